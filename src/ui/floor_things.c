// Locks, semaphores, events and queues as boxes in the middle of the ring: places taken, items, who
// stands in line.

#include "ui/floor.h"

#include <math.h>
#include <stdio.h>

#define TITLE_H   24.0f
#define CELL      40.0f // of a queue's item, at least
#define CELL_MAX  76.0f
#define MAX_CELLS 6
#define GAP_BELOW 14.0f  // between one thing and the next
#define MORE_W    38.0f  // of how many more wait
#define WIDTH_MIN 150.0f // less has no room for who holds it and who waits

static bool is_queue(const WorldResource *thing) {
    return thing->type == RESOURCE_TYPE_QUEUE || thing->type == RESOURCE_TYPE_PRIORITY_QUEUE ||
           thing->type == RESOURCE_TYPE_LIFO_QUEUE;
}

bool floor_thing_is_shown(const Scene *scene, const WorldResource *thing) {
    const Trace *trace = scene->view->trace;
    return thing->label != 0 || trace_list_count(trace, thing->waiters) > 0 ||
           trace_list_count(trace, thing->holders) > 0;
}

// How many places its box shows.
static int cells_of(const Scene *scene, const WorldResource *thing) {
    if (is_queue(thing)) {
        const int items = trace_list_count(scene->view->trace, thing->items);
        const int cells = thing->limit > 0 ? (int)fmin((double)thing->limit, MAX_CELLS) : items;
        return cells < MAX_CELLS ? cells : MAX_CELLS;
    }
    if (thing->state < 0) {
        return 0;
    }
    const int64_t places = thing->limit > 0 ? thing->limit : 1;
    return places < MAX_CELLS ? (int)places : MAX_CELLS;
}

// Whether who waits for it is served in order, one after the other.
static bool has_line(const WorldResource *thing) {
    return thing->type != RESOURCE_TYPE_EVENT && thing->type != RESOURCE_TYPE_CONDITION &&
           thing->type != RESOURCE_TYPE_BARRIER;
}

// What an item is called in its cell: a string without its quotes, a tuple without its brackets.
static void add_item_words(const Trace *trace, TextId item, Buf *out) {
    const Text text = trace_text(trace, item);
    const char first = text.size > 2 ? text.bytes[0] : 0;
    const char last = text.size > 2 ? text.bytes[text.size - 1] : 0;
    const bool is_wrapped = ((first == '\'' || first == '"') && last == first) ||
                            (first == '(' && last == ')' && text.bytes[text.size - 2] != ',');
    buf_add_text(out, is_wrapped ? (Text){text.bytes + 1, text.size - 2} : text);
}

static float cell_width(const Ui *ui, const Scene *scene, const WorldResource *thing) {
    int64_t items[MAX_CELLS];
    const Trace *trace = scene->view->trace;
    const int count = trace_list_read(trace, thing->items, items, MAX_CELLS);
    float width = CELL;
    for (int i = 0; i < count; i++) {
        Buf words;
        buf_init(&words, ui->alloc);
        add_item_words(trace, (TextId)items[i], &words);
        width = fmaxf(width, ui_width(ui, (TextStyle){DRAW_MONO, 12, 0}, buf_text(&words)) + 10);
        buf_deinit(&words);
    }
    return fminf(width, CELL_MAX);
}

// Of a place with the number of the table that has it.
static float place_width(const Scene *scene) {
    return scene_tables(scene) < 100 ? 30 : scene_tables(scene) < 1000 ? 40 : 46;
}

static int line_of(const Scene *scene, const WorldResource *thing, int64_t *ids, int max) {
    const Trace *trace = scene->view->trace;
    const int count = trace_list_read(trace, thing->waiters, ids, max);
    return count + trace_list_read(trace, thing->putters, ids + count, max - count);
}

static float box_width(const Ui *ui, const Scene *scene, const WorldResource *thing) {
    int64_t ids[MAX_CELLS];
    const int cells = cells_of(scene, thing);
    const int waiting = line_of(scene, thing, ids, MAX_CELLS);
    const float cell = is_queue(thing) ? cell_width(ui, scene, thing) + 6 : place_width(scene);
    return 22 + (float)(cells > 0 ? cells : 2) * cell +
           (waiting > 0 ? 84 + 26 * (float)(waiting < 4 ? waiting : 4) : 0);
}

