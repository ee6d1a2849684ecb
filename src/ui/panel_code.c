#include "ui/code.h"

#include <math.h>
#include <stdio.h>

#define PAD_TOP  14.0f
#define MARGIN_W 84.0f // left of the code, where there is room
#define CUT_ROOM 14.0f // right of it
#define MAX_ROWS 7     // that the current line takes
#define HANGING  4     // columns by which its further rows are set in

// Of one column, as the display's pixels make it.
static float advance_of(const Ui *ui, float size) {
    return ui->measure->metrics(ui->measure->context, DRAW_MONO, size).advance;
}

CodeLayout code_layout(const Ui *ui, const Source *source, Rect rect, float most) {
    const float high = rect.h - 2 * PAD_TOP + 6;
    const int lines = source->lines.count > 0 ? source->lines.count : 1;
    char digits[16];
    const int places = snprintf(digits, sizeof digits, "%d", lines);
    const float wide = rect.w - MARGIN_W - CUT_ROOM;
    // As large as all lines fit, closer together if need be: code that stands still is easier to
    // follow. What must be scrolled anyway is set in a size that reads well.
    float size = SIZE_CODE;
    while (size > SIZE_CODE_MIN && high < (float)lines * size * CODE_LEADING_MIN) {
        size--;
    }
    if (high < (float)lines * size * CODE_LEADING_MIN) {
        size = rect.w > 440 ? SIZE_CODE - 1 : SIZE_CODE_MIN;
    }
    // Somewhat smaller, when that is enough for a longer line.
    const int room = (int)(wide / advance_of(ui, SIZE_CODE_MIN));
    const float longest = (float)source_code_columns(source, room);
    while (size > SIZE_CODE_MIN && longest * advance_of(ui, size) > wide) {
        size--;
    }
    size = most > 0 ? fminf(size, most) : size;
    const float leading =
        size * fminf(fmaxf(high / ((float)lines * size), CODE_LEADING_MIN), CODE_LEADING);
    const bool is_narrow = rect.w < 420;
    const float margin = is_narrow ? 68 : MARGIN_W;
    const float text_x = margin + (places > 3 ? 9 * (float)(places - 3) : 0);
    return (CodeLayout){.size = size,
                        .leading = leading,
                        .marker_x = is_narrow ? 18 : 26,
                        .number_end = text_x - (is_narrow ? 14 : 20),
                        .text_x = text_x,
                        .lines = high / leading,
                        .columns =
                            (int)fmaxf((rect.w - text_x - CUT_ROOM) / advance_of(ui, size), 1)};
}

CodeWish code_wish(const Ui *ui, const Source *source, float most) {
    const float advance = advance_of(ui, SIZE_CODE_MIN);
    const float around = MARGIN_W + CUT_ROOM + 1;
    const int columns = source_code_columns(source, (int)((most - around) / advance));
    // A line more, so that the end is seen to be one.
    const float lines = (float)source->lines.count + 1;
    return (CodeWish){ceilf(around + (float)columns * advance),
                      ceilf(lines * SIZE_CODE * CODE_LEADING + 2 * PAD_TOP)};
}

int code_follow_line(const Scene *scene) {
    const int line = scene_current_line(scene);
    if (line > 0) {
        return line;
    }
    const int64_t at = positions_previous(&scene->index->kinds[POSITION_LINE], scene->at + 1);
    return at >= 0 ? replay_event_at(scene->view->replay, at)->as.line.line : 0;
}

// ---- Rows of a long line ----

// How far a line is set in.
static int indent_of(const Source *source, int line) {
    const SourceLine *shown = &source->lines.items[line - 1];
    int end = shown->start;
    while (end < shown->end &&
           (source->text.bytes[end] == ' ' || source->text.bytes[end] == '\t')) {
        end++;
    }
    return source_columns((Text){source->text.bytes + shown->start, (size_t)(end - shown->start)},
                          0);
}

