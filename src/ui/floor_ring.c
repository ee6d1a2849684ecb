// Tables on a ring, up to FLOOR_FULL of them: table 1 on top, then clockwise.

#include "ui/floor.h"

#include <math.h>
#include <stdio.h>

#define LEAST_R     9.0f   // tables that would be smaller are a crowd
#define CIRCLE_MOST 8      // more tables stand in rows
#define GOOD_SHARE  0.8f   // of their width that words need, as they may be smaller
#define LABEL_MOST  84.0f  // how high words on a circle may be
#define GAP_UNDER   12.0f  // between a table and the words below it: the selection's ring is there
#define ARC_STEPS   24     // by which it is looked what an arc runs through
#define NAME_MAX    176.0f // how wide a name makes its label

typedef struct Seat {
    float turns;
    Point center;
    Rect label;
    DrawAlign align;
    bool has_label;
} Seat;

typedef struct Ring {
    Rect area;
    Point center;
    float rx, ry;  // of the ring on which the tables' centers lie
    float table_r; // of a table
    float server_r;
    float row_h;   // where the tables stand in rows, else 0
    bool is_below; // the words stand below the tables
    int count;
    Seat seats[FLOOR_FULL];
    FloorThings *things; // the caller's
    Rect title;          // the panel's, which words must not cover
} Ring;

static Point on_ring(const Ring *ring, float turns, float share) {
    const Point way = draw_direction(turns);
    return (Point){ring->center.x + way.x * ring->rx * share,
                   ring->center.y + way.y * ring->ry * share};
}

// ---- Where the labels go ----

