// range: three ints of any size, and how many numbers they stand for.
//
// Nearly always all of them fit int64_t (`small`); then nothing but the numbers is needed, and the
// iterator counts.

#ifndef VM_TYPES_RANGE_H
#define VM_TYPES_RANGE_H

#include "vm/object.h"

typedef struct Range {
    Object base;
    Value start, stop, step, length; // int values
    bool small;                      // all four fit int64_t, and so does every number between
} Range;

typedef struct RangeIterator {
    Object base;
    int64_t next, step;
    uint64_t left; // how many are still to come
} RangeIterator;

bool range_setup(Vm *vm);

#endif
