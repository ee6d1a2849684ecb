// Runs whole programs with small limits, recording, and looks at all that was recorded: nothing
// that a program does may crash, leak, or break an invariant of the machine, the trace or the
// world.
//
// Bytes changed at random are rarely Python. So most changes are made to tokens: one is removed,
// doubled, replaced or moved, or a line is; the rest is left to libFuzzer.

#include "base/check.h"
#include "cli/machine.h"
#include "lang/lexer.h"
#include "trace/json.h"
#include "trace/replay.h"

#include <math.h>
#include <string.h>

#define MAX_PIECES 4096
#define SLICE      997 // instructions; odd, so that a run is left at any place

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

// ---- Running ----

static void look_at_trace(Alloc *alloc, const Trace *trace) {
    Buf buf;
    buf_init(&buf, alloc);
    json_write_header(trace, &buf);
    TraceCursor cursor;
    trace_cursor_init(&cursor, trace);
    for (int64_t i = 0; i < trace_count(trace); i++) {
        buf_clear(&buf);
        json_write_event(trace, trace_cursor_at(&cursor, i), &buf);
    }
    CHECK(!buf.failed);
    buf_deinit(&buf);
    Replay *replay = replay_new(alloc, trace);
    replay_update(replay, 0);
    replay_seek(replay, trace_count(trace));
    replay_seek(replay, trace_count(trace) / 2);
    replay_free(replay);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *arguments[1] = {NULL};
    const Options options = {
        .max_events = 5000,
        .max_time = (SimTime)3600 * 1000000000,
        .max_steps = 50000,
        .max_memory = 24 << 20,
    };
    const MachineSetup setup = {
        .path = "x.py",
        .source = {(const char *)data, size},
        .options = &options,
        .record = true,
        .arguments = arguments,
    };
    Alloc alloc;
    Diags diags;
    alloc_init(&alloc, (size_t)512 << 20);
    diags_init(&diags, &alloc);
    Machine *machine = machine_new(&alloc, &setup, &diags);
    CHECK((machine == NULL) == diags_any(&diags));
    if (machine) {
        while (machine_run(machine, SLICE) == MACHINE_RUNNING) {
        }
        const int status = machine_status(machine);
        CHECK(status >= 0 && status <= 255);
        look_at_trace(&alloc, machine_trace(machine));
        machine_free(machine);
    }
    diags_deinit(&diags);
    alloc_deinit(&alloc);
    return 0;
}

// ---- Changing ----

typedef struct Piece {
    size_t start, end;
} Piece;

static unsigned draw(unsigned *seed, size_t below) {
    *seed = *seed * 1103515245u + 12345u;
    return below ? (unsigned)((*seed >> 8) % below) : 0;
}

static size_t tokens_of(Text source, Piece *pieces) {
    Lexer lexer;
    lexer_init(&lexer, source);
    size_t count = 0;
    for (Token token = lexer_next(&lexer); token.kind != TOKEN_END && count < MAX_PIECES;
         token = lexer_next(&lexer)) {
        if (token.end > token.start) {
            pieces[count++] = (Piece){(size_t)token.start, (size_t)token.end};
        }
    }
    return count;
}

static size_t lines_of(Text source, Piece *pieces) {
    size_t count = 0;
    for (size_t at = 0; at < source.size && count < MAX_PIECES;) {
        const char *end = memchr(source.bytes + at, '\n', source.size - at);
        const size_t next = end ? (size_t)(end - source.bytes) + 1 : source.size;
        pieces[count++] = (Piece){at, next};
        at = next;
    }
    return count;
}

// Replaces a piece by a copy of another (or by nothing, or by itself and the other).
static size_t replace(uint8_t *data, size_t size, size_t max_size, Piece at, Piece by) {
    static uint8_t copy[1 << 16];
    const size_t length = by.end - by.start;
    const size_t rest = size - at.end;
    if (length > sizeof copy || at.start + length + rest > max_size) {
        return size;
    }
    memcpy(copy, data + by.start, length);
    memmove(data + at.start + length, data + at.end, rest);
    memcpy(data + at.start, copy, length);
    return at.start + length + rest;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed) {
    static Piece pieces[MAX_PIECES];
    const unsigned kind = draw(&seed, 8);
    const Text source = {(const char *)data, size};
    const size_t count = kind < 4 ? tokens_of(source, pieces) : lines_of(source, pieces);
    if (kind == 7 || count < 2) {
        return LLVMFuzzerMutate(data, size, max_size);
    }
    const Piece at = pieces[draw(&seed, count)], other = pieces[draw(&seed, count)];
    switch (kind) {
    case 0: // without it
    case 4:
        return replace(data, size, max_size, at, (Piece){0, 0});
    case 1: // behind it, another one too
    case 5:
        return replace(data, size, max_size, (Piece){at.end, at.end}, other);
    case 2: // a token changed within itself
        if (at.start + 64 < max_size && at.end - at.start < 64) {
            uint8_t text[128];
            memcpy(text, data + at.start, at.end - at.start);
            const size_t length = LLVMFuzzerMutate(text, at.end - at.start, 64);
            const size_t rest = size - at.end;
            if (at.start + length + rest <= max_size) {
                memmove(data + at.start + length, data + at.end, rest);
                memcpy(data + at.start, text, length);
                return at.start + length + rest;
            }
        }
        return size;
    default: // another one instead
        return replace(data, size, max_size, at, other);
    }
}
