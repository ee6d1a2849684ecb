// Arguments and wiring only.

#include "cli/commands.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define VERSION "0.1.0"

// What was asked for goes to stdout; a full disk is an error.
static int print(const char *text) {
    if (fputs(text, stdout) < 0 || fflush(stdout) != 0) {
        fprintf(stderr, "awaiter: standard output: %s\n", strerror(errno));
        return 2;
    }
    return 0;
}

static int help(Alloc *alloc) {
    Buf text;
    buf_init(&text, alloc);
    options_help(&text);
    const int status = print(buf_string(&text));
    buf_deinit(&text);
    return status;
}

static int answer(Alloc *alloc, int argc, char **argv) {
    Options options;
    Buf message;
    buf_init(&message, alloc);
    int status = 2;
    if (!options_parse(argc, argv, &options, &message)) {
        fprintf(stderr, "awaiter: %s\n", buf_string(&message));
    } else if (options.help) {
        status = help(alloc);
    } else if (options.version) {
        status = print("awaiter " VERSION " (Python 3.11)\n");
    } else {
        status = command_run(alloc, &options);
    }
    buf_deinit(&message);
    return status;
}

int main(int argc, char **argv) {
    signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error like a full disk
    Alloc alloc;
    alloc_init(&alloc, 0);
    const int status = answer(&alloc, argc, argv);
    alloc_deinit(&alloc);
    return status;
}
