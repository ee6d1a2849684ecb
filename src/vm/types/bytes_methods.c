#include "vm/types/bytes_methods.h"

#include "vm/types/bytearray.h"

#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/slice.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <ctype.h>
#include <string.h>

static Text self_text(const Value *args) {
    return bytes_text(args[0]);
}

static Value new_text(Vm *vm, Text text) {
    return bytes_new(vm, text.bytes, text.size);
}

static Text part(Text text, size_t from, size_t to) {
    return (Text){text.bytes + from, to - from};
}

static Value from_buf(Vm *vm, Buf *buf) {
    Value made = buf->failed ? vm_raise_memory(vm) : new_text(vm, buf_text(buf));
    buf_deinit(buf);
    return made;
}

static bool text_argument(Vm *vm, Value value, Text *out) {
    if (!value_is_bytes(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "a bytes-like object is required, not '%s'",
                 vm_type_name(vm, value));
        return false;
    }
    *out = bytes_text(value);
    return true;
}

// --- Text and numbers ----------------------------------------------------------------------------

SHARED_METHOD(decode, true) {
    const char *texts[2] = {NULL, NULL};
    for (int i = 0; i < 2; i++) {
        if (!value_is_unset(args[i + 1]) && !value_is_str(args[i + 1])) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "decode() argument '%s' must be str, not %s", i ? "errors" : "encoding",
                            argument_type_name(vm, args[i + 1]));
        }
        texts[i] = value_is_unset(args[i + 1]) ? NULL : ((Str *)args[i + 1].object)->bytes;
    }
    return bytes_decode(vm, self_text(args), texts[0], texts[1]);
}

// One character between groups of digits.
static bool separator_argument(Vm *vm, Value value, Text *out) {
    const int64_t length = object_length(vm, value);
    if (length < 0) {
        return false;
    }
    if (length != 1) {
        vm_raise(vm, vm->exceptions.ValueError, "sep must be length 1.");
        return false;
    }
    if (value_is_str(value)) {
        *out = str_text((const Str *)value.object);
    } else if (value_is_bytes(value)) {
        *out = bytes_text(value);
    } else {
        vm_raise(vm, vm->exceptions.TypeError, "sep must be str or bytes.");
        return false;
    }
    if ((unsigned char)out->bytes[0] >= 0x80) {
        vm_raise(vm, vm->exceptions.ValueError, "sep must be ASCII.");
    }
    return !vm_has_error(vm);
}

SHARED_METHOD(hex, true) {
    const Text text = self_text(args);
    int64_t group = 1;
    if (!int_small_argument(vm, args[2], &group)) {
        return UNSET;
    }
    Text separator = TEXT("");
    if (!value_is_unset(args[1]) && !separator_argument(vm, args[1], &separator)) {
        return UNSET;
    }
    const uint64_t size = group < 0 ? -(uint64_t)group : (uint64_t)group;
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t i = 0; i < text.size; i++) {
        const size_t place = group < 0 ? i : text.size - i;
        if (i && size && place % size == 0) {
            buf_add_text(&buf, separator);
        }
        buf_add_char(&buf, "0123456789abcdef"[(unsigned char)text.bytes[i] >> 4]);
        buf_add_char(&buf, "0123456789abcdef"[text.bytes[i] & 15]);
    }
    return str_value_from_buf(vm, &buf);
}

static int hex_digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : isxdigit((unsigned char)c) ? (c | 0x20) - 'a' + 10 : -1;
}

METHOD(fromhex) {
    if (!value_is_str(args[1])) {
        return raise_wrong_type(vm, "fromhex() argument must be str", args[1]);
    }
    const Str *str = (const Str *)args[1].object;
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t i = 0; i < str->size;) {
        if (isspace((unsigned char)str->bytes[i])) {
            i++;
            continue;
        }
        const int high = hex_digit(str->bytes[i]), low = hex_digit(str->bytes[i + 1]);
        if (high < 0 || low < 0) {
            buf_deinit(&buf);
            return vm_raise(vm, vm->exceptions.ValueError,
                            "non-hexadecimal number found in fromhex() arg at position %zu",
                            high < 0 ? i : i + 1);
        }
        buf_add_char(&buf, (char)(high * 16 + low));
        i += 2;
    }
    Value made = from_buf(vm, &buf);
    if (value_is_unset(made) || args[0].object == &vm->types.bytes->base) {
        return made;
    }
    Value converted = vm_call(vm, args[0], &made, 1);
    value_drop(vm, made);
    return converted;
}

// --- Finding -------------------------------------------------------------------------------------

// What is looked for: bytes, or a single byte in `byte`.
static bool needle_argument(Vm *vm, Value value, char *byte, Text *out) {
    if (value_is_bytes_like(value)) {
        *out = bytes_text(value);
        return true;
    }
    if (!int_has_index(vm, value)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "argument should be integer or bytes-like object, not '%s'",
                 vm_type_name(vm, value));
        return false;
    }
    if (!bytes_read_byte(vm, value, byte)) {
        return false;
    }
    *out = (Text){byte, 1};
    return true;
}

