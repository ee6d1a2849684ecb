// What the program sees of an event loop: its methods, and the life of the object.

#include "loop/asyncio.h"
#include "loop/handle.h"
#include "loop/library.h"
#include "loop/repr.h"
#include "vm/dict.h"
#include "vm/float.h"
#include "vm/generator.h"
#include "vm/list.h"
#include "vm/print.h"
#include "vm/protocol.h"
#include "vm/str.h"
#include "vm/traceback.h"
#include "vm/tuple.h"
#include "vm/type.h"

#include <limits.h>

Loop *loop_new(Vm *vm) {
    Loop *loop = object_new(vm, asyncio_of(vm)->loop_type, sizeof *loop);
    if (loop) {
        loop->id = ++asyncio_of(vm)->next_loop_id;
        loop->exception_handler = loop->task_factory = loop->executor = NONE;
        loop->slow = value_of_float(0.1);
        if (!asyncio_log(vm, LOG_SELECTOR, TEXT("Using selector: EpollSelector"), UNSET)) {
            object_drop(vm, loop);
            return NULL;
        }
    }
    return loop;
}

static void loop_clear(Vm *vm, Object *object) {
    Loop *loop = (Loop *)object;
    loop_drop_queues(vm, loop);
    // What was running, when a run is ended from outside in the middle of a step.
    value_set(vm, &loop->now.target, UNSET);
    value_set(vm, &loop->now.argument, UNSET);
    value_set(vm, &loop->now.context, UNSET);
    value_set(vm, &loop->context_before, UNSET);
    alloc_release(&vm->alloc, loop->ready, (size_t)loop->ready_capacity * sizeof *loop->ready);
    loop->ready = NULL;
    loop->ready_capacity = 0;
    array_free(&loop->timers.heap, &vm->alloc);
    value_set(vm, &loop->exception_handler, NONE);
    value_set(vm, &loop->task_factory, NONE);
    value_set(vm, &loop->executor, NONE);
    value_set(vm, &loop->slow, NONE);
    asyncio_fields_clear(vm, object);
    List *asyncgens = loop->asyncgens;
    loop->asyncgens = NULL;
    if (asyncgens) {
        object_drop(vm, asyncgens);
    }
}

static void visit_value(Value value, Visit *visit, void *context) {
    if (value_is_object(value)) {
        visit(value.object, context);
    }
}

static void loop_traverse(Object *object, Visit *visit, void *context) {
    const Loop *loop = (Loop *)object;
    for (int i = 0; i < loop->ready_count; i++) {
        const Ready *ready = &loop->ready[(loop->ready_first + i) & (loop->ready_capacity - 1)];
        visit_value(ready->target, visit, context);
        visit_value(ready->argument, visit, context);
        visit_value(ready->context, visit, context);
    }
    visit_value(loop->now.target, visit, context);
    visit_value(loop->now.argument, visit, context);
    visit_value(loop->now.context, visit, context);
    for (int i = 0; i < loop->timers.heap.count; i++) {
        visit(&loop->timers.heap.items[i].handle->base, context);
    }
    visit_value(loop->exception_handler, visit, context);
    visit_value(loop->task_factory, visit, context);
    visit_value(loop->executor, visit, context);
    visit_value(loop->slow, visit, context);
    asyncio_fields_traverse(object, visit, context);
}

static Loop *self_of(const Value *args) {
    return (Loop *)args[0].object;
}

static Value new_value(void *object) {
    return object ? value_of_object(object) : UNSET;
}

// ---- Scheduling ----

static Value method_call_soon(Vm *vm, const Value *args, int count) {
    (void)count;
    if (!loop_check_open(vm, self_of(args)) ||
        !loop_check_callback(vm, self_of(args), args[1], "call_soon", true)) {
        return UNSET;
    }
    return new_value(loop_call_soon(vm, self_of(args), args[1], args[2], args[3]));
}

