// The names that every program has without importing anything.

#ifndef VM_BUILTINS_BUILTINS_H
#define VM_BUILTINS_BUILTINS_H

#include "vm/object.h"
#include "vm/run/native.h"

// Fills vm->builtins with functions, types and exceptions; after all types are set up.
bool builtins_setup(Vm *vm);

// The types of None, Ellipsis and NotImplemented.
bool singletons_setup(Vm *vm);

// The functions by what they are about: numbers, objects, iterables.
extern const NativeDef builtins_of_numbers[];
extern const NativeDef builtins_of_objects[];
extern const NativeDef builtins_of_code[];
extern const NativeDef builtins_of_iterables[];

#endif
