#include "vm/protocol.h"
#include "vm/types/bytes.h"
#include "vm/types/float.h"
#include "vm/types/float_methods.h"
#include "vm/types/int.h"
#include "vm/types/int_methods.h"
#include "vm/types/str.h"
#include "vm/vm.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double tens[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                              1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

// --- Writing -------------------------------------------------------------------------------------

// Digits of a whole number below 10 ** 15, without the zeros at its end.
static void digits_of_integer(uint64_t integer, int decimals, FloatDigits *out) {
    char digits[24];
    char *const end = digits + sizeof digits;
    char *start = end;
    for (; integer || start == end; integer /= 10) {
        *--start = (char)('0' + integer % 10);
    }
    out->count = (int)(end - start);
    out->point = out->count - decimals;
    while (out->count > 1 && start[out->count - 1] == '0') {
        out->count--;
    }
    memcpy(out->digits, start, (size_t)out->count);
}

// Most numbers that programs print have few decimals. Such a decimal of at most 15 digits that
// reads back as the number is the shortest one: no two of them read as the same number.
static bool few_digits(double number, FloatDigits *out) {
    if (number >= 1e15) {
        return false;
    }
    for (int decimals = 0; decimals < 10; decimals++) {
        const double scaled = number * tens[decimals];
        if (scaled >= 1e15) {
            return false;
        }
        const double whole = floor(scaled + 0.5);
        if (whole != 0 && whole / tens[decimals] == number) {
            digits_of_integer((uint64_t)whole, decimals, out);
            return true;
        }
    }
    return false;
}

// "d.ddde±x" to digits and point.
static void take_apart(const char *text, FloatDigits *out) {
    out->count = 0;
    const char *at = text;
    for (; *at && *at != 'e'; at++) {
        if (isdigit((unsigned char)*at)) {
            out->digits[out->count++] = *at;
        }
    }
    out->point = *at ? atoi(at + 1) + 1 : 1;
    while (out->count > 1 && out->digits[out->count - 1] == '0') {
        out->count--;
    }
}

// One more or less in the last digit, unless that carries: then other lengths serve as well.
static bool neighbour_reads_back(char *text, double number, int step) {
    char *last = strchr(text, 'e') - 1;
    const char digit = (char)(*last + step);
    if (digit < '0' || digit > '9') {
        return false;
    }
    const char kept = *last;
    *last = digit;
    if (strtod(text, NULL) == number) {
        return true;
    }
    *last = kept;
    return false;
}

// The fewest digits that read back as the same finite number; of several the nearest.
static void shortest(double number, FloatDigits *out) {
    number = fabs(number);
    if (number == 0) {
        *out = (FloatDigits){.digits = "0", .count = 1, .point = 1};
        return;
    }
    if (few_digits(number, out)) {
        return;
    }
    // Below a power of two numbers are closer together than above it: the decimal nearest to it may
    // read back as another number when one a little larger does not.
    int exponent = 0;
    const bool is_power = frexp(number, &exponent) == 0.5;
    char text[40];
    for (int digits = is_power ? 1 : 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*e", digits - 1, number);
        if (strtod(text, NULL) == number ||
            (is_power &&
             (neighbour_reads_back(text, number, 1) || neighbour_reads_back(text, number, -1)))) {
            break;
        }
    }
    // Numbers with few bits, at the lower end of the range, may have fewer than 15 digits.
    for (int digits = 1; number < 1e-300 && digits < 15; digits++) {
        char shorter[40];
        snprintf(shorter, sizeof shorter, "%.*e", digits - 1, number);
        if (strtod(shorter, NULL) == number) {
            memcpy(text, shorter, sizeof text);
            break;
        }
    }
    take_apart(text, out);
}

static void write_digits(const FloatDigits *digits, Buf *out) {
    const int point = digits->point;
    if (point > 16 || point < -3) {
        buf_add(out, digits->digits, 1);
        if (digits->count > 1) {
            buf_add_char(out, '.');
            buf_add(out, digits->digits + 1, (size_t)digits->count - 1);
        }
        buf_addf(out, "e%c%02d", point > 0 ? '+' : '-', abs(point - 1));
        return;
    }
    if (point <= 0) {
        buf_add_text(out, TEXT("0."));
        buf_fill(out, '0', (size_t)-point);
        buf_add(out, digits->digits, (size_t)digits->count);
        return;
    }
    if (digits->count <= point) {
        buf_add(out, digits->digits, (size_t)digits->count);
        buf_fill(out, '0', (size_t)(point - digits->count));
        buf_add_text(out, TEXT(".0"));
        return;
    }
    buf_add(out, digits->digits, (size_t)point);
    buf_add_char(out, '.');
    buf_add(out, digits->digits + point, (size_t)(digits->count - point));
}

void float_repr(double number, Buf *out) {
    if (isnan(number)) {
        buf_add_text(out, TEXT("nan"));
        return;
    }
    if (signbit(number)) {
        buf_add_char(out, '-');
    }
    if (isinf(number)) {
        buf_add_text(out, TEXT("inf"));
        return;
    }
    FloatDigits digits;
    shortest(number, &digits);
    write_digits(&digits, out);
}

// --- Reading -------------------------------------------------------------------------------------

static bool equal_letters(Text text, const char *word) {
    return text.size == strlen(word) && strncasecmp(text.bytes, word, text.size) == 0;
}

// A nan of its own: every call of float('nan') makes another object in CPython, and `is` tells them
// apart. Here the unused bits of the number do.
double float_new_nan(Vm *vm, double sign) {
    const uint64_t bits = UINT64_C(0x7ff8000000000000) | (uint64_t)(++vm->next_nan & 0xffffffff);
    double number;
    memcpy(&number, &bits, sizeof number);
    return copysign(number, sign);
}

