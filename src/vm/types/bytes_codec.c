#include "vm/method.h"
#include "vm/types/bytes.h"
#include "vm/types/str.h"
#include "vm/vm.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

typedef enum Codec {
    CODEC_UTF8,
    CODEC_ASCII,
    CODEC_LATIN1,
    CODEC_UTF16, // with a mark of the byte order, which is little
    CODEC_UTF16_LE,
    CODEC_UTF16_BE,
    CODEC_UTF32,
    CODEC_UTF32_LE,
    CODEC_UTF32_BE,
    CODEC_UNKNOWN
} Codec;

// --- Names ---------------------------------------------------------------------------------------

// Case, blanks, underscores and hyphens make no difference.
static bool same_name(const char *a, const char *b) {
    for (;; a++, b++) {
        while (*a == '-' || *a == '_' || *a == ' ') {
            a++;
        }
        if (!*b || tolower((unsigned char)*a) != *b) {
            return !*b && !*a;
        }
    }
}

static Codec codec_of(const char *name) {
    static const struct {
        const char *name;
        Codec codec;
    } known[] = {
        {"utf8", CODEC_UTF8},        {"u8", CODEC_UTF8},         {"ascii", CODEC_ASCII},
        {"usascii", CODEC_ASCII},    {"latin1", CODEC_LATIN1},   {"iso88591", CODEC_LATIN1},
        {"8859", CODEC_LATIN1},      {"l1", CODEC_LATIN1},       {"latin", CODEC_LATIN1},
        {"utf16", CODEC_UTF16},      {"u16", CODEC_UTF16},       {"utf16le", CODEC_UTF16_LE},
        {"utf16be", CODEC_UTF16_BE}, {"utf32", CODEC_UTF32},     {"u32", CODEC_UTF32},
        {"utf32le", CODEC_UTF32_LE}, {"utf32be", CODEC_UTF32_BE}};
    for (size_t i = 0; name && i < sizeof known / sizeof known[0]; i++) {
        if (same_name(name, known[i].name)) {
            return known[i].codec;
        }
    }
    return name ? CODEC_UNKNOWN : CODEC_UTF8;
}

static const char *codec_name(Codec codec) {
    static const char *const names[] = {"utf-8",     "ascii",  "latin-1",   "utf-16",   "utf-16-le",
                                        "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"};
    return names[codec];
}

static bool is_wide(Codec codec) {
    return codec >= CODEC_UTF16;
}

// How many bytes a unit of a wide codec has.
static size_t unit_size(Codec codec) {
    return codec >= CODEC_UTF32 ? 4 : 2;
}

// UnicodeEncodeError or UnicodeDecodeError with the arguments that CPython gives it.
static bool raise_codec(Vm *vm, Type *type, Codec codec, Value object, size_t start, size_t end,
                        const char *reason) {
    Str *name = str_from_c(vm, codec_name(codec)), *why = str_from_c(vm, reason);
    if (name && why) {
        const Value args[] = {value_of_object(name), object, value_of_int((int64_t)start),
                              value_of_int((int64_t)end), value_of_object(why)};
        raise_with(vm, type, args, 5);
    }
    if (name) {
        object_drop(vm, name);
    }
    if (why) {
        object_drop(vm, why);
    }
    return false;
}

static bool raise_handler(Vm *vm, const char *errors) {
    vm_raise(vm, vm->exceptions.LookupError, "unknown error handler name '%s'", errors);
    return false;
}

// --- Encoding ------------------------------------------------------------------------------------

static bool can_encode(Codec codec, uint32_t c) {
    return codec == CODEC_LATIN1  ? c < 0x100
           : codec == CODEC_ASCII ? c < 0x80
                                  : c < 0xd800 || c > 0xdfff;
}

static void add_unit(Codec codec, uint32_t unit, Buf *out) {
    const size_t size = unit_size(codec);
    const bool is_big = codec == CODEC_UTF16_BE || codec == CODEC_UTF32_BE;
    for (size_t i = 0; i < size; i++) {
        buf_add_char(out, (char)(unit >> 8 * (is_big ? size - 1 - i : i)));
    }
}

static void add_encoded(Codec codec, uint32_t c, Buf *out) {
    if (codec == CODEC_UTF8) {
        buf_add_code_point(out, c);
    } else if (!is_wide(codec)) {
        buf_add_char(out, (char)c);
    } else if (unit_size(codec) == 2 && c > 0xffff) {
        add_unit(codec, 0xd800 + ((c - 0x10000) >> 10), out);
        add_unit(codec, 0xdc00 + ((c - 0x10000) & 0x3ff), out);
    } else {
        add_unit(codec, c, out);
    }
}

static void add_encoded_text(Codec codec, const char *ascii, Buf *out) {
    for (; *ascii; ascii++) {
        add_encoded(codec, (unsigned char)*ascii, out);
    }
}

