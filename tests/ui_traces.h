// Traces made by hand, event by event, for the tests of the ui: they need no machine.

#ifndef TESTS_UI_TRACES_H
#define TESTS_UI_TRACES_H

#include "base/file.h"
#include "trace/trace.h"

#include <stdio.h>
#include <string.h>

#define SECOND INT64_C(1000000000)

typedef struct Maker {
    Trace *trace;
    int64_t next_timer;
} Maker;

static inline TextId word(Maker *maker, const char *text) {
    return trace_intern(maker->trace, text_of(text));
}

static inline Maker maker_new(Alloc *alloc, const char *file, Text source) {
    const TraceHeader header = {text_of(file), source, TEXT("A lesson."), TEXT("3.11.7")};
    return (Maker){trace_new(alloc, header, 0), 1};
}

static inline void make_line(Maker *maker, int line, int frame, const char *func) {
    trace_add_line(maker->trace, line, frame, word(maker, func), frame > 0 ? 0 : 0);
}

static inline int64_t make_task(Maker *maker, int id, const char *name, const char *coro,
                                int parent, int line) {
    const int64_t made = trace_add_task_new(maker->trace, id, id, word(maker, name),
                                            word(maker, coro), parent, line);
    trace_add_ready(maker->trace, id, 0, WHY_CREATED, made, 0);
    return made;
}

static inline void make_step(Maker *maker, int id, const char *name) {
    trace_add_step(maker->trace, id, word(maker, name));
}

static inline void make_leave(Maker *maker, int id, const char *name) {
    trace_add_leave(maker->trace, id, word(maker, name));
}

static inline void make_print(Maker *maker, const char *text) {
    trace_add_print(maker->trace, word(maker, text), STREAM_STDOUT);
}

// The task falls asleep: a timer and the await. Returns the timer's event.
static inline int64_t make_sleep(Maker *maker, int id, const char *func, int line, SimTime until,
                                 const char *what) {
    const int64_t timer = trace_add_timer(maker->trace, maker->next_timer++, until,
                                          word(maker, "Future.set_result"), id);
    const ChainLink link = {word(maker, func), line};
    trace_add_await(maker->trace, trace_intern_chain(maker->trace, &link, 1), word(maker, what), 0,
                    until);
    return timer;
}

static inline void make_wait(Maker *maker, const char *func, int line, const char *what,
                             const int64_t *on, int count) {
    const ChainLink link = {word(maker, func), line};
    trace_add_await(maker->trace, trace_intern_chain(maker->trace, &link, 1), word(maker, what),
                    trace_intern_list(maker->trace, on, count), TIME_NONE);
}

static inline void make_done(Maker *maker, int id, TaskOutcome outcome, const char *value) {
    trace_add_task_done(maker->trace, id, outcome,
                        value ? shown_text(word(maker, value)) : shown_none());
}

// The lesson's last program: two calls that are gathered, with numbered comments.
#define LESSON_SOURCE                                             \
    "import asyncio\n"                                            \
    "\n"                                                          \
    "async def call_foursquare_api():\n"                          \
    "    print(\"foursquare call started\")\n"                    \
    "    await asyncio.sleep(2)\n"                                \
    "    print(\"foursquare call finished\")\n"                   \
    "\n"                                                          \
    "async def call_spotify_api():  # 3. can be paused\n"         \
    "    print(\"spotify call started\")\n"                       \
    "    await asyncio.sleep(1)  # 4. the loop looks elsewhere\n" \
    "    print(\"spotify call finished\")  # 5. resumed\n"        \
    "\n"                                                          \
    "async def main():\n"                                         \
    "    await asyncio.gather(  # 2. calls each, in order\n"      \
    "        call_foursquare_api(),\n"                            \
    "        call_spotify_api())\n"                               \
    "    print(\"done everything\")\n"                            \
    "\n"                                                          \
    "asyncio.run(main())  # 1. begins the loop\n"

