// Future: a result that is not there yet, and who wants to know when it is.
//
// As asyncio's C Future (Modules/_asynciomodule.c): pending, then once cancelled, or finished; when
// that happens each callback is put into the ready queue, never called at once. Library code
// written in C adds NativeCallbacks, which differ from callables of the program only in needing no
// object.

#ifndef LOOP_FUTURE_H
#define LOOP_FUTURE_H

#include "base/array.h"
#include "vm/vm.h"

typedef struct Loop Loop;
typedef struct Future Future;

// Why a handle becomes ready: see WHY in trace/event.def. `cause` -1: not known yet.
typedef struct Because {
    Why why;
    int64_t cause; // index of the event that made it so
    int64_t on;    // the task, thing, timer or worker meant; 0: none
} Because;

// What a native callback does when its turn comes: `target` is what it was added with. False with
// the exception set: the loop's exception handler gets it.
typedef bool NativeCallbackFn(Vm *vm, Value target, Value argument);

typedef struct NativeCallback {
    const char *repr;     // how asyncio's own callback shows in a repr; of a task behind its class
    NativeCallbackFn *fn; // NULL: wakes the task in `target`
    bool has_arguments;   // which its repr shows, too, and where CPython has it
} NativeCallback;

typedef struct DoneCallback {
    const NativeCallback *native; // NULL: `target` is a callable of the program
    Value target;                 // counted
    Value context;                // counted; UNSET for native ones
} DoneCallback;

// What every wait needs comes first, in a line or two of the processor's cache.
struct Future {
    Object base;
    Loop *loop;         // counted
    FutureState state;  // the trace's words: pending, done, error, cancelled
    bool blocking;      // `_asyncio_future_blocking`: set by await, cleared by the task
    bool log_traceback; // an exception that nobody has asked for
    int callback_count;
    DoneCallback callback;              // the first: there is seldom another one
    ARRAY(DoneCallback) more_callbacks; // the others
    union {
        Value outcome;         // any of these; UNSET while it is pending
        Value result;          // of one that is done
        Value exception;       // of one that has failed
        Value cancelled_error; // of a cancelled one: what is to be raised (once), or UNSET
    };
    Value traceback;      // what the exception began with, for the first who gets it; or UNSET
    Value cancel_message; // UNSET or a value
    Value made;           // where, in debug mode; else UNSET
    // For the trace only:
    int id;           // tasks are positive, futures negative
    int in_line;      // the task that stands in a resource's line with it; 0: none
    Because because;  // why those who wait for it go on; cause -1 until it is done
    const char *verb; // what awaiting it is called, as short Python: "acquire()"; NULL: by kind
    Object *about;    // counted: the Lock, Queue or the like that `verb` is done to; NULL: none
    TextId what;      // the same in words of the trace when it was made for it: "sleep(1)"; or 0
    TextId label;     // the first name bound to it; 0: none
    ListId on;        // the tasks and things that one waits for with it; 0: itself
    SimTime until;    // when it will be done at the latest; TIME_NONE: not known
};

// The types' slots and methods. Call once, before any other function.
bool future_setup(Vm *vm);

Future *future_new(Vm *vm, Loop *loop);

// Initializes the Future part of an object of a type below Future (tasks, gather's).
bool future_init(Vm *vm, Future *future, Loop *loop);

bool value_is_future(const Vm *vm, Value value); // Future or Task or below
Future *value_as_future(Value value);            // borrowed

// Whether the program made a future of its own, which only looks like one of asyncio's; then the
// run ends, as asyncio's code in C can't use it.
bool future_is_foreign(Vm *vm, Value value);

// The future that a value is; NULL with RuntimeError set when the program's class that it is of has
// not called our __init__, so that it has no loop. Borrowed.
Future *future_alive(Vm *vm, Value value);

static inline bool future_is_done(const Future *future) {
    return future->state != FUTURE_STATE_PENDING;
}

// Each finishes a pending future (else false with InvalidStateError) and schedules the callbacks.
bool future_set_result(Vm *vm, Future *future, Value result);       // borrows
bool future_set_exception(Vm *vm, Future *future, Value exception); // borrows; type or instance

// Marks it cancelled; false when it is already done. `message` borrowed, UNSET: none. Futures
// only: value_cancel asks any future the right way.
bool future_cancel(Vm *vm, Future *future, Value message);

// `future.cancel(msg)` for a future, a task or gather's future; 1, 0, -1 with an exception set.
int future_request_cancel(Vm *vm, Future *future, Value message);

// The result as a new reference, or UNSET with the future's exception (or CancelledError, or
// InvalidStateError) set.
Value future_result(Vm *vm, Future *future);

// The CancelledError that a waiter gets: a new reference, UNSET without memory.
Value future_make_cancelled_error(Vm *vm, Future *future);

// The exception for whoever is to raise it, borrowed: nobody will be told that it was never
// retrieved. As CPython has it, its traceback begins anew: for the first one with the frames that
// it came through, for all others with none.
Value future_take_exception(Vm *vm, Future *future);

// Marks the exception as seen, so that nobody is told that it was never retrieved.
void future_mark_retrieved(Future *future);

// What becomes known to the trace when a future is done by something more telling than "a future
// is done": say it before setting the result.
static inline void future_explain(Future *future, Why why, int64_t cause, int64_t on) {
    future->because = (Because){why, cause, on};
}

// Likewise: because `other` is done, a task or a future that knows of something nearer.
static inline void future_explain_by(Future *future, Why why, const Future *other) {
    const Because because = other->because;
    future_explain(future, why, because.cause,
                   other->id > 0 || !because.on ? other->id : because.on);
}

// Adds what is to be done when it is done; when it already is, schedules it at once.
// One of its callbacks, by index.
static inline DoneCallback *future_callback(Future *future, int index) {
    return index == 0 ? &future->callback : &future->more_callbacks.items[index - 1];
}

bool future_add_native_callback(Vm *vm, Future *future, const NativeCallback *native, Value target);

// Removes all that are equal; how many, or -1.
int future_remove_native_callback(Vm *vm, Future *future, const NativeCallback *native,
                                  Value target);

// What finalize, traverse and clear of types below Future must do for the Future part.
void future_traverse(Object *object, Visit *visit, void *context);
void future_clear(Vm *vm, Object *object);

#endif
