#include "loop/loop.h"

#include "base/check.h"
#include "loop/asyncio.h"
#include "loop/context.h"
#include "loop/library.h"
#include "loop/record.h"
#include "loop/repr.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/run/interpreter.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

double loop_time(const Vm *vm) {
    return vm_time_to_seconds(vm->now_ns);
}

bool loop_check_open(Vm *vm, const Loop *loop) {
    if (loop->closed) {
        vm_raise(vm, vm->exceptions.RuntimeError, "Event loop is closed");
    }
    return !loop->closed;
}

// ---- The ready queue ----

static bool grow_ready(Vm *vm, Loop *loop) {
    const int capacity = loop->ready_capacity ? 2 * loop->ready_capacity : 16;
    Ready *ring = alloc_try(&vm->alloc, (size_t)capacity * sizeof *ring);
    if (!ring) {
        vm_raise_memory(vm);
        return false;
    }
    for (int i = 0; i < loop->ready_count; i++) {
        ring[i] = loop->ready[(loop->ready_first + i) % loop->ready_capacity];
    }
    alloc_release(&vm->alloc, loop->ready, (size_t)loop->ready_capacity * sizeof *ring);
    loop->ready = ring;
    loop->ready_first = 0;
    loop->ready_capacity = capacity;
    return true;
}

bool loop_make_room(Vm *vm, Loop *loop) {
    return loop_check_open(vm, loop) &&
           (loop->ready_count < loop->ready_capacity || grow_ready(vm, loop));
}

void loop_record_added(Vm *vm, Loop *loop, Because because) {
    const int last = (loop->ready_first + loop->ready_count - 1) & (loop->ready_capacity - 1);
    loop->ready[last].text = record_ready(vm, &loop->ready[last], because);
}

static bool is_task_step(const Ready *ready) {
    return ready->kind == READY_STEP || ready->kind == READY_WAKEUP;
}

// Moves the first one to *out.
static inline void take_ready(Loop *loop, Ready *out) {
    *out = loop->ready[loop->ready_first];
    loop->ready_first = (loop->ready_first + 1) & (loop->ready_capacity - 1);
    loop->ready_count--;
}

static ALWAYS_INLINE void drop_value(Vm *vm, Value *place) {
    const Value dropped = *place;
    place->kind = VALUE_UNSET;
    value_drop(vm, dropped);
}

// As a handle's slots go in CPython: its arguments before its callback.
static inline void drop_ready(Vm *vm, Ready *ready) {
    drop_value(vm, &ready->argument);
    drop_value(vm, &ready->target);
    drop_value(vm, &ready->context);
}

// ---- Looking ahead ----

// Among thousands of tasks what the next ones need has long left the processor's caches. It is
// asked for some handles ahead, a link of the way at a time: the task, its coroutine, what that
// awaits. Of the time of wide_gather and timers in tests/bench it saves a third.
#define FAR_AHEAD 12
#define AHEAD     8
#define NEAR      4

#define MANY_TIMERS 256 // fewer are at hand in any case

static inline const Ready *ready_at(const Loop *loop, int index) {
    return &loop->ready[(loop->ready_first + index) & (loop->ready_capacity - 1)];
}

static ALWAYS_INLINE void fetch(const void *at, size_t size) {
    for (size_t i = 0; at && i < size; i += 64) {
        __builtin_prefetch((const char *)at + i);
    }
}

static void fetch_coroutine(const Task *task) {
    fetch(task->coro.object, sizeof(Generator) + sizeof(Frame));
}

static void fetch_awaited(const Vm *vm, const Task *task) {
    if (value_is_coroutine(vm, task->coro)) {
        const Value awaited = generator_awaited((const Generator *)task->coro.object);
        if (value_is_object(awaited)) {
            fetch(awaited.object, sizeof(Generator) + sizeof(Frame) + sizeof(NativeFrame));
        }
    }
}

// The task that a handle's call is going to wake, as the end of a sleep does; NULL: not known.
static const Task *task_behind(const Vm *vm, const Handle *handle) {
    const Asyncio *asyncio = asyncio_of(vm);
    if (!handle->native || !value_is_object(handle->callback) ||
        handle->callback.object->type != asyncio->future_type) {
        return NULL;
    }
    const Future *future = (const Future *)handle->callback.object;
    const Value waits = future->callback.target;
    const bool is_task = future->callback_count > 0 && value_is_object(waits) &&
                         waits.object->type == asyncio->task_type;
    return is_task ? (const Task *)waits.object : NULL;
}

