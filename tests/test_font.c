// Glyphs and widths, with the fonts that are in the program.

#include "support.h"

#include "font/font.h"

#include <stdio.h>

typedef struct Stage {
    Alloc alloc;
    Buf message;
    Font *font;
} Stage;

static void stage_init(Stage *stage) {
    alloc_init(&stage->alloc, 0);
    buf_init(&stage->message, &stage->alloc);
    stage->font = font_new(&stage->alloc, &stage->message);
    if (stage->font == NULL) {
        fail_msg("%s", buf_string(&stage->message));
    }
}

static void stage_deinit(Stage *stage) {
    font_free(stage->font);
    buf_deinit(&stage->message);
    alloc_deinit(&stage->alloc);
}

// What was drawn of a text: how many masks, the area they cover, and a sum over all coverage.
typedef struct Drawn {
    int masks, left, top, right, bottom;
    uint64_t sum;
} Drawn;

static void collect(void *context, const FontMask *mask) {
    Drawn *drawn = context;
    const int right = mask->x + mask->width, bottom = mask->y + mask->height;
    drawn->left = drawn->masks == 0 || mask->x < drawn->left ? mask->x : drawn->left;
    drawn->top = drawn->masks == 0 || mask->y < drawn->top ? mask->y : drawn->top;
    drawn->right = drawn->masks == 0 || right > drawn->right ? right : drawn->right;
    drawn->bottom = drawn->masks == 0 || bottom > drawn->bottom ? bottom : drawn->bottom;
    drawn->masks++;
    for (int i = 0; i < mask->width * mask->height; i++) {
        drawn->sum = drawn->sum * 31 + mask->coverage[i];
    }
}

static Drawn draw(Font *font, FontFace face, int size, Text text) {
    Drawn drawn = {0};
    font_draw(font, face, size, text, collect, &drawn);
    return drawn;
}

static void test_code_has_no_ligatures_and_a_fixed_advance(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const int advance = font_metrics(stage.font, FONT_MONO, 15).advance;
    assert_true(advance > 6 && advance < 12);
    const Text texts[] = {TEXT("=="), TEXT("=>"), TEXT("!="), TEXT("->"), TEXT("fi")};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(font_width(stage.font, FONT_MONO, 15, texts[i]), 2 * advance);
        // Each character is drawn by itself, so the pair looks like its two halves.
        const Drawn pair = draw(stage.font, FONT_MONO, 15, texts[i]);
        assert_int_equal(pair.masks, 2);
    }
    stage_deinit(&stage);
}

static void test_wide_characters_take_two_columns_and_marks_none(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const int advance = font_metrics(stage.font, FONT_MONO, 14).advance;
    assert_int_equal(font_width(stage.font, FONT_MONO, 14, TEXT("\u6f22\u5b57")), 4 * advance);
    assert_int_equal(font_width(stage.font, FONT_MONO, 14, TEXT("e\u0301")), advance);
    assert_int_equal(font_width(stage.font, FONT_MONO, 14, TEXT("\U0001F600")), 2 * advance);
    assert_int_equal(font_columns('a'), 1);
    assert_int_equal(font_columns(0x200d), 0);
    stage_deinit(&stage);
}

static void test_words_are_kerned(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const int pair = font_width(stage.font, FONT_UI, 40, TEXT("AV"));
    const int apart = font_width(stage.font, FONT_UI, 40, TEXT("A")) +
                      font_width(stage.font, FONT_UI, 40, TEXT("V"));
    assert_true(pair < apart);
    stage_deinit(&stage);
}

static void test_a_drawn_text_stays_within_its_width_and_height(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const Text text = TEXT("Table 3 is ready: \u00c4gypten (q) waits.");
    for (int face = 0; face < 4; face++) {
        const FontMetrics metrics = font_metrics(stage.font, (FontFace)face, 16);
        const Drawn drawn = draw(stage.font, (FontFace)face, 16, text);
        assert_true(drawn.left >= -1 && drawn.top >= -metrics.ascent);
        assert_true(drawn.right <= font_width(stage.font, (FontFace)face, 16, text) + 1);
        assert_true(drawn.bottom <= metrics.descent + 1);
        assert_true(metrics.cap_height > 9 && metrics.cap_height < 14);
    }
    stage_deinit(&stage);
}

