#include "trace/story.h"

#include "base/check.h"

#include <stdio.h>

#define MAX_SHOWN     60 // characters of code quoted in a sentence
#define MAX_NAMED     4  // tables named one by one
#define MAX_LOOKAHEAD 64 // events looked through for the line that comes next

// ---- Life, and runs of one style ----

void story_init(Story *story, Alloc *alloc) {
    *story = (Story){.runs = {0}};
    buf_init(&story->text, alloc);
}

void story_deinit(Story *story) {
    array_free(&story->runs, story->text.alloc);
    buf_deinit(&story->text);
}

Text story_run(const Story *story, int i) {
    CHECK(i >= 0 && i < story->runs.count);
    StoryRun run = story->runs.items[i];
    return (Text){buf_string(&story->text) + run.start, (size_t)run.size};
}

// What sentences are made from.
typedef struct Teller {
    Story *story;
    Replay *replay;
    const Trace *trace;
    const World *world;
    const TraceIndex *index;
    const Event *event;
} Teller;

static void add(Teller *teller, StoryStyle style, Text text) {
    Story *story = teller->story;
    int start = (int)story->text.size;
    buf_add_text(&story->text, text);
    int size = (int)story->text.size - start;
    if (size == 0) {
        return;
    }
    if (story->runs.count && array_last(&story->runs).style == style) {
        array_last(&story->runs).size += size;
        return;
    }
    array_push(&story->runs, story->text.alloc, (StoryRun){style, start, size});
}

static void words(Teller *teller, const char *text) {
    add(teller, STORY_WORDS, text_of(text));
}

__attribute__((format(printf, 2, 3))) static void wordsf(Teller *teller, const char *format, ...) {
    char text[160];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    add(teller, STORY_WORDS, text_of(text));
}

static void keyword(Teller *teller, const char *word) {
    add(teller, STORY_KEYWORD, text_of(word));
}

// Code, on one line and not too long.
static void code(Teller *teller, Text text) {
    size_t size = 0;
    for (int count = 0; size < text.size && text.bytes[size] != '\n' && count < MAX_SHOWN;
         count++) {
        text_next(text, &size);
    }
    add(teller, STORY_CODE, (Text){text.bytes, size});
    if (size < text.size) {
        add(teller, STORY_CODE, TEXT("…"));
    }
}

static void code_id(Teller *teller, TextId id) {
    code(teller, trace_text(teller->trace, id));
}

static void code_shown(Teller *teller, Shown shown) {
    Buf buf;
    buf_init(&buf, teller->story->text.alloc);
    trace_show(teller->trace, shown, &buf);
    code(teller, buf_text(&buf));
    buf_deinit(&buf);
}

void story_time(SimTime t, bool unit, Buf *out) {
    uint64_t size = t < 0 ? -(uint64_t)t : (uint64_t)t;
    char decimals[16];
    snprintf(decimals, sizeof decimals, "%09llu", (unsigned long long)(size % 1000000000u));
    int digits = 9;
    while (digits > 2 && decimals[digits - 1] == '0') {
        digits--;
    }
    buf_addf(out, "%s%llu.%.*s%s", t < 0 ? "-" : "", (unsigned long long)(size / 1000000000u),
             digits, decimals, unit ? " s" : "");
}

void story_seconds(SimTime duration, Buf *out) {
    uint64_t size = duration < 0 ? -(uint64_t)duration : (uint64_t)duration;
    buf_addf(out, "%s%llu", duration < 0 ? "-" : "", (unsigned long long)(size / 1000000000u));
    char decimals[16];
    snprintf(decimals, sizeof decimals, "%09llu", (unsigned long long)(size % 1000000000u));
    int digits = 9;
    while (digits > 0 && decimals[digits - 1] == '0') {
        digits--;
    }
    if (digits) {
        buf_addf(out, ".%.*s", digits, decimals);
    }
}

static void add_time(Teller *teller, SimTime t) {
    Buf buf;
    buf_init(&buf, teller->story->text.alloc);
    story_time(t, true, &buf);
    add(teller, STORY_WORDS, buf_text(&buf));
    buf_deinit(&buf);
}

static bool is_before_time_ends(SimTime t) {
    return t != TIME_NONE && t != INT64_MAX;
}

// ---- Who ----

// "table 3"; asyncio's own tasks and the program outside of tasks have no table.
static void table(Teller *teller, int64_t id, bool capital) {
    const IndexTask *task = index_task(teller->index, id);
    if (task && task->table) {
        wordsf(teller, "%sable %d", capital ? "T" : "t", task->table);
    } else if (id) {
        words(teller, capital ? "One of asyncio’s own tasks" : "one of asyncio’s own tasks");
    } else {
        words(teller, capital ? "The program" : "the program");
    }
}

// What a table is called: the name that the program gave, else the coroutine's.
static void table_name(Teller *teller, int64_t id) {
    const WorldTask *live = world_task(teller->world, id);
    const IndexTask *task = index_task(teller->index, id);
    if (!live && !task) {
        return;
    }
    TextId name = live ? live->name : 0, coro = live ? live->coro : 0;
    if (!live) {
        Event made;
        trace_get(teller->trace, task->made, &made);
        name = made.as.task_new.name;
        coro = made.as.task_new.coro;
    }
    bool given = !text_starts_with(trace_text(teller->trace, name), TEXT("Task-"));
    code_id(teller, given || !coro ? name : coro);
}

