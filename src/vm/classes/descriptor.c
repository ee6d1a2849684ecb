#include "vm/classes/descriptor.h"

#include "base/check.h"
#include "vm/classes/attribute.h"
#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/refusal.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/frame.h"
#include "vm/run/function.h"
#include "vm/run/native_call.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <stdio.h>
#include <string.h>

static Value text_value(Str *text) {
    return text ? value_of_object(text) : UNSET;
}

static void visit_value(Value value, Visit *visit, void *context) {
    if (value.kind == VALUE_OBJECT) {
        visit(value.object, context);
    }
}

// --- Bound methods -------------------------------------------------------------------------------

Value method_new(Vm *vm, Value function, Value self) {
    Method *method = object_new(vm, vm->types.method, sizeof *method);
    if (!method) {
        return UNSET;
    }
    method->function = value_ref(function);
    method->self = value_ref(self);
    return value_of_object(method);
}

#define METHOD_FEW_ARGS 8

static Value method_slot_call(Vm *vm, Value value, Args args) {
    const Method *method = (const Method *)value.object;
    const int total = args.count + (args.names ? args.names->count : 0);
    Value few[METHOD_FEW_ARGS + 1];
    const size_t size = (size_t)(total + 1) * sizeof(Value);
    Value *all = total <= METHOD_FEW_ARGS ? few : alloc_try(&vm->alloc, size);
    if (!all) {
        return vm_raise_memory(vm);
    }
    all[0] = method->self;
    for (int i = 0; i < total; i++) {
        all[i + 1] = args.values[i];
    }
    Value function = value_ref(method->function);
    Value result = vm_call_args(vm, function, (Args){all, args.count + 1, args.names});
    value_drop(vm, function);
    if (all != few) {
        alloc_release(&vm->alloc, all, size);
    }
    return result;
}

static Value method_slot_repr(Vm *vm, Value value) {
    const Method *method = (const Method *)value.object;
    Value name = object_find_attr(vm, method->function, vm->names.dunder_qualname);
    if (value_is_unset(name) && !vm_has_error(vm)) {
        name = object_find_attr(vm, method->function, vm->names.dunder_name);
    }
    if (vm_has_error(vm)) {
        return UNSET;
    }
    Value self = object_repr(vm, method->self);
    Value result = UNSET;
    if (!value_is_unset(self)) {
        result = text_value(str_format(vm, "<bound method %s of %s>",
                                       value_is_str(name) ? value_as_str(name)->bytes : "?",
                                       value_as_str(self)->bytes));
    }
    value_drop(vm, self);
    value_drop(vm, name);
    return result;
}

static Value method_slot_compare(Vm *vm, Value a, Value b, CompareOp op) {
    if (value_type(vm, b) != vm->types.method || (op != COMPARE_EQ && op != COMPARE_NE)) {
        return NOT_IMPLEMENTED;
    }
    const Method *left = (Method *)a.object, *right = (Method *)b.object;
    int same = value_is(left->self, right->self);
    if (same) {
        same = object_equal(vm, left->function, right->function);
    }
    return same < 0 ? UNSET : value_of_bool(same == (op == COMPARE_EQ));
}

static bool method_slot_hash(Vm *vm, Value value, int64_t *hash) {
    const Method *method = (const Method *)value.object;
    int64_t of_function;
    if (!object_hash(vm, method->function, &of_function)) {
        return false;
    }
    *hash = of_function ^ object_identity(vm, method->self) >> 4;
    return true;
}

// What a method does not have itself is its function's.
static Value method_slot_get_attr(Vm *vm, Value value, Str *name) {
    Value own = attribute_find(vm, value, name);
    if (!value_is_unset(own) || vm_has_error(vm)) {
        return own;
    }
    return object_get_attr(vm, ((const Method *)value.object)->function, name);
}

static Value method_function(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((const Method *)self.object)->function);
}

static Value method_self(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((const Method *)self.object)->self);
}

static Value method_doc(Vm *vm, Value self) {
    return object_get_attr(vm, ((const Method *)self.object)->function, vm->names.dunder_doc);
}

