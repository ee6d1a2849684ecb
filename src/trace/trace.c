#include "trace/trace.h"

#include "base/check.h"
#include "trace/intern.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define CHUNK_BYTES     (256 * 1024)
#define EVENT_MAX_BYTES 128
#define BLOCK_MAX_BYTES (TRACE_BLOCK * EVENT_MAX_BYTES)
#define RESERVE_BYTES   (4 * BLOCK_MAX_BYTES) // given back when memory ends, for the `end` event
#define MAX_EVENTS      (UINT32_MAX - 1)      // the index over the trace holds 32-bit positions

// The kind's byte has the flag of internal events on top. A line in the frame of the line before,
// and a plain value bound to a name of the frame at hand, are by far the most frequent events, so
// they have kinds of their own, with one field and two.
#define KIND_MASK            0x7f
#define KIND_INTERNAL        0x80
#define KIND_SAME_FRAME_LINE 0x7f
#define KIND_SAME_FRAME_SET  0x7e
_Static_assert((int)EVENT_KINDS < KIND_SAME_FRAME_SET, "a kind and the flag must fit in a byte");

// What the next event starts from; the first four outlive a block, the rest starts afresh.
typedef struct State {
    SimTime t;
    int64_t tick;
    int64_t hidden; // internal events so far
    int32_t task;
    int32_t line;
    int64_t frame;
    int64_t id;
    int64_t ref;
    int64_t object;
    int64_t line_frame, line_depth; // of the last `line`
    TextId line_func;
} State;

typedef struct Block {
    const uint8_t *bytes;
    SimTime t;
    int64_t tick;
    int64_t hidden;
    int32_t task;
} Block;

typedef struct Chunk {
    uint8_t *bytes;
    size_t size;
} Chunk;

struct Trace {
    Alloc *alloc;
    int64_t count;
    int64_t stop;               // until that count there is nothing to be seen to before an append
    int64_t kinds[EVENT_KINDS]; // how many of each
    int64_t max_events;
    TraceFull full;
    bool internal; // trace_set_internal
    bool hides;    // so the next event is internal, whatever it is about; likewise of a task's own
    bool ended;
    State state;
    uint8_t *at, *chunk_end;
    ARRAY(Block) blocks;
    ARRAY(Chunk) chunks;
    ARRAY(uint8_t) task_internal; // by task id
    Interns interns;
    void *reserve;
    TextId file, source, about, python;
};

// ---- Life ----

Trace *trace_new(Alloc *alloc, TraceHeader header, int64_t max_events) {
    Trace *trace = alloc_try_zero(alloc, sizeof *trace);
    if (!trace) {
        return NULL;
    }
    trace->alloc = alloc;
    trace->max_events =
        max_events > 0 && max_events < (int64_t)MAX_EVENTS ? max_events : (int64_t)MAX_EVENTS;
    trace->reserve = alloc_try(alloc, RESERVE_BYTES);
    if (!trace->reserve || !interns_init(&trace->interns, alloc) ||
        !array_try_push(&trace->task_internal, alloc, 0)) {
        trace_free(trace);
        return NULL;
    }
    trace->file = trace_intern(trace, header.file);
    trace->source = trace_intern(trace, header.source);
    trace->about = trace_intern(trace, header.about);
    trace->python = trace_intern(trace, header.python);
    if (trace->full) {
        trace_free(trace);
        return NULL;
    }
    return trace;
}

void trace_free(Trace *trace) {
    if (!trace) {
        return;
    }
    Alloc *alloc = trace->alloc;
    for (int i = 0; i < trace->chunks.count; i++) {
        alloc_release(alloc, trace->chunks.items[i].bytes, trace->chunks.items[i].size);
    }
    array_free(&trace->chunks, alloc);
    array_free(&trace->blocks, alloc);
    array_free(&trace->task_internal, alloc);
    if (trace->interns.alloc) {
        interns_deinit(&trace->interns);
    }
    alloc_release(alloc, trace->reserve, trace->reserve ? RESERVE_BYTES : 0);
    alloc_release(alloc, trace, sizeof *trace);
}

