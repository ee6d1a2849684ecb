// More tables than can be drawn in full: marks on concentric rings, in the order of their numbers
// from the outermost ring inwards. The served one, the next ones and the one under the pointer are
// shown in full; the first table, which usually waits for the others, stands in the middle.

#include "ui/floor.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MAX_RINGS    40
#define NEXT_IN_FULL 3
#define NUMBERED_R   10.0f  // marks of this size have room for their numbers
#define TITLE_W      190.0f // of the title in the corner, at most
#define THING_MIDDLE 110.0f // of a thing in the corner, from its left edge

typedef struct Crowd {
    Point center;
    float middle_r; // of the first table's circle
    float mark_r;
    int ring_count;
    float radius[MAX_RINGS];
    int first[MAX_RINGS + 1]; // the first table on each ring; the last item: behind all
    int64_t tables;           // that are drawn, the first one included
} Crowd;

// Seats for all with marks this far apart; false when they do not fit.
static bool seat_all(Crowd *crowd, float outer, float inner, float pitch, int64_t tables) {
    int64_t next = 2;
    crowd->ring_count = 0;
    const float between = fmaxf(pitch * 1.9f, 5.5f);
    for (float radius = outer; (radius >= inner || crowd->ring_count == 0) && next <= tables;
         radius -= between) {
        if (crowd->ring_count == MAX_RINGS) {
            break;
        }
        crowd->radius[crowd->ring_count] = radius;
        crowd->first[crowd->ring_count++] = (int)next;
        next += (int64_t)(6.2831853f * radius / pitch);
    }
    crowd->tables = next - 1 < tables ? next - 1 : tables;
    crowd->first[crowd->ring_count] = (int)crowd->tables + 1;
    return next > tables;
}

static Crowd make_crowd(const Scene *scene, Rect area) {
    Crowd crowd = {.center = rect_middle(area)};
    // Round the rings walks the server, and beside it stands the name of the served table.
    const float outer = fmaxf(fminf(area.h / 2 - 52, area.w / 2 - 132),
                              fminf(fmaxf(fminf(area.h, area.w) / 2 - 8, 8), 40));
    crowd.middle_r = outer * 0.39f;
    // On a very small floor numbers on the marks would be in the way of the server.
    for (float pitch = outer < 70 ? 24 : 44; pitch >= 3; pitch *= 0.94f) {
        crowd.mark_r = fminf(pitch * 0.34f, pitch > 30 ? NUMBERED_R + 3 : 7);
        if (seat_all(&crowd, outer, crowd.middle_r + 16 + pitch, pitch, scene_tables(scene))) {
            break;
        }
    }
    return crowd;
}

static Point mark_at(const Crowd *crowd, int64_t table, float *turns) {
    if (table <= 1) {
        *turns = 0;
        return crowd->center;
    }
    int ring = 0;
    while (ring + 1 < crowd->ring_count && table >= crowd->first[ring + 1]) {
        ring++;
    }
    const int on_ring = crowd->first[ring + 1] - crowd->first[ring];
    // A ring that is not full keeps the distance of the others.
    const bool is_last = ring == crowd->ring_count - 1;
    const float full = is_last && ring > 0 ? (float)(crowd->first[1] - crowd->first[0]) *
                                                 crowd->radius[ring] / crowd->radius[0]
                                           : (float)on_ring;
    *turns = (float)(table - crowd->first[ring]) / fmaxf(full, 1);
    const Point way = draw_direction(*turns);
    return (Point){crowd->center.x + way.x * crowd->radius[ring],
                   crowd->center.y + way.y * crowd->radius[ring]};
}

// ---- Marks ----

static void cross(Ui *ui, Point at, float r, Color color, bool both) {
    const Stroke stroke = {.width = fmaxf(r * 0.45f, 1.2f), .round = true, .color = color};
    draw_line(ui->list, (Point){at.x - r, at.y + r}, (Point){at.x + r, at.y - r}, stroke);
    if (both) {
        draw_line(ui->list, (Point){at.x - r, at.y - r}, (Point){at.x + r, at.y + r}, stroke);
    }
}

