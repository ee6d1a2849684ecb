#include "loop/task.h"

#include "base/check.h"
#include "loop/asyncio.h"
#include "loop/context.h"
#include "loop/record.h"
#include "loop/repr.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/refusal.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/run/interpreter.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

static const NativeCallback WAKEUP = {.repr = "task_wakeup()"};

bool value_is_task(const Vm *vm, Value value) {
    return value_is_object(value) && type_is_subtype(value.object->type, asyncio_of(vm)->task_type);
}

// ---- The list of all living tasks ----

static void link_task(Vm *vm, Task *task) {
    Asyncio *asyncio = asyncio_of(vm);
    task->previous = asyncio->last_task;
    task->next = NULL;
    if (task->previous) {
        task->previous->next = task;
    } else {
        asyncio->first_task = task;
    }
    asyncio->last_task = task;
}

static void unlink_task(Vm *vm, Task *task) {
    Asyncio *asyncio = asyncio_of(vm);
    if (!task->previous && asyncio->first_task != task) {
        return; // never got as far as being linked
    }
    *(task->previous ? &task->previous->next : &asyncio->first_task) = task->next;
    *(task->next ? &task->next->previous : &asyncio->last_task) = task->previous;
    task->previous = task->next = NULL;
}

// ---- Life ----

static ALWAYS_INLINE bool schedule_step(Vm *vm, Task *task, Value exception, Because because) {
    const Ready ready = {
        .kind = READY_STEP,
        .target = value_of_object(task),
        .argument = exception,
        .context = UNSET,
    };
    return loop_add_ready(vm, task->future.loop, ready, because);
}

Str *task_name(Vm *vm, Task *task) {
    if (!task->name) {
        task->name = str_format(vm, "Task-%lld", (long long)task->name_number);
    }
    return task->name;
}

static void set_name(Vm *vm, Task *task, Str *name) {
    Str *old = task->name;
    task->name = name;
    if (old) {
        object_drop(vm, old);
    }
}

static bool init_name(Vm *vm, Task *task, Value name) {
    if (value_is_unset(name) || value_is_none(name)) {
        set_name(vm, task, NULL);
        task->name_number = asyncio_of(vm)->next_task_name++;
        return !vm->trace || task_name(vm, task);
    }
    const Value text = object_str(vm, name);
    if (!value_is_unset(text)) {
        set_name(vm, task, value_as_str(text));
    }
    return !value_is_unset(text);
}

static bool init(Vm *vm, Task *task, Loop *loop, Value coro, Value name, Value context) {
    Asyncio *asyncio = asyncio_of(vm);
    future_init(vm, &task->future, loop);
    if (!init_name(vm, task, name)) {
        return false;
    }
    task->future.made = loop_made_at(vm, loop, asyncio->creator);
    task->coro = value_ref(coro);
    task->context = value_ref(context);
    task->log_destroy_pending = true;
    task->internal = asyncio_is_own_coroutine(vm, coro);
    task->future.id = ++asyncio->next_task_id;
    task->table = task->internal ? 0 : ++asyncio->next_table;
    task->future.because.why = WHY_TASK_DONE;
    link_task(vm, task);
    record_task_new(vm, task);
    const int64_t cause = vm->trace ? trace_count(vm->trace) - 1 : -1;
    return schedule_step(vm, task, UNSET, (Because){WHY_CREATED, cause, 0});
}

Task *task_new(Vm *vm, Loop *loop, Value coro, Value name, Value context) {
    Task *task = object_new(vm, asyncio_of(vm)->task_type, sizeof *task);
    if (task && !init(vm, task, loop, coro, name, context)) {
        object_drop(vm, task);
        return NULL;
    }
    return task;
}

static void clear(Vm *vm, Object *object) {
    Task *task = (Task *)object;
    value_set(vm, &task->coro, UNSET);
    value_set(vm, &task->context, UNSET);
    Future *waiter = task->waiter;
    task->waiter = NULL;
    if (waiter) {
        object_drop(vm, waiter);
    }
    future_clear(vm, object);
}