static void look_ahead(const Vm *vm, const Loop *loop) {
    const Ready *ready = ready_at(loop, FAR_AHEAD);
    fetch(ready->target.object, 64);
    if (is_task_step(ready)) {
        fetch(&((const Task *)ready->target.object)->coro, 64);
    }
    ready = ready_at(loop, AHEAD);
    if (is_task_step(ready)) {
        fetch_coroutine((const Task *)ready->target.object);
    } else if (ready->kind == READY_HANDLE) {
        fetch(((const Handle *)ready->target.object)->callback.object, sizeof(Future));
    }
    ready = ready_at(loop, NEAR);
    if (is_task_step(ready)) {
        fetch_awaited(vm, (const Task *)ready->target.object);
    } else if (ready->kind == READY_HANDLE) {
        fetch(task_behind(vm, (const Handle *)ready->target.object), 64);
    }
}

// Where every timer has a time of its own, one task runs a turn, and the queue tells nothing of the
// next ones. The heap does: what comes next is near its root. `due` is the timer that comes now.
static void look_ahead_at_timers(const Vm *vm, const Loop *loop, const Handle *due) {
    const int count = timers_count(&loop->timers);
    if (count < MANY_TIMERS) {
        return;
    }
    const Timer *heap = loop->timers.heap.items;
    for (int i = 7; i < 15; i++) {
        fetch(heap[i].handle, 128);
    }
    for (int i = 3; i < 7; i++) {
        fetch(heap[i].handle->callback.object, sizeof(Future));
    }
    for (int i = 1; i < 3; i++) {
        fetch(task_behind(vm, heap[i].handle), sizeof(Task));
    }
    const Task *task = task_behind(vm, heap[0].handle);
    if (task) {
        fetch_coroutine(task);
    }
    task = task_behind(vm, due);
    if (task) {
        fetch_awaited(vm, task);
    }
}

// ---- One turn ----

static bool drop_cancelled(const Timer *timer, void *context) {
    if (timer->handle->cancelled) {
        timer->handle->scheduled = false;
        object_drop((Vm *)context, timer->handle);
        return true;
    }
    return false;
}

// As asyncio: when more than half of at least 100 timers are cancelled, all those go at once.
static void drop_cancelled_timers(Vm *vm, Loop *loop) {
    const int count = timers_count(&loop->timers);
    if (count > 100 && loop->cancelled_timers * 2 > count) {
        timers_filter(&loop->timers, drop_cancelled, vm);
        loop->cancelled_timers = 0;
        return;
    }
    while (timers_count(&loop->timers) > 0 && timers_first(&loop->timers)->handle->cancelled) {
        Handle *handle = timers_pop(&loop->timers).handle;
        loop->cancelled_timers--;
        handle->scheduled = false;
        object_drop(vm, handle);
    }
}

bool loop_halt(Vm *vm, int status, const Buf *message) {
    interpreter_halt(vm, status, buf_text(message));
    if (!vm_has_error(vm)) {
        vm_raise(vm, vm->exceptions.SystemExit, "halted");
    }
    return false;
}

bool loop_check_time(Vm *vm, SimTime when) {
    const SimTime limit = vm->options.max_time;
    if (limit == 0 || when <= limit) {
        return true;
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "the simulated time would pass %.9g s, the limit of --max-time (0 means none)",
             vm_time_to_seconds(limit));
    loop_halt(vm, 3, &text);
    buf_deinit(&text);
    return false;
}

// Nothing can ever happen again: says who waits for what, and ends the run.
static bool deadlock(Vm *vm, Loop *loop) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "deadlock: nothing is ready and no timer is set");
    for (Task *task = asyncio_of(vm)->first_task; task; task = task->next) {
        if (task->future.loop == loop && !future_is_done(&task->future)) {
            repr_waiting_task(vm, task, &text);
        }
    }
    loop_halt(vm, 1, &text);
    buf_deinit(&text);
    return false;
}

