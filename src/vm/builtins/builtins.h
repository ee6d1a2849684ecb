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
extern const NativeDef builtins_of_iterables[];

// divmod() and pow(): also what the modules operator and math need. New references or UNSET.
Value builtin_divmod(Vm *vm, Value left, Value right);
Value builtin_pow(Vm *vm, Value base, Value exponent, Value modulus);
Value builtin_abs(Vm *vm, Value value);

// sum(), min() and max() of one iterable, for the library.
Value builtin_sum(Vm *vm, Value iterable, Value start);

#endif
