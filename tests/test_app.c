#include "stage.h"
#include "ui_traces.h"

static void stage_show(Stage *stage, Trace *make(Alloc *alloc)) {
    stage_init(stage);
    stage->trace = make(&stage->alloc);
    app_show(&stage->app, stage->trace, NULL, NULL);
    app_draw(&stage->app);
}

static void press(App *app, int key, unsigned modifiers) {
    app_input(app, &(InputEvent){.kind = INPUT_KEY, .key = key, .modifiers = modifiers});
}

// The pointer at a place of the picture, whose units are those of the window by the zoom.
static void point(App *app, InputKind kind, float x, float y) {
    const float zoom = app_zoom(app);
    app_input(app, &(InputEvent){.kind = kind, .x = x * zoom, .y = y * zoom, .clicks = 1});
}

static void click(App *app, float x, float y) {
    point(app, INPUT_MOUSE_MOVE, x, y);
    point(app, INPUT_MOUSE_DOWN, x, y);
    point(app, INPUT_MOUSE_UP, x, y);
}

// Lets time pass until all motion has ended.
static void settle(App *app) {
    for (int i = 0; i < 1000 && app_is_moving(app); i++) {
        app_tick(app, 0.05f);
        app_draw(app);
    }
    assert_false(app_is_moving(app));
}

static int64_t frame_of(const App *app) {
    return trace_frames_before(app->views[0].trace, replay_index(app->views[0].replay));
}

static Rect place_of(const App *app, Action action) {
    for (int i = 0; i < app->ui.hots.count; i++) {
        if (app->ui.hots.items[i].action == action) {
            return app->ui.hots.items[i].rect;
        }
    }
    fail_msg("no control for action %d", (int)action);
    return (Rect){0, 0, 0, 0};
}

static void assert_same_list(const DrawList *a, const DrawList *b) {
    assert_int_equal(a->commands.count, b->commands.count);
    assert_int_equal(a->bytes.count, b->bytes.count);
    assert_memory_equal(a->bytes.items, b->bytes.items, (size_t)a->bytes.count);
    for (int i = 0; i < a->commands.count; i++) {
        const DrawCommand *x = &a->commands.items[i], *y = &b->commands.items[i];
        assert_int_equal(x->kind, y->kind);
        assert_int_equal(x->color, y->color);
    }
}

static void assert_same_pixels(Stage *stage, const DrawList *list, App *other) {
    Canvas *canvas = &stage->paint.canvas;
    paint_list(&stage->paint, list, 1280, 720, app_ground(&stage->app));
    const size_t size = sizeof(uint32_t) * 1280 * 720;
    uint32_t *pixels = alloc_need(&stage->alloc, size);
    memcpy(pixels, canvas->pixels, size);
    paint_list(&stage->paint, app_draw(other), 1280, 720, app_ground(other));
    assert_memory_equal(pixels, canvas->pixels, size);
    alloc_release(&stage->alloc, pixels, size);
}

static void test_it_opens_paused_at_frame_0(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    assert_int_equal(frame_of(&stage.app), 0);
    assert_false(stage.app.is_playing);
    stage_deinit(&stage);
}

static void test_after_k_steps_and_motion_the_picture_is_that_of_frame_k(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    App other;
    app_init(&other, &stage.alloc, &stage.measure);
    app_resize(&other, 1280, 720, 1);
    app_show(&other, stage.trace, NULL, NULL);
    for (int k = 1; k <= 60; k++) {
        press(&stage.app, KEY_RIGHT, 0);
        app_tick(&stage.app, 0.01f);
        app_draw(&stage.app);
        if (k % 6 == 0) {
            settle(&stage.app);
            app_go_frame(&other, k);
            assert_same_list(app_draw(&stage.app), app_draw(&other));
            assert_same_pixels(&stage, &stage.app.list, &other);
        }
    }
    app_deinit(&other);
    stage_deinit(&stage);
}

