#include "stage.h"
#include "ui_traces.h"

// Draws the frame and counts what overlaps, is cut, or leaves its box.
static int mistakes_of(Stage *stage, const char *what, int64_t frame) {
    Buf report;
    buf_init(&report, &stage->alloc);
    const int count = draw_check(app_draw(&stage->app), &stage->measure, &report);
    if (count > 0) {
        fprintf(stderr, "%s, frame %d, %gx%g, zoom %g:\n%s", what, (int)frame,
                (double)stage->app.width, (double)stage->app.height, (double)stage->app.zoom,
                buf_string(&report));
    }
    buf_deinit(&report);
    return count;
}

static const struct {
    float width, height, zoom;
} SIZES[] = {{1280, 720, 1},      {1600, 900, 1},    {1920, 1080, 1},   {800, 600, 1},
             {1024, 768, 1},      {3840, 2160, 1},   {1280, 720, 1.5f}, {1920, 1080, 2},
             {800, 600, 1.3f},    {800, 600, 0.75f}, {800, 600, 2.5f},  {1280, 720, 2.5f},
             {3840, 2160, 0.75f}, {3840, 2160, 2.5f}};

// Every panel at several sizes and zooms, on frames spread over the whole trace.
static int mistakes_in(Trace *trace, Stage *stage, const char *what, int frames) {
    int count = 0;
    app_show(&stage->app, trace, NULL, NULL);
    const int64_t all = trace_frame_count(trace);
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        stage_size(stage, SIZES[i].width, SIZES[i].height, SIZES[i].zoom);
        for (int k = 0; k <= frames; k++) {
            const int64_t frame = (all - 1) * k / frames;
            app_go_frame(&stage->app, frame);
            count += mistakes_of(stage, what, frame);
        }
    }
    return count;
}

static void check_layout(Trace *make(Alloc *alloc), const char *what, int frames) {
    Stage stage;
    stage_init(&stage);
    Trace *trace = make(&stage.alloc);
    assert_int_equal(mistakes_in(trace, &stage, what, frames), 0);
    app_deinit(&stage.app);
    app_init(&stage.app, &stage.alloc, &stage.measure);
    trace_free(trace);
    stage_deinit(&stage);
}

static Trace *small_crowd(Alloc *alloc) {
    return trace_of_crowd(alloc, 201);
}

static void test_nothing_overlaps_or_is_cut_in_the_lesson(void **state) {
    (void)state;
    check_layout(trace_of_lesson, "lesson", 66);
}

static void test_nothing_overlaps_or_is_cut_on_the_straight_line(void **state) {
    (void)state;
    check_layout(trace_of_line, "line", 23);
}

static void test_nothing_overlaps_or_is_cut_with_things_that_tables_share(void **state) {
    (void)state;
    check_layout(trace_of_kitchen, "kitchen", 20);
}

static void test_nothing_overlaps_or_is_cut_with_long_names_and_much_output(void **state) {
    (void)state;
    check_layout(trace_of_long_names, "long names", 12);
}

static void test_nothing_overlaps_or_is_cut_in_a_crowd(void **state) {
    (void)state;
    check_layout(small_crowd, "crowd", 8);
}

static void test_nothing_overlaps_or_is_cut_when_two_are_compared(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    Trace *left = trace_of_line(&stage.alloc), *right = trace_of_lesson(&stage.alloc);
    app_compare(&stage.app, left, right);
    int count = 0;
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        stage_size(&stage, SIZES[i].width, SIZES[i].height, SIZES[i].zoom);
        app_do(&stage.app, ACTION_START, 0);
        for (int k = 0; k < 90; k++) {
            if (k % 20 == 10) {
                app_do(&stage.app, ACTION_SELECT_NEXT, 0);
            }
            count += mistakes_of(&stage, "compare", k);
            app_do(&stage.app, ACTION_STEP, 0);
        }
    }
    assert_int_equal(count, 0);
    app_deinit(&stage.app);
    app_init(&stage.app, &stage.alloc, &stage.measure);
    trace_free(left);
    trace_free(right);
    stage_deinit(&stage);
}

static void test_nothing_overlaps_or_is_cut_on_sheets_and_messages(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    Trace *trace = trace_of_lesson(&stage.alloc);
    const MenuItem ITEMS[] = {
        {.path = TEXT("scenarios/01-one-after-another.py"), .title = TEXT("Two calls.")},
        {.path = TEXT("scenarios/02-gathered.py"), .title = TEXT("Both at once.")}};
    const CodeMistake mistake = {10, 5, TEXT("invalid syntax"), TEXT("write it in another way")};
    app_show(&stage.app, trace, NULL, NULL);
    app_set_menu(&stage.app, ITEMS, 2);
    int count = 0;
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        stage_size(&stage, SIZES[i].width, SIZES[i].height, SIZES[i].zoom);
        app_do(&stage.app, ACTION_SELECT_NEXT, 0);
        app_do(&stage.app, ACTION_HELP, 0);
        count += mistakes_of(&stage, "help", 0);
        app_do(&stage.app, ACTION_HELP, 0);
        app_do(&stage.app, ACTION_OPEN, 0);
        count += mistakes_of(&stage, "menu", 0);
        app_do(&stage.app, ACTION_ESCAPE, 0);
        app_show_mistakes(&stage.app, TEXT("a.py"), TEXT(LESSON_SOURCE), &mistake, 1);
        count += mistakes_of(&stage, "mistake", 0);
        app_do(&stage.app, ACTION_ESCAPE, 0);
    }
    assert_int_equal(count, 0);
    app_deinit(&stage.app);
    app_init(&stage.app, &stage.alloc, &stage.measure);
    trace_free(trace);
    stage_deinit(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_overlaps_or_is_cut_in_the_lesson),
        cmocka_unit_test(test_nothing_overlaps_or_is_cut_on_the_straight_line),
        cmocka_unit_test(test_nothing_overlaps_or_is_cut_with_things_that_tables_share),
        cmocka_unit_test(test_nothing_overlaps_or_is_cut_with_long_names_and_much_output),
        cmocka_unit_test(test_nothing_overlaps_or_is_cut_in_a_crowd),
        cmocka_unit_test(test_nothing_overlaps_or_is_cut_when_two_are_compared),
        cmocka_unit_test(test_nothing_overlaps_or_is_cut_on_sheets_and_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
