#include "ui/panel.h"

#include <math.h>
#include <stdio.h>

#define AXIS_H      24.0f
#define PITCH       33.0f // between lanes, where there is room
#define PITCH_MIN   13.0f
#define MARKS_MAX   2000 // of one kind that are looked at
#define RUN_W       9.0f
#define SMALL_PITCH 4.0f
#define OWN_H       22.0f // of the lane of one table above rows that many share
#define RUN_CLOSE   4.0f  // between runs that can still be told apart

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

// So many tables share rows.
static bool is_packed(const Scene *scene) {
    return scene_tables(scene) > LANES_MAX;
}

static int64_t table_that_matters(const Scene *scene) {
    return scene_table_of(scene, scene->selected ? scene->selected : scene->world->task);
}

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
        draw_round_rect(ui->list, bar, fminf(3, bar.w / 2),
                        is_later ? theme->lane_later : theme->lane);
        break;
    case TABLE_WAITS:
        // For others, not for a time: thinner.
        draw_rect(ui->list, (Rect){bar.x, bar.y + bar.h * 0.3f, bar.w, fmaxf(bar.h * 0.4f, 1)},
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
    const TimeScale scale = {.left = rect.x,
                             .right = rect.x + rect.w,
                             .from = lanes->from,
                             .to = lanes->to > lanes->from ? lanes->to : lanes->from + 1};
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
    const Color color = is_later                  ? theme->mark
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

// What is under the pointer, in words: "asleep: 0.20 s to 1.00 s".
static void explain_piece(Ui *ui, const TimeScale *scale, const Lanes *lanes, const Lane *lane,
                          Rect row) {
    static const char *const WORDS[TABLE_STATES] = {
        [TABLE_NEW] = "made, not served yet", [TABLE_READY] = "ready",
        [TABLE_BLOCKED] = "holds the thread", [TABLE_ASLEEP] = "asleep",
        [TABLE_WAITS] = "waits for tables",   [TABLE_IN_LINE] = "in line for a thing",
    };
    if (!ui->has_pointer || !rect_contains(row, ui->pointer)) {
        return;
    }
    for (int k = lane->first; k < lane->first + lane->count; k++) {
        const LanePiece piece = lanes->pieces.items[k];
        const float from = time_scale_x(scale, piece.from), to = time_scale_x(scale, piece.to);
        if (WORDS[piece.state] && ui->pointer.x >= from && ui->pointer.x < to) {
            char begin[TIME_SIZE], end[TIME_SIZE], words[3 * TIME_SIZE];
            snprintf(words, sizeof words, "%s: %s to %s", WORDS[piece.state],
                     ui_time(piece.from, begin).bytes, ui_time(piece.to, end).bytes);
            ui_hot(ui, (Rect){fmaxf(from, row.x), row.y, to - fmaxf(from, row.x), row.h},
                   ACTION_TIMELINE, 0, false, text_of(words));
        }
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
        explain_piece(ui, scale, lanes, lane,
                      (Rect){scale->left, y - plan.pitch / 2, bar.w, plan.pitch});
        if (!plan.is_packed && plan.label_w > 20 && lane->table > 0) {
            draw_lane_label(ui, scene, lane,
                            (Rect){rect.x, y - plan.pitch / 2, plan.label_w, plan.pitch},
                            plan.pitch >= 21);
        }
    }
}

// ---- Marks, playhead, legend ----

// One mark for each place on the axis, however many there are.
static bool has_mark(const TimeScale *scale, SimTime t, float *last) {
    const float x = time_scale_x(scale, t);
    if (t < scale->from || t > scale->to || x - *last < 5) {
        return false;
    }
    *last = x;
    return true;
}

// Output is a small bar, a warning a triangle.
static void draw_positions(Ui *ui, const Scene *scene, const TimeScale *scale, float y,
                           PositionKind kind) {
    const Positions *marks = &scene->index->kinds[kind];
    const int stride = marks->count > MARKS_MAX ? marks->count / MARKS_MAX : 1;
    float last = -100;
    for (int i = 0; i < marks->count; i += stride) {
        if (!has_mark(scale, replay_event_at(scene->view->replay, marks->items[i])->t, &last)) {
            continue;
        }
        if (kind == POSITION_PRINT) {
            draw_round_rect(ui->list, (Rect){last - 1.5f, y, 3, 5}, 1, ui->theme.mark);
        } else {
            draw_triangle(ui->list, (Point){last, y - 3}, (Point){last + 4, y + 5},
                          (Point){last - 4, y + 5}, ui->theme.ready);
        }
    }
}

// A table that has failed is a cross.
static void draw_errors(Ui *ui, const Lanes *lanes, const TimeScale *scale, float y) {
    const Stroke stroke = {.width = 2, .round = true, .color = ui->theme.error};
    float last = -100;
    for (int i = 0; i < lanes->errors.count; i++) {
        if (has_mark(scale, lanes->errors.items[i], &last)) {
            draw_line(ui->list, (Point){last - 3, y}, (Point){last + 3, y + 6}, stroke);
            draw_line(ui->list, (Point){last + 3, y}, (Point){last - 3, y + 6}, stroke);
        }
    }
}

static void draw_marks(Ui *ui, const Scene *scene, const Lanes *lanes, const TimeScale *scale,
                       Rect rect) {
    const float y = rect.y + AXIS_H + 1;
    draw_positions(ui, scene, scale, y, POSITION_PRINT);
    draw_positions(ui, scene, scale, y, POSITION_WARNING);
    draw_errors(ui, lanes, scale, y);
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

void timeline_legend(Ui *ui, Rect rect) {
    static const struct {
        TableState state;
        const char *words;
    } PARTS[] = {
        {TABLE_SERVED, "runs"},
        {TABLE_READY, "ready"},
        {TABLE_ASLEEP, "waits for time"},
        {TABLE_WAITS, "waits for tables"},
        {TABLE_IN_LINE, "in line for a thing"},
        {TABLE_BLOCKED, "holds the thread"},
    };
    const int count = (int)(sizeof PARTS / sizeof *PARTS);
    const TextStyle style = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
    float words = 0;
    for (int i = 0; i < count; i++) {
        words += ui_width(ui, style, text_of(PARTS[i].words)) + 28;
    }
    const float gap = fminf((rect.w - words) / (float)count - 1, 26);
    Rect rest = rect;
    for (int i = count - 1; i >= 0 && gap > 6; i--) {
        const float width = ui_width(ui, style, text_of(PARTS[i].words)) + 28 + gap;
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

// Which lanes fit: all, or as many as there is room for, those that the user has scrolled to or the
// page with the table that matters now.
static LanePlan plan_lanes(const Scene *scene, const Lanes *lanes, int wanted, Rect rect) {
    LanePlan plan = {.is_packed = is_packed(scene), .top = rect.y};
    if (plan.is_packed) {
        plan.count = lanes->lanes.count;
        plan.pitch = fminf(rect.h / fmaxf((float)plan.count, 1), 9);
        return plan;
    }
    const int fit = (int)fmaxf(rect.h / PITCH_MIN, 1);
    const int all = lanes->lanes.count;
    plan.count = all < fit ? all : fit;
    plan.pitch = fminf(PITCH, rect.h / fmaxf((float)plan.count, 1));
    const int64_t table = table_that_matters(scene);
    const int page = table > 0 && all > fit ? (int)(table - 1) / fit : 0;
    const int first = wanted >= 0 ? wanted : page * fit;
    // The last page is as full as the others.
    plan.first = first + plan.count <= all ? first : all - plan.count;
    return plan;
}

// "1–6 of 9" above the names where not all lanes are seen, and a bar that says the same.
static void draw_page(Ui *ui, const Lanes *lanes, LanePlan plan, Rect room, bool has_words) {
    char words[48];
    const int all = lanes->lanes.count;
    if (plan.is_packed || plan.count >= all) {
        return;
    }
    const float whole = plan.pitch * (float)plan.count;
    const float high = fmaxf(whole * (float)plan.count / (float)all, 10);
    const float share = (float)plan.first / (float)(all - plan.count);
    const Rect bar = {room.x + 6, plan.top + (whole - high) * share, 4, high};
    draw_round_rect(ui->list, bar, 2, ui->theme.track);
    if (has_words) {
        const Rect box = {room.x + 18, room.y - AXIS_H - 2, plan.label_w - 18, 20};
        snprintf(words, sizeof words, "%d\u2013%d of %d", plan.first + 1, plan.first + plan.count,
                 all);
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT, box,
                 text_of(words));
        ui_hot(ui, box, ACTION_NONE, 0, false,
               TEXT("the wheel over the names scrolls; a step goes to the table that is served"));
    }
}

static float label_width(const Ui *ui, const TimelineView *views, int count, Rect rect) {
    float width = 0;
    for (int v = 0; v < count; v++) {
        const Scene *scene = views[v].scene;
        for (int i = 0; i < views[v].lanes->lanes.count && i < 40; i++) {
            const int table = is_packed(scene) ? i + 1 : views[v].lanes->lanes.items[i].table;
            const Text name =
                scene_tables(scene) > 0 ? scene_table_name(scene, table)
                : i == 0                ? view_file_name(scene->view)
                         : trace_text(scene->view->trace, scene->index->stations.items[i].func);
            width = fmaxf(width, ui_width(ui, (TextStyle){DRAW_MONO, SIZE_WORDS, 0}, name));
        }
    }
    return floorf(fminf(fmaxf(width + 70, 130), rect.w * (rect.w < 1000 ? 0.28f : 0.22f)));
}

// Among many tables, the one that matters has a lane of its own above the others.
static void draw_own_lane(Ui *ui, const TimelineView *view, const TimeScale *scale, Rect row,
                          float label_w) {
    const int64_t table = table_that_matters(view->scene);
    Rect label = row;
    label.w = label_w;
    if (table == 0) {
        char words[64], number[TIME_SIZE];
        rect_cut_left(&label, 18);
        snprintf(words, sizeof words, "%s tables",
                 ui_number(scene_tables(view->scene), number).bytes);
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT, label,
                 text_of(words));
        return;
    }
    Lanes own;
    lanes_init(&own, ui->alloc);
    lanes_make_one(&own, view->scene, table, scale->from, scale->to);
    const LanePlan plan = {.count = 1, .top = row.y, .pitch = row.h, .label_w = label_w};
    draw_lanes(ui, view->scene, &own, scale, plan, row);
    lanes_deinit(&own);
}

// The lanes of one trace; returns how much of the height they take.
static float draw_view(Ui *ui, const TimelineView *view, TimeScale *scale, Rect room, float label_w,
                       int v) {
    float used = 0;
    scale->rooms[v] = room;
    if (is_packed(view->scene) && room.h > 40) {
        draw_own_lane(ui, view, scale, rect_cut_top(&room, OWN_H), label_w);
        used += OWN_H;
    }
    LanePlan plan = plan_lanes(view->scene, view->lanes, view->first, room);
    plan.label_w = label_w;
    scale->first[v] = plan.first;
    scale->last_first[v] = view->lanes->lanes.count - plan.count;
    draw_lanes(ui, view->scene, view->lanes, scale, plan, room);
    draw_page(ui, view->lanes, plan, room, v == 0);
    return used + plan.pitch * (float)plan.count;
}

// How much of the height a trace gets beside another one.
static float weight_of(const TimelineView *view) {
    return is_packed(view->scene) ? 5 : fminf((float)view->lanes->lanes.count, 8);
}

TimeScale panel_timeline(Ui *ui, const TimelineView *views, int count, Rect rect) {
    draw_box_begin(ui->list, 0, 0, rect, TEXT("timeline"));
    ui_paper(ui, rect, ui->theme.panel);
    const float label_w = label_width(ui, views, count, rect);
    TimeScale scale = {.left = rect.x + label_w + 20,
                       .right = rect.x + rect.w - 36,
                       .from = views[0].lanes->from,
                       .to = views[0].lanes->to};
    draw_ticks(ui, &scale, rect);
    Rect room = {rect.x, rect.y + AXIS_H + 6, rect.w, rect.h - AXIS_H - 14};
    const Rect whole = {scale.left - 12, rect.y, scale.right - scale.left + 24, rect.h};
    ui_hot(ui, whole, ACTION_TIMELINE, 0, true, (Text){NULL, 0});
    float all = 0, used = 0;
    for (int i = 0; i < count; i++) {
        all += weight_of(&views[i]);
    }
    const float room_h = room.h;
    for (int i = 0; i < count && room_h >= 12; i++) {
        const float share = weight_of(&views[i]) / fmaxf(all, 1);
        const bool is_last = i + 1 == count;
        ui->view = i;
        used = draw_view(ui, &views[i], &scale,
                         is_last ? room : rect_cut_top(&room, room_h * share), label_w, i);
    }
    ui->view = 0;
    for (int i = 0; i < count; i++) {
        draw_marks(ui, views[i].scene, views[i].lanes, &scale, rect);
    }
    draw_long_waits(ui, views[0].scene, &scale, rect);
    Rect ruled = rect;
    if (count == 1 && room.h - used >= 20 && rect.w > 900) {
        // The playhead ends above the legend.
        const Rect legend = {scale.left, room.y + used + 2, scale.right - scale.left + 20, 18};
        ruled.h = legend.y - rect.y + 4;
        timeline_legend(ui, legend);
    }
    draw_playhead(ui, views[0].scene, &scale, ruled);
    if (ui_is(ui, ui->focus, ACTION_TIMELINE, 0)) {
        ui_focus_frame(ui, rect_inset(whole, 4, 5), 4);
    }
    draw_box_end(ui->list);
    return scale;
}