static void set_full(Trace *trace, TraceFull full) {
    trace->stop = 0;
    if (!trace->full) {
        trace->full = full;
    }
    if (full == TRACE_FULL_MEMORY && trace->reserve) {
        trace->full = full;
        alloc_release(trace->alloc, trace->reserve, RESERVE_BYTES);
        trace->reserve = NULL;
        trace->interns.last_chance = true;
    }
}

TraceHeader trace_header(const Trace *trace) {
    return (TraceHeader){
        .file = trace_text(trace, trace->file),
        .source = trace_text(trace, trace->source),
        .about = trace_text(trace, trace->about),
        .python = trace_text(trace, trace->python),
    };
}

TraceFull trace_is_full(const Trace *trace) {
    return trace->full;
}

void trace_give_up(Trace *trace) {
    set_full(trace, TRACE_FULL_MEMORY);
}

int64_t trace_count(const Trace *trace) {
    return trace->count;
}

SimTime trace_time(const Trace *trace) {
    return trace->state.t;
}

int64_t trace_tick(const Trace *trace) {
    return trace->state.tick;
}

// ---- What events refer to ----

// An id, or 0 with the trace marked full when there was no memory for it.
static int32_t or_full(Trace *trace, int32_t id) {
    if (id < 0) {
        set_full(trace, TRACE_FULL_MEMORY);
        return 0;
    }
    return id;
}

TextId trace_intern(Trace *trace, Text text) {
    if (trace->full == TRACE_FULL_MEMORY) {
        return 0; // what little there is left is for the end
    }
    return or_full(trace, interns_add(&trace->interns, text.bytes, text.size));
}

Text trace_text(const Trace *trace, TextId id) {
    return interns_text(&trace->interns, id);
}

ListId trace_intern_list(Trace *trace, const int64_t *items, int count) {
    return or_full(trace, interns_add_list(&trace->interns, items, count));
}

ListId trace_list_add(Trace *trace, ListId list, int64_t item) {
    return or_full(trace, interns_list_with(&trace->interns, list, item));
}

ListId trace_list_drop(Trace *trace, ListId list, int64_t item) {
    return or_full(trace, interns_list_without(&trace->interns, list, item));
}

int trace_list_count(const Trace *trace, ListId list) {
    return interns_list_count(&trace->interns, list);
}

int trace_list_read(const Trace *trace, ListId list, int64_t *items, int max) {
    return interns_list_read(&trace->interns, list, items, max);
}

ChainId trace_intern_chain(Trace *trace, const ChainLink *links, int count) {
    size_t room = (size_t)count * 2 * 5;
    uint8_t small[320];
    uint8_t *bytes = room <= sizeof small ? small : alloc_try(trace->alloc, room);
    if (!bytes) {
        return or_full(trace, -1);
    }
    uint8_t *at = bytes;
    for (int i = 0; i < count; i++) {
        at = varint_put(at, (uint32_t)links[i].func);
        at = varint_put(at, (uint32_t)links[i].line);
    }
    ChainId id = or_full(trace, interns_add(&trace->interns, bytes, (size_t)(at - bytes)));
    if (bytes != small) {
        alloc_release(trace->alloc, bytes, room);
    }
    return id;
}

static const uint8_t *chain_link(const uint8_t *at, ChainLink *link) {
    uint64_t func, line;
    at = varint_get(at, &func);
    at = varint_get(at, &line);
    *link = (ChainLink){(TextId)func, (int32_t)line};
    return at;
}

int trace_chain_read(const Trace *trace, ChainId chain, ChainLink *links, int max) {
    Text text = trace_text(trace, chain);
    const uint8_t *at = (const uint8_t *)text.bytes, *end = at + text.size;
    int count = 0;
    while (at < end && count < max) {
        at = chain_link(at, &links[count++]);
    }
    return count;
}

int trace_chain_count(const Trace *trace, ChainId chain) {
    Text text = trace_text(trace, chain);
    const uint8_t *at = (const uint8_t *)text.bytes, *end = at + text.size;
    int count = 0;
    for (ChainLink link; at < end; count++) {
        at = chain_link(at, &link);
    }
    return count;
}

