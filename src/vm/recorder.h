// The recorder: what the machine tells the trace while it runs (trace/event.def has the rules).
//
// Code is compiled with marks (OP_LINE, OP_MARK_…) only when a trace is kept, so that a run without
// one pays nothing. Library code, written in Python and part of the program, has no marks.

#ifndef VM_RECORDER_H
#define VM_RECORDER_H

#include "vm/frame.h"

void recorder_line(Vm *vm, Frame *frame, int line);
void recorder_call(Vm *vm, Frame *frame, bool again);
void recorder_return(Vm *vm, Frame *frame, Value value, bool yields);
void recorder_raise(Vm *vm, Frame *frame);
void recorder_unwind(Vm *vm, Frame *frame);
void recorder_catch(Vm *vm, Frame *frame, Value exception);
void recorder_set_local(Vm *vm, Frame *frame, int reg, Str *name);
void recorder_set(Vm *vm, Frame *frame, Str *name, Value value, bool global);
void recorder_set_attribute(Vm *vm, Frame *frame, Value object, Str *name, Value value);
// An await ended without a suspension.
void recorder_no_wait(Vm *vm, Frame *frame, Value awaited);
void recorder_delete(Vm *vm, Frame *frame, Str *name);

// A value in its shown form (vm/shown.h), plain ones as themselves.
Shown recorder_shown(Vm *vm, Value value);

// The number of frames under a frame on its stack (library code not counted).
int recorder_depth(Vm *vm, const Frame *frame);

// The line of the scenario that is running; 0 when none is.
int recorder_current_line(const Vm *vm);

// The TextId of a code object's qualified name.
TextId recorder_code_name(Vm *vm, CodeObject *code);

// The frame number for events; made when the frame is first entered.
int64_t recorder_frame(Vm *vm, Frame *frame);

#endif