static const NativeGetter method_getters[] = {
    {"__func__", method_function, NULL},
    {"__self__", method_self, native_readonly},
    {"__doc__", method_doc, NULL},
    {NULL, NULL, NULL},
};

static void method_finalize(Vm *vm, Object *object) {
    Method *method = (Method *)object;
    value_drop(vm, method->function);
    value_drop(vm, method->self);
}

static void method_traverse(Object *object, Visit *visit, void *context) {
    visit_value(((Method *)object)->function, visit, context);
    visit_value(((Method *)object)->self, visit, context);
}

static Value method_slot_new(Vm *vm, Type *type, Args args) {
    (void)type;
    if (!args_positional(vm, "method", args, 2, 2)) {
        return UNSET;
    }
    if (!value_type(vm, args.values[0])->call) {
        return vm_raise(vm, vm->exceptions.TypeError, "first argument must be callable");
    }
    if (value_is_none(args.values[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "self must not be None");
    }
    return method_new(vm, args.values[0], args.values[1]);
}

static bool setup_method(Vm *vm) {
    Type *type = vm->types.method;
    type->size = sizeof(Method);
    type->call = method_slot_call;
    type->repr = method_slot_repr;
    type->compare = method_slot_compare;
    type->hash = method_slot_hash;
    type->get_attr = method_slot_get_attr;
    type->new_ = method_slot_new;
    type->finalize = method_finalize;
    type->traverse = method_traverse;
    return type_ready(vm, type) && native_add_getters(vm, type, method_getters);
}

// --- staticmethod and classmethod ----------------------------------------------------------------

static Value wrapped_new(Vm *vm, Type *type, Value callable) {
    Wrapped *wrapped = object_new(vm, type, sizeof *wrapped);
    if (!wrapped) {
        return UNSET;
    }
    wrapped->callable = value_ref(callable);
    return value_of_object(wrapped);
}

Value staticmethod_new(Vm *vm, Value callable) {
    return wrapped_new(vm, vm->types.staticmethod, callable);
}

Value classmethod_new(Vm *vm, Value callable) {
    return wrapped_new(vm, vm->types.classmethod, callable);
}

static Value wrapped_slot_new(Vm *vm, Type *type, Args args) {
    if (!args_positional(vm, type->name->bytes, args, 1, 1)) {
        return UNSET;
    }
    return wrapped_new(vm, type, args.values[0]);
}

static Value static_descr_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)vm, (void)instance, (void)owner;
    return value_ref(((const Wrapped *)self.object)->callable);
}

static Value static_call(Vm *vm, Value self, Args args) {
    return vm_call_args(vm, ((const Wrapped *)self.object)->callable, args);
}

static Value class_descr_get(Vm *vm, Value self, Value instance, Type *owner) {
    const Value callable = ((const Wrapped *)self.object)->callable;
    Type *type = owner ? owner : value_type(vm, instance);
    const Type *kind = value_type(vm, callable);
    if (kind == vm->types.builtin_function) {
        return native_bind(vm, callable, value_of_object(type), NULL);
    }
    // What is no plain function (a property, say) is asked itself, with the class as instance.
    if (kind->descr_get && !(kind->flags & TYPE_METHOD)) {
        return kind->descr_get(vm, callable, value_of_object(type), type);
    }
    return method_new(vm, callable, value_of_object(type));
}

static Value wrapped_repr(Vm *vm, Value self) {
    Value shown = object_repr(vm, ((const Wrapped *)self.object)->callable);
    Value result = UNSET;
    if (!value_is_unset(shown)) {
        result = text_value(
            str_format(vm, "<%s(%s)>", vm_type_name(vm, self), value_as_str(shown)->bytes));
    }
    value_drop(vm, shown);
    return result;
}

static Value wrapped_callable(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((const Wrapped *)self.object)->callable);
}

// What looks like the function's own (`__name__`, `__doc__`, …) is the function's.
static Value wrapped_get_attr(Vm *vm, Value self, Str *name) {
    Value own = attribute_find(vm, self, name);
    if (!value_is_unset(own) || vm_has_error(vm)) {
        return own;
    }
    static const char *const copied[] = {"__name__", "__qualname__", "__module__",
                                         "__annotations__"};
    for (size_t i = 0; i < sizeof copied / sizeof copied[0]; i++) {
        if (str_equals_c(name, copied[i])) {
            return object_get_attr(vm, ((const Wrapped *)self.object)->callable, name);
        }
    }
    return exception_raise_attribute(vm, self, name);
}

