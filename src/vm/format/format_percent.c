#include "vm/format/format.h"
#include "vm/format/format_spec.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/bytes.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <limits.h>
#include <math.h>
#include <string.h>

// One conversion: "%(key)flags width .precision type".
typedef struct Conversion {
    bool left, plus, blank, alternate, zero;
    int64_t width;     // -1: none
    int64_t precision; // -1: none
    uint32_t type;
    size_t type_index; // of the type in the text, in code points, for messages
    Value argument;    // what the key named; UNSET: the next one
} Conversion;

typedef struct Percent {
    Vm *vm;
    Text text;
    size_t at;
    Value arguments; // as given
    Value mapping;   // UNSET when the arguments are none
    int next, count; // count -1: a single argument, not in a tuple
    bool single_used;
    bool is_bytes; // the text is bytes, and so will be the result
} Percent;

// The next argument, borrowed; UNSET with TypeError set.
static Value next_argument(Percent *p) {
    if (p->count < 0 && !p->single_used) {
        p->single_used = true;
        return p->arguments;
    }
    if (p->count >= 0 && p->next < p->count) {
        return ((const Tuple *)p->arguments.object)->items[p->next++];
    }
    return vm_raise(p->vm, p->vm->exceptions.TypeError, "not enough arguments for format string");
}

static char peek(const Percent *p) {
    return p->at < p->text.size ? p->text.bytes[p->at] : 0;
}

static bool fail(Percent *p, const char *message) {
    vm_raise(p->vm, p->vm->exceptions.ValueError, "%s", message);
    return false;
}

static bool read_key(Percent *p, Conversion *conversion) {
    Vm *vm = p->vm;
    if (value_is_unset(p->mapping)) {
        vm_raise(vm, vm->exceptions.TypeError, "format requires a mapping");
        return false;
    }
    const size_t begin = ++p->at;
    for (int depth = 1; depth > 0; p->at++) {
        if (p->at >= p->text.size) {
            return fail(p, "incomplete format key");
        }
        depth += p->text.bytes[p->at] == '(' ? 1 : p->text.bytes[p->at] == ')' ? -1 : 0;
    }
    const char *start = p->text.bytes + begin;
    const size_t size = p->at - 1 - begin;
    Value key = p->is_bytes ? bytes_new(vm, start, size) : value_or_unset(str_new(vm, start, size));
    if (value_is_unset(key)) {
        return false;
    }
    conversion->argument = object_get_item(vm, p->mapping, key);
    value_drop(vm, key);
    return !value_is_unset(conversion->argument);
}

// A number, or a star that takes one from the arguments.
static bool read_size(Percent *p, int64_t *out, const char *too_big) {
    Vm *vm = p->vm;
    if (peek(p) == '*') {
        const Value value = next_argument(p);
        p->at++;
        if (value_is_unset(value)) {
            return false;
        }
        if (!value_is_int(value)) {
            vm_raise(vm, vm->exceptions.TypeError, "* wants int");
            return false;
        }
        if (!int_fits(value, out)) {
            vm_raise(vm, vm->exceptions.OverflowError,
                     "Python int too large to convert to C ssize_t");
            return false;
        }
        return true;
    }
    while (peek(p) >= '0' && peek(p) <= '9') {
        const int digit = p->text.bytes[p->at++] - '0';
        if (*out > (INT64_MAX - digit) / 10) {
            return fail(p, too_big);
        }
        *out = (*out < 0 ? 0 : *out) * 10 + digit;
    }
    return true;
}

static bool read_flag(Conversion *conversion, char c) {
    switch (c) {
    case '-':
        return conversion->left = true;
    case '+':
        return conversion->plus = true;
    case ' ':
        return conversion->blank = true;
    case '#':
        return conversion->alternate = true;
    case '0':
        return conversion->zero = true;
    default:
        return false;
    }
}

