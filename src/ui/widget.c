#include "ui/widget.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

void ui_init(Ui *ui, Alloc *alloc, DrawList *list, const MeasureText *measure) {
    *ui = (Ui){.alloc = alloc, .list = list, .measure = measure, .theme = theme_of(THEME_LIGHT)};
}

void ui_deinit(Ui *ui) {
    array_free(&ui->hots, ui->alloc);
    array_free(&ui->words, ui->alloc);
}

void ui_begin(Ui *ui) {
    ui->hots.count = 0;
    ui->words.count = 0;
    ui->view = 0;
}

void ui_hot(Ui *ui, Rect rect, Action action, int64_t value, bool can_focus, Text words) {
    const uint32_t at = (uint32_t)ui->words.count;
    for (size_t i = 0; i < words.size; i++) {
        array_push(&ui->words, ui->alloc, words.bytes[i]);
    }
    array_push(&ui->hots, ui->alloc,
               (Hot){rect, action, value, ui->view, can_focus, at, (uint32_t)words.size});
}

void ui_cover(Ui *ui) {
    for (int i = 0; i < ui->hots.count; i++) {
        ui->hots.items[i].can_focus = false;
    }
}

const Hot *ui_hot_at(const Ui *ui, Point point) {
    for (int i = ui->hots.count - 1; i >= 0; i--) {
        if (rect_contains(ui->hots.items[i].rect, point)) {
            return &ui->hots.items[i];
        }
    }
    return NULL;
}

Text ui_hot_words(const Ui *ui, const Hot *hot) {
    return (Text){ui->words.items + hot->words_at, hot->words_size};
}

bool ui_is(const Ui *ui, HotKey key, Action action, int64_t value) {
    return key.action != ACTION_NONE && key.action == action && key.value == value &&
           key.view == ui->view;
}

float ui_width(const Ui *ui, TextStyle style, Text text) {
    return ui->measure->width(ui->measure->context, style.face, style.size, text);
}

float ui_label(Ui *ui, TextStyle style, DrawAlign align, Rect rect, Text text) {
    if (rect.w < 2 || text.size == 0) {
        return 0;
    }
    if (ui_width(ui, style, text) > rect.w) {
        ui_hot(ui, rect, ACTION_NONE, 0, false, text);
    }
    return draw_text_in(ui->list, ui->measure, style, align, rect, text);
}

float ui_fit(Ui *ui, TextStyle style, DrawAlign align, Rect rect, Text text) {
    const float least = style.size - 3;
    while (style.size > least && style.size > 9 && ui_width(ui, style, text) > rect.w) {
        style.size -= 1;
    }
    return ui_label(ui, style, align, rect, text);
}

// How much of the text goes into one line: to the last blank that fits, or a whole long word's
// part.
static size_t line_break(const Ui *ui, TextStyle style, Text text, float width) {
    const size_t fits = draw_text_fit(ui->measure, style.face, style.size, text, width);
    if (fits >= text.size) {
        return text.size;
    }
    for (size_t at = fits; at > 0; at--) {
        if (text.bytes[at] == ' ') {
            return at;
        }
    }
    size_t one = 0;
    text_next(text, &one);
    return fits > 0 ? fits : one;
}

// The text up to the next line end, which is taken off with it.
static Text take_line(Text *text) {
    const char *end = memchr(text->bytes, '\n', text->size);
    const size_t size = end ? (size_t)(end - text->bytes) : text->size;
    const Text line = {text->bytes, size};
    const size_t used = end ? size + 1 : size;
    *text = (Text){text->bytes + used, text->size - used};
    return line;
}

static float set_paragraph(Ui *ui, TextStyle style, float leading, Rect rect, Text text,
                           bool draws) {
    float y = 0;
    while (text.size > 0 && y + leading <= rect.h + 0.5f) {
        Text rest = take_line(&text);
        do {
            const bool is_last = y + 2 * leading > rect.h + 0.5f;
            const size_t size = is_last ? rest.size : line_break(ui, style, rest, rect.w);
            if (draws) {
                ui_label(ui, style, DRAW_LEFT, (Rect){rect.x, rect.y + y, rect.w, leading},
                         (Text){rest.bytes, size});
            }
            rest = (Text){rest.bytes + size, rest.size - size};
            while (rest.size > 0 && rest.bytes[0] == ' ') {
                rest = (Text){rest.bytes + 1, rest.size - 1};
            }
            y += leading;
        } while (rest.size > 0 && y + leading <= rect.h + 0.5f);
    }
    return y;
}

float ui_paragraph(Ui *ui, TextStyle style, float leading, Rect rect, Text text) {
    return set_paragraph(ui, style, leading, rect, text, true);
}

float ui_paragraph_height(Ui *ui, TextStyle style, float leading, float width, Text text) {
    return set_paragraph(ui, style, leading, (Rect){0, 0, width, 1e6f}, text, false);
}