static Value wrapped_abstract(Vm *vm, Value self) {
    Value found = object_find_attr(vm, ((const Wrapped *)self.object)->callable,
                                   vm->names.dunder_isabstractmethod);
    if (value_is_unset(found)) {
        return vm_has_error(vm) ? UNSET : value_of_bool(false);
    }
    const int truth = object_truth(vm, found);
    value_drop(vm, found);
    return truth < 0 ? UNSET : value_of_bool(truth);
}

static Value wrapped_doc(Vm *vm, Value self) {
    return object_get_attr(vm, ((const Wrapped *)self.object)->callable, vm->names.dunder_doc);
}

static const NativeGetter wrapped_getters[] = {
    {"__func__", wrapped_callable, NULL},
    {"__wrapped__", wrapped_callable, NULL},
    {"__isabstractmethod__", wrapped_abstract, NULL},
    {"__doc__", wrapped_doc, NULL},
    {NULL, NULL, NULL},
};

static void wrapped_finalize(Vm *vm, Object *object) {
    value_drop(vm, ((Wrapped *)object)->callable);
}

static void wrapped_traverse(Object *object, Visit *visit, void *context) {
    visit_value(((Wrapped *)object)->callable, visit, context);
}

static bool setup_wrapped(Vm *vm, Type *type) {
    type->flags |= TYPE_BASETYPE;
    type->new_ = wrapped_slot_new;
    type->repr = wrapped_repr;
    type->get_attr = wrapped_get_attr;
    type->traverse = wrapped_traverse;
    return type_ready(vm, type) && native_add_getters(vm, type, wrapped_getters);
}

// --- Members (__slots__) -------------------------------------------------------------------------

Value member_new(Vm *vm, Type *type, Str *name, int index) {
    Member *member = object_new(vm, vm->types.member_descriptor, sizeof *member);
    if (!member) {
        return UNSET;
    }
    member->owner = object_ref(type);
    member->name = object_ref(name);
    member->index = index;
    return value_of_object(member);
}

static bool member_applies(Vm *vm, const Member *member, Value instance) {
    if (value_is_a(vm, instance, member->owner)) {
        return true;
    }
    vm_raise(vm, vm->exceptions.TypeError,
             "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", member->name->bytes,
             member->owner->name->bytes, vm_type_name(vm, instance));
    return false;
}

static Value member_descr_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    if (value_is_unset(instance)) {
        return value_ref(self);
    }
    const Member *member = (const Member *)self.object;
    if (!member_applies(vm, member, instance)) {
        return UNSET;
    }
    const Fields *fields = object_fields(instance.object);
    if (member->index >= fields->capacity || value_is_unset(fields->values[member->index])) {
        return exception_raise_attribute(vm, instance, member->name);
    }
    return value_ref(fields->values[member->index]);
}

static bool member_descr_set(Vm *vm, Value self, Value instance, Value value) {
    const Member *member = (const Member *)self.object;
    if (!member_applies(vm, member, instance)) {
        return false;
    }
    Fields *fields = object_fields(instance.object);
    CHECK(member->index < fields->capacity);
    if (value_is_unset(value) && value_is_unset(fields->values[member->index])) {
        vm_raise(vm, vm->exceptions.AttributeError, "%s", member->name->bytes);
        return false;
    }
    value_set(vm, &fields->values[member->index], value_ref(value));
    return true;
}

static Value member_repr(Vm *vm, Value self) {
    const Member *member = (const Member *)self.object;
    return text_value(str_format(vm, "<member '%s' of '%s' objects>", member->name->bytes,
                                 member->owner->name->bytes));
}

static void member_finalize(Vm *vm, Object *object) {
    object_drop(vm, ((Member *)object)->owner);
    object_drop(vm, ((Member *)object)->name);
}

