// The hot half of json: values and texts of the plain kind.
//
// encode() and decode() do what nearly every program needs: values of the built-in types
// themselves, correct text, no hooks. Neither runs code of the program. Whatever else they meet (a
// subclass, a number that is no JSON, a mistake, depth) they answer None to, and the Python half
// does all of it from the start; so errors and their words are in one place.

#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/types/dict.h"
#include "vm/types/float.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH  950 // deeper, CPython raises RecursionError before long
#define MAX_DIGITS 18  // of an int that fits int64_t for sure

// --- Values to text ------------------------------------------------------------------------------

typedef struct Writer {
    Vm *vm;
    Buf out;
    Text item_separator, key_separator;
    Text indent; // bytes NULL: all in one line
    bool ascii;
    int depth;
} Writer;

static bool is_exact(Value value, const Type *type) {
    return value_is_object(value) && value.object->type == type;
}

static void write_escaped(Buf *out, uint32_t code) {
    static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (int i = 0; shorts[i] != 0; i += 2) {
        if (code == (unsigned char)shorts[i]) {
            buf_addf(out, "\\%c", shorts[i + 1]);
            return;
        }
    }
    if (code >= 0x10000) {
        code -= 0x10000;
        buf_addf(out, "\\u%04x", 0xd800 | code >> 10);
        code = 0xdc00 | (code & 0x3ff);
    }
    buf_addf(out, "\\u%04x", code);
}

// The code point that begins at `at`; *size becomes its number of bytes.
static uint32_t code_point_at(Text text, size_t at, size_t *size) {
    const unsigned char *bytes = (const unsigned char *)text.bytes + at;
    if (bytes[0] < 0x80) {
        *size = 1;
        return bytes[0];
    }
    *size = bytes[0] < 0xe0 ? 2 : bytes[0] < 0xf0 ? 3 : 4;
    uint32_t code = bytes[0] & (0x7fu >> *size);
    for (size_t i = 1; i < *size; i++) {
        code = code << 6 | (bytes[i] & 0x3fu);
    }
    return code;
}

static void write_text(Writer *w, const Str *str) {
    const Text text = str_text(str);
    buf_add_char(&w->out, '"');
    size_t plain = 0; // where what can be copied begins
    for (size_t at = 0, size; at < text.size; at += size) {
        const unsigned char byte = (unsigned char)text.bytes[at];
        size = 1;
        if (byte >= ' ' && byte != '"' && byte != '\\' && (byte < 0x7f || !w->ascii)) {
            continue;
        }
        buf_add(&w->out, text.bytes + plain, at - plain);
        write_escaped(&w->out, code_point_at(text, at, &size));
        plain = at + size;
    }
    buf_add(&w->out, text.bytes + plain, text.size - plain);
    buf_add_char(&w->out, '"');
}

static void write_line(Writer *w) {
    if (w->indent.bytes) {
        buf_add_char(&w->out, '\n');
        for (int i = 0; i < w->depth; i++) {
            buf_add_text(&w->out, w->indent);
        }
    }
}

static bool write_value(Writer *w, Value value);

static bool write_items(Writer *w, const Value *items, int count) {
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            buf_add_text(&w->out, w->item_separator);
        }
        write_line(w);
        if (!write_value(w, items[i])) {
            return false;
        }
    }
    return true;
}

static bool write_pairs(Writer *w, const Dict *dict) {
    Value key, value;
    bool first = true;
    for (int position = 0; dict_next(dict, &position, &key, &value); first = false) {
        if (!is_exact(key, w->vm->types.str)) {
            return false;
        }
        if (!first) {
            buf_add_text(&w->out, w->item_separator);
        }
        write_line(w);
        write_text(w, (Str *)key.object);
        buf_add_text(&w->out, w->key_separator);
        if (!write_value(w, value)) {
            return false;
        }
    }
    return true;
}

static bool write_container(Writer *w, Value value) {
    const Type *type = value.object->type;
    const List *list = type == w->vm->types.list ? (List *)value.object : NULL;
    const Tuple *tuple = type == w->vm->types.tuple ? (Tuple *)value.object : NULL;
    const Dict *dict = type == w->vm->types.dict ? (Dict *)value.object : NULL;
    if ((!list && !tuple && !dict) || w->depth >= MAX_DEPTH) {
        return false;
    }
    buf_add_char(&w->out, dict ? '{' : '[');
    w->depth++;
    const size_t empty = w->out.size;
    if (!(dict   ? write_pairs(w, dict)
          : list ? write_items(w, list->items, list->count)
                 : write_items(w, tuple->items, tuple->count))) {
        return false;
    }
    w->depth--;
    if (w->out.size > empty) {
        write_line(w);
    }
    buf_add_char(&w->out, dict ? '}' : ']');
    return true;
}

