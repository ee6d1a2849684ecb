// One event of a trace, decoded; made from the list in event.def, where each kind is explained.
//
// An event holds only small numbers: tasks, lines, times, and ids of text and lists that the trace
// keeps. It has no pointers, so it can be copied, and outlives the machine that made it.

#ifndef TRACE_EVENT_H
#define TRACE_EVENT_H

#include "base/text.h"

#include <stdint.h>

// Simulated time in nanoseconds, from 0.
typedef int64_t SimTime;
#define TIME_NONE INT64_MIN

// Numbers for text, lists and chains that a Trace keeps; 0 is the empty one of each.
typedef int32_t TextId;
typedef int32_t ListId;
typedef int32_t ChainId;

// A value as it is shown: the plain ones as themselves, so that binding an int formats nothing.
typedef enum ShownTag {
    SHOWN_NOTHING, // there is no value
    SHOWN_NONE,
    SHOWN_FALSE,
    SHOWN_TRUE,
    SHOWN_INT,
    SHOWN_FLOAT,
    SHOWN_TEXT, // all else: its shown form, made by the recorder
} ShownTag;

typedef struct Shown {
    ShownTag tag;
    TextId text; // SHOWN_TEXT, else 0; here it leaves no padding, so equal values are equal bytes
    union {
        int64_t number; // SHOWN_INT, else 0
        double real;    // SHOWN_FLOAT
    };
} Shown;

static inline Shown shown_nothing(void) {
    return (Shown){.tag = SHOWN_NOTHING};
}

static inline Shown shown_none(void) {
    return (Shown){.tag = SHOWN_NONE};
}

static inline Shown shown_bool(bool value) {
    return (Shown){.tag = value ? SHOWN_TRUE : SHOWN_FALSE};
}

static inline Shown shown_int(int64_t value) {
    return (Shown){.tag = SHOWN_INT, .number = value};
}

static inline Shown shown_float(double value) {
    return (Shown){.tag = SHOWN_FLOAT, .real = value};
}

static inline Shown shown_text(TextId text) {
    return (Shown){.tag = SHOWN_TEXT, .text = text};
}

// One step of a chain of awaits.
typedef struct ChainLink {
    TextId func;
    int32_t line;
} ChainLink;

typedef enum EventKind {
#define EVENT(NAME, name, json, ...) EVENT_##NAME,
#include "trace/event.def"
    EVENT_KINDS
} EventKind;

typedef enum Why {
#define WHY(NAME, word) WHY_##NAME,
#include "trace/event.def"
    WHY_COUNT
} Why;

typedef enum TaskOutcome {
#define OUTCOME(NAME, word) OUTCOME_##NAME,
#include "trace/event.def"
    OUTCOME_COUNT
} TaskOutcome;

typedef enum FutureState {
#define FUTURE_STATE(NAME, word) FUTURE_STATE_##NAME,
#include "trace/event.def"
    FUTURE_STATE_COUNT
} FutureState;

typedef enum WorkerState {
#define WORKER_STATE(NAME, word) WORKER_STATE_##NAME,
#include "trace/event.def"
    WORKER_STATE_COUNT
} WorkerState;

typedef enum Stream {
#define STREAM(NAME, word) STREAM_##NAME,
#include "trace/event.def"
    STREAM_COUNT
} Stream;

typedef enum ResourceType {
#define RESOURCE_TYPE(NAME, word) RESOURCE_TYPE_##NAME,
#include "trace/event.def"
    RESOURCE_TYPE_COUNT
} ResourceType;

// The C type of each type of field in event.def.
#define FIELD_INT           int64_t
#define FIELD_LINE          int32_t
#define FIELD_FRAME         int64_t
#define FIELD_ID            int32_t
#define FIELD_TASK          int32_t
#define FIELD_REF           int64_t
#define FIELD_TIME          SimTime
#define FIELD_TEXT          TextId
#define FIELD_LIST          ListId
#define FIELD_TEXTS         ListId
#define FIELD_CHAIN         ChainId
#define FIELD_SHOWN         Shown
#define FIELD_CAUSE         int64_t
#define FIELD_BOOL          bool
#define FIELD_WHY           Why
#define FIELD_OUTCOME       TaskOutcome
#define FIELD_FUTURE_STATE  FutureState
#define FIELD_WORKER_STATE  WorkerState
#define FIELD_STREAM        Stream
#define FIELD_RESOURCE_TYPE ResourceType

// FIELDS(F, (TYPE, name, MODE), …) is F(TYPE, name, MODE) F(…) …, for up to ten fields.
#define FIELDS(F, ...)                                                                    \
    FIELDS_PICK(__VA_ARGS__, FIELDS_10, FIELDS_9, FIELDS_8, FIELDS_7, FIELDS_6, FIELDS_5, \
                FIELDS_4, FIELDS_3, FIELDS_2, FIELDS_1, 0)                                \
    (F, __VA_ARGS__)
#define FIELDS_PICK(a, b, c, d, e, f, g, h, i, j, PICKED, ...) PICKED
#define FIELDS_1(F, a)                                         F a
#define FIELDS_2(F, a, ...)                                    F a FIELDS_1(F, __VA_ARGS__)
#define FIELDS_3(F, a, ...)                                    F a FIELDS_2(F, __VA_ARGS__)
#define FIELDS_4(F, a, ...)                                    F a FIELDS_3(F, __VA_ARGS__)
#define FIELDS_5(F, a, ...)                                    F a FIELDS_4(F, __VA_ARGS__)
#define FIELDS_6(F, a, ...)                                    F a FIELDS_5(F, __VA_ARGS__)
#define FIELDS_7(F, a, ...)                                    F a FIELDS_6(F, __VA_ARGS__)
#define FIELDS_8(F, a, ...)                                    F a FIELDS_7(F, __VA_ARGS__)
#define FIELDS_9(F, a, ...)                                    F a FIELDS_8(F, __VA_ARGS__)
#define FIELDS_10(F, a, ...)                                   F a FIELDS_9(F, __VA_ARGS__)

typedef struct Event {
    int64_t index; // in the trace, from 0
    SimTime t;
    int64_t tick; // turn of the loop, 0 outside of one
    int32_t task; // the task being run, 0: none
    EventKind kind;
    bool internal; // of asyncio's own tasks: not shown, not a frame
    union {
#define FIELD_MEMBER(TYPE, name, mode) FIELD_##TYPE name;
#define EVENT(NAME, name, json, ...)      \
    struct {                              \
        FIELDS(FIELD_MEMBER, __VA_ARGS__) \
    } name;
#include "trace/event.def"
#undef FIELD_MEMBER
    } as; // the fields of its kind: event->as.line.depth
} Event;

// The words that the trace format has for these, such as "line" and "sleep-over".
const char *event_kind_name(EventKind kind);
const char *why_word(Why why);
const char *outcome_word(TaskOutcome outcome);
const char *future_state_word(FutureState state);
const char *worker_state_word(WorkerState state);
const char *stream_word(Stream stream);
const char *resource_type_word(ResourceType type);

// Whether an event can be stepped to. A frame, in the sense of the window and of `shot --at`, is a
// visible event: one that is not internal.
static inline bool event_is_frame(const Event *event) {
    return !event->internal;
}

// The task that an event is about (its ID field), else the task being run; 0: none.
int32_t event_subject(const Event *event);

#endif
