#include "trace/teller.h"

#include "base/check.h"

#include <stdio.h>

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

// In seconds, with at least so many digits behind the point and more only where needed.
static void add_seconds(SimTime t, int least, Buf *out) {
    const uint64_t size = t < 0 ? -(uint64_t)t : (uint64_t)t;
    char decimals[16];
    snprintf(decimals, sizeof decimals, "%09llu", (unsigned long long)(size % 1000000000u));
    int digits = 9;
    while (digits > least && decimals[digits - 1] == '0') {
        digits--;
    }
    buf_addf(out, "%s%llu", t < 0 ? "-" : "", (unsigned long long)(size / 1000000000u));
    if (digits) {
        buf_addf(out, ".%.*s", digits, decimals);
    }
}

// Nobody in a class reads 1.837768741: what needs more than four digits is rounded to thousandths,
// or where it is that small to millionths.
static SimTime readable(SimTime t) {
    const SimTime most = INT64_MAX - 1000000;
    if (t % 100000 == 0 || t > most || t < -most) {
        return t;
    }
    const SimTime size = t < 0 ? -t : t;
    if (size < 10000) {
        return t;
    }
    const SimTime unit = size >= 10000000 ? 1000000 : 1000;
    const SimTime rounded = (size + unit / 2) / unit * unit;
    return t < 0 ? -rounded : rounded;
}

void story_time(SimTime t, bool unit, Buf *out) {
    add_seconds(readable(t), 2, out);
    buf_addf(out, "%s", unit ? " s" : "");
}

void story_seconds(SimTime duration, Buf *out) {
    add_seconds(duration, 0, out);
}

// ---- The run as a whole ----

// Whether the loop runs for tasks of asyncio's own: asyncio.run() cleans up so.
static bool cleans_up(const Teller *teller) {
    const World *world = teller->world;
    for (int i = 0; i < world->ready_count; i++) {
        const WorldTask *task = world_task(world, world_ready(world, i).id);
        if (task && task->table == 0) {
            return true;
        }
    }
    return false;
}

void story_loop_start(Teller *teller) {
    if (!teller->event->as.loop_start.turns) {
        tell_words(teller, "The event loop begins: one server goes round the tables.");
    } else if (cleans_up(teller)) {
        tell_words(teller, "The event loop runs once more, for asyncio itself: it cleans up.");
    } else {
        tell_words(teller, "The event loop runs again.");
    }
}

void story_loop_end(Teller *teller) {
    tell_words(teller, "The event loop stops. What follows is a straight line again.");
}

void story_warning(Teller *teller) {
    tell_words(teller, "Look here: ");
    tell_code_id(teller, teller->event->as.warning.text);
}

void story_end(Teller *teller) {
    const Event *event = teller->event;
    if (text_starts_with(trace_text(teller->trace, event->as.end.reason), TEXT("deadlock:"))) {
        tell_words(teller, "Deadlock at ");
        tell_time(teller, event->t);
        tell_words(teller, ": nobody is ready and no timer is set, so no table can ever go on.");
        return;
    }
    tell_words(teller, "The program has ended at ");
    tell_time(teller, event->t);
    if (event->as.end.status) {
        tell_wordsf(teller, " with status %lld", (long long)event->as.end.status);
    }
    if (event->as.end.reason) {
        tell_words(teller, ": ");
        tell_code_id(teller, event->as.end.reason);
    } else {
        tell_words(teller, ".");
    }
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
        tell_words(&teller, "The program has not begun yet.");
        return;
    }
    Event copy = *event;
    teller.event = &copy;
    static void (*const all[])(Teller *) = {
#define EVENT(NAME, name, json, ...) story_##name,
#include "trace/event.def"
    };
    CHECK(copy.kind < EVENT_KINDS);
    all[copy.kind](&teller);
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
