// asyncio.Lock, Semaphore, BoundedSemaphore and Event.
//
// As Lib/asyncio/locks.py. Each acquire() or wait() is a small state machine: it returns at once,
// or yields a future from the row of waiters and looks again when it is resumed.

#include "loop/asyncio.h"
#include "loop/library.h"
#include "loop/resource.h"
#include "vm/classes/type.h"
#include "vm/errors/refusal.h"
#include "vm/protocol.h"
#include "vm/types/str.h"

#include <stdio.h>

typedef struct Lock {
    Resource resource;
    bool locked;
} Lock;

typedef struct Semaphore {
    Resource resource;
    int64_t value;
    int64_t bound; // the first value
    bool bounded;
} Semaphore;

typedef struct AsyncEvent {
    Resource resource;
    bool set;
} AsyncEvent;

static bool is_cancellation(const Vm *vm) {
    return vm_error_is(vm, asyncio_of(vm)->CancelledError);
}

// Yields a new future of the row: state machines keep it in slot 0.
static Step yield_waiter(Vm *vm, NativeFrame *frame, Resource *resource, const char *what,
                         Value *out) {
    Future *future = resource_wait(vm, resource, &resource->waiters, what);
    if (!future) {
        return STEP_RAISE;
    }
    frame->slots[0] = value_ref(value_of_object(future));
    resource_line_up(vm, resource, 0, future);
    *out = value_ref(frame->slots[0]);
    return STEP_YIELD;
}

// The `await fut` of such a wait is over: out of the row. False: by an exception, which is set.
static bool end_wait(Vm *vm, NativeFrame *frame, Resource *resource) {
    Future *future = value_as_future(frame->slots[0]);
    waiters_remove(vm, &resource->waiters, future);
    resource_step_out(vm, resource, 0, future);
    if (frame->outcome == OUTCOME_RAISED) {
        return false;
    }
    const Value result = future_result(vm, future);
    value_drop(vm, result);
    return !value_is_unset(result);
}

// ---- Lock ----

static void record_lock(Vm *vm, Lock *lock) {
    resource_record(vm, &lock->resource, lock->locked, 0);
}

static bool all_cancelled(const Waiters *waiters) {
    for (int i = 0; i < waiters->count; i++) {
        if (waiters_at(waiters, i)->state != FUTURE_STATE_CANCELLED) {
            return false;
        }
    }
    return true;
}

static void take_lock(Vm *vm, Lock *lock) {
    lock->locked = true;
    resource_hold(vm, &lock->resource);
    record_lock(vm, lock);
}

// Wakes the first in line, if it is not on its way already.
static bool wake_first(Vm *vm, Lock *lock) {
    if (lock->resource.waiters.count == 0) {
        return true;
    }
    Future *first = waiters_at(&lock->resource.waiters, 0);
    return future_is_done(first) ||
           resource_wake(vm, &lock->resource, first, value_of_bool(true), WHY_LOCK_FREE);
}

static Step acquire_lock(Vm *vm, NativeFrame *frame, Value result, Value *out) {
    Lock *lock = (Lock *)frame->args[0].object;
    if (frame->state++ == 0) {
        if (lock->locked || !all_cancelled(&lock->resource.waiters)) {
            const Step step = yield_waiter(vm, frame, &lock->resource, "acquire()", out);
            record_lock(vm, lock);
            return step;
        }
    } else if (!end_wait(vm, frame, &lock->resource)) {
        record_lock(vm, lock);
        if (is_cancellation(vm) && !lock->locked) {
            const Value error = vm_take_error(vm);
            if (!wake_first(vm, lock)) {
                value_drop(vm, error);
                return STEP_RAISE;
            }
            vm_restore_error(vm, error);
        }
        return STEP_RAISE;
    }
    take_lock(vm, lock);
    *out = result;
    return STEP_RETURN;
}

static Step step_lock_acquire(Vm *vm, NativeFrame *frame, Value *out) {
    return acquire_lock(vm, frame, value_of_bool(true), out);
}

static Step step_lock_enter(Vm *vm, NativeFrame *frame, Value *out) {
    return acquire_lock(vm, frame, NONE, out);
}

static bool release_lock(Vm *vm, Lock *lock) {
    if (!lock->locked) {
        vm_raise(vm, vm->exceptions.RuntimeError, "Lock is not acquired.");
        return false;
    }
    lock->locked = false;
    resource_let_go(vm, &lock->resource);
    record_lock(vm, lock);
    return wake_first(vm, lock);
}

static Value lock_release(Vm *vm, const Value *args, int count) {
    (void)count;
    return release_lock(vm, (Lock *)args[0].object) ? NONE : UNSET;
}

