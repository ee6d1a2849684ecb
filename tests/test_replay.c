#include "every_place.h"
#include "support.h"
#include "trace/replay.h"
#include "trace_fixture.h"

#include <stdlib.h>
#include <string.h>

static void test_seeking_equals_applying_all_events_before(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_lesson(trace);
    check_every_place(trace, &alloc, 1);
    trace_free(trace);
    for (uint64_t seed = 1; seed < 4; seed++) {
        trace = fixture_trace(&alloc, 0);
        fixture_chaos(trace, seed * 31, 300);
        check_every_place(trace, &alloc, 1);
        trace_free(trace);
    }
    trace = fixture_trace(&alloc, 0);
    fixture_crowd(trace, 50, 12000);
    check_every_place(trace, &alloc, 97);
    trace_free(trace);
    // One with several keyframes, some of them far apart.
    trace = fixture_trace(&alloc, 0);
    fixture_crowd(trace, 1000, 150000);
    check_every_place(trace, &alloc, 4999);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_a_growing_trace_is_taken_in_in_slices(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0), *whole = fixture_trace(&alloc, 0);
    fixture_chaos(whole, 77, 500);
    Replay *replay = replay_new(&alloc, trace), *other = replay_new(&alloc, whole);
    replay_update(other, 0);
    replay_seek(replay, 5);
    assert_int_equal(replay_index(replay), -1);
    assert_null(replay_event(replay));
    uint64_t seed = 77;
    int32_t tasks = 0;
    for (int i = 0; i < 500; i++) {
        fixture_any(trace, &seed, &tasks);
        if (i % 3 == 0) {
            replay_update(replay, 2);
            int64_t n = replay_count(replay) - 1;
            replay_seek(replay, n);
            replay_seek(other, n);
            assert_true(world_equal(replay_world(replay), replay_world(other)));
        }
    }
    while (!replay_update(replay, 10)) {
    }
    assert_int_equal(replay_count(replay), 500);
    replay_free(replay);
    replay_free(other);
    trace_free(trace);
    trace_free(whole);
    alloc_deinit(&alloc);
}

static bool is_stop(const Event *event, StopKind kind, int64_t which) {
    if (!event_is_frame(event)) {
        return false;
    }
    switch (kind) {
    case STOP_EVENT:
        return true;
    case STOP_LINE:
        return event->kind == EVENT_LINE;
    case STOP_AWAIT:
        return event->kind == EVENT_AWAIT || event->kind == EVENT_RESUME;
    case STOP_TURN:
        return event->kind == EVENT_TICK;
    case STOP_CLOCK:
        return event->kind == EVENT_CLOCK || event->kind == EVENT_BLOCK;
    case STOP_PRINT:
        return event->kind == EVENT_PRINT;
    case STOP_WARNING:
        return event->kind == EVENT_WARNING;
    case STOP_SOURCE_LINE:
        return event->kind == EVENT_LINE && event->as.line.line == which;
    case STOP_TABLE:
        break;
    }
    return false;
}

static void check_stops(Replay *replay, StopKind kind, int64_t which) {
    int64_t count = replay_count(replay), before = -1;
    for (int64_t n = -1; n <= count; n++) {
        assert_int_equal(replay_previous(replay, kind, which, n), before);
        int64_t next = n + 1;
        while (next < count && !is_stop(replay_event_at(replay, next), kind, which)) {
            next++;
        }
        assert_int_equal(replay_next(replay, kind, which, n), next < count ? next : -1);
        if (n >= 0 && n < count && is_stop(replay_event_at(replay, n), kind, which)) {
            before = n;
        }
    }
}

static void test_every_stop_is_found_in_both_directions(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    for (int i = 0; i < 2; i++) {
        Trace *trace = fixture_trace(&alloc, 0);
        if (i == 0) {
            fixture_lesson(trace);
        } else {
            fixture_chaos(trace, 1234, 400);
        }
        Replay *replay = replay_new(&alloc, trace);
        replay_update(replay, 0);
        for (int kind = STOP_EVENT; kind <= STOP_WARNING; kind++) {
            check_stops(replay, (StopKind)kind, 0);
        }
        check_stops(replay, STOP_SOURCE_LINE, 11);
        check_stops(replay, STOP_SOURCE_LINE, 5);
        replay_free(replay);
        trace_free(trace);
    }
    alloc_deinit(&alloc);
}

