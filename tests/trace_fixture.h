// Traces made by hand, for the tests of src/trace: the lesson's, and random ones that keep the
// rules of event.def.

#ifndef TESTS_TRACE_FIXTURE_H
#define TESTS_TRACE_FIXTURE_H

#include "trace/trace.h"

#define SECOND INT64_C(1000000000)

static const char fixture_source[] = "import asyncio\n"
                                     "\n"
                                     "async def call_foursquare_api():\n"
                                     "    print(\"foursquare call started\")\n"
                                     "    await asyncio.sleep(2)\n"
                                     "    print(\"foursquare call finished\")\n"
                                     "\n"
                                     "async def call_spotify_api():\n"
                                     "    print(\"spotify call started\")\n"
                                     "    await asyncio.sleep(1)\n"
                                     "    print(\"spotify call finished\")\n"
                                     "\n"
                                     "async def main():\n"
                                     "    await asyncio.gather(\n"
                                     "        call_foursquare_api(),\n"
                                     "        call_spotify_api())\n"
                                     "    print(\"done everything\")\n"
                                     "\n"
                                     "asyncio.run(main())\n";

static inline Trace *fixture_trace(Alloc *alloc, int64_t max_events) {
    return trace_new(alloc,
                     (TraceHeader){.file = TEXT("05-annotated.py"),
                                   .source = text_of(fixture_source),
                                   .about = TEXT("The lesson."),
                                   .python = TEXT("3.11.7")},
                     max_events);
}

static inline TextId fixture_text(Trace *trace, const char *text) {
    return trace_intern(trace, text_of(text));
}

// One of the two calls: starts, waits in sleep(seconds) at `line` + 1; returns the timer's event.
static inline int64_t fixture_call_starts(Trace *trace, int32_t id, const char *func, int line,
                                          int seconds) {
    TextId name = fixture_text(trace, id == 2 ? "Task-2" : "Task-3");
    TextId function = fixture_text(trace, func);
    trace_add_step(trace, id, name);
    trace_add_call(trace, id, function, line - 1, shown_nothing(), 0, true, false);
    trace_add_line(trace, line, id, function, 0);
    trace_add_print(
        trace,
        fixture_text(trace, id == 2 ? "foursquare call started\n" : "spotify call started\n"),
        STREAM_STDOUT);
    trace_add_line(trace, line + 1, id, function, 0);
    SimTime when = trace_time(trace) + seconds * SECOND;
    int64_t timer = trace_add_timer(trace, id, when, fixture_text(trace, "set_result"), id);
    ChainId chain = trace_intern_chain(trace, &(ChainLink){function, line + 1}, 1);
    trace_add_await(trace, chain, fixture_text(trace, seconds == 2 ? "sleep(2)" : "sleep(1)"), 0,
                    when);
    trace_add_leave(trace, id, name);
    return timer;
}

static inline int64_t fixture_call_ends(Trace *trace, int32_t id, const char *func, int line,
                                        int64_t timer, SimTime to) {
    TextId name = fixture_text(trace, id == 2 ? "Task-2" : "Task-3");
    TextId function = fixture_text(trace, func), callback = fixture_text(trace, "set_result");
    trace_add_clock(trace, trace_time(trace), to);
    trace_add_ready(trace, 0, callback, WHY_TIMER, timer, id);
    trace_add_tick(trace, 1);
    trace_add_callback(trace, callback);
    int64_t done = trace_add_future(trace, -10 - id, FUTURE_STATE_DONE, 0, shown_none());
    trace_add_ready(trace, id, 0, WHY_SLEEP_OVER, done, id);
    trace_add_callback_end(trace, callback);
    trace_add_tick(trace, 1);
    trace_add_step(trace, id, name);
    trace_add_resume(trace, line + 1, shown_nothing(), 0);
    trace_add_line(trace, line + 2, id, function, 0);
    trace_add_print(
        trace,
        fixture_text(trace, id == 2 ? "foursquare call finished\n" : "spotify call finished\n"),
        STREAM_STDOUT);
    trace_add_ret(trace, id, function, line + 2, shown_none(), false);
    int64_t ended = trace_add_task_done(trace, id, OUTCOME_RESULT, shown_none());
    trace_add_leave(trace, id, name);
    return ended;
}

