#include "ui/panel.h"

#include <math.h>
#include <stdio.h>

#define PLACE_W 130.0f // of "step 14 of 22", at least

// A ring with the server on it: the sign of the program.
static void draw_logo(Ui *ui, Point center) {
    draw_ring(ui->list, center, 11, (Stroke){.width = 2.6f, .color = ui->theme.ink});
    draw_disc(ui->list, (Point){center.x, center.y - 11}, 4.6f, ui->theme.accent);
}

// "scenarios / 05-annotated.py": the folder that it is in, and the name.
static Text shown_path(const View *view, char out[200]) {
    const Text path = trace_header(view->trace).file, name = view_file_name(view);
    size_t end = path.size - name.size;
    end -= end > 0 ? 1 : 0;
    size_t start = end;
    while (start > 0 && path.bytes[start - 1] != '/') {
        start--;
    }
    const int folder = (int)(end - start);
    snprintf(out, 200, "%.*s%s%.*s", folder < 90 ? folder : 90, path.bytes + start,
             folder > 0 ? " / " : "", (int)(name.size < 100 ? name.size : 100), name.bytes);
    return text_of(out);
}

static Text shown_pair(const Scene *a, const Scene *b, bool is_short, char out[200]) {
    const Text left = view_file_name(a->view), right = view_file_name(b->view);
    snprintf(out, 200, is_short ? "%.*s with %.*s" : "compare   %.*s   with   %.*s",
             (int)(left.size < 80 ? left.size : 80), left.bytes,
             (int)(right.size < 80 ? right.size : 80), right.bytes);
    return text_of(out);
}

static Text shown_speed(float speed, char out[24]) {
    snprintf(out, 24, "%g\u00d7", (double)speed);
    return text_of(out);
}

// Speed, theme and help, from the right.
static void header_buttons(Ui *ui, const ControlsState *state, Rect *rest) {
    char speed[24];
    const TextStyle style = {DRAW_UI, SIZE_BUTTON, 0};
    const struct {
        Text label;
        Action action;
    } buttons[] = {
        {TEXT("? keys"), ACTION_HELP},
        {TEXT("T theme"), ACTION_THEME},
        {TEXT("+"), ACTION_FASTER},
    };
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        const float width = ui_width(ui, style, buttons[i].label) + 20;
        if (rest->w < width + 120) {
            return;
        }
        const Rect cell = rect_cut_right(rest, width);
        ui_button(ui, rect_inset(cell, 1, fmaxf((cell.h - 30) / 2, 0)), BUTTON_QUIET,
                  buttons[i].label, ICON_NONE, buttons[i].action);
    }
    if (rest->w > 500) {
        const Text words = shown_speed(state->speed, speed);
        const Rect shown = rect_cut_right(rest, 40);
        ui_label(ui, (TextStyle){DRAW_UI, SIZE_BUTTON, ui->theme.quiet}, DRAW_CENTER, shown, words);
        const Rect cell = rect_cut_right(rest, 28);
        ui_button(ui, rect_inset(cell, 1, fmaxf((cell.h - 30) / 2, 0)), BUTTON_QUIET,
                  TEXT("\u2212"), ICON_NONE, ACTION_SLOWER);
    }
}

// The clock stands in the middle of the window when there is room, else where the path ends.
static void draw_clock(Ui *ui, const Scene *scene, Rect rest, float window_w, float left_end) {
    char time[TIME_SIZE];
    const TextStyle style = {DRAW_MONO, SIZE_CLOCK, ui->theme.ink};
    const TextStyle small = {DRAW_UI, SIZE_SMALL, ui->theme.quiet};
    const Text shown = ui_time(scene->now, time);
    const float width = ui_width(ui, style, shown);
    const bool is_long = scene_long_wait(scene) > 0;
    const Text note = is_long ? TEXT("a long wait, shortened") : TEXT("simulated");
    const float words = ui_width(ui, small, note) + 22;
    const float usual = ui_width(ui, small, TEXT("simulated")) + 22;
    float x = window_w / 2 - width / 2 + (window_w > 1000 ? 0 : -usual / 2);
    x = fmaxf(fminf(x, rest.x + rest.w - width - 8), left_end + 12);
    const Rect box = {x, rest.y, fminf(width + 2, rest.x + rest.w - x), rest.h};
    ui_label(ui, style, DRAW_LEFT, box, shown);
    const Rect after = {x + width + 22, rest.y + 2, words - 20, rest.h};
    if (after.x + after.w < rest.x + rest.w) {
        ui_label(ui, small, DRAW_LEFT, after, note);
    }
}

