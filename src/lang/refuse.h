// What awaiter can't run, found before anything runs.
//
// CPython is the language; awaiter has a part of its library. A module or name that CPython has and
// awaiter lacks must be refused with its place and a way out, never left to fail in some other way
// in the middle of a lesson. A name that CPython does not have either is the program's own mistake:
// it is left to the run, which raises what CPython raises. So is an import that the program itself
// expects to fail (try … except ImportError); what only another system or a type checker would run
// is not looked at.

#ifndef LANG_REFUSE_H
#define LANG_REFUSE_H

#include "lang/ast.h"
#include "lang/diag.h"

// What exists; the caller knows. A NULL callback: everything exists.
typedef struct RefuseLibrary {
    void *user;
    bool (*module_exists)(void *user, Text module);
    // Whether awaiter's module has the name; a submodule counts.
    bool (*module_has)(void *user, Text module, Text name);
    // Appends the names that a module has, comma-separated, for the hint; for an empty module the
    // modules. May be NULL. The built-in names are those of the module "builtins".
    void (*module_names)(void *user, Text module, Buf *out);
} RefuseLibrary;

// Adds one diagnostic for each place that awaiter does not support; true when there was none. The
// module's scopes must have been built.
bool refuse_check(const Module *module, Text source, const RefuseLibrary *library, Alloc *alloc,
                  Diags *diags);

// Whether CPython 3.11's standard library has a top-level module of this name ("asyncio"), or a
// dotted one ("concurrent.futures").
bool refuse_python_has_module(Text module);

// Whether CPython's module has this name, as far as the committed lists know: 1 yes, 0 no, -1 when
// the module is not in the lists.
int refuse_python_module_has(Text module, Text name);

// A name of CPython's module that is_like the given one; bytes NULL: none is.
Text refuse_python_name_like(Text module, Text name, bool (*is_like)(Text, Text));

// What to write instead of what is not supported ("asyncio.open_connection"); bytes NULL: nothing
// to say.
Text refuse_hint(Text what);

#endif