// The lesson's program, as the loop and the VM would record it.
static inline void fixture_lesson(Trace *trace) {
    TextId module = fixture_text(trace, "<module>"), main = fixture_text(trace, "main");
    TextId task_1 = fixture_text(trace, "Task-1");
    const char *calls[] = {"call_foursquare_api", "call_spotify_api"};
    static const int lines[] = {1, 3, 8, 13, 19};
    for (int i = 0; i < 5; i++) {
        trace_add_line(trace, lines[i], 0, module, 0);
    }
    trace_add_loop_start(trace, 1, 0);
    int64_t made = trace_add_task_new(trace, 1, 1, task_1, main, 0, 19);
    trace_add_ready(trace, 1, 0, WHY_CREATED, made, 0);
    trace_add_tick(trace, 1);
    trace_add_step(trace, 1, task_1);
    trace_add_call(trace, 1, main, 13, shown_nothing(), 0, true, false);
    trace_add_line(trace, 14, 1, main, 0);
    for (int32_t id = 2; id <= 3; id++) {
        made = trace_add_task_new(trace, id, id, fixture_text(trace, id == 2 ? "Task-2" : "Task-3"),
                                  fixture_text(trace, calls[id - 2]), 1, 14);
        trace_add_ready(trace, id, 0, WHY_CREATED, made, 0);
    }
    ListId both = trace_intern_list(trace, (int64_t[]){2, 3}, 2);
    trace_add_await(trace, trace_intern_chain(trace, &(ChainLink){main, 14}, 1),
                    fixture_text(trace, "gather(2)"), both, TIME_NONE);
    trace_add_leave(trace, 1, task_1);
    trace_add_tick(trace, 2);
    int64_t two = fixture_call_starts(trace, 2, calls[0], 4, 2);
    int64_t three = fixture_call_starts(trace, 3, calls[1], 9, 1);
    fixture_call_ends(trace, 3, calls[1], 9, three, SECOND);
    int64_t last = fixture_call_ends(trace, 2, calls[0], 4, two, 2 * SECOND);
    trace_add_ready(trace, 1, 0, WHY_GROUP_DONE, last, 2);
    trace_add_tick(trace, 1);
    trace_add_step(trace, 1, task_1);
    trace_add_resume(trace, 14, shown_text(fixture_text(trace, "[None, None]")), 0);
    trace_add_line(trace, 17, 1, main, 0);
    trace_add_print(trace, fixture_text(trace, "done everything\n"), STREAM_STDOUT);
    trace_add_ret(trace, 1, main, 17, shown_none(), false);
    trace_add_task_done(trace, 1, OUTCOME_RESULT, shown_none());
    trace_add_leave(trace, 1, task_1);
    trace_add_loop_end(trace, 1);
    // asyncio.run closes async generators in a task of its own.
    trace_set_internal(trace, true);
    trace_add_loop_start(trace, 1, trace_tick(trace) + 6);
    trace_set_internal(trace, false);
    made = trace_add_task_new(trace, 4, 0, fixture_text(trace, "Task-4"),
                              fixture_text(trace, "BaseEventLoop.shutdown_asyncgens"), 0, 19);
    trace_add_ready(trace, 4, 0, WHY_CREATED, made, 0);
    trace_set_internal(trace, true);
    trace_add_tick(trace, 1);
    trace_set_internal(trace, false);
    trace_add_step(trace, 4, fixture_text(trace, "Task-4"));
    trace_add_task_done(trace, 4, OUTCOME_RESULT, shown_none());
    trace_add_leave(trace, 4, fixture_text(trace, "Task-4"));
    trace_set_internal(trace, true);
    trace_add_loop_end(trace, 1);
    trace_set_internal(trace, false);
    trace_add_end(trace, 0, 0);
}

