#include "ui/floor.h"

#include <math.h>
#include <stdio.h>

#define NAME_SMALL   12.0f // of a name that takes several lines
#define NAME_LEADING 16.0f
#define NAME_LINES   4
#define WORDS_SMALL  17.0f // a line of small words

float floor_ease(float share) {
    const float s = fminf(fmaxf(share, 0), 1);
    return s * s * (3 - 2 * s);
}

Color floor_state_color(const Theme *theme, TableState state) {
    switch (state) {
    case TABLE_SERVED:
        return theme->accent;
    case TABLE_READY:
        return theme->ready;
    case TABLE_FINISHED:
        return theme->done;
    case TABLE_FAILED:
    case TABLE_BLOCKED:
        return theme->error;
    case TABLE_ABSENT:
    case TABLE_NEW:
    case TABLE_ASLEEP:
    case TABLE_WAITS:
    case TABLE_IN_LINE:
    case TABLE_CANCELLED:
    case TABLE_STATES:
        break;
    }
    return theme->quiet;
}

float floor_time_left(const Scene *scene, const TableInfo *table) {
    if (table->until == TIME_NONE || table->until <= table->from) {
        return -1;
    }
    const double left = (double)(table->until - scene->now);
    return (float)fmin(fmax(left / (double)(table->until - table->from), 0), 1);
}

void floor_arc(Ui *ui, Point center, float radius, float width, float share, Color color) {
    draw_ring(ui->list, center, radius, (Stroke){.width = width, .color = ui->theme.track});
    if (share > 0.0005f) {
        draw_arc(ui->list, center, radius, 0, share,
                 (Stroke){.width = width, .round = share < 0.995f, .color = color});
    }
}

static void draw_figure(Ui *ui, Point at, float radius) {
    const float u = radius / 20;
    const Color skin = ui->theme.accent_ink;
    draw_disc(ui->list, at, radius, ui->theme.accent);
    draw_disc(ui->list, (Point){at.x, at.y - 6 * u}, 5.4f * u, skin);
    const Rect chest = {at.x - 10 * u, at.y + 2.4f * u, 20 * u, 9.2f * u};
    draw_round_rect(ui->list, chest, 4.6f * u, skin);
    draw_rect(ui->list, (Rect){chest.x, at.y + 7 * u, chest.w, 4.6f * u}, skin);
    // The bow tie.
    const Point knot = {at.x, at.y + 4.4f * u};
    for (int side = -1; side <= 1; side += 2) {
        const float x = knot.x + (float)side * 4 * u;
        draw_triangle(ui->list, knot, (Point){x, knot.y - 2.2f * u}, (Point){x, knot.y + 2.2f * u},
                      ui->theme.accent);
    }
}

void floor_server(Ui *ui, const Scene *scene, Point at, float radius) {
    // On its way it passes in front of what lies there.
    const bool walks = scene->walked < 1;
    if (walks) {
        draw_box_begin(ui->list, 0, DRAW_BOX_FLOATS,
                       (Rect){at.x - radius, at.y - radius, 2 * radius, 2 * radius},
                       TEXT("server on its way"));
    }
    draw_figure(ui, at, radius);
    if (walks) {
        draw_box_end(ui->list);
    }
}

// ---- Badges ----

static void bell(Ui *ui, Point at, float u, Color color) {
    draw_disc(ui->list, (Point){at.x, at.y - 1.5f * u}, 3.6f * u, color);
    draw_rect(ui->list, (Rect){at.x - 3.6f * u, at.y - 1.5f * u, 7.2f * u, 4 * u}, color);
    draw_round_rect(ui->list, (Rect){at.x - 5.4f * u, at.y + 2 * u, 10.8f * u, 2 * u}, u, color);
    draw_disc(ui->list, (Point){at.x, at.y + 5 * u}, 1.4f * u, color);
}

static void tick(Ui *ui, Point at, float u, Color color) {
    const Point points[] = {{at.x - 4 * u, at.y + 0.4f * u},
                            {at.x - u, at.y + 3.4f * u},
                            {at.x + 4.4f * u, at.y - 3 * u}};
    draw_polyline(ui->list, points, 3, (Stroke){.width = 2.2f * u, .round = true, .color = color});
}

static void exclamation(Ui *ui, Point at, float u, Color color) {
    draw_round_rect(ui->list, (Rect){at.x - 1.2f * u, at.y - 5.5f * u, 2.4f * u, 7 * u}, u, color);
    draw_disc(ui->list, (Point){at.x, at.y + 4.4f * u}, 1.5f * u, color);
}

