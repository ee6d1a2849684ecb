#include "base/check.h"
#include "vm/errors/warning.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/bytes.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/types/int_methods.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/unicode.h"
#include "vm/vm.h"

#include <string.h>

// Of a number that fits a word, with its sign, in any base.
#define MAX_DIGITS 72

// What digits cost: a base that is a power of two is so many passes, another so many products.
#define PASSES_OF_BITS 40
#define PRODUCTS       4

// --- Writing -------------------------------------------------------------------------------------

// Fills `digits` from its end; how many are free in front.
static int digits_of(int64_t integer, int base, char digits[MAX_DIGITS]) {
    int at = MAX_DIGITS;
    uint64_t rest = integer < 0 ? -(uint64_t)integer : (uint64_t)integer;
    do {
        digits[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % (uint64_t)base];
        rest /= (uint64_t)base;
    } while (rest);
    if (integer < 0) {
        digits[--at] = '-';
    }
    return at;
}

static void write_small(int64_t integer, int base, Buf *out) {
    char digits[MAX_DIGITS];
    const int at = digits_of(integer, base, digits);
    buf_add(out, digits + at, (size_t)(MAX_DIGITS - at));
}

Value int_decimal(Vm *vm, int64_t integer) {
    char digits[MAX_DIGITS];
    const int at = digits_of(integer, 10, digits);
    return value_or_unset(str_new(vm, digits + at, (size_t)(MAX_DIGITS - at)));
}

static bool raise_too_long(Vm *vm) {
    vm_raise(vm, vm->exceptions.ValueError,
             "Exceeds the limit (%d digits) for integer string conversion; use "
             "sys.set_int_max_str_digits() to increase the limit",
             INT_MAX_STR_DIGITS);
    return false;
}

bool int_write(Vm *vm, Value value, int base, Buf *out) {
    if (value.kind != VALUE_OBJECT) {
        write_small(value.integer, base, out);
        return true;
    }
    IntView view;
    mpz_srcptr number = int_view(&view, value);
    const bool is_limited = (base & (base - 1)) != 0;
    // The estimate is at most one digit too many.
    const size_t estimate = mpz_sizeinbase(number, base);
    if (is_limited && estimate > INT_MAX_STR_DIGITS + 1) {
        return raise_too_long(vm);
    }
    const size_t size = estimate + 2;
    const size_t limbs = mpz_size(number);
    if (!int_spend(vm, limbs, is_limited ? limbs : 0, is_limited ? PRODUCTS : PASSES_OF_BITS)) {
        return false;
    }
    char *digits = alloc_try(&vm->alloc, size);
    if (!digits) {
        vm_raise_memory(vm);
        return false;
    }
    mpz_get_str(digits, base, number);
    const size_t length = strlen(digits);
    const bool fits = !is_limited || length - (digits[0] == '-') <= INT_MAX_STR_DIGITS;
    if (fits) {
        buf_add(out, digits, length);
    }
    alloc_release(&vm->alloc, digits, size);
    return fits || raise_too_long(vm);
}

// --- Reading -------------------------------------------------------------------------------------

static int digit_value(char digit) {
    return digit >= '0' && digit <= '9'   ? digit - '0'
           : digit >= 'a' && digit <= 'z' ? digit - 'a' + 10
           : digit >= 'A' && digit <= 'Z' ? digit - 'A' + 10
                                          : 99;
}

Value int_from_digits(Vm *vm, const char *digits, size_t size, int base) {
    if (size <= 12) {
        int64_t integer = 0;
        for (size_t i = 0; i < size; i++) {
            integer = integer * base + digit_value(digits[i]);
        }
        return value_of_int(integer);
    }
    if ((base & (base - 1)) != 0 && size > INT_MAX_STR_DIGITS) {
        return vm_raise(vm, vm->exceptions.ValueError,
                        "Exceeds the limit (%d digits) for integer string conversion: value has "
                        "%zu digits; use sys.set_int_max_str_digits() to increase the limit",
                        INT_MAX_STR_DIGITS, size);
    }
    if (size > SIZE_MAX / 16 || !int_may_have_bits(vm, (uint64_t)size * 6)) {
        return vm_has_error(vm) ? UNSET : vm_raise_memory(vm);
    }
    const size_t limbs = size / 16 + 1;
    const bool is_product = (base & (base - 1)) != 0;
    if (!int_spend(vm, limbs, is_product ? limbs : 0, is_product ? PRODUCTS : PASSES_OF_BITS)) {
        return UNSET;
    }
    char *copy = alloc_try(&vm->alloc, size + 1);
    if (!copy) {
        return vm_raise_memory(vm);
    }
    memcpy(copy, digits, size);
    copy[size] = 0;
    mpz_t number;
    mpz_init(number);
    const int failed = mpz_set_str(number, copy, base);
    alloc_release(&vm->alloc, copy, size + 1);
    CHECK(!failed);
    return int_from_mpz(vm, number);
}

