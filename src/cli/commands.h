// The subcommands, one function each: the exit status for `main`.

#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/options.h"

// Does what the options say; messages go to stderr.
int command_run(Alloc *alloc, const Options *options);

#endif