// Reads what stands behind a percent sign.
static bool read_conversion(Percent *p, Conversion *conversion) {
    *conversion = (Conversion){.width = -1, .precision = -1};
    if (peek(p) == '(' && !read_key(p, conversion)) {
        return false;
    }
    while (read_flag(conversion, peek(p))) {
        p->at++;
    }
    const bool is_star = peek(p) == '*';
    if (!read_size(p, &conversion->width, "width too big")) {
        return false;
    }
    if (is_star && conversion->width < 0) {
        conversion->left = true;
        conversion->width = conversion->width == INT64_MIN ? INT64_MAX : -conversion->width;
    }
    if (peek(p) == '.') {
        p->at++;
        conversion->precision = 0;
        if (!read_size(p, &conversion->precision, "precision too big")) {
            return false;
        }
        if (conversion->precision > INT_MAX) {
            return fail(p, "precision too big");
        }
        conversion->precision = conversion->precision < 0 ? 0 : conversion->precision;
    }
    if (peek(p) == 'h' || peek(p) == 'l' || peek(p) == 'L') {
        p->at++;
    }
    if (p->at >= p->text.size) {
        return fail(p, "incomplete format");
    }
    conversion->type_index = text_count((Text){p->text.bytes, p->at});
    conversion->type = text_next(p->text, &p->at);
    return true;
}

// --- Laying out ----------------------------------------------------------------------------------

// Appends to the width; with zeros between sign or prefix and digits when `is_number`.
static void add_padded(const Conversion *conversion, char sign, Text prefix, Text text,
                       bool is_number, Buf *out) {
    const bool zeros = is_number && conversion->zero;
    // To the left there is nothing to be filled with zeros.
    const FormatSpec spec = {
        .fill = zeros && !conversion->left ? TEXT("0") : TEXT(" "),
        .align = conversion->left ? '<'
                 : zeros          ? '='
                                  : '>',
        .width = conversion->width,
    };
    if (!is_number) {
        format_spec_pad(&spec, text, out);
        return;
    }
    const FormatNumber number = {sign, prefix, TEXT(""), text};
    format_spec_number(&spec, &number, out);
}

static char shown_sign(const Conversion *conversion, bool is_negative) {
    return is_negative ? '-' : conversion->plus ? '+' : conversion->blank ? ' ' : 0;
}

static bool add_text(Percent *p, const Conversion *conversion, Value value, Buf *out) {
    Vm *vm = p->vm;
    Value text = conversion->type == 's'                   ? object_str(vm, value)
                 : conversion->type == 'r' && !p->is_bytes ? object_repr(vm, value)
                                                           : object_ascii(vm, value);
    if (value_is_unset(text)) {
        return false;
    }
    Str *str = (Str *)text.object;
    Text shown = str_text(str);
    if (conversion->precision >= 0 && (uint64_t)conversion->precision < str->count) {
        shown.size = str_offset(str, (size_t)conversion->precision);
    }
    add_padded(conversion, 0, TEXT(""), shown, false, out);
    value_drop(vm, text);
    return true;
}

// %s and %b of bytes.
static bool add_bytes(Percent *p, const Conversion *conversion, Value value, Buf *out) {
    Vm *vm = p->vm;
    Value bytes = UNSET;
    if (value_is_buffer(value)) {
        bytes = bytes_from_value(vm, value);
    } else if (!value_is_unset(type_lookup(vm, value_type(vm, value), vm->names.dunder_bytes))) {
        bytes = vm_call_method(vm, value, vm->names.dunder_bytes, NULL, 0);
    } else {
        vm_raise(vm, vm->exceptions.TypeError,
                 "%%b requires a bytes-like object, or an object that implements __bytes__, "
                 "not '%s'",
                 vm_type_name(vm, value));
    }
    if (value_is_unset(bytes)) {
        return false;
    }
    Text text = bytes_text(bytes);
    if (conversion->precision >= 0 && (uint64_t)conversion->precision < text.size) {
        text.size = (size_t)conversion->precision;
    }
    const int64_t missing = conversion->width - (int64_t)text.size;
    buf_fill(out, ' ', missing > 0 && !conversion->left ? (size_t)missing : 0);
    buf_add_text(out, text);
    buf_fill(out, ' ', missing > 0 && conversion->left ? (size_t)missing : 0);
    value_drop(vm, bytes);
    return true;
}

// %c of bytes: one byte.
static bool add_byte(Percent *p, const Conversion *conversion, Value value, Buf *out) {
    Vm *vm = p->vm;
    int64_t number = -1;
    if (value_is_bytes(value) && bytes_text(value).size == 1) {
        number = (unsigned char)bytes_text(value).bytes[0];
    } else if (!value_is_int(value)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "%%c requires an integer in range(256) or a single byte, not %s",
                 vm_type_name(vm, value));
        return false;
    } else if (!int_fits(value, &number) || number < 0 || number > 255) {
        vm_raise(vm, vm->exceptions.OverflowError, "%%c arg not in range(256)");
        return false;
    }
    const int64_t missing = conversion->width - 1;
    buf_fill(out, ' ', missing > 0 && !conversion->left ? (size_t)missing : 0);
    buf_add_char(out, (char)number);
    buf_fill(out, ' ', missing > 0 && conversion->left ? (size_t)missing : 0);
    return true;
}

