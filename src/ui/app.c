#include "ui/app.h"

#include "base/check.h"

#include <math.h>
#include <stdio.h>

#define ZOOM_STEP     1.1f
#define MIN_WIDTH     480.0f // logical units that the largest zoom leaves
#define MIN_HEIGHT    330.0f
#define DESIGN_WIDTH  1600.0f // where everything has the size that the theme says
#define DESIGN_HEIGHT 900.0f
#define SMALLEST      0.8f // of that size; where nobody has zoomed
#define STATUS_S      4.0f

void app_init(App *app, Alloc *alloc, const MeasureText *measure) {
    *app = (App){.alloc = alloc,
                 .measure = measure,
                 .speed = 2,
                 .moves = true,
                 .width = 1280,
                 .height = 720,
                 .scale = 1,
                 .zoom = 1,
                 .pinned = TIME_NONE,
                 .needs_draw = true};
    draw_init(&app->list, alloc);
    ui_init(&app->ui, alloc, &app->list, measure);
    buf_init(&app->typed, alloc);
    buf_init(&app->request_path, alloc);
    buf_init(&app->mistakes.file, alloc);
    buf_init(&app->mistakes.source, alloc);
    buf_init(&app->mistakes.texts, alloc);
}

static void drop_views(App *app) {
    for (int i = 0; i < app->view_count; i++) {
        lanes_deinit(&app->lanes[i]);
        view_deinit(&app->views[i]);
    }
    app->view_count = 0;
}

static void drop_mistakes(App *app) {
    AppMistakes *mistakes = &app->mistakes;
    if (mistakes->lines.alloc) {
        source_deinit(&mistakes->lines);
        mistakes->lines = (Source){0};
    }
    array_free(&mistakes->items, app->alloc);
    mistakes->is_shown = false;
}

void app_deinit(App *app) {
    drop_views(app);
    drop_mistakes(app);
    for (int i = 0; i < 2; i++) {
        array_free(&app->codes[i].breakpoints, app->alloc);
    }
    buf_deinit(&app->mistakes.texts);
    buf_deinit(&app->mistakes.source);
    buf_deinit(&app->mistakes.file);
    buf_deinit(&app->request_path);
    buf_deinit(&app->typed);
    ui_deinit(&app->ui);
    draw_deinit(&app->list);
}

static void add_view(App *app, const Trace *trace) {
    View *view = &app->views[app->view_count];
    view_init(view, app->alloc, trace);
    lanes_init(&app->lanes[app->view_count], app->alloc);
    app->view_count++;
    replay_update(view->replay, 0);
    app_code_show(app, app->view_count - 1);
}

static void begin_show(App *app) {
    drop_views(app);
    drop_mistakes(app);
    app->shows_menu = app->shows_help = app->is_searching = app->asks_line = false;
    app->is_playing = app->was_stopped = false;
    app->recorders[0] = app->recorders[1] = (AppRecorder){NULL, NULL};
    app->search.is_on = false;
    app->selected = 0;
    app->selected_view = 0;
    app->lane_from = app->lane_to = 0;
    app->lane_first[0] = app->lane_first[1] = -1;
    app->outputs[0].scroll = app->outputs[1].scroll = 0;
    buf_clear(&app->typed);
}

void app_show(App *app, const Trace *trace, AppRecord *record, void *context) {
    begin_show(app);
    add_view(app, trace);
    app_set_recorder(app, 0, record, context);
    app_go_frame(app, 0);
}

void app_compare(App *app, const Trace *left, const Trace *right) {
    begin_show(app);
    add_view(app, left);
    add_view(app, right);
    app_go_frame(app, 0);
}

// Offsets become texts when all are copied, since the buffer moves while it grows.
void app_show_mistakes(App *app, Text file, Text source, const CodeMistake *mistakes, int count) {
    AppMistakes *shown = &app->mistakes;
    drop_mistakes(app);
    buf_clear(&shown->file);
    buf_clear(&shown->source);
    buf_clear(&shown->texts);
    buf_add_text(&shown->file, file);
    buf_add_text(&shown->source, source);
    source_init(&shown->lines, app->alloc, buf_text(&shown->source));
    for (int i = 0; i < count; i++) {
        buf_add_text(&shown->texts, mistakes[i].message);
        buf_add_text(&shown->texts, mistakes[i].hint);
    }
    const char *at = buf_string(&shown->texts);
    for (int i = 0; i < count; i++) {
        CodeMistake mistake = mistakes[i];
        mistake.message.bytes = at;
        mistake.hint.bytes = at + mistake.message.size;
        at += mistake.message.size + mistake.hint.size;
        array_push(&shown->items, app->alloc, mistake);
    }
    shown->is_shown = true;
    shown->chosen = 0;
    app->shows_menu = false;
    app->is_playing = false;
    app->needs_draw = true;
}

