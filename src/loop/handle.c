#include "loop/handle.h"

#include "loop/asyncio.h"
#include "loop/context.h"
#include "loop/record.h"
#include "loop/repr.h"
#include "vm/classes/type.h"
#include "vm/errors/refusal.h"
#include "vm/protocol.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

static Handle *handle_new(Vm *vm, Loop *loop, const NativeCallback *native, Value callback,
                          Value args, Value context) {
    Handle *handle = object_new(vm, asyncio_of(vm)->handle_type, sizeof *handle);
    if (handle) {
        handle->loop = object_ref(loop);
        handle->native = native;
        handle->callback = value_ref(callback);
        handle->args = value_ref(args);
        handle->context =
            native || !value_is_unset(context) ? value_ref(context) : context_copy(vm);
        handle->event = -1;
        handle->made = loop_made_at(vm, loop, NULL);
    }
    return handle;
}

Handle *handle_of_callback(Vm *vm, Loop *loop, const NativeCallback *native, Value callable,
                           Value args) {
    // What a task's end calls is scheduled by its last step.
    static const Place place = {"_run", "events.py", 80, 0};
    Handle *handle = handle_new(vm, loop, native, callable, args, UNSET);
    if (handle && loop->debug) {
        value_set(vm, &handle->made, loop_made_at(vm, loop, &place));
    }
    return handle;
}

// The event in which something is done now: the latest line, step, call or the like.
static int64_t latest_event(const Vm *vm) {
    if (!vm->trace) {
        return -1;
    }
    int64_t index = trace_count(vm->trace) - 1;
    for (; index > 0; index--) {
        Event event;
        trace_get(vm->trace, index, &event);
        switch (event.kind) {
        case EVENT_LINE:
        case EVENT_CALL:
        case EVENT_STEP:
        case EVENT_RESUME:
        case EVENT_CALLBACK:
        case EVENT_LEAVE:
        case EVENT_CALLBACK_END:
        case EVENT_WORKER:
        case EVENT_LOOP_START:
            return index;
        default:
            break;
        }
    }
    return index;
}

bool handle_make_ready(Vm *vm, Handle *handle, Because because) {
    const Ready ready = {.kind = READY_HANDLE, .target = value_of_object(handle)};
    return loop_add_ready(vm, handle->loop, ready, because);
}

Handle *loop_call_soon(Vm *vm, Loop *loop, Value callback, Value args, Value context) {
    if (!loop_check_open(vm, loop)) {
        return NULL;
    }
    Handle *handle = handle_new(vm, loop, NULL, callback, args, context);
    if (handle && !handle_make_ready(vm, handle, (Because){WHY_CALL_SOON, latest_event(vm), 0})) {
        object_drop(vm, handle);
        return NULL;
    }
    return handle;
}

static bool add_timer(Vm *vm, Handle *handle, double when_s, const Task *wakes) {
    SimTime when = 0;
    if (!vm_seconds_to_time(vm, value_of_float(when_s), &when)) {
        return false;
    }
    handle->when = when;
    handle->when_s = when_s;
    handle->is_timer = true;
    handle->base.type = asyncio_of(vm)->timer_handle_type; // types of the library are not counted
    if (!timers_push(&handle->loop->timers, &vm->alloc, when, handle)) {
        vm_raise_memory(vm);
        return false;
    }
    object_ref(handle);
    handle->scheduled = true;
    record_timer(vm, handle, wakes);
    return true;
}

Handle *loop_call_at_native(Vm *vm, Loop *loop, double when_s, const NativeCallback *native,
                            Value target, Value argument) {
    if (!loop_check_open(vm, loop)) {
        return NULL;
    }
    Handle *handle = handle_new(vm, loop, native, target, argument, UNSET);
    if (handle && !add_timer(vm, handle, when_s, loop->current)) {
        object_drop(vm, handle);
        return NULL;
    }
    return handle;
}

// What it shows from now on; if that fails there is no reason not to cancel it.
static void keep_repr(Vm *vm, Handle *handle) {
    const Value before = vm_take_error(vm);
    value_set(vm, &handle->shown, repr_of_handle(vm, handle));
    vm_restore_error(vm, before);
}

void handle_cancel(Vm *vm, Handle *handle) {
    if (handle->cancelled) {
        return;
    }
    handle->cancelled = true;
    if (handle->scheduled) {
        handle->loop->cancelled_timers++;
        record_timer_cancel(vm, handle);
    }
    if (handle->loop->debug) {
        keep_repr(vm, handle);
    }
    value_set(vm, &handle->callback, UNSET);
    value_set(vm, &handle->args, UNSET);
}

Handle *loop_call_at(Vm *vm, Loop *loop, double when_s, Value callback, Value args, Value context) {
    if (!loop_check_open(vm, loop)) {
        return NULL;
    }
    Handle *handle = handle_new(vm, loop, NULL, callback, args, context);
    if (handle && !add_timer(vm, handle, when_s, NULL)) {
        object_drop(vm, handle);
        return NULL;
    }
    return handle;
}

