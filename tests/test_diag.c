#include "support.h"

#include "lang/diag.h"

#include <string.h>

typedef struct Fixture {
    Alloc alloc;
    Diags diags;
    Buf out;
} Fixture;

static void start(Fixture *f) {
    alloc_init(&f->alloc, 0);
    diags_init(&f->diags, &f->alloc);
    buf_init(&f->out, &f->alloc);
}

static void stop(Fixture *f) {
    buf_deinit(&f->out);
    diags_deinit(&f->diags);
    alloc_deinit(&f->alloc);
}

static void test_a_message_has_its_place_line_caret_and_hint(void **state) {
    (void)state;
    Fixture f;
    start(&f);
    diags_add(&f.diags, (Diag){.kind = DIAG_NOT_SUPPORTED,
                               .line = 2,
                               .column = 3,
                               .end_line = 2,
                               .end_column = 6,
                               .message = TEXT("this"),
                               .hint = TEXT("write that")});
    diags_print(&f.diags, TEXT("a.py"), TEXT("one\nx two\n"), &f.out);
    assert_string_equal(buf_string(&f.out), "a.py:2:3: not supported: this\n"
                                            "    x two\n"
                                            "      ^^^\n"
                                            "    write that\n");
    assert_int_equal(diags_status(&f.diags), 2);
    stop(&f);
}

static void test_the_caret_stands_under_tabs_and_wide_text(void **state) {
    (void)state;
    Fixture f;
    start(&f);
    diags_add(&f.diags, (Diag){.kind = DIAG_SYNTAX_ERROR,
                               .line = 1,
                               .column = 4,
                               .message = TEXT("invalid syntax")});
    diags_print(&f.diags, TEXT("a.py"), TEXT("\té = $"), &f.out);
    assert_string_equal(buf_string(&f.out), "a.py:1:4: SyntaxError: invalid syntax\n"
                                            "    \té = $\n"
                                            "    \t  ^\n");
    assert_int_equal(diags_status(&f.diags), 1);
    stop(&f);
}

static void test_a_line_of_a_megabyte_is_cut_around_the_place(void **state) {
    (void)state;
    Fixture f;
    start(&f);
    Buf source;
    buf_init(&source, &f.alloc);
    buf_fill(&source, 'x', 1000 * 1000);
    diags_add(&f.diags, (Diag){.kind = DIAG_SYNTAX_ERROR,
                               .line = 1,
                               .column = 500000,
                               .message = TEXT("invalid syntax")});
    diags_print(&f.diags, TEXT("a.py"), buf_text(&source), &f.out);
    assert_true(f.out.size < 1000);
    buf_deinit(&source);
    stop(&f);
}

static void test_places_are_sorted_and_the_worst_status_counts(void **state) {
    (void)state;
    Fixture f;
    start(&f);
    diags_add(&f.diags, (Diag){.kind = DIAG_NOT_SUPPORTED, .line = 3, .message = TEXT("b")});
    diags_add(&f.diags, (Diag){.kind = DIAG_LIMIT, .line = 1, .column = 2, .message = TEXT("a")});
    diags_add(&f.diags, (Diag){.kind = DIAG_NOT_SUPPORTED, .line = 1, .message = TEXT("c")});
    diags_sort(&f.diags);
    assert_int_equal(f.diags.items.items[0].message.bytes[0], 'c');
    assert_int_equal(f.diags.items.items[2].message.bytes[0], 'b');
    assert_int_equal(diags_status(&f.diags), 3);
    stop(&f);
}

static void test_lines_end_in_three_ways(void **state) {
    (void)state;
    const Text source = TEXT("a\r\nbb\rccc\ndddd");
    for (int line = 1; line <= 4; line++) {
        assert_int_equal(diag_source_line(source, line).size, line);
    }
    assert_int_equal(diag_source_line(source, 5).size, 0);
    assert_int_equal(diag_column(TEXT("é = x"), 5), 5);
    assert_int_equal(diag_column(TEXT("ab"), 4), 5);
}

static void test_without_memory_it_says_so(void **state) {
    (void)state;
    Fixture f;
    start(&f);
    f.alloc.fail_at = 1;
    diags_add(&f.diags, (Diag){.kind = DIAG_SYNTAX_ERROR, .message = TEXT("lost")});
    assert_true(diags_any(&f.diags));
    assert_int_equal(diags_status(&f.diags), 3);
    f.alloc.fail_at = 0;
    diags_print(&f.diags, TEXT("a.py"), TEXT(""), &f.out);
    assert_non_null(strstr(buf_string(&f.out), "out of memory"));
    stop(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_message_has_its_place_line_caret_and_hint),
        cmocka_unit_test(test_the_caret_stands_under_tabs_and_wide_text),
        cmocka_unit_test(test_a_line_of_a_megabyte_is_cut_around_the_place),
        cmocka_unit_test(test_places_are_sorted_and_the_worst_status_counts),
        cmocka_unit_test(test_lines_end_in_three_ways),
        cmocka_unit_test(test_without_memory_it_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
