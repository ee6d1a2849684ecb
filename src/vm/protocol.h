// What the interpreter and the library can ask of any value, whatever its type.
//
// One function for each question; each goes through the type's slots and has Python's rules
// (reflected operands, fallbacks, the messages of the TypeErrors). New references unless said.

#ifndef VM_PROTOCOL_H
#define VM_PROTOCOL_H

#include "base/text.h"
#include "vm/object.h"

Value object_repr(Vm *vm, Value value); // a Str value
Value object_str(Vm *vm, Value value);
Value object_ascii(Vm *vm, Value value);
bool object_hash(Vm *vm, Value value, int64_t *hash);
int object_truth(Vm *vm, Value value);      // 1, 0, -1
int64_t object_length(Vm *vm, Value value); // -1 on failure
int object_equal(Vm *vm, Value a, Value b); // identity counts as equal; 1, 0, -1
Value object_compare(Vm *vm, Value a, Value b, CompareOp op);
int object_compare_truth(Vm *vm, Value a, Value b, CompareOp op); // 1, 0, -1
int object_contains(Vm *vm, Value container, Value item);         // 1, 0, -1
Value object_binary(Vm *vm, BinaryOp op, Value left, Value right);

// What is left of it when the method of the left operand has answered NotImplemented.
Value object_binary_reflected(Vm *vm, BinaryOp op, Value left, Value right);

Value object_inplace(Vm *vm, BinaryOp op, Value left, Value right);
Value object_unary(Vm *vm, UnaryOp op, Value value);

Value object_get_attr(Vm *vm, Value value, Str *name);
// The same, but UNSET without an exception when there is no such attribute.
Value object_find_attr(Vm *vm, Value value, Str *name);
// Both for a name that C code knows.
Value object_get_attr_c(Vm *vm, Value value, const char *name);
Value object_find_attr_c(Vm *vm, Value value, const char *name);
bool object_set_attr(Vm *vm, Value value, Str *name, Value to); // UNSET deletes
Value object_get_item(Vm *vm, Value value, Value key);
bool object_set_item(Vm *vm, Value value, Value key, Value to); // UNSET deletes

// For `value.name(…)` without making a bound method: *method is a new reference; *self is a new
// reference to be passed first, or UNSET when the attribute is to be called as it is.
bool object_get_method(Vm *vm, Value value, Str *name, Value *method, Value *self);

Value object_iter(Vm *vm, Value value);
// UNSET without an exception set: exhausted.
Value object_next(Vm *vm, Value iterator);
Value object_await(Vm *vm, Value value); // the awaitable's iterator, as `await` gets it

// isinstance and issubclass with classes, tuples, unions and the special methods; 1, 0, -1.
int object_is_instance(Vm *vm, Value value, Value class_or_tuple);
int object_is_subclass(Vm *vm, Value type, Value class_or_tuple);

// Looks a special method up on the type (never the instance); borrowed, UNSET when absent.
Value type_lookup(Vm *vm, Type *type, Str *name);
Value type_lookup_c(Vm *vm, Type *type, const char *name);

// The iterator over anything that has only `__getitem__`.
bool protocol_setup(Vm *vm);

#endif
