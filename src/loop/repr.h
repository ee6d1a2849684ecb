// How futures, tasks, handles and loops show themselves: asyncio's base_futures, base_tasks and
// format_helpers, with the files of CPython's library under /usr/lib/python3.11/.

#ifndef LOOP_REPR_H
#define LOOP_REPR_H

#include "loop/future.h"
#include "loop/handle.h"
#include "loop/loop.h"
#include "loop/resource.h"

Value repr_of_future(Vm *vm, Future *future);
Value repr_of_task(Vm *vm, Task *task);

// "callback() at FILE:LINE" of what a ready entry that is no task's step calls; a Str value.
Value repr_callback_of(Vm *vm, const Ready *ready);

// The same for the trace: what the program's code would be asked for has its shown form.
Value repr_callback_shown(Vm *vm, const Ready *ready);

// Whether a handle ends the sleep of a task that nothing is special about: such all show alike.
bool repr_is_plain_sleeper(const Vm *vm, const Handle *handle);

// The qualified name that CPython's coroutine has where awaiter has a native one: "Queue.get".

// What a thing that is shared is called: its label, else its type.
Text repr_resource(const Vm *vm, const Resource *resource);

// Appends what awaiting a future is called: "orders.get()", "Task-3", "a future".
void repr_awaited(Vm *vm, const Future *future, Buf *out);

// Appends a line "  NAME, line N, waits for WHAT", for the message of a deadlock.
void repr_waiting_task(Vm *vm, Task *task, Buf *out);

Value repr_of_handle(Vm *vm, Handle *handle);
Value repr_of_loop(Vm *vm, Loop *loop);

// For Vm.library_place.
bool repr_library_place(Vm *vm, const Frame *frame, Buf *file, int *line);

#endif
