// Warnings that the interpreter itself has about what a program does while it runs.

#ifndef VM_ERRORS_WARNING_H
#define VM_ERRORS_WARNING_H

#include "vm/vm.h"

// Says it as `warnings.warn(message, category)` at the line that is running; false when the filters
// made an exception of it.
bool warning_issue(Vm *vm, Type *category, const char *message);

// The warning about a method that answers with an instance of a subclass: `whose` and `method` say
// what it is called ("Price.", "__float__"), `base` what it should be ("float").
bool warning_of_subclass(Vm *vm, const char *whose, const char *method, const char *base,
                         Value answer);

#endif
