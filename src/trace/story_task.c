// What becomes of a task: it is made, waits, goes on, is asked to stop, ends.

#include "trace/teller.h"

#include "base/check.h"

#include <string.h>

void story_task_new(Teller *teller) {
    const Event *event = teller->event;
    if (event->as.task_new.parent) {
        tell_table(teller, event->as.task_new.parent, true);
        tell_words(teller, " makes a new task: ");
        tell_table_name(teller, event->as.task_new.id);
        tell_words(teller, " gets ");
        tell_table(teller, event->as.task_new.id, false);
        tell_words(teller, ".");
        return;
    }
    tell_table_name(teller, event->as.task_new.id);
    tell_words(teller, " becomes a task and gets ");
    tell_table(teller, event->as.task_new.id, false);
    tell_words(teller, ".");
}

void story_rename(Teller *teller) {
    const Event *event = teller->event;
    tell_table(teller, event->as.rename.id, true);
    tell_words(teller, " is now called ");
    tell_code_id(teller, event->as.rename.name);
    tell_words(teller, ".");
}

// The thread that works for it, where it waits for a future and nothing else.
static bool tell_worker_wait(Teller *teller, const WorldTask *task) {
    int64_t on = 0;
    if (trace_list_count(teller->trace, task->on) != 1 ||
        !trace_list_read(teller->trace, task->on, &on, 1) || on > 0 ||
        world_resource(teller->world, on)) {
        return false;
    }
    const int64_t at = story_worker_event(teller->replay, task);
    if (at < 0) {
        return false;
    }
    Event job;
    trace_get(teller->trace, at, &job);
    tell_wordsf(teller, "waits until worker thread %lld has done ", (long long)job.as.worker.id);
    tell_callback_name(teller, job.as.worker.func);
    return true;
}

// What a task waits for and until when, as "waits for tables 2 and 3", "waits until 2.00 s".
static void tell_wait(Teller *teller, const WorldTask *task) {
    if (tell_worker_wait(teller, task)) {
        return;
    }
    if (trace_list_count(teller->trace, task->on)) {
        tell_words(teller, "waits for ");
        tell_list(teller, task->on);
        tell_until(teller, ", at most until ", task->until);
    } else if (tell_until(teller, "waits until ", task->until)) {
        return;
    } else if (task->what) {
        tell_words(teller, "waits for ");
        tell_awaited(teller, task->what);
    } else {
        tell_words(teller, "waits");
    }
}

void story_leave(Teller *teller) {
    int64_t id = teller->event->as.leave.id;
    const WorldTask *task = world_task(teller->world, id);
    tell_words(teller, "The server leaves ");
    tell_table(teller, id, false);
    if (!task) {
        tell_words(teller, ", which has ended.");
    } else if (task->state == TASK_STATE_READY) {
        tell_words(teller, ", which is ready again, behind the others.");
    } else {
        tell_words(teller, ", which ");
        tell_wait(teller, task);
        tell_words(teller, ".");
    }
    tell_next(teller);
}

// The words for a future without a name, and the name that asyncio gives to a task: what it waits
// for is told better by the table's number.
static bool says_nothing(Text what) {
    return text_equal(what, TEXT("future")) || text_starts_with(what, TEXT("Task-"));
}

void story_await(Teller *teller) {
    const Event *event = teller->event;
    ChainLink at = trace_chain_last(teller->trace, event->as.await.chain);
    const WorldTask *task = world_task(teller->world, event->task);
    const Text what = trace_text(teller->trace, event->as.await.what);
    tell_table(teller, event->task, true);
    tell_words(teller, " comes to ");
    if (says_nothing(what)) {
        tell_words(teller, "its ");
        tell_keyword(teller, "await");
    } else if (text_equal(what, TEXT("TaskGroup"))) {
        tell_words(teller, "the end of its ");
        tell_code(teller, what);
    } else {
        tell_keyword(teller, "await");
        tell_words(teller, " ");
        tell_awaited(teller, event->as.await.what);
    }
    if (at.line) {
        tell_wordsf(teller, " at line %d", at.line);
    }
    bool yields = !trace_list_count(teller->trace, event->as.await.on) &&
                  text_equal(trace_text(teller->trace, event->as.await.what), TEXT("sleep(0)"));
    if (yields) {
        tell_words(teller, ". It hands the thread back, so that others can go first.");
        return;
    }
    tell_words(teller, ". It ");
    if (task) {
        tell_wait(teller, task);
    } else {
        tell_words(teller, "waits");
    }
    tell_words(teller, ", and hands the thread back.");
}

