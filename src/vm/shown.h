// The shown form of a value: what the trace, and so the window, says that a name is bound to.
//
// It never runs code of the program: an instance is `<Name>`, whatever its `__repr__` says. It is
// short: containers are cut by items and depth, text by length, before anything is formatted, so
// that recording costs the same for a list of a million as for one of ten.

#ifndef VM_SHOWN_H
#define VM_SHOWN_H

#include "trace/trace.h"
#include "vm/object.h"

#define SHOWN_MAX_ITEMS 8   // of a container
#define SHOWN_MAX_DEPTH 3   // of containers in containers
#define SHOWN_MAX_TEXT  60  // code points of a str
#define SHOWN_MAX_SIZE  200 // code points of the whole, about

// Plain numbers as themselves, anything else as text interned in the trace.
Shown shown_of(Vm *vm, Trace *trace, Value value);

// Appends the shown form as text.
void shown_write(Vm *vm, Value value, Buf *out);

#endif
