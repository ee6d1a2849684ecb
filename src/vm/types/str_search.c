#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/slice.h"
#include "vm/types/str.h"
#include "vm/types/str_methods.h"
#include "vm/types/tuple.h"
#include "vm/types/unicode.h"
#include "vm/vm.h"
#include "vm/walk.h"

#include <string.h>

static Str *self_str(const Value *args) {
    return (Str *)args[0].object;
}

// The text of a str argument; false with TypeError ("must be str, not int") set.
static bool text_argument(Vm *vm, Value value, Text *out) {
    if (!value_is_str(value)) {
        raise_wrong_type(vm, "must be str", value);
        return false;
    }
    *out = str_text((const Str *)value.object);
    return true;
}

static Text part(Text text, size_t from, size_t to) {
    return (Text){text.bytes + from, to - from};
}

// Appends a piece of text as a Str to a list.
static bool append_text(Vm *vm, List *list, Text text) {
    Str *str = str_from_text(vm, text);
    return str && list_append_take(vm, list, value_of_object(str));
}

// --- Finding -------------------------------------------------------------------------------------

size_t text_find(Text text, Text needle, size_t from) {
    if (from > text.size || needle.size > text.size - from) {
        return SIZE_MAX;
    }
    if (needle.size == 0) {
        return from;
    }
    const char *start = text.bytes + from;
    const char *found = needle.size == 1
                            ? memchr(start, needle.bytes[0], text.size - from)
                            : memmem(start, text.size - from, needle.bytes, needle.size);
    return found ? (size_t)(found - text.bytes) : SIZE_MAX;
}

