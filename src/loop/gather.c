// asyncio.gather: one future for the results of many.

#include "loop/asyncio.h"
#include "loop/library.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <stdio.h>

typedef struct GatheringFuture {
    Future future;
    Tuple *children; // counted; in the order of the arguments, with repetitions; NULL at first
    int unique;      // how many different ones
    int finished;
    bool return_exceptions;
    bool cancel_requested;
} GatheringFuture;

static void gathering_clear(Vm *vm, Object *object) {
    GatheringFuture *outer = (GatheringFuture *)object;
    Tuple *children = outer->children;
    outer->children = NULL;
    if (children) {
        object_drop(vm, children);
    }
    future_clear(vm, object);
}

static void gathering_traverse(Object *object, Visit *visit, void *context) {
    GatheringFuture *outer = (GatheringFuture *)object;
    if (outer->children) {
        visit(&outer->children->base, context);
    }
    future_traverse(object, visit, context);
}

// Cancels the children; gather itself is then cancelled by what becomes of them.
static Value gathering_cancel(Vm *vm, const Value *args, int count) {
    (void)count;
    GatheringFuture *outer = (GatheringFuture *)args[0].object;
    if (future_is_done(&outer->future)) {
        return value_of_bool(false);
    }
    bool any = false;
    for (int i = 0; i < outer->children->count; i++) {
        const int cancelled =
            future_request_cancel(vm, value_as_future(outer->children->items[i]), args[1]);
        if (cancelled < 0) {
            return UNSET;
        }
        any = any || cancelled;
    }
    outer->cancel_requested = outer->cancel_requested || any;
    return value_of_bool(any);
}

static const NativeDef GATHERING_METHODS[] = {
    NATIVE("cancel", "self, msg=None", gathering_cancel),
    {0},
};

bool gather_setup(Vm *vm) {
    const Asyncio *asyncio = asyncio_of(vm);
    Type *type = asyncio_type_new(vm, "_GatheringFuture", "asyncio.tasks", asyncio->future_type,
                                  sizeof(GatheringFuture), 0);
    if (!type) {
        return false;
    }
    asyncio_of(vm)->gathering_future_type = type;
    type->finalize = gathering_clear;
    type->traverse = gathering_traverse;
    type->clear = gathering_clear;
    type->finish = asyncio->future_type->finish;
    return native_add_methods(vm, type, GATHERING_METHODS) && type_ready(vm, type);
}

// ---- When a child is done ----

// What stands for a child in the list of results; a new reference.
static Value result_of(Vm *vm, Future *child) {
    if (child->state == FUTURE_STATE_CANCELLED) {
        const Value message = child->cancel_message;
        const bool has_message = !value_is_unset(message) && !value_is_none(message);
        const Value empty = value_of_object(vm->names.empty);
        return exception_new_args(vm, asyncio_of(vm)->CancelledError,
                                  has_message ? &message : &empty, 1);
    }
    future_mark_retrieved(child);
    return value_ref(child->state == FUTURE_STATE_ERROR ? child->exception : child->result);
}

static bool finish_with_results(Vm *vm, GatheringFuture *outer) {
    List *results = list_new(vm, outer->children->count);
    bool done = results != NULL;
    for (int i = 0; done && i < outer->children->count; i++) {
        const Value result = result_of(vm, value_as_future(outer->children->items[i]));
        done = !value_is_unset(result) && list_append(vm, results, result);
        value_drop(vm, result);
    }
    done = done && future_set_result(vm, &outer->future, value_of_object(results));
    if (results) {
        object_drop(vm, results);
    }
    return done;
}

static bool finish_with_cancellation(Vm *vm, GatheringFuture *outer, Future *child) {
    const Value error = future_make_cancelled_error(vm, child);
    const bool done = !value_is_unset(error) && future_set_exception(vm, &outer->future, error);
    value_drop(vm, error);
    return done;
}

static bool child_done(Vm *vm, Value target, Value argument) {
    GatheringFuture *outer = (GatheringFuture *)target.object;
    Future *child = value_as_future(argument);
    outer->finished++;
    if (future_is_done(&outer->future)) {
        future_mark_retrieved(child);
        return true;
    }
    future_explain_by(&outer->future, WHY_GROUP_DONE, child);
    if (!outer->return_exceptions) {
        if (child->state == FUTURE_STATE_CANCELLED) {
            return finish_with_cancellation(vm, outer, child);
        }
        if (child->state == FUTURE_STATE_ERROR) {
            future_mark_retrieved(child);
            return future_set_exception(vm, &outer->future, child->exception);
        }
    }
    if (outer->finished < outer->unique) {
        return true;
    }
    if (outer->cancel_requested) {
        // As CPython, whose walk over the results ends at the last argument, whichever ended last.
        // The walk asks every child for its exception, so that none of them is missed later.
        const Tuple *children = outer->children;
        for (int i = 0; i < children->count; i++) {
            future_mark_retrieved(value_as_future(children->items[i]));
        }
        return finish_with_cancellation(vm, outer,
                                        value_as_future(children->items[children->count - 1]));
    }
    return finish_with_results(vm, outer);
}

static const NativeCallback CHILD_DONE = {
    .repr = "gather.<locals>._done_callback() at /usr/lib/python3.11/asyncio/tasks.py:764",
    .fn = child_done};

// ---- Calling it ----