ChainLink trace_chain_last(const Trace *trace, ChainId chain) {
    Text text = trace_text(trace, chain);
    const uint8_t *at = (const uint8_t *)text.bytes, *end = at + text.size;
    ChainLink link = {0, 0};
    while (at < end) {
        at = chain_link(at, &link);
    }
    return link;
}

// ---- Fields to bytes and back ----

static inline uint8_t *put_delta(uint8_t *at, int64_t value, int64_t *before) {
    at = varint_put(at, varint_fold((int64_t)((uint64_t)value - (uint64_t)*before)));
    *before = value;
    return at;
}

static inline const uint8_t *get_delta(const uint8_t *at, int64_t *value, int64_t *before) {
    uint64_t word;
    at = varint_get(at, &word);
    *value = *before = (int64_t)((uint64_t)*before + (uint64_t)varint_unfold(word));
    return at;
}

static inline uint8_t *put_time(uint8_t *at, SimTime time, SimTime now) {
    uint64_t folded = varint_fold((int64_t)((uint64_t)time - (uint64_t)now));
    return varint_put(at, time == TIME_NONE || folded == UINT64_MAX ? 0 : folded + 1);
}

static inline const uint8_t *get_time(const uint8_t *at, SimTime *time, SimTime now) {
    uint64_t word;
    at = varint_get(at, &word);
    *time = word ? (int64_t)((uint64_t)varint_unfold(word - 1) + (uint64_t)now) : TIME_NONE;
    return at;
}

// The tag is in the low three bits; 7 is an int that needs all its bits.
enum { SHOWN_BIG_INT = 7 };

static inline uint8_t *put_shown(uint8_t *at, Shown shown) {
    if (shown.tag == SHOWN_INT) {
        uint64_t folded = varint_fold(shown.number);
        if (folded >> 61 == 0) {
            return varint_put(at, folded << 3 | SHOWN_INT);
        }
        *at++ = SHOWN_BIG_INT;
        return varint_put(at, folded);
    }
    if (shown.tag == SHOWN_TEXT) {
        return varint_put(at, (uint64_t)shown.text << 3 | SHOWN_TEXT);
    }
    *at++ = (uint8_t)shown.tag;
    if (shown.tag == SHOWN_FLOAT) {
        memcpy(at, &shown.real, sizeof shown.real);
        at += sizeof shown.real;
    }
    return at;
}

static inline const uint8_t *get_shown(const uint8_t *at, Shown *shown) {
    uint64_t word;
    at = varint_get(at, &word);
    switch (word & 7) {
    case SHOWN_INT:
        *shown = shown_int(varint_unfold(word >> 3));
        return at;
    case SHOWN_BIG_INT:
        at = varint_get(at, &word);
        *shown = shown_int(varint_unfold(word));
        return at;
    case SHOWN_TEXT:
        *shown = shown_text((TextId)(word >> 3));
        return at;
    case SHOWN_FLOAT:
        *shown = shown_float(0);
        memcpy(&shown->real, at, sizeof shown->real);
        return at + sizeof shown->real;
    default:
        *shown = (Shown){.tag = (ShownTag)word};
        return at;
    }
}

// How each type of field is written; `at`, `trace` (its state: `now`) and `event` are around it.
#define PUT_INT(v)           at = varint_put(at, varint_fold(v));
#define PUT_LINE(v)          at = varint_put(at, varint_fold((int64_t)(v)-now->line)), now->line = (v);
#define PUT_FRAME(v)         at = put_delta(at, v, &now->frame);
#define PUT_ID(v)            at = put_delta(at, v, &now->id);
#define PUT_TASK(v)          at = put_delta(at, v, &now->id);
#define PUT_REF(v)           at = put_delta(at, v, &now->ref);
#define PUT_TIME(v)          at = put_time(at, v, event->t);
#define PUT_TEXT(v)          at = varint_put(at, (uint32_t)(v));
#define PUT_LIST(v)          at = varint_put(at, (uint32_t)(v));
#define PUT_TEXTS(v)         at = varint_put(at, (uint32_t)(v));
#define PUT_CHAIN(v)         at = varint_put(at, (uint32_t)(v));
#define PUT_SHOWN(v)         at = put_shown(at, v);
#define PUT_CAUSE(v)         at = varint_put(at, (v) < 0 ? 0 : (uint64_t)(event->index - (v)));
#define PUT_BOOL(v)          *at++ = (v);
#define PUT_WHY(v)           *at++ = (uint8_t)(v);
#define PUT_OUTCOME(v)       *at++ = (uint8_t)(v);
#define PUT_FUTURE_STATE(v)  *at++ = (uint8_t)(v);
#define PUT_WORKER_STATE(v)  *at++ = (uint8_t)(v);
#define PUT_STREAM(v)        *at++ = (uint8_t)(v);
#define PUT_RESOURCE_TYPE(v) *at++ = (uint8_t)(v);