void text_to_ascii_number(Text text, Buf *out) {
    for (size_t i = 0; i < text.size;) {
        const uint32_t c = text_next(text, &i);
        const int decimal = unicode_decimal(c);
        if (c < 0x80) {
            buf_add_char(out, (char)c);
        } else if (decimal >= 0) {
            buf_add_char(out, (char)('0' + decimal));
        } else {
            buf_add_char(out, unicode_is(c, UNICODE_SPACE) ? ' ' : '?');
        }
    }
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
}

Text text_trim_spaces(Text text) {
    while (text.size && is_space(text.bytes[0])) {
        text.bytes++;
        text.size--;
    }
    while (text.size && is_space(text.bytes[text.size - 1])) {
        text.size--;
    }
    return text;
}

// The base that a prefix such as 0x stands for; 0 when there is none.
static int prefix_base(Text text) {
    if (text.size < 2 || text.bytes[0] != '0') {
        return 0;
    }
    switch (text.bytes[1] | 0x20) {
    case 'x':
        return 16;
    case 'o':
        return 8;
    case 'b':
        return 2;
    default:
        return 0;
    }
}

// Digits with single underscores between them, to plain digits.
static bool plain_digits(Text text, int base, Buf *out) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] == '_') {
            if (i == 0 || i + 1 == text.size || text.bytes[i - 1] == '_') {
                return false;
            }
        } else if (digit_value(text.bytes[i]) >= base) {
            return false;
        } else {
            buf_add_char(out, text.bytes[i]);
        }
    }
    return out->size > 0;
}

// Takes sign and prefix off and decides the base; false when the text is no number.
static bool read_head(Text *text, int *base, bool *is_negative) {
    *is_negative = text->size && text->bytes[0] == '-';
    if (text->size && (text->bytes[0] == '-' || text->bytes[0] == '+')) {
        text->bytes++;
        text->size--;
    }
    const int prefix = prefix_base(*text);
    if (prefix && (*base == 0 || *base == prefix)) {
        *base = prefix;
        text->bytes += 2;
        text->size -= 2;
        // One underscore may follow the prefix.
        if (text->size && text->bytes[0] == '_') {
            text->bytes++;
            text->size--;
        }
        return true;
    }
    if (*base == 0) {
        *base = 10;
        // As in source text, only zero itself may begin with a zero.
        if (text->size && text->bytes[0] == '0') {
            for (size_t i = 0; i < text->size; i++) {
                if (text->bytes[i] != '0' && text->bytes[i] != '_') {
                    return false;
                }
            }
        }
    }
    return true;
}

static Value raise_literal(Vm *vm, int base, Value shown) {
    Value text = object_repr(vm, shown);
    if (value_is_unset(text)) {
        return UNSET;
    }
    Str *str = (Str *)text.object;
    const size_t end = str->count > 200 ? str_offset(str, 200) : str->size;
    vm_raise(vm, vm->exceptions.ValueError, "invalid literal for int() with base %d: %.*s", base,
             (int)end, str->bytes);
    value_drop(vm, text);
    return UNSET;
}

// As int_parse; `shown` is what the ValueError shows.
// Nothing but a few digits, which is what is read most.
static bool read_short_number(Text text, int64_t *out) {
    int64_t number = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9') {
            return false;
        }
        number = number * 10 + (text.bytes[i] - '0');
    }
    *out = number;
    return text.size > 0;
}

static Value int_parse_shown(Vm *vm, Text text, int base, Value shown) {
    int64_t number;
    if (base == 10 && text.size <= 18 && read_short_number(text, &number)) {
        return value_of_int(number);
    }
    Buf ascii, digits;
    buf_init(&ascii, &vm->alloc);
    buf_init(&digits, &vm->alloc);
    text_to_ascii_number(text, &ascii);
    Text rest = text_trim_spaces(buf_text(&ascii));
    int actual = base;
    bool is_negative = false;
    const bool good =
        read_head(&rest, &actual, &is_negative) && plain_digits(rest, actual, &digits);
    Value value = UNSET;
    if (ascii.failed || digits.failed) {
        vm_raise_memory(vm);
    } else if (!good) {
        raise_literal(vm, base, shown);
    } else {
        value = int_from_digits(vm, digits.bytes, digits.size, actual);
    }
    buf_deinit(&ascii);
    buf_deinit(&digits);
    if (is_negative && !value_is_unset(value)) {
        const Value positive = value;
        value = int_binary(vm, BINARY_SUB, value_of_int(0), positive);
        value_drop(vm, positive);
    }
    return value;
}

