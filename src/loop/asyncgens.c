// Async generators and the loop: it hears of each one that begins, closes those that are dropped
// half-way (their `finally` may await, so that takes a task), and the rest when it shuts down.

#include "loop/asyncio.h"
#include "loop/library.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/weak.h"

static Loop *self_of(const Value *args) {
    return (Loop *)args[0].object;
}

static Value first_iteration(Vm *vm, const Value *args, int count) {
    (void)count;
    Loop *loop = self_of(args);
    if (!loop->asyncgens && !(loop->asyncgens = list_new(vm, 0))) {
        return UNSET;
    }
    const Value weak = weak_new(vm, vm->types.weakref, args[1], UNSET);
    const bool added = !value_is_unset(weak) && list_append(vm, loop->asyncgens, weak);
    value_drop(vm, weak);
    return added ? NONE : UNSET;
}

// Forgets a generator, and all that have gone.
static void forget(Vm *vm, Loop *loop, Value asyncgen) {
    List *known = loop->asyncgens;
    int kept = 0;
    for (int i = 0; known && i < known->count; i++) {
        const Value target = weak_target(known->items[i]);
        const bool gone = value_is_none(target) || value_is(target, asyncgen);
        value_drop(vm, target);
        if (gone) {
            value_drop(vm, known->items[i]);
        } else {
            known->items[kept++] = known->items[i];
        }
    }
    if (known) {
        known->count = kept;
    }
}

static Value finalizer(Vm *vm, const Value *args, int count) {
    (void)count;
    Loop *loop = self_of(args);
    forget(vm, loop, args[1]);
    if (loop->closed) {
        return NONE;
    }
    const Value create = object_get_attr_c(vm, args[0], "create_task");
    const Value closing =
        value_is_unset(create) ? UNSET : vm_call_method_c(vm, args[1], "aclose", NULL, 0);
    Tuple *call = value_is_unset(closing) ? NULL : tuple_of(vm, &closing, 1);
    Handle *handle = call ? loop_call_soon(vm, loop, create, value_of_object(call), UNSET) : NULL;
    if (call) {
        object_drop(vm, call);
    }
    if (handle) {
        object_drop(vm, handle);
    }
    value_drop(vm, create);
    value_drop(vm, closing);
    return handle ? NONE : UNSET;
}

// Takes the generators that are alive out of the loop's list: a new list, NULL with MemoryError.
static List *take_living(Vm *vm, Loop *loop) {
    List *living = list_new(vm, 0);
    for (int i = 0; living && loop->asyncgens && i < loop->asyncgens->count; i++) {
        const Value target = weak_target(loop->asyncgens->items[i]);
        if (!value_is_none(target) && !list_append(vm, living, target)) {
            object_drop(vm, living);
            living = NULL;
        }
        value_drop(vm, target);
    }
    if (loop->asyncgens) {
        object_drop(vm, loop->asyncgens);
        loop->asyncgens = NULL;
    }
    return living;
}

// gather(*[agen.aclose() for agen in living], return_exceptions=True)
static Value gather_closing(Vm *vm, const List *living) {
    List *closing = list_new(vm, living->count);
    bool done = closing != NULL;
    for (int i = 0; done && i < living->count; i++) {
        const Value awaitable = vm_call_method_c(vm, living->items[i], "aclose", NULL, 0);
        done = !value_is_unset(awaitable) && list_append(vm, closing, awaitable);
        value_drop(vm, awaitable);
    }
    const Value future = done ? gather_all(vm, closing->items, closing->count, true) : UNSET;
    if (closing) {
        object_drop(vm, closing);
    }
    return future;
}

static bool report_failed(Vm *vm, Loop *loop, const List *results, const List *living) {
    for (int i = 0; i < results->count; i++) {
        if (!value_is_a(vm, results->items[i], vm->exceptions.Exception)) {
            continue;
        }
        const Value repr = object_repr(vm, living->items[i]);
        Str *message = value_is_unset(repr)
                           ? NULL
                           : str_format(vm,
                                        "an error occurred during closing of asynchronous "
                                        "generator %s",
                                        value_as_str(repr)->bytes);
        value_drop(vm, repr);
        if (!message) {
            return false;
        }
        vm_restore_error(vm, value_ref(results->items[i]));
        const bool told = loop_call_exception_handler(vm, loop, message->bytes, living->items[i],
                                                      "asyncgen", UNSET);
        object_drop(vm, message);
        if (!told) {
            return false;
        }
    }
    return true;
}

static Step step_shutdown(Vm *vm, NativeFrame *frame, Value *out) {
    Loop *loop = (Loop *)frame->args[0].object;
    *out = NONE;
    if (frame->state++ == 0) {
        List *living = take_living(vm, loop);
        if (!living) {
            return STEP_RAISE;
        }
        frame->slots[0] = value_of_object(living);
        if (living->count == 0) {
            return STEP_RETURN;
        }
        frame->slots[1] = gather_closing(vm, living);
        if (value_is_unset(frame->slots[1])) {
            return STEP_RAISE;
        }
        value_as_future(frame->slots[1])->blocking = true;
        *out = value_ref(frame->slots[1]);
        return STEP_YIELD;
    }
    if (frame->outcome == OUTCOME_RAISED) {
        return STEP_RAISE;
    }
    const Value results = future_result(vm, value_as_future(frame->slots[1]));
    const bool done =
        !value_is_unset(results) &&
        report_failed(vm, loop, (const List *)results.object, (const List *)frame->slots[0].object);
    value_drop(vm, results);
    return done ? STEP_RETURN : STEP_RAISE;
}

const NativeDef ASYNCGEN_METHODS[] = {
    NATIVE("_asyncgen_firstiter_hook", "self, agen", first_iteration),
    NATIVE("_asyncgen_finalizer_hook", "self, agen", finalizer),
    NATIVE_ASYNC("shutdown_asyncgens", "self", step_shutdown),
    {0},
};

bool asyncgens_watch(Vm *vm, Loop *loop) {
    const Value first = object_get_attr_c(vm, value_of_object(loop), "_asyncgen_firstiter_hook");
    const Value last = object_get_attr_c(vm, value_of_object(loop), "_asyncgen_finalizer_hook");
    const bool done = !value_is_unset(first) && !value_is_unset(last);
    if (done) {
        generator_set_hooks(vm, first, last);
    }
    value_drop(vm, first);
    value_drop(vm, last);
    return done;
}
