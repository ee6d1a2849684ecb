// The part of the format language that lays out one value: "[[fill]align][sign][z][#][0][width]
// [grouping][.precision][type]".

#ifndef VM_FORMAT_FORMAT_SPEC_H
#define VM_FORMAT_FORMAT_SPEC_H

#include "base/text.h"
#include "vm/object.h"

typedef struct FormatSpec {
    Text fill;  // one code point
    char align; // < > = ^
    char sign;  // + - space, or 0
    bool no_negative_zero, alternate;
    int64_t width;     // -1: none
    char grouping;     // , _ or 0
    int64_t precision; // -1: none
    uint32_t type;     // 0: none
} FormatSpec;

// False with ValueError set. `align` and `type` are what holds when the text says nothing.
bool format_spec_parse(Vm *vm, Text text, Value value, char align, uint32_t type, FormatSpec *out);

// Appends text with filling around it to the width of the spec.
void format_spec_pad(const FormatSpec *spec, Text text, Buf *out);

// A number in parts: what of it is grouped, and what stands before and behind.
typedef struct FormatNumber {
    char sign; // 0: none
    Text prefix, digits, rest;
} FormatNumber;

void format_spec_number(const FormatSpec *spec, const FormatNumber *number, Buf *out);

// Puts a decimal point into the digits from `begin` on, before an exponent, if there is none.
void format_add_point(Buf *out, size_t begin);

// Appends a float without a sign, as C's printf with conversion e, f or g (or a capital one); r is
// repr. With `dot` there is always a digit behind a decimal point, as in str.
void format_float_digits(double number, char type, int precision, bool alternate, bool dot,
                         Buf *out);

#endif
