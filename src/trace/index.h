// What a reader wants to find in a trace: positions by kind, and the life of every task.
//
// What only grows lives here, once for the whole trace, and "until event n" is a binary search. It
// is built by the reader, slice by slice, so that recording pays nothing for it. Only frames
// (visible events) are positions; tasks of asyncio's own are kept, but have table 0.

#ifndef TRACE_INDEX_H
#define TRACE_INDEX_H

#include "base/array.h"
#include "trace/trace.h"

// Positions of events, growing. Event indexes fit: a trace holds at most 2^32 - 2 events.
typedef struct Positions {
    uint32_t *items;
    int count, capacity;
} Positions;

typedef enum PositionKind {
    POSITION_LINE,    // `line`
    POSITION_AWAIT,   // `await` and `resume`: the thread is given back, or got again
    POSITION_TURN,    // `tick`
    POSITION_CLOCK,   // `clock` and `block`: time moves
    POSITION_PRINT,   // `print`
    POSITION_WARNING, // `warning`
    POSITION_KINDS
} PositionKind;

// A task in the whole trace.
typedef struct IndexTask {
    uint32_t made; // index of its task-new
    uint32_t done; // index of its task-done; UINT32_MAX when it never ends
    int32_t table;
    Positions history; // its task-new, ready, step, await, leave, cancel, rename, task-done
} IndexTask;

// A stop of the straight line: the file itself, then each function that it calls directly.
typedef struct IndexStation {
    TextId func;
    int32_t line;      // of the first call, in the module; 0 for the file
    Positions calls;   // when it was called
    Positions returns; // when it was left, one for each call but perhaps the last
} IndexStation;

// Output by line: where a line of output begins.
typedef struct IndexOutput {
    uint32_t print; // the print event that begins the line
    uint32_t start; // the byte in that event's text
} IndexOutput;

typedef struct TraceIndex {
    Alloc *alloc;
    const Trace *trace;
    int64_t count;  // events taken in
    int64_t tables; // the largest table number
    // How many things that tasks share are made, without those that are parts of others, and how
    // many threads of pools there are: what a picture needs room for, whatever its moment.
    int64_t things, workers;
    int64_t newest_thing; // the id of the thing made last, 0: none; ids count down
    Positions kinds[POSITION_KINDS];
    ARRAY(IndexTask) tasks;       // by id - 1
    ARRAY(int32_t) table_tasks;   // ids by table - 1
    ARRAY(IndexStation) stations; // the first is the file
    ARRAY(IndexOutput) output;
    bool line_open;             // the last line of output has no end yet
    int64_t station_frame;      // frame of the station that runs now, -1: none
    int station;                // and which it is
    ARRAY(uint64_t) line_masks; // for each block of events, which lines (modulo 64) it runs
    TraceCursor cursor;
} TraceIndex;

void index_init(TraceIndex *index, Alloc *alloc, const Trace *trace);
void index_deinit(TraceIndex *index);

// Takes in an event; they come in order, each once.
void index_add(TraceIndex *index, const Event *event);

// How many positions are at or before event n; so the last of them is items[that - 1].
int positions_until(const Positions *positions, int64_t n);

// The next position after n, or the last before n; -1 when there is none.
int64_t positions_next(const Positions *positions, int64_t n);
int64_t positions_previous(const Positions *positions, int64_t n);

// A task by id, or by table number; NULL when there is none.
const IndexTask *index_task(const TraceIndex *index, int64_t id);
int32_t index_table_task(const TraceIndex *index, int64_t table);

// How many lines of output are begun at or before event n.
int index_output_until(const TraceIndex *index, int64_t n);

// Appends the text of a line of output as it is after event n, without its end.
void index_output_line(const TraceIndex *index, int line, int64_t n, Buf *out);

size_t index_bytes(const TraceIndex *index);

#endif