// Set, locked, how many of how many.
static void add_figures(const WorldResource *thing, Buf *out) {
    switch ((ResourceType)thing->type) {
    case RESOURCE_TYPE_LOCK:
    case RESOURCE_TYPE_CONDITION:
        buf_addf(out, thing->state > 0    ? "locked"
                      : thing->state == 0 ? "free"
                                          : "no lock of its own");
        break;
    case RESOURCE_TYPE_SEMAPHORE:
    case RESOURCE_TYPE_BOUNDED_SEMAPHORE:
        buf_addf(out, "%d of %d taken", (int)(thing->limit - thing->state), (int)thing->limit);
        break;
    case RESOURCE_TYPE_EVENT:
        buf_addf(out, thing->state ? "set" : "not set");
        break;
    case RESOURCE_TYPE_BARRIER:
        buf_addf(out, "%d of %d here", (int)thing->state, (int)thing->limit);
        break;
    case RESOURCE_TYPE_QUEUE:
    case RESOURCE_TYPE_PRIORITY_QUEUE:
    case RESOURCE_TYPE_LIFO_QUEUE:
        buf_addf(out, "%d", (int)thing->state);
        if (thing->limit > 0) {
            buf_addf(out, " of %d", (int)thing->limit);
        } else {
            buf_addf(out, thing->state == 1 ? " item" : " items");
        }
        break;
    case RESOURCE_TYPE_COUNT:
        break;
    }
}

// "Semaphore · 2 of 3 taken"; without its type: "2 of 3 taken".
static void floor_thing_words(const WorldResource *thing, bool has_type, Buf *out) {
    if (has_type) {
        buf_addf(out, "%s \u00b7 ", resource_type_word((ResourceType)thing->type));
    }
    add_figures(thing, out);
}

// The name and the figures above the box.
static float title_width(const Ui *ui, const Scene *scene, const WorldResource *thing,
                         bool has_type) {
    Buf words;
    buf_init(&words, ui->alloc);
    floor_thing_words(thing, has_type, &words);
    const float figures = ui_width(ui, (TextStyle){DRAW_UI, SIZE_SMALL, 0}, buf_text(&words));
    buf_deinit(&words);
    const Text label = trace_text(scene->view->trace, thing->label);
    return figures + ui_width(ui, (TextStyle){DRAW_MONO_BOLD, 14, 0}, label) + 16;
}

bool floor_things_fit(const Scene *scene, const float widths[FLOOR_THINGS]) {
    const int64_t count = scene->index->things;
    return count == 0 || (count <= FLOOR_THINGS && widths[count - 1] >= WIDTH_MIN);
}

void floor_things_place(const Ui *ui, const Scene *scene, Point middle,
                        const float widths[FLOOR_THINGS], FloorThings *things) {
    int slot = 0;
    FloorThing *items = things->items;
    things->count = 0;
    if (things->on_shelf) {
        return;
    }
    for (const WorldResource *found;
         things->count < FLOOR_THINGS && (found = world_next_resource(scene->world, &slot));) {
        if (floor_thing_is_shown(scene, found)) {
            items[things->count++] = (FloorThing){.id = found->id};
        }
    }
    // The oldest first: slots are used again, so their order says nothing. Things count down.
    for (int i = 1; i < things->count; i++) {
        for (int k = i; k > 0 && items[k].id > items[k - 1].id; k--) {
            const FloorThing swapped = items[k];
            items[k] = items[k - 1];
            items[k - 1] = swapped;
        }
    }
    if (things->count > 0 && widths[things->count - 1] < WIDTH_MIN) {
        things->count = 0;
    }
    float y = middle.y - ((float)things->count * FLOOR_THING_H - GAP_BELOW) / 2;
    for (int i = 0; i < things->count; i++, y += FLOOR_THING_H) {
        const WorldResource *thing = world_resource(scene->world, items[i].id);
        const float wanted =
            fmaxf(box_width(ui, scene, thing), title_width(ui, scene, thing, true));
        const float width = fmaxf(fminf(wanted, widths[things->count - 1]), WIDTH_MIN);
        items[i].box = (Rect){middle.x - width / 2, y, width, FLOOR_THING_H - GAP_BELOW};
    }
}

