// float: the Value's double; repr is the shortest text that reads back as the same number.
//
// A Float object exists only for instances of subclasses of float.

#ifndef VM_TYPES_FLOAT_H
#define VM_TYPES_FLOAT_H

#include "base/text.h"
#include "vm/object.h"

typedef struct Float {
    Object base;
    double number;
} Float;

// A float's digits: 0.DIGITS × 10 ** point, rounded half to even. The sign is left out.
typedef struct FloatDigits {
    char digits[32];
    int count;
    int point;
} FloatDigits;

// repr of a float: "1.0", "1e+16", "inf", "nan".
void float_repr(double number, Buf *out);

// float or below; false (without an exception) for anything else.
bool float_value(Value value, double *out);

// int, bool, float or `__float__` to double; false with TypeError set.
bool float_from_value(Vm *vm, Value value, double *out);

// What its `__float__` answers; false with an exception set.
bool float_from_method(Vm *vm, Value value, double *out);

// A nan that `is` tells apart from all others, with the sign of `sign`.
double float_new_nan(Vm *vm, double sign);

// As float() reads text; UNSET with ValueError set.
Value float_parse(Vm *vm, Text text, Value shown);

// Any operator on two numbers of which one is a float; else NOT_IMPLEMENTED.
Value float_binary(Vm *vm, BinaryOp op, Value left, Value right);

// Floor division and remainder as Python has them; the divisor is not 0.
double float_floor_divide(double left, double right);
double float_modulo(double left, double right);

// Exact comparison of an int value with a float: negative, 0, positive; 2 when it is not a number.
int float_compare_int(double number, Value integer);

// round(number, digits).
Value float_round(Vm *vm, double number, int64_t digits);

bool float_setup(Vm *vm);

#endif