static void badge(Ui *ui, TableState state, Point center, float radius) {
    const Theme *theme = &ui->theme;
    const float size = fmaxf(radius * 0.29f, 6.5f);
    const Point at = {center.x + radius * 0.72f, center.y - radius * 0.72f};
    const float u = size / 11;
    if (state == TABLE_READY) {
        draw_disc(ui->list, at, size, theme->ready);
        bell(ui, at, u, theme->ready_ink);
    } else if (state == TABLE_FINISHED) {
        draw_disc(ui->list, at, size, theme->done);
        tick(ui, at, u, theme->done_ink);
    } else if (state == TABLE_FAILED) {
        draw_disc(ui->list, at, size, theme->error);
        exclamation(ui, at, u, theme->error_ink);
    }
}

// ---- A table ----

// A ring of dashes that meets itself: `count` dashes of which `part` is drawn.
static void dashed_ring(Ui *ui, Point center, float radius, float width, int count, float part,
                        Color color) {
    const float piece = 6.2831853f * radius / (float)count;
    draw_ring(ui->list, center, radius,
              (Stroke){.width = width,
                       .dash = part > 0 ? piece * part : 0.1f,
                       .gap = piece * (1 - part) - (part > 0 ? 0 : 0.1f),
                       .round = part <= 0,
                       .color = color});
}

static void ring_of_state(Ui *ui, const Scene *scene, const TableInfo *table, Point center,
                          float radius) {
    const Theme *theme = &ui->theme;
    const float left = floor_time_left(scene, table);
    const float wide = fmaxf(radius * 0.07f, 2.2f);
    const float outer = radius + fmaxf(radius * 0.11f, 4);
    const int dashes = (int)fmaxf(roundf(radius * 0.6f), 12);
    switch (table->state) {
    case TABLE_SERVED:
        draw_ring(ui->list, center, radius - wide * 0.5f,
                  (Stroke){.width = wide, .color = theme->accent});
        break;
    case TABLE_BLOCKED:
        draw_ring(ui->list, center, radius - wide * 0.5f,
                  (Stroke){.width = wide, .color = theme->accent});
        floor_arc(ui, center, outer, fmaxf(radius * 0.1f, 3), fmaxf(left, 0), theme->error);
        break;
    case TABLE_ASLEEP:
        if (scene_is_overdue(scene, table)) {
            dashed_ring(ui, center, outer, 2.2f, dashes, 0.58f, theme->error);
            break;
        }
        floor_arc(ui, center, outer, fmaxf(radius * 0.1f, 3), left < 0 ? 1 : left, theme->mark);
        break;
    case TABLE_WAITS:
        dashed_ring(ui, center, outer, 2.2f, dashes * 2, 0, theme->mark);
        break;
    case TABLE_IN_LINE:
        dashed_ring(ui, center, outer, 1.8f, dashes, 0.58f, theme->mark);
        break;
    case TABLE_NEW:
        dashed_ring(ui, center, radius - 1, 2, dashes / 2, 0.7f, theme->ready);
        break;
    case TABLE_READY:
        draw_ring(ui->list, center, radius - wide * 0.4f,
                  (Stroke){.width = wide * 0.8f, .color = theme->ready});
        break;
    case TABLE_FINISHED:
        draw_ring(ui->list, center, radius - wide * 0.4f,
                  (Stroke){.width = wide * 0.8f, .color = theme->done});
        break;
    case TABLE_FAILED:
        draw_ring(ui->list, center, radius - wide * 0.4f,
                  (Stroke){.width = wide * 0.8f, .color = theme->error});
        break;
    case TABLE_CANCELLED:
    case TABLE_ABSENT:
    case TABLE_STATES:
        break;
    }
}

