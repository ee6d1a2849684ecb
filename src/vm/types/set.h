// set and frozenset.
//
// Walked in CPython's order when all members are numbers or tuples of numbers (their hashes are the
// same in every run, so programs may depend on it), else in order of insertion. For the first the
// table is CPython's: the same sizes, probing, growth and left-over marks of removed members; for
// the second the members themselves are kept in a row, and the table holds their indexes.

#ifndef VM_TYPES_SET_H
#define VM_TYPES_SET_H

#include "vm/object.h"

typedef struct SetEntry {
    int64_t hash;
    Value item; // UNSET: removed
} SetEntry;

typedef struct Set {
    Object base;
    SetEntry *entries; // in order of insertion; NULL while there never was one
    int32_t *table;    // mask + 1 indexes into entries; -1 empty, -2 removed
    int entry_count;   // live and removed
    int fill;          // places of the table that are not empty
    int used;          // members
    int mask;
    int finger;    // where pop() goes on looking
    int strangers; // members whose hash CPython does not promise
    int64_t hash;  // of a frozenset, when has_hash
    bool has_hash;
} Set;

typedef struct SetIterator {
    Object base;
    Set *set; // counted; NULL when exhausted
    int position;
    int used; // what set->used must still be
} SetIterator;

Set *set_new(Vm *vm, Type *type); // vm->types.set or .frozenset
// type(iterable).
Set *set_from_iterable(Vm *vm, Type *type, Value iterable);
// The frozenset that CPython's compiler makes of constants, from which a display of three or more
// of them is made: it is built twice, which can be seen in the order.
Set *set_of_constants(Vm *vm, Value tuple);
bool set_add(Vm *vm, Set *set, Value item);
bool set_update(Vm *vm, Set *set, Value iterable);
int set_contains(Vm *vm, Set *set, Value item); // 1, 0, -1
int set_discard(Vm *vm, Set *set, Value item);  // 1 removed, 0 was not there, -1
Value set_pop(Vm *vm, Set *set);                // UNSET with KeyError set when it is empty
void set_clear(Vm *vm, Set *set);
bool value_is_set(Value value); // set, frozenset or below
// Walks: start with *position 0; false at the end. Borrowed.
bool set_next(const Set *set, int *position, Value *item);
bool set_setup(Vm *vm);

#endif
