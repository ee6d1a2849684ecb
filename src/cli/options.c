#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef enum OptionId {
    OPTION_MAX_EVENTS = 256,
    OPTION_MAX_TIME,
    OPTION_MAX_STEPS,
    OPTION_MAX_MEMORY,
    OPTION_STATS,
    OPTION_STILL,
    OPTION_FULLSCREEN,
    OPTION_OUTPUT,
    OPTION_SIZE,
    OPTION_THEME,
    OPTION_SCALE,
    OPTION_AT,
    OPTION_TIME,
    OPTION_LINE,
    OPTION_HELP,
    OPTION_VERSION,
} OptionId;

typedef struct CommandWord {
    const char *word;
    const char *arguments;
    const char *help;
    int min_files, max_files;
} CommandWord;

static const CommandWord COMMAND_WORDS[COMMANDS] = {
    [COMMAND_WINDOW] = {"", "[FILE]", "open the window (no FILE: a menu)", 0, 1},
    [COMMAND_RUN] = {"run", "FILE [ARG]...", "run it: output and status are python3's", 1, 1 << 20},
    [COMMAND_TRACE] = {"trace", "FILE", "the trace as JSON Lines (--stats: figures)", 1, 1},
    [COMMAND_EXPLAIN] = {"explain", "FILE", "the run in words, a line a step", 1, 1},
    [COMMAND_CHECK] = {"check", "FILE...", "what is not supported or looks like a mistake", 1,
                       1 << 20},
    [COMMAND_SHOT] = {"shot", "[FILE] -o PNG", "a picture of one moment (no FILE: of the menu)", 0,
                      1},
    [COMMAND_COMPARE] = {"compare", "A B", "two programs on one clock (-o PNG: drawn)", 2, 2},
};

#define ON(command) (1u << COMMAND_##command)
#define RUNS        (ON(WINDOW) | ON(RUN) | ON(TRACE) | ON(EXPLAIN) | ON(SHOT) | ON(COMPARE))
#define RECORDS     (RUNS & ~ON(RUN))
#define DRAWS       (ON(WINDOW) | ON(SHOT) | ON(COMPARE))
#define ALL         (~0u)

typedef struct OptionWord {
    OptionId id;
    const char *name;
    char letter;          // 0: none
    const char *argument; // NULL: none
    unsigned commands;
    const char *help;
} OptionWord;

// clang-format off
static const OptionWord OPTION_WORDS[] = {
    {OPTION_OUTPUT, "output", 'o', "PNG", ON(SHOT) | ON(COMPARE), "where the picture goes"},
    {OPTION_AT, "at", 0, "FRAME", DRAWS, "the moment: a frame (past the end: the end)"},
    {OPTION_TIME, "time", 0, "S", DRAWS, "the moment: simulated seconds"},
    {OPTION_LINE, "line", 0, "L", DRAWS, "the moment: when this line first runs"},
    {OPTION_SIZE, "size", 0, "WxH", DRAWS, "of the picture or window (1280x720)"},
    {OPTION_THEME, "theme", 0, "NAME", DRAWS, "light, dark or contrast"},
    {OPTION_SCALE, "scale", 0, "N", DRAWS, "pixels for each unit of the picture (1)"},
    {OPTION_STILL, "still", 0, NULL, ON(WINDOW) | ON(COMPARE), "no motion"},
    {OPTION_FULLSCREEN, "full-screen", 0, NULL, ON(WINDOW) | ON(COMPARE), "begin in full screen"},
    {OPTION_STATS, "stats", 0, NULL, ON(TRACE), "record, print only figures about it"},
    {OPTION_MAX_EVENTS, "max-events", 0, "N", RECORDS, "stop recording after N events (5000000)"},
    {OPTION_MAX_TIME, "max-time", 0, "S", RUNS, "stop after S simulated seconds (86400)"},
    {OPTION_MAX_STEPS, "max-steps", 0, "N", RUNS, "stop after N instructions without a loop\n"
        "                          turn (2000000000), or in all when recording\n"
        "                          (200000000)"},
    {OPTION_MAX_MEMORY, "max-memory", 0, "MIB", RUNS, "of its objects (512); then a MemoryError"},
    {OPTION_HELP, "help", 'h', NULL, ALL, "print this and exit"},
    {OPTION_VERSION, "version", 0, NULL, ALL, "print the version and exit"},
};
// clang-format on
#define OPTION_COUNT (sizeof OPTION_WORDS / sizeof *OPTION_WORDS)

