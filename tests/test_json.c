#include "support.h"
#include "trace/json.h"
#include "trace_fixture.h"

#include <string.h>

static void write_all(const Trace *trace, Buf *out) {
    json_write_header(trace, out);
    TraceCursor cursor;
    trace_cursor_init(&cursor, trace);
    for (int64_t i = 0; i < trace_count(trace); i++) {
        json_write_event(trace, trace_cursor_at(&cursor, i), out);
    }
}

static void assert_survives(Trace *trace, Alloc *alloc) {
    Buf first, second, message;
    buf_init(&first, alloc);
    buf_init(&second, alloc);
    buf_init(&message, alloc);
    write_all(trace, &first);
    Trace *again = json_read(alloc, buf_text(&first), 0, &message);
    assert_string_equal(buf_string(&message), "");
    assert_non_null(again);
    write_all(again, &second);
    assert_string_equal(buf_string(&first), buf_string(&second));
    trace_free(again);
    buf_deinit(&first);
    buf_deinit(&second);
    buf_deinit(&message);
}

static void test_what_is_written_is_read_and_written_the_same(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_lesson(trace);
    assert_survives(trace, &alloc);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_events_of_every_kind_survive(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed < 12; seed++) {
        Alloc alloc;
        alloc_init(&alloc, 0);
        Trace *trace = fixture_trace(&alloc, 0);
        fixture_chaos(trace, seed * 104729, 200);
        assert_survives(trace, &alloc);
        trace_free(trace);
        alloc_deinit(&alloc);
    }
}

