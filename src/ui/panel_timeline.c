#include "ui/panel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define AXIS_H      24.0f
#define PITCH       33.0f // between lanes, where there is room
#define PITCH_MIN   13.0f
#define PACKED_ROWS 22
#define MAX_TABLES  200000 // whose lanes are made
#define MAX_SAMPLES 3000   // of one lane: more could not be told apart on any screen
#define MARKS_MAX   2000   // of one kind that are looked at
#define RUN_W       9.0f
#define SMALL_PITCH 4.0f
#define RUN_CLOSE   4.0f // between runs that can still be told apart

// ---- Making lanes ----

void lanes_init(Lanes *lanes, Alloc *alloc) {
    *lanes = (Lanes){.alloc = alloc, .made_of = -1};
}

void lanes_deinit(Lanes *lanes) {
    array_free(&lanes->pieces, lanes->alloc);
    array_free(&lanes->lanes, lanes->alloc);
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

void lanes_make(Lanes *lanes, const Scene *scene, SimTime from, SimTime to) {
    lanes->pieces.count = lanes->lanes.count = 0;
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
    if (tables > 16) {
        pack_lanes(lanes);
    }
}

// ---- The scale ----

float time_scale_x(const TimeScale *scale, SimTime t) {
    const double whole = (double)(scale->to - scale->from);
    const double share = whole > 0 ? (double)(t - scale->from) / whole : 0;
    return scale->left + (float)(share * (double)(scale->right - scale->left));
}

SimTime time_scale_at(const TimeScale *scale, float x) {
    const double share = fmin(fmax((x - scale->left) / fmaxf(scale->right - scale->left, 1), 0), 1);
    return scale->from + (SimTime)(share * (double)(scale->to - scale->from) + 0.5);
}

// The step between two ticks: 1, 2 or 5 times a power of ten, so that the words have room.
static SimTime tick_step(const TimeScale *scale) {
    const double wanted = (double)(scale->to - scale->from) * 170 / (scale->right - scale->left);
    static const double STEPS[] = {1, 2, 5, 10};
    const double power = pow(10, floor(log10(fmax(wanted, 1))));
    double step = power;
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS && step < wanted; i++) {
        step = STEPS[i] * power;
    }
    return (SimTime)fmax(step, 1);
}

// "0.5 s", "20 000 s".
static Text tick_words(SimTime t, char out[TIME_SIZE]) {
    char number[TIME_SIZE];
    if (t % 1000000000 == 0) {
        snprintf(out, TIME_SIZE, "%s s", ui_number(t / 1000000000, number).bytes);
    } else {
        snprintf(out, TIME_SIZE, "%.9g s", (double)t / 1e9);
    }
    return text_of(out);
}

static void draw_ticks(Ui *ui, const TimeScale *scale, Rect rect) {
    char words[TIME_SIZE];
    if (scale->to <= scale->from || scale->right - scale->left < 60) {
        return;
    }
    const SimTime step = tick_step(scale);
    const TextStyle style = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
    float free_from = rect.x;
    for (SimTime t = (scale->from + step - 1) / step * step; t <= scale->to; t += step) {
        const float x = time_scale_x(scale, t);
        draw_rect(ui->list, (Rect){x - 0.5f, rect.y + AXIS_H + 2, 1, rect.h - AXIS_H - 8},
                  ui->theme.edge);
        const float width = ui_width(ui, style, tick_words(t, words)) + 4;
        Rect box = {x - width / 2, rect.y + 5, width, AXIS_H - 6};
        box.x = fminf(box.x, rect.x + rect.w - width - 6);
        if (box.x > free_from) {
            ui_label(ui, style, DRAW_CENTER, box, text_of(words));
            free_from = box.x + width + 6;
        }
    }
}

// ---- Lanes ----

typedef struct LanePlan {
    int first, count; // of the lanes that are drawn
    float top, pitch;
    float label_w;
    bool is_packed;
} LanePlan;

