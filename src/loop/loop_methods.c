// What the program sees of an event loop: its methods, and the life of the object.

#include "loop/asyncio.h"
#include "loop/handle.h"
#include "loop/library.h"
#include "loop/repr.h"
#include "vm/builtins/print.h"
#include "vm/classes/attribute.h"
#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/errors/refusal.h"
#include "vm/errors/traceback.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/types/dict.h"
#include "vm/types/float.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <limits.h>

Loop *loop_new(Vm *vm, Type *type) {
    Loop *loop = object_new(vm, type, sizeof *loop);
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

static void clear(Vm *vm, Object *object) {
    Loop *loop = (Loop *)object;
    loop_drop_queues(vm, loop);
    // What was running, when a run is ended from outside in the middle of a step.
    value_set(vm, &loop->thrown, UNSET);
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

static void traverse(Object *object, Visit *visit, void *context) {
    const Loop *loop = (Loop *)object;
    for (int i = 0; i < loop->ready_count; i++) {
        const Ready *ready = &loop->ready[(loop->ready_first + i) & (loop->ready_capacity - 1)];
        visit_value(ready->target, visit, context);
        visit_value(ready->argument, visit, context);
        visit_value(ready->context, visit, context);
    }
    visit_value(loop->thrown, visit, context);
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
        !loop_check_callback(vm, self_of(args), args[2], "call_at", true)) {
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
    return asyncio_make_task(vm, self_of(args), args[1], args[2], args[3]);
}

static Value method_set_task_factory(Vm *vm, const Value *args, int count) {
    (void)count;
    if (!value_is_none(args[1]) && !value_type(vm, args[1])->call) {
        return vm_raise(vm, vm->exceptions.TypeError, "task factory must be a callable or None");
    }
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
    const Value no = value_of_bool(false);
    const Value result = vm_call_method_c(vm, executor, "shutdown", &no, 1);
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
        loop_track_origins(vm, self_of(args), truth > 0);
    }
    return truth < 0 ? UNSET : NONE;
}

// ---- Threads ----

// Calls a function of asyncio.futures, which is written in Python.
static bool push_library_call(Vm *vm, const char *function, const Value *args, int count) {
    return vm_push_imported(vm, "asyncio.futures", function, (Args){args, count, NULL});
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
    Loop *loop = (Loop *)frame->args[0].object;
    return loop_check_open(vm, loop) &&
                   loop_check_callback(vm, loop, frame->args[2], "run_in_executor", false) &&
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

// The timers that are set, as a new list; a heap as in CPython.
static Value get_scheduled(Vm *vm, Value self) {
    const TimerHeap *timers = &((Loop *)self.object)->timers;
    List *list = list_new(vm, timers->heap.count);
    for (int i = 0; list && i < timers->heap.count; i++) {
        if (!list_append(vm, list, value_of_object(timers->heap.items[i].handle))) {
            object_drop(vm, list);
            list = NULL;
        }
    }
    return new_value(list);
}

static Value get_debug_flag(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(((Loop *)self.object)->debug);
}

static Value get_closed(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(((Loop *)self.object)->closed);
}

static Value get_stopping(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(((Loop *)self.object)->stopping);
}

static Value get_handler(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Loop *)self.object)->exception_handler);
}

static Value get_factory(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Loop *)self.object)->task_factory);
}

static Value get_cancelled_timers(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(((Loop *)self.object)->cancelled_timers);
}

// As threading.get_ident() there.
static Value get_thread(Vm *vm, Value self) {
    (void)vm;
    const Loop *loop = (Loop *)self.object;
    const int64_t number = loop->worker ? loop->worker->id : 0;
    return loop->running ? value_of_int(140000000000000 + 4096 * number) : NONE;
}

static const NativeGetter LOOP_GETTERS[] = {
    {"_thread_id", get_thread, NULL},
    {"_scheduled", get_scheduled, NULL},
    {"_debug", get_debug_flag, NULL},
    {"_closed", get_closed, NULL},
    {"_stopping", get_stopping, NULL},
    {"_exception_handler", get_handler, NULL},
    {"_task_factory", get_factory, NULL},
    {"_timer_cancelled_count", get_cancelled_timers, NULL},
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
    NATIVE_ASYNC_CALLS("shutdown_default_executor", "self", step_shutdown_executor, 2),
    NATIVE("stop", "self", method_stop),
    NATIVE("close", "self", method_close),
    NATIVE("is_running", "self", method_is_running),
    NATIVE("is_closed", "self", method_is_closed),
    NATIVE("get_debug", "self", method_get_debug),
    NATIVE("set_debug", "self, enabled", method_set_debug),
    {0},
};
// clang-format on