void panel_header(Ui *ui, const Scene *scene, const Scene *other, const ControlsState *state,
                  Rect rect) {
    char path[200];
    const float window_w = rect.w;
    draw_box_begin(ui->list, 0, 0, rect, TEXT("header"));
    draw_rect(ui->list, rect, ui->theme.panel);
    draw_rect(ui->list, (Rect){rect.x, rect.y + rect.h - 1, rect.w, 1}, ui->theme.edge);
    Rect rest = rect_inset(rect, rect.w < 900 ? 12 : MARGIN, 0);
    rest.h -= 1;
    header_buttons(ui, state, &rest);
    const Rect logo = rect_cut_left(&rest, 36);
    draw_logo(ui, (Point){logo.x + 18, logo.y + logo.h / 2 + 1});
    rect_cut_left(&rest, 4);
    float left_end = rest.x;
    if (window_w > 560) {
        const float name = ui_label(ui, (TextStyle){DRAW_UI_BOLD, SIZE_TITLE, ui->theme.ink},
                                    DRAW_LEFT, rest, TEXT("awaiter"));
        rect_cut_left(&rest, name + 18);
        left_end = rest.x;
    }
    if (scene && window_w > 760) {
        const Text shown =
            other ? shown_pair(scene, other, window_w < 1200, path) : shown_path(scene->view, path);
        Rect box = rest;
        box.w = fminf(rest.w, window_w / 2 - 90 - rest.x);
        // Without its folder where that does not fit.
        const TextStyle style = {DRAW_UI, SIZE_PATH, ui->theme.quiet};
        const bool is_whole = other || ui_width(ui, style, shown) <= box.w;
        left_end +=
            ui_fit(ui, style, DRAW_LEFT, box, is_whole ? shown : view_file_name(scene->view));
    }
    if (scene) {
        draw_clock(ui, scene, rest, window_w, left_end);
    }
    draw_box_end(ui->list);
}

static const struct {
    const char *label;
    Icon icon;
    Action action;
} BUTTONS[] = {
    {"start", ICON_START, ACTION_START},   {"last await", ICON_LAST_AWAIT, ACTION_LAST_AWAIT},
    {"step back", ICON_BACK, ACTION_BACK}, {"play", ICON_PLAY, ACTION_PLAY},
    {"step", ICON_STEP, ACTION_STEP},      {"next await", ICON_NEXT_AWAIT, ACTION_NEXT_AWAIT},
    {"end", ICON_END, ACTION_END},
};
#define BUTTON_COUNT (sizeof BUTTONS / sizeof *BUTTONS)

// "pause at awaits" with a box that has a tick in it, or not.
static void await_switch(Ui *ui, const ControlsState *state, float reserve, Rect *rest) {
    const Theme *theme = &ui->theme;
    const TextStyle style = {DRAW_UI, SIZE_BUTTON, theme->quiet};
    const Text words = TEXT("pause before awaits");
    const float width = ui_width(ui, style, words) + 40;
    const bool has_words = rest->w > width + reserve;
    if (rest->w < 40) {
        return;
    }
    Rect cell = rect_cut_left(rest, has_words ? width : 32);
    ui_button(ui, rect_inset(cell, 1, 2), BUTTON_QUIET, TEXT(""), ICON_NONE, ACTION_PAUSE_AT_AWAIT);
    const Rect box = {cell.x + 9, cell.y + cell.h / 2 - 7, 14, 14};
    if (state->pauses_at_await) {
        draw_round_rect(ui->list, box, 3, theme->accent);
        const Point tick[] = {
            {box.x + 3, box.y + 7}, {box.x + 6, box.y + 10}, {box.x + 11, box.y + 4}};
        draw_polyline(ui->list, tick, 3,
                      (Stroke){.width = 2, .round = true, .color = theme->accent_ink});
    } else {
        draw_round_frame(ui->list, box, 3, (Stroke){.width = 1.5f, .color = theme->mark});
    }
    rect_cut_left(&cell, 30);
    if (has_words) {
        ui_label(ui, style, DRAW_LEFT, cell, words);
    }
}