// The thing with this (negative) number, as the program calls it.
static void thing(Teller *teller, int64_t id) {
    const WorldResource *resource = world_resource(teller->world, id);
    const WorldFuture *future = world_future(teller->world, id);
    if (resource && resource->label) {
        code_id(teller, resource->label);
    } else if (resource) {
        words(teller, "the ");
        code(teller, text_of(resource_type_word((ResourceType)resource->type)));
    } else if (future && future->label) {
        code_id(teller, future->label);
    } else {
        words(teller, "a future");
    }
}

// Whether all of these are tables, which are then named together.
static bool are_tables(const Teller *teller, const int64_t *items, int count) {
    for (int i = 0; i < count; i++) {
        const IndexTask *task = index_task(teller->index, items[i]);
        if (!task || !task->table) {
            return false;
        }
    }
    return count > 1;
}

// "tables 2 and 3", "table 2 and orders"; the first few of many.
static void list_of(Teller *teller, ListId list) {
    int64_t items[MAX_NAMED];
    int all = trace_list_count(teller->trace, list);
    int count = trace_list_read(teller->trace, list, items, MAX_NAMED);
    bool tables = are_tables(teller, items, count);
    words(teller, tables ? "tables " : "");
    for (int i = 0; i < count; i++) {
        bool last = i == all - 1;
        words(teller, i == 0 ? "" : last ? " and " : ", ");
        if (tables) {
            wordsf(teller, "%d", index_task(teller->index, items[i])->table);
        } else if (items[i] > 0) {
            table(teller, items[i], false);
        } else {
            thing(teller, items[i]);
        }
    }
    if (all > count) {
        wordsf(teller, " and %d more", all - count);
    }
}

// What is awaited. The number of things that gather and its like wait for is told in words, so
// that nobody takes it for an argument.
static void awaited(Teller *teller, TextId what) {
    const Text text = trace_text(teller->trace, what);
    static const Text counted[] = {{"gather(", 7}, {"wait(", 5}, {"as_completed(", 13}};
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        const size_t size = counted[i].size;
        if (text_starts_with(text, counted[i]) && text.size > size && text.bytes[size] >= '0' &&
            text.bytes[size] <= '9') {
            code(teller, counted[i]);
            code(teller, TEXT("…)"));
            return;
        }
    }
    code(teller, text);
}

// ---- Callbacks ----

// asyncio's own callbacks, which nobody in a class knows by name.
typedef enum Helper {
    HELPER_NONE,
    HELPER_ALARM, // of a sleep
    HELPER_LIMIT, // of timeout()
    HELPER_RUN,
    HELPER_GATHER,
    HELPER_GROUP,
    HELPER_WAIT_FOR,
} Helper;

// The callback's name, and what it is in asyncio. `text` is as in CPython's repr:
// "gather.<locals>._done_callback() at /usr/lib/python3.11/asyncio/tasks.py:764".
static Helper helper_of(Text text) {
    static const struct {
        Text start;
        Helper helper;
    } all[] = {
        {{"_set_result_unless_cancelled", 28}, HELPER_ALARM},
        {{"gather.<locals>._done_callback", 30}, HELPER_GATHER},
        {{"_run_until_complete_cb", 22}, HELPER_RUN},
        {{"TaskGroup._on_task_done", 23}, HELPER_GROUP},
        {{"Timeout._on_timeout", 19}, HELPER_LIMIT},
        {{"_waker.<locals>", 15}, HELPER_WAIT_FOR},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (text_starts_with(text, all[i].start)) {
            return all[i].helper;
        }
    }
    return HELPER_NONE;
}

// The name alone: without the arguments, and without the place where it is defined.
static Text callback_name(Text text) {
    static const Text locals = {".<locals>.", 10};
    size_t size = 0, start = 0;
    while (size < text.size && text.bytes[size] != '(' && text.bytes[size] != ' ') {
        if (text_starts_with((Text){text.bytes + size, text.size - size}, locals)) {
            start = size + locals.size;
        }
        size++;
    }
    return size > start ? (Text){text.bytes + start, size - start} : text;
}

// What a helper works for.
static const char *helper_owner(Helper helper) {
    return helper == HELPER_GATHER ? "gather" : helper == HELPER_GROUP ? "TaskGroup" : "wait_for";
}

void story_callback_words(Text func, Buf *out) {
    const Helper helper = helper_of(func);
    switch (helper) {
    case HELPER_ALARM:
        buf_addf(out, "an alarm");
        return;
    case HELPER_LIMIT:
        buf_addf(out, "the time limit");
        return;
    case HELPER_RUN:
        buf_addf(out, "the loop’s own");
        return;
    case HELPER_GATHER:
    case HELPER_GROUP:
    case HELPER_WAIT_FOR:
        buf_addf(out, "helper of %s", helper_owner(helper));
        return;
    case HELPER_NONE:
        buf_add_text(out, callback_name(func));
        return;
    }
}

// The table that an alarm wakes: of the timer that made it due, or, while it rings, of the next
// task that becomes ready; 0: not known.
static int64_t woken_by_alarm(const Teller *teller, const Event *event) {
    if (event->kind == EVENT_READY) {
        Event timer;
        if (event->as.ready.cause < 0) {
            return 0;
        }
        trace_get(teller->trace, event->as.ready.cause, &timer);
        return timer.kind == EVENT_TIMER ? timer.as.timer.wakes : 0;
    }
    const int64_t end = replay_count(teller->replay);
    for (int64_t i = event->index + 1; i < end && event->kind == EVENT_CALLBACK; i++) {
        const Event *next = replay_event_at(teller->replay, i);
        if (next->kind == EVENT_READY && next->as.ready.id) {
            return next->as.ready.id;
        }
        if (next->kind == EVENT_CALLBACK_END) {
            break;
        }
    }
    return 0;
}

