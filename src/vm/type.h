// Making types: those of the library, and classes of the program.

#ifndef VM_TYPE_H
#define VM_TYPE_H

#include "vm/native.h"
#include "vm/object.h"

// A new empty type of the library. `parent` NULL: object. Fill in slots, then call type_ready.
Type *type_new(Vm *vm, const char *name, const char *module, Type *parent, size_t size,
               uint32_t flags);

// Computes the mro, inherits empty slots from the parent, and gives the dict the special methods
// that correspond to the slots (`str.__len__`), so that programs can find and call them.
bool type_ready(Vm *vm, Type *type);

// type(name, bases, dict): a class of the program, with metaclass, __set_name__, __init_subclass__.
Value type_make_class(Vm *vm, Type *metaclass, Args args);

// Sets an attribute of a type (a library's or a class) and renews what was cached about it.
bool type_set(Vm *vm, Type *type, Str *name, Value value);
bool type_set_c(Vm *vm, Type *type, const char *name, Value value);

// Makes all the types of types.def, empty; then each file's setup fills in its own.
bool types_init(Vm *vm);
void types_deinit(Vm *vm);

#endif
