#include "vm/types/float_methods.h"

#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/int.h"
#include "vm/types/int_methods.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double self_number(const Value *args) {
    double number = 0;
    float_value(args[0], &number);
    return number;
}

METHOD(to_float) {
    return value_of_float(self_number(args));
}

METHOD(to_int) {
    return int_from_float(vm, self_number(args));
}

METHOD(floor_method) {
    return int_from_float(vm, floor(self_number(args)));
}

METHOD(ceil_method) {
    return int_from_float(vm, ceil(self_number(args)));
}

METHOD(absolute) {
    return value_of_float(fabs(self_number(args)));
}

METHOD(is_true) {
    return value_of_bool(self_number(args) != 0);
}

METHOD(is_integer) {
    const double number = self_number(args);
    return value_of_bool(isfinite(number) && floor(number) == number);
}

METHOD(divmod_method) {
    return number_divmod(vm, args[0], args[1]);
}

METHOD(rdivmod_method) {
    return number_divmod(vm, args[1], args[0]);
}

METHOD(as_integer_ratio) {
    double number = self_number(args);
    if (isinf(number)) {
        return vm_raise(vm, vm->exceptions.OverflowError,
                        "cannot convert Infinity to integer ratio");
    }
    if (isnan(number)) {
        return vm_raise(vm, vm->exceptions.ValueError, "cannot convert NaN to integer ratio");
    }
    int exponent = 0;
    number = frexp(number, &exponent);
    for (int i = 0; i < 300 && number != floor(number); i++) {
        number *= 2;
        exponent--;
    }
    mpz_t above, below;
    mpz_init_set_d(above, number);
    mpz_init_set_ui(below, 1);
    mpz_mul_2exp(exponent > 0 ? above : below, exponent > 0 ? above : below,
                 (mp_bitcnt_t)abs(exponent));
    Value parts[] = {int_from_mpz(vm, above), UNSET};
    parts[1] = int_from_mpz(vm, below);
    Tuple *tuple = NULL;
    if (!value_is_unset(parts[0]) && !value_is_unset(parts[1])) {
        tuple = tuple_of(vm, parts, 2);
    }
    value_drop(vm, parts[0]);
    value_drop(vm, parts[1]);
    return value_or_unset(tuple);
}

// --- round ---------------------------------------------------------------------------------------

// Rounding happens to the exact decimal digits, as C's printf does it, and is read back.
Value float_round(Vm *vm, double number, int64_t digits) {
    // Beyond these there is nothing to round, or nothing left.
    if (!isfinite(number) || digits > 323) {
        return value_of_float(number);
    }
    if (digits < -308) {
        return value_of_float(copysign(0.0, number));
    }
    char text[700];
    if (digits >= 0) {
        snprintf(text, sizeof text, "%.*f", (int)digits, number);
        return value_of_float(strtod(text, NULL));
    }
    // How many digits stand before the place that is rounded to.
    snprintf(text, sizeof text, "%.0e", number);
    int exponent = 0;
    if (number != 0) {
        snprintf(text, sizeof text, "%.17e", number);
        exponent = atoi(strchr(text, 'e') + 1);
    }
    const int kept = exponent + 1 + (int)digits;
    if (kept < 0) {
        return value_of_float(copysign(0.0, number));
    }
    if (kept == 0) {
        // More than half of the place's unit goes up; exactly half goes to the even zero.
        snprintf(text, sizeof text, "5e%d", exponent);
        const bool goes_up = fabs(number) > strtod(text, NULL);
        snprintf(text, sizeof text, "%s1e%d", signbit(number) ? "-" : "", exponent + 1);
        number = goes_up ? strtod(text, NULL) : copysign(0.0, number);
    } else {
        snprintf(text, sizeof text, "%.*e", kept - 1, number);
        number = strtod(text, NULL);
    }
    if (isinf(number)) {
        return vm_raise(vm, vm->exceptions.OverflowError, "rounded value too large to represent");
    }
    return value_of_float(number);
}

METHOD(round_method) {
    const double number = self_number(args);
    if (value_is_unset(args[1]) || value_is_none(args[1])) {
        return int_from_float(vm, rint(number));
    }
    int64_t digits = 0;
    if (!int_index_or(vm, args[1], NULL, &digits)) {
        return UNSET;
    }
    return float_round(vm, number, digits);
}

// --- Hexadecimal ---------------------------------------------------------------------------------

METHOD(hex) {
    const double number = self_number(args);
    char text[64];
    if (!isfinite(number)) {
        Buf buf;
        buf_init(&buf, &vm->alloc);
        float_repr(number, &buf);
        return str_value_from_buf(vm, &buf);
    }
    if (number == 0) {
        return value_or_unset(str_from_c(vm, signbit(number) ? "-0x0.0p+0" : "0x0.0p+0"));
    }
    int exponent = 0;
    const double fraction = frexp(fabs(number), &exponent);
    const int shift = exponent > -1021 ? 1 : 1 - (-1021 - exponent);
    const uint64_t bits = (uint64_t)ldexp(fraction, 52 + shift);
    exponent -= shift;
    snprintf(text, sizeof text, "%s0x%llx.%013llxp%+d", number < 0 ? "-" : "",
             (unsigned long long)(bits >> 52),
             (unsigned long long)(bits & ((UINT64_C(1) << 52) - 1)), exponent);
    return value_or_unset(str_from_c(vm, text));
}

