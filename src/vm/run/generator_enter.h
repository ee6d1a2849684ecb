// Entering generators: for the interpreter's own files.

#ifndef VM_RUN_GENERATOR_ENTER_H
#define VM_RUN_GENERATOR_ENTER_H

#include "vm/gc.h"
#include "vm/run/call.h"
#include "vm/run/frame_stack.h"
#include "vm/run/generator.h"

// Links the generator's frame into the running stack; from now on it runs.
static ALWAYS_INLINE Frame *generator_push(Vm *vm, Generator *self) {
    Frame *frame = self->frame;
    Stack *stack = vm->stack;
    frame->back = stack->frame;
    frame->row = 0; // it stands on others than last time
    stack->frame = frame;
    vm->depth++;
    self->state = GENERATOR_RUNNING;
    self->handled.outer = stack->handled_top;
    stack->handled_top = &self->handled;
    object_ref(self); // it must not go while its frame runs
    return frame;
}

// generator_enter for what is not usual: exceptions thrown in, and all that is refused.
Frame *generator_enter_slow(Vm *vm, Generator *self, Value sent, Outcome *answer);

// Puts the generator's frame on the running stack, with `sent` (taken; UNSET: the exception in
// vm->error is thrown in). NULL when it does not run: *answer says what came of it: RETURNED (it
// had ended; as with None) or RAISED (vm->error).
static ALWAYS_INLINE Frame *generator_enter(Vm *vm, Generator *self, Value sent, Outcome *answer) {
    const bool fresh = self->state == GENERATOR_CREATED;
    const bool can = fresh ? sent.kind == VALUE_NONE
                           : self->state == GENERATOR_SUSPENDED && sent.kind != VALUE_UNSET;
    if (!can || vm->depth >= vm->max_depth) {
        return generator_enter_slow(vm, self, sent, answer);
    }
    Frame *frame = self->frame;
    if (!frame->code) {
        NativeFrame *native = frame_native(frame);
        native->outcome = OUTCOME_RETURNED;
        value_set(vm, &native->in, sent);
    } else if (!fresh) {
        const Instruction *at = self->delegates ? frame->ip : frame->ip - 1;
        value_set(vm, &frame->registers[self->delegates ? at->c : at->a], sent);
    }
    return generator_push(vm, self);
}

// While an exception is thrown through a generator into what it awaits, and whatever that does
// about it, what the generator itself handles is out of force, as in CPython.
static inline void generator_step_aside(Vm *vm, const Generator *self) {
    vm->stack->handled_top = self->handled.outer;
}

static inline void generator_step_back(Vm *vm, Generator *self) {
    self->handled.outer = vm->stack->handled_top;
    vm->stack->handled_top = &self->handled;
}

// Undoes what entering did, except for the frame and the reference.
static inline void generator_step_out(Vm *vm, Generator *self) {
    if (vm->stack->handled_top == &self->handled) {
        vm->stack->handled_top = self->handled.outer;
    }
    self->handled.outer = NULL;
}

// The frame gave a value.
static ALWAYS_INLINE void generator_leave(Vm *vm, Generator *self) {
    generator_step_out(vm, self);
    self->state = GENERATOR_SUSPENDED;
    object_drop(vm, self);
}

// It returned or raised: the frame is cleared.
void generator_end(Vm *vm, Generator *generator);

// The same for one of the program that returned: what most of them do.
static ALWAYS_INLINE void generator_end_code(Vm *vm, Generator *self) {
    Frame *frame = self->frame;
    generator_step_out(vm, self);
    self->state = GENERATOR_CLOSED;
    self->frame = NULL;
    frame_clear_returned(vm, frame);
    frame_drop_value(vm, &self->handled.exception);
    object_drop(vm, self);
}

// Drops a reference to one that has ended, mostly the last. As a rule nobody knows of it, it holds
// nothing but its code, and all that is left to do is to give its memory back.
static ALWAYS_INLINE void generator_drop_ended(Vm *vm, Generator *self) {
    if (--self->base.refs > 0) {
        return;
    }
    if (self->base.flags != OBJECT_TRACKED || self->frame || self->name || self->qualname ||
        self->finalizer.kind != VALUE_UNSET) {
        object_destroy(vm, &self->base);
        return;
    }
    CodeObject *code = self->code;
    gc_untrack(vm, &self->base);
    alloc_release(&vm->alloc, object_gc_head(&self->base), sizeof(GcHead) + self->size);
    if (code) {
        object_drop(vm, code);
    }
}

// An exception leaves the generator: StopIteration becomes RuntimeError.
void generator_convert_error(Vm *vm, const Generator *generator);

void generator_chain_to_handled(Vm *vm); // see generator_chain_thrown

// vm->error was thrown into the generator, which runs: what it handles in an except block of its
// own becomes the exception's context, whatever that was before.
// As in CPython it then forgets the frames that it passed since it was caught last.
static inline void generator_chain_thrown(Vm *vm, const Generator *self) {
    if (self->handled.exception.kind != VALUE_UNSET) {
        generator_chain_to_handled(vm);
    }
}

// Throws vm->error into what a suspended generator waits for. True when a frame was pushed (of a
// generator it awaits); else *outcome: RETURNED with *out (go on behind the await), YIELDED with
// *out, or RAISED (in the generator itself).
bool generator_throw_into(Vm *vm, Value awaited, Outcome *outcome, Value *out);

// Resumes any iterator or awaitable's iterator from C: takes `sent`.
Outcome generator_send_any(Vm *vm, Value iterator, Value sent, Value *out);

// The exception that throw(type, value, traceback) means becomes vm->error; false: TypeError is.
bool generator_set_thrown(Vm *vm, Value type, Value value, Value traceback);

bool async_generator_setup(Vm *vm);

#endif
