#include "vm/classes/slots.h"

#include "base/check.h"
#include "vm/classes/descriptor.h"
#include "vm/classes/instance.h"
#include "vm/classes/slot_wrapper.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <string.h>

// --- The generic slots: find the special method, call it -----------------------------------------

#define MAX_SPECIAL_ARGS 3

Value slots_call(Vm *vm, Value self, Str *name, const Value *args, int count, bool *found) {
    Type *type = value_type(vm, self);
    Value method = type_lookup(vm, type, name);
    *found = !value_is_unset(method);
    if (!*found) {
        return UNSET;
    }
    value_ref(method);
    Value result;
    Type *method_type = value_type(vm, method);
    if (method_type->flags & TYPE_METHOD) {
        Value all[MAX_SPECIAL_ARGS + 1] = {self};
        CHECK(count <= MAX_SPECIAL_ARGS);
        for (int i = 0; i < count; i++) {
            all[i + 1] = args[i];
        }
        result = vm_call(vm, method, all, count + 1);
    } else if (method_type->descr_get) {
        Value bound = method_type->descr_get(vm, method, self, type);
        result = value_is_unset(bound) ? UNSET : vm_call(vm, bound, args, count);
        value_drop(vm, bound);
    } else {
        result = vm_call(vm, method, args, count);
    }
    value_drop(vm, method);
    return result;
}

// For special methods that are known to be there; if not, an AttributeError with the name.
static Value call(Vm *vm, Value self, Str *name, const Value *args, int count) {
    bool found;
    Value result = slots_call(vm, self, name, args, count, &found);
    return found ? result : exception_raise_attribute(vm, self, name);
}

static bool call_drop(Vm *vm, Value self, Str *name, const Value *args, int count) {
    Value result = call(vm, self, name, args, count);
    value_drop(vm, result);
    return !value_is_unset(result);
}

static Value text_of_method(Vm *vm, Value self, Str *name) {
    Value result = call(vm, self, name, NULL, 0);
    if (!value_is_unset(result) && !value_is_str(result)) {
        vm_raise(vm, vm->exceptions.TypeError, "%s returned non-string (type %s)", name->bytes,
                 vm_type_name(vm, result));
        value_set(vm, &result, UNSET);
    }
    return result;
}

static Value slot_repr(Vm *vm, Value self) {
    return text_of_method(vm, self, vm->names.dunder_repr);
}

static Value slot_str(Vm *vm, Value self) {
    return text_of_method(vm, self, vm->names.dunder_str);
}

static Value slot_format(Vm *vm, Value self, Str *spec) {
    const Value arg = value_of_object(spec);
    Value result = call(vm, self, vm->names.dunder_format, &arg, 1);
    if (!value_is_unset(result) && !value_is_str(result)) {
        vm_raise(vm, vm->exceptions.TypeError, "__format__ must return a str, not %s",
                 vm_type_name(vm, result));
        value_set(vm, &result, UNSET);
    }
    return result;
}

static bool slot_hash(Vm *vm, Value self, int64_t *hash) {
    Value result = call(vm, self, vm->names.dunder_hash, NULL, 0);
    if (value_is_unset(result)) {
        return false;
    }
    if (!value_is_int(result)) {
        vm_raise(vm, vm->exceptions.TypeError, "__hash__ method should return an integer");
        value_drop(vm, result);
        return false;
    }
    // A number that fits stays as it is; a larger one is hashed like any int.
    bool done = true;
    if (result.kind == VALUE_INT) {
        *hash = result.integer == -1 ? -2 : result.integer;
    } else {
        done = vm->types.int_->hash(vm, result, hash);
    }
    value_drop(vm, result);
    return done;
}

static int slot_truth(Vm *vm, Value self) {
    Value result = call(vm, self, vm->names.dunder_bool, NULL, 0);
    if (value_is_unset(result)) {
        return -1;
    }
    if (result.kind != VALUE_BOOL) {
        vm_raise(vm, vm->exceptions.TypeError, "__bool__ should return bool, returned %s",
                 vm_type_name(vm, result));
        value_drop(vm, result);
        return -1;
    }
    return (int)result.integer;
}