void floor_table(Ui *ui, const Scene *scene, const TableInfo *table, Point center, float radius) {
    const Theme *theme = &ui->theme;
    const bool is_over = table->state == TABLE_FINISHED || table->state == TABLE_CANCELLED;
    const bool is_served = table->state == TABLE_SERVED || table->state == TABLE_BLOCKED;
    if (table->state == TABLE_SERVED) {
        draw_disc(ui->list, center, radius + fmaxf(radius * 0.15f, 5), theme->halo);
    }
    if (table->task != 0 && table->task == scene->selected) {
        draw_ring(ui->list, center, radius + fmaxf(radius * 0.24f, 9),
                  (Stroke){.width = 2, .color = theme->accent});
    }
    draw_disc(ui->list, center, radius, is_over ? theme->dim_disc : theme->disc);
    if (table->state != TABLE_NEW) {
        draw_ring(ui->list, center, radius - 0.75f,
                  (Stroke){.width = 1.5f, .color = theme->disc_edge});
    }
    ring_of_state(ui, scene, table, center, radius);
    char digits[24];
    snprintf(digits, sizeof digits, "%d", (int)table->table);
    // On a small table they fill the disc, or nobody could read them.
    const float share = table->table < 100 ? 0.6f : 0.46f;
    const float size = fmaxf(radius * share, fminf(radius * share * 1.45f, 10));
    const TextStyle style = {DRAW_UI_BOLD, size,
                             is_served                              ? theme->accent
                             : is_over || table->state == TABLE_NEW ? theme->quiet
                                                                    : theme->ink};
    draw_text_in(ui->list, ui->measure, style, DRAW_CENTER,
                 (Rect){center.x - radius, center.y - radius, 2 * radius, 2 * radius},
                 text_of(digits));
    if (table->state == TABLE_CANCELLED) {
        const float d = radius * 0.72f;
        draw_line(
            ui->list, (Point){center.x - d, center.y + d}, (Point){center.x + d, center.y - d},
            (Stroke){.width = fmaxf(radius * 0.09f, 2.5f), .round = true, .color = theme->mark});
    }
    badge(ui, table->state, center, radius);
}

// On ground of their own: lines that pass behind must not make them hard to read.
void floor_fit(Ui *ui, TextStyle style, float smaller, DrawAlign align, Rect rect, Text words) {
    const float least = style.size - smaller;
    float width = ui_width(ui, style, words);
    while (width > rect.w && style.size > least) {
        style.size -= 1;
        width = ui_width(ui, style, words);
    }
    const float room = fmaxf(rect.w - width, 0);
    const float x = rect.x + (align == DRAW_LEFT ? 0 : align == DRAW_RIGHT ? room : room / 2);
    draw_rect(ui->list, (Rect){x - 3, rect.y, fminf(width, rect.w) + 6, rect.h},
              theme_fade(ui->theme.floor, 0.85f));
    ui_label(ui, style, align, rect, words);
}

// How much of a long name goes into one line: to a sign between its words, else as much as fits.
static size_t name_break(const Ui *ui, TextStyle style, Text name, float width) {
    const size_t fits = draw_text_fit(ui->measure, style.face, style.size, name, width);
    for (size_t at = fits; at > fits / 2 && fits < name.size; at--) {
        const char c = name.bytes[at - 1];
        if (c == '_' || c == ' ' || c == '.' || c == '-') {
            return at;
        }
    }
    return fits > 0 ? fits : name.size;
}

static int name_lines(const Ui *ui, Text name, float width) {
    const TextStyle style = {DRAW_MONO_BOLD, NAME_SMALL, 0};
    int lines = 0;
    while (name.size > 0 && lines < NAME_LINES) {
        const size_t size = name_break(ui, style, name, width);
        name = (Text){name.bytes + size, name.size - size};
        lines++;
    }
    return lines > 0 ? lines : 1;
}

float floor_label_height(const Ui *ui, Text name, float width, bool is_small, float most) {
    const int lines = name_lines(ui, name, width);
    const int room = (int)((most - WORDS_SMALL) / NAME_LEADING);
    if (lines > 1 && room > 1) {
        return (float)(lines < room ? lines : room) * NAME_LEADING + WORDS_SMALL;
    }
    return fminf(is_small ? 2 * WORDS_SMALL : LABEL_H, most);
}

// All lines in the same type; the last one is cut where the name is too long for all of them.
static void draw_long_name(Ui *ui, Text name, Color color, Rect *rest, DrawAlign align) {
    const TextStyle style = {DRAW_MONO_BOLD, NAME_SMALL, color};
    const int lines = (int)((rest->h - WORDS_SMALL) / NAME_LEADING + 0.1f);
    for (int i = 0; i < lines && name.size > 0; i++) {
        const size_t size = i + 1 < lines ? name_break(ui, style, name, rest->w) : name.size;
        floor_fit(ui, style, 0, align, rect_cut_top(rest, NAME_LEADING), (Text){name.bytes, size});
        name = (Text){name.bytes + size, name.size - size};
    }
}

