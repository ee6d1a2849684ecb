// asyncio.wait_for, and waiting for one future on behalf of another.
//
// As asyncio.tasks.wait_for, turn by turn: whoever calls it waits for a future of its own, the
// waiter, which is released by the awaited future or by a timer, whichever comes first. When the
// time is over the awaited one is cancelled, and waited for until it really has ended.

#include "loop/asyncio.h"
#include "loop/handle.h"
#include "loop/library.h"
#include "loop/record.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/protocol.h"
#include "vm/run/frame.h"
#include "vm/types/float.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <stdio.h>

// ---- Releasing a waiter ----

static bool release_waiter(Vm *vm, Value target, Value argument) {
    Future *waiter = value_as_future(target);
    if (future_is_done(waiter)) {
        return true;
    }
    if (value_is_future(vm, argument)) { // the awaited one is done
        const Future *awaited = value_as_future(argument);
        future_explain_by(waiter, awaited->because.why, awaited);
    } else {
        record_explain_timer(vm, waiter, WHY_TIMEOUT);
    }
    return future_set_result(vm, waiter, NONE);
}

const NativeCallback RELEASE_WAITER = {"_release_waiter", release_waiter, true};

static Future *new_waiter(Vm *vm, Loop *loop, const char *what, Future *awaited) {
    Future *waiter = future_new(vm, loop);
    if (waiter) {
        waiter->verb = what;
        if (vm->trace && awaited) {
            const int64_t on = awaited->id;
            waiter->on = trace_intern_list(vm->trace, &on, 1);
        }
    }
    return waiter;
}

static Step await_future(Future *future, Value *out) {
    future->blocking = true;
    *out = value_ref(value_of_object(future));
    return STEP_YIELD;
}

// ---- The steps ----

// Slots: 0 the awaited future, 1 the waiter, 2 the timer, 3 the cancellation that came meanwhile.
enum { AWAITED, WAITER, TIMER, CANCELLATION };
enum { BEGIN, PLAIN_RESUMED, PLAIN_YIELDED, WAITED, ENDED };

static Future *future_in(const NativeFrame *frame, int slot) {
    return value_as_future(frame->slots[slot]);
}

static bool is_cancelled_error(const Vm *vm) {
    return vm_error_is(vm, asyncio_of(vm)->CancelledError);
}

// Cancels the awaited future and yields until it has ended, whatever it does about that.
static Step cancel_and_wait(Vm *vm, NativeFrame *frame, Value *out) {
    Future *awaited = future_in(frame, AWAITED);
    Future *waiter = new_waiter(vm, awaited->loop, "wait_for()", awaited);
    if (!waiter) {
        return STEP_RAISE;
    }
    value_set(vm, &frame->slots[WAITER], value_of_object(waiter));
    if (!future_add_native_callback(vm, awaited, &RELEASE_WAITER, frame->slots[WAITER])) {
        return STEP_RAISE;
    }
    frame->state = ENDED;
    asyncio_of(vm)->cancels_for = "timeout";
    const int cancelled = future_request_cancel(vm, awaited, UNSET);
    asyncio_of(vm)->cancels_for = NULL;
    return cancelled < 0 ? STEP_RAISE : await_future(waiter, out);
}

// The result of the awaited future; its cancellation is what the timeout has brought about.
static Step give_result(Vm *vm, NativeFrame *frame, bool timed_out, Value *out) {
    *out = future_result(vm, future_in(frame, AWAITED));
    if (!value_is_unset(*out)) {
        return STEP_RETURN;
    }
    if (timed_out && is_cancelled_error(vm)) {
        native_keep(vm, frame);
        const Value cause = vm_take_error(vm);
        const Value error = exception_new(vm, vm->exceptions.TimeoutError, NULL);
        if (value_is_exception(error)) {
            Exception *exception = value_as_exception(error);
            value_set(vm, &exception->cause, value_ref(cause));
            value_set(vm, &exception->context, value_ref(cause));
            exception->suppress_context = true;
            vm_restore_error(vm, error);
        }
        value_drop(vm, cause);
    }
    return STEP_RAISE;
}

// Without a time limit it is a plain await: the awaitable's own iterator is resumed.
static Step await_plainly(Vm *vm, NativeFrame *frame, Value *out) {
    Value sent = NONE;
    switch (frame->state) {
    case BEGIN:
        frame->slots[AWAITED] = object_await(vm, frame->args[0]);
        if (value_is_unset(frame->slots[AWAITED])) {
            return STEP_RAISE;
        }
        break;
    case PLAIN_RESUMED:
        *out = value_ref(frame->in);
        if (frame->outcome != OUTCOME_YIELDED) {
            return frame->outcome == OUTCOME_RAISED ? STEP_RAISE : STEP_RETURN;
        }
        frame->state = PLAIN_YIELDED;
        return STEP_YIELD;
    default:
        sent = frame->outcome == OUTCOME_RAISED ? UNSET : frame->in;
        break;
    }
    frame->state = PLAIN_RESUMED;
    return vm_push_resume(vm, frame->slots[AWAITED], sent) ? STEP_CALL : STEP_RAISE;
}

static bool make_awaited(Vm *vm, NativeFrame *frame, Loop *loop) {
    Future *awaited = asyncio_ensure_future(vm, frame->args[0], loop);
    frame->slots[AWAITED] = awaited ? value_of_object(awaited) : UNSET;
    return awaited;
}

