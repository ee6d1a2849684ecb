// The bridge between slots (C functions in a Type) and special methods (`__add__` in a dict).
//
// Both directions come from one table. A class of the program that defines `__add__` gets the slot
// `binary` that finds and calls it; a type of the library that has the slot `length` gets
// `__len__` in its dict (a slot wrapper), but only when somebody first looks for a special method
// there: most runs never do, and starting is faster without.

#ifndef VM_CLASSES_SLOTS_H
#define VM_CLASSES_SLOTS_H

#include "vm/object.h"

// Fills a class's slots from its dict and its mro; to be called again when either changes.
void slots_resolve(Vm *vm, Type *type);

// Lets a type of the library take the slots that it has not filled from its parent.
void slots_inherit(Type *type);

// Puts the special methods for the type's own slots into its dict; false with MemoryError set.
bool slots_show(Vm *vm, Type *type);

// Whether the name is that of a special method with a slot.
bool slots_name_matters(const Vm *vm, const Str *name);

// What calling an instance of a class of the program calls, borrowed; UNSET when there is nothing.
Value slots_call_function(Vm *vm, const Type *type);

// Calls a special method found on the type; UNSET with *found false when there is none.
Value slots_call(Vm *vm, Value self, Str *name, const Value *args, int count, bool *found);

#endif