// A row of `room` columns that begins with column `from`: the column with which the next one
// begins, which is where a word does, if there is one in the row's second half.
static int row_end(const Source *source, int line, int from, int room) {
    const SourceLine *shown = &source->lines.items[line - 1];
    const Text text = {source->text.bytes + shown->start, (size_t)(shown->end - shown->start)};
    int column = 0, found = from + room;
    for (size_t at = 0; at < text.size && column < from + room;) {
        const uint32_t c = text_next(text, &at);
        column += c == '\t' ? SOURCE_TAB - column % SOURCE_TAB : source_code_point_columns(c);
        if ((c == ' ' || c == ',' || c == '(') && column > from + room / 2 &&
            column <= from + room) {
            found = column;
        }
    }
    return found;
}

// The columns with which the rows of a line begin; returns how many there are. Only the last row
// may be too long.
static int rows_of(const CodeLayout *layout, const Source *source, int line, int from,
                   int starts[MAX_ROWS]) {
    const SourceLine *shown = &source->lines.items[line - 1];
    const int hanging = indent_of(source, line) - from + HANGING;
    const int indent = hanging > 0 && hanging < layout->columns / 2 ? hanging : 0;
    int count = 0, room = layout->columns - (shown->callout >= 0 ? 4 : 0);
    starts[count++] = from;
    while (count < MAX_ROWS && shown->columns - from > room) {
        from = row_end(source, line, from, room);
        starts[count++] = from;
        room = layout->columns - indent;
    }
    return count;
}

static int row_count_of(const CodeLayout *layout, const Source *source, int line) {
    int starts[MAX_ROWS];
    const bool is_there = line >= 1 && line <= source->lines.count;
    return is_there
               ? rows_of(layout, source, line, code_scroll_x_target(layout, source, line), starts)
               : 1;
}

// ---- Scrolling ----

float code_scroll_most(const CodeLayout *layout, const Source *source, int current) {
    const int rows = source->lines.count + row_count_of(layout, source, current) - 1;
    return fmaxf((float)rows - floorf(layout->lines), 0);
}

float code_scroll_target(const CodeLayout *layout, const Source *source, int line) {
    const float wanted = floorf((float)line - layout->lines / 2);
    return fmaxf(fminf(wanted, code_scroll_most(layout, source, line)), 0);
}

int code_scroll_x_target(const CodeLayout *layout, const Source *source, int line) {
    if (line < 1 || line > source->lines.count ||
        source->lines.items[line - 1].columns <= layout->columns) {
        return 0;
    }
    const int indent = indent_of(source, line);
    return indent > layout->columns / 2 ? indent - layout->columns / 4 : 0;
}

static Color color_of(const Theme *theme, SourceColor color) {
    switch (color) {
    case SOURCE_PLAIN:
        return theme->ink;
    case SOURCE_KEYWORD:
        return theme->code_keyword;
    case SOURCE_NAME:
        return theme->code_name;
    case SOURCE_STRING:
        return theme->code_string;
    case SOURCE_NUMBER:
        return theme->code_number;
    case SOURCE_COMMENT:
        return theme->quiet;
    }
    return theme->ink;
}

// ---- One row ----

// The columns of a line that are seen, and where the first one of them is.
typedef struct Seen {
    float x;
    int first, limit;
} Seen;

static void set_run(const Setter *setter, const Row *row, Seen seen, int from, int to, Color color,
                    Text text) {
    if (text.size == 0) {
        return;
    }
    const float advance = setter->metrics.advance;
    const TextStyle style = {DRAW_MONO, setter->layout.size, color};
    const float y = row->rect.y + (row->rect.h + setter->metrics.cap_height) / 2;
    const Rect box = {seen.x + (float)(from - seen.first) * advance, row->rect.y,
                      (float)(to - from) * advance + 1, row->rect.h};
    draw_text(setter->ui->list, style, (Point){box.x, y}, box, text);
}

