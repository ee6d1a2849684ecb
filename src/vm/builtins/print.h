// print(), and the two streams that a program writes to.
//
// Every write goes to the trace as one event and to whoever runs the machine. sys.stdout may be
// exchanged by the program (contextlib.redirect_stdout): print asks sys for it.

#ifndef VM_BUILTINS_PRINT_H
#define VM_BUILTINS_PRINT_H

#include "base/text.h"
#include "vm/object.h"
#include "vm/run/native.h"

// Writes to what `sys.stderr` is now: what the interpreter itself has to say. Failing is ignored.
void print_diagnostic(Vm *vm, Text text);

// The objects sys.stdin (0), sys.stdout and sys.stderr as they are at first, borrowed; made at the
// first call. UNSET with MemoryError set.
Value print_stream(Vm *vm, int stream);

// The builtins print and input.
extern const NativeDef print_functions[];

void print_free(Vm *vm);

#endif