void ui_paper(Ui *ui, Rect rect, Color ground) {
    draw_round_rect(ui->list, rect, RADIUS, ground);
    draw_round_frame(ui->list, rect, RADIUS, (Stroke){.width = 1, .color = ui->theme.edge});
}

void ui_focus_frame(Ui *ui, Rect rect, float radius) {
    draw_round_frame(ui->list, rect_inset(rect, -3, -3), radius + 3,
                     (Stroke){.width = 2, .color = ui->theme.accent});
}

static void triangle_right(Ui *ui, Point at, float size, float way, Color color) {
    draw_triangle(ui->list, (Point){at.x - way * size * 0.5f, at.y - size * 0.62f},
                  (Point){at.x + way * size * 0.6f, at.y},
                  (Point){at.x - way * size * 0.5f, at.y + size * 0.62f}, color);
}

static void bar(Ui *ui, Point at, float height, Color color) {
    draw_round_rect(ui->list, (Rect){at.x - 1.25f, at.y - height / 2, 2.5f, height}, 1, color);
}

static void draw_icon(Ui *ui, Icon icon, Point at, Color color) {
    switch (icon) {
    case ICON_NONE:
        break;
    case ICON_START:
        bar(ui, (Point){at.x - 7, at.y}, 13, color);
        triangle_right(ui, (Point){at.x + 1, at.y}, 10, -1, color);
        break;
    case ICON_END:
        bar(ui, (Point){at.x + 7, at.y}, 13, color);
        triangle_right(ui, (Point){at.x - 1, at.y}, 10, 1, color);
        break;
    case ICON_LAST_AWAIT:
        triangle_right(ui, (Point){at.x - 4, at.y}, 8, -1, color);
        triangle_right(ui, (Point){at.x + 4, at.y}, 8, -1, color);
        break;
    case ICON_NEXT_AWAIT:
        triangle_right(ui, (Point){at.x - 4, at.y}, 8, 1, color);
        triangle_right(ui, (Point){at.x + 4, at.y}, 8, 1, color);
        break;
    case ICON_BACK:
        triangle_right(ui, (Point){at.x, at.y}, 10, -1, color);
        break;
    case ICON_STEP:
        triangle_right(ui, (Point){at.x, at.y}, 10, 1, color);
        break;
    case ICON_PLAY:
        triangle_right(ui, at, 13, 1, color);
        break;
    case ICON_PAUSE:
        bar(ui, (Point){at.x - 4, at.y}, 13, color);
        bar(ui, (Point){at.x + 4, at.y}, 13, color);
        break;
    }
}

static Text tooltip_of(Action action, char out[160]) {
    const char *key = action_key(action);
    snprintf(out, 160, "%s%s%s", action_words(action), *key ? "  \u00b7  " : "", key);
    return text_of(out);
}

void ui_button(Ui *ui, Rect rect, ButtonLook look, Text label, Icon icon, Action action) {
    char words[160];
    const Theme *theme = &ui->theme;
    const bool is_under = ui_is(ui, ui->hovered, action, 0);
    const bool is_down = is_under && ui_is(ui, ui->pressed, action, 0);
    Color ground = is_under ? theme->hover : theme->panel;
    Color ink = look == BUTTON_QUIET ? theme->quiet : theme->ink;
    if (look == BUTTON_MAIN) {
        ground = is_under ? theme_mix(theme->accent, theme->ink, 0.12f) : theme->accent;
        ink = theme->accent_ink;
    }
    draw_box_begin(ui->list, (int)action, 0, rect, label);
    if (look != BUTTON_QUIET || is_under) {
        const Rect face = is_down ? rect_inset(rect, 1, 1) : rect;
        draw_round_rect(ui->list, face, 7, ground);
        if (look != BUTTON_MAIN) {
            draw_round_frame(ui->list, face, 7,
                             (Stroke){.width = look == BUTTON_ON ? 2 : 1,
                                      .color = look == BUTTON_ON ? theme->accent : theme->edge});
        }
    }
    const TextStyle style = {DRAW_UI, SIZE_BUTTON, ink};
    if (icon != ICON_NONE && ui_width(ui, style, label) + 12 > rect.w) {
        draw_icon(ui, icon, rect_middle(rect), ink);
    } else {
        ui_label(ui, style, DRAW_CENTER, rect_inset(rect, 4, 0), label);
    }
    if (ui_is(ui, ui->focus, action, 0)) {
        ui_focus_frame(ui, rect_inset(rect, 3, 3), 5);
    }
    draw_box_end(ui->list);
    ui_hot(ui, rect, action, 0, true, tooltip_of(action, words));
}

