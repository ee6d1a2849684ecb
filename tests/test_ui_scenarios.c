// The window on real runs: every scenario, at several sizes and zooms, is looked through for words
// that overlap, are cut, or leave their box; and driven by keys and clicks.

#include "stage.h"

#include <stdio.h>
#include <string.h>

static const struct {
    float width, height, zoom;
} SIZES[] = {{1280, 720, 1},    {1600, 900, 1},  {1920, 1080, 1},   {800, 600, 1},
             {1024, 768, 1},    {3840, 2160, 1}, {1280, 720, 1.5f}, {1920, 1080, 2},
             {1366, 768, 0.5f}, {2560, 1440, 3}, {800, 600, 0.75f}, {800, 600, 2.5f},
             {3840, 2160, 2.5f}};

// Words end in an ellipsis only where they are the program's own and may be of any length: lines
// and values in the code. At zoom 1 all else is whole.
static int cut_now(Stage *stage, Buf *report) {
    Buf cut;
    int wrong = 0;
    buf_init(&cut, &stage->alloc);
    draw_check_cut(app_draw(&stage->app), &cut);
    Text rest = buf_text(&cut);
    while (rest.size > 0) {
        const char *end = memchr(rest.bytes, '\n', rest.size);
        const Text line = {rest.bytes, (size_t)(end - rest.bytes) + 1};
        if (!text_starts_with(line, TEXT("window > code > "))) {
            buf_addf(report, "cut: ");
            buf_add_text(report, line);
            wrong++;
        }
        rest = (Text){rest.bytes + line.size, rest.size - line.size};
    }
    buf_deinit(&cut);
    return wrong;
}

static int mistakes_now(Stage *stage, const char *what, int64_t frame) {
    Buf report;
    buf_init(&report, &stage->alloc);
    int count = draw_check(app_draw(&stage->app), &stage->measure, &report);
    if (stage->app.zoom == 1) {
        count += cut_now(stage, &report);
    }
    if (count > 0) {
        fprintf(stderr, "%s, frame %d, %gx%g, zoom %g:\n%s", what, (int)frame,
                (double)stage->app.width, (double)stage->app.height, (double)stage->app.zoom,
                buf_string(&report));
    }
    buf_deinit(&report);
    return count;
}

static int mistakes_in(Stage *stage, const Trace *trace, const char *what, int frames) {
    int count = 0;
    const int64_t all = trace_frame_count(trace);
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        stage_size(stage, SIZES[i].width, SIZES[i].height, SIZES[i].zoom);
        for (int k = 0; k <= frames; k++) {
            // Another offset for each size, so that together they see many frames.
            const int64_t frame = ((all - 1) * k + (int64_t)i * all / 11) / frames % all;
            app_go_frame(&stage->app, frame);
            app_do(&stage->app, ACTION_SELECT_NEXT, 0);
            count += mistakes_now(stage, what, frame);
        }
    }
    return count;
}

// While it plays: the server between two tables, the clock on its way, arcs that close.
static int mistakes_playing(Stage *stage, const Trace *trace, const char *what, int places) {
    int count = 0;
    const int64_t all = trace_frame_count(trace);
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        stage_size(stage, SIZES[i].width, SIZES[i].height, SIZES[i].zoom);
        for (int k = 0; k < places; k++) {
            app_go_frame(&stage->app, (all * k + (int64_t)i * all / 11) / places % all);
            app_do(&stage->app, ACTION_PLAY, 0);
            for (int ticks = 0; ticks < 12; ticks++) {
                app_tick(&stage->app, 0.07f);
                count += mistakes_now(stage, what, replay_index(stage->app.views[0].replay));
            }
        }
    }
    return count;
}

typedef int Mistakes(Stage *stage, const Trace *trace, const char *what, int places);

