// How attributes are found, set and deleted on plain objects: the slots of `object`.

#ifndef VM_CLASSES_ATTRIBUTE_H
#define VM_CLASSES_ATTRIBUTE_H

#include "vm/object.h"

// The order is Python's: data descriptors of the type, the instance's own, the type's.
Value attribute_get(Vm *vm, Value self, Str *name);

// The same, but UNSET without an exception when there is none.
Value attribute_find(Vm *vm, Value self, Str *name);

bool attribute_set(Vm *vm, Value self, Str *name, Value value);

// The interned Str with the same text: a new reference; NULL with MemoryError set.
Str *attribute_intern(Vm *vm, Str *name);

// The names of the attributes of a value, sorted: dir().
Value attribute_dir(Vm *vm, Value value);

// vars(): the `__dict__` of a value as a new reference; UNSET without an exception when it has
// none.
Value attribute_dict(Vm *vm, Value value);

#endif
