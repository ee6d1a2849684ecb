// Frame objects: a frame as Python sees it (`tb_frame`, `gi_frame`, sys._getframe).
//
// A frame's memory is given back when it ends, so the object is something else, made when somebody
// asks, at most one for a frame. While the frame lives, the object points to it. When the frame
// ends and the object is still held (by a traceback, mostly), the variables move into the object:
// as in CPython (Python/frame.c, take_ownership), whatever an exception has passed stays alive as
// long as the exception, and so does what the callers of these frames hold.

#ifndef VM_RUN_FRAME_OBJECT_H
#define VM_RUN_FRAME_OBJECT_H

#include "vm/run/frame.h"

typedef struct FrameObject {
    Object base;
    Frame *frame;             // borrowed; NULL: it has ended, and the rest is what was left
    CodeObject *code;         // counted
    Function *function;       // counted, once it has ended
    struct FrameObject *back; // counted, once it has ended; NULL: none
    int instruction;          // at which it ended
    Value names;              // of a class body
    int count;                // of variables, cells of captured ones included
    Value variables[];        // UNSET while the frame lives
} FrameObject;

// The object of a frame of code, borrowed: the frame itself holds a reference. NULL with
// MemoryError set.
FrameObject *frame_object_of(Vm *vm, Frame *frame);

// The frame of code that called this one (native frames are not seen), borrowed; NULL: none.
Frame *frame_caller(const Frame *frame);

// To be called when a frame that has an object ends, with its temporaries dropped already.
void frame_object_part(Vm *vm, Frame *frame);

bool frame_object_setup(Vm *vm);

#endif
