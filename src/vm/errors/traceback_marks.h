// Which part of an operation a traceback underlines with ^^^^, and how wide text is shown.
//
// CPython parses the piece of source that an instruction belongs to: of a binary operation the
// operator is marked, of a subscript the brackets. It does so twice, in C for exceptions that end
// the program and in Python for the traceback module, and the two disagree about parentheses and
// letters beyond ASCII; so there are two ways here as well.

#ifndef VM_ERRORS_TRACEBACK_MARKS_H
#define VM_ERRORS_TRACEBACK_MARKS_H

#include "base/text.h"
#include "vm/value.h"

// What is marked, counted in code points from the beginning of the piece. False: nothing apart.
bool traceback_find_marks(Vm *vm, Text piece, bool as_module, size_t *from, size_t *to);

// How many columns a terminal needs for it.
size_t traceback_width(Text text);

#endif