// "fetch  asleep · 2.00 s", or the words alone where both have no room: the number is on the table.
static void draw_one_line(Ui *ui, Text name, Color color, TextStyle style, Text words, Rect box,
                          DrawAlign align) {
    TextStyle bold = {DRAW_MONO_BOLD, style.size, color};
    const float gap = 7, used = ui_width(ui, bold, name) + 1;
    const float wide = used + gap + ui_width(ui, style, words) + 1;
    if (wide <= box.w) {
        const float room = box.w - wide;
        rect_cut_left(&box, align == DRAW_LEFT ? 0 : align == DRAW_RIGHT ? room : room / 2);
        floor_fit(ui, bold, 0, DRAW_LEFT, rect_cut_left(&box, used), name);
        rect_cut_left(&box, gap);
        align = DRAW_LEFT;
    }
    floor_fit(ui, style, 2, align, box, words);
}

void floor_words(Ui *ui, const TableInfo *table, Text words, Rect box, DrawAlign align) {
    char label[32];
    const Color color = table->state == TABLE_CANCELLED ? ui->theme.quiet : ui->theme.ink;
    TextStyle style = {DRAW_UI, SIZE_WORDS, floor_state_color(&ui->theme, table->state)};
    snprintf(label, sizeof label, "label %d", (int)table->table);
    draw_box_begin(ui->list, 0, 0, box, text_of(label));
    Rect rest = box;
    if (box.h < 27) {
        style.size = 12;
        draw_one_line(ui, table->name, color, style, words, box, align);
    } else if (box.h >= 2 * NAME_LEADING + WORDS_SMALL - 1 &&
               name_lines(ui, table->name, box.w) > 1) {
        style.size = 13;
        draw_long_name(ui, table->name, color, &rest, align);
        floor_fit(ui, style, 4, align, rest, words);
    } else {
        const bool is_small = box.h < LABEL_H - 2;
        TextStyle name = {DRAW_MONO_BOLD, box.h < 33 ? 12.0f : is_small ? 13.0f : 15.0f, color};
        style.size = box.h < 33 ? 12 : is_small ? 13 : SIZE_WORDS;
        floor_fit(ui, name, 3, align, rect_cut_top(&rest, box.h / 2), table->name);
        floor_fit(ui, style, 4, align, rest, words);
    }
    draw_box_end(ui->list);
}

void floor_label(Ui *ui, const Scene *scene, const TableInfo *table, Rect box, DrawAlign align) {
    Buf words;
    buf_init(&words, ui->alloc);
    scene_table_words(scene, table, &words);
    // What holds the thread stands in the sentence too; that it is held must be read here.
    const TextStyle style = {DRAW_UI, SIZE_WORDS, 0};
    if (table->state == TABLE_BLOCKED && ui_width(ui, style, buf_text(&words)) > box.w) {
        buf_clear(&words);
        buf_addf(&words, "holds the thread");
    }
    floor_words(ui, table, buf_text(&words), box, align);
    buf_deinit(&words);
}

// ---- The panel ----

static void title_words(const Scene *scene, char out[120]) {
    char number[TIME_SIZE];
    int size = 0;
    if (scene->world->tick > 0) {
        size = snprintf(out, 120, "Loop turn %s", ui_number(scene->world->tick, number).bytes);
    } else if (scene_is_line(scene)) {
        size = snprintf(out, 120, "%s",
                        scene->index->tables > 0 ? "Before the event loop" : "No event loop");
    } else {
        size = snprintf(out, 120, "%s",
                        scene->world->loop != 0 ? "The loop begins" : "Outside of the loop");
    }
    if (scene_tables(scene) > FLOOR_FULL) {
        snprintf(out + size, 120 - (size_t)size, " \u00b7 %s tables",
                 ui_number(scene_tables(scene), number).bytes);
    }
}

static Rect floor_title(Ui *ui, const Scene *scene, Rect room) {
    char words[120];
    const TextStyle style = {DRAW_UI_BOLD, SIZE_HEAD, ui->theme.quiet};
    title_words(scene, words);
    Rect title = room;
    title.w = fminf(ui_width(ui, style, text_of(words)) + 2, room.w);
    draw_box_begin(ui->list, 0, 0, title, TEXT("title"));
    ui_label(ui, style, DRAW_LEFT, title, text_of(words));
    draw_box_end(ui->list);
    return title;
}

