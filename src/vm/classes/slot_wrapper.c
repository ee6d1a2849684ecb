#include "vm/classes/slot_wrapper.h"

#include "base/check.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

typedef struct Wrapper {
    Object base;
    Type *owner; // counted
    Str *name;   // counted
    SlotKind kind;
    int op;
} Wrapper;

// A wrapper together with the object it was found through.
typedef struct BoundWrapper {
    Object base;
    Wrapper *wrapper;
    Value self;
} BoundWrapper;

// --- Calling -------------------------------------------------------------------------------------

static Value done(bool ok) {
    return ok ? NONE : UNSET;
}

static Value truth_value(int truth) {
    return truth < 0 ? UNSET : value_of_bool(truth);
}

// Attribute names must be strings; borrowed, NULL with TypeError set.
static Str *attribute_name(Vm *vm, Value value) {
    if (value_is_str(value)) {
        return value_as_str(value);
    }
    vm_raise(vm, vm->exceptions.TypeError, "attribute name must be string, not '%s'",
             vm_type_name(vm, value));
    return NULL;
}

static Value call_get_attr(Vm *vm, Type *owner, Value self, Value name) {
    Str *text = attribute_name(vm, name);
    return text ? owner->get_attr(vm, self, text) : UNSET;
}

static Value call_set_attr(Vm *vm, Type *owner, Value self, Value name, Value value) {
    Str *text = attribute_name(vm, name);
    return done(text && owner->set_attr(vm, self, text, value));
}

static Value call_format(Vm *vm, Type *owner, Value self, Value spec) {
    if (!value_is_str(spec)) {
        return vm_raise(vm, vm->exceptions.TypeError, "__format__() argument must be str, not %s",
                        argument_type_name(vm, spec));
    }
    return owner->format(vm, self, value_as_str(spec));
}

static Value call_hash(Vm *vm, Type *owner, Value self) {
    int64_t hash;
    return owner->hash(vm, self, &hash) ? value_of_int(hash) : UNSET;
}

static Value call_next(Vm *vm, Type *owner, Value self) {
    Value result = owner->next(vm, self);
    if (value_is_unset(result) && !vm_has_error(vm)) {
        vm_raise_value(vm, value_of_object(vm->exceptions.StopIteration));
    }
    return result;
}

static Value call_length(Vm *vm, Type *owner, Value self) {
    const int64_t length = owner->length(vm, self);
    return length < 0 ? UNSET : value_of_int(length);
}

static Value call_descr_get(Vm *vm, Type *owner, Value self, const Value *args, int count) {
    const Value instance = value_is_none(args[0]) ? UNSET : args[0];
    const Value of = count > 1 ? args[1] : NONE;
    Type *type = value_has_type_flag(of, TYPE_META) ? (Type *)of.object : NULL;
    if (value_is_unset(instance) && !type) {
        return vm_raise(vm, vm->exceptions.TypeError, "__get__(None, None) is invalid");
    }
    return owner->descr_get(vm, self, instance, type);
}

// How many arguments each kind takes, without self; -1: any, with names.
static int least_args(SlotKind kind) {
    switch (kind) {
    case SLOT_NONE:
    case SLOT_REPR:
    case SLOT_STR:
    case SLOT_HASH:
    case SLOT_TRUTH:
    case SLOT_LENGTH:
    case SLOT_UNARY:
    case SLOT_ITER:
    case SLOT_NEXT:
    case SLOT_AWAIT:
    case SLOT_AITER:
    case SLOT_ANEXT:
        return 0;
    case SLOT_FORMAT:
    case SLOT_GET_ATTR:
    case SLOT_DEL_ATTR:
    case SLOT_GET_ITEM:
    case SLOT_DEL_ITEM:
    case SLOT_CONTAINS:
    case SLOT_COMPARE:
    case SLOT_BINARY:
    case SLOT_REFLECTED:
    case SLOT_INPLACE:
    case SLOT_DESCR_GET:
    case SLOT_DESCR_DELETE:
        return 1;
    case SLOT_SET_ATTR:
    case SLOT_SET_ITEM:
    case SLOT_DESCR_SET:
        return 2;
    case SLOT_CALL:
    case SLOT_NEW:
    case SLOT_INIT:
        return -1;
    }
    UNREACHABLE();
}