// No time at all: what is not done already is cancelled.
static Step begin_at_once(Vm *vm, NativeFrame *frame, Loop *loop, Value *out) {
    if (!make_awaited(vm, frame, loop)) {
        return STEP_RAISE;
    }
    return future_is_done(future_in(frame, AWAITED)) ? give_result(vm, frame, false, out)
                                                     : cancel_and_wait(vm, frame, out);
}

static void name_wait(Vm *vm, NativeFrame *frame, Future *waiter) {
    if (!vm->trace) {
        return;
    }
    const Handle *timer = (Handle *)frame->slots[TIMER].object;
    const int64_t on = future_in(frame, AWAITED)->id;
    char text[64];
    snprintf(text, sizeof text, "wait_for(…, %.12g)", vm_time_to_seconds(timer->when - vm->now_ns));
    waiter->what = trace_intern(vm->trace, text_of(text));
    waiter->on = trace_intern_list(vm->trace, &on, 1);
    waiter->until = timer->when;
}

static Step begin_in_time(Vm *vm, NativeFrame *frame, Loop *loop, Value *out) {
    double timeout = 0;
    if (!float_from_value(vm, frame->args[1], &timeout)) {
        return STEP_RAISE;
    }
    Future *waiter = new_waiter(vm, loop, "wait_for()", NULL);
    frame->slots[WAITER] = waiter ? value_of_object(waiter) : UNSET;
    Handle *timer = waiter ? loop_call_at_native(vm, loop, loop_time(vm) + timeout, &RELEASE_WAITER,
                                                 frame->slots[WAITER], NONE)
                           : NULL;
    if (!timer || !make_awaited(vm, frame, loop)) {
        // As in CPython the timer then stays, and lets go a waiter that nobody has any more.
        value_drop(vm, timer ? value_of_object(timer) : UNSET);
        return STEP_RAISE;
    }
    frame->slots[TIMER] = value_of_object(timer);
    name_wait(vm, frame, waiter);
    if (!future_add_native_callback(vm, future_in(frame, AWAITED), &RELEASE_WAITER,
                                    frame->slots[WAITER])) {
        return STEP_RAISE;
    }
    frame->state = WAITED;
    return await_future(waiter, out);
}

static Step begin(Vm *vm, NativeFrame *frame, Value *out) {
    Loop *loop = asyncio_running_loop(vm);
    if (!loop) {
        return STEP_RAISE;
    }
    const Value timeout = frame->args[1];
    if (value_is_none(timeout)) {
        return await_plainly(vm, frame, out);
    }
    const int at_once = object_compare_truth(vm, timeout, value_of_int(0), COMPARE_LE);
    if (at_once < 0) {
        return STEP_RAISE;
    }
    return at_once ? begin_at_once(vm, frame, loop, out) : begin_in_time(vm, frame, loop, out);
}

// The waiter was released, by the awaited one or the timer, or the caller was cancelled.
static Step after_wait(Vm *vm, NativeFrame *frame, Value *out) {
    Future *awaited = future_in(frame, AWAITED);
    if (frame->outcome == OUTCOME_RAISED) {
        if (!is_cancelled_error(vm)) {
            return STEP_RAISE;
        }
        const Value cancellation = vm_take_error(vm);
        frame_handle_exception(vm, cancellation);
        if (future_is_done(awaited)) {
            return give_result(vm, frame, false, out);
        }
        frame->slots[CANCELLATION] = value_ref(cancellation);
    } else if (future_is_done(awaited)) {
        return give_result(vm, frame, false, out);
    }
    future_remove_native_callback(vm, awaited, &RELEASE_WAITER, frame->slots[WAITER]);
    return cancel_and_wait(vm, frame, out);
}

// The cancelled one has ended, or the caller was cancelled while it waited for that.
static Step after_cancel(Vm *vm, NativeFrame *frame, Value *out) {
    future_remove_native_callback(vm, future_in(frame, AWAITED), &RELEASE_WAITER,
                                  frame->slots[WAITER]);
    if (frame->outcome == OUTCOME_RAISED) {
        return STEP_RAISE;
    }
    if (!value_is_unset(frame->slots[CANCELLATION])) {
        vm_restore_error(vm, frame->slots[CANCELLATION]);
        frame->slots[CANCELLATION] = UNSET;
        return STEP_RAISE;
    }
    return give_result(vm, frame, true, out);
}

static Step dispatch(Vm *vm, NativeFrame *frame, Value *out) {
    switch (frame->state) {
    case BEGIN:
        return begin(vm, frame, out);
    case WAITED:
        return after_wait(vm, frame, out);
    case ENDED:
        return after_cancel(vm, frame, out);
    default:
        return await_plainly(vm, frame, out);
    }
}

static Step step_wait_for(Vm *vm, NativeFrame *frame, Value *out) {
    const Step step = dispatch(vm, frame, out);
    if ((step == STEP_RETURN || step == STEP_RAISE) && value_is_object(frame->slots[TIMER])) {
        handle_cancel(vm, (Handle *)frame->slots[TIMER].object);
    }
    return step;
}

const NativeDef WAIT_FOR_FUNCTIONS[] = {
    NATIVE_ASYNC_CALLS("wait_for", "fut, timeout", step_wait_for, 4),
    {0},
};
