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
    ui_hot(ui, window, ACTION_CLOSE, 0, false, (Text){NULL, 0});
    draw_box_begin(ui->list, 0, DRAW_BOX_FLOATS, box, label);
    draw_round_rect(ui->list, box, 12, ui->theme.panel);
    draw_round_frame(ui->list, box, 12, (Stroke){.width = 1.5f, .color = ui->theme.mark});
    ui_hot(ui, box, ACTION_NONE, 0, false, (Text){NULL, 0});
    return rect_inset(box, 22, 16);
}

void panel_help(Ui *ui, Rect window) {
    const float room = fminf(window.h - 24, 760) - 90;
    // As many columns as are needed and fit; smaller type when even they are too few.
    int columns = window.w > 1150 ? 3 : window.w > 700 ? 2 : 1;
    const int rows = (KEY_COUNT + columns - 1) / columns;
    const float row_h = fminf(27, room / (float)rows);
    const float size = fmaxf(fminf(SIZE_BUTTON, row_h * 0.66f), 8);
    Rect rest =
        sheet(ui, window, 380 * (float)columns + 44, row_h * (float)rows + 90, TEXT("keys"));
    ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_TITLE, ui->theme.ink}, DRAW_LEFT,
             rect_cut_top(&rest, 34), TEXT("Keys"));
    const Rect foot = rect_cut_bottom(&rest, 22);
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
    ui_fit(ui, (TextStyle){DRAW_UI, fminf(SIZE_SMALL, size), ui->theme.quiet}, DRAW_LEFT, foot,
           TEXT("Click a table to select it, a line to run to it, a line number for a "
                "breakpoint. Tab moves the focus, Enter presses."));
    draw_box_end(ui->list);
}

// ---- The menu ----

// A small picture of what a scenario is: a ring with its server, numbered by its place.
static void menu_picture(Ui *ui, Rect box, int i, bool is_chosen) {
    const Point at = rect_middle(box);
    const Color color = is_chosen ? ui->theme.accent : ui->theme.mark;
    draw_ring(ui->list, at, 12, (Stroke){.width = 1.5f, .dash = 2.4f, .gap = 3.9f, .color = color});
    for (int k = 0; k < 3; k++) {
        const Point way = draw_direction((float)k / 3);
        draw_disc(ui->list, (Point){at.x + way.x * 12, at.y + way.y * 12}, k == i % 3 ? 4.5f : 3.2f,
                  k == i % 3 ? ui->theme.accent : color);
    }
}

void panel_menu(Ui *ui, const MenuItem *items, int count, int chosen, Text typed, Rect window) {
    const float row_h = 42;
    Rect rest = sheet(ui, window, 820, row_h * (float)count + 130, TEXT("menu"));
    ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_TITLE, ui->theme.ink}, DRAW_LEFT,
             rect_cut_top(&rest, 32), TEXT("Choose a program"));
    char line[400];
    const Rect field = rect_cut_top(&rest, 36);
    draw_round_frame(ui->list, field, 6, (Stroke){.width = 1.2f, .color = ui->theme.mark});
    snprintf(line, sizeof line, "%.*s", (int)(typed.size < 380 ? typed.size : 380), typed.bytes);
    ui_label(ui,
             (TextStyle){DRAW_MONO, SIZE_BUTTON, typed.size > 0 ? ui->theme.ink : ui->theme.quiet},
             DRAW_LEFT, rect_inset(field, 12, 0),
             typed.size > 0 ? text_of(line)
                            : TEXT("type or paste a path, or drop a file on the window"));
    rect_cut_top(&rest, 10);
    // The page with the chosen one.
    const int fit = (int)fmaxf(rest.h / row_h, 1);
    const int first = chosen >= fit ? chosen - fit + 1 : 0;
    for (int i = first; i < count && i < first + fit; i++) {
        Rect row = rect_cut_top(&rest, row_h);
        const bool is_under = ui_is(ui->hovered, ACTION_OPEN_ITEM, i);
        if (i == chosen || is_under) {
            draw_round_rect(ui->list, rect_inset(row, 0, 2), 7,
                            i == chosen ? ui->theme.band : ui->theme.hover);
        }
        ui_hot(ui, row, ACTION_OPEN_ITEM, i, false, (Text){NULL, 0});
        menu_picture(ui, rect_cut_left(&row, 48), i, i == chosen);
        const Rect name = rect_cut_left(&row, fminf(260, row.w * 0.42f));
        ui_label(ui, (TextStyle){DRAW_MONO, SIZE_BUTTON, ui->theme.ink}, DRAW_LEFT, name,
                 items[i].path);
        rect_cut_left(&row, 12);
        rect_cut_right(&row, 10);
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_BUTTON, ui->theme.quiet}, DRAW_LEFT, row,
                 items[i].title);
    }
    draw_box_end(ui->list);
}