static void member_traverse(Object *object, Visit *visit, void *context) {
    visit(&((Member *)object)->owner->base, context);
}

static Value member_name(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(((const Member *)self.object)->name));
}

static Value member_owner(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(((const Member *)self.object)->owner));
}

static const NativeGetter member_getters[] = {
    {"__name__", member_name, NULL},
    {"__objclass__", member_owner, NULL},
    {NULL, NULL, NULL},
};

static bool setup_member(Vm *vm) {
    Type *type = vm->types.member_descriptor;
    type->size = sizeof(Member);
    type->descr_get = member_descr_get;
    type->descr_set = member_descr_set;
    type->repr = member_repr;
    type->finalize = member_finalize;
    type->traverse = member_traverse;
    return type_ready(vm, type) && native_add_getters(vm, type, member_getters);
}

// --- Attributes computed by C --------------------------------------------------------------------

typedef struct Getset {
    Object base;
    Type *owner; // counted
    const NativeGetter *getter;
} Getset;

Value getset_new(Vm *vm, Type *type, const NativeGetter *getter) {
    Getset *getset = object_new(vm, vm->types.getset_descriptor, sizeof *getset);
    if (!getset) {
        return UNSET;
    }
    getset->owner = object_ref(type);
    getset->getter = getter;
    return value_of_object(getset);
}

bool native_add_getters(Vm *vm, Type *type, const NativeGetter *getters) {
    for (; getters->name; getters++) {
        Value made = getset_new(vm, type, getters);
        const bool done = !value_is_unset(made) && type_set_c(vm, type, getters->name, made);
        value_drop(vm, made);
        if (!done) {
            return false;
        }
    }
    return true;
}

static bool getset_applies(Vm *vm, const Getset *getset, Value instance) {
    if (value_is_a(vm, instance, getset->owner)) {
        return true;
    }
    vm_raise(vm, vm->exceptions.TypeError,
             "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
             getset->getter->name, getset->owner->name->bytes, vm_type_name(vm, instance));
    return false;
}

static Value getset_descr_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    const Getset *getset = (const Getset *)self.object;
    if (value_is_unset(instance)) {
        return value_ref(self);
    }
    return getset_applies(vm, getset, instance) ? getset->getter->getter(vm, instance) : UNSET;
}

// What CPython lets a program assign, and awaiter does not: how the types' names begin, and which
// attributes; NULL: all.
static const struct {
    const char *type, *attribute;
} not_assigned[] = {
    {"type", "__bases__"}, {"function", "__code__"}, {"BaseException", "__dict__"},
    {"SyntaxError", NULL}, {"Unicode", NULL},
};

static bool refuse_assignment(Vm *vm, const Getset *getset) {
    const char *type = getset->owner->name->bytes, *attribute = getset->getter->name;
    for (size_t i = 0; i < sizeof not_assigned / sizeof not_assigned[0]; i++) {
        const char *name = not_assigned[i].type, *which = not_assigned[i].attribute;
        if (strncmp(type, name, strlen(name)) == 0 && (!which || strcmp(attribute, which) == 0)) {
            char what[120];
            snprintf(what, sizeof what, "assigning %s.%s", type, attribute);
            refusal_raise(vm, text_of(what), (Text){NULL, 0});
            return true;
        }
    }
    return false;
}

static bool getset_descr_set(Vm *vm, Value self, Value instance, Value value) {
    const Getset *getset = (const Getset *)self.object;
    if (!getset_applies(vm, getset, instance)) {
        return false;
    }
    if (getset->getter->setter) {
        return getset->getter->setter(vm, instance, value);
    }
    if (refuse_assignment(vm, getset)) {
        return false;
    }
    vm_raise(vm, vm->exceptions.AttributeError, "attribute '%s' of '%s' objects is not writable",
             getset->getter->name, getset->owner->name->bytes);
    return false;
}

static Value getset_repr(Vm *vm, Value self) {
    const Getset *getset = (const Getset *)self.object;
    return text_value(str_format(vm, "<attribute '%s' of '%s' objects>", getset->getter->name,
                                 getset->owner->name->bytes));
}

