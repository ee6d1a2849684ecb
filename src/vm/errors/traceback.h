// Tracebacks: where an exception has been, and the text that says so.

#ifndef VM_ERRORS_TRACEBACK_H
#define VM_ERRORS_TRACEBACK_H

#include "base/text.h"
#include "vm/errors/exception.h"
#include "vm/run/frame_object.h"

typedef struct Traceback {
    Object base;
    struct Traceback *next; // counted: the frame that was called from here; NULL: the last
    FrameObject *frame;     // counted
    int instruction;        // index into its code
} Traceback;

// Puts where this frame is in front of the exception's traceback. Ignores want of memory.
void traceback_add(Vm *vm, Exception *exception, Frame *frame);

// The first entry from this one on that is shown; NULL: none is. Frames of the library stay out of
// sight where the line that they have in CPython is not known.
Traceback *traceback_shown_from(Traceback *traceback);

// What an exception's `__traceback__` is: borrowed, or None.
Value traceback_of(const Exception *exception);

// Takes away what was put there since the exception was raised or caught last.
void traceback_drop_flight(Vm *vm, Exception *exception);

// Appends what CPython prints on stderr for an exception: chained ones first, groups as trees,
// source lines with ^^^^. `chain` false: only this one. `limit` as in the traceback module: INT_MAX
// for all, negative for the last ones.
void traceback_print(Vm *vm, Value exception, bool chain, int limit, Buf *out);

// The same for an exception that ends the program: names that are near to a wrong one are suggested
// ("Did you mean: 'y'?"), which the traceback module does not do.
void traceback_print_uncaught(Vm *vm, Value exception, Buf *out);

// Only the entries ("  File …"), as traceback.format_tb joined.
void traceback_print_entries(Vm *vm, Traceback *traceback, int limit, Buf *out);

// Only the last part: "ValueError: message\n" and its notes.
void traceback_print_exception_only(Vm *vm, Value exception, Buf *out);

// A line of a source file that the vm knows (the scenario, embedded modules), stripped of its
// indentation; empty when unknown.
Text traceback_source_line(Vm *vm, const char *filename, int line);

// Remembers the text of a file (both must outlive the Vm).
bool traceback_add_source(Vm *vm, const char *filename, Text source);

bool traceback_setup(Vm *vm);

#endif