static int64_t slot_length(Vm *vm, Value self) {
    Value result = call(vm, self, vm->names.dunder_len, NULL, 0);
    if (value_is_unset(result)) {
        return -1;
    }
    const Value index = int_from_index(vm, result);
    int64_t length = -1;
    if (!value_is_unset(index) && int_sign(index) < 0) {
        vm_raise(vm, vm->exceptions.ValueError, "__len__() should return >= 0");
    } else if (!value_is_unset(index) && !int_fits(index, &length)) {
        vm_raise(vm, vm->exceptions.OverflowError, "cannot fit '%s' into an index-sized integer",
                 vm_type_name(vm, result));
        length = -1;
    }
    value_drop(vm, index);
    value_drop(vm, result);
    return length;
}

// `__getattribute__` when the program wrote one, and `__getattr__` for what that does not find.
static Value slot_get_attr(Vm *vm, Value self, Str *name) {
    const Value arg = value_of_object(name);
    Type *type = value_type(vm, self);
    const Value hook = type_lookup(vm, type, vm->names.dunder_getattribute);
    Value result;
    if (slot_wrapper_is(hook, vm->names.dunder_getattribute)) {
        result = slot_wrapper_owner(hook)->get_attr(vm, self, name);
    } else {
        result = call(vm, self, vm->names.dunder_getattribute, &arg, 1);
    }
    if (!value_is_unset(result) || !vm_error_is(vm, vm->exceptions.AttributeError)) {
        return result;
    }
    Value error = vm_take_error(vm);
    bool found;
    result = slots_call(vm, self, vm->names.dunder_getattr, &arg, 1, &found);
    if (!found) {
        vm_restore_error(vm, error);
        return UNSET;
    }
    value_drop(vm, error);
    return result;
}

static bool slot_set_attr(Vm *vm, Value self, Str *name, Value value) {
    const Value args[] = {value_of_object(name), value};
    if (value_is_unset(value)) {
        return call_drop(vm, self, vm->names.dunder_delattr, args, 1);
    }
    return call_drop(vm, self, vm->names.dunder_setattr, args, 2);
}

static Value slot_get_item(Vm *vm, Value self, Value key) {
    bool found;
    Value result = slots_call(vm, self, vm->names.dunder_getitem, &key, 1, &found);
    if (!found) {
        vm_raise(vm, vm->exceptions.TypeError, "'%s' object is not subscriptable",
                 vm_type_name(vm, self));
    }
    return result;
}

static bool slot_set_item(Vm *vm, Value self, Value key, Value value) {
    const Value args[] = {key, value};
    const bool delete = value_is_unset(value);
    bool found;
    Value result =
        slots_call(vm, self, delete ? vm->names.dunder_delitem : vm->names.dunder_setitem, args,
                   delete ? 1 : 2, &found);
    if (!found) {
        vm_raise(vm, vm->exceptions.TypeError, "'%s' object does%s support item %s",
                 vm_type_name(vm, self), delete ? "n't" : " not",
                 delete ? "deletion" : "assignment");
    }
    value_drop(vm, result);
    return !value_is_unset(result);
}

static int slot_contains(Vm *vm, Value self, Value item) {
    Value result = call(vm, self, vm->names.dunder_contains, &item, 1);
    if (value_is_unset(result)) {
        return -1;
    }
    const int truth = object_truth(vm, result);
    value_drop(vm, result);
    return truth;
}

static Str *compare_name(Vm *vm, CompareOp op) {
    Str *const names[] = {vm->names.dunder_lt, vm->names.dunder_le, vm->names.dunder_eq,
                          vm->names.dunder_ne, vm->names.dunder_gt, vm->names.dunder_ge};
    return names[op];
}

static Value slot_compare(Vm *vm, Value self, Value other, CompareOp op) {
    bool found;
    Value result = slots_call(vm, self, compare_name(vm, op), &other, 1, &found);
    return found ? result : NOT_IMPLEMENTED;
}

static Str *binary_name(Vm *vm, BinaryOp op) {
    Str *const names[] = {
        vm->names.dunder_add,     vm->names.dunder_sub,      vm->names.dunder_mul,
        vm->names.dunder_truediv, vm->names.dunder_floordiv, vm->names.dunder_mod,
        vm->names.dunder_pow,     vm->names.dunder_lshift,   vm->names.dunder_rshift,
        vm->names.dunder_and,     vm->names.dunder_or,       vm->names.dunder_xor,
        vm->names.dunder_matmul};
    return names[op];
}