// What is put in the place of a code point that the codec does not have.
static bool add_substitute(Vm *vm, Codec codec, const char *errors, Str *str, size_t index,
                           uint32_t c, Buf *out) {
    if (strcmp(errors, "ignore") == 0) {
        return true;
    }
    if (strcmp(errors, "replace") == 0) {
        add_encoded(codec, '?', out);
    } else if (strcmp(errors, "backslashreplace") == 0) {
        char text[16];
        snprintf(text, sizeof text,
                 c < 0x100     ? "\\x%02x"
                 : c < 0x10000 ? "\\u%04x"
                               : "\\U%08x",
                 (unsigned)c);
        add_encoded_text(codec, text, out);
    } else if (strcmp(errors, "xmlcharrefreplace") == 0) {
        char text[16];
        snprintf(text, sizeof text, "&#%u;", (unsigned)c);
        add_encoded_text(codec, text, out);
    } else if (strcmp(errors, "surrogatepass") == 0 && (codec == CODEC_UTF8 || is_wide(codec))) {
        add_encoded(codec, c, out);
    } else if (strcmp(errors, "surrogateescape") == 0 && c >= 0xdc80 && c <= 0xdcff) {
        buf_add_char(out, (char)(c - 0xdc00));
    } else if (strcmp(errors, "strict") == 0 || strncmp(errors, "surrogate", 9) == 0) {
        const char *reason = codec == CODEC_LATIN1  ? "ordinal not in range(256)"
                             : codec == CODEC_ASCII ? "ordinal not in range(128)"
                                                    : "surrogates not allowed";
        // Neighbours that can't be encoded either belong to the same complaint.
        size_t end = index, at = str_offset(str, index);
        while (at < str->size && !can_encode(codec, text_next(str_text(str), &at))) {
            end++;
        }
        return raise_codec(vm, vm->exceptions.UnicodeEncodeError, codec, value_of_object(str),
                           index, end, reason);
    } else {
        return raise_handler(vm, errors);
    }
    return true;
}

static bool encode_all(Vm *vm, Codec codec, const char *errors, Str *str, Buf *out) {
    size_t index = 0;
    for (size_t at = 0; at < str->size; index++) {
        const uint32_t c = text_next(str_text(str), &at);
        if (!can_encode(codec, c)) {
            if (!add_substitute(vm, codec, errors, str, index, c, out)) {
                return false;
            }
        } else {
            add_encoded(codec, c, out);
        }
    }
    return true;
}

static Value raise_unknown(Vm *vm, const char *encoding) {
    return vm_raise(vm, vm->exceptions.LookupError, "unknown encoding: %s", encoding);
}