// The last occurrence that ends at or before the end of the text.
size_t text_find_last(Text text, Text needle) {
    if (needle.size > text.size) {
        return SIZE_MAX;
    }
    for (size_t at = text.size - needle.size + 1; at-- > 0;) {
        if (memcmp(text.bytes + at, needle.bytes, needle.size) == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

static size_t text_count_of(Text text, Text needle) {
    size_t count = 0;
    for (size_t at = 0; (at = text_find(text, needle, at)) != SIZE_MAX; at += needle.size) {
        count++;
    }
    return count;
}

// The part of self between the optional arguments start and stop: byte offsets. 1, or 0 when
// nothing can be found there, not even nothing; -1 with an exception set.
static int bounded_part(Vm *vm, const Str *str, Value start, Value stop, size_t *from, size_t *to) {
    int64_t first = 0, last = 0;
    if (!slice_range(vm, start, stop, (int64_t)str->count, &first, &last)) {
        return -1;
    }
    if (first > last) {
        return 0;
    }
    *from = str_offset(str, (size_t)first);
    *to = (size_t)last == str->count ? str->size : str_offset(str, (size_t)last);
    return 1;
}

// The index of the code point where the argument is found, or -1; -2 with an exception set.
static int64_t find_argument(Vm *vm, const Value *args, bool last) {
    const Str *str = self_str(args);
    size_t from = 0, to = 0;
    Text needle;
    const int bounded = bounded_part(vm, str, args[2], args[3], &from, &to);
    if (bounded < 0 || !text_argument(vm, args[1], &needle)) {
        return -2;
    }
    if (bounded == 0) {
        return -1;
    }
    const Text text = part(str_text(str), from, to);
    const size_t at = last ? text_find_last(text, needle) : text_find(text, needle, 0);
    return at == SIZE_MAX ? -1 : (int64_t)str_index_of_offset(str, from + at);
}

METHOD(find) {
    const int64_t at = find_argument(vm, args, false);
    return at == -2 ? UNSET : value_of_int(at);
}

METHOD(rfind) {
    const int64_t at = find_argument(vm, args, true);
    return at == -2 ? UNSET : value_of_int(at);
}

static Value index_or_raise(Vm *vm, int64_t at) {
    if (at == -1) {
        return vm_raise(vm, vm->exceptions.ValueError, "substring not found");
    }
    return at < 0 ? UNSET : value_of_int(at);
}

METHOD(find_index) {
    return index_or_raise(vm, find_argument(vm, args, false));
}

METHOD(find_rindex) {
    return index_or_raise(vm, find_argument(vm, args, true));
}

METHOD(count_method) {
    const Str *str = self_str(args);
    size_t from = 0, to = 0;
    Text needle;
    const int bounded = bounded_part(vm, str, args[2], args[3], &from, &to);
    if (bounded < 0 || !text_argument(vm, args[1], &needle)) {
        return UNSET;
    }
    if (bounded == 0) {
        return value_of_int(0);
    }
    const Text text = part(str_text(str), from, to);
    return value_of_int(
        (int64_t)(needle.size == 0 ? text_count(text) + 1 : text_count_of(text, needle)));
}

static bool has_affix(Text text, Text affix, bool at_end) {
    return affix.size <= text.size &&
           memcmp(text.bytes + (at_end ? text.size - affix.size : 0), affix.bytes, affix.size) == 0;
}

static Value test_affixes(Vm *vm, const Value *args, bool at_end) {
    const Str *str = self_str(args);
    size_t from = 0, to = 0;
    const int bounded = bounded_part(vm, str, args[2], args[3], &from, &to);
    if (bounded < 0) {
        return UNSET;
    }
    const Text text = bounded ? part(str_text(str), from, to) : TEXT("");
    const char *name = at_end ? "endswith" : "startswith";
    if (value_is_str(args[1])) {
        return value_of_bool(bounded &&
                             has_affix(text, str_text((const Str *)args[1].object), at_end));
    }
    if (!value_is_tuple(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "%s first arg must be str or a tuple of str, not %s", name,
                        vm_type_name(vm, args[1]));
    }
    const Tuple *affixes = (const Tuple *)args[1].object;
    for (int i = 0; i < affixes->count; i++) {
        if (!value_is_str(affixes->items[i])) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "tuple for %s must only contain str, not %s", name,
                            vm_type_name(vm, affixes->items[i]));
        }
        if (bounded && has_affix(text, str_text((const Str *)affixes->items[i].object), at_end)) {
            return value_of_bool(true);
        }
    }
    return value_of_bool(false);
}

METHOD(startswith) {
    return test_affixes(vm, args, false);
}

METHOD(endswith) {
    return test_affixes(vm, args, true);
}

// self itself when it is exactly a str, else a copy.
static Value same_text(Vm *vm, Value self) {
    return self.object->type == vm->types.str
               ? value_ref(self)
               : value_or_unset(str_from_text(vm, str_text((const Str *)self.object)));
}

static Value remove_affix(Vm *vm, const Value *args, const char *name, bool at_end) {
    const Text text = str_text(self_str(args));
    if (!value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "%s() argument must be str, not %s", name,
                        argument_type_name(vm, args[1]));
    }
    const Text affix = str_text((const Str *)args[1].object);
    if (affix.size == 0 || !has_affix(text, affix, at_end)) {
        return same_text(vm, args[0]);
    }
    return value_or_unset(str_from_text(vm, at_end ? part(text, 0, text.size - affix.size)
                                                   : part(text, affix.size, text.size)));
}

METHOD(removeprefix) {
    return remove_affix(vm, args, "removeprefix", false);
}

METHOD(removesuffix) {
    return remove_affix(vm, args, "removesuffix", true);
}

// --- Replacing -----------------------------------------------------------------------------------

// Puts `with` before, between and behind the code points.
static Value spread(Vm *vm, Text text, Text with, int64_t most) {
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t at = 0; !buf.failed; most--) {
        if (most > 0) {
            buf_add_text(&buf, with);
        }
        if (at >= text.size) {
            break;
        }
        const size_t from = at;
        text_next(text, &at);
        buf_add(&buf, text.bytes + from, at - from);
    }
    return str_value_from_buf(vm, &buf);
}

