#include "support.h"
#include "trace/trace.h"
#include "trace_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_what_is_appended_is_read_again(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_lesson(trace);
    Event event;
    trace_get(trace, 4, &event);
    assert_int_equal(event.kind, EVENT_LINE);
    assert_int_equal(event.as.line.line, 19);
    assert_int_equal(event.as.line.frame, 0);
    assert_true(text_equal(trace_text(trace, event.as.line.func), TEXT("<module>")));
    trace_get(trace, trace_count(trace) - 1, &event);
    assert_int_equal(event.kind, EVENT_END);
    assert_int_equal(event.t, 2 * SECOND);
    TraceHeader header = trace_header(trace);
    assert_true(text_equal(header.source, text_of(fixture_source)));
    trace_free(trace);
    alloc_deinit(&alloc);
}

static bool same_event(const Trace *trace, const Event *a, const Event *b) {
    (void)trace;
    return a->kind == b->kind && a->index == b->index && a->t == b->t && a->tick == b->tick &&
           a->task == b->task && a->internal == b->internal;
}

static void test_reading_back_is_reading_forward(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_chaos(trace, 99, 400);
    TraceCursor forward, back;
    trace_cursor_init(&forward, trace);
    trace_cursor_init(&back, trace);
    int64_t count = trace_count(trace);
    Event *seen = calloc((size_t)count, sizeof *seen);
    for (int64_t i = 0; i < count; i++) {
        seen[i] = *trace_cursor_at(&forward, i);
    }
    int64_t frames = 0;
    for (int64_t i = count - 1; i >= 0; i--) {
        Event event;
        trace_get(trace, i, &event);
        assert_true(same_event(trace, trace_cursor_at(&back, i), &seen[i]));
        assert_true(same_event(trace, &event, &seen[i]));
        frames += event_is_frame(&event);
    }
    assert_int_equal(frames, trace_frame_count(trace));
    free(seen);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_time_turn_and_task_are_derived(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    trace_add_loop_start(trace, 1, 3);
    trace_add_task_new(trace, 1, 1, 0, 0, 0, 1);
    trace_add_clock(trace, 0, 5);
    trace_add_tick(trace, 1);
    trace_add_step(trace, 1, 0);
    trace_add_block(trace, 2, 5, 9, 0);
    trace_add_line(trace, 3, 0, 0, 0);
    trace_add_leave(trace, 1, 0);
    trace_add_loop_end(trace, 1);
    trace_add_end(trace, 0, 0);
    static const struct {
        int64_t t, tick, task;
    } expected[] = {{0, 3, 0}, {0, 3, 0}, {5, 3, 0}, {5, 4, 0}, {5, 4, 1},
                    {5, 4, 1}, {9, 4, 1}, {9, 4, 1}, {9, 4, 0}, {9, 0, 0}};
    for (int64_t i = 0; i < 10; i++) {
        Event event;
        trace_get(trace, i, &event);
        assert_int_equal(event.t, expected[i].t);
        assert_int_equal(event.tick, expected[i].tick);
        assert_int_equal(event.task, expected[i].task);
    }
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_events_of_tasks_without_a_table_are_internal(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_lesson(trace);
    int64_t visible_after_main = 0;
    bool ended = false;
    for (int64_t i = 0; i < trace_count(trace); i++) {
        Event event;
        trace_get(trace, i, &event);
        if (event.task == 4 || event_subject(&event) == 4) {
            assert_true(event.internal);
        }
        visible_after_main += ended && event_is_frame(&event);
        ended |= event.kind == EVENT_LOOP_END;
    }
    assert_int_equal(visible_after_main, 1); // the end
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_frames_are_counted_and_found(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_chaos(trace, 5, 700);
    int64_t frame = 0;
    for (int64_t i = 0; i < trace_count(trace); i++) {
        assert_int_equal(trace_frames_before(trace, i), frame);
        Event event;
        trace_get(trace, i, &event);
        if (event_is_frame(&event)) {
            assert_int_equal(trace_frame_index(trace, frame), i);
            frame++;
        }
    }
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_the_last_event_at_a_time_is_found(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_chaos(trace, 17, 500);
    for (int64_t i = 0; i < trace_count(trace); i++) {
        Event event;
        trace_get(trace, i, &event);
        int64_t last = i;
        for (Event next; last + 1 < trace_count(trace); last++) {
            trace_get(trace, last + 1, &next);
            if (next.t > event.t) {
                break;
            }
        }
        assert_int_equal(trace_index_at_time(trace, event.t), last);
    }
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_lists_are_values_however_they_are_made(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    int64_t plain[600], read[600];
    int count = 0;
    uint64_t seed = 3;
    ListId list = 0;
    for (int i = 0; i < 3000; i++) {
        if (count == 0 || (count < 600 && fixture_below(&seed, 5) < 3)) {
            plain[count++] = i;
            list = trace_list_add(trace, list, i);
        } else {
            int at = fixture_below(&seed, 3) ? 0 : (int)fixture_below(&seed, count);
            list = trace_list_drop(trace, list, plain[at]);
            memmove(&plain[at], &plain[at + 1], (size_t)(--count - at) * sizeof *plain);
        }
        assert_int_equal(trace_list_count(trace, list), count);
        assert_int_equal(trace_list_read(trace, list, read, 600), count);
        assert_memory_equal(read, plain, (size_t)count * sizeof *plain);
    }
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_a_full_trace_keeps_what_it_has_and_still_takes_its_end(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 10);
    fixture_lesson(trace);
    assert_int_equal(trace_is_full(trace), TRACE_FULL_EVENTS);
    assert_int_equal(trace_count(trace), 11);
    Event event;
    trace_get(trace, 10, &event);
    assert_int_equal(event.kind, EVENT_END);
    assert_int_equal(trace_add_line(trace, 1, 0, 0, 0), -1);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_the_end_of_memory_is_survived_wherever_it_comes(void **state) {
    (void)state;
    for (uint64_t fail_at = 1; fail_at < 60; fail_at++) {
        Alloc alloc;
        alloc_init(&alloc, 0);
        alloc.fail_at = fail_at;
        Trace *trace = fixture_trace(&alloc, 0);
        if (trace) {
            fixture_chaos(trace, 11, 600);
            Event event;
            for (int64_t i = 0; i < trace_count(trace); i++) {
                trace_get(trace, i, &event);
            }
        }
        trace_free(trace);
        alloc_deinit(&alloc);
    }
}

static void test_a_trace_that_hits_its_limit_of_memory_ends_with_an_end(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 1024 * 1024);
    Trace *trace = fixture_trace(&alloc, 0);
    char text[64];
    for (int i = 0; i < 100000; i++) {
        snprintf(text, sizeof text, "a text that is new each time: %d", i);
        trace_add_print(trace, fixture_text(trace, text), STREAM_STDOUT);
    }
    assert_int_equal(trace_is_full(trace), TRACE_FULL_MEMORY);
    assert_true(trace_count(trace) > 1000);
    assert_true(trace_end(trace, 3, TEXT("the trace needs more memory")) > 0);
    Event event;
    trace_get(trace, trace_count(trace) - 1, &event);
    assert_true(
        text_equal(trace_text(trace, event.as.end.reason), TEXT("the trace needs more memory")));
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_values_are_shown_as_python_shows_them(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    static const struct {
        double value;
        const char *shown;
    } cases[] = {{0.5, "0.5"},
                 {1, "1.0"},
                 {-0.0, "-0.0"},
                 {1e16, "1e+16"},
                 {1e15, "1000000000000000.0"},
                 {1e-4, "0.0001"},
                 {1e-5, "1e-05"},
                 {0.1, "0.1"},
                 {1.0 / 3, "0.3333333333333333"},
                 {1e300, "1e+300"},
                 {123.456, "123.456"},
                 {1.5e-7, "1.5e-07"},
                 {12345678.9, "12345678.9"}};
    Buf buf;
    buf_init(&buf, &alloc);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_clear(&buf);
        trace_show(trace, shown_float(cases[i].value), &buf);
        assert_string_equal(buf_string(&buf), cases[i].shown);
    }
    buf_clear(&buf);
    trace_show(trace, shown_int(INT64_MIN), &buf);
    assert_string_equal(buf_string(&buf), "-9223372036854775808");
    buf_deinit(&buf);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_an_event_of_a_plausible_program_takes_few_bytes(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_crowd(trace, 100, 20000);
    TraceSizes sizes = trace_sizes(trace);
    assert_true(sizes.log_bytes + sizes.index_bytes < 9 * (size_t)sizes.events);
    trace_free(trace);
    alloc_deinit(&alloc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_appended_is_read_again),
        cmocka_unit_test(test_reading_back_is_reading_forward),
        cmocka_unit_test(test_time_turn_and_task_are_derived),
        cmocka_unit_test(test_events_of_tasks_without_a_table_are_internal),
        cmocka_unit_test(test_frames_are_counted_and_found),
        cmocka_unit_test(test_the_last_event_at_a_time_is_found),
        cmocka_unit_test(test_lists_are_values_however_they_are_made),
        cmocka_unit_test(test_a_full_trace_keeps_what_it_has_and_still_takes_its_end),
        cmocka_unit_test(test_the_end_of_memory_is_survived_wherever_it_comes),
        cmocka_unit_test(test_a_trace_that_hits_its_limit_of_memory_ends_with_an_end),
        cmocka_unit_test(test_values_are_shown_as_python_shows_them),
        cmocka_unit_test(test_an_event_of_a_plausible_program_takes_few_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
