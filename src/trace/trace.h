// What happened: an append-only log of events, with the text and lists that they refer to.
//
// A run appends; the window, the JSON writer and `explain` read, also while it still grows. A
// reader asks trace_count and may read every event below that for ever: nothing that was written
// ever moves or changes, and text handed out stays valid as long as the trace.
//
// An event is a byte for its kind and a few variable-length differences to the events before it,
// typically 2 to 8 bytes in all. Every TRACE_BLOCK events the differences start afresh, and an
// index entry holds what is derived (time, turn, task, number of frames); so any event is found by
// decoding at most a block. Appending is a few stores; recording must cost no more than running.
//
// When memory or the allowed number of events ends, the trace is full: later events are ignored,
// what was recorded stays whole, and an `end` event still fits.

#ifndef TRACE_TRACE_H
#define TRACE_TRACE_H

#include "trace/event.h"

#define TRACE_BLOCK 64

typedef struct Trace Trace;

typedef enum TraceFull { TRACE_NOT_FULL, TRACE_FULL_EVENTS, TRACE_FULL_MEMORY } TraceFull;

// What the first line of a saved trace says.
typedef struct TraceHeader {
    Text file;   // the path as given
    Text source; // the whole scenario
    Text about;  // its docstring, empty when it has none
    Text python; // the Python that it follows, "3.11.7"
} TraceHeader;

// An empty trace; copies the header. All memory comes from `alloc`. max_events 0: no limit. NULL
// when there is no memory.
Trace *trace_new(Alloc *alloc, TraceHeader header, int64_t max_events);
void trace_free(Trace *trace);

TraceHeader trace_header(const Trace *trace);

// Why nothing more is taken, if so.
TraceFull trace_is_full(const Trace *trace);

// As when memory ends: whoever records has none for what it needs beside the trace.
void trace_give_up(Trace *trace);

// How many events there are; also the index that the next one will have.
int64_t trace_count(const Trace *trace);

// The derived time, turn and task that the next event will have (unless it changes them itself).
SimTime trace_time(const Trace *trace);
int64_t trace_tick(const Trace *trace);

// ---- What events refer to ----

// The number of a text, the same for equal texts. Keep it where a text is used often (a function's
// name): interning hashes the bytes. 0, the empty text, when the trace is out of memory.
TextId trace_intern(Trace *trace, Text text);
Text trace_text(const Trace *trace, TextId id);

// The number of a list. (Lists made with trace_list_add may have another number than an equal one.)
ListId trace_intern_list(Trace *trace, const int64_t *items, int count);

// The list with a number added at its end, or without its first `item`. Lists are values: the old
// one stays. Costs little whatever the length, so a line of waiters is kept by these.
ListId trace_list_add(Trace *trace, ListId list, int64_t item);
ListId trace_list_drop(Trace *trace, ListId list, int64_t item);

int trace_list_count(const Trace *trace, ListId list);

// Copies the first `max` items to `items`; returns how many it copied.
int trace_list_read(const Trace *trace, ListId list, int64_t *items, int max);

ChainId trace_intern_chain(Trace *trace, const ChainLink *links, int count);
int trace_chain_count(const Trace *trace, ChainId chain);
int trace_chain_read(const Trace *trace, ChainId chain, ChainLink *links, int max);

// The innermost link; {0, 0} when the chain is empty.
ChainLink trace_chain_last(const Trace *trace, ChainId chain);

// ---- Recording ----

// int64_t trace_add_line(Trace *trace, int32_t line, int64_t frame, TextId func, int64_t depth)
// and so on, one for each kind, with the fields of event.def in their order. Each returns the
// index of the event (so that a later one can name it as its cause), -1 when the trace is full.
#define FIELD_PARAMETER(TYPE, name, mode) , FIELD_##TYPE name
#define EVENT(NAME, name, json, ...) \
    int64_t trace_add_##name(Trace *trace FIELDS(FIELD_PARAMETER, __VA_ARGS__));
#include "trace/event.def"
#undef FIELD_PARAMETER

// Appends any event from its struct; index, t, tick, task are ignored, `internal` is kept.
int64_t trace_add(Trace *trace, const Event *event);

// Appends the `end` event. Unlike trace_add_end it has room for its reason even when memory has
// ended: what was held back for it is used now.
int64_t trace_end(Trace *trace, int64_t status, Text reason);

// Between true and false, all events are internal: asyncio's own doings that belong to no task,
// such as the loop runs with which asyncio.run closes async generators and the executor.
void trace_set_internal(Trace *trace, bool internal);

// ---- Reading ----

// Decodes the event with this index, which must be below trace_count.
void trace_get(const Trace *trace, int64_t index, Event *event);

// A reader that keeps the block it is in decoded: reading in order, forward or back, is cheap.
typedef struct TraceCursor {
    const Trace *trace;
    int64_t first; // index of events[0]
    int count;     // how many are decoded
    Event events[TRACE_BLOCK];
} TraceCursor;

void trace_cursor_init(TraceCursor *cursor, const Trace *trace);

// For trace_cursor_at, of an event that is not at hand.
const Event *trace_cursor_find(TraceCursor *cursor, int64_t index);

// The event with this index (below trace_count); valid until the next call.
static inline const Event *trace_cursor_at(TraceCursor *cursor, int64_t index) {
    const int64_t at = index - cursor->first;
    return at >= 0 && at < cursor->count ? &cursor->events[at] : trace_cursor_find(cursor, index);
}

// Frames are the visible events, numbered from 0. How many there are; how many are before an
// index; the index of a frame (below the count).
int64_t trace_frame_count(const Trace *trace);
int64_t trace_frames_before(const Trace *trace, int64_t index);
int64_t trace_frame_index(const Trace *trace, int64_t frame);

// The last event whose time is at most t; -1 when there is none.
int64_t trace_index_at_time(const Trace *trace, SimTime t);

// ---- Showing ----

// Appends the shown form as Python prints it: None, True, 42, 0.5; nothing for SHOWN_NOTHING.
void trace_show(const Trace *trace, Shown shown, Buf *out);

// ---- Figures, for `trace --stats` ----

typedef struct TraceSizes {
    int64_t events, frames;
    int64_t kinds[EVENT_KINDS]; // how many of each
    size_t log_bytes;           // the events
    size_t index_bytes;         // the block index
    size_t text_bytes;          // text, lists and chains with their tables
    int32_t texts;              // how many texts, lists and chains
} TraceSizes;

TraceSizes trace_sizes(const Trace *trace);

#endif
