// Traces that grow while they are shown, and finding one's place again in a changed program.

#include "stage.h"

// A machine that has not begun to record.
static Machine *machine_of(Stage *stage, Text source) {
    Diags diags;
    diags_init(&diags, &stage->alloc);
    const MachineSetup setup = {
        .path = "a.py", .source = source, .options = &stage->options, .record = true};
    Machine *machine = machine_new(&stage->alloc, &setup, &diags);
    diags_deinit(&diags);
    assert_non_null(machine);
    return stage->machines[stage->machine_count++] = machine;
}

static bool record_little(void *context) {
    return machine_run(context, 20) == MACHINE_RUNNING;
}

static void show(Stage *stage, Text source, bool again) {
    Machine *machine = machine_of(stage, source);
    (again ? app_show_again : app_show)(&stage->app, machine_trace(machine), record_little,
                                        machine);
}

static void record_all(App *app) {
    for (int i = 0; i < 100000 && app_is_recording(app); i++) {
        app_tick(app, 0.01f);
    }
    assert_false(app_is_recording(app));
}

static int line_of(const App *app) {
    return world_line(replay_world(app->views[0].replay));
}

static int64_t task_of(const App *app) {
    return replay_world(app->views[0].replay)->task;
}

#define WORK                                       \
    "async def work(n):\n"                         \
    "    for i in range(4):\n"                     \
    "        await asyncio.sleep(n)\n"             \
    "        print(n, i)\n"                        \
    "async def main():\n"                          \
    "    await asyncio.gather(work(1), work(2))\n" \
    "asyncio.run(main())\n"

// Goes to the third time that task 2 prints.
static void go_to_third_print(App *app) {
    app_go_frame(app, 0);
    for (int seen = 0; seen < 3;) {
        assert_true(app_step(app, STOP_PRINT, 0, true));
        seen += task_of(app) == 2;
    }
    app_settle(app);
}

static void test_a_changed_program_is_shown_at_the_same_table_line_and_occurrence(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    App *app = &stage.app;
    show(&stage, TEXT("import asyncio\n" WORK), false);
    record_all(app);
    go_to_third_print(app);
    assert_int_equal(line_of(app), 5);
    const EventKind kind = replay_event(app->views[0].replay)->kind;
    // Two lines have come before it, and what it does takes longer.
    show(&stage, TEXT("import asyncio\n# one\nprint('new')\n" WORK), true);
    record_all(app);
    assert_int_equal(line_of(app), 7);
    assert_int_equal(task_of(app), 2);
    assert_int_equal(replay_world(app->views[0].replay)->t, 3 * REAL_SECOND);
    assert_int_equal(replay_event(app->views[0].replay)->kind, kind);
    stage_deinit(&stage);
}

static void test_where_the_line_is_gone_it_is_the_same_time(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    App *app = &stage.app;
    show(&stage, TEXT("import asyncio\n" WORK), false);
    record_all(app);
    go_to_third_print(app);
    show(&stage, TEXT("import asyncio\n\n\n\nasyncio.run(asyncio.sleep(20))\n"), true);
    record_all(app);
    assert_int_equal(app_time(app), 3 * REAL_SECOND);
    stage_deinit(&stage);
}

static void test_who_steps_meanwhile_is_not_taken_away(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    App *app = &stage.app;
    show(&stage, TEXT("import asyncio\n" WORK), false);
    record_all(app);
    go_to_third_print(app);
    // So many statements that it is not found at once.
    show(&stage, TEXT("import asyncio\nfor i in range(3000):\n    i + 1\n" WORK), true);
    assert_true(app->search.is_on);
    app_input(app, &(InputEvent){.kind = INPUT_KEY, .key = KEY_RIGHT});
    assert_false(app->search.is_on);
    record_all(app);
    assert_int_equal(trace_frames_before(app->views[0].trace, replay_index(app->views[0].replay)),
                     1);
    stage_deinit(&stage);
}