static bool wrong(Buf *message, const char *format, const char *a, const char *b) {
    buf_addf(message, format, a, b);
    buf_addf(message, "; see awaiter --help");
    return false;
}

static bool read_whole(const char *text, const char *name, int64_t *out, Buf *message) {
    char *end = NULL;
    errno = 0;
    const long long number = strtoll(text, &end, 10);
    if (errno || end == text || *end || number < 0) {
        return wrong(message, "--%s: '%s' is not a whole number from 0", name, text);
    }
    *out = number;
    return true;
}

static bool read_number(const char *text, const char *name, double *out, Buf *message) {
    char *end = NULL;
    const double number = strtod(text, &end);
    if (end == text || *end || !isfinite(number) || number < 0) {
        return wrong(message, "--%s: '%s' is not a number from 0", name, text);
    }
    *out = number;
    return true;
}

static bool read_time_limit(const char *text, SimTime *out, Buf *message) {
    double seconds = 0;
    if (!read_number(text, "max-time", &seconds, message)) {
        return false;
    }
    *out = seconds >= 9.2e9 ? 0 : (SimTime)(seconds * 1e9);
    return true;
}

static bool read_memory(const char *text, int64_t *out, Buf *message) {
    if (!read_whole(text, "max-memory", out, message)) {
        return false;
    }
    *out = *out > INT64_MAX >> 20 ? 0 : *out << 20;
    return true;
}

static bool set_option(OptionId id, const char *argument, Options *options, Buf *message) {
    switch (id) {
    case OPTION_MAX_EVENTS:
        return read_whole(argument, "max-events", &options->max_events, message);
    case OPTION_MAX_TIME:
        return read_time_limit(argument, &options->max_time, message);
    case OPTION_MAX_STEPS:
        return read_whole(argument, "max-steps", &options->max_steps, message);
    case OPTION_MAX_MEMORY:
        return read_memory(argument, &options->max_memory, message);
    case OPTION_AT:
        return read_whole(argument, "at", &options->at, message);
    case OPTION_TIME:
        return read_number(argument, "time", &options->time_s, message);
    case OPTION_LINE:
        return read_whole(argument, "line", &options->line, message);
    case OPTION_SCALE:
        return read_number(argument, "scale", &options->scale, message);
    case OPTION_STATS:
        options->stats = true;
        break;
    case OPTION_STILL:
        options->still = true;
        break;
    case OPTION_FULLSCREEN:
        options->fullscreen = true;
        break;
    case OPTION_OUTPUT:
        options->output = argument;
        break;
    case OPTION_SIZE:
        options->size = argument;
        break;
    case OPTION_THEME:
        options->theme = argument;
        break;
    case OPTION_HELP:
        options->help = true;
        break;
    case OPTION_VERSION:
        options->version = true;
        break;
    }
    return true;
}

static const OptionWord *word_of(int id) {
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if ((int)OPTION_WORDS[i].id == id ||
            (OPTION_WORDS[i].letter && OPTION_WORDS[i].letter == id)) {
            return &OPTION_WORDS[i];
        }
    }
    return NULL;
}

// The command word is the first argument; without one, it is the window.
static Command take_command(int *argc, char ***argv) {
    for (int command = COMMAND_RUN; *argc > 1 && command < COMMANDS; command++) {
        if (strcmp((*argv)[1], COMMAND_WORDS[command].word) == 0) {
            (*argc)--;
            (*argv)++;
            return (Command)command;
        }
    }
    return COMMAND_WINDOW;
}