// "the alarm of table 3", "gather’s helper", "the callback on_done".
static void callback(Teller *teller, TextId func, int64_t woken, bool capital) {
    const Text text = trace_text(teller->trace, func);
    switch (helper_of(text)) {
    case HELPER_ALARM:
        words(teller, capital ? "The alarm" : "the alarm");
        if (woken) {
            words(teller, " of ");
            table(teller, woken, false);
        }
        return;
    case HELPER_LIMIT:
        words(teller, capital ? "The time limit" : "the time limit");
        return;
    case HELPER_RUN:
        words(teller, capital ? "The loop’s own callback" : "the loop’s own callback");
        return;
    case HELPER_GATHER:
    case HELPER_GROUP:
    case HELPER_WAIT_FOR:
        words(teller, capital ? "The helper of " : "the helper of ");
        code(teller, text_of(helper_owner(helper_of(text))));
        return;
    case HELPER_NONE:
        words(teller, capital ? "The callback " : "the callback ");
        code(teller, callback_name(text));
        return;
    }
}

// ---- Why ----

// Why a task or callback is ready, as the end of "… is ready: ".
static void reason(Teller *teller, Why why, int64_t on, const WorldTask *task, bool is_task) {
    TextId what = task ? task->what : 0;
    switch (why) {
    case WHY_CREATED:
        words(teller, "it is new");
        return;
    case WHY_YIELDED:
        words(teller, "it only let the others go first");
        return;
    case WHY_SLEEP_OVER:
    case WHY_FUTURE_DONE:
        if (what) {
            awaited(teller, what);
            bool sleep = text_starts_with(trace_text(teller->trace, what), TEXT("sleep("));
            words(teller, why == WHY_SLEEP_OVER || sleep ? " is over" : " is done");
        } else {
            words(teller, "what it waited for is done");
        }
        return;
    case WHY_TIMER:
        words(teller, "its time has come");
        return;
    case WHY_TIMEOUT:
        words(teller, "its time limit has passed");
        return;
    case WHY_TASK_DONE:
        table(teller, on, false);
        words(teller, is_task ? ", which it waited for, is done" : " is done");
        return;
    case WHY_GROUP_DONE:
        if (what) {
            awaited(teller, what);
            words(teller, " has all it needs");
        } else {
            words(teller, "all that it waited for is done");
        }
        return;
    case WHY_LOCK_FREE:
        words(teller, "it is its turn for ");
        thing(teller, on);
        return;
    case WHY_PLACE_FREE:
        words(teller, "a place is free in ");
        thing(teller, on);
        return;
    case WHY_EVENT_SET:
        thing(teller, on);
        words(teller, " was set");
        return;
    case WHY_NOTIFIED:
        thing(teller, on);
        words(teller, " notified it");
        return;
    case WHY_BARRIER_FULL:
        words(teller, "everybody has come to ");
        thing(teller, on);
        return;
    case WHY_ITEM_PUT:
        words(teller, "there is an item for it in ");
        thing(teller, on);
        return;
    case WHY_ROOM_FREE:
        words(teller, "a place is free in ");
        thing(teller, on);
        return;
    case WHY_QUEUE_DONE:
        words(teller, "every item of ");
        thing(teller, on);
        words(teller, " is done");
        return;
    case WHY_CANCELLED:
        words(teller, "it was asked to stop");
        return;
    case WHY_THREAD_DONE:
        words(teller, "its worker thread has finished");
        return;
    case WHY_CALL_SOON:
        words(teller, "the loop was asked to call it");
        return;
    case WHY_DONE_CALLBACK:
        words(teller, "what it was to follow is done");
        return;
    case WHY_COUNT:
        break;
    }
    UNREACHABLE();
}

// The line that the task which is now served will run next; 0 when it leaves before any.
static int next_line(Teller *teller) {
    int64_t end = replay_count(teller->replay);
    int64_t from = teller->event->index + 1;
    for (int64_t i = from; i < end && i < from + MAX_LOOKAHEAD; i++) {
        const Event *event = replay_event_at(teller->replay, i);
        if (event->kind == EVENT_LINE) {
            return event->as.line.line;
        }
        if (event->kind == EVENT_LEAVE || event->kind == EVENT_STEP) {
            break;
        }
    }
    return 0;
}

// ---- Sentences: the loop ----

static void tell_task_new(Teller *teller) {
    const Event *event = teller->event;
    if (event->as.task_new.parent) {
        table(teller, event->as.task_new.parent, true);
        words(teller, " makes a new task: ");
        table_name(teller, event->as.task_new.id);
        words(teller, " gets ");
        table(teller, event->as.task_new.id, false);
        words(teller, ".");
        return;
    }
    table_name(teller, event->as.task_new.id);
    words(teller, " becomes a task and gets ");
    table(teller, event->as.task_new.id, false);
    words(teller, ".");
}

static void tell_ready(Teller *teller) {
    const Event *event = teller->event;
    const WorldTask *task = world_task(teller->world, event->as.ready.id);
    if (event->as.ready.id) {
        table(teller, event->as.ready.id, true);
        words(teller, " is ready: ");
    } else {
        callback(teller, event->as.ready.callback, woken_by_alarm(teller, event), true);
        words(teller, " is ready: ");
    }
    reason(teller, event->as.ready.why, event->as.ready.on, task, event->as.ready.id != 0);
    int before = teller->world->ready_count - 1;
    if (before > 1) {
        wordsf(teller, ". In the queue %d others are before it.", before);
    } else {
        words(teller, before == 1 ? ". In the queue one other is before it."
                                  : ". It is the first in the queue.");
    }
}

