#include "base/text.h"

#include <stdio.h>
#include <string.h>

Text text_of(const char *zero_ended) {
    return (Text){zero_ended, strlen(zero_ended)};
}

bool text_equal(Text a, Text b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}

bool text_starts_with(Text text, Text prefix) {
    return text.size >= prefix.size && text_equal((Text){text.bytes, prefix.size}, prefix);
}

int text_compare(Text a, Text b) {
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common ? memcmp(a.bytes, b.bytes, common) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

// Decodes one well-formed sequence; its length in bytes, or 0 when it is not well-formed.
static int decode(const unsigned char *bytes, size_t size, uint32_t *code_point) {
    unsigned char first = bytes[0];
    if (first < 0x80) {
        *code_point = first;
        return 1;
    }
    int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (first < 0xc2 || first > 0xf4 || size < (size_t)length) {
        return 0;
    }
    uint32_t value = first & (0x7f >> length);
    for (int i = 1; i < length; i++) {
        if ((bytes[i] & 0xc0) != 0x80) {
            return 0;
        }
        value = value << 6 | (bytes[i] & 0x3f);
    }
    if (value < smallest[length] || value > 0x10ffff) {
        return 0;
    }
    *code_point = value;
    return length;
}

uint32_t text_next_slow(Text text, size_t *index) {
    uint32_t code_point = 0xfffd;
    int length =
        decode((const unsigned char *)text.bytes + *index, text.size - *index, &code_point);
    *index += length ? (size_t)length : 1;
    return code_point;
}

bool text_is_utf8(Text text, size_t *bad) {
    for (size_t i = 0; i < text.size;) {
        uint32_t code_point = 0;
        int length = decode((const unsigned char *)text.bytes + i, text.size - i, &code_point);
        if (!length || (code_point >= 0xd800 && code_point <= 0xdfff)) {
            *bad = i;
            return false;
        }
        i += (size_t)length;
    }
    return true;
}

size_t text_count(Text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; count++) {
        text_next(text, &i);
    }
    return count;
}

int text_encode(uint32_t code_point, char out[4]) {
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    int length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (int i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code_point & 0x3f));
        code_point >>= 6;
    }
    out[0] = (char)(lead[length] | code_point);
    return length;
}

void buf_init(Buf *buf, Alloc *alloc) {
    *buf = (Buf){.alloc = alloc};
}

void buf_deinit(Buf *buf) {
    alloc_release(buf->alloc, buf->bytes, buf->capacity);
    *buf = (Buf){.alloc = buf->alloc};
}

void buf_clear(Buf *buf) {
    buf->size = 0;
    buf->failed = false;
    if (buf->bytes) {
        buf->bytes[0] = 0;
    }
}

// Makes room for `more` bytes and the zero byte behind them.
static bool reserve(Buf *buf, size_t more) {
    if (buf->failed) {
        return false;
    }
    if (buf->capacity - buf->size > more) {
        return true;
    }
    size_t wanted = buf->size + more + 1;
    size_t grown = buf->capacity < 32 ? 64 : buf->capacity * 2;
    if (grown < wanted) {
        grown = wanted;
    }
    char *moved =
        wanted < more ? NULL : alloc_try_resize(buf->alloc, buf->bytes, buf->capacity, grown);
    if (!moved) {
        buf->failed = true;
        return false;
    }
    buf->bytes = moved;
    buf->capacity = grown;
    return true;
}

void buf_add(Buf *buf, const char *bytes, size_t size) {
    if (size == 0 || !reserve(buf, size)) {
        return;
    }
    memcpy(buf->bytes + buf->size, bytes, size);
    buf->size += size;
    buf->bytes[buf->size] = 0;
}

void buf_add_text(Buf *buf, Text text) {
    buf_add(buf, text.bytes, text.size);
}

void buf_add_char(Buf *buf, char byte) {
    buf_add(buf, &byte, 1);
}

void buf_add_code_point(Buf *buf, uint32_t code_point) {
    char bytes[4];
    buf_add(buf, bytes, (size_t)text_encode(code_point, bytes));
}

void buf_fill(Buf *buf, char byte, size_t count) {
    if (count == 0 || !reserve(buf, count)) {
        return;
    }
    memset(buf->bytes + buf->size, byte, count);
    buf->size += count;
    buf->bytes[buf->size] = 0;
}

void buf_add_int(Buf *buf, int64_t value) {
    char digits[20];
    char *at = digits + sizeof digits;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0) {
        *--at = '-';
    }
    buf_add(buf, at, (size_t)(digits + sizeof digits - at));
}

void buf_vaddf(Buf *buf, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    // Mostly there is room; only where there is not, it has to be formatted once more.
    const size_t room = buf->failed ? 0 : buf->capacity - buf->size;
    const int size = vsnprintf(room ? buf->bytes + buf->size : NULL, room, format, args);
    if (size > 0 && (size_t)size < room) {
        buf->size += (size_t)size;
    } else if (size > 0 && reserve(buf, (size_t)size)) {
        vsnprintf(buf->bytes + buf->size, (size_t)size + 1, format, again);
        buf->size += (size_t)size;
    } else if (room) {
        buf->bytes[buf->size] = 0;
    }
    va_end(again);
}

void buf_addf(Buf *buf, const char *format, ...) {
    va_list args;
    va_start(args, format);
    buf_vaddf(buf, format, args);
    va_end(args);
}

Text buf_text(const Buf *buf) {
    return (Text){buf->bytes ? buf->bytes : "", buf->size};
}

const char *buf_string(const Buf *buf) {
    return buf->bytes ? buf->bytes : "";
}
