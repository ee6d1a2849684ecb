// Calls by the interpreter: of anything, and quickly of what is called most.
//
// A call of Python code pushes a frame for the loop to go on with; nothing here waits for it. A
// plain function with plain arguments is so common that its call is in the loop itself.

#ifndef VM_RUN_CALL_ANY_H
#define VM_RUN_CALL_ANY_H

#include "vm/run/call.h"
#include "vm/run/frame_stack.h"
#include "vm/types/tuple.h"

// Whether a call with so many positional arguments needs nothing but moving them: a plain function
// with as many parameters (or defaults for the rest), and room in the newest chunk.
static ALWAYS_INLINE bool call_is_simple(const Vm *vm, const Function *function, int count) {
    const CodeObject *object = function->code;
    const int missing = object->simple_args - count;
    const Stack *stack = vm->stack;
    return missing >= 0 &&
           (missing == 0 || (function->defaults && missing <= function->defaults->count)) &&
           vm->depth < vm->max_depth && (size_t)(stack->cut_end - stack->cut) >= object->frame_size;
}

// The same of a call that makes a coroutine.
static ALWAYS_INLINE bool call_makes_coroutine(const Function *function, int count) {
    const int missing = function->code->coroutine_args - count;
    return missing >= 0 &&
           (missing == 0 || (function->defaults && missing <= function->defaults->count));
}

// The last so many parameters get their defaults; the place behind them.
Value *call_fill_defaults(const Function *function, Value *to, int missing);

// Puts the frame of such a call on the stack; its first `count` registers are still to be filled.
// Takes the function.
static ALWAYS_INLINE Frame *call_push(Vm *vm, Function *function, int count) {
    CodeObject *object = function->code;
    Stack *stack = vm->stack;
    Frame *frame = (Frame *)(void *)stack->cut;
    stack->cut += object->frame_size;
    frame_reset(frame, object->frame_size);
    frame->back = stack->frame;
    frame->ip = object->code->instructions.items;
    frame->code = object;
    frame->function = function;
    Value *to = frame->registers + count;
    if (__builtin_expect(count < object->simple_args, 0)) {
        to = call_fill_defaults(function, to, object->simple_args - count);
    }
    for (const Value *end = frame->registers + object->register_count; to < end; to++) {
        to->kind = VALUE_UNSET;
    }
    if (object->has_frees) {
        call_bind_closure(function, frame->registers);
    }
    vm->depth++;
    stack->frame = frame;
    return frame;
}

// Such a call: the arguments move out of the caller's registers, and so does the function.
static ALWAYS_INLINE Frame *call_simple(Vm *vm, Function *function, Value *args, int count) {
    Frame *frame = call_push(vm, function, count);
    for (int i = 0; i < count; i++) {
        frame_move(&frame->registers[i], &args[i]);
    }
    return frame;
}

// Such a call from C: the function and the arguments are borrowed.
static inline Frame *call_copied(Vm *vm, Function *function, const Value *args, int count) {
    Frame *frame = call_push(vm, object_ref(function), count);
    for (int i = 0; i < count; i++) {
        frame->registers[i] = value_ref(args[i]);
    }
    return frame;
}

// What most other calls are that push no frame: of a function in C that needs its defaults, or of a
// coroutine function. False: it is another kind of call.
bool call_direct(Vm *vm, Value callable, Value *args, int count, Value *result);

// `Class(…)` with a plain __init__: the instance takes the place of the class in front of its
// arguments. NULL without an exception: do it the long way.
Frame *call_class(Vm *vm, Value *values, int count);

// Begins any call. A frame was pushed (returned), or *result is there, or UNSET: the exception.
// Arguments are borrowed.
Frame *call_any(Vm *vm, Value callable, Args args, Value *result);

// CALL_SPREAD: a tuple and a dict (or nothing) to a row of values.
Frame *call_spread(Vm *vm, Value callable, Value positional, Value keywords, Value *result);

#endif
