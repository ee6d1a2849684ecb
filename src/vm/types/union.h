// `int | str` (types.UnionType) and `list[int]` (types.GenericAlias).

#ifndef VM_TYPES_UNION_H
#define VM_TYPES_UNION_H

#include "vm/run/native.h"

typedef struct GenericAlias {
    Object base;
    Value origin;
    Tuple *args;
    Tuple *parameters; // type variables among the args; NULL until asked for
    bool starred;
} GenericAlias;

typedef struct Union {
    Object base;
    Tuple *args;
} Union;

// `origin[args]`; args that are not a tuple are one argument.
Value generic_alias_new(Vm *vm, Value origin, Value args);

// The method by which a type of the library is generic: `cls[item]`.
NativeFn generic_alias_of_class;
#define CLASS_GETITEM NATIVE("__class_getitem__@class", "cls, item, /", generic_alias_of_class)

// `left | right` for classes, aliases, unions and None; NOT_IMPLEMENTED for anything else.
Value union_or(Vm *vm, Value left, Value right);

bool union_setup(Vm *vm);

// The read-only view of a mapping that `C.__dict__` is (vm/types/mappingproxy.c).
Value mappingproxy_new(Vm *vm, Value mapping);
bool mappingproxy_setup(Vm *vm);

#endif
