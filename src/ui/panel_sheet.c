#include "ui/floor.h"

#include <math.h>
#include <stdio.h>

// ---- Keys ----

static const struct {
    const char *key, *words;
} KEYS[] = {
#define X(name, key, modifiers, shown, words) {shown, words},
    ACTIONS(X)
#undef X
};
#define KEY_COUNT (int)(sizeof KEYS / sizeof *KEYS)

static Rect sheet(Ui *ui, Rect window, float width, float height, Text label) {
    const Rect box = {window.x + (window.w - fminf(width, window.w - 24)) / 2,
                      window.y + (window.h - fminf(height, window.h - 24)) / 2,
                      fminf(width, window.w - 24), fminf(height, window.h - 24)};
    draw_rect(ui->list, window, theme_fade(ui->theme.shade, 0.55f));
    // Nothing behind a sheet answers.
    ui_cover(ui);
    ui_hot(ui, window, ACTION_CLOSE, 0, false, (Text){NULL, 0});
    draw_box_begin(ui->list, 0, DRAW_BOX_FLOATS, box, label);
    draw_round_rect(ui->list, box, 12, ui->theme.panel);
    draw_round_frame(ui->list, box, 12, (Stroke){.width = 1.5f, .color = ui->theme.mark});
    ui_hot(ui, box, ACTION_NONE, 0, false, (Text){NULL, 0});
    return rect_inset(box, 22, 16);
}

// What the pointer does, and other keys for the same.
static const char *const NOTES[] = {
    "Click a table to select it, a line to run to it, a line number for a breakpoint. Tab moves "
    "the focus, Enter presses.",
    "The wheel scrolls what is under it; it zooms the timeline, and moves it with Shift. Drop a "
    "file to open it.",
    "Page Down and Page Up go from await to await, = is faster, F full screen, F1 this sheet, "
    "F5 reads again, Ctrl F searches.",
};
#define NOTE_COUNT (int)(sizeof NOTES / sizeof *NOTES)
#define NOTE_H     19.0f

void panel_help(Ui *ui, Rect window) {
    // What is zoomed until little is left shows the keys alone, in letters that are large enough.
    const bool has_notes = window.h >= 480;
    const float around = has_notes ? 96 + NOTE_H * (NOTE_COUNT + 1) : 70;
    const float room = fminf(window.h - 24, 800) - around;
    // As many columns as are needed and fit; smaller type when even they are too few.
    int columns = window.w > 1150 ? 3 : window.w > 440 ? 2 : 1;
    const int rows = (KEY_COUNT + columns - 1) / columns;
    const float row_h = fminf(27, room / (float)rows);
    const float size = fmaxf(fminf(SIZE_BUTTON, row_h * 0.66f), 8);
    Rect rest =
        sheet(ui, window, 380 * (float)columns + 44, row_h * (float)rows + around, TEXT("keys"));
    ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_TITLE, ui->theme.ink}, DRAW_LEFT,
             rect_cut_top(&rest, 34), TEXT("Keys"));
    const TextStyle quiet = {DRAW_UI, fminf(SIZE_SMALL, size), ui->theme.quiet};
    for (int i = NOTE_COUNT - 1; i >= 0 && has_notes; i--) {
        ui_fit(ui, quiet, DRAW_LEFT, rect_cut_bottom(&rest, NOTE_H), text_of(NOTES[i]));
    }
    if (has_notes) {
        rect_cut_bottom(&rest, 6);
        timeline_legend(ui, rect_cut_bottom(&rest, NOTE_H));
    }
    const float width = rest.w / (float)columns;
    for (int i = 0; i < KEY_COUNT; i++) {
        Rect row = {rest.x + (float)(i / rows) * width, rest.y + (float)(i % rows) * row_h,
                    width - 14, row_h};
        const Rect key = rect_cut_left(&row, fminf(92, width * 0.3f));
        ui_label(ui, (TextStyle){DRAW_MONO_BOLD, size, ui->theme.accent}, DRAW_LEFT, key,
                 text_of(KEYS[i].key));
        ui_fit(ui, (TextStyle){DRAW_UI, size, ui->theme.ink}, DRAW_LEFT, row,
               text_of(KEYS[i].words));
    }
    draw_box_end(ui->list);
}

// ---- The menu ----

#define MENU_ROW_H 46.0f

