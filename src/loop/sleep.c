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

static Step begin(Vm *vm, NativeFrame *frame, Value *out) {
    const Value delay = frame->args[0];
    const int at_once = is_over_at_once(vm, delay);
    if (at_once < 0) {
        return STEP_RAISE;
    }
    if (at_once) {
        *out = NONE;
        return STEP_YIELD;
    }
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
static Step end(Vm *vm, NativeFrame *frame, Value *out) {
    const bool has_timer = !value_is_unset(frame->slots[0]);
    if (frame->outcome == OUTCOME_RAISED) {
        if (has_timer) {
            handle_cancel(vm, (Handle *)frame->slots[1].object);
        }
        return STEP_RAISE;
    }
    if (!has_timer) { // sleep(0)
        *out = value_ref(frame->args[1]);
        return STEP_RETURN;
    }
    *out = future_result(vm, value_as_future(frame->slots[0]));
    handle_cancel(vm, (Handle *)frame->slots[1].object);
    return value_is_unset(*out) ? STEP_RAISE : STEP_RETURN;
}

static Step step_sleep(Vm *vm, NativeFrame *frame, Value *out) {
    return frame->state++ == 0 ? begin(vm, frame, out) : end(vm, frame, out);
}

const NativeDef SLEEP_FUNCTIONS[] = {
    NATIVE_ASYNC("sleep", "delay, result=None", step_sleep),
    {0},
};