static inline void lesson_first_turns(Maker *maker) {
    Trace *trace = maker->trace;
    trace_add_call(trace, 0, word(maker, "<module>"), 1, shown_nothing(), 0, false, false);
    const int module[] = {1, 3, 8, 13, 19};
    for (int i = 0; i < 5; i++) {
        make_line(maker, module[i], 0, "<module>");
    }
    trace_add_loop_start(trace, 1, 0);
    make_task(maker, 1, "Task-1", "main", 0, 19);
    trace_add_tick(trace, 1);
    make_step(maker, 1, "Task-1");
    trace_add_call(trace, 1, word(maker, "main"), 13, shown_nothing(), 0, true, false);
    make_line(maker, 14, 1, "main");
    make_task(maker, 2, "Task-2", "call_foursquare_api", 1, 14);
    make_task(maker, 3, "Task-3", "call_spotify_api", 1, 14);
    make_wait(maker, "main", 14, "gather(2)", (const int64_t[]){2, 3}, 2);
    make_leave(maker, 1, "Task-1");
    trace_add_tick(trace, 2);
    const char *const funcs[] = {"call_foursquare_api", "call_spotify_api"};
    const char *const starts[] = {"foursquare call started\n", "spotify call started\n"};
    const int lines[] = {4, 9};
    for (int i = 0; i < 2; i++) {
        char name[24];
        snprintf(name, sizeof name, "Task-%d", i + 2);
        make_step(maker, i + 2, name);
        trace_add_call(trace, i + 2, word(maker, funcs[i]), lines[i] - 1, shown_nothing(), 0, true,
                       false);
        make_line(maker, lines[i], i + 2, funcs[i]);
        make_print(maker, starts[i]);
        make_line(maker, lines[i] + 1, i + 2, funcs[i]);
        make_sleep(maker, i + 2, funcs[i], lines[i] + 1, (2 - i) * SECOND,
                   i == 0 ? "sleep(2)" : "sleep(1)");
        make_leave(maker, i + 2, name);
    }
}

// The sleep of a table is over, it prints and ends.
static inline int64_t lesson_finish(Maker *maker, int id, SimTime from, SimTime to,
                                    const char *func, int line, const char *text) {
    char name[24];
    Trace *trace = maker->trace;
    snprintf(name, sizeof name, "Task-%d", id);
    const int64_t clock = trace_add_clock(trace, from, to);
    trace_add_ready(trace, id, 0, WHY_SLEEP_OVER, clock, id - 1);
    trace_add_tick(trace, 1);
    make_step(maker, id, name);
    trace_add_resume(trace, line - 1, shown_nothing(), 0);
    make_line(maker, line, id, func);
    make_print(maker, text);
    trace_add_ret(trace, id, word(maker, func), line, shown_none(), false);
    make_done(maker, id, OUTCOME_RESULT, NULL);
    make_leave(maker, id, name);
    return trace_count(trace) - 2;
}

static inline Trace *trace_of_lesson(Alloc *alloc) {
    Maker maker = maker_new(alloc, "scenarios/05-annotated.py", TEXT(LESSON_SOURCE));
    Trace *trace = maker.trace;
    lesson_first_turns(&maker);
    lesson_finish(&maker, 3, 0, SECOND, "call_spotify_api", 11, "spotify call finished\n");
    const int64_t done = lesson_finish(&maker, 2, SECOND, 2 * SECOND, "call_foursquare_api", 6,
                                       "foursquare call finished\n");
    trace_add_ready(trace, 1, 0, WHY_GROUP_DONE, done, 2);
    trace_add_tick(trace, 1);
    make_step(&maker, 1, "Task-1");
    trace_add_resume(trace, 14, shown_nothing(), 0);
    make_line(&maker, 17, 1, "main");
    make_print(&maker, "done everything\n");
    trace_add_ret(trace, 1, word(&maker, "main"), 17, shown_none(), false);
    make_done(&maker, 1, OUTCOME_RESULT, NULL);
    make_leave(&maker, 1, "Task-1");
    trace_add_loop_end(trace, 1);
    trace_add_end(trace, 0, 0);
    return trace;
}

#define LINE_SOURCE                             \
    "import time\n"                             \
    "\n"                                        \
    "def call_foursquare_api():\n"              \
    "    print(\"foursquare call started\")\n"  \
    "    time.sleep(2)\n"                       \
    "    print(\"foursquare call finished\")\n" \
    "\n"                                        \
    "def call_spotify_api():\n"                 \
    "    print(\"spotify call started\")\n"     \
    "    time.sleep(1)\n"                       \
    "    print(\"spotify call finished\")\n"    \
    "\n"                                        \
    "call_foursquare_api()\n"                   \
    "call_spotify_api()\n"