static Value getset_name(Vm *vm, Value self) {
    return text_value(str_from_c(vm, ((const Getset *)self.object)->getter->name));
}

static Value getset_owner(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(((const Getset *)self.object)->owner));
}

static void getset_finalize(Vm *vm, Object *object) {
    object_drop(vm, ((Getset *)object)->owner);
}

static void getset_traverse(Object *object, Visit *visit, void *context) {
    visit(&((Getset *)object)->owner->base, context);
}

static const NativeGetter getset_getters[] = {
    {"__name__", getset_name, NULL},
    {"__objclass__", getset_owner, NULL},
    {NULL, NULL, NULL},
};

static bool setup_getset(Vm *vm) {
    Type *type = vm->types.getset_descriptor;
    type->descr_get = getset_descr_get;
    type->descr_set = getset_descr_set;
    type->repr = getset_repr;
    type->traverse = getset_traverse;
    return type_ready(vm, type) && native_add_getters(vm, type, getset_getters);
}

// --- property ------------------------------------------------------------------------------------

static Value none_is_unset(Value value) {
    return value_is_none(value) || value_is_unset(value) ? UNSET : value_ref(value);
}

static Value property_slot_new(Vm *vm, Type *type, Args args) {
    (void)args;
    Property *property = object_new(vm, type, sizeof *property);
    return property ? value_of_object(property) : UNSET;
}

// The class of a subclass has a `__doc__` that would hide the getter's: its instances keep that
// one.
static bool property_take_doc(Vm *vm, Property *property) {
    if (property->base.type == vm->types.property || !value_is_unset(property->doc) ||
        value_is_unset(property->getter)) {
        return true;
    }
    Value doc = object_find_attr(vm, property->getter, vm->names.dunder_doc);
    const bool done = value_is_unset(doc) ? !vm_has_error(vm)
                                          : object_set_attr(vm, value_of_object(property),
                                                            vm->names.dunder_doc, doc);
    value_drop(vm, doc);
    return done;
}

static bool property_slot_init(Vm *vm, Value self, Args args) {
    static const ArgNames parameters = {"property", 0, 4, 4, {"fget", "fset", "fdel", "doc"}};
    Value parts[4];
    if (!args_bind(vm, &parameters, args, parts)) {
        return false;
    }
    Property *property = (Property *)self.object;
    value_set(vm, &property->getter, none_is_unset(parts[0]));
    value_set(vm, &property->setter, none_is_unset(parts[1]));
    value_set(vm, &property->deleter, none_is_unset(parts[2]));
    value_set(vm, &property->doc, none_is_unset(parts[3]));
    return property_take_doc(vm, property);
}

static Value raise_property(Vm *vm, const Property *property, Value instance, const char *what) {
    const Type *type = value_type(vm, instance);
    if (property->name) {
        Value shown = object_repr(vm, value_of_object(property->name));
        if (!value_is_unset(shown)) {
            vm_raise(vm, vm->exceptions.AttributeError, "property %s of '%s' object has no %s",
                     value_as_str(shown)->bytes, type->qualname->bytes, what);
        }
        value_drop(vm, shown);
        return UNSET;
    }
    return vm_raise(vm, vm->exceptions.AttributeError, "property of '%s' object has no %s",
                    type->qualname->bytes, what);
}

static Value property_descr_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    if (value_is_unset(instance)) {
        return value_ref(self);
    }
    const Property *property = (const Property *)self.object;
    if (value_is_unset(property->getter)) {
        return raise_property(vm, property, instance, "getter");
    }
    Value getter = value_ref(property->getter);
    Value result = vm_call(vm, getter, &instance, 1);
    value_drop(vm, getter);
    return result;
}

static bool property_descr_set(Vm *vm, Value self, Value instance, Value value) {
    const Property *property = (const Property *)self.object;
    const bool delete = value_is_unset(value);
    Value function = value_ref(delete ? property->deleter : property->setter);
    if (value_is_unset(function)) {
        raise_property(vm, property, instance, delete ? "deleter" : "setter");
        return false;
    }
    const Value args[] = {instance, value};
    Value result = vm_call(vm, function, args, delete ? 1 : 2);
    value_drop(vm, function);
    value_drop(vm, result);
    return !value_is_unset(result);
}

