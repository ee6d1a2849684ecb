// Task: a coroutine driven by the loop, one step at a time.
//
// asyncio's invariant (Lib/asyncio/tasks.py): a task that is not done either has `waiter` NULL and
// a step of it is in the ready queue (or running), or it has a `waiter` and no step is scheduled.
// So a wake-up can never be stale. A step is resumed on the VM's stack of frames, not in C: the
// loop's frame calls task_begin_step, and task_end_step when the coroutine has yielded or ended.

#ifndef LOOP_TASK_H
#define LOOP_TASK_H

#include "loop/future.h"

typedef struct Task Task;

struct Task {
    Future future;
    Value coro;     // counted
    Future *waiter; // counted: what it waits for; NULL: a step is scheduled, or it runs, or is done
    Value context;  // counted: the contextvars Context it runs in; UNSET: the empty one
    bool must_cancel;
    bool log_destroy_pending;
    bool internal; // asyncio's own: has a name and turns, but no table
    int cancel_requests;
    Str *name;             // counted; NULL: "Task-" and name_number, made when it is asked for
    int64_t name_number;   // 0: it has a name of its own
    TextId name_text;      // the same in the trace, when one is kept
    Because cancelled;     // why it was asked to stop, for the trace
    int table;             // number on the floor; 0: internal
    Task *previous, *next; // in asyncio_of(vm)->first_task …; borrowed
};

bool task_setup(Vm *vm);

// A new task whose first step is scheduled. `coro` borrowed; `name` borrowed, UNSET: "Task-N".
Task *task_new(Vm *vm, Loop *loop, Value coro, Value name, Value context);

// Its name, borrowed; NULL with MemoryError set. Most names are never asked for.
Str *task_name(Vm *vm, Task *task);

bool value_is_task(const Vm *vm, Value value);

// Puts the coroutine on the VM's stack: resumes it, throws `exception` (borrowed) into it when it
// is not UNSET. False with an exception set when it can't be (then the task is finished with it).
bool task_begin_step(Vm *vm, Task *task, Value exception);

// What came of the step: takes `value`. False: an exception (SystemExit, KeyboardInterrupt) that
// must leave the loop is set.
bool task_end_step(Vm *vm, Task *task, Outcome outcome, Value value);

// The wake-up of a task by the future that it waited for: what its step is to throw (new
// reference), UNSET: nothing.
Value task_wakeup_exception(Vm *vm, Future *future);

// `task.cancel(msg)`; 1, 0, -1.
int task_cancel(Vm *vm, Task *task, Value message);

#endif