static void draw_wait_part(Ui *ui, TableState state, Rect bar, bool is_later) {
    const Theme *theme = &ui->theme;
    if (bar.w < 0.5f) {
        return;
    }
    switch (state) {
    case TABLE_ASLEEP:
    case TABLE_WAITS:
        draw_round_rect(ui->list, bar, fminf(3, bar.w / 2),
                        is_later ? theme->lane_later : theme->lane);
        break;
    case TABLE_IN_LINE:
        draw_textured(ui->list, bar, 0, DRAW_HATCH, 6, 2,
                      is_later ? theme->hatch_later : theme->hatch);
        break;
    case TABLE_BLOCKED:
        draw_round_rect(ui->list, bar, fminf(3, bar.w / 2),
                        is_later ? theme->blocked_later : theme->blocked);
        draw_textured(ui->list, bar, 0, DRAW_BACK_HATCH, 9, 1.5f,
                      theme_fade(theme->error, is_later ? 0.25f : 0.7f));
        break;
    case TABLE_NEW:
    case TABLE_READY:
        draw_textured(ui->list, bar, 0, DRAW_DOTS, 4, 1.8f,
                      is_later ? theme->hatch_later : theme->ready);
        break;
    case TABLE_ABSENT:
    case TABLE_SERVED:
    case TABLE_FINISHED:
    case TABLE_FAILED:
    case TABLE_CANCELLED:
    case TABLE_STATES:
        break;
    }
}

static void draw_run(Ui *ui, float x, float width, Rect lane, bool is_later) {
    const float high = fminf(lane.h + 8, lane.h * 1.6f);
    draw_round_rect(ui->list, (Rect){x - width / 2, lane.y + lane.h / 2 - high / 2, width, high},
                    fminf(2, width / 2), is_later ? ui->theme.accent_later : ui->theme.accent);
}

// Runs lie above what they begin and end. Where many are close together they are thin, so that it
// does not look as if the table ran all the time.
static void draw_runs(Ui *ui, const Scene *scene, const Lanes *lanes, const Lane *lane,
                      const TimeScale *scale, Rect bar) {
    float last = -100;
    const LanePiece *pieces = &lanes->pieces.items[lane->first];
    float next = 0;
    for (int k = 0; k < lane->count; k++) {
        const LanePiece piece = pieces[k];
        if (piece.state != TABLE_SERVED || piece.from < scale->from || piece.from > scale->to) {
            continue;
        }
        const float x = time_scale_x(scale, piece.from);
        if (x - last < RUN_CLOSE) {
            continue;
        }
        // Up to the next one that is drawn.
        next = x + 100;
        for (int i = k + 1; i < lane->count && next > x + 99; i++) {
            const float other = time_scale_x(scale, pieces[i].from);
            if (pieces[i].state == TABLE_SERVED && other - x >= 0.5f) {
                next = fmaxf(other, x + RUN_CLOSE);
            }
        }
        const float near = fminf(next - x, x - last);
        const float width = near > RUN_W + 2 ? RUN_W : fmaxf(near * 0.45f, 1.2f);
        draw_run(ui, x, width, bar, piece.from > scene->now);
        last = x;
    }
}

void lanes_draw_small(Ui *ui, const Lanes *lanes, Rect rect) {
    const int fit = (int)(rect.h / SMALL_PITCH);
    const int count = lanes->lanes.count < fit ? lanes->lanes.count : fit;
    const float pitch = fminf(rect.h / (float)(count > 0 ? count : 1), 9);
    const float top = rect.y + (rect.h - pitch * (float)count) / 2;
    const TimeScale scale = {rect.x, rect.x + rect.w, lanes->from,
                             lanes->to > lanes->from ? lanes->to : lanes->from + 1};
    for (int i = 0; i < count; i++) {
        const Lane *lane = &lanes->lanes.items[i];
        const float y = top + (float)i * pitch;
        for (int k = lane->first; k < lane->first + lane->count; k++) {
            const LanePiece *piece = &lanes->pieces.items[k];
            const float x = time_scale_x(&scale, piece->from);
            const Rect bar = {x, y + 1, time_scale_x(&scale, piece->to) - x, pitch - 2};
            draw_wait_part(ui, piece->state, bar, false);
            if (piece->state == TABLE_SERVED) {
                draw_rect(ui->list, (Rect){fminf(x, rect.x + rect.w - 2), y + 0.5f, 2, pitch - 1},
                          ui->theme.accent);
            }
        }
    }
}