// Infinity or nan, with a sign.
static bool read_word(Vm *vm, Text text, double *out) {
    double sign = 1;
    if (text.size && (text.bytes[0] == '-' || text.bytes[0] == '+')) {
        sign = text.bytes[0] == '-' ? -1 : 1;
        text.bytes++;
        text.size--;
    }
    if (equal_letters(text, "inf") || equal_letters(text, "infinity")) {
        *out = sign * HUGE_VAL;
        return true;
    }
    if (equal_letters(text, "nan")) {
        *out = float_new_nan(vm, sign);
        return true;
    }
    return false;
}

// Digits with single underscores between them; how many digits, or -1.
static int read_digits(Text text, size_t *at, Buf *out) {
    int count = 0;
    for (; *at < text.size; (*at)++) {
        const char c = text.bytes[*at];
        if (c == '_') {
            if (count == 0 || text.bytes[*at - 1] == '_' || *at + 1 == text.size ||
                !isdigit((unsigned char)text.bytes[*at + 1])) {
                return -1;
            }
        } else if (isdigit((unsigned char)c)) {
            buf_add_char(out, c);
            count++;
        } else {
            break;
        }
    }
    return count;
}

static char peek(Text text, size_t at) {
    return at < text.size ? text.bytes[at] : 0;
}

// The plain form of a decimal number, for strtod; false when the text is none.
static bool read_decimal(Text text, Buf *out) {
    size_t at = 0;
    if (peek(text, at) == '-' || peek(text, at) == '+') {
        buf_add_char(out, text.bytes[at++]);
    }
    const int whole = read_digits(text, &at, out);
    int decimals = 0;
    if (peek(text, at) == '.') {
        buf_add_char(out, text.bytes[at++]);
        decimals = read_digits(text, &at, out);
    }
    if (whole < 0 || decimals < 0 || whole + decimals == 0) {
        return false;
    }
    if (peek(text, at) == 'e' || peek(text, at) == 'E') {
        buf_add_char(out, text.bytes[at++]);
        if (peek(text, at) == '-' || peek(text, at) == '+') {
            buf_add_char(out, text.bytes[at++]);
        }
        if (read_digits(text, &at, out) <= 0) {
            return false;
        }
    }
    return at == text.size;
}

static bool raise_not_float(Vm *vm, Value shown) {
    Value repr = object_repr(vm, shown);
    if (!value_is_unset(repr)) {
        vm_raise(vm, vm->exceptions.ValueError, "could not convert string to float: %s",
                 ((const Str *)repr.object)->bytes);
        value_drop(vm, repr);
    }
    return false;
}

// Digits with a point among them or not, so few that their number and the power of ten by which it
// is divided are floats exactly: the quotient is then rounded once, as it must be.
static bool read_short_decimal(Text text, double *out) {
    uint64_t whole = 0;
    int digits = 0, point = -1;
    for (size_t i = 0; i < text.size; i++) {
        const char c = text.bytes[i];
        if (c >= '0' && c <= '9') {
            whole = whole * 10 + (uint64_t)(c - '0');
            digits++;
        } else if (c == '.' && point < 0) {
            point = digits;
        } else {
            return false;
        }
    }
    if (digits == 0 || digits > 15) {
        return false;
    }
    *out = (double)whole / tens[point < 0 ? 0 : digits - point];
    return true;
}

static bool parse(Vm *vm, Text text, Value shown, double *out) {
    if (text.size <= 16 && read_short_decimal(text, out)) {
        return true;
    }
    Buf ascii, plain;
    buf_init(&ascii, &vm->alloc);
    buf_init(&plain, &vm->alloc);
    text_to_ascii_number(text, &ascii);
    const Text trimmed = text_trim_spaces(buf_text(&ascii));
    bool good = read_word(vm, trimmed, out);
    if (!good && read_decimal(trimmed, &plain) && !plain.failed) {
        *out = strtod(buf_string(&plain), NULL);
        good = true;
    }
    if (ascii.failed || plain.failed) {
        vm_raise_memory(vm);
        good = false;
    } else if (!good) {
        raise_not_float(vm, shown);
    }
    buf_deinit(&ascii);
    buf_deinit(&plain);
    return good;
}

Value float_parse(Vm *vm, Text text, Value shown) {
    double number = 0;
    return parse(vm, text, shown, &number) ? value_of_float(number) : UNSET;
}

bool float_make(Vm *vm, Value value, double *out) {
    // A class of the program has the word, also below str and float.
    if (value_has_type_flag(value, TYPE_HEAP) &&
        !value_is_unset(type_lookup(vm, value.object->type, vm->names.dunder_float))) {
        return float_from_method(vm, value, out);
    }
    if (value_is_str(value)) {
        return parse(vm, str_text((const Str *)value.object), value, out);
    }
    if (value_is_buffer(value)) {
        Text text;
        return bytes_of_buffer(vm, value, &text) && parse(vm, text, value, out);
    }
    double number = 0;
    Type *type = value_type(vm, value);
    if (!value_is_int(value) && !float_value(value, &number) &&
        value_is_unset(type_lookup(vm, type, vm->names.dunder_float)) &&
        value_is_unset(type_lookup(vm, type, vm->names.dunder_index))) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "float() argument must be a string or a real number, not '%s'",
                 vm_type_name(vm, value));
        return false;
    }
    return float_from_value(vm, value, out);
}
