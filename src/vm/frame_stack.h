// Making and dropping frames: for the interpreter's own files.

#ifndef VM_FRAME_STACK_H
#define VM_FRAME_STACK_H

#include "vm/frame.h"

// Bytes of a frame with so many registers.
static inline size_t frame_size(int registers) {
    return sizeof(Frame) + (size_t)registers * sizeof(Value);
}

// A frame from the running stack's chunks, not linked yet; registers UNSET, the rest cleared.
// NULL with MemoryError or RecursionError set.
Frame *frame_push(Vm *vm, int registers);

// The same in the heap, for a generator.
Frame *frame_new(Vm *vm, int registers);

// Drops what a frame holds, temporaries first. The memory stays.
void frame_clear(Vm *vm, Frame *frame);

// Gives the newest frame of the stack back (cleared before).
void frame_pop(Vm *vm, Frame *frame);

// Releases a frame of the heap (cleared before).
void frame_free(Vm *vm, Frame *frame);

bool stack_init(Vm *vm, Stack *stack);
void stack_deinit(Vm *vm, Stack *stack);

#endif