// How it ended, beside the lane's end: a tick, a cross, a slash.
static void draw_ending(Ui *ui, TableState state, float x, Rect lane, bool is_later) {
    const Theme *theme = &ui->theme;
    const float r = fminf(lane.h * 0.34f, 4.5f), y = lane.y + lane.h / 2, at = x + RUN_W + r;
    const Color color = is_later                  ? theme->track
                        : state == TABLE_FAILED   ? theme->error
                        : state == TABLE_FINISHED ? theme->done
                                                  : theme->quiet;
    const Stroke stroke = {.width = 2, .round = true, .color = color};
    if (state == TABLE_FINISHED) {
        const Point points[] = {{at - r, y}, {at - r * 0.2f, y + r * 0.8f}, {at + r, y - r * 0.8f}};
        draw_polyline(ui->list, points, 3, stroke);
        return;
    }
    draw_line(ui->list, (Point){at - r, y + r}, (Point){at + r, y - r}, stroke);
    if (state == TABLE_FAILED) {
        draw_line(ui->list, (Point){at - r, y - r}, (Point){at + r, y + r}, stroke);
    }
}

static void draw_piece(Ui *ui, const Scene *scene, const TimeScale *scale, LanePiece piece,
                       Rect lane, bool is_packed) {
    const TableState state = (TableState)piece.state;
    const float from = fmaxf(time_scale_x(scale, piece.from), scale->left);
    const float to = fminf(time_scale_x(scale, piece.to), scale->right);
    if (state == TABLE_SERVED || state >= TABLE_FINISHED) {
        const bool is_in = piece.from >= scale->from && piece.from <= scale->to;
        if (!is_packed && is_in && state != TABLE_SERVED) {
            draw_ending(ui, state, from, lane, piece.from > scene->now);
        }
        return;
    }
    const float inset = is_packed ? 0.5f : 0;
    const float now = fminf(fmaxf(time_scale_x(scale, scene->now), from), to);
    draw_wait_part(ui, state, (Rect){from + inset, lane.y, now - from - inset, lane.h}, false);
    draw_wait_part(ui, state, (Rect){now, lane.y, to - now - inset, lane.h}, true);
}

static void draw_lane_label(Ui *ui, const Scene *scene, const Lane *lane, Rect box, bool has_chip) {
    const Theme *theme = &ui->theme;
    const bool has_tables = scene_tables(scene) > 0;
    const TableInfo info = scene_table(scene, has_tables ? lane->table : 0);
    // A table that is not there yet has its name already, in grey, as its lane is.
    Text name = info.state == TABLE_ABSENT ? scene_table_name(scene, lane->table) : info.name;
    if (!has_tables) {
        name = lane->table == 1 ? view_file_name(scene->view)
                                : trace_text(scene->view->trace,
                                             scene->index->stations.items[lane->table - 1].func);
    }
    const bool is_selected = info.task != 0 && info.task == scene->selected;
    const bool is_served = info.state == TABLE_SERVED || info.state == TABLE_BLOCKED;
    const Color ink = info.state == TABLE_ABSENT && has_tables ? theme->quiet : theme->ink;
    if (is_selected) {
        draw_round_rect(ui->list, rect_inset(box, 2, 1), 5, theme->band);
    }
    Rect rest = box;
    if (has_chip) {
        rect_cut_left(&rest, 14);
        const Rect chip = rect_cut_left(&rest, 24);
        const Color color = is_served ? theme->accent : theme->quiet;
        ui_chip(ui, rect_middle(chip), fminf(CHIP, box.h - 2), is_served ? CHIP_FILLED : CHIP_RING,
                color, is_served ? theme->accent_ink : theme->panel, lane->table);
        rect_cut_left(&rest, 8);
        ui_label(ui, (TextStyle){DRAW_MONO, fminf(SIZE_WORDS, box.h * 0.72f), ink}, DRAW_LEFT, rest,
                 name);
    } else {
        char words[160];
        rect_cut_left(&rest, 18);
        snprintf(words, sizeof words, "%d %.*s", lane->table,
                 (int)(name.size < 140 ? name.size : 140), name.bytes);
        ui_label(ui, (TextStyle){DRAW_MONO, fminf(13, box.h * 0.82f), ink}, DRAW_LEFT, rest,
                 text_of(words));
    }
    if (info.task != 0) {
        ui_hot(ui, box, ACTION_SELECT, info.task, false, (Text){NULL, 0});
    }
}

