// weakref.proxy: a weak reference that stands for its target in all that is done with it.

#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/str.h"
#include "vm/vm.h"
#include "vm/weak.h"

static bool is_proxy(const Vm *vm, Value value) {
    return value_is_object(value) && (value.object->type == vm->types.weakproxy ||
                                      value.object->type == vm->types.weakcallableproxy);
}

// What a value stands for, itself when it is no proxy: a new reference, or UNSET with
// ReferenceError.
static Value target_of(Vm *vm, Value value) {
    if (!is_proxy(vm, value)) {
        return value_ref(value);
    }
    const Value target = weak_target(value);
    return value_is_none(target) ? vm_raise(vm, vm->exceptions.ReferenceError,
                                            "weakly-referenced object no longer exists")
                                 : target;
}

Value weak_proxy_new(Vm *vm, Value target, Value callback) {
    Type *type = value_is_object(target) && target.object->type->call ? vm->types.weakcallableproxy
                                                                      : vm->types.weakproxy;
    return weak_new(vm, type, target, callback);
}

// --- Slots ---------------------------------------------------------------------------------------

// A slot that asks the target: `answer` is what it answers when that has gone.
#define ASK(result, answer, call)             \
    const Value target = target_of(vm, self); \
    if (value_is_unset(target)) {             \
        return answer;                        \
    }                                         \
    const result found = call;                \
    value_drop(vm, target);                   \
    return found

static Value proxy_str(Vm *vm, Value self) {
    ASK(Value, UNSET, object_str(vm, target));
}

static int proxy_truth(Vm *vm, Value self) {
    ASK(int, -1, object_truth(vm, target));
}

static int64_t proxy_length(Vm *vm, Value self) {
    ASK(int64_t, -1, object_length(vm, target));
}

static Value proxy_get_attr(Vm *vm, Value self, Str *name) {
    ASK(Value, UNSET, object_get_attr(vm, target, name));
}

static bool proxy_set_attr(Vm *vm, Value self, Str *name, Value value) {
    ASK(bool, false, object_set_attr(vm, target, name, value));
}

static Value proxy_get_item(Vm *vm, Value self, Value key) {
    ASK(Value, UNSET, object_get_item(vm, target, key));
}

static bool proxy_set_item(Vm *vm, Value self, Value key, Value value) {
    ASK(bool, false, object_set_item(vm, target, key, value));
}

static int proxy_contains(Vm *vm, Value self, Value item) {
    ASK(int, -1, object_contains(vm, target, item));
}

static Value proxy_unary(Vm *vm, UnaryOp op, Value self) {
    ASK(Value, UNSET, object_unary(vm, op, target));
}

static Value proxy_call(Vm *vm, Value self, Args args) {
    ASK(Value, UNSET, vm_call_args(vm, target, args));
}

static Value proxy_iter(Vm *vm, Value self) {
    ASK(Value, UNSET, object_iter(vm, target));
}

static Value proxy_next(Vm *vm, Value self) {
    const Value target = target_of(vm, self);
    if (value_is_unset(target)) {
        return UNSET;
    }
    const Type *type = value_type(vm, target);
    const Value item = type->next ? object_next(vm, target)
                                  : vm_raise(vm, vm->exceptions.TypeError,
                                             "Weakref proxy referenced a non-iterator '%s' object",
                                             type->name->bytes);
    value_drop(vm, target);
    return item;
}

// Both operands, for what they stand; false with an exception.
static bool both(Vm *vm, Value *left, Value *right) {
    *left = target_of(vm, *left);
    if (value_is_unset(*left)) {
        return false;
    }
    *right = target_of(vm, *right);
    if (value_is_unset(*right)) {
        value_drop(vm, *left);
    }
    return !value_is_unset(*right);
}

static Value proxy_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!both(vm, &self, &other)) {
        return UNSET;
    }
    const Value answer = object_compare(vm, self, other, op);
    value_drop(vm, self);
    value_drop(vm, other);
    return answer;
}

// An operation on that for which the operands stand.
static Value operate(Vm *vm, BinaryOp op, Value left, Value right,
                     Value (*operation)(Vm *vm, BinaryOp op, Value left, Value right)) {
    if (!both(vm, &left, &right)) {
        return UNSET;
    }
    const Value answer = operation(vm, op, left, right);
    value_drop(vm, left);
    value_drop(vm, right);
    return answer;
}