static bool overlaps(Rect a, Rect b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

// From the middle of a table to the words beside it.
static float row_reach(const Ring *ring) {
    return ring->table_r * 1.25f + 8;
}

static Rect disc_box(const Ring *ring, int seat, float margin) {
    const float r = ring->table_r + margin;
    const Point at = ring->seats[seat].center;
    return (Rect){at.x - r, at.y - r, 2 * r, 2 * r};
}

static bool is_free(const Ring *ring, int seat, Rect box) {
    if (!rect_is_inside(box, ring->area) || overlaps(box, ring->title)) {
        return false;
    }
    for (int i = 0; i < ring->count; i++) {
        // Tables in rows leave each other's words the room between them.
        if (i != seat && overlaps(box, disc_box(ring, i, ring->row_h > 0 ? 0 : 6))) {
            return false;
        }
        if (i < seat && ring->seats[i].has_label && overlaps(box, ring->seats[i].label)) {
            return false;
        }
    }
    return true;
}

// The room beside a table, as wide as the words need, else as wide as it is free.
static bool try_label(Ring *ring, int seat, Rect box, DrawAlign align, float least) {
    for (float width = box.w; width >= least; width -= 8) {
        Rect tried = box;
        tried.w = width;
        if (align == DRAW_RIGHT) {
            tried.x = box.x + box.w - width;
        } else if (align == DRAW_CENTER) {
            tried.x = box.x + (box.w - width) / 2;
        }
        if (is_free(ring, seat, tried)) {
            ring->seats[seat].label = tried;
            ring->seats[seat].align = align;
            ring->seats[seat].has_label = true;
            return true;
        }
    }
    return false;
}

// First beside the table on the outer side, in full width; then above or below; then narrower. The
// inner side is the server's.
static void place_label(Ring *ring, int seat, float width, float high) {
    const Point at = ring->seats[seat].center;
    const float reach = ring->table_r + fmaxf(ring->table_r * 0.38f, 14);
    const bool is_left = ring->seats[seat].turns > 0.5f;
    // At the top and the bottom of the ring the words stand a little outside, off its line.
    const float way = (at.y - ring->center.y) / fmaxf(ring->ry, 1);
    const float off = fabsf(way) > 0.95f ? way * ring->table_r * 0.35f : 0;
    const Rect right = {at.x + reach, at.y - high / 2 + off, width, high};
    const Rect left = {at.x - reach - width, at.y - high / 2 + off, width, high};
    const Rect below = {at.x - width / 2, at.y + ring->table_r + GAP_UNDER, width, high};
    const Rect above = {at.x - width / 2, at.y - ring->table_r - GAP_UNDER - high, width, high};
    const bool is_top = at.y < ring->center.y;
    const bool is_on_top = at.y < ring->center.y - ring->ry * 0.9f;
    if (ring->is_below && !is_on_top && try_label(ring, seat, below, DRAW_CENTER, width * 0.8f)) {
        return;
    }
    for (float least = width; least >= 40; least = least * 0.7f) {
        if (try_label(ring, seat, is_left ? left : right, is_left ? DRAW_RIGHT : DRAW_LEFT,
                      least) ||
            try_label(ring, seat, is_top ? above : below, DRAW_CENTER, least) ||
            try_label(ring, seat, is_top ? below : above, DRAW_CENTER, least)) {
            return;
        }
    }
}

// ---- Geometry ----

static float label_width(const Ui *ui, const Scene *scene, int64_t table, bool is_small) {
    // A width that does not depend on the state, so that labels keep their place.
    const float name = ui_width(ui, (TextStyle){DRAW_MONO_BOLD, is_small ? 13.0f : 15.0f, 0},
                                scene_table_name(scene, table));
    const float words = ui_width(ui, (TextStyle){DRAW_UI, is_small ? 13.0f : SIZE_WORDS, 0},
                                 scene_tables(scene) > 4 ? TEXT("being served \u00b7 line 99")
                                                         : TEXT("asleep \u00b7 ready at 22.00 s"));
    // Longer names take several lines.
    return fmaxf(fminf(name, fmaxf(words, NAME_MAX)), words) + 4;
}

// How wide a box of this height in the middle of the ring may be without touching a table or its
// words.
static float room_inside(const Ring *ring, float high) {
    const float top = ring->center.y - high / 2, bottom = ring->center.y + high / 2;
    float half = ring->area.w / 2;
    for (int i = 0; i < ring->count; i++) {
        const Rect boxes[] = {disc_box(ring, i, 12), ring->seats[i].label};
        for (int k = 0; k < (ring->seats[i].has_label ? 2 : 1); k++) {
            const Rect box = boxes[k];
            if (box.y < bottom && box.y + box.h > top) {
                const float away = fmaxf(box.x - ring->center.x, ring->center.x - box.x - box.w);
                half = fminf(half, away - (k == 1 ? 8 : 0));
            }
        }
    }
    return fmaxf(2 * half, 0);
}

static void widths_inside(const Ring *ring, float widths[FLOOR_THINGS]) {
    for (int i = 0; i < FLOOR_THINGS; i++) {
        widths[i] = room_inside(ring, (float)(i + 1) * FLOOR_THING_H);
    }
}

static void place_things(const Ui *ui, const Scene *scene, Ring *ring) {
    float widths[FLOOR_THINGS];
    widths_inside(ring, widths);
    floor_things_place(ui, scene, ring->center, widths, ring->things);
}

// How far down the lowest table of a ring of `count` is, as a share of its radius.
static float lowest_share(int count) {
    float lowest = -1;
    for (int i = 0; i < count; i++) {
        lowest = fmaxf(lowest, draw_direction((float)i / (float)count).y);
    }
    return lowest;
}

// The size of tables and ring when the words stand beside the tables.
static void size_beside(Ring *ring, float beside) {
    const float n = (float)ring->count;
    // Below and above the ring a label may have to stand when there are many.
    const float rim = ring->table_r + (n > 8 ? 44 : n > 1 ? 14 : 8);
    ring->ry = fmaxf(ring->area.h / 2 - rim - 8, 10);
    // The widest words beside a table need room, but not all of the floor.
    beside = fminf(beside, ring->area.w * (n > 8 ? 0.25f : 0.32f));
    // Three tables do not reach the ring's sides.
    const float reach = ring->count == 3 ? 0.866f : 1;
    const float wide = fmaxf((ring->area.w / 2 - ring->table_r - beside) / reach, 20);
    // A circle, unless many tables make use of a wide floor.
    ring->rx = fminf(wide, n > 8 ? ring->ry * 1.6f : n > 4 ? ring->ry * 1.25f : ring->ry);
    ring->ry = fminf(ring->ry, fmaxf(ring->rx * 1.15f, 40));
    ring->center = rect_middle(ring->area);
    if (ring->count == 1) {
        // A table alone stands in the middle, with room for the server below it.
        ring->rx = ring->ry = 0.5f * ring->table_r;
    }
    // Three tables are a triangle, whose middle is above that of its circle.
    if (ring->count == 3) {
        ring->center.y += ring->ry * 0.06f;
    }
}

// A narrow floor: the words stand below the tables, and the ring is as wide as it can be.
static void size_below(Ring *ring, float label) {
    const float lowest = lowest_share(ring->count);
    const float above = ring->table_r + 12, below = ring->table_r + GAP_UNDER + LABEL_H + 2;
    ring->ry = (ring->area.h - above - below) / (1 + lowest);
    ring->ry = fmaxf(fminf(ring->ry, (ring->area.h - above - 6) / 2), 40);
    const float reach = ring->count == 3 ? 0.866f : 1;
    const float wide = (ring->area.w / 2 - fmaxf(label / 2, ring->table_r + 8) - 4) / reach;
    ring->rx = fmaxf(fminf(wide, ring->ry * 1.7f), 40);
    const float used = above + ring->ry * (1 + lowest) + below;
    ring->center = (Point){ring->area.x + ring->area.w / 2,
                           ring->area.y + above + ring->ry + fmaxf(ring->area.h - used, 0) / 2};
    ring->is_below = true;
}

static void size_ring(Ring *ring, float label) {
    const float n = (float)ring->count;
    const float full = n <= 4 ? TABLE_R : n <= 6 ? 42 : n <= 8 ? 36 : n <= 12 ? 30 : 25;
    const Rect area = ring->area;
    ring->table_r = fmaxf(fminf(full, fminf(area.h, area.w * 0.8f) * full / 480), 13);
    size_beside(ring, label + fmaxf(ring->table_r * 0.38f, 14) + 4);
    if (ring->count > 1 && ring->count <= 6 && ring->rx < 0.75f * (area.h / 2 - ring->table_r)) {
        ring->table_r = fminf(ring->table_r, area.h * 0.12f);
        size_below(ring, label);
    }
    // Tables keep a distance from their neighbours, with all that is round them.
    const float half = fminf(ring->rx, ring->ry) * sinf(3.1415927f / n);
    if (ring->count > 1) {
        ring->table_r = fmaxf(fminf(ring->table_r, (half - 3) / 1.18f), 8);
    }
    ring->server_r = fmaxf(fminf(SERVER_R, ring->table_r * 0.62f), 9);
}

static void seat_on_circle(const Ui *ui, const Scene *scene, Ring *ring, float label) {
    size_ring(ring, label);
    for (int i = 0; i < ring->count; i++) {
        ring->seats[i].turns = (float)i / (float)ring->count;
        ring->seats[i].center = on_ring(ring, ring->seats[i].turns, 1);
    }
    for (int i = 0; i < ring->count; i++) {
        const bool is_small = ring->table_r < 32;
        const float width = label_width(ui, scene, i + 1, is_small);
        const Text name = scene_table_name(scene, i + 1);
        place_label(ring, i, width, floor_label_height(ui, name, width, is_small, LABEL_MOST));
    }
}

// ---- Rows ----

// Many tables, or little room: each has a row of the floor for itself, on its side of the ring, so
// that its words have all of the room between it and the floor's edge.
static void size_rows(Ring *ring, float label) {
    const int count = ring->count;
    // Table 1 is on top; an even number has one at the bottom as well.
    const float rows = (float)((count - 1) / 2 + (count % 2 == 0 ? 2 : 1));
    const float full = count <= 8 ? 32 : count <= 12 ? 28 : 25;
    const float room = ring->area.h - 8;
    ring->table_r = fmaxf(fminf(full, 0.37f * room / (rows - 1 + 0.9f)), 7);
    ring->server_r = fmaxf(fminf(SERVER_R, ring->table_r * 0.7f), 8);
    ring->row_h = (room - 2.4f * ring->table_r) / (rows - 1);
    // The last two of an odd number stand a little above the ring's lowest place.
    const float below = count % 2 == 0 ? 0 : fminf(ring->row_h * 0.5f, 1.2f * ring->table_r);
    ring->ry = (ring->row_h * (rows - 1) + below) / 2;
    ring->center = (Point){ring->area.x + ring->area.w / 2,
                           ring->area.y + 4 + 1.2f * ring->table_r + ring->ry};
    const float beside = fminf(fmaxf(label, 110), ring->area.w * 0.36f);
    const float wide = ring->area.w / 2 - row_reach(ring) - beside;
    const float least = fmaxf(fminf(ring->ry * 0.5f, ring->area.w * 0.2f), 1.8f * ring->table_r);
    ring->rx = fminf(fmaxf(wide, least), ring->ry * 1.35f);
}

static void seat_in_rows(const Ui *ui, const Scene *scene, Ring *ring, float label) {
    size_rows(ring, label);
    const Rect area = ring->area;
    const int half = ring->count / 2;
    for (int i = 0; i < ring->count; i++) {
        Seat *seat = &ring->seats[i];
        const bool is_left = i > half;
        const int row = is_left ? ring->count - i : i;
        const float down = fminf((float)row * ring->row_h / ring->ry - 1, 1);
        const float out = ring->rx * sqrtf(fmaxf(1 - down * down, 0));
        seat->turns = acosf(-down) / 6.2831853f;
        seat->turns = is_left ? 1 - seat->turns : seat->turns;
        seat->center =
            (Point){ring->center.x + (is_left ? -out : out), ring->center.y + down * ring->ry};
        seat->has_label = false;
    }
    for (int i = 0; i < ring->count; i++) {
        const Seat *seat = &ring->seats[i];
        const bool is_left = seat->turns > 0.5f && seat->center.x < ring->center.x;
        const float reach = row_reach(ring);
        const float from = is_left ? area.x : seat->center.x + reach;
        const float to = is_left ? seat->center.x - reach : area.x + area.w;
        const float most = fminf(ring->row_h - 2, 2.4f * ring->table_r + 8);
        const float high = floor_label_height(ui, scene_table_name(scene, i + 1), to - from,
                                              ring->table_r < 28, most);
        const Rect box = {from, seat->center.y - high / 2, to - from, high};
        try_label(ring, i, box, is_left ? DRAW_RIGHT : DRAW_LEFT, 30);
    }
}

// How well the words fit: the share of their width that the worst off have, 0 where words are
// missing or stand inside of the ring.
static float how_labelled(const Ui *ui, const Scene *scene, const Ring *ring) {
    float worst = 1;
    for (int i = 0; i < ring->count; i++) {
        const Seat *seat = &ring->seats[i];
        const float wanted = label_width(ui, scene, i + 1, seat->label.h < LABEL_H);
        const float dx = (seat->label.x + seat->label.w / 2 - ring->center.x) / ring->rx;
        const float dy = (seat->label.y + seat->label.h / 2 - ring->center.y) / ring->ry;
        const bool is_inside = ring->count > 2 && dx * dx + dy * dy < 0.5f;
        worst = fminf(worst, seat->has_label && !is_inside ? seat->label.w / wanted : 0);
    }
    return worst;
}

static Ring make_ring(const Ui *ui, const Scene *scene, Rect area, Rect title,
                      FloorThings *things) {
    Ring ring = {.area = area, .title = title, .things = things, .count = (int)scene_tables(scene)};
    // The words' width must not depend on the tables' size, which follows from it.
    const bool is_small = ring.count > 8 || area.h < 300;
    float label = 100;
    for (int i = 0; i < ring.count; i++) {
        label = fmaxf(label, label_width(ui, scene, i + 1, is_small));
    }
    Ring rows = ring;
    seat_on_circle(ui, scene, &ring, label);
    const float share = ring.count > CIRCLE_MOST ? 0 : how_labelled(ui, scene, &ring);
    if (ring.count > 1 && share < GOOD_SHARE) {
        seat_in_rows(ui, scene, &rows, label);
        ring = ring.count > CIRCLE_MOST || how_labelled(ui, scene, &rows) > share ? rows : ring;
    }
    place_things(ui, scene, &ring);
    return ring;
}

// ---- Lines ----

static Point towards(Point from, Point to, float distance) {
    const float dx = to.x - from.x, dy = to.y - from.y;
    const float length = fmaxf(sqrtf(dx * dx + dy * dy), 0.001f);
    return (Point){from.x + dx / length * distance, from.y + dy / length * distance};
}

static void arrow_head(Ui *ui, Point tip, Point from, Color color) {
    const Point base = towards(tip, from, 8);
    const float dx = (tip.x - base.x) / 8 * 3.4f, dy = (tip.y - base.y) / 8 * 3.4f;
    draw_triangle(ui->list, tip, (Point){base.x - dy, base.y + dx},
                  (Point){base.x + dy, base.y - dx}, color);
}

// From a waiting table to one that it waits for, bent towards the middle.
typedef struct Arc {
    Point start, bend, tip;
} Arc;

static Arc arc_of(const Ring *ring, int from, int to) {
    const Point a = ring->seats[from].center, b = ring->seats[to].center;
    const Point middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    const Point bend = {middle.x + (ring->center.x - middle.x) * 0.22f,
                        middle.y + (ring->center.y - middle.y) * 0.22f};
    const float reach = ring->table_r + fmaxf(ring->table_r * 0.11f, 4) + 4;
    return (Arc){towards(a, bend, reach), bend, towards(b, bend, reach + 2)};
}

static void draw_wait(Ui *ui, const Arc *arc, bool is_selected) {
    const Color color = is_selected ? ui->theme.accent : ui->theme.mark;
    draw_quadratic(ui->list, arc->start, arc->bend, towards(arc->tip, arc->bend, 6),
                   (Stroke){.width = is_selected ? 2.2f : 1.5f, .color = theme_fade(color, 0.75f)});
    arrow_head(ui, arc->tip, arc->bend, color);
}

static bool arc_crosses(const Arc *arc, Rect box) {
    for (int i = 0; i <= ARC_STEPS; i++) {
        const float t = (float)i / ARC_STEPS, u = 1 - t;
        const Point at = {u * u * arc->start.x + 2 * u * t * arc->bend.x + t * t * arc->tip.x,
                          u * u * arc->start.y + 2 * u * t * arc->bend.y + t * t * arc->tip.y};
        if (rect_contains(box, at)) {
            return true;
        }
    }
    return false;
}

static Point nearest_edge(Rect box, Point from) {
    return (Point){fminf(fmaxf(from.x, box.x), box.x + box.w),
                   fminf(fmaxf(from.y, box.y), box.y + box.h)};
}

static void draw_use(Ui *ui, const Ring *ring, int seat, Rect box, bool in_line) {
    const Point edge = nearest_edge(box, ring->seats[seat].center);
    const Point start = towards(ring->seats[seat].center, edge,
                                ring->table_r + fmaxf(ring->table_r * 0.11f, 4) + 3);
    draw_line(ui->list, start, edge,
              (Stroke){.width = 1.4f,
                       .dash = in_line ? 4 : 0,
                       .gap = in_line ? 4 : 0,
                       .color = theme_fade(ui->theme.mark, 0.8f)});
}

static void draw_lines_of_thing(Ui *ui, const Scene *scene, const Ring *ring,
                                const FloorThing *thing) {
    const WorldResource *resource = world_resource(scene->world, thing->id);
    const ListId lists[] = {resource->holders, resource->waiters, resource->putters};
    for (int k = 0; k < 3; k++) {
        int64_t ids[FLOOR_FULL];
        const int count = trace_list_read(scene->view->trace, lists[k], ids, FLOOR_FULL);
        for (int i = 0; i < count; i++) {
            const int64_t table = scene_table_of(scene, ids[i]);
            if (table > 0 && table <= ring->count && world_task(scene->world, ids[i])) {
                draw_use(ui, ring, (int)table - 1, thing->box, k > 0);
            }
        }
    }
}

// The arcs to what the table at this seat waits for; returns how many, at most FLOOR_FULL.
static int arcs_from(const Scene *scene, const Ring *ring, int seat, Arc *arcs) {
    const TableInfo info = scene_table(scene, seat + 1);
    if (info.state != TABLE_WAITS) {
        return 0;
    }
    int64_t on[FLOOR_FULL];
    const int count = trace_list_read(scene->view->trace, info.live->on, on, FLOOR_FULL);
    int found = 0;
    for (int i = 0; i < count; i++) {
        const int64_t table = scene_table_of(scene, on[i]);
        if (table > 0 && table != seat + 1 && world_task(scene->world, on[i])) {
            arcs[found++] = arc_of(ring, seat, (int)table - 1);
        }
    }
    return found;
}

static void draw_waits(Ui *ui, const Scene *scene, const Ring *ring) {
    for (int i = 0; i < ring->count; i++) {
        Arc arcs[FLOOR_FULL];
        const int count = arcs_from(scene, ring, i, arcs);
        for (int k = 0; k < count; k++) {
            draw_wait(ui, &arcs[k], scene_table(scene, i + 1).task == scene->selected);
        }
    }
}

static bool is_crossed(const Scene *scene, const Ring *ring, Rect box) {
    for (int i = 0; i < ring->count; i++) {
        Arc arcs[FLOOR_FULL];
        const int count = arcs_from(scene, ring, i, arcs);
        for (int k = 0; k < count; k++) {
            if (arc_crosses(&arcs[k], box)) {
                return true;
            }
        }
    }
    return false;
}

// ---- The server ----

// Where the server stands: on a smaller ring, by its angle and its share of the tables' one, and
// how far from there it has stepped aside for what is in its way.
typedef struct Spot {
    float turns, share;
    Point aside;
} Spot;

static bool is_clear(const Ring *ring, Rect box) {
    if (!rect_is_inside(box, ring->area) || overlaps(box, ring->title)) {
        return false;
    }
    for (int i = 0; i < ring->count; i++) {
        const bool covers_words = ring->seats[i].has_label && overlaps(box, ring->seats[i].label);
        if (covers_words || overlaps(box, disc_box(ring, i, 0))) {
            return false;
        }
    }
    for (int i = 0; i < ring->things->count; i++) {
        if (overlaps(box, ring->things->items[i].box)) {
            return false;
        }
    }
    return true;
}

static bool has_room_at(const Ring *ring, Point at) {
    const float r = ring->server_r + 1;
    return is_clear(ring, (Rect){at.x - r, at.y - r, 2 * r, 2 * r});
}

// The nearest place to `wanted` at which the server covers nothing; `wanted` where there is none.
static Point nearest_room(const Ring *ring, Point wanted) {
    if (has_room_at(ring, wanted)) {
        return wanted;
    }
    for (float away = 8; away < ring->area.w / 2; away += 8) {
        for (int i = 0; i < 16; i++) {
            const Point way = draw_direction(0.5f + (float)i / 16);
            const Point tried = {wanted.x + way.x * away, wanted.y + way.y * away};
            if (has_room_at(ring, tried)) {
                return tried;
            }
        }
    }
    return wanted;
}

// Beside a table: towards the middle if that is free, else as little round the table as need be.
static Point beside_table(const Ring *ring, int seat) {
    static const float TURNS[] = {0,     0.06f,  -0.06f, 0.12f,  -0.12f, 0.18f, -0.18f,
                                  0.25f, -0.25f, 0.34f,  -0.34f, 0.42f,  -0.42f};
    const Point at = ring->seats[seat].center;
    const float dx = ring->center.x - at.x, dy = ring->center.y - at.y;
    const float length = sqrtf(dx * dx + dy * dy);
    const Point in =
        length > 1 && ring->count > 1 ? (Point){dx / length, dy / length} : (Point){0, 1};
    const float reach = ring->table_r + ring->server_r + fmaxf(ring->table_r * 0.2f, 6);
    const Point first = {at.x + in.x * reach, at.y + in.y * reach};
    for (size_t i = 0; i < sizeof TURNS / sizeof *TURNS; i++) {
        const Point up = draw_direction(TURNS[i]);
        const float cosine = -up.y, sine = up.x;
        const Point tried = {at.x + (in.x * cosine - in.y * sine) * reach,
                             at.y + (in.x * sine + in.y * cosine) * reach};
        if (has_room_at(ring, tried)) {
            return tried;
        }
    }
    return nearest_room(ring, first);
}

// In the middle of the ring; where things stand there, below them or near that.
static Point in_the_middle(const Ring *ring) {
    const FloorThings *things = ring->things;
    if (ring->count == 1) {
        return beside_table(ring, 0);
    }
    if (things->count == 0) {
        return nearest_room(ring, ring->center);
    }
    const Rect last = things->items[things->count - 1].box;
    return nearest_room(ring, (Point){ring->center.x, last.y + last.h + ring->server_r + 7});
}

static Spot spot_of(const Ring *ring, Place place) {
    Spot spot = {0};
    const bool is_table = place.kind == PLACE_TABLE && place.number >= 1 &&
                          place.number <= ring->count && ring->count > 0;
    if (is_table) {
        const float reach = ring->table_r + ring->server_r + 8;
        spot.turns = ring->seats[place.number - 1].turns;
        spot.share = fmaxf(1 - reach / fmaxf(fminf(ring->rx, ring->ry), 1), 0.1f);
    }
    const Point base = on_ring(ring, spot.turns, spot.share);
    const Point at = is_table ? beside_table(ring, (int)place.number - 1) : in_the_middle(ring);
    spot.aside = (Point){at.x - base.x, at.y - base.y};
    return spot;
}

// From one place to the other, always clockwise, as the ring is walked.
static Point walk(const Ring *ring, Spot from, Spot to, float share) {
    const float done = floor_ease(share);
    if (from.share == 0) {
        from.turns = to.turns;
    }
    if (to.share == 0) {
        to.turns = from.turns;
    }
    float way = to.turns - from.turns;
    way += way < 0 ? 1 : 0;
    const Point base =
        on_ring(ring, from.turns + way * done, from.share + (to.share - from.share) * done);
    return (Point){base.x + from.aside.x + (to.aside.x - from.aside.x) * done,
                   base.y + from.aside.y + (to.aside.y - from.aside.y) * done};
}

static Text server_words(const Scene *scene) {
    if (scene->world->blocked_to != TIME_NONE) {
        return TEXT("held until the call returns");
    }
    if (scene->to.kind != PLACE_MIDDLE) {
        return TEXT("the thread");
    }
    if (scene->world->loop == 0) {
        return scene->world->ended ? TEXT("the program has ended") : TEXT("runs the file itself");
    }
    return scene->world->callback != 0      ? TEXT("runs a callback")
           : scene->world->ready_count == 0 ? TEXT("free: nothing is ready")
                                            : TEXT("the thread");
}

// Whether words may stand here: next to no disc's ring, so that its progress stays whole.
static bool has_room_for_words(const Ring *ring, Rect box) {
    for (int i = 0; i < ring->count; i++) {
        if (overlaps(box, disc_box(ring, i, 4))) {
            return false;
        }
    }
    return is_clear(ring, box);
}

// Beside the figure where nothing else is: below it, at its sides, above it; rather there where no
// arc runs through them. Where there is no such place they are left out: the figure speaks for
// itself.
static void draw_server_words(Ui *ui, const Scene *scene, const Ring *ring, Point at) {
    const bool is_held = scene->world->blocked_to != TIME_NONE;
    const TextStyle style = {DRAW_UI_BOLD, SIZE_HEAD, is_held ? ui->theme.error : ui->theme.accent};
    const Text words = server_words(scene);
    const float width = ui_width(ui, style, words) + 2, r = ring->server_r;
    const Rect tried[] = {
        {at.x - width / 2, at.y + r + 5, width, 18},  {at.x + r + 7, at.y - 9, width, 18},
        {at.x - r - 7 - width, at.y - 9, width, 18},  {at.x - width / 2, at.y - r - 23, width, 18},
        {at.x - width + r, at.y + r + 5, width, 18},  {at.x - r, at.y + r + 5, width, 18},
        {at.x - width + r, at.y - r - 23, width, 18}, {at.x - r, at.y - r - 23, width, 18}};
    const Rect *box = NULL;
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        const Rect wanted = rect_inset(tried[i], -2, 0);
        if (has_room_for_words(ring, wanted)) {
            const bool is_crossing = is_crossed(scene, ring, wanted);
            box = box && is_crossing ? box : &tried[i];
            if (!is_crossing) {
                break;
            }
        }
    }
    if (box) {
        draw_box_begin(ui->list, 0, DRAW_BOX_FLOATS, *box, TEXT("server"));
        draw_round_rect(ui->list, rect_inset(*box, -3, 0), 4, theme_fade(ui->theme.floor, 0.88f));
        ui_label(ui, style, DRAW_CENTER, *box, words);
        draw_box_end(ui->list);
    }
}

