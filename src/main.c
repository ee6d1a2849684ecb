// Arguments and wiring only.

#include "cli/commands.h"

#include <stdio.h>

#define VERSION "0.1.0"

static int help(Alloc *alloc) {
    Buf text;
    buf_init(&text, alloc);
    options_help(&text);
    fputs(buf_string(&text), stdout);
    buf_deinit(&text);
    return 0;
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
        status = puts("awaiter " VERSION " (Python 3.11)") < 0;
    } else {
        status = command_run(alloc, &options);
    }
    buf_deinit(&message);
    return status;
}

int main(int argc, char **argv) {
    Alloc alloc;
    alloc_init(&alloc, 0);
    const int status = answer(&alloc, argc, argv);
    alloc_deinit(&alloc);
    return status;
}