static void test_two_that_grow_are_stepped_as_if_they_were_complete(void **state) {
    (void)state;
    const Text left = TEXT("import time\nprint('a')\ntime.sleep(1)\nprint('b')\ntime.sleep(2)\n");
    const Text right = TEXT("import asyncio\n" WORK);
    Stage stage;
    stage_init(&stage);
    App *app = &stage.app;
    ARRAY(int64_t) places = {0};
    for (int round = 0; round < 2; round++) {
        Machine *machines[2] = {machine_of(&stage, left), machine_of(&stage, right)};
        app_compare(app, machine_trace(machines[0]), machine_trace(machines[1]));
        for (int i = 0; i < 2; i++) {
            app_set_recorder(app, i, record_little, machines[i]);
        }
        if (round == 0) {
            record_all(app);
        }
        for (int step = 0; step < 10000; step++) {
            const int64_t at =
                replay_index(app->views[0].replay) * 100000 + replay_index(app->views[1].replay);
            if (round == 0) {
                array_push(&places, &stage.alloc, at);
                if (!app_step(app, STOP_EVENT, 0, true)) {
                    break;
                }
                continue;
            }
            if (step + 1 == places.count) {
                break;
            }
            // A step that waits for the recording leaves everything as it is.
            for (int wait = 0; wait < 10000; wait++) {
                app_step(app, STOP_EVENT, 0, true);
                const int64_t now = replay_index(app->views[0].replay) * 100000 +
                                    replay_index(app->views[1].replay);
                if (now != at && replay_index(app->views[1].replay) >= 0) {
                    break;
                }
                app_tick(app, 0.01f);
            }
            assert_int_equal(replay_index(app->views[0].replay) * 100000 +
                                 replay_index(app->views[1].replay),
                             places.items[step + 1]);
        }
    }
    array_free(&places, &stage.alloc);
    stage_deinit(&stage);
}

static void test_beside_an_endless_one_the_other_can_be_stepped(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    App *app = &stage.app;
    stage.options.max_time = stage.options.max_events = 0;
    Machine *left = machine_of(&stage, TEXT("import asyncio\n" WORK));
    Machine *right =
        machine_of(&stage, TEXT("import asyncio\nasync def main():\n    while True:\n"
                                "        await asyncio.sleep(1)\nasyncio.run(main())"));
    app_compare(app, machine_trace(left), machine_trace(right));
    app_set_recorder(app, 0, record_little, left);
    app_set_recorder(app, 1, record_little, right);
    for (int i = 0; i < 1000; i++) {
        app_tick(app, 0.01f);
    }
    assert_true(app_is_recording(app));
    while (replay_world(app->views[0].replay)->t < 5 * REAL_SECOND) {
        assert_true(app_step(app, STOP_TURN, 0, true));
    }
    app_stop_recording(app);
    assert_false(app_is_recording(app));
    stage_deinit(&stage);
}

static void test_two_are_played_to_their_ends_and_pause_before_every_await(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    App *app = &stage.app;
    Machine *left = machine_of(&stage, TEXT("import asyncio\n" WORK));
    Machine *right = machine_of(&stage, TEXT("import asyncio\n" WORK));
    app_compare(app, machine_trace(left), machine_trace(right));
    app_set_recorder(app, 0, record_little, left);
    app_set_recorder(app, 1, record_little, right);
    app_do(app, ACTION_PAUSE_AT_AWAIT, 0);
    int pauses = 0;
    for (; pauses < 100; pauses++) {
        app_do(app, ACTION_PLAY, 0);
        for (int i = 0; i < 10000 && app->is_playing; i++) {
            app_tick(app, 0.05f);
        }
        assert_false(app->is_playing);
        if (!app_step(app, STOP_EVENT, 0, true)) {
            break;
        }
        app_step(app, STOP_EVENT, 0, false);
    }
    // Each program has one await of gather and eight of sleep.
    assert_int_equal(pauses, 2 * 9);
    stage_deinit(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_changed_program_is_shown_at_the_same_table_line_and_occurrence),
        cmocka_unit_test(test_where_the_line_is_gone_it_is_the_same_time),
        cmocka_unit_test(test_who_steps_meanwhile_is_not_taken_away),
        cmocka_unit_test(test_two_that_grow_are_stepped_as_if_they_were_complete),
        cmocka_unit_test(test_beside_an_endless_one_the_other_can_be_stepped),
        cmocka_unit_test(test_two_are_played_to_their_ends_and_pause_before_every_await),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
