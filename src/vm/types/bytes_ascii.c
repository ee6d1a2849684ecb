#include "vm/types/bytes_methods.h"

#include "vm/types/bytearray.h"

#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

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

static bool text_argument(Vm *vm, Value value, Text *out) {
    if (!value_is_bytes(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "a bytes-like object is required, not '%s'",
                 vm_type_name(vm, value));
        return false;
    }
    *out = bytes_text(value);
    return true;
}

// --- Kinds of bytes ------------------------------------------------------------------------------

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_alpha(char c) {
    return is_lower(c) || is_upper(c);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_alnum(char c) {
    return is_alpha(c) || is_digit(c);
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_ascii(char c) {
    return (unsigned char)c < 0x80;
}

static Value all_are(const Value *args, bool (*is)(char), bool when_empty) {
    const Text text = self_text(args);
    for (size_t i = 0; i < text.size; i++) {
        if (!is(text.bytes[i])) {
            return value_of_bool(false);
        }
    }
    return value_of_bool(text.size > 0 || when_empty);
}

SHARED_METHOD(isalpha_method, true) {
    return all_are(args, is_alpha, false);
}

SHARED_METHOD(isalnum_method, true) {
    return all_are(args, is_alnum, false);
}

SHARED_METHOD(isdigit_method, true) {
    return all_are(args, is_digit, false);
}

SHARED_METHOD(isspace_method, true) {
    return all_are(args, is_space, false);
}

SHARED_METHOD(isascii_method, true) {
    return all_are(args, is_ascii, true);
}

// Whether there is a letter of one case and none of the other.
static Value has_case(const Value *args, bool (*wanted)(char), bool (*unwanted)(char)) {
    const Text text = self_text(args);
    bool found = false;
    for (size_t i = 0; i < text.size; i++) {
        if (unwanted(text.bytes[i])) {
            return value_of_bool(false);
        }
        found = found || wanted(text.bytes[i]);
    }
    return value_of_bool(found);
}

SHARED_METHOD(islower_method, true) {
    return has_case(args, is_lower, is_upper);
}

SHARED_METHOD(isupper_method, true) {
    return has_case(args, is_upper, is_lower);
}

SHARED_METHOD(istitle_method, true) {
    const Text text = self_text(args);
    bool found = false, in_word = false;
    for (size_t i = 0; i < text.size; i++) {
        const char c = text.bytes[i];
        if (is_alpha(c) && is_upper(c) == in_word) {
            return value_of_bool(false);
        }
        in_word = is_alpha(c);
        found = found || in_word;
    }
    return value_of_bool(found);
}

// --- Case ----------------------------------------------------------------------------------------

static Value copy_of(Vm *vm, const Value *args, char **bytes) {
    Value made = new_text(vm, self_text(args));
    *bytes = value_is_unset(made) ? NULL : ((Bytes *)made.object)->bytes;
    return made;
}

// Every letter capital or small: as the function says of whether it goes on a word.
static Value map_words(Vm *vm, const Value *args, bool whole_is_word) {
    char *bytes;
    Value made = copy_of(vm, args, &bytes);
    bool in_word = false;
    for (size_t i = 0; bytes && i < self_text(args).size; i++) {
        const bool is_letter = is_alpha(bytes[i]);
        if (is_letter) {
            bytes[i] = (char)(in_word ? bytes[i] | 0x20 : bytes[i] & ~0x20);
        }
        in_word = whole_is_word || is_letter;
    }
    return made;
}

SHARED_METHOD(title, true) {
    return map_words(vm, args, false);
}

SHARED_METHOD(capitalize, true) {
    return map_words(vm, args, true);
}

SHARED_METHOD(swapcase, true) {
    char *bytes;
    Value made = copy_of(vm, args, &bytes);
    for (size_t i = 0; bytes && i < self_text(args).size; i++) {
        bytes[i] = (char)(is_alpha(bytes[i]) ? bytes[i] ^ 0x20 : bytes[i]);
    }
    return made;
}

// --- Padding -------------------------------------------------------------------------------------

static Value pad(Vm *vm, const Value *args, size_t left, size_t right, char fill) {
    const Text text = self_text(args);
    if (left > PTRDIFF_MAX / 4 || right > PTRDIFF_MAX / 4) {
        return vm_raise_memory(vm);
    }
    Value made = bytes_new_zeroed(vm, text.size + left + right);
    if (!value_is_unset(made)) {
        char *bytes = ((Bytes *)made.object)->bytes;
        memset(bytes, fill, left);
        memcpy(bytes + left, text.bytes, text.size);
        memset(bytes + left + text.size, fill, right);
    }
    return made;
}

// How much is missing to the width given; -1 with an exception set.
static int64_t missing(Vm *vm, const Value *args, const char *name, char *fill) {
    int64_t width = 0;
    *fill = ' ';
    if (!int_count_argument(vm, args[1], &width)) {
        return -1;
    }
    if (!value_is_unset(args[2])) {
        if (!value_is_bytes(args[2]) || bytes_text(args[2]).size != 1) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "%s() argument 2 must be a byte string of length 1, not %s", name,
                     argument_type_name(vm, args[2]));
            return -1;
        }
        *fill = bytes_text(args[2]).bytes[0];
    }
    const int64_t size = (int64_t)self_text(args).size;
    return width > size ? width - size : 0;
}