static inline Trace *trace_of_line(Alloc *alloc) {
    Maker maker = maker_new(alloc, "scenarios/01-one-after-another.py", TEXT(LINE_SOURCE));
    Trace *trace = maker.trace;
    trace_add_call(trace, 0, word(&maker, "<module>"), 1, shown_nothing(), 0, false, false);
    make_line(&maker, 1, 0, "<module>");
    make_line(&maker, 3, 0, "<module>");
    make_line(&maker, 8, 0, "<module>");
    SimTime now = 0;
    for (int i = 0; i < 2; i++) {
        const char *func = i == 0 ? "call_foursquare_api" : "call_spotify_api";
        const int first = i == 0 ? 4 : 9;
        make_line(&maker, 13 + i, 0, "<module>");
        trace_add_call(trace, i + 1, word(&maker, func), first - 1, shown_nothing(), 1, false,
                       false);
        trace_add_line(trace, first, i + 1, word(&maker, func), 1);
        make_print(&maker, i == 0 ? "foursquare call started\n" : "spotify call started\n");
        trace_add_line(trace, first + 1, i + 1, word(&maker, func), 1);
        const SimTime until = now + (2 - i) * SECOND;
        trace_add_block(trace, first + 1, now, until,
                        word(&maker, i == 0 ? "time.sleep(2)" : "time.sleep(1)"));
        now = until;
        trace_add_line(trace, first + 2, i + 1, word(&maker, func), 1);
        make_print(&maker, i == 0 ? "foursquare call finished\n" : "spotify call finished\n");
        trace_add_ret(trace, i + 1, word(&maker, func), first + 2, shown_none(), false);
    }
    trace_add_ret(trace, 0, word(&maker, "<module>"), 14, shown_none(), false);
    trace_add_end(trace, 0, 0);
    return trace;
}

#define KITCHEN_SOURCE                          \
    "import asyncio\n"                          \
    "\n"                                        \
    "orders = asyncio.Queue(maxsize=3)\n"       \
    "stove = asyncio.Semaphore(2)\n"            \
    "\n"                                        \
    "async def waiter(name):\n"                 \
    "    for n in range(4):\n"                  \
    "        await orders.put((name, n))\n"     \
    "        await asyncio.sleep(0.4)\n"        \
    "\n"                                        \
    "async def cook(name):\n"                   \
    "    while True:\n"                         \
    "        who, n = await orders.get()\n"     \
    "        async with stove:\n"               \
    "            await asyncio.sleep(1)\n"      \
    "        if n == 3:\n"                      \
    "            raise ValueError(\"burnt\")\n" \
    "        orders.task_done()\n"