static Value gather_nothing(Vm *vm) {
    Loop *loop = asyncio_get_event_loop(vm);
    Future *future = loop ? future_new(vm, loop) : NULL;
    List *results = future ? list_new(vm, 0) : NULL;
    if (results) {
        future_set_result(vm, future, value_of_object(results));
        object_drop(vm, results);
    }
    return future ? value_of_object(future) : UNSET;
}

// A new child for an argument that was not seen before, watched at once (as asyncio does: one that
// is already done is in the ready queue before the tasks made for later arguments).
static Future *new_child(Vm *vm, GatheringFuture *outer, Value argument) {
    Future *child = asyncio_ensure_future(vm, argument, outer->future.loop);
    if (!child) {
        return NULL;
    }
    const Value value = value_of_object(child);
    if (!value_is(argument, value) && value_is_task(vm, value)) {
        ((Task *)child)->log_destroy_pending = false; // it is gather's own: nobody misses it
    }
    if (!outer->future.loop) {
        future_init(vm, &outer->future, child->loop);
    }
    outer->unique++;
    if (!future_add_native_callback(vm, child, &CHILD_DONE, value_of_object(outer))) {
        object_drop(vm, child);
        return NULL;
    }
    return child;
}

// Whether an argument was certainly not among those before it: a coroutine that no gather has had
// yet, a future that does not know of this one.
static bool is_new(Vm *vm, const GatheringFuture *outer, Value argument) {
    if (value_is_coroutine(vm, argument)) {
        Generator *coroutine = (Generator *)argument.object;
        const bool gathered = coroutine->seen_in_row;
        coroutine->seen_in_row = true;
        return !gathered;
    }
    if (!value_is_object(argument) || (argument.object->type != asyncio_of(vm)->future_type &&
                                       argument.object->type != asyncio_of(vm)->task_type)) {
        return false;
    }
    Future *future = value_as_future(argument);
    bool knows = future_is_done(future);
    for (int i = 0; i < future->callback_count && !knows; i++) {
        knows = future_callback(future, i)->target.object == &outer->future.base;
    }
    return !knows;
}

// Which argument became which child, as far as somebody had to ask.
typedef struct Seen {
    Dict *children; // NULL: none yet
    int count;      // of the arguments that are in it
} Seen;

// The child of an equal argument before this one, borrowed; UNSET: there is none, or an exception
// is set.
static Value seen_child(Vm *vm, Seen *seen, const Tuple *children, const Value *arguments, int at) {
    seen->children = seen->children ? seen->children : dict_new(vm);
    for (; seen->children && seen->count < at; seen->count++) {
        if (!dict_set(vm, seen->children, arguments[seen->count], children->items[seen->count])) {
            return UNSET;
        }
    }
    return seen->children ? dict_get(vm, seen->children, arguments[at]) : UNSET;
}

// Fills outer->children in order of the arguments; an argument given twice is one child.
static bool ensure_children(Vm *vm, GatheringFuture *outer, const Value *arguments) {
    Seen seen = {0};
    bool done = true;
    for (int i = 0; done && i < outer->children->count; i++) {
        Value child = UNSET;
        if (!is_new(vm, outer, arguments[i])) {
            child = value_ref(seen_child(vm, &seen, outer->children, arguments, i));
        }
        if (value_is_unset(child) && !vm_has_error(vm)) {
            Future *made = new_child(vm, outer, arguments[i]);
            child = made ? value_of_object(made) : UNSET;
        }
        outer->children->items[i] = child;
        done = !value_is_unset(child);
    }
    if (seen.children) {
        object_drop(vm, seen.children);
    }
    return done;
}

static void name_gather(Vm *vm, GatheringFuture *outer) {
    const int count = outer->children->count;
    outer->future.verb = "gather()";
    int64_t *ids = vm->trace ? alloc_try(&vm->alloc, (size_t)count * sizeof *ids) : NULL;
    if (!ids) {
        return;
    }
    for (int i = 0; i < count; i++) {
        ids[i] = value_as_future(outer->children->items[i])->id;
    }
    char text[32];
    snprintf(text, sizeof text, "gather(%d)", count);
    outer->future.what = trace_intern(vm->trace, text_of(text));
    outer->future.on = trace_intern_list(vm->trace, ids, count);
    alloc_release(&vm->alloc, ids, (size_t)count * sizeof *ids);
}

Value gather_all(Vm *vm, const Value *awaitables, int count, bool return_exceptions) {
    GatheringFuture *outer = object_new(vm, asyncio_of(vm)->gathering_future_type, sizeof *outer);
    if (!outer) {
        return UNSET;
    }
    outer->future.id = --asyncio_of(vm)->next_future_id;
    outer->return_exceptions = return_exceptions;
    outer->children = tuple_new(vm, count);
    if (!outer->children || !ensure_children(vm, outer, awaitables)) {
        outer->future.state = FUTURE_STATE_CANCELLED; // what is done with the children is nobody's
        object_drop(vm, outer);
        return UNSET;
    }
    name_gather(vm, outer);
    return value_of_object(outer);
}

static Value gather(Vm *vm, const Value *args, int count) {
    (void)count;
    const Tuple *arguments = (const Tuple *)args[0].object;
    const int return_exceptions = object_truth(vm, args[1]);
    if (return_exceptions < 0) {
        return UNSET;
    }
    return arguments->count == 0
               ? gather_nothing(vm)
               : gather_all(vm, arguments->items, arguments->count, return_exceptions);
}

const NativeDef GATHER_FUNCTIONS[] = {
    NATIVE("gather", "*coros_or_futures, return_exceptions=False", gather),
    {0},
};
