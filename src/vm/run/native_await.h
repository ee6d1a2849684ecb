// Awaiting coroutines that are written in C, without frames.
//
// A coroutine whose step never says STEP_CALL (NativeDef.alone) needs nothing below it on the
// stack: it runs as a function of C. One that is awaited by the very call that makes it is not
// even made, unless it has to wait. `await queue.get()` on a queue with items is then no more than
// a call: in tests/bench that is half of the time of producers and consumers.

#ifndef VM_RUN_NATIVE_AWAIT_H
#define VM_RUN_NATIVE_AWAIT_H

#include "vm/run/generator.h"

// What an await has come to.
typedef struct Awaited {
    Outcome outcome;
    Value result;    // a new reference for RETURNED and YIELDED
    Value coroutine; // a new reference: what waits, after YIELDED; else UNSET
} Awaited;

// Begins `await callable(*args)` for the frame that is running. False: it is not such a coroutine,
// or the arguments do not fit, and nothing was done. Everything is borrowed.
bool native_await_call(Vm *vm, Value callable, const Value *args, int count, Awaited *out);

// Goes on with such a coroutine, which is suspended. Takes `sent` (not UNSET); the register of the
// frame that awaits it keeps it alive.
Outcome native_await_send(Vm *vm, Generator *self, Value sent, Value *result);

#endif
