// A frame: the layout's rectangles, a panel in each, and what lies over them.

#include "ui/app.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// The stretch that the timeline shows: what the user has zoomed to, else all of it.
static void update_lanes(App *app) {
    SimTime end = 0;
    for (int i = 0; i < app->view_count; i++) {
        const SimTime own = trace_time(app->views[i].trace);
        end = own > end ? own : end;
    }
    const bool is_zoomed = app->lane_to > app->lane_from;
    const SimTime from = is_zoomed ? app->lane_from : 0;
    const SimTime to = is_zoomed ? app->lane_to : end > 0 ? end : 1000000000;
    for (int i = 0; i < app->view_count; i++) {
        Lanes *lanes = &app->lanes[i];
        const int64_t count = replay_count(app->views[i].replay);
        // While a trace grows the lanes follow in steps of a tenth: they are made of all of it.
        const bool has_grown = lanes->made_of < 0 || count > lanes->made_of + lanes->made_of / 10 ||
                               (count != lanes->made_of && !app_is_recording(app));
        if (has_grown || lanes->from != from || (lanes->to != to && !app_is_recording(app))) {
            const Scene scene = app_scene(app, i);
            lanes_make(lanes, &scene, from, to);
        }
    }
}

static ControlsState controls_state(App *app, char words[200]) {
    ControlsState state = {.is_playing = app->is_playing,
                           .pauses_at_await = app->pauses_at_await,
                           .shows_two = app->view_count > 1,
                           .speed = app_speed(app)};
    if (app->asks_line) {
        snprintf(words, 200, "run to line %s\u2038", buf_string(&app->typed));
        state.status = text_of(words);
        return state;
    }
    if (app->status_s > 0) {
        state.status = text_of(app->status);
        return state;
    }
    if (app_is_recording(app)) {
        char count[TIME_SIZE], time[TIME_SIZE];
        const Trace *trace = app->views[0].trace;
        snprintf(words, 200, "Esc stops recording \u00b7 %s events, %s",
                 ui_number(trace_count(trace), count).bytes,
                 ui_time(trace_time(trace), time).bytes);
        state.status = text_of(words);
        return state;
    }
    if (app->was_stopped) {
        char count[TIME_SIZE];
        snprintf(words, 200, "recording stopped at %s events",
                 ui_number(trace_count(app->views[0].trace), count).bytes);
        state.status = text_of(words);
        return state;
    }
    const World *world = app->view_count == 1 ? replay_world(app->views[0].replay) : NULL;
    if (world && world->ended && world->reason != 0) {
        const Text reason = trace_text(app->views[0].trace, world->reason);
        // The first line says what; who is concerned stands in the output.
        const char *end = reason.size > 0 ? memchr(reason.bytes, '\n', reason.size) : NULL;
        const size_t size = end ? (size_t)(end - reason.bytes) : reason.size;
        snprintf(words, 200, "%.*s", (int)(size < 190 ? size : 190), reason.bytes);
        state.status = text_of(words);
        state.is_warning = true;
    }
    return state;
}

// The code of one of the traces.
static void draw_code(App *app, int view, const Scene *scene, Rect rect) {
    AppCode *own = &app->codes[view];
    own->rect = rect;
    if (rect.h <= 0) {
        return;
    }
    if (own->is_new) {
        app_code_follow(app, view, 0);
    }
    const CodeState code = {.scroll = own->scroll,
                            .scroll_x = own->scroll_x,
                            .is_scrolled = own->is_free && own->scroll_x > 0,
                            .breakpoints = own->breakpoints.items,
                            .breakpoint_count = own->breakpoints.count,
                            .size_most = app_code_size(app)};
    panel_code(&app->ui, scene, &app->views[view].source, &code, rect);
}

static void draw_output(App *app, int view, const Scene *scene, Rect rect) {
    app->outputs[view].rect = rect;
    if (rect.h <= 0) {
        return;
    }
    const bool has_search = view == 0 && !app->shows_menu && !app->asks_line;
    const OutputState output = {.scroll = app->outputs[view].scroll,
                                .search = has_search ? buf_text(&app->typed) : (Text){NULL, 0},
                                .is_searching = app->is_searching};
    panel_output(&app->ui, scene, &output, rect);
}

// A narrow floor has no room for the card of the selected table: the code gives it some, so that
// nothing is hidden. The height is 0 where there is no card.
static Rect cut_card(const Scene *scene, Layout *layout) {
    const int64_t selected = scene_table_of(scene, scene->selected);
    if (panel_floor_has_card(scene, layout->floor) ||
        scene_table_state(scene, selected) == TABLE_ABSENT) {
        return (Rect){0, 0, 0, 0};
    }
    const Rect card = rect_cut_bottom(&layout->code, fminf(layout->code.h * 0.52f, 190));
    rect_cut_bottom(&layout->code, 8);
    return card;
}

static void draw_one(App *app, Rect window, const ControlsState *controls) {
    Ui *ui = &app->ui;
    const CodeWish wish = code_wish(ui, &app->views[0].source, layout_code_most(window.w));
    Layout layout = layout_one(window.w, window.h, wish);
    const Scene scene = app_scene(app, 0);
    const Rect card = cut_card(&scene, &layout);
    app->timeline_rect = layout.timeline;
    panel_header(ui, &scene, NULL, controls, layout.header);
    draw_code(app, 0, &scene, layout.code);
    draw_output(app, 0, &scene, layout.output);
    panel_floor(ui, &scene, layout.floor);
    panel_story(ui, &scene, layout.story);
    const TimelineView lanes = {&scene, &app->lanes[0], app->lane_first[0]};
    app->time_scale = panel_timeline(ui, &lanes, 1, layout.timeline);
    panel_controls(ui, &scene, controls, layout.controls);
    if (card.h > 0) {
        panel_card(ui, &scene, card);
    }
}

