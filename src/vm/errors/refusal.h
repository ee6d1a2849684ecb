// What only the run shows not to be supported: a method or attribute of a value that CPython 3.11
// has and awaiter lacks.
//
// An AttributeError there would be a lie, and a program that catches it would go on in another way
// than under CPython. So the run ends, as it does for what lang/refuse.h finds before it: the
// place, the line, a caret, what to write instead; no handler of the program sees anything. A
// committed list (refusal_names.inc, made from CPython by tests/tables/attributes.py) has the names
// of CPython's types, and is asked only where an AttributeError is about to be raised. Names that
// CPython does not have either are the program's own mistake; and what code of the library looks
// for is that code's own business.

#ifndef VM_ERRORS_REFUSAL_H
#define VM_ERRORS_REFUSAL_H

#include "base/text.h"
#include "vm/object.h"

// Ends the run at the line of the program that is running, with "not supported: WHAT"; always
// UNSET. `hint` tells what to write instead; bytes NULL: nothing to say.
Value refusal_raise(Vm *vm, Text what, Text hint);

// Whether the object's missing attribute is one that CPython has; then the run ends.
bool refusal_of_attribute(Vm *vm, Value object, const Str *name);

// The same for a name that a module of the library lacks ("builtins": that nothing defines).
bool refusal_of_module(Vm *vm, Text module, const Str *name);

#endif