// Whether the text is a hexadecimal number in the form that fromhex takes, which strtod reads with
// "0x" in front; the form without a prefix is completed in `out`.
static bool complete_hex(Text text, Buf *out) {
    size_t at = 0;
    int digits = 0;
    if (at < text.size && (text.bytes[at] == '-' || text.bytes[at] == '+')) {
        buf_add_char(out, text.bytes[at++]);
    }
    buf_add_text(out, TEXT("0x"));
    if (at + 1 < text.size && text.bytes[at] == '0' && (text.bytes[at + 1] | 0x20) == 'x') {
        at += 2;
    }
    for (int part = 0; part < 2; part++) {
        while (at < text.size && strchr("0123456789abcdefABCDEF", text.bytes[at])) {
            buf_add_char(out, text.bytes[at++]);
            digits++;
        }
        if (part == 0 && at < text.size && text.bytes[at] == '.') {
            buf_add_char(out, text.bytes[at++]);
        } else {
            break;
        }
    }
    if (digits == 0) {
        return false;
    }
    if (at < text.size && (text.bytes[at] | 0x20) == 'p') {
        buf_add_char(out, text.bytes[at++]);
        if (at < text.size && (text.bytes[at] == '-' || text.bytes[at] == '+')) {
            buf_add_char(out, text.bytes[at++]);
        }
        const size_t first = at;
        while (at < text.size && text.bytes[at] >= '0' && text.bytes[at] <= '9') {
            buf_add_char(out, text.bytes[at++]);
        }
        if (at == first) {
            return false;
        }
    }
    return at == text.size;
}

static bool read_hex(Vm *vm, Text text, double *number) {
    Buf plain;
    buf_init(&plain, &vm->alloc);
    text = text_trim_spaces(text);
    Text word = text;
    if (word.size && (word.bytes[0] == '-' || word.bytes[0] == '+')) {
        word.bytes++;
        word.size--;
    }
    const bool is_word = (word.size == 3 && (strncasecmp(word.bytes, "inf", 3) == 0 ||
                                             strncasecmp(word.bytes, "nan", 3) == 0)) ||
                         (word.size == 8 && strncasecmp(word.bytes, "infinity", 8) == 0);
    if (is_word) {
        buf_add_text(&plain, text);
    }
    bool done = is_word || complete_hex(text, &plain);
    if (plain.failed) {
        vm_raise_memory(vm);
        done = false;
    } else if (!done) {
        vm_raise(vm, vm->exceptions.ValueError, "invalid hexadecimal floating-point string");
    } else {
        *number = strtod(buf_string(&plain), NULL);
        if (isinf(*number) && !is_word) {
            vm_raise(vm, vm->exceptions.OverflowError,
                     "hexadecimal value too large to represent as a float");
            done = false;
        }
    }
    buf_deinit(&plain);
    return done;
}

METHOD(fromhex) {
    double number = 0;
    if (!value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "bad argument type for built-in operation");
    }
    if (!read_hex(vm, str_text((const Str *)args[1].object), &number)) {
        return UNSET;
    }
    if (args[0].object == &vm->types.float_->base) {
        return value_of_float(number);
    }
    const Value made = value_of_float(number);
    return vm_call(vm, args[0], &made, 1);
}

// --- Tables --------------------------------------------------------------------------------------

static Value get_real(Vm *vm, Value self) {
    double number = 0;
    (void)vm;
    float_value(self, &number);
    return value_of_float(number);
}

static Value get_imag(Vm *vm, Value self) {
    (void)vm;
    (void)self;
    return value_of_float(0);
}

static const NativeDef methods[] = {NATIVE("is_integer", "self, /", is_integer),
                                    NATIVE("as_integer_ratio", "self, /", as_integer_ratio),
                                    NATIVE("conjugate", "self, /", to_float),
                                    NATIVE("hex", "self, /", hex),
                                    NATIVE("fromhex@class", "type, string, /", fromhex),
                                    NATIVE("__float__", "self, /", to_float),
                                    NATIVE("__int__", "self, /", to_int),
                                    NATIVE("__trunc__", "self, /", to_int),
                                    NATIVE("__floor__", "self, /", floor_method),
                                    NATIVE("__ceil__", "self, /", ceil_method),
                                    NATIVE("__abs__", "self, /", absolute),
                                    NATIVE("__bool__", "self, /", is_true),
                                    NATIVE("__round__", "self, ndigits=None, /", round_method),
                                    NATIVE("__divmod__", "self, value, /", divmod_method),
                                    NATIVE("__rdivmod__", "self, value, /", rdivmod_method),
                                    {0}};

static const NativeGetter getters[] = {{"real", get_real, NULL}, {"imag", get_imag, NULL}, {0}};

const NativeDef *float_methods(void) {
    return methods;
}

const NativeGetter *float_getters(void) {
    return getters;
}
