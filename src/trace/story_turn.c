// Turns of the loop: who is ready, in which order and why; whom the server comes to.

#include "trace/teller.h"

#include "base/check.h"

#define MAX_LOOKAHEAD 64 // events looked through for the line that comes next

// Why a task or callback is ready, as the end of "… is ready: ". $ stands for what the reason is
// about: the thing or the task that made it ready, or else what it awaited.
static const char *const reasons[WHY_COUNT] = {
    [WHY_CREATED] = "it is new",
    [WHY_YIELDED] = "it only let the others go first",
    [WHY_SLEEP_OVER] = "$ is over",
    [WHY_TIMER] = "its time has come",
    [WHY_TIMEOUT] = "its time limit has passed",
    [WHY_FUTURE_DONE] = "$ is done",
    [WHY_TASK_DONE] = "$ is done",
    [WHY_GROUP_DONE] = "$ has all it needs",
    [WHY_LOCK_FREE] = "it is its turn for $",
    [WHY_PLACE_FREE] = "$ has a place for it",
    [WHY_EVENT_SET] = "$ was set",
    [WHY_NOTIFIED] = "$ notified it",
    [WHY_BARRIER_FULL] = "everybody has come to $",
    [WHY_ITEM_PUT] = "there is an item for it in $",
    [WHY_ROOM_FREE] = "a place is free in $",
    [WHY_QUEUE_DONE] = "every item of $ is done",
    [WHY_CANCELLED] = "it was asked to stop",
    [WHY_THREAD_DONE] = "its worker thread has finished",
    [WHY_CALL_SOON] = "the loop was asked to call it",
    [WHY_DONE_CALLBACK] = "what it watches is done",
};

// The words for one reason, where a callback is told another thing than a task, and where it is
// not known what was awaited.
static const char *reason(const Teller *teller, Why why, TextId awaited, TextId callback) {
    CHECK(why < WHY_COUNT && reasons[why]);
    switch (why) {
    case WHY_SLEEP_OVER:
    case WHY_FUTURE_DONE:
        if (!awaited) {
            return "what it waited for is done";
        }
        return text_starts_with(trace_text(teller->trace, awaited), TEXT("sleep("))
                   ? reasons[WHY_SLEEP_OVER]
                   : reasons[why];
    case WHY_GROUP_DONE:
        return awaited ? reasons[why] : "all that it waited for is done";
    case WHY_CALL_SOON:
        return story_is_of_thread(teller, callback) ? "the thread has ended its job" : reasons[why];
    default:
        return reasons[why];
    }
}

// Reasons that are about how a task has ended, as "table 8, which gather(…) waited for, has
// failed"; false, and nothing is said, for others. Where some of those that gather waits for still
// go on, it is the failure of one that has ended it.
static bool tell_ended(Teller *teller, Why why, int64_t on, const WorldTask *task) {
    const bool of_group = why == WHY_GROUP_DONE && task && story_has_failed(teller, on) &&
                          story_any_goes_on(teller, task->on);
    if (on <= 0 || (why != WHY_DONE_CALLBACK && why != WHY_TASK_DONE && !of_group)) {
        return false;
    }
    tell_table(teller, on, false);
    if (of_group) {
        tell_words(teller, ", which ");
        tell_awaited(teller, task->what);
        tell_words(teller, " waited for,");
    } else if (task && why == WHY_TASK_DONE) {
        tell_words(teller, ", which it waited for,");
    }
    tell_outcome(teller, on);
    return true;
}

// `on` is a task, or as a negative number a thing; `task` is NULL for a callback.
static void tell_reason(Teller *teller, Why why, int64_t on, const WorldTask *task,
                        TextId callback) {
    const TextId awaited = task ? task->what : 0;
    if (tell_ended(teller, why, on, task)) {
        return;
    }
    const Text words = text_of(reason(teller, why, awaited, callback));
    const char *about = memchr(words.bytes, '$', words.size);
    const int before = about ? (int)(about - words.bytes) : (int)words.size;
    tell_wordsf(teller, "%.*s", before, words.bytes);
    if (!about) {
        return;
    }
    if (why == WHY_SLEEP_OVER || why == WHY_FUTURE_DONE || why == WHY_GROUP_DONE) {
        tell_awaited(teller, awaited);
    } else if (why == WHY_TASK_DONE) {
        tell_table(teller, on, false);
    } else {
        tell_thing(teller, on);
    }
    tell_words(teller, about + 1);
}

