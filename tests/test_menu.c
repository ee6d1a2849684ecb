// The menu: the scenarios, and the files that were opened before.

#include "support.h"

#include "cli/menu.h"

#include <stdio.h>
#include <string.h>

typedef struct Stage {
    Alloc alloc;
    Menu menu;
    int scenarios;
} Stage;

static void stage_init(Stage *stage) {
    alloc_init(&stage->alloc, 0);
    menu_init(&stage->menu, &stage->alloc);
    stage->scenarios = stage->menu.items.count;
}

static void stage_deinit(Stage *stage) {
    menu_deinit(&stage->menu);
    alloc_deinit(&stage->alloc);
}

static void assert_path(const Stage *stage, int i, const char *path) {
    assert_true(text_equal(stage->menu.items.items[i].path, text_of(path)));
}

static void test_what_was_opened_last_comes_first(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    assert_true(stage.scenarios >= 20);
    assert_true(menu_remember(&stage.menu, TEXT("a.py"), TEXT("\"\"\"First.\"\"\"\n")));
    assert_true(menu_remember(&stage.menu, TEXT("b.py"), TEXT("print(1)\n")));
    assert_path(&stage, 0, "b.py");
    assert_path(&stage, 1, "a.py");
    assert_true(text_equal(stage.menu.items.items[1].title, TEXT("First.")));
    // Opened once more it moves, and has its new title.
    assert_true(menu_remember(&stage.menu, TEXT("a.py"), TEXT("\"\"\"Second.\"\"\"\n")));
    assert_path(&stage, 0, "a.py");
    assert_path(&stage, 1, "b.py");
    assert_true(text_equal(stage.menu.items.items[0].title, TEXT("Second.")));
    assert_int_equal(stage.menu.items.count, stage.scenarios + 2);
    stage_deinit(&stage);
}

static void test_only_a_few_are_remembered(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    char path[32];
    for (int i = 0; i < 12; i++) {
        snprintf(path, sizeof path, "file-%d.py", i);
        assert_true(menu_remember(&stage.menu, text_of(path), TEXT("")));
    }
    assert_int_equal(stage.menu.items.count, stage.scenarios + MENU_RECENT);
    for (int i = 0; i < MENU_RECENT; i++) {
        snprintf(path, sizeof path, "file-%d.py", 11 - i);
        assert_path(&stage, i, path);
    }
    assert_true(text_starts_with(stage.menu.items.items[MENU_RECENT].path, TEXT("scenarios/01-")));
    stage_deinit(&stage);
}

static void test_scenarios_and_standard_input_are_not_remembered(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const Text scenario = stage.menu.items.items[3].path;
    assert_false(menu_remember(&stage.menu, scenario, TEXT("")));
    assert_false(menu_remember(&stage.menu, TEXT("-"), TEXT("")));
    assert_int_equal(stage.menu.items.count, stage.scenarios);
    stage_deinit(&stage);
}

static void test_every_item_gets_its_picture_a_file_that_is_gone_gets_none(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    menu_remember(&stage.menu, TEXT("/nowhere/gone.py"), TEXT(""));
    int count = 0;
    while (menu_draw_next(&stage.menu)) {
        count++;
    }
    assert_int_equal(count, stage.scenarios + 1);
    assert_int_equal(stage.menu.items.items[0].picture.pieces.count, 0);
    for (int i = 1; i < stage.menu.items.count; i++) {
        assert_true(stage.menu.items.items[i].picture.pieces.count > 0);
    }
    stage_deinit(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_opened_last_comes_first),
        cmocka_unit_test(test_only_a_few_are_remembered),
        cmocka_unit_test(test_scenarios_and_standard_input_are_not_remembered),
        cmocka_unit_test(test_every_item_gets_its_picture_a_file_that_is_gone_gets_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
