#include "loop/resource.h"

#include "loop/asyncio.h"
#include "loop/repr.h"
#include "vm/protocol.h"
#include "vm/record/recorded.h"
#include "vm/run/frame.h"
#include "vm/run/generator.h"
#include "vm/types/list.h"
#include "vm/types/str.h"

#include <stdio.h>
#include <string.h>

// ---- The row of waiters ----

Value deque_from(Vm *vm, Value iterable) {
    return vm_call_imported(vm, "collections", "deque", &iterable, 1);
}

Value waiters_deque(Vm *vm, const Waiters *waiters) {
    List *list = list_new(vm, waiters->count);
    bool done = list != NULL;
    for (int i = 0; done && i < waiters->count; i++) {
        done = list_append(vm, list, value_of_object(waiters_at(waiters, i)));
    }
    const Value deque = done ? deque_from(vm, value_of_object(list)) : UNSET;
    if (list) {
        object_drop(vm, list);
    }
    return deque;
}

static bool waiters_push(Vm *vm, Waiters *waiters, Future *future) {
    if (waiters->count == waiters->capacity) {
        const int capacity = waiters->capacity ? 2 * waiters->capacity : 8;
        Future **ring = alloc_try(&vm->alloc, (size_t)capacity * sizeof(Future *));
        if (!ring) {
            vm_raise_memory(vm);
            return false;
        }
        for (int i = 0; i < waiters->count; i++) {
            ring[i] = waiters_at(waiters, i);
        }
        alloc_release(&vm->alloc, waiters->ring, (size_t)waiters->capacity * sizeof(Future *));
        waiters->ring = ring;
        waiters->first = 0;
        waiters->capacity = capacity;
    }
    const int place = (waiters->first + waiters->count) & (waiters->capacity - 1);
    waiters->ring[place] = object_ref(future);
    waiters->count++;
    return true;
}

static void set_at(Waiters *waiters, int index, Future *future) {
    waiters->ring[(waiters->first + index) & (waiters->capacity - 1)] = future;
}

void waiters_remove(Vm *vm, Waiters *waiters, Future *future) {
    int index = 0;
    while (index < waiters->count && waiters_at(waiters, index) != future) {
        index++;
    }
    if (index == waiters->count) {
        return;
    }
    if (index == 0) {
        waiters->first = (waiters->first + 1) & (waiters->capacity - 1);
    } else {
        for (int i = index; i < waiters->count - 1; i++) {
            set_at(waiters, i, waiters_at(waiters, i + 1));
        }
    }
    waiters->count--;
    object_drop(vm, future);
}

void waiters_clear(Vm *vm, Waiters *waiters) {
    while (waiters->count > 0) {
        waiters_remove(vm, waiters, waiters_at(waiters, 0));
    }
    alloc_release(&vm->alloc, waiters->ring, (size_t)waiters->capacity * sizeof(Future *));
    *waiters = (Waiters){0};
}

void waiters_traverse(const Waiters *waiters, Visit *visit, void *context) {
    for (int i = 0; i < waiters->count; i++) {
        visit(&waiters_at(waiters, i)->base, context);
    }
}

Future *waiters_first_pending(const Waiters *waiters) {
    for (int i = 0; i < waiters->count; i++) {
        if (!future_is_done(waiters_at(waiters, i))) {
            return waiters_at(waiters, i);
        }
    }
    return NULL;
}

// ---- Life ----

static Resource *shown(Resource *resource);

static bool is_resource(const Vm *vm, Value value) {
    const Asyncio *asyncio = asyncio_of(vm);
    const Type *const types[] = {asyncio->lock_type, asyncio->event_type, asyncio->semaphore_type,
                                 asyncio->shared_type, asyncio->queue_type};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (types[i] && value_is_a(vm, value, types[i])) {
            return true;
        }
    }
    return false;
}

