// The asyncio layer's state in one struct, and what its files need of each other.
//
// It hangs on vm->loop; the vm never looks inside. Made by asyncio_setup, released by vm_free.

#ifndef LOOP_ASYNCIO_H
#define LOOP_ASYNCIO_H

#include "loop/future.h"
#include "loop/loop.h"
#include "loop/task.h"
#include "loop/workers.h"
#include "vm/vm.h"

typedef struct Asyncio {
    Type *loop_bases[3]; // AbstractEventLoop, BaseEventLoop, BaseSelectorEventLoop
    Type *loop_type, *handle_type, *timer_handle_type;
    Type *future_type, *future_iter_type, *task_type, *gathering_future_type, *runner_type;
    Type *CancelledError, *InvalidStateError, *QueueEmpty, *QueueFull, *BrokenBarrierError;
    Type *lock_type, *event_type, *semaphore_type, *bounded_semaphore_type, *shared_type;
    Type *context_type, *context_var_type, *token_type;
    bool shows;              // a callback, in its shown form: no code of the program may run
    TextId sleeper;          // what ends a sleep as it mostly shows; 0: not known yet
    bool cancels_in_time;    // asyncio.timeout does: who is cancelled goes on because of the time
    const Place *creator;    // asyncio's own function that makes a task just now, for debug mode
    const char *cancels_for; // what asyncio itself cancels for just now: "timeout"; NULL: nothing
    Value context;           // what runs has this contextvars.Context; UNSET: the empty one
    Type *queue_type, *priority_queue_type, *lifo_queue_type;
    Value policy;     // an event loop policy of the program; UNSET: the one that is there at first
    Workers workers;  // threads of pools
    Loop *running;    // what get_running_loop gives; counted; NULL: none
    Loop *current;    // what set_event_loop set; counted; NULL: none
    bool current_set; // set_event_loop was called
    Task *first_task; // all living tasks in order of creation, linked through Task.next; borrowed
    Task *last_task;
    int64_t next_task_name;
    int next_task_id, next_table, next_loop_id, next_timer_id;
    int next_future_id; // counts down from 0: futures and other things are numbered below 0
} Asyncio;

static inline Asyncio *asyncio_of(const Vm *vm) {
    return (Asyncio *)vm->loop;
}

// Registers `asyncio` and its submodules with a new Vm. False: no memory.
bool asyncio_setup(Vm *vm);

// Whether a coroutine is one of asyncio's own (what asyncio.run runs at its end): its task has a
// name and turns, but no table.
bool asyncio_is_own_coroutine(const Vm *vm, Value coro);

// asyncio.iscoroutine, and iscoroutinefunction (1, 0, -1 with an exception set).
bool asyncio_is_coroutine(Vm *vm, Value value);
bool asyncio_needs_coroutine(Vm *vm, Value value); // false with TypeError set: it is none
int asyncio_is_coroutine_function(Vm *vm, Value value);

// ensure_future: the future itself, or a new task for a coroutine or awaitable; a new reference.
// `loop` NULL: asyncio_get_event_loop.
Future *asyncio_ensure_future(Vm *vm, Value awaitable, Loop *loop);

// loop.create_task, as the loop's class has it; a new reference to a future or task.
Value asyncio_create_task(Vm *vm, Loop *loop, Value coro, Value name, Value context);

// What that method does when the program does not replace it: asks the task factory if there is
// one, else makes a Task.
Value asyncio_make_task(Vm *vm, Loop *loop, Value coro, Value name, Value context);

// The occasions on which asyncio's logger is told something.
typedef enum AsyncioLog {
    LOG_SELECTOR,  // a loop is made
    LOG_CLOSE,     // a loop in debug mode is closed
    LOG_SLOW,      // something ran too long, in debug mode
    LOG_UNHANDLED, // the default exception handler
    LOG_HANDLER,   // an exception in that one
} AsyncioLog;

// What the logger of asyncio does then: message, then the traceback of the exception (borrowed;
// UNSET: none). False with an exception set.
bool asyncio_log(Vm *vm, AsyncioLog occasion, Text message, Value exception);

// asyncio.new_event_loop and set_event_loop, through the program's policy if it has set one.
// new_event_loop: a new reference, NULL with an exception set; set_event_loop: NULL is None.
Loop *asyncio_new_event_loop(Vm *vm);
bool asyncio_set_event_loop(Vm *vm, Loop *loop);

// Whether the loop is of a class of the program that has its own method of this name; asyncio's own
// code calls that one then. Those for which it does not are refused when the class is made.
bool loop_overrides(Vm *vm, const Loop *loop, const char *method);

// vm_push_call with a tuple and a dict (or UNSET) of arguments, as f(*args, **kwargs).
bool asyncio_push_call(Vm *vm, Value callable, Value args, Value kwargs);

// A new type of the library whose instances have a `__dict__`, made by calling it when it has an
// `init` slot; type_new's parameters.
Type *asyncio_type_new(Vm *vm, const char *name, const char *module, Type *parent, size_t size,
                       uint32_t flags);

// What traverse and clear of such a type must do for the attributes set by the program.
void asyncio_fields_traverse(const Object *object, Visit *visit, void *context);
void asyncio_fields_clear(Vm *vm, Object *object);

// The loop that a program gave as an argument: NONE is the one that is running. Borrowed; NULL with
// TypeError or RuntimeError set.
Loop *asyncio_loop_of(Vm *vm, Value value);

// The `init` slot of types that have their `__init__` in a table of methods.
bool asyncio_init_by_method(Vm *vm, Value self, Args args);

// The loop that code runs under, or the RuntimeError "no running event loop" (NULL). Borrowed.
Loop *asyncio_running_loop(Vm *vm);

// What `events._get_event_loop()` gives: the running loop, else the set one, else (in the main
// thread, none set) a new one. Borrowed; NULL with the exception set.
Loop *asyncio_get_event_loop(Vm *vm);

#endif