// And read back; `word` is a scratch variable.
#define GET_INT(v)           at = varint_get(at, &word), v = varint_unfold(word);
#define GET_LINE(v)          at = varint_get(at, &word), v = now->line += (int32_t)varint_unfold(word);
#define GET_FRAME(v)         at = get_delta(at, &v, &now->frame);
#define GET_ID(v)            at = get_delta(at, &number, &now->id), v = (int32_t)number;
#define GET_TASK(v)          at = get_delta(at, &number, &now->id), v = (int32_t)number;
#define GET_REF(v)           at = get_delta(at, &v, &now->ref);
#define GET_TIME(v)          at = get_time(at, &v, event->t);
#define GET_TEXT(v)          at = varint_get(at, &word), v = (TextId)word;
#define GET_LIST(v)          at = varint_get(at, &word), v = (ListId)word;
#define GET_TEXTS(v)         at = varint_get(at, &word), v = (ListId)word;
#define GET_CHAIN(v)         at = varint_get(at, &word), v = (ChainId)word;
#define GET_SHOWN(v)         at = get_shown(at, &v);
#define GET_CAUSE(v)         at = varint_get(at, &word), v = word ? event->index - (int64_t)word : -1;
#define GET_BOOL(v)          v = *at++ != 0;
#define GET_WHY(v)           v = (Why)*at++;
#define GET_OUTCOME(v)       v = (TaskOutcome)*at++;
#define GET_FUTURE_STATE(v)  v = (FutureState)*at++;
#define GET_WORKER_STATE(v)  v = (WorkerState)*at++;
#define GET_STREAM(v)        v = (Stream)*at++;
#define GET_RESOURCE_TYPE(v) v = (ResourceType)*at++;

// What an event derives: its time, turn and task from the state before it, and what it leaves.
// Times may depend on a clock event's own `to`, so decoding calls this after reading the fields
// for all but `t`, to which times are relative: there `t` is the time before the event.
static inline __attribute__((always_inline)) void derive(State *now, Event *event) {
    event->t = now->t;
    event->tick = now->tick;
    event->task = now->task;
    switch (event->kind) {
    case EVENT_CLOCK:
        event->t = now->t = event->as.clock.to;
        break;
    case EVENT_BLOCK:
        now->t = event->as.block.to;
        break;
    case EVENT_LOOP_START:
        event->tick = now->tick = event->as.loop_start.turns;
        break;
    case EVENT_TICK:
        event->tick = ++now->tick;
        break;
    case EVENT_LOOP_END:
        now->tick = 0;
        break;
    case EVENT_STEP:
        event->task = now->task = event->as.step.id;
        break;
    case EVENT_LEAVE:
        now->task = 0;
        break;
    default:
        break;
    }
    if (event->kind == EVENT_LINE) {
        now->line_frame = event->as.line.frame;
        now->line_depth = event->as.line.depth;
        now->line_func = event->as.line.func;
    }
}

// ---- Recording ----

// What the first event of a block starts from.
static State block_state(const Block *block) {
    return (State){.t = block->t,
                   .tick = block->tick,
                   .hidden = block->hidden,
                   .task = block->task,
                   .line_frame = -1};
}