static Step step_lock_exit(Vm *vm, NativeFrame *frame, Value *out) {
    *out = NONE;
    return release_lock(vm, (Lock *)frame->args[0].object) ? STEP_RETURN : STEP_RAISE;
}

static Value lock_locked(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_bool(((Lock *)args[0].object)->locked);
}

static Value lock_init(Vm *vm, const Value *args, int count) {
    (void)count;
    Lock *lock = (Lock *)args[0].object;
    resource_init(vm, &lock->resource, RESOURCE_TYPE_LOCK);
    record_lock(vm, lock);
    return NONE;
}

// repr's bracket: what it is, and how many wait.
static Value repr_with_waiters(Vm *vm, Resource *resource, const char *state) {
    char extra[80];
    const int count = resource->waiters.count;
    if (count) {
        snprintf(extra, sizeof extra, "%s, waiters:%d", state, count);
    } else {
        snprintf(extra, sizeof extra, "%s", state);
    }
    return resource_repr(vm, resource, extra);
}

static Value lock_repr(Vm *vm, Value self) {
    Lock *lock = (Lock *)self.object;
    return repr_with_waiters(vm, &lock->resource, lock->locked ? "locked" : "unlocked");
}

static const NativeDef LOCK_METHODS[] = {
    NATIVE("__init__", "self", lock_init),
    NATIVE("locked", "self", lock_locked),
    NATIVE_ASYNC("acquire", "self", step_lock_acquire),
    NATIVE("release", "self", lock_release),
    NATIVE_ASYNC_OF("_ContextManagerMixin", "__aenter__", "self", step_lock_enter),
    NATIVE_ASYNC_OF("_ContextManagerMixin", "__aexit__", "self, exc_type, exc, tb", step_lock_exit),
    {0},
};

// ---- Semaphore ----

static void record_semaphore(Vm *vm, Semaphore *semaphore) {
    resource_record(vm, &semaphore->resource, semaphore->value, semaphore->bound);
}

static bool semaphore_is_locked(const Semaphore *semaphore) {
    return semaphore->value == 0 || !all_cancelled(&semaphore->resource.waiters);
}

// Hands a place to the first in line that is not on its way already.
static bool wake_next(Vm *vm, Semaphore *semaphore) {
    Future *next = waiters_first_pending(&semaphore->resource.waiters);
    semaphore->value -= next != NULL;
    record_semaphore(vm, semaphore);
    return !next ||
           resource_wake(vm, &semaphore->resource, next, value_of_bool(true), WHY_PLACE_FREE);
}

static Step end_semaphore_wait(Vm *vm, NativeFrame *frame, Semaphore *semaphore, Value result,
                               Value *out) {
    const Future *future = value_as_future(frame->slots[0]);
    if (!end_wait(vm, frame, &semaphore->resource)) {
        if (is_cancellation(vm) && future->state != FUTURE_STATE_CANCELLED) {
            // It had been given a place and was cancelled on the way: the place goes on.
            const Value error = vm_take_error(vm);
            semaphore->value++;
            if (!wake_next(vm, semaphore)) {
                value_drop(vm, error);
                return STEP_RAISE;
            }
            vm_restore_error(vm, error);
        } else {
            record_semaphore(vm, semaphore);
        }
        return STEP_RAISE;
    }
    resource_hold(vm, &semaphore->resource);
    if (semaphore->value <= 0) {
        record_semaphore(vm, semaphore);
    } else if (!wake_next(vm, semaphore)) {
        return STEP_RAISE;
    }
    *out = result;
    return STEP_RETURN;
}

static Step acquire_semaphore(Vm *vm, NativeFrame *frame, Value result, Value *out) {
    Semaphore *semaphore = (Semaphore *)frame->args[0].object;
    if (frame->state++ > 0) {
        return end_semaphore_wait(vm, frame, semaphore, result, out);
    }
    if (semaphore_is_locked(semaphore)) {
        const Step step = yield_waiter(vm, frame, &semaphore->resource, "acquire()", out);
        record_semaphore(vm, semaphore);
        return step;
    }
    semaphore->value--;
    resource_hold(vm, &semaphore->resource);
    record_semaphore(vm, semaphore);
    *out = result;
    return STEP_RETURN;
}

static Step step_semaphore_acquire(Vm *vm, NativeFrame *frame, Value *out) {
    return acquire_semaphore(vm, frame, value_of_bool(true), out);
}

static Step step_semaphore_enter(Vm *vm, NativeFrame *frame, Value *out) {
    return acquire_semaphore(vm, frame, NONE, out);
}

