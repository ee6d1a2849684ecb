// slice: what stands between the brackets in `a[1:2]`.

#ifndef VM_TYPES_SLICE_H
#define VM_TYPES_SLICE_H

#include "vm/object.h"

typedef struct Slice {
    Object base;
    Value start, stop, step; // None where left out
} Slice;

// A slice made to fit a sequence: `count` indexes from `start` in steps of `step`.
typedef struct SliceBounds {
    int64_t start, stop, step, count;
} SliceBounds;

Value slice_new(Vm *vm, Value start, Value stop, Value step); // borrows them
bool value_is_slice(const Vm *vm, Value value);

// The indexes that a slice means, before the length of the sequence is known: the program's
// `__index__` may change the sequence. False with an exception set. Then adjust to the length.
bool slice_unpack(Vm *vm, Value slice, SliceBounds *bounds);
void slice_adjust(SliceBounds *bounds, int64_t length);

// An index given to a method that takes no None, e.g. list.index: UNSET leaves *out as it is, too
// large numbers are cut. False with TypeError set.
bool slice_index_not_none(Vm *vm, Value value, int64_t *out);

// The optional arguments `start` and `stop` of a method, made to fit a length: 0 <= *from; *from
// may be above *to, and above the length, when nothing is between them.
bool slice_range(Vm *vm, Value start, Value stop, int64_t length, int64_t *from, int64_t *to);

bool slice_setup(Vm *vm);

#endif