static void tell_tick(Teller *teller) {
    const World *world = teller->world;
    int64_t count = teller->event->as.tick.ready;
    wordsf(teller, "Turn %lld of the loop begins%s", (long long)teller->event->tick,
           count == 0   ? ": nobody is ready."
           : count == 1 ? ": "
                        : ". Ready, in this order: ");
    if (count == 0) {
        return;
    }
    int shown = 0;
    for (; shown < count && shown < MAX_NAMED && shown < world->ready_count; shown++) {
        WorldReady ready = world_ready(world, shown);
        words(teller, shown == 0 ? "" : shown == count - 1 ? " and " : ", ");
        if (ready.id) {
            table(teller, ready.id, false);
        } else {
            Event made;
            trace_get(teller->trace, ready.event, &made);
            callback(teller, ready.callback, woken_by_alarm(teller, &made), false);
        }
    }
    if (count > shown) {
        wordsf(teller, " and %lld more", (long long)(count - shown));
    }
    words(teller, count == 1 ? " is ready." : ".");
}

static void tell_callback(Teller *teller) {
    const TextId func = teller->event->as.callback.func;
    const int64_t woken = woken_by_alarm(teller, teller->event);
    switch (helper_of(trace_text(teller->trace, func))) {
    case HELPER_ALARM:
        words(teller, "The alarm");
        if (woken) {
            words(teller, " of ");
            table(teller, woken, false);
        }
        words(teller, " rings.");
        return;
    case HELPER_LIMIT:
        words(teller, "The time limit has passed.");
        return;
    case HELPER_GATHER:
    case HELPER_GROUP:
        code(teller, text_of(helper_owner(helper_of(trace_text(teller->trace, func)))));
        words(teller, " hears that one of its tables is done.");
        return;
    case HELPER_WAIT_FOR:
        code(teller, TEXT("wait_for"));
        words(teller, " hears that it need not wait any longer.");
        return;
    case HELPER_RUN:
        words(teller,
              "The loop hears that what it was to run is done: this is its last turn for now.");
        return;
    case HELPER_NONE:
        words(teller, "The loop calls ");
        code(teller, callback_name(trace_text(teller->trace, func)));
        words(teller, ".");
        return;
    }
}

static void tell_clock(Teller *teller) {
    words(teller, "Nobody is ready, so time passes until ");
    add_time(teller, teller->event->as.clock.to);
    WorldWake wake;
    if (world_next_wakes(teller->world, &wake, 1, NULL) &&
        wake.when == teller->event->as.clock.to) {
        words(teller, ", when ");
        if (wake.task) {
            table(teller, wake.task, false);
            words(teller, " goes on");
        } else {
            words(teller, "it is time for ");
            callback(teller, wake.func, 0, false);
        }
    }
    words(teller, ".");
}

static void tell_step(Teller *teller) {
    int64_t id = teller->event->as.step.id;
    const WorldTask *task = world_task(teller->world, id);
    table(teller, id, true);
    if (!task) {
        words(teller, " is served.");
        return;
    }
    words(teller, " is ready: ");
    reason(teller, (Why)task->why, task->ready_on, task, true);
    int line = next_line(teller);
    ChainLink at = trace_chain_last(teller->trace, task->chain);
    if (task->awaits == 0) {
        words(teller, ". The server starts ");
    } else {
        words(teller, ". The server picks up ");
    }
    table_name(teller, id);
    if (task->awaits > 0 && task->why != WHY_CANCELLED && line) {
        words(teller, " right after its ");
        keyword(teller, "await");
        wordsf(teller, ", at line %d.", line);
    } else if (task->awaits > 0 && at.line) {
        words(teller, " at its ");
        keyword(teller, "await");
        wordsf(teller, ", line %d.", at.line);
    } else if (line) {
        wordsf(teller, " at line %d.", line);
    } else {
        words(teller, ".");
    }
}

// What a waiting task waits for: "waits for tables 2 and 3", "sleeps until 2.00 s"…
static void waits(Teller *teller, TextId what, ListId on, SimTime until) {
    if (trace_list_count(teller->trace, on)) {
        words(teller, "waits for ");
        list_of(teller, on);
        if (is_before_time_ends(until)) {
            words(teller, ", at most until ");
            add_time(teller, until);
        }
    } else if (is_before_time_ends(until)) {
        words(teller, "waits until ");
        add_time(teller, until);
    } else if (what) {
        words(teller, "waits for ");
        awaited(teller, what);
    } else {
        words(teller, "waits");
    }
}

static void tell_leave(Teller *teller) {
    int64_t id = teller->event->as.leave.id;
    const WorldTask *task = world_task(teller->world, id);
    words(teller, "The server leaves ");
    table(teller, id, false);
    if (!task) {
        words(teller, ", which has ended.");
    } else if (task->state == TASK_STATE_READY) {
        words(teller, ", which will be served again in the next turn.");
    } else {
        words(teller, ", which ");
        waits(teller, task->what, task->on, task->until);
        words(teller, ".");
    }
}

static void tell_await(Teller *teller) {
    const Event *event = teller->event;
    ChainLink at = trace_chain_last(teller->trace, event->as.await.chain);
    table(teller, event->task, true);
    words(teller, " comes to ");
    keyword(teller, "await");
    words(teller, " ");
    awaited(teller, event->as.await.what);
    if (at.line) {
        wordsf(teller, " at line %d", at.line);
    }
    bool yields = !trace_list_count(teller->trace, event->as.await.on) &&
                  text_equal(trace_text(teller->trace, event->as.await.what), TEXT("sleep(0)"));
    if (yields) {
        words(teller, ". It hands the thread back, so that others can go first.");
        return;
    }
    words(teller, ". It ");
    waits(teller, event->as.await.what, event->as.await.on, event->as.await.until);
    words(teller, ", and hands the thread back.");
}