// A copy with one part exchanged, made by the property's own class.
static Value property_with(Vm *vm, Value self, int part, Value function) {
    const Property *property = (const Property *)self.object;
    Value parts[] = {property->getter, property->setter, property->deleter, property->doc};
    parts[part] = function;
    for (int i = 0; i < 4; i++) {
        if (value_is_unset(parts[i])) {
            parts[i] = NONE;
        }
    }
    Value made = vm_call(vm, value_of_object(self.object->type), parts, 4);
    if (!value_is_unset(made) && property->name && value_is_a(vm, made, vm->types.property)) {
        ((Property *)made.object)->name = object_ref(property->name);
    }
    return made;
}

METHOD(property_getter) {
    return property_with(vm, args[0], 0, args[1]);
}

METHOD(property_setter) {
    return property_with(vm, args[0], 1, args[1]);
}

METHOD(property_deleter) {
    return property_with(vm, args[0], 2, args[1]);
}

METHOD(property_set_name) {
    Property *property = (Property *)args[0].object;
    const Tuple *given = (const Tuple *)args[1].object;
    if (given->count != 2) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "__set_name__() takes 2 positional arguments but %d were given",
                        given->count);
    }
    if (value_is_str(given->items[1])) {
        Str *old = property->name;
        property->name = object_ref(given->items[1].object);
        if (old) {
            object_drop(vm, old);
        }
    }
    return NONE;
}

static const NativeDef property_methods[] = {
    NATIVE("getter", "self, fget, /", property_getter),
    NATIVE("setter", "self, fset, /", property_setter),
    NATIVE("deleter", "self, fdel, /", property_deleter),
    NATIVE("__set_name__", "self, /, *args", property_set_name),
    {0},
};

static Value or_none(Value value) {
    return value_is_unset(value) ? NONE : value_ref(value);
}

static Value property_fget(Vm *vm, Value self) {
    (void)vm;
    return or_none(((const Property *)self.object)->getter);
}

static Value property_fset(Vm *vm, Value self) {
    (void)vm;
    return or_none(((const Property *)self.object)->setter);
}

static Value property_fdel(Vm *vm, Value self) {
    (void)vm;
    return or_none(((const Property *)self.object)->deleter);
}

static Value property_doc(Vm *vm, Value self) {
    const Property *property = (const Property *)self.object;
    if (!value_is_unset(property->doc) || value_is_unset(property->getter)) {
        return or_none(property->doc);
    }
    Value doc = object_find_attr(vm, property->getter, vm->names.dunder_doc);
    return value_is_unset(doc) && !vm_has_error(vm) ? NONE : doc;
}

static bool property_set_doc(Vm *vm, Value self, Value value) {
    value_set(vm, &((Property *)self.object)->doc, value_ref(value));
    return true;
}

static Value property_abstract(Vm *vm, Value self) {
    const Property *property = (const Property *)self.object;
    const Value parts[] = {property->getter, property->setter, property->deleter};
    for (int i = 0; i < 3; i++) {
        if (value_is_unset(parts[i])) {
            continue;
        }
        Value found = object_find_attr(vm, parts[i], vm->names.dunder_isabstractmethod);
        const int truth = value_is_unset(found) ? 0 : object_truth(vm, found);
        value_drop(vm, found);
        if (truth < 0 || vm_has_error(vm)) {
            return UNSET;
        }
        if (truth) {
            return value_of_bool(true);
        }
    }
    return value_of_bool(false);
}

static const NativeGetter property_getters[] = {
    {"fget", property_fget, native_readonly},          {"fset", property_fset, native_readonly},
    {"fdel", property_fdel, native_readonly},          {"__doc__", property_doc, property_set_doc},
    {"__isabstractmethod__", property_abstract, NULL}, {NULL, NULL, NULL},
};

static void property_finalize(Vm *vm, Object *object) {
    Property *property = (Property *)object;
    value_drop(vm, property->getter);
    value_drop(vm, property->setter);
    value_drop(vm, property->deleter);
    value_drop(vm, property->doc);
    if (property->name) {
        object_drop(vm, property->name);
    }
}