Value bytes_encode(Vm *vm, Str *str, const char *encoding, const char *errors) {
    const Codec codec = codec_of(encoding);
    if (codec == CODEC_UNKNOWN) {
        return raise_unknown(vm, encoding);
    }
    if (str_is_ascii(str) && !is_wide(codec)) {
        return bytes_new(vm, str->bytes, str->size);
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    Value made = UNSET;
    if (codec == CODEC_UTF16 || codec == CODEC_UTF32) {
        add_unit(codec, 0xfeff, &buf);
    }
    if (encode_all(vm, codec, errors ? errors : "strict", str, &buf)) {
        made = buf.failed ? vm_raise_memory(vm) : bytes_new(vm, buf_text(&buf).bytes, buf.size);
    }
    buf_deinit(&buf);
    return made;
}

// --- Decoding ------------------------------------------------------------------------------------

// Why the bytes at an index are no UTF-8, and how many of them belong together; 0: they are.
static size_t bad_utf8(Text text, size_t at, const char **reason) {
    const unsigned char *bytes = (const unsigned char *)text.bytes + at;
    const size_t left = text.size - at;
    const unsigned char first = bytes[0];
    if (first < 0x80) {
        return 0;
    }
    *reason = "invalid start byte";
    if (first < 0xc2 || first > 0xf4) {
        return 1;
    }
    const size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const unsigned char low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const unsigned char high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    for (size_t i = 1; i < length; i++) {
        if (i >= left) {
            *reason = "unexpected end of data";
            return left;
        }
        if (bytes[i] < (i == 1 ? low : 0x80) || bytes[i] > (i == 1 ? high : 0xbf)) {
            *reason = "invalid continuation byte";
            return i;
        }
    }
    return 0;
}

static bool add_undecodable(Vm *vm, Codec codec, const char *errors, Text text, size_t at,
                            size_t size, const char *reason, Buf *out) {
    if (strcmp(errors, "ignore") == 0) {
        return true;
    }
    if (strcmp(errors, "replace") == 0) {
        buf_add_code_point(out, 0xfffd);
        return true;
    }
    if (strcmp(errors, "backslashreplace") == 0 || strcmp(errors, "surrogateescape") == 0) {
        for (size_t i = 0; i < size; i++) {
            const unsigned char byte = (unsigned char)text.bytes[at + i];
            if (errors[0] == 'b') {
                buf_addf(out, "\\x%02x", byte);
            } else {
                buf_add_code_point(out, 0xdc00u + byte);
            }
        }
        return true;
    }
    if (strcmp(errors, "strict") != 0) {
        return raise_handler(vm, errors);
    }
    Value object = bytes_new(vm, text.bytes, text.size);
    if (!value_is_unset(object)) {
        raise_codec(vm, vm->exceptions.UnicodeDecodeError, codec, object, at, at + size, reason);
        value_drop(vm, object);
    }
    return false;
}

static bool decode_all(Vm *vm, Codec codec, const char *errors, Text text, Buf *out) {
    for (size_t at = 0; at < text.size;) {
        const unsigned char byte = (unsigned char)text.bytes[at];
        const char *reason = "ordinal not in range(128)";
        const size_t bad = codec == CODEC_UTF8                    ? bad_utf8(text, at, &reason)
                           : codec == CODEC_ASCII && byte >= 0x80 ? 1
                                                                  : 0;
        if (bad) {
            if (!add_undecodable(vm, codec, errors, text, at, bad, reason, out)) {
                return false;
            }
            at += bad;
        } else if (codec == CODEC_UTF8) {
            buf_add_code_point(out, text_next(text, &at));
        } else {
            buf_add_code_point(out, byte);
            at++;
        }
    }
    return true;
}

static uint32_t read_unit(Codec codec, Text text, size_t at) {
    const size_t size = unit_size(codec);
    const bool is_big = codec == CODEC_UTF16_BE || codec == CODEC_UTF32_BE;
    uint32_t unit = 0;
    for (size_t i = 0; i < size; i++) {
        unit |= (uint32_t)(unsigned char)text.bytes[at + i] << 8 * (is_big ? size - 1 - i : i);
    }
    return unit;
}

// The code point at an index and how many bytes it has; else why there is none, and *size says how
// many bytes are wrong.
static const char *read_wide(Codec codec, Text text, size_t at, size_t *size, uint32_t *c) {
    const size_t unit = unit_size(codec), left = text.size - at;
    if (left < unit) {
        *size = left;
        return "truncated data";
    }
    *size = unit;
    *c = read_unit(codec, text, at);
    if (unit == 4) {
        return *c > 0x10ffff                  ? "code point not in range(0x110000)"
               : *c >= 0xd800 && *c <= 0xdfff ? "code point in surrogate code point range(0xd800, "
                                                "0xe000)"
                                              : NULL;
    }
    if (*c < 0xd800 || *c > 0xdfff) {
        return NULL;
    }
    if (*c >= 0xdc00) {
        return "illegal encoding";
    }
    if (left < 4) {
        *size = left;
        return "unexpected end of data";
    }
    const uint32_t low = read_unit(codec, text, at + 2);
    if (low < 0xdc00 || low > 0xdfff) {
        return "illegal UTF-16 surrogate";
    }
    *size = 4;
    *c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
    return NULL;
}

static bool decode_wide(Vm *vm, Codec codec, const char *errors, Text text, Buf *out) {
    size_t at = 0;
    const size_t unit = unit_size(codec);
    if ((codec == CODEC_UTF16 || codec == CODEC_UTF32) && text.size >= unit) {
        // The mark says which order; without one it is the little one.
        const Codec big = codec == CODEC_UTF16 ? CODEC_UTF16_BE : CODEC_UTF32_BE;
        if (read_unit(big, text, 0) == 0xfeff) {
            codec = big;
            at = unit;
        } else if (read_unit(codec, text, 0) == 0xfeff) {
            at = unit;
        }
    }
    codec = codec == CODEC_UTF16 ? CODEC_UTF16_LE : codec == CODEC_UTF32 ? CODEC_UTF32_LE : codec;
    while (at < text.size) {
        size_t size = 0;
        uint32_t c = 0;
        const char *reason = read_wide(codec, text, at, &size, &c);
        if (!reason) {
            buf_add_code_point(out, c);
        } else if (!add_undecodable(vm, codec, errors, text, at, size, reason, out)) {
            return false;
        }
        at += size;
    }
    return true;
}

Value bytes_decode(Vm *vm, Text bytes, const char *encoding, const char *errors) {
    const Codec codec = codec_of(encoding);
    if (codec == CODEC_UNKNOWN) {
        return raise_unknown(vm, encoding);
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    const char *handler = errors ? errors : "strict";
    if (!(is_wide(codec) ? decode_wide(vm, codec, handler, bytes, &buf)
                         : decode_all(vm, codec, handler, bytes, &buf))) {
        buf_deinit(&buf);
        return UNSET;
    }
    return str_value_from_buf(vm, &buf);
}