static bool ends_with(Text text, Text end) {
    return text.size >= end.size &&
           memcmp(text.bytes + text.size - end.size, end.bytes, end.size) == 0;
}

// What was awaited: the methods that `async with` and `async for` call are not in the program.
static void tell_what_did_not_wait(Teller *teller, TextId what) {
    static const struct {
        Text method;
        const char *words, *statement;
    } all[] = {{{"__aenter__()", 12}, "entering ", "async with"},
               {{"__aexit__()", 11}, "leaving ", "async with"},
               {{"__anext__()", 11}, "the next value of ", "async for"}};
    const Text text = trace_text(teller->trace, what);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (ends_with(text, all[i].method)) {
            tell_words(teller, all[i].words);
            tell_keyword(teller, all[i].statement);
            return;
        }
    }
    tell_keyword(teller, "await");
    if (!says_nothing(text)) {
        tell_words(teller, " ");
        tell_awaited(teller, what);
    }
}

void story_no_wait(Teller *teller) {
    tell_wordsf(teller, "At line %d, ", teller->event->as.no_wait.line);
    tell_what_did_not_wait(teller, teller->event->as.no_wait.what);
    tell_words(teller, " had nothing to wait for. ");
    tell_table(teller, teller->event->task, true);
    tell_words(teller, " keeps the thread and goes on.");
}

void story_resume(Teller *teller) {
    const Event *event = teller->event;
    tell_table(teller, event->task, true);
    tell_words(teller, " goes on: its ");
    tell_keyword(teller, "await");
    if (event->as.resume.line) {
        tell_wordsf(teller, " at line %d", event->as.resume.line);
    }
    tell_words(teller, " ");
    if (event->as.resume.error) {
        tell_words(teller, "raises ");
        tell_code_id(teller, event->as.resume.error);
    } else if (event->as.resume.value.tag > SHOWN_NONE) {
        tell_words(teller, "gives ");
        tell_shown(teller, event->as.resume.value);
    } else {
        tell_words(teller, "is over");
    }
    tell_words(teller, ".");
}

void story_cancel(Teller *teller) {
    const Event *event = teller->event;
    const Text why = trace_text(teller->trace, event->as.cancel.why);
    const bool by_group = text_equal(why, TEXT("TaskGroup"));
    const bool by_run = text_equal(why, TEXT("asyncio.run"));
    if (event->as.cancel.by && event->as.cancel.by != event->as.cancel.id && !by_group) {
        tell_table(teller, event->as.cancel.by, true);
        tell_words(teller, " asks ");
        tell_table(teller, event->as.cancel.id, false);
        tell_words(teller, " to stop");
    } else {
        tell_table(teller, event->as.cancel.id, true);
        tell_words(teller, " is asked to stop");
    }
    if (text_equal(why, TEXT("timeout"))) {
        tell_words(teller, ", because its time is up");
    } else if (by_group) {
        tell_words(teller, " by its ");
        tell_code(teller, why);
    } else if (by_run) {
        tell_words(teller, ": ");
        tell_code(teller, why);
        tell_words(teller, " ends what is left");
    } else if (why.size > 0) {
        tell_words(teller, " (");
        tell_code_id(teller, event->as.cancel.why);
        tell_words(teller, ")");
    }
    tell_words(teller, ".");
}

void story_task_done(Teller *teller) {
    const Event *event = teller->event;
    tell_table(teller, event->as.task_done.id, true);
    switch (event->as.task_done.outcome) {
    case OUTCOME_RESULT:
        tell_words(teller, " has finished");
        if (event->as.task_done.value.tag > SHOWN_NONE) {
            tell_words(teller, " with the result ");
            tell_shown(teller, event->as.task_done.value);
        }
        break;
    case OUTCOME_ERROR:
        tell_words(teller, " has failed: ");
        tell_error(teller, event->as.task_done.value);
        break;
    case OUTCOME_CANCELLED:
        tell_words(teller, " is cancelled: it ends here");
        break;
    case OUTCOME_COUNT:
        UNREACHABLE();
    }
    tell_words(teller, ".");
}