static void property_traverse(Object *object, Visit *visit, void *context) {
    const Property *property = (Property *)object;
    visit_value(property->getter, visit, context);
    visit_value(property->setter, visit, context);
    visit_value(property->deleter, visit, context);
    visit_value(property->doc, visit, context);
}

static bool setup_property(Vm *vm) {
    Type *type = vm->types.property;
    type->size = sizeof(Property);
    type->flags |= TYPE_BASETYPE;
    type->new_ = property_slot_new;
    type->init = property_slot_init;
    type->descr_get = property_descr_get;
    type->descr_set = property_descr_set;
    type->finalize = property_finalize;
    type->traverse = property_traverse;
    return type_ready(vm, type) && native_add_methods(vm, type, property_methods) &&
           native_add_getters(vm, type, property_getters);
}

// --- super ---------------------------------------------------------------------------------------

// The type whose mro is searched: that of the object, or the object itself when it is a class.
static Type *super_check(Vm *vm, Type *type, Value self) {
    if (value_has_type_flag(self, TYPE_META) && type_is_subtype((Type *)self.object, type)) {
        return (Type *)self.object;
    }
    if (value_is_a(vm, self, type)) {
        return value_type(vm, self);
    }
    vm_raise(vm, vm->exceptions.TypeError,
             "super(type, obj): obj must be an instance or subtype of type");
    return NULL;
}

static bool super_fill(Vm *vm, Super *super, Type *type, Value self) {
    Type *self_type = NULL;
    if (!value_is_unset(self)) {
        self_type = super_check(vm, type, self);
        if (!self_type) {
            return false;
        }
    }
    Type *old_type = super->type, *old_self_type = super->self_type;
    super->type = object_ref(type);
    super->self_type = self_type ? object_ref(self_type) : NULL;
    value_set(vm, &super->self, value_ref(self));
    if (old_type) {
        object_drop(vm, old_type);
    }
    if (old_self_type) {
        object_drop(vm, old_self_type);
    }
    return true;
}

Value super_new(Vm *vm, Type *type, Value self) {
    Super *super = object_new(vm, vm->types.super, sizeof *super);
    if (!super) {
        return UNSET;
    }
    if (!super_fill(vm, super, type, self)) {
        object_drop(vm, super);
        return UNSET;
    }
    return value_of_object(super);
}

static Value super_slot_new(Vm *vm, Type *type, Args args) {
    (void)args;
    Super *super = object_new(vm, type, sizeof *super);
    return super ? value_of_object(super) : UNSET;
}

static bool super_slot_init(Vm *vm, Value self, Args args) {
    Super *super = (Super *)self.object;
    if (!args_positional(vm, "super", args, 0, 2)) {
        return false;
    }
    if (args.count == 0) {
        Type *type;
        Value first;
        return frame_super_arguments(vm, &type, &first) && super_fill(vm, super, type, first);
    }
    if (!value_has_type_flag(args.values[0], TYPE_META)) {
        vm_raise(vm, vm->exceptions.TypeError, "super() argument 1 must be a type, not %s",
                 vm_type_name(vm, args.values[0]));
        return false;
    }
    const bool bound = args.count == 2 && !value_is_none(args.values[1]);
    return super_fill(vm, super, (Type *)args.values[0].object, bound ? args.values[1] : UNSET);
}

// Borrowed: the attribute behind `type` in the mro of the object's type.
static Value super_search(const Super *super, Str *name, Vm *vm) {
    const Tuple *mro = super->self_type->mro;
    int i = 0;
    while (mro && i < mro->count && mro->items[i].object != &super->type->base) {
        i++;
    }
    for (i++; mro && i < mro->count; i++) {
        Type *type = (Type *)mro->items[i].object;
        if (name->bytes[0] == '_' && !type_show_slots(vm, type)) {
            return UNSET;
        }
        const Value found = dict_get_str(type->dict, name);
        if (!value_is_unset(found)) {
            return found;
        }
    }
    return UNSET;
}