static void test_a_character_that_no_font_has_is_a_box(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const FontFace faces[] = {FONT_UI, FONT_MONO};
    for (int i = 0; i < 2; i++) {
        const Drawn box = draw(stage.font, faces[i], 16, TEXT("\u6f22"));
        assert_int_equal(box.masks, 1);
        assert_int_equal(box.bottom, 0);
        assert_int_equal(-box.top, font_metrics(stage.font, faces[i], 16).cap_height);
        // Another one that is missing looks the same; one that is there does not.
        assert_true(box.sum == draw(stage.font, faces[i], 16, TEXT("\u5b57")).sum);
        assert_true(box.sum != draw(stage.font, faces[i], 16, TEXT("\u2713")).sum);
    }
    stage_deinit(&stage);
}

static void test_arrows_greek_and_cyrillic_are_there_in_every_face(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const Text texts[] = {TEXT("\u2192"), TEXT("\u2190"), TEXT("\u2713"), TEXT("\u2026"),
                          TEXT("\u03a9"), TEXT("\u041f"), TEXT("\u00b7"), TEXT("\u00d7"),
                          TEXT("\u2212"), TEXT("\u21e7"), TEXT("\u25b6")};
    for (int face = 0; face < 4; face++) {
        const uint64_t box = draw(stage.font, (FontFace)face, 16, TEXT("\u1234")).sum;
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            const Drawn drawn = draw(stage.font, (FontFace)face, 16, texts[i]);
            assert_int_equal(drawn.masks, 1);
            assert_true(drawn.sum != box);
        }
    }
    stage_deinit(&stage);
}

static void test_any_bytes_can_be_measured_and_drawn(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    char bytes[256];
    for (int i = 0; i < 256; i++) {
        bytes[i] = (char)i;
    }
    for (int face = 0; face < 4; face++) {
        const Text text = {bytes, sizeof bytes};
        assert_true(font_width(stage.font, (FontFace)face, 12, text) > 0);
        assert_true(draw(stage.font, (FontFace)face, 12, text).masks > 0);
        assert_int_equal(font_width(stage.font, (FontFace)face, 12, TEXT("")), 0);
        assert_true(font_width(stage.font, (FontFace)face, 0, TEXT("a")) > 0);
        assert_true(font_width(stage.font, (FontFace)face, 100000, TEXT("a")) <= FONT_SIZE_MAX);
    }
    stage_deinit(&stage);
}

static void test_the_cache_stays_bounded_and_changes_nothing(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const Drawn before = draw(stage.font, FONT_UI, 60, TEXT("Table 0"));
    for (int i = 0; i < 1200; i++) {
        char text[32];
        const int length = snprintf(text, sizeof text, "Table number %d", i);
        draw(stage.font, FONT_UI, 60, (Text){text, (size_t)length});
        assert_true(font_cache_size(stage.font) <= FONT_CACHE_BYTES + 256 * 1024);
    }
    const Drawn after = draw(stage.font, FONT_UI, 60, TEXT("Table 0"));
    assert_true(before.sum == after.sum && before.right == after.right);
    stage_deinit(&stage);
}

static void test_more_sizes_than_fonts_stay_open_are_no_problem(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const int width = font_width(stage.font, FONT_UI, 13, TEXT("await"));
    for (int size = 6; size < 120; size++) {
        assert_true(font_width(stage.font, FONT_UI_BOLD, size, TEXT("await \u2713")) > size);
    }
    assert_int_equal(font_width(stage.font, FONT_UI, 13, TEXT("await")), width);
    stage_deinit(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_code_has_no_ligatures_and_a_fixed_advance),
        cmocka_unit_test(test_wide_characters_take_two_columns_and_marks_none),
        cmocka_unit_test(test_words_are_kerned),
        cmocka_unit_test(test_a_drawn_text_stays_within_its_width_and_height),
        cmocka_unit_test(test_a_character_that_no_font_has_is_a_box),
        cmocka_unit_test(test_arrows_greek_and_cyrillic_are_there_in_every_face),
        cmocka_unit_test(test_any_bytes_can_be_measured_and_drawn),
        cmocka_unit_test(test_the_cache_stays_bounded_and_changes_nothing),
        cmocka_unit_test(test_more_sizes_than_fonts_stay_open_are_no_problem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
