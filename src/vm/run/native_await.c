#include "vm/run/native_await.h"

#include "vm/classes/descriptor.h"
#include "vm/gc.h"
#include "vm/record/recorder.h"
#include "vm/run/generator_enter.h"
#include "vm/run/interpreter.h"
#include "vm/run/native_call.h"

#define MAX_ARGS 4 // of the largest of them

// A frame on C's stack.
typedef union Room {
    NativeFrame frame;
    char bytes[sizeof(NativeFrame) + NATIVE_ALONE_SLOTS * sizeof(Value)];
} Room;

static const NativeFunction *native_of(const Vm *vm, Value callable) {
    const bool is_native =
        callable.kind == VALUE_OBJECT && (callable.object->type == vm->types.method_descriptor ||
                                          callable.object->type == vm->types.builtin_function);
    return is_native ? (const NativeFunction *)callable.object : NULL;
}

// Puts the arguments together, with `self` (or UNSET) in front, and what is missing behind. False:
// they do not fit.
static bool fill_args(Value *to, const NativeFunction *function, Value self, const Value *args,
                      int count) {
    const Signature *s = function->signature;
    const int bound = self.kind != VALUE_UNSET;
    if (!s || s->count > MAX_ARGS || count + bound > s->count) {
        return false;
    }
    // One loop for all, as the compiler makes of one that only copies an instruction that takes the
    // processor longer than all else here. Word by word: see interpreter_loop.c.
    for (int i = 0; i < s->count; i++) {
        const int k = i - bound;
        const Value *from = k < 0 ? &self : k < count ? &args[k] : &s->parameters[i].fallback;
        to[i].kind = from->kind;
        to[i].integer = from->integer;
    }
    return native_fits(function, to, count + bound);
}

// With the exception, if there is one, out of the way: what goes may run code of the program.
static void drop_slots(Vm *vm, NativeFrame *frame) {
    const Value error = vm_take_error(vm);
    for (int i = 0; i < NATIVE_ALONE_SLOTS; i++) {
        frame_drop_value(vm, &frame->slots[i]);
    }
    vm_restore_error(vm, error);
}

// It has to wait: now there must be a coroutine, which gets what the frame holds. Without memory
// the body ends as if MemoryError had been thrown into it, so that nobody goes on waiting for it.
static void become_coroutine(Vm *vm, const NativeFunction *function, NativeFrame *frame,
                             Awaited *out) {
    Generator *self = generator_new_waiting(vm, function->def, function->owner, frame);
    if (self) {
        out->coroutine = value_of_object(self);
        return;
    }
    value_drop(vm, out->result);
    out->result = UNSET;
    frame->outcome = OUTCOME_RAISED;
    out->outcome = OUTCOME_RAISED;
    if (function->def->step(vm, frame, &out->result) != STEP_RAISE) {
        value_drop(vm, out->result);
        vm_raise_memory(vm);
    }
    drop_slots(vm, frame);
}

bool native_await_call(Vm *vm, Value callable, const Value *args, int count, Awaited *out) {
    Value self = UNSET;
    if (callable.kind == VALUE_OBJECT && callable.object->type == vm->types.method) {
        const Method *method = (const Method *)callable.object;
        self = method->self;
        callable = method->function;
    }
    const NativeFunction *function = native_of(vm, callable);
    if (!function || !function->def->alone || vm->origin_depth > 0 || vm->depth >= vm->max_depth) {
        return false;
    }
    // Where the arguments lie in the caller's registers as the body wants them, they stay there.
    Value filled[MAX_ARGS];
    if (self.kind != VALUE_UNSET || !native_fits_exactly(function, args, count)) {
        if (!fill_args(filled, function, self, args, count)) {
            return false;
        }
        args = filled;
    }
    Room room;
    NativeFrame *frame = &room.frame;
    native_frame_reset(frame, NATIVE_ALONE_SLOTS, function->signature->count);
    frame->args = args;
    out->result.kind = out->coroutine.kind = VALUE_UNSET;
    const Step step = function->def->step(vm, frame, &out->result);
    if (step == STEP_YIELD) {
        out->outcome = OUTCOME_YIELDED;
        become_coroutine(vm, function, frame, out);
        return true;
    }
    out->outcome = step == STEP_RETURN ? OUTCOME_RETURNED : OUTCOME_RAISED;
    if (vm->trace && out->outcome == OUTCOME_RETURNED) {
        recorder_no_wait_native(vm, vm->stack->frame, function->def, frame);
    }
    gc_pass(vm);
    if (frame->slots[0].kind == VALUE_OBJECT || frame->slots[1].kind == VALUE_OBJECT) {
        drop_slots(vm, frame);
    }
    return true;
}

// As generator_end, for one that was not put on the stack.
static void end_coroutine(Vm *vm, Generator *self, NativeFrame *native) {
    if (vm->trace) {
        recorder_await_ends(vm, self);
    }
    self->state = GENERATOR_CLOSED;
    self->frame = NULL;
    frame_drop_value(vm, &native->in);
    for (Value *at = native->slots, *end = at + native->slot_count + native->arg_count; at < end;
         at++) {
        frame_drop_value(vm, at);
    }
    frame_drop_value(vm, &self->handled.exception);
}

Outcome native_await_send(Vm *vm, Generator *self, Value sent, Value *result) {
    NativeFrame *native = frame_native(self->frame);
    native->outcome = OUTCOME_RETURNED;
    value_set(vm, &native->in, sent);
    self->state = GENERATOR_RUNNING;
    result->kind = VALUE_UNSET;
    const Step step = self->frame->step(vm, native, result);
    if (step == STEP_YIELD) {
        self->state = GENERATOR_SUSPENDED;
        return OUTCOME_YIELDED;
    }
    if (step == STEP_RETURN) {
        end_coroutine(vm, self, native);
        return OUTCOME_RETURNED;
    }
    const Value error = vm_take_error(vm);
    end_coroutine(vm, self, native);
    vm_restore_error(vm, error);
    return OUTCOME_RAISED;
}
