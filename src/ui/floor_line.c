// The straight line: code outside of a loop. Stations are the file itself, then each function that
// it calls directly, in order of first call.

#include "ui/floor.h"

#include <math.h>
#include <stdio.h>

#define MAX_STATIONS 12

typedef struct Line {
    Rect area;
    float y, radius, step, first_x;
    int count;  // stations that are drawn
    int hidden; // and how many more there are
} Line;

static Point station_at(const Line *line, float station) {
    return (Point){line->first_x + station * line->step, line->y};
}

static Line make_line(const Scene *scene, Rect area) {
    Line line = {.area = area};
    const int stations = scene->index->stations.count > 0 ? scene->index->stations.count : 1;
    const int fit = (int)fmaxf(area.w / 110, 2);
    line.count = stations < fit ? stations : fit;
    line.count = line.count < MAX_STATIONS ? line.count : MAX_STATIONS;
    line.hidden = stations - line.count;
    line.step = fminf(area.w / (float)line.count, 260);
    line.radius = fminf(fminf(TABLE_R, line.step * 0.24f), fmaxf(area.h - LABEL_H - 20, 20) * 0.2f);
    // Above a station stands the server, below it are two lines of words.
    const float above = line.radius * 2.4f + 20, below = line.radius + 12 + LABEL_H;
    line.y = fminf(fmaxf(area.y + area.h * 0.46f, area.y + above), area.y + area.h - below);
    line.first_x = area.x + area.w / 2 - line.step * (float)(line.count - 1) / 2;
    return line;
}

typedef struct Station {
    bool is_called, is_running, has_returned;
} Station;

static Station station_state(const Scene *scene, int i) {
    Station state = {0};
    const IndexStation *station = &scene->index->stations.items[i];
    const int calls = positions_until(&station->calls, scene->at);
    const int returns = positions_until(&station->returns, scene->at);
    state.is_called = i == 0 ? scene->at >= 0 : calls > 0;
    state.is_running =
        scene->to.kind == PLACE_STATION && scene->to.number == i && !scene->world->ended;
    state.has_returned = i == 0 ? scene->world->ended : calls > 0 && returns >= calls;
    return state;
}

static Text station_name(const Scene *scene, int i) {
    return i == 0 ? view_file_name(scene->view)
                  : trace_text(scene->view->trace, scene->index->stations.items[i].func);
}

static void station_words(const Scene *scene, int i, Station state, Buf *out) {
    const World *world = scene->world;
    const bool is_blocked = world->blocked_to != TIME_NONE;
    if (state.is_running && is_blocked) {
        buf_add_text(out, trace_text(scene->view->trace, world->blocked_what));
        buf_addf(out, " holds the thread");
    } else if (state.has_returned) {
        buf_addf(out, i == 0 ? "has ended" : "has returned");
    } else if (state.is_running) {
        buf_addf(out, "runs");
        if (world_line(world) > 0) {
            buf_addf(out, " \u00b7 line %d", world_line(world));
        }
        // Calls stack up at the station of the first one.
        const WorldFrame *frame = world_running_frame(world);
        if (frame && frame->depth > 1) {
            buf_addf(out, " \u00b7 %d calls deep", frame->depth);
        }
    } else if (state.is_called) {
        const WorldFrame *module = world_frame(world, 0);
        buf_addf(out, "waits for its call");
        if (i == 0 && module && module->line > 0) {
            out->size = 0;
            buf_addf(out, "called at line %d", module->line);
        }
    } else {
        buf_addf(out, "not started");
    }
}