static bool move_clock(Vm *vm, SimTime to) {
    if (to <= vm->now_ns) {
        return true;
    }
    if (!loop_check_time(vm, to)) {
        return false;
    }
    record_clock(vm, vm->now_ns, to);
    vm->now_ns = to;
    return true;
}

static SimTime next_timer(const Loop *loop) {
    return timers_count(&loop->timers) > 0 ? timers_first(&loop->timers)->when : INT64_MAX;
}

// On the main line, time goes to the next worker or timer until something is ready; workers go
// before timers.
static bool wait_main(Vm *vm, Loop *loop) {
    const Workers *workers = &asyncio_of(vm)->workers;
    if (workers->all.count > 0 && !workers_run_due(vm, vm->now_ns)) {
        return false;
    }
    if (loop->stopping) {
        return true;
    }
    while (loop->ready_count == 0) {
        drop_cancelled_timers(vm, loop);
        const SimTime timer = next_timer(loop);
        const SimTime due = workers_next_due(workers);
        if (timer == INT64_MAX && due == WORKER_NEVER) {
            return deadlock(vm, loop);
        }
        if (timer < due || due == WORKER_NEVER) {
            return move_clock(vm, timer);
        }
        if (!move_clock(vm, due) || !workers_run_due(vm, due)) {
            return false;
        }
        if (next_timer(loop) <= vm->now_ns) {
            return true;
        }
    }
    return true;
}

// A loop that runs in a thread parks it until its next timer; call_soon_threadsafe wakes it.
// Whether it must.
static bool parks(Vm *vm, Loop *loop) {
    drop_cancelled_timers(vm, loop);
    const SimTime timer = next_timer(loop);
    if (loop->ready_count > 0 || loop->stopping || timer <= vm->now_ns) {
        return false;
    }
    loop->parked = loop->worker->waits_in_loop = true;
    vm->stack->park_until = timer;
    return true;
}

static bool move_due_timers(Vm *vm, Loop *loop) {
    while (timers_count(&loop->timers) > 0 && timers_first(&loop->timers)->when <= vm->now_ns) {
        Handle *handle = timers_pop(&loop->timers).handle;
        look_ahead_at_timers(vm, loop, handle);
        handle->scheduled = false;
        const bool added =
            handle_make_ready(vm, handle, (Because){WHY_TIMER, handle->event, handle->id});
        object_drop(vm, handle);
        if (!added) {
            return false;
        }
    }
    return true;
}

static bool begin_turn(Vm *vm, Loop *loop) {
    drop_cancelled_timers(vm, loop);
    if ((!loop->worker && !wait_main(vm, loop)) || !move_due_timers(vm, loop)) {
        return false;
    }
    loop->turn++;
    loop->todo = loop->ready_count;
    loop->in_turn = true;
    if (!vm->trace) {
        vm->steps = 0; // when recording, all of them count
    }
    record_tick(vm, loop);
    return true;
}

// ---- One handle ----

typedef enum Ran {
    RAN_WHOLE,  // it is done
    RAN_PUSHED, // it goes on, on the VM's stack
    RAN_FAILED, // it raised
    RAN_PARKED, // the loop waits, in a worker
} Ran;

static Ran run_native(Vm *vm, const NativeCallback *native, Value target, Value argument) {
    return native->fn(vm, target, argument) ? RAN_WHOLE : RAN_FAILED;
}

static Ran push_call(Vm *vm, Value callable, Args args) {
    return vm_push_call(vm, callable, args) ? RAN_PUSHED : RAN_FAILED;
}

static Ran run_handle(Vm *vm, Handle *handle) {
    if (handle->native) {
        return run_native(vm, handle->native, handle->callback, handle->args);
    }
    const Tuple *args = (const Tuple *)handle->args.object;
    return push_call(vm, handle->callback, (Args){args->items, args->count, NULL});
}

static Ran begin_step(Vm *vm, Task *task, Value exception) {
    return task_begin_step(vm, task, exception) ? RAN_PUSHED : RAN_FAILED;
}

// The context of what runs now: a task's own, a handle's, or what came with the callback.
static Value context_of_ready(const Ready *ready) {
    switch (ready->kind) {
    case READY_HANDLE:
        return ((Handle *)ready->target.object)->context;
    case READY_STEP:
    case READY_WAKEUP:
        return ((Task *)ready->target.object)->context;
    case READY_NATIVE:
    case READY_CALLABLE:
        break;
    }
    return ready->context;
}

