#include "support.h"

#include "ui/theme.h"

#include <stdio.h>

static void test_black_on_white_has_the_highest_contrast(void **state) {
    (void)state;
    assert_float_equal(theme_contrast(0x000000ff, 0xffffffff), 21.0, 0.001);
    assert_float_equal(theme_contrast(0x777777ff, 0x777777ff), 1.0, 0.001);
}

static void test_every_text_has_the_contrast_that_wcag_aa_asks_for(void **state) {
    (void)state;
    int bad = 0;
    for (int id = 0; id < THEME_COUNT; id++) {
        const Theme theme = theme_of((ThemeId)id);
#define X(text, ground)                                                     \
    if (theme_contrast(theme.text, theme.ground) < 4.5) {                   \
        fprintf(stderr, "%s: " #text " on " #ground ": %.2f\n", theme.name, \
                theme_contrast(theme.text, theme.ground));                  \
        bad++;                                                              \
    }
        THEME_PAIRS(X)
#undef X
    }
    assert_int_equal(bad, 0);
}

// The theme for those who need it is far above: AAA asks for 7 to 1.
static void test_the_high_contrast_theme_has_the_contrast_of_wcag_aaa(void **state) {
    (void)state;
    const Theme theme = theme_of(THEME_CONTRAST);
    int bad = 0;
#define X(text, ground)                                    \
    if (theme_contrast(theme.text, theme.ground) < 7) {    \
        fprintf(stderr, #text " on " #ground ": %.2f\n",   \
                theme_contrast(theme.text, theme.ground)); \
        bad++;                                             \
    }
    THEME_PAIRS(X)
#undef X
    assert_int_equal(bad, 0);
    // Edges of panels and tables are seen, not guessed.
    assert_true(theme_contrast(theme.edge, theme.panel) >= 7);
    assert_true(theme_contrast(theme.disc_edge, theme.disc) >= 7);
}

// WCAG 1.4.11: what carries a meaning and is not text needs 3 to 1.
static void test_every_sign_has_the_contrast_that_wcag_asks_for_graphics(void **state) {
    (void)state;
    for (int id = 0; id < THEME_COUNT; id++) {
        const Theme theme = theme_of((ThemeId)id);
        const Color signs[] = {theme.mark, theme.accent, theme.ready, theme.done, theme.error};
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            assert_true(theme_contrast(signs[i], theme.floor) >= 3.0);
            assert_true(theme_contrast(signs[i], theme.panel) >= 3.0);
        }
    }
}

static void test_a_theme_is_found_by_its_name(void **state) {
    (void)state;
    ThemeId id = THEME_LIGHT;
    assert_true(theme_find(TEXT("contrast"), &id));
    assert_int_equal(id, THEME_CONTRAST);
    assert_false(theme_find(TEXT("pink"), &id));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_black_on_white_has_the_highest_contrast),
        cmocka_unit_test(test_every_text_has_the_contrast_that_wcag_aa_asks_for),
        cmocka_unit_test(test_the_high_contrast_theme_has_the_contrast_of_wcag_aaa),
        cmocka_unit_test(test_every_sign_has_the_contrast_that_wcag_asks_for_graphics),
        cmocka_unit_test(test_a_theme_is_found_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
