// The shown form of a value: what the trace, and so the window, says that a name is bound to.
//
// It never runs code of the program: an instance is `<Name>`, whatever its `__repr__` says. It is
// short: containers are cut by items and depth, text by length, before anything is formatted, so
// that recording costs the same for a list of a million as for one of ten.

#ifndef VM_RECORD_SHOWN_H
#define VM_RECORD_SHOWN_H

#include "trace/trace.h"
#include "vm/object.h"

#define SHOWN_MAX_ITEMS 8   // of a container
#define SHOWN_MAX_DEPTH 3   // of containers in containers
#define SHOWN_MAX_TEXT  60  // code points of a str
#define SHOWN_MAX_SIZE  200 // code points of the whole, about

// Appends the shown form.
void shown_write(Vm *vm, Value value, Buf *out);

// The shown form as text in the trace that is kept. `outer`: the place in vm->recorded of the
// container that it is, for which what stands inside is noted; 0: not asked for.
TextId shown_text_of(Vm *vm, Value value, int outer);

// Plain numbers as themselves, anything else as text interned in the trace that is kept.
static inline Shown shown_of(Vm *vm, Value value) {
    switch (value.kind) {
    case VALUE_UNSET:
        return shown_nothing();
    case VALUE_NONE:
        return shown_none();
    case VALUE_BOOL:
        return shown_bool(value.integer != 0);
    case VALUE_INT:
        return shown_int(value.integer);
    case VALUE_FLOAT:
        return shown_float(value.number);
    default:
        return shown_text(shown_text_of(vm, value, 0));
    }
}

// Whether the shown form of the object says what is in it, and so can change while the object stays
// the same.
bool shown_can_change(const Vm *vm, const Object *object);

#endif