// While nobody uses context variables, there is one context, and nothing to do.
static inline bool enter_context(Vm *vm, Loop *loop, Value context) {
    if (value_is_unset(context) && value_is_unset(asyncio_of(vm)->context)) {
        loop->context_before = UNSET;
        return true;
    }
    return context_enter(vm, context, &loop->context_before);
}

// The context that was left, a new reference.
static inline Value leave_context(Vm *vm, Loop *loop) {
    const Value before = loop->context_before;
    loop->context_before = UNSET;
    if (value_is_unset(before) && value_is_unset(asyncio_of(vm)->context)) {
        return UNSET;
    }
    return context_leave(vm, before);
}

static inline Ran run_ready(Vm *vm, Loop *loop) {
    const Ready *now = &loop->now;
    loop->in_handle = true;
    loop->handle_began = vm->now_ns;
    loop->context_entered = enter_context(vm, loop, context_of_ready(now));
    if (!loop->context_entered) {
        return RAN_FAILED;
    }
    switch (now->kind) {
    case READY_HANDLE:
        record_callback(vm, now);
        return run_handle(vm, (Handle *)now->target.object);
    case READY_NATIVE:
        record_callback(vm, now);
        return run_native(vm, now->native, now->target, now->argument);
    case READY_CALLABLE:
        record_callback(vm, now);
        return push_call(vm, now->target, (Args){&now->argument, 1, NULL});
    case READY_STEP:
        return begin_step(vm, (Task *)now->target.object, now->argument);
    case READY_WAKEUP: {
        const Value thrown = task_wakeup_exception(vm, value_as_future(now->argument));
        const Ran ran = begin_step(vm, (Task *)now->target.object, thrown);
        value_drop(vm, thrown);
        return ran;
    }
    }
    UNREACHABLE();
}

static bool leaves_loop(const Vm *vm) {
    return vm_error_is(vm, vm->exceptions.SystemExit) ||
           vm_error_is(vm, vm->exceptions.KeyboardInterrupt);
}

// The Handle of what runs: its own, or one like that which CPython has for a done callback.
static Value handle_of_ready(Vm *vm, Loop *loop) {
    const Ready *now = &loop->now;
    if (now->kind == READY_HANDLE) {
        return value_ref(now->target);
    }
    if (now->kind == READY_NATIVE) {
        return value_or_unset(
            handle_of_callback(vm, loop, now->native, now->target, now->argument));
    }
    Tuple *args = tuple_of(vm, &now->argument, 1);
    Handle *handle =
        args ? handle_of_callback(vm, loop, NULL, now->target, value_of_object(args)) : NULL;
    if (args) {
        object_drop(vm, args);
    }
    return value_or_unset(handle);
}

// In CPython the frame of Handle._run is in the traceback of a callback's exception, and has that
// exception and the handle among its variables; it also holds the frames below: of what runs the
// loop, with its future, its task, or the tasks that it cancels.
static void keep_of_callback(Vm *vm, Value handle) {
    exception_keep(vm, vm->error);
    exception_keep(vm, handle);
    for (Frame *frame = vm->stack->frame; frame; frame = frame->back) {
        if (!frame->code && !frame->generator) {
            exception_keep(vm, frame_native(frame)->slots[0]);
        }
    }
}

static bool handle_callback_error(Vm *vm, Loop *loop) {
    if (leaves_loop(vm)) {
        return false;
    }
    const Value error = vm_take_error(vm);
    const Value text = repr_callback_of(vm, &loop->now);
    Str *message = value_is_unset(text)
                       ? NULL
                       : str_format(vm, "Exception in callback %s", value_as_str(text)->bytes);
    const Value handle = message ? handle_of_ready(vm, loop) : UNSET;
    bool handled = false;
    if (!value_is_unset(handle)) {
        Handled handling;
        frame_begin_handling(vm, &handling, error);
        vm_restore_error(vm, error);
        keep_of_callback(vm, handle);
        handled = loop_call_exception_handler(vm, loop, message->bytes, handle, "handle",
                                              ((Handle *)handle.object)->made);
        frame_end_handling(vm, &handling);
    } else {
        value_drop(vm, error);
    }
    value_drop(vm, handle);
    value_drop(vm, text);
    if (message) {
        object_drop(vm, message);
    }
    return handled;
}

