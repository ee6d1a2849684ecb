// list: a growable row of values.

#ifndef VM_TYPES_LIST_H
#define VM_TYPES_LIST_H

#include "vm/object.h"

typedef struct List {
    Object base;
    Value *items;
    int count, capacity;
} List;

List *list_new(Vm *vm, int capacity);
List *list_of(Vm *vm, const Value *items, int count);            // borrows the items
List *list_from_iterable(Vm *vm, Value iterable);                // list(iterable)
bool list_append(Vm *vm, List *list, Value item);                // borrows
bool list_append_take(Vm *vm, List *list, Value item);           // takes, also when it fails
bool list_insert(Vm *vm, List *list, int64_t index, Value item); // borrows; the index is cut to fit
bool list_extend(Vm *vm, List *list, Value iterable);
Value list_pop(Vm *vm, List *list, int index); // 0 <= index < count; a new reference
void list_reverse(Vm *vm, List *list);
bool value_is_list(Value value);  // list or below
List *value_as_list(Value value); // borrowed; CHECKs

// Stable sort as CPython's (same comparisons in the same order); `key` None or a callable.
bool list_sort(Vm *vm, List *list, Value key, bool reverse);
bool list_setup(Vm *vm);

#endif