static void test_stepping_back_undoes_stepping_forward(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    static const struct {
        int forward, back;
        unsigned modifiers;
    } KEYS[] = {{KEY_RIGHT, KEY_LEFT, 0},
                {KEY_RIGHT, KEY_LEFT, INPUT_SHIFT},
                {KEY_PAGE_DOWN, KEY_PAGE_UP, 0},
                {KEY_DOWN, KEY_UP, 0},
                {']', '[', 0}};
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        press(&stage.app, KEY_HOME, 0);
        press(&stage.app, KEYS[i].forward, KEYS[i].modifiers);
        const int64_t first = frame_of(&stage.app);
        assert_true(first > 0);
        press(&stage.app, KEYS[i].forward, KEYS[i].modifiers);
        assert_true(frame_of(&stage.app) > first);
        press(&stage.app, KEYS[i].back, KEYS[i].modifiers);
        assert_int_equal(frame_of(&stage.app), first);
    }
    stage_deinit(&stage);
}

static void test_home_and_end_go_to_the_ends(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    press(&stage.app, KEY_END, 0);
    assert_int_equal(frame_of(&stage.app), trace_frame_count(stage.trace) - 1);
    press(&stage.app, KEY_RIGHT, 0);
    assert_int_equal(frame_of(&stage.app), trace_frame_count(stage.trace) - 1);
    press(&stage.app, KEY_HOME, 0);
    assert_int_equal(frame_of(&stage.app), 0);
    stage_deinit(&stage);
}

static void test_playing_comes_to_the_end_and_takes_the_time_that_the_pace_says(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    Pace pace;
    pace_init(&pace, &stage.alloc, stage.trace);
    const double whole = (double)pace_time(&pace, trace_count(stage.trace) - 1) / 1e9 -
                         (double)pace_time(&pace, 0) / 1e9;
    press(&stage.app, KEY_SPACE, 0);
    double played = 0;
    while (stage.app.is_playing && played < 100) {
        app_tick(&stage.app, 0.02f);
        played += 0.02;
    }
    assert_int_equal(frame_of(&stage.app), trace_frame_count(stage.trace) - 1);
    assert_true(played > whole * 0.97 && played < whole * 1.03 + 0.1);
    pace_deinit(&pace);
    stage_deinit(&stage);
}

static void test_playing_pauses_before_every_await_when_told_so(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    press(&stage.app, 'p', 0);
    int pauses = 0;
    for (int i = 0; i < 10; i++) {
        press(&stage.app, KEY_SPACE, 0);
        for (int k = 0; k < 2000 && stage.app.is_playing; k++) {
            app_tick(&stage.app, 0.05f);
        }
        Replay *replay = stage.app.views[0].replay;
        const int64_t next = replay_next(replay, STOP_EVENT, 0, replay_index(replay));
        if (next < 0) {
            break;
        }
        assert_int_equal(replay_event_at(replay, next)->kind, EVENT_AWAIT);
        pauses++;
    }
    assert_int_equal(pauses, 3);
    stage_deinit(&stage);
}

static void test_every_button_can_be_clicked(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    const Rect step = place_of(&stage.app, ACTION_STEP);
    click(&stage.app, step.x + 5, step.y + 5);
    assert_int_equal(frame_of(&stage.app), 1);
    const Rect end = place_of(&stage.app, ACTION_END);
    click(&stage.app, end.x + 5, end.y + 5);
    assert_int_equal(frame_of(&stage.app), trace_frame_count(stage.trace) - 1);
    const Rect play = place_of(&stage.app, ACTION_PLAY);
    press(&stage.app, KEY_HOME, 0);
    click(&stage.app, play.x + 5, play.y + 5);
    assert_true(stage.app.is_playing);
    const Rect theme = place_of(&stage.app, ACTION_THEME);
    click(&stage.app, theme.x + 5, theme.y + 5);
    assert_int_equal(stage.app.theme, THEME_DARK);
    stage_deinit(&stage);
}