// Of two programs, the card stands in place of the output, or takes some of the code's width.
static Rect cut_card_of_two(const Scene *scene, Rect *code, Rect *output) {
    const int64_t selected = scene_table_of(scene, scene->selected);
    Rect card = *output;
    if (code->h <= 0 || scene_table_state(scene, selected) == TABLE_ABSENT) {
        return (Rect){0, 0, 0, 0};
    }
    if (output->h > 0) {
        output->h = 0;
    } else {
        card = rect_cut_right(code, floorf(code->w * 0.4f));
        rect_cut_right(code, 8);
    }
    return card;
}

// What is below the floor of one of two programs.
static void draw_below(App *app, int view, const Scene *scene, Rect output, Rect card) {
    draw_code(app, view, scene, app->codes[view].rect);
    draw_output(app, view, scene, output);
    if (card.h > 0) {
        panel_card(&app->ui, scene, card);
    }
}

static void draw_two(App *app, Rect window, const ControlsState *controls) {
    Ui *ui = &app->ui;
    const Layout layout = layout_two(window.w, window.h);
    const Scene left = app_scene(app, 0), right = app_scene(app, 1);
    const SimTime left_end = trace_time(left.view->trace),
                  right_end = trace_time(right.view->trace);
    Rect output = layout.output, other_output = layout.other_output;
    // Both are known before either is drawn: the code has letters of one size.
    app->codes[0].rect = layout.code;
    app->codes[1].rect = layout.other_code;
    const Rect card = cut_card_of_two(&left, &app->codes[0].rect, &output);
    const Rect other_card = cut_card_of_two(&right, &app->codes[1].rect, &other_output);
    app->timeline_rect = layout.timeline;
    panel_header(ui, &left, &right, controls, layout.header);
    panel_floor_compared(ui, &left, left_end > right_end, layout.floor);
    draw_below(app, 0, &left, output, card);
    panel_story(ui, &left, layout.story);
    ui->view = 1;
    panel_floor_compared(ui, &right, right_end > left_end, layout.other_floor);
    draw_below(app, 1, &right, other_output, other_card);
    panel_story(ui, &right, layout.other_story);
    ui->view = 0;
    const TimelineView lanes[] = {{&left, &app->lanes[0], app->lane_first[0]},
                                  {&right, &app->lanes[1], app->lane_first[1]}};
    app->time_scale = panel_timeline(ui, lanes, 2, layout.timeline);
    panel_controls(ui, &left, controls, layout.controls);
}

// A file that can't be run: its text with the messages at their places.
static void draw_mistakes(App *app, Rect window, const ControlsState *controls) {
    const AppMistakes *mistakes = &app->mistakes;
    const MistakesState state = {.file = buf_text(&mistakes->file),
                                 .source = &mistakes->lines,
                                 .items = mistakes->items.items,
                                 .count = mistakes->items.count,
                                 .chosen = mistakes->chosen,
                                 .has_good_run = app->view_count > 0,
                                 .status = text_of(app->status_s > 0 ? app->status : "")};
    Rect rest = window;
    panel_header(&app->ui, NULL, NULL, controls, rect_cut_top(&rest, HEADER_H));
    panel_mistakes(&app->ui, &state, rect_inset(rest, MARGIN, MARGIN));
}

static void draw_tooltip(App *app, Rect window) {
    Ui *ui = &app->ui;
    if (!ui->has_pointer || app->is_dragging || app->rested_s < TOOLTIP_S) {
        return;
    }
    const Hot *hot = ui_hot_at(ui, ui->pointer);
    if (hot && hot->words_size > 0) {
        const Text words = ui_hot_words(ui, hot);
        ui_tooltip(ui, window, hot->rect, words);
    }
}

const DrawList *app_draw(App *app) {
    Ui *ui = &app->ui;
    const float zoom = app_zoom(app);
    const Rect window = {0, 0, app->width / zoom, app->height / zoom};
    char words[200];
    app->needs_draw = false;
    draw_clear(&app->list);
    ui_begin(ui);
    ui->theme = theme_of(app->theme);
    if (app->view_count > 0) {
        update_lanes(app);
    }
    const ControlsState controls = controls_state(app, words);
    draw_box_begin(ui->list, 0, 0, window, TEXT("window"));
    if (app->mistakes.is_shown) {
        draw_mistakes(app, window, &controls);
    } else if (app->view_count == 1) {
        draw_one(app, window, &controls);
    } else if (app->view_count == 2) {
        draw_two(app, window, &controls);
    } else {
        Rect rest = window;
        panel_header(ui, NULL, NULL, &controls, rect_cut_top(&rest, HEADER_H));
    }
    if (app->shows_menu) {
        const MenuState menu = {.items = app->menu,
                                .count = app->menu_count,
                                .chosen = app->menu_chosen,
                                .typed = buf_text(&app->typed),
                                .status = text_of(app->status_s > 0 ? app->status : "")};
        panel_menu(ui, &menu, window);
    }
    if (app->shows_help) {
        panel_help(ui, window);
    }
    draw_tooltip(app, window);
    draw_box_end(ui->list);
    draw_end(ui->list);
    return &app->list;
}
