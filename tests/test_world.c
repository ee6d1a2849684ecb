#include "support.h"
#include "trace/replay.h"
#include "trace_fixture.h"

typedef struct Lesson {
    Alloc alloc;
    Trace *trace;
    Replay *replay;
} Lesson;

static Lesson *lesson_new(void (*record)(Trace *)) {
    Lesson *lesson = test_malloc(sizeof *lesson);
    alloc_init(&lesson->alloc, 0);
    lesson->trace = fixture_trace(&lesson->alloc, 0);
    record(lesson->trace);
    lesson->replay = replay_new(&lesson->alloc, lesson->trace);
    replay_update(lesson->replay, 0);
    return lesson;
}

static void lesson_free(Lesson *lesson) {
    replay_free(lesson->replay);
    trace_free(lesson->trace);
    alloc_deinit(&lesson->alloc);
    test_free(lesson);
}

// Goes to the nth event of a kind, from 0.
static const World *go_to(Lesson *lesson, EventKind kind, int nth) {
    for (int64_t i = 0; i < replay_count(lesson->replay); i++) {
        if (replay_event_at(lesson->replay, i)->kind == kind && nth-- == 0) {
            replay_seek(lesson->replay, i);
            return replay_world(lesson->replay);
        }
    }
    fail_msg("no such event");
    return NULL;
}

static void assert_text(const Lesson *lesson, TextId id, const char *expected) {
    Text text = trace_text(lesson->trace, id);
    assert_true(text_equal(text, text_of(expected)));
}

static void test_a_new_task_is_in_the_ready_queue(void **state) {
    (void)state;
    Lesson *lesson = lesson_new(fixture_lesson);
    const World *world = go_to(lesson, EVENT_READY, 2);
    assert_int_equal(world->counts[TASK_STATE_READY], 2);
    assert_int_equal(world->counts[TASK_STATE_RUNNING], 1);
    assert_int_equal(world->ready_count, 2);
    assert_int_equal(world_ready(world, 0).id, 2);
    assert_int_equal(world_ready(world, 1).id, 3);
    assert_text(lesson, world_task(world, 3)->coro, "call_spotify_api");
    lesson_free(lesson);
}

static void test_a_waiting_task_knows_what_it_waits_for_and_where(void **state) {
    (void)state;
    Lesson *lesson = lesson_new(fixture_lesson);
    const World *world = go_to(lesson, EVENT_CLOCK, 0);
    const WorldTask *task = world_task(world, 2);
    assert_int_equal(task->state, TASK_STATE_WAITING);
    assert_text(lesson, task->what, "sleep(2)");
    assert_true(task->until == 2 * SECOND);
    assert_int_equal(trace_chain_last(lesson->trace, task->chain).line, 5);
    assert_int_equal(world_top_frame(world, 2)->line, 5);
    assert_int_equal(trace_list_count(lesson->trace, world_task(world, 1)->on), 2);
    assert_true(world->t == SECOND);
    lesson_free(lesson);
}

static void test_the_next_to_wake_come_in_order_of_time(void **state) {
    (void)state;
    Lesson *lesson = lesson_new(fixture_lesson);
    const World *world = go_to(lesson, EVENT_LEAVE, 2);
    WorldWake wakes[4];
    int all;
    assert_int_equal(world_next_wakes(world, wakes, 4, &all), 2);
    assert_int_equal(all, 2);
    assert_int_equal(wakes[0].task, 3);
    assert_int_equal(wakes[1].task, 2);
    assert_true(wakes[1].when == 2 * SECOND);
    assert_int_equal(world_next_wakes(world, wakes, 1, &all), 1);
    assert_int_equal(wakes[0].task, 3);
    lesson_free(lesson);
}

static void test_a_served_task_has_its_frame_and_line(void **state) {
    (void)state;
    Lesson *lesson = lesson_new(fixture_lesson);
    const World *world = go_to(lesson, EVENT_PRINT, 2);
    assert_int_equal(world->task, 3);
    assert_int_equal(world_line(world), 11);
    assert_text(lesson, world_running_frame(world)->func, "call_spotify_api");
    assert_null(world_frame_below(world, world_running_frame(world)));
    assert_int_equal(world_task(world, 3)->state, TASK_STATE_RUNNING);
    assert_int_equal(world_task(world, 3)->why, WHY_SLEEP_OVER);
    lesson_free(lesson);
}

static void test_nothing_live_is_left_at_the_end(void **state) {
    (void)state;
    Lesson *lesson = lesson_new(fixture_lesson);
    const World *world = go_to(lesson, EVENT_END, 0);
    int slot = 0;
    assert_null(world_next_task(world, &slot));
    slot = 0;
    assert_null(world_next_timer(world, &slot));
    assert_int_equal(world->ready_count, 0);
    assert_true(world->ended);
    assert_int_equal(world_running_frame(world)->frame, 0);
    for (int i = 0; i < TASK_STATES; i++) {
        assert_int_equal(world->counts[i], 0);
    }
    lesson_free(lesson);
}

static void test_a_blocked_thread_is_blocked_for_one_event(void **state) {
    (void)state;
    Lesson *lesson = lesson_new(fixture_straight_line);
    const World *world = go_to(lesson, EVENT_BLOCK, 1);
    assert_true(world->blocked_from == 2 * SECOND);
    assert_true(world->blocked_to == 3 * SECOND);
    assert_text(lesson, world->blocked_what, "time.sleep(1)");
    assert_int_equal(world_running_frame(world)->depth, 1);
    world = go_to(lesson, EVENT_RETURN, 1);
    assert_true(world->blocked_to == TIME_NONE);
    assert_true(world->t == 3 * SECOND);
    lesson_free(lesson);
}

