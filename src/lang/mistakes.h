// What is valid Python and looks like a mistake: those that every class on asyncio makes.
//
// A coroutine that is made and never runs, or that stands where its result was meant, or a result
// where a coroutine was; a call that blocks the thread inside of a coroutine, so that nobody else
// can be served; a loop that is to run inside of a loop; a task that nobody keeps; a module that is
// not of Python's own library; names that nothing has (mistakes_names.h). A program may mean each
// of them, so they are said by `awaiter check` only, and nothing is refused. Only what is certain
// (meaning.h) is said.

#ifndef LANG_MISTAKES_H
#define LANG_MISTAKES_H

#include "lang/diag.h"

// Adds one diagnostic for each place; the source must be one that can be compiled.
void mistakes_find(Text source, Alloc *alloc, Diags *diags);

#endif
