// Calling native functions from the interpreter, without going through C where that is possible.

#ifndef VM_RUN_NATIVE_CALL_H
#define VM_RUN_NATIVE_CALL_H

#include "vm/run/frame.h"

#define NATIVE_MAX_PARAMETERS 24

typedef struct Parameter {
    Text name; // in the definition's signature
    bool optional;
    Value fallback; // owned; UNSET when there is nothing to give
} Parameter;

// A signature that was read: parameters in order, `rest` and `keywords` are indexes or -1.
typedef struct Signature {
    Parameter parameters[NATIVE_MAX_PARAMETERS];
    int count, positional, positional_only, required;
    int rest, keywords;
    bool direct;
} Signature;

// Its name, without what stands behind an @ in the definition.
Text native_name(const NativeDef *def);

// Its `__qualname__`: with the class in front that CPython has it from. `owner` is the one that has
// it here, or NULL.
void native_add_qualname(const NativeDef *def, const Type *owner, Buf *out);

// Raises TypeError for arguments that do not fit, in the words that CPython has for a function of
// this kind (native_errors.c).
void native_raise_arguments(Vm *vm, const NativeFunction *self, const Signature *s, Args args);

// Whether positional arguments alone are enough, and the first one is what a method expects. A
// bound one was bound to what it expects.
static inline bool native_fits_filled(const NativeFunction *self, const Value *args, int count) {
    const Signature *s = self->signature;
    const bool bound = self->self.kind != VALUE_UNSET;
    const int given = count + bound;
    return s && s->direct && given >= s->required && given <= s->count &&
           (bound || !self->owner ||
            (count > 0 && args[0].kind == VALUE_OBJECT && args[0].object->type == self->owner));
}

// The same, of a function that is not bound.
static inline bool native_fits(const NativeFunction *self, const Value *args, int count) {
    return self->self.kind == VALUE_UNSET && native_fits_filled(self, args, count);
}

// Likewise, and there are as many of them as there are parameters: they need not even be copied.
static ALWAYS_INLINE bool native_fits_exactly(const NativeFunction *self, const Value *args,
                                              int count) {
    return count == self->exact_count &&
           (!self->owner ||
            (count > 0 && args[0].kind == VALUE_OBJECT && args[0].object->type == self->owner));
}

// Whether a call is the usual one: of a function that only runs and returns, with as many arguments
// as it has parameters. It may then be run with them as they lie there.
static ALWAYS_INLINE bool native_is_direct(const Vm *vm, Value callable, const Value *args,
                                           int count) {
    if (callable.kind != VALUE_OBJECT || (callable.object->type != vm->types.method_descriptor &&
                                          callable.object->type != vm->types.builtin_function)) {
        return false;
    }
    const NativeFunction *self = (const NativeFunction *)callable.object;
    return native_fits_exactly(self, args, count) && self->def->kind == NATIVE_FUNCTION;
}

// It raised, perhaps.
void native_failed(Vm *vm, const NativeFunction *self, const Value *values, int count);

// Runs a NATIVE_FUNCTION with the arguments that its `fn` is to get.
static ALWAYS_INLINE Value native_run(Vm *vm, const NativeFunction *self, const Value *values,
                                      int count) {
    const Value result = self->def->fn(vm, values, count);
    if (__builtin_expect(result.kind == VALUE_UNSET, 0)) {
        native_failed(vm, self, values, count);
    }
    return result;
}

// The coroutine that a NATIVE_COROUTINE makes of arguments that fit.
Value native_coroutine(Vm *vm, const NativeFunction *self, const Value *args, int count);

// Calls: the result at once in *result (UNSET: failed), or the frame that was pushed for it.
Frame *native_begin(Vm *vm, NativeFunction *self, Args args, Value *result);

// Bytes behind the Frame of a native one with so many slots and arguments, in whole Values.
static inline size_t native_frame_size(int values) {
    return (sizeof(NativeFrame) + sizeof(Value) - 1) / sizeof(Value) * sizeof(Value) +
           (size_t)values * sizeof(Value);
}

// Fills in what is a native frame's own, but for its arguments.
static inline void native_frame_reset(NativeFrame *native, int slots, int count) {
    native->state = 0;
    native->outcome = OUTCOME_RETURNED;
    native->in.kind = VALUE_UNSET;
    native->numbers[0] = native->numbers[1] = 0;
    native->arg_count = count;
    native->slot_count = slots;
    native->args = native->slots + slots;
    for (int i = 0; i < slots; i++) {
        native->slots[i].kind = VALUE_UNSET;
    }
}

// The same with them: takes the references in `values`.
static inline void native_frame_init(Frame *frame, const NativeDef *def, const Value *values,
                                     int count) {
    NativeFrame *native = frame_native(frame);
    native_frame_reset(native, def->slots, count);
    for (int i = 0; i < count; i++) {
        native->slots[def->slots + i] = values[i];
    }
    frame->step = def->step;
}

// A method in C found through an object (the slot descr_get).
Value native_bind(Vm *vm, Value self, Value instance, Type *owner);

// Before all else: what its objects need in order to go.
void native_setup_life(Vm *vm);
bool native_setup(Vm *vm);

#endif
