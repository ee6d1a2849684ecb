// list: a growable row of values.

#ifndef VM_LIST_H
#define VM_LIST_H

#include "vm/object.h"

typedef struct List {
    Object base;
    Value *items;
    int count, capacity;
} List;

List *list_new(Vm *vm, int capacity);
bool list_append(Vm *vm, List *list, Value item); // borrows
bool list_extend(Vm *vm, List *list, Value iterable);
// Stable sort as CPython's (same comparisons in the same order); `key` None or a callable.
bool list_sort(Vm *vm, List *list, Value key, bool reverse);
bool list_setup(Vm *vm);

#endif