// Index, -1 when it is not there, -2 with an exception set.
static int64_t find_argument(Vm *vm, const Value *args, bool last) {
    Text text = self_text(args), needle;
    int64_t from = 0, to = 0;
    char byte = 0;
    if (!slice_range(vm, args[2], args[3], (int64_t)text.size, &from, &to) ||
        !needle_argument(vm, args[1], &byte, &needle)) {
        return -2;
    }
    if (from > to) {
        return -1;
    }
    const Text within = part(text, (size_t)from, (size_t)to);
    const size_t at = last ? text_find_last(within, needle) : text_find(within, needle, 0);
    return at == SIZE_MAX ? -1 : from + (int64_t)at;
}

SHARED_METHOD(find, true) {
    const int64_t at = find_argument(vm, args, false);
    return at == -2 ? UNSET : value_of_int(at);
}

SHARED_METHOD(rfind, true) {
    const int64_t at = find_argument(vm, args, true);
    return at == -2 ? UNSET : value_of_int(at);
}

static Value index_or_raise(Vm *vm, int64_t at) {
    if (at == -1) {
        return vm_raise(vm, vm->exceptions.ValueError, "subsection not found");
    }
    return at < 0 ? UNSET : value_of_int(at);
}

SHARED_METHOD(find_index, true) {
    return index_or_raise(vm, find_argument(vm, args, false));
}

SHARED_METHOD(find_rindex, true) {
    return index_or_raise(vm, find_argument(vm, args, true));
}

SHARED_METHOD(count_method, true) {
    const Text text = self_text(args);
    Text needle;
    int64_t from = 0, to = 0, found = 0;
    char byte = 0;
    if (!slice_range(vm, args[2], args[3], (int64_t)text.size, &from, &to) ||
        !needle_argument(vm, args[1], &byte, &needle)) {
        return UNSET;
    }
    if (from > to) {
        return value_of_int(0);
    }
    const Text within = part(text, (size_t)from, (size_t)to);
    if (needle.size == 0) {
        return value_of_int((int64_t)within.size + 1);
    }
    for (size_t at = 0; (at = text_find(within, needle, at)) != SIZE_MAX; at += needle.size) {
        found++;
    }
    return value_of_int(found);
}

static Value test_affixes(Vm *vm, const Value *args, bool at_end) {
    const Text text = self_text(args);
    int64_t from = 0, to = 0;
    if (!slice_range(vm, args[2], args[3], (int64_t)text.size, &from, &to)) {
        return UNSET;
    }
    const Text within = from > to ? TEXT("") : part(text, (size_t)from, (size_t)to);
    const bool is_tuple = value_is_tuple(args[1]);
    const int many = is_tuple ? ((const Tuple *)args[1].object)->count : 1;
    for (int i = 0; i < many; i++) {
        const Value affix = is_tuple ? ((const Tuple *)args[1].object)->items[i] : args[1];
        Text sought;
        if (!value_is_buffer(affix)) {
            if (is_tuple) {
                text_argument(vm, affix, &(Text){0});
                return UNSET;
            }
            return vm_raise(vm, vm->exceptions.TypeError,
                            "%s first arg must be bytes or a tuple of bytes, not %s",
                            at_end ? "endswith" : "startswith", vm_type_name(vm, affix));
        }
        if (!bytes_of_buffer(vm, affix, &sought)) {
            return UNSET;
        }
        if (from <= to && sought.size <= within.size &&
            memcmp(within.bytes + (at_end ? within.size - sought.size : 0), sought.bytes,
                   sought.size) == 0) {
            return value_of_bool(true);
        }
    }
    return value_of_bool(false);
}

SHARED_METHOD(startswith, true) {
    return test_affixes(vm, args, false);
}

SHARED_METHOD(endswith, true) {
    return test_affixes(vm, args, true);
}

// --- Changing ------------------------------------------------------------------------------------

SHARED_METHOD(replace, true) {
    const Text text = self_text(args);
    Text old, with;
    int64_t most = 0;
    if (!text_argument(vm, args[1], &old) || !text_argument(vm, args[2], &with) ||
        !int_count_argument(vm, args[3], &most)) {
        return UNSET;
    }
    most = most < 0 ? INT64_MAX : most;
    Buf buf;
    buf_init(&buf, &vm->alloc);
    size_t done = 0;
    for (size_t at = 0; most > 0 && !buf.failed; most--) {
        const size_t found = text_find(text, old, at);
        if (found == SIZE_MAX) {
            break;
        }
        buf_add(&buf, text.bytes + done, found - done);
        buf_add_text(&buf, with);
        done = found + old.size;
        at = old.size ? done : found + 1;
        if (old.size == 0 && at > text.size) {
            break;
        }
    }
    buf_add(&buf, text.bytes + done, text.size - done);
    return from_buf(vm, &buf);
}