// "scenarios/05-annotated.py" is called "05-annotated".
static Text menu_name(Text path) {
    for (size_t i = path.size; i > 0; i--) {
        if (path.bytes[i - 1] == '/') {
            path = (Text){path.bytes + i, path.size - i};
            break;
        }
    }
    const bool ends = path.size > 3 && memcmp(path.bytes + path.size - 3, ".py", 3) == 0;
    return (Text){path.bytes, path.size - (ends ? 3 : 0)};
}

static void menu_row(Ui *ui, const MenuItem *item, int i, bool is_chosen, Rect row) {
    const bool is_under = ui_is(ui, ui->hovered, ACTION_OPEN_ITEM, i);
    if (is_chosen || is_under) {
        draw_round_rect(ui->list, rect_inset(row, 0, 2), 7,
                        is_chosen ? ui->theme.band : ui->theme.hover);
    }
    ui_hot(ui, row, ACTION_OPEN_ITEM, i, false, (Text){NULL, 0});
    rect_cut_left(&row, 8);
    const Rect picture = rect_cut_left(&row, fminf(104, row.w * 0.2f));
    lanes_draw_small(ui, &item->picture, rect_inset(picture, 2, 7));
    rect_cut_left(&row, 14);
    rect_cut_right(&row, 10);
    const Rect name = rect_cut_left(&row, fminf(214, row.w * 0.36f));
    ui_fit(ui, (TextStyle){DRAW_UI_BOLD, SIZE_BUTTON, ui->theme.ink}, DRAW_LEFT, name,
           menu_name(item->path));
    rect_cut_left(&row, 12);
    ui_fit(ui, (TextStyle){DRAW_UI, SIZE_BUTTON, ui->theme.quiet}, DRAW_LEFT, row, item->title);
}

static void menu_field(Ui *ui, const MenuState *state, Rect field) {
    const bool is_typed = state->typed.size > 0;
    draw_round_frame(ui->list, field, 6, (Stroke){.width = 1.2f, .color = ui->theme.mark});
    Rect inside = rect_inset(field, 12, 0);
    const TextStyle style = {DRAW_MONO, SIZE_BUTTON, is_typed ? ui->theme.ink : ui->theme.quiet};
    if (!is_typed) {
        ui_label(ui, style, DRAW_LEFT, inside,
                 TEXT("type or paste a path, or drop a file on the window"));
        return;
    }
    // Of a long path the end is seen, where it is typed.
    Text shown = state->typed;
    while (shown.size > 0 && ui_width(ui, style, shown) > inside.w - 4) {
        size_t one = 0;
        text_next(shown, &one);
        shown = (Text){shown.bytes + one, shown.size - one};
    }
    const float used = ui_label(ui, style, DRAW_LEFT, inside, shown);
    draw_rect(ui->list, (Rect){inside.x + used + 1, field.y + 9, 1.5f, field.h - 18},
              ui->theme.accent);
}

void panel_menu(Ui *ui, const MenuState *state, Rect window) {
    Rect rest = sheet(ui, window, 860, MENU_ROW_H * (float)state->count + 150, TEXT("menu"));
    ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_TITLE, ui->theme.ink}, DRAW_LEFT,
             rect_cut_top(&rest, 32), TEXT("Choose a program"));
    menu_field(ui, state, rect_cut_top(&rest, 36));
    rect_cut_top(&rest, 8);
    Rect foot = rect_cut_bottom(&rest, 22);
    // The page with the chosen one.
    const int fit = (int)fmaxf(rest.h / MENU_ROW_H, 1);
    const int last = state->count - fit > 0 ? state->count - fit : 0;
    const int middle = state->chosen - fit / 2;
    const int first = middle < 0 ? 0 : middle > last ? last : middle;
    for (int i = first; i < state->count && i < first + fit; i++) {
        menu_row(ui, &state->items[i], i, i == state->chosen, rect_cut_top(&rest, MENU_ROW_H));
    }
    if (fit < state->count) {
        char words[48];
        snprintf(words, sizeof words, "%d\u2013%d of %d", first + 1, first + fit, state->count);
        const TextStyle style = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
        ui_label(ui, style, DRAW_RIGHT, rect_cut_right(&foot, ui_width(ui, style, text_of(words))),
                 text_of(words));
    }
    const bool is_said = state->status.size > 0;
    ui_label(ui,
             (TextStyle){is_said ? DRAW_UI_BOLD : DRAW_UI, SIZE_SMALL,
                         is_said ? ui->theme.error : ui->theme.quiet},
             DRAW_LEFT, foot,
             is_said ? state->status : TEXT("\u2191 \u2193 choose   Enter opens   Esc closes"));
    draw_box_end(ui->list);
}