static bool write_value(Writer *w, Value value) {
    switch (value.kind) {
    case VALUE_NONE:
        buf_add_text(&w->out, TEXT("null"));
        return true;
    case VALUE_BOOL:
        buf_add_text(&w->out, value.integer ? TEXT("true") : TEXT("false"));
        return true;
    case VALUE_INT:
        buf_add_int(&w->out, value.integer);
        return true;
    case VALUE_FLOAT:
        float_repr(value.number, &w->out);
        return isfinite(value.number);
    case VALUE_OBJECT:
        if (is_exact(value, w->vm->types.str)) {
            write_text(w, (Str *)value.object);
            return true;
        }
        return write_container(w, value);
    case VALUE_UNSET:
    case VALUE_ELLIPSIS:
    case VALUE_NOT_IMPLEMENTED:
        break;
    }
    return false;
}

// encode(value, item_separator, key_separator, ensure_ascii, indent)
METHOD(json_encode) {
    if (!value_is_str(args[1]) || !value_is_str(args[2]) ||
        !(value_is_none(args[4]) || value_is_str(args[4]))) {
        return NONE;
    }
    Writer w = {.vm = vm,
                .item_separator = str_text(value_as_str(args[1])),
                .key_separator = str_text(value_as_str(args[2])),
                .indent =
                    value_is_none(args[4]) ? (Text){NULL, 0} : str_text(value_as_str(args[4])),
                .ascii = args[3].kind == VALUE_BOOL && args[3].integer};
    buf_init(&w.out, &vm->alloc);
    if (!write_value(&w, args[0])) {
        buf_deinit(&w.out);
        return NONE;
    }
    return value_or_unset(str_from_buf(vm, &w.out));
}

// --- Text to values ------------------------------------------------------------------------------

typedef struct Reader {
    Vm *vm;
    const char *at, *end;
    Dict *memo; // the keys that were met: equal ones are one object
    int depth;
} Reader;

static void skip_space(Reader *r) {
    while (r->at < r->end &&
           (*r->at == ' ' || *r->at == '\n' || *r->at == '\r' || *r->at == '\t')) {
        r->at++;
    }
}

static bool take(Reader *r, char byte) {
    const bool there = r->at < r->end && *r->at == byte;
    r->at += there;
    return there;
}

static bool take_word(Reader *r, Text word) {
    const bool there =
        (size_t)(r->end - r->at) >= word.size && memcmp(r->at, word.bytes, word.size) == 0;
    r->at += there ? word.size : 0;
    return there;
}

static bool take_digits(Reader *r) {
    const char *begin = r->at;
    while (r->at < r->end && *r->at >= '0' && *r->at <= '9') {
        r->at++;
    }
    return r->at > begin;
}

static Value read_number(Reader *r) {
    const char *begin = r->at;
    const bool negative = take(r, '-');
    const char *digits = r->at;
    if (!take(r, '0') && !take_digits(r)) {
        return UNSET;
    }
    const char *whole = r->at;
    if (take(r, '.') && !take_digits(r)) {
        return UNSET;
    }
    if (take(r, 'e') || take(r, 'E')) {
        if (!take(r, '+')) {
            take(r, '-');
        }
        if (!take_digits(r)) {
            return UNSET;
        }
    }
    if (r->at > whole) {
        return float_parse(r->vm, (Text){begin, (size_t)(r->at - begin)}, NONE);
    }
    if (whole - digits > MAX_DIGITS) {
        return UNSET;
    }
    int64_t number = 0;
    for (; digits < whole; digits++) {
        number = number * 10 + (*digits - '0');
    }
    return value_of_int(negative ? -number : number);
}

static bool read_unit(Reader *r, uint32_t *unit) {
    *unit = 0;
    if (r->end - r->at < 4) {
        return false;
    }
    for (int i = 0; i < 4; i++) {
        const char c = *r->at++;
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) {
            return false;
        }
        *unit = *unit << 4 | (uint32_t)digit;
    }
    return true;
}