static void tell_no_wait(Teller *teller) {
    words(teller, "At line ");
    wordsf(teller, "%d, ", teller->event->as.no_wait.line);
    keyword(teller, "await");
    words(teller, " ");
    awaited(teller, teller->event->as.no_wait.what);
    words(teller, " had nothing to wait for. ");
    table(teller, teller->event->task, true);
    words(teller, " keeps the thread and goes on.");
}

static void tell_resume(Teller *teller) {
    const Event *event = teller->event;
    table(teller, event->task, true);
    words(teller, " goes on: its ");
    keyword(teller, "await");
    if (event->as.resume.line) {
        wordsf(teller, " at line %d", event->as.resume.line);
    }
    words(teller, " ");
    if (event->as.resume.error) {
        words(teller, "raises ");
        code_id(teller, event->as.resume.error);
    } else if (event->as.resume.value.tag > SHOWN_NONE) {
        words(teller, "gives ");
        code_shown(teller, event->as.resume.value);
    } else {
        words(teller, "is over");
    }
    words(teller, ".");
}

static void tell_cancel(Teller *teller) {
    const Event *event = teller->event;
    if (event->as.cancel.by && event->as.cancel.by != event->as.cancel.id) {
        table(teller, event->as.cancel.by, true);
        words(teller, " asks ");
        table(teller, event->as.cancel.id, false);
        words(teller, " to stop");
    } else {
        table(teller, event->as.cancel.id, true);
        words(teller, " is asked to stop");
    }
    if (event->as.cancel.why) {
        words(teller, " (");
        code_id(teller, event->as.cancel.why);
        words(teller, ")");
    }
    words(teller, ".");
}

static void tell_task_done(Teller *teller) {
    const Event *event = teller->event;
    table(teller, event->as.task_done.id, true);
    switch (event->as.task_done.outcome) {
    case OUTCOME_RESULT:
        words(teller, " has finished");
        if (event->as.task_done.value.tag > SHOWN_NONE) {
            words(teller, " with the result ");
            code_shown(teller, event->as.task_done.value);
        }
        break;
    case OUTCOME_ERROR:
        words(teller, " has failed: ");
        code_shown(teller, event->as.task_done.value);
        break;
    case OUTCOME_CANCELLED:
        words(teller, " is cancelled: it ends here");
        break;
    case OUTCOME_COUNT:
        UNREACHABLE();
    }
    words(teller, ".");
}

static void tell_timer(Teller *teller) {
    const Event *event = teller->event;
    words(teller, "A timer is set for ");
    add_time(teller, event->as.timer.when);
    if (event->as.timer.wakes) {
        words(teller, "; it will wake ");
        table(teller, event->as.timer.wakes, false);
    } else if (event->as.timer.func) {
        words(teller, "; it will call ");
        code(teller, callback_name(trace_text(teller->trace, event->as.timer.func)));
    }
    words(teller, ".");
}

// ---- Sentences: things ----

static void tell_queue(Teller *teller, const WorldResource *queue) {
    int64_t count = queue->state;
    if (queue->limit > 0) {
        wordsf(teller, " holds %lld of %lld items", (long long)count, (long long)queue->limit);
    } else {
        wordsf(teller, " holds %lld item%s", (long long)count, count == 1 ? "" : "s");
    }
    int64_t first;
    if (trace_list_read(teller->trace, queue->items, &first, 1)) {
        words(teller, "; next out is ");
        code_id(teller, (TextId)first);
    }
    if (trace_list_count(teller->trace, queue->putters)) {
        words(teller, "; in line to put: ");
        list_of(teller, queue->putters);
    }
}

static void tell_resource_state(Teller *teller, const WorldResource *resource) {
    long long state = (long long)resource->state, limit = (long long)resource->limit;
    switch ((ResourceType)resource->type) {
    case RESOURCE_TYPE_LOCK:
    case RESOURCE_TYPE_CONDITION:
        words(teller, state ? " is locked" : " is free");
        break;
    case RESOURCE_TYPE_EVENT:
        words(teller, state ? " is set" : " is not set");
        break;
    case RESOURCE_TYPE_SEMAPHORE:
    case RESOURCE_TYPE_BOUNDED_SEMAPHORE:
        if (limit > 0) {
            wordsf(teller, " has %lld of %lld places free", state, limit);
        } else {
            wordsf(teller, " has %lld place%s free", state, state == 1 ? "" : "s");
        }
        break;
    case RESOURCE_TYPE_BARRIER:
        wordsf(teller, " has %lld of %lld parties waiting", state, limit);
        break;
    case RESOURCE_TYPE_QUEUE:
    case RESOURCE_TYPE_PRIORITY_QUEUE:
    case RESOURCE_TYPE_LIFO_QUEUE:
        tell_queue(teller, resource);
        break;
    case RESOURCE_TYPE_COUNT:
        break;
    }
}