static void test_the_timeline_can_be_dragged(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    const TimeScale scale = stage.app.time_scale;
    const Rect rect = place_of(&stage.app, ACTION_TIMELINE);
    const float y = rect.y + rect.h / 2;
    App *app = &stage.app;
    point(app, INPUT_MOUSE_DOWN, scale.left + 1, y);
    point(app, INPUT_MOUSE_MOVE, time_scale_x(&scale, 3 * SECOND / 2), y);
    assert_int_equal(replay_world(app->views[0].replay)->t, SECOND);
    point(app, INPUT_MOUSE_UP, scale.left, y);
    assert_false(app->is_dragging);
    stage_deinit(&stage);
}

static void test_tab_goes_round_all_controls_and_enter_presses(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    press(&stage.app, KEY_TAB, 0);
    const HotKey first = stage.app.ui.focus;
    int count = 0, has_step = 0;
    do {
        has_step += stage.app.ui.focus.action == ACTION_STEP;
        app_draw(&stage.app);
        press(&stage.app, KEY_TAB, 0);
        count++;
    } while (count < 100 && !ui_is(&stage.app.ui, stage.app.ui.focus, first.action, first.value));
    assert_true(count >= 11 && count < 100);
    assert_int_equal(has_step, 1);
    while (stage.app.ui.focus.action != ACTION_STEP) {
        press(&stage.app, KEY_TAB, INPUT_SHIFT);
    }
    press(&stage.app, KEY_ENTER, 0);
    assert_int_equal(frame_of(&stage.app), 1);
    stage_deinit(&stage);
}

static void test_a_click_on_a_line_runs_to_it_and_in_the_margin_sets_a_breakpoint(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    App *app = &stage.app;
    app_do(app, ACTION_LINE, 11);
    assert_int_equal(world_line(replay_world(app->views[0].replay)), 11);
    press(app, KEY_HOME, 0);
    app_do(app, ACTION_BREAK_LINE, 9);
    press(app, KEY_SPACE, 0);
    for (int i = 0; i < 5000 && app->is_playing; i++) {
        app_tick(app, 0.05f);
    }
    assert_int_equal(world_line(replay_world(app->views[0].replay)), 9);
    stage_deinit(&stage);
}

static void test_without_motion_a_step_is_there_at_once(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    press(&stage.app, 'm', 0);
    settle(&stage.app);
    press(&stage.app, KEY_RIGHT, INPUT_SHIFT);
    app_draw(&stage.app);
    assert_true(stage.app.elapsed >= stage.app.length);
    stage_deinit(&stage);
}

// A machine that records one turn of an endless program at each call.
typedef struct Endless {
    Maker maker;
    SimTime now;
    int calls;
} Endless;

static bool record_turn(void *context) {
    Endless *endless = context;
    Trace *trace = endless->maker.trace;
    for (int i = 0; i < 50; i++) {
        trace_add_clock(trace, endless->now, endless->now + SECOND);
        endless->now += SECOND;
        trace_add_tick(trace, 0);
    }
    endless->calls++;
    return true;
}

static Trace *trace_that_begins(Alloc *alloc) {
    Maker maker = maker_new(alloc, "endless.py", TEXT(LESSON_SOURCE));
    make_line(&maker, 1, 0, "<module>");
    return maker.trace;
}

static void test_an_endless_program_is_stepped_while_it_is_recorded(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_that_begins);
    Endless endless = {.maker = {stage.trace, 1}};
    app_show(&stage.app, stage.trace, record_turn, &endless);
    app_draw(&stage.app);
    assert_int_equal(frame_of(&stage.app), 0);
    app_tick(&stage.app, 0.02f);
    press(&stage.app, KEY_RIGHT, 0);
    assert_int_equal(frame_of(&stage.app), 1);
    app_tick(&stage.app, 0.02f);
    assert_int_equal(endless.calls, 2);
    press(&stage.app, KEY_ESCAPE, 0);
    app_tick(&stage.app, 0.02f);
    assert_int_equal(endless.calls, 2);
    assert_false(app_is_recording(&stage.app));
    stage_deinit(&stage);
}

