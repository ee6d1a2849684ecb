// The parts that the module `asyncio` is put together from (asyncio.c): one table for each file.

#ifndef LOOP_LIBRARY_H
#define LOOP_LIBRARY_H

#include "loop/loop.h"
#include "vm/run/native.h"

// What wait_for waits for, and a timer, release its waiter with this.
extern const NativeCallback RELEASE_WAITER;

// With this a timer ends a sleep.
extern const NativeCallback END_SLEEP;

extern const NativeDef SLEEP_FUNCTIONS[], WAIT_FOR_FUNCTIONS[], GATHER_FUNCTIONS[],
    SHARED_FUNCTIONS[], QUEUE_FUNCTIONS[];
extern const NativeDef ASYNCGEN_METHODS[], EXCEPTION_HANDLER_METHODS[]; // of the loop
extern const NativeDef LOG_FUNCTIONS[];

bool gather_setup(Vm *vm);
bool runner_setup(Vm *vm);

// Where CPython is while this native frame is one of a Runner; false: it is none, or not known.
bool runner_place(const Frame *frame, Place *out);

// Lets the loop hear of async generators that begin and that are dropped, while it runs.
bool asyncgens_watch(Vm *vm, Loop *loop);

bool locks_setup(Vm *vm);
bool queues_setup(Vm *vm);

// gather(*awaitables, return_exceptions=…) for at least one; a new reference to the future.
Value gather_all(Vm *vm, const Value *awaitables, int count, bool return_exceptions);

#endif
