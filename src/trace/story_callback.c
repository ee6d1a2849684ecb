// Callbacks: asyncio's own, which have no name that anybody knows, and those of the program.

#include "trace/teller.h"

#define MAX_LOOK_BACK 256 // events looked through for how a callback became ready

// asyncio's own callbacks, which nobody in a class knows by name.
typedef enum Helper {
    HELPER_NONE,
    HELPER_ALARM, // of a sleep
    HELPER_LIMIT, // of timeout()
    HELPER_RUN,
    HELPER_GATHER,
    HELPER_GROUP,
    HELPER_WAIT_FOR,
    HELPER_WAIT,
    HELPER_AS_COMPLETED,
    HELPER_SHIELD,
    HELPER_THREAD,       // brings a thread's result to the loop
    HELPER_THREAD_CHECK, // tells the thread's future when the loop's was cancelled
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
        {{"_release_waiter", 15}, HELPER_WAIT_FOR},
        {{"_wait.<locals>._on_completion", 29}, HELPER_WAIT},
        {{"_waker.<locals>", 15}, HELPER_WAIT},
        {{"as_completed.<locals>._on_", 26}, HELPER_AS_COMPLETED},
        {{"shield.<locals>._", 17}, HELPER_SHIELD},
        {{"_set_state(", 11}, HELPER_THREAD},
        {{"_chain_future.<locals>._call_set_state", 38}, HELPER_THREAD},
        {{"_chain_future.<locals>._call_check_cancel", 41}, HELPER_THREAD_CHECK},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (text_starts_with(text, all[i].start)) {
            return all[i].helper;
        }
    }
    return HELPER_NONE;
}

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
    switch (helper) {
    case HELPER_GATHER:
        return "gather";
    case HELPER_GROUP:
        return "TaskGroup";
    case HELPER_WAIT_FOR:
        return "wait_for";
    case HELPER_WAIT:
        return "wait";
    case HELPER_AS_COMPLETED:
        return "as_completed";
    case HELPER_SHIELD:
        return "shield";
    case HELPER_NONE:
    case HELPER_ALARM:
    case HELPER_LIMIT:
    case HELPER_RUN:
    case HELPER_THREAD:
    case HELPER_THREAD_CHECK:
        break;
    }
    return "asyncio";
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
    case HELPER_THREAD:
        buf_addf(out, "a thread’s result");
        return;
    case HELPER_THREAD_CHECK:
        buf_addf(out, "helper of a thread");
        return;
    case HELPER_GATHER:
    case HELPER_GROUP:
    case HELPER_WAIT_FOR:
    case HELPER_WAIT:
    case HELPER_AS_COMPLETED:
    case HELPER_SHIELD:
        buf_addf(out, "helper of %s", helper_owner(helper));
        return;
    case HELPER_NONE:
        buf_add_text(out, callback_name(func));
        return;
    }
}

