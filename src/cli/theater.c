#include "cli/theater.h"

#include "cli/menu.h"
#include "cli/program.h"
#include "cli/shot.h"
#include "cli/window.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>

// Instructions between two looks at the window: a few milliseconds.
#define SLICE 200000

typedef struct Staged {
    Program program;
    bool is_open;
} Staged;

typedef struct Theater {
    Alloc *alloc;
    const Options *options;
    Staged now[2];    // two when comparing
    struct stat seen; // of the first file when it was read
    bool is_file;
    Menu menu;
} Theater;

static void close_staged(Staged *staged) {
    if (staged->is_open) {
        program_deinit(&staged->program);
        staged->is_open = false;
    }
}

static bool record_slice(void *context) {
    Machine *machine = context;
    return machine_run(machine, SLICE) == MACHINE_RUNNING;
}

static void remember_file(Theater *theater, const char *path) {
    theater->is_file = stat(path, &theater->seen) == 0;
}

static bool has_changed(void *context) {
    const Theater *theater = context;
    struct stat now;
    if (!theater->is_file || !theater->now[0].is_open ||
        stat(buf_string(&theater->now[0].program.path), &now) != 0) {
        return false;
    }
    return now.st_mtime != theater->seen.st_mtime || now.st_size != theater->seen.st_size ||
           now.st_mtim.tv_nsec != theater->seen.st_mtim.tv_nsec;
}

// Shows why a program can't be run, at its place in the code.
static void show_mistakes(App *app, const Program *program) {
    ARRAY(CodeMistake) mistakes = {0};
    for (int i = 0; i < program->diags.items.count; i++) {
        const Diag *diag = &program->diags.items.items[i];
        array_push(&mistakes, program->alloc,
                   (CodeMistake){diag->line, diag->column, diag->message, diag->hint});
    }
    app_show_mistakes(app, buf_text(&program->path), buf_text(&program->source), mistakes.items,
                      mistakes.count);
    array_free(&mistakes, program->alloc);
}

static bool open_program(Theater *theater, Staged *staged, const char *path, Buf *message) {
    if (!program_read(&staged->program, theater->alloc, path, message)) {
        return false;
    }
    staged->is_open = true;
    const MachineSetup setup = {.options = theater->options, .record = true};
    return program_prepare(&staged->program, setup);
}

static void open_in_app(void *context, App *app, Text path, bool again) {
    Theater *theater = context;
    Buf message, name;
    buf_init(&message, theater->alloc);
    buf_init(&name, theater->alloc);
    buf_add_text(&name, path);
    Staged next = {0};
    const bool opened = open_program(theater, &next, buf_string(&name), &message);
    if (next.is_open) {
        remember_file(theater, buf_string(&name));
    }
    if (opened) {
        const Trace *trace = machine_trace(next.program.machine);
        (again ? app_show_again : app_show)(app, trace, record_slice, next.program.machine);
        close_staged(&theater->now[0]);
        theater->now[0] = next;
    } else if (next.is_open) {
        show_mistakes(app, &next.program);
        close_staged(&next); // the last good run stays within reach
    } else {
        app_say(app, buf_string(&message));
    }
    buf_deinit(&name);
    buf_deinit(&message);
}

// ---- The beginning ----

static void go_to_moment(App *app, const Options *options, Machine *machine) {
    const bool asked = options->at >= 0 || !isnan(options->time_s) || options->line >= 0;
    if (!asked) {
        return;
    }
    machine_run(machine, 0);
    if (options->at >= 0) {
        app_go_frame(app, options->at);
    } else if (options->line >= 0) {
        app_go_line(app, (int)options->line);
    } else {
        app_go_time(app, (SimTime)llround(options->time_s * 1e9));
    }
}

static void begin_compare(Theater *theater, App *app) {
    for (int i = 0; i < 2; i++) {
        machine_run(theater->now[i].program.machine, 0);
    }
    app_compare(app, machine_trace(theater->now[0].program.machine),
                machine_trace(theater->now[1].program.machine));
}

static void begin(void *context, App *app) {
    Theater *theater = context;
    const Options *options = theater->options;
    app_set_menu(app, theater->menu.items.items, theater->menu.items.count);
    if (options->command == COMMAND_COMPARE) {
        begin_compare(theater, app);
    } else if (options->file_count == 1) {
        open_in_app(theater, app, text_of(options->files[0]), false);
        if (theater->now[0].is_open) {
            go_to_moment(app, options, theater->now[0].program.machine);
        }
    }
}

// Two programs are read before the window opens: what is wrong with them is said in the terminal.
static bool open_both(Theater *theater, Buf *message) {
    for (int i = 0; i < 2; i++) {
        Staged *staged = &theater->now[i];
        if (!open_program(theater, staged, theater->options->files[i], message)) {
            if (staged->is_open) {
                program_explain(&staged->program, message);
            }
            return false;
        }
    }
    return true;
}

static int show(Theater *theater, Buf *message) {
    const Options *options = theater->options;
    float width = 0, height = 0;
    WindowSetup setup = {
        .title = "awaiter",
        .full_screen = options->fullscreen,
        .is_still = options->still,
        .host = {theater, open_in_app, has_changed},
        .begin = begin,
    };
    if (options->theme && !theme_find(text_of(options->theme), &setup.theme)) {
        buf_addf(message, "--theme: '%s' is none of light, dark, contrast", options->theme);
        return 2;
    }
    if (options->size && !shot_read_size(text_of(options->size), &width, &height)) {
        buf_addf(message, "--size: '%s' is no size such as 1280x720", options->size);
        return 2;
    }
    setup.width = (int)width;
    setup.height = (int)height;
    return window_show(theater->alloc, &setup, message) ? 0 : -1;
}

int theater_show(Alloc *alloc, const Options *options, Buf *message) {
    Theater theater = {.alloc = alloc, .options = options};
    menu_init(&theater.menu, alloc);
    int status = 2;
    if (options->command != COMMAND_COMPARE || open_both(&theater, message)) {
        status = show(&theater, message);
    }
    close_staged(&theater.now[0]);
    close_staged(&theater.now[1]);
    menu_deinit(&theater.menu);
    return status;
}
