// Making types: those of the library, and classes of the program.

#ifndef VM_CLASSES_TYPE_H
#define VM_CLASSES_TYPE_H

#include "vm/object.h"
#include "vm/run/native.h"

// A new empty type of the library. `parent` NULL: object. Fill in slots, then call type_ready.
Type *type_new(Vm *vm, const char *name, const char *module, Type *parent, size_t size,
               uint32_t flags);

// From now on messages name the type with its module ("collections.deque"), as CPython does with
// types written in C; `__name__` and reprs are as before. False with MemoryError set.
bool type_name_in_full(Vm *vm, Type *type);
bool type_is_named_in_full(const Type *type);

// The name without the module.
const char *type_short_name(const Type *type);

// Computes the mro, inherits empty slots from the parent, and gives the dict the special methods
// that correspond to the slots (`str.__len__`), so that programs can find and call them.
bool type_ready(Vm *vm, Type *type);

// An instance, made and initialized; the type has a `new_`.
Value type_make_instance(Vm *vm, Type *type, Args args);

// type(name, bases, dict): a class of the program, with metaclass, __set_name__, __init_subclass__.
Value type_make_class(Vm *vm, Type *metaclass, Args args);

// Sets an attribute of a type (a library's or a class) and renews what was cached about it.
bool type_set(Vm *vm, Type *type, Str *name, Value value);
bool type_set_c(Vm *vm, Type *type, const char *name, Value value);

// isinstance(value, type) as type.__instancecheck__ answers: by type, else by `__class__`; 1, 0,
// -1.
int type_has_instance(Vm *vm, Value type, Value value);

// Sets an attribute without the rules for programs; renews versions and slots. UNSET deletes: 1
// done, 0 was not there, -1 failed.
int type_put(Vm *vm, Type *type, Str *name, Value value);

// Lets the patterns of `match` that take instances of `from` take those of the class `to`, and of
// all below it, instead of what they took before. Types of the library decide for themselves.
void type_share_patterns(const Type *from, Type *to);

// Computes the mro from the bases (C3); false with TypeError set.
bool type_compute_mro(Vm *vm, Type *type);

// Adds a class to the lists of its bases (`__subclasses__`), or takes it out.
bool type_join_bases(Vm *vm, Type *type);

// Fills `dict` of a type of the library with the special methods its slots stand for, if not yet.
bool type_show_slots(Vm *vm, Type *type);

// Makes all the types of types.def and exceptions.def, empty; then each file's setup fills in its
// own, object and type first. They are in the order of the files, parents before children.
bool types_init(Vm *vm);

// The very last thing: objects of these types must all have gone.
void types_deinit(Vm *vm);

// The type `type`: calling it, attributes of classes, its methods.
bool type_setup(Vm *vm);

// The type `object`.
bool object_setup(Vm *vm);

// `__build_class__(body, name, *bases, metaclass=…, **keywords)`: the class statement.
Value class_build(Vm *vm, Args args);

#endif
