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

// A file that is looked at again and again, whether what it holds can be run or not.
typedef struct Watched {
    Buf path;
    struct stat seen; // when it was read
    bool is_there;
} Watched;

// What runs, or ran last, at one of the places: the only one, or left and right.
typedef struct Staged {
    Program program;
    bool is_open;
} Staged;

typedef struct Theater {
    Alloc *alloc;
    const Options *options;
    bool compares;
    Staged now[2];
    Watched watched[2];
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

// ---- Files on disk ----

static void watch(Watched *watched, const char *path) {
    if (path != buf_string(&watched->path)) {
        buf_clear(&watched->path);
        buf_add_text(&watched->path, text_of(path));
    }
    watched->is_there = stat(path, &watched->seen) == 0;
}

// A file that is gone for the moment is one that is being written.
static bool is_changed(const Watched *watched) {
    struct stat now;
    if (watched->path.size == 0 || stat(buf_string(&watched->path), &now) != 0) {
        return false;
    }
    return !watched->is_there || now.st_mtime != watched->seen.st_mtime ||
           now.st_size != watched->seen.st_size || now.st_ino != watched->seen.st_ino ||
           now.st_mtim.tv_nsec != watched->seen.st_mtim.tv_nsec;
}

static bool has_changed(void *context) {
    const Theater *theater = context;
    return is_changed(&theater->watched[0]) ||
           (theater->compares && is_changed(&theater->watched[1]));
}

// ---- Opening ----

// Shows why a program can't be run, at its place in the code.
static void show_mistakes(App *app, const Program *program) {
    const Diags *diags = &program->diags;
    ARRAY(CodeMistake) mistakes = {0};
    Buf words;
    buf_init(&words, program->alloc);
    for (int i = 0; i < diags->items.count; i++) {
        const Diag *diag = &diags->items.items[i];
        const size_t begin = words.size;
        buf_addf(&words, "%s: %.*s", diag_kind_name(diag->kind), (int)diag->message.size,
                 diag->message.bytes);
        array_push(&mistakes, program->alloc,
                   (CodeMistake){diag->line, diag->column, {NULL, words.size - begin}, diag->hint});
    }
    // The buffer has moved while it grew.
    const char *at = buf_string(&words);
    for (int i = 0; i < mistakes.count; i++) {
        mistakes.items[i].message.bytes = at;
        at += mistakes.items[i].message.size;
    }
    app_show_mistakes(app, buf_text(&program->path), buf_text(&program->source), mistakes.items,
                      mistakes.count);
    array_free(&mistakes, program->alloc);
    buf_deinit(&words);
}

// Reads and prepares a program. False with a sentence in `message` when it can't be read, and with
// `staged` open and its mistakes known when it can't be run.
static bool open_program(Theater *theater, Staged *staged, const char *path, Buf *message) {
    if (!program_read(&staged->program, theater->alloc, path, message)) {
        return false;
    }
    staged->is_open = true;
    const MachineSetup setup = {.options = theater->options, .record = true};
    return program_prepare(&staged->program, setup);
}

// The same in the app: what keeps it from running is shown there.
static bool open_or_tell(Theater *theater, App *app, Staged *staged, const char *path) {
    Buf message;
    buf_init(&message, theater->alloc);
    const bool is_opened = open_program(theater, staged, path, &message);
    if (!is_opened && staged->is_open) {
        show_mistakes(app, &staged->program);
    } else if (!is_opened) {
        app_say(app, buf_string(&message));
    }
    buf_deinit(&message);
    return is_opened;
}

static void show_compared(Theater *theater, App *app) {
    const Machine *left = theater->now[0].program.machine;
    const Machine *right = theater->now[1].program.machine;
    app_compare(app, machine_trace(left), machine_trace(right));
    for (int i = 0; i < 2; i++) {
        app_set_recorder(app, i, record_slice, theater->now[i].program.machine);
    }
}

// What is shown stays until both can be run.
static void open_both_again(Theater *theater, App *app) {
    Staged next[2] = {0};
    bool is_opened = true;
    for (int i = 0; i < 2; i++) {
        watch(&theater->watched[i], buf_string(&theater->watched[i].path));
        is_opened = is_opened &&
                    open_or_tell(theater, app, &next[i], buf_string(&theater->watched[i].path));
    }
    if (is_opened) {
        const SimTime t = app_time(app);
        Staged old[2] = {theater->now[0], theater->now[1]};
        theater->now[0] = next[0];
        theater->now[1] = next[1];
        show_compared(theater, app);
        app_return_to_time(app, t);
        next[0] = old[0];
        next[1] = old[1];
    }
    close_staged(&next[0]);
    close_staged(&next[1]);
}

static void remember(Theater *theater, App *app) {
    const Program *program = &theater->now[0].program;
    if (menu_remember(&theater->menu, buf_text(&program->path), buf_text(&program->source))) {
        app_set_menu(app, theater->menu.items.items, theater->menu.items.count);
    }
}

static void open_one(Theater *theater, App *app, const char *path, bool again) {
    Staged next = {0};
    if (open_or_tell(theater, app, &next, path)) {
        Machine *machine = next.program.machine;
        (again ? app_show_again : app_show)(app, machine_trace(machine), record_slice, machine);
        close_staged(&theater->now[0]);
        close_staged(&theater->now[1]);
        theater->now[0] = next;
        theater->compares = false;
        remember(theater, app);
        watch(&theater->watched[0], path);
    } else if (next.is_open || again) {
        close_staged(&next); // the last good run stays within reach
        watch(&theater->watched[0], path);
    }
}

static void open_path(void *context, App *app, Text path) {
    Buf name;
    buf_init(&name, app->alloc);
    buf_add_text(&name, path);
    open_one(context, app, buf_string(&name), false);
    buf_deinit(&name);
}

// The menu's pictures are drawn while it is shown, one between two frames.
static bool draw_menu(void *context, App *app) {
    Theater *theater = context;
    if (!app->shows_menu || !menu_draw_next(&theater->menu)) {
        return false;
    }
    app->needs_draw = true;
    return true;
}

static void reload(void *context, App *app) {
    Theater *theater = context;
    const char *path = buf_string(&theater->watched[0].path);
    if (theater->compares) {
        open_both_again(theater, app);
    } else if (strcmp(path, "-") == 0) {
        app_say(app, "standard input can't be read again");
    } else if (*path) {
        // The place is kept where it is the same file that is shown, not one that could not be run.
        const bool is_shown =
            theater->now[0].is_open && strcmp(buf_string(&theater->now[0].program.path), path) == 0;
        open_one(theater, app, path, is_shown);
    }
}

// ---- The beginning ----

static void go_to_moment(App *app, const Options *options, Machine *machine) {
    const bool asked = options->at >= 0 || !isnan(options->time_s) || options->line >= 0;
    const Trace *trace = machine_trace(machine);
    const SimTime t = options->time_s < 9e9 ? (SimTime)llround(options->time_s * 1e9) : INT64_MAX;
    bool is_there = !asked;
    while (!is_there && app_is_recording(app)) {
        app_take_in(app);
        is_there = options->at >= 0     ? trace_frame_count(trace) > options->at
                   : options->line >= 0 ? app_go_line(app, (int)options->line)
                                        : trace_time(trace) > t;
    }
    if (options->at >= 0) {
        app_go_frame(app, options->at);
    } else if (options->line < 0 && asked) {
        app_go_time(app, t);
    } else if (!is_there) {
        app_say(app, "this line is never run");
    }
}

static void begin(void *context, App *app) {
    Theater *theater = context;
    const Options *options = theater->options;
    app_set_menu(app, theater->menu.items.items, theater->menu.items.count);
    if (theater->compares) {
        show_compared(theater, app);
    } else if (options->file_count == 1) {
        open_one(theater, app, options->files[0], false);
        if (theater->now[0].is_open) {
            go_to_moment(app, options, theater->now[0].program.machine);
        }
    }
}

// Two programs are read before the window opens: what is wrong with them is said in the terminal.
// The exit status; 0 when both can be shown.
static int open_both(Theater *theater, Buf *message) {
    theater->compares = true;
    for (int i = 0; i < 2; i++) {
        Staged *staged = &theater->now[i];
        const char *path = theater->options->files[i];
        Buf reason;
        buf_init(&reason, theater->alloc);
        int status = 0;
        if (!open_program(theater, staged, path, &reason)) {
            status = staged->is_open ? program_status(&staged->program) : 2;
            if (staged->is_open) {
                program_explain(&staged->program, message);
            } else {
                buf_addf(message, "awaiter: %s\n", buf_string(&reason));
            }
        }
        buf_deinit(&reason);
        watch(&theater->watched[i], path);
        if (status) {
            return status;
        }
    }
    return 0;
}

// One that can't be read is said in the terminal too; what is wrong with it is shown in the window.
static int find_one(Theater *theater, Buf *message) {
    const Options *options = theater->options;
    if (options->file_count == 0 || strcmp(options->files[0], "-") == 0) {
        return 0;
    }
    Program program;
    Buf reason;
    buf_init(&reason, theater->alloc);
    const bool is_read = program_read(&program, theater->alloc, options->files[0], &reason);
    if (is_read) {
        program_deinit(&program);
    } else {
        buf_addf(message, "awaiter: %s\n", buf_string(&reason));
    }
    buf_deinit(&reason);
    return is_read ? 0 : 2;
}

static int show(Theater *theater, Buf *message) {
    const Options *options = theater->options;
    float width = 0, height = 0;
    WindowSetup setup = {
        .title = "awaiter",
        .full_screen = options->fullscreen,
        .is_still = options->still,
        .host = {theater, open_path, reload, has_changed, draw_menu},
        .begin = begin,
    };
    if (options->theme && !theme_find(text_of(options->theme), &setup.theme)) {
        buf_addf(message, "awaiter: --theme: '%s' is none of light, dark, contrast\n",
                 options->theme);
        return 2;
    }
    if (options->size && !shot_read_size(text_of(options->size), &width, &height)) {
        buf_addf(message, "awaiter: --size: '%s' is no size such as 1280x720\n", options->size);
        return 2;
    }
    setup.width = (int)width;
    setup.height = (int)height;
    return window_show(theater->alloc, &setup, message) ? 0 : -1;
}

int theater_show(Alloc *alloc, const Options *options, Buf *message) {
    Theater theater = {.alloc = alloc, .options = options};
    menu_init(&theater.menu, alloc);
    for (int i = 0; i < 2; i++) {
        buf_init(&theater.watched[i].path, alloc);
    }
    int status = options->command == COMMAND_COMPARE ? open_both(&theater, message)
                                                     : find_one(&theater, message);
    if (status == 0) {
        status = show(&theater, message);
    }
    for (int i = 0; i < 2; i++) {
        close_staged(&theater.now[i]);
        buf_deinit(&theater.watched[i].path);
    }
    menu_deinit(&theater.menu);
    return status;
}
