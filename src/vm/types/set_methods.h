// What the two files of set share: set.c (the table), set_methods.c (operators and methods).

#ifndef VM_TYPES_SET_METHODS_H
#define VM_TYPES_SET_METHODS_H

#include "vm/run/native.h"
#include "vm/types/set.h"

const NativeDef *set_methods(void);
const NativeDef *frozenset_methods(void);
Value set_binary(Vm *vm, BinaryOp op, Value left, Value right);
Value set_inplace(Vm *vm, BinaryOp op, Value left, Value right);
Value set_compare(Vm *vm, Value self, Value other, CompareOp op);

// The entry that a walk has come to; -1 at the end.
int set_next_entry(const Set *set, int *position);

bool set_add_hashed(Vm *vm, Set *set, Value item, int64_t hash);
int set_find(Vm *vm, Set *set, Value item, int64_t hash); // index of the entry; -1, -2 failed
int set_discard_hashed(Vm *vm, Set *set, Value item, int64_t hash);

// Makes the table anew for more than `wanted` members, without the marks of removed ones.
bool set_resize(Vm *vm, Set *set, int64_t wanted);

// How much a full table grows to.
int64_t set_grown(const Set *set);

// Exchanges the members of two sets.
void set_swap(Vm *vm, Set *a, Set *b);

#endif