static void draw_mark(Ui *ui, const Scene *scene, int64_t table, TableState state, Point at,
                      float r) {
    const Theme *theme = &ui->theme;
    const float thin = fmaxf(r * 0.22f, 1);
    switch (state) {
    case TABLE_ABSENT:
    case TABLE_STATES:
        break;
    case TABLE_FINISHED:
        draw_disc(ui->list, at, r, theme->done);
        break;
    case TABLE_FAILED:
        cross(ui, at, r * 0.8f, theme->error, true);
        break;
    case TABLE_CANCELLED:
        draw_ring(ui->list, at, r - thin / 2, (Stroke){.width = thin, .color = theme->track});
        cross(ui, at, r * 0.7f, theme->mark, false);
        break;
    case TABLE_READY:
        draw_disc(ui->list, at, r, theme->ready);
        draw_disc(ui->list, at, r * 0.4f, theme->floor);
        break;
    case TABLE_NEW:
        draw_disc(ui->list, at, r * 0.45f, theme->ready);
        break;
    case TABLE_ASLEEP: {
        const TableInfo info = scene_table(scene, table);
        const float left = floor_time_left(scene, &info);
        draw_disc(ui->list, at, r, theme->disc);
        floor_arc(ui, at, r - r * 0.15f, fmaxf(r * 0.34f, 1.4f), left < 0 ? 1 : left,
                  theme->accent);
        break;
    }
    case TABLE_WAITS:
    case TABLE_IN_LINE:
        draw_disc(ui->list, at, r, theme->disc);
        draw_ring(ui->list, at, r - thin / 2, (Stroke){.width = thin, .color = theme->mark});
        break;
    case TABLE_SERVED:
    case TABLE_BLOCKED:
        draw_disc(ui->list, at, r, theme->accent);
        break;
    }
}

// A table with its number, larger than the marks round it.
static void draw_numbered(Ui *ui, int64_t table, TableState state, Point at) {
    const Theme *theme = &ui->theme;
    const bool is_served = state == TABLE_SERVED || state == TABLE_BLOCKED;
    const Color color = is_served ? theme->accent : floor_state_color(theme, state);
    draw_disc(ui->list, at, 13, theme->floor);
    ui_chip(ui, at, 22, is_served ? CHIP_FILLED : CHIP_RING, color,
            is_served ? theme->accent_ink : theme->floor, (int)table);
}

// What draw_numbered takes.
static Rect numbered_box(int64_t table, Point at) {
    const float half = table < 100 ? 12 : 20;
    return (Rect){at.x - half, at.y - 12, 2 * half, 24};
}

static bool is_taken(const Rect *taken, int count, Rect box) {
    for (int i = 0; i < count; i++) {
        if (rect_common(taken[i], box).w > 0) {
            return true;
        }
    }
    return false;
}

// ---- The middle ----

// "waits for 161 of 200", or less of it where the circle is small.
static void middle_words(Ui *ui, const Scene *scene, const TableInfo *info, Rect label) {
    const Text waits = TEXT("waits for ");
    Buf buf;
    buf_init(&buf, ui->alloc);
    scene_table_words(scene, info, &buf);
    Text words = buf_text(&buf);
    const TextStyle style = {DRAW_UI, 12, 0};
    const char *of = text_starts_with(words, waits) && ui_width(ui, style, words) > label.w
                         ? memmem(words.bytes, words.size, " of ", 4)
                         : NULL;
    if (of) {
        words.size = (size_t)(of - words.bytes);
        words = ui_width(ui, style, words) > label.w
                    ? (Text){words.bytes + waits.size, words.size - waits.size}
                    : words;
    }
    if (info->state == TABLE_SERVED) {
        buf_clear(&buf);
        buf_addf(&buf, "line %d", info->line);
        words = buf_text(&buf);
    }
    floor_words(ui, info, words, label, DRAW_CENTER);
    buf_deinit(&buf);
}

