// Weak references: they know an object and do not keep it.
//
// An object that has any carries OBJECT_WEAK; when it goes, every reference to it is emptied before
// its memory is, and their callbacks run.

#ifndef VM_WEAK_H
#define VM_WEAK_H

#include "vm/object.h"
#include "vm/types/list.h"

// Called by object_destroy for an object with OBJECT_WEAK.
void weak_forget(Vm *vm, Object *object);

// A weak reference that is garbage itself: nobody is told by it any more.
void weak_forget_callback(Vm *vm, Object *weak);

// Whether there can be weak references to the objects of a type: most of the library's that refer
// to others, and what the program's classes have a `__weakref__` for.
bool weak_is_possible(Vm *vm, Type *type);

// weakref.ref(target, callback): the same object again when there is one without callback.
// `callback` may be UNSET.
Value weak_new(Vm *vm, Type *type, Value target, Value callback);

// The target as a new reference, or NONE when it has gone.
Value weak_target(Value weak);

// weakref.proxy(target, callback): likewise.
Value weak_proxy_new(Vm *vm, Value target, Value callback);

// Whether it is a weak reference or a proxy.
bool weak_is_one(const Vm *vm, const Object *object);

// How many weak references there are to a value.
int weak_count(const Vm *vm, Value target);

// Appends every weak reference to a value to a list, as they are found.
bool weak_list(Vm *vm, Value target, List *out);

bool weak_setup(Vm *vm);
bool weak_proxy_setup(Vm *vm); // after weak_setup
void weak_free(Vm *vm);

#endif
