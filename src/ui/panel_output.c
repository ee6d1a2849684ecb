#include "ui/panel.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ROW 23.0f

static char folded(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool output_has(Text line, Text wanted) {
    for (size_t at = 0; wanted.size > 0 && at + wanted.size <= line.size; at++) {
        size_t same = 0;
        while (same < wanted.size && folded(line.bytes[at + same]) == folded(wanted.bytes[same])) {
            same++;
        }
        if (same == wanted.size) {
            return true;
        }
    }
    return false;
}

// How a panel of output is set: a line that is too long goes on in further rows.
typedef struct Setter {
    Ui *ui;
    const Scene *scene;
    const OutputState *state;
    Rect panel;
    float time_w, text_x; // of the times; where the text begins
    int columns;          // of a row
    Buf text;             // of the line that is being set
} Setter;

// How many bytes of the text go into a row: up to the last blank in its second half, else as many
// as fit.
static size_t row_bytes(Text text, int columns) {
    int column = 0;
    size_t blank = 0;
    for (size_t at = 0; at < text.size;) {
        const size_t here = at;
        const uint32_t c = text_next(text, &at);
        const int wide =
            c == '\t' ? SOURCE_TAB - column % SOURCE_TAB : source_code_point_columns(c);
        if (column + wide > columns && here > 0) {
            return blank > 0 ? blank : here;
        }
        column += wide;
        blank = c == ' ' && column > columns / 2 ? at : blank;
    }
    return text.size;
}

static int rows_of(const Setter *setter, Text text, int most) {
    int rows = 1;
    size_t size = row_bytes(text, setter->columns);
    while (rows < most && size < text.size) {
        text = (Text){text.bytes + size, text.size - size};
        size = row_bytes(text, setter->columns);
        rows++;
    }
    return rows;
}

static void read_line(Setter *setter, int line) {
    buf_clear(&setter->text);
    index_output_line(setter->scene->index, line, setter->scene->at, &setter->text);
}

// The column of times needs no unit.
static Text time_of(SimTime t, char out[TIME_SIZE]) {
    Text time = ui_time(t, out);
    time.size -= strlen(" s");
    return time;
}

// When it was printed, and by which table.
static void set_origin(const Setter *setter, const Event *event, Rect row) {
    Ui *ui = setter->ui;
    const Theme *theme = &ui->theme;
    char time[TIME_SIZE];
    Rect rest = row;
    rect_cut_left(&rest, setter->panel.w < 360 ? 8 : 18);
    ui_label(ui, (TextStyle){DRAW_MONO, 14, theme->quiet}, DRAW_RIGHT,
             rect_cut_left(&rest, setter->time_w), time_of(event->t, time));
    rect_cut_left(&rest, 10);
    const Rect chip = rect_cut_left(&rest, CHIP);
    const int64_t table = scene_table_of(setter->scene, event->task);
    const bool is_selected = event->task != 0 && event->task == setter->scene->selected;
    if (table > 0) {
        ui_chip(ui, rect_middle(chip), 18, is_selected ? CHIP_FILLED : CHIP_RING,
                is_selected ? theme->accent : theme->quiet,
                is_selected ? theme->accent_ink : theme->panel, (int)table);
        ui_hot(ui, chip, ACTION_SELECT, event->task, false, TEXT("select this table"));
    }
}

// So many rows of one line, at the top of the room, which gets smaller by them; the `skipped` ones
// before them have no room.
static void set_line(Setter *setter, int line, int skipped, int rows, Rect *room) {
    Ui *ui = setter->ui;
    const Theme *theme = &ui->theme;
    const IndexOutput where = setter->scene->index->output.items[line];
    const Event event = *replay_event_at(setter->scene->view->replay, where.print);
    const bool is_error = event.as.print.stream == STREAM_STDERR;
    read_line(setter, line);
    Text rest = buf_text(&setter->text);
    const bool is_found = output_has(rest, setter->state->search);
    for (int i = 0; i < skipped; i++) {
        const size_t size = row_bytes(rest, setter->columns);
        rest = (Text){rest.bytes + size, rest.size - size};
    }
    for (int i = 0; i < rows; i++) {
        const Rect row = rect_cut_top(room, ROW);
        const Rect box = {setter->text_x, row.y, row.x + row.w - 8 - setter->text_x, row.h};
        if (is_found) {
            draw_round_rect(ui->list, rect_inset(box, -4, 1), 4, theme->band);
        }
        if (i == 0) {
            set_origin(setter, &event, row);
        }
        // stderr is told by its sign, not by the colour alone.
        if (i == 0 && is_error) {
            ui_label(ui, (TextStyle){DRAW_UI_BOLD, 14, theme->error}, DRAW_CENTER,
                     (Rect){box.x - 12, box.y, 10, box.h}, TEXT("!"));
        }
        const size_t size = i == rows - 1 ? rest.size : row_bytes(rest, setter->columns);
        ui_label(ui, (TextStyle){DRAW_MONO, SIZE_OUTPUT, is_error ? theme->error : theme->ink},
                 DRAW_LEFT, box, (Text){rest.bytes, size});
        rest = (Text){rest.bytes + size, rest.size - size};
    }
}

// How many lines have what is searched for.
static int count_found(Setter *setter, int lines) {
    int found = 0;
    for (int i = 0; i < lines && setter->state->search.size > 0; i++) {
        read_line(setter, i);
        found += output_has(buf_text(&setter->text), setter->state->search) ? 1 : 0;
    }
    return found;
}

static void output_title(Setter *setter, Rect title, int lines) {
    char words[160], number[TIME_SIZE], found[TIME_SIZE];
    Ui *ui = setter->ui;
    const OutputState *state = setter->state;
    const TextStyle head = {DRAW_UI_BOLD, SIZE_HEAD, ui->theme.quiet};
    const TextStyle small = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
    const float used = ui_label(ui, head, DRAW_LEFT, title, TEXT("Output"));
    rect_cut_left(&title, used + 16);
    if (state->is_searching || state->search.size > 0) {
        if (state->search.size > 0) {
            snprintf(words, sizeof words, "in %s of %s lines",
                     ui_number(count_found(setter, lines), found).bytes,
                     ui_number(lines, number).bytes);
            const float width = ui_width(ui, small, text_of(words)) + 2;
            ui_label(ui, small, DRAW_RIGHT, rect_cut_right(&title, width), text_of(words));
            rect_cut_right(&title, 8);
        }
        snprintf(words, sizeof words, "search: %.*s%s",
                 (int)(state->search.size < 80 ? state->search.size : 80), state->search.bytes,
                 state->is_searching ? "\u2038" : "");
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.accent}, DRAW_LEFT, title,
                 text_of(words));
    } else if (lines > 0) {
        snprintf(words, sizeof words, "%s %s", ui_number(lines, number).bytes,
                 lines == 1 ? "line" : "lines");
        if (ui_width(ui, small, text_of(words)) <= title.w) {
            ui_label(ui, small, DRAW_RIGHT, title, text_of(words));
        }
    }
}