static void check_scenarios(Mistakes *mistakes, int places) {
    Stage stage;
    stage_init(&stage);
    int files = 0, wrong = 0, runs = 0;
    const EmbeddedFile *all = embedded_files(&files);
    for (int i = 0; i < files; i++) {
        if (!text_starts_with(text_of(all[i].name), TEXT("scenarios/"))) {
            continue;
        }
        const Text source = {all[i].bytes, (size_t)all[i].size};
        Machine *machine = real_run(&stage.alloc, &stage.options, all[i].name, source);
        assert_non_null(machine);
        app_show(&stage.app, machine_trace(machine), NULL, NULL);
        wrong += mistakes(&stage, machine_trace(machine), all[i].name, places);
        runs++;
        app_deinit(&stage.app);
        app_init(&stage.app, &stage.alloc, &stage.measure);
        machine_free(machine);
    }
    assert_true(runs >= 20);
    assert_int_equal(wrong, 0);
    stage_deinit(&stage);
}

static void test_nothing_overlaps_or_is_cut_in_any_scenario(void **state) {
    (void)state;
    check_scenarios(mistakes_in, 16);
}

static void test_nothing_overlaps_or_is_cut_while_any_scenario_plays(void **state) {
    (void)state;
    check_scenarios(mistakes_playing, 4);
}

// ---- Driven by keys ----

typedef struct Lesson {
    Stage stage;
    Machine *machine;
} Lesson;

static void lesson_init(Lesson *lesson, const char *begin) {
    stage_init(&lesson->stage);
    const EmbeddedFile *file = real_scenario(begin);
    assert_non_null(file);
    const Text source = {file->bytes, (size_t)file->size};
    lesson->machine = real_run(&lesson->stage.alloc, &lesson->stage.options, file->name, source);
    assert_non_null(lesson->machine);
    app_resize(&lesson->stage.app, 1280, 720, 1);
    app_show(&lesson->stage.app, machine_trace(lesson->machine), NULL, NULL);
    app_draw(&lesson->stage.app);
}

static void lesson_deinit(Lesson *lesson) {
    app_deinit(&lesson->stage.app);
    app_init(&lesson->stage.app, &lesson->stage.alloc, &lesson->stage.measure);
    machine_free(lesson->machine);
    stage_deinit(&lesson->stage);
}

static void press(App *app, int key, unsigned modifiers) {
    app_input(app, &(InputEvent){.kind = INPUT_KEY, .key = key, .modifiers = modifiers});
    // While it records it never rests.
    const int most = app_is_recording(app) ? 10 : 1000;
    for (int i = 0; i < most && app_is_moving(app); i++) {
        app_tick(app, 0.1f);
    }
}

static const Event *event_now(App *app) {
    return replay_event(app->views[0].replay);
}

static void test_each_kind_of_step_stops_at_its_kind_of_event(void **state) {
    (void)state;
    Lesson lesson;
    lesson_init(&lesson, "05-");
    App *app = &lesson.stage.app;
    press(app, KEY_DOWN, 0);
    assert_int_equal(event_now(app)->kind, EVENT_LINE);
    press(app, 'o', 0);
    assert_int_equal(event_now(app)->kind, EVENT_PRINT);
    press(app, '.', 0);
    assert_int_equal(event_now(app)->kind, EVENT_CLOCK);
    press(app, ']', 0);
    assert_int_equal(event_now(app)->kind, EVENT_TICK);
    press(app, KEY_RIGHT, INPUT_SHIFT);
    assert_true(event_now(app)->kind == EVENT_AWAIT || event_now(app)->kind == EVENT_RESUME);
    press(app, KEY_HOME, 0);
    assert_int_equal(event_now(app)->index, 0);
    lesson_deinit(&lesson);
}