static bool add_chunk(Trace *trace) {
    size_t size = trace->full ? 2 * BLOCK_MAX_BYTES : CHUNK_BYTES;
    if (!array_try_reserve(&trace->chunks, trace->alloc, trace->full ? 1 : 2)) {
        return false;
    }
    uint8_t *bytes = alloc_try(trace->alloc, size);
    if (!bytes) {
        return false;
    }
    trace->chunks.items[trace->chunks.count++] = (Chunk){bytes, size};
    trace->at = bytes;
    trace->chunk_end = bytes + size;
    return true;
}

static bool start_block(Trace *trace) {
    if (!array_try_reserve(&trace->blocks, trace->alloc, trace->full ? 1 : 2) ||
        (trace->chunk_end - trace->at < BLOCK_MAX_BYTES && !add_chunk(trace))) {
        return false;
    }
    State *now = &trace->state;
    trace->blocks.items[trace->blocks.count++] =
        (Block){trace->at, now->t, now->tick, now->hidden, now->task};
    *now = block_state(&array_last(&trace->blocks));
    const int64_t end = trace->count + TRACE_BLOCK;
    trace->stop = trace->full ? 0 : end < trace->max_events ? end : trace->max_events;
    return true;
}

// Everything about an append that is rare; false when the event is not taken.
static bool make_room(Trace *trace, EventKind kind) {
    if (trace->count >= trace->max_events) {
        set_full(trace, TRACE_FULL_EVENTS);
    }
    if (trace->ended || (trace->full && kind != EVENT_END)) {
        return false;
    }
    if (trace->count % TRACE_BLOCK != 0 || start_block(trace)) {
        return true;
    }
    bool was_full = trace->full;
    set_full(trace, TRACE_FULL_MEMORY);
    // The reserve is free now, enough for a last block.
    return kind == EVENT_END && !was_full && start_block(trace);
}

static inline bool is_internal(const Trace *trace, int64_t id) {
    return id > 0 && id < trace->task_internal.count && trace->task_internal.items[id];
}

// Notes whether the new task is asyncio's own. Tasks come in order; a trace from a file that says
// otherwise is refused by its reader.
static bool note_task(Trace *trace, int32_t id, bool internal) {
    return id != trace->task_internal.count ||
           array_try_push(&trace->task_internal, trace->alloc, internal);
}

#define SUBJECT_INT(v)
#define SUBJECT_LINE(v)
#define SUBJECT_FRAME(v)
#define SUBJECT_ID(v) internal |= is_internal(trace, v);
#define SUBJECT_TASK(v)
#define SUBJECT_REF(v)
#define SUBJECT_TIME(v)
#define SUBJECT_TEXT(v)
#define SUBJECT_LIST(v)
#define SUBJECT_TEXTS(v)
#define SUBJECT_CHAIN(v)
#define SUBJECT_SHOWN(v)
#define SUBJECT_CAUSE(v)
#define SUBJECT_BOOL(v)
#define SUBJECT_WHY(v)
#define SUBJECT_OUTCOME(v)
#define SUBJECT_FUTURE_STATE(v)
#define SUBJECT_WORKER_STATE(v)
#define SUBJECT_STREAM(v)
#define SUBJECT_RESOURCE_TYPE(v)

#define FIELD_SUBJECT(TYPE, name, mode) SUBJECT_##TYPE(fields->name)
#define FIELD_PUT(TYPE, name, mode)     PUT_##TYPE(fields->name)

static inline bool has_room(Trace *trace, EventKind kind) {
    return __builtin_expect(trace->count < trace->stop, 1) || make_room(trace, kind);
}

static void note_hides(Trace *trace) {
    trace->hides = trace->internal || is_internal(trace, trace->state.task);
}

// What is as good as always so of a line: it is in the frame of the line before. It takes two
// bytes, and there is nothing else to find out about it.
static inline bool append_short_line(Trace *trace, const Event *event) {
    State *now = &trace->state;
    if (event->as.line.frame != now->line_frame || event->as.line.depth != now->line_depth ||
        event->as.line.func != now->line_func) {
        return false;
    }
    uint8_t *at = trace->at;
    *at++ = (uint8_t)(KIND_SAME_FRAME_LINE | event->internal << 7);
    PUT_LINE(event->as.line.line)
    trace->at = at;
    return true;
}