// time.sleep in a row: the lesson's first scenario.
static inline void fixture_straight_line(Trace *trace) {
    TextId module = fixture_text(trace, "<module>");
    const char *names[] = {"first", "second"};
    trace_add_line(trace, 1, 0, module, 0);
    for (int i = 0; i < 2; i++) {
        TextId func = fixture_text(trace, names[i]);
        trace_add_line(trace, 10 + i, 0, module, 0);
        trace_add_call(trace, 1 + i, func, 3, shown_nothing(), 1, false, false);
        trace_add_line(trace, 4, 1 + i, func, 1);
        SimTime now = trace_time(trace);
        trace_add_block(trace, 4, now, now + (2 - i) * SECOND,
                        fixture_text(trace, i ? "time.sleep(1)" : "time.sleep(2)"));
        trace_add_ret(trace, 1 + i, func, 4, shown_none(), false);
    }
    trace_add_end(trace, 0, 0);
}

static inline uint64_t fixture_random(uint64_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static inline int64_t fixture_below(uint64_t *seed, int64_t limit) {
    return (int64_t)(fixture_random(seed) >> 11) % limit;
}

// A value of any shape.
static inline Shown fixture_shown(Trace *trace, uint64_t *seed) {
    switch (fixture_below(seed, 8)) {
    case 0:
        return shown_none();
    case 1:
        return shown_bool(fixture_below(seed, 2));
    case 2:
        return shown_int((int64_t)fixture_random(seed));
    case 3:
        return shown_float((double)fixture_below(seed, 1000) / 8);
    case 4:
        return shown_text(fixture_text(trace, fixture_below(seed, 2) ? "'é'" : "[1, 2]"));
    case 5:
        return shown_nothing();
    default:
        return shown_int(fixture_below(seed, 100));
    }
}

// One event of any kind with any fields: it keeps only the rules that the JSON reader checks
// (tasks in order, time onward), so the world meets steps of unknown tasks and the like.
static inline void fixture_any(Trace *trace, uint64_t *seed, int32_t *tasks) {
    Event event = {.kind = (EventKind)fixture_below(seed, EVENT_END)};
    SimTime now = trace_time(trace);
    int32_t some = (int32_t)fixture_below(seed, *tasks + 2);
#define ANY_INT(v)   v = fixture_below(seed, 5);
#define ANY_LINE(v)  v = (int32_t)fixture_below(seed, 40);
#define ANY_FRAME(v) v = fixture_below(seed, 6);
#define ANY_ID(v)    v = some;
#define ANY_TASK(v)  v = some;
#define ANY_REF(v)   v = fixture_below(seed, 9) - 4;
#define ANY_TIME(v)  v = fixture_below(seed, 4) ? now + fixture_below(seed, 9) : TIME_NONE;
#define ANY_TEXT(v)  v = fixture_text(trace, fixture_below(seed, 2) ? "name\n\"" : "x");
#define ANY_LIST(v)  v = trace_list_add(trace, 0, some), v = trace_list_add(trace, v, -1);
#define ANY_TEXTS(v) v = trace_list_add(trace, 0, fixture_text(trace, "item"));
#define ANY_CHAIN(v) \
    v = trace_intern_chain(trace, (ChainLink[]){{fixture_text(trace, "f"), 3}, {0, 9}}, 2);
#define ANY_SHOWN(v)                v = fixture_shown(trace, seed);
#define ANY_CAUSE(v)                v = fixture_below(seed, trace_count(trace) + 1) - 1;
#define ANY_BOOL(v)                 v = fixture_below(seed, 2);
#define ANY_WHY(v)                  v = (Why)fixture_below(seed, WHY_COUNT);
#define ANY_OUTCOME(v)              v = (TaskOutcome)fixture_below(seed, OUTCOME_COUNT);
#define ANY_FUTURE_STATE(v)         v = (FutureState)fixture_below(seed, FUTURE_STATE_COUNT);
#define ANY_WORKER_STATE(v)         v = (WorkerState)fixture_below(seed, WORKER_STATE_COUNT);
#define ANY_STREAM(v)               v = (Stream)fixture_below(seed, STREAM_COUNT);
#define ANY_RESOURCE_TYPE(v)        v = (ResourceType)fixture_below(seed, RESOURCE_TYPE_COUNT);
#define FIELD_ANY(TYPE, name, mode) ANY_##TYPE(fields->name)
    switch (event.kind) {
#define EVENT(NAME, name, json, ...)                        \
    case EVENT_##NAME: {                                    \
        __typeof__(event.as.name) *fields = &event.as.name; \
        FIELDS(FIELD_ANY, __VA_ARGS__)                      \
        break;                                              \
    }
#include "trace/event.def"
    case EVENT_KINDS:
        break;
    }
    if (event.kind == EVENT_TASK_NEW) {
        event.as.task_new.id = ++*tasks;
    }
    if (event.kind == EVENT_CLOCK) {
        event.as.clock.from = now;
        event.as.clock.to = now + fixture_below(seed, SECOND);
    }
    if (event.kind == EVENT_BLOCK) {
        event.as.block.from = now;
        event.as.block.to = now + fixture_below(seed, SECOND);
    }
    event.internal = fixture_below(seed, 10) == 0;
    trace_add(trace, &event);
}

