// What tasks share, and the threads that work for them.

#include "trace/teller.h"

#include "base/check.h"

static void tell_queue(Teller *teller, const WorldResource *queue) {
    int64_t count = queue->state;
    if (queue->limit > 0) {
        tell_wordsf(teller, " holds %lld of %lld items", (long long)count, (long long)queue->limit);
    } else {
        tell_wordsf(teller, " holds %lld item%s", (long long)count, count == 1 ? "" : "s");
    }
    int64_t first;
    if (trace_list_read(teller->trace, queue->items, &first, 1)) {
        tell_words(teller, "; next out is ");
        tell_code_id(teller, (TextId)first);
    }
}

static void tell_resource_state(Teller *teller, const WorldResource *resource) {
    long long state = (long long)resource->state, limit = (long long)resource->limit;
    switch ((ResourceType)resource->type) {
    case RESOURCE_TYPE_LOCK:
        tell_words(teller, state ? " is locked" : " is free");
        break;
    case RESOURCE_TYPE_CONDITION:
        tell_words(teller, state > 0    ? " is locked"
                           : state == 0 ? " is free"
                                        : " has no lock of its own");
        break;
    case RESOURCE_TYPE_EVENT:
        tell_words(teller, state ? " is set" : " is not set");
        break;
    case RESOURCE_TYPE_SEMAPHORE:
    case RESOURCE_TYPE_BOUNDED_SEMAPHORE:
        if (limit > 0) {
            tell_wordsf(teller, " has %lld of %lld places free", state, limit);
        } else {
            tell_wordsf(teller, " has %lld place%s free", state, state == 1 ? "" : "s");
        }
        break;
    case RESOURCE_TYPE_BARRIER:
        if (state < limit) {
            tell_wordsf(teller, " has %lld of its %lld parties", state, limit);
        } else {
            tell_words(teller, " has all its parties");
        }
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

// Those who stand in line for it: who is served one after the other, and who all at once.
static void tell_lines(Teller *teller, const WorldResource *resource) {
    const bool all_at_once = resource->type == RESOURCE_TYPE_EVENT ||
                             resource->type == RESOURCE_TYPE_CONDITION ||
                             resource->type == RESOURCE_TYPE_BARRIER;
    if (trace_list_count(teller->trace, resource->waiters)) {
        tell_words(teller, all_at_once ? "; waiting: " : "; in line: ");
        tell_list(teller, resource->waiters);
    }
    if (trace_list_count(teller->trace, resource->putters)) {
        tell_words(teller, all_at_once ? "; in line for its lock: " : "; in line to put: ");
        tell_list(teller, resource->putters);
    }
}

void story_resource(Teller *teller) {
    const WorldResource *resource = world_resource(teller->world, teller->event->as.resource.id);
    if (!resource) {
        tell_words(teller, "A thing that tasks share has changed.");
        return;
    }
    if (resource->made == teller->event->index) {
        tell_words(teller, "There is a new ");
        tell_code(teller, text_of(resource_type_word((ResourceType)resource->type)));
        tell_words(teller, resource->label ? ": " : "");
        tell_code_id(teller, resource->label);
        tell_words(teller, ".");
        return;
    }
    if (resource->label) {
        tell_thing(teller, resource->id);
    } else {
        tell_words(teller, "The ");
        tell_code(teller, text_of(resource_type_word((ResourceType)resource->type)));
    }
    tell_resource_state(teller, resource);
    // Nobody holds a barrier: who has come there waits, or goes through.
    if (resource->type != RESOURCE_TYPE_BARRIER &&
        trace_list_count(teller->trace, resource->holders)) {
        tell_words(teller, ", held by ");
        tell_list(teller, resource->holders);
    }
    tell_lines(teller, resource);
    tell_words(teller, ".");
}

void story_future(Teller *teller) {
    const Event *event = teller->event;
    tell_words(teller, event->as.future.state == FUTURE_STATE_PENDING ? "A future" : "The future");
    if (event->as.future.label) {
        tell_words(teller, " ");
        tell_code_id(teller, event->as.future.label);
    }
    switch (event->as.future.state) {
    case FUTURE_STATE_PENDING:
        tell_words(teller, " is made: a place for a result that is not there yet.");
        return;
    case FUTURE_STATE_DONE:
        tell_words(teller, " has its result");
        break;
    case FUTURE_STATE_ERROR:
        tell_words(teller, " has an exception");
        break;
    case FUTURE_STATE_CANCELLED:
        tell_words(teller, " is cancelled");
        break;
    case FUTURE_STATE_COUNT:
        UNREACHABLE();
    }
    if (event->as.future.value.tag > SHOWN_NONE) {
        tell_words(teller, ": ");
        tell_shown(teller, event->as.future.value);
    }
    tell_words(teller, ".");
}

void story_worker(Teller *teller) {
    const Event *event = teller->event;
    tell_wordsf(teller, "Worker thread %lld ", (long long)event->as.worker.id);
    switch (event->as.worker.state) {
    case WORKER_STATE_STARTS:
        tell_words(teller, "starts ");
        tell_callback_name(teller, event->as.worker.func);
        tell_words(teller, ", while the server stays free for the tables.");
        return;
    case WORKER_STATE_PARKS:
        tell_words(teller, "sleeps in ");
        tell_callback_name(teller, event->as.worker.func);
        tell_until(teller, " until ", event->as.worker.until);
        tell_words(teller, "; only this worker stands still.");
        return;
    case WORKER_STATE_RUNS:
        tell_words(teller, "goes on with ");
        break;
    case WORKER_STATE_ENDS:
        tell_words(teller, "has finished ");
        break;
    case WORKER_STATE_COUNT:
        UNREACHABLE();
    }
    tell_callback_name(teller, event->as.worker.func);
    tell_words(teller, ".");
}