// `[].__mul__(x)` has stricter words than `[] * x`: x is to be an index.
static bool is_factor(Vm *vm, const Wrapper *wrapper, Value value) {
    const uint32_t sequences = TYPE_LIST | TYPE_TUPLE | TYPE_STR | TYPE_BYTES;
    if (wrapper->op != BINARY_MUL || !(wrapper->owner->flags & sequences)) {
        return true;
    }
    Value number = int_from_index(vm, value);
    value_drop(vm, number);
    return !value_is_unset(number);
}

static bool is_power(const Wrapper *wrapper) {
    return (wrapper->kind == SLOT_BINARY || wrapper->kind == SLOT_REFLECTED) &&
           wrapper->op == BINARY_POW;
}

// The third argument of `x.__pow__(y, z)`.
static Value call_power(Vm *vm, const Wrapper *wrapper, Value self, const Value *values) {
    const bool reflected = wrapper->kind == SLOT_REFLECTED;
    const Value result =
        int_pow_mod(vm, reflected ? values[0] : self, reflected ? self : values[0], values[1]);
    if (result.kind != VALUE_NOT_IMPLEMENTED || wrapper->owner != vm->types.float_) {
        return result;
    }
    return vm_raise(vm, vm->exceptions.TypeError,
                    "pow() 3rd argument not allowed unless all arguments are integers");
}

static Value call_slot(Vm *vm, const Wrapper *wrapper, Value self, Args args) {
    Type *owner = wrapper->owner;
    const Value *values = args.values;
    if (is_power(wrapper) && args.count == 2 && !value_is_none(values[1])) {
        return call_power(vm, wrapper, self, values);
    }
    switch (wrapper->kind) {
    case SLOT_REPR:
        return owner->repr(vm, self);
    case SLOT_STR:
        return owner->str(vm, self);
    case SLOT_FORMAT:
        return call_format(vm, owner, self, values[0]);
    case SLOT_HASH:
        return call_hash(vm, owner, self);
    case SLOT_TRUTH:
        return truth_value(owner->truth(vm, self));
    case SLOT_LENGTH:
        return call_length(vm, owner, self);
    case SLOT_GET_ATTR:
        return call_get_attr(vm, owner, self, values[0]);
    case SLOT_SET_ATTR:
        return call_set_attr(vm, owner, self, values[0], values[1]);
    case SLOT_DEL_ATTR:
        return call_set_attr(vm, owner, self, values[0], UNSET);
    case SLOT_GET_ITEM:
        return owner->get_item(vm, self, values[0]);
    case SLOT_SET_ITEM:
        return done(owner->set_item(vm, self, values[0], values[1]));
    case SLOT_DEL_ITEM:
        return done(owner->set_item(vm, self, values[0], UNSET));
    case SLOT_CONTAINS:
        return truth_value(owner->contains(vm, self, values[0]));
    case SLOT_COMPARE:
        return owner->compare(vm, self, values[0], (CompareOp)wrapper->op);
    case SLOT_BINARY:
        if (!is_factor(vm, wrapper, values[0])) {
            return UNSET;
        }
        return owner->binary(vm, (BinaryOp)wrapper->op, self, values[0]);
    case SLOT_REFLECTED:
        if (!is_factor(vm, wrapper, values[0])) {
            return UNSET;
        }
        return owner->binary(vm, (BinaryOp)wrapper->op, values[0], self);
    case SLOT_INPLACE:
        if (!is_factor(vm, wrapper, values[0])) {
            return UNSET;
        }
        return owner->inplace(vm, (BinaryOp)wrapper->op, self, values[0]);
    case SLOT_UNARY:
        return owner->unary(vm, (UnaryOp)wrapper->op, self);
    case SLOT_CALL:
        return owner->call(vm, self, args);
    case SLOT_ITER:
        return owner->iter(vm, self);
    case SLOT_NEXT:
        return call_next(vm, owner, self);
    case SLOT_AWAIT:
        return owner->await(vm, self);
    case SLOT_AITER:
        return owner->aiter(vm, self);
    case SLOT_ANEXT:
        return owner->anext(vm, self);
    case SLOT_DESCR_GET:
        return call_descr_get(vm, owner, self, values, args.count);
    case SLOT_DESCR_SET:
        return done(owner->descr_set(vm, self, values[0], values[1]));
    case SLOT_DESCR_DELETE:
        return done(owner->descr_set(vm, self, values[0], UNSET));
    case SLOT_INIT:
        return done(owner->init(vm, self, args));
    case SLOT_NONE:
    case SLOT_NEW:
        break;
    }
    UNREACHABLE();
}

