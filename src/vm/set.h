// set and frozenset.
//
// Walked in CPython's order when all members are numbers or tuples of numbers (their hashes are the
// same in every run, so programs may depend on it), else in order of insertion.

#ifndef VM_SET_H
#define VM_SET_H

#include "vm/object.h"

typedef struct Set Set;

Set *set_new(Vm *vm, Type *type); // vm->types.set or .frozenset
bool set_add(Vm *vm, Set *set, Value item);
int set_contains(Vm *vm, Set *set, Value item); // 1, 0, -1
int set_discard(Vm *vm, Set *set, Value item);  // 1 removed, 0 was not there, -1
int set_count(const Set *set);
// Walks: start with *position 0; false at the end. Borrowed.
bool set_next(const Set *set, int *position, Value *item);
bool set_setup(Vm *vm);

#endif
