// A place in a trace, and the world there. Playing, stepping, stepping back and seeking are all the
// same operation: go to event n.
//
// The world at n has events 0 … n applied. To go there, the nearest keyframe (a copy of the world)
// before n is taken and the events between are applied; there is no undo. Keyframes stand far
// enough apart that they cost less than the events between, but never so far that going there
// could be felt. They are made while the trace is taken in, in slices, also while it grows.

#ifndef TRACE_REPLAY_H
#define TRACE_REPLAY_H

#include "trace/index.h"
#include "trace/world.h"

typedef enum StopKind {
    STOP_EVENT, // every frame
    STOP_LINE,  // a statement begins
    STOP_AWAIT, // a coroutine gives the thread back or gets it again
    STOP_TURN,  // of the loop
    STOP_CLOCK, // time moves
    STOP_PRINT, // output
    STOP_WARNING,
    STOP_TABLE,       // which: the id of a task
    STOP_SOURCE_LINE, // which: a line of the scenario
} StopKind;

typedef struct Replay Replay;

// Reads `trace`, which must outlive it. Without memory it ends the program (alloc_need).
Replay *replay_new(Alloc *alloc, const Trace *trace);
void replay_free(Replay *replay);

// Takes in up to `max` events that were recorded meanwhile (0: all of them); true when there are no
// more. Everything else that this header offers sees only what was taken in.
bool replay_update(Replay *replay, int64_t max);

// How many events were taken in.
int64_t replay_count(const Replay *replay);

// Goes to event n, or the nearest there is; -1 is before the first.
void replay_seek(Replay *replay, int64_t n);

// Where it is: the index of the last event applied (-1: none), that event (NULL: none), the world.
int64_t replay_index(const Replay *replay);
const Event *replay_event(const Replay *replay);
const World *replay_world(const Replay *replay);
const TraceIndex *replay_positions(const Replay *replay);
const Trace *replay_trace(const Replay *replay);

// The next stop of a kind after event n, or the previous one before it; -1 when there is none. All
// stops are frames. `which` is as StopKind says, else 0.
int64_t replay_next(Replay *replay, StopKind kind, int64_t which, int64_t n);
int64_t replay_previous(Replay *replay, StopKind kind, int64_t which, int64_t n);

// The last frame whose time is at most t (the first frame when t is before it); -1: no frames.
int64_t replay_frame_at_time(Replay *replay, SimTime t);

// Any event, also away from the current place.
const Event *replay_event_at(Replay *replay, int64_t n);

typedef struct ReplaySizes {
    int keyframes;
    size_t keyframe_bytes;
    size_t index_bytes;
} ReplaySizes;

ReplaySizes replay_sizes(const Replay *replay);

#endif
