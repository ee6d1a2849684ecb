// A file that can't be run: its text with the places marked, and beside it what is wrong at each.

#include "ui/panel.h"

#include <math.h>
#include <stdio.h>

#define LIST_W   420.0f
#define LEADING  20.0f
#define PAD_X    12.0f
#define ITEM_GAP 10.0f

static TextStyle message_style(const Ui *ui) {
    return (TextStyle){DRAW_UI_BOLD, SIZE_BUTTON, ui->theme.error};
}

static TextStyle hint_style(const Ui *ui) {
    return (TextStyle){DRAW_UI, SIZE_BUTTON, ui->theme.ink};
}

// The height of an item with all its words: the line's number, the message, the hint.
static float item_height(Ui *ui, const CodeMistake *mistake, float width) {
    const float room = width - 2 * PAD_X;
    return 28 + ui_paragraph_height(ui, message_style(ui), LEADING, room, mistake->message) +
           ui_paragraph_height(ui, hint_style(ui), LEADING, room, mistake->hint) + 12;
}

static void draw_item(Ui *ui, const CodeMistake *mistake, int i, bool is_chosen, Rect box) {
    const Theme *theme = &ui->theme;
    char place[40];
    const bool is_under = ui_is(ui, ui->hovered, ACTION_MISTAKE, i);
    draw_box_begin(ui->list, i + 1, 0, box, TEXT("mistake"));
    draw_round_rect(ui->list, box, 7, is_under ? theme->hover : theme->panel);
    draw_round_frame(
        ui->list, box, 7,
        (Stroke){.width = is_chosen ? 2 : 1, .color = is_chosen ? theme->error : theme->edge});
    ui_hot(ui, box, ACTION_MISTAKE, i, true, (Text){NULL, 0});
    if (ui_is(ui, ui->focus, ACTION_MISTAKE, i)) {
        ui_focus_frame(ui, rect_inset(box, 3, 3), 5);
    }
    Rect rest = rect_inset(box, PAD_X, 6);
    snprintf(place, sizeof place, "line %d, column %d", mistake->line, mistake->column);
    ui_label(ui, (TextStyle){DRAW_UI, SIZE_SMALL, theme->quiet}, DRAW_LEFT, rect_cut_top(&rest, 22),
             text_of(place));
    rect_cut_top(&rest, ui_paragraph(ui, message_style(ui), LEADING, rest, mistake->message));
    ui_paragraph(ui, hint_style(ui), LEADING, rest, mistake->hint);
    draw_box_end(ui->list);
}

// The page of the list that has the chosen one.
static void draw_list(Ui *ui, const MistakesState *state, Rect rect) {
    draw_box_begin(ui->list, 0, 0, rect, TEXT("mistakes"));
    int first = state->chosen;
    float height = 0;
    for (int i = state->chosen; i >= 0; i--) {
        height += item_height(ui, &state->items[i], rect.w) + ITEM_GAP;
        if (height > rect.h + ITEM_GAP) {
            break;
        }
        first = i;
    }
    for (int i = first; i < state->count; i++) {
        const float wanted = item_height(ui, &state->items[i], rect.w);
        if (rect.h < wanted && i > first) {
            break;
        }
        draw_item(ui, &state->items[i], i, i == state->chosen, rect_cut_top(&rect, wanted));
        rect_cut_top(&rect, ITEM_GAP);
    }
    draw_box_end(ui->list);
}

static void draw_title(Ui *ui, const MistakesState *state, Rect rect) {
    char words[300];
    snprintf(words, sizeof words, "%.*s can't be run: %d %s",
             (int)(state->file.size < 200 ? state->file.size : 200), state->file.bytes,
             state->count, state->count == 1 ? "place" : "places");
    draw_box_begin(ui->list, 0, 0, rect, TEXT("title"));
    ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_PATH, ui->theme.ink}, DRAW_LEFT, rect,
             text_of(words));
    draw_box_end(ui->list);
}

static void draw_buttons(Ui *ui, const MistakesState *state, Rect rest) {
    const struct {
        Text label;
        Action action;
        bool is_there;
    } buttons[] = {
        {TEXT("the last good run"), ACTION_ESCAPE, state->has_good_run},
        {TEXT("read it again"), ACTION_RELOAD, true},
        {TEXT("open another one"), ACTION_OPEN, true},
    };
    draw_box_begin(ui->list, 0, 0, rest, TEXT("controls"));
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        if (buttons[i].is_there) {
            const float width = fminf(170, rest.w / 3 - BUTTON_GAP);
            ui_button(ui, rect_cut_left(&rest, width), BUTTON_PLAIN, buttons[i].label, ICON_NONE,
                      buttons[i].action);
            rect_cut_left(&rest, BUTTON_GAP);
        }
    }
    const TextStyle style = {DRAW_UI, SIZE_BUTTON, ui->theme.quiet};
    if (state->status.size > 0) {
        ui_label(ui, style, DRAW_RIGHT, rest, state->status);
    } else if (ui_width(ui, style, TEXT("it is read again when the file changes")) < rest.w) {
        ui_label(ui, style, DRAW_RIGHT, rest, TEXT("it is read again when the file changes"));
    }
    draw_box_end(ui->list);
}

void panel_mistakes(Ui *ui, const MistakesState *state, Rect rect) {
    Rect rest = rect;
    draw_title(ui, state, rect_cut_top(&rest, 34));
    draw_buttons(ui, state, rect_cut_bottom(&rest, CONTROLS_H));
    rect_cut_bottom(&rest, GAP);
    Rect list = {0, 0, 0, 0};
    if (state->count > 0 && rest.w >= 900) {
        list = rect_cut_right(&rest, LIST_W);
        rect_cut_right(&rest, GAP);
    } else if (state->count > 0) {
        list =
            rect_cut_bottom(&rest, fminf(item_height(ui, &state->items[state->chosen], rest.w) + 60,
                                         rest.h * 0.6f));
        rect_cut_bottom(&rest, GAP);
    }
    CodeState code = {.mistakes = state->items, .mistake_count = state->count};
    if (state->count > 0) {
        const CodeLayout layout = code_layout(ui, state->source, rest, 0);
        code.scroll = code_scroll_target(&layout, state->source, state->items[state->chosen].line);
        draw_list(ui, state, list);
    }
    panel_code(ui, NULL, state->source, &code, rest);
}