void app_set_menu(App *app, const MenuItem *items, int count) {
    app->menu = items;
    app->menu_count = count;
    app->shows_menu = app->view_count == 0;
    app->needs_draw = true;
}

void app_set_theme(App *app, ThemeId theme) {
    app->theme = theme;
    app->needs_draw = true;
}

void app_set_motion(App *app, bool moves) {
    app->moves = moves;
    if (!moves && app->view_count > 0 && !app->is_playing) {
        app_settle(app);
    }
    app->needs_draw = true;
}

void app_resize(App *app, float width, float height, float scale) {
    app->width = fmaxf(width, 1);
    app->height = fmaxf(height, 1);
    app->scale = scale > 0 ? scale : 1;
    app->codes[0].is_new = app->codes[1].is_new = true;
    app->needs_draw = true;
}

// Windows larger than that of the design show everything larger, smaller ones somewhat smaller, but
// not in proportion: letters must still be read. The user's zoom comes on top.
float app_zoom(const App *app) {
    const float fit = fminf(app->width / DESIGN_WIDTH, app->height / DESIGN_HEIGHT);
    const float wanted = fit > 1 ? fit : fmaxf(sqrtf(fit), SMALLEST);
    const float own = floorf(wanted * 20 + 0.25f) / 20;
    const float most = fmaxf(fminf(app->width / MIN_WIDTH, app->height / MIN_HEIGHT), SMALLEST);
    return fminf(fmaxf(own * app->zoom, 0.4f), most);
}

float app_scale(const App *app) {
    return app->scale * app_zoom(app);
}

Color app_ground(const App *app) {
    return theme_of(app->theme).ground;
}

AppRequest app_take_request(App *app) {
    const AppRequest request = app->request;
    app->request = APP_NOTHING;
    return request;
}

Text app_request_path(const App *app) {
    return buf_text(&app->request_path);
}

void app_say(App *app, const char *words) {
    snprintf(app->status, sizeof app->status, "%s", words);
    app->status_s = STATUS_S;
    app->needs_draw = true;
}

// ---- Going somewhere ----

void app_go_frame(App *app, int64_t frame) {
    const Trace *trace = app->views[0].trace;
    const int64_t count = trace_frame_count(trace);
    if (count == 0) {
        app_settle(app);
        return;
    }
    const int64_t wanted = frame < 0 ? 0 : frame < count ? frame : count - 1;
    app_go_event(app, 0, trace_frame_index(trace, wanted));
    app_settle(app);
}

void app_go_time(App *app, SimTime t) {
    if (app->view_count > 1) {
        const int64_t left = replay_frame_at_time(app->views[0].replay, t);
        const int64_t right = replay_frame_at_time(app->views[1].replay, t);
        const Event *a = replay_event_at(app->views[0].replay, left);
        const SimTime left_t = a ? a->t : 0;
        const Event *b = replay_event_at(app->views[1].replay, right);
        const bool is_right = b && b->t >= left_t;
        app_go_event(app, is_right ? 1 : 0, is_right ? right : left);
    } else {
        const int64_t at = replay_frame_at_time(app->views[0].replay, t);
        if (at < 0) {
            return;
        }
        app_go_event(app, 0, at);
    }
    app_settle(app);
    app_pin(app, t);
}

bool app_go_line(App *app, int line) {
    const int64_t at = replay_next(app->views[0].replay, STOP_SOURCE_LINE, line, -1);
    if (at >= 0) {
        app_go_event(app, 0, at);
        app_settle(app);
    }
    return at >= 0;
}

