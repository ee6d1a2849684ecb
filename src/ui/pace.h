// From events to presentation time: how long each thing is on the screen when a run is played.
//
// The presentation time of an event is a pure function of the trace: what playing shows, what a
// film records and where a scrubber stands all come from here. The clock's jumps last as long as
// they say (1 simulated second is 1 second at speed 1); long waits are shortened, and who draws
// them marks that. Things that take no time of the program get a little, so that a class can
// follow: the server's walk, a line, an await.
//
// The way into event n begins at the presentation time of event n - 1 and ends at its own; while on
// it, the clock that is shown runs from one event's time to the other's. There is no table per
// event: a sum is kept for every PACE_BLOCK events, made as far as somebody asks.

#ifndef UI_PACE_H
#define UI_PACE_H

#include "base/array.h"
#include "trace/trace.h"

#define PACE_BLOCK   1024
#define PACE_LONG_NS 4000000000 // simulated waits longer than this are shortened

typedef struct Pace {
    Alloc *alloc;
    const Trace *trace;
    ARRAY(int64_t) sums; // item k: the presentation time of event k * PACE_BLOCK
    TraceCursor cursor;
} Pace;

void pace_init(Pace *pace, Alloc *alloc, const Trace *trace);
void pace_deinit(Pace *pace);

// How long the way into this event takes, in nanoseconds at speed 1. `before` is the time of the
// event before it (0 for the first).
int64_t pace_of(const Event *event, SimTime before);

// How long a simulated wait is shown.
int64_t pace_wait(SimTime duration);

// When event `index` (below the trace's count) is reached, in nanoseconds at speed 1.
int64_t pace_time(Pace *pace, int64_t index);

// The event that is being shown at this presentation time: the first that is reached at it or
// later; the last one when the run is over before. -1 for an empty trace.
int64_t pace_event(Pace *pace, int64_t time_ns);

// The event's own way only, without any sum: what playing needs.
int64_t pace_length(Pace *pace, int64_t index);

#endif
