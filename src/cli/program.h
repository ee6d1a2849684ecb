// A program as the commands have it: a path, its text, and the machine that runs it.

#ifndef CLI_PROGRAM_H
#define CLI_PROGRAM_H

#include "cli/machine.h"

#define PROGRAM_MAX_SOURCE ((size_t)1 << 20) // bytes

typedef struct Program {
    Alloc *alloc;
    Buf path, source;
    Diags diags;
    Machine *machine; // NULL: it can't be run; `diags` say why
} Program;

// Reads a file ("-": standard input). A scenario that is part of awaiter is found by its name
// ("scenarios/05-annotated.py") also where there is no such file. False with a line in `message`.
bool program_read(Program *program, Alloc *alloc, const char *path, Buf *message);

// Makes the machine; false when it can't be run: program_explain says why.
bool program_prepare(Program *program, MachineSetup setup);

// What is wrong with the source, as text for stderr; and the exit status for it.
void program_explain(const Program *program, Buf *out);
int program_status(const Program *program);

void program_deinit(Program *program);

#endif
