#include "ui/pace.h"

#include "base/check.h"

#define MS 1000000

// What each kind is worth in milliseconds, beside the simulated time that passes.
static const int16_t KIND_MS[EVENT_KINDS] = {
    [EVENT_LOOP_START] = 300, [EVENT_TASK_NEW] = 250,    [EVENT_READY] = 250,
    [EVENT_TICK] = 60,        [EVENT_STEP] = 450,        [EVENT_LEAVE] = 120,
    [EVENT_CALLBACK] = 120,   [EVENT_LINE] = 320,        [EVENT_CALL] = 150,
    [EVENT_RETURN] = 150,     [EVENT_RAISE] = 450,       [EVENT_UNWIND] = 150,
    [EVENT_CATCH] = 300,      [EVENT_AWAIT] = 500,       [EVENT_NO_WAIT] = 200,
    [EVENT_RESUME] = 300,     [EVENT_TIMER] = 60,        [EVENT_TIMER_CANCEL] = 60,
    [EVENT_BLOCK] = 300,      [EVENT_PRINT] = 350,       [EVENT_SET] = 120,
    [EVENT_DEL] = 60,         [EVENT_MUTATE] = 120,      [EVENT_RESOURCE] = 200,
    [EVENT_FUTURE] = 120,     [EVENT_WORKER] = 200,      [EVENT_CANCEL] = 400,
    [EVENT_TASK_DONE] = 400,  [EVENT_WARNING] = 500,     [EVENT_CLOCK] = 60,
    [EVENT_LOOP_END] = 200,   [EVENT_CALLBACK_END] = 60, [EVENT_END] = 60,
    [EVENT_RENAME] = 60,
};

void pace_init(Pace *pace, Alloc *alloc, const Trace *trace) {
    *pace = (Pace){.alloc = alloc, .trace = trace};
    trace_cursor_init(&pace->cursor, trace);
}

void pace_deinit(Pace *pace) {
    array_free(&pace->sums, pace->alloc);
}

// Beyond the limit every doubling of the wait adds half a second, so that a longer wait is always
// the longer one on the screen too, and a day takes 12 seconds.
int64_t pace_wait(SimTime duration) {
    if (duration <= PACE_LONG_NS) {
        return duration > 0 ? duration : 0;
    }
    int64_t shown = PACE_LONG_NS;
    SimTime left = duration - PACE_LONG_NS;
    for (SimTime part = PACE_LONG_NS; left > 0;
         left -= part, part = part < INT64_MAX / 2 ? part * 2 : part) {
        shown += left < part ? (int64_t)(500.0 * MS * ((double)left / (double)part)) : 500 * MS;
    }
    return shown;
}

int64_t pace_of(const Event *event, SimTime before) {
    const int64_t waited = pace_wait(event->t - before);
    return event->internal ? waited : waited + (int64_t)KIND_MS[event->kind] * MS;
}

int64_t pace_length(Pace *pace, int64_t index) {
    const SimTime before = index > 0 ? trace_cursor_at(&pace->cursor, index - 1)->t : 0;
    return pace_of(trace_cursor_at(&pace->cursor, index), before);
}

// Adds up from the event `from`, which is reached at `time`, to the event `to`.
static int64_t sum_to(Pace *pace, int64_t from, int64_t time, int64_t to) {
    SimTime before = trace_cursor_at(&pace->cursor, from)->t;
    for (int64_t i = from + 1; i <= to; i++) {
        const Event *event = trace_cursor_at(&pace->cursor, i);
        time += pace_of(event, before);
        before = event->t;
    }
    return time;
}

// Makes the sums up to and with that of block `block`.
static void need_sums(Pace *pace, int64_t block) {
    if (pace->sums.count == 0) {
        array_push(&pace->sums, pace->alloc, pace_length(pace, 0));
    }
    while (pace->sums.count <= block) {
        const int64_t last = pace->sums.count - 1;
        const int64_t next =
            sum_to(pace, last * PACE_BLOCK, pace->sums.items[last], (last + 1) * PACE_BLOCK);
        array_push(&pace->sums, pace->alloc, next);
    }
}

int64_t pace_time(Pace *pace, int64_t index) {
    CHECK(index >= 0 && index < trace_count(pace->trace));
    const int64_t block = index / PACE_BLOCK;
    need_sums(pace, block);
    return sum_to(pace, block * PACE_BLOCK, pace->sums.items[block], index);
}

int64_t pace_event(Pace *pace, int64_t time_ns) {
    const int64_t count = trace_count(pace->trace);
    if (count == 0) {
        return -1;
    }
    need_sums(pace, 0);
    // Sums are made only as far as needed, and never beyond the trace.
    while (array_last(&pace->sums) < time_ns && (int64_t)pace->sums.count * PACE_BLOCK < count) {
        need_sums(pace, pace->sums.count);
    }
    int64_t low = 0, high = pace->sums.count - 1;
    while (low < high) {
        const int64_t middle = (low + high + 1) / 2;
        if (pace->sums.items[middle] < time_ns) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    int64_t index = low * PACE_BLOCK, time = pace->sums.items[low];
    while (time < time_ns && index + 1 < count) {
        time = sum_to(pace, index, time, index + 1);
        index++;
    }
    return index;
}