// A future that a worker thread has made done has the thread's number there, which is no task's.
int64_t story_reason_is_about(const Teller *teller, const Event *ready) {
    if (ready->as.ready.why == WHY_DONE_CALLBACK && ready->as.ready.cause >= 0) {
        Event cause;
        trace_get(teller->trace, ready->as.ready.cause, &cause);
        return cause.kind == EVENT_WORKER ? 0 : ready->as.ready.on;
    }
    return ready->as.ready.on;
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
        // What a worker thread runs on its own is no line of the table.
        if (event->kind == EVENT_LEAVE || event->kind == EVENT_STEP ||
            event->kind == EVENT_WORKER) {
            break;
        }
    }
    return 0;
}

// The worker that is the first to go on, at this time; NULL when none.
static const WorldWorker *waking_worker(const World *world, SimTime t) {
    int slot = 0;
    const WorldWorker *found = NULL;
    for (const WorldWorker *worker; (worker = world_next_worker(world, &slot));) {
        const bool is_due = worker->state != WORKER_STATE_ENDS && worker->until == t;
        if (is_due && (!found || worker->since < found->since)) {
            found = worker;
        }
    }
    return found;
}

// The earliest time at which anything happens, of workers and timers; TIME_NONE: never.
static SimTime next_time(const World *world) {
    WorldWake wake;
    SimTime t = world_next_wakes(world, &wake, 1, NULL) ? wake.when : TIME_NONE;
    int slot = 0;
    for (const WorldWorker *worker; (worker = world_next_worker(world, &slot));) {
        const bool is_parked = worker->state != WORKER_STATE_ENDS && worker->until != TIME_NONE;
        if (is_parked && (t == TIME_NONE || worker->until < t)) {
            t = worker->until;
        }
    }
    return t;
}

// Whether a task that waits for others only stops to wait for them then.
static bool has_limit(const Teller *teller, int64_t id) {
    const WorldTask *task = world_task(teller->world, id);
    return task && trace_list_count(teller->trace, task->on) > 0;
}

// Who is the first to go on at this time: "table 3", "worker thread 1", "the callback beep". At
// equal times workers go before timers.
static void tell_first(Teller *teller, SimTime t) {
    const WorldWorker *worker = waking_worker(teller->world, t);
    WorldWake wake;
    if (worker) {
        tell_wordsf(teller, "worker thread %lld with ", (long long)worker->id);
        tell_callback_name(teller, worker->func);
    } else if (world_next_wakes(teller->world, &wake, 1, NULL) && wake.task) {
        tell_words(teller, has_limit(teller, wake.task) ? "the time limit of " : "");
        tell_table(teller, wake.task, false);
    } else if (story_is_limit(teller, wake.func)) {
        tell_words(teller, "a time limit");
    } else {
        tell_callback(teller, wake.func, 0, false);
    }
}

// ", when table 3 goes on": what happens at a time to which the clock goes. Nothing is said when it
// is not known.
static void tell_wake(Teller *teller, SimTime t) {
    WorldWake wake;
    if (next_time(teller->world) != t) {
        return;
    }
    const WorldWorker *worker = waking_worker(teller->world, t);
    if (worker) {
        tell_wordsf(teller, ", when worker thread %lld goes on with ", (long long)worker->id);
        tell_callback_name(teller, worker->func);
        return;
    }
    const bool goes_on = world_next_wakes(teller->world, &wake, 1, NULL) && wake.task &&
                         !has_limit(teller, wake.task);
    tell_words(teller, ", when ");
    tell_first(teller, t);
    tell_words(teller, goes_on ? " goes on" : " is due");
}

// Nobody is ready: what the server waits for.
static void tell_nobody(Teller *teller) {
    const int64_t next = teller->event->index + 1;
    const SimTime t = next_time(teller->world);
    if (next < replay_count(teller->replay) &&
        replay_event_at(teller->replay, next)->kind == EVENT_LOOP_END) {
        return;
    }
    if (t == TIME_NONE) {
        tell_words(teller, " Now nobody is ready.");
        return;
    }
    tell_words(teller, " Nobody is ready now; next is ");
    tell_first(teller, t);
    tell_words(teller, ", at ");
    tell_time(teller, t);
    tell_words(teller, ".");
}

static void tell_in_queue(Teller *teller, WorldReady ready) {
    if (ready.id) {
        tell_table(teller, ready.id, false);
        return;
    }
    Event made;
    trace_get(teller->trace, ready.event, &made);
    tell_callback(teller, ready.callback, story_woken_by_alarm(teller, &made), false);
}

void tell_next(Teller *teller) {
    const World *world = teller->world;
    if (world->ready_count == 0) {
        tell_nobody(teller);
        return;
    }
    const WorldReady ready = world_ready(world, 0);
    const WorldTask *task = world_task(world, ready.id);
    Event made;
    trace_get(teller->trace, ready.event, &made);
    tell_words(teller, " Next is ");
    tell_in_queue(teller, ready);
    if (made.kind == EVENT_READY && (!ready.id || (task && task->table))) {
        tell_words(teller, ": ");
        tell_reason(teller, made.as.ready.why, story_reason_is_about(teller, &made), task,
                    ready.callback);
    }
    tell_words(teller, ".");
}