SHARED_METHOD(ljust, true) {
    char fill;
    const int64_t more = missing(vm, args, "ljust", &fill);
    return more < 0 ? UNSET : pad(vm, args, 0, (size_t)more, fill);
}

SHARED_METHOD(rjust, true) {
    char fill;
    const int64_t more = missing(vm, args, "rjust", &fill);
    return more < 0 ? UNSET : pad(vm, args, (size_t)more, 0, fill);
}

SHARED_METHOD(center, true) {
    char fill;
    const int64_t more = missing(vm, args, "center", &fill);
    if (more < 0) {
        return UNSET;
    }
    const int64_t width = more + (int64_t)self_text(args).size;
    const int64_t left = more / 2 + (more & width & 1);
    return pad(vm, args, (size_t)left, (size_t)(more - left), fill);
}

SHARED_METHOD(zfill, true) {
    int64_t width = 0;
    const Text text = self_text(args);
    if (!int_count_argument(vm, args[1], &width)) {
        return UNSET;
    }
    const size_t more = width > (int64_t)text.size ? (size_t)width - text.size : 0;
    Value made = pad(vm, args, more, 0, '0');
    if (!value_is_unset(made) && more && text.size &&
        (text.bytes[0] == '-' || text.bytes[0] == '+')) {
        char *bytes = ((Bytes *)made.object)->bytes;
        bytes[0] = text.bytes[0];
        bytes[more] = '0';
    }
    return made;
}