// Those who have come to a barrier are its places that are taken.
static int waiting_for(const Scene *scene, const WorldResource *thing) {
    const Trace *trace = scene->view->trace;
    if (thing->type == RESOURCE_TYPE_BARRIER) {
        return 0;
    }
    return trace_list_count(trace, thing->waiters) + trace_list_count(trace, thing->putters);
}

static void draw_items(Ui *ui, const Scene *scene, const WorldResource *thing, Rect *rest) {
    int64_t items[MAX_CELLS];
    const Trace *trace = scene->view->trace;
    const int count = trace_list_read(trace, thing->items, items, MAX_CELLS);
    const int all = trace_list_count(trace, thing->items);
    const float wanted = cell_width(ui, scene, thing);
    const int fit = (int)((rest->w + 6) / (wanted + 6));
    // The places of a queue that has a limit are all there; else a few items that can be read say
    // more.
    const int cells = thing->limit > 0
                          ? cells_of(scene, thing)
                          : (int)fminf((float)cells_of(scene, thing), fmaxf((float)fit, 2));
    const float room = (rest->w + 6) / fmaxf((float)cells, 1) - 6;
    const float width = fmaxf(fminf(wanted, room), CELL / 2);
    for (int i = 0; i < cells && rest->w >= width; i++) {
        Rect cell = rect_cut_left(rest, width);
        rect_cut_left(rest, 6);
        const bool is_full = i < count;
        draw_round_frame(
            ui->list, cell, 6,
            (Stroke){.width = 1.5f, .color = is_full ? ui->theme.ink : ui->theme.disc_edge});
        if (is_full && i == cells - 1 && all > cells) {
            char more[24];
            snprintf(more, sizeof more, "+%d", all - cells + 1);
            ui_label(ui, (TextStyle){DRAW_UI, 12, ui->theme.quiet}, DRAW_CENTER, cell,
                     text_of(more));
        } else if (is_full) {
            Buf words;
            buf_init(&words, ui->alloc);
            add_item_words(trace, (TextId)items[i], &words);
            ui_fit(ui, (TextStyle){DRAW_MONO, 12, ui->theme.ink}, DRAW_CENTER,
                   rect_inset(cell, 2, 0), buf_text(&words));
            buf_deinit(&words);
        }
    }
}

static void draw_places(Ui *ui, const Scene *scene, const WorldResource *thing, Rect *rest) {
    int64_t holders[MAX_CELLS];
    const bool is_barrier = thing->type == RESOURCE_TYPE_BARRIER;
    const int count = trace_list_read(
        scene->view->trace, is_barrier ? thing->waiters : thing->holders, holders, MAX_CELLS);
    const int cells = cells_of(scene, thing);
    const int64_t places = thing->limit > 0 ? thing->limit : 1;
    const bool is_event = thing->type == RESOURCE_TYPE_EVENT;
    const int taken = is_event || is_barrier || thing->limit == 0
                          ? (int)thing->state
                          : (int)(thing->limit - thing->state);
    const float chip = fminf(24, rest->h);
    const float width = place_width(scene) * chip / 24;
    // Who waits must be seen as well.
    const float reserve = waiting_for(scene, thing) > 0 ? MORE_W + 6 : 0;
    const int fit = (int)((rest->w - reserve + 4) / width);
    const int shown = cells < fit ? cells : fit;
    for (int i = 0; i < shown; i++) {
        const Rect cell = rect_cut_left(rest, width);
        const Point at = rect_middle(cell);
        if (i == shown - 1 && places > shown) {
            char words[24];
            snprintf(words, sizeof words, "+%d", (int)places - shown + 1);
            ui_label(ui, (TextStyle){DRAW_UI, 12, ui->theme.quiet}, DRAW_CENTER, cell,
                     text_of(words));
            return;
        }
        const int64_t table = i < count ? scene_table_of(scene, holders[i]) : 0;
        if (table > 0) {
            ui_chip(ui, at, chip, CHIP_FILLED, ui->theme.quiet, ui->theme.floor, (int)table);
        } else if (i < taken) {
            draw_disc(ui->list, at, chip / 2, ui->theme.mark);
        } else {
            draw_ring(ui->list, at, chip / 2 - 1,
                      (Stroke){.width = 1.5f, .color = ui->theme.track});
        }
    }
}