// ---- Classes of the program ----

static Value inherited(Vm *vm, Type *type, const char *method) {
    const Value found = type_lookup_c(vm, type, method);
    return found;
}

static bool differs(Vm *vm, Type *type, const char *method) {
    return !value_is(inherited(vm, type, method), inherited(vm, asyncio_of(vm)->loop_type, method));
}

// Whether this loop has the attribute in its own `__dict__`.
static bool has_of_its_own(Vm *vm, const Loop *loop, const char *name) {
    if (!(loop->base.flags & OBJECT_FIELDS) || fields_are_empty(&loop->base)) {
        return false;
    }
    Str *interned = str_intern(vm, text_of(name));
    const bool found = interned && !value_is_unset(fields_get(&loop->base, interned));
    if (interned) {
        object_drop(vm, interned);
    }
    return found;
}

bool loop_overrides(Vm *vm, const Loop *loop, const char *method) {
    Type *type = loop->base.type;
    return (type != asyncio_of(vm)->loop_type && differs(vm, type, method)) ||
           has_of_its_own(vm, loop, method);
}

// What asyncio's own code does without calling the method, so that nobody may replace it.
static const char *const FIXED[] = {
    "call_soon",     "call_later",
    "call_at",       "time",
    "create_future", "is_running",
    "is_closed",     "get_debug",
    "_run_once",     "_check_closed",
    "_call_soon",    "_process_events",
    "_add_callback", "_timer_handle_cancelled",
};

static void refuse_own(Vm *vm, const char *method) {
    Str *what = str_format(vm, "an event loop with a %s of its own", method);
    if (what) {
        refusal_raise(vm, str_text(what),
                      TEXT("create_task, run_forever, stop, close and the handlers of "
                           "exceptions can be replaced"));
        object_drop(vm, what);
    }
}

static bool refuse_overriding(Vm *vm, Type *type) {
    for (size_t i = 0; i < sizeof FIXED / sizeof *FIXED; i++) {
        if (differs(vm, type, FIXED[i])) {
            refuse_own(vm, FIXED[i]);
            return false;
        }
    }
    return true;
}

static bool set_attr(Vm *vm, Value self, Str *name, Value value) {
    for (size_t i = 0; i < sizeof FIXED / sizeof *FIXED; i++) {
        if (str_equals_c(name, FIXED[i])) {
            refuse_own(vm, FIXED[i]);
            return false;
        }
    }
    return attribute_set(vm, self, name, value);
}

static Value init_subclass(Vm *vm, const Value *args, int count) {
    (void)count;
    Type *type = (Type *)args[0].object;
    const Asyncio *asyncio = asyncio_of(vm);
    if (type_is_subtype(type, asyncio->loop_type)) {
        return refuse_overriding(vm, type) ? NONE : UNSET;
    }
    return refusal_raise(vm, TEXT("a class that inherits BaseEventLoop"),
                         TEXT("let it inherit asyncio.SelectorEventLoop"));
}

// SelectorEventLoop()
static Value new_loop(Vm *vm, Type *type, Args args) {
    (void)args;
    Loop *loop = loop_new(vm, type);
    return loop ? value_of_object(loop) : UNSET;
}

static Value init(Vm *vm, const Value *args, int count) {
    (void)count;
    return value_is_none(args[1])
               ? NONE
               : refusal_raise(vm, TEXT("an event loop with a selector"), (Text){NULL, 0});
}

static Value new_base_loop(Vm *vm, Type *type, Args args) {
    (void)args, (void)type;
    return refusal_raise(vm, TEXT("an event loop without a selector"),
                         TEXT("use asyncio.new_event_loop()"));
}

static Value repr(Vm *vm, Value self) {
    return repr_of_loop(vm, (Loop *)self.object);
}

static const NativeDef SELECTOR_METHODS[] = {
    NATIVE("__init__", "self, selector=None", init),
    {0},
};

static const NativeDef SUBCLASS_METHODS[] = {
    NATIVE("__init_subclass__@class", "cls, /", init_subclass),
    {0},
};

// ---- AbstractEventLoop: what a loop has to have, and nothing of it ----