METHOD(replace) {
    const Text text = str_text(self_str(args));
    int64_t most = 0;
    for (int i = 1; i <= 2; i++) {
        if (!value_is_str(args[i])) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "replace() argument %d must be str, not %s", i,
                            argument_type_name(vm, args[i]));
        }
    }
    const Text old = str_text((const Str *)args[1].object);
    const Text with = str_text((const Str *)args[2].object);
    if (!int_count_argument(vm, args[3], &most)) {
        return UNSET;
    }
    most = most < 0 ? INT64_MAX : most;
    if (most == 0 || text_equal(old, with) || old.size > text.size) {
        return same_text(vm, args[0]);
    }
    if (old.size == 0) {
        return spread(vm, text, with, most);
    }
    size_t found = text_find(text, old, 0);
    if (found == SIZE_MAX) {
        return same_text(vm, args[0]);
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    size_t done = 0;
    for (; found != SIZE_MAX && most > 0 && !buf.failed; most--) {
        buf_add(&buf, text.bytes + done, found - done);
        buf_add_text(&buf, with);
        done = found + old.size;
        found = text_find(text, old, done);
    }
    buf_add(&buf, text.bytes + done, text.size - done);
    return str_value_from_buf(vm, &buf);
}

// --- Stripping -----------------------------------------------------------------------------------

static bool is_space(uint32_t c) {
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f)
                    : unicode_is(c, UNICODE_SPACE);
}

// The code point that ends before `end`, which moves to its beginning.
static uint32_t previous(Text text, size_t *end) {
    size_t at = *end - 1;
    while (at > 0 && ((unsigned char)text.bytes[at] & 0xc0) == 0x80) {
        at--;
    }
    *end = at;
    return text_next(text, &at);
}

// Whether a code point goes away; `chars` NULL: white space.
static bool is_stripped(uint32_t c, const Text *chars) {
    if (!chars) {
        return is_space(c);
    }
    char bytes[4];
    const int size = text_encode(c, bytes);
    return text_find(*chars, (Text){bytes, (size_t)size}, 0) != SIZE_MAX;
}

static Text strip_text(Text text, const Text *chars, bool left, bool right) {
    size_t from = 0, to = text.size;
    while (left && from < to) {
        size_t next = from;
        if (!is_stripped(text_next(text, &next), chars)) {
            break;
        }
        from = next;
    }
    while (right && to > from) {
        size_t before = to;
        if (!is_stripped(previous(text, &before), chars)) {
            break;
        }
        to = before;
    }
    return part(text, from, to);
}

static Value strip_sides(Vm *vm, const Value *args, const char *name, bool left, bool right) {
    const Text text = str_text(self_str(args));
    Text chars = TEXT("");
    if (!value_is_none(args[1])) {
        if (!value_is_str(args[1])) {
            return vm_raise(vm, vm->exceptions.TypeError, "%s arg must be None or str", name);
        }
        chars = str_text((const Str *)args[1].object);
    }
    const Text rest = strip_text(text, value_is_none(args[1]) ? NULL : &chars, left, right);
    return rest.size == text.size ? same_text(vm, args[0])
                                  : value_or_unset(str_from_text(vm, rest));
}

METHOD(strip) {
    return strip_sides(vm, args, "strip", true, true);
}

METHOD(lstrip) {
    return strip_sides(vm, args, "lstrip", true, false);
}

METHOD(rstrip) {
    return strip_sides(vm, args, "rstrip", false, true);
}

// --- Splitting -----------------------------------------------------------------------------------

// text_next, without a call for ASCII, which nearly all text is.
static inline uint32_t next_of(Text text, size_t *at) {
    const unsigned char byte = (unsigned char)text.bytes[*at];
    if (byte < 0x80) {
        (*at)++;
        return byte;
    }
    return text_next(text, at);
}

static bool split_at_spaces(Vm *vm, List *list, Text text, int64_t most) {
    size_t at = 0;
    for (;;) {
        size_t from = at;
        while (at < text.size) {
            from = at;
            if (!is_space(next_of(text, &at))) {
                break;
            }
            from = at;
        }
        if (from >= text.size) {
            return true;
        }
        if (most-- <= 0) {
            return append_text(vm, list, part(text, from, text.size));
        }
        size_t end = from;
        for (at = from; at < text.size; end = at) {
            if (is_space(next_of(text, &at))) {
                break;
            }
        }
        if (!append_text(vm, list, part(text, from, end))) {
            return false;
        }
    }
}

