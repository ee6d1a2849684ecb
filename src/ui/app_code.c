// The code of each trace that is shown: where it is scrolled to, its breakpoints, running to a
// line.

#include "ui/app.h"

#include <math.h>

#define FEW_LINES     9
#define WHEEL_COLUMNS 4
#define WHEEL_LINES   3.0f

void app_code_show(App *app, int view) {
    AppCode *code = &app->codes[view];
    code->is_new = true;
    code->is_free = false;
}

float app_code_size(const App *app) {
    float size = 0;
    for (int i = 0; i < app->view_count; i++) {
        const AppCode *code = &app->codes[i];
        size = code_layout(&app->ui, &app->views[i].source, code->rect, size).size;
    }
    return size;
}

static CodeLayout layout_of(const App *app, int view) {
    return code_layout(&app->ui, &app->views[view].source, app->codes[view].rect,
                       app_code_size(app));
}

// The line that is to be seen: the one that runs or ran last. Where only a few are seen and nothing
// runs, that where the next one goes on.
static int line_to_see(const Scene *scene, const CodeLayout *layout) {
    WorldWake wake;
    const bool is_free = scene_server(scene).kind == PLACE_MIDDLE;
    if (layout->lines < FEW_LINES && is_free && !scene->world->ended &&
        world_next_wakes(scene->world, &wake, 1, NULL) > 0 && wake.task > 0) {
        const TableInfo table = scene_table(scene, scene_table_of(scene, wake.task));
        if (table.line > 0) {
            return table.line;
        }
    }
    return code_follow_line(scene);
}

void app_code_follow(App *app, int view, float dt) {
    AppCode *code = &app->codes[view];
    const Source *source = &app->views[view].source;
    if (code->is_free || code->rect.h <= 0) {
        code->is_moving = false;
        return;
    }
    const Scene scene = view_scene(&app->views[view]);
    const CodeLayout layout = layout_of(app, view);
    const int line = line_to_see(&scene, &layout);
    const float target = code_scroll_target(&layout, source, line);
    const bool at_once = !app->moves || code->is_new;
    const float before = code->scroll;
    bool moves = false;
    code->scroll = ui_approach(before, target, dt, at_once ? 0 : SETTLE_S, 0.02f, &moves);
    code->scroll_x = code_scroll_x_target(&layout, source, line);
    code->is_new = false;
    code->is_moving = moves;
    app->needs_draw |= moves || before != code->scroll;
}

static void scroll(App *app, int view, const InputEvent *event) {
    AppCode *code = &app->codes[view];
    const Source *source = &app->views[view].source;
    const Scene scene = view_scene(&app->views[view]);
    const CodeLayout layout = layout_of(app, view);
    const bool is_sideways = event->modifiers & INPUT_SHIFT;
    const float lines = is_sideways ? 0 : event->wheel_y;
    const float columns = event->wheel_x + (is_sideways ? event->wheel_y : 0);
    const float most = code_scroll_most(&layout, source, scene_current_line(&scene));
    const int most_x = source->columns > layout.columns ? source->columns - layout.columns : 0;
    const int wanted_x = code->scroll_x - (int)(columns * WHEEL_COLUMNS);
    code->scroll = fminf(fmaxf(code->scroll - lines * WHEEL_LINES, 0), most);
    code->scroll_x = wanted_x < 0 ? 0 : wanted_x < most_x ? wanted_x : most_x;
    code->is_free = true;
}

bool app_code_wheel(App *app, const InputEvent *event, Point at) {
    for (int i = 0; i < app->view_count; i++) {
        if (rect_contains(app->codes[i].rect, at)) {
            scroll(app, i, event);
            return true;
        }
    }
    return false;
}

void app_run_to_line(App *app, int view, int line) {
    Replay *replay = app->views[view].replay;
    int64_t at = replay_next(replay, STOP_SOURCE_LINE, line, replay_index(replay));
    if (at < 0) {
        at = replay_next(replay, STOP_SOURCE_LINE, line, -1);
    }
    if (at < 0) {
        app_say(app, "this line is never run");
    } else {
        app_go_event(app, view, at);
    }
}

void app_toggle_breakpoint(App *app, int view, int line) {
    AppCode *code = &app->codes[view];
    for (int i = 0; i < code->breakpoints.count; i++) {
        if (code->breakpoints.items[i] == line) {
            code->breakpoints.items[i] = array_last(&code->breakpoints);
            code->breakpoints.count--;
            return;
        }
    }
    array_push(&code->breakpoints, app->alloc, line);
}

bool app_is_breakpoint(const App *app, int view, const Event *event) {
    const AppCode *code = &app->codes[view];
    for (int i = 0; event->kind == EVENT_LINE && i < code->breakpoints.count; i++) {
        if (code->breakpoints.items[i] == event->as.line.line) {
            return true;
        }
    }
    return false;
}