static bool is_stripped(char c, const Text *chars) {
    if (!chars) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return chars->size && memchr(chars->bytes, c, chars->size);
}

static Text strip_text(Text text, const Text *chars, bool left, bool right) {
    while (left && text.size && is_stripped(text.bytes[0], chars)) {
        text = part(text, 1, text.size);
    }
    while (right && text.size && is_stripped(text.bytes[text.size - 1], chars)) {
        text.size--;
    }
    return text;
}

static Value strip_sides(Vm *vm, const Value *args, bool left, bool right) {
    Text chars = TEXT("");
    const bool has_chars = !value_is_none(args[1]);
    if (has_chars && !text_argument(vm, args[1], &chars)) {
        return UNSET;
    }
    return new_text(vm, strip_text(self_text(args), has_chars ? &chars : NULL, left, right));
}

SHARED_METHOD(strip, true) {
    return strip_sides(vm, args, true, true);
}

SHARED_METHOD(lstrip, true) {
    return strip_sides(vm, args, true, false);
}

SHARED_METHOD(rstrip, true) {
    return strip_sides(vm, args, false, true);
}

static Value map_case(Vm *vm, const Value *args, int (*map)(int)) {
    const Text text = self_text(args);
    Value made = new_text(vm, text);
    for (size_t i = 0; !value_is_unset(made) && i < text.size; i++) {
        ((Bytes *)made.object)->bytes[i] = (char)map((unsigned char)text.bytes[i]);
    }
    return made;
}

static int upper_byte(int c) {
    return c >= 'a' && c <= 'z' ? c ^ 0x20 : c;
}

static int lower_byte(int c) {
    return c >= 'A' && c <= 'Z' ? c ^ 0x20 : c;
}

SHARED_METHOD(upper, true) {
    return map_case(vm, args, upper_byte);
}

SHARED_METHOD(lower, true) {
    return map_case(vm, args, lower_byte);
}

// --- Splitting and joining -----------------------------------------------------------------------

METHOD(bytes_method) {
    return args[0].object->type == vm->types.bytes
               ? value_ref(args[0])
               : bytes_new(vm, self_text(args).bytes, self_text(args).size);
}

SHARED_METHOD(join, true) {
    List *list = list_from_iterable(vm, args[1]);
    if (!list) {
        if (!value_type(vm, args[1])->iter && !value_type(vm, args[1])->get_item) {
            value_drop(vm, vm_take_error(vm));
            vm_raise(vm, vm->exceptions.TypeError, "can only join an iterable");
        }
        return UNSET;
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (int i = 0; i < list->count; i++) {
        Text item;
        if (!value_is_buffer(list->items[i]) || !bytes_of_buffer(vm, list->items[i], &item)) {
            bytes_drop_error(vm);
            vm_raise(vm, vm->exceptions.TypeError,
                     "sequence item %d: expected a bytes-like object, %s found", i,
                     vm_type_name(vm, list->items[i]));
            object_drop(vm, list);
            buf_deinit(&buf);
            return UNSET;
        }
        buf_add_text(&buf, i ? self_text(args) : TEXT(""));
        buf_add_text(&buf, item);
    }
    object_drop(vm, list);
    return from_buf(vm, &buf);
}

static const NativeDef methods[] = {
    NATIVE("decode", "self, /, encoding=…, errors=…", decode),
    NATIVE("hex", "self, /, sep=…, bytes_per_sep=1", hex),
    NATIVE("fromhex@class", "type, string, /", fromhex),
    NATIVE("find", "self, sub, start=None, end=None, /", find),
    NATIVE("rfind", "self, sub, start=None, end=None, /", rfind),
    NATIVE("index", "self, sub, start=None, end=None, /", find_index),
    NATIVE("rindex", "self, sub, start=None, end=None, /", find_rindex),
    NATIVE("count", "self, sub, start=None, end=None, /", count_method),
    NATIVE("startswith", "self, prefix, start=None, end=None, /", startswith),
    NATIVE("endswith", "self, suffix, start=None, end=None, /", endswith),
    NATIVE("replace", "self, old, new, count=-1, /", replace),
    NATIVE("strip", "self, bytes=None, /", strip),
    NATIVE("lstrip", "self, bytes=None, /", lstrip),
    NATIVE("rstrip", "self, bytes=None, /", rstrip),
    NATIVE("upper", "self, /", upper),
    NATIVE("lower", "self, /", lower),
    NATIVE("__bytes__", "self, /", bytes_method),
    NATIVE("join", "self, iterable, /", join),
    {0}};

const NativeDef *bytes_methods(void) {
    return methods;
}
