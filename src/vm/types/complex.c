#include "vm/types/complex.h"
#include "vm/errors/warning.h"

#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/format/format.h"
#include "vm/format/format_spec.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/float.h"
#include "vm/types/float_methods.h"
#include "vm/types/int.h"
#include "vm/types/int_methods.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// The arithmetic is that of CPython 3.11, step by step, so that the last bit is the same.

typedef struct Pair {
    double real, imag;
} Pair;

static Pair pair_of(Value value) {
    const Complex *self = (const Complex *)value.object;
    return (Pair){self->real, self->imag};
}

bool value_is_complex(const Vm *vm, Value value) {
    return value.kind == VALUE_OBJECT && (value.object->type == vm->types.complex ||
                                          type_is_subtype(value.object->type, vm->types.complex));
}

Value complex_new(Vm *vm, double real, double imag) {
    Complex *self = object_new(vm, vm->types.complex, sizeof *self);
    if (self) {
        self->real = real;
        self->imag = imag;
    }
    return value_or_unset(self);
}

// --- Arithmetic ----------------------------------------------------------------------------------

static Pair product(Pair a, Pair b) {
    return (Pair){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

// Smith's way, which keeps the parts small; false for a division by zero.
static bool quotient(Pair a, Pair b, Pair *out) {
    const double real = fabs(b.real), imag = fabs(b.imag);
    if (real >= imag) {
        if (real == 0) {
            return false;
        }
        const double ratio = b.imag / b.real;
        const double denominator = b.real + b.imag * ratio;
        *out = (Pair){(a.real + a.imag * ratio) / denominator,
                      (a.imag - a.real * ratio) / denominator};
    } else if (imag >= real) {
        const double ratio = b.real / b.imag;
        const double denominator = b.real * ratio + b.imag;
        *out = (Pair){(a.real * ratio + a.imag) / denominator,
                      (a.imag * ratio - a.real) / denominator};
    } else {
        *out = (Pair){NAN, NAN};
    }
    return true;
}

static Pair power_by_squares(Pair base, long count) {
    Pair result = {1, 0}, square = base;
    for (long mask = 1; mask > 0 && count >= mask; mask <<= 1) {
        if (count & mask) {
            result = product(result, square);
        }
        square = product(square, square);
    }
    return result;
}

// False when zero is raised to what it can't be raised to.
static bool general_power(Pair base, Pair exponent, Pair *out) {
    if (exponent.real == 0 && exponent.imag == 0) {
        *out = (Pair){1, 0};
    } else if (base.real == 0 && base.imag == 0) {
        *out = (Pair){0, 0};
        return exponent.imag == 0 && exponent.real >= 0;
    } else {
        const double size = hypot(base.real, base.imag);
        const double angle = atan2(base.imag, base.real);
        double length = pow(size, exponent.real);
        double phase = angle * exponent.real;
        if (exponent.imag != 0) {
            length *= exp(-angle * exponent.imag);
            phase += exponent.imag * log(size);
        }
        *out = (Pair){length * cos(phase), length * sin(phase)};
    }
    return true;
}

static Value power(Vm *vm, Pair base, Pair exponent) {
    Pair result;
    bool good = true;
    const bool small =
        exponent.imag == 0 && exponent.real == floor(exponent.real) && fabs(exponent.real) <= 100;
    if (small && exponent.real > 0) {
        result = power_by_squares(base, (long)exponent.real);
    } else if (small) {
        good = quotient((Pair){1, 0}, power_by_squares(base, -(long)exponent.real), &result);
    } else {
        good = general_power(base, exponent, &result);
    }
    if (!good) {
        return vm_raise(vm, vm->exceptions.ZeroDivisionError, "0.0 to a negative or complex power");
    }
    if (isinf(result.real) || isinf(result.imag)) {
        return vm_raise(vm, vm->exceptions.OverflowError, "complex exponentiation");
    }
    return complex_new(vm, result.real, result.imag);
}

// 1 when it is a number; 0 when it is none, -1 with an exception set.
static int operand(Vm *vm, Value value, Pair *out) {
    *out = (Pair){0, 0};
    if (value_is_complex(vm, value)) {
        *out = pair_of(value);
        return 1;
    }
    if (float_value(value, &out->real)) {
        return 1;
    }
    if (!value_is_int(value)) {
        return 0;
    }
    return int_to_double(vm, value, &out->real) ? 1 : -1;
}

static Value binary(Vm *vm, BinaryOp op, Value left, Value right) {
    Pair a, b, result;
    const int has_left = operand(vm, left, &a);
    const int has_right = has_left > 0 ? operand(vm, right, &b) : has_left;
    if (has_right <= 0) {
        return has_right < 0 ? UNSET : NOT_IMPLEMENTED;
    }
    switch (op) {
    case BINARY_ADD:
        return complex_new(vm, a.real + b.real, a.imag + b.imag);
    case BINARY_SUB:
        return complex_new(vm, a.real - b.real, a.imag - b.imag);
    case BINARY_MUL:
        result = product(a, b);
        return complex_new(vm, result.real, result.imag);
    case BINARY_TRUEDIV:
        if (!quotient(a, b, &result)) {
            return vm_raise(vm, vm->exceptions.ZeroDivisionError, "complex division by zero");
        }
        return complex_new(vm, result.real, result.imag);
    case BINARY_POW:
        return power(vm, a, b);
    default:
        return NOT_IMPLEMENTED;
    }
}

Value complex_power(Vm *vm, Value base, Value exponent) {
    return binary(vm, BINARY_POW, base, exponent);
}

static Value unary(Vm *vm, UnaryOp op, Value self) {
    const Pair pair = pair_of(self);
    if (op == UNARY_INVERT) {
        return NOT_IMPLEMENTED;
    }
    return op == UNARY_NEG ? complex_new(vm, -pair.real, -pair.imag)
                           : complex_new(vm, pair.real, pair.imag);
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_complex(vm, self)) {
        return NOT_IMPLEMENTED;
    }
    const Pair pair = pair_of(self);
    double number = 0;
    bool equal;
    if (value_is_complex(vm, other)) {
        const Pair second = pair_of(other);
        equal = pair.real == second.real && pair.imag == second.imag;
    } else if (float_value(other, &number)) {
        equal = pair.real == number && pair.imag == 0;
    } else if (value_is_int(other)) {
        equal = pair.imag == 0 && float_compare_int(pair.real, other) == 0;
    } else {
        return NOT_IMPLEMENTED;
    }
    return value_of_bool(equal == (op == COMPARE_EQ));
}

static bool hash(Vm *vm, Value self, int64_t *out) {
    (void)vm;
    const Pair pair = pair_of(self);
    const uint64_t sum =
        (uint64_t)float_hash(pair.real) + UINT64_C(1000003) * (uint64_t)float_hash(pair.imag);
    *out = (int64_t)sum == -1 ? -2 : (int64_t)sum;
    return true;
}

static int truth(Vm *vm, Value self) {
    (void)vm;
    const Pair pair = pair_of(self);
    return pair.real != 0 || pair.imag != 0;
}

// --- Text ----------------------------------------------------------------------------------------

// As repr of a float, but without ".0".
static void add_part(double number, Buf *out) {
    float_repr(number, out);
    if (!out->failed && out->size > 2 && memcmp(out->bytes + out->size - 2, ".0", 2) == 0) {
        out->size -= 2;
    }
}

void complex_repr(double real, double imag, Buf *out) {
    const bool alone = real == 0 && !signbit(real);
    if (!alone) {
        buf_add_char(out, '(');
        add_part(real, out);
        if (isnan(imag) || !signbit(imag)) {
            buf_add_char(out, '+');
        }
    }
    add_part(imag, out);
    buf_add_text(out, alone ? TEXT("j") : TEXT("j)"));
}

static Value repr(Vm *vm, Value self) {
    const Pair pair = pair_of(self);
    Buf buf;
    buf_init(&buf, &vm->alloc);
    complex_repr(pair.real, pair.imag, &buf);
    return str_value_from_buf(vm, &buf);
}

// One part by the spec, without width.
static void format_part(double number, const FormatSpec *spec, char type, int precision, Buf *out) {
    Buf digits;
    buf_init(&digits, out->alloc);
    if (type == 'r') {
        add_part(fabs(number), &digits);
        if (spec->alternate && isfinite(number)) {
            format_add_point(&digits, 0);
        }
    } else {
        format_float_digits(number, type, precision, spec->alternate, false, &digits);
    }
    const Text all = buf_text(&digits);
    size_t whole = 0;
    while (whole < all.size && all.bytes[whole] >= '0' && all.bytes[whole] <= '9') {
        whole++;
    }
    FormatSpec plain = *spec;
    plain.width = -1;
    const bool negative = signbit(number) && !isnan(number);
    const char sign = negative ? '-' : spec->sign == '-' ? 0 : spec->sign;
    const FormatNumber parts = {.sign = sign,
                                .prefix = TEXT(""),
                                .digits = {all.bytes, whole},
                                .rest = {all.bytes + whole, all.size - whole}};
    format_spec_number(&plain, &parts, out);
    out->failed = out->failed || digits.failed;
    buf_deinit(&digits);
}

static bool spec_is_good(Vm *vm, Value self, const FormatSpec *spec, Text text) {
    if (spec->type && (spec->type >= 128 || !strchr("eEfFgGn", (int)spec->type))) {
        vm_raise(vm, vm->exceptions.ValueError, "Unknown format code '%c' for object of type '%s'",
                 (int)(spec->type & 127), vm_type_name(vm, self));
        return false;
    }
    if (text_equal(spec->fill, TEXT("0")) && spec->align == '=') {
        vm_raise(vm, vm->exceptions.ValueError,
                 "Zero padding is not allowed in complex format specifier");
        return false;
    }
    if (spec->align == '=') {
        vm_raise(vm, vm->exceptions.ValueError,
                 "'=' alignment flag is not allowed in complex format specifier");
        return false;
    }
    (void)text;
    return true;
}

static Value format(Vm *vm, Value self, Str *text) {
    FormatSpec spec;
    if (text->size == 0) {
        return object_str(vm, self);
    }
    if (!format_spec_parse(vm, str_text(text), self, '>', 0, &spec) ||
        !spec_is_good(vm, self, &spec, str_text(text))) {
        return UNSET;
    }
    const Pair pair = pair_of(self);
    char type = spec.type == 0 ? 'r' : spec.type == 'n' ? 'g' : (char)spec.type;
    const bool parens = type == 'r' && (pair.real != 0 || signbit(pair.real));
    const bool alone = type == 'r' && !parens;
    type = type == 'r' && spec.precision >= 0 ? 'g' : type;
    const int precision = spec.precision < 0 ? 6 : (int)spec.precision;
    Buf inner, out;
    buf_init(&inner, &vm->alloc);
    buf_init(&out, &vm->alloc);
    if (parens) {
        buf_add_char(&inner, '(');
    }
    if (!alone) {
        format_part(pair.real, &spec, type, precision, &inner);
    }
    FormatSpec second = spec;
    second.sign = alone ? spec.sign : '+';
    format_part(pair.imag, &second, type, precision, &inner);
    buf_add_text(&inner, parens ? TEXT("j)") : TEXT("j"));
    format_spec_pad(&spec, buf_text(&inner), &out);
    out.failed = out.failed || inner.failed;
    buf_deinit(&inner);
    return str_value_from_buf(vm, &out);
}

// --- complex() -----------------------------------------------------------------------------------

// How much of the text is a number; 0: nothing.
static size_t number_length(const char *text) {
    size_t at = text[0] == '+' || text[0] == '-';
    if (strncasecmp(text + at, "infinity", 8) == 0) {
        return at + 8;
    }
    if (strncasecmp(text + at, "inf", 3) == 0 || strncasecmp(text + at, "nan", 3) == 0) {
        return at + 3;
    }
    const size_t whole = strspn(text + at, "0123456789");
    size_t end = at + whole, decimals = 0;
    if (text[end] == '.') {
        decimals = strspn(text + end + 1, "0123456789");
        end += 1 + decimals;
    }
    if (whole + decimals == 0) {
        return 0;
    }
    if (text[end] == 'e' || text[end] == 'E') {
        const size_t sign = text[end + 1] == '+' || text[end + 1] == '-';
        const size_t digits = strspn(text + end + 1 + sign, "0123456789");
        end += digits > 0 ? 1 + sign + digits : 0;
    }
    return end;
}

static bool is_j(char c) {
    return c == 'j' || c == 'J';
}

// "3", "3j", "j", "1+2j", "1-j"; false when it is none of these.
static bool read_parts(const char *text, Pair *out) {
    *out = (Pair){0, 0};
    const size_t first = number_length(text);
    const char *at = text + first;
    if (first > 0 && *at == '\0') {
        out->real = strtod(text, NULL);
        return true;
    }
    if (first > 0 && is_j(*at)) {
        out->imag = strtod(text, NULL);
        return at[1] == '\0';
    }
    if (first > 0) {
        out->real = strtod(text, NULL);
        if (*at != '+' && *at != '-') {
            return false;
        }
    }
    const size_t second = number_length(at);
    if (second > 0) {
        out->imag = strtod(at, NULL);
        at += second;
    } else {
        out->imag = *at == '-' ? -1 : 1;
        at += *at == '+' || *at == '-';
    }
    return is_j(at[0]) && at[1] == '\0';
}

// Digits may be grouped by single underscores.
static bool drop_underscores(Text text, Buf *out) {
    for (size_t i = 0; i < text.size; i++) {
        const char c = text.bytes[i];
        if (c == '\0') {
            return false;
        }
        if (c != '_') {
            buf_add_char(out, c);
            continue;
        }
        const bool between = i > 0 && i + 1 < text.size && text.bytes[i - 1] >= '0' &&
                             text.bytes[i - 1] <= '9' && text.bytes[i + 1] >= '0' &&
                             text.bytes[i + 1] <= '9';
        if (!between) {
            return false;
        }
    }
    return true;
}

static Value make(Vm *vm, Type *type, Pair pair) {
    Complex *self = object_new(vm, type, sizeof *self);
    if (self) {
        self->real = pair.real;
        self->imag = pair.imag;
    }
    return value_or_unset(self);
}

static Value parse(Vm *vm, Type *type, Value value) {
    Buf ascii, plain;
    buf_init(&ascii, &vm->alloc);
    buf_init(&plain, &vm->alloc);
    text_to_ascii_number(str_text(value_as_str(value)), &ascii);
    Text text = text_trim_spaces(buf_text(&ascii));
    const bool parens = text.size >= 2 && text.bytes[0] == '(' && text.bytes[text.size - 1] == ')';
    if (parens) {
        text = text_trim_spaces((Text){text.bytes + 1, text.size - 2});
    }
    Pair pair = {0, 0};
    const bool grouped = drop_underscores(text, &plain);
    const bool good = grouped && text.size > 0 && read_parts(buf_string(&plain), &pair);
    const bool failed = ascii.failed || plain.failed;
    buf_deinit(&ascii);
    buf_deinit(&plain);
    if (failed) {
        return vm_raise_memory(vm);
    }
    if (!grouped) {
        Value shown = object_repr(vm, value);
        if (!value_is_unset(shown)) {
            vm_raise(vm, vm->exceptions.ValueError, "could not convert string to complex: %s",
                     value_as_str(shown)->bytes);
        }
        value_drop(vm, shown);
        return UNSET;
    }
    return good ? make(vm, type, pair)
                : vm_raise(vm, vm->exceptions.ValueError, "complex() arg is a malformed string");
}

// One argument as a number; *is_complex tells that it had an imaginary part of its own.
static bool number_of(Vm *vm, Value value, bool first, Pair *out, bool *is_complex) {
    bool found = false;
    *is_complex = value_is_complex(vm, value);
    const int known = operand(vm, value, out);
    if (known) {
        return known > 0;
    }
    Str *hook = first ? str_intern(vm, TEXT("__complex__")) : NULL;
    Value made = hook ? slots_call(vm, value, hook, NULL, 0, &found) : UNSET;
    if (hook) {
        object_drop(vm, hook);
    }
    if (found) {
        *is_complex = !value_is_unset(made) && value_is_complex(vm, made);
        bool fine = *is_complex;
        if (fine) {
            *out = pair_of(made);
            fine = value_type(vm, made) == vm->types.complex ||
                   warning_of_subclass(vm, "", "__complex__", "complex", made);
        } else if (!value_is_unset(made)) {
            vm_raise(vm, vm->exceptions.TypeError, "__complex__ returned non-complex (type %s)",
                     vm_type_name(vm, made));
        }
        value_drop(vm, made);
        return fine;
    }
    Type *type = value_type(vm, value);
    if (value_is_unset(type_lookup(vm, type, vm->names.dunder_float)) &&
        value_is_unset(type_lookup(vm, type, vm->names.dunder_index))) {
        vm_raise(vm, vm->exceptions.TypeError,
                 first ? "complex() first argument must be a string or a number, not '%s'"
                       : "complex() second argument must be a number, not '%s'",
                 vm_type_name(vm, value));
        return false;
    }
    return float_from_value(vm, value, &out->real);
}

static Value new_complex(Vm *vm, Type *type, Args args) {
    static const ArgNames parameters = {"complex", 0, 2, 2, {"real", "imag"}};
    Value parts[2];
    if (!args_bind(vm, &parameters, args, parts)) {
        return UNSET;
    }
    const bool has_second = !value_is_unset(parts[1]);
    if (value_is_str(parts[0])) {
        return has_second ? vm_raise(vm, vm->exceptions.TypeError,
                                     "complex() can't take second arg if first is a string")
                          : parse(vm, type, parts[0]);
    }
    if (has_second && value_is_str(parts[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "complex() second arg can't be a string");
    }
    if (!has_second && type == vm->types.complex && parts[0].kind == VALUE_OBJECT &&
        parts[0].object->type == type) {
        return value_ref(parts[0]);
    }
    Pair first = {0, 0}, second = {0, 0};
    bool first_is_complex = false, second_is_complex = false;
    if ((!value_is_unset(parts[0]) && !number_of(vm, parts[0], true, &first, &first_is_complex)) ||
        (has_second && !number_of(vm, parts[1], false, &second, &second_is_complex))) {
        return UNSET;
    }
    // The second argument is multiplied by 1j, whatever it is.
    if (second_is_complex) {
        first.real -= second.imag;
    }
    const double imag = first_is_complex ? first.imag + second.real : second.real;
    return make(vm, type, (Pair){first.real, has_second ? imag : first.imag});
}

// --- Methods -------------------------------------------------------------------------------------

METHOD(conjugate) {
    const Pair pair = pair_of(args[0]);
    return complex_new(vm, pair.real, -pair.imag);
}

METHOD(itself) {
    const Pair pair = pair_of(args[0]);
    return complex_new(vm, pair.real, pair.imag);
}

METHOD(absolute) {
    const Pair pair = pair_of(args[0]);
    const double size = hypot(pair.real, pair.imag);
    if (isinf(size) && isfinite(pair.real) && isfinite(pair.imag)) {
        return vm_raise(vm, vm->exceptions.OverflowError, "absolute value too large");
    }
    return value_of_float(size);
}

METHOD(is_true) {
    return value_of_bool(truth(vm, args[0]));
}

METHOD(new_arguments) {
    const Pair pair = pair_of(args[0]);
    const Value parts[] = {value_of_float(pair.real), value_of_float(pair.imag)};
    return value_or_unset(tuple_of(vm, parts, 2));
}

static Value get_real(Vm *vm, Value self) {
    (void)vm;
    return value_of_float(pair_of(self).real);
}

static Value get_imag(Vm *vm, Value self) {
    (void)vm;
    return value_of_float(pair_of(self).imag);
}

bool complex_setup(Vm *vm) {
    static const NativeDef methods[] = {
        NATIVE("conjugate", "self, /", conjugate),
        NATIVE("__complex__", "self, /", itself),
        NATIVE("__abs__", "self, /", absolute),
        NATIVE("__bool__", "self, /", is_true),
        NATIVE("__getnewargs__", "self, /", new_arguments),
        {0},
    };
    static const NativeGetter getters[] = {
        {"real", get_real, native_readonly}, {"imag", get_imag, native_readonly}, {0}};
    Type *type = vm->types.complex;
    type->size = sizeof(Complex);
    type->flags |= TYPE_BASETYPE;
    type->new_ = new_complex;
    type->repr = repr;
    type->format = format;
    type->hash = hash;
    type->truth = truth;
    type->compare = compare;
    type->binary = binary;
    type->unary = unary;
    return type_complete(vm, type, methods, getters);
}