// Who waits for it, in order. Where there is little room the dashed circles have to do without
// words.
static void draw_waiting(Ui *ui, const Scene *scene, const WorldResource *thing, Rect *rest) {
    int64_t ids[64];
    line_of(scene, thing, ids, 64);
    const int count = waiting_for(scene, thing);
    const Text words = has_line(thing) ? TEXT("in line:") : TEXT("waiting:");
    const TextStyle style = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
    if (count == 0) {
        return;
    }
    const float width = ui_width(ui, style, words) + 6;
    const float chip = fminf(22, rest->h), step = chip + 4;
    rect_cut_left(rest, 6);
    if (rest->w >= width + step * fminf((float)count, 4)) {
        ui_label(ui, style, DRAW_LEFT, rect_cut_left(rest, width), words);
    }
    const int fit = (int)((rest->w + 2) / step);
    const int shown = count <= fit ? count : (int)fmaxf((rest->w - MORE_W) / step, 0);
    for (int i = 0; i < shown && i < 64; i++) {
        const Rect cell = rect_cut_left(rest, fminf(step, rest->w));
        ui_chip(ui, rect_middle(cell), chip, CHIP_DASHED, ui->theme.quiet, ui->theme.floor,
                (int)scene_table_of(scene, ids[i]));
    }
    if (shown < count && rest->w >= MORE_W - 8) {
        char more[24];
        snprintf(more, sizeof more, "+%d", count - shown);
        ui_fit(ui, (TextStyle){DRAW_UI, 12, ui->theme.quiet}, DRAW_CENTER, *rest, text_of(more));
    }
}

void floor_thing(Ui *ui, const Scene *scene, const FloorThing *thing) {
    const WorldResource *resource = world_resource(scene->world, thing->id);
    const Theme *theme = &ui->theme;
    Buf words;
    buf_init(&words, ui->alloc);
    floor_thing_words(resource, title_width(ui, scene, resource, true) <= thing->box.w, &words);
    draw_box_begin(ui->list, 0, 0, thing->box, TEXT("thing"));
    Rect body = thing->box;
    Rect title = rect_cut_top(&body, TITLE_H);
    draw_rect(ui->list, title, theme_fade(theme->floor, 0.85f));
    const float used = ui_label(ui, (TextStyle){DRAW_MONO_BOLD, 14, theme->ink}, DRAW_LEFT, title,
                                trace_text(scene->view->trace, resource->label));
    rect_cut_left(&title, used > 0 ? used + 12 : 0);
    ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, theme->quiet}, DRAW_LEFT, title,
             buf_text(&words));
    draw_round_rect(ui->list, body, 8, theme->floor);
    draw_round_frame(ui->list, body, 8, (Stroke){.width = 1.5f, .color = theme->disc_edge});
    Rect rest = rect_inset(body, 9, 6);
    if (is_queue(resource)) {
        draw_items(ui, scene, resource, &rest);
    } else {
        draw_places(ui, scene, resource, &rest);
    }
    draw_waiting(ui, scene, resource, &rest);
    draw_box_end(ui->list);
    buf_deinit(&words);
}

// ---- The same in one line ----

#define LINE_PLACES 4 // more are told in words

// Whether its places say all, so that words are not needed.
static bool has_few_places(const Scene *scene, const WorldResource *thing) {
    switch ((ResourceType)thing->type) {
    case RESOURCE_TYPE_LOCK:
    case RESOURCE_TYPE_CONDITION:
        return trace_list_count(scene->view->trace, thing->holders) > 0;
    case RESOURCE_TYPE_SEMAPHORE:
    case RESOURCE_TYPE_BOUNDED_SEMAPHORE:
    case RESOURCE_TYPE_BARRIER:
        return thing->limit > 0 && thing->limit <= LINE_PLACES;
    case RESOURCE_TYPE_EVENT:
    case RESOURCE_TYPE_QUEUE:
    case RESOURCE_TYPE_PRIORITY_QUEUE:
    case RESOURCE_TYPE_LIFO_QUEUE:
    case RESOURCE_TYPE_COUNT:
        break;
    }
    return false;
}

static Text name_of(const Scene *scene, const WorldResource *thing) {
    const Text label = trace_text(scene->view->trace, thing->label);
    return label.size > 0 ? label : text_of(resource_type_word((ResourceType)thing->type));
}

