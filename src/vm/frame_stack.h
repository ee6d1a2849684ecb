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

// Clears a new frame of so many bytes; its registers become UNSET.
static inline void frame_init(Frame *frame, size_t size, int registers) {
    *frame = (Frame){.size = (uint32_t)size};
    for (int i = 0; i < registers; i++) {
        frame->registers[i].kind = VALUE_UNSET;
    }
}

// Drops what a frame holds, temporaries first. The memory stays.
void frame_clear(Vm *vm, Frame *frame);

// Gives the newest frame of the stack back (cleared before).
void frame_pop(Vm *vm, Frame *frame);

bool stack_init(Vm *vm, Stack *stack);
void stack_deinit(Vm *vm, Stack *stack);

#endif
