// Source to Code: parsing, scopes, what is refused, and compiling, in one call.
//
// The compiler walks the tree once and emits instructions for a register machine (lang/code.h). An
// expression is compiled either "anywhere" (a local stays where it is) or into a given register.
// Temporaries are a stack at compile time. What must happen when a block is left (finally, with,
// handlers) is written out at every place that leaves it, as in CPython, so the normal way costs
// nothing and exceptions find their handler in a table.

#ifndef LANG_COMPILER_H
#define LANG_COMPILER_H

#include "lang/code.h"
#include "lang/diag.h"

struct RefuseLibrary; // lang/refuse.h

typedef struct CompilerOptions {
    bool marks;                          // for the recorder
    bool expression;                     // the source is one, whose value the code returns
    bool in_namespace;                   // the module's names are those of Frame.names (exec)
    const struct RefuseLibrary *library; // what exists; NULL: nothing is refused
    const char *path;                    // what warnings call the file
    Buf *warnings;                       // gets SyntaxWarnings, as on stderr; may be NULL
} CompilerOptions;

// The code of a module; NULL when there are diagnostics (also when memory ended). The code's memory
// is from `alloc`; it keeps nothing of the source. `about`, unless NULL, gets the docstring.
Code *compiler_compile(Text source, CompilerOptions options, Alloc *alloc, Diags *diags,
                       Buf *about);

#endif