// Likewise of a `set`: a plain value is bound, in the frame that the event before was about.
static inline bool append_short_set(Trace *trace, const Event *event) {
    if (event->as.set.frame != trace->state.frame || event->as.set.object) {
        return false;
    }
    uint8_t *at = trace->at;
    *at++ = (uint8_t)(KIND_SAME_FRAME_SET | event->internal << 7);
    PUT_TEXT(event->as.set.name)
    PUT_SHOWN(event->as.set.value)
    trace->at = at;
    return true;
}

static inline bool append_short(Trace *trace, const Event *event) {
    return event->kind == EVENT_LINE  ? append_short_line(trace, event)
           : event->kind == EVENT_SET ? append_short_set(trace, event)
                                      : false;
}

// What an event leaves to the next, but for the fields that that one is written by.
static inline void after_append(Trace *trace, const Event *event) {
    trace->state.hidden += event->internal;
    trace->kinds[event->kind]++;
    trace->count++;
    if (event->kind == EVENT_STEP || event->kind == EVENT_LEAVE || event->kind == EVENT_TASK_NEW) {
        note_hides(trace);
    } else if (event->kind == EVENT_END) {
        trace->ended = true;
        trace->stop = 0;
    }
}

// Appends an event: fills in what is derived and writes the fields. One function for each kind, in
// which the event is nothing but names for the arguments.
#define FIELD_PARAMETER(TYPE, name, mode) , FIELD_##TYPE name
#define FIELD_STORE(TYPE, name, mode)     fields->name = name;
#define EVENT(NAME, name, json, ...)                                               \
    int64_t trace_add_##name(Trace *trace FIELDS(FIELD_PARAMETER, __VA_ARGS__)) {  \
        Event made, *event = &made;                                                \
        event->kind = EVENT_##NAME;                                                \
        __typeof__(event->as.name) *fields = &event->as.name;                      \
        FIELDS(FIELD_STORE, __VA_ARGS__)                                           \
        if (EVENT_##NAME == EVENT_TASK_NEW &&                                      \
            !note_task(trace, event->as.task_new.id, !event->as.task_new.table)) { \
            set_full(trace, TRACE_FULL_MEMORY);                                    \
            return -1;                                                             \
        }                                                                          \
        if (!has_room(trace, EVENT_##NAME)) {                                      \
            return -1;                                                             \
        }                                                                          \
        bool internal = trace->hides;                                              \
        FIELDS(FIELD_SUBJECT, __VA_ARGS__)                                         \
        event->internal = internal;                                                \
        event->index = trace->count;                                               \
        if (!append_short(trace, event)) {                                         \
            State *now = &trace->state;                                            \
            const SimTime before = now->t;                                         \
            derive(now, event);                                                    \
            event->t = before;                                                     \
            uint8_t *at = trace->at;                                               \
            *at++ = (uint8_t)(EVENT_##NAME | event->internal << 7);                \
            FIELDS(FIELD_PUT, __VA_ARGS__)                                         \
            trace->at = at;                                                        \
        }                                                                          \
        after_append(trace, event);                                                \
        return event->index;                                                       \
    }
#include "trace/event.def"

// Of an event of asyncio's own the flag is said for as long as it is appended.
int64_t trace_add(Trace *trace, const Event *event) {
    const bool internal = trace->internal;
    int64_t index = -1;
    trace_set_internal(trace, internal || event->internal);
    switch (event->kind) {
#define FIELD_ARGUMENT(TYPE, name, mode) , fields->name
#define EVENT(NAME, name, json, ...)                                         \
    case EVENT_##NAME: {                                                     \
        const __typeof__(event->as.name) *fields = &event->as.name;          \
        index = trace_add_##name(trace FIELDS(FIELD_ARGUMENT, __VA_ARGS__)); \
        break;                                                               \
    }
#include "trace/event.def"
    case EVENT_KINDS:
        UNREACHABLE();
    }
    trace_set_internal(trace, internal);
    return index;
}