// Sets bytes of one colour from a column on, tab by tab; returns the column behind them. Nothing is
// set outside of the columns that are seen.
static int set_piece(const Setter *setter, const Row *row, Seen seen, int column, Color color,
                     Text text) {
    size_t start = 0;
    int begin = column;
    for (size_t at = 0; at < text.size;) {
        const size_t here = at;
        const uint32_t c = text_next(text, &at);
        const int wide =
            c == '\t' ? SOURCE_TAB - column % SOURCE_TAB : source_code_point_columns(c);
        const bool is_over = column + wide > seen.limit;
        if (c == '\t' || column < seen.first || is_over) {
            set_run(setter, row, seen, begin, column, color,
                    (Text){text.bytes + start, here - start});
            if (is_over) {
                return seen.limit;
            }
            start = at;
            begin = column + wide;
        }
        column += wide;
    }
    set_run(setter, row, seen, begin, column, color, (Text){text.bytes + start, text.size - start});
    return column;
}

static void set_dots(const Setter *setter, const Row *row, float x) {
    const TextStyle style = {DRAW_MONO, setter->layout.size, setter->ui->theme.quiet};
    const Rect box = {x, row->rect.y, setter->metrics.advance + 4, row->rect.h};
    ui_label(setter->ui, style, DRAW_LEFT, box, TEXT("\u2026"));
}

// The pieces of a line by colour, as far as they are seen.
static void set_pieces(const Setter *setter, const Row *row, Seen seen) {
    const Source *source = setter->source;
    const SourceLine *line = &source->lines.items[row->line - 1];
    int column = 0, at = line->start;
    for (int i = 0; i <= line->span_count && column < seen.limit; i++) {
        const bool is_last = i == line->span_count;
        const SourceSpan *span = is_last ? NULL : &source->spans.items[line->first_span + i];
        const int until = is_last ? line->end : span->start < line->end ? span->start : line->end;
        if (until > at) {
            column = set_piece(setter, row, seen, column, setter->ui->theme.ink,
                               (Text){source->text.bytes + at, (size_t)(until - at)});
            at = until;
        }
        if (span && span->end <= line->end && column < seen.limit) {
            column = set_piece(setter, row, seen, column, color_of(&setter->ui->theme, span->color),
                               (Text){source->text.bytes + at, (size_t)(span->end - at)});
            at = span->end;
        }
    }
}

// A row has the columns from row->from to `until`, or as many of the line's as fit.
static void set_code(const Setter *setter, Row *row, float indent, int until) {
    const SourceLine *line = &setter->source->lines.items[row->line - 1];
    const float advance = setter->metrics.advance;
    const float left = row->rect.x + setter->layout.text_x + indent;
    const bool is_whole = row->is_current && !setter->state->is_scrolled;
    const bool begins_cut = row->from > 0 && line->columns > 0 && !is_whole;
    Seen seen = {.x = left, .first = row->from};
    // A call-out needs room for its number at least.
    const bool has_callout = line->callout >= 0 && !row->is_rest;
    const float room = row->rect.x + row->rect.w - (has_callout ? 44 : 12) - seen.x;
    const int fit = (int)(room / advance);
    row->is_cut = (until > 0 ? until : line->columns) - row->from > fit;
    seen.limit = row->is_cut ? row->from + fit - 1 : until > 0 ? until : row->from + fit;
    if (begins_cut) {
        set_dots(setter, row, seen.x);
        seen.x += advance;
        seen.first++;
    }
    set_pieces(setter, row, seen);
    const int last = until > 0 ? until : line->columns;
    const int columns = row->is_cut ? fit : last > row->from ? last - row->from : 0;
    row->end = left + (float)(columns > 0 || !begins_cut ? columns : 1) * advance;
    if (row->is_cut) {
        set_dots(setter, row, left + (float)(fit - 1) * advance);
    }
    row->is_cut |= begins_cut;
}

static void set_number(const Setter *setter, const Row *row) {
    char digits[16];
    snprintf(digits, sizeof digits, "%d", row->line);
    const float from = setter->layout.marker_x + 8;
    const Rect box = {row->rect.x + from, row->rect.y, setter->layout.number_end - from,
                      row->rect.h};
    draw_text_in(setter->ui->list, setter->ui->measure,
                 (TextStyle){DRAW_MONO, setter->layout.size * 0.93f, setter->ui->theme.quiet},
                 DRAW_RIGHT, box, text_of(digits));
}

