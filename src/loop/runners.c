// asyncio.Runner: a loop made, used, and closed with all that is left in it (run is in runners.py).
//
// As Lib/asyncio/runners.py. Whatever runs the loop is a native frame that calls the loop's own
// run_until_complete, so that the machine can stop anywhere below it.

#include "loop/asyncio.h"
#include "loop/context.h"
#include "loop/library.h"
#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

typedef enum RunnerState { RUNNER_CREATED, RUNNER_INITIALIZED, RUNNER_CLOSED } RunnerState;

typedef struct Runner {
    Object base;
    RunnerState state;
    Value debug;        // None: as the loop has it
    Value loop_factory; // None: new_event_loop
    Loop *loop;         // counted; NULL unless initialized
    Value context;      // what the tasks run in; UNSET: the empty one
    bool set_event_loop;
} Runner;

static Runner *runner_of(Value value) {
    return (Runner *)value.object;
}

static void runner_clear(Vm *vm, Object *object) {
    Runner *runner = (Runner *)object;
    value_set(vm, &runner->debug, NONE);
    value_set(vm, &runner->loop_factory, NONE);
    value_set(vm, &runner->context, UNSET);
    Loop *loop = runner->loop;
    runner->loop = NULL;
    if (loop) {
        object_drop(vm, loop);
    }
}

static void runner_traverse(Object *object, Visit *visit, void *context) {
    Runner *runner = (Runner *)object;
    const Value held[] = {runner->debug, runner->loop_factory, runner->context};
    for (int i = 0; i < 3; i++) {
        if (value_is_object(held[i])) {
            visit(held[i].object, context);
        }
    }
    if (runner->loop) {
        visit(&runner->loop->base, context);
    }
}

// ---- The loop ----

static Loop *make_loop(Vm *vm, Runner *runner) {
    if (value_is_none(runner->loop_factory)) {
        Loop *loop = asyncio_new_event_loop(vm);
        if (loop && !runner->set_event_loop) {
            if (!asyncio_set_event_loop(vm, loop)) {
                object_drop(vm, loop);
                return NULL;
            }
            runner->set_event_loop = true;
        }
        return loop;
    }
    const Value made = vm_call(vm, runner->loop_factory, NULL, 0);
    if (value_is_unset(made)) {
        return NULL;
    }
    Loop *loop = value_is_none(made) ? NULL : asyncio_loop_of(vm, made);
    if (!loop) {
        if (!vm_has_error(vm)) {
            vm_raise(vm, vm->exceptions.AttributeError,
                     "'NoneType' object has no attribute 'set_debug'");
        }
        value_drop(vm, made);
    }
    return loop;
}

static bool initialize(Vm *vm, Runner *runner) {
    if (runner->state == RUNNER_CLOSED) {
        vm_raise(vm, vm->exceptions.RuntimeError, "Runner is closed");
        return false;
    }
    if (runner->state == RUNNER_INITIALIZED) {
        return true;
    }
    runner->loop = make_loop(vm, runner);
    if (!runner->loop) {
        return false;
    }
    if (!value_is_none(runner->debug)) {
        const int debug = object_truth(vm, runner->debug);
        if (debug < 0) {
            return false;
        }
        runner->loop->debug = debug;
    }
    // Kept from one run to the next, with what they set in it.
    runner->context = context_copy_object(vm);
    if (value_is_unset(runner->context)) {
        return false;
    }
    runner->state = RUNNER_INITIALIZED;
    return true;
}

static bool push_run_until_complete(Vm *vm, Loop *loop, Value awaitable) {
    const Value method = object_get_attr_c(vm, value_of_object(loop), "run_until_complete");
    const bool pushed =
        !value_is_unset(method) && vm_push_call(vm, method, (Args){&awaitable, 1, NULL});
    value_drop(vm, method);
    return pushed;
}

// ---- Runner.run ----

static bool begin_run(Vm *vm, NativeFrame *frame, Runner *runner, Value coro, Value context) {
    if (!value_is_coroutine(vm, coro)) {
        const Value repr = object_repr(vm, coro);
        if (!value_is_unset(repr)) {
            vm_raise(vm, vm->exceptions.ValueError, "a coroutine was expected, got %s",
                     value_as_str(repr)->bytes);
            value_drop(vm, repr);
        }
        return false;
    }
    if (asyncio_of(vm)->running) {
        vm_raise(vm, vm->exceptions.RuntimeError,
                 "Runner.run() cannot be called from a running event loop");
        return false;
    }
    if (!initialize(vm, runner)) {
        return false;
    }
    static const Place place = {"run", "runners.py", 100, 0};
    asyncio_of(vm)->creator = &place;
    const Value task = asyncio_create_task(vm, runner->loop, coro, NONE,
                                           value_is_none(context) ? runner->context : context);
    asyncio_of(vm)->creator = NULL;
    frame->slots[0] = task;
    return !value_is_unset(task) && push_run_until_complete(vm, runner->loop, task);
}

