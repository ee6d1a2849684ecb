#include "vm/types/str_methods.h"

#include "vm/format/format.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/bytes.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/tuple.h"
#include "vm/types/unicode.h"
#include "vm/vm.h"

#include <string.h>

static Str *self_str(const Value *args) {
    return (Str *)args[0].object;
}

// --- Questions -----------------------------------------------------------------------------------

// Whether there is a code point, and all of them have one of the flags.
static Value all_are(const Value *args, int flags) {
    const Text text = str_text(self_str(args));
    for (size_t i = 0; i < text.size;) {
        if (!unicode_is(text_next(text, &i), flags)) {
            return value_of_bool(false);
        }
    }
    return value_of_bool(text.size > 0);
}

METHOD(is_alpha) {
    return all_are(args, UNICODE_ALPHA);
}

METHOD(is_decimal) {
    return all_are(args, UNICODE_DECIMAL);
}

METHOD(is_digit) {
    return all_are(args, UNICODE_DIGIT);
}

METHOD(is_numeric) {
    return all_are(args, UNICODE_NUMERIC);
}

METHOD(is_alnum) {
    return all_are(args, UNICODE_ALPHA | UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC);
}

METHOD(is_space) {
    return all_are(args, UNICODE_SPACE);
}

METHOD(is_ascii) {
    return value_of_bool(str_is_ascii(self_str(args)));
}

METHOD(is_printable) {
    return self_str(args)->size == 0 ? value_of_bool(true) : all_are(args, UNICODE_PRINTABLE);
}

METHOD(is_identifier) {
    const Text text = str_text(self_str(args));
    for (size_t i = 0; i < text.size;) {
        const int wanted = i == 0 ? UNICODE_ID_START : UNICODE_ID_CONTINUE;
        if (!unicode_is(text_next(text, &i), wanted)) {
            return value_of_bool(false);
        }
    }
    return value_of_bool(text.size > 0);
}

// Whether there is a letter with the case that is wanted and none with another one.
static Value has_case(const Value *args, int wanted, int unwanted) {
    const Text text = str_text(self_str(args));
    bool found = false;
    for (size_t i = 0; i < text.size;) {
        const int flags = unicode_flags(text_next(text, &i));
        if (flags & unwanted) {
            return value_of_bool(false);
        }
        found = found || (flags & wanted);
    }
    return value_of_bool(found);
}

METHOD(is_lower) {
    return has_case(args, UNICODE_LOWER, UNICODE_UPPER | UNICODE_TITLE);
}

METHOD(is_upper) {
    return has_case(args, UNICODE_UPPER, UNICODE_LOWER | UNICODE_TITLE);
}

METHOD(is_title) {
    const Text text = str_text(self_str(args));
    bool found = false, in_word = false;
    for (size_t i = 0; i < text.size;) {
        const int flags = unicode_flags(text_next(text, &i));
        if (flags & (UNICODE_UPPER | UNICODE_TITLE)) {
            if (in_word) {
                return value_of_bool(false);
            }
            found = in_word = true;
        } else if (flags & UNICODE_LOWER) {
            if (!in_word) {
                return value_of_bool(false);
            }
            found = true;
        } else {
            in_word = false;
        }
    }
    return value_of_bool(found);
}

// --- Case ----------------------------------------------------------------------------------------

// A capital sigma at the end of a word has a small form of its own.
static bool is_final_sigma(Text text, size_t at) {
    size_t before = at;
    bool after_letter = false;
    while (before > 0) {
        do {
            before--;
        } while (before > 0 && ((unsigned char)text.bytes[before] & 0xc0) == 0x80);
        size_t next = before;
        const int flags = unicode_flags(text_next(text, &next));
        if (!(flags & UNICODE_CASE_IGNORABLE)) {
            after_letter = flags & UNICODE_CASED;
            break;
        }
    }
    if (!after_letter) {
        return false;
    }
    text_next(text, &at);
    while (at < text.size) {
        const int flags = unicode_flags(text_next(text, &at));
        if (!(flags & UNICODE_CASE_IGNORABLE)) {
            return !(flags & UNICODE_CASED);
        }
    }
    return true;
}

