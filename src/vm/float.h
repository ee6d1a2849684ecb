// float: the Value's double; repr is the shortest text that reads back as the same number.

#ifndef VM_FLOAT_H
#define VM_FLOAT_H

#include "base/text.h"
#include "vm/object.h"

// repr of a float: "1.0", "1e+16", "inf", "nan".
void float_repr(double number, Buf *out);
// int, bool, float or `__float__` to double; false with TypeError set.
bool float_from_value(Vm *vm, Value value, double *out);
bool float_setup(Vm *vm);

#endif
