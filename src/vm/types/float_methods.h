// What the files of float share: float.c (operators), float_text.c (reading and writing),
// float_methods.c.

#ifndef VM_TYPES_FLOAT_METHODS_H
#define VM_TYPES_FLOAT_METHODS_H

#include "vm/run/native.h"
#include "vm/types/float.h"

const NativeDef *float_methods(void);
const NativeGetter *float_getters(void);

// float(value); false with an exception set.
bool float_make(Vm *vm, Value value, double *out);

#endif
