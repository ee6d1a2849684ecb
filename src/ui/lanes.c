// What the timeline's lanes are made of, from the histories of the tables.

#include "ui/panel.h"

#include <stdlib.h>

#define PACKED_ROWS 22
#define MAX_TABLES  200000 // whose lanes are made
#define MAX_SAMPLES 3000   // of one lane: more could not be told apart on any screen

void lanes_init(Lanes *lanes, Alloc *alloc) {
    *lanes = (Lanes){.alloc = alloc, .made_of = -1};
}

void lanes_deinit(Lanes *lanes) {
    array_free(&lanes->pieces, lanes->alloc);
    array_free(&lanes->lanes, lanes->alloc);
    array_free(&lanes->errors, lanes->alloc);
}

static TableState state_of_await(const Trace *trace, const Event *event) {
    int64_t on[4];
    const int count = trace_list_read(trace, event->as.await.on, on, 4);
    for (int i = 0; i < count; i++) {
        if (on[i] > 0) {
            return TABLE_WAITS;
        }
    }
    // A thing is awaited by one of its methods ("orders.get()"), a plain future is not.
    const Text what = trace_text(trace, event->as.await.what);
    const bool is_thing = count > 0 && what.size > 0 && memchr(what.bytes, '.', what.size);
    return is_thing ? TABLE_IN_LINE : TABLE_ASLEEP;
}

// The state that a task is in after one of the events of its history.
static TableState state_after(const Trace *trace, const Event *event, int32_t id,
                              TableState before) {
    switch (event->kind) {
    case EVENT_TASK_NEW:
        return TABLE_NEW;
    case EVENT_READY:
        // What is made ready may be a callback that only follows from this task.
        return event->as.ready.id == id ? TABLE_READY : before;
    case EVENT_STEP:
        return event->as.step.id == id ? TABLE_SERVED : before;
    case EVENT_AWAIT:
        return state_of_await(trace, event);
    case EVENT_TASK_DONE:
        return event->as.task_done.outcome == OUTCOME_RESULT  ? TABLE_FINISHED
               : event->as.task_done.outcome == OUTCOME_ERROR ? TABLE_FAILED
                                                              : TABLE_CANCELLED;
    default:
        return before;
    }
}