// The widest time that is seen: that of the last line.
static void make_columns(Setter *setter, int last) {
    Ui *ui = setter->ui;
    char time[TIME_SIZE];
    for (int i = last - 1; i >= 0 && i > last - 40; i--) {
        const IndexOutput where = setter->scene->index->output.items[i];
        const Text shown =
            time_of(replay_event_at(setter->scene->view->replay, where.print)->t, time);
        setter->time_w = fmaxf(setter->time_w, ui_width(ui, (TextStyle){DRAW_MONO, 14, 0}, shown));
    }
    const float inset = setter->panel.w < 360 ? 8 : 18;
    setter->text_x = setter->panel.x + inset + setter->time_w + 10 + CHIP + 14;
    const float advance =
        ui->measure->metrics(ui->measure->context, DRAW_MONO, SIZE_OUTPUT).advance;
    const float room = setter->panel.x + setter->panel.w - 9 - setter->text_x;
    setter->columns = (int)fmaxf(room / advance, 1);
}

// The newest is the last one, unless the user looks further back. Of the first one there may only
// be room for its end.
static void set_lines(Setter *setter, Rect room, int lines) {
    const int fit = (int)(room.h / ROW);
    int last = lines - (int)(setter->state->scroll + 0.5f);
    last = last < 1 ? 1 : last;
    make_columns(setter, last);
    int first = last, used = 0, skipped = 0;
    while (first > 0 && used < fit) {
        read_line(setter, first - 1);
        const int rows = rows_of(setter, buf_text(&setter->text), fit);
        first--;
        skipped = used + rows > fit ? used + rows - fit : 0;
        used += rows - skipped;
    }
    // From the first line on, there may be room for some of those that follow.
    for (int i = first; i < lines && room.h >= ROW; i++) {
        const int left = (int)(room.h / ROW);
        read_line(setter, i);
        const int rows = rows_of(setter, buf_text(&setter->text), fit) - skipped;
        set_line(setter, i, skipped, rows < left ? rows : left, &room);
        skipped = 0;
    }
}

void panel_output(Ui *ui, const Scene *scene, const OutputState *state, Rect rect) {
    Setter setter = {.ui = ui, .scene = scene, .state = state, .panel = rect, .time_w = 48};
    draw_box_begin(ui->list, 0, 0, rect, TEXT("output"));
    ui_paper(ui, rect, ui->theme.panel);
    Rect rest = rect_inset(rect, 1, 6);
    const int lines = index_output_until(scene->index, scene->at);
    const float inset = rect.w < 360 ? 12 : PAD - 1;
    Rect title = rect_cut_top(&rest, 26);
    rect_cut_left(&title, inset);
    rect_cut_right(&title, PAD);
    buf_init(&setter.text, ui->alloc);
    output_title(&setter, title, lines);
    if (lines == 0) {
        rect_cut_left(&rest, inset);
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_WORDS, ui->theme.quiet}, DRAW_LEFT,
                 rect_cut_top(&rest, ROW + 4), TEXT("nothing printed yet"));
    } else {
        set_lines(&setter, rest, lines);
    }
    buf_deinit(&setter.text);
    draw_box_end(ui->list);
}