static Str *reflected_name(Vm *vm, BinaryOp op) {
    Str *const names[] = {
        vm->names.dunder_radd,     vm->names.dunder_rsub,      vm->names.dunder_rmul,
        vm->names.dunder_rtruediv, vm->names.dunder_rfloordiv, vm->names.dunder_rmod,
        vm->names.dunder_rpow,     vm->names.dunder_rlshift,   vm->names.dunder_rrshift,
        vm->names.dunder_rand,     vm->names.dunder_ror,       vm->names.dunder_rxor,
        vm->names.dunder_rmatmul};
    return names[op];
}

static Str *inplace_name(Vm *vm, BinaryOp op) {
    Str *const names[] = {
        vm->names.dunder_iadd,     vm->names.dunder_isub,      vm->names.dunder_imul,
        vm->names.dunder_itruediv, vm->names.dunder_ifloordiv, vm->names.dunder_imod,
        vm->names.dunder_ipow,     vm->names.dunder_ilshift,   vm->names.dunder_irshift,
        vm->names.dunder_iand,     vm->names.dunder_ior,       vm->names.dunder_ixor,
        vm->names.dunder_imatmul};
    return names[op];
}

static Value call_or_not_implemented(Vm *vm, Value self, Str *name, Value arg) {
    bool found;
    Value result = slots_call(vm, self, name, &arg, 1, &found);
    return found ? result : NOT_IMPLEMENTED;
}

static Value slot_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    Type *left_type = value_type(vm, left), *right_type = value_type(vm, right);
    Str *reflected = reflected_name(vm, op);
    bool try_right = left_type != right_type && right_type->binary == slot_binary;
    if (left_type->binary == slot_binary) {
        // A subclass that has a reflected method of its own goes first.
        if (try_right && type_is_subtype(right_type, left_type)) {
            const Value own = type_lookup(vm, right_type, reflected);
            if (!value_is_unset(own) && !value_is(own, type_lookup(vm, left_type, reflected))) {
                Value result = call_or_not_implemented(vm, right, reflected, left);
                if (result.kind != VALUE_NOT_IMPLEMENTED) {
                    return result;
                }
                try_right = false;
            }
        }
        Value result = call_or_not_implemented(vm, left, binary_name(vm, op), right);
        if (result.kind != VALUE_NOT_IMPLEMENTED || left_type == right_type) {
            return result;
        }
    }
    return try_right ? call_or_not_implemented(vm, right, reflected, left) : NOT_IMPLEMENTED;
}

static Value slot_inplace(Vm *vm, BinaryOp op, Value left, Value right) {
    return call_or_not_implemented(vm, left, inplace_name(vm, op), right);
}

static Str *unary_name(Vm *vm, UnaryOp op) {
    Str *const names[] = {vm->names.dunder_neg, vm->names.dunder_pos, vm->names.dunder_invert};
    return names[op];
}

static Value slot_unary(Vm *vm, UnaryOp op, Value self) {
    bool found;
    Value result = slots_call(vm, self, unary_name(vm, op), NULL, 0, &found);
    return found ? result : NOT_IMPLEMENTED;
}

static Value slot_call(Vm *vm, Value self, Args args) {
    Type *type = value_type(vm, self);
    Value method = type_lookup(vm, type, vm->names.dunder_call);
    if (value_is_unset(method)) {
        return vm_raise(vm, vm->exceptions.TypeError, "'%s' object is not callable",
                        type->name->bytes);
    }
    Type *method_type = value_type(vm, method);
    Value bound =
        method_type->descr_get ? method_type->descr_get(vm, method, self, type) : value_ref(method);
    Value result = value_is_unset(bound) ? UNSET : vm_call_args(vm, bound, args);
    value_drop(vm, bound);
    return result;
}

static Value look_up(Vm *vm, const Type *type, Str *name) {
    return type_lookup(vm, (Type *)(uintptr_t)type, name);
}

Value slots_call_function(Vm *vm, const Type *type) {
    return type->call == slot_call ? look_up(vm, type, vm->names.dunder_call) : UNSET;
}

Value slots_item_function(Vm *vm, const Type *type) {
    return type->get_item == slot_get_item ? look_up(vm, type, vm->names.dunder_getitem) : UNSET;
}

