// The warning about a coroutine that went without ever being awaited.
//
// While the program has no module `warnings`, nobody can have changed what happens with it, and it
// is told at once; else the filters and functions of that module decide.

#ifndef VM_RUN_NEVER_AWAITED_H
#define VM_RUN_NEVER_AWAITED_H

#include "vm/run/generator.h"

void never_awaited_warn(Vm *vm, Generator *self);

#endif