// "<Task …>" or "<Handle …>" of what has run, a new reference to a Str.
static Value text_of_ready(Vm *vm, Loop *loop) {
    if (is_task_step(&loop->now)) {
        return object_repr(vm, loop->now.target);
    }
    if (loop->now.kind == READY_HANDLE) {
        return object_str(vm, loop->now.target);
    }
    const Value call = repr_callback_of(vm, &loop->now);
    Str *text =
        value_is_unset(call) ? NULL : str_format(vm, "<Handle %s>", value_as_str(call)->bytes);
    value_drop(vm, call);
    return text ? value_of_object(text) : UNSET;
}

// In debug mode: tells of a handle that kept the thread for long.
static bool warn_if_slow(Vm *vm, Loop *loop) {
    const double spent = loop_time(vm) - vm_time_to_seconds(loop->handle_began);
    const int slow = object_compare_truth(vm, value_of_float(spent), loop->slow, COMPARE_GE);
    if (slow <= 0) {
        return slow == 0;
    }
    const Value shown = text_of_ready(vm, loop);
    if (value_is_unset(shown)) {
        return false;
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "Executing %s took %.3f seconds", value_as_str(shown)->bytes, spent);
    const bool told = asyncio_log(vm, LOG_SLOW, buf_text(&text), UNSET);
    buf_deinit(&text);
    value_drop(vm, shown);
    return told;
}

// What ran is over: takes `value`. False: an exception must leave the loop.
static inline bool end_handle(Vm *vm, Loop *loop, Outcome outcome, Value value) {
    Task *task = is_task_step(&loop->now) ? (Task *)loop->now.target.object : NULL;
    bool goes_on = true;
    if (loop->context_entered) {
        loop->context_entered = false;
        const Value left = leave_context(vm, loop);
        if (task) {
            value_set(vm, &task->context, left);
        } else {
            value_drop(vm, left);
        }
    }
    if (task) {
        goes_on = task_end_step(vm, task, outcome, value);
    } else {
        value_drop(vm, value);
        if (outcome == OUTCOME_RAISED) {
            goes_on = handle_callback_error(vm, loop);
        }
        record_callback_end(vm, &loop->now);
    }
    loop->in_handle = false;
    if (loop->debug && goes_on) {
        goes_on = warn_if_slow(vm, loop);
    }
    drop_ready(vm, &loop->now);
    return goes_on;
}

// Makes the next handle that is not cancelled the one that runs now, in this turn or a new one.
// RAN_PUSHED: there it is; else the loop is to stop, parks, or an exception leaves it.
static Ran next_handle(Vm *vm, Loop *loop) {
    for (;;) {
        while (loop->todo > 0) {
            loop->todo--;
            take_ready(loop, &loop->now);
            if (loop->todo > FAR_AHEAD) {
                look_ahead(vm, loop);
            }
            if (loop->now.kind != READY_HANDLE || !((Handle *)loop->now.target.object)->cancelled) {
                return RAN_PUSHED;
            }
            drop_ready(vm, &loop->now);
        }
        if (loop->in_turn && loop->stopping) {
            return RAN_WHOLE;
        }
        if (loop->worker && parks(vm, loop)) {
            return RAN_PARKED;
        }
        if (!begin_turn(vm, loop)) {
            return RAN_FAILED;
        }
    }
}

// Runs handles until one of them goes on on the stack (RAN_PUSHED), the loop is to stop
// (RAN_WHOLE), or an exception leaves it (RAN_FAILED). `over`: one has gone on there, and came to
// `outcome` with `value` (taken).
static ALWAYS_INLINE Ran run_turns(Vm *vm, Loop *loop, bool over, Outcome outcome, Value value) {
    for (;; over = true) {
        if (over && !end_handle(vm, loop, outcome, value)) {
            return RAN_FAILED;
        }
        Ran ran = next_handle(vm, loop);
        if (ran != RAN_PUSHED) {
            return ran;
        }
        ran = run_ready(vm, loop);
        if (ran == RAN_PUSHED) {
            return ran;
        }
        outcome = ran == RAN_WHOLE ? OUTCOME_RETURNED : OUTCOME_RAISED;
        value = UNSET;
    }
}