// Among the tables of the trace that has the selected one; else of the one that leads.
static void select_table(App *app, int by) {
    const int view = app->selected ? app->selected_view : app_leading_view(app);
    const Scene scene = view_scene(&app->views[view]);
    const int64_t tables = scene_tables(&scene);
    int64_t table = scene_table_of(&scene, app->selected);
    for (int64_t i = 0; i < tables; i++) {
        table += by;
        table = table < 1 ? tables : table > tables ? 1 : table;
        const TableInfo info = scene_table(&scene, table);
        if (info.state != TABLE_ABSENT) {
            app->selected = info.task;
            app->selected_view = view;
            return;
        }
    }
}

static void zoom_lanes(App *app, float factor, float x) {
    const TimeScale scale = app->time_scale;
    const double whole = (double)(scale.to - scale.from) * (double)factor;
    const SimTime middle = time_scale_at(&scale, x);
    const double share = (double)((x - scale.left) / fmaxf(scale.right - scale.left, 1));
    const SimTime end = trace_time(app->views[0].trace);
    const SimTime from = middle - (SimTime)(whole * share);
    app->lane_from = from < 0 ? 0 : from;
    app->lane_to = app->lane_from + (SimTime)whole;
    if (app->lane_to >= end && app->lane_from == 0) {
        app->lane_to = app->lane_from = 0;
    } else if (app->lane_to <= app->lane_from) {
        app->lane_to = app->lane_from + 1;
    }
}

// ---- Actions ----

static void play_or_pause(App *app) {
    app->is_playing = !app->is_playing;
    app->has_left_await = app->is_playing;
    Replay *replay = app->views[0].replay;
    // At the end, playing begins again.
    if (app->is_playing && app->view_count == 1 && !app_is_recording(app) &&
        replay_next(replay, STOP_EVENT, 0, replay_index(replay)) < 0) {
        app_go_frame(app, 0);
    }
}

static void change_speed(App *app, int by) {
    const int speed = app->speed + by;
    app->speed = speed < 0 ? 0 : speed > 6 ? 6 : speed;
}

static void step_or_say(App *app, StopKind kind, int64_t which, bool is_forward) {
    app->is_playing = false;
    if (!app_step(app, kind, which, is_forward) && kind != STOP_EVENT) {
        app_say(app, !is_forward             ? "there is none before"
                     : app_is_recording(app) ? NOT_RECORDED
                                             : "there is no further one");
    }
}

// While a search is on, its places.
static void step_of_table(App *app, bool is_forward) {
    if (app_has_search(app)) {
        app->is_playing = false;
        app_find_output(app, is_forward);
        return;
    }
    if (!app->selected) {
        app->selected_view = app_leading_view(app);
    }
    const Scene scene = view_scene(&app->views[app->selected_view]);
    const int64_t task = app->selected ? app->selected : scene.world->task;
    if (task == 0) {
        app_say(app, "no table is selected or served");
        return;
    }
    step_or_say(app, STOP_TABLE, task, is_forward);
}

// What is open closes, one thing at a time.
static void escape(App *app) {
    if (app->shows_help) {
        app->shows_help = false;
    } else if (app->is_searching || app->asks_line) {
        app->is_searching = app->asks_line = false;
        buf_clear(&app->typed);
    } else if (app->shows_menu && app->view_count > 0) {
        app->shows_menu = false;
        buf_clear(&app->typed);
    } else if (app->mistakes.is_shown && app->view_count > 0) {
        app->mistakes.is_shown = false;
    } else if (app->ui.focus.action != ACTION_NONE) {
        app->ui.focus = (HotKey){ACTION_NONE, 0, 0};
    } else if (app->selected != 0) {
        app->selected = 0;
    } else if (app->typed.size > 0) {
        buf_clear(&app->typed);
    } else if (app_is_recording(app)) {
        app_stop_recording(app);
    }
}

static void request_open(App *app, Text path) {
    buf_clear(&app->request_path);
    buf_add_text(&app->request_path, path);
    app->request = APP_OPEN;
}