int64_t story_woken_by_alarm(const Teller *teller, const Event *event) {
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

bool story_is_of_thread(const Teller *teller, TextId func) {
    return helper_of(trace_text(teller->trace, func)) == HELPER_THREAD;
}

bool story_is_limit(const Teller *teller, TextId func) {
    const Helper helper = helper_of(trace_text(teller->trace, func));
    return helper == HELPER_LIMIT || helper == HELPER_WAIT_FOR || helper == HELPER_WAIT ||
           helper == HELPER_AS_COMPLETED;
}

void tell_callback_name(Teller *teller, TextId func) {
    tell_code(teller, callback_name(trace_text(teller->trace, func)));
}

bool story_is_helper(const Teller *teller, TextId func) {
    const char *owner = helper_owner(helper_of(trace_text(teller->trace, func)));
    return !text_equal(text_of(owner), TEXT("asyncio"));
}

void tell_helpers(Teller *teller, TextId func, int count) {
    tell_wordsf(teller, "%d helpers of ", count);
    tell_code(teller, text_of(helper_owner(helper_of(trace_text(teller->trace, func)))));
}

void tell_callback(Teller *teller, TextId func, int64_t woken, bool is_begin) {
    const Helper helper = helper_of(trace_text(teller->trace, func));
    switch (helper) {
    case HELPER_ALARM:
        tell_begin(teller, is_begin, "The alarm");
        if (woken) {
            tell_words(teller, " of ");
            tell_table(teller, woken, false);
        }
        return;
    case HELPER_LIMIT:
        tell_begin(teller, is_begin, "The time limit");
        return;
    case HELPER_RUN:
        tell_begin(teller, is_begin, "The loop’s own callback");
        return;
    case HELPER_THREAD:
        tell_begin(teller, is_begin, "The result of a worker thread");
        return;
    case HELPER_THREAD_CHECK:
        tell_begin(teller, is_begin, "The helper of a worker thread");
        return;
    case HELPER_GATHER:
    case HELPER_GROUP:
    case HELPER_WAIT_FOR:
    case HELPER_WAIT:
    case HELPER_AS_COMPLETED:
    case HELPER_SHIELD:
        tell_begin(teller, is_begin, "The helper of ");
        tell_code(teller, text_of(helper_owner(helper)));
        return;
    case HELPER_NONE:
        tell_begin(teller, is_begin, "The callback ");
        tell_callback_name(teller, func);
        return;
    }
}

// How many of these callbacks are in the queue.
static int waiting_callbacks(const Teller *teller, TextId func) {
    int count = 0;
    for (int i = 0; i < teller->world->ready_count; i++) {
        const WorldReady ready = world_ready(teller->world, i);
        count += !ready.id && ready.callback == func;
    }
    return count;
}

// How the callback that is being called became ready; false: that is too long ago. The queue is
// first in, first out, so the last ones are of those that still stand in it.
static bool find_ready(const Teller *teller, TextId func, Event *ready) {
    int later = waiting_callbacks(teller, func);
    for (int64_t i = teller->event->index - 1, n = 0; i >= 0 && n < MAX_LOOK_BACK; i--, n++) {
        *ready = *replay_event_at(teller->replay, i);
        if (ready->kind == EVENT_READY && ready->as.ready.callback == func && later-- == 0) {
            return true;
        }
    }
    return false;
}

// "gather hears that table 8 has failed": what a helper is called for.
static void tell_news(Teller *teller, TextId func, const char *others) {
    Event ready;
    const bool known = find_ready(teller, func, &ready);
    const bool of_task =
        known && (ready.as.ready.why == WHY_DONE_CALLBACK || ready.as.ready.why == WHY_TASK_DONE);
    const int64_t about = of_task ? story_reason_is_about(teller, &ready) : 0;
    tell_code(teller, text_of(helper_owner(helper_of(trace_text(teller->trace, func)))));
    tell_words(teller, " hears that ");
    if (known && ready.as.ready.why == WHY_TIMER) {
        tell_words(teller, "its time limit has passed.");
    } else if (about > 0) {
        tell_table(teller, about, false);
        tell_outcome(teller, about);
        tell_words(teller, ".");
    } else {
        tell_words(teller, others);
    }
}

void story_callback(Teller *teller) {
    const TextId func = teller->event->as.callback.func;
    const Helper helper = helper_of(trace_text(teller->trace, func));
    switch (helper) {
    case HELPER_ALARM:
    case HELPER_LIMIT:
        tell_callback(teller, func, story_woken_by_alarm(teller, teller->event), true);
        tell_words(teller, helper == HELPER_ALARM ? " rings." : " has passed.");
        return;
    case HELPER_GROUP:
        tell_news(teller, func, "one of its tables is done.");
        return;
    case HELPER_GATHER:
    case HELPER_WAIT:
    case HELPER_AS_COMPLETED:
        tell_news(teller, func, "one of those it waits for is done.");
        return;
    case HELPER_SHIELD:
        tell_code(teller, text_of(helper_owner(helper)));
        tell_words(teller, " hears that what it protects, or who waits for it, is done.");
        return;
    case HELPER_THREAD:
        tell_words(teller, "The loop takes what the worker thread has brought.");
        return;
    case HELPER_THREAD_CHECK:
        tell_words(teller, "A helper looks whether the worker thread is still needed.");
        return;
    case HELPER_WAIT_FOR:
        tell_news(teller, func, "what it waits for is done.");
        return;
    case HELPER_RUN:
        tell_words(
            teller,
            "The loop hears that what it was to run is done: this is its last turn for now.");
        return;
    case HELPER_NONE:
        tell_words(teller, "The loop calls ");
        tell_callback_name(teller, func);
        tell_words(teller, ".");
        return;
    }
}

void story_callback_end(Teller *teller) {
    tell_callback(teller, teller->event->as.callback_end.func, 0, true);
    tell_words(teller, story_is_of_thread(teller, teller->event->as.callback_end.func)
                           ? " is handed on."
                           : " is done.");
    tell_next(teller);
}
