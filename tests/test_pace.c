#include "support.h"

#include "ui/pace.h"
#include "ui_traces.h"

static void test_time_never_goes_back(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = trace_of_crowd(&alloc, 401);
    Pace pace;
    pace_init(&pace, &alloc, trace);
    int64_t before = -1;
    for (int64_t i = 0; i < trace_count(trace); i++) {
        const int64_t time = pace_time(&pace, i);
        assert_true(time >= before);
        before = time;
    }
    pace_deinit(&pace);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_the_way_into_each_event_is_the_distance_from_the_one_before(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = trace_of_crowd(&alloc, 401);
    Pace pace;
    pace_init(&pace, &alloc, trace);
    for (int64_t i = 1; i < trace_count(trace); i++) {
        assert_int_equal(pace_time(&pace, i) - pace_time(&pace, i - 1), pace_length(&pace, i));
    }
    pace_deinit(&pace);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void
test_the_event_at_the_time_of_an_event_is_that_event_or_one_at_the_same_time(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = trace_of_crowd(&alloc, 401);
    Pace pace;
    pace_init(&pace, &alloc, trace);
    for (int64_t i = 0; i < trace_count(trace); i += 7) {
        const int64_t found = pace_event(&pace, pace_time(&pace, i));
        assert_true(found <= i);
        assert_int_equal(pace_time(&pace, found), pace_time(&pace, i));
    }
    assert_int_equal(pace_event(&pace, INT64_MAX), trace_count(trace) - 1);
    assert_int_equal(pace_event(&pace, 0), 0);
    pace_deinit(&pace);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_asking_in_another_order_gives_the_same_times(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = trace_of_crowd(&alloc, 401);
    Pace forward, back;
    pace_init(&forward, &alloc, trace);
    pace_init(&back, &alloc, trace);
    const int64_t last = trace_count(trace) - 1;
    assert_true(last > 2 * PACE_BLOCK);
    for (int64_t i = 0; i <= last; i += 101) {
        pace_time(&forward, i);
    }
    for (int64_t i = last; i >= 0; i -= 101) {
        assert_int_equal(pace_time(&back, i), pace_time(&forward, i));
    }
    pace_deinit(&forward);
    pace_deinit(&back);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_a_second_of_the_program_takes_a_second_and_long_waits_are_shortened(void **state) {
    (void)state;
    assert_int_equal(pace_wait(0), 0);
    assert_int_equal(pace_wait(SECOND), SECOND);
    assert_int_equal(pace_wait(PACE_LONG_NS), PACE_LONG_NS);
    assert_true(pace_wait(100 * SECOND) < 10 * SECOND);
    assert_true(pace_wait(86400 * SECOND) < 15 * SECOND);
    // A longer wait is never the shorter one on the screen.
    int64_t before = 0;
    for (SimTime wait = 1; wait < INT64_MAX / 3; wait *= 2) {
        assert_true(pace_wait(wait) >= before);
        before = pace_wait(wait);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time_never_goes_back),
        cmocka_unit_test(test_the_way_into_each_event_is_the_distance_from_the_one_before),
        cmocka_unit_test(
            test_the_event_at_the_time_of_an_event_is_that_event_or_one_at_the_same_time),
        cmocka_unit_test(test_asking_in_another_order_gives_the_same_times),
        cmocka_unit_test(test_a_second_of_the_program_takes_a_second_and_long_waits_are_shortened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
