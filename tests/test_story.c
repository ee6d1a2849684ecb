#include "support.h"
#include "trace/story.h"
#include "trace_fixture.h"

#include <string.h>

// The sentence for the nth event of a kind (from 0) of a trace.
static void assert_sentence(void (*record)(Trace *), EventKind kind, int nth,
                            const char *expected) {
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    record(trace);
    Replay *replay = replay_new(&alloc, trace);
    replay_update(replay, 0);
    Story story;
    story_init(&story, &alloc);
    for (int64_t i = 0; i < replay_count(replay); i++) {
        if (replay_event_at(replay, i)->kind == kind && nth-- == 0) {
            replay_seek(replay, i);
            story_tell(&story, replay);
        }
    }
    assert_string_equal(buf_string(&story.text), expected);
    story_deinit(&story);
    replay_free(replay);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_the_lesson_is_told(void **state) {
    (void)state;
    assert_sentence(fixture_lesson, EVENT_STEP, 1,
                    "Table 2 is ready: it is new. The server starts call_foursquare_api at "
                    "line 4.");
    assert_sentence(fixture_lesson, EVENT_STEP, 3,
                    "Table 3 is ready: sleep(1) is over. The server picks up call_spotify_api "
                    "right after its await, at line 11.");
    assert_sentence(fixture_lesson, EVENT_AWAIT, 0,
                    "Table 1 comes to await gather(…) at line 14. It waits for tables 2 and 3, "
                    "and hands the thread back.");
    assert_sentence(fixture_lesson, EVENT_CLOCK, 0,
                    "Nobody is ready, so time passes until 1.00 s, when table 3 goes on.");
    assert_sentence(fixture_lesson, EVENT_TICK, 1,
                    "Turn 2 of the loop begins. Ready, in this order: table 2 and table 3.");
    assert_sentence(fixture_lesson, EVENT_PRINT, 2, "Table 3 prints: spotify call finished");
    assert_sentence(fixture_lesson, EVENT_LINE, 0, "The program runs line 1: import asyncio");
    assert_sentence(fixture_lesson, EVENT_TASK_DONE, 0, "Table 3 has finished.");
    assert_sentence(fixture_lesson, EVENT_RESUME, 2,
                    "Table 1 goes on: its await at line 14 gives [None, None].");
    assert_sentence(fixture_lesson, EVENT_END, 0, "The program has ended at 2.00 s.");
}

static void test_a_straight_line_is_told(void **state) {
    (void)state;
    assert_sentence(fixture_straight_line, EVENT_BLOCK, 0,
                    "time.sleep(2) holds the thread until 2.00 s: nobody else can be served.");
    assert_sentence(fixture_straight_line, EVENT_CALL, 0, "first is called from line 10.");
}

static void record_queue(Trace *trace) {
    TextId orders = fixture_text(trace, "orders"), task = fixture_text(trace, "cook A");
    TextId get = fixture_text(trace, "orders.get()");
    trace_add_task_new(trace, 1, 1, task, fixture_text(trace, "cook"), 0, 3);
    trace_add_resource(trace, -1, RESOURCE_TYPE_QUEUE, orders, 0, 3, 0, 0, 0, 0, 0);
    trace_add_step(trace, 1, task);
    ListId on = trace_intern_list(trace, (int64_t[]){-1}, 1);
    ChainId chain = trace_intern_chain(trace, &(ChainLink){fixture_text(trace, "cook"), 13}, 1);
    trace_add_await(trace, chain, get, on, TIME_NONE);
    trace_add_leave(trace, 1, task);
    ListId items = trace_intern_list(trace, (int64_t[]){fixture_text(trace, "'soup'")}, 1);
    int64_t put =
        trace_add_resource(trace, -1, RESOURCE_TYPE_QUEUE, orders, 1, 3, 0, 0, 0, items, 1);
    trace_add_ready(trace, 1, 0, WHY_ITEM_PUT, put, -1);
    trace_add_step(trace, 1, task);
    trace_add_task_done(trace, 1, OUTCOME_ERROR,
                        shown_text(fixture_text(trace, "ValueError: burnt")));
}

static void test_things_that_tasks_share_are_told(void **state) {
    (void)state;
    assert_sentence(record_queue, EVENT_RESOURCE, 0, "There is a new Queue: orders.");
    assert_sentence(record_queue, EVENT_LEAVE, 0,
                    "The server leaves table 1, which waits for orders. Now nobody is ready.");
    assert_sentence(record_queue, EVENT_RESOURCE, 1,
                    "orders holds 1 of 3 items; next out is 'soup'.");
    assert_sentence(record_queue, EVENT_READY, 0,
                    "Table 1 is ready: there is an item for it in orders. It is the first in "
                    "the queue.");
    assert_sentence(record_queue, EVENT_STEP, 1,
                    "Table 1 is ready: there is an item for it in orders. The server picks up "
                    "cook A at its await, line 13.");
    assert_sentence(record_queue, EVENT_TASK_DONE, 0, "Table 1 has failed: ValueError: burnt.");
}

// gather waits for tables 2 to 4: the helpers of the first two are called, of which the second has
// failed.
static void record_failure(Trace *trace) {
    TextId name = fixture_text(trace, "Task-1"), call = fixture_text(trace, "call");
    TextId helper = fixture_text(trace, "gather.<locals>._done_callback() at tasks.py:764");
    for (int id = 1; id <= 4; id++) {
        trace_add_task_new(trace, id, id, name, call, 0, 3);
    }
    trace_add_step(trace, 1, name);
    ListId on = trace_intern_list(trace, (int64_t[]){2, 3, 4}, 3);
    ChainId chain = trace_intern_chain(trace, &(ChainLink){fixture_text(trace, "main"), 13}, 1);
    trace_add_await(trace, chain, fixture_text(trace, "gather(3)"), on, TIME_NONE);
    trace_add_leave(trace, 1, name);
    for (int id = 2; id <= 3; id++) {
        trace_add_step(trace, id, name);
        int64_t done = trace_add_task_done(trace, id, id == 2 ? OUTCOME_RESULT : OUTCOME_ERROR,
                                           shown_text(fixture_text(trace, "ValueError()")));
        trace_add_ready(trace, 0, helper, WHY_DONE_CALLBACK, done, id);
        trace_add_leave(trace, id, name);
    }
    trace_add_tick(trace, 2);
    for (int id = 2; id <= 3; id++) {
        trace_add_callback(trace, helper);
        trace_add_callback_end(trace, helper);
    }
    trace_add_ready(trace, 1, 0, WHY_GROUP_DONE, -1, 3);
}

static void test_how_a_task_has_ended_is_told_to_who_waits_for_it(void **state) {
    (void)state;
    assert_sentence(record_failure, EVENT_READY, 1,
                    "The helper of gather is ready: table 3 has failed. In the queue one other is "
                    "before it.");
    assert_sentence(record_failure, EVENT_TICK, 0,
                    "Turn 1 of the loop begins. Ready, in this order: 2 helpers of gather.");
    assert_sentence(record_failure, EVENT_CALLBACK, 0, "gather hears that table 2 is done.");
    assert_sentence(record_failure, EVENT_CALLBACK, 1, "gather hears that table 3 has failed.");
    assert_sentence(record_failure, EVENT_READY, 2,
                    "Table 1 is ready: table 3, which gather(…) waited for, has failed. It is the "
                    "first in the queue.");
}

static void test_every_event_has_a_sentence_whose_runs_are_its_text(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_chaos(trace, 31337, 1500);
    Replay *replay = replay_new(&alloc, trace);
    replay_update(replay, 0);
    Story story;
    story_init(&story, &alloc);
    for (int64_t n = -1; n < replay_count(replay); n++) {
        replay_seek(replay, n);
        story_tell(&story, replay);
        assert_true(story.text.size > 0);
        int end = 0;
        for (int i = 0; i < story.runs.count; i++) {
            assert_int_equal(story.runs.items[i].start, end);
            assert_true(story.runs.items[i].size > 0);
            end += story.runs.items[i].size;
        }
        assert_int_equal(end, story.text.size);
        assert_null(memchr(buf_string(&story.text), '\n', story.text.size));
    }
    for (int kind = 0; kind < EVENT_KINDS; kind++) {
        assert_non_null(story_event_words((EventKind)kind));
    }
    story_deinit(&story);
    replay_free(replay);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_times_have_two_digits_and_more_where_needed(void **state) {
    (void)state;
    static const struct {
        SimTime t;
        const char *clock, *seconds;
    } cases[] = {{0, "0.00", "0"},
                 {SECOND, "1.00", "1"},
                 {SECOND / 2, "0.50", "0.5"},
                 {3600 * SECOND + 1000000, "3600.001", "3600.001"},
                 {500, "0.0000005", "0.0000005"},
                 {1000500000, "1.0005", "1.0005"},
                 {1837768741, "1.838", "1.837768741"},
                 {1999999999, "2.00", "1.999999999"},
                 {1234567, "0.001235", "0.001234567"},
                 {-1837768741, "-1.838", "-1.837768741"},
                 {-SECOND / 4, "-0.25", "-0.25"}};
    Alloc alloc;
    alloc_init(&alloc, 0);
    Buf out;
    buf_init(&out, &alloc);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_clear(&out);
        story_time(cases[i].t, false, &out);
        assert_string_equal(buf_string(&out), cases[i].clock);
        buf_clear(&out);
        story_seconds(cases[i].t, &out);
        assert_string_equal(buf_string(&out), cases[i].seconds);
    }
    buf_deinit(&out);
    alloc_deinit(&alloc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_lesson_is_told),
        cmocka_unit_test(test_a_straight_line_is_told),
        cmocka_unit_test(test_things_that_tasks_share_are_told),
        cmocka_unit_test(test_how_a_task_has_ended_is_told_to_who_waits_for_it),
        cmocka_unit_test(test_every_event_has_a_sentence_whose_runs_are_its_text),
        cmocka_unit_test(test_times_have_two_digits_and_more_where_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