static void test_nothing_is_drawn_while_nothing_moves(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    press(&stage.app, KEY_RIGHT, 0);
    settle(&stage.app);
    app_draw(&stage.app);
    for (int i = 0; i < 10; i++) {
        assert_false(app_tick(&stage.app, 0.02f));
    }
    stage_deinit(&stage);
}

static void test_the_zoom_makes_everything_larger_and_keeps_within_the_window(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    const float before = app_scale(&stage.app);
    press(&stage.app, '+', INPUT_CTRL);
    assert_true(app_scale(&stage.app) > before);
    press(&stage.app, '0', INPUT_CTRL);
    assert_float_equal(app_scale(&stage.app), before, 0.0001);
    for (int i = 0; i < 40; i++) {
        press(&stage.app, '+', INPUT_CTRL);
    }
    assert_true(stage.app.width / app_zoom(&stage.app) >= 479);
    stage_deinit(&stage);
}

static void test_two_traces_have_one_clock(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    Trace *line = trace_of_line(&stage.alloc);
    App *app = &stage.app;
    app_compare(app, line, stage.trace);
    SimTime before = 0;
    int steps = 0;
    for (; steps < 200 && app_step(app, STOP_EVENT, 0, true); steps++) {
        const SimTime left = replay_world(app->views[0].replay)->t;
        const SimTime right = replay_world(app->views[1].replay)->t;
        const SimTime now = left > right ? left : right;
        assert_true(now >= before);
        before = now;
    }
    assert_int_equal(before, 3 * SECOND);
    // All frames of both are visited, but the two first ones, at which it begins.
    assert_int_equal(steps, trace_frame_count(line) + trace_frame_count(stage.trace) - 2);
    for (int i = 0; i < steps; i++) {
        assert_true(app_step(app, STOP_EVENT, 0, false));
    }
    assert_false(app_step(app, STOP_EVENT, 0, false));
    app_show(app, stage.trace, NULL, NULL);
    trace_free(line);
    stage_deinit(&stage);
}

static void test_reading_a_file_again_stays_at_the_same_place(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, trace_of_lesson);
    App *app = &stage.app;
    app_go_line(app, 11);
    const int64_t at = frame_of(app);
    Trace *again = trace_of_lesson(&stage.alloc);
    app_show_again(app, again, NULL, NULL);
    assert_int_equal(frame_of(app), at);
    app_show(app, stage.trace, NULL, NULL);
    trace_free(again);
    stage_deinit(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_opens_paused_at_frame_0),
        cmocka_unit_test(test_after_k_steps_and_motion_the_picture_is_that_of_frame_k),
        cmocka_unit_test(test_stepping_back_undoes_stepping_forward),
        cmocka_unit_test(test_home_and_end_go_to_the_ends),
        cmocka_unit_test(test_playing_comes_to_the_end_and_takes_the_time_that_the_pace_says),
        cmocka_unit_test(test_playing_pauses_before_every_await_when_told_so),
        cmocka_unit_test(test_every_button_can_be_clicked),
        cmocka_unit_test(test_the_timeline_can_be_dragged),
        cmocka_unit_test(test_tab_goes_round_all_controls_and_enter_presses),
        cmocka_unit_test(test_a_click_on_a_line_runs_to_it_and_in_the_margin_sets_a_breakpoint),
        cmocka_unit_test(test_without_motion_a_step_is_there_at_once),
        cmocka_unit_test(test_an_endless_program_is_stepped_while_it_is_recorded),
        cmocka_unit_test(test_nothing_is_drawn_while_nothing_moves),
        cmocka_unit_test(test_the_zoom_makes_everything_larger_and_keeps_within_the_window),
        cmocka_unit_test(test_two_traces_have_one_clock),
        cmocka_unit_test(test_reading_a_file_again_stays_at_the_same_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