static Step step_runner_run(Vm *vm, NativeFrame *frame, Value *out) {
    if (frame->state++ == 0) {
        return begin_run(vm, frame, runner_of(frame->args[0]), frame->args[1], frame->args[2])
                   ? STEP_CALL
                   : STEP_RAISE;
    }
    *out = value_ref(frame->in);
    if (frame->outcome == OUTCOME_RETURNED) {
        return STEP_RETURN;
    }
    // Who sees the exception of the task leave the loop need not be told of it again.
    if (value_is_future(vm, frame->slots[0]) &&
        value_is(value_as_future(frame->slots[0])->exception, vm->error)) {
        future_mark_retrieved(value_as_future(frame->slots[0]));
    }
    exception_keep(vm, frame->slots[0]);
    return STEP_RAISE;
}

// ---- Runner.close ----

// Cancels every task that is left; a list of them (new reference), NONE when there are none.
static Value cancel_all_tasks(Vm *vm, Loop *loop) {
    List *tasks = list_new(vm, 0);
    bool done = tasks != NULL;
    for (Task *task = asyncio_of(vm)->first_task; done && task; task = task->next) {
        if (task->future.loop == loop && !future_is_done(&task->future)) {
            done = list_append(vm, tasks, value_of_object(task));
        }
    }
    asyncio_of(vm)->cancels_for = "asyncio.run";
    for (int i = 0; done && i < tasks->count; i++) {
        done = future_request_cancel(vm, value_as_future(tasks->items[i]), UNSET) >= 0;
    }
    asyncio_of(vm)->cancels_for = NULL;
    if (done && tasks->count > 0) {
        return value_of_object(tasks);
    }
    if (tasks) {
        object_drop(vm, tasks);
    }
    return done ? NONE : UNSET;
}

static bool report_failed_tasks(Vm *vm, Loop *loop, const List *tasks) {
    for (int i = 0; i < tasks->count; i++) {
        Future *future = value_as_future(tasks->items[i]);
        if (future->state != FUTURE_STATE_ERROR) {
            continue;
        }
        future_mark_retrieved(future);
        vm_restore_error(vm, value_ref(future->exception));
        if (!loop_call_exception_handler(vm, loop,
                                         "unhandled exception during asyncio.run() shutdown",
                                         tasks->items[i], "task", UNSET)) {
            return false;
        }
    }
    return true;
}

// In order, as a set's; a list would begin with the last one. Unless an exception keeps them all.
static void let_go(Vm *vm, List *tasks) {
    for (int i = 0; tasks->base.refs == 1 && i < tasks->count; i++) {
        value_set(vm, &tasks->items[i], NONE);
    }
}

static bool push_own_coroutine(Vm *vm, Loop *loop, const char *method) {
    const Value coro = vm_call_method_c(vm, value_of_object(loop), method, NULL, 0);
    const bool pushed = !value_is_unset(coro) && push_run_until_complete(vm, loop, coro);
    value_drop(vm, coro);
    return pushed;
}

static bool push_gather(Vm *vm, Loop *loop, const List *tasks) {
    const Value gathered = gather_all(vm, tasks->items, tasks->count, true);
    const bool pushed = !value_is_unset(gathered) && push_run_until_complete(vm, loop, gathered);
    value_drop(vm, gathered);
    return pushed;
}

enum { CLOSE_BEGIN, CLOSE_CANCELLED, CLOSE_ASYNCGENS, CLOSE_EXECUTOR };
enum { CLOSE_LINE }; // of the frame's numbers: where CPython is

