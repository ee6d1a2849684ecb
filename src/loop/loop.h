// The event loop: a ready queue, timers, and a clock that jumps.
//
// One turn is one pass of asyncio's BaseEventLoop._run_once: drop cancelled timers; if nothing is
// ready, move the clock to the first deadline; move due timers to the ready queue; run exactly as
// many handles as were ready at that moment. The loop runs as a native frame (vm/native.h): what a
// handle does is put on the VM's stack of frames, so that the machine can stop anywhere.

#ifndef LOOP_LOOP_H
#define LOOP_LOOP_H

#include "loop/future.h"
#include "loop/timers.h"
#include "vm/vm.h"

typedef struct Task Task;

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
    int id;         // of the timer in the trace
    int64_t event;  // index of its `timer` event; -1: none
};

typedef enum ReadyKind {
    READY_HANDLE,   // target: a Handle
    READY_STEP,     // target: a Task; argument: the exception to throw, or UNSET
    READY_WAKEUP,   // target: a Task; argument: the future that is done
    READY_NATIVE,   // native, target, argument: the future
    READY_CALLABLE, // target: a callable of the program; argument: the future
} ReadyKind;

typedef struct Ready {
    ReadyKind kind;
    const NativeCallback *native;
    Value target;   // counted
    Value argument; // counted
    Value context;  // counted; UNSET: the empty one
} Ready;

struct Loop {
    Object base;
    Ready *ready; // a ring
    int ready_first, ready_count, ready_capacity;
    TimerHeap timers;
    int cancelled_timers;
    int64_t turn; // `tick`: how many turns have begun
    int todo;     // handles of this turn that have not run yet
    bool running, stopping, closed, debug;
    int id;              // in the trace
    Task *current;       // the task whose step is running; borrowed
    Ready now;           // what runs now
    Value exception_handler; // counted; NONE: the default one
    Value task_factory;      // counted; NONE
    Value fields;            // UNSET or the dict of attributes set by the program
};

bool loop_setup(Vm *vm);
Loop *loop_new(Vm *vm);

bool loop_check_open(Vm *vm, const Loop *loop);

// Appends to the ready queue. Everything borrowed. False with MemoryError set.
bool loop_add_ready(Vm *vm, Loop *loop, Ready ready, Because because);

// call_at for the library: a timer with a native callback; a new reference.
Handle *loop_call_at_native(Vm *vm, Loop *loop, double when_s, const NativeCallback *native,
                            Value target, Value argument);
Handle *loop_call_soon(Vm *vm, Loop *loop, Value callback, Value args, Value context);
void handle_cancel(Vm *vm, Handle *handle);

double loop_time(const Vm *vm);

// Hands an exception that nobody can catch to the loop's handler: `message` as in asyncio's
// contexts; the exception is in vm->error and is taken. False when one must leave the loop.
bool loop_call_exception_handler(Vm *vm, Loop *loop, const char *message, Value key_object,
                                 const char *key);

#endif
