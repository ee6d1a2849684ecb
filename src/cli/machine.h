// A scenario made ready and run: the one way in for every command.
//
// It puts the layers together: source to code (lang), the vm with the asyncio package (vm, loop),
// and a trace if one is to be kept. It runs in slices, so that a window can draw in between, and
// says in the end what the exit status is and what stderr gets to read.

#ifndef CLI_MACHINE_H
#define CLI_MACHINE_H

#include "base/text.h"
#include "cli/options.h"
#include "lang/diag.h"
#include "trace/trace.h"

typedef struct Machine Machine;

typedef enum MachineState {
    MACHINE_RUNNING, // there is more to run
    MACHINE_ENDED,   // it has ended, whatever way: machine_status
} MachineState;

typedef struct MachineSetup {
    const char *path; // as given; shown in tracebacks
    Text source;      // must live as long as the machine
    const Options *options;
    bool record; // keep a trace; the program's output is then in it, and nowhere else
    // Standard output and errors, and lines of standard input, when no trace is kept.
    void (*write)(void *context, int stream, Text text);
    void (*flush)(void *context, int stream);
    bool (*read_line)(void *context, Buf *line);
    void *context;
    char **arguments; // of the program
    int argument_count;
    uint64_t fail_at; // for tests: see VmOptions
} MachineSetup;

// Compiles the source. NULL when it can't be run: then the reasons are in `diags`, or, when there
// are none, there was no memory.
Machine *machine_new(Alloc *alloc, const MachineSetup *setup, Diags *diags);

// Runs about so many instructions; 0: to the end.
MachineState machine_run(Machine *machine, uint64_t budget);

// The exit status, once it has ended.
int machine_status(const Machine *machine);

// The trace, which lives as long as the machine; NULL when none is kept.
const Trace *machine_trace(const Machine *machine);

void machine_free(Machine *machine);

// What is wrong with a source or looks like a mistake, without running it; false when there is
// something.
bool machine_check(Alloc *alloc, const char *path, Text source, Diags *diags);

#endif