bool text_split(Vm *vm, List *list, Text text, Text separator, int64_t most, TextAppend *append) {
    size_t from = 0;
    for (; most > 0; most--) {
        const size_t found = text_find(text, separator, from);
        if (found == SIZE_MAX) {
            break;
        }
        if (!append(vm, list, part(text, from, found))) {
            return false;
        }
        from = found + separator.size;
    }
    return append(vm, list, part(text, from, text.size));
}

bool text_rsplit(Vm *vm, List *list, Text text, Text separator, int64_t most, TextAppend *append) {
    for (; most > 0; most--) {
        const size_t found = text_find_last(text, separator);
        if (found == SIZE_MAX) {
            break;
        }
        if (!append(vm, list, part(text, found + separator.size, text.size))) {
            return false;
        }
        text.size = found;
    }
    return append(vm, list, text);
}

static bool rsplit_at_spaces(Vm *vm, List *list, Text text, int64_t most) {
    for (;;) {
        text = strip_text(text, NULL, false, true);
        if (text.size == 0) {
            return true;
        }
        if (most-- <= 0) {
            return append_text(vm, list, text);
        }
        size_t from = text.size;
        while (from > 0) {
            size_t before = from;
            if (is_space(previous(text, &before))) {
                break;
            }
            from = before;
        }
        if (!append_text(vm, list, part(text, from, text.size))) {
            return false;
        }
        text.size = from;
    }
}

static Value split_self(Vm *vm, const Value *args, bool from_right) {
    const Text text = str_text(self_str(args));
    int64_t most = 0;
    Text separator = TEXT("");
    const bool at_spaces = value_is_none(args[1]);
    if (!int_count_argument(vm, args[2], &most)) {
        return UNSET;
    }
    if (!at_spaces) {
        if (!value_is_str(args[1])) {
            return raise_wrong_type(vm, "must be str or None", args[1]);
        }
        separator = str_text((const Str *)args[1].object);
        if (separator.size == 0) {
            return vm_raise(vm, vm->exceptions.ValueError, "empty separator");
        }
    }
    most = most < 0 ? INT64_MAX : most;
    List *list = list_new(vm, 0);
    if (!list) {
        return UNSET;
    }
    bool done;
    if (from_right) {
        done = at_spaces ? rsplit_at_spaces(vm, list, text, most)
                         : text_rsplit(vm, list, text, separator, most, append_text);
        list_reverse(vm, list);
    } else {
        done = at_spaces ? split_at_spaces(vm, list, text, most)
                         : text_split(vm, list, text, separator, most, append_text);
    }
    if (!done) {
        object_drop(vm, list);
        return UNSET;
    }
    return value_of_object(list);
}

METHOD(split) {
    return split_self(vm, args, false);
}

METHOD(rsplit) {
    return split_self(vm, args, true);
}

static bool is_line_end(uint32_t c) {
    return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

METHOD(splitlines) {
    const Text text = str_text(self_str(args));
    int64_t keep = 0;
    List *list = int_small_argument(vm, args[1], &keep) ? list_new(vm, 0) : NULL;
    bool done = list != NULL;
    for (size_t at = 0; done && at < text.size;) {
        const size_t from = at;
        size_t end = at;
        while (at < text.size) {
            end = at;
            const uint32_t c = text_next(text, &at);
            if (is_line_end(c)) {
                at += c == '\r' && at < text.size && text.bytes[at] == '\n';
                break;
            }
            end = at;
        }
        done = append_text(vm, list, part(text, from, keep ? at : end));
    }
    if (list && !done) {
        object_drop(vm, list);
        return UNSET;
    }
    return value_or_unset(list);
}

static Value three_parts(Vm *vm, Text first, Text second, Text third) {
    const Text parts[] = {first, second, third};
    Tuple *tuple = tuple_new(vm, 3);
    for (int i = 0; tuple && i < 3; i++) {
        Str *str = str_from_text(vm, parts[i]);
        if (!str) {
            object_drop(vm, tuple);
            return UNSET;
        }
        tuple->items[i] = value_of_object(str);
    }
    return value_or_unset(tuple);
}

static Value partition_self(Vm *vm, const Value *args, bool last) {
    const Text text = str_text(self_str(args));
    Text separator;
    if (!text_argument(vm, args[1], &separator)) {
        return UNSET;
    }
    if (separator.size == 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "empty separator");
    }
    const size_t at = last ? text_find_last(text, separator) : text_find(text, separator, 0);
    if (at == SIZE_MAX) {
        return last ? three_parts(vm, TEXT(""), TEXT(""), text)
                    : three_parts(vm, text, TEXT(""), TEXT(""));
    }
    return three_parts(vm, part(text, 0, at), separator,
                       part(text, at + separator.size, text.size));
}

