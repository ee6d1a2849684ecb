// Slot wrappers: the special methods of the library's types as values that programs can find and
// call (`str.__len__`, `super().__init__`).

#ifndef VM_CLASSES_SLOT_WRAPPER_H
#define VM_CLASSES_SLOT_WRAPPER_H

#include "vm/object.h"

// Which slot of the type is called, and how the arguments become its parameters.
typedef enum SlotKind {
    SLOT_NONE, // only programs define it: no wrapper
    SLOT_REPR,
    SLOT_STR,
    SLOT_FORMAT,
    SLOT_HASH,
    SLOT_TRUTH,
    SLOT_LENGTH,
    SLOT_GET_ATTR,
    SLOT_SET_ATTR,
    SLOT_DEL_ATTR,
    SLOT_GET_ITEM,
    SLOT_SET_ITEM,
    SLOT_DEL_ITEM,
    SLOT_CONTAINS,
    SLOT_COMPARE,
    SLOT_BINARY,
    SLOT_REFLECTED,
    SLOT_INPLACE,
    SLOT_UNARY,
    SLOT_CALL,
    SLOT_ITER,
    SLOT_NEXT,
    SLOT_AWAIT,
    SLOT_AITER,
    SLOT_ANEXT,
    SLOT_DESCR_GET,
    SLOT_DESCR_SET,
    SLOT_DESCR_DELETE,
    SLOT_NEW,
    SLOT_INIT,
} SlotKind;

// A wrapper for the type's slot; for SLOT_NEW a function, which binds nothing.
Value slot_wrapper_new(Vm *vm, Type *type, Str *name, SlotKind kind, int op);

// Whether the value is a wrapper of this name, and the type whose slot it calls.
bool slot_wrapper_is(Value value, const Str *name);
Type *slot_wrapper_owner(Value value);

// Before all else: what its objects need in order to go.
void slot_wrapper_setup_life(Vm *vm);
bool slot_wrapper_setup(Vm *vm);

#endif
