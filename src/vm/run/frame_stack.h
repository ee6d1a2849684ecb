// Making and dropping frames: for the interpreter's own files.

#ifndef VM_RUN_FRAME_STACK_H
#define VM_RUN_FRAME_STACK_H

#include "vm/run/frame.h"
#include "vm/run/frame_object.h"

// A piece of memory that frames are cut from; chunks of a stack are linked, the newest first.
struct StackChunk {
    StackChunk *older;
    size_t size;
    char *cut; // of this chunk, while a newer one is in use
};

// Bytes of a frame with so many registers.
static inline size_t frame_size(int registers) {
    return sizeof(Frame) + (size_t)registers * sizeof(Value);
}

// A frame from the running stack's chunks, not linked yet; registers UNSET, the rest cleared.
// NULL with MemoryError or RecursionError set.
Frame *frame_push(Vm *vm, int registers);

// Clears a new frame. Field by field: as a whole, the compiler does it with an instruction that
// takes the processor longer than a call should.
static inline void frame_reset(Frame *frame, size_t size) {
    frame->back = NULL;
    frame->ip = NULL;
    frame->code = NULL;
    frame->function = NULL;
    frame->size = (uint32_t)size;
    frame->dest = 0;
    frame->on_return = RETURN_TO_REGISTER;
    frame->entered = false;
    frame->names.kind = VALUE_UNSET;
    frame->instance = NULL;
    frame->generator = NULL;
    frame->object = NULL;
    frame->await_mark = 0;
    frame->number = 0;
    frame->line = frame->row = 0;
}

// Clears a new frame of so many bytes; its registers become UNSET.
static inline void frame_init(Frame *frame, size_t size, int registers) {
    frame_reset(frame, size);
    for (int i = 0; i < registers; i++) {
        frame->registers[i].kind = VALUE_UNSET;
    }
}

// Moves a value into a register that holds nothing. Word by word: see interpreter_loop.c.
static ALWAYS_INLINE void frame_move(Value *to, Value *from) {
    to->kind = from->kind;
    to->integer = from->integer;
    from->kind = VALUE_UNSET;
}

static inline void frame_drop_value(Vm *vm, Value *place) {
    if (place->kind == VALUE_OBJECT) {
        Object *object = place->object;
        place->kind = VALUE_UNSET;
        object_drop(vm, object);
    }
}

// Drops what a frame of code holds, temporaries below `top` first: those above hold nothing. The
// memory stays.
static inline void frame_clear_code(Vm *vm, Frame *frame, int top) {
    const CodeObject *code = frame->code;
    const int locals = code->first_temporary;
    for (int i = top - 1; i >= locals; i--) {
        frame_drop_value(vm, &frame->registers[i]);
    }
    if (frame->object) {
        frame_object_part(vm, frame);
    }
    for (int i = 0; i < locals; i++) {
        frame_drop_value(vm, &frame->registers[i]);
    }
    frame_drop_value(vm, &frame->names);
    if (frame->instance) {
        Object *instance = frame->instance;
        frame->instance = NULL;
        object_drop(vm, instance);
    }
    Function *function = frame->function;
    frame->function = NULL;
    if (function) {
        object_drop(vm, function);
    }
}

// The same for one that returned.
static inline void frame_clear_returned(Vm *vm, Frame *frame) {
    frame_clear_code(vm, frame, frame->ip[-1].x);
}

// The same for any frame.
void frame_clear(Vm *vm, Frame *frame);

// The newest chunk of the stack is empty.
void frame_pop_chunk(Vm *vm, Stack *stack);

// Gives the newest frame of the stack back (cleared before).
static inline void frame_pop(Vm *vm, Frame *frame) {
    Stack *stack = vm->stack;
    stack->cut = (char *)frame;
    if (stack->cut == (char *)(stack->chunk + 1)) {
        frame_pop_chunk(vm, stack);
    }
}

bool stack_init(Vm *vm, Stack *stack);
void stack_deinit(Vm *vm, Stack *stack);

#endif