Value slots_binary_function(Vm *vm, BinaryOp op, Value left, Value right) {
    const Type *type = value_type(vm, left), *right_type = value_type(vm, right);
    const bool is_first = type == right_type || !(right_type->flags & TYPE_HEAP);
    return is_first && type->binary == slot_binary ? look_up(vm, type, binary_name(vm, op)) : UNSET;
}

static Value raise_not_iterable(Vm *vm, Value self) {
    return vm_raise(vm, vm->exceptions.TypeError, "'%s' object is not iterable",
                    vm_type_name(vm, self));
}

static Value slot_iter(Vm *vm, Value self) {
    if (value_is_none(type_lookup(vm, value_type(vm, self), vm->names.dunder_iter))) {
        return raise_not_iterable(vm, self);
    }
    return call(vm, self, vm->names.dunder_iter, NULL, 0);
}

static Value slot_next(Vm *vm, Value self) {
    return call(vm, self, vm->names.dunder_next, NULL, 0);
}

Value slots_next_function(Vm *vm, const Type *type) {
    return type->next == slot_next ? look_up(vm, type, vm->names.dunder_next) : UNSET;
}

static Value slot_await(Vm *vm, Value self) {
    return call(vm, self, vm->names.dunder_await, NULL, 0);
}

static Value slot_aiter(Vm *vm, Value self) {
    return call(vm, self, vm->names.dunder_aiter, NULL, 0);
}

static Value slot_anext(Vm *vm, Value self) {
    return call(vm, self, vm->names.dunder_anext, NULL, 0);
}

static Value slot_descr_get(Vm *vm, Value self, Value instance, Type *owner) {
    const Value args[] = {value_is_unset(instance) ? NONE : instance,
                          owner ? value_of_object(owner) : NONE};
    bool found;
    Value result = slots_call(vm, self, vm->names.dunder_get, args, 2, &found);
    return found ? result : value_ref(self);
}

static bool slot_descr_set(Vm *vm, Value self, Value instance, Value value) {
    const Value args[] = {instance, value};
    if (value_is_unset(value)) {
        return call_drop(vm, self, vm->names.dunder_delete, args, 1);
    }
    return call_drop(vm, self, vm->names.dunder_set, args, 2);
}

static Value slot_new_(Vm *vm, Type *type, Args args) {
    const Value method = type_lookup(vm, type, vm->names.dunder_new);
    Type *method_type = value_type(vm, method);
    Value function = method_type->descr_get ? method_type->descr_get(vm, method, UNSET, type)
                                            : value_ref(method);
    if (value_is_unset(function)) {
        return UNSET;
    }
    const int total = args.count + (args.names ? args.names->count : 0);
    Tuple *all = tuple_new(vm, total + 1);
    Value result = UNSET;
    if (all) {
        all->items[0] = value_of_object(object_ref(type));
        for (int i = 0; i < total; i++) {
            all->items[i + 1] = value_ref(args.values[i]);
        }
        result = vm_call_args(vm, function, (Args){all->items, args.count + 1, args.names});
        object_drop(vm, all);
    }
    value_drop(vm, function);
    return result;
}

static bool slot_init(Vm *vm, Value self, Args args) {
    Type *type = value_type(vm, self);
    const Value method = type_lookup(vm, type, vm->names.dunder_init);
    Type *method_type = value_type(vm, method);
    Value bound =
        method_type->descr_get ? method_type->descr_get(vm, method, self, type) : value_ref(method);
    if (value_is_unset(bound)) {
        return false;
    }
    Value result = vm_call_args(vm, bound, args);
    value_drop(vm, bound);
    if (!value_is_unset(result) && !value_is_none(result)) {
        vm_raise(vm, vm->exceptions.TypeError, "__init__() should return None, not '%s'",
                 vm_type_name(vm, result));
        value_set(vm, &result, UNSET);
    }
    return !value_is_unset(result);
}

// `__del__`: what it raises is reported, never passed on; an exception being raised stays.
static void slot_finish(Vm *vm, Object *object) {
    Value before = vm_take_error(vm);
    Value self = value_of_object(object);
    bool found;
    value_drop(vm, slots_call(vm, self, vm->names.dunder_del, NULL, 0, &found));
    if (vm_has_error(vm)) {
        exception_report_unraisable(vm, type_lookup(vm, object->type, vm->names.dunder_del));
    }
    if (!value_is_unset(before)) {
        vm_restore_error(vm, before);
    }
}