// What is behind a backslash. Half of a pair alone is left to the Python half.
static bool read_escape(Reader *r, Buf *out) {
    static const char escapes[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    const char letter = r->at < r->end ? *r->at++ : 0;
    if (letter == 'u') {
        uint32_t unit, low;
        if (!read_unit(r, &unit)) {
            return false;
        }
        if (unit >= 0xd800 && unit < 0xe000) {
            if (unit >= 0xdc00 || !take_word(r, TEXT("\\u")) || !read_unit(r, &low) ||
                low < 0xdc00 || low >= 0xe000) {
                return false;
            }
            unit = 0x10000 + ((unit - 0xd800) << 10 | (low - 0xdc00));
        }
        buf_add_code_point(out, unit);
        return true;
    }
    for (int i = 0; letter && escapes[i] != 0; i += 2) {
        if (escapes[i] == letter) {
            buf_add_char(out, escapes[i + 1]);
            return true;
        }
    }
    return false;
}

// The text behind a quote, and the quote that ends it; NULL where it is not plain.
static Str *read_text(Reader *r) {
    Buf out;
    buf_init(&out, &r->vm->alloc);
    while (true) {
        const char *begin = r->at;
        while (r->at < r->end && (unsigned char)*r->at >= ' ' && *r->at != '"' && *r->at != '\\') {
            r->at++;
        }
        const size_t size = (size_t)(r->at - begin);
        if (take(r, '"')) {
            if (out.size == 0) {
                buf_deinit(&out);
                return str_new(r->vm, begin, size);
            }
            buf_add(&out, begin, size);
            return str_from_buf(r->vm, &out);
        }
        buf_add(&out, begin, size);
        if (!take(r, '\\') || !read_escape(r, &out)) {
            buf_deinit(&out);
            return NULL;
        }
    }
}

static Value read_value(Reader *r);

// Behind an item: true at a comma, else *closed tells whether the container ends here.
static bool goes_on(Reader *r, char closing, bool *closed) {
    skip_space(r);
    if (take(r, ',')) {
        skip_space(r);
        return true;
    }
    *closed = take(r, closing);
    return false;
}

static Value read_list(Reader *r) {
    List *list = list_new(r->vm, 0);
    skip_space(r);
    bool closed = list && take(r, ']');
    while (list && !closed) {
        const Value item = read_value(r);
        if (value_is_unset(item) || !list_append_take(r->vm, list, item) ||
            (!goes_on(r, ']', &closed) && !closed)) {
            object_drop(r->vm, list);
            return UNSET;
        }
    }
    return value_or_unset(list);
}

// A key as the one object for it; NULL where it is not plain.
static Str *read_key(Reader *r) {
    Str *key = take(r, '"') ? read_text(r) : NULL;
    if (!key) {
        return NULL;
    }
    const Value known = dict_get_str(r->memo, key);
    if (!value_is_unset(known)) {
        object_drop(r->vm, key);
        return object_ref(known.object);
    }
    if (!dict_set_str(r->vm, r->memo, key, value_of_object(key))) {
        object_drop(r->vm, key);
        return NULL;
    }
    return key;
}

static bool read_pair(Reader *r, Dict *dict) {
    Str *key = read_key(r);
    if (!key) {
        return false;
    }
    skip_space(r);
    Value value = UNSET;
    if (take(r, ':')) {
        skip_space(r);
        value = read_value(r);
    }
    const bool done = !value_is_unset(value) && dict_set_str(r->vm, dict, key, value);
    value_drop(r->vm, value);
    object_drop(r->vm, key);
    return done;
}

static Value read_dict(Reader *r) {
    Dict *dict = dict_new(r->vm);
    skip_space(r);
    bool closed = dict && take(r, '}');
    while (dict && !closed) {
        if (!read_pair(r, dict) || (!goes_on(r, '}', &closed) && !closed)) {
            object_drop(r->vm, dict);
            return UNSET;
        }
    }
    return value_or_unset(dict);
}

static Value read_value(Reader *r) {
    if (r->at >= r->end || r->depth >= MAX_DEPTH) {
        return UNSET;
    }
    const char first = *r->at;
    if (first == '"') {
        r->at++;
        return value_or_unset(read_text(r));
    }
    if (first == '{' || first == '[') {
        r->at++;
        r->depth++;
        const Value made = first == '{' ? read_dict(r) : read_list(r);
        r->depth--;
        return made;
    }
    return take_word(r, TEXT("null"))    ? NONE
           : take_word(r, TEXT("true"))  ? value_of_bool(true)
           : take_word(r, TEXT("false")) ? value_of_bool(false)
                                         : read_number(r);
}

// decode(text, at): the value that begins there, and the place behind it.
METHOD(json_decode) {
    if (!is_exact(args[0], vm->types.str) || args[1].kind != VALUE_INT) {
        return NONE;
    }
    Str *text = (Str *)args[0].object;
    if (args[1].integer < 0 || (size_t)args[1].integer > text->count) {
        return NONE;
    }
    Reader r = {.vm = vm,
                .at = text->bytes + str_offset(text, (size_t)args[1].integer),
                .end = text->bytes + text->size,
                .memo = dict_new(vm)};
    const Value value = r.memo ? read_value(&r) : UNSET;
    if (r.memo) {
        object_drop(vm, r.memo);
    }
    if (value_is_unset(value)) {
        return vm_has_error(vm) ? UNSET : NONE;
    }
    const size_t end = str_index_of_offset(text, (size_t)(r.at - text->bytes));
    const Value both[] = {value, value_of_int((int64_t)end)};
    Tuple *answer = tuple_of(vm, both, 2);
    value_drop(vm, value);
    return value_or_unset(answer);
}

static const NativeDef functions[] = {
    NATIVE("encode", "value, item_separator, key_separator, ensure_ascii, indent, /", json_encode),
    NATIVE("decode", "text, at, /", json_decode),
    {0},
};

const NativeModule MODULE_JSON = {"_json", functions, NULL, NULL};
