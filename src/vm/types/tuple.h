// tuple, and named tuples' storage: a fixed row of values.

#ifndef VM_TYPES_TUPLE_H
#define VM_TYPES_TUPLE_H

#include "vm/object.h"

struct Tuple {
    Object base;
    int count;
    Value items[];
};

// For an iterator whose items are tuples: like CPython's it gives the same one (*row, its own)
// again and again, as long as nobody else has kept it. What that still holds is to be exchanged;
// the items of a new one are UNSET. A new reference; NULL with MemoryError set.
Tuple *tuple_again(Vm *vm, Tuple **row, int count);

// The same with two items, which it takes.
Tuple *tuple_pair_again(Vm *vm, Tuple **row, Value first, Value second);

// For an iterator whose tuple is taken apart at once: *row holds the items, as if it had been
// given. False with MemoryError set; the items are then dropped.
bool tuple_keep(Vm *vm, Tuple **row, Value *items, int count);

// The truth of what comparing two tuples answers: 1, 0, or -1 with an exception set.
int tuple_compare_truth(Vm *vm, const Tuple *a, const Tuple *b, CompareOp op);

Tuple *tuple_new(Vm *vm, int count);                    // items UNSET: fill them before use
Tuple *tuple_of(Vm *vm, const Value *items, int count); // borrows the items
Tuple *tuple_of_objects(Vm *vm, int count, ...);        // borrows `count` object pointers
Tuple *tuple_from_iterable(Vm *vm, Value iterable);     // tuple(iterable)
bool value_is_tuple(Value value);                       // tuple or below
Tuple *value_as_tuple(Value value);                     // borrowed; CHECKs

// repr of a tuple or list: the items between two brackets.
Value sequence_repr(Vm *vm, Value self, const char *open, const char *close);

// Before all else: what its objects need in order to go.
void tuple_setup_life(Vm *vm);
bool tuple_setup(Vm *vm);

#endif