int64_t trace_end(Trace *trace, int64_t status, Text reason) {
    TextId id = interns_add(&trace->interns, reason.bytes, reason.size);
    if (id < 0) {
        set_full(trace, TRACE_FULL_MEMORY);
        id = interns_add(&trace->interns, reason.bytes, reason.size);
    }
    return trace_add_end(trace, status, id < 0 ? 0 : id);
}

void trace_set_internal(Trace *trace, bool internal) {
    trace->internal = internal;
    note_hides(trace);
}

// ---- Reading ----

// Reads one event; `now` is the state before it and becomes the state after it.
static inline __attribute__((always_inline)) const uint8_t *
decode_event(const uint8_t *at, State *now, int64_t index, Event *event) {
    uint64_t word;
    int64_t number;
    const uint8_t byte = *at++;
    event->index = index;
    event->internal = byte & KIND_INTERNAL;
    event->t = now->t;
    event->tick = now->tick;
    event->task = now->task;
    now->hidden += event->internal;
    (void)number;
    switch (byte & KIND_MASK) {
    case KIND_SAME_FRAME_LINE:
        event->kind = EVENT_LINE;
        GET_LINE(event->as.line.line)
        event->as.line.frame = now->line_frame;
        event->as.line.depth = now->line_depth;
        event->as.line.func = now->line_func;
        break;
    case KIND_SAME_FRAME_SET:
        event->kind = EVENT_SET;
        event->as.set.frame = now->frame;
        GET_TEXT(event->as.set.name)
        GET_SHOWN(event->as.set.value)
        event->as.set.object = 0;
        break;
#define FIELD_GET(TYPE, name, mode) GET_##TYPE(fields->name)
#define EVENT(NAME, name, json, ...)                          \
    case EVENT_##NAME: {                                      \
        __typeof__(event->as.name) *fields = &event->as.name; \
        event->kind = EVENT_##NAME;                           \
        FIELDS(FIELD_GET, __VA_ARGS__)                        \
        derive(now, event);                                   \
        break;                                                \
    }
#include "trace/event.def"
    default:
        UNREACHABLE();
    }
    return at;
}

static const uint8_t *decode(const uint8_t *at, State *now, int64_t index, Event *event) {
    return decode_event(at, now, index, event);
}

void trace_get(const Trace *trace, int64_t index, Event *event) {
    CHECK(index >= 0 && index < trace->count);
    const Block *block = &trace->blocks.items[index / TRACE_BLOCK];
    State now = block_state(block);
    const uint8_t *at = block->bytes;
    for (int64_t i = index / TRACE_BLOCK * TRACE_BLOCK; i <= index; i++) {
        at = decode(at, &now, i, event);
    }
}

void trace_cursor_init(TraceCursor *cursor, const Trace *trace) {
    cursor->trace = trace;
    cursor->first = 0;
    cursor->count = 0;
}

const Event *trace_cursor_find(TraceCursor *cursor, int64_t index) {
    const Trace *trace = cursor->trace;
    CHECK(index >= 0 && index < trace->count);
    const Block *block = &trace->blocks.items[index / TRACE_BLOCK];
    State now = block_state(block);
    const uint8_t *bytes = block->bytes;
    cursor->first = index / TRACE_BLOCK * TRACE_BLOCK;
    int64_t left = trace->count - cursor->first;
    cursor->count = left < TRACE_BLOCK ? (int)left : TRACE_BLOCK;
    for (int i = 0; i < cursor->count; i++) {
        bytes = decode_event(bytes, &now, cursor->first + i, &cursor->events[i]);
    }
    return &cursor->events[index - cursor->first];
}

int64_t trace_frame_count(const Trace *trace) {
    return trace->count - trace->state.hidden;
}

int64_t trace_frames_before(const Trace *trace, int64_t index) {
    if (index >= trace->count) {
        return trace_frame_count(trace);
    }
    const Block *block = &trace->blocks.items[index / TRACE_BLOCK];
    State now = block_state(block);
    const uint8_t *at = block->bytes;
    Event event;
    for (int64_t i = index / TRACE_BLOCK * TRACE_BLOCK; i < index; i++) {
        at = decode(at, &now, i, &event);
    }
    return index - now.hidden;
}