static void tell(Vm *vm, Resource *resource) {
    const Said now = {.state = resource->state,
                      .limit = resource->limit,
                      .unfinished = resource->unfinished,
                      .label = resource->label,
                      .holders = resource->holders,
                      .lines = {resource->lines[0], resource->lines[1]},
                      .items = resource->items};
    if (resource->hidden ||
        (resource->event >= 0 && memcmp(&now, &resource->said, sizeof now) == 0)) {
        return;
    }
    resource->said = now;
    resource->event =
        trace_add_resource(vm->trace, resource->id, resource->type, now.label, now.state, now.limit,
                           now.holders, now.lines[0], now.lines[1], now.items, now.unfinished);
}

// A resource that has no name yet; NULL: it has, or is something else.
static Resource *nameless(Vm *vm, Value value) {
    Resource *resource = is_resource(vm, value) ? (Resource *)value.object : NULL;
    return resource && !resource->label && resource->event >= 0 ? resource : NULL;
}

static void give_name(Vm *vm, Resource *resource, Text name) {
    resource->label = trace_intern(vm->trace, name);
    if (shown(resource) == resource) {
        tell(vm, resource);
    }
}

// `forks = [Lock(), Lock()]` names forks[0] and forks[1]: the first ones, as long as they have
// none.
static void name_items(Vm *vm, Text name, const List *list) {
    Buf words;
    buf_init(&words, &vm->alloc);
    for (int i = 0; i < list->count; i++) {
        Resource *resource = nameless(vm, list->items[i]);
        if (!resource) {
            break;
        }
        buf_clear(&words);
        buf_addf(&words, "%.*s[%d]", (int)name.size, name.bytes, i);
        if (!words.failed) {
            give_name(vm, resource, buf_text(&words));
        }
    }
    buf_deinit(&words);
}

// The first name that the program binds a resource to, or the list that it is in, is what the trace
// calls it from then on.
static void name_resource(Vm *vm, Text name, Value value) {
    if (text_equal(name, TEXT("self"))) {
        return;
    }
    Resource *resource = nameless(vm, value);
    if (resource) {
        give_name(vm, resource, name);
    } else if (value_is_list(value)) {
        name_items(vm, name, value_as_list(value));
    }
}

// For the recorder: what the trace calls the resource whose method a coroutine's frame is of.
static Text thing_of(Vm *vm, const NativeFrame *frame) {
    if (frame->arg_count == 0 || !is_resource(vm, frame->args[0])) {
        return TEXT("");
    }
    return repr_resource(vm, shown((Resource *)frame->args[0].object));
}

void resource_init(Vm *vm, Resource *resource, ResourceType type) {
    vm->name_bound = name_resource;
    vm->recorded->thing_of = thing_of;
    resource->type = type;
    resource->id = --asyncio_of(vm)->next_future_id;
    resource->event = -1;
}

void resource_clear(Vm *vm, Resource *resource) {
    waiters_clear(vm, &resource->waiters);
    asyncio_fields_clear(vm, &resource->base);
    Loop *loop = resource->loop;
    resource->loop = NULL;
    if (loop) {
        object_drop(vm, loop);
    }
    resource_set_owner(vm, resource, NULL);
}

void resource_set_owner(Vm *vm, Resource *resource, Resource *owner) {
    Resource *old = resource->owner;
    resource->owner = owner ? object_ref(owner) : NULL;
    if (old) {
        object_drop(vm, old);
    }
}

// The one that the trace shows.
static Resource *shown(Resource *resource) {
    while (resource->owner) {
        resource = resource->owner;
    }
    return resource;
}

void resource_traverse(Resource *resource, Visit *visit, void *context) {
    waiters_traverse(&resource->waiters, visit, context);
    if (resource->loop) {
        visit(&resource->loop->base, context);
    }
    if (resource->owner) {
        visit(&resource->owner->base, context);
    }
    asyncio_fields_traverse(&resource->base, visit, context);
}

// The running loop, which is the resource's from now on; NULL with RuntimeError set. Borrowed.
static Loop *resource_loop(Vm *vm, Resource *resource) {
    Loop *loop = asyncio_of(vm)->running;
    if (!resource->loop && loop) {
        resource->loop = object_ref(loop);
    }
    if (loop && loop == resource->loop) {
        return loop;
    }
    const Value repr = object_repr(vm, value_of_object(resource));
    if (!value_is_unset(repr)) {
        vm_raise(vm, vm->exceptions.RuntimeError, "%s is bound to a different event loop",
                 value_as_str(repr)->bytes);
        value_drop(vm, repr);
    }
    return NULL;
}

