// slice: what stands between the brackets in `a[1:2]`.

#ifndef VM_SLICE_H
#define VM_SLICE_H

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

// The indexes that a slice means in a sequence of this length; false with an exception set. What
// the program's `__index__` does to the sequence comes before the length is needed, so
// unpack first, then adjust to the length.
bool slice_unpack(Vm *vm, Value slice, SliceBounds *bounds);
void slice_adjust(SliceBounds *bounds, int64_t length);

bool slice_setup(Vm *vm);

#endif