static void add_list(const Scene *scene, ListId list, const char *before, Buf *out) {
    int64_t ids[64];
    const int all = trace_list_count(scene->view->trace, list);
    const int count = trace_list_read(scene->view->trace, list, ids, 64);
    for (int i = 0; i < count; i++) {
        buf_addf(out, "%s%d", i == 0 ? before : ", ", (int)scene_table_of(scene, ids[i]));
    }
    if (count < all) {
        buf_addf(out, " and %d more", all - count);
    }
}

// All that is known of it, for its tooltip.
static void explain(Ui *ui, const Scene *scene, const WorldResource *thing, Rect rect) {
    Buf words;
    buf_init(&words, ui->alloc);
    buf_add_text(&words, name_of(scene, thing));
    buf_addf(&words, ": ");
    floor_thing_words(thing, true, &words);
    add_list(scene, thing->holders, "; held by ", &words);
    add_list(scene, thing->waiters, has_line(thing) ? "; in line: " : "; waiting: ", &words);
    add_list(scene, thing->putters,
             has_line(thing) ? "; in line to put: " : "; in line for its lock: ", &words);
    ui_hot(ui, rect, ACTION_NONE, 0, false, buf_text(&words));
    buf_deinit(&words);
}

// As many items as there is room for beside who waits; then how many more.
static void draw_line_items(Ui *ui, const Scene *scene, const WorldResource *thing, float reserve,
                            Rect *rest) {
    int64_t items[MAX_CELLS];
    const Trace *trace = scene->view->trace;
    const int count = trace_list_read(trace, thing->items, items, MAX_CELLS);
    const int all = trace_list_count(trace, thing->items);
    const TextStyle style = {DRAW_MONO, 12, ui->theme.ink};
    Buf words;
    buf_init(&words, ui->alloc);
    for (int i = 0; i < all; i++) {
        buf_clear(&words);
        if (i < count) {
            add_item_words(trace, (TextId)items[i], &words);
        }
        const float width = fminf(ui_width(ui, style, buf_text(&words)) + 10, CELL_MAX);
        const float more = i + 1 < all ? 30 : 0;
        if (i == count || rest->w - reserve < width + more) {
            char left[24];
            snprintf(left, sizeof left, "+%d", all - i);
            ui_fit(ui, (TextStyle){DRAW_UI, 12, ui->theme.quiet}, DRAW_LEFT,
                   rect_cut_left(rest, fminf(30, rest->w)), text_of(left));
            break;
        }
        const Rect cell = rect_cut_left(rest, width);
        rect_cut_left(rest, 4);
        draw_round_frame(ui->list, cell, 5, (Stroke){.width = 1.2f, .color = ui->theme.ink});
        ui_fit(ui, style, DRAW_CENTER, rect_inset(cell, 2, 0), buf_text(&words));
    }
    buf_deinit(&words);
}

void floor_thing_line(Ui *ui, const Scene *scene, const WorldResource *thing, Rect rect) {
    const TextStyle style = {DRAW_MONO_BOLD, SIZE_SMALL, ui->theme.ink};
    const Text label = name_of(scene, thing);
    const float reserve = waiting_for(scene, thing) > 0 ? MORE_W + 36 : 0;
    Rect rest = rect, name = rect;
    Buf words;
    buf_init(&words, ui->alloc);
    explain(ui, scene, thing, rect);
    name.w = fminf(ui_width(ui, style, label) + 2, rect.w * 0.42f);
    rect_cut_left(&rest, ui_fit(ui, style, DRAW_LEFT, name, label) + 8);
    const float places = (float)(thing->limit > 0 ? thing->limit : 1) * place_width(scene);
    if (has_few_places(scene, thing) && places + fminf(reserve, MORE_W) <= rest.w) {
        draw_places(ui, scene, thing, &rest);
    } else {
        const TextStyle small = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
        floor_thing_words(thing, false, &words);
        Rect figures = rest;
        figures.w = fmaxf(rest.w - reserve * 0.5f, 0);
        rect_cut_left(&rest, ui_fit(ui, small, DRAW_LEFT, figures, buf_text(&words)) + 8);
    }
    if (is_queue(thing)) {
        draw_line_items(ui, scene, thing, reserve, &rest);
    }
    draw_waiting(ui, scene, thing, &rest);
    buf_deinit(&words);
}
