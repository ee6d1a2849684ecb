#include "trace/event.h"

#include "base/check.h"

const char *event_kind_name(EventKind kind) {
    static const char *const names[] = {
#define EVENT(NAME, name, json, ...) json,
#include "trace/event.def"
    };
    CHECK(kind < EVENT_KINDS);
    return names[kind];
}

const char *why_word(Why why) {
    static const char *const words[] = {
#define WHY(NAME, word) word,
#include "trace/event.def"
    };
    CHECK(why < WHY_COUNT);
    return words[why];
}

const char *outcome_word(TaskOutcome outcome) {
    static const char *const words[] = {
#define OUTCOME(NAME, word) word,
#include "trace/event.def"
    };
    CHECK(outcome < OUTCOME_COUNT);
    return words[outcome];
}

const char *future_state_word(FutureState state) {
    static const char *const words[] = {
#define FUTURE_STATE(NAME, word) word,
#include "trace/event.def"
    };
    CHECK(state < FUTURE_STATE_COUNT);
    return words[state];
}

const char *worker_state_word(WorkerState state) {
    static const char *const words[] = {
#define WORKER_STATE(NAME, word) word,
#include "trace/event.def"
    };
    CHECK(state < WORKER_STATE_COUNT);
    return words[state];
}

const char *stream_word(Stream stream) {
    static const char *const words[] = {
#define STREAM(NAME, word) word,
#include "trace/event.def"
    };
    CHECK(stream < STREAM_COUNT);
    return words[stream];
}

const char *resource_type_word(ResourceType type) {
    static const char *const words[] = {
#define RESOURCE_TYPE(NAME, word) word,
#include "trace/event.def"
    };
    CHECK(type < RESOURCE_TYPE_COUNT);
    return words[type];
}

int32_t event_subject(const Event *event) {
    int32_t id = 0;
    switch (event->kind) {
#define SUBJECT_INT(name)
#define SUBJECT_LINE(name)
#define SUBJECT_FRAME(name)
#define SUBJECT_ID(name) id = name;
#define SUBJECT_TASK(name)
#define SUBJECT_REF(name)
#define SUBJECT_TIME(name)
#define SUBJECT_TEXT(name)
#define SUBJECT_LIST(name)
#define SUBJECT_TEXTS(name)
#define SUBJECT_CHAIN(name)
#define SUBJECT_SHOWN(name)
#define SUBJECT_CAUSE(name)
#define SUBJECT_BOOL(name)
#define SUBJECT_WHY(name)
#define SUBJECT_OUTCOME(name)
#define SUBJECT_FUTURE_STATE(name)
#define SUBJECT_WORKER_STATE(name)
#define SUBJECT_STREAM(name)
#define SUBJECT_RESOURCE_TYPE(name)
#define SUBJECT(TYPE, name, mode) SUBJECT_##TYPE(fields->name)
#define EVENT(NAME, name, json, ...)                                \
    case EVENT_##NAME: {                                            \
        const __typeof__(event->as.name) *fields = &event->as.name; \
        (void)fields;                                               \
        FIELDS(SUBJECT, __VA_ARGS__)                                \
        break;                                                      \
    }
#include "trace/event.def"
    case EVENT_KINDS:
        break;
    }
    return id ? id : event->task;
}