METHOD(partition) {
    return partition_self(vm, args, false);
}

METHOD(rpartition) {
    return partition_self(vm, args, true);
}

// --- Joining -------------------------------------------------------------------------------------

static Value join_items(Vm *vm, const Str *separator, const Value *items, int count) {
    size_t size = 0, points = 0;
    for (int i = 0; i < count; i++) {
        if (!value_is_str(items[i])) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "sequence item %d: expected str instance, %s found", i,
                            vm_type_name(vm, items[i]));
        }
        const Str *item = (const Str *)items[i].object;
        size += item->size + (i ? separator->size : 0);
        points += item->count + (i ? separator->count : 0);
    }
    if (count == 1 && items[0].object->type == vm->types.str) {
        return value_ref(items[0]);
    }
    if (size == 0) {
        return value_or_unset(str_new(vm, "", 0));
    }
    Str *joined = str_new_uninitialized(vm, size, points);
    if (!joined) {
        return UNSET;
    }
    char *to = joined->bytes;
    for (int i = 0; i < count; i++) {
        if (i) {
            memcpy(to, separator->bytes, separator->size);
            to += separator->size;
        }
        const Str *item = (const Str *)items[i].object;
        memcpy(to, item->bytes, item->size);
        to += item->size;
    }
    return value_of_object(joined);
}

METHOD(join) {
    const Str *separator = self_str(args);
    if (value_is_list(args[1]) && args[1].object->type == vm->types.list) {
        const List *list = (const List *)args[1].object;
        return join_items(vm, separator, list->items, list->count);
    }
    if (value_is_tuple(args[1]) && args[1].object->type == vm->types.tuple) {
        const Tuple *tuple = (const Tuple *)args[1].object;
        return join_items(vm, separator, tuple->items, tuple->count);
    }
    List *list = list_from_iterable(vm, args[1]);
    if (!list) {
        if (vm_error_is(vm, vm->exceptions.TypeError) && !value_type(vm, args[1])->iter) {
            value_drop(vm, vm_take_error(vm));
            vm_raise(vm, vm->exceptions.TypeError, "can only join an iterable");
        }
        return UNSET;
    }
    Value joined = join_items(vm, separator, list->items, list->count);
    object_drop(vm, list);
    return joined;
}

bool str_add_search_methods(Vm *vm) {
    static const NativeDef methods[] = {
        NATIVE("find", "self, sub, start=None, end=None, /", find),
        NATIVE("rfind", "self, sub, start=None, end=None, /", rfind),
        NATIVE("index", "self, sub, start=None, end=None, /", find_index),
        NATIVE("rindex", "self, sub, start=None, end=None, /", find_rindex),
        NATIVE("count", "self, sub, start=None, end=None, /", count_method),
        NATIVE("startswith", "self, prefix, start=None, end=None, /", startswith),
        NATIVE("endswith", "self, suffix, start=None, end=None, /", endswith),
        NATIVE("removeprefix", "self, prefix, /", removeprefix),
        NATIVE("removesuffix", "self, suffix, /", removesuffix),
        NATIVE("replace", "self, old, new, count=-1, /", replace),
        NATIVE("strip", "self, chars=None, /", strip),
        NATIVE("lstrip", "self, chars=None, /", lstrip),
        NATIVE("rstrip", "self, chars=None, /", rstrip),
        NATIVE("split", "self, /, sep=None, maxsplit=-1", split),
        NATIVE("rsplit", "self, /, sep=None, maxsplit=-1", rsplit),
        NATIVE("splitlines", "self, /, keepends=False", splitlines),
        NATIVE("partition", "self, sep, /", partition),
        NATIVE("rpartition", "self, sep, /", rpartition),
        NATIVE("join", "self, iterable, /", join),
        {0}};
    return native_add_methods(vm, vm->types.str, methods);
}
