// Timers: a binary heap ordered by (when, sequence).
//
// A heap is not stable by itself; the sequence number, taken when a timer is set, makes deadlines
// that are equal fire in the order in which they were set (DESIGN: "Simulated time and order").

#ifndef LOOP_TIMERS_H
#define LOOP_TIMERS_H

#include "base/array.h"
#include "vm/vm.h"

typedef struct Handle Handle;

typedef struct Timer {
    SimTime when;
    uint64_t sequence;
    Handle *handle; // counted by whoever fills the heap
} Timer;

typedef struct TimerHeap {
    ARRAY(Timer) heap;
    uint64_t next_sequence;
} TimerHeap;

// Adds a timer behind all that have the same deadline; false when there is no memory.
bool timers_push(TimerHeap *timers, Alloc *alloc, SimTime when, Handle *handle);

// The earliest timer; there must be one.
const Timer *timers_first(const TimerHeap *timers);
Timer timers_pop(TimerHeap *timers);

// Takes out every timer that `drop` says yes to, in no particular order.
void timers_filter(TimerHeap *timers, bool (*drop)(const Timer *timer, void *context),
                   void *context);

static inline int timers_count(const TimerHeap *timers) {
    return timers->heap.count;
}

#endif