// A moment with every state of a table, and things that tables share.
static inline Trace *trace_of_kitchen(Alloc *alloc) {
    static const char *const NAMES[] = {"Task-1",     "cook A",    "cook B", "cook C",
                                        "waiter Ann", "waiter Bo", "helper", "check"};
    static const char *const COROS[] = {"main",   "cook",   "cook",   "cook",
                                        "waiter", "waiter", "helper", "check"};
    Maker maker = maker_new(alloc, "scenarios/10-kitchen.py", TEXT(KITCHEN_SOURCE));
    Trace *trace = maker.trace;
    make_line(&maker, 1, 0, "<module>");
    const ListId none = 0;
    trace_add_resource(trace, -1, RESOURCE_TYPE_QUEUE, word(&maker, "orders"), 0, 3, none, none,
                       none, none, 0);
    trace_add_resource(trace, -2, RESOURCE_TYPE_SEMAPHORE, word(&maker, "stove"), 2, 2, none, none,
                       none, none, 0);
    trace_add_loop_start(trace, 1, 0);
    for (int id = 1; id <= 8; id++) {
        make_task(&maker, id, NAMES[id - 1], COROS[id - 1], id > 1 ? 1 : 0, 20);
    }
    trace_add_tick(trace, 8);
    make_step(&maker, 1, NAMES[0]);
    make_wait(&maker, "main", 23, "gather(2)", (const int64_t[]){5, 6}, 2);
    make_leave(&maker, 1, NAMES[0]);
    make_step(&maker, 2, NAMES[1]);
    make_sleep(&maker, 2, "cook", 15, 22 * SECOND / 10, "sleep(2.2)");
    make_leave(&maker, 2, NAMES[1]);
    make_step(&maker, 4, NAMES[3]);
    make_wait(&maker, "cook", 14, "stove.acquire()", (const int64_t[]){-2}, 1);
    make_leave(&maker, 4, NAMES[3]);
    make_step(&maker, 5, NAMES[4]);
    make_done(&maker, 5, OUTCOME_ERROR, "ValueError: burnt");
    make_leave(&maker, 5, NAMES[4]);
    make_step(&maker, 6, NAMES[5]);
    make_wait(&maker, "waiter", 8, "orders.put()", (const int64_t[]){-1}, 1);
    make_leave(&maker, 6, NAMES[5]);
    make_step(&maker, 7, NAMES[6]);
    make_done(&maker, 7, OUTCOME_CANCELLED, NULL);
    make_leave(&maker, 7, NAMES[6]);
    make_step(&maker, 8, NAMES[7]);
    make_done(&maker, 8, OUTCOME_RESULT, "'all is well'");
    make_leave(&maker, 8, NAMES[7]);
    make_step(&maker, 3, NAMES[2]);
    make_sleep(&maker, 3, "cook", 13, 16 * SECOND / 10, "sleep(1.6)");
    make_leave(&maker, 3, NAMES[2]);
    const int64_t clock = trace_add_clock(trace, 0, 16 * SECOND / 10);
    trace_add_ready(trace, 3, 0, WHY_SLEEP_OVER, clock, 1);
    trace_add_tick(trace, 1);
    make_step(&maker, 3, NAMES[2]);
    trace_add_call(trace, 9, word(&maker, "cook"), 11, shown_nothing(), 0, true, false);
    make_line(&maker, 13, 9, "cook");
    trace_add_set(trace, 9, word(&maker, "who"), shown_text(word(&maker, "'Bo'")), 0);
    trace_add_set(trace, 9, word(&maker, "n"), shown_int(1), 0);
    const int64_t holders[] = {2, 7}, waiters[] = {4};
    const int64_t items[] = {word(&maker, "Ann0"), word(&maker, "Bo0")};
    trace_add_resource(trace, -2, RESOURCE_TYPE_SEMAPHORE, word(&maker, "stove"), 0, 2,
                       trace_intern_list(trace, holders, 2), trace_intern_list(trace, waiters, 1),
                       none, none, 0);
    const int64_t change =
        trace_add_resource(trace, -1, RESOURCE_TYPE_QUEUE, word(&maker, "orders"), 2, 3, none, none,
                           none, trace_intern_list(trace, items, 2), 0);
    trace_add_ready(trace, 6, 0, WHY_ROOM_FREE, change, -1);
    return trace;
}

#define CROWD_SOURCE                                 \
    "import asyncio, random\n"                       \
    "\n"                                             \
    "limit = asyncio.Semaphore(10)\n"                \
    "\n"                                             \
    "async def fetch(n):\n"                          \
    "    async with limit:\n"                        \
    "        await asyncio.sleep(random.random())\n" \
    "    if n == 77:\n"                              \
    "        1 / 0\n"                                \
    "    return n\n"                                 \
    "\n"                                             \
    "async def main():\n"                            \
    "    calls = [fetch(n) for n in range(200)]\n"   \
    "    results = await asyncio.gather(\n"          \
    "        *calls, return_exceptions=True)\n"      \
    "    print(len(results), \"answers\")\n"         \
    "\n"                                             \
    "asyncio.run(main())\n"

