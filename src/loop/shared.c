// `_asyncio.Shared`: what Condition and Barrier, which are written in Python, are built on: a row
// of waiting futures that the trace knows of.

#include "loop/asyncio.h"
#include "loop/library.h"
#include "loop/resource.h"
#include "vm/classes/type.h"
#include "vm/protocol.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <stdio.h>

static Resource *self_of(const Value *args) {
    return (Resource *)args[0].object;
}

static Value init(Vm *vm, const Value *args, int count) {
    (void)count;
    const bool barrier = str_equals_c(value_as_str(args[1]), "Barrier");
    resource_init(vm, self_of(args), barrier ? RESOURCE_TYPE_BARRIER : RESOURCE_TYPE_CONDITION);
    return NONE;
}

// Takes the place of another thing in the picture.
static Value own(Vm *vm, const Value *args, int count) {
    (void)count;
    if (value_is_a(vm, args[1], asyncio_of(vm)->lock_type) ||
        value_is_a(vm, args[1], asyncio_of(vm)->shared_type)) {
        resource_set_owner(vm, (Resource *)args[1].object, self_of(args));
    }
    return NONE;
}

static Value changed(Vm *vm, const Value *args, int count) {
    (void)count;
    Resource *resource = self_of(args);
    const int64_t state = args[1].kind == VALUE_INT ? args[1].integer : resource->state;
    const int64_t limit = args[2].kind == VALUE_INT ? args[2].integer : resource->limit;
    resource_record(vm, resource, state, limit);
    return NONE;
}

// A new future at the end of the row.
static Value line_up(Vm *vm, const Value *args, int count) {
    (void)count;
    Resource *resource = self_of(args);
    Future *future = resource_wait(vm, resource, &resource->waiters, value_as_str(args[1])->bytes);
    if (!future) {
        return UNSET;
    }
    future->blocking = false; // the `await` of Python code will say so
    resource_line_up(vm, resource, 0, future);
    resource_record(vm, resource, resource->state, resource->limit);
    return value_ref(value_of_object(future));
}

static Value step_out(Vm *vm, const Value *args, int count) {
    (void)count;
    Resource *resource = self_of(args);
    Future *future = value_as_future(args[1]);
    resource_step_out(vm, resource, 0, future);
    waiters_remove(vm, &resource->waiters, future);
    resource_record(vm, resource, resource->state, resource->limit);
    return NONE;
}

// Wakes up to n that still wait.
static Value wake(Vm *vm, const Value *args, int count) {
    (void)count;
    Resource *resource = self_of(args);
    int64_t woken = 0;
    const int64_t most = args[1].kind == VALUE_INT ? args[1].integer : 0;
    resource_record(vm, resource, resource->state, resource->limit);
    for (int i = 0; i < resource->waiters.count && woken < most; i++) {
        Future *future = waiters_at(&resource->waiters, i);
        if (future_is_done(future)) {
            continue;
        }
        woken++;
        const Why why = resource->owner ? WHY_BARRIER_FULL : WHY_NOTIFIED;
        if (!resource_wake(vm, resource, future, value_of_bool(false), why)) {
            return UNSET;
        }
    }
    return NONE;
}

static Value waiting(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_int(self_of(args)->waiters.count);
}

static Value shared_describe(Vm *vm, const Value *args, int count) {
    (void)count;
    return resource_repr(vm, self_of(args), value_as_str(args[1])->bytes);
}

static Value waiters(Vm *vm, Value self) {
    return waiters_deque(vm, &((Resource *)self.object)->waiters);
}

static const NativeGetter SHARED_GETTERS[] = {{"_waiters", waiters, NULL}, {0}};

static const NativeDef SHARED_METHODS[] = {
    NATIVE("__init__", "self, kind, /", init),
    NATIVE("_own", "self, other, /", own),
    NATIVE("_changed", "self, state=None, limit=None, /", changed),
    NATIVE("_line_up", "self, what, /", line_up),
    NATIVE("_step_out", "self, future, /", step_out),
    NATIVE("_wake", "self, n, /", wake),
    NATIVE("_waiting", "self, /", waiting),
    NATIVE("_describe", "self, extra, /", shared_describe),
    {0},
};

static void finalize(Vm *vm, Object *object) {
    resource_clear(vm, (Resource *)object);
}

static void traverse(Object *object, Visit *visit, void *context) {
    resource_traverse((Resource *)object, visit, context);
}

bool shared_setup(Vm *vm) {
    Type *type = asyncio_type_new(vm, "_Shared", "_asyncio", NULL, sizeof(Resource), TYPE_BASETYPE);
    if (!type) {
        return false;
    }
    asyncio_of(vm)->shared_type = type;
    type->finalize = finalize;
    type->clear = finalize;
    type->traverse = traverse;
    type->init = asyncio_init_by_method;
    return native_add_methods(vm, type, SHARED_METHODS) &&
           native_add_getters(vm, type, SHARED_GETTERS) && type_ready(vm, type);
}

// ---- describe(future, what, *on, until=None): what the trace says that awaiting it is ----

static Value describe(Vm *vm, const Value *args, int count) {
    (void)count;
    static const char *const verbs[] = {"wait()", "TaskGroup", "shield()", "as_completed()"};
    Future *future = value_as_future(args[0]);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (str_equals_c(value_as_str(args[1]), verbs[i])) {
            future->verb = verbs[i];
        }
    }
    if (!vm->trace) {
        return NONE;
    }
    const Tuple *on = (const Tuple *)args[2].object;
    ListId ids = 0;
    for (int i = 0; i < on->count; i++) {
        ids = trace_list_add(vm->trace, ids, value_as_future(on->items[i])->id);
    }
    future->on = ids;
    if (future->verb == verbs[0]) { // how many
        char text[32];
        snprintf(text, sizeof text, "wait(%d)", on->count);
        future->what = trace_intern(vm->trace, text_of(text));
    }
    if (args[3].kind == VALUE_FLOAT && !vm_seconds_to_time(vm, args[3], &future->until)) {
        return UNSET;
    }
    return NONE;
}

// _cancel_for(task, "timeout"): task.cancel(), and the trace says on whose behalf.
static Value cancel_for(Vm *vm, const Value *args, int count) {
    (void)count;
    static const char *const reasons[] = {"timeout", "TaskGroup"};
    Asyncio *asyncio = asyncio_of(vm);
    const bool in_time = str_equals_c(value_as_str(args[1]), reasons[0]);
    asyncio->cancels_for = reasons[!in_time];
    asyncio->cancels_in_time = in_time;
    const Value result = vm_call_method_c(vm, args[0], "cancel", NULL, 0);
    asyncio->cancels_for = NULL;
    asyncio->cancels_in_time = false;
    return result;
}

const NativeDef SHARED_FUNCTIONS[] = {
    NATIVE("_cancel_for", "task, reason, /", cancel_for),
    NATIVE("_describe", "future, what, *on, until=None", describe),
    {0},
};