static void set_breakpoint(const Setter *setter, const Row *row) {
    const Rect margin = {row->rect.x, row->rect.y, setter->layout.text_x - 8, row->rect.h};
    bool is_set = false;
    for (int i = 0; i < setter->state->breakpoint_count; i++) {
        is_set |= setter->state->breakpoints[i] == row->line;
    }
    if (is_set) {
        const float x = row->rect.x + (setter->layout.number_end + setter->layout.text_x) / 2 - 2;
        const float y = row->rect.y + row->rect.h / 2;
        draw_round_rect(setter->ui->list, (Rect){x - 4, y - 4, 8, 8}, 2, setter->ui->theme.error);
    }
    ui_hot(setter->ui, margin, ACTION_BREAK_LINE, row->line, false,
           is_set ? TEXT("remove the breakpoint") : TEXT("set a breakpoint: playing stops here"));
}

// ---- What stands at the right of the code ----

// "③ can be paused": how wide it is with all its words.
static float callout_width(Ui *ui, const SourceCallout *callout, bool is_lit, float size) {
    const TextStyle style = {is_lit ? DRAW_UI_BOLD : DRAW_UI, size, 0};
    return ui_width(ui, style, callout->text) + 32;
}

static void set_callout(const Setter *setter, Row *row, const SourceCallout *callout) {
    Ui *ui = setter->ui;
    const Theme *theme = &ui->theme;
    const float right = row->rect.x + row->rect.w - 15;
    const float height = fminf(row->rect.h - 1, 20);
    const float room = right - (row->end + 8);
    // Lit words are bold where that fits.
    float size = SIZE_CALLOUT;
    while (size > SIZE_CALLOUT - 2 && callout_width(ui, callout, false, size) > room) {
        size -= 0.5f;
    }
    const bool is_bold = row->is_current && callout_width(ui, callout, true, size) <= room;
    const float wanted = callout_width(ui, callout, is_bold, size);
    // Too little room: the number alone, with the words as its tooltip.
    const float width = room >= wanted ? wanted : height;
    const Rect pill = {right - width, row->rect.y + (row->rect.h - height) / 2, width, height};
    const Point center = {pill.x + height / 2, pill.y + height / 2};
    if (row->is_current) {
        draw_round_rect(ui->list, pill, height / 2, theme->ready);
        ui_chip(ui, center, height - 3, CHIP_FILLED, theme->ready_ink, theme->ready,
                callout->number);
    } else {
        draw_round_rect(ui->list, pill, height / 2, theme->panel);
        draw_round_frame(ui->list, pill, height / 2, (Stroke){.width = 1, .color = theme->track});
        ui_chip(ui, center, height - 3, CHIP_RING, theme->quiet, theme->panel, callout->number);
    }
    const Rect words = {pill.x + height + 2, pill.y, width - height - 8, height};
    row->until = pill.x;
    row->hides_callout = width <= height;
    const TextStyle style = {is_bold ? DRAW_UI_BOLD : DRAW_UI, size,
                             row->is_current ? theme->ready_ink : theme->quiet};
    if (width > height) {
        ui_label(ui, style, DRAW_LEFT, words, callout->text);
    } else {
        ui_hot(ui, pill, ACTION_NONE, 0, false, callout->text);
    }
}

// ---- The margin ----

