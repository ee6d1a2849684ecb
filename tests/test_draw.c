// The display list and its checker. Widths here are ten units a character, so no font is needed.

#include "support.h"

#include "ui/draw.h"

static float ten_each(void *context, DrawFace face, float size, Text text) {
    (void)context;
    (void)face;
    (void)size;
    return 10.0f * (float)text_count(text);
}

static FaceMetrics flat_metrics(void *context, DrawFace face, float size) {
    (void)context;
    (void)face;
    return (FaceMetrics){.ascent = size, .descent = 2, .line_height = size + 4, .cap_height = 8};
}

static const MeasureText measure = {NULL, ten_each, flat_metrics};
static const TextStyle style = {DRAW_UI, 10, 0x000000ff};

typedef struct Stage {
    Alloc alloc;
    DrawList list;
    Buf report;
} Stage;

static void stage_init(Stage *stage) {
    alloc_init(&stage->alloc, 0);
    draw_init(&stage->list, &stage->alloc);
    buf_init(&stage->report, &stage->alloc);
}

static void stage_deinit(Stage *stage) {
    draw_deinit(&stage->list);
    buf_deinit(&stage->report);
    alloc_deinit(&stage->alloc);
}

// Checks the list, and that the report has one line a problem.
static int problems(Stage *stage) {
    draw_end(&stage->list);
    const int count = draw_check(&stage->list, &measure, &stage->report);
    int lines = 0;
    for (size_t i = 0; i < stage->report.size; i++) {
        lines += stage->report.bytes[i] == '\n';
    }
    assert_int_equal(lines, count);
    return count;
}

static void box(Stage *stage, unsigned flags, Rect rect) {
    draw_box_begin(&stage->list, 1, flags, rect, TEXT("box"));
    draw_box_end(&stage->list);
}

static void test_boxes_side_by_side_are_no_problem(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    box(&stage, 0, (Rect){0, 0, 10, 10});
    box(&stage, 0, (Rect){10, 0, 10, 10});
    box(&stage, 0, (Rect){0, 10, 20, 10});
    assert_int_equal(problems(&stage), 0);
    stage_deinit(&stage);
}

static void test_siblings_that_overlap_are_found_once(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    box(&stage, 0, (Rect){0, 0, 10, 10});
    box(&stage, 0, (Rect){8, 8, 10, 10});
    box(&stage, DRAW_BOX_FLOATS, (Rect){0, 0, 20, 20});
    assert_int_equal(problems(&stage), 1);
    stage_deinit(&stage);
}

static void test_boxes_of_different_parents_are_not_compared(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    draw_box_begin(&stage.list, 1, 0, (Rect){0, 0, 10, 10}, TEXT("a"));
    box(&stage, 0, (Rect){0, 0, 5, 5});
    draw_box_end(&stage.list);
    draw_box_begin(&stage.list, 1, DRAW_BOX_FLOATS, (Rect){0, 0, 10, 10}, TEXT("b"));
    box(&stage, 0, (Rect){0, 0, 5, 5});
    draw_box_end(&stage.list);
    assert_int_equal(problems(&stage), 0);
    stage_deinit(&stage);
}

static void test_a_box_outside_of_its_parent_is_found_unless_that_scrolls(void **state) {
    (void)state;
    const unsigned flags[] = {0, DRAW_BOX_SCROLLS};
    for (int i = 0; i < 2; i++) {
        Stage stage;
        stage_init(&stage);
        draw_box_begin(&stage.list, 1, flags[i], (Rect){0, 0, 10, 10}, TEXT("parent"));
        box(&stage, 0, (Rect){5, 5, 10, 4});
        draw_box_end(&stage.list);
        assert_int_equal(problems(&stage), i == 0 ? 1 : 0);
        stage_deinit(&stage);
    }
}

static void test_text_wider_or_higher_than_its_rectangle_is_found(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    draw_text(&stage.list, style, (Point){0, 10}, (Rect){0, 0, 30, 12}, TEXT("abc"));
    draw_text(&stage.list, style, (Point){0, 30}, (Rect){0, 20, 30, 12}, TEXT("abcd"));
    draw_text(&stage.list, style, (Point){0, 50}, (Rect){0, 44, 30, 12}, TEXT("abc"));
    assert_int_equal(problems(&stage), 2);
    stage_deinit(&stage);
}

static void test_text_cut_by_a_clip_is_found_unless_its_box_scrolls(void **state) {
    (void)state;
    const unsigned flags[] = {0, DRAW_BOX_SCROLLS};
    for (int i = 0; i < 2; i++) {
        Stage stage;
        stage_init(&stage);
        draw_box_begin(&stage.list, 1, flags[i], (Rect){0, 0, 100, 100}, TEXT("panel"));
        draw_clip(&stage.list, (Rect){0, 0, 20, 100});
        draw_text(&stage.list, style, (Point){0, 10}, (Rect){0, 0, 100, 12}, TEXT("abc"));
        draw_unclip(&stage.list);
        draw_box_end(&stage.list);
        assert_int_equal(problems(&stage), i == 0 ? 1 : 0);
        stage_deinit(&stage);
    }
}