// --- The table -----------------------------------------------------------------------------------

// Every slot that a special method can fill: X(field of Type).
#define GROUPS(X)                                                                                  \
    X(repr)                                                                                        \
    X(str)                                                                                         \
    X(format)                                                                                      \
    X(hash)                                                                                        \
    X(truth)                                                                                       \
    X(length)                                                                                      \
    X(get_attr)                                                                                    \
    X(set_attr)                                                                                    \
    X(get_item)                                                                                    \
    X(set_item)                                                                                    \
    X(contains) X(compare) X(binary) X(inplace) X(unary) X(call) X(iter) X(next) X(await) X(aiter) \
        X(anext) X(descr_get) X(descr_set) X(new_) X(init) X(finish)

typedef enum Group {
#define X(field) GROUP_##field,
    GROUPS(X)
#undef X
        GROUP_COUNT
} Group;

typedef void AnyFn(void);

typedef struct GroupInfo {
    size_t offset; // in Type
    AnyFn *generic;
} GroupInfo;

static const GroupInfo groups[GROUP_COUNT] = {
#define X(field) {offsetof(Type, field), (AnyFn *)slot_##field},
    GROUPS(X)
#undef X
};

typedef struct SpecialName {
    size_t name; // offset in KnownNames
    Group group;
    SlotKind kind;
    int op;
} SpecialName;

