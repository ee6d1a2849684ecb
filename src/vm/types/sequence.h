// What list, tuple, bytes, range and str have in common.

#ifndef VM_TYPES_SEQUENCE_H
#define VM_TYPES_SEQUENCE_H

#include "base/text.h"
#include "vm/run/native.h"

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

// An iterator over a list, tuple, str, bytes or bytearray.
typedef struct SequenceIterator {
    Object base;
    Object *sequence; // counted; NULL when exhausted
    int64_t index;    // of the item that comes next; of a str the offset of its first byte
} SequenceIterator;

// Takes a reference of its own; UNSET with MemoryError set.
Value sequence_iterator_new(Vm *vm, Type *type, Value sequence, int64_t index);

// Lets go of the sequence for good; UNSET, which is what the end of an iterator answers.
Value sequence_iterator_end(Vm *vm, SequenceIterator *iterator);

// Completes the type of such an iterator.
bool sequence_iterator_setup(Vm *vm, Type *type, Value (*next)(Vm *vm, Value self),
                             const NativeDef *methods);

#endif
