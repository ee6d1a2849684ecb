#include "support.h"

#include "ui/source.h"

static Source source_of(Alloc *alloc, const char *text) {
    Source source;
    alloc_init(alloc, 0);
    source_init(&source, alloc, text_of(text));
    return source;
}

static void test_a_numbered_comment_becomes_a_call_out_and_leaves_the_line(void **state) {
    (void)state;
    Alloc alloc;
    Source source = source_of(&alloc, "x = 1  # 3. can be paused\ny = 2\n");
    assert_int_equal(source.lines.count, 2);
    assert_int_equal(source.callouts.count, 1);
    assert_int_equal(source.callouts.items[0].number, 3);
    assert_int_equal(source.callouts.items[0].line, 1);
    assert_true(text_equal(source.callouts.items[0].text, TEXT("can be paused")));
    assert_int_equal(source.lines.items[0].end, 5);
    assert_int_equal(source.lines.items[1].callout, -1);
    source_deinit(&source);
    alloc_deinit(&alloc);
}

static void test_a_string_of_several_lines_is_coloured_on_each(void **state) {
    (void)state;
    Alloc alloc;
    Source source = source_of(&alloc, "x = '''one\ntwo\nthree'''\n");
    for (int i = 0; i < 3; i++) {
        const SourceLine line = source.lines.items[i];
        assert_int_equal(line.span_count, 1);
        assert_int_equal(source.spans.items[line.first_span].color, SOURCE_STRING);
    }
    source_deinit(&source);
    alloc_deinit(&alloc);
}

static void test_names_that_are_called_or_defined_have_their_colour(void **state) {
    (void)state;
    Alloc alloc;
    Source source = source_of(&alloc, "def f():\n    g(h)\n");
    const SourceLine first = source.lines.items[0], second = source.lines.items[1];
    assert_int_equal(first.span_count, 2);
    assert_int_equal(source.spans.items[first.first_span].color, SOURCE_KEYWORD);
    assert_int_equal(source.spans.items[first.first_span + 1].color, SOURCE_NAME);
    assert_int_equal(second.span_count, 1);
    source_deinit(&source);
    alloc_deinit(&alloc);
}

static void test_every_line_end_ends_a_line(void **state) {
    (void)state;
    Alloc alloc;
    Source source = source_of(&alloc, "a\r\nb\rc\nd");
    assert_int_equal(source.lines.count, 4);
    assert_int_equal(source.lines.items[3].columns, 1);
    source_deinit(&source);
    alloc_deinit(&alloc);
}

static void test_tabs_and_wide_characters_take_their_columns(void **state) {
    (void)state;
    assert_int_equal(source_columns(TEXT("a\tb"), 0), 9);
    assert_int_equal(source_columns(TEXT("\t"), 3), 5);
    assert_int_equal(source_columns(TEXT("\xe4\xb8\xad\xe6\x96\x87"), 0), 4);
    assert_int_equal(source_columns(TEXT("e\xcc\x81"), 0), 1);
}

static void test_a_half_typed_program_can_still_be_shown(void **state) {
    (void)state;
    Alloc alloc;
    Source source = source_of(&alloc, "def f(:\n  x = 'open\n\xff$?\n");
    assert_int_equal(source.lines.count, 3);
    source_deinit(&source);
    alloc_deinit(&alloc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_numbered_comment_becomes_a_call_out_and_leaves_the_line),
        cmocka_unit_test(test_a_string_of_several_lines_is_coloured_on_each),
        cmocka_unit_test(test_names_that_are_called_or_defined_have_their_colour),
        cmocka_unit_test(test_every_line_end_ends_a_line),
        cmocka_unit_test(test_tabs_and_wide_characters_take_their_columns),
        cmocka_unit_test(test_a_half_typed_program_can_still_be_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