// Appends the code point at an offset in another case.
static void add_mapped(Text text, size_t at, UnicodeCase to, Buf *out) {
    size_t next = at;
    const uint32_t c = text_next(text, &next);
    if (c == 0x3a3 && to == UNICODE_TO_LOWER) {
        buf_add_code_point(out, is_final_sigma(text, at) ? 0x3c2 : 0x3c3);
        return;
    }
    uint32_t mapped[3];
    const int count = unicode_map(c, to, mapped);
    for (int i = 0; i < count; i++) {
        buf_add_code_point(out, mapped[i]);
    }
}

static Value map_ascii(Vm *vm, const Str *str, UnicodeCase to) {
    Str *mapped = str_new_uninitialized(vm, str->size, str->count);
    if (!mapped) {
        return UNSET;
    }
    for (size_t i = 0; i < str->size; i++) {
        const char c = str->bytes[i];
        const bool changes = to == UNICODE_TO_UPPER ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
        mapped->bytes[i] = (char)(changes ? c ^ 0x20 : c);
    }
    return value_of_object(mapped);
}

static Value map_all(Vm *vm, const Value *args, UnicodeCase to) {
    const Str *str = self_str(args);
    if (str_is_ascii(str)) {
        return map_ascii(vm, str, to);
    }
    const Text text = str_text(str);
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t i = 0; i < text.size;) {
        add_mapped(text, i, to, &buf);
        text_next(text, &i);
    }
    return str_value_from_buf(vm, &buf);
}

METHOD(upper) {
    return map_all(vm, args, UNICODE_TO_UPPER);
}

METHOD(lower) {
    return map_all(vm, args, UNICODE_TO_LOWER);
}

METHOD(casefold) {
    return map_all(vm, args, UNICODE_TO_FOLDED);
}

METHOD(swapcase) {
    const Text text = str_text(self_str(args));
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t i = 0; i < text.size;) {
        const size_t at = i;
        const int flags = unicode_flags(text_next(text, &i));
        if (flags & UNICODE_UPPER) {
            add_mapped(text, at, UNICODE_TO_LOWER, &buf);
        } else if (flags & UNICODE_LOWER) {
            add_mapped(text, at, UNICODE_TO_UPPER, &buf);
        } else {
            buf_add(&buf, text.bytes + at, i - at);
        }
    }
    return str_value_from_buf(vm, &buf);
}

static Value title_ascii(Vm *vm, const Str *str) {
    Str *titled = str_new_uninitialized(vm, str->size, str->count);
    bool in_word = false;
    for (size_t i = 0; titled && i < str->size; i++) {
        const char c = str->bytes[i];
        const bool is_lower = c >= 'a' && c <= 'z', is_upper = c >= 'A' && c <= 'Z';
        titled->bytes[i] = (char)((in_word ? is_upper : is_lower) ? c ^ 0x20 : c);
        in_word = is_lower || is_upper;
    }
    return value_or_unset(titled);
}

METHOD(title) {
    const Text text = str_text(self_str(args));
    if (str_is_ascii(self_str(args)) && text.size > 1) {
        return title_ascii(vm, self_str(args));
    }
    bool in_word = false;
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t i = 0; i < text.size;) {
        add_mapped(text, i, in_word ? UNICODE_TO_LOWER : UNICODE_TO_TITLE, &buf);
        in_word = unicode_is(text_next(text, &i), UNICODE_CASED);
    }
    return str_value_from_buf(vm, &buf);
}

static Value capitalize_ascii(Vm *vm, const Str *str) {
    const Value mapped = map_ascii(vm, str, UNICODE_TO_LOWER);
    if (!value_is_unset(mapped)) {
        char *first = ((Str *)mapped.object)->bytes;
        *first = (char)(*first >= 'a' && *first <= 'z' ? *first ^ 0x20 : *first);
    }
    return mapped;
}