static void finalize(Vm *vm, Object *object) {
    Task *task = (Task *)object;
    unlink_task(vm, task);
    clear(vm, object);
    if (task->name) {
        object_drop(vm, task->name);
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    Task *task = (Task *)object;
    if (value_is_object(task->coro)) {
        visit(task->coro.object, context);
    }
    if (value_is_object(task->context)) {
        visit(task->context.object, context);
    }
    if (task->waiter) {
        visit(&task->waiter->base, context);
    }
    future_traverse(object, visit, context);
}

// "Task was destroyed but it is pending!", then what any future says.
static void finish(Vm *vm, Object *object) {
    Task *task = (Task *)object;
    if (vm->interpreter->halted) {
        return; // nobody is told any more
    }
    if (!future_is_done(&task->future) && task->log_destroy_pending && task->future.loop) {
        const Value kept = vm_has_error(vm) ? vm_take_error(vm) : UNSET;
        loop_call_exception_handler(vm, task->future.loop, "Task was destroyed but it is pending!",
                                    value_of_object(task), "task", task->future.made);
        if (!value_is_unset(kept)) {
            vm_restore_error(vm, kept);
        }
    }
    const Type *future_type = asyncio_of(vm)->future_type;
    future_type->finish(vm, object);
}

// ---- Steps ----

// Throws `exception`, or that the task is cancelled, into the coroutine.
static bool throw_into(Vm *vm, Task *task, Value exception) {
    Loop *loop = task->future.loop;
    Value thrown = value_ref(exception);
    if (task->must_cancel) {
        if (value_is_unset(thrown) || !value_is_a(vm, thrown, asyncio_of(vm)->CancelledError)) {
            value_set(vm, &thrown, future_make_cancelled_error(vm, &task->future));
            if (value_is_unset(thrown)) {
                return false;
            }
            loop->thrown_is_new = true;
        }
        task->must_cancel = false;
    }
    record_step(vm, task, thrown);
    loop->thrown = value_ref(thrown);
    vm_restore_error(vm, thrown);
    return vm_push_resume(vm, task->coro, UNSET);
}

bool task_begin_step(Vm *vm, Task *task, Value exception) {
    Loop *loop = task->future.loop;
    CHECK(!loop->current);
    CHECK(!future_is_done(&task->future));
    Future *waiter = task->waiter;
    task->waiter = NULL;
    if (waiter) {
        object_drop(vm, waiter);
    }
    loop->current = task;
    if (exception.kind != VALUE_UNSET || task->must_cancel) {
        return throw_into(vm, task, exception);
    }
    if (vm->trace) {
        record_step(vm, task, UNSET);
    }
    return vm_push_resume(vm, task->coro, NONE);
}

static bool finish_with_result(Vm *vm, Task *task, Value value) {
    if (!task->must_cancel) {
        record_task_done(vm, task, OUTCOME_RESULT, value);
        const bool done = future_set_result(vm, &task->future, value);
        value_drop(vm, value);
        return done;
    }
    // Cancelled after its last await: the cancellation wins.
    task->must_cancel = false;
    value_drop(vm, value);
    record_task_done(vm, task, OUTCOME_CANCELLED, UNSET);
    future_cancel(vm, &task->future, task->future.cancel_message);
    return !vm_has_error(vm);
}

static bool finish_cancelled(Vm *vm, Task *task, Value error) {
    value_set(vm, &task->future.cancelled_error, error);
    record_task_done(vm, task, OUTCOME_CANCELLED, UNSET);
    future_cancel(vm, &task->future, UNSET);
    return !vm_has_error(vm);
}

static bool finish_with_error(Vm *vm, Task *task, Value error) {
    record_task_done(vm, task, OUTCOME_ERROR, error);
    bool done = future_set_exception(vm, &task->future, error);
    // These two are for whoever runs the loop, not only for who awaits the task.
    if (done && (value_is_a(vm, error, vm->exceptions.KeyboardInterrupt) ||
                 value_is_a(vm, error, vm->exceptions.SystemExit))) {
        // In CPython the frames of the loop that it went through, in its traceback, keep the task.
        value_set(vm, &value_as_exception(error)->extra[2], value_of_object(object_ref(task)));
        vm_restore_error(vm, value_ref(error));
        done = false;
    }
    value_drop(vm, error);
    return done;
}

// The coroutine yielded something that no future is: its next step throws a RuntimeError.
static bool refuse_yield(Vm *vm, Task *task, const char *format, Value first, Value second) {
    const Value a = object_repr(vm, first);
    const Value b = value_is_unset(a) ? UNSET : object_repr(vm, second);
    bool scheduled = false;
    if (!value_is_unset(b)) {
        Buf text;
        buf_init(&text, &vm->alloc);
        buf_addf(&text, format, value_as_str(a)->bytes, value_as_str(b)->bytes);
        const Value error = exception_new(vm, vm->exceptions.RuntimeError, buf_string(&text));
        buf_deinit(&text);
        const int64_t cause = vm->trace ? trace_count(vm->trace) - 1 : -1;
        scheduled = !value_is_unset(error) &&
                    schedule_step(vm, task, error, (Because){WHY_YIELDED, cause, 0});
        value_drop(vm, error);
    }
    value_drop(vm, a);
    value_drop(vm, b);
    return scheduled;
}

static __attribute__((noinline)) bool wait_for_future(Vm *vm, Task *task, Value yielded) {
    Future *future = value_as_future(yielded);
    const Value self = value_of_object(task);
    if (future == &task->future) {
        return refuse_yield(vm, task, "Task cannot await on itself: %s%.0s", self, NONE);
    }
    if (future->loop != task->future.loop) {
        return refuse_yield(vm, task, "Task %s got Future %s attached to a different loop", self,
                            yielded);
    }
    if (!future->blocking) {
        return refuse_yield(vm, task, "yield was used instead of yield from in task %s with %s",
                            self, yielded);
    }
    future->blocking = false;
    task->waiter = object_ref(future);
    if (!future_add_native_callback(vm, future, &WAKEUP, self)) {
        return false;
    }
    if (task->must_cancel) {
        if (future->base.type == asyncio_of(vm)->future_type) {
            future->because = task->cancelled;
        }
        const int cancelled = future_request_cancel(vm, future, task->future.cancel_message);
        if (cancelled < 0) {
            return false;
        }
        task->must_cancel = !cancelled;
    }
    return true;
}

static bool after_yield(Vm *vm, Task *task, Value yielded) {
    if (vm->trace) {
        record_await(vm, task, yielded);
    }
    if (value_is_none(yielded)) {
        const int64_t cause = vm->trace ? trace_count(vm->trace) - 1 : -1;
        return schedule_step(vm, task, UNSET, (Because){WHY_YIELDED, cause, 0});
    }
    if (value_is_future(vm, yielded)) {
        return wait_for_future(vm, task, yielded);
    }
    if (future_is_foreign(vm, yielded)) {
        return false;
    }
    const Value self = value_of_object(task);
    if (value_is_a(vm, yielded, vm->types.generator)) {
        return refuse_yield(vm, task,
                            "yield was used instead of yield from for generator in task %s with %s",
                            self, yielded);
    }
    return refuse_yield(vm, task, "Task got bad yield: %s%.0s", yielded, NONE);
}

// What left the coroutine by an exception decides how the task ends.
static bool after_error(Vm *vm, Task *task) {
    const Value error = vm_take_error(vm);
    value_as_exception(error)->in_flight = 0;
    if (value_is_a(vm, error, asyncio_of(vm)->CancelledError)) {
        return finish_cancelled(vm, task, error);
    }
    return finish_with_error(vm, task, error);
}

bool task_end_step(Vm *vm, Task *task, Outcome outcome, Value value) {
    bool done = false;
    if (task->future.loop->thrown_is_new) {
        task->future.loop->thrown_is_new = false;
        value_set(vm, &task->future.loop->thrown, UNSET);
    }
    if (outcome == OUTCOME_YIELDED) {
        done = after_yield(vm, task, value);
        value_drop(vm, value);
    } else {
        done = outcome == OUTCOME_RETURNED ? finish_with_result(vm, task, value)
                                           : after_error(vm, task);
    }
    if (vm->trace) {
        record_leave(vm, task);
    }
    task->future.loop->current = NULL;
    value_set(vm, &task->future.loop->thrown, UNSET);
    return done;
}

Value task_wakeup_exception(Vm *vm, Future *future) {
    if (future->state == FUTURE_STATE_DONE) {
        return UNSET;
    }
    // As CPython does, which asks these two directly; it raises what it gets in any other way.
    const Type *type = future->base.type;
    const bool direct = type == asyncio_of(vm)->future_type || type == asyncio_of(vm)->task_type;
    if (direct && future->state == FUTURE_STATE_ERROR) {
        return value_ref(future_take_exception(vm, future));
    }
    const Value result = future_result(vm, future);
    CHECK(value_is_unset(result));
    return vm_take_error(vm);
}

int task_cancel(Vm *vm, Task *task, Value message) {
    future_mark_retrieved(&task->future);
    if (future_is_done(&task->future)) {
        return 0;
    }
    task->cancel_requests++;
    const Why why = asyncio_of(vm)->cancels_in_time ? WHY_TIMEOUT : WHY_CANCELLED;
    task->cancelled = (Because){why, record_cancel(vm, task, message), 0};
    if (task->waiter) {
        Future *waiter = object_ref(task->waiter);
        if (waiter->base.type == asyncio_of(vm)->future_type) {
            waiter->because = task->cancelled;
        }
        const int cancelled = future_request_cancel(vm, waiter, message);
        object_drop(vm, waiter);
        if (cancelled) {
            return cancelled;
        }
    }
    task->must_cancel = true;
    value_set(vm, &task->future.cancel_message, value_ref(message));
    return 1;
}

// ---- What the program sees ----

static Task *self_of(const Value *args) {
    return (Task *)args[0].object;
}

static Value method_get_name(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    Task *task = self_of(args);
    if (!task->name && !task->name_number) {
        return NONE; // its __init__ was not called
    }
    Str *name = task_name(vm, task);
    return name ? value_of_object(object_ref(name)) : UNSET;
}

static Value method_set_name(Vm *vm, const Value *args, int count) {
    (void)count;
    const Value text = object_str(vm, args[1]);
    if (value_is_unset(text)) {
        return UNSET;
    }
    Task *task = self_of(args);
    set_name(vm, task, value_as_str(text));
    record_rename(vm, task);
    return NONE;
}

static Value coro_of(const Task *task) {
    return value_is_unset(task->coro) ? NONE : value_ref(task->coro);
}

static Value method_get_coro(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return coro_of(self_of(args));
}

static Value method_cancel(Vm *vm, const Value *args, int count) {
    (void)count;
    if (!self_of(args)->future.loop) {
        return vm_raise(vm, vm->exceptions.RuntimeError, "Task object is not initialized.");
    }
    const int answer = task_cancel(vm, self_of(args), args[1]);
    return answer < 0 ? UNSET : value_of_bool(answer);
}

static Value method_cancelling(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    return value_of_int(self_of(args)->cancel_requests);
}

static Value method_uncancel(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    Task *task = self_of(args);
    if (task->cancel_requests > 0) {
        task->cancel_requests--;
    }
    return value_of_int(task->cancel_requests);
}

static Value method_set_result(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    return vm_raise(vm, vm->exceptions.RuntimeError, "Task does not support set_result operation");
}

static Value method_set_exception(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    return vm_raise(vm, vm->exceptions.RuntimeError,
                    "Task does not support set_exception operation");
}

// The two that are written in Python get all their arguments.
static Step call_stacks(Vm *vm, NativeFrame *frame, const char *function, int count, Value *out) {
    if (frame->state++ > 0) {
        *out = value_ref(frame->in);
        return frame->outcome == OUTCOME_RAISED ? STEP_RAISE : STEP_RETURN;
    }
    const Args args = {frame->args, count, NULL};
    return vm_push_imported(vm, "asyncio.base_tasks", function, args) ? STEP_CALL : STEP_RAISE;
}

static Step step_get_stack(Vm *vm, NativeFrame *frame, Value *out) {
    return call_stacks(vm, frame, "get_stack", 2, out);
}

static Step step_print_stack(Vm *vm, NativeFrame *frame, Value *out) {
    return call_stacks(vm, frame, "print_stack", 3, out);
}

static const NativeDef TASK_METHODS[] = {
    NATIVE_IN_FRAME("get_stack", "self, /, *, limit=None", step_get_stack),
    NATIVE_IN_FRAME("print_stack", "self, /, *, limit=None, file=None", step_print_stack),
    NATIVE("get_name", "self, /", method_get_name),
    NATIVE("set_name", "self, value, /", method_set_name),
    NATIVE("get_coro", "self, /", method_get_coro),
    NATIVE("cancel", "self, /, msg=None", method_cancel),
    NATIVE("cancelling", "self, /", method_cancelling),
    NATIVE("uncancel", "self, /", method_uncancel),
    NATIVE("set_result", "self, result, /", method_set_result),
    NATIVE("set_exception", "self, exception, /", method_set_exception),
    {0},
};

static Value get_fut_waiter(Vm *vm, Value self) {
    (void)vm;
    Task *task = (Task *)self.object;
    return task->waiter ? value_ref(value_of_object(task->waiter)) : NONE;
}

static Value get_must_cancel(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(((Task *)self.object)->must_cancel);
}

static Value get_coro(Vm *vm, Value self) {
    (void)vm;
    return coro_of((Task *)self.object);
}

static Value get_log_destroy_pending(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(((Task *)self.object)->log_destroy_pending);
}

static bool set_log_destroy_pending(Vm *vm, Value self, Value value) {
    const int truth = object_truth(vm, value);
    ((Task *)self.object)->log_destroy_pending = truth > 0;
    return truth >= 0;
}

static const NativeGetter TASK_GETTERS[] = {
    {"_fut_waiter", get_fut_waiter, NULL},
    {"_must_cancel", get_must_cancel, NULL},
    {"_coro", get_coro, NULL},
    {"_log_destroy_pending", get_log_destroy_pending, set_log_destroy_pending},
    {0},
};

// Task(coro, *, loop=None, name=None, context=None)
static bool new_init(Vm *vm, Value self, Args args) {
    static const ArgNames parameters = {"Task", 1, 1, 4, {"coro", "loop", "name", "context"}};
    Value parts[4];
    if (!args_bind(vm, &parameters, args, parts)) {
        return false;
    }
    for (int i = 1; i < 4; i++) {
        parts[i] = value_is_unset(parts[i]) ? NONE : parts[i];
    }
    const Value coro = parts[0], loop = parts[1], name = parts[2], context = parts[3];
    if (((Task *)self.object)->future.loop) {
        refusal_raise(vm, TEXT("calling __init__ of a task again"), (Text){NULL, 0});
        return false;
    }
    if (!asyncio_needs_coroutine(vm, coro)) {
        return false;
    }
    Loop *given = value_is_none(loop) ? asyncio_get_event_loop(vm) : asyncio_loop_of(vm, loop);
    const Value own = value_is_none(context) ? context_copy(vm) : value_ref(context);
    const bool made = given && init(vm, (Task *)self.object, given, coro, name, own);
    value_drop(vm, own);
    return made;
}

static Value repr(Vm *vm, Value self) {
    return repr_of_task(vm, (Task *)self.object);
}

bool task_setup(Vm *vm) {
    Type *type = asyncio_type_new(vm, "Task", "_asyncio", asyncio_of(vm)->future_type, sizeof(Task),
                                  TYPE_BASETYPE);
    if (!type) {
        return false;
    }
    asyncio_of(vm)->task_type = type;
    asyncio_of(vm)->next_task_name = 1;
    type->finalize = finalize;
    type->traverse = traverse;
    type->clear = clear;
    type->finish = finish;
    type->init = new_init;
    type->repr = repr;
    return native_add_methods(vm, type, TASK_METHODS) &&
           native_add_getters(vm, type, TASK_GETTERS) && type_ready(vm, type) &&
           type_name_in_full(vm, type);
}
