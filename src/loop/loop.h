// The event loop: a ready queue, timers, and a clock that jumps.
//
// One turn is one pass of asyncio's BaseEventLoop._run_once: drop cancelled timers; if nothing is
// ready, move the clock to the first deadline; move due timers to the ready queue; run exactly as
// many handles as were ready at that moment. The loop runs as a native frame (vm/run/native.h):
// what a handle does is put on the VM's stack of frames, so that the machine can stop anywhere.

#ifndef LOOP_LOOP_H
#define LOOP_LOOP_H

#include "loop/future.h"
#include "loop/handle.h"
#include "loop/timers.h"
#include "vm/vm.h"

typedef struct Task Task;
typedef struct Worker Worker;

// Where CPython has what asyncio's own code is for in awaiter: reprs say so. `line` is the one of
// its `def` or of a call in it, `awaits` that of its (most usual) await.
typedef struct Place {
    const char *name;
    const char *file;
    int line, awaits;
} Place;

typedef enum ReadyKind {
    READY_HANDLE,   // target: a Handle
    READY_STEP,     // target: a Task; argument: the exception to throw, or UNSET
    READY_WAKEUP,   // target: a Task; argument: the future that is done
    READY_NATIVE,   // native, target, argument: the future
    READY_CALLABLE, // target: a callable of the program; argument: the future
} ReadyKind;

typedef struct Ready {
    ReadyKind kind;
    TextId text; // of a callback, in the trace: as it was when it became ready
    const NativeCallback *native;
    Value target;   // counted
    Value argument; // counted
    Value context;  // counted; UNSET: the empty one, or a task's step, which has the task's
} Ready;

struct Loop {
    Object base;
    Ready *ready; // a ring
    int ready_first, ready_count, ready_capacity;
    TimerHeap timers;
    int cancelled_timers;
    int64_t turn;   // `tick`: how many turns have begun
    int todo;       // handles of this turn that have not run yet
    bool in_turn;   // a turn has begun and is not over
    bool parked;    // it runs in a worker, which waits for something to become ready
    Worker *worker; // in which it runs; NULL: the main line
    bool running, stopping, closed, debug;
    int id;               // in the trace
    Task *current;        // the task whose step is running; borrowed
    Value thrown;         // into it; as in CPython it lives at least as long as the step,
    bool thrown_is_new;   // or, when it was made for that, until the coroutine stops
    Ready now;            // what runs now
    Value context_before; // to go back to after it
    bool context_entered;
    Value exception_handler; // counted; NONE: the default one
    Value task_factory;      // counted; NONE
    Value executor;          // counted; NONE: the default one was not made yet
    bool executor_is_shut;   // no job is taken any more
    bool tracks_origins; // coroutines remember where they were made: in debug mode, when it runs
    int origin_depth_before; // what the program had set for that
    struct List *asyncgens;  // counted: weak references to those that have begun; NULL: none
    Value slow;              // counted: slow_callback_duration, in seconds
    SimTime handle_began;    // when `now` began to run
    bool in_handle;          // and it is not over
};

bool loop_setup(Vm *vm); // in loop_methods.c, with what the program sees of a loop
Loop *loop_new(Vm *vm, Type *type);

// What the loop holds, let go: the end of its life, or close().
void loop_drop_queues(Vm *vm, Loop *loop);

// In debug mode coroutines remember where they were made, while the loop runs.
void loop_track_origins(Vm *vm, Loop *loop, bool enabled);

bool loop_check_open(Vm *vm, const Loop *loop);

// What loop_add_ready needs beside the usual: room in the queue of a loop that is open (false with
// an exception set), and a word to the trace about the one that was added.
bool loop_make_room(Vm *vm, Loop *loop);
void loop_record_added(Vm *vm, Loop *loop, Because because);

// Appends to the ready queue. Everything borrowed. False with MemoryError or RuntimeError set.
static ALWAYS_INLINE bool loop_add_ready(Vm *vm, Loop *loop, Ready ready, Because because) {
    if ((loop->ready_count == loop->ready_capacity || loop->closed) && !loop_make_room(vm, loop)) {
        return false;
    }
    Ready *to = &loop->ready[(loop->ready_first + loop->ready_count) & (loop->ready_capacity - 1)];
    to->kind = ready.kind;
    to->text = 0;
    to->native = ready.native;
    to->target = value_ref(ready.target);
    to->argument = value_ref(ready.argument);
    to->context = value_ref(ready.context);
    loop->ready_count++;
    if (vm->trace) {
        loop_record_added(vm, loop, because);
    }
    return true;
}

// The loop's methods run_forever and run_until_complete (native frames).
NativeStep loop_run_forever, loop_run_until_complete;

// Where CPython is while this native frame runs a loop; false: it does not.
bool loop_place(const Frame *frame, Place *out);

double loop_time(const Vm *vm);

// Ends the run with this status and message; an exception that nobody can catch is set. False.
bool loop_halt(Vm *vm, int status, const Buf *message);

// Ends the run when the clock would pass its limit (--max-time); false then.
bool loop_check_time(Vm *vm, SimTime when);

// Hands an exception that nobody can catch to the loop's handler: `message` as in asyncio's
// contexts; the exception is in vm->error and is taken. `made` is where the object was made, UNSET
// when that is not known. False when an exception must leave the loop.
bool loop_call_exception_handler(Vm *vm, Loop *loop, const char *message, Value key_object,
                                 const char *key, Value made);

// The stack at which something is made, which loops in debug mode remember: a new reference, UNSET
// when the loop is not in debug mode. `place`: whose frame CPython would have below it, or NULL.
Value loop_made_at(Vm *vm, const Loop *loop, const Place *place);

// In debug mode: whether call_soon and its like may be given this, from this thread (`thread`:
// whether that matters). False with TypeError or RuntimeError set.
bool loop_check_callback(Vm *vm, const Loop *loop, Value callback, const char *method, bool thread);

#endif
