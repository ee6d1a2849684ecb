#include "vm/format/format.h"

#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

// A spec may have fields of its own, but those may not have such specs again.
#define MAX_NESTING 2

// --- One value -----------------------------------------------------------------------------------

Value format_value(Vm *vm, Value value, Text spec) {
    if (spec.size == 0) {
        if (value.kind == VALUE_OBJECT && value.object->type == vm->types.str) {
            return value_ref(value);
        }
        if (value.kind == VALUE_INT || value.kind == VALUE_FLOAT) {
            return object_str(vm, value);
        }
    }
    Type *type = value_type(vm, value);
    Str *text = str_from_text(vm, spec);
    if (!text) {
        return UNSET;
    }
    Value result = type->format(vm, value, text);
    object_drop(vm, text);
    if (!value_is_unset(result) && !value_is_str(result)) {
        vm_raise(vm, vm->exceptions.TypeError, "__format__ must return a str, not %s",
                 vm_type_name(vm, result));
        value_drop(vm, result);
        return UNSET;
    }
    return result;
}

// --- str.format ----------------------------------------------------------------------------------

typedef enum Numbering { NUMBERING_UNKNOWN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } Numbering;

typedef struct Formatter {
    Vm *vm;
    const Tuple *args; // NULL: only names
    Value kwargs;      // a mapping, or UNSET
    Numbering numbering;
    int64_t next; // the number of the next field without one
} Formatter;

// A replacement field: "{name!conversion:spec}".
typedef struct Field {
    Text name, spec;
    uint32_t conversion; // 0: none
    bool nested;         // the spec has fields
} Field;

static bool fail(Formatter *formatter, const char *message) {
    vm_raise(formatter->vm, formatter->vm->exceptions.ValueError, "%s", message);
    return false;
}

static Text part(Text text, size_t from, size_t to) {
    return (Text){text.bytes + from, to - from};
}

// Reads the spec up to the brace that ends the field.
static bool read_spec(Formatter *formatter, Text text, size_t *at, Field *field) {
    const size_t begin = *at;
    for (int depth = 1; *at < text.size;) {
        const char c = text.bytes[(*at)++];
        if (c == '{') {
            field->nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            field->spec = part(text, begin, *at - 1);
            return true;
        }
    }
    return fail(formatter, "unmatched '{' in format spec");
}

// Reads a field; *at is behind its opening brace.
static bool read_field(Formatter *formatter, Text text, size_t *at, Field *field) {
    const size_t begin = *at;
    char c = 0;
    *field = (Field){.spec = TEXT("")};
    while (*at < text.size) {
        c = text.bytes[(*at)++];
        if (c == '{') {
            return fail(formatter, "unexpected '{' in field name");
        }
        if (c == '[') {
            while (*at < text.size && text.bytes[*at] != ']') {
                ++*at;
            }
        } else if (c == '}' || c == ':' || c == '!') {
            break;
        }
    }
    if (c != '}' && c != ':' && c != '!') {
        return fail(formatter, "expected '}' before end of string");
    }
    field->name = part(text, begin, *at - 1);
    if (c == '}') {
        return true;
    }
    if (c == '!') {
        if (*at >= text.size) {
            return fail(formatter, "end of string while looking for conversion specifier");
        }
        field->conversion = text_next(text, at);
        if (*at < text.size) {
            c = text.bytes[(*at)++];
            if (c == '}') {
                return true;
            }
            if (c != ':') {
                return fail(formatter, "expected ':' after conversion specifier");
            }
        }
    }
    return read_spec(formatter, text, at, field);
}

// The number that a text is; -1 when it is none, -2 with ValueError set when it is too large.
static int64_t number_of(Formatter *formatter, Text text) {
    int64_t number = text.size ? 0 : -1;
    for (size_t i = 0; i < text.size; i++) {
        const int digit = text.bytes[i] - '0';
        if (digit < 0 || digit > 9) {
            return -1;
        }
        if (number > (INT64_MAX - digit) / 10) {
            fail(formatter, "Too many decimal digits in format string");
            return -2;
        }
        number = number * 10 + digit;
    }
    return number;
}

static bool decide_numbering(Formatter *formatter, Numbering wanted) {
    if (formatter->numbering == NUMBERING_UNKNOWN) {
        formatter->numbering = wanted;
    }
    if (formatter->numbering == wanted) {
        return true;
    }
    return fail(formatter, wanted == NUMBERING_AUTOMATIC
                               ? "cannot switch from manual field specification to automatic "
                                 "field numbering"
                               : "cannot switch from automatic field numbering to manual field "
                                 "specification");
}

static Value positional(Formatter *formatter, int64_t index) {
    Vm *vm = formatter->vm;
    if (!formatter->args) {
        fail(formatter, "Format string contains positional fields");
        return UNSET;
    }
    if (index >= formatter->args->count) {
        return vm_raise(vm, vm->exceptions.IndexError,
                        "Replacement index %lld out of range for positional args tuple",
                        (long long)index);
    }
    return value_ref(formatter->args->items[index]);
}

static Value named(Formatter *formatter, Text name) {
    Vm *vm = formatter->vm;
    Str *key = str_from_text(vm, name);
    if (!key) {
        return UNSET;
    }
    Value found = UNSET;
    if (value_is_unset(formatter->kwargs)) {
        dict_raise_key_error(vm, value_of_object(key));
    } else {
        found = object_get_item(vm, formatter->kwargs, value_of_object(key));
    }
    object_drop(vm, key);
    return found;
}