static Value proxy_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    return operate(vm, op, left, right, object_binary);
}

static Value proxy_inplace(Vm *vm, BinaryOp op, Value left, Value right) {
    return operate(vm, op, left, right, object_inplace);
}

static Value proxy_repr(Vm *vm, Value self) {
    const Value target = weak_target(self);
    Str *text = str_format(vm, "<weakproxy at 0x%llx to %s at 0x%llx>",
                           (unsigned long long)object_identity(vm, self), vm_type_name(vm, target),
                           (unsigned long long)object_identity(vm, target));
    value_drop(vm, target);
    return value_or_unset(text);
}

// --- Methods that have no slot -------------------------------------------------------------------

// `wrong` is what CPython says to a type without the method, around its name.
static Value ask_by_name(Vm *vm, Value self, const char *name, const char *wrong, const char *end) {
    const Value target = target_of(vm, self);
    Str *method = value_is_unset(target) ? NULL : str_intern(vm, text_of(name));
    bool found = true;
    Value answer = method ? slots_call(vm, target, method, NULL, 0, &found) : UNSET;
    if (!found) {
        answer = vm_raise(vm, vm->exceptions.TypeError, "%s'%s'%s", wrong, vm_type_name(vm, target),
                          end);
    }
    if (method) {
        object_drop(vm, method);
    }
    value_drop(vm, target);
    return answer;
}

METHOD(proxy_int) {
    return ask_by_name(
        vm, args[0], "__int__",
        "int() argument must be a string, a bytes-like object or a real number, not ", "");
}

METHOD(proxy_abs) {
    return ask_by_name(vm, args[0], "__abs__", "bad operand type for abs(): ", "");
}

METHOD(proxy_float) {
    return ask_by_name(vm, args[0], "__float__",
                       "float() argument must be a string or a real number, not ", "");
}

METHOD(proxy_index) {
    return ask_by_name(vm, args[0], "__index__", "", " object cannot be interpreted as an integer");
}

METHOD(proxy_bytes) {
    return ask_by_name(vm, args[0], "__bytes__", "cannot convert ", " object to bytes");
}

METHOD(proxy_reversed) {
    return ask_by_name(vm, args[0], "__reversed__", "", " object is not reversible");
}

#define NUMBERS                                                                           \
    NATIVE("__int__", "self, /", proxy_int), NATIVE("__float__", "self, /", proxy_float), \
        NATIVE("__index__", "self, /", proxy_index), NATIVE("__abs__", "self, /", proxy_abs)

// One that can be called has no others, in CPython either.
static const NativeDef numbers[] = {NUMBERS, {0}};

static const NativeDef methods[] = {
    NUMBERS,
    NATIVE("__bytes__", "self, /", proxy_bytes),
    NATIVE("__reversed__", "self, /", proxy_reversed),
    {0},
};

static bool set_up(Vm *vm, Type *type, bool callable) {
    const Type *reference = vm->types.weakref;
    type->size = reference->size;
    type->finalize = reference->finalize;
    type->traverse = reference->traverse;
    type->flags |= TYPE_NO_NEW;
    type->repr = proxy_repr;
    type->str = proxy_str;
    type->truth = proxy_truth;
    type->length = proxy_length;
    type->get_attr = proxy_get_attr;
    type->set_attr = proxy_set_attr;
    type->get_item = proxy_get_item;
    type->set_item = proxy_set_item;
    type->contains = proxy_contains;
    type->compare = proxy_compare;
    type->binary = proxy_binary;
    type->inplace = proxy_inplace;
    type->unary = proxy_unary;
    type->iter = proxy_iter;
    type->next = proxy_next;
    type->call = callable ? proxy_call : NULL;
    return type_complete(vm, type, callable ? numbers : methods, NULL) &&
           type_name_in_full(vm, type);
}

bool weak_proxy_setup(Vm *vm) {
    return set_up(vm, vm->types.weakproxy, false) && set_up(vm, vm->types.weakcallableproxy, true);
}
