// Text: bytes of UTF-8 that somebody else owns, and Buf, text while it is being built.

#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/alloc.h"

#include <stdarg.h>

typedef struct Text {
    const char *bytes; // not ended by a zero byte
    size_t size;
} Text;

#define TEXT(literal) ((Text){(literal), sizeof(literal) - 1})

Text text_of(const char *zero_ended);
bool text_equal(Text a, Text b);
bool text_starts_with(Text text, Text prefix);

// Byte order, a shorter text before a longer one that it begins.
int text_compare(Text a, Text b);

// Reads the code point at *index (which must be below the size) and moves *index behind it. Bytes
// that are not UTF-8 give U+FFFD, one byte at a time.
uint32_t text_next_slow(Text text, size_t *index);

static inline uint32_t text_next(Text text, size_t *index) {
    const unsigned char first = (unsigned char)text.bytes[*index];
    if (first < 0x80) {
        ++*index;
        return first;
    }
    return text_next_slow(text, index);
}

// Whether all of it is well-formed UTF-8; *bad is the index of the first byte that is not.
bool text_is_utf8(Text text, size_t *bad);

// How many code points; bytes that are not UTF-8 count one each.
size_t text_count(Text text);

// Writes the code point as UTF-8 (surrogates too, in three bytes); how many bytes, 1 to 4.
int text_encode(uint32_t code_point, char out[4]);

// A buffer that owns its bytes, which are always followed by a zero byte. When memory ends it
// keeps what it has, sets `failed`, and ignores further appends: check once, at the end.
typedef struct Buf {
    Alloc *alloc;
    char *bytes; // NULL until the first append
    size_t size, capacity;
    bool failed;
} Buf;

void buf_init(Buf *buf, Alloc *alloc);
void buf_deinit(Buf *buf);
void buf_clear(Buf *buf);
void buf_add(Buf *buf, const char *bytes, size_t size);
void buf_add_text(Buf *buf, Text text);
void buf_add_char(Buf *buf, char byte);
void buf_add_code_point(Buf *buf, uint32_t code_point);
void buf_fill(Buf *buf, char byte, size_t count);

// Appends the number in decimal.
void buf_add_int(Buf *buf, int64_t value);
void buf_addf(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vaddf(Buf *buf, const char *format, va_list args);

// What was built so far; valid until the next append.
Text buf_text(const Buf *buf);

// The same as a zero-ended string ("" when empty).
const char *buf_string(const Buf *buf);

#endif
