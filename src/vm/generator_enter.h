// Entering generators: for the interpreter's own files.

#ifndef VM_GENERATOR_ENTER_H
#define VM_GENERATOR_ENTER_H

#include "vm/generator.h"

// Puts the generator's frame on the running stack, with `sent` (taken; UNSET: the exception in
// vm->error is thrown in). NULL when it does not run: *answer says what came of it: RETURNED (it
// had ended; as with None) or RAISED (vm->error).
Frame *generator_enter(Vm *vm, Generator *generator, Value sent, Outcome *answer);

// The frame gave a value or ended (the interpreter then clears and frees it here).
void generator_leave(Vm *vm, Generator *generator); // suspended
void generator_end(Vm *vm, Generator *generator);   // returned or raised

// An exception leaves the generator: StopIteration becomes RuntimeError.
void generator_convert_error(Vm *vm, const Generator *generator);

// Throws vm->error into what a suspended generator waits for. True when a frame was pushed (of a
// generator it awaits); else *outcome: RETURNED with *out (go on behind the await), YIELDED with
// *out, or RAISED (in the generator itself).
bool generator_throw_into(Vm *vm, Value awaited, Outcome *outcome, Value *out);

// Resumes any iterator or awaitable's iterator from C: takes `sent`.
Outcome generator_send_any(Vm *vm, Value iterator, Value sent, Value *out);

// The exception that throw(type, value, traceback) means becomes vm->error; false: TypeError is.
bool generator_set_thrown(Vm *vm, Value type, Value value, Value traceback);

bool async_generator_setup(Vm *vm);

#endif
