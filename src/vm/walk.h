// Walking any iterable from C, without an iterator object for lists, tuples and strs.
//
// What a list is made to be while it is walked counts, as with an iterator of its own.

#ifndef VM_WALK_H
#define VM_WALK_H

#include "vm/object.h"

typedef struct Walk {
    Value source;  // the iterator, or the list, tuple or str itself; counted
    int position;  // in a list or tuple; -1: `source` is an iterator
    size_t offset; // in a str
} Walk;

// False with TypeError set ("'int' object is not iterable").
bool walk_begin(Vm *vm, Walk *walk, Value iterable);

// A new reference; UNSET at the end, or with an exception set.
Value walk_next(Vm *vm, Walk *walk);
void walk_end(Vm *vm, Walk *walk);

// How many items there probably are: len(), else `__length_hint__`, else `otherwise`; -1 with an
// exception set.
int64_t object_length_hint(Vm *vm, Value value, int64_t otherwise);

#endif