// All the way there and back again: the same pictures.
static void test_stepping_back_shows_the_same_lists_as_stepping_on(void **state) {
    (void)state;
    Lesson lesson;
    lesson_init(&lesson, "02-");
    App *app = &lesson.stage.app;
    app_set_motion(app, false);
    ARRAY(uint64_t) seen = {0};
    for (;;) {
        const int64_t at = replay_index(app->views[0].replay);
        const DrawList *list = app_draw(app);
        uint64_t hash = 14695981039346656037u;
        for (int i = 0; i < list->bytes.count; i++) {
            hash = (hash ^ (unsigned char)list->bytes.items[i]) * 1099511628211u;
        }
        array_push(&seen, &lesson.stage.alloc, hash + (uint64_t)list->commands.count);
        press(app, KEY_RIGHT, 0);
        if (replay_index(app->views[0].replay) == at) {
            break;
        }
    }
    assert_true(seen.count > 50);
    for (int k = seen.count - 1; k >= 0; k--) {
        const DrawList *list = app_draw(app);
        uint64_t hash = 14695981039346656037u;
        for (int i = 0; i < list->bytes.count; i++) {
            hash = (hash ^ (unsigned char)list->bytes.items[i]) * 1099511628211u;
        }
        assert_true(seen.items[k] == hash + (uint64_t)list->commands.count);
        press(app, KEY_LEFT, 0);
    }
    array_free(&seen, &lesson.stage.alloc);
    lesson_deinit(&lesson);
}

static bool list_has(const DrawList *list, const char *words) {
    for (int i = 0; i < list->commands.count; i++) {
        const DrawCommand *command = &list->commands.items[i];
        if (command->kind == DRAW_TEXT) {
            const Text text = draw_text_of(list, command);
            if (memmem(text.bytes, text.size, words, strlen(words))) {
                return true;
            }
        }
    }
    return false;
}

// ---- Nothing that is true is missing ----

// Six things of every kind, threads at work, and tables with names of 60 characters.
static const char CROWDED[] =
    "import asyncio, time\n"
    "lock, stove, orders = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Queue(3)\n"
    "gong, cond, gate = asyncio.Event(), asyncio.Condition(), asyncio.Barrier(3)\n"
    "def boil():\n"
    "    time.sleep(1)\n"
    "async def worker(n):\n"
    "    async with stove:\n"
    "        async with lock:\n"
    "            await asyncio.sleep(0.3)\n"
    "        await orders.put(('dish', n))\n"
    "    await asyncio.to_thread(boil)\n"
    "    await gong.wait()\n"
    "async def waits():\n"
    "    async with cond:\n"
    "        await cond.wait()\n"
    "async def main():\n"
    "    async with asyncio.TaskGroup() as group:\n"
    "        for n in range(5):\n"
    "            name = f'worker {n} ' + 'with a rather long name ' * 2\n"
    "            group.create_task(worker(n), name=name)\n"
    "        tasks = [group.create_task(waits()) for n in range(EXTRA)]\n"
    "        group.create_task(gate.wait())\n"
    "        await asyncio.sleep(3)\n"
    "        gong.set()\n"
    "        for task in tasks:\n"
    "            task.cancel()\n"
    "asyncio.run(main(), debug=False)\n";

typedef struct Hall {
    Stage stage;
    Machine *machine;
    Buf source;
} Hall;

// With so many tables that wait for the condition.
static void hall_init(Hall *hall, int extra) {
    stage_init(&hall->stage);
    buf_init(&hall->source, &hall->stage.alloc);
    buf_addf(&hall->source, "EXTRA = %d\n%s", extra, CROWDED);
    hall->machine =
        real_run(&hall->stage.alloc, &hall->stage.options, "hall.py", buf_text(&hall->source));
    assert_non_null(hall->machine);
    app_show(&hall->stage.app, machine_trace(hall->machine), NULL, NULL);
}

static void hall_deinit(Hall *hall) {
    app_deinit(&hall->stage.app);
    app_init(&hall->stage.app, &hall->stage.alloc, &hall->stage.measure);
    machine_free(hall->machine);
    buf_deinit(&hall->source);
    stage_deinit(&hall->stage);
}

static const float HALLS[][3] = {{800, 600, 1},      {1024, 768, 1},    {1280, 720, 1},
                                 {1920, 1080, 1},    {3840, 2160, 1},   {1280, 720, 0.75f},
                                 {1280, 720, 1.25f}, {1920, 1080, 1.5f}};

static void hall_size(Hall *hall, size_t i) {
    hall->stage.app.zoom = HALLS[i][2];
    app_resize(&hall->stage.app, HALLS[i][0], HALLS[i][1], 1);
    hall->stage.paint.scale = app_scale(&hall->stage.app);
}

