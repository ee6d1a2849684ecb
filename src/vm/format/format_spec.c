#include "vm/format/format_spec.h"

#include "vm/format/format.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// No double has more digits than this on either side of the point.
#define MAX_EXACT_DIGITS 1100

// --- Parsing -------------------------------------------------------------------------------------

static bool is_align(char c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

static char peek(Text text, size_t at) {
    return at < text.size ? text.bytes[at] : 0;
}

// A number; -1 when there is none, false with ValueError set when it is too large.
static bool parse_integer(Vm *vm, Text text, size_t *at, int64_t *out) {
    *out = -1;
    while (peek(text, *at) >= '0' && peek(text, *at) <= '9') {
        const int digit = text.bytes[(*at)++] - '0';
        if (*out > (INT64_MAX - digit) / 10) {
            vm_raise(vm, vm->exceptions.ValueError, "Too many decimal digits in format string");
            return false;
        }
        *out = (*out < 0 ? 0 : *out) * 10 + digit;
    }
    return true;
}

static bool raise_type(Vm *vm, uint32_t type, Value value) {
    if (type > 32 && type < 128) {
        vm_raise(vm, vm->exceptions.ValueError, "Unknown format code '%c' for object of type '%s'",
                 (int)type, vm_type_name(vm, value));
    } else {
        vm_raise(vm, vm->exceptions.ValueError,
                 "Unknown format code '\\x%x' for object of type '%s'", (unsigned)type,
                 vm_type_name(vm, value));
    }
    return false;
}

// Grouping goes with some types only.
static bool check_grouping(Vm *vm, const FormatSpec *spec) {
    if (!spec->grouping || spec->type == 0 ||
        (spec->type < 128 && strchr("deEfFgG%", (int)spec->type)) ||
        (spec->grouping == '_' && spec->type < 128 && strchr("boxX", (int)spec->type))) {
        return true;
    }
    if (spec->type > 32 && spec->type < 128) {
        vm_raise(vm, vm->exceptions.ValueError, "Cannot specify '%c' with '%c'.", spec->grouping,
                 (int)spec->type);
    } else {
        vm_raise(vm, vm->exceptions.ValueError, "Cannot specify '%c' with '\\x%x'.", spec->grouping,
                 (unsigned)spec->type);
    }
    return false;
}

static bool parse_grouping(Vm *vm, Text text, size_t *at, FormatSpec *spec) {
    if (peek(text, *at) == ',') {
        spec->grouping = ',';
        ++*at;
    }
    if (peek(text, *at) == '_') {
        if (spec->grouping) {
            vm_raise(vm, vm->exceptions.ValueError, "Cannot specify both ',' and '_'.");
            return false;
        }
        spec->grouping = '_';
        ++*at;
    }
    if (peek(text, *at) == ',' && spec->grouping == '_') {
        vm_raise(vm, vm->exceptions.ValueError, "Cannot specify both ',' and '_'.");
        return false;
    }
    return true;
}

// Fill, alignment, sign and the flags.
static size_t parse_layout(Text text, FormatSpec *spec) {
    size_t at = 0, second = 0;
    bool has_align = false, has_fill = false;
    const char default_align = spec->align;
    if (text.size) {
        text_next(text, &second);
    }
    if (second && is_align(peek(text, second))) {
        spec->fill = (Text){text.bytes, second};
        spec->align = text.bytes[second];
        has_align = has_fill = true;
        at = second + 1;
    } else if (is_align(peek(text, 0))) {
        spec->align = text.bytes[0];
        has_align = true;
        at = 1;
    }
    if (peek(text, at) == ' ' || peek(text, at) == '+' || peek(text, at) == '-') {
        spec->sign = text.bytes[at++];
    }
    if (peek(text, at) == 'z') {
        spec->no_negative_zero = true;
        at++;
    }
    if (peek(text, at) == '#') {
        spec->alternate = true;
        at++;
    }
    if (!has_fill && peek(text, at) == '0') {
        spec->fill = TEXT("0");
        if (!has_align && default_align == '>') {
            spec->align = '=';
        }
        at++;
    }
    return at;
}

bool format_spec_parse(Vm *vm, Text text, Value value, char align, uint32_t type, FormatSpec *out) {
    *out = (FormatSpec){.fill = TEXT(" "), .align = align, .type = type, .precision = -1};
    size_t at = parse_layout(text, out);
    if (!parse_integer(vm, text, &at, &out->width) || !parse_grouping(vm, text, &at, out)) {
        return false;
    }
    if (peek(text, at) == '.') {
        at++;
        if (!parse_integer(vm, text, &at, &out->precision)) {
            return false;
        }
        if (out->precision < 0) {
            vm_raise(vm, vm->exceptions.ValueError, "Format specifier missing precision");
            return false;
        }
    }
    if (at < text.size) {
        out->type = text_next(text, &at);
        if (at < text.size) {
            vm_raise(vm, vm->exceptions.ValueError,
                     "Invalid format specifier '%.*s' for object of type '%s'", (int)text.size,
                     text.bytes, vm_type_name(vm, value));
            return false;
        }
    }
    return check_grouping(vm, out);
}

// --- Laying out ----------------------------------------------------------------------------------

static void add_fill(Text fill, int64_t count, Buf *out) {
    if (fill.size == 1) {
        buf_fill(out, fill.bytes[0], (size_t)count);
        return;
    }
    for (int64_t i = 0; i < count && !out->failed; i++) {
        buf_add_text(out, fill);
    }
}

void format_spec_pad(const FormatSpec *spec, Text text, Buf *out) {
    const int64_t count = (int64_t)text_count(text);
    const int64_t missing = spec->width > count ? spec->width - count : 0;
    const int64_t left = spec->align == '<' ? 0 : spec->align == '^' ? missing / 2 : missing;
    add_fill(spec->fill, left, out);
    buf_add_text(out, text);
    add_fill(spec->fill, missing - left, out);
}

static void reverse(char *bytes, size_t size) {
    for (size_t i = 0; i < size / 2; i++) {
        const char byte = bytes[i];
        bytes[i] = bytes[size - 1 - i];
        bytes[size - 1 - i] = byte;
    }
}

// Digits with separators between the groups, and with zeros in front up to a width.
static void add_grouped(Text digits, char separator, int64_t group, int64_t width, Buf *out) {
    const size_t begin = out->size;
    int64_t remaining = (int64_t)digits.size;
    while (!out->failed) {
        int64_t wanted = remaining > width ? remaining : width;
        wanted = wanted < 1 ? 1 : wanted;
        const int64_t size = wanted < group ? wanted : group;
        for (int64_t i = 0; i < size; i++) {
            buf_add_char(out, remaining > 0 ? digits.bytes[--remaining] : '0');
        }
        width -= size;
        if (remaining <= 0 && width <= 0) {
            break;
        }
        buf_add_char(out, separator);
        width--;
    }
    if (!out->failed) {
        reverse(out->bytes + begin, out->size - begin);
    }
}

void format_spec_number(const FormatSpec *spec, const FormatNumber *number, Buf *out) {
    const bool is_zero_filled =
        spec->align == '=' && spec->fill.size == 1 && spec->fill.bytes[0] == '0';
    const int64_t others = (number->sign != 0) + (int64_t)(number->prefix.size + number->rest.size);
    Buf grouped;
    buf_init(&grouped, out->alloc);
    Text digits = number->digits;
    if (spec->grouping && digits.size) {
        const int64_t group =
            spec->type < 128 && spec->type && strchr("boxX", (int)spec->type) ? 4 : 3;
        add_grouped(digits, spec->grouping, group, is_zero_filled ? spec->width - others : 0,
                    &grouped);
        digits = buf_text(&grouped);
    }
    const int64_t count = others + (int64_t)digits.size;
    const int64_t missing = spec->width > count ? spec->width - count : 0;
    const int64_t left = spec->align == '<' || spec->align == '=' ? 0
                         : spec->align == '^'                     ? missing / 2
                                                                  : missing;
    const int64_t inner = spec->align == '=' ? missing : 0;
    add_fill(spec->fill, left, out);
    if (number->sign) {
        buf_add_char(out, number->sign);
    }
    buf_add_text(out, number->prefix);
    add_fill(spec->fill, inner, out);
    buf_add_text(out, digits);
    buf_add_text(out, number->rest);
    add_fill(spec->fill, missing - left - inner, out);
    out->failed = out->failed || grouped.failed;
    buf_deinit(&grouped);
}

static char shown_sign(const FormatSpec *spec, bool is_negative) {
    return is_negative ? '-' : spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
}

// --- str -----------------------------------------------------------------------------------------

static bool check_str_spec(Vm *vm, const FormatSpec *spec, Value value) {
    const char *wrong = NULL;
    if (spec->type != 's') {
        return raise_type(vm, spec->type, value);
    }
    if (spec->sign == ' ') {
        wrong = "Space not allowed in string format specifier";
    } else if (spec->sign) {
        wrong = "Sign not allowed in string format specifier";
    } else if (spec->no_negative_zero) {
        wrong = "Negative zero coercion (z) not allowed in string format specifier";
    } else if (spec->alternate) {
        wrong = "Alternate form (#) not allowed in string format specifier";
    } else if (spec->align == '=') {
        wrong = "'=' alignment not allowed in string format specifier";
    }
    if (wrong) {
        vm_raise(vm, vm->exceptions.ValueError, "%s", wrong);
    }
    return !wrong;
}

Value format_str(Vm *vm, Value self, Str *spec_text) {
    Str *str = (Str *)self.object;
    FormatSpec spec;
    if (spec_text->size == 0) {
        return object_str(vm, self);
    }
    if (!format_spec_parse(vm, str_text(spec_text), self, '<', 's', &spec) ||
        !check_str_spec(vm, &spec, self)) {
        return UNSET;
    }
    Text text = str_text(str);
    if (spec.precision >= 0 && (uint64_t)spec.precision < str->count) {
        text.size = str_offset(str, (size_t)spec.precision);
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    format_spec_pad(&spec, text, &buf);
    return str_value_from_buf(vm, &buf);
}

// --- int -----------------------------------------------------------------------------------------

static bool check_int_spec(Vm *vm, const FormatSpec *spec) {
    const char *wrong = NULL;
    if (spec->precision >= 0) {
        wrong = "Precision not allowed in integer format specifier";
    } else if (spec->no_negative_zero) {
        wrong = "Negative zero coercion (z) not allowed in integer format specifier";
    } else if (spec->type == 'c' && spec->sign) {
        wrong = "Sign not allowed with integer format specifier 'c'";
    } else if (spec->type == 'c' && spec->alternate) {
        wrong = "Alternate form (#) not allowed with integer format specifier 'c'";
    }
    if (wrong) {
        vm_raise(vm, vm->exceptions.ValueError, "%s", wrong);
    }
    return !wrong;
}

static Value format_character(Vm *vm, Value self, const FormatSpec *spec) {
    int64_t code_point = 0;
    if (!int_fits(self, &code_point)) {
        return vm_raise(vm, vm->exceptions.OverflowError,
                        "Python int too large to convert to C long");
    }
    if (code_point < 0 || code_point > 0x10ffff) {
        return vm_raise(vm, vm->exceptions.OverflowError, "%%c arg not in range(0x110000)");
    }
    char bytes[4];
    const int size = text_encode((uint32_t)code_point, bytes);
    Buf buf;
    buf_init(&buf, &vm->alloc);
    FormatSpec padding = *spec;
    padding.align = spec->align == '=' ? '>' : spec->align;
    format_spec_pad(&padding, (Text){bytes, (size_t)size}, &buf);
    return str_value_from_buf(vm, &buf);
}

static int base_of_type(uint32_t type) {
    return type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
}

static void make_upper(Buf *buf) {
    for (size_t i = 0; i < buf->size; i++) {
        if (buf->bytes[i] >= 'a' && buf->bytes[i] <= 'z') {
            buf->bytes[i] = (char)(buf->bytes[i] ^ 0x20);
        }
    }
}

static Value format_integer(Vm *vm, Value self, const FormatSpec *spec) {
    const int base = base_of_type(spec->type);
    Buf digits, buf;
    buf_init(&digits, &vm->alloc);
    if (!int_write(vm, self, base, &digits)) {
        buf_deinit(&digits);
        return UNSET;
    }
    if (spec->type == 'X') {
        make_upper(&digits);
    }
    const bool is_negative = int_sign(self) < 0;
    const Text all = buf_text(&digits);
    char prefix[3] = {'0', (char)spec->type, 0};
    FormatNumber number = {.sign = shown_sign(spec, is_negative), .rest = TEXT("")};
    number.prefix = (Text){prefix, spec->alternate && base != 10 ? 2 : 0};
    number.digits = (Text){all.bytes + is_negative, all.size - is_negative};
    buf_init(&buf, &vm->alloc);
    format_spec_number(spec, &number, &buf);
    buf.failed = buf.failed || digits.failed;
    buf_deinit(&digits);
    return str_value_from_buf(vm, &buf);
}

static Value format_number(Vm *vm, double number, const FormatSpec *spec);

Value format_int(Vm *vm, Value self, Str *spec_text) {
    FormatSpec spec;
    if (spec_text->size == 0) {
        return object_str(vm, self);
    }
    if (!format_spec_parse(vm, str_text(spec_text), self, '>', 'd', &spec)) {
        return UNSET;
    }
    if (spec.type < 128 && spec.type && strchr("eEfFgG%", (int)spec.type)) {
        double number = 0;
        return int_to_double(vm, self, &number) ? format_number(vm, number, &spec) : UNSET;
    }
    if (spec.type >= 128 || !spec.type || !strchr("bcdoxXn", (int)spec.type)) {
        raise_type(vm, spec.type, self);
        return UNSET;
    }
    if (!check_int_spec(vm, &spec)) {
        return UNSET;
    }
    return spec.type == 'c' ? format_character(vm, self, &spec) : format_integer(vm, self, &spec);
}

// --- float ---------------------------------------------------------------------------------------

// Digits that no double has are zeros: printf need not work for them.
static void add_zeros(Buf *out, size_t begin, int64_t count) {
    char exponent[16];
    size_t size = 0;
    if (count <= 0 || out->failed) {
        return;
    }
    const char *mark = memchr(out->bytes + begin, 'e', out->size - begin);
    if (mark) {
        size = out->size - (size_t)(mark - out->bytes);
        memcpy(exponent, mark, size);
        out->size -= size;
    }
    buf_fill(out, '0', (size_t)count);
    buf_add(out, exponent, size);
}

static void trim_zeros(Buf *out, size_t begin) {
    char exponent[16];
    size_t size = 0;
    char *mark = memchr(out->bytes + begin, 'e', out->size - begin);
    if (mark) {
        size = out->size - (size_t)(mark - out->bytes);
        memcpy(exponent, mark, size);
        out->size -= size;
    }
    if (memchr(out->bytes + begin, '.', out->size - begin)) {
        while (out->bytes[out->size - 1] == '0') {
            out->size--;
        }
        out->size -= out->bytes[out->size - 1] == '.';
    }
    buf_add(out, exponent, size);
    out->bytes[out->size] = 0;
}

// As printf's g, but the exponent form begins one digit earlier, so that there is room for ".0".
static void add_general_with_dot(double number, int precision, bool alternate, Buf *out) {
    const size_t begin = out->size;
    buf_addf(out, "%.*e", precision - 1, number);
    if (out->failed) {
        return;
    }
    const char *mark = strchr(out->bytes + begin, 'e');
    const int exponent = atoi(mark + 1);
    if (exponent < -4 || exponent >= precision - 1) {
        if (!alternate) {
            trim_zeros(out, begin);
        }
        return;
    }
    out->size = begin;
    buf_addf(out, alternate ? "%#.*g" : "%.*g", precision, number);
    if (!out->failed && !memchr(out->bytes + begin, '.', out->size - begin)) {
        buf_add_text(out, TEXT(".0"));
    }
}

__extension__ typedef unsigned __int128 Wide;

// The usual case, "%.2f" of a number of ordinary size, in whole numbers and so exactly: the number
// is a fraction with a power of two below. False when it is not that case.
static bool add_fixed(double number, int precision, Buf *out) {
    static const uint64_t tens[] = {1,      10,      100,      1000,      10000,
                                    100000, 1000000, 10000000, 100000000, 1000000000};
    if (precision > 9 || number >= 1e9) {
        return false;
    }
    int exponent = 0;
    const uint64_t fraction = (uint64_t)ldexp(frexp(number, &exponent), 53);
    const int shift = 53 - exponent;
    if (shift < 1 || shift > 120) {
        return false;
    }
    const Wide scaled = (Wide)fraction * tens[precision];
    const Wide half = (Wide)1 << (shift - 1), below = scaled & ((half << 1) - 1);
    uint64_t rounded = (uint64_t)(scaled >> shift);
    rounded += below > half || (below == half && (rounded & 1));
    char text[32];
    int at = sizeof text;
    for (int i = 0; i < precision; i++, rounded /= 10) {
        text[--at] = (char)('0' + rounded % 10);
    }
    if (precision) {
        text[--at] = '.';
    }
    do {
        text[--at] = (char)('0' + rounded % 10);
        rounded /= 10;
    } while (rounded);
    buf_add(out, text + at, sizeof text - (size_t)at);
    return true;
}

// As printf does it, which rounds the exact number.
static void add_printed(double number, char kind, int precision, bool alternate, Buf *out) {
    const char *format = kind == 'e'   ? (alternate ? "%#.*e" : "%.*e")
                         : kind == 'f' ? (alternate ? "%#.*f" : "%.*f")
                                       : (alternate ? "%#.*g" : "%.*g");
    // Room for all but the longest: printing twice, to know the size first, takes twice as long.
    char text[400];
    if (kind == 'f' && !alternate && add_fixed(number, precision, out)) {
        return;
    }
    if (precision > 60) {
        buf_addf(out, format, precision, number);
        return;
    }
    const int size = snprintf(text, sizeof text, format, precision, number);
    buf_add(out, text, (size_t)size);
}

void format_add_point(Buf *out, size_t begin) {
    if (out->failed || memchr(out->bytes + begin, '.', out->size - begin)) {
        return;
    }
    const char *mark = memchr(out->bytes + begin, 'e', out->size - begin);
    char exponent[8];
    const size_t size = mark ? (size_t)(out->bytes + out->size - mark) : 0;
    if (size < sizeof exponent) {
        memcpy(exponent, mark ? mark : "", size);
        out->size -= size;
        buf_add_char(out, '.');
        buf_add(out, exponent, size);
    }
}

// As repr does; `alternate`: with a point also where only an exponent follows.
static void add_shortest(double number, bool alternate, Buf *out) {
    const size_t begin = out->size;
    float_repr(number, out);
    if (alternate) {
        format_add_point(out, begin);
    }
}

void format_float_digits(double number, char type, int precision, bool alternate, bool dot,
                         Buf *out) {
    const bool is_upper = type >= 'A' && type <= 'Z';
    number = fabs(number);
    if (!isfinite(number)) {
        buf_add_text(out, isnan(number) ? (is_upper ? TEXT("NAN") : TEXT("nan"))
                          : is_upper    ? TEXT("INF")
                                        : TEXT("inf"));
        return;
    }
    if (type == 'r') {
        add_shortest(number, alternate, out);
        return;
    }
    const char kind = (char)(type | 0x20);
    const size_t begin = out->size;
    if (kind == 'g' && precision == 0) {
        precision = 1;
    }
    const int exact = precision > MAX_EXACT_DIGITS ? MAX_EXACT_DIGITS : precision;
    if (kind == 'g' && dot) {
        add_general_with_dot(number, exact, alternate, out);
    } else {
        add_printed(number, kind, exact, alternate, out);
    }
    if (kind != 'g' || alternate) {
        add_zeros(out, begin, (int64_t)precision - exact);
    }
    for (size_t i = begin; is_upper && !out->failed && i < out->size; i++) {
        out->bytes[i] = out->bytes[i] == 'e' ? 'E' : out->bytes[i];
    }
}

static bool is_all_zero(Text text) {
    for (size_t i = 0; i < text.size && (text.bytes[i] | 0x20) != 'e'; i++) {
        if (text.bytes[i] != '0' && text.bytes[i] != '.') {
            return false;
        }
    }
    return true;
}

static Value format_number(Vm *vm, double number, const FormatSpec *spec) {
    if (spec->precision > INT_MAX - 1) {
        return vm_raise(vm, vm->exceptions.ValueError, "precision too big");
    }
    char type = (char)spec->type;
    const bool is_percent = type == '%';
    int precision = spec->precision < 0 ? 6 : (int)spec->precision;
    if (type == 0) {
        type = spec->precision < 0 ? 'r' : 'g';
    } else if (type == 'n') {
        type = 'g';
    } else if (is_percent) {
        type = 'f';
        number *= 100;
    }
    Buf digits, buf;
    buf_init(&digits, &vm->alloc);
    format_float_digits(number, type, precision, spec->alternate, spec->type == 0, &digits);
    if (is_percent) {
        buf_add_char(&digits, '%');
    }
    const Text all = buf_text(&digits);
    size_t whole = 0;
    while (whole < all.size && all.bytes[whole] >= '0' && all.bytes[whole] <= '9') {
        whole++;
    }
    const bool hides_sign =
        spec->no_negative_zero && is_all_zero((Text){all.bytes, all.size - (is_percent ? 1 : 0)});
    const bool is_negative = signbit(number) && !isnan(number) && !hides_sign;
    FormatNumber parts = {.sign = shown_sign(spec, is_negative), .prefix = TEXT("")};
    parts.digits = (Text){all.bytes, whole};
    parts.rest = (Text){all.bytes + whole, all.size - whole};
    buf_init(&buf, &vm->alloc);
    format_spec_number(spec, &parts, &buf);
    buf.failed = buf.failed || digits.failed;
    buf_deinit(&digits);
    return str_value_from_buf(vm, &buf);
}

Value format_float(Vm *vm, Value self, Str *spec_text) {
    FormatSpec spec;
    double number = 0;
    if (spec_text->size == 0) {
        return object_str(vm, self);
    }
    if (!format_spec_parse(vm, str_text(spec_text), self, '>', 0, &spec)) {
        return UNSET;
    }
    if (spec.type && (spec.type >= 128 || !strchr("eEfFgGn%", (int)spec.type))) {
        raise_type(vm, spec.type, self);
        return UNSET;
    }
    float_value(self, &number);
    return format_number(vm, number, &spec);
}