int64_t trace_frame_index(const Trace *trace, int64_t frame) {
    CHECK(frame >= 0 && frame < trace_frame_count(trace));
    // The last block with at most `frame` frames before it.
    int low = 0, high = trace->blocks.count - 1;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if ((int64_t)middle * TRACE_BLOCK - trace->blocks.items[middle].hidden <= frame) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    State now = block_state(&trace->blocks.items[low]);
    const uint8_t *at = trace->blocks.items[low].bytes;
    Event event;
    for (int64_t i = (int64_t)low * TRACE_BLOCK; i < trace->count; i++) {
        at = decode(at, &now, i, &event);
        if (i + 1 - now.hidden > frame) {
            return i;
        }
    }
    UNREACHABLE();
}

int64_t trace_index_at_time(const Trace *trace, SimTime t) {
    // The last block that begins at or before t; time never goes back.
    int low = -1, high = trace->blocks.count - 1;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (trace->blocks.items[middle].t <= t) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    if (low < 0) {
        return -1;
    }
    State now = block_state(&trace->blocks.items[low]);
    const uint8_t *at = trace->blocks.items[low].bytes;
    int64_t first = (int64_t)low * TRACE_BLOCK;
    int64_t found = first - 1;
    for (int64_t i = first; i < trace->count && i < first + TRACE_BLOCK; i++) {
        Event event;
        at = decode(at, &now, i, &event);
        if (event.t > t) {
            break;
        }
        found = i;
    }
    return found;
}

// ---- Showing ----

// As Python's repr: the shortest digits that read back as the same number; an exponent below 1e-4
// and from 1e16 on.
static void show_float(double value, Buf *out) {
    if (isnan(value) || isinf(value)) {
        buf_addf(out, "%s", isnan(value) ? "nan" : value > 0 ? "inf" : "-inf");
        return;
    }
    char digits[40];
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*e", precision - 1, value);
        if (strtod(digits, NULL) == value) {
            break;
        }
    }
    char *exponent_at = strchr(digits, 'e');
    int exponent = atoi(exponent_at + 1);
    int count = (int)(exponent_at - digits) - (digits[0] == '-');
    count -= count > 1; // the point
    if (exponent < -4 || exponent >= 16) {
        buf_addf(out, "%.*se%c%02d", (int)(exponent_at - digits), digits, exponent < 0 ? '-' : '+',
                 abs(exponent));
        return;
    }
    int decimals = count - 1 - exponent;
    buf_addf(out, "%.*f", decimals < 1 ? 1 : decimals, value);
}

void trace_show(const Trace *trace, Shown shown, Buf *out) {
    switch (shown.tag) {
    case SHOWN_NOTHING:
        return;
    case SHOWN_NONE:
        buf_add_text(out, TEXT("None"));
        return;
    case SHOWN_FALSE:
        buf_add_text(out, TEXT("False"));
        return;
    case SHOWN_TRUE:
        buf_add_text(out, TEXT("True"));
        return;
    case SHOWN_INT:
        buf_addf(out, "%lld", (long long)shown.number);
        return;
    case SHOWN_FLOAT:
        show_float(shown.real, out);
        return;
    case SHOWN_TEXT:
        buf_add_text(out, trace_text(trace, shown.text));
        return;
    }
}

TraceSizes trace_sizes(const Trace *trace) {
    size_t log_bytes = 0;
    for (int i = 0; i < trace->chunks.count; i++) {
        log_bytes += trace->chunks.items[i].size;
    }
    log_bytes -= (size_t)(trace->chunk_end - trace->at);
    TraceSizes sizes = {
        .events = trace->count,
        .frames = trace_frame_count(trace),
        .log_bytes = log_bytes,
        .index_bytes =
            (size_t)trace->blocks.count * sizeof(Block) + (size_t)trace->task_internal.count,
        .text_bytes = interns_bytes(&trace->interns),
        .texts = trace->interns.entries.count,
    };
    memcpy(sizes.kinds, trace->kinds, sizeof sizes.kinds);
    return sizes;
}