static void draw_lanes(Ui *ui, const Scene *scene, const Lanes *lanes, const TimeScale *scale,
                       LanePlan plan, Rect rect) {
    for (int i = 0; i < plan.count; i++) {
        const Lane *lane = &lanes->lanes.items[plan.first + i];
        const float bar_h =
            plan.is_packed ? fmaxf(plan.pitch - 1.4f, 1) : fminf(14, plan.pitch * 0.58f);
        const float y = plan.top + (float)i * plan.pitch + plan.pitch / 2;
        const Rect bar = {scale->left, y - bar_h / 2, scale->right - scale->left, bar_h};
        for (int k = 0; k < lane->count; k++) {
            draw_piece(ui, scene, scale, lanes->pieces.items[lane->first + k], bar, plan.is_packed);
        }
        if (!plan.is_packed) {
            draw_runs(ui, scene, lanes, lane, scale, bar);
        }
        if (!plan.is_packed && plan.label_w > 20 && lane->table > 0) {
            draw_lane_label(ui, scene, lane,
                            (Rect){rect.x, y - plan.pitch / 2, plan.label_w, plan.pitch},
                            plan.pitch >= 21);
        }
    }
}

// ---- Marks, playhead, legend ----

static void draw_marks(Ui *ui, const Scene *scene, const TimeScale *scale, Rect rect) {
    // Output as small diamonds, warnings as triangles, on the axis; one for each place on it.
    static const PositionKind KINDS[] = {POSITION_PRINT, POSITION_WARNING};
    for (size_t k = 0; k < 2; k++) {
        const Positions *marks = &scene->index->kinds[KINDS[k]];
        float last = -100;
        const int stride = marks->count > MARKS_MAX ? marks->count / MARKS_MAX : 1;
        for (int i = 0; i < marks->count; i += stride) {
            const SimTime t = replay_event_at(scene->view->replay, marks->items[i])->t;
            const float x = time_scale_x(scale, t);
            if (t < scale->from || t > scale->to || x - last < 5) {
                continue;
            }
            last = x;
            const float y = rect.y + AXIS_H + 1;
            if (KINDS[k] == POSITION_PRINT) {
                draw_round_rect(ui->list, (Rect){x - 1.5f, y, 3, 5}, 1, ui->theme.mark);
            } else {
                draw_triangle(ui->list, (Point){x, y - 3}, (Point){x + 4, y + 5},
                              (Point){x - 4, y + 5}, ui->theme.ready);
            }
        }
    }
}