// ---- Running ----

static bool check_not_running(Vm *vm, const Loop *loop) {
    if (loop->running) {
        vm_raise(vm, vm->exceptions.RuntimeError, "This event loop is already running");
        return false;
    }
    if (asyncio_of(vm)->running) {
        vm_raise(vm, vm->exceptions.RuntimeError,
                 "Cannot run the event loop while another loop is running");
        return false;
    }
    return true;
}

// As many frames as asyncio's constants say (DEBUG_STACK_DEPTH).
#define ORIGIN_DEPTH 10

void loop_track_origins(Vm *vm, Loop *loop, bool enabled) {
    if (enabled == loop->tracks_origins) {
        return;
    }
    loop->tracks_origins = enabled;
    if (enabled) {
        loop->origin_depth_before = vm->origin_depth;
    }
    vm->origin_depth = enabled ? ORIGIN_DEPTH : loop->origin_depth_before;
}

static bool begin_running(Vm *vm, Loop *loop) {
    if (!loop_check_open(vm, loop) || !check_not_running(vm, loop)) {
        return false;
    }
    if (!asyncgens_watch(vm, loop)) {
        return false;
    }
    loop->running = true;
    loop->worker = asyncio_of(vm)->workers.running;
    asyncio_of(vm)->running = object_ref(loop);
    loop_track_origins(vm, loop, loop->debug);
    record_loop_start(vm, loop);
    return true;
}

static void end_running(Vm *vm, Loop *loop) {
    record_loop_end(vm, loop);
    loop->running = loop->stopping = loop->in_turn = loop->parked = false;
    loop->worker = NULL;
    loop->todo = 0;
    loop->current = NULL;
    value_set(vm, &loop->thrown, UNSET);
    drop_ready(vm, &loop->now);
    generator_set_hooks(vm, NONE, NONE);
    loop_track_origins(vm, loop, false);
    asyncio_of(vm)->running = NULL;
    object_drop(vm, loop);
}

// One stretch of running, as the step function of a native frame: STEP_CALL while something runs
// on the stack, STEP_RETURN when the loop was stopped, STEP_RAISE when an exception left it.
static Step run_loop(Vm *vm, Loop *loop, NativeFrame *frame) {
    enum { BEGIN, RUNNING };
    const bool begins = frame->state == BEGIN;
    if (begins && !begin_running(vm, loop)) {
        return STEP_RAISE;
    }
    const bool over = !begins && !loop->parked;
    frame->state = RUNNING;
    loop->parked = false;
    Value value = UNSET;
    if (over) {
        value = frame->in;
        frame->in = UNSET;
    }
    const Ran ran = run_turns(vm, loop, over, frame->outcome, value);
    if (ran == RAN_PUSHED || ran == RAN_PARKED) {
        return ran == RAN_PUSHED ? STEP_CALL : STEP_YIELD;
    }
    end_running(vm, loop);
    return ran == RAN_WHOLE ? STEP_RETURN : STEP_RAISE;
}

Step loop_run_forever(Vm *vm, NativeFrame *frame, Value *out) {
    *out = NONE;
    return run_loop(vm, (Loop *)frame->args[0].object, frame);
}

static bool stop_loop(Vm *vm, Value target, Value argument) {
    (void)target;
    Future *future = value_as_future(argument);
    future_mark_retrieved(future); // asyncio asks for the exception here, to look at its type
    const bool for_caller = future->state == FUTURE_STATE_ERROR &&
                            (value_is_a(vm, future->exception, vm->exceptions.SystemExit) ||
                             value_is_a(vm, future->exception, vm->exceptions.KeyboardInterrupt));
    if (for_caller) {
        return true;
    }
    if (loop_overrides(vm, future->loop, "stop")) {
        const Value stopped = vm_call_method_c(vm, value_of_object(future->loop), "stop", NULL, 0);
        value_drop(vm, stopped);
        return !value_is_unset(stopped);
    }
    future->loop->stopping = true;
    return true;
}

static const NativeCallback STOP_WHEN_DONE = {
    .repr = "_run_until_complete_cb() at /usr/lib/python3.11/asyncio/base_events.py:180",
    .fn = stop_loop};

