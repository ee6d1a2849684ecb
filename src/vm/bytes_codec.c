#include "vm/bytes.h"
#include "vm/method.h"
#include "vm/str.h"
#include "vm/vm.h"

#include <ctype.h>
#include <string.h>

typedef enum Codec { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1, CODEC_UNKNOWN } Codec;

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
    } known[] = {{"utf8", CODEC_UTF8},     {"u8", CODEC_UTF8},       {"ascii", CODEC_ASCII},
                 {"usascii", CODEC_ASCII}, {"latin1", CODEC_LATIN1}, {"iso88591", CODEC_LATIN1},
                 {"8859", CODEC_LATIN1},   {"l1", CODEC_LATIN1},     {"latin", CODEC_LATIN1}};
    for (size_t i = 0; name && i < sizeof known / sizeof known[0]; i++) {
        if (same_name(name, known[i].name)) {
            return known[i].codec;
        }
    }
    return name ? CODEC_UNKNOWN : CODEC_UTF8;
}

static const char *codec_name(Codec codec) {
    return codec == CODEC_ASCII ? "ascii" : codec == CODEC_LATIN1 ? "latin-1" : "utf-8";
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
    return codec == CODEC_UTF8    ? c < 0xd800 || c > 0xdfff
           : codec == CODEC_ASCII ? c < 0x80
                                  : c < 0x100;
}

// What is put in the place of a code point that the codec does not have.
static bool add_substitute(Vm *vm, Codec codec, const char *errors, Str *str, size_t index,
                           uint32_t c, Buf *out) {
    if (strcmp(errors, "ignore") == 0) {
        return true;
    }
    if (strcmp(errors, "replace") == 0) {
        buf_add_char(out, '?');
    } else if (strcmp(errors, "backslashreplace") == 0) {
        buf_addf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
    } else if (strcmp(errors, "xmlcharrefreplace") == 0) {
        buf_addf(out, "&#%u;", (unsigned)c);
    } else if (strcmp(errors, "surrogatepass") == 0 && codec == CODEC_UTF8) {
        buf_add_code_point(out, c);
    } else if (strcmp(errors, "surrogateescape") == 0 && c >= 0xdc80 && c <= 0xdcff) {
        buf_add_char(out, (char)(c - 0xdc00));
    } else if (strcmp(errors, "strict") == 0 || strncmp(errors, "surrogate", 9) == 0) {
        const char *reason = codec == CODEC_UTF8    ? "surrogates not allowed"
                             : codec == CODEC_ASCII ? "ordinal not in range(128)"
                                                    : "ordinal not in range(256)";
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
        } else if (codec == CODEC_UTF8) {
            buf_add_code_point(out, c);
        } else {
            buf_add_char(out, (char)c);
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
    if (str_is_ascii(str)) {
        return bytes_new(vm, str->bytes, str->size);
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    Value made = UNSET;
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

Value bytes_decode(Vm *vm, Text bytes, const char *encoding, const char *errors) {
    const Codec codec = codec_of(encoding);
    if (codec == CODEC_UNKNOWN) {
        return raise_unknown(vm, encoding);
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    if (!decode_all(vm, codec, errors ? errors : "strict", bytes, &buf)) {
        buf_deinit(&buf);
        return UNSET;
    }
    return str_value_from_buf(vm, &buf);
}