static bool take_option(int id, char **argv, Options *options, Buf *message) {
    const OptionWord *word = word_of(id);
    if (!word) {
        const char *name = argv[optind - 1];
        return wrong(message, id == ':' ? "%s needs a value%s" : "there is no option %s%s", name,
                     "");
    }
    if (!(word->commands & 1u << options->command)) {
        const char *command = COMMAND_WORDS[options->command].word;
        return wrong(message,
                     *command ? "--%s is no option of awaiter %s"
                              : "--%s is no option of the window%s",
                     word->name, command);
    }
    return set_option(word->id, optarg, options, message);
}

static bool count_files(const Options *options, Buf *message) {
    const CommandWord *command = &COMMAND_WORDS[options->command];
    if (options->help || options->version) {
        return true;
    }
    if (options->file_count < command->min_files) {
        return wrong(message,
                     command->min_files == 1 ? "which file? awaiter %s %s"
                                             : "which two files? awaiter %s %s",
                     command->word, command->arguments);
    }
    if (options->command == COMMAND_WINDOW && options->file_count > 1 &&
        access(options->files[0], F_OK) != 0) {
        return wrong(message, "there is no command and no file '%s'%s", options->files[0], "");
    }
    if (options->file_count > command->max_files) {
        return wrong(message, "one file is enough, what is '%s'?%s",
                     options->files[command->max_files], "");
    }
    if (options->command == COMMAND_SHOT && !options->output) {
        return wrong(message, "where to? awaiter %s %s", command->word, command->arguments);
    }
    return true;
}

bool options_parse(int argc, char **argv, Options *options, Buf *message) {
    *options = (Options){
        .max_events = 5000000,
        .max_time = (SimTime)86400 * 1000000000,
        .max_steps = -1,
        .max_memory = (int64_t)512 << 20,
        .at = -1,
        .time_s = NAN,
        .line = -1,
    };
    options->command = take_command(&argc, &argv);
    struct option longs[OPTION_COUNT + 1];
    memset(longs, 0, sizeof longs);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        longs[i].name = OPTION_WORDS[i].name;
        longs[i].has_arg = OPTION_WORDS[i].argument ? required_argument : no_argument;
        longs[i].val = OPTION_WORDS[i].id;
    }
    // What follows the file of `run` belongs to the program.
    const char *letters = options->command == COMMAND_RUN ? "+:ho:" : ":ho:";
    opterr = 0;
    optind = 1;
    for (int id; (id = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        if (!take_option(id, argv, options, message)) {
            return false;
        }
    }
    options->files = argv + optind;
    options->file_count = argc - optind;
    return count_files(options, message);
}

void options_help(Buf *out) {
    buf_addf(out, "awaiter runs a Python asyncio program on a simulated clock and shows its event\n"
                  "loop, forward and back.\n\nUsage:\n");
    for (int i = 0; i < COMMANDS; i++) {
        const CommandWord *command = &COMMAND_WORDS[i];
        char call[40];
        const int size = snprintf(call, sizeof call, "%s%s%s", command->word,
                                  *command->word ? " " : "", command->arguments);
        buf_addf(out, "  awaiter %s%*s%s\n", call, size < 22 ? 22 - size : 1, "", command->help);
    }
    buf_addf(out, "\nOptions:\n");
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const OptionWord *word = &OPTION_WORDS[i];
        char name[40];
        snprintf(name, sizeof name, "%c%c%s--%s%s%s", word->letter ? '-' : ' ',
                 word->letter ? word->letter : ' ', word->letter ? ", " : "  ", word->name,
                 word->argument ? "=" : "", word->argument ? word->argument : "");
        buf_addf(out, "  %-23s %s\n", name, word->help);
    }
    buf_addf(out, "\nA limit of 0 means none. A file named - is standard input, a\n"
                  "picture named - standard output.\n");
}
