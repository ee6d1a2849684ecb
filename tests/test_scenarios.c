// What must be true of the trace of every scenario, whatever is in it.

#include "every_place.h"
#include "real_traces.h"
#include "trace/json.h"

static Machine *run(Alloc *alloc, const Options *options, const EmbeddedFile *file) {
    Machine *machine =
        real_run(alloc, options, file->name, (Text){file->bytes, (size_t)file->size});
    assert_non_null(machine);
    return machine;
}

static void check_places(Alloc *alloc, const EmbeddedFile *file) {
    Options options = real_options();
    options.max_events = 8000; // only the endless one has more
    Machine *machine = run(alloc, &options, file);
    check_every_place(machine_trace(machine), alloc, 1);
    machine_free(machine);
}

static void test_seeking_in_every_scenario_equals_applying_all_events_before(void **state) {
    (void)state;
    real_check_scenarios(check_places);
}

static void write_all(const Trace *trace, Buf *out) {
    TraceCursor cursor;
    trace_cursor_init(&cursor, trace);
    json_write_header(trace, out);
    for (int64_t i = 0; i < trace_count(trace); i++) {
        json_write_event(trace, trace_cursor_at(&cursor, i), out);
    }
}

static void check_twice(Alloc *alloc, const EmbeddedFile *file) {
    const Options options = real_options();
    Machine *first = run(alloc, &options, file);
    // Something else lies in memory now, so that an address in the trace would show.
    void *between = alloc_need(alloc, 12345);
    Machine *second = run(alloc, &options, file);
    Buf one, other;
    buf_init(&one, alloc);
    buf_init(&other, alloc);
    write_all(machine_trace(first), &one);
    write_all(machine_trace(second), &other);
    assert_true(one.size > 0);
    assert_true(text_equal(buf_text(&one), buf_text(&other)));
    buf_deinit(&one);
    buf_deinit(&other);
    machine_free(second);
    alloc_release(alloc, between, 12345);
    machine_free(first);
}

static void test_two_runs_of_every_scenario_give_equal_traces(void **state) {
    (void)state;
    real_check_scenarios(check_twice);
}

// The errors that a trace's `raise` events tell, one a line.
static void add_errors(const Trace *trace, Buf *out) {
    TraceCursor cursor;
    trace_cursor_init(&cursor, trace);
    for (int64_t i = 0; i < trace_count(trace); i++) {
        const Event *event = trace_cursor_at(&cursor, i);
        if (event->kind == EVENT_RAISE) {
            buf_add_text(out, trace_text(trace, event->as.raise.error));
            buf_add_char(out, '\n');
        }
    }
}

static void test_exceptions_of_the_program_say_what_went_wrong(void **state) {
    (void)state;
    Alloc alloc;
    Buf errors;
    alloc_init(&alloc, 0);
    buf_init(&errors, &alloc);
    const Options options = real_options();
    Machine *machine = real_run(&alloc, &options, "test.py",
                                TEXT("class Burnt(ValueError): pass\n"
                                     "class Silent(Burnt):\n"
                                     "    def __repr__(self): return 'never asked'\n"
                                     "for error in Burnt('pizza', 2), Silent('soup'):\n"
                                     "    try: raise error\n"
                                     "    except Burnt: pass\n"));
    assert_non_null(machine);
    add_errors(machine_trace(machine), &errors);
    assert_string_equal(buf_string(&errors), "Burnt('pizza', 2)\n<Silent>\n");
    machine_free(machine);
    buf_deinit(&errors);
    alloc_deinit(&alloc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_seeking_in_every_scenario_equals_applying_all_events_before),
        cmocka_unit_test(test_two_runs_of_every_scenario_give_equal_traces),
        cmocka_unit_test(test_exceptions_of_the_program_say_what_went_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
