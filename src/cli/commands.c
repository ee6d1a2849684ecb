#include "cli/commands.h"

#include "base/stack.h"
#include "canvas/canvas.h"
#include "cli/explain.h"
#include "cli/play.h"
#include "cli/program.h"
#include "cli/shot.h"
#include "cli/theater.h"
#include "cli/trace_cmd.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int complain(const char *message, int status) {
    fflush(stdout);
    fprintf(stderr, "awaiter: %s\n", message);
    return status;
}

static int complain_of_output(void) {
    const char *reason = strerror(errno);
    fflush(stdout);
    fprintf(stderr, "awaiter: standard output: %s\n", reason);
    return 2;
}

// ---- Reading and preparing ----

static int explain_program(const Program *program) {
    Buf text;
    buf_init(&text, program->alloc);
    program_explain(program, &text);
    fputs(buf_string(&text), stderr);
    buf_deinit(&text);
    return program_status(program);
}

// Reads and prepares a file; 0, or the exit status after having said why not.
static int open_program(Program *program, Alloc *alloc, const char *path, MachineSetup setup) {
    Buf message;
    buf_init(&message, alloc);
    int status = 0;
    if (!program_read(program, alloc, path, &message)) {
        status = complain(buf_string(&message), 2);
    } else if (!program_prepare(program, setup)) {
        status = explain_program(program);
        program_deinit(program);
    }
    buf_deinit(&message);
    return status;
}

// ---- run ----

// `context` is the errno of the first failure of standard output, which is said at the end; 0:
// none.
static void flush_stream(void *context, int stream) {
    int *failed = context;
    if (stream == 1 && fflush(stdout) != 0 && !*failed) {
        *failed = errno;
    }
}

static void write_stream(void *context, int stream, Text text) {
    int *failed = context;
    if (stream == 2) {
        flush_stream(context, 1); // the two keep their order where they go to the same place
        fwrite(text.bytes, 1, text.size, stderr);
    } else if (fwrite(text.bytes, 1, text.size, stdout) < text.size && !*failed) {
        *failed = errno;
    }
}

static bool read_line(void *context, Buf *line) {
    flush_stream(context, 1);
    for (int byte = getchar(); byte != EOF; byte = getchar()) {
        buf_add_char(line, (char)byte);
        if (byte == '\n') {
            return true;
        }
    }
    return line->size > 0;
}

static int run(Alloc *alloc, const Options *options) {
    int failed = 0;
    const MachineSetup setup = {
        .options = options,
        .write = write_stream,
        .flush = flush_stream,
        .read_line = read_line,
        .context = &failed,
        .arguments = options->files + 1,
        .argument_count = options->file_count - 1,
    };
    Program program;
    int status = open_program(&program, alloc, options->files[0], setup);
    if (status) {
        return status;
    }
    machine_run(program.machine, 0);
    status = machine_status(program.machine);
    program_deinit(&program);
    flush_stream(&failed, 1);
    if (failed) {
        errno = failed;
        return complain_of_output();
    }
    return status;
}

// ---- trace, explain, shot ----

static int finish(bool written) {
    return written && fflush(stdout) == 0 ? 0 : complain_of_output();
}

// Writes as it records, so that an endless program's trace can be read from a pipe.
static bool write_trace(Alloc *alloc, Machine *machine) {
    int64_t next = -1;
    MachineState state = MACHINE_RUNNING;
    while (state == MACHINE_RUNNING) {
        state = machine_run(machine, 1000000);
        if (!trace_cmd_write(alloc, machine_trace(machine), &next, stdout)) {
            return false;
        }
    }
    return true;
}

static int trace(Alloc *alloc, const Options *options, Program *program) {
    if (!options->stats) {
        return finish(write_trace(alloc, program->machine));
    }
    machine_run(program->machine, 0);
    return finish(trace_cmd_stats(alloc, machine_trace(program->machine), stdout));
}

static int explain(Alloc *alloc, Program *program) {
    machine_run(program->machine, 0);
    return finish(
        explain_write(alloc, machine_trace(program->machine), explain_style_for(stdout), stdout));
}

static int play(Alloc *alloc, const Options *options, Program *program) {
    const int status = play_in_terminal(alloc, program->machine, options);
    return status == 2 ? complain_of_output() : status;
}

// The library that draws the letters takes 64 KiB at a time.
static bool can_draw(Buf *message) {
    const size_t least = 256;
    if (!stack_has(least << 10)) {
        buf_addf(message, "drawing needs a stack of %zu KiB: ulimit -s %zu", least, least);
        return false;
    }
    return true;
}

static bool shot_options(const Options *options, ShotOptions *shot, Buf *message) {
    *shot = shot_defaults();
    shot->path = options->output;
    if (!can_draw(message)) {
        return false;
    }
    if (options->size && !shot_read_size(text_of(options->size), &shot->width, &shot->height)) {
        buf_addf(message, "--size: '%s' is no size such as 1280x720 (each side from 64 to %d)",
                 options->size, CANVAS_SIDE_MAX);
        return false;
    }
    if (options->theme && !theme_find(text_of(options->theme), &shot->theme)) {
        buf_addf(message, "--theme: '%s' is none of light, dark, contrast", options->theme);
        return false;
    }
    if (options->scale > 8) {
        buf_addf(message, "--scale: at most 8");
        return false;
    }
    shot->scale = options->scale > 0 ? (float)options->scale : shot->scale;
    if (options->line >= 0) {
        shot->place = SHOT_AT_LINE;
        shot->line = options->line > INT32_MAX ? INT32_MAX : (int)options->line;
    } else if (!isnan(options->time_s)) {
        shot->place = SHOT_AT_TIME;
        shot->time = options->time_s > 9e9 ? INT64_MAX : (SimTime)llround(options->time_s * 1e9);
    } else if (options->at >= 0) {
        shot->frame = options->at;
    }
    return true;
}

