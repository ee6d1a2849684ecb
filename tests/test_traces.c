// The trace of every scenario, as text that a reviewer can read, compared with tests/traces.
//
// It is what `awaiter trace` writes, in a form in which one event more does not change all lines
// after it: events have no numbers, a cause is named by its kind and how many of that kind there
// were until then ("timer 2"), and the time, the turn and the task stand in lines of their own
// where they change. Of a long trace the first part is kept, and a checksum of the rest.

#include "support.h"

#include "base/file.h"
#include "golden.h"
#include "real_traces.h"
#include "trace/json.h"

#include <inttypes.h>
#include <stdio.h>

#define SHOWN_EVENTS 400

typedef struct Writer {
    const Trace *trace;
    TraceCursor cursor;
    Buf line; // of JSON
    SimTime t;
    int64_t tick;
    int task;
} Writer;

// "timer 2" for the index of the second timer.
static void write_cause(Writer *writer, int64_t index, Buf *out) {
    const EventKind kind = trace_cursor_at(&writer->cursor, index)->kind;
    int number = 0;
    for (int64_t i = 0; i <= index; i++) {
        number += trace_cursor_at(&writer->cursor, i)->kind == kind;
    }
    buf_addf(out, "%s %d", event_kind_name(kind), number);
}

// The end of the JSON value at `at`: a string, a list, a number or a word.
static size_t value_end(Text line, size_t at) {
    bool is_string = false;
    int depth = 0;
    for (; at < line.size; at++) {
        const char c = line.bytes[at];
        if (is_string) {
            at += c == '\\';
            is_string = c != '"';
        } else if (c == '"') {
            is_string = true;
        } else if (c == '[') {
            depth++;
        } else if (c == ']') {
            depth--;
        } else if (depth == 0 && (c == ',' || c == '}')) {
            break;
        }
    }
    return at;
}

// The fields of an event: " line=22 frame=1". Those that stand elsewhere are left out.
static void write_fields(Writer *writer, Text line, Buf *out) {
    static const char *const LEFT_OUT[] = {"i", "t", "tick", "kind", "task"};
    for (size_t at = 1; at < line.size && line.bytes[at] == '"';) {
        const char *end = memchr(line.bytes + at + 1, '"', line.size - at - 1);
        const Text name = {line.bytes + at + 1, (size_t)(end - line.bytes) - at - 1};
        const size_t begin = at + name.size + 3;
        at = value_end(line, begin);
        const Text value = {line.bytes + begin, at - begin};
        at++;
        bool is_left_out = false;
        for (size_t i = 0; i < sizeof LEFT_OUT / sizeof *LEFT_OUT; i++) {
            is_left_out |= text_equal(name, text_of(LEFT_OUT[i]));
        }
        if (is_left_out) {
            continue;
        }
        buf_addf(out, " %.*s=", (int)name.size, name.bytes);
        if (text_equal(name, TEXT("cause")) && *value.bytes != '-') {
            write_cause(writer, strtoll(value.bytes, NULL, 10), out);
        } else {
            buf_add_text(out, value);
        }
    }
}

static void write_event(Writer *writer, int64_t i, Buf *out) {
    const Event event = *trace_cursor_at(&writer->cursor, i);
    if (event.t != writer->t || event.tick != writer->tick || event.task != writer->task) {
        buf_addf(out, "-- %" PRId64 ".%09" PRId64 " s, turn %" PRId64 ", task %d\n",
                 event.t / REAL_SECOND, event.t % REAL_SECOND, (int64_t)event.tick,
                 (int)event.task);
    }
    writer->t = event.t;
    writer->tick = event.tick;
    writer->task = (int)event.task;
    buf_clear(&writer->line);
    json_write_event(writer->trace, &event, &writer->line);
    buf_addf(out, "%s", event_kind_name(event.kind));
    write_fields(writer, buf_text(&writer->line), out);
    buf_add_char(out, '\n');
}

static void write_trace(Alloc *alloc, const Trace *trace, Buf *out) {
    Writer writer = {.trace = trace, .t = -1};
    trace_cursor_init(&writer.cursor, trace);
    buf_init(&writer.line, alloc);
    const int64_t count = trace_count(trace);
    for (int64_t i = 0; i < count && i < SHOWN_EVENTS; i++) {
        write_event(&writer, i, out);
    }
    uint64_t hash = 14695981039346656037u;
    Buf rest;
    buf_init(&rest, alloc);
    for (int64_t i = SHOWN_EVENTS; i < count; i++) {
        buf_clear(&rest);
        json_write_event(trace, trace_cursor_at(&writer.cursor, i), &rest);
        for (size_t k = 0; k < rest.size; k++) {
            hash = (hash ^ (unsigned char)rest.bytes[k]) * 1099511628211u;
        }
    }
    if (count > SHOWN_EVENTS) {
        buf_addf(out, "-- and %" PRId64 " more events: %016" PRIx64 "\n", count - SHOWN_EVENTS,
                 hash);
    }
    buf_deinit(&rest);
    buf_deinit(&writer.line);
}

// The line at which two texts begin to differ is what the failure shows.
static void compare_texts(const char *path, Text expected, Text made) {
    size_t start = 0;
    int line = 1;
    for (size_t i = 0; i < expected.size && i < made.size && expected.bytes[i] == made.bytes[i];
         i++) {
        if (made.bytes[i] == '\n') {
            start = i + 1;
            line++;
        }
    }
    const int width = 200;
    print_error("%s, line %d:\n  was %.*s\n  is  %.*s\n", path, line,
                (int)strcspn(expected.bytes + start, "\n") % width, expected.bytes + start,
                (int)strcspn(made.bytes + start, "\n") % width, made.bytes + start);
    fail_msg("%s is another trace now; where that is right, make golden writes it anew", path);
}

static void check_scenario(Alloc *alloc, const EmbeddedFile *file) {
    char path[200];
    const char *name = file->name + strlen("scenarios/");
    snprintf(path, sizeof path, "tests/traces/%.*s.trace", (int)(strlen(name) - 3), name);
    const Options options = real_options();
    Machine *machine =
        real_run(alloc, &options, file->name, (Text){file->bytes, (size_t)file->size});
    assert_non_null(machine);
    Buf made, expected, message;
    buf_init(&made, alloc);
    buf_init(&expected, alloc);
    buf_init(&message, alloc);
    write_trace(alloc, machine_trace(machine), &made);
    if (golden_is_written()) {
        assert_true(file_write(path, buf_text(&made), &message));
    } else if (!file_read(path, 1 << 24, &expected, &message)) {
        fail_msg("%s; make golden writes it", buf_string(&message));
    } else if (!text_equal(buf_text(&made), buf_text(&expected))) {
        buf_string(&made); // both end with a zero
        buf_string(&expected);
        compare_texts(path, buf_text(&expected), buf_text(&made));
    }
    buf_deinit(&message);
    buf_deinit(&expected);
    buf_deinit(&made);
    machine_free(machine);
}

static void test_the_trace_of_every_scenario_is_what_it_was(void **state) {
    (void)state;
    real_check_scenarios(check_scenario);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_trace_of_every_scenario_is_what_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