Value int_parse(Vm *vm, Text text, int base) {
    Str *shown = str_from_text(vm, text);
    if (!shown) {
        return UNSET;
    }
    Value value = int_parse_shown(vm, text, base, value_of_object(shown));
    object_drop(vm, shown);
    return value;
}

// --- int(…) --------------------------------------------------------------------------------------

// The result of `__trunc__`, which may be anything that has an `__index__`.
static Value from_trunc(Vm *vm, Value value) {
    if (!warning_issue(vm, vm->exceptions.DeprecationWarning,
                       "The delegation of int() to __trunc__ is deprecated.")) {
        return UNSET;
    }
    const Value made = vm_call_method(vm, value, vm->names.dunder_trunc, NULL, 0);
    if (value_is_unset(made)) {
        return UNSET;
    }
    Value plain = UNSET;
    if (int_has_index(vm, made)) {
        plain = int_from_index(vm, made);
    } else {
        vm_raise(vm, vm->exceptions.TypeError, "__trunc__ returned non-Integral (type %s)",
                 vm_type_name(vm, made));
    }
    value_drop(vm, made);
    return plain;
}

// The result of `__int__`, `__index__` or `__trunc__`.
static Value from_special(Vm *vm, Value value, Str *name) {
    if (name == vm->names.dunder_trunc) {
        return from_trunc(vm, value);
    }
    const Value made = vm_call_method(vm, value, name, NULL, 0);
    return value_is_unset(made) ? UNSET : int_from_answer(vm, made, name->bytes);
}

static Value from_text(Vm *vm, Value value, int base) {
    if (value_is_str(value)) {
        return int_parse_shown(vm, str_text((const Str *)value.object), base, value);
    }
    Value bytes = value_is_bytes_like(value) ? value_ref(value) : bytes_from_value(vm, value);
    if (value_is_unset(bytes)) {
        return UNSET;
    }
    Value number = int_parse_shown(vm, bytes_text(bytes), base, bytes);
    value_drop(vm, bytes);
    return number;
}

static Value from_any(Vm *vm, Value value) {
    double number = 0;
    if (value.kind == VALUE_INT || value.kind == VALUE_BOOL ||
        (value.kind == VALUE_OBJECT && value.object->type == vm->types.int_)) {
        return int_plain(vm, value);
    }
    if (value.kind == VALUE_FLOAT) {
        return int_from_float(vm, value.number);
    }
    Str *const names[] = {vm->names.dunder_int, vm->names.dunder_index, vm->names.dunder_trunc};
    for (int i = 0; i < 3; i++) {
        if (!value_is_unset(type_lookup(vm, value_type(vm, value), names[i]))) {
            return from_special(vm, value, names[i]);
        }
    }
    if (float_value(value, &number)) {
        return int_from_float(vm, number);
    }
    if (value_is_str(value) || value_is_buffer(value)) {
        return from_text(vm, value, 10);
    }
    return vm_raise(vm, vm->exceptions.TypeError,
                    "int() argument must be a string, a bytes-like object or a real number, "
                    "not '%s'",
                    vm_type_name(vm, value));
}

static Value from_base(Vm *vm, Value value, Value base_value) {
    int64_t base = 0;
    if (!int_index_or(vm, base_value, NULL, &base)) {
        return UNSET;
    }
    if ((base != 0 && base < 2) || base > 36) {
        return vm_raise(vm, vm->exceptions.ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    if (value_is_str(value) || value_is_bytes_like(value)) {
        return from_text(vm, value, (int)base);
    }
    return vm_raise(vm, vm->exceptions.TypeError,
                    "int() can't convert non-string with explicit base");
}

Value int_make(Vm *vm, Args args) {
    static const ArgNames parameters = {"int", 0, 2, 2, {"", "base"}};
    Value parts[2];
    if (!args_bind(vm, &parameters, args, parts)) {
        return UNSET;
    }
    const Value base = parts[1];
    if (args.count == 0) {
        return value_is_unset(base)
                   ? value_of_int(0)
                   : vm_raise(vm, vm->exceptions.TypeError, "int() missing string argument");
    }
    return value_is_unset(base) ? from_any(vm, args.values[0])
                                : from_base(vm, args.values[0], base);
}