// Two strokes on the axis, as a scale that is broken there: playing shortens these waits.
static void draw_long_waits(Ui *ui, const Scene *scene, const TimeScale *scale, Rect rect) {
    const Positions *jumps = &scene->index->kinds[POSITION_CLOCK];
    const int stride = jumps->count > MARKS_MAX ? jumps->count / MARKS_MAX : 1;
    for (int i = 0; i < jumps->count; i += stride) {
        const Event jump = *replay_event_at(scene->view->replay, jumps->items[i]);
        const SimTime from = jump.as.clock.from;
        const float left = time_scale_x(scale, from), right = time_scale_x(scale, jump.t);
        const float x = (left + right) / 2, y = rect.y + AXIS_H + 4;
        if (jump.t - from <= PACE_LONG_NS || right - left < 40 || x < scale->left ||
            x > scale->right) {
            continue;
        }
        const Stroke stroke = {.width = 1.6f, .round = true, .color = ui->theme.mark};
        for (int k = 0; k < 2; k++) {
            const float at = x - 3 + (float)k * 6;
            draw_line(ui->list, (Point){at - 2, y + 5}, (Point){at + 2, y - 5}, stroke);
        }
        ui_hot(ui, (Rect){x - 9, y - 8, 18, 16}, ACTION_TIMELINE, 0, false,
               TEXT("a long wait: playing shortens it"));
    }
}

static void draw_playhead(Ui *ui, const Scene *scene, const TimeScale *scale, Rect rect) {
    if (scene->now < scale->from || scene->now > scale->to) {
        return;
    }
    const float x = time_scale_x(scale, scene->now), y = rect.y + AXIS_H;
    const Color color = ui->theme.error;
    draw_rect(ui->list, (Rect){x - 1, y, 2, rect.h - AXIS_H - 7}, color);
    draw_triangle(ui->list, (Point){x - 7, y - 2}, (Point){x + 7, y - 2}, (Point){x, y + 7}, color);
}

static void draw_legend(Ui *ui, Rect rect) {
    static const struct {
        TableState state;
        const char *words;
    } PARTS[] = {
        {TABLE_SERVED, "runs"},
        {TABLE_READY, "ready"},
        {TABLE_ASLEEP, "waits for time"},
        {TABLE_IN_LINE, "in line for a thing"},
        {TABLE_BLOCKED, "holds the thread"},
    };
    const TextStyle style = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
    Rect rest = rect;
    for (int i = (int)(sizeof PARTS / sizeof *PARTS) - 1; i >= 0; i--) {
        const float width = ui_width(ui, style, text_of(PARTS[i].words)) + 54;
        if (rest.w < width) {
            return;
        }
        Rect part = rect_cut_right(&rest, width);
        draw_rect(ui->list, rect_inset(part, -4, 0), ui->theme.panel);
        const Rect sample = {part.x, part.y + part.h / 2 - 5, 22, 10};
        if (PARTS[i].state == TABLE_SERVED) {
            draw_round_rect(ui->list, sample, 2, ui->theme.accent);
        } else {
            draw_wait_part(ui, PARTS[i].state, sample, false);
        }
        rect_cut_left(&part, 28);
        ui_label(ui, style, DRAW_LEFT, part, text_of(PARTS[i].words));
    }
}

// Which lanes fit: all, or the page with the table that matters now.
static LanePlan plan_lanes(const Scene *scene, const Lanes *lanes, Rect rect, bool is_packed) {
    LanePlan plan = {.is_packed = is_packed, .top = rect.y};
    if (is_packed) {
        plan.count = lanes->lanes.count;
        plan.pitch = fminf(rect.h / fmaxf((float)plan.count, 1), 9);
        return plan;
    }
    const int fit = (int)fmaxf(rect.h / PITCH_MIN, 1);
    const int all = lanes->lanes.count;
    plan.count = all < fit ? all : fit;
    plan.pitch = fminf(PITCH, rect.h / fmaxf((float)plan.count, 1));
    const int64_t task = scene->selected ? scene->selected : scene->world->task;
    const int64_t table = scene_table_of(scene, task);
    const int page = table > 0 && all > fit ? (int)(table - 1) / fit : 0;
    // The last page is as full as the others.
    plan.first = page * fit + plan.count <= all ? page * fit : all - plan.count;
    return plan;
}