// What run_until_complete runs: the future itself, or a new task of a coroutine (*made).
static Future *future_to_run(Vm *vm, Loop *loop, Value awaitable, bool *made) {
    *made = !value_is_future(vm, awaitable);
    Future *future = asyncio_ensure_future(vm, awaitable, loop);
    if (future && *made && value_is_task(vm, value_of_object(future))) {
        ((Task *)future)->log_destroy_pending = false;
    }
    return future;
}

static Step end_run_until_complete(Vm *vm, NativeFrame *frame, Future *future, Step ended,
                                   Value *out) {
    const bool made = frame->numbers[0];
    if (ended == STEP_RAISE && made && future_is_done(future)) {
        future_mark_retrieved(future);
    }
    future_remove_native_callback(vm, future, &STOP_WHEN_DONE, UNSET);
    if (ended == STEP_RAISE) {
        exception_keep(vm, frame->slots[0]);
        return STEP_RAISE;
    }
    if (!future_is_done(future)) {
        vm_raise(vm, vm->exceptions.RuntimeError, "Event loop stopped before Future completed.");
        return STEP_RAISE;
    }
    *out = future_result(vm, future);
    if (value_is_unset(*out)) {
        exception_keep(vm, frame->slots[0]); // so the two hold each other
        return STEP_RAISE;
    }
    return STEP_RETURN;
}

// The same through the loop's own method run_forever.
static Step run_by_method(Vm *vm, Loop *loop, NativeFrame *frame) {
    if (frame->state++ > 0) {
        return frame->outcome == OUTCOME_RAISED ? STEP_RAISE : STEP_RETURN;
    }
    const Value method = object_get_attr_c(vm, value_of_object(loop), "run_forever");
    const bool pushed = !value_is_unset(method) && vm_push_call(vm, method, (Args){NULL, 0, NULL});
    value_drop(vm, method);
    return pushed ? STEP_CALL : STEP_RAISE;
}

static bool begin_run_until_complete(Vm *vm, NativeFrame *frame) {
    Loop *loop = (Loop *)frame->args[0].object;
    if (!loop_check_open(vm, loop) || !check_not_running(vm, loop)) {
        return false;
    }
    bool made = false;
    Future *future = future_to_run(vm, loop, frame->args[1], &made);
    if (!future) {
        return false;
    }
    frame->slots[0] = value_of_object(future);
    frame->numbers[0] = made;
    frame->numbers[1] = loop_overrides(vm, loop, "run_forever");
    return future_add_native_callback(vm, future, &STOP_WHEN_DONE, UNSET);
}

Step loop_run_until_complete(Vm *vm, NativeFrame *frame, Value *out) {
    Loop *loop = (Loop *)frame->args[0].object;
    if (value_is_unset(frame->slots[0]) && !begin_run_until_complete(vm, frame)) {
        return STEP_RAISE;
    }
    const Step step =
        frame->numbers[1] ? run_by_method(vm, loop, frame) : run_loop(vm, loop, frame);
    return step == STEP_CALL || step == STEP_YIELD
               ? step
               : end_run_until_complete(vm, frame, value_as_future(frame->slots[0]), step, out);
}

bool loop_place(const Frame *frame, Place *out) {
    static const Place run = {"_run", "events.py", 80, 0},
                       next = {"_run_once", "base_events.py", 1907, 0},
                       last = {"_run_once", "base_events.py", 1923, 0};
    if (frame->step != loop_run_forever && frame->step != loop_run_until_complete) {
        return false;
    }
    const Loop *loop = (const Loop *)frame_native((Frame *)(uintptr_t)frame)->args[0].object;
    *out = loop->in_handle ? run : loop->todo ? next : last;
    return loop->in_turn;
}

void loop_drop_queues(Vm *vm, Loop *loop) {
    while (loop->ready_count > 0) {
        Ready ready;
        take_ready(loop, &ready);
        drop_ready(vm, &ready);
    }
    while (timers_count(&loop->timers) > 0) {
        Handle *handle = timers_pop(&loop->timers).handle;
        handle->scheduled = false;
        object_drop(vm, handle);
    }
    loop->cancelled_timers = 0;
}