static void clear(Vm *vm, Object *object) {
    Handle *handle = (Handle *)object;
    value_set(vm, &handle->args, UNSET);
    value_set(vm, &handle->callback, UNSET);
    value_set(vm, &handle->context, UNSET);
    value_set(vm, &handle->made, UNSET);
    value_set(vm, &handle->shown, UNSET);
    Loop *loop = handle->loop;
    handle->loop = NULL;
    if (loop) {
        object_drop(vm, loop);
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Handle *handle = (Handle *)object;
    const Value held[] = {handle->callback, handle->args, handle->context, handle->made};
    for (int i = 0; i < 4; i++) {
        if (value_is_object(held[i])) {
            visit(held[i].object, context);
        }
    }
    if (handle->loop) {
        visit(&handle->loop->base, context);
    }
}

static Value method_cancel(Vm *vm, const Value *args, int count) {
    (void)count;
    handle_cancel(vm, (Handle *)args[0].object);
    return NONE;
}

static Value method_cancelled(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_bool(((Handle *)args[0].object)->cancelled);
}

static Value method_when(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_float(((Handle *)args[0].object)->when_s);
}

static const NativeDef HANDLE_METHODS[] = {
    NATIVE("cancel", "self", method_cancel),
    NATIVE("cancelled", "self", method_cancelled),
    {0},
};

static const NativeDef TIMER_HANDLE_METHODS[] = {
    NATIVE("when", "self", method_when),
    {0},
};

// ---- Attributes that programs look at; of the library's own callbacks they are None ----

static Value get_callback(Vm *vm, Value self) {
    (void)vm;
    const Handle *handle = (Handle *)self.object;
    const bool shown = !handle->native && !handle->cancelled;
    return shown ? value_ref(handle->callback) : NONE;
}

static Value get_args(Vm *vm, Value self) {
    (void)vm;
    const Handle *handle = (Handle *)self.object;
    const bool shown = !handle->native && !handle->cancelled;
    return shown ? value_ref(handle->args) : NONE;
}

static Value get_cancelled(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(((Handle *)self.object)->cancelled);
}

static Value get_scheduled(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(((Handle *)self.object)->scheduled);
}

static Value get_loop(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of_object(((Handle *)self.object)->loop));
}

static Value get_made(Vm *vm, Value self) {
    (void)vm;
    const Value made = ((Handle *)self.object)->made;
    return value_is_unset(made) ? NONE : value_ref(made);
}

static Value get_when(Vm *vm, Value self) {
    (void)vm;
    return value_of_float(((Handle *)self.object)->when_s);
}

static const NativeGetter HANDLE_GETTERS[] = {
    {"_callback", get_callback, NULL},     {"_args", get_args, NULL},
    {"_cancelled", get_cancelled, NULL},   {"_loop", get_loop, NULL},
    {"_source_traceback", get_made, NULL}, {0},
};

static const NativeGetter TIMER_HANDLE_GETTERS[] = {
    {"_when", get_when, NULL},
    {"_scheduled", get_scheduled, NULL},
    {0},
};

static Value repr(Vm *vm, Value self) {
    Handle *handle = (Handle *)self.object;
    return value_is_unset(handle->shown) ? repr_of_handle(vm, handle) : value_ref(handle->shown);
}

// Timers compare by their time alone, as in asyncio; equal only when all else is equal too.
static Value timer_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!value_is_object(other) || other.object->type != self.object->type) {
        return NOT_IMPLEMENTED;
    }
    const Handle *a = (Handle *)self.object, *b = (Handle *)other.object;
    const bool same = a == b || (a->when_s == b->when_s && a->cancelled == b->cancelled &&
                                 value_is(a->callback, b->callback));
    (void)vm;
    switch (op) {
    case COMPARE_LT:
        return value_of_bool(a->when_s < b->when_s);
    case COMPARE_LE:
        return value_of_bool(a->when_s < b->when_s || same);
    case COMPARE_GT:
        return value_of_bool(a->when_s > b->when_s);
    case COMPARE_GE:
        return value_of_bool(a->when_s > b->when_s || same);
    case COMPARE_EQ:
        return value_of_bool(same);
    case COMPARE_NE:
        return value_of_bool(!same);
    }
    return NOT_IMPLEMENTED;
}

static bool timer_hash(Vm *vm, Value self, int64_t *hash) {
    return object_hash(vm, value_of_float(((Handle *)self.object)->when_s), hash);
}

// Handle(…)
static Value new_handle(Vm *vm, Type *type, Args args) {
    (void)type, (void)args;
    return refusal_raise(vm, TEXT("making a handle"),
                         TEXT("loop.call_soon and call_later make one"));
}

bool handle_setup(Vm *vm) {
    Asyncio *asyncio = asyncio_of(vm);
    Type *type = type_new(vm, "Handle", "asyncio.events", NULL, sizeof(Handle), TYPE_BASETYPE);
    if (!type) {
        return false;
    }
    asyncio->handle_type = type;
    type->new_ = new_handle;
    type->finalize = clear;
    type->traverse = traverse;
    type->clear = clear;
    type->repr = repr;
    if (!native_add_methods(vm, type, HANDLE_METHODS) ||
        !native_add_getters(vm, type, HANDLE_GETTERS) || !type_ready(vm, type)) {
        return false;
    }
    Type *timer = type_new(vm, "TimerHandle", "asyncio.events", type, sizeof(Handle), 0);
    if (!timer) {
        return false;
    }
    asyncio->timer_handle_type = timer;
    timer->compare = timer_compare;
    timer->hash = timer_hash;
    return native_add_methods(vm, timer, TIMER_HANDLE_METHODS) &&
           native_add_getters(vm, timer, TIMER_HANDLE_GETTERS) && type_ready(vm, timer);
}
