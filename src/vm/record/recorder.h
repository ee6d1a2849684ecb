// The recorder: what the machine tells the trace while it runs (trace/event.def has the rules).
//
// Code is compiled with marks (OP_LINE, OP_MARK_…) only when a trace is kept, so that a run without
// one pays nothing. Library code, written in Python and part of the program, has no marks.

#ifndef VM_RECORD_RECORDER_H
#define VM_RECORD_RECORDER_H

#include "vm/run/frame.h"

void recorder_line(Vm *vm, Frame *frame, int line);
void recorder_call(Vm *vm, Frame *frame, bool again);
void recorder_return(Vm *vm, Frame *frame, Value value, bool yields);
void recorder_raise(Vm *vm, Frame *frame);
void recorder_unwind(Vm *vm, Frame *frame);
void recorder_catch(Vm *vm, Frame *frame, Value exception);
void recorder_set_local(Vm *vm, Frame *frame, int reg);
void recorder_set(Vm *vm, Frame *frame, Str *name, Value value, bool global);
// An attribute of `self`.
void recorder_set_attribute(Vm *vm, Frame *frame, Str *name, Value value);
// A coroutine written in C is about to end; its arguments are still there.
void recorder_await_ends(Vm *vm, const Generator *coroutine);
// An await ended without a suspension; the second one: of a coroutine in C that was never made.
void recorder_no_wait(Vm *vm, Frame *frame, Value awaited);
void recorder_no_wait_native(Vm *vm, Frame *frame, const NativeDef *def, const NativeFrame *native);
void recorder_delete(Vm *vm, Frame *frame, Str *name);

// The line that a frame of Python code is at, as frame_line, but mostly known from the last time.
int recorder_frame_line(const Vm *vm, const Frame *frame);

// The TextId of a text that is asked for again and again with the same address.
TextId recorder_text(Vm *vm, Text text);

// The line of the scenario that is running; 0 when none is.
int recorder_current_line(const Vm *vm);

// The TextId of a code object's qualified name.
TextId recorder_code_name(Vm *vm, CodeObject *code);

#endif