// The first entry of a history, from `i` on, that is at `t` or later.
static int history_at(const Scene *scene, const Positions *history, int i, SimTime t) {
    int low = i, high = history->count;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (replay_event_at(scene->view->replay, history->items[middle])->t < t) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void add_piece(Lanes *lanes, Lane *lane, SimTime from, SimTime to, TableState state) {
    if (state == TABLE_ABSENT || (from == to && state != TABLE_SERVED && state < TABLE_FINISHED)) {
        return;
    }
    if (to < lanes->from || from > lanes->to) {
        return;
    }
    // The server is at a table for a moment, unless something holds it there.
    const bool is_held = state == TABLE_SERVED && to > from;
    array_push(&lanes->pieces, lanes->alloc,
               (LanePiece){from, to, (uint8_t)(is_held ? TABLE_BLOCKED : state)});
    lane->count++;
}

// Until when the trace says what is: to its end, if that is in the stretch that is shown.
static SimTime known_until(const Lanes *lanes, const Scene *scene) {
    const SimTime end = trace_time(scene->view->trace);
    return end < lanes->to ? end : lanes->to;
}

static void make_lane(Lanes *lanes, const Scene *scene, int64_t table) {
    const int32_t id = index_table_task(scene->index, table);
    const IndexTask *task = id > 0 ? index_task(scene->index, id) : NULL;
    Lane lane = {.first = lanes->pieces.count, .table = (int)table};
    if (task) {
        const Positions *history = &task->history;
        const SimTime step =
            history->count > MAX_SAMPLES ? (lanes->to - lanes->from) / MAX_SAMPLES : 0;
        TableState state = TABLE_ABSENT;
        SimTime since = 0;
        int i = history->count > MAX_SAMPLES ? history_at(scene, history, 0, lanes->from) : 0;
        while (i < history->count) {
            const Event *event = replay_event_at(scene->view->replay, history->items[i]);
            const TableState next = state_after(scene->view->trace, event, id, state);
            // Being made ready during its own step does not end the step.
            if (next != state && !(next == TABLE_READY && state == TABLE_SERVED)) {
                if (next == TABLE_FAILED) {
                    array_push(&lanes->errors, lanes->alloc, event->t);
                }
                add_piece(lanes, &lane, since, event->t, state);
                state = next;
                since = event->t;
            }
            i = step > 0 && state != TABLE_SERVED ? history_at(scene, history, i + 1, since + step)
                                                  : i + 1;
        }
        const bool is_over = state >= TABLE_FINISHED;
        add_piece(lanes, &lane, since, is_over ? since : known_until(lanes, scene), state);
    }
    array_push(&lanes->lanes, lanes->alloc, lane);
}

static int by_time(const void *a, const void *b) {
    const LanePiece *left = a, *right = b;
    if (left->from != right->from) {
        return left->from < right->from ? -1 : 1;
    }
    return left->to < right->to ? -1 : left->to > right->to;
}

// Many tables share rows: what takes time is put into the first row that is free.
static void pack_lanes(Lanes *lanes) {
    ARRAY(LanePiece) kept = {NULL, 0, 0};
    int32_t rows[PACKED_ROWS] = {0};
    SimTime ends[PACKED_ROWS];
    ARRAY(LanePiece) packed[PACKED_ROWS];
    memset(packed, 0, sizeof packed);
    for (int i = 0; i < lanes->pieces.count; i++) {
        const LanePiece piece = lanes->pieces.items[i];
        if (piece.to > piece.from &&
            (piece.state == TABLE_ASLEEP || piece.state == TABLE_BLOCKED)) {
            array_push(&kept, lanes->alloc, piece);
        }
    }
    if (kept.count > 0) {
        qsort(kept.items, (size_t)kept.count, sizeof *kept.items, by_time);
    }
    for (int row = 0; row < PACKED_ROWS; row++) {
        ends[row] = INT64_MIN;
    }
    for (int i = 0; i < kept.count; i++) {
        for (int row = 0; row < PACKED_ROWS; row++) {
            if (ends[row] <= kept.items[i].from) {
                array_push(&packed[row], lanes->alloc, kept.items[i]);
                ends[row] = kept.items[i].to;
                rows[row]++;
                break;
            }
        }
    }
    array_free(&kept, lanes->alloc);
    lanes->pieces.count = lanes->lanes.count = 0;
    for (int row = 0; row < PACKED_ROWS; row++) {
        if (rows[row] == 0) {
            break;
        }
        array_push(&lanes->lanes, lanes->alloc, (Lane){lanes->pieces.count, rows[row], 0});
        for (int i = 0; i < packed[row].count; i++) {
            array_push(&lanes->pieces, lanes->alloc, packed[row].items[i]);
        }
        array_free(&packed[row], lanes->alloc);
    }
}

// Code without a loop: one lane for each station, held while it runs.
static void make_station_lanes(Lanes *lanes, const Scene *scene) {
    Replay *replay = scene->view->replay;
    for (int i = 0; i < scene->index->stations.count && i < MAX_TABLES; i++) {
        const IndexStation *station = &scene->index->stations.items[i];
        Lane lane = {.first = lanes->pieces.count, .table = i + 1};
        for (int k = 0; k < station->calls.count && k < MAX_SAMPLES; k++) {
            const SimTime from = replay_event_at(replay, station->calls.items[k])->t;
            const SimTime to = k < station->returns.count
                                   ? replay_event_at(replay, station->returns.items[k])->t
                                   : known_until(lanes, scene);
            add_piece(lanes, &lane, from, to, TABLE_SERVED);
        }
        if (i == 0 && station->calls.count == 0) {
            add_piece(lanes, &lane, 0, known_until(lanes, scene), TABLE_SERVED);
        }
        array_push(&lanes->lanes, lanes->alloc, lane);
    }
}

static int by_value(const void *a, const void *b) {
    const SimTime left = *(const SimTime *)a, right = *(const SimTime *)b;
    return left < right ? -1 : left > right;
}

void lanes_make_one(Lanes *lanes, const Scene *scene, int64_t table, SimTime from, SimTime to) {
    lanes->pieces.count = lanes->lanes.count = lanes->errors.count = 0;
    lanes->from = from;
    lanes->to = to;
    make_lane(lanes, scene, table);
}

void lanes_make(Lanes *lanes, const Scene *scene, SimTime from, SimTime to) {
    lanes->pieces.count = lanes->lanes.count = lanes->errors.count = 0;
    lanes->from = from;
    lanes->to = to;
    lanes->made_of = replay_count(scene->view->replay);
    const int64_t tables = scene_tables(scene);
    if (tables == 0) {
        make_station_lanes(lanes, scene);
        return;
    }
    for (int64_t table = 1; table <= tables && table <= MAX_TABLES; table++) {
        make_lane(lanes, scene, table);
    }
    if (lanes->errors.count > 0) {
        qsort(lanes->errors.items, (size_t)lanes->errors.count, sizeof *lanes->errors.items,
              by_value);
    }
    if (tables > LANES_MAX) {
        pack_lanes(lanes);
    }
}
