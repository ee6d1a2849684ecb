// The code panel: long lines, where it scrolls to, two programs side by side.

#include "stage.h"

#include <string.h>

// Runs one program, or two to be compared.
static void stage_show(Stage *stage, const char *left, const char *right) {
    stage_init(stage);
    app_set_motion(&stage->app, false);
    const Trace *trace = machine_trace(stage_run(stage, "a.py", text_of(left)));
    if (right) {
        app_compare(&stage->app, trace, machine_trace(stage_run(stage, "b.py", text_of(right))));
    } else {
        app_show(&stage->app, trace, NULL, NULL);
    }
    app_draw(&stage->app);
}

// How often the words are on the screen.
static int times_shown(Stage *stage, const char *words) {
    const DrawList *list = app_draw(&stage->app);
    int count = 0;
    for (int i = 0; i < list->commands.count; i++) {
        if (list->commands.items[i].kind == DRAW_TEXT) {
            const Text text = draw_text_of(list, &list->commands.items[i]);
            count += memmem(text.bytes, text.size, words, strlen(words)) ? 1 : 0;
        }
    }
    return count;
}

#define LONG                                                                                     \
    "total = ('a word' + ' and another' + ' and more of them' + ' and more' + ' and still more'" \
    " + ' until' + ' here')\n"

static void test_the_current_line_is_seen_in_whole_however_long_it_is(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, "pass\n" LONG "print('after')\n", NULL);
    app_resize(&stage.app, 800, 600, 1);
    assert_true(app_go_line(&stage.app, 1));
    assert_int_equal(times_shown(&stage, "here'"), 0);
    assert_true(app_go_line(&stage.app, 2));
    assert_int_equal(times_shown(&stage, "here'"), 1);
    // What follows moves down, and is still there.
    assert_int_equal(times_shown(&stage, "'after'"), 1);
    stage_deinit(&stage);
}

static void test_code_far_to_the_right_is_scrolled_to(void **state) {
    (void)state;
    Buf source;
    Alloc alloc;
    alloc_init(&alloc, 0);
    buf_init(&source, &alloc);
    for (int i = 0; i < 14; i++) {
        buf_addf(&source, "%*sif True:\n", 4 * i, "");
    }
    buf_addf(&source, "%*sprint('far out', 'and so much farther still, where nobody looks')\n", 56,
             "");
    Stage stage;
    stage_show(&stage, buf_string(&source), NULL);
    app_resize(&stage.app, 800, 600, 1);
    app_go_line(&stage.app, 1);
    app_draw(&stage.app);
    assert_int_equal(stage.app.codes[0].scroll_x, 0);
    assert_true(app_go_line(&stage.app, 15));
    app_draw(&stage.app);
    assert_true(stage.app.codes[0].scroll_x > 0);
    assert_true(times_shown(&stage, "'far out'") >= 1);
    stage_deinit(&stage);
    buf_deinit(&source);
    alloc_deinit(&alloc);
}

static void test_the_words_of_a_call_out_stand_beside_the_next_line_with_room(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage,
               "def f(one):\n    return one\n\n"
               "answer = f('an argument that takes the whole width of the panel')  # 1. it calls\n"
               "\nprint(answer)\n",
               NULL);
    app_resize(&stage.app, 800, 600, 1);
    assert_int_equal(times_shown(&stage, "it calls"), 1);
    stage_deinit(&stage);
}

static const char STRAIGHT[] = "import time\ntime.sleep(2)\nprint('left is done')\n";
static const char CIRCLE[] = "import asyncio\nasync def main():\n    await asyncio.sleep(1)\n"
                             "    print('right is done')\nasyncio.run(main())\n";

static void test_of_two_programs_both_current_lines_are_seen(void **state) {
    (void)state;
    static const struct { float width, height; } SIZES[] = {{1280, 720}, {1920, 1080}, {800, 600}};
    Stage stage;
    stage_show(&stage, STRAIGHT, CIRCLE);
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        app_resize(&stage.app, SIZES[i].width, SIZES[i].height, 1);
        app_go_time(&stage.app, 500000000);
        assert_true(times_shown(&stage, "time") >= 1);
        assert_true(times_shown(&stage, "asyncio") >= 1);
        assert_true(stage.app.codes[0].rect.h > 0 && stage.app.codes[1].rect.h > 0);
    }
    stage_deinit(&stage);
}

static void click(App *app, Action action, int64_t value, int view) {
    app_draw(app);
    for (int i = app->ui.hots.count - 1; i >= 0; i--) {
        const Hot hot = app->ui.hots.items[i];
        if (hot.action == action && hot.value == value && hot.view == view) {
            const float zoom = app_zoom(app);
            const Point at = {(hot.rect.x + hot.rect.w / 2) * zoom,
                              (hot.rect.y + hot.rect.h / 2) * zoom};
            app_input(app, &(InputEvent){.kind = INPUT_MOUSE_DOWN, .x = at.x, .y = at.y});
            app_input(app, &(InputEvent){.kind = INPUT_MOUSE_UP, .x = at.x, .y = at.y});
            return;
        }
    }
    fail_msg("there is no such place");
}

static void test_of_two_programs_each_has_its_own_lines_breakpoints_and_tables(void **state) {
    (void)state;
    Stage stage;
    stage_show(&stage, STRAIGHT, CIRCLE);
    App *app = &stage.app;
    app_resize(app, 1280, 720, 1);
    click(app, ACTION_BREAK_LINE, 3, 1);
    assert_int_equal(app->codes[0].breakpoints.count, 0);
    assert_int_equal(app->codes[1].breakpoints.count, 1);
    // The left program runs its own line 3 too, but it is the right one's that stops.
    app_do(app, ACTION_PLAY, 0);
    for (int i = 0; i < 5000 && app->is_playing; i++) {
        app_tick(app, 0.05f);
    }
    assert_int_equal(world_line(replay_world(app->views[1].replay)), 3);
    assert_int_equal(app_time(app), 0);
    // Run to a line of the right one.
    click(app, ACTION_LINE, 4, 1);
    assert_int_equal(world_line(replay_world(app->views[1].replay)), 4);
    assert_int_equal(app_time(app), 1000000000);
    // A table that both could have is selected in one.
    app_do(app, ACTION_SELECT_NEXT, 0);
    assert_int_equal(app->selected, 1);
    assert_int_equal(app->selected_view, 1);
    assert_int_equal(app_scene(app, 0).selected, 0);
    assert_int_equal(app_scene(app, 1).selected, 1);
    stage_deinit(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_current_line_is_seen_in_whole_however_long_it_is),
        cmocka_unit_test(test_code_far_to_the_right_is_scrolled_to),
        cmocka_unit_test(test_the_words_of_a_call_out_stand_beside_the_next_line_with_room),
        cmocka_unit_test(test_of_two_programs_both_current_lines_are_seen),
        cmocka_unit_test(test_of_two_programs_each_has_its_own_lines_breakpoints_and_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