// "1–6 of 9" where not all lanes are seen.
static void draw_page(Ui *ui, const Lanes *lanes, LanePlan plan, Rect box) {
    char words[48];
    if (plan.is_packed || plan.count >= lanes->lanes.count) {
        return;
    }
    snprintf(words, sizeof words, "%d\u2013%d of %d", plan.first + 1, plan.first + plan.count,
             lanes->lanes.count);
    ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT, box, text_of(words));
    ui_hot(ui, box, ACTION_NONE, 0, false,
           TEXT("the lanes of the table that is served or selected"));
}

static float label_width(const Ui *ui, const Scene *scene, const Lanes *lanes, Rect rect) {
    float width = 0;
    for (int i = 0; i < lanes->lanes.count && i < 40; i++) {
        const Text name =
            scene_tables(scene) > 0 ? scene_table_name(scene, lanes->lanes.items[i].table)
            : i == 0                ? view_file_name(scene->view)
                     : trace_text(scene->view->trace, scene->index->stations.items[i].func);
        width = fmaxf(width, ui_width(ui, (TextStyle){DRAW_MONO, SIZE_WORDS, 0}, name));
    }
    return floorf(fminf(fmaxf(width + 70, 130), rect.w * (rect.w < 1000 ? 0.28f : 0.22f)));
}

TimeScale panel_timeline(Ui *ui, const Scene *scene, const Lanes *lanes, const Scene *other,
                         const Lanes *other_lanes, Rect rect) {
    draw_box_begin(ui->list, 0, 0, rect, TEXT("timeline"));
    ui_paper(ui, rect, ui->theme.panel);
    const bool is_packed = scene_tables(scene) > 16 && !other;
    const float label_w = is_packed ? 24 : label_width(ui, scene, lanes, rect);
    const TimeScale scale = {.left = rect.x + label_w + 20,
                             .right = rect.x + rect.w - 36,
                             .from = lanes->from,
                             .to = lanes->to};
    draw_ticks(ui, &scale, rect);
    Rect legend = {0, 0, 0, 0};
    Rect room = {rect.x, rect.y + AXIS_H + 6, rect.w, rect.h - AXIS_H - 14};
    const Rect whole = {scale.left - 12, rect.y, scale.right - scale.left + 24, rect.h};
    ui_hot(ui, whole, ACTION_TIMELINE, 0, true, (Text){NULL, 0});
    if (room.h >= 12) {
        Rect upper = room;
        if (other) {
            const float both = (float)(lanes->lanes.count + other_lanes->lanes.count);
            upper = rect_cut_top(&room, room.h * (float)lanes->lanes.count / fmaxf(both, 1));
        }
        LanePlan plan = plan_lanes(scene, lanes, upper, is_packed);
        plan.label_w = is_packed ? 0 : label_w;
        draw_page(ui, lanes, plan, (Rect){rect.x + 18, rect.y + 4, label_w - 18, AXIS_H - 4});
        draw_lanes(ui, scene, lanes, &scale, plan, rect);
        const float used = plan.pitch * (float)plan.count;
        if (!other && upper.h - used >= 20 && rect.w > 900) {
            legend = (Rect){scale.left, upper.y + used + 2, scale.right - scale.left + 20, 18};
        }
        if (other) {
            LanePlan lower = plan_lanes(other, other_lanes, room, false);
            lower.label_w = label_w;
            ui->view = 1;
            draw_lanes(ui, other, other_lanes, &scale, lower, rect);
            ui->view = 0;
        }
    }
    draw_marks(ui, scene, &scale, rect);
    draw_long_waits(ui, scene, &scale, rect);
    draw_playhead(ui, scene, &scale, rect);
    if (legend.h > 0) {
        draw_legend(ui, legend);
    }
    if (ui_is(ui, ui->focus, ACTION_TIMELINE, 0)) {
        ui_focus_frame(ui, rect_inset(whole, 4, 5), 4);
    }
    draw_box_end(ui->list);
    return scale;
}