static inline void fixture_chaos(Trace *trace, uint64_t seed, int count) {
    int32_t tasks = 0;
    for (int i = 0; i < count; i++) {
        fixture_any(trace, &seed, &tasks);
    }
    trace_add_end(trace, 1, fixture_text(trace, "ValueError: odd"));
}

// Many tasks that sleep, call, bind names and print in turns, as a long program does.
static inline void fixture_crowd(Trace *trace, int tasks, int64_t events) {
    TextId worker = fixture_text(trace, "worker"), module = fixture_text(trace, "<module>");
    TextId name = fixture_text(trace, "n"), what = fixture_text(trace, "sleep(1)");
    TextId label = fixture_text(trace, "Task-7");
    ChainId chain = trace_intern_chain(trace, &(ChainLink){worker, 5}, 1);
    trace_add_line(trace, 1, 0, module, 0);
    trace_add_loop_start(trace, 1, 0);
    for (int32_t id = 1; id <= tasks; id++) {
        int64_t made = trace_add_task_new(trace, id, id, label, worker, 0, 9);
        trace_add_ready(trace, id, 0, WHY_CREATED, made, 0);
    }
    int64_t timer = 0, frame = tasks;
    for (int64_t round = 0; trace_count(trace) < events; round++) {
        trace_add_tick(trace, tasks);
        for (int32_t id = 1; id <= tasks && trace_count(trace) < events; id++) {
            trace_add_step(trace, id, label);
            if (round == 0) {
                trace_add_call(trace, id, worker, 3, shown_nothing(), 0, true, false);
            } else {
                trace_add_resume(trace, 5, shown_nothing(), 0);
            }
            trace_add_line(trace, 4, id, worker, 0);
            trace_add_set(trace, id, name, shown_int(round), 0);
            trace_add_call(trace, ++frame, name, 20, shown_nothing(), 1, false, false);
            trace_add_line(trace, 21, frame, name, 1);
            trace_add_ret(trace, frame, name, 21, shown_int(round), false);
            trace_add_line(trace, 5, id, worker, 0);
            SimTime when = trace_time(trace) + SECOND;
            int64_t set = trace_add_timer(trace, ++timer, when, what, id);
            int64_t wait = trace_add_await(trace, chain, what, 0, when);
            trace_add_leave(trace, id, label);
            trace_add_ready(trace, id, 0, WHY_SLEEP_OVER, wait > set ? set : wait, timer);
        }
    }
}

#endif
