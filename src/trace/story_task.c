// What becomes of a task: it is made, waits, goes on, is asked to stop, ends.

#include "trace/teller.h"

#include "base/check.h"

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

// What a waiting task waits for: "waits for tables 2 and 3", "sleeps until 2.00 s"…
static void tell_wait(Teller *teller, TextId what, ListId on, SimTime until) {
    if (trace_list_count(teller->trace, on)) {
        tell_words(teller, "waits for ");
        tell_list(teller, on);
        tell_until(teller, ", at most until ", until);
    } else if (tell_until(teller, "waits until ", until)) {
        return;
    } else if (what) {
        tell_words(teller, "waits for ");
        tell_awaited(teller, what);
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
        tell_words(teller, ", which will be served again in the next turn.");
    } else {
        tell_words(teller, ", which ");
        tell_wait(teller, task->what, task->on, task->until);
        tell_words(teller, ".");
    }
}

void story_await(Teller *teller) {
    const Event *event = teller->event;
    ChainLink at = trace_chain_last(teller->trace, event->as.await.chain);
    tell_table(teller, event->task, true);
    tell_words(teller, " comes to ");
    tell_keyword(teller, "await");
    tell_words(teller, " ");
    tell_awaited(teller, event->as.await.what);
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
    tell_wait(teller, event->as.await.what, event->as.await.on, event->as.await.until);
    tell_words(teller, ", and hands the thread back.");
}

void story_no_wait(Teller *teller) {
    tell_words(teller, "At line ");
    tell_wordsf(teller, "%d, ", teller->event->as.no_wait.line);
    tell_keyword(teller, "await");
    tell_words(teller, " ");
    tell_awaited(teller, teller->event->as.no_wait.what);
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
    if (event->as.cancel.by && event->as.cancel.by != event->as.cancel.id) {
        tell_table(teller, event->as.cancel.by, true);
        tell_words(teller, " asks ");
        tell_table(teller, event->as.cancel.id, false);
        tell_words(teller, " to stop");
    } else {
        tell_table(teller, event->as.cancel.id, true);
        tell_words(teller, " is asked to stop");
    }
    if (event->as.cancel.why) {
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
        tell_shown(teller, event->as.task_done.value);
        break;
    case OUTCOME_CANCELLED:
        tell_words(teller, " is cancelled: it ends here");
        break;
    case OUTCOME_COUNT:
        UNREACHABLE();
    }
    tell_words(teller, ".");
}