static bool release_semaphore(Vm *vm, Semaphore *semaphore) {
    if (semaphore->bounded && semaphore->value >= semaphore->bound) {
        vm_raise(vm, vm->exceptions.ValueError, "BoundedSemaphore released too many times");
        return false;
    }
    semaphore->value++;
    resource_let_go(vm, &semaphore->resource);
    return wake_next(vm, semaphore);
}

static Value semaphore_release(Vm *vm, const Value *args, int count) {
    (void)count;
    return release_semaphore(vm, (Semaphore *)args[0].object) ? NONE : UNSET;
}

static Step step_semaphore_exit(Vm *vm, NativeFrame *frame, Value *out) {
    *out = NONE;
    return release_semaphore(vm, (Semaphore *)frame->args[0].object) ? STEP_RETURN : STEP_RAISE;
}

static Value semaphore_locked(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_bool(semaphore_is_locked((Semaphore *)args[0].object));
}

static Value init_semaphore(Vm *vm, const Value *args, bool bounded) {
    Semaphore *semaphore = (Semaphore *)args[0].object;
    const int negative = object_compare_truth(vm, args[1], value_of_int(0), COMPARE_LT);
    if (negative < 0) {
        return UNSET;
    }
    if (negative) {
        return vm_raise(vm, vm->exceptions.ValueError, "Semaphore initial value must be >= 0");
    }
    if (args[1].kind != VALUE_INT && args[1].kind != VALUE_BOOL) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "awaiter: a semaphore counts in ints, not in '%s'",
                        vm_type_name(vm, args[1]));
    }
    semaphore->value = semaphore->bound = args[1].integer;
    semaphore->bounded = bounded;
    resource_init(vm, &semaphore->resource,
                  bounded ? RESOURCE_TYPE_BOUNDED_SEMAPHORE : RESOURCE_TYPE_SEMAPHORE);
    record_semaphore(vm, semaphore);
    return NONE;
}

static Value semaphore_init(Vm *vm, const Value *args, int count) {
    (void)count;
    return init_semaphore(vm, args, false);
}

static Value bounded_semaphore_init(Vm *vm, const Value *args, int count) {
    (void)count;
    return init_semaphore(vm, args, true);
}

static Value semaphore_repr(Vm *vm, Value self) {
    Semaphore *semaphore = (Semaphore *)self.object;
    char state[48] = "locked";
    if (!semaphore_is_locked(semaphore)) {
        snprintf(state, sizeof state, "unlocked, value:%lld", (long long)semaphore->value);
    }
    return repr_with_waiters(vm, &semaphore->resource, state);
}

static const NativeDef SEMAPHORE_METHODS[] = {
    NATIVE("__init__", "self, value=1", semaphore_init),
    NATIVE("locked", "self", semaphore_locked),
    NATIVE_ASYNC("acquire", "self", step_semaphore_acquire),
    NATIVE("release", "self", semaphore_release),
    NATIVE_ASYNC_OF("_ContextManagerMixin", "__aenter__", "self", step_semaphore_enter),
    NATIVE_ASYNC_OF("_ContextManagerMixin", "__aexit__", "self, exc_type, exc, tb",
                    step_semaphore_exit),
    {0},
};

static const NativeDef BOUNDED_SEMAPHORE_METHODS[] = {
    NATIVE("__init__", "self, value=1", bounded_semaphore_init),
    {0},
};

// ---- Event ----

static void record_event(Vm *vm, AsyncEvent *event) {
    resource_record(vm, &event->resource, event->set, 0);
}

static Value event_init(Vm *vm, const Value *args, int count) {
    (void)count;
    AsyncEvent *event = (AsyncEvent *)args[0].object;
    resource_init(vm, &event->resource, RESOURCE_TYPE_EVENT);
    record_event(vm, event);
    return NONE;
}

static Value event_is_set(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_bool(((AsyncEvent *)args[0].object)->set);
}

static Value event_set(Vm *vm, const Value *args, int count) {
    (void)count;
    AsyncEvent *event = (AsyncEvent *)args[0].object;
    if (event->set) {
        return NONE;
    }
    event->set = true;
    record_event(vm, event);
    const Waiters *waiters = &event->resource.waiters;
    for (int i = 0; i < waiters->count; i++) {
        Future *future = waiters_at(waiters, i);
        if (!future_is_done(future) &&
            !resource_wake(vm, &event->resource, future, value_of_bool(true), WHY_EVENT_SET)) {
            return UNSET;
        }
    }
    return NONE;
}

static Value event_clear(Vm *vm, const Value *args, int count) {
    (void)count;
    AsyncEvent *event = (AsyncEvent *)args[0].object;
    event->set = false;
    record_event(vm, event);
    return NONE;
}