METHOD(capitalize) {
    const Text text = str_text(self_str(args));
    if (text.size > 1 && str_is_ascii(self_str(args))) {
        return capitalize_ascii(vm, self_str(args));
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t i = 0; i < text.size;) {
        add_mapped(text, i, i == 0 ? UNICODE_TO_TITLE : UNICODE_TO_LOWER, &buf);
        text_next(text, &i);
    }
    return str_value_from_buf(vm, &buf);
}

// --- Padding -------------------------------------------------------------------------------------

// self between `left` and `right` copies of a character.
static Value pad(Vm *vm, const Value *args, size_t left, size_t right, Text fill) {
    const Str *str = self_str(args);
    if (left > PTRDIFF_MAX / 16 || right > PTRDIFF_MAX / 16) {
        return vm_raise_memory(vm);
    }
    Str *padded = str_new_uninitialized(vm, str->size + (left + right) * fill.size,
                                        str->count + left + right);
    if (!padded) {
        return UNSET;
    }
    char *to = padded->bytes;
    for (size_t i = 0; i < left; i++, to += fill.size) {
        memcpy(to, fill.bytes, fill.size);
    }
    memcpy(to, str->bytes, str->size);
    to += str->size;
    for (size_t i = 0; i < right; i++, to += fill.size) {
        memcpy(to, fill.bytes, fill.size);
    }
    return value_of_object(padded);
}

// How many characters are missing to the width, which with the fill character is an argument; -1
// with an exception set.
static int64_t missing(Vm *vm, const Value *args, Text *fill) {
    int64_t width = 0;
    if (!int_count_argument(vm, args[1], &width)) {
        return -1;
    }
    if (!value_is_str(args[2])) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "The fill character must be a unicode character, not %s",
                 vm_type_name(vm, args[2]));
        return -1;
    }
    if (((const Str *)args[2].object)->count != 1) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "The fill character must be exactly one character long");
        return -1;
    }
    *fill = str_text((const Str *)args[2].object);
    const int64_t count = (int64_t)self_str(args)->count;
    return width > count ? width - count : 0;
}

// self as an exact str.
static Value plain(Vm *vm, const Value *args) {
    return args[0].object->type == vm->types.str
               ? value_ref(args[0])
               : value_or_unset(str_from_text(vm, str_text(self_str(args))));
}

METHOD(ljust) {
    Text fill;
    const int64_t more = missing(vm, args, &fill);
    return more < 0 ? UNSET : more == 0 ? plain(vm, args) : pad(vm, args, 0, (size_t)more, fill);
}

METHOD(rjust) {
    Text fill;
    const int64_t more = missing(vm, args, &fill);
    return more < 0 ? UNSET : more == 0 ? plain(vm, args) : pad(vm, args, (size_t)more, 0, fill);
}

METHOD(center) {
    Text fill;
    const int64_t more = missing(vm, args, &fill);
    if (more <= 0) {
        return more < 0 ? UNSET : plain(vm, args);
    }
    // An odd one goes to the left when the width is odd.
    const int64_t width = more + (int64_t)self_str(args)->count;
    const int64_t left = more / 2 + (more & width & 1);
    return pad(vm, args, (size_t)left, (size_t)(more - left), fill);
}

METHOD(zfill) {
    int64_t width = 0;
    const Str *str = self_str(args);
    if (!int_count_argument(vm, args[1], &width)) {
        return UNSET;
    }
    if (width <= (int64_t)str->count) {
        return plain(vm, args);
    }
    Value padded = pad(vm, args, (size_t)width - str->count, 0, TEXT("0"));
    if (value_is_unset(padded)) {
        return UNSET;
    }
    // A sign goes before the zeros.
    char *bytes = ((Str *)padded.object)->bytes;
    char *first = bytes + ((size_t)width - str->count);
    if (*first == '-' || *first == '+') {
        bytes[0] = *first;
        *first = '0';
    }
    return padded;
}