// The value of the first part of a field's name, which ends at a point or bracket.
static Value first_value(Formatter *formatter, Text name) {
    const int64_t index = name.size ? number_of(formatter, name) : -1;
    if (index == -2) {
        return UNSET;
    }
    if (name.size == 0 || index >= 0) {
        // A mapping alone is never asked for numbers.
        if (formatter->args &&
            !decide_numbering(formatter, name.size ? NUMBERING_MANUAL : NUMBERING_AUTOMATIC)) {
            return UNSET;
        }
        return positional(formatter, name.size ? index : formatter->next++);
    }
    return named(formatter, name);
}

static Value get_attribute(Formatter *formatter, Value value, Text name) {
    Vm *vm = formatter->vm;
    Str *key = str_intern(vm, name);
    if (!key) {
        return UNSET;
    }
    Value found = object_get_attr(vm, value, key);
    object_drop(vm, key);
    return found;
}

static Value get_indexed(Formatter *formatter, Value value, Text name) {
    Vm *vm = formatter->vm;
    const int64_t index = number_of(formatter, name);
    if (index == -2) {
        return UNSET;
    }
    if (index >= 0) {
        return object_get_item(vm, value, value_of_int(index));
    }
    Str *key = str_from_text(vm, name);
    if (!key) {
        return UNSET;
    }
    Value found = object_get_item(vm, value, value_of_object(key));
    object_drop(vm, key);
    return found;
}

// One ".name" or "[index]" of the rest of a name; *at is moved behind it.
static bool read_step(Formatter *formatter, Text name, size_t *at, Text *step, bool *is_index) {
    const char kind = name.bytes[(*at)++];
    const size_t begin = *at;
    *is_index = kind == '[';
    if (kind != '.' && kind != '[') {
        return fail(formatter, "Only '.' or '[' may follow ']' in format field specifier");
    }
    while (*at < name.size && (*is_index ? name.bytes[*at] != ']'
                                         : name.bytes[*at] != '.' && name.bytes[*at] != '[')) {
        ++*at;
    }
    *step = part(name, begin, *at);
    if (*is_index) {
        if (*at >= name.size) {
            return fail(formatter, "Missing ']' in format string");
        }
        ++*at;
    }
    return step->size > 0 || fail(formatter, "Empty attribute in format string");
}

static Value field_value(Formatter *formatter, Text name) {
    size_t at = 0;
    while (at < name.size && name.bytes[at] != '.' && name.bytes[at] != '[') {
        at++;
    }
    Value value = first_value(formatter, part(name, 0, at));
    while (!value_is_unset(value) && at < name.size) {
        Text step;
        bool is_index = false;
        Value next = UNSET;
        if (read_step(formatter, name, &at, &step, &is_index)) {
            next = is_index ? get_indexed(formatter, value, step)
                            : get_attribute(formatter, value, step);
        }
        value_drop(formatter->vm, value);
        value = next;
    }
    return value;
}

static Value convert(Formatter *formatter, Value value, uint32_t conversion) {
    Vm *vm = formatter->vm;
    switch (conversion) {
    case 'r':
        return object_repr(vm, value);
    case 's':
        return object_str(vm, value);
    case 'a':
        return object_ascii(vm, value);
    default:
        if (conversion > 32 && conversion < 127) {
            return vm_raise(vm, vm->exceptions.ValueError, "Unknown conversion specifier %c",
                            (int)conversion);
        }
        return vm_raise(vm, vm->exceptions.ValueError, "Unknown conversion specifier \\x%x",
                        (unsigned)conversion);
    }
}

static bool format_text(Formatter *formatter, Text text, int depth, Buf *out);

static bool add_field(Formatter *formatter, const Field *field, int depth, Buf *out) {
    Vm *vm = formatter->vm;
    Value value = field_value(formatter, field->name);
    if (!value_is_unset(value) && field->conversion) {
        Value converted = convert(formatter, value, field->conversion);
        value_drop(vm, value);
        value = converted;
    }
    if (value_is_unset(value)) {
        return false;
    }
    Buf spec;
    buf_init(&spec, &vm->alloc);
    bool done = true;
    if (field->nested) {
        done = format_text(formatter, field->spec, depth - 1, &spec);
    }
    if (done && spec.failed) {
        vm_raise_memory(vm);
        done = false;
    }
    if (done) {
        Value text = format_value(vm, value, field->nested ? buf_text(&spec) : field->spec);
        done = !value_is_unset(text);
        if (done) {
            buf_add_text(out, str_text((const Str *)text.object));
        }
        value_drop(vm, text);
    }
    buf_deinit(&spec);
    value_drop(vm, value);
    return done;
}

// Appends the text with its fields filled in.
static bool format_text(Formatter *formatter, Text text, int depth, Buf *out) {
    if (depth <= 0) {
        return fail(formatter, "Max string recursion exceeded");
    }
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && text.bytes[end] != '{' && text.bytes[end] != '}') {
            end++;
        }
        buf_add(out, text.bytes + at, end - at);
        if (end >= text.size) {
            break;
        }
        const char brace = text.bytes[end];
        at = end + 1;
        if (at < text.size && text.bytes[at] == brace) {
            buf_add_char(out, brace);
            at++;
            continue;
        }
        if (brace == '}') {
            return fail(formatter, "Single '}' encountered in format string");
        }
        if (at >= text.size) {
            return fail(formatter, "Single '{' encountered in format string");
        }
        Field field;
        if (!read_field(formatter, text, &at, &field) ||
            !add_field(formatter, &field, depth, out)) {
            return false;
        }
    }
    return true;
}

Value format_fields(Vm *vm, Str *text, Tuple *args, Value kwargs) {
    Formatter formatter = {.vm = vm, .args = args, .kwargs = kwargs};
    Buf buf;
    buf_init(&buf, &vm->alloc);
    if (!format_text(&formatter, str_text(text), MAX_NESTING, &buf)) {
        buf_deinit(&buf);
        return UNSET;
    }
    return str_value_from_buf(vm, &buf);
}
