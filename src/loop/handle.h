// Handles: callbacks of the program or of the library, for the next turn or for a time.

#ifndef LOOP_HANDLE_H
#define LOOP_HANDLE_H

#include "loop/future.h"

typedef struct Handle Handle;

// A callback of the program or of the library, at once or at a time; what call_soon, call_later
// and call_at return.
struct Handle {
    Object base;
    Loop *loop;                   // counted
    const NativeCallback *native; // NULL: `callback` is called with `args`
    Value callback;               // counted; UNSET once cancelled; native: the target
    Value args;                   // counted: a tuple; native: the argument
    Value context;                // counted; UNSET: the empty one
    SimTime when;                 // timers only
    double when_s;                // what when() says
    bool is_timer, cancelled, scheduled;
    int id;        // of the timer in the trace
    Value made;    // where, in debug mode; else UNSET
    Value shown;   // its repr, once it was cancelled in debug mode; else UNSET
    int64_t event; // index of its `timer` event; -1: none
};

bool handle_setup(Vm *vm);

// A handle that is in no queue, which shows what is called; a new reference, NULL without memory.
// `native` NULL: `callable` is called with the tuple `args`; else it gets the two.
Handle *handle_of_callback(Vm *vm, Loop *loop, const NativeCallback *native, Value callable,
                           Value args);

// call_soon and call_at: a new reference, or NULL with the exception set. `args` is a tuple;
// `context` UNSET: the empty one. `when_s` is in seconds on the loop's clock.
Handle *loop_call_soon(Vm *vm, Loop *loop, Value callback, Value args, Value context);
Handle *loop_call_at(Vm *vm, Loop *loop, double when_s, Value callback, Value args, Value context);

// call_at for the library: a native callback gets `target` and `argument`.
Handle *loop_call_at_native(Vm *vm, Loop *loop, double when_s, const NativeCallback *native,
                            Value target, Value argument);

void handle_cancel(Vm *vm, Handle *handle);

// Puts it into the ready queue.
bool handle_make_ready(Vm *vm, Handle *handle, Because because);

#endif
