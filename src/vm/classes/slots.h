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

// What is called when an instance of a class of the program is called, asked for its next item, or
// for an item. Borrowed; UNSET when the class has none.
Value slots_call_function(Vm *vm, const Type *type);
Value slots_next_function(Vm *vm, const Type *type);
Value slots_item_function(Vm *vm, const Type *type);

// The same of an operator, where the left operand is the one to be asked first.
Value slots_binary_function(Vm *vm, BinaryOp op, Value left, Value right);

// Calls a special method found on the type; UNSET with *found false when there is none.
Value slots_call(Vm *vm, Value self, Str *name, const Value *args, int count, bool *found);

#endif