static void test_stepping_by_one_table_visits_all_that_happens_to_it(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_lesson(trace);
    Replay *replay = replay_new(&alloc, trace);
    replay_update(replay, 0);
    for (int64_t id = 1; id <= 3; id++) {
        int64_t at = -1;
        for (int64_t i = 0; i < replay_count(replay); i++) {
            const Event *event = replay_event_at(replay, i);
            bool its = event->task == id;
            its |= (event->kind == EVENT_TASK_NEW && event->as.task_new.id == id) ||
                   (event->kind == EVENT_READY && event->as.ready.id == id);
            if (its) {
                assert_int_equal(replay_next(replay, STOP_TABLE, id, at), i);
                assert_int_equal(replay_previous(replay, STOP_TABLE, id, i), at);
                at = i;
            }
        }
        assert_int_equal(replay_next(replay, STOP_TABLE, id, at), -1);
    }
    assert_int_equal(replay_next(replay, STOP_TABLE, 99, 0), -1);
    replay_free(replay);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_going_to_a_time_finds_its_last_frame(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_lesson(trace);
    Replay *replay = replay_new(&alloc, trace);
    replay_update(replay, 0);
    const Event *event = replay_event_at(replay, replay_frame_at_time(replay, SECOND));
    assert_int_equal(event->kind, EVENT_LEAVE);
    assert_int_equal(event->task, 3);
    assert_int_equal(replay_frame_at_time(replay, -5), 0);
    event = replay_event_at(replay, replay_frame_at_time(replay, 99 * SECOND));
    assert_int_equal(event->kind, EVENT_END);
    replay_free(replay);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void record_output(Trace *trace) {
    static const char *const prints[] = {"a", "b\nc", "", "d\n", "\n", "e\nf\n", "open"};
    for (size_t i = 0; i < sizeof prints / sizeof *prints; i++) {
        trace_add_line(trace, (int32_t)i + 1, 0, 0, 0);
        trace_add_print(trace, fixture_text(trace, prints[i]), STREAM_STDOUT);
    }
}

static void test_output_is_found_by_line_and_cut_at_a_place(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    record_output(trace);
    Replay *replay = replay_new(&alloc, trace);
    replay_update(replay, 0);
    const TraceIndex *index = replay_positions(replay);
    static const char *const lines[] = {"ab", "cd", "", "e", "f", "open"};
    assert_int_equal(index_output_until(index, 1000), 6);
    Buf out;
    buf_init(&out, &alloc);
    for (int i = 0; i < 6; i++) {
        buf_clear(&out);
        index_output_line(index, i, 1000, &out);
        assert_string_equal(buf_string(&out), lines[i]);
    }
    assert_int_equal(index_output_until(index, 0), 0);
    assert_int_equal(index_output_until(index, 1), 1);
    buf_clear(&out);
    index_output_line(index, 0, 1, &out);
    assert_string_equal(buf_string(&out), "a");
    buf_deinit(&out);
    replay_free(replay);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_stations_are_the_functions_that_the_module_calls(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_straight_line(trace);
    Replay *replay = replay_new(&alloc, trace);
    replay_update(replay, 0);
    const TraceIndex *index = replay_positions(replay);
    assert_int_equal(index->stations.count, 3);
    assert_true(text_equal(trace_text(trace, index->stations.items[2].func), TEXT("second")));
    assert_int_equal(index->stations.items[1].calls.count, 1);
    assert_int_equal(index->stations.items[1].returns.count, 1);
    replay_free(replay);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_keyframes_cost_no_more_than_the_events_between(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_crowd(trace, 500, 60000);
    Replay *replay = replay_new(&alloc, trace);
    replay_update(replay, 0);
    ReplaySizes sizes = replay_sizes(replay);
    assert_true(sizes.keyframes > 1);
    assert_true(sizes.keyframe_bytes < 12 * (size_t)trace_count(trace));
    assert_true(sizes.index_bytes < 6 * (size_t)trace_count(trace));
    replay_free(replay);
    trace_free(trace);
    alloc_deinit(&alloc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_seeking_equals_applying_all_events_before),
        cmocka_unit_test(test_a_growing_trace_is_taken_in_in_slices),
        cmocka_unit_test(test_every_stop_is_found_in_both_directions),
        cmocka_unit_test(test_stepping_by_one_table_visits_all_that_happens_to_it),
        cmocka_unit_test(test_going_to_a_time_finds_its_last_frame),
        cmocka_unit_test(test_output_is_found_by_line_and_cut_at_a_place),
        cmocka_unit_test(test_stations_are_the_functions_that_the_module_calls),
        cmocka_unit_test(test_keyframes_cost_no_more_than_the_events_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