static Step step_event_wait(Vm *vm, NativeFrame *frame, Value *out) {
    AsyncEvent *event = (AsyncEvent *)frame->args[0].object;
    if (frame->state++ == 0) {
        if (!event->set) {
            const Step step = yield_waiter(vm, frame, &event->resource, "wait()", out);
            record_event(vm, event);
            return step;
        }
    } else {
        const bool woken = end_wait(vm, frame, &event->resource);
        record_event(vm, event);
        if (!woken) {
            return STEP_RAISE;
        }
    }
    *out = value_of_bool(true);
    return STEP_RETURN;
}

static Value event_repr(Vm *vm, Value self) {
    AsyncEvent *event = (AsyncEvent *)self.object;
    return repr_with_waiters(vm, &event->resource, event->set ? "set" : "unset");
}

static const NativeDef EVENT_METHODS[] = {
    NATIVE("__init__", "self", event_init),
    NATIVE("is_set", "self", event_is_set),
    NATIVE("set", "self", event_set),
    NATIVE("clear", "self", event_clear),
    NATIVE_ASYNC("wait", "self", step_event_wait),
    {0},
};

// ---- Attributes that programs look at ----

static Value get_locked(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(((Lock *)self.object)->locked);
}

static Value get_set(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(((AsyncEvent *)self.object)->set);
}

static Value get_value(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(((Semaphore *)self.object)->value);
}

static bool set_value(Vm *vm, Value self, Value value) {
    if (value.kind != VALUE_INT) {
        refusal_raise(vm, TEXT("a semaphore's _value that is no int"), (Text){NULL, 0});
        return false;
    }
    ((Semaphore *)self.object)->value = value.integer;
    return true;
}

static Value get_bound(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(((Semaphore *)self.object)->bound);
}

// None before anybody has waited.
static Value get_waiters(Vm *vm, Value self) {
    const Waiters *waiters = &((Resource *)self.object)->waiters;
    return waiters->capacity == 0 ? NONE : waiters_deque(vm, waiters);
}

static Value get_event_waiters(Vm *vm, Value self) {
    return waiters_deque(vm, &((Resource *)self.object)->waiters);
}

static const NativeGetter LOCK_GETTERS[] = {
    {"_locked", get_locked, NULL}, {"_waiters", get_waiters, NULL}, {0}};
static const NativeGetter EVENT_GETTERS[] = {
    {"_value", get_set, NULL}, {"_waiters", get_event_waiters, NULL}, {0}};
static const NativeGetter SEMAPHORE_GETTERS[] = {
    {"_value", get_value, set_value}, {"_waiters", get_waiters, NULL}, {0}};
static const NativeGetter BOUNDED_GETTERS[] = {{"_bound_value", get_bound, NULL}, {0}};

// ---- The types ----

static void finalize(Vm *vm, Object *object) {
    resource_clear(vm, (Resource *)object);
}

static void traverse(Object *object, Visit *visit, void *context) {
    resource_traverse((Resource *)object, visit, context);
}

static Type *make_type(Vm *vm, const char *name, Type *parent, size_t size,
                       Value (*repr)(Vm *vm, Value self), const NativeDef *methods,
                       const NativeGetter *getters) {
    Type *type = asyncio_type_new(vm, name, "asyncio.locks", parent, size, TYPE_BASETYPE);
    if (!type) {
        return NULL;
    }
    type->finalize = finalize;
    type->clear = finalize;
    type->init = asyncio_init_by_method;
    type->traverse = traverse;
    type->repr = repr;
    return native_add_methods(vm, type, methods) && native_add_getters(vm, type, getters) &&
                   type_ready(vm, type)
               ? type
               : NULL;
}

bool locks_setup(Vm *vm) {
    Asyncio *asyncio = asyncio_of(vm);
    asyncio->lock_type =
        make_type(vm, "Lock", NULL, sizeof(Lock), lock_repr, LOCK_METHODS, LOCK_GETTERS);
    asyncio->event_type =
        make_type(vm, "Event", NULL, sizeof(AsyncEvent), event_repr, EVENT_METHODS, EVENT_GETTERS);
    asyncio->semaphore_type = make_type(vm, "Semaphore", NULL, sizeof(Semaphore), semaphore_repr,
                                        SEMAPHORE_METHODS, SEMAPHORE_GETTERS);
    asyncio->bounded_semaphore_type =
        asyncio->semaphore_type
            ? make_type(vm, "BoundedSemaphore", asyncio->semaphore_type, sizeof(Semaphore),
                        semaphore_repr, BOUNDED_SEMAPHORE_METHODS, BOUNDED_GETTERS)
            : NULL;
    return asyncio->lock_type && asyncio->event_type && asyncio->bounded_semaphore_type;
}