static void draw_station(Ui *ui, const Scene *scene, const Line *line, int i) {
    const Theme *theme = &ui->theme;
    const Station state = station_state(scene, i);
    const Point at = station_at(line, (float)i);
    const float r = line->radius;
    const bool is_blocked = state.is_running && scene->world->blocked_to != TIME_NONE;
    if (state.is_running && !is_blocked) {
        draw_disc(ui->list, at, r + fmaxf(r * 0.15f, 5), theme->halo);
    }
    draw_disc(ui->list, at, r, theme->disc);
    draw_ring(ui->list, at, r - 0.75f, (Stroke){.width = 1.5f, .color = theme->disc_edge});
    if (state.is_running) {
        draw_ring(ui->list, at, r - 2, (Stroke){.width = 3.5f, .color = theme->accent});
    } else if (state.has_returned) {
        draw_ring(ui->list, at, r - 1.4f, (Stroke){.width = 2.8f, .color = theme->done});
    }
    if (is_blocked) {
        const double whole = (double)(scene->world->blocked_to - scene->world->blocked_from);
        const double left = (double)(scene->world->blocked_to - scene->now) / fmax(whole, 1);
        floor_arc(ui, at, r + fmaxf(r * 0.12f, 4), fmaxf(r * 0.1f, 3),
                  (float)fmin(fmax(left, 0), 1), theme->error);
    }
    char digits[16];
    snprintf(digits, sizeof digits, "%d", i + 1);
    draw_text_in(ui->list, ui->measure,
                 (TextStyle){DRAW_UI_BOLD, r * 0.6f,
                             state.is_running  ? theme->accent
                             : state.is_called ? theme->ink
                                               : theme->quiet},
                 DRAW_CENTER, (Rect){at.x - r, at.y - r, 2 * r, 2 * r}, text_of(digits));
    Buf words;
    buf_init(&words, ui->alloc);
    station_words(scene, i, state, &words);
    Rect label = {at.x - line->step / 2 + 6, at.y + r + 12, line->step - 12, LABEL_H};
    draw_box_begin(ui->list, 0, 0, label, TEXT("station"));
    const TextStyle style = {DRAW_UI, SIZE_WORDS,
                             is_blocked                              ? theme->error
                             : state.is_running                      ? theme->accent
                             : state.has_returned && state.is_called ? theme->done
                                                                     : theme->quiet};
    // What holds the thread stands in the sentence too.
    if (is_blocked && ui_width(ui, style, buf_text(&words)) > label.w) {
        buf_clear(&words);
        buf_addf(&words, "holds the thread");
    }
    floor_fit(ui, (TextStyle){DRAW_MONO_BOLD, 15.0f, state.is_called ? theme->ink : theme->quiet},
              3, DRAW_CENTER, rect_cut_top(&label, LABEL_H / 2), station_name(scene, i));
    floor_fit(ui, style, 3, DRAW_CENTER, label, buf_text(&words));
    draw_box_end(ui->list);
    buf_deinit(&words);
}

static float station_of(const Line *line, Place place) {
    const float last = (float)(line->count - 1);
    return place.kind == PLACE_STATION ? fminf((float)place.number, last) : 0;
}

static void draw_server(Ui *ui, const Scene *scene, const Line *line) {
    const float from = station_of(line, scene->from), to = station_of(line, scene->to);
    const float station = from + (to - from) * floor_ease(scene->walked);
    const Point under = station_at(line, station);
    // On a low floor it is as small as the room above the stations.
    const float gap = fmaxf(line->radius * 0.2f, 9);
    const float room = under.y - line->radius - gap - line->area.y;
    const float size = fmaxf(fminf(fminf(SERVER_R, line->radius * 0.6f), room / 2), 6);
    const Point at = {under.x, under.y - line->radius - size - gap};
    floor_server(ui, scene, at, size);
    if (scene->walked < 1) {
        return;
    }
    const bool is_blocked = scene->world->blocked_to != TIME_NONE;
    const Text words =
        is_blocked ? TEXT("the thread stands here until the call returns") : TEXT("the thread");
    const TextStyle style = {DRAW_UI_BOLD, SIZE_HEAD,
                             is_blocked ? ui->theme.error : ui->theme.accent};
    const float width = ui_width(ui, style, words) + 2;
    Rect box = {at.x + size + 8, at.y - 9, width, 18};
    if (box.x + width > line->area.x + line->area.w) {
        // No room at the right: above the figure, kept inside.
        box.x = fminf(at.x - width / 2, line->area.x + line->area.w - width);
        box.x = fmaxf(box.x, line->area.x);
        box.w = fminf(width, line->area.w);
        box.y = at.y - size - 22;
    }
    draw_box_begin(ui->list, 0, DRAW_BOX_FLOATS, box, TEXT("server"));
    ui_label(ui, style, DRAW_LEFT, box, words);
    draw_box_end(ui->list);
}

void floor_line(Ui *ui, const Scene *scene, Rect area) {
    const Line line = make_line(scene, area);
    const float reach = line.radius + 34;
    draw_line(
        ui->list, (Point){fmaxf(station_at(&line, 0).x - reach, area.x), line.y},
        (Point){fminf(station_at(&line, (float)line.count - 1).x + reach, area.x + area.w), line.y},
        (Stroke){.width = 2, .dash = 3, .gap = 7, .round = true, .color = ui->theme.track});
    for (int i = 0; i < line.count && i < scene->index->stations.count; i++) {
        draw_station(ui, scene, &line, i);
    }
    if (line.hidden > 0) {
        char words[64];
        snprintf(words, sizeof words, "and %d more %s", line.hidden,
                 line.hidden == 1 ? "function" : "functions");
        const Rect box = {area.x, area.y + area.h - 24, area.w, 20};
        if (box.y >= line.y + line.radius + 12 + LABEL_H) {
            ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_CENTER, box,
                     text_of(words));
        }
    }
    draw_server(ui, scene, &line);
}