// A disc would make many digits too small to read: they get a longer shape.
static Rect chip_pill(const Ui *ui, Point center, float size, TextStyle *style, Text digits) {
    style->size = size * 0.52f;
    const float most = size * 1.75f;
    float width = ui_width(ui, *style, digits) + size * 0.4f;
    if (width > most) {
        style->size *= most / width;
        width = most;
    }
    return (Rect){center.x - width / 2, center.y - size / 2 + 1, width, size - 2};
}

void ui_chip(Ui *ui, Point center, float size, ChipLook look, Color color, Color ground,
             int number) {
    char digits[16];
    const int length = snprintf(digits, sizeof digits, "%d", number);
    const float radius = size / 2;
    const bool is_long = length > 2 && (look == CHIP_FILLED || look == CHIP_RING);
    const float share = length == 1 ? 0.62f : length == 2 ? 0.54f : length == 3 ? 0.4f : 0.31f;
    TextStyle style = {DRAW_UI_BOLD, size * share, look == CHIP_FILLED ? ground : color};
    Rect rect = {center.x - radius - 2, center.y - radius, size + 4, size};
    if (is_long) {
        rect = chip_pill(ui, center, size, &style, text_of(digits));
    }
    switch (look) {
    case CHIP_FILLED:
        if (is_long) {
            draw_round_rect(ui->list, rect, rect.h / 2, color);
        } else {
            draw_disc(ui->list, center, radius, color);
        }
        break;
    case CHIP_RING:
        if (is_long) {
            draw_round_frame(ui->list, rect, rect.h / 2, (Stroke){.width = 1.5f, .color = color});
        } else {
            draw_ring(ui->list, center, radius - 0.75f, (Stroke){.width = 1.5f, .color = color});
        }
        break;
    case CHIP_DASHED: {
        const float piece = 6.2831853f * (radius - 0.75f) / 16;
        draw_ring(ui->list, center, radius - 0.75f,
                  (Stroke){.width = 1.5f, .dash = piece, .gap = piece, .color = color});
        break;
    }
    case CHIP_BARE:
        break;
    }
    draw_text_in(ui->list, ui->measure, style, DRAW_CENTER, rect, text_of(digits));
}

void ui_tooltip(Ui *ui, Rect window, Rect place, Text words) {
    const TextStyle style = {DRAW_UI, SIZE_SMALL, ui->theme.ink};
    const float width = fminf(ui_width(ui, style, words) + 20, fminf(window.w - 16, 520));
    const float text_w = width - 20;
    int lines = 1;
    for (Text rest = words; rest.size > 0 && lines < 12; lines++) {
        const size_t size = line_break(ui, style, rest, text_w + 0.5f);
        rest = (Text){rest.bytes + size, rest.size - size};
        if (rest.size == 0) {
            break;
        }
    }
    Rect box = {place.x + place.w / 2 - width / 2, place.y + place.h + 8, width,
                (float)lines * 18 + 12};
    if (box.y + box.h > window.h - 6) {
        box.y = place.y - box.h - 8;
    }
    box.x = fminf(fmaxf(box.x, 8), window.w - box.w - 8);
    box.y = fmaxf(box.y, 4);
    draw_box_begin(ui->list, 0, DRAW_BOX_FLOATS, box, TEXT("tooltip"));
    draw_round_rect(ui->list, box, 6, ui->theme.panel);
    draw_round_frame(ui->list, box, 6, (Stroke){.width = 1, .color = ui->theme.mark});
    ui_paragraph(ui, style, 18, (Rect){box.x + 10, box.y + 6, text_w + 0.5f, box.h - 12}, words);
    draw_box_end(ui->list);
}

Text ui_time(int64_t time_ns, char out[TIME_SIZE]) {
    const int64_t whole = time_ns < 0 ? -time_ns : time_ns;
    const char *sign = time_ns < 0 ? "-" : "";
    const double seconds = (double)whole / 1e9;
    if (whole % 10000000 == 0 || whole >= 1000000000000) {
        snprintf(out, TIME_SIZE, "%s%.2f s", sign, seconds);
    } else if (whole % 1000000 == 0 || whole >= 10000000) {
        snprintf(out, TIME_SIZE, "%s%.3f s", sign, seconds);
    } else {
        snprintf(out, TIME_SIZE, "%s%.6f s", sign, seconds);
    }
    return text_of(out);
}

Text ui_number(int64_t number, char out[TIME_SIZE]) {
    char digits[24];
    const int length = snprintf(digits, sizeof digits, "%" PRId64, number);
    int at = 0;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0 && digits[i - 1] != '-') {
            out[at++] = ' ';
        }
        out[at++] = digits[i];
    }
    out[at] = 0;
    return (Text){out, (size_t)at};
}

float ui_approach(float value, float target, float dt, float settle_s, float close_enough,
                  bool *moving) {
    if (settle_s <= 0 || fabsf(target - value) <= close_enough) {
        return target;
    }
    // e^(-2.303) is a tenth.
    const float left = expf(-2.303f * dt / settle_s);
    *moving = true;
    return target + (value - target) * left;
}
