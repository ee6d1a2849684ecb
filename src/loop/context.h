// contextvars: variables that each task has its own values of.
//
// A Context is a dict from ContextVar to value, shared between copies until one of them is changed.
// The empty context needs no object: UNSET stands for it, so that tasks of programs that use no
// context variables cost nothing. What runs has asyncio_of(vm)->context.

#ifndef LOOP_CONTEXT_H
#define LOOP_CONTEXT_H

#include "vm/vm.h"

bool context_setup(Vm *vm);

// What a new task or callback runs in: a copy of the current context (new reference), UNSET when
// that is empty. Without memory UNSET too, with MemoryError set.
Value context_copy(Vm *vm);

// Makes a context (borrowed) the current one, and gives back the one before, to be given to
// context_leave. False with RuntimeError set when it is entered already.
bool context_enter(Vm *vm, Value context, Value *before);

// Takes `before`. The context that was left, a new reference (it may have become one meanwhile).
Value context_leave(Vm *vm, Value before);

// The Context that a context is for the program: itself, for UNSET a new empty one (new reference).
Value context_object(Vm *vm, Value context);

// contextvars.copy_context, for the module.
Value context_copy_object(Vm *vm);

extern const NativeModule CONTEXTVARS_MODULE;

#endif
