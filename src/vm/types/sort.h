// Sorting as CPython sorts: the same comparisons in the same order.

#ifndef VM_TYPES_SORT_H
#define VM_TYPES_SORT_H

#include "vm/object.h"

// Sorts `count` keys; `values` (may be NULL) move with them. False with an exception set; the
// items are then in some order, each still there once.
bool sort_values(Vm *vm, Value *keys, Value *values, int count);

#endif