// Some of these are methods in CPython, beside the slot or instead of it, and count as those do.
static bool is_method(const Vm *vm, const Wrapper *wrapper) {
    const Type *owner = wrapper->owner;
    const bool is_set = owner == vm->types.set || owner == vm->types.frozenset;
    return wrapper->kind == SLOT_FORMAT ||
           (wrapper->kind == SLOT_CONTAINS && (is_set || owner == vm->types.dict)) ||
           (wrapper->kind == SLOT_GET_ITEM && (owner == vm->types.dict || owner == vm->types.list));
}

// Those that CPython's wrappers unpack with a function that would put a name before "expected".
static bool has_empty_name(const Wrapper *wrapper) {
    const uint32_t sequences = TYPE_LIST | TYPE_TUPLE | TYPE_STR | TYPE_BYTES;
    const SlotKind kind = wrapper->kind;
    if (kind == SLOT_BINARY || kind == SLOT_REFLECTED || kind == SLOT_INPLACE) {
        return wrapper->op == BINARY_MUL && (wrapper->owner->flags & sequences);
    }
    return kind == SLOT_SET_ATTR || kind == SLOT_SET_ITEM || kind == SLOT_DESCR_GET ||
           kind == SLOT_DESCR_SET;
}

static bool check_args(Vm *vm, const Wrapper *wrapper, Args args) {
    const int least = least_args(wrapper->kind);
    if (least < 0) {
        return true;
    }
    Type *type = vm->exceptions.TypeError;
    const char *name = wrapper->name->bytes, *owner = wrapper->owner->name->bytes;
    const bool method = is_method(vm, wrapper);
    if (args.names && args.names->count > 0) {
        vm_raise(vm, type, "%s%s%s() takes no keyword arguments", method ? owner : "wrapper",
                 method ? "." : " ", name);
        return false;
    }
    const int most = wrapper->kind == SLOT_DESCR_GET || is_power(wrapper) ? least + 1 : least;
    if (args.count >= least && args.count <= most) {
        return true;
    }
    if (method) {
        vm_raise(vm, type, "%s.%s() takes exactly one argument (%d given)", owner, name,
                 args.count);
    } else if (least < most) {
        const int limit = args.count < least ? least : most;
        vm_raise(vm, type, " expected at %s %d argument%s, got %d",
                 args.count < least ? "least" : "most", limit, limit == 1 ? "" : "s", args.count);
    } else {
        vm_raise(vm, type, "%sexpected %d argument%s, got %d", has_empty_name(wrapper) ? " " : "",
                 least, least == 1 ? "" : "s", args.count);
    }
    return false;
}

static Value call_wrapper(Vm *vm, const Wrapper *wrapper, Value self, Args args) {
    return check_args(vm, wrapper, args) ? call_slot(vm, wrapper, self, args) : UNSET;
}

static Value wrapper_call(Vm *vm, Value value, Args args) {
    const Wrapper *wrapper = (const Wrapper *)value.object;
    if (args.count == 0) {
        const char *owner = wrapper->owner->name->bytes, *name = wrapper->name->bytes;
        return is_method(vm, wrapper)
                   ? vm_raise(vm, vm->exceptions.TypeError,
                              "unbound method %s.%s() needs an argument", owner, name)
                   : vm_raise(vm, vm->exceptions.TypeError,
                              "descriptor '%s' of '%s' object needs an argument", name, owner);
    }
    const Value self = args.values[0];
    if (!value_is_a(vm, self, wrapper->owner)) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        is_method(vm, wrapper)
                            ? "descriptor '%s' for '%s' objects doesn't apply to a '%s' object"
                            : "descriptor '%s' requires a '%s' object but received a '%s'",
                        wrapper->name->bytes, wrapper->owner->name->bytes, vm_type_name(vm, self));
    }
    return call_wrapper(vm, wrapper, self, (Args){args.values + 1, args.count - 1, args.names});
}

