// What list, tuple, bytes, range and str have in common.

#ifndef VM_SEQUENCE_H
#define VM_SEQUENCE_H

#include "base/text.h"
#include "vm/object.h"

// An index (not a slice) given in brackets; false with TypeError ("NAME indices must be integers or
// slices, not str") or IndexError set. Negative ones are left as they are.
bool sequence_index(Vm *vm, Value key, const char *name, int64_t *index);

// How often a sequence is to be repeated: an int or `__index__`. False with an exception set
// ("can't multiply sequence by non-int of type 'str'").
bool sequence_factor(Vm *vm, Value factor, int64_t *times);

// TypeError: can only concatenate NAME (not "TYPE") to NAME.
Value raise_concat(Vm *vm, const char *name, Value other);

// What comparing two sequences answers when all items up to the shorter one's end are equal.
Value compare_counts(int64_t a, int64_t b, CompareOp op);
bool order_answers(int order, CompareOp op); // order: negative, 0, positive

// How many of the items are equal to the value, as an int.
Value sequence_count(Vm *vm, const Value *items, int count, Value value);

// Appends repr(value); false with an exception set.
bool write_repr(Vm *vm, Buf *out, Value value);

#endif