// The tables that stand at this line, as chips: one or two in full, more as a number of them.
static void set_markers(const Setter *setter, const Row *row) {
    const Scene *scene = setter->scene;
    Ui *ui = setter->ui;
    const Theme *theme = &ui->theme;
    int64_t found[2] = {0, 0};
    int count = 0;
    bool has_selected = false;
    int slot = 0;
    for (const WorldTask *task; (task = world_next_task(scene->world, &slot));) {
        if (task->table == 0 || task->state != TASK_STATE_WAITING ||
            trace_chain_last(scene->view->trace, task->chain).line != row->line) {
            continue;
        }
        has_selected |= task->id == scene->selected;
        if (count < 2) {
            found[count] = task->table;
        }
        count++;
    }
    const int64_t served = scene_table_of(scene, scene->world->task);
    const float y = row->rect.y + row->rect.h / 2;
    const float size = fminf(row->rect.h - 1, 20);
    const float x = row->rect.x + setter->layout.marker_x;
    const int room_for = setter->layout.marker_x < 20 ? 1 : 2;
    if (row->is_current && served > 0) {
        ui_chip(ui, (Point){x, y}, size, CHIP_FILLED, theme->accent, theme->accent_ink,
                (int)served);
        return;
    }
    if (count >= 1 && count <= room_for) {
        const Color ground = row->is_current ? theme->band : theme->panel;
        const Color color = has_selected ? theme->accent : theme->quiet;
        if (count == 2) {
            const int64_t low = found[0] < found[1] ? found[0] : found[1];
            const int64_t high = found[0] + found[1] - low;
            ui_chip(ui, (Point){x - 9, y}, size - 2, CHIP_RING, color, ground, (int)low);
            ui_chip(ui, (Point){x + 10, y}, size - 2, CHIP_RING, color, ground, (int)high);
        } else {
            ui_chip(ui, (Point){x, y}, size, CHIP_RING, color, ground, (int)found[0]);
        }
    } else if (count > 0) {
        char words[24];
        snprintf(words, sizeof words, "%d\u00d7", count);
        const TextStyle style = {DRAW_UI_BOLD, 11, has_selected ? theme->accent : theme->quiet};
        const float width = fminf(fmaxf(ui_width(ui, style, text_of(words)) + 12, size),
                                  2 * setter->layout.marker_x - 6);
        const Rect pill = {x - width / 2, y - size / 2 + 1, width, size - 2};
        draw_round_frame(ui->list, pill, size / 2 - 1,
                         (Stroke){.width = 1.5f, .color = style.color});
        draw_text_in(ui->list, ui->measure, style, DRAW_CENTER, pill, text_of(words));
        ui_hot(ui, pill, ACTION_NONE, 0, false, TEXT("so many tables wait at this line"));
    }
}

// ---- Mistakes ----

static void set_mistake(const Setter *setter, const Row *row, const CodeMistake *mistake) {
    Ui *ui = setter->ui;
    const float x =
        row->rect.x + setter->layout.text_x +
        (float)(mistake->column > 0 ? mistake->column - 1 : 0) * setter->metrics.advance;
    const float y = row->rect.y + row->rect.h - 3;
    // A wave under the place, as editors draw it.
    for (int i = 0; i < 4; i++) {
        const Point zig[] = {
            {x + (float)i * 6, y}, {x + (float)i * 6 + 3, y - 3}, {x + (float)i * 6 + 6, y}};
        draw_polyline(ui->list, zig, 3, (Stroke){.width = 1.4f, .color = ui->theme.error});
    }
}

static const CodeMistake *mistake_at(const CodeState *state, int line) {
    for (int i = 0; i < state->mistake_count; i++) {
        if (state->mistakes[i].line == line) {
            return &state->mistakes[i];
        }
    }
    return NULL;
}

static void set_row(Setter *setter, Row row, int until) {
    Ui *ui = setter->ui;
    const SourceLine *line = &setter->source->lines.items[row.line - 1];
    const CodeMistake *mistake = mistake_at(setter->state, row.line);
    if (mistake) {
        draw_rect(ui->list, row.rect, ui->theme.error_band);
    } else if (row.is_current) {
        draw_rect(ui->list, row.rect, ui->theme.band);
        draw_rect(ui->list, (Rect){row.rect.x, row.rect.y, 4, row.rect.h}, ui->theme.accent);
    }
    set_code(setter, &row, row.is_rest ? setter->hanging * setter->metrics.advance : 0, until);
    if (setter->scene) {
        const Rect code = {row.rect.x + setter->layout.text_x, row.rect.y,
                           row.rect.w - setter->layout.text_x, row.rect.h};
        const Text all = {setter->source->text.bytes + line->start,
                          (size_t)(line->end - line->start)};
        ui_hot(ui, code, ACTION_LINE, row.line, false, row.is_cut ? all : (Text){NULL, 0});
        set_breakpoint(setter, &row);
    }
    if (!row.is_rest) {
        set_number(setter, &row);
        if (setter->scene) {
            set_markers(setter, &row);
        }
        if (mistake) {
            set_mistake(setter, &row, mistake);
        } else if (line->callout >= 0) {
            set_callout(setter, &row, &setter->source->callouts.items[line->callout]);
        }
    }
    if (setter->row_count < CODE_ROWS) {
        setter->rows[setter->row_count++] = row;
    }
}