static void test_every_thing_and_every_thread_is_on_the_floor_at_every_size(void **state) {
    (void)state;
    static const char *const WORDS[] = {"lock", "stove", "orders", "gong",
                                        "cond", "gate",  "boil",   "until 1.60 s"};
    Hall hall;
    hall_init(&hall, 2);
    App *app = &hall.stage.app;
    for (size_t i = 0; i < sizeof HALLS / sizeof *HALLS; i++) {
        hall_size(&hall, i);
        app_go_time(app, INT64_C(700000000));
        const DrawList *list = app_draw(app);
        for (size_t k = 0; k < sizeof WORDS / sizeof *WORDS; k++) {
            if (!list_has(list, WORDS[k])) {
                fail_msg("%s is missing at %gx%g, zoom %g", WORDS[k], (double)HALLS[i][0],
                         (double)HALLS[i][1], (double)HALLS[i][2]);
            }
        }
    }
    hall_deinit(&hall);
}

static bool has_box(const DrawList *list, const char *label) {
    for (int i = 0; i < list->commands.count; i++) {
        const DrawCommand *command = &list->commands.items[i];
        if (command->kind == DRAW_BOX && text_equal(draw_text_of(list, command), text_of(label))) {
            return true;
        }
    }
    return false;
}

static void test_every_table_of_a_ring_has_its_words_at_every_size(void **state) {
    (void)state;
    for (int extra = 0; extra <= 9; extra += 3) {
        Hall hall;
        hall_init(&hall, extra);
        App *app = &hall.stage.app;
        for (size_t i = 0; i < sizeof HALLS / sizeof *HALLS; i++) {
            hall_size(&hall, i);
            app_go_time(app, INT64_C(700000000));
            const DrawList *list = app_draw(app);
            Buf report;
            buf_init(&report, &hall.stage.alloc);
            if (draw_check(list, &hall.stage.measure, &report) > 0) {
                fail_msg("%s", buf_string(&report));
            }
            buf_deinit(&report);
            for (int table = 1; table <= 7 + extra; table++) {
                char label[32];
                snprintf(label, sizeof label, "label %d", table);
                if (!has_box(list, label)) {
                    fail_msg("%s of %d is missing at %gx%g, zoom %g", label, 7 + extra,
                             (double)HALLS[i][0], (double)HALLS[i][1], (double)HALLS[i][2]);
                }
            }
        }
        hall_deinit(&hall);
    }
}

static void test_who_must_wait_for_a_blocked_thread_is_seen(void **state) {
    (void)state;
    Lesson lesson;
    lesson_init(&lesson, "07-");
    App *app = &lesson.stage.app;
    app_go_time(app, 2 * INT64_C(1000000000));
    assert_true(list_has(app_draw(app), "must wait \u00b7 since 1.00 s"));
    assert_true(list_has(app_draw(app), "held until the call returns"));
    lesson_deinit(&lesson);
}

static void test_a_card_hides_no_output(void **state) {
    (void)state;
    Lesson lesson;
    lesson_init(&lesson, "05-");
    App *app = &lesson.stage.app;
    app_resize(app, 800, 600, 1);
    app_go_time(app, INT64_C(1000000000));
    app_do(app, ACTION_SELECT, 2);
    assert_true(list_has(app_draw(app), "Stands at line"));
    assert_true(list_has(app_draw(app), "spotify call finished"));
    assert_int_equal(mistakes_now(&lesson.stage, "card", 0), 0);
    lesson_deinit(&lesson);
}

static void test_the_numbered_comments_are_call_outs(void **state) {
    (void)state;
    Lesson lesson;
    lesson_init(&lesson, "05-");
    App *app = &lesson.stage.app;
    app_resize(app, 1600, 900, 1);
    assert_int_equal(app->views[0].source.callouts.count, 5);
    assert_true(list_has(app_draw(app), "can be paused"));
    assert_false(list_has(app_draw(app), "# 3"));
    lesson_deinit(&lesson);
}

