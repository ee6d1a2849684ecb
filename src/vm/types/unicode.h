// What Unicode 14 (that of Python 3.11) says about code points, from tables made by
// tests/tables/unicode.py.

#ifndef VM_TYPES_UNICODE_H
#define VM_TYPES_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

typedef enum UnicodeFlag {
    UNICODE_ALPHA = 1,
    UNICODE_DECIMAL = 2,
    UNICODE_DIGIT = 4,
    UNICODE_NUMERIC = 8,
    UNICODE_SPACE = 16,
    UNICODE_LOWER = 32,
    UNICODE_UPPER = 64,
    UNICODE_TITLE = 128,
    UNICODE_PRINTABLE = 256,
    UNICODE_ID_START = 512,
    UNICODE_ID_CONTINUE = 1024,
    UNICODE_CASED = 2048,
    UNICODE_CASE_IGNORABLE = 4096,
    UNICODE_WIDE = 8192, // takes two columns of a terminal
} UnicodeFlag;

// All flags of a code point.
int unicode_flags(uint32_t code_point);

static inline bool unicode_is(uint32_t code_point, int flags) {
    return (unicode_flags(code_point) & flags) != 0;
}

// The value of a decimal digit of any script, else -1.
int unicode_decimal(uint32_t code_point);

typedef enum UnicodeCase {
    UNICODE_TO_UPPER,
    UNICODE_TO_LOWER,
    UNICODE_TO_TITLE,
    UNICODE_TO_FOLDED
} UnicodeCase;

// The full mapping: up to three code points; returns how many.
int unicode_map(uint32_t code_point, UnicodeCase to, uint32_t out[3]);

#endif