// The picture, and below it the shelf for what it has no room for. Where there is a column of lists
// other staff stands there.
static void draw_picture(Ui *ui, const Scene *scene, Rect area, Rect title, bool has_column) {
    const bool is_line = scene_is_line(scene);
    const Rect whole = area;
    Rect above = area, least = area;
    rect_cut_bottom(&above, floor_shelf_height(scene, whole, false, !has_column));
    rect_cut_bottom(&least, floor_shelf_height(scene, whole, true, !has_column));
    const bool is_ring = floor_ring_fits(ui, scene, least, title);
    FloorThings things = {.count = 0};
    things.on_shelf = is_line || !(is_ring ? floor_ring_holds(ui, scene, above, title)
                                           : floor_crowd_holds(scene, above));
    const Rect shelf =
        rect_cut_bottom(&area, floor_shelf_height(scene, whole, things.on_shelf, !has_column));
    if (is_line) {
        floor_line(ui, scene, area);
    } else if (is_ring) {
        floor_ring(ui, scene, area, title, &things);
    } else {
        floor_crowd(ui, scene, area, &things);
    }
    floor_shelf(ui, scene, whole, rect_inset(shelf, 8, 0), things.on_shelf, !has_column);
}

// Wide floors have their lists in a column at the right, others in a strip at the bottom.
static bool has_column(const Scene *scene, Rect rect) {
    return rect.w >= 640 && rect.h >= 260 && !scene_is_line(scene);
}

bool panel_floor_has_card(const Scene *scene, Rect rect) {
    const int64_t selected = scene_table_of(scene, scene->selected);
    return has_column(scene, rect) && scene_table_state(scene, selected) != TABLE_ABSENT;
}

void panel_floor(Ui *ui, const Scene *scene, Rect rect) {
    draw_box_begin(ui->list, 0, 0, rect, TEXT("floor"));
    ui_paper(ui, rect, ui->theme.floor);
    Rect area = rect_inset(rect, 8, 6);
    const bool is_wide = rect.w >= 640 && rect.h >= 260;
    const bool has_lists = !scene_is_line(scene);
    Rect lists = {rect.x + rect.w - 176, rect.y + 14, 160, rect.h - 24};
    if (has_column(scene, rect)) {
        rect_cut_right(&area, 172);
    } else if (has_lists && rect.h >= 150) {
        floor_lists_strip(ui, scene, rect_inset(rect_cut_bottom(&area, 28), 8, 0));
    }
    Rect title = {rect.x + (is_wide ? 22 : 14), rect.y + (is_wide ? 14 : 6),
                  fminf(rect.w - 210, 260), 22};
    if (rect.h >= 160) {
        title = floor_title(ui, scene, title);
    }
    draw_picture(ui, scene, area, title, has_column(scene, rect));
    if (panel_floor_has_card(scene, rect)) {
        const Rect card = rect_cut_bottom(&lists, fminf(fmaxf(lists.h * 0.46f, 170), 300));
        panel_card(ui, scene, (Rect){card.x - 4, card.y, card.w + 12, card.h});
        rect_cut_bottom(&lists, 8);
    }
    if (has_column(scene, rect)) {
        floor_lists(ui, scene, lists);
    }
    draw_box_end(ui->list);
}

void panel_floor_compared(Ui *ui, const Scene *scene, bool is_later, Rect rect) {
    char words[80], time[TIME_SIZE];
    const Theme *theme = &ui->theme;
    const Event *last = replay_event_at(scene->view->replay, replay_count(scene->view->replay) - 1);
    draw_box_begin(ui->list, 0, 0, rect, TEXT("floor"));
    ui_paper(ui, rect, theme->floor);
    Rect title = {rect.x + 22, rect.y + 14, rect.w - 44, 22};
    if (last) {
        snprintf(words, sizeof words, "%s %s", scene->world->ended ? "ended at" : "will end at",
                 ui_time(last->t, time).bytes);
        const TextStyle style = {DRAW_MONO, 15, is_later ? theme->error : theme->done};
        ui_label(
            ui, style, DRAW_RIGHT,
            rect_cut_right(&title, fminf(ui_width(ui, style, text_of(words)) + 4, title.w * 0.6f)),
            text_of(words));
    }
    ui_label(ui, (TextStyle){DRAW_UI_BOLD, 15, theme->ink}, DRAW_LEFT, title,
             scene->index->tables > 0 ? TEXT("Event loop \u2014 a circle")
                                      : TEXT("Sequential \u2014 one straight line"));
    Rect area = rect_inset(rect, 8, 6);
    rect_cut_top(&area, 36);
    draw_picture(ui, scene, area, (Rect){area.x, area.y, 0, 0}, false);
    draw_box_end(ui->list);
}