// "step 14 of 22 · event: coroutine resumes"
static void position_words(Ui *ui, const Scene *scene, Rect *rest) {
    char at[TIME_SIZE], all[TIME_SIZE], words[200];
    const Trace *trace = scene->view->trace;
    const int64_t index = scene->at < 0 ? 0 : scene->at;
    const int64_t frame = scene->at < 0 ? 0 : trace_frames_before(trace, index);
    const int64_t count = trace_frame_count(trace);
    const Event *event = replay_event(scene->view->replay);
    const int size =
        snprintf(words, sizeof words, "step %s of %s%s", ui_number(frame, at).bytes,
                 ui_number(count > 0 ? count - 1 : 0, all).bytes, scene->is_recording ? "+" : "");
    const TextStyle style = {DRAW_UI, SIZE_BUTTON, ui->theme.quiet};
    if (event) {
        snprintf(words + size, sizeof words - (size_t)size, "   \u00b7   %s",
                 story_event_words(event->kind));
    }
    // The short form when the long one does not fit.
    if (ui_width(ui, style, text_of(words)) > rest->w) {
        words[size] = 0;
    }
    const float used = ui_label(ui, style, DRAW_LEFT, *rest, text_of(words));
    rect_cut_left(rest, used + 24);
}

static void hints(Ui *ui, Rect rest) {
    static const char *const HINTS[] = {
        "Space play   \u2192 step   \u21e7\u2192 next await   drag the timeline to travel",
        "Space play   \u2192 step   \u21e7\u2192 next await",
        "Space play   \u2192 step",
    };
    const TextStyle style = {DRAW_UI, SIZE_BUTTON, ui->theme.quiet};
    for (size_t i = 0; i < sizeof HINTS / sizeof *HINTS; i++) {
        if (ui_width(ui, style, text_of(HINTS[i])) <= rest.w) {
            ui_label(ui, style, DRAW_RIGHT, rest, text_of(HINTS[i]));
            return;
        }
    }
}

static void transport(Ui *ui, const ControlsState *state, Rect *rest) {
    const float room = rest->w - (rest->w > 760 ? 260 : 60);
    const float gap = room < 600 ? 4 : BUTTON_GAP;
    const float width = floorf(fminf(BUTTON_W, (room - gap * BUTTON_COUNT) / BUTTON_COUNT));
    for (size_t i = 0; i < BUTTON_COUNT; i++) {
        const bool is_play = BUTTONS[i].action == ACTION_PLAY;
        const bool pauses = is_play && state->is_playing;
        ui_button(ui, rect_cut_left(rest, fmaxf(width, 24)), is_play ? BUTTON_MAIN : BUTTON_PLAIN,
                  pauses ? TEXT("pause") : text_of(BUTTONS[i].label),
                  pauses ? ICON_PAUSE : BUTTONS[i].icon, BUTTONS[i].action);
        rect_cut_left(rest, gap);
    }
}

void panel_controls(Ui *ui, const Scene *scene, const ControlsState *state, Rect rect) {
    draw_box_begin(ui->list, 0, 0, rect, TEXT("controls"));
    Rect rest = rect;
    transport(ui, state, &rest);
    TextStyle status = {DRAW_UI, SIZE_BUTTON,
                        state->is_warning ? ui->theme.error : ui->theme.quiet};
    const float said = state->status.size > 0 ? ui_width(ui, status, state->status) + 20 : 0;
    await_switch(ui, state, 150 + said, &rest);
    rect_cut_left(&rest, 10);
    if (state->shows_two) {
        const TextStyle style = {DRAW_UI, SIZE_BUTTON, ui->theme.quiet};
        const float used = ui_label(ui, style, DRAW_LEFT, rest, TEXT("one clock for both"));
        rect_cut_left(&rest, used + 24);
    } else {
        // What is said goes before the position.
        Rect place = rest;
        place.w = fmaxf(rest.w - said, 0);
        const float before = place.x;
        if (place.w >= PLACE_W) {
            position_words(ui, scene, &place);
        }
        rect_cut_left(&rest, place.x - before);
    }
    while (said > 0 && status.size > 11 && ui_width(ui, status, state->status) > rest.w) {
        status.size -= 1;
    }
    if (state->status.size > 0 && ui_width(ui, status, state->status) > rest.w) {
        ui_paragraph(ui, status, rest.h / 2, rest, state->status);
    } else if (state->status.size > 0) {
        ui_label(ui, status, DRAW_RIGHT, rest, state->status);
    } else {
        hints(ui, rest);
    }
    draw_box_end(ui->list);
}