static void test_an_event_is_a_line_as_the_format_says(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    ChainLink links[] = {{fixture_text(trace, "main"), 3}, {fixture_text(trace, "a.b"), 9}};
    ListId on = trace_intern_list(trace, (int64_t[]){2, -1}, 2);
    trace_add_await(trace, trace_intern_chain(trace, links, 2), fixture_text(trace, "q.get()"), on,
                    TIME_NONE);
    Event event;
    trace_get(trace, 0, &event);
    Buf out;
    buf_init(&out, &alloc);
    json_write_event(trace, &event, &out);
    assert_string_equal(buf_string(&out),
                        "{\"i\":0,\"t\":0,\"tick\":0,\"kind\":\"await\",\"task\":0,"
                        "\"chain\":[[\"main\",3],[\"a.b\",9]],\"what\":\"q.get()\","
                        "\"on\":[2,-1]}\n");
    buf_deinit(&out);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void test_any_text_becomes_valid_json(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Buf out;
    buf_init(&out, &alloc);
    json_write_text(TEXT("a\"\\\n\t\r\x01\x7f\xc3\xa9"), &out);
    assert_string_equal(buf_string(&out), "\"a\\\"\\\\\\n\\t\\r\\u0001\\u007f\xc3\xa9\"");
    buf_clear(&out);
    json_write_text(TEXT("\xed\xa0\x80|\xed\xbf\xbf|\xff|\xf0\x9f\x98\x80"), &out);
    assert_string_equal(buf_string(&out), "\"\\ud800|\\udfff|\xef\xbf\xbd|\xf0\x9f\x98\x80\"");
    buf_deinit(&out);
    alloc_deinit(&alloc);
}

static void test_lone_surrogates_survive(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    trace_add_print(trace, trace_intern(trace, TEXT("\xed\xb2\x80 and \xf0\x9f\x98\x80")), 0);
    trace_add_print(trace, trace_intern(trace, TEXT("zero \0 inside")), 0);
    assert_survives(trace, &alloc);
    trace_free(trace);
    alloc_deinit(&alloc);
}

#define HEADER                                                                           \
    "{\"kind\":\"header\",\"format\":\"awaiter-trace 1\",\"file\":\"\",\"source\":\"\"," \
    "\"about\":\"\",\"python\":\"\"}\n"
#define LINE_EVENT                                                                     \
    "{\"i\":0,\"t\":0,\"tick\":0,\"kind\":\"line\",\"task\":0,\"line\":1,\"frame\":0," \
    "\"func\":\"\",\"depth\":0"

static void test_what_is_no_trace_is_refused_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "line 0: the file is empty"},
        {"x", "line 1: an object was expected"},
        {"{\"kind\":\"header\",\"format\":\"other\"}",
         "line 1: this is not the format \"awaiter-trace 1\""},
        {HEADER "{", "line 2: a string was expected"},
        {HEADER LINE_EVENT "}}", "line 2: the object does not end with the line"},
        {HEADER LINE_EVENT ",\"more\":1}", "line 2: an unknown or repeated key \"more\""},
        {HEADER LINE_EVENT ",\"line\":1}", "line 2: an unknown or repeated key \"line\""},
        {HEADER LINE_EVENT ",\"x\":[[[[[[[[[1]]]]]]]]]}",
         "line 2: lists and objects are too deep in each other"},
        {HEADER LINE_EVENT ",\"internal\":true}\n" LINE_EVENT "}",
         "line 3: events must count from 0 in \"i\""},
        {HEADER "{\"i\":0,\"t\":5,\"tick\":0,\"kind\":\"tick\",\"task\":0,\"ready\":1}",
         "line 2: time moves only by clock and block events; check \"t\""},
        {HEADER "{\"i\":0,\"t\":0,\"tick\":1,\"kind\":\"tick\",\"task\":0}",
         "line 2: there is no \"ready\""},
        {HEADER "{\"i\":0,\"t\":0,\"tick\":1,\"kind\":\"dance\",\"task\":0}",
         "line 2: an unknown word: \"dance\""},
        {HEADER "{\"i\":0,\"t\":0,\"tick\":1,\"kind\":\"tick\",\"task\":0,\"ready\":1.5}",
         "line 2: a whole number was expected"},
        {HEADER "{\"i\":0,\"t\":0,\"tick\":1,\"kind\":\"tick\",\"task\":0,"
                "\"ready\":99999999999999999999}",
         "line 2: a number is too large"},
        {HEADER "{\"i\":\xff}", "line 2: the line is not UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Alloc alloc;
        alloc_init(&alloc, 0);
        Buf message;
        buf_init(&message, &alloc);
        assert_null(json_read(&alloc, text_of(cases[i].text), 0, &message));
        assert_string_equal(buf_string(&message), cases[i].message);
        buf_deinit(&message);
        alloc_deinit(&alloc);
    }
}

static void test_every_changed_byte_is_refused_or_read_safely(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    fixture_chaos(trace, 4242, 12);
    Buf text, message;
    buf_init(&text, &alloc);
    buf_init(&message, &alloc);
    write_all(trace, &text);
    static const char bytes[] = "\"\\{}[],:0-9n\n\xff";
    uint64_t seed = 8;
    for (size_t i = 0; i < text.size; i++) {
        char before = text.bytes[i];
        text.bytes[i] = bytes[fixture_below(&seed, sizeof bytes - 1)];
        buf_clear(&message);
        Trace *read = json_read(&alloc, buf_text(&text), 0, &message);
        assert_int_equal(read == NULL, message.size > 0);
        trace_free(read);
        text.bytes[i] = before;
    }
    buf_deinit(&text);
    buf_deinit(&message);
    trace_free(trace);
    alloc_deinit(&alloc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_written_is_read_and_written_the_same),
        cmocka_unit_test(test_events_of_every_kind_survive),
        cmocka_unit_test(test_an_event_is_a_line_as_the_format_says),
        cmocka_unit_test(test_any_text_becomes_valid_json),
        cmocka_unit_test(test_lone_surrogates_survive),
        cmocka_unit_test(test_what_is_no_trace_is_refused_with_its_line),
        cmocka_unit_test(test_every_changed_byte_is_refused_or_read_safely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