static void draw_server(Ui *ui, const Scene *scene, const Ring *ring) {
    // Where even the nearest free place is not free, a smaller figure may have room.
    Ring fitted = *ring;
    Spot to = spot_of(&fitted, scene->to);
    for (int i = 0; i < 4 && !has_room_at(&fitted, walk(&fitted, to, to, 1)); i++) {
        fitted.server_r *= 0.75f;
        to = spot_of(&fitted, scene->to);
    }
    const Point at = walk(&fitted, spot_of(&fitted, scene->from), to, scene->walked);
    floor_server(ui, scene, at, fitted.server_r);
    if (scene->walked >= 1) {
        draw_server_words(ui, scene, &fitted, at);
    }
}

// ---- All of it ----

static void draw_track(Ui *ui, const Ring *ring) {
    if (ring->count < 2) {
        return;
    }
    // Four curves make an ellipse; the number is the usual one for quarters of a circle.
    const float k = 0.5522848f, rx = ring->rx, ry = ring->ry;
    const Point c = ring->center;
    const Stroke stroke = {
        .width = 2, .dash = 3, .gap = 7, .round = true, .color = ui->theme.track};
    draw_cubic(ui->list, (Point){c.x, c.y - ry}, (Point){c.x + k * rx, c.y - ry},
               (Point){c.x + rx, c.y - k * ry}, (Point){c.x + rx, c.y}, stroke);
    draw_cubic(ui->list, (Point){c.x + rx, c.y}, (Point){c.x + rx, c.y + k * ry},
               (Point){c.x + k * rx, c.y + ry}, (Point){c.x, c.y + ry}, stroke);
    draw_cubic(ui->list, (Point){c.x, c.y + ry}, (Point){c.x - k * rx, c.y + ry},
               (Point){c.x - rx, c.y + k * ry}, (Point){c.x - rx, c.y}, stroke);
    draw_cubic(ui->list, (Point){c.x - rx, c.y}, (Point){c.x - rx, c.y - k * ry},
               (Point){c.x - k * rx, c.y - ry}, (Point){c.x, c.y - ry}, stroke);
}

