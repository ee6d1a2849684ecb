// asyncio.sleep: a future with a timer; with a delay of 0 or less, only a turn for the others.

#include "loop/asyncio.h"
#include "loop/handle.h"
#include "loop/library.h"
#include "loop/record.h"
#include "vm/protocol.h"
#include "vm/record/recorded.h"
#include "vm/record/shown.h"
#include "vm/types/float.h"

static bool set_result_unless_cancelled(Vm *vm, Value target, Value argument) {
    Future *future = value_as_future(target);
    if (future_is_done(future)) {
        return true;
    }
    record_explain_timer(vm, future, WHY_SLEEP_OVER);
    return future_set_result(vm, future, argument);
}

const NativeCallback END_SLEEP = {"_set_result_unless_cancelled", set_result_unless_cancelled,
                                  true};

// Whether the delay is 0 or less; -1 with TypeError set.
static int is_over_at_once(Vm *vm, Value delay) {
    if (delay.kind == VALUE_INT || delay.kind == VALUE_FLOAT) {
        return delay.kind == VALUE_INT ? delay.integer <= 0 : delay.number <= 0;
    }
    return object_compare_truth(vm, delay, value_of_int(0), COMPARE_LE);
}

static void name_sleep(Vm *vm, Future *future, Value delay, const Handle *timer) {
    if (!vm->trace) {
        return;
    }
    Buf *text = &vm->recorded->text;
    buf_clear(text);
    buf_add_text(text, TEXT("sleep("));
    shown_write(vm, delay, text);
    buf_add_char(text, ')');
    future->what = trace_intern(vm->trace, buf_text(text));
    future->until = timer->when;
}

static __attribute__((noinline)) Step begin_timed(Vm *vm, NativeFrame *frame, Value *out) {
    const Value delay = frame->args[0];
    Loop *loop = asyncio_running_loop(vm);
    double delay_s = 0;
    if (!loop || !float_from_value(vm, delay, &delay_s)) {
        return STEP_RAISE;
    }
    Future *future = future_new(vm, loop);
    if (!future) {
        return STEP_RAISE;
    }
    frame->slots[0] = value_of_object(future);
    Handle *timer = loop_call_at_native(vm, loop, loop_time(vm) + delay_s, &END_SLEEP,
                                        frame->slots[0], frame->args[1]);
    if (!timer) {
        return STEP_RAISE;
    }
    frame->slots[1] = value_of_object(timer);
    name_sleep(vm, future, delay, timer);
    future->blocking = true;
    *out = value_ref(frame->slots[0]);
    return STEP_YIELD;
}

// The `finally` of sleep: however it ended, the timer is not needed any more.
static __attribute__((noinline)) Step end_timed(Vm *vm, NativeFrame *frame, Value *out) {
    if (frame->outcome == OUTCOME_RAISED) {
        handle_cancel(vm, (Handle *)frame->slots[1].object);
        return STEP_RAISE;
    }
    *out = future_result(vm, value_as_future(frame->slots[0]));
    handle_cancel(vm, (Handle *)frame->slots[1].object);
    return value_is_unset(*out) ? STEP_RAISE : STEP_RETURN;
}

// sleep(0) is a turn for the others and no more; what a timer needs stands apart from it.
static Step step_sleep(Vm *vm, NativeFrame *frame, Value *out) {
    if (frame->state++ == 0) {
        const int at_once = is_over_at_once(vm, frame->args[0]);
        *out = NONE;
        return at_once < 0 ? STEP_RAISE : at_once ? STEP_YIELD : begin_timed(vm, frame, out);
    }
    if (!value_is_unset(frame->slots[0])) {
        return end_timed(vm, frame, out);
    }
    if (frame->outcome == OUTCOME_RAISED) {
        return STEP_RAISE;
    }
    *out = value_ref(frame->args[1]);
    return STEP_RETURN;
}

const NativeDef SLEEP_FUNCTIONS[] = {
    NATIVE_ASYNC("sleep", "delay, result=None", step_sleep),
    {0},
};