static bool add_character(Percent *p, const Conversion *conversion, Value value, Buf *out) {
    Vm *vm = p->vm;
    char bytes[4];
    if (value_is_str(value) && ((const Str *)value.object)->count == 1) {
        add_padded(conversion, 0, TEXT(""), str_text((const Str *)value.object), false, out);
        return true;
    }
    if (!value_is_int(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "%%c requires int or char");
        return false;
    }
    int64_t code_point = -1;
    if (!int_fits(value, &code_point) || code_point < 0 || code_point > 0x10ffff) {
        vm_raise(vm, vm->exceptions.OverflowError, "%%c arg not in range(0x110000)");
        return false;
    }
    const int size = text_encode((uint32_t)code_point, bytes);
    add_padded(conversion, 0, TEXT(""), (Text){bytes, (size_t)size}, false, out);
    return true;
}

// The argument of a conversion for ints as one; UNSET with TypeError set.
static Value integer_argument(Percent *p, const Conversion *conversion, Value value) {
    Vm *vm = p->vm;
    const bool is_decimal =
        conversion->type == 'd' || conversion->type == 'i' || conversion->type == 'u';
    double number = 0;
    if (value_is_int(value)) {
        return value_ref(value);
    }
    if (is_decimal && float_value(value, &number)) {
        return int_from_float(vm, number);
    }
    Type *type = value_type(vm, value);
    Value made = UNSET;
    if (is_decimal && !value_is_unset(type_lookup(vm, type, vm->names.dunder_int)) &&
        !value_is_str(value)) {
        made = vm_call_method(vm, value, vm->names.dunder_int, NULL, 0);
        made = value_is_unset(made) ? UNSET : int_from_answer(vm, made, "__int__");
    } else if (!value_is_unset(type_lookup(vm, type, vm->names.dunder_index))) {
        made = int_from_index(vm, value);
    }
    if (value_is_int(made)) {
        return made;
    }
    value_drop(vm, made);
    if (vm_has_error(vm) && !vm_error_is(vm, vm->exceptions.TypeError)) {
        return UNSET;
    }
    value_drop(vm, vm_take_error(vm));
    return vm_raise(vm, vm->exceptions.TypeError, "%%%c format: %s is required, not %s",
                    (int)conversion->type, is_decimal ? "a real number" : "an integer",
                    vm_type_name(vm, value));
}

static bool add_integer(Percent *p, const Conversion *conversion, Value argument, Buf *out) {
    Vm *vm = p->vm;
    Value value = integer_argument(p, conversion, argument);
    if (value_is_unset(value)) {
        return false;
    }
    const bool is_hex = conversion->type == 'x' || conversion->type == 'X';
    const int base = is_hex ? 16 : conversion->type == 'o' ? 8 : 10;
    const bool is_negative = int_sign(value) < 0;
    Buf digits, padded;
    buf_init(&digits, &vm->alloc);
    buf_init(&padded, &vm->alloc);
    const bool done = int_write(vm, value, base, &digits);
    value_drop(vm, value);
    const Text all = {buf_text(&digits).bytes + is_negative, digits.size - is_negative};
    if (done && conversion->precision > (int64_t)all.size) {
        buf_fill(&padded, '0', (size_t)conversion->precision - all.size);
    }
    buf_add_text(&padded, all);
    for (size_t i = 0; conversion->type == 'X' && i < padded.size; i++) {
        padded.bytes[i] -= padded.bytes[i] >= 'a' ? 0x20 : 0;
    }
    const char prefix[] = {'0', (char)conversion->type};
    if (done) {
        add_padded(conversion, shown_sign(conversion, is_negative),
                   (Text){prefix, conversion->alternate && base != 10 ? 2 : 0}, buf_text(&padded),
                   true, out);
    }
    out->failed = out->failed || digits.failed || padded.failed;
    buf_deinit(&digits);
    buf_deinit(&padded);
    return done;
}

