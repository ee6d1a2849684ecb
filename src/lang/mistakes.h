// What is valid Python and looks like a mistake: the two that every class on asyncio makes.
//
// A coroutine function that is called without `await`, so that nothing of it runs; and a call that
// blocks the thread inside of a coroutine, so that nobody else can be served. A program may mean
// either, so they are said by `awaiter check` only, and nothing is refused.

#ifndef LANG_MISTAKES_H
#define LANG_MISTAKES_H

#include "lang/diag.h"

// Adds one diagnostic for each place; the source must be one that can be compiled.
void mistakes_find(Text source, Alloc *alloc, Diags *diags);

#endif