static void record_variables(Trace *trace) {
    TextId x = fixture_text(trace, "x"), y = fixture_text(trace, "y");
    TextId list = fixture_text(trace, "[]"), longer = fixture_text(trace, "[1]");
    trace_add_line(trace, 1, 0, 0, 0);
    trace_add_set(trace, 0, x, shown_text(list), 7);
    trace_add_call(trace, 1, 0, 3, shown_nothing(), 1, false, false);
    trace_add_set(trace, 1, y, shown_text(list), 7);
    trace_add_mutate(trace, 7, shown_text(longer));
    trace_add_ret(trace, 1, 0, 4, shown_none(), true);
    trace_add_call(trace, 1, 0, 3, shown_nothing(), 1, false, true);
    trace_add_del(trace, 1, y);
    trace_add_set(trace, 1, y, shown_int(1), 0);
    trace_add_ret(trace, 1, 0, 4, shown_none(), false);
    trace_add_set(trace, 0, x, shown_int(5), 0);
}

static void test_a_changed_container_shows_under_every_name(void **state) {
    (void)state;
    Lesson *lesson = lesson_new(record_variables);
    const World *world = go_to(lesson, EVENT_MUTATE, 0);
    for (int64_t frame = 0; frame <= 1; frame++) {
        const WorldVariable *variable = world_first_variable(world, world_frame(world, frame));
        assert_text(lesson, world_value(world, variable).text, "[1]");
    }
    lesson_free(lesson);
}

static void test_a_generator_keeps_its_variables_between_values(void **state) {
    (void)state;
    Lesson *lesson = lesson_new(record_variables);
    const World *world = go_to(lesson, EVENT_RETURN, 0);
    assert_int_equal(world_running_frame(world)->frame, 0);
    assert_true(world_frame(world, 1)->parked);
    assert_non_null(world_first_variable(world, world_frame(world, 1)));
    world = go_to(lesson, EVENT_CALL, 1);
    assert_int_equal(world_running_frame(world)->frame, 1);
    world = go_to(lesson, EVENT_DEL, 0);
    assert_null(world_first_variable(world, world_frame(world, 1)));
    world = go_to(lesson, EVENT_RETURN, 1);
    assert_null(world_frame(world, 1));
    world = go_to(lesson, EVENT_SET, 3);
    assert_int_equal(world->objects.slots.count, 0);
    lesson_free(lesson);
}

static void test_any_events_in_any_order_do_no_harm(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed < 40; seed++) {
        Alloc alloc;
        alloc_init(&alloc, 0);
        Trace *trace = fixture_trace(&alloc, 0);
        fixture_chaos(trace, seed * 7919, 400);
        World world, copy;
        world_init(&world, &alloc);
        TraceCursor cursor;
        trace_cursor_init(&cursor, trace);
        for (int64_t i = 0; i < trace_count(trace); i++) {
            world_copy(&copy, &world);
            world_apply(&world, trace, trace_cursor_at(&cursor, i));
            // The copy is a world of its own, and becomes the same by the same event.
            world_apply(&copy, trace, trace_cursor_at(&cursor, i));
            assert_true(world_equal(&world, &copy));
            world_deinit(&copy);
            const WorldFrame *frame = world_running_frame(&world);
            for (int depth = 0; frame; depth++) {
                assert_true(depth < 100);
                frame = world_frame_below(&world, frame);
            }
        }
        world_deinit(&world);
        trace_free(trace);
        alloc_deinit(&alloc);
    }
}

static void test_a_table_finds_exactly_what_is_in_it(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    PagePool pool = {.alloc = &alloc};
    Table table;
    table_init(&table, 16);
    bool in[3000] = {false};
    uint64_t seed = 21;
    for (int i = 0; i < 20000; i++) {
        int64_t key = fixture_below(&seed, 3000);
        if (in[key]) {
            table_remove(&table, &pool, key - 1500);
        } else {
            table_add(&table, &pool, key - 1500);
        }
        in[key] = !in[key];
    }
    int count = 0;
    for (int64_t key = 0; key < 3000; key++) {
        assert_int_equal(table_find(&table, key - 1500) != NULL, in[key]);
        count += in[key];
    }
    assert_int_equal(table.slots.count, count);
    table_deinit(&table, &pool);
    alloc_deinit(&alloc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_new_task_is_in_the_ready_queue),
        cmocka_unit_test(test_a_waiting_task_knows_what_it_waits_for_and_where),
        cmocka_unit_test(test_the_next_to_wake_come_in_order_of_time),
        cmocka_unit_test(test_a_served_task_has_its_frame_and_line),
        cmocka_unit_test(test_nothing_live_is_left_at_the_end),
        cmocka_unit_test(test_a_blocked_thread_is_blocked_for_one_event),
        cmocka_unit_test(test_a_changed_container_shows_under_every_name),
        cmocka_unit_test(test_a_generator_keeps_its_variables_between_values),
        cmocka_unit_test(test_any_events_in_any_order_do_no_harm),
        cmocka_unit_test(test_a_table_finds_exactly_what_is_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
