// complex: two doubles in an object of their own. There is no Value of that kind, as programs of
// the kind that awaiter is for hardly use them: a power of a negative number, a formula in a
// lesson.

#ifndef VM_TYPES_COMPLEX_H
#define VM_TYPES_COMPLEX_H

#include "base/text.h"
#include "vm/object.h"

typedef struct Complex {
    Object base;
    double real, imag;
} Complex;

Value complex_new(Vm *vm, double real, double imag);

// complex or below.
bool value_is_complex(const Vm *vm, Value value);

// A float (or int) power whose result is complex.
Value complex_power(Vm *vm, Value base, Value exponent);

// repr: "1j", "(1+2j)".
void complex_repr(double real, double imag, Buf *out);

bool complex_setup(Vm *vm);

#endif
