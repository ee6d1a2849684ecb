// What stands beside the code: the variables of the frame that runs, words that have no room in
// their own line, and the calls that are open.

#include "ui/code.h"

#include <math.h>
#include <string.h>

#define VALUE_ROWS  5  // that the variables may take
#define VALUE_GAP   14 // between two of them
#define VALUE_W     70 // of their box, at least
#define VALUES_AWAY 5  // rows from the current line
#define VALUE_MAX   64 // variables that are looked at

// ---- Variables ----

// "n=1": a piece of one buffer.
typedef struct Value {
    size_t start, size;
    int rank; // the lower ones are shown first
} Value;

typedef struct Values {
    Buf text;
    Value items[VALUE_MAX];
    int count;
} Values;

static bool is_name_byte(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool line_names(const Setter *setter, Text name) {
    const SourceLine *line = &setter->source->lines.items[setter->current - 1];
    const char *bytes = setter->source->text.bytes;
    for (int at = line->start; at + (int)name.size <= line->end; at++) {
        const int end = at + (int)name.size;
        if (memcmp(bytes + at, name.bytes, name.size) == 0 &&
            (at == line->start || !is_name_byte(bytes[at - 1])) &&
            (end == line->end || !is_name_byte(bytes[end]))) {
            return true;
        }
    }
    return false;
}

// First what the line speaks of, then other plain values, at last what shows only its type.
static void collect(const Setter *setter, Values *values) {
    const World *world = setter->scene->world;
    const WorldFrame *frame = world_running_frame(world);
    const Trace *trace = setter->scene->view->trace;
    if (!frame || frame->frame == 0) {
        return;
    }
    for (const WorldVariable *variable = world_first_variable(world, frame);
         variable && values->count < VALUE_MAX; variable = world_next_variable(world, variable)) {
        Value value = {.start = values->text.size};
        const Text name = trace_text(trace, variable->name);
        buf_add_text(&values->text, name);
        buf_add_char(&values->text, '=');
        const size_t shown = values->text.size;
        trace_show(trace, world_value(world, variable), &values->text);
        value.size = values->text.size - value.start;
        const bool is_opaque = values->text.size > shown && values->text.bytes[shown] == '<';
        value.rank = is_opaque ? 2 : line_names(setter, name) ? 0 : 1;
        int at = values->count++;
        for (; at > 0 && values->items[at - 1].rank > value.rank; at--) {
            values->items[at] = values->items[at - 1];
        }
        values->items[at] = value;
    }
}

static Text value_text(const Values *values, int i) {
    return (Text){values->text.bytes + values->items[i].start, values->items[i].size};
}

// Sets as many as fit into lines of this width, or only counts them; returns how many. *used
// becomes the width of the longest line.
static int set_values(const Setter *setter, const Values *values, Rect room, float leading,
                      TextStyle style, bool draws, float *used) {
    float x = 0, y = 0;
    *used = 0;
    for (int i = 0; i < values->count; i++) {
        float width = ui_width(setter->ui, style, value_text(values, i));
        // A value that is longer than a line is cut, but only where it has the line for itself.
        if (x > 0 && x + width > room.w) {
            x = 0;
            y += leading;
        }
        if (y + leading > room.h + 0.5f) {
            return i;
        }
        if (width > room.w && i > 0 && room.h < VALUE_ROWS * leading - 0.5f) {
            return i;
        }
        width = fminf(width, room.w);
        if (draws) {
            ui_label(setter->ui, style, DRAW_LEFT,
                     (Rect){room.x + x, room.y + y, width + 1, leading}, value_text(values, i));
        }
        *used = fmaxf(*used, x + width);
        x += width + VALUE_GAP;
    }
    return values->count;
}

// The free room right of the rows from `first` on, `count` of them.
static Rect room_beside(const Setter *setter, int first, int count) {
    float left = setter->rows[first].end + 10, right = setter->rows[first].until - 6;
    for (int i = first; i < first + count; i++) {
        left = fmaxf(left, setter->rows[i].end + 10);
        right = fminf(right, setter->rows[i].until - 6);
    }
    const Rect top = setter->rows[first].rect;
    return (Rect){left, top.y + 1, right - left, top.h * (float)count - 2};
}

static void draw_values(Setter *setter, const Values *values, int first, int rows) {
    Ui *ui = setter->ui;
    const TextStyle style = {DRAW_MONO, SIZE_CALLOUT, ui->theme.code_name};
    const float leading = setter->rows[first].rect.h;
    Rect room = room_beside(setter, first, rows);
    float used;
    set_values(setter, values, rect_inset(room, 9, -1), leading, style, false, &used);
    room.w = fminf(room.w, used + 19);
    draw_round_rect(ui->list, room, 5, ui->theme.panel);
    draw_round_frame(ui->list, room, 5, (Stroke){.width = 1, .color = ui->theme.accent});
    const Rect inside = rect_inset(room, 9, -1);
    const int shown = set_values(setter, values, inside, leading, style, true, &used);
    if (shown < values->count) {
        ui_hot(ui, room, ACTION_NONE, 0, false, buf_text(&values->text));
    }
    for (int i = first; i < first + rows; i++) {
        setter->rows[i].end = room.x + room.w;
    }
}

// A place for the values: rows beside which they have room, and how many are shown there.
typedef struct ValuePlace {
    int first, rows, shown; // those that are cut do not count
} ValuePlace;

// How many are longer than a line.
static int count_cut(const Setter *setter, const Values *values, float width, TextStyle style) {
    int count = 0;
    for (int i = 0; i < values->count; i++) {
        count += ui_width(setter->ui, style, value_text(values, i)) > width;
    }
    return count;
}

// The fewest rows from `first` on that show the most.
static ValuePlace value_place(const Setter *setter, const Values *values, int first) {
    const TextStyle style = {DRAW_MONO, SIZE_CALLOUT, 0};
    ValuePlace best = {first, 0, 0};
    for (int rows = 1; rows <= VALUE_ROWS && first + rows <= setter->row_count; rows++) {
        const Rect room = room_beside(setter, first, rows);
        if (room.w < VALUE_W) {
            break;
        }
        const float leading = setter->rows[first].rect.h;
        const Rect inside = {0, 0, room.w - 18, leading * (float)rows};
        float used;
        const int shown = set_values(setter, values, inside, leading, style, false, &used) -
                          count_cut(setter, values, inside.w, style);
        if (shown > best.shown || best.rows == 0) {
            best = (ValuePlace){first, rows, shown};
        }
        if (shown == values->count) {
            break;
        }
    }
    return best;
}

// Beside the current line and those below it; where that shows too little, near it.
static void place_values(Setter *setter, const Values *values) {
    int current = 0;
    while (current < setter->row_count && !setter->rows[current].is_current) {
        current++;
    }
    if (current == setter->row_count) {
        return;
    }
    ValuePlace best = value_place(setter, values, current);
    for (int away = 1; away <= VALUES_AWAY && best.shown < values->count; away++) {
        for (int side = 1; side >= -1; side -= 2) {
            const int first = current + side * away;
            if (first >= 0 && first < setter->row_count) {
                const ValuePlace place = value_place(setter, values, first);
                // Next to the line is better, unless more than half of them would be missing.
                const bool is_much = best.shown * 2 < values->count;
                best = place.shown > best.shown && is_much ? place : best;
            }
        }
    }
    if (best.rows > 0) {
        draw_values(setter, values, best.first, best.rows);
    }
}

void code_draw_variables(Setter *setter) {
    if (!setter->scene || setter->current == 0) {
        return;
    }
    Values values = {.count = 0};
    buf_init(&values.text, setter->ui->alloc);
    collect(setter, &values);
    if (values.count > 0) {
        place_values(setter, &values);
    }
    buf_deinit(&values.text);
}

// ---- Words of call-outs that have no room beside their own line ----

// Whether a row has room for the words of another one's call-out, and none of its own.
static bool has_room_for(const Setter *setter, int at, float width) {
    if (at < 0 || at >= setter->row_count) {
        return false;
    }
    const Row *row = &setter->rows[at];
    const SourceLine *line = &setter->source->lines.items[row->line - 1];
    return line->callout < 0 && row->until - row->end >= width + 10;
}

// The nearest such row, no more than `away` rows off; NULL: none.
static Row *row_for_words(Setter *setter, int at, int away, float width) {
    for (int i = 1; i <= away; i++) {
        for (int side = -1; side <= 1; side += 2) {
            if (has_room_for(setter, at + i * side, width)) {
                return &setter->rows[at + i * side];
            }
        }
    }
    return NULL;
}

static void draw_words(Setter *setter, int at) {
    Ui *ui = setter->ui;
    const Theme *theme = &ui->theme;
    const bool is_lit = setter->rows[at].is_current;
    const SourceLine *line = &setter->source->lines.items[setter->rows[at].line - 1];
    const SourceCallout *callout = &setter->source->callouts.items[line->callout];
    const TextStyle style = {is_lit ? DRAW_UI_BOLD : DRAW_UI, SIZE_CALLOUT,
                             is_lit ? theme->ready_ink : theme->quiet};
    const float width = ui_width(ui, style, callout->text) + 32;
    // What is lit may stand farther away.
    Row *row = row_for_words(setter, at, is_lit ? 3 : 1, width);
    if (!row) {
        return;
    }
    const float high = fminf(row->rect.h - 2, 20);
    Rect pill = {row->until - width - 3, row->rect.y + (row->rect.h - high) / 2, width, high};
    row->until = pill.x;
    draw_round_rect(ui->list, pill, high / 2, is_lit ? theme->ready : theme->panel);
    if (!is_lit) {
        draw_round_frame(ui->list, pill, high / 2, (Stroke){.width = 1, .color = theme->track});
    }
    ui_chip(ui, (Point){pill.x + high / 2, pill.y + high / 2}, high - 3,
            is_lit ? CHIP_FILLED : CHIP_RING, style.color, is_lit ? theme->ready : theme->panel,
            callout->number);
    rect_cut_left(&pill, high + 4);
    ui_label(ui, style, DRAW_LEFT, pill, callout->text);
}

void code_draw_callouts(Setter *setter, bool is_current) {
    for (int i = 0; i < setter->row_count; i++) {
        if (setter->rows[i].hides_callout && setter->rows[i].is_current == is_current) {
            draw_words(setter, i);
        }
    }
}

// ---- The call stack ----

#define STACK_MAX 8 // calls that are named

// "main:20 › fetch:12 › read:4": the calls that are inside of each other, where there is more than
// one; at most `max` of them, the innermost.
static void add_stack(const Setter *setter, int max, Buf *text) {
    const Scene *scene = setter->scene;
    const WorldFrame *frames[STACK_MAX];
    int count = 0, all = 0;
    for (const WorldFrame *frame = world_top_frame(scene->world, scene->world->task); frame;
         frame = world_frame_below(scene->world, frame)) {
        if (count < max) {
            frames[count++] = frame;
        }
        all++;
    }
    if (all < 2) {
        return;
    }
    buf_addf(text, all > count ? "\u2026 \u203a " : "");
    for (int i = count - 1; i >= 0; i--) {
        const Text func = trace_text(scene->view->trace, frames[i]->func);
        buf_add_text(text, text_equal(func, TEXT("<module>")) ? TEXT("file") : func);
        buf_addf(text, ":%d%s", frames[i]->line, i > 0 ? " \u203a " : "");
    }
}

// The lowest row beside which there is room for it; -1: none.
static int row_for_stack(const Setter *setter, float width) {
    for (int i = setter->row_count - 1; i >= 0; i--) {
        const Row *row = &setter->rows[i];
        if (!row->is_current && row->until - row->end >= width + 14) {
            return i;
        }
    }
    return -1;
}

void code_draw_stack(const Setter *setter) {
    Ui *ui = setter->ui;
    Buf text;
    if (!setter->scene || setter->row_count == 0) {
        return;
    }
    buf_init(&text, ui->alloc);
    const TextStyle style = {DRAW_MONO, SIZE_CALLOUT, ui->theme.quiet};
    float width = 0;
    int i = -1;
    // As many calls as there is room for.
    for (int max = STACK_MAX; i < 0 && max > 1; max--) {
        buf_clear(&text);
        add_stack(setter, max, &text);
        width = ui_width(ui, style, buf_text(&text)) + 20;
        i = text.size > 0 ? row_for_stack(setter, width) : -1;
    }
    if (i >= 0) {
        const Row *row = &setter->rows[i];
        const float high = fminf(row->rect.h - 1, 22);
        const Rect box = {row->until - width - 2, row->rect.y + (row->rect.h - high) / 2, width,
                          high};
        draw_box_begin(ui->list, 0, 0, box, TEXT("call stack"));
        draw_round_rect(ui->list, box, 6, ui->theme.panel);
        draw_round_frame(ui->list, box, 6, (Stroke){.width = 1, .color = ui->theme.track});
        ui_label(ui, style, DRAW_LEFT, rect_inset(box, 10, 0), buf_text(&text));
        draw_box_end(ui->list);
        ui_hot(ui, box, ACTION_NONE, 0, false, TEXT("the calls that are open, outermost first"));
    }
    buf_deinit(&text);
}