METHOD(expandtabs) {
    const Text text = str_text(self_str(args));
    int64_t tab = 0, column = 0;
    if (!int_small_argument(vm, args[1], &tab)) {
        return UNSET;
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t i = 0; i < text.size && !buf.failed;) {
        const size_t at = i;
        const uint32_t c = text_next(text, &i);
        if (c == '\t') {
            const int64_t blanks = tab > 0 ? tab - column % tab : 0;
            buf_fill(&buf, ' ', (size_t)blanks);
            column += blanks;
            continue;
        }
        buf_add(&buf, text.bytes + at, i - at);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
    return str_value_from_buf(vm, &buf);
}

// --- Translating ---------------------------------------------------------------------------------

// Appends what a table has for a code point; false with an exception set.
static bool add_translated(Vm *vm, Value table, uint32_t c, Buf *out) {
    Value to = object_get_item(vm, table, value_of_int(c));
    if (value_is_unset(to)) {
        if (!vm_error_is(vm, vm->exceptions.LookupError)) {
            return false;
        }
        value_drop(vm, vm_take_error(vm));
        buf_add_code_point(out, c);
        return true;
    }
    bool done = true;
    int64_t code_point = 0;
    if (value_is_int(to)) {
        done = int_fits(to, &code_point) && code_point >= 0 && code_point <= 0x10ffff;
        if (done) {
            buf_add_code_point(out, (uint32_t)code_point);
        } else {
            vm_raise(vm, vm->exceptions.ValueError, "character mapping must be in range(0x110000)");
        }
    } else if (value_is_str(to)) {
        buf_add_text(out, str_text((const Str *)to.object));
    } else if (!value_is_none(to)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "character mapping must return integer, None or str");
        done = false;
    }
    value_drop(vm, to);
    return done;
}

METHOD(translate) {
    const Text text = str_text(self_str(args));
    Buf buf;
    buf_init(&buf, &vm->alloc);
    for (size_t i = 0; i < text.size;) {
        if (!add_translated(vm, args[1], text_next(text, &i), &buf)) {
            buf_deinit(&buf);
            return UNSET;
        }
    }
    return str_value_from_buf(vm, &buf);
}

// A dict's keys that are single characters become their numbers.
static bool add_keys(Vm *vm, Dict *table, Dict *from) {
    int position = 0;
    Value key, value;
    while (dict_next(from, &position, &key, &value)) {
        Value number = key;
        if (value_is_str(key)) {
            const Str *str = (const Str *)key.object;
            size_t at = 0;
            if (str->count != 1) {
                vm_raise(vm, vm->exceptions.ValueError,
                         "string keys in translate table must be of length 1");
                return false;
            }
            number = value_of_int(text_next(str_text(str), &at));
        } else if (!value_is_int(key)) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "keys in translate table must be strings or integers");
            return false;
        }
        if (!dict_set(vm, table, number, value)) {
            return false;
        }
    }
    return true;
}

static bool add_characters(Vm *vm, Dict *table, const Value *args) {
    for (int i = 1; i < 3 && !value_is_unset(args[i]); i++) {
        if (!value_is_str(args[i])) {
            vm_raise(vm, vm->exceptions.TypeError, "maketrans() argument %d must be str, not %s",
                     i + 1, argument_type_name(vm, args[i]));
            return false;
        }
    }
    if (!value_is_str(args[0])) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "first maketrans argument must be a string if there is a second argument");
        return false;
    }
    const Str *from = (const Str *)args[0].object, *to = (const Str *)args[1].object;
    if (from->count != to->count) {
        vm_raise(vm, vm->exceptions.ValueError,
                 "the first two maketrans arguments must have equal length");
        return false;
    }
    size_t i = 0, j = 0;
    while (i < from->size) {
        const Value key = value_of_int(text_next(str_text(from), &i));
        if (!dict_set(vm, table, key, value_of_int(text_next(str_text(to), &j)))) {
            return false;
        }
    }
    const Text gone = value_is_unset(args[2]) ? TEXT("") : str_text((const Str *)args[2].object);
    for (i = 0; i < gone.size;) {
        if (!dict_set(vm, table, value_of_int(text_next(gone, &i)), NONE)) {
            return false;
        }
    }
    return true;
}