static void tell_resource(Teller *teller) {
    const WorldResource *resource = world_resource(teller->world, teller->event->as.resource.id);
    if (!resource) {
        words(teller, "A thing that tasks share has changed.");
        return;
    }
    if (resource->made == teller->event->index) {
        words(teller, "There is a new ");
        code(teller, text_of(resource_type_word((ResourceType)resource->type)));
        words(teller, resource->label ? ": " : "");
        code_id(teller, resource->label);
        words(teller, ".");
        return;
    }
    if (resource->label) {
        thing(teller, resource->id);
    } else {
        words(teller, "The ");
        code(teller, text_of(resource_type_word((ResourceType)resource->type)));
    }
    tell_resource_state(teller, resource);
    if (trace_list_count(teller->trace, resource->holders)) {
        words(teller, ", held by ");
        list_of(teller, resource->holders);
    }
    if (trace_list_count(teller->trace, resource->waiters)) {
        words(teller, "; in line: ");
        list_of(teller, resource->waiters);
    }
    words(teller, ".");
}

static void tell_future(Teller *teller) {
    const Event *event = teller->event;
    words(teller, event->as.future.state == FUTURE_STATE_PENDING ? "A future" : "The future");
    if (event->as.future.label) {
        words(teller, " ");
        code_id(teller, event->as.future.label);
    }
    switch (event->as.future.state) {
    case FUTURE_STATE_PENDING:
        words(teller, " is made: a place for a result that is not there yet.");
        return;
    case FUTURE_STATE_DONE:
        words(teller, " has its result");
        break;
    case FUTURE_STATE_ERROR:
        words(teller, " has an exception");
        break;
    case FUTURE_STATE_CANCELLED:
        words(teller, " is cancelled");
        break;
    case FUTURE_STATE_COUNT:
        UNREACHABLE();
    }
    if (event->as.future.value.tag > SHOWN_NONE) {
        words(teller, ": ");
        code_shown(teller, event->as.future.value);
    }
    words(teller, ".");
}

static void tell_worker(Teller *teller) {
    const Event *event = teller->event;
    wordsf(teller, "Worker thread %lld ", (long long)event->as.worker.id);
    switch (event->as.worker.state) {
    case WORKER_STATE_STARTS:
        words(teller, "starts ");
        code_id(teller, event->as.worker.func);
        words(teller, ", while the server stays free for the tables.");
        return;
    case WORKER_STATE_PARKS:
        words(teller, "sleeps in ");
        code_id(teller, event->as.worker.func);
        if (is_before_time_ends(event->as.worker.until)) {
            words(teller, " until ");
            add_time(teller, event->as.worker.until);
        }
        words(teller, "; only this worker stands still.");
        return;
    case WORKER_STATE_RUNS:
        words(teller, "goes on with ");
        break;
    case WORKER_STATE_ENDS:
        words(teller, "has finished ");
        break;
    case WORKER_STATE_COUNT:
        UNREACHABLE();
    }
    code_id(teller, event->as.worker.func);
    words(teller, ".");
}

// ---- Sentences: code ----

// The scenario's line, without the space around it.
static Text source_line(const Trace *trace, int line) {
    Text source = trace_header(trace).source;
    const char *at = source.bytes, *end = at + source.size;
    for (int i = 1; i < line && at < end; i++) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        at = next ? next + 1 : end;
    }
    const char *stop = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    stop = stop ? stop : end;
    while (at < stop && (*at == ' ' || *at == '\t')) {
        at++;
    }
    while (stop > at && (stop[-1] == ' ' || stop[-1] == '\r' || stop[-1] == '\t')) {
        stop--;
    }
    return (Text){at, (size_t)(stop - at)};
}

// The line without a comment at its end.
static Text without_comment(Text line) {
    char quote = 0;
    for (size_t i = 0; i < line.size; i++) {
        const char c = line.bytes[i];
        if (quote && c == '\\') {
            i++;
        } else if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '#' && i > 0) {
            line.size = i;
        }
    }
    while (line.size > 0 &&
           (line.bytes[line.size - 1] == ' ' || line.bytes[line.size - 1] == '\t')) {
        line.size--;
    }
    return line;
}

static bool is_definition(Text source) {
    return text_starts_with(source, TEXT("def ")) || text_starts_with(source, TEXT("async def ")) ||
           text_starts_with(source, TEXT("class "));
}

// The name that follows `def` or `class`.
static Text defined_name(Text source) {
    size_t start = text_starts_with(source, TEXT("async def ")) ? 10
                   : text_starts_with(source, TEXT("def "))     ? 4
                                                                : 6;
    size_t end = start;
    while (end < source.size && source.bytes[end] != '(' && source.bytes[end] != ':' &&
           source.bytes[end] != ' ') {
        end++;
    }
    return (Text){source.bytes + start, end - start};
}

// What a line does that is no ordinary statement; false when it is one.
static bool tell_special_line(Teller *teller, int line, Text source) {
    if (text_starts_with(source, TEXT("\"\"\"")) || text_starts_with(source, TEXT("'''"))) {
        wordsf(teller, "Line %d is a text for people; nothing happens here.", line);
        return true;
    }
    if (!is_definition(source)) {
        return false;
    }
    const bool is_class = text_starts_with(source, TEXT("class "));
    wordsf(teller, "Line %d defines ", line);
    words(teller, is_class ? "the class " : "");
    code(teller, defined_name(source));
    words(teller, is_class ? "." : "; nothing of it runs yet.");
    return true;
}

static void tell_line(Teller *teller) {
    int line = teller->event->as.line.line;
    Text source = without_comment(source_line(teller->trace, line));
    if (tell_special_line(teller, line, source)) {
        return;
    }
    if (teller->event->task) {
        table(teller, teller->event->task, true);
        wordsf(teller, " runs line %d", line);
    } else {
        wordsf(teller, "Line %d runs", line);
    }
    words(teller, source.size ? ": " : ".");
    code(teller, source);
}

