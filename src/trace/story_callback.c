// Callbacks: asyncio's own, which have no name that anybody knows, and those of the program.

#include "trace/teller.h"

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

void tell_callback_name(Teller *teller, TextId func) {
    tell_code(teller, callback_name(trace_text(teller->trace, func)));
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
    case HELPER_GATHER:
    case HELPER_GROUP:
    case HELPER_WAIT_FOR:
        tell_begin(teller, is_begin, "The helper of ");
        tell_code(teller, text_of(helper_owner(helper)));
        return;
    case HELPER_NONE:
        tell_begin(teller, is_begin, "The callback ");
        tell_callback_name(teller, func);
        return;
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
    case HELPER_GATHER:
    case HELPER_GROUP:
        tell_code(teller, text_of(helper_owner(helper)));
        tell_words(teller, " hears that one of its tables is done.");
        return;
    case HELPER_WAIT_FOR:
        tell_code(teller, text_of(helper_owner(helper)));
        tell_words(teller, " hears that it need not wait any longer.");
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
    tell_words(teller, " is done.");
}