// A line from `y` on, as far as there is room; returns where the next one is. The current one is
// seen in whole, in several rows if need be, unless the user looks to the side.
static float set_line(Setter *setter, int line, float y) {
    const bool is_current = line == setter->current;
    const Rect inside = rect_inset(setter->rect, 1, 6);
    int starts[MAX_ROWS] = {setter->state->scroll_x > 0 ? setter->state->scroll_x : 0};
    int count = 1;
    if (is_current && !setter->state->is_scrolled) {
        const int from = code_scroll_x_target(&setter->layout, setter->source, line);
        const int hanging = indent_of(setter->source, line) - from + HANGING;
        count = rows_of(&setter->layout, setter->source, line, from, starts);
        setter->hanging = hanging > 0 && hanging < setter->layout.columns / 2 ? (float)hanging : 0;
    }
    for (int i = 0; i < count; i++) {
        const Row row = {.rect = {inside.x, y, inside.w, setter->layout.leading},
                         .line = line,
                         .from = starts[i],
                         .until = inside.x + inside.w - 12,
                         .is_current = is_current,
                         .is_rest = i > 0};
        // Whole rows only.
        if (y >= inside.y - 3 && y + row.rect.h <= inside.y + inside.h + 3) {
            set_row(setter, row, i + 1 < count ? starts[i + 1] : 0);
        }
        y += row.rect.h;
    }
    return y;
}

static void draw_scroll_bar(const Setter *setter, Rect inside) {
    const float lines = (float)setter->source->lines.count;
    if (lines <= setter->layout.lines) {
        return;
    }
    const float height = fmaxf(inside.h * setter->layout.lines / lines, 24);
    const float share = setter->state->scroll / fmaxf(lines - setter->layout.lines, 1);
    draw_round_rect(setter->ui->list,
                    (Rect){inside.x + inside.w - 7,
                           inside.y + (inside.h - height) * fminf(share, 1), 4, height},
                    2, setter->ui->theme.track);
}

void panel_code(Ui *ui, const Scene *scene, const Source *source, const CodeState *state,
                Rect rect) {
    Setter setter = {.ui = ui, .scene = scene, .source = source, .state = state, .rect = rect};
    setter.layout = code_layout(ui, source, rect, state->size_most);
    setter.metrics = ui->measure->metrics(ui->measure->context, DRAW_MONO, setter.layout.size);
    setter.current = scene ? scene_current_line(scene) : 0;
    draw_box_begin(ui->list, 0, 0, rect, TEXT("code"));
    ui_paper(ui, rect, ui->theme.panel);
    const Rect inside = rect_inset(rect, 1, 6);
    draw_box_begin(ui->list, 0, DRAW_BOX_SCROLLS, inside, TEXT("lines"));
    draw_clip(ui->list, inside);
    const int first = (int)fmaxf(floorf(state->scroll), 0);
    float y = rect.y + PAD_TOP - 3 + ((float)first - state->scroll) * setter.layout.leading;
    for (int i = first; i < source->lines.count && y < inside.y + inside.h; i++) {
        y = set_line(&setter, i + 1, y);
    }
    code_draw_callouts(&setter, true);
    code_draw_variables(&setter);
    code_draw_callouts(&setter, false);
    code_draw_stack(&setter);
    draw_scroll_bar(&setter, inside);
    draw_unclip(ui->list);
    draw_box_end(ui->list);
    draw_box_end(ui->list);
}