// ---- Waiting and waking ----

static const Task *running_task(const Vm *vm) {
    const Loop *loop = asyncio_of(vm)->running;
    return loop ? loop->current : NULL;
}

Future *resource_wait(Vm *vm, Resource *resource, Waiters *waiters, const char *what) {
    Loop *loop = resource_loop(vm, resource);
    Future *future = loop ? future_new(vm, loop) : NULL;
    if (!future) {
        return NULL;
    }
    const bool pushed = waiters_push(vm, waiters, future);
    if (resource->hidden) {
        future->verb = resource->hidden;
        future->on = resource->holders;
    } else {
        future->verb = what;
        future->about = object_ref(shown(resource));
    }
    future->blocking = true;
    object_drop(vm, future); // the row holds it now
    return pushed ? future : NULL;
}

void resource_line_up(Vm *vm, Resource *resource, int line, Future *future) {
    const Task *task = running_task(vm);
    if (vm->trace && task) {
        future->in_line = task->future.id;
        resource->lines[line] = trace_list_add(vm->trace, resource->lines[line], future->in_line);
    }
}

void resource_step_out(Vm *vm, Resource *resource, int line, Future *future) {
    if (future->in_line) {
        resource->lines[line] = trace_list_drop(vm->trace, resource->lines[line], future->in_line);
        future->in_line = 0;
    }
}

bool resource_wake(Vm *vm, Resource *resource, Future *future, Value result, Why why) {
    const Resource *cause = shown(resource);
    if (!resource->hidden) {
        future_explain(future, why, cause->event, cause->id);
    }
    return future_set_result(vm, future, result);
}

void resource_hold(Vm *vm, Resource *resource) {
    const Task *task = running_task(vm);
    if (vm->trace && task) {
        resource->holders = trace_list_add(vm->trace, resource->holders, task->future.id);
    }
}

void resource_let_go(Vm *vm, Resource *resource) {
    if (!vm->trace) {
        return;
    }
    const Task *task = running_task(vm);
    const int before = trace_list_count(vm->trace, resource->holders);
    if (task) {
        resource->holders = trace_list_drop(vm->trace, resource->holders, task->future.id);
    }
    if (before && trace_list_count(vm->trace, resource->holders) == before) {
        // Released by somebody else than who holds it: the one that holds it longest lets go.
        int64_t first = 0;
        trace_list_read(vm->trace, resource->holders, &first, 1);
        resource->holders = trace_list_drop(vm->trace, resource->holders, first);
    }
}

// What a Condition shows of its lock, a Barrier of its condition.
static void tell_owner(Resource *owner, const Resource *part) {
    if (part->type == RESOURCE_TYPE_LOCK) {
        owner->holders = part->holders;
        owner->state = part->state;
        owner->lines[1] = part->lines[0];
    } else {
        owner->lines[0] = part->lines[0];
    }
}

void resource_record(Vm *vm, Resource *resource, int64_t state, int64_t limit) {
    if (!vm->trace) {
        return;
    }
    resource->state = state;
    resource->limit = limit;
    for (; resource->owner; resource = resource->owner) {
        tell_owner(resource->owner, resource);
    }
    // Once a barrier opens, those that have not gone through yet do not wait any more.
    if (resource->type == RESOURCE_TYPE_BARRIER && resource->state == 0) {
        resource->lines[0] = 0;
    }
    tell(vm, resource);
}

Value resource_repr(Vm *vm, Resource *resource, const char *extra) {
    const Value plain = vm->types.object->repr(vm, value_of_object(resource));
    if (value_is_unset(plain)) {
        return UNSET;
    }
    const Text text = str_text(value_as_str(plain));
    Str *whole = str_format(vm, "<%.*s [%s]>", (int)text.size - 2, text.bytes + 1, extra);
    value_drop(vm, plain);
    return whole ? value_of_object(whole) : UNSET;
}