static void draw_seat(Ui *ui, const Scene *scene, const Ring *ring, int seat) {
    const TableInfo info = scene_table(scene, seat + 1);
    const bool is_over = info.state >= TABLE_FINISHED;
    if (info.state == TABLE_ABSENT || (is_over && scene->hides_finished)) {
        return;
    }
    const Seat *at = &ring->seats[seat];
    Buf words;
    buf_init(&words, ui->alloc);
    buf_add_text(&words, info.name);
    buf_addf(&words, " \u00b7 ");
    scene_table_words(scene, &info, &words);
    // The ground under disc and label, so that lines end before them.
    draw_disc(ui->list, at->center, ring->table_r + fmaxf(ring->table_r * 0.15f, 5),
              ui->theme.floor);
    floor_table(ui, scene, &info, at->center, ring->table_r);
    const Rect box = disc_box(ring, seat, 4);
    if (ui_is(ui, ui->focus, ACTION_SELECT, info.task)) {
        draw_ring(ui->list, at->center, ring->table_r + 12,
                  (Stroke){.width = 2, .color = ui->theme.accent});
    }
    ui_hot(ui, box, ACTION_SELECT, info.task, true, buf_text(&words));
    if (at->has_label) {
        floor_label(ui, scene, &info, at->label, at->align);
    }
    buf_deinit(&words);
}

