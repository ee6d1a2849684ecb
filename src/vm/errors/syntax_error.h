// SyntaxError: where in which text something can't be read, and how a traceback shows that.
//
// A program makes them itself, for a little language of its own or to show one; its own mistakes
// are found before it runs (lang/diag.h).

#ifndef VM_ERRORS_SYNTAX_ERROR_H
#define VM_ERRORS_SYNTAX_ERROR_H

#include "vm/errors/exception.h"
#include "vm/run/native.h"

extern const NativeGetter SYNTAX_ERROR_GETTERS[];

// Takes (message, (filename, lineno, offset, text[, end_lineno, end_offset])) apart. The arguments
// are set already.
bool syntax_error_init(Vm *vm, Value self);

Value syntax_error_str(Vm *vm, Value self);

// Appends the place, its line and the caret below; each line begins with `margin`. Then `message`
// gets what stands behind the type's name. False when a traceback shows it as any other exception.
// `uncaught`: as the interpreter shows it at the end of a program, else as the module traceback
// does (TracebackException._format_syntax_error).
bool syntax_error_show(Vm *vm, Value exception, bool uncaught, Text margin, Buf *out, Buf *message);

#endif