#define NAME(field, group, kind, op) \
    { offsetof(KnownNames, dunder_##field), GROUP_##group, kind, op }
#define ARITHMETIC(name, op)                                                        \
    NAME(name, binary, SLOT_BINARY, op), NAME(r##name, binary, SLOT_REFLECTED, op), \
        NAME(i##name, inplace, SLOT_INPLACE, op)

static const SpecialName special_names[] = {
    NAME(repr, repr, SLOT_REPR, 0),
    NAME(str, str, SLOT_STR, 0),
    NAME(format, format, SLOT_FORMAT, 0),
    NAME(hash, hash, SLOT_HASH, 0),
    NAME(bool, truth, SLOT_TRUTH, 0),
    NAME(len, length, SLOT_LENGTH, 0),
    NAME(getattribute, get_attr, SLOT_GET_ATTR, 0),
    NAME(getattr, get_attr, SLOT_NONE, 0),
    NAME(setattr, set_attr, SLOT_SET_ATTR, 0),
    NAME(delattr, set_attr, SLOT_DEL_ATTR, 0),
    NAME(getitem, get_item, SLOT_GET_ITEM, 0),
    NAME(setitem, set_item, SLOT_SET_ITEM, 0),
    NAME(delitem, set_item, SLOT_DEL_ITEM, 0),
    NAME(contains, contains, SLOT_CONTAINS, 0),
    NAME(lt, compare, SLOT_COMPARE, COMPARE_LT),
    NAME(le, compare, SLOT_COMPARE, COMPARE_LE),
    NAME(eq, compare, SLOT_COMPARE, COMPARE_EQ),
    NAME(ne, compare, SLOT_COMPARE, COMPARE_NE),
    NAME(gt, compare, SLOT_COMPARE, COMPARE_GT),
    NAME(ge, compare, SLOT_COMPARE, COMPARE_GE),
    ARITHMETIC(add, BINARY_ADD),
    ARITHMETIC(sub, BINARY_SUB),
    ARITHMETIC(mul, BINARY_MUL),
    ARITHMETIC(truediv, BINARY_TRUEDIV),
    ARITHMETIC(floordiv, BINARY_FLOORDIV),
    ARITHMETIC(mod, BINARY_MOD),
    ARITHMETIC(pow, BINARY_POW),
    ARITHMETIC(lshift, BINARY_LSHIFT),
    ARITHMETIC(rshift, BINARY_RSHIFT),
    ARITHMETIC(and, BINARY_AND),
    ARITHMETIC(or, BINARY_OR),
    ARITHMETIC(xor, BINARY_XOR),
    ARITHMETIC(matmul, BINARY_MATMUL),
    NAME(neg, unary, SLOT_UNARY, UNARY_NEG),
    NAME(pos, unary, SLOT_UNARY, UNARY_POS),
    NAME(invert, unary, SLOT_UNARY, UNARY_INVERT),
    NAME(call, call, SLOT_CALL, 0),
    NAME(iter, iter, SLOT_ITER, 0),
    NAME(next, next, SLOT_NEXT, 0),
    NAME(await, await, SLOT_AWAIT, 0),
    NAME(aiter, aiter, SLOT_AITER, 0),
    NAME(anext, anext, SLOT_ANEXT, 0),
    NAME(get, descr_get, SLOT_DESCR_GET, 0),
    NAME(set, descr_set, SLOT_DESCR_SET, 0),
    NAME(delete, descr_set, SLOT_DESCR_DELETE, 0),
    NAME(new, new_, SLOT_NEW, 0),
    NAME(init, init, SLOT_INIT, 0),
    NAME(del, finish, SLOT_NONE, 0),
};
#define SPECIAL_COUNT ((int)(sizeof special_names / sizeof special_names[0]))

static Str *special_name(const Vm *vm, int index) {
    return *(Str *const *)((const char *)&vm->names + special_names[index].name);
}

static AnyFn **slot_of(Type *type, int group) {
    return (AnyFn **)((char *)type + groups[group].offset);
}

static bool is_special(const Str *name) {
    return name->size > 4 && name->bytes[0] == '_' && name->bytes[1] == '_';
}

bool slots_name_matters(const Vm *vm, const Str *name) {
    for (int i = 0; is_special(name) && i < SPECIAL_COUNT; i++) {
        if (special_name(vm, i) == name) {
            return true;
        }
    }
    return false;
}

// --- Filling slots -------------------------------------------------------------------------------

// Which groups the class's own dict defines, as bits.
static uint64_t own_groups(Vm *vm, const Type *type) {
    uint64_t own = 0;
    int position = 0;
    Value key;
    while (dict_next(type->dict, &position, &key, NULL)) {
        if (!value_is_str(key) || !is_special(value_as_str(key))) {
            continue;
        }
        for (int i = 0; i < SPECIAL_COUNT; i++) {
            if (special_name(vm, i) == value_as_str(key)) {
                own |= (uint64_t)1 << special_names[i].group;
                break;
            }
        }
    }
    return own;
}

// Whether a type of the library has the slot by itself and not from its parent.
static bool has_own(Type *type, int group) {
    AnyFn *slot = *slot_of(type, group);
    if (!type->parent) {
        return slot != NULL;
    }
    AnyFn *inherited = *slot_of(type->parent, group);
    return slot != inherited && (slot || group == GROUP_hash);
}

static AnyFn *resolve(Type *type, int group) {
    for (int i = 0; i < type->mro->count; i++) {
        Type *from = (Type *)type->mro->items[i].object;
        if (from->flags & TYPE_HEAP) {
            if (from->own_slots >> group & 1) {
                return groups[group].generic;
            }
        } else if (has_own(from, group)) {
            return *slot_of(from, group);
        }
    }
    return NULL;
}

void slots_resolve(Vm *vm, Type *type) {
    type->own_slots = own_groups(vm, type);
    for (int group = 0; group < GROUP_COUNT; group++) {
        *slot_of(type, group) = resolve(type, group);
    }
    const Value hash = type_lookup(vm, type, vm->names.dunder_hash);
    if (value_is_none(hash)) {
        type->hash = NULL;
    }
    // Types of the library may answer for truth by length; a `__len__` of the program must win.
    if (type->length == slot_length && type->truth != slot_truth) {
        type->truth = NULL;
    }
    type->send = type->next == slot_next || !type->parent ? NULL : type->parent->send;
    const bool hooked = type->get_attr == slot_get_attr;
    type->flags = (type->flags & ~TYPE_GETATTR) | (hooked ? TYPE_GETATTR : 0);
}

void slots_inherit(Type *type) {
    Type *parent = type->parent;
    const bool keeps_hash = type->hash || !type->compare;
    for (int group = 0; group < GROUP_COUNT; group++) {
        AnyFn **slot = slot_of(type, group);
        const bool wanted =
            group == GROUP_hash ? keeps_hash : group != GROUP_new_ || parent->parent;
        if (!*slot && wanted) {
            *slot = *slot_of(parent, group);
        }
    }
    if (!type->send) {
        type->send = parent->send;
    }
}

// --- Special methods of the library's types ------------------------------------------------------

// Which of the operators a type has: one C function stands for all of them.
typedef struct Operators {
    size_t type;                          // offset in BuiltinTypes
    uint32_t forward, reflected, inplace; // bits by BinaryOp
    uint32_t unary;                       // bits by UnaryOp
} Operators;

#define BIT(op)  (1u << (op))
#define SET_OPS  (BIT(BINARY_SUB) | BIT(BINARY_AND) | BIT(BINARY_OR) | BIT(BINARY_XOR))
#define ALL_OPS  (BIT(BINARY_MATMUL) - 1)
#define BITWISE  (BIT(BINARY_LSHIFT) | BIT(BINARY_RSHIFT) | SET_OPS)
#define FLOATS   (ALL_OPS & ~(BITWISE & ~BIT(BINARY_SUB)))
#define REPEATED (BIT(BINARY_ADD) | BIT(BINARY_MUL))
#define OR       BIT(BINARY_OR)
#define OF(field, ...) \
    { offsetof(BuiltinTypes, field), __VA_ARGS__ }

static const Operators operators[] = {
    OF(int_, ALL_OPS, ALL_OPS, 0, 7),
    OF(bool_, SET_OPS & ~BIT(BINARY_SUB), SET_OPS & ~BIT(BINARY_SUB), 0, 0),
    OF(float_, FLOATS, FLOATS, 0, 3),
    OF(str, REPEATED | BIT(BINARY_MOD), BIT(BINARY_MUL) | BIT(BINARY_MOD), 0, 0),
    OF(bytes, REPEATED | BIT(BINARY_MOD), BIT(BINARY_MUL) | BIT(BINARY_MOD), 0, 0),
    OF(tuple, REPEATED, BIT(BINARY_MUL), 0, 0),
    OF(list, REPEATED, BIT(BINARY_MUL), REPEATED, 0),
    OF(set, SET_OPS, SET_OPS, SET_OPS, 0),
    OF(frozenset, SET_OPS, SET_OPS, 0, 0),
    OF(dict_keys, SET_OPS, SET_OPS, 0, 0),
    OF(dict_items, SET_OPS, SET_OPS, 0, 0),
    OF(dict, OR, OR, OR, 0),
    OF(mappingproxy, OR, OR, OR, 0),
    OF(type, OR, OR, 0, 0),
    OF(generic_alias, OR, OR, 0, 0),
    OF(union_type, OR, OR, 0, 0),
};

static bool has_operator(const Vm *vm, const Type *type, const SpecialName *special) {
    Operators found = {0, ~0u, ~0u, ~0u, ~0u};
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++) {
        if (*(Type *const *)((const char *)&vm->types + operators[i].type) == type) {
            found = operators[i];
        }
    }
    switch (special->kind) {
    case SLOT_BINARY:
        return found.forward >> special->op & 1;
    case SLOT_REFLECTED:
        return found.reflected >> special->op & 1;
    case SLOT_INPLACE:
        return found.inplace >> special->op & 1;
    case SLOT_UNARY:
        return found.unary >> special->op & 1;
    default:
        return special->kind != SLOT_TRUTH || !type->length || type == vm->types.range;
    }
}

// Adds one entry unless the type's own file already made one; takes the value.
static bool show(Vm *vm, Type *type, Str *name, Value value) {
    if (value_is_unset(value)) {
        return false;
    }
    const bool done = !value_is_unset(dict_get_str(type->dict, name)) ||
                      dict_set_str(vm, type->dict, name, value);
    value_drop(vm, value);
    return done;
}

bool slots_show(Vm *vm, Type *type) {
    type->flags |= TYPE_SHOWN;
    for (int i = 0; i < SPECIAL_COUNT; i++) {
        const SpecialName *special = &special_names[i];
        if (special->kind == SLOT_NONE || !has_own(type, special->group)) {
            continue;
        }
        Str *name = special_name(vm, i);
        if (special->kind == SLOT_HASH && !type->hash) {
            if (!show(vm, type, name, NONE)) {
                return false;
            }
        } else if (has_operator(vm, type, special) &&
                   !show(vm, type, name,
                         slot_wrapper_new(vm, type, name, special->kind, special->op))) {
            return false;
        }
    }
    return true;
}