static void test_a_lock_is_called_as_the_program_calls_it(void **state) {
    (void)state;
    Lesson lesson;
    lesson_init(&lesson, "12-");
    App *app = &lesson.stage.app;
    app_go_time(app, 150000000);
    assert_true(list_has(app_draw(app), "in line for lock"));
    assert_true(list_has(app_draw(app), "0.15 s"));
    lesson_deinit(&lesson);
}

// A clock between two events: the world stays, the time does not.
static void test_the_clock_can_stand_between_two_events(void **state) {
    (void)state;
    Lesson lesson;
    lesson_init(&lesson, "01-");
    App *app = &lesson.stage.app;
    app_go_time(app, 1400000000);
    assert_int_equal(event_now(app)->kind, EVENT_BLOCK);
    assert_true(list_has(app_draw(app), "1.40 s"));
    press(app, KEY_RIGHT, 0);
    assert_true(list_has(app_draw(app), "2.00 s"));
    press(app, KEY_LEFT, 0);
    assert_true(list_has(app_draw(app), "0.00 s"));
    lesson_deinit(&lesson);
}

// ---- Recording goes on while it is looked at ----

typedef struct Endless {
    Machine *machine;
    int slices;
} Endless;

static bool record_some(void *context) {
    Endless *endless = context;
    endless->slices++;
    return machine_run(endless->machine, 2000) == MACHINE_RUNNING;
}

static void test_an_endless_program_is_stepped_while_it_is_recorded_and_stopped(void **state) {
    (void)state;
    static const char *const SOURCES[] = {
        "import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\n"
        "asyncio.run(main())\n",
        "n = 0\nwhile True:\n    n += 1\n"};
    for (int i = 0; i < 2; i++) {
        Stage stage;
        stage_init(&stage);
        stage.options.max_events = 0;
        stage.options.max_time = 0;
        Diags diags;
        diags_init(&diags, &stage.alloc);
        const MachineSetup setup = {.path = "endless.py",
                                    .source = text_of(SOURCES[i]),
                                    .options = &stage.options,
                                    .record = true};
        Endless endless = {machine_new(&stage.alloc, &setup, &diags), 0};
        assert_non_null(endless.machine);
        App *app = &stage.app;
        app_resize(app, 1280, 720, 1);
        app_show(app, machine_trace(endless.machine), record_some, &endless);
        app_tick(app, 0.016f);
        assert_true(list_has(app_draw(app), "Esc stops"));
        for (int k = 0; k < 10; k++) {
            press(app, KEY_RIGHT, 0);
            app_tick(app, 0.016f);
        }
        assert_true(trace_frames_before(app->views[0].trace, event_now(app)->index) >= 10);
        press(app, KEY_ESCAPE, 0);
        const int slices = endless.slices;
        app_tick(app, 0.016f);
        assert_int_equal(endless.slices, slices);
        assert_true(list_has(app_draw(app), "stopped"));
        app_deinit(app);
        app_init(app, &stage.alloc, &stage.measure);
        machine_free(endless.machine);
        diags_deinit(&diags);
        stage_deinit(&stage);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_overlaps_or_is_cut_in_any_scenario),
        cmocka_unit_test(test_nothing_overlaps_or_is_cut_while_any_scenario_plays),
        cmocka_unit_test(test_each_kind_of_step_stops_at_its_kind_of_event),
        cmocka_unit_test(test_stepping_back_shows_the_same_lists_as_stepping_on),
        cmocka_unit_test(test_every_thing_and_every_thread_is_on_the_floor_at_every_size),
        cmocka_unit_test(test_every_table_of_a_ring_has_its_words_at_every_size),
        cmocka_unit_test(test_who_must_wait_for_a_blocked_thread_is_seen),
        cmocka_unit_test(test_a_card_hides_no_output),
        cmocka_unit_test(test_the_numbered_comments_are_call_outs),
        cmocka_unit_test(test_a_lock_is_called_as_the_program_calls_it),
        cmocka_unit_test(test_the_clock_can_stand_between_two_events),
        cmocka_unit_test(test_an_endless_program_is_stepped_while_it_is_recorded_and_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