static Value bound_call(Vm *vm, Value value, Args args) {
    const BoundWrapper *bound = (const BoundWrapper *)value.object;
    return call_wrapper(vm, bound->wrapper, bound->self, args);
}

// `T.__new__(C, …)`: only a class below T whose instances are laid out as T's can be made.
static Value new_call(Vm *vm, Value value, Args args) {
    const Wrapper *wrapper = (const Wrapper *)value.object;
    Type *owner = wrapper->owner;
    const char *name = owner->name->bytes;
    if (args.count == 0) {
        return vm_raise(vm, vm->exceptions.TypeError, "%s.__new__(): not enough arguments", name);
    }
    if (!value_has_type_flag(args.values[0], TYPE_META)) {
        return vm_raise(vm, vm->exceptions.TypeError, "%s.__new__(X): X is not a type object (%s)",
                        name, vm_type_name(vm, args.values[0]));
    }
    Type *type = (Type *)args.values[0].object;
    if (!type_is_subtype(type, owner)) {
        return vm_raise(vm, vm->exceptions.TypeError, "%s.__new__(%s): %s is not a subtype of %s",
                        name, type->name->bytes, type->name->bytes, name);
    }
    const Type *library = type;
    while (library->flags & TYPE_HEAP) {
        library = library->parent;
    }
    if (library->new_ != owner->new_) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "%s.__new__(%s) is not safe, use %s.__new__()", name, type->name->bytes,
                        library->name->bytes);
    }
    return owner->new_(vm, type, (Args){args.values + 1, args.count - 1, args.names});
}

// --- Looks and binding ---------------------------------------------------------------------------

static Value wrapper_repr(Vm *vm, Value value) {
    const Wrapper *wrapper = (const Wrapper *)value.object;
    Str *text = str_format(vm, "<slot wrapper '%s' of '%s' objects>", wrapper->name->bytes,
                           wrapper->owner->name->bytes);
    return text ? value_of_object(text) : UNSET;
}

static Value bound_repr(Vm *vm, Value value) {
    const BoundWrapper *bound = (const BoundWrapper *)value.object;
    Str *text = str_format(vm, "<method-wrapper '%s' of %s object at 0x%llx>",
                           bound->wrapper->name->bytes, vm_type_name(vm, bound->self),
                           (unsigned long long)object_identity(vm, bound->self));
    return text ? value_of_object(text) : UNSET;
}

static Value new_repr(Vm *vm, Value value) {
    const Wrapper *wrapper = (const Wrapper *)value.object;
    const int64_t id = object_identity(vm, value_of_object(wrapper->owner));
    Str *text = str_format(vm, "<built-in method __new__ of type object at 0x%llx>",
                           (unsigned long long)id);
    return text ? value_of_object(text) : UNSET;
}

static Value wrapper_descr_get(Vm *vm, Value value, Value instance, Type *owner) {
    (void)owner;
    if (value_is_unset(instance)) {
        return value_ref(value);
    }
    Wrapper *wrapper = (Wrapper *)value.object;
    if (!value_is_a(vm, instance, wrapper->owner)) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                        wrapper->name->bytes, wrapper->owner->name->bytes,
                        vm_type_name(vm, instance));
    }
    BoundWrapper *bound = object_new(vm, vm->types.method_wrapper, sizeof *bound);
    if (!bound) {
        return UNSET;
    }
    bound->wrapper = object_ref(wrapper);
    bound->self = value_ref(instance);
    return value_of_object(bound);
}

static Value bound_compare(Vm *vm, Value a, Value b, CompareOp op) {
    if (value_type(vm, b) != vm->types.method_wrapper || (op != COMPARE_EQ && op != COMPARE_NE)) {
        return NOT_IMPLEMENTED;
    }
    const BoundWrapper *left = (BoundWrapper *)a.object, *right = (BoundWrapper *)b.object;
    const bool same = left->wrapper == right->wrapper && value_is(left->self, right->self);
    return value_of_bool(same == (op == COMPARE_EQ));
}

static bool bound_hash(Vm *vm, Value value, int64_t *hash) {
    const BoundWrapper *bound = (const BoundWrapper *)value.object;
    *hash = object_identity(vm, bound->self) ^ object_identity(vm, value_of_object(bound->wrapper));
    return true;
}

// --- Life ----------------------------------------------------------------------------------------

