// What stands in a class's dict and answers differently through an instance: property,
// staticmethod, classmethod, getset and member descriptors, the special methods of builtin types
// (slot wrappers), bound methods, super.

#ifndef VM_CLASSES_DESCRIPTOR_H
#define VM_CLASSES_DESCRIPTOR_H

#include "vm/object.h"
#include "vm/run/native.h"

// A bound method: `function` is called with `self` first.
typedef struct Method {
    Object base;
    Value function;
    Value self;
} Method;

// One of `__slots__`.
typedef struct Member {
    Object base;
    Type *owner;
    Str *name;
    int index; // of the place in the instance's fields
} Member;

typedef struct Property {
    Object base;
    Value getter, setter, deleter; // UNSET: none
    Value doc;                     // UNSET: the getter's
    Str *name;                     // from __set_name__, or NULL
} Property;

// staticmethod and classmethod.
typedef struct Wrapped {
    Object base;
    Value callable;
} Wrapped;

typedef struct Super {
    Object base;
    Type *type;      // counted: the class after which the search begins
    Value self;      // UNSET: unbound
    Type *self_type; // counted; whose mro is searched
} Super;

// A new bound method (borrows both).
Value method_new(Vm *vm, Value function, Value self);
Value staticmethod_new(Vm *vm, Value callable);
Value classmethod_new(Vm *vm, Value callable);

// super(type, self), as the compiler's zero-argument form calls it too.
Value super_new(Vm *vm, Type *type, Value self);

// A descriptor for the place `index` of `__slots__`.
Value member_new(Vm *vm, Type *type, Str *name, int index);

// A getset descriptor for a NativeGetter, which must outlive the Vm.
Value getset_new(Vm *vm, Type *type, const NativeGetter *getter);

// Before all else: what its objects need in order to go.
void descriptor_setup_life(Vm *vm);
bool descriptor_setup(Vm *vm);

#endif