// Those that need no trace. False when it is none of them.
static bool do_always(App *app, Action action, int64_t value) {
    switch (action) {
    case ACTION_THEME:
        app->theme = (ThemeId)((app->theme + 1) % THEME_COUNT);
        return true;
    case ACTION_MOTION:
        app_set_motion(app, !app->moves);
        app_say(app, app->moves ? "motion is on" : "motion is off");
        return true;
    case ACTION_ZOOM_IN:
        app->zoom = fminf(app->zoom * ZOOM_STEP, 4);
        return true;
    case ACTION_ZOOM_OUT:
        app->zoom = fmaxf(app->zoom / ZOOM_STEP, 0.5f);
        return true;
    case ACTION_ZOOM_RESET:
        app->zoom = 1;
        return true;
    case ACTION_FULL_SCREEN:
        app->request = APP_FULL_SCREEN;
        return true;
    case ACTION_HELP:
        app->shows_help = !app->shows_help;
        return true;
    case ACTION_ESCAPE:
    case ACTION_CLOSE:
        escape(app);
        return true;
    case ACTION_QUIT:
        app->request = APP_QUIT;
        return true;
    case ACTION_OPEN:
        app->shows_menu = !app->shows_menu || app->view_count == 0;
        return true;
    case ACTION_RELOAD:
        app->request = APP_RELOAD;
        return true;
    case ACTION_OPEN_ITEM:
        if (value >= 0 && value < app->menu_count) {
            request_open(app, app->menu[value].path);
        }
        return true;
    default:
        return false;
    }
}

// The actions that go to the next or the last event of a kind; false: it is none of them.
static bool do_step(App *app, Action action) {
    static const struct {
        Action next, last;
        StopKind stop;
    } steps[] = {{ACTION_STEP, ACTION_BACK, STOP_EVENT},
                 {ACTION_NEXT_AWAIT, ACTION_LAST_AWAIT, STOP_AWAIT},
                 {ACTION_NEXT_LINE, ACTION_LAST_LINE, STOP_LINE},
                 {ACTION_NEXT_TURN, ACTION_LAST_TURN, STOP_TURN},
                 {ACTION_NEXT_CLOCK, ACTION_LAST_CLOCK, STOP_CLOCK},
                 {ACTION_NEXT_PRINT, ACTION_LAST_PRINT, STOP_PRINT},
                 {ACTION_NEXT_WARNING, ACTION_LAST_WARNING, STOP_WARNING}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (action == steps[i].next || action == steps[i].last) {
            step_or_say(app, steps[i].stop, 0, action == steps[i].next);
            return true;
        }
    }
    return false;
}

static void go_to_end(App *app) {
    app->is_playing = false;
    if (app->view_count > 1) {
        app_go_event(app, 0, replay_count(app->views[0].replay) - 1);
        replay_seek(app->views[1].replay, replay_count(app->views[1].replay) - 1);
        app_settle(app);
    } else {
        app_go_frame(app, INT64_MAX);
    }
}

static void toggle_breakpoint_here(App *app) {
    const int leading = app_leading_view(app);
    const Scene scene = view_scene(&app->views[leading]);
    if (scene_current_line(&scene) > 0) {
        app_toggle_breakpoint(app, leading, scene_current_line(&scene));
    }
}

// Where the program is and how it is played; false: it is none of them.
static bool do_play(App *app, int view, Action action, int64_t value) {
    switch (action) {
    case ACTION_PLAY:
        play_or_pause(app);
        return true;
    case ACTION_NEXT_OF_TABLE:
    case ACTION_LAST_OF_TABLE:
        step_of_table(app, action == ACTION_NEXT_OF_TABLE);
        return true;
    case ACTION_START:
        app->is_playing = false;
        app_go_frame(app, 0);
        return true;
    case ACTION_END:
        go_to_end(app);
        return true;
    case ACTION_PAUSE_AT_AWAIT:
        app->pauses_at_await = !app->pauses_at_await;
        return true;
    case ACTION_SLOWER:
    case ACTION_FASTER:
        change_speed(app, action == ACTION_FASTER ? 1 : -1);
        return true;
    case ACTION_BREAKPOINT:
        toggle_breakpoint_here(app);
        return true;
    case ACTION_BREAK_LINE:
        app_toggle_breakpoint(app, view, (int)value);
        return true;
    case ACTION_LINE:
        app->is_playing = false;
        app_run_to_line(app, view, (int)value);
        return true;
    case ACTION_GO_EVENT:
        app_go_event(app, view, value);
        return true;
    default:
        return false;
    }
}