SHARED_METHOD(expandtabs, true) {
    const Text text = self_text(args);
    int64_t tab = 0, column = 0;
    if (!int_small_argument(vm, args[1], &tab)) {
        return UNSET;
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t i = 0; i < text.size && !buf.failed; i++) {
        const char c = text.bytes[i];
        if (c == '\t') {
            const int64_t blanks = tab > 0 ? tab - column % tab : 0;
            buf_fill(&buf, ' ', (size_t)blanks);
            column += blanks;
        } else {
            buf_add_char(&buf, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    Value made = buf.failed ? vm_raise_memory(vm) : new_text(vm, buf_text(&buf));
    buf_deinit(&buf);
    return made;
}

// --- Parts ---------------------------------------------------------------------------------------

static Value three_parts(Vm *vm, Text first, Text second, Text third) {
    const Text parts[] = {first, second, third};
    Tuple *tuple = tuple_new(vm, 3);
    for (int i = 0; tuple && i < 3; i++) {
        tuple->items[i] = new_text(vm, parts[i]);
        if (value_is_unset(tuple->items[i])) {
            object_drop(vm, tuple);
            return UNSET;
        }
    }
    return value_or_unset(tuple);
}

static Value partition_self(Vm *vm, const Value *args, bool last) {
    const Text text = self_text(args);
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

SHARED_METHOD(partition, true) {
    return partition_self(vm, args, false);
}

SHARED_METHOD(rpartition, true) {
    return partition_self(vm, args, true);
}

SHARED_METHOD(removeprefix, true) {
    const Text text = self_text(args);
    Text affix;
    if (!text_argument(vm, args[1], &affix)) {
        return UNSET;
    }
    return new_text(vm, text_starts_with(text, affix) ? part(text, affix.size, text.size) : text);
}

SHARED_METHOD(removesuffix, true) {
    const Text text = self_text(args);
    Text affix;
    if (!text_argument(vm, args[1], &affix)) {
        return UNSET;
    }
    const bool has =
        affix.size <= text.size && text_equal(part(text, text.size - affix.size, text.size), affix);
    return new_text(vm, has ? part(text, 0, text.size - affix.size) : text);
}

static bool append_text(Vm *vm, List *list, Text text) {
    Value item = new_text(vm, text);
    return !value_is_unset(item) && list_append_take(vm, list, item);
}

static bool split_at_spaces(Vm *vm, List *list, Text text, int64_t most) {
    for (;;) {
        while (text.size && is_space(text.bytes[0])) {
            text = part(text, 1, text.size);
        }
        if (text.size == 0 || most-- <= 0) {
            return text.size == 0 || append_text(vm, list, text);
        }
        size_t end = 0;
        while (end < text.size && !is_space(text.bytes[end])) {
            end++;
        }
        if (!append_text(vm, list, part(text, 0, end))) {
            return false;
        }
        text = part(text, end, text.size);
    }
}

static bool rsplit_at_spaces(Vm *vm, List *list, Text text, int64_t most) {
    for (;;) {
        while (text.size && is_space(text.bytes[text.size - 1])) {
            text.size--;
        }
        if (text.size == 0 || most-- <= 0) {
            return text.size == 0 || append_text(vm, list, text);
        }
        size_t from = text.size;
        while (from > 0 && !is_space(text.bytes[from - 1])) {
            from--;
        }
        if (!append_text(vm, list, part(text, from, text.size))) {
            return false;
        }
        text.size = from;
    }
}

static Value split_self(Vm *vm, const Value *args, bool from_right) {
    const Text text = self_text(args);
    Text separator = TEXT("");
    int64_t most = 0;
    const bool at_spaces = value_is_none(args[1]);
    if (!int_count_argument(vm, args[2], &most) ||
        (!at_spaces && !text_argument(vm, args[1], &separator))) {
        return UNSET;
    }
    if (!at_spaces && separator.size == 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "empty separator");
    }
    most = most < 0 ? INT64_MAX : most;
    List *list = list_new(vm, 0);
    const bool done =
        list && (at_spaces ? (from_right ? rsplit_at_spaces : split_at_spaces)(vm, list, text, most)
                           : (from_right ? text_rsplit : text_split)(vm, list, text, separator,
                                                                     most, append_text));
    if (done && from_right) {
        list_reverse(vm, list);
    }
    if (!done && list) {
        object_drop(vm, list);
        return UNSET;
    }
    return value_or_unset(list);
}

SHARED_METHOD(split, true) {
    return split_self(vm, args, false);
}

SHARED_METHOD(rsplit, true) {
    return split_self(vm, args, true);
}

SHARED_METHOD(splitlines, true) {
    const Text text = self_text(args);
    int64_t keep = 0;
    List *list = int_small_argument(vm, args[1], &keep) ? list_new(vm, 0) : NULL;
    for (size_t at = 0; list && at < text.size;) {
        const size_t from = at;
        while (at < text.size && text.bytes[at] != '\n' && text.bytes[at] != '\r') {
            at++;
        }
        const size_t end = at;
        if (at < text.size) {
            const bool is_pair =
                text.bytes[at] == '\r' && at + 1 < text.size && text.bytes[at + 1] == '\n';
            at += is_pair ? 2 : 1;
        }
        if (!append_text(vm, list, part(text, from, keep ? at : end))) {
            object_drop(vm, list);
            return UNSET;
        }
    }
    return value_or_unset(list);
}

// --- Translating ---------------------------------------------------------------------------------

SHARED_METHOD(translate, true) {
    const Text text = self_text(args);
    Text table = TEXT(""), gone = TEXT("");
    if (!value_is_none(args[1])) {
        if (!text_argument(vm, args[1], &table)) {
            return UNSET;
        }
        if (table.size != 256) {
            return vm_raise(vm, vm->exceptions.ValueError,
                            "translation table must be 256 characters long");
        }
    }
    if (!value_is_unset(args[2]) && !text_argument(vm, args[2], &gone)) {
        return UNSET;
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t i = 0; i < text.size; i++) {
        const char c = text.bytes[i];
        if (!gone.size || !memchr(gone.bytes, c, gone.size)) {
            buf_add_char(&buf, table.size ? table.bytes[(unsigned char)c] : c);
        }
    }
    Value made = buf.failed ? vm_raise_memory(vm) : new_text(vm, buf_text(&buf));
    buf_deinit(&buf);
    return made;
}

SHARED_METHOD(maketrans, false) {
    char table[256];
    Text from, to;
    if (!text_argument(vm, args[0], &from) || !text_argument(vm, args[1], &to)) {
        return UNSET;
    }
    if (from.size != to.size) {
        return vm_raise(vm, vm->exceptions.ValueError, "maketrans arguments must have same length");
    }
    for (int i = 0; i < 256; i++) {
        table[i] = (char)i;
    }
    for (size_t i = 0; i < from.size; i++) {
        table[(unsigned char)from.bytes[i]] = to.bytes[i];
    }
    return bytes_new(vm, table, sizeof table);
}

static const NativeDef methods[] = {NATIVE("isalpha", "self, /", isalpha_method),
                                    NATIVE("isalnum", "self, /", isalnum_method),
                                    NATIVE("isdigit", "self, /", isdigit_method),
                                    NATIVE("isspace", "self, /", isspace_method),
                                    NATIVE("isascii", "self, /", isascii_method),
                                    NATIVE("islower", "self, /", islower_method),
                                    NATIVE("isupper", "self, /", isupper_method),
                                    NATIVE("istitle", "self, /", istitle_method),
                                    NATIVE("title", "self, /", title),
                                    NATIVE("capitalize", "self, /", capitalize),
                                    NATIVE("swapcase", "self, /", swapcase),
                                    NATIVE("ljust", "self, width, fillchar=…, /", ljust),
                                    NATIVE("rjust", "self, width, fillchar=…, /", rjust),
                                    NATIVE("center", "self, width, fillchar=…, /", center),
                                    NATIVE("zfill", "self, width, /", zfill),
                                    NATIVE("expandtabs", "self, /, tabsize=8", expandtabs),
                                    NATIVE("partition", "self, sep, /", partition),
                                    NATIVE("rpartition", "self, sep, /", rpartition),
                                    NATIVE("removeprefix", "self, prefix, /", removeprefix),
                                    NATIVE("removesuffix", "self, suffix, /", removesuffix),
                                    NATIVE("split", "self, /, sep=None, maxsplit=-1", split),
                                    NATIVE("rsplit", "self, /, sep=None, maxsplit=-1", rsplit),
                                    NATIVE("splitlines", "self, /, keepends=False", splitlines),
                                    NATIVE("translate", "self, table, /, delete=…", translate),
                                    NATIVE("maketrans@static", "frm, to, /", maketrans),
                                    {0}};

const NativeDef *bytes_ascii_methods(void) {
    return methods;
}