static void tell_call(Teller *teller) {
    const Event *event = teller->event;
    code_id(teller, event->as.call.func);
    if (event->as.call.again) {
        words(teller, " goes on after its ");
        keyword(teller, "yield");
        words(teller, ".");
        return;
    }
    const WorldFrame *frame = world_frame(teller->world, event->as.call.frame);
    const WorldFrame *caller = frame ? world_frame_below(teller->world, frame) : NULL;
    words(teller, event->as.call.awaited ? " starts to run" : " is called");
    if (caller && caller->func && caller->line) {
        wordsf(teller, " from line %d", caller->line);
    }
    words(teller, ".");
}

static void tell_return(Teller *teller) {
    const Event *event = teller->event;
    code_id(teller, event->as.ret.func);
    if (event->as.ret.yields) {
        words(teller, " yields ");
        code_shown(teller, event->as.ret.value);
    } else if (event->as.ret.value.tag > SHOWN_NONE) {
        words(teller, " returns ");
        code_shown(teller, event->as.ret.value);
    } else {
        words(teller, " is done");
    }
    words(teller, ".");
}

static void tell_raise(Teller *teller, TextId error, int line, const char *after) {
    code_id(teller, error);
    wordsf(teller, after, line);
}

static void tell_block(Teller *teller) {
    const Event *event = teller->event;
    if (event->as.block.what) {
        code_id(teller, event->as.block.what);
    } else {
        words(teller, "This call");
    }
    words(teller, " holds the thread until ");
    add_time(teller, event->as.block.to);
    words(teller, ": nobody else can be served.");
}

static void tell_print(Teller *teller) {
    const Event *event = teller->event;
    Text text = trace_text(teller->trace, event->as.print.text);
    if (text.size && text.bytes[text.size - 1] == '\n') {
        text.size--;
    }
    table(teller, event->task, true);
    words(teller, event->as.print.stream == STREAM_STDERR ? " writes to stderr" : " prints");
    words(teller, text.size ? ": " : " a line end.");
    code(teller, text);
}

static TextId name_in_frame(const World *world, const WorldFrame *frame, int64_t object) {
    const WorldVariable *variable = frame ? world_first_variable(world, frame) : NULL;
    for (; variable; variable = world_next_variable(world, variable)) {
        if (variable->object == object) {
            return variable->name;
        }
    }
    return 0;
}

// The name under which the object is known: in the frames being run, else in the file itself; 0:
// none.
static TextId name_of_object(const Teller *teller, int64_t object) {
    const World *world = teller->world;
    const WorldFrame *frame = world_running_frame(world);
    TextId name = 0;
    for (; frame && !name; frame = world_frame_below(world, frame)) {
        name = name_in_frame(world, frame, object);
    }
    return name ? name : name_in_frame(world, world_frame(world, 0), object);
}

// "count is now 3."; for what has no value to show, what it is: "main now names a function."
static void tell_set(Teller *teller) {
    static const struct {
        Text shown;
        const char *words;
    } kinds[] = {{{"<function>", 10}, "a function"},
                 {{"<module>", 8}, "a module, whose names the program can use"},
                 {{"<coroutine>", 11}, "a coroutine that has not run yet"},
                 {{"<Task>", 6}, "a task"},
                 {{"<type>", 6}, "a class"}};
    const Event *event = teller->event;
    const Shown value = event->as.set.value;
    const Text shown = value.tag == SHOWN_TEXT ? trace_text(teller->trace, value.text) : TEXT("");
    code_id(teller, event->as.set.name);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (text_equal(shown, kinds[i].shown)) {
            wordsf(teller, " is now the name of %s.", kinds[i].words);
            return;
        }
    }
    // "<Semaphore>" is what instances are shown as.
    if (shown.size > 2 && shown.bytes[0] == '<' && shown.bytes[shown.size - 1] == '>') {
        wordsf(teller, " is now the name of %s ",
               memchr("AEIOUaeiou", shown.bytes[1], 10) ? "an" : "a");
        code(teller, (Text){shown.bytes + 1, shown.size - 2});
        words(teller, ".");
        return;
    }
    words(teller, " is now ");
    code_shown(teller, value);
    words(teller, ".");
}

static void tell_mutate(Teller *teller) {
    TextId name = name_of_object(teller, teller->event->as.mutate.object);
    if (name) {
        code_id(teller, name);
        words(teller, " has changed: it is now ");
    } else {
        words(teller, "A value has changed: it is now ");
    }
    code_shown(teller, teller->event->as.mutate.value);
    words(teller, ".");
}

static void tell_end(Teller *teller) {
    const Event *event = teller->event;
    if (text_starts_with(trace_text(teller->trace, event->as.end.reason), TEXT("deadlock:"))) {
        words(teller, "Deadlock at ");
        add_time(teller, event->t);
        words(teller, ": nobody is ready and no timer is set, so no table can ever go on.");
        return;
    }
    words(teller, "The program has ended at ");
    add_time(teller, event->t);
    if (event->as.end.status) {
        wordsf(teller, " with status %lld", (long long)event->as.end.status);
    }
    if (event->as.end.reason) {
        words(teller, ": ");
        code_id(teller, event->as.end.reason);
    } else {
        words(teller, ".");
    }
}

