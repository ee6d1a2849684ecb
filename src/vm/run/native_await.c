#include "vm/run/native_await.h"

#include "vm/classes/descriptor.h"
#include "vm/gc.h"
#include "vm/record/recorder.h"
#include "vm/run/generator_enter.h"
#include "vm/run/interpreter.h"
#include "vm/run/native_call.h"

#include <string.h>

// What the largest of them needs: six Values for slots and arguments.
#define MAX_VALUES 6

typedef union Room {
    NativeFrame frame;
    char bytes[sizeof(NativeFrame) + MAX_VALUES * sizeof(Value)];
} Room;

// The function of a call and its first argument, when that is a bound method's.
static const NativeFunction *function_of(const Vm *vm, Value callable, Value *self) {
    *self = UNSET;
    if (callable.object->type == vm->types.method) {
        const Method *method = (const Method *)callable.object;
        *self = method->self;
        callable = method->function;
    }
    const bool is_native =
        callable.kind == VALUE_OBJECT && (callable.object->type == vm->types.method_descriptor ||
                                          callable.object->type == vm->types.builtin_function);
    return is_native ? (const NativeFunction *)callable.object : NULL;
}

// Fills in a frame that lies on C's stack. False: the arguments do not fit.
static bool init_frame(NativeFrame *frame, const NativeFunction *function, Value self,
                       const Value *args, int count) {
    const Signature *s = function->signature;
    if (!s || count + !value_is_unset(self) > s->count ||
        s->count + function->def->slots > MAX_VALUES) {
        return false;
    }
    const int slots = function->def->slots;
    Value *const values = frame->slots + slots;
    int given = 0;
    if (!value_is_unset(self)) {
        values[given++] = self;
    }
    for (int i = 0; i < count; i++) {
        values[given++] = args[i];
    }
    if (!native_fits(function, values, given)) {
        return false;
    }
    for (int i = given; i < s->count; i++) {
        values[i] = s->parameters[i].fallback;
    }
    for (int i = 0; i < s->count; i++) {
        value_ref(values[i]);
    }
    native_frame_reset(frame, slots, s->count);
    return true;
}

// With the exception, if there is one, out of the way: what goes may run code of the program.
static void drop_frame(Vm *vm, NativeFrame *frame) {
    const Value error = vm_take_error(vm);
    for (int i = 0; i < frame->slot_count + frame->arg_count; i++) {
        value_drop(vm, frame->slots[i]);
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
    drop_frame(vm, frame);
}

bool native_await_call(Vm *vm, Value callable, const Value *args, int count, Awaited *out) {
    Value self;
    const NativeFunction *function = function_of(vm, callable, &self);
    if (!function || !function->def->alone || vm->origin_depth > 0 || vm->depth >= vm->max_depth) {
        return false;
    }
    Room room;
    NativeFrame *frame = &room.frame;
    if (!init_frame(frame, function, self, args, count)) {
        return false;
    }
    *out = (Awaited){OUTCOME_RAISED, UNSET, UNSET};
    switch (function->def->step(vm, frame, &out->result)) {
    case STEP_YIELD:
        out->outcome = OUTCOME_YIELDED;
        become_coroutine(vm, function, frame, out);
        return true;
    case STEP_RETURN:
        out->outcome = OUTCOME_RETURNED;
        break;
    case STEP_RAISE:
    case STEP_CALL:
        break;
    }
    if (vm->trace && out->outcome == OUTCOME_RETURNED) {
        recorder_no_wait_native(vm, vm->stack->frame, function->def, frame);
    }
    gc_pass(vm);
    drop_frame(vm, frame);
    return true;
}

Outcome native_await_send(Vm *vm, Generator *self, Value sent, Value *result) {
    Frame *frame = self->frame;
    NativeFrame *native = frame_native(frame);
    native->outcome = OUTCOME_RETURNED;
    value_set(vm, &native->in, sent);
    self->state = GENERATOR_RUNNING;
    object_ref(self);
    *result = UNSET;
    const Step step = frame->step(vm, native, result);
    if (step == STEP_YIELD) {
        self->state = GENERATOR_SUSPENDED;
        object_drop(vm, self);
        return OUTCOME_YIELDED;
    }
    const Value error = vm_take_error(vm);
    generator_end(vm, self);
    vm_restore_error(vm, error);
    return step == STEP_RETURN ? OUTCOME_RETURNED : OUTCOME_RAISED;
}
