// bytearray: a row of small numbers that can change.
//
// It shares the methods of bytes: they are given a frozen copy of it (and of bytearrays among the
// arguments, and of views), so that no code that they call can pull the bytes from under them, and
// bytes that they answer with become bytearrays. Here is only what changes one.

#ifndef VM_TYPES_BYTEARRAY_H
#define VM_TYPES_BYTEARRAY_H

#include "vm/run/native.h"
#include "vm/types/bytes.h"

typedef struct Bytearray {
    Object base;
    char *bytes; // owned; NULL while there is no room
    size_t size, capacity;
    size_t exports; // views of it that were not released: while there are any the size stays
} Bytearray;

// Calls a method of bytes for a bytes or a bytearray; `adopts`: bytes in the result, also those in
// a list or tuple, become bytearrays when the first argument is one.
Value bytearray_share(Vm *vm, NativeFn *method, bool adopts, const Value *args, int count);

bool bytearray_setup(Vm *vm);

// The head of a method of bytes that bytearray has as well.
#define SHARED_METHOD(name, adopts)                                       \
    static Value shared_##name(Vm *vm, const Value *args, int count);     \
    METHOD(name) {                                                        \
        return bytearray_share(vm, shared_##name, adopts, args, count);   \
    }                                                                     \
    static Value shared_##name(Vm *vm __attribute__((unused)),            \
                               const Value *args __attribute__((unused)), \
                               int count __attribute__((unused)))

#endif