static void test_text_over_text_and_text_under_a_later_shape_are_found(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const Rect wide = {0, 0, 100, 20};
    draw_rect(&stage.list, wide, 0xffffffff);
    draw_text(&stage.list, style, (Point){0, 10}, wide, TEXT("abc"));
    assert_int_equal(problems(&stage), 0);
    draw_text(&stage.list, style, (Point){25, 10}, wide, TEXT("def"));
    assert_int_equal(problems(&stage), 1);
    buf_clear(&stage.report);
    // What shows through, or lies over all that is below it, is no mistake.
    draw_disc(&stage.list, (Point){10, 10}, 8, 0xffffff80);
    draw_box_begin(&stage.list, 1, DRAW_BOX_FLOATS, wide, TEXT("tooltip"));
    draw_rect(&stage.list, wide, 0xffffffff);
    draw_text(&stage.list, style, (Point){0, 10}, wide, TEXT("ghi"));
    draw_box_end(&stage.list);
    assert_int_equal(problems(&stage), 1);
    buf_clear(&stage.report);
    draw_disc(&stage.list, (Point){10, 10}, 8, 0xffffffff);
    assert_int_equal(problems(&stage), 2);
    stage_deinit(&stage);
}

static void test_text_that_does_not_fit_ends_in_an_ellipsis(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const float width = draw_text_in(&stage.list, &measure, style, DRAW_LEFT, (Rect){0, 0, 55, 20},
                                     TEXT("abcdefg"));
    const Text text = draw_text_of(&stage.list, &stage.list.commands.items[0]);
    assert_true(text_equal(text, TEXT("abcd\u2026")));
    assert_true(width == 50);
    assert_int_equal(problems(&stage), 0);
    stage_deinit(&stage);
}

static void test_text_is_aligned_and_its_capitals_stand_in_the_middle(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const Rect rect = {100, 0, 50, 20};
    draw_text_in(&stage.list, &measure, style, DRAW_LEFT, rect, TEXT("abc"));
    draw_text_in(&stage.list, &measure, style, DRAW_CENTER, rect, TEXT("abc"));
    draw_text_in(&stage.list, &measure, style, DRAW_RIGHT, rect, TEXT("abc"));
    const float starts[] = {100, 110, 120};
    for (int i = 0; i < 3; i++) {
        const Point at = stage.list.commands.items[i].baseline;
        assert_true(at.x == starts[i]);
        assert_true(at.y == 14); // 6 above the capitals, 6 below
    }
    stage_deinit(&stage);
}

static void test_what_fits_is_cut_between_characters(void **state) {
    (void)state;
    const Text text = TEXT("\u00e4\u20ac\U0001F600b");
    const size_t ends[] = {0, 2, 5, 9, 10};
    for (int count = 0; count <= 4; count++) {
        const float width = 10.0f * (float)count + 5;
        assert_int_equal(draw_text_fit(&measure, DRAW_UI, 10, text, width), ends[count]);
    }
}

static void test_directions_are_those_of_a_clock(void **state) {
    (void)state;
    const struct {
        float turns;
        Point way;
    } hands[] = {{0, {0, -1}},      {0.25f, {1, 0}}, {0.5f, {0, 1}}, {0.75f, {-1, 0}},
                 {-0.25f, {-1, 0}}, {3.25f, {1, 0}}, {1, {0, -1}}};
    for (size_t i = 0; i < sizeof hands / sizeof *hands; i++) {
        const Point way = draw_direction(hands[i].turns);
        assert_true(way.x == hands[i].way.x && way.y == hands[i].way.y);
    }
    for (int i = 0; i < 1000; i++) {
        const Point way = draw_direction((float)i / 1000);
        const float length = way.x * way.x + way.y * way.y;
        assert_true(length > 0.999999f && length < 1.000001f);
    }
}

static void test_an_arc_to_the_left_is_the_same_piece_from_its_other_end(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    draw_arc(&stage.list, (Point){0, 0}, 10, 0.5f, -0.25f, (Stroke){.width = 1});
    assert_true(stage.list.commands.items[0].start == 0.25f);
    assert_true(stage.list.commands.items[0].sweep == 0.25f);
    stage_deinit(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boxes_side_by_side_are_no_problem),
        cmocka_unit_test(test_siblings_that_overlap_are_found_once),
        cmocka_unit_test(test_boxes_of_different_parents_are_not_compared),
        cmocka_unit_test(test_a_box_outside_of_its_parent_is_found_unless_that_scrolls),
        cmocka_unit_test(test_text_wider_or_higher_than_its_rectangle_is_found),
        cmocka_unit_test(test_text_cut_by_a_clip_is_found_unless_its_box_scrolls),
        cmocka_unit_test(test_text_over_text_and_text_under_a_later_shape_are_found),
        cmocka_unit_test(test_text_that_does_not_fit_ends_in_an_ellipsis),
        cmocka_unit_test(test_text_is_aligned_and_its_capitals_stand_in_the_middle),
        cmocka_unit_test(test_what_fits_is_cut_between_characters),
        cmocka_unit_test(test_directions_are_those_of_a_clock),
        cmocka_unit_test(test_an_arc_to_the_left_is_the_same_piece_from_its_other_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
