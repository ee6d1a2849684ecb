// int: int64_t in the Value while it fits, else an Int object with GMP's number.
//
// Every operation bounds the size of its result before it asks GMP, whose allocator may not fail.

#ifndef VM_INT_H
#define VM_INT_H

#include "vm/object.h"

#include <gmp.h>

typedef struct Int {
    Object base;
    mpz_t number;
} Int;

// From digits in a base 2…36 without prefix or underscores; UNSET with an exception set.
Value int_from_digits(Vm *vm, const char *digits, size_t size, int base);
// As `int(value)` would for an index-like value (int, bool, `__index__`); false with TypeError set.
bool int_index(Vm *vm, Value value, int64_t *out); // OverflowError when it does not fit
bool value_is_int(Value value);                    // int or bool or below
Value int_binary(Vm *vm, BinaryOp op, Value left, Value right);
bool int_setup(Vm *vm);

#endif