static void draw_middle(Ui *ui, const Scene *scene, const Crowd *crowd) {
    const TableInfo info = scene_table(scene, 1);
    if (info.state == TABLE_ABSENT) {
        return;
    }
    const Theme *theme = &ui->theme;
    int counts[TABLE_STATES];
    scene_count(scene, counts);
    const int over = counts[TABLE_FINISHED] + counts[TABLE_FAILED] + counts[TABLE_CANCELLED];
    const float share = (float)over / fmaxf((float)scene_tables(scene), 1);
    const float r = crowd->middle_r;
    if (info.state == TABLE_SERVED) {
        draw_disc(ui->list, crowd->center, r + 8, theme->halo);
        draw_disc(ui->list, crowd->center, r, theme->floor);
    }
    floor_arc(ui, crowd->center, r, 4.5f, share, theme->done);
    if (info.task == scene->selected) {
        draw_ring(ui->list, crowd->center, r + 8, (Stroke){.width = 2, .color = theme->accent});
    }
    Buf words;
    buf_init(&words, ui->alloc);
    buf_addf(&words, "1  ");
    buf_add_text(&words, info.name);
    buf_addf(&words, " \u00b7 ");
    scene_table_words(scene, &info, &words);
    ui_hot(ui, (Rect){crowd->center.x - r * 0.7f, crowd->center.y - r * 0.7f, r * 1.4f, r * 1.4f},
           ACTION_SELECT, info.task, true, buf_text(&words));
    buf_deinit(&words);
    // Where the circle is small the words are, too; the server stands below them.
    const float high = r < 40 ? 28 : r < 64 ? 34 : LABEL_H, up = r * (r < 64 ? 0.3f : 0.2f);
    const float half = sqrtf(fmaxf(r * r - (up + high / 2) * (up + high / 2), 1)) - 4;
    if (half >= 16) {
        const Rect label = {crowd->center.x - half, crowd->center.y - up - high / 2, 2 * half,
                            high};
        middle_words(ui, scene, &info, label);
    }
}

// ---- The server, and who is shown in full ----

static Point place_at(const Crowd *crowd, Place place, Rect area, float *turns) {
    if (place.kind == PLACE_TABLE && place.number > 1 && place.number <= crowd->tables) {
        mark_at(crowd, place.number, turns);
        // Outside of all rings, so that it hides nobody; on a very small floor at its edge.
        const Point way = draw_direction(*turns);
        const float out = crowd->radius[0] + crowd->mark_r + 22;
        return (Point){
            fminf(fmaxf(crowd->center.x + way.x * out, area.x + 16), area.x + area.w - 16),
            fminf(fmaxf(crowd->center.y + way.y * out, area.y + 16), area.y + area.h - 16)};
    }
    *turns = 0;
    return (Point){crowd->center.x, crowd->center.y + crowd->middle_r * 0.6f};
}

static bool is_label_free(const Crowd *crowd, Rect area, const FloorThings *things, Rect label) {
    // The nearest place to the center must be outside of all rings.
    const float x = fminf(fmaxf(crowd->center.x, label.x), label.x + label.w) - crowd->center.x;
    const float y = fminf(fmaxf(crowd->center.y, label.y), label.y + label.h) - crowd->center.y;
    const float out = crowd->radius[0] + crowd->mark_r;
    for (int i = 0; i < things->count; i++) {
        if (rect_common(label, things->items[i].box).w > 0) {
            return false;
        }
    }
    return x * x + y * y >= out * out && rect_is_inside(label, area);
}

// Where the words about the served table stand: beside the server on the outer side, else on the
// other one, else above what stands in the corner.
static Rect served_label(const Crowd *crowd, Rect area, const FloorThings *things, Point at,
                         bool is_left, float room) {
    const float y = fminf(fmaxf(at.y - LABEL_H / 2, area.y + 48), area.y + area.h - LABEL_H);
    const float other = fminf(is_left ? area.x + area.w - at.x - 24 : at.x - 24 - area.x, 180);
    const float wide = fminf(room, 180);
    Rect outer = {is_left ? at.x - 24 - wide : at.x + 24, y, wide, LABEL_H};
    const Rect inner = {is_left ? at.x + 24 : at.x - 24 - other, y, other, LABEL_H};
    static const float MOVED[] = {0, 12, -12, 24, -24, 40, -40};
    const int moves = (int)(sizeof MOVED / sizeof *MOVED);
    // Then in smaller type.
    for (int i = 0; i < 4 * moves; i++) {
        Rect tried = i % (2 * moves) < moves ? outer : inner;
        tried.h = i < 2 * moves ? LABEL_H : 34;
        const float top = area.y + (tried.x < area.x + TITLE_W ? 48 : 4);
        tried.y =
            fminf(fmaxf(at.y - tried.h / 2 + MOVED[i % moves], top), area.y + area.h - tried.h);
        if (is_label_free(crowd, area, things, tried)) {
            return tried;
        }
    }
    for (int i = 0; i < things->count; i++) {
        const Rect common = rect_common(outer, things->items[i].box);
        outer.y = common.w > 0 ? things->items[i].box.y - LABEL_H - 4 : outer.y;
    }
    return outer;
}