static Value not_implemented(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    return vm_raise_value(vm, value_of_object(vm->exceptions.NotImplementedError));
}

static Step step_not_implemented(Vm *vm, NativeFrame *frame, Value *out) {
    (void)frame, (void)out;
    vm_raise_value(vm, value_of_object(vm->exceptions.NotImplementedError));
    return STEP_RAISE;
}

// clang-format off
static const NativeDef ABSTRACT_METHODS[] = {
    NATIVE("run_forever", "self", not_implemented),
    NATIVE("run_until_complete", "self, future", not_implemented),
    NATIVE("stop", "self", not_implemented),
    NATIVE("is_running", "self", not_implemented),
    NATIVE("is_closed", "self", not_implemented),
    NATIVE("close", "self", not_implemented),
    NATIVE_ASYNC("shutdown_asyncgens", "self", step_not_implemented),
    NATIVE_ASYNC("shutdown_default_executor", "self", step_not_implemented),
    NATIVE("call_soon", "self, callback, *args, context=None", not_implemented),
    NATIVE("call_later", "self, delay, callback, *args, context=None", not_implemented),
    NATIVE("call_at", "self, when, callback, *args, context=None", not_implemented),
    NATIVE("call_soon_threadsafe", "self, callback, *args, context=None", not_implemented),
    NATIVE("time", "self", not_implemented),
    NATIVE("create_future", "self", not_implemented),
    NATIVE("create_task", "self, coro, *, name=None, context=None", not_implemented),
    NATIVE("run_in_executor", "self, executor, func, *args", not_implemented),
    NATIVE("set_default_executor", "self, executor", not_implemented),
    NATIVE("set_task_factory", "self, factory", not_implemented),
    NATIVE("get_task_factory", "self", not_implemented),
    NATIVE("set_exception_handler", "self, handler", not_implemented),
    NATIVE("get_exception_handler", "self", not_implemented),
    NATIVE("call_exception_handler", "self, context", not_implemented),
    NATIVE("default_exception_handler", "self, context", not_implemented),
    NATIVE("get_debug", "self", not_implemented),
    NATIVE("set_debug", "self, enabled", not_implemented),
    {0},
};
// clang-format on

// ---- Setting up ----

typedef Value NewFn(Vm *vm, Type *type, Args args);

static Type *add_base(Vm *vm, const char *name, const char *module, Type *parent, NewFn *new_) {
    Type *type = asyncio_type_new(vm, name, module, parent, sizeof(Loop), TYPE_BASETYPE);
    if (type) {
        type->new_ = new_;
        type->traverse = traverse;
        type->finalize = type->clear = clear;
    }
    return type;
}

static bool add_base_loop(Vm *vm, Type *type) {
    type->repr = repr;
    type->set_attr = set_attr;
    return native_add_methods(vm, type, LOOP_METHODS) &&
           native_add_getters(vm, type, LOOP_GETTERS) &&
           native_add_methods(vm, type, ASYNCGEN_METHODS) &&
           native_add_methods(vm, type, EXCEPTION_HANDLER_METHODS) &&
           native_add_methods(vm, type, SUBCLASS_METHODS) && type_ready(vm, type);
}

bool loop_setup(Vm *vm) {
    Asyncio *asyncio = asyncio_of(vm);
    Type *abstract = add_base(vm, "AbstractEventLoop", "asyncio.events", NULL, object_slot_new);
    if (!abstract || !native_add_methods(vm, abstract, ABSTRACT_METHODS) ||
        !type_ready(vm, abstract)) {
        return false;
    }
    Type *base = add_base(vm, "BaseEventLoop", "asyncio.base_events", abstract, new_base_loop);
    if (!base || !add_base_loop(vm, base)) {
        return false;
    }
    Type *selector =
        add_base(vm, "BaseSelectorEventLoop", "asyncio.selector_events", base, new_base_loop);
    if (!selector || !native_add_methods(vm, selector, SELECTOR_METHODS) ||
        !type_ready(vm, selector)) {
        return false;
    }
    Type *type = add_base(vm, "_UnixSelectorEventLoop", "asyncio.unix_events", selector, new_loop);
    if (!type) {
        return false;
    }
    asyncio->loop_bases[0] = abstract;
    asyncio->loop_bases[1] = base;
    asyncio->loop_bases[2] = selector;
    asyncio->loop_type = type;
    return type_ready(vm, type);
}