// From another thread: a loop that waits there goes on.
static Value method_call_soon_threadsafe(Vm *vm, const Value *args, int count) {
    (void)count;
    Loop *loop = self_of(args);
    if (!loop_check_open(vm, loop) ||
        !loop_check_callback(vm, loop, args[1], "call_soon_threadsafe", false)) {
        return UNSET;
    }
    const Value handle = new_value(loop_call_soon(vm, loop, args[1], args[2], args[3]));
    if (loop->worker && loop->worker != asyncio_of(vm)->workers.running) {
        workers_wake_loop(vm, loop->worker);
    }
    return handle;
}

static Value method_call_at(Vm *vm, const Value *args, int count) {
    (void)count;
    if (value_is_none(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "when cannot be None");
    }
    double when = 0;
    if (!loop_check_open(vm, self_of(args)) ||
        !loop_check_callback(vm, self_of(args), args[2], "call_at", true) ||
        !float_from_value(vm, args[1], &when)) {
        return UNSET;
    }
    return new_value(loop_call_at(vm, self_of(args), when, args[2], args[3], args[4]));
}

static Value method_call_later(Vm *vm, const Value *args, int count) {
    (void)count;
    if (value_is_none(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "delay must not be None");
    }
    if (!loop_check_open(vm, self_of(args)) ||
        !loop_check_callback(vm, self_of(args), args[2], "call_later", true)) {
        return UNSET;
    }
    const Value when = object_binary(vm, BINARY_ADD, value_of_float(loop_time(vm)), args[1]);
    double when_s = 0;
    const bool known = !value_is_unset(when) && float_from_value(vm, when, &when_s);
    value_drop(vm, when);
    return known ? new_value(loop_call_at(vm, self_of(args), when_s, args[2], args[3], args[4]))
                 : UNSET;
}

static Value method_time(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    return value_of_float(loop_time(vm));
}

static Value method_create_future(Vm *vm, const Value *args, int count) {
    (void)count;
    Future *future = future_new(vm, self_of(args));
    if (future && vm->trace) {
        trace_add_future(vm->trace, future->id, FUTURE_STATE_PENDING, 0, shown_nothing());
    }
    return new_value(future);
}

static Value method_create_task(Vm *vm, const Value *args, int count) {
    (void)count;
    return asyncio_create_task(vm, self_of(args), args[1], args[2], args[3]);
}

static Value method_set_task_factory(Vm *vm, const Value *args, int count) {
    (void)count;
    value_set(vm, &self_of(args)->task_factory, value_ref(args[1]));
    return NONE;
}

static Value method_get_task_factory(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_ref(self_of(args)->task_factory);
}

// ---- Running ----

static Value method_stop(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    self_of(args)->stopping = true;
    return NONE;
}

// Tells the default executor to end its threads, without waiting for them.
static Value shut_executor(Vm *vm, Loop *loop) {
    const Value executor = loop->executor;
    loop->executor = NONE;
    if (value_is_none(executor)) {
        return NONE;
    }
    Str *name = str_intern(vm, TEXT("shutdown"));
    const Value no = value_of_bool(false);
    const Value result = name ? vm_call_method(vm, executor, name, &no, 1) : UNSET;
    if (name) {
        object_drop(vm, name);
    }
    value_drop(vm, executor);
    value_drop(vm, result);
    return value_is_unset(result) ? UNSET : NONE;
}

static bool tell_of_closing(Vm *vm, Value loop) {
    const Value shown = object_repr(vm, loop);
    Str *text =
        value_is_unset(shown) ? NULL : str_format(vm, "Close %s", value_as_str(shown)->bytes);
    value_drop(vm, shown);
    const bool told = text && asyncio_log(vm, LOG_CLOSE, str_text(text), UNSET);
    if (text) {
        object_drop(vm, text);
    }
    return told;
}

static Value method_close(Vm *vm, const Value *args, int count) {
    (void)count;
    Loop *loop = self_of(args);
    if (loop->running) {
        return vm_raise(vm, vm->exceptions.RuntimeError, "Cannot close a running event loop");
    }
    if (!loop->closed) {
        if (loop->debug && !tell_of_closing(vm, args[0])) {
            return UNSET;
        }
        loop->closed = loop->executor_is_shut = true;
        loop_drop_queues(vm, loop);
        return shut_executor(vm, loop);
    }
    return NONE;
}