// Returns what the words beside the server take.
static Rect draw_server(Ui *ui, const Scene *scene, const Crowd *crowd, Rect area,
                        const FloorThings *things) {
    const Rect none = {0, 0, 0, 0};
    float from_turns, to_turns;
    const Point a = place_at(crowd, scene->from, area, &from_turns);
    const Point b = place_at(crowd, scene->to, area, &to_turns);
    const float done = floor_ease(scene->walked);
    const Point at = {a.x + (b.x - a.x) * done, a.y + (b.y - a.y) * done};
    if (scene->walked >= 1 && scene->to.kind == PLACE_TABLE && scene->to.number > 1) {
        const Point mark = mark_at(crowd, scene->to.number, &to_turns);
        const float away = hypotf(at.x - mark.x, at.y - mark.y);
        // From the edge of a mark, whose number is to be seen.
        const float part = fminf(fmaxf(crowd->mark_r, 11) / fmaxf(away, 1), 1);
        const Point edge = {mark.x + (at.x - mark.x) * part, mark.y + (at.y - mark.y) * part};
        draw_line(ui->list, edge, at, (Stroke){.width = 1.5f, .color = ui->theme.accent});
    }
    const bool is_outside = scene->to.kind == PLACE_TABLE && scene->to.number > 1;
    floor_server(ui, scene, at, is_outside ? 15 : fminf(15, crowd->middle_r * 0.24f));
    if (scene->walked < 1 || !is_outside) {
        return none;
    }
    const TableInfo info = scene_table(scene, scene->to.number);
    if (info.state == TABLE_ABSENT) {
        return none;
    }
    Buf words;
    buf_init(&words, ui->alloc);
    scene_table_words(scene, &info, &words);
    const bool is_left = at.x < crowd->center.x;
    const float room = is_left ? at.x - 24 - area.x : area.x + area.w - at.x - 24;
    // That it is served is seen by the figure: where there is little room the line is enough.
    if (info.state == TABLE_SERVED &&
        ui_width(ui, (TextStyle){DRAW_UI, SIZE_SMALL, 0}, buf_text(&words)) > room) {
        buf_clear(&words);
        buf_addf(&words, "line %d", info.line);
    }
    // How it ended, without when.
    const char *blank = words.size > 0 ? memchr(words.bytes, ' ', words.size) : NULL;
    if (blank && ui_width(ui, (TextStyle){DRAW_UI, SIZE_SMALL - 2, 0}, buf_text(&words)) > room) {
        words.size = (size_t)(blank - words.bytes);
    }
    const Rect label = served_label(crowd, area, things, at, is_left, room);
    if (room >= 44) {
        floor_words(ui, &info, buf_text(&words), label, label.x < at.x ? DRAW_RIGHT : DRAW_LEFT);
    }
    buf_deinit(&words);
    return room >= 44 ? label : none;
}

// As many of the next ones as do not cover each other, the served one, or what is said about it.
static void draw_next(Ui *ui, const Scene *scene, const Crowd *crowd, Rect area, Rect label) {
    float turns;
    const Point server = place_at(crowd, scene->to, area, &turns);
    Rect taken[NEXT_IN_FULL + 3] = {label, {server.x - 15, server.y - 15, 30, 30}};
    int count = 2;
    const int64_t served = scene_table_of(scene, scene->world->task);
    if (served > 1 && served <= crowd->tables) {
        const Point at = mark_at(crowd, served, &turns);
        if (crowd->mark_r < NUMBERED_R) {
            draw_numbered(ui, served, TABLE_SERVED, at);
        }
        taken[count++] = numbered_box(served, at);
    }
    const int next = crowd->mark_r < NUMBERED_R ? NEXT_IN_FULL : 0;
    for (int i = 0; i < scene->world->ready_count && i < next; i++) {
        const int64_t table = scene_table_of(scene, world_ready(scene->world, i).id);
        if (table <= 1 || table > crowd->tables) {
            continue;
        }
        // On its mark, or outside of it.
        Point at = mark_at(crowd, table, &turns);
        const Point way = draw_direction(turns);
        if (is_taken(taken, count, numbered_box(table, at))) {
            at = (Point){at.x + way.x * 25, at.y + way.y * 25};
        }
        if (!is_taken(taken, count, numbered_box(table, at)) &&
            rect_is_inside(numbered_box(table, at), area)) {
            draw_numbered(ui, table, TABLE_READY, at);
            taken[count++] = numbered_box(table, at);
        }
    }
}