void story_ready(Teller *teller) {
    const Event *event = teller->event;
    const WorldTask *task = world_task(teller->world, event->as.ready.id);
    if (event->as.ready.id) {
        tell_table(teller, event->as.ready.id, true);
        tell_words(teller, " is ready: ");
    } else {
        tell_callback(teller, event->as.ready.callback, story_woken_by_alarm(teller, event), true);
        tell_words(teller, " is ready: ");
    }
    tell_reason(teller, event->as.ready.why, story_reason_is_about(teller, event), task,
                event->as.ready.callback);
    int before = teller->world->ready_count - 1;
    if (before > 1) {
        tell_wordsf(teller, ". In the queue %d others are before it.", before);
    } else {
        tell_words(teller, before == 1 ? ". In the queue one other is before it."
                                       : ". It is the first in the queue.");
    }
}

// How many of the same helpers, from this one on, stand one behind the other in the queue.
static int same_in_queue(const Teller *teller, int at, int count) {
    const WorldReady first = world_ready(teller->world, at);
    int same = 1;
    while (at + same < count && !first.id && story_is_helper(teller, first.callback)) {
        const WorldReady other = world_ready(teller->world, at + same);
        if (other.id || other.callback != first.callback) {
            break;
        }
        same++;
    }
    return same;
}

void story_tick(Teller *teller) {
    const World *world = teller->world;
    int64_t count = teller->event->as.tick.ready;
    tell_wordsf(teller, "Turn %lld of the loop begins%s", (long long)teller->event->tick,
                count == 0   ? ": nobody is ready."
                : count == 1 ? ": "
                             : ". Ready, in this order: ");
    if (count == 0) {
        return;
    }
    int64_t shown = 0;
    count = count < world->ready_count ? count : world->ready_count;
    for (int named = 0; shown < count && named < MAX_NAMED; named++) {
        const int same = same_in_queue(teller, (int)shown, (int)count);
        const WorldReady ready = world_ready(world, (int)shown);
        tell_words(teller, shown == 0 ? "" : shown + same == count ? " and " : ", ");
        if (same > 1) {
            tell_helpers(teller, ready.callback, same);
        } else {
            tell_in_queue(teller, ready);
        }
        shown += same;
    }
    if (count > shown) {
        tell_wordsf(teller, " and %lld more", (long long)(count - shown));
    }
    tell_words(teller, count == 1 ? " is ready." : ".");
}

void story_clock(Teller *teller) {
    const SimTime to = teller->event->as.clock.to;
    tell_words(teller, "Nobody is ready, so time passes until ");
    tell_time(teller, to);
    tell_wake(teller, to);
    tell_words(teller, ".");
}

void story_step(Teller *teller) {
    int64_t id = teller->event->as.step.id;
    const WorldTask *task = world_task(teller->world, id);
    tell_table(teller, id, true);
    if (!task) {
        tell_words(teller, " is served.");
        return;
    }
    tell_words(teller, " is ready: ");
    tell_reason(teller, (Why)task->why, task->ready_on, task, 0);
    int line = next_line(teller);
    ChainLink at = trace_chain_last(teller->trace, task->chain);
    if (task->awaits == 0) {
        tell_words(teller, ". The server starts ");
    } else {
        tell_words(teller, ". The server picks up ");
    }
    tell_table_name(teller, id);
    if (task->awaits > 0 && task->why != WHY_CANCELLED && line) {
        tell_words(teller, " right after its ");
        tell_keyword(teller, "await");
        tell_wordsf(teller, ", at line %d.", line);
    } else if (task->awaits > 0 && at.line) {
        tell_words(teller, " at its ");
        tell_keyword(teller, "await");
        tell_wordsf(teller, ", line %d.", at.line);
    } else if (line) {
        tell_wordsf(teller, " at line %d.", line);
    } else {
        tell_words(teller, ".");
    }
}

void story_timer(Teller *teller) {
    const Event *event = teller->event;
    tell_words(teller, "A timer is set for ");
    tell_time(teller, event->as.timer.when);
    if (event->as.timer.wakes) {
        tell_words(teller, "; it will wake ");
        tell_table(teller, event->as.timer.wakes, false);
    } else if (story_is_limit(teller, event->as.timer.func)) {
        tell_words(teller, ": it is a time limit");
    } else if (event->as.timer.func) {
        tell_words(teller, "; it will call ");
        tell_callback_name(teller, event->as.timer.func);
    }
    tell_words(teller, ".");
}

void story_timer_cancel(Teller *teller) {
    tell_words(teller, "The timer for ");
    tell_time(teller, teller->event->as.timer_cancel.when);
    tell_words(teller, " is dropped: it is not needed any more.");
}
