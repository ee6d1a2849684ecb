#include "ui/panel.h"

#include <math.h>
#include <stdio.h>

#define ROW 23.0f

static bool has_text(Text text, Text part) {
    for (size_t at = 0; part.size > 0 && at + part.size <= text.size; at++) {
        if (memcmp(text.bytes + at, part.bytes, part.size) == 0) {
            return true;
        }
    }
    return false;
}

// One line of output: when, who, what.
static void output_row(Ui *ui, const Scene *scene, const OutputState *state, int line, Rect row,
                       Buf *text) {
    const Theme *theme = &ui->theme;
    const IndexOutput where = scene->index->output.items[line];
    const Event event = *replay_event_at(scene->view->replay, where.print);
    buf_clear(text);
    story_time(event.t, false, text);
    const float inset = row.w < 360 ? 8 : 18;
    const float time_w = fmaxf(48, ui_width(ui, (TextStyle){DRAW_MONO, 14, 0}, buf_text(text)));
    Rect rest = row;
    rect_cut_left(&rest, inset);
    ui_label(ui, (TextStyle){DRAW_MONO, 14, theme->quiet}, DRAW_RIGHT, rect_cut_left(&rest, time_w),
             buf_text(text));
    rect_cut_left(&rest, 10);
    const Rect chip = rect_cut_left(&rest, CHIP);
    const int64_t table = scene_table_of(scene, event.task);
    const bool is_selected = event.task != 0 && event.task == scene->selected;
    if (table > 0) {
        ui_chip(ui, rect_middle(chip), 18, is_selected ? CHIP_FILLED : CHIP_RING,
                is_selected ? theme->accent : theme->quiet,
                is_selected ? theme->accent_ink : theme->panel, (int)table);
        ui_hot(ui, chip, ACTION_SELECT, event.task, false, TEXT("select this table"));
    }
    rect_cut_left(&rest, 8);
    rect_cut_right(&rest, 8);
    buf_clear(text);
    index_output_line(scene->index, line, scene->at, text);
    const bool is_error = event.as.print.stream == STREAM_STDERR;
    if (has_text(buf_text(text), state->search)) {
        draw_round_rect(ui->list, rect_inset(rest, -4, 1), 4, theme->band);
    }
    // stderr is told by its sign, not by the colour alone.
    if (is_error) {
        ui_label(ui, (TextStyle){DRAW_UI_BOLD, 14, theme->error}, DRAW_LEFT,
                 rect_cut_left(&rest, 14), TEXT("!"));
    }
    ui_label(ui, (TextStyle){DRAW_MONO, SIZE_OUTPUT, is_error ? theme->error : theme->ink},
             DRAW_LEFT, rest, buf_text(text));
}

static void output_title(Ui *ui, const Scene *scene, const OutputState *state, Rect title,
                         int lines) {
    char words[160], number[TIME_SIZE];
    const TextStyle head = {DRAW_UI_BOLD, SIZE_HEAD, ui->theme.quiet};
    const float used = ui_label(ui, head, DRAW_LEFT, title, TEXT("Output"));
    rect_cut_left(&title, used + 16);
    (void)scene;
    if (state->is_searching || state->search.size > 0) {
        snprintf(words, sizeof words, "search: %.*s%s",
                 (int)(state->search.size < 80 ? state->search.size : 80), state->search.bytes,
                 state->is_searching ? "\u2038" : "");
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.accent}, DRAW_LEFT, title,
                 text_of(words));
    } else if (state->scroll > 0.5f) {
        snprintf(words, sizeof words, "%.*s lines", (int)ui_number(lines, number).size, number);
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, ui->theme.quiet}, DRAW_RIGHT, title,
                 text_of(words));
    }
}

void panel_output(Ui *ui, const Scene *scene, const OutputState *state, Rect rect) {
    draw_box_begin(ui->list, 0, 0, rect, TEXT("output"));
    ui_paper(ui, rect, ui->theme.panel);
    Rect rest = rect_inset(rect, 1, 6);
    const int lines = index_output_until(scene->index, scene->at);
    Rect title = rect_cut_top(&rest, 26);
    rect_cut_left(&title, rect.w < 360 ? 12 : PAD - 1);
    rect_cut_right(&title, PAD);
    output_title(ui, scene, state, title, lines);
    if (lines == 0) {
        rect_cut_left(&rest, rect.w < 360 ? 12 : PAD - 1);
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_WORDS, ui->theme.quiet}, DRAW_LEFT,
                 rect_cut_top(&rest, ROW + 4), TEXT("nothing printed yet"));
    }
    // Whole rows only; the newest is the last one, unless the user looks further back.
    const int fit = (int)(rest.h / ROW);
    const int last = lines - (int)(state->scroll + 0.5f);
    const int first = last > fit ? last - fit : 0;
    Buf text;
    buf_init(&text, ui->alloc);
    for (int i = first; i < last || (i < fit && i < lines); i++) {
        output_row(ui, scene, state, i, rect_cut_top(&rest, ROW), &text);
        if (i - first + 1 >= fit) {
            break;
        }
    }
    buf_deinit(&text);
    draw_box_end(ui->list);
}