static void zoom_lanes_now(App *app, float factor) {
    const Scene scene = app_scene(app, 0);
    zoom_lanes(app, factor, time_scale_x(&app->time_scale, scene.now));
}

// What is looked at and looked for.
static void do_look(App *app, int view, Action action, int64_t value) {
    switch (action) {
    case ACTION_SELECT_NEXT:
    case ACTION_SELECT_LAST:
        select_table(app, action == ACTION_SELECT_NEXT ? 1 : -1);
        break;
    case ACTION_SELECT:
        app->selected = app->selected == value && app->selected_view == view ? 0 : value;
        app->selected_view = view;
        break;
    case ACTION_GO_LINE:
        app->asks_line = true;
        app->is_searching = false;
        buf_clear(&app->typed);
        break;
    case ACTION_SEARCH:
        if (app->view_count > 1) {
            app_say(app, "the output is searched in one program alone");
            break;
        }
        app->is_searching = true;
        buf_clear(&app->typed);
        break;
    case ACTION_HIDE_FINISHED:
        app->hides_finished = !app->hides_finished;
        break;
    case ACTION_TIMELINE: // Enter where the focus is: a shorter stretch, or all again
        if (app->lane_to > app->lane_from) {
            app->lane_to = app->lane_from = 0;
        } else {
            zoom_lanes_now(app, 0.5f);
        }
        break;
    case ACTION_LANES_IN:
    case ACTION_LANES_OUT:
        zoom_lanes_now(app, action == ACTION_LANES_IN ? 0.5f : 2);
        break;
    default:
        break;
    }
}

static void do_with_trace(App *app, int view, Action action, int64_t value) {
    if (!do_step(app, action) && !do_play(app, view, action, value)) {
        do_look(app, view, action, value);
    }
}

// In a file that can't be run, steps go from one place to the other.
static void do_with_mistakes(App *app, Action action, int64_t value) {
    AppMistakes *mistakes = &app->mistakes;
    const int last = mistakes->items.count - 1;
    switch (action) {
    case ACTION_MISTAKE:
        mistakes->chosen = (int)value;
        break;
    case ACTION_STEP:
    case ACTION_NEXT_LINE:
    case ACTION_NEXT_AWAIT:
    case ACTION_NEXT_WARNING:
        mistakes->chosen += mistakes->chosen < last;
        break;
    case ACTION_BACK:
    case ACTION_LAST_LINE:
    case ACTION_LAST_AWAIT:
    case ACTION_LAST_WARNING:
        mistakes->chosen -= mistakes->chosen > 0;
        break;
    default:
        break;
    }
}

void app_do_in(App *app, int view, Action action, int64_t value) {
    app->needs_draw = true;
    if (do_always(app, action, value)) {
        return;
    }
    if (app->mistakes.is_shown) {
        do_with_mistakes(app, action, value);
    } else if (app->view_count > 0) {
        app->search.is_on = false; // the user goes on from here
        do_with_trace(app, view, action, value);
    }
}

void app_do(App *app, Action action, int64_t value) {
    app_do_in(app, 0, action, value);
}

// ---- Time ----

bool app_tick(App *app, float dt) {
    const float passed = fminf(fmaxf(dt, 0), 0.1f);
    if (app->view_count > 0) {
        app_take_in(app);
        const bool is_on_its_way = app->is_playing || app->elapsed < app->length;
        app_play(app, passed);
        for (int i = 0; i < app->view_count; i++) {
            app_code_follow(app, i, passed);
        }
        app->needs_draw |= is_on_its_way;
    }
    if (app->status_s > 0) {
        app->status_s -= passed;
        app->needs_draw |= app->status_s <= 0;
    }
    const float before = app->rested_s;
    app->rested_s += passed;
    app->needs_draw |= before < TOOLTIP_S && app->rested_s >= TOOLTIP_S;
    return app->needs_draw;
}

bool app_is_moving(const App *app) {
    const bool waits_for_tooltip = app->ui.has_pointer && app->rested_s < TOOLTIP_S;
    return app->is_playing || app_is_recording(app) || app->elapsed < app->length ||
           app->status_s > 0 || waits_for_tooltip || app->codes[0].is_moving ||
           app->codes[1].is_moving || app->needs_draw;
}
