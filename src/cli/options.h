// The command line: which command, which files, which options.
//
// One table (options.c) holds every option, which commands take it, and its words in --help.
// Options follow GNU conventions; a wrong one is answered with one line and status 2.

#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/text.h"
#include "trace/event.h"

typedef enum Command {
    COMMAND_WINDOW, // no command word: a file, or nothing
    COMMAND_RUN,
    COMMAND_TRACE,
    COMMAND_EXPLAIN,
    COMMAND_CHECK,
    COMMAND_SHOT,
    COMMAND_COMPARE,
    COMMANDS
} Command;

typedef struct Options {
    Command command;
    char **files; // borrowed from argv
    int file_count;
    int64_t max_events;
    SimTime max_time;
    int64_t max_steps;  // -1: as the command has it
    int64_t max_memory; // bytes
    bool stats, still, fullscreen, help, version;
    const char *output, *size, *theme; // NULL: not given
    int64_t at;                        // frame; -1: not given
    double time_s;                     // NAN: not given
    int64_t line;                      // -1: not given
    double scale;                      // 0: not given
} Options;

// Reads the arguments. False with one line in `message` that says what is wrong.
bool options_parse(int argc, char **argv, Options *options, Buf *message);

// What --help prints.
void options_help(Buf *out);

#endif