// What comes next in closing: pushes it; false when there is nothing more or it failed (then an
// exception is set).
static bool push_next_of_close(Vm *vm, NativeFrame *frame, Runner *runner) {
    switch (frame->state++) {
    case CLOSE_BEGIN:
        frame->numbers[CLOSE_LINE] = 71;
        frame->slots[0] = cancel_all_tasks(vm, runner->loop);
        if (value_is_unset(frame->slots[0])) {
            return false;
        }
        if (!value_is_none(frame->slots[0])) {
            return push_gather(vm, runner->loop, (const List *)frame->slots[0].object);
        }
        frame->state++;
        frame->numbers[CLOSE_LINE] = 72;
        return push_own_coroutine(vm, runner->loop, "shutdown_asyncgens");
    case CLOSE_CANCELLED:
        if (!report_failed_tasks(vm, runner->loop, (const List *)frame->slots[0].object)) {
            return false;
        }
        // The tasks, and the exceptions that are their results, go before their generators close.
        let_go(vm, (List *)frame->slots[0].object);
        value_set(vm, &frame->slots[0], NONE);
        value_set(vm, &frame->in, NONE);
        frame->numbers[CLOSE_LINE] = 72;
        return push_own_coroutine(vm, runner->loop, "shutdown_asyncgens");
    case CLOSE_ASYNCGENS:
        frame->numbers[CLOSE_LINE] = 73;
        return push_own_coroutine(vm, runner->loop, "shutdown_default_executor");
    default:
        return false;
    }
}

static Step end_close(Vm *vm, Runner *runner, Value *out) {
    const Value kept = vm_has_error(vm) ? vm_take_error(vm) : UNSET;
    const bool unset = !runner->set_event_loop || asyncio_set_event_loop(vm, NULL);
    const Value closed =
        unset ? vm_call_method_c(vm, value_of_object(runner->loop), "close", NULL, 0) : UNSET;
    object_drop(vm, runner->loop);
    runner->loop = NULL;
    runner->state = RUNNER_CLOSED;
    *out = NONE;
    if (!value_is_unset(kept)) {
        if (value_is_unset(closed)) {
            value_drop(vm, vm_take_error(vm));
        }
        vm_restore_error(vm, kept);
        return STEP_RAISE;
    }
    return value_is_unset(closed) ? STEP_RAISE : STEP_RETURN;
}

static Step step_runner_close(Vm *vm, NativeFrame *frame, Value *out) {
    Runner *runner = runner_of(frame->args[0]);
    if (runner->state != RUNNER_INITIALIZED) {
        *out = NONE;
        return STEP_RETURN;
    }
    if (frame->outcome != OUTCOME_RAISED && push_next_of_close(vm, frame, runner)) {
        return STEP_CALL;
    }
    frame->numbers[CLOSE_LINE] = 77;
    return end_close(vm, runner, out);
}

bool runner_place(const Frame *frame, Place *out) {
    const NativeFrame *native = frame_native((Frame *)(uintptr_t)frame);
    if (frame->step == step_runner_run) {
        *out = (Place){"run", "runners.py", 118, 0};
        return true;
    }
    if (frame->step == step_runner_close) {
        *out = (Place){"close", "runners.py", (int)native->numbers[CLOSE_LINE], 0};
        return out->line > 0;
    }
    return false;
}

// ---- The type ----

static Value method_get_loop(Vm *vm, const Value *args, int count) {
    (void)count;
    Runner *runner = runner_of(args[0]);
    return initialize(vm, runner) ? value_ref(value_of_object(runner->loop)) : UNSET;
}

static Value method_enter(Vm *vm, const Value *args, int count) {
    (void)count;
    return initialize(vm, runner_of(args[0])) ? value_ref(args[0]) : UNSET;
}

static Value method_init(Vm *vm, const Value *args, int count) {
    (void)count;
    Runner *runner = runner_of(args[0]);
    value_set(vm, &runner->debug, value_ref(args[1]));
    value_set(vm, &runner->loop_factory, value_ref(args[2]));
    return NONE;
}

static const NativeDef RUNNER_METHODS[] = {
    NATIVE("__init__", "self, *, debug=None, loop_factory=None", method_init),
    NATIVE("__enter__", "self", method_enter),
    NATIVE_IN_FRAME("__exit__", "self, exc_type, exc_val, exc_tb", step_runner_close),
    NATIVE_IN_FRAME("run", "self, coro, *, context=None", step_runner_run),
    NATIVE_IN_FRAME("close", "self", step_runner_close),
    NATIVE("get_loop", "self", method_get_loop),
    {0},
};

bool runner_setup(Vm *vm) {
    Type *type = type_new(vm, "Runner", "asyncio.runners", NULL, sizeof(Runner), 0);
    if (!type) {
        return false;
    }
    asyncio_of(vm)->runner_type = type;
    type->finalize = runner_clear;
    type->new_ = object_slot_new;
    type->init = asyncio_init_by_method;
    type->traverse = runner_traverse;
    type->clear = runner_clear;
    return native_add_methods(vm, type, RUNNER_METHODS) && type_ready(vm, type);
}
