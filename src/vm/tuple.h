// tuple, and named tuples' storage: a fixed row of values.

#ifndef VM_TUPLE_H
#define VM_TUPLE_H

#include "vm/object.h"

struct Tuple {
    Object base;
    int count;
    Value items[];
};

Tuple *tuple_new(Vm *vm, int count);                    // items UNSET: fill them before use
Tuple *tuple_of(Vm *vm, const Value *items, int count); // borrows the items
Tuple *tuple_of_objects(Vm *vm, int count, ...);        // borrows `count` object pointers
bool tuple_setup(Vm *vm);

#endif