static Value super_get_attr(Vm *vm, Value self, Str *name) {
    const Super *super = (const Super *)self.object;
    if (super->self_type && name != vm->names.dunder_class) {
        Value found = super_search(super, name, vm);
        if (!value_is_unset(found)) {
            const Type *kind = value_type(vm, found);
            if (!kind->descr_get) {
                return value_ref(found);
            }
            // A class as the object: class methods bind to it, others do not.
            const bool is_class =
                value_is_object(super->self) && super->self.object == &super->self_type->base;
            value_ref(found);
            Value result =
                kind->descr_get(vm, found, is_class ? UNSET : super->self, super->self_type);
            value_drop(vm, found);
            return result;
        }
        if (vm_has_error(vm)) {
            return UNSET;
        }
    }
    return attribute_get(vm, self, name);
}

static Value super_descr_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    const Super *super = (const Super *)self.object;
    if (value_is_unset(instance) || !value_is_unset(super->self)) {
        return value_ref(self);
    }
    return super_new(vm, super->type, instance);
}

static Value super_repr(Vm *vm, Value self) {
    const Super *super = (const Super *)self.object;
    const char *name = super->type ? super->type->name->bytes : "NULL";
    if (super->self_type) {
        return text_value(str_format(vm, "<super: <class '%s'>, <%s object>>", name,
                                     super->self_type->name->bytes));
    }
    return text_value(str_format(vm, "<super: <class '%s'>, NULL>", name));
}

static Value super_this_class(Vm *vm, Value self) {
    (void)vm;
    Type *type = ((const Super *)self.object)->type;
    return type ? value_of_object(object_ref(type)) : NONE;
}

static Value super_self(Vm *vm, Value self) {
    (void)vm;
    return or_none(((const Super *)self.object)->self);
}

static Value super_self_class(Vm *vm, Value self) {
    (void)vm;
    Type *type = ((const Super *)self.object)->self_type;
    return type ? value_of_object(object_ref(type)) : NONE;
}

static const NativeGetter super_getters[] = {
    {"__thisclass__", super_this_class, native_readonly},
    {"__self__", super_self, native_readonly},
    {"__self_class__", super_self_class, native_readonly},
    {NULL, NULL, NULL},
};

static void super_finalize(Vm *vm, Object *object) {
    Super *super = (Super *)object;
    if (super->type) {
        object_drop(vm, super->type);
    }
    if (super->self_type) {
        object_drop(vm, super->self_type);
    }
    value_drop(vm, super->self);
}

static void super_traverse(Object *object, Visit *visit, void *context) {
    const Super *super = (Super *)object;
    visit_value(super->self, visit, context);
    if (super->type) {
        visit(&super->type->base, context);
    }
    if (super->self_type) {
        visit(&super->self_type->base, context);
    }
}

static bool setup_super(Vm *vm) {
    Type *type = vm->types.super;
    type->size = sizeof(Super);
    type->flags |= TYPE_BASETYPE;
    type->new_ = super_slot_new;
    type->init = super_slot_init;
    type->get_attr = super_get_attr;
    type->descr_get = super_descr_get;
    type->repr = super_repr;
    type->finalize = super_finalize;
    type->traverse = super_traverse;
    return type_ready(vm, type) && native_add_getters(vm, type, super_getters);
}

void descriptor_setup_life(Vm *vm) {
    vm->types.getset_descriptor->size = sizeof(Getset);
    vm->types.getset_descriptor->finalize = getset_finalize;
    Type *const wrapped[] = {vm->types.staticmethod, vm->types.classmethod};
    for (int i = 0; i < 2; i++) {
        wrapped[i]->size = sizeof(Wrapped);
        wrapped[i]->finalize = wrapped_finalize;
    }
}

bool descriptor_setup(Vm *vm) {
    Type *static_type = vm->types.staticmethod, *class_type = vm->types.classmethod;
    static_type->descr_get = static_descr_get;
    static_type->call = static_call;
    class_type->descr_get = class_descr_get;
    return setup_getset(vm) && setup_member(vm) && setup_method(vm) &&
           setup_wrapped(vm, static_type) && setup_wrapped(vm, class_type) && setup_property(vm) &&
           setup_super(vm);
}