static int shot(Alloc *alloc, const Options *options, Program *program) {
    Buf message;
    buf_init(&message, alloc);
    ShotOptions shot;
    bool done = shot_options(options, &shot, &message);
    if (done) {
        machine_run(program->machine, 0);
        done = shot_write(alloc, machine_trace(program->machine), &shot, &message);
    }
    const int status = done ? 0 : complain(buf_string(&message), 2);
    buf_deinit(&message);
    return status;
}

static int shot_of_menu(Alloc *alloc, const Options *options) {
    Buf message;
    buf_init(&message, alloc);
    ShotOptions shot;
    const bool done =
        shot_options(options, &shot, &message) && shot_write_menu(alloc, &shot, &message);
    const int status = done ? 0 : complain(buf_string(&message), 2);
    buf_deinit(&message);
    return status;
}

static int with_trace(Alloc *alloc, const Options *options) {
    Program program;
    const MachineSetup setup = {.options = options, .record = true};
    int status = open_program(&program, alloc, options->files[0], setup);
    if (status) {
        return status;
    }
    switch (options->command) {
    case COMMAND_TRACE:
        status = trace(alloc, options, &program);
        break;
    case COMMAND_SHOT:
        status = shot(alloc, options, &program);
        break;
    case COMMAND_EXPLAIN:
        status = explain(alloc, &program);
        break;
    default:
        status = play(alloc, options, &program);
        break;
    }
    program_deinit(&program);
    return status;
}

// ---- check ----

static int check_file(Alloc *alloc, const char *path) {
    Program program;
    Buf message;
    buf_init(&message, alloc);
    int status = 0;
    if (!program_read(&program, alloc, path, &message)) {
        status = complain(buf_string(&message), 2);
    } else {
        if (!machine_check(alloc, path, buf_text(&program.source), &program.diags)) {
            explain_program(&program);
            status = 1;
        }
        program_deinit(&program);
    }
    buf_deinit(&message);
    return status;
}

static int check(Alloc *alloc, const Options *options) {
    int worst = 0;
    for (int i = 0; i < options->file_count; i++) {
        const int status = check_file(alloc, options->files[i]);
        worst = status > worst ? status : worst;
    }
    return worst;
}

// ---- The window ----

// A picture of two programs instead of a window: compare with -o.
static int compare_to_file(Alloc *alloc, const Options *options) {
    Program programs[2];
    const MachineSetup setup = {.options = options, .record = true};
    int status = open_program(&programs[0], alloc, options->files[0], setup);
    if (status) {
        return status;
    }
    status = open_program(&programs[1], alloc, options->files[1], setup);
    if (!status) {
        Buf message;
        buf_init(&message, alloc);
        ShotOptions shot;
        machine_run(programs[0].machine, 0);
        machine_run(programs[1].machine, 0);
        if (!shot_options(options, &shot, &message) ||
            !shot_write_compared(alloc, machine_trace(programs[0].machine),
                                 machine_trace(programs[1].machine), &shot, &message)) {
            status = complain(buf_string(&message), 2);
        }
        buf_deinit(&message);
        program_deinit(&programs[1]);
    }
    program_deinit(&programs[0]);
    return status;
}

// What can be done without a window, by how it was asked for.
static int do_without_window(Alloc *alloc, const Options *options, const char *why) {
    if (options->command == COMMAND_COMPARE) {
        fprintf(stderr, "awaiter: %s; -o PNG draws the two as a picture\n", why);
        return 2;
    }
    if (options->file_count == 0) {
        fprintf(stderr, "awaiter: %s; awaiter FILE plays a file in the terminal\n", why);
        return 2;
    }
    fprintf(stderr, "awaiter: %s; playing in the terminal\n", why);
    return with_trace(alloc, options);
}

static int window(Alloc *alloc, const Options *options) {
    Buf message;
    buf_init(&message, alloc);
    int status = can_draw(&message) ? theater_show(alloc, options, &message) : -1;
    if (status < 0) {
        status = do_without_window(alloc, options, buf_string(&message));
    } else {
        fputs(buf_string(&message), stderr);
    }
    buf_deinit(&message);
    return status;
}

int command_run(Alloc *alloc, const Options *options) {
    switch (options->command) {
    case COMMAND_RUN:
        return run(alloc, options);
    case COMMAND_SHOT:
        return options->file_count > 0 ? with_trace(alloc, options) : shot_of_menu(alloc, options);
    case COMMAND_TRACE:
    case COMMAND_EXPLAIN:
        return with_trace(alloc, options);
    case COMMAND_CHECK:
        return check(alloc, options);
    case COMMAND_COMPARE:
        return options->output ? compare_to_file(alloc, options) : window(alloc, options);
    case COMMAND_WINDOW:
    case COMMANDS:
        break;
    }
    return window(alloc, options);
}
