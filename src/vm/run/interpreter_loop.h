// The loop of instructions, for interpreter.c, which runs it.

#ifndef VM_RUN_INTERPRETER_LOOP_H
#define VM_RUN_INTERPRETER_LOOP_H

#include "vm/run/interpreter.h"

typedef enum LoopEnd { LOOP_RETURNED, LOOP_RAISED, LOOP_YIELDED, LOOP_PARKED, LOOP_PAUSED } LoopEnd;

// Runs the newest frame of the stack, and what it calls, until a frame ends that returns to C, or
// the stack is left alone.
LoopEnd interpreter_loop(Vm *vm, Value *out);

// The fuel is used up. False: vm->error is set, the run ends. *pause: leave the loop.
bool interpreter_look_around(Vm *vm, bool *pause);

// What is raised to get out when the run is to end; no handler of the program sees it.
void interpreter_raise_halt(Vm *vm);

#endif