bool floor_ring_fits(const Ui *ui, const Scene *scene, Rect area, Rect title) {
    FloorThings things = {.on_shelf = true};
    return scene_tables(scene) <= FLOOR_FULL &&
           make_ring(ui, scene, area, title, &things).table_r >= LEAST_R;
}

bool floor_ring_holds(const Ui *ui, const Scene *scene, Rect area, Rect title) {
    FloorThings things = {.on_shelf = true};
    const Ring ring = make_ring(ui, scene, area, title, &things);
    float widths[FLOOR_THINGS];
    widths_inside(&ring, widths);
    return floor_things_fit(scene, widths);
}

void floor_ring(Ui *ui, const Scene *scene, Rect area, Rect title, FloorThings *things) {
    const Ring ring = make_ring(ui, scene, area, title, things);
    draw_track(ui, &ring);
    draw_waits(ui, scene, &ring);
    for (int i = 0; i < things->count; i++) {
        draw_lines_of_thing(ui, scene, &ring, &things->items[i]);
    }
    for (int i = 0; i < things->count; i++) {
        floor_thing(ui, scene, &things->items[i]);
    }
    for (int i = 0; i < ring.count; i++) {
        draw_seat(ui, scene, &ring, i);
    }
    draw_server(ui, scene, &ring);
}