static Value method_is_running(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_bool(self_of(args)->running);
}

static Value method_is_closed(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_bool(self_of(args)->closed);
}

static Value method_get_debug(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_bool(self_of(args)->debug);
}

static Value method_set_debug(Vm *vm, const Value *args, int count) {
    (void)count;
    const int truth = object_truth(vm, args[1]);
    self_of(args)->debug = truth > 0;
    if (self_of(args)->running) {
        vm->track_origins = truth > 0;
    }
    return truth < 0 ? UNSET : NONE;
}

// ---- Threads ----

// Calls a function of asyncio.futures, which is written in Python.
static bool push_library_call(Vm *vm, const char *function, const Value *args, int count) {
    const Value module = vm_import(vm, TEXT("asyncio.futures"));
    Str *name = value_is_unset(module) ? NULL : str_intern(vm, text_of(function));
    const Value found = name ? object_get_attr(vm, module, name) : UNSET;
    const bool pushed =
        !value_is_unset(found) && vm_push_call(vm, found, (Args){args, count, NULL});
    if (name) {
        object_drop(vm, name);
    }
    value_drop(vm, module);
    value_drop(vm, found);
    return pushed;
}

static Step pass_on(NativeFrame *frame, Value *out) {
    *out = value_ref(frame->in);
    return frame->outcome == OUTCOME_RAISED ? STEP_RAISE : STEP_RETURN;
}

// run_in_executor(executor, func, *args)
static Step step_run_in_executor(Vm *vm, NativeFrame *frame, Value *out) {
    if (frame->state++ > 0) {
        return pass_on(frame, out);
    }
    return loop_check_open(vm, (Loop *)frame->args[0].object) &&
                   push_library_call(vm, "_run_in_executor", frame->args, 4)
               ? STEP_CALL
               : STEP_RAISE;
}

static Step step_set_default_executor(Vm *vm, NativeFrame *frame, Value *out) {
    if (frame->state++ == 0) {
        return push_library_call(vm, "_check_default_executor", &frame->args[1], 1) ? STEP_CALL
                                                                                    : STEP_RAISE;
    }
    if (frame->outcome == OUTCOME_RAISED) {
        return STEP_RAISE;
    }
    value_set(vm, &((Loop *)frame->args[0].object)->executor, value_ref(frame->args[1]));
    *out = NONE;
    return STEP_RETURN;
}

// shutdown_default_executor(): nothing when there is none, else the Python coroutine in slot 0.
static Step step_shutdown_executor(Vm *vm, NativeFrame *frame, Value *out) {
    enum { BEGIN, MADE, RESUMED, YIELDED };
    Loop *loop = (Loop *)frame->args[0].object;
    Value sent = NONE;
    switch (frame->state) {
    case BEGIN: {
        loop->executor_is_shut = true;
        *out = NONE;
        if (value_is_none(loop->executor)) {
            return STEP_RETURN;
        }
        const Value args[] = {frame->args[0], loop->executor};
        frame->state = MADE;
        return push_library_call(vm, "_shutdown_default_executor", args, 2) ? STEP_CALL
                                                                            : STEP_RAISE;
    }
    case MADE:
        if (frame->outcome == OUTCOME_RAISED) {
            return STEP_RAISE;
        }
        frame->slots[0] = value_ref(frame->in);
        break;
    case RESUMED:
        if (frame->outcome != OUTCOME_YIELDED) {
            return pass_on(frame, out);
        }
        *out = value_ref(frame->in);
        frame->state = YIELDED;
        return STEP_YIELD;
    case YIELDED:
        sent = frame->outcome == OUTCOME_RAISED ? UNSET : frame->in;
        break;
    }
    frame->state = RESUMED;
    return vm_push_resume(vm, frame->slots[0], sent) ? STEP_CALL : STEP_RAISE;
}

static Value get_executor(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Loop *)self.object)->executor);
}

static bool set_executor(Vm *vm, Value self, Value value) {
    value_set(vm, &((Loop *)self.object)->executor,
              value_is_unset(value) ? NONE : value_ref(value));
    return true;
}

static Value get_executor_is_shut(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(((Loop *)self.object)->executor_is_shut);
}