static bool add_float(Percent *p, const Conversion *conversion, Value value, Buf *out) {
    double number = 0;
    if (!float_from_value(p->vm, value, &number)) {
        return false;
    }
    Buf digits;
    buf_init(&digits, &p->vm->alloc);
    format_float_digits(number, (char)conversion->type,
                        conversion->precision < 0 ? 6 : (int)conversion->precision,
                        conversion->alternate, false, &digits);
    const bool is_negative = signbit(number) && !isnan(number);
    add_padded(conversion, shown_sign(conversion, is_negative), TEXT(""), buf_text(&digits), true,
               out);
    out->failed = out->failed || digits.failed;
    buf_deinit(&digits);
    return true;
}

static bool add_converted(Percent *p, const Conversion *conversion, Value value, Buf *out) {
    if (p->is_bytes && (conversion->type == 's' || conversion->type == 'b')) {
        return add_bytes(p, conversion, value, out);
    }
    if (p->is_bytes && conversion->type == 'c') {
        return add_byte(p, conversion, value, out);
    }
    switch (conversion->type) {
    case 's':
    case 'r':
    case 'a':
        return add_text(p, conversion, value, out);
    case 'c':
        return add_character(p, conversion, value, out);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return add_integer(p, conversion, value, out);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return add_float(p, conversion, value, out);
    default: {
        char shown[5] = {0};
        text_encode(conversion->type, shown);
        vm_raise(p->vm, p->vm->exceptions.ValueError,
                 "unsupported format character '%s' (0x%x) at index %zu",
                 conversion->type > 31 && conversion->type < 127 ? shown : "?",
                 (unsigned)conversion->type, conversion->type_index);
        return false;
    }
    }
}

static bool add_conversion(Percent *p, Buf *out) {
    Conversion conversion;
    if (peek(p) == '%') {
        buf_add_char(out, '%');
        p->at++;
        return true;
    }
    bool done = false;
    if (read_conversion(p, &conversion)) {
        const Value value =
            value_is_unset(conversion.argument) ? next_argument(p) : conversion.argument;
        done = !value_is_unset(value) && add_converted(p, &conversion, value, out);
    }
    value_drop(p->vm, conversion.argument);
    return done;
}

static bool format_all(Percent *p, Buf *out) {
    while (p->at < p->text.size) {
        const char *start = p->text.bytes + p->at;
        const char *mark = memchr(start, '%', p->text.size - p->at);
        const size_t plain = mark ? (size_t)(mark - start) : p->text.size - p->at;
        buf_add(out, start, plain);
        p->at += plain;
        if (mark) {
            p->at++;
            if (!add_conversion(p, out)) {
                return false;
            }
        }
    }
    return true;
}

static bool format_arguments(Percent *p, Buf *out) {
    const Value arguments = p->arguments;
    p->count = -1;
    if (value_is_tuple(arguments)) {
        p->count = ((const Tuple *)arguments.object)->count;
    } else if (value_type(p->vm, arguments)->get_item && !value_is_str(arguments) &&
               !(p->is_bytes && value_is_bytes(arguments))) {
        p->mapping = arguments;
    }
    if (!format_all(p, out)) {
        return false;
    }
    const bool left_over = p->count >= 0 ? p->next < p->count : !p->single_used;
    if (left_over && value_is_unset(p->mapping)) {
        vm_raise(p->vm, p->vm->exceptions.TypeError,
                 "not all arguments converted during %s formatting",
                 p->is_bytes ? "bytes" : "string");
        return false;
    }
    return true;
}

Value format_percent(Vm *vm, Str *text, Value arguments) {
    Percent p = {.vm = vm, .text = str_text(text), .arguments = arguments};
    Buf buf;
    buf_init(&buf, &vm->alloc);
    if (!format_arguments(&p, &buf)) {
        buf_deinit(&buf);
        return UNSET;
    }
    if (p.text.size > 0 && !memchr(p.text.bytes, '%', p.text.size)) {
        buf_deinit(&buf);
        return value_ref(value_of_object(text)); // itself, also where it is of a subclass
    }
    return str_value_from_buf(vm, &buf);
}

Value format_percent_bytes(Vm *vm, Value bytes, Value arguments) {
    Percent p = {.vm = vm, .text = bytes_text(bytes), .arguments = arguments, .is_bytes = true};
    Value made = UNSET;
    Buf buf;
    buf_init(&buf, &vm->alloc);
    if (format_arguments(&p, &buf)) {
        made = buf.failed ? vm_raise_memory(vm) : bytes_new(vm, buf_text(&buf).bytes, buf.size);
    }
    buf_deinit(&buf);
    return made;
}
