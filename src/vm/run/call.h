// Calling functions of the program: binding arguments to parameters, with CPython's messages.

#ifndef VM_RUN_CALL_H
#define VM_RUN_CALL_H

#include "vm/run/frame.h"

// Fills the registers of free variables from the closure.
void call_bind_closure(Function *function, Value *registers);

// Makes a frame for a call and puts it on the running stack, or, for a generator, makes the
// generator: *result is that object, and no frame is pushed (NULL is returned without an error).
// NULL with *result UNSET: failed.
Frame *call_begin(Vm *vm, Function *function, Args args, Value *result);

// __build_class__ as a function object; a new reference.
Value call_build_class(Vm *vm);

#endif