METHOD(maketrans) {
    Dict *table = dict_new(vm);
    if (!table) {
        return UNSET;
    }
    bool done;
    if (!value_is_unset(args[1])) {
        done = add_characters(vm, table, args);
    } else if (value_type(vm, args[0]) == vm->types.dict) { // no other class, not even one of its
        done = add_keys(vm, table, (Dict *)args[0].object);
    } else {
        vm_raise(vm, vm->exceptions.TypeError,
                 "if you give only one argument to maketrans it must be a dict");
        done = false;
    }
    if (!done) {
        object_drop(vm, table);
        return UNSET;
    }
    return value_of_object(table);
}

// --- Formatting and encoding ---------------------------------------------------------------------

METHOD(format) {
    const Text text = str_text(self_str(args));
    if (!memchr(text.bytes, '{', text.size) && !memchr(text.bytes, '}', text.size)) {
        return value_ref(args[0]); // itself, also where it is of a subclass
    }
    return format_fields(vm, self_str(args), (Tuple *)args[1].object, args[2]);
}

METHOD(format_map) {
    return format_fields(vm, self_str(args), NULL, args[1]);
}

METHOD(encode) {
    static const char *const names[] = {"encoding", "errors"};
    const char *texts[2] = {NULL, NULL};
    for (int i = 0; i < 2; i++) {
        if (!value_is_unset(args[i + 1]) && !value_is_str(args[i + 1])) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "encode() argument '%s' must be str, not %s", names[i],
                            argument_type_name(vm, args[i + 1]));
        }
        if (!value_is_unset(args[i + 1])) {
            texts[i] = ((const Str *)args[i + 1].object)->bytes;
        }
    }
    return bytes_encode(vm, self_str(args), texts[0], texts[1]);
}

METHOD(getnewargs) {
    Value text = plain(vm, args);
    if (value_is_unset(text)) {
        return UNSET;
    }
    Tuple *tuple = tuple_of(vm, &text, 1);
    value_drop(vm, text);
    return value_or_unset(tuple);
}

bool str_add_methods(Vm *vm) {
    static const NativeDef methods[] = {NATIVE("isalpha", "self, /", is_alpha),
                                        NATIVE("isdecimal", "self, /", is_decimal),
                                        NATIVE("isdigit", "self, /", is_digit),
                                        NATIVE("isnumeric", "self, /", is_numeric),
                                        NATIVE("isalnum", "self, /", is_alnum),
                                        NATIVE("isspace", "self, /", is_space),
                                        NATIVE("isascii", "self, /", is_ascii),
                                        NATIVE("isprintable", "self, /", is_printable),
                                        NATIVE("isidentifier", "self, /", is_identifier),
                                        NATIVE("islower", "self, /", is_lower),
                                        NATIVE("isupper", "self, /", is_upper),
                                        NATIVE("istitle", "self, /", is_title),
                                        NATIVE("upper", "self, /", upper),
                                        NATIVE("lower", "self, /", lower),
                                        NATIVE("casefold", "self, /", casefold),
                                        NATIVE("swapcase", "self, /", swapcase),
                                        NATIVE("title", "self, /", title),
                                        NATIVE("capitalize", "self, /", capitalize),
                                        NATIVE("ljust", "self, width, fillchar=' ', /", ljust),
                                        NATIVE("rjust", "self, width, fillchar=' ', /", rjust),
                                        NATIVE("center", "self, width, fillchar=' ', /", center),
                                        NATIVE("zfill", "self, width, /", zfill),
                                        NATIVE("expandtabs", "self, /, tabsize=8", expandtabs),
                                        NATIVE("translate", "self, table, /", translate),
                                        NATIVE("maketrans@static", "x, y=…, z=…, /", maketrans),
                                        NATIVE("format", "self, /, *args, **kwargs", format),
                                        NATIVE("format_map", "self, mapping, /", format_map),
                                        NATIVE("encode", "self, /, encoding=…, errors=…", encode),
                                        NATIVE("__getnewargs__", "self, /", getnewargs),
                                        {0}};
    return native_add_methods(vm, vm->types.str, methods);
}