static Value get_slow(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Loop *)self.object)->slow);
}

static bool set_slow(Vm *vm, Value self, Value value) {
    value_set(vm, &((Loop *)self.object)->slow, value_is_unset(value) ? NONE : value_ref(value));
    return true;
}

static const NativeGetter LOOP_GETTERS[] = {
    {"slow_callback_duration", get_slow, set_slow},
    {"_default_executor", get_executor, set_executor},
    {"_executor_shutdown_called", get_executor_is_shut, NULL},
    {0},
};

// clang-format off
static const NativeDef LOOP_METHODS[] = {
    NATIVE("call_soon", "self, callback, *args, context=...", method_call_soon),
    NATIVE("call_soon_threadsafe", "self, callback, *args, context=...", method_call_soon_threadsafe),
    NATIVE("call_at", "self, when, callback, *args, context=...", method_call_at),
    NATIVE("call_later", "self, delay, callback, *args, context=...", method_call_later),
    NATIVE("time", "self", method_time),
    NATIVE("create_future", "self", method_create_future),
    NATIVE("create_task", "self, coro, *, name=None, context=...", method_create_task),
    NATIVE("set_task_factory", "self, factory", method_set_task_factory),
    NATIVE("get_task_factory", "self", method_get_task_factory),
    NATIVE_IN_FRAME("run_forever", "self", loop_run_forever),
    NATIVE_IN_FRAME("run_until_complete", "self, future", loop_run_until_complete),
    NATIVE_IN_FRAME("run_in_executor", "self, executor, func, *args", step_run_in_executor),
    NATIVE_IN_FRAME("set_default_executor", "self, executor", step_set_default_executor),
    NATIVE_ASYNC("shutdown_default_executor", "self", step_shutdown_executor),
    NATIVE("stop", "self", method_stop),
    NATIVE("close", "self", method_close),
    NATIVE("is_running", "self", method_is_running),
    NATIVE("is_closed", "self", method_is_closed),
    NATIVE("get_debug", "self", method_get_debug),
    NATIVE("set_debug", "self, enabled", method_set_debug),
    {0},
};
// clang-format on

// SelectorEventLoop()
static Value new_loop(Vm *vm, Type *type, Args args) {
    (void)type, (void)args;
    Loop *loop = loop_new(vm);
    return loop ? value_of_object(loop) : UNSET;
}

static Value loop_repr(Vm *vm, Value self) {
    return repr_of_loop(vm, (Loop *)self.object);
}

bool loop_setup(Vm *vm) {
    static const struct {
        const char *name, *module;
    } above[] = {
        {"AbstractEventLoop", "asyncio.events"},
        {"BaseEventLoop", "asyncio.base_events"},
        {"BaseSelectorEventLoop", "asyncio.selector_events"},
    };
    Asyncio *asyncio = asyncio_of(vm);
    Type *parent = NULL;
    for (int i = 0; i < 3; i++) {
        parent = asyncio_type_new(vm, above[i].name, above[i].module, parent, sizeof(Loop), 0);
        if (!parent) {
            return false;
        }
        parent->flags |= TYPE_NO_NEW;
        parent->new_ = NULL;
        parent->traverse = loop_traverse;
        parent->finalize = parent->clear = loop_clear;
        if (!type_ready(vm, parent)) {
            return false;
        }
        asyncio->loop_bases[i] = parent;
    }
    Type *type = asyncio_type_new(vm, "_UnixSelectorEventLoop", "asyncio.unix_events", parent,
                                  sizeof(Loop), 0);
    if (!type) {
        return false;
    }
    asyncio->loop_type = type;
    type->new_ = new_loop;
    type->finalize = loop_clear;
    type->traverse = loop_traverse;
    type->clear = loop_clear;
    type->repr = loop_repr;
    return native_add_methods(vm, type, LOOP_METHODS) &&
           native_add_getters(vm, type, LOOP_GETTERS) &&
           native_add_methods(vm, type, ASYNCGEN_METHODS) &&
           native_add_methods(vm, type, EXCEPTION_HANDLER_METHODS) && type_ready(vm, type);
}