// The mark under the pointer answers; making all of them hot would cost more than drawing them.
static void answer_pointer(Ui *ui, const Scene *scene, int64_t table, Point at, float r) {
    const TableInfo info = scene_table(scene, table);
    Buf words;
    buf_init(&words, ui->alloc);
    buf_addf(&words, "%d  ", (int)table);
    buf_add_text(&words, info.name);
    buf_addf(&words, " \u00b7 ");
    scene_table_words(scene, &info, &words);
    ui_hot(ui, (Rect){at.x - r, at.y - r, 2 * r, 2 * r}, ACTION_SELECT, info.task, false,
           buf_text(&words));
    if (r < NUMBERED_R + 3) {
        draw_numbered(ui, table, info.state, at);
    }
    buf_deinit(&words);
}

// The things that tables share stand in the lower left corner, as far as the rings leave it free:
// how wide k + 1 of them may be.
static void corner_widths(const Crowd *crowd, Rect area, float widths[FLOOR_THINGS]) {
    const float out = crowd->radius[0] + 12, bottom = area.y + area.h - 8;
    for (int i = 0; i < FLOOR_THINGS; i++) {
        const float dy = fmaxf(bottom - (float)(i + 1) * FLOOR_THING_H - crowd->center.y, 0);
        const float dx = sqrtf(fmaxf(out * out - dy * dy, 0));
        widths[i] = fminf(2 * THING_MIDDLE, crowd->center.x - dx - area.x - 8);
    }
}

static void draw_things(Ui *ui, const Scene *scene, const Crowd *crowd, Rect area,
                        FloorThings *things) {
    float widths[FLOOR_THINGS];
    corner_widths(crowd, area, widths);
    const Point middle = {area.x + 8, area.y + area.h - 8};
    floor_things_place(ui, scene, middle, widths, things);
    const float up = (float)things->count * FLOOR_THING_H / 2;
    for (int i = 0; i < things->count; i++) {
        Rect *box = &things->items[i].box;
        box->x = area.x + 8;
        box->y -= up;
        floor_thing(ui, scene, &things->items[i]);
    }
}

bool floor_crowd_holds(const Scene *scene, Rect area) {
    const Crowd crowd = make_crowd(scene, area);
    float widths[FLOOR_THINGS];
    corner_widths(&crowd, area, widths);
    return floor_things_fit(scene, widths);
}

void floor_crowd(Ui *ui, const Scene *scene, Rect area, FloorThings *things) {
    const Crowd crowd = make_crowd(scene, area);
    draw_things(ui, scene, &crowd, area, things);
    int64_t under = 0;
    Point under_at = {0, 0};
    const int64_t selected = scene_table_of(scene, scene->selected);
    for (int64_t table = 2; table <= crowd.tables; table++) {
        const TableState state = scene_table_state(scene, table);
        if (state == TABLE_ABSENT || (state >= TABLE_FINISHED && scene->hides_finished)) {
            continue;
        }
        float turns;
        const Point at = mark_at(&crowd, table, &turns);
        if (crowd.mark_r >= NUMBERED_R) {
            const TableInfo info = scene_table(scene, table);
            floor_table(ui, scene, &info, at, crowd.mark_r);
        } else {
            draw_mark(ui, scene, table, state, at, crowd.mark_r);
        }
        if (table == selected) {
            draw_ring(ui->list, at, crowd.mark_r + 5,
                      (Stroke){.width = 2, .color = ui->theme.accent});
        }
        const float dx = ui->pointer.x - at.x, dy = ui->pointer.y - at.y;
        const float reach = crowd.mark_r + 3;
        if (ui->has_pointer && dx * dx + dy * dy <= reach * reach) {
            under = table;
            under_at = at;
        }
    }
    draw_middle(ui, scene, &crowd);
    const Rect label = draw_server(ui, scene, &crowd, area, things);
    draw_next(ui, scene, &crowd, area, label);
    if (under > 0) {
        answer_pointer(ui, scene, under, under_at, fmaxf(crowd.mark_r + 3, 8));
    }
    // How many there are in all stands in the title too.
    if (crowd.tables < scene_tables(scene) &&
        crowd.center.x - crowd.radius[0] - 40 > area.x + 130) {
        char words[64], number[TIME_SIZE];
        snprintf(words, sizeof words, "+ %s more tables",
                 ui_number(scene_tables(scene) - crowd.tables, number).bytes);
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_LEFT,
                 (Rect){area.x + 8, area.y + 26, 200, 20}, text_of(words));
    }
}