Value slot_wrapper_new(Vm *vm, Type *type, Str *name, SlotKind kind, int op) {
    Type *of = kind == SLOT_NEW ? vm->types.new_wrapper : vm->types.wrapper_descriptor;
    Wrapper *wrapper = object_new(vm, of, sizeof *wrapper);
    if (!wrapper) {
        return UNSET;
    }
    wrapper->owner = object_ref(type);
    wrapper->name = object_ref(name);
    wrapper->kind = kind;
    wrapper->op = op;
    return value_of_object(wrapper);
}

static void wrapper_finalize(Vm *vm, Object *object) {
    Wrapper *wrapper = (Wrapper *)object;
    object_drop(vm, wrapper->owner);
    object_drop(vm, wrapper->name);
}

static void bound_finalize(Vm *vm, Object *object) {
    BoundWrapper *bound = (BoundWrapper *)object;
    object_drop(vm, bound->wrapper);
    value_drop(vm, bound->self);
}

static void bound_traverse(Object *object, Visit *visit, void *context) {
    const BoundWrapper *bound = (BoundWrapper *)object;
    if (bound->self.kind == VALUE_OBJECT) {
        visit(bound->self.object, context);
    }
}

bool slot_wrapper_is(Value value, const Str *name) {
    return value.kind == VALUE_OBJECT && value.object->type->call == wrapper_call &&
           ((const Wrapper *)value.object)->name == name;
}

Type *slot_wrapper_owner(Value value) {
    return ((const Wrapper *)value.object)->owner;
}

static Value wrapper_name(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(((const Wrapper *)self.object)->name));
}

static Value wrapper_qualname(Vm *vm, Value self) {
    const Wrapper *wrapper = (const Wrapper *)self.object;
    Str *text = str_format(vm, "%s.%s", wrapper->owner->qualname->bytes, wrapper->name->bytes);
    return text ? value_of_object(text) : UNSET;
}

static Value wrapper_objclass(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(((const Wrapper *)self.object)->owner));
}

static Value bound_name(Vm *vm, Value self) {
    return wrapper_name(vm, value_of_object(((const BoundWrapper *)self.object)->wrapper));
}

static Value bound_self(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((const BoundWrapper *)self.object)->self);
}

static Value no_doc(Vm *vm, Value self) {
    (void)vm, (void)self;
    return NONE;
}

static const NativeGetter wrapper_getters[] = {
    {"__name__", wrapper_name, NULL},
    {"__qualname__", wrapper_qualname, NULL},
    {"__objclass__", wrapper_objclass, NULL},
    {"__doc__", no_doc, NULL},
    {NULL, NULL, NULL},
};

static const NativeGetter bound_getters[] = {
    {"__name__", bound_name, NULL},
    {"__self__", bound_self, NULL},
    {"__doc__", no_doc, NULL},
    {NULL, NULL, NULL},
};

void slot_wrapper_setup_life(Vm *vm) {
    Type *const types[] = {vm->types.wrapper_descriptor, vm->types.new_wrapper};
    for (int i = 0; i < 2; i++) {
        types[i]->size = sizeof(Wrapper);
        types[i]->finalize = wrapper_finalize;
    }
}

bool slot_wrapper_setup(Vm *vm) {
    Type *wrapper = vm->types.wrapper_descriptor;
    wrapper->flags |= TYPE_METHOD;
    wrapper->call = wrapper_call;
    wrapper->repr = wrapper_repr;
    wrapper->descr_get = wrapper_descr_get;

    Type *new_wrapper = vm->types.new_wrapper;
    new_wrapper->call = new_call;
    new_wrapper->repr = new_repr;

    Type *bound = vm->types.method_wrapper;
    bound->size = sizeof(BoundWrapper);
    bound->call = bound_call;
    bound->repr = bound_repr;
    bound->compare = bound_compare;
    bound->hash = bound_hash;
    bound->finalize = bound_finalize;
    bound->traverse = bound_traverse;

    return type_ready(vm, wrapper) && type_ready(vm, new_wrapper) && type_ready(vm, bound) &&
           native_add_getters(vm, wrapper, wrapper_getters) &&
           native_add_getters(vm, new_wrapper, wrapper_getters) &&
           native_add_getters(vm, bound, bound_getters);
}