// Many tables, of which ten may sleep at a time.
static inline Trace *trace_of_crowd(Alloc *alloc, int tables) {
    Maker maker = maker_new(alloc, "scenarios/19-crowd.py", TEXT(CROWD_SOURCE));
    Trace *trace = maker.trace;
    make_line(&maker, 18, 0, "<module>");
    trace_add_loop_start(trace, 1, 0);
    make_task(&maker, 1, "Task-1", "main", 0, 18);
    trace_add_tick(trace, 1);
    make_step(&maker, 1, "Task-1");
    int64_t *on = alloc_need(alloc, sizeof *on * (size_t)tables);
    for (int id = 2; id <= tables; id++) {
        char name[24];
        snprintf(name, sizeof name, "Task-%d", id);
        make_task(&maker, id, name, "fetch", 1, 14);
        on[id - 2] = id;
    }
    make_wait(&maker, "main", 14, "gather", on, tables - 1);
    alloc_release(alloc, on, sizeof *on * (size_t)tables);
    make_leave(&maker, 1, "Task-1");
    trace_add_tick(trace, tables - 1);
    int64_t wake[10];
    int who[10], next = 12;
    for (int id = 2; id <= tables; id++) {
        char name[24];
        snprintf(name, sizeof name, "Task-%d", id);
        make_step(&maker, id, name);
        if (id < 12) {
            wake[id - 2] = (id * 7919 % 1000) * (SECOND / 1000) + 1000000;
            who[id - 2] = id;
            make_sleep(&maker, id, "fetch", 7, wake[id - 2], "sleep(0.87)");
        } else {
            make_wait(&maker, "fetch", 6, "limit.acquire()", (const int64_t[]){-1}, 1);
        }
        make_leave(&maker, id, name);
    }
    SimTime now = 0;
    for (int done = 0; done < tables / 2; done++) {
        int first = 0;
        for (int i = 1; i < 10; i++) {
            first = wake[i] < wake[first] ? i : first;
        }
        char name[24];
        snprintf(name, sizeof name, "Task-%d", who[first]);
        if (wake[first] > now) {
            trace_add_clock(trace, now, wake[first]);
            now = wake[first];
        }
        trace_add_ready(trace, who[first], 0, WHY_SLEEP_OVER, trace_count(trace) - 1, 1);
        trace_add_tick(trace, 1);
        make_step(&maker, who[first], name);
        make_line(&maker, 10, who[first], "fetch");
        make_done(&maker, who[first], who[first] % 29 == 0 ? OUTCOME_ERROR : OUTCOME_RESULT,
                  "ZeroDivisionError: division by zero");
        make_leave(&maker, who[first], name);
        if (next <= tables) {
            snprintf(name, sizeof name, "Task-%d", next);
            trace_add_ready(trace, next, 0, WHY_PLACE_FREE, trace_count(trace) - 1, -1);
            make_step(&maker, next, name);
            wake[first] = now + (next * 7919 % 1000) * (SECOND / 1000) + 1000000;
            who[first] = next++;
            make_sleep(&maker, who[first], "fetch", 7, wake[first], "sleep(0.87)");
            make_leave(&maker, who[first], name);
        } else {
            wake[first] = INT64_MAX;
        }
    }
    return trace;
}

// Sixteen tables with names of 60 characters, and a hundred lines of output, some of them long.
static inline Trace *trace_of_long_names(Alloc *alloc) {
    Maker maker =
        maker_new(alloc, "scenarios/with_a_name_that_is_rather_long_for_a_file.py",
                  TEXT("import asyncio\n\tx = 'tabs, \xe4\xb8\xad\xe6\x96\x87 and a line that "
                       "is longer than any window at any zoom, by far, and goes on'\n"));
    Trace *trace = maker.trace;
    trace_add_loop_start(trace, 1, 0);
    for (int id = 1; id <= 16; id++) {
        char name[80];
        snprintf(name, sizeof name,
                 "a_table_with_a_name_of_sixty_characters_as_some_people_like_%02d", id);
        make_task(&maker, id, name, name, id > 1, 2);
        make_step(&maker, id, name);
        for (int i = 0; i < 7; i++) {
            make_print(&maker,
                       i % 2 ? "a short line\n"
                             : "a line of output that is so long that no panel has room for "
                               "it, \xe4\xb8\xad\xe6\x96\x87, and that goes on for some time\n");
        }
        make_sleep(&maker, id, name, 2, id * SECOND / 7, "sleep(0.142857)");
        make_leave(&maker, id, name);
    }
    trace_add_clock(trace, 0, SECOND / 7);
    return trace;
}

#endif