static void tell(Teller *teller) {
    const Event *event = teller->event;
    switch (event->kind) {
    case EVENT_LOOP_START:
        words(teller, event->as.loop_start.turns ? "The event loop runs again."
                                                 : "The event loop begins: one server goes round "
                                                   "the tables.");
        return;
    case EVENT_LOOP_END:
        words(teller, "The event loop stops. What follows is a straight line again.");
        return;
    case EVENT_TASK_NEW:
        tell_task_new(teller);
        return;
    case EVENT_RENAME:
        table(teller, event->as.rename.id, true);
        words(teller, " is now called ");
        code_id(teller, event->as.rename.name);
        words(teller, ".");
        return;
    case EVENT_READY:
        tell_ready(teller);
        return;
    case EVENT_TICK:
        tell_tick(teller);
        return;
    case EVENT_CLOCK:
        tell_clock(teller);
        return;
    case EVENT_STEP:
        tell_step(teller);
        return;
    case EVENT_LEAVE:
        tell_leave(teller);
        return;
    case EVENT_CALLBACK:
        tell_callback(teller);
        return;
    case EVENT_CALLBACK_END:
        callback(teller, event->as.callback_end.func, 0, true);
        words(teller, " is done.");
        return;
    case EVENT_LINE:
        tell_line(teller);
        return;
    case EVENT_CALL:
        tell_call(teller);
        return;
    case EVENT_RETURN:
        tell_return(teller);
        return;
    case EVENT_RAISE:
        tell_raise(teller, event->as.raise.error, event->as.raise.line, " is raised at line %d.");
        return;
    case EVENT_UNWIND:
        tell_raise(teller, event->as.unwind.error, event->as.unwind.line,
                   " is not caught here: it leaves the function at line %d.");
        return;
    case EVENT_CATCH:
        tell_raise(teller, event->as.catch.error, event->as.catch.line, " is caught at line %d.");
        return;
    case EVENT_AWAIT:
        tell_await(teller);
        return;
    case EVENT_NO_WAIT:
        tell_no_wait(teller);
        return;
    case EVENT_RESUME:
        tell_resume(teller);
        return;
    case EVENT_TIMER:
        tell_timer(teller);
        return;
    case EVENT_TIMER_CANCEL:
        words(teller, "The timer for ");
        add_time(teller, event->as.timer_cancel.when);
        words(teller, " is dropped: it is not needed any more.");
        return;
    case EVENT_BLOCK:
        tell_block(teller);
        return;
    case EVENT_PRINT:
        tell_print(teller);
        return;
    case EVENT_SET:
        tell_set(teller);
        return;
    case EVENT_DEL:
        code_id(teller, event->as.del.name);
        words(teller, " is not bound any more.");
        return;
    case EVENT_MUTATE:
        tell_mutate(teller);
        return;
    case EVENT_RESOURCE:
        tell_resource(teller);
        return;
    case EVENT_FUTURE:
        tell_future(teller);
        return;
    case EVENT_WORKER:
        tell_worker(teller);
        return;
    case EVENT_CANCEL:
        tell_cancel(teller);
        return;
    case EVENT_TASK_DONE:
        tell_task_done(teller);
        return;
    case EVENT_WARNING:
        words(teller, "Look here: ");
        code_id(teller, event->as.warning.text);
        return;
    case EVENT_END:
        tell_end(teller);
        return;
    case EVENT_KINDS:
        break;
    }
    UNREACHABLE();
}

void story_tell(Story *story, Replay *replay) {
    buf_clear(&story->text);
    story->runs.count = 0;
    Teller teller = {.story = story,
                     .replay = replay,
                     .trace = replay_trace(replay),
                     .world = replay_world(replay),
                     .index = replay_positions(replay)};
    const Event *event = replay_event(replay);
    if (!event) {
        words(&teller, "The program has not begun yet.");
        return;
    }
    Event copy = *event;
    teller.event = &copy;
    tell(&teller);
}

const char *story_event_words(EventKind kind) {
    static const char *const all[] = {
        [EVENT_LOOP_START] = "the loop begins",
        [EVENT_LOOP_END] = "the loop stops",
        [EVENT_TASK_NEW] = "a task is made",
        [EVENT_RENAME] = "a task gets a name",
        [EVENT_READY] = "joins the ready queue",
        [EVENT_TICK] = "a loop turn begins",
        [EVENT_CLOCK] = "the clock jumps",
        [EVENT_STEP] = "the server comes",
        [EVENT_LEAVE] = "the server leaves",
        [EVENT_CALLBACK] = "a callback runs",
        [EVENT_CALLBACK_END] = "a callback is done",
        [EVENT_LINE] = "a line runs",
        [EVENT_CALL] = "a function is entered",
        [EVENT_RETURN] = "a function returns",
        [EVENT_RAISE] = "an exception is raised",
        [EVENT_UNWIND] = "an exception goes up",
        [EVENT_CATCH] = "an exception is caught",
        [EVENT_AWAIT] = "coroutine waits",
        [EVENT_NO_WAIT] = "an await without waiting",
        [EVENT_RESUME] = "coroutine resumes",
        [EVENT_TIMER] = "a timer is set",
        [EVENT_TIMER_CANCEL] = "a timer is dropped",
        [EVENT_BLOCK] = "the thread is blocked",
        [EVENT_PRINT] = "output",
        [EVENT_SET] = "a name is bound",
        [EVENT_DEL] = "a name is unbound",
        [EVENT_MUTATE] = "a value changes",
        [EVENT_RESOURCE] = "a shared thing changes",
        [EVENT_FUTURE] = "a future changes",
        [EVENT_WORKER] = "a worker thread",
        [EVENT_CANCEL] = "a task is asked to stop",
        [EVENT_TASK_DONE] = "a task ends",
        [EVENT_WARNING] = "a warning",
        [EVENT_END] = "the end",
    };
    CHECK(kind < EVENT_KINDS);
    return all[kind];
}
