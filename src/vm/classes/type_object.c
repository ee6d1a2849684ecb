// The type `type`: calling a class, attributes of classes, what classes know about themselves.

#include "base/check.h"
#include "vm/classes/attribute.h"
#include "vm/classes/instance.h"
#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/refusal.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"
#include "vm/vm.h"

#include <string.h>

static Type *as_type(Value value) {
    return (Type *)value.object;
}

static Value text_value(Str *text) {
    return text ? value_of_object(text) : UNSET;
}

// --- Calling a class -----------------------------------------------------------------------------

static Value call(Vm *vm, Value self, Args args) {
    Type *type = as_type(self);
    const bool keywords = args.names && args.names->count > 0;
    if (type == vm->types.type && args.count == 1 && !keywords) {
        return value_of_object(object_ref(value_type(vm, args.values[0])));
    }
    if (!type->new_) {
        return vm_raise(vm, vm->exceptions.TypeError, "cannot create '%s' instances",
                        type->name->bytes);
    }
    return type_make_instance(vm, type, args);
}

Value type_make_instance(Vm *vm, Type *type, Args args) {
    Value instance = type->new_(vm, type, args);
    if (value_is_unset(instance) || !value_is_a(vm, instance, type)) {
        return instance;
    }
    Type *made = value_type(vm, instance);
    if (made->init && made->init != object_slot_init && !made->init(vm, instance, args)) {
        value_set(vm, &instance, UNSET);
    } else if (made->init == object_slot_init && !object_slot_init(vm, instance, args)) {
        value_set(vm, &instance, UNSET);
    }
    return instance;
}

static bool init(Vm *vm, Value self, Args args) {
    (void)self;
    if (args.count != 1 && args.count != 3) {
        vm_raise(vm, vm->exceptions.TypeError, "type.__init__() takes 1 or 3 arguments");
        return false;
    }
    return true;
}

static Value repr(Vm *vm, Value self) {
    const Type *type = as_type(self);
    if (!type->module || str_equals_c(type->module, "builtins")) {
        return text_value(str_format(vm, "<class '%s'>", type->qualname->bytes));
    }
    return text_value(
        str_format(vm, "<class '%s.%s'>", type->module->bytes, type->qualname->bytes));
}

static Value binary(Vm *vm, BinaryOp op, Value left, Value right) {
    return op == BINARY_OR ? union_or(vm, left, right) : NOT_IMPLEMENTED;
}

// --- Attributes of classes -----------------------------------------------------------------------

static Value bind(Vm *vm, Value found, Value instance, Type *owner) {
    const Type *kind = value_type(vm, found);
    if (!kind->descr_get) {
        return value_ref(found);
    }
    value_ref(found);
    Value result = kind->descr_get(vm, found, instance, owner);
    value_drop(vm, found);
    return result;
}

// `name` is interned.
static Value get_of_class(Vm *vm, Value self, Str *name) {
    Type *type = as_type(self), *meta = self.object->type;
    const Value from_meta = type_lookup(vm, meta, name);
    const Type *kind = value_is_unset(from_meta) ? NULL : value_type(vm, from_meta);
    if (kind && kind->descr_get && kind->descr_set) {
        return bind(vm, from_meta, self, meta);
    }
    const Value own = type_lookup(vm, type, name);
    if (!value_is_unset(own)) {
        return bind(vm, own, UNSET, type);
    }
    if (kind) {
        return bind(vm, from_meta, self, meta);
    }
    return exception_raise_attribute(vm, self, name);
}

static Value get_attr(Vm *vm, Value self, Str *name) {
    Str *interned = attribute_intern(vm, name);
    if (!interned) {
        return UNSET;
    }
    Value result = get_of_class(vm, self, interned);
    object_drop(vm, interned);
    return result;
}

// A class of the library has no attribute set; one of asyncio, where CPython would allow it, as it
// is written in Python there, is refused. False.
static bool refuse_setting(Vm *vm, const Type *type, const char *name) {
    const char *module = type->module ? type->module->bytes : "";
    if (strncmp(module, "asyncio.", strlen("asyncio.")) != 0) {
        vm_raise(vm, vm->exceptions.TypeError, "cannot set '%s' attribute of immutable type '%s'",
                 name, type->name->bytes);
        return false;
    }
    Str *what = str_format(vm, "setting %s.%s.%s", module, type->qualname->bytes, name);
    if (what) {
        refusal_raise(vm, str_text(what), TEXT("let a class inherit it, and have that method"));
        object_drop(vm, what);
    }
    return false;
}

static bool set_of_class(Vm *vm, Value self, Str *name, Value value) {
    Type *type = as_type(self);
    if (!(type->flags & TYPE_HEAP)) {
        return refuse_setting(vm, type, name->bytes);
    }
    const Value from_meta = type_lookup(vm, self.object->type, name);
    const Type *kind = value_is_unset(from_meta) ? NULL : value_type(vm, from_meta);
    if (kind && kind->descr_set) {
        return kind->descr_set(vm, from_meta, self, value);
    }
    const int done = type_put(vm, type, name, value);
    if (done == 0) {
        exception_raise_attribute(vm, self, name);
    }
    return done == 1;
}

static bool set_attr(Vm *vm, Value self, Str *name, Value value) {
    Str *interned = attribute_intern(vm, name);
    if (!interned) {
        return false;
    }
    const bool done = set_of_class(vm, self, interned, value);
    object_drop(vm, interned);
    return done;
}

// --- What classes know about themselves ----------------------------------------------------------

// The name of a library's type may hold its module, for messages; `__name__` does not.
static Value get_name(Vm *vm, Value self) {
    (void)vm;
    const Type *type = as_type(self);
    return value_of_object(object_ref(type_is_named_in_full(type) ? type->qualname : type->name));
}

static Value get_qualname(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(as_type(self)->qualname));
}

static bool check_settable(Vm *vm, Value self, Value value, const char *what) {
    const Type *type = as_type(self);
    if (!(type->flags & TYPE_HEAP)) {
        return refuse_setting(vm, type, what);
    }
    if (value_is_unset(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "cannot delete '%s' attribute of type '%s'", what,
                 type->name->bytes);
        return false;
    }
    return true;
}

static bool set_text(Vm *vm, Value self, Value value, const char *what, Str **place) {
    if (!check_settable(vm, self, value, what)) {
        return false;
    }
    if (!value_is_str(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "can only assign string to %s.%s, not '%s'",
                 as_type(self)->name->bytes, what, vm_type_name(vm, value));
        return false;
    }
    Str *old = *place;
    *place = object_ref(value.object);
    object_drop(vm, old);
    return true;
}

static bool set_name(Vm *vm, Value self, Value value) {
    return set_text(vm, self, value, "__name__", &as_type(self)->name);
}

static bool set_qualname(Vm *vm, Value self, Value value) {
    return set_text(vm, self, value, "__qualname__", &as_type(self)->qualname);
}

static Value get_module(Vm *vm, Value self) {
    const Type *type = as_type(self);
    if (type->flags & TYPE_HEAP) {
        const Value own = dict_get_str(type->dict, vm->names.dunder_module);
        if (!value_is_unset(own)) {
            return value_ref(own);
        }
    }
    return type->module ? value_of_object(object_ref(type->module))
                        : exception_raise_attribute(vm, self, vm->names.dunder_module);
}

static bool set_module(Vm *vm, Value self, Value value) {
    Type *type = as_type(self);
    if (!check_settable(vm, self, value, "__module__") ||
        !type_set(vm, type, vm->names.dunder_module, value)) {
        return false;
    }
    if (value_is_str(value)) {
        Str *old = type->module;
        type->module = object_ref(value.object);
        if (old) {
            object_drop(vm, old);
        }
    }
    return true;
}

static Value get_mro(Vm *vm, Value self) {
    (void)vm;
    return as_type(self)->mro ? value_of_object(object_ref(as_type(self)->mro)) : NONE;
}

static Value get_bases(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(as_type(self)->bases));
}

static Value get_base(Vm *vm, Value self) {
    (void)vm;
    return as_type(self)->parent ? value_of_object(object_ref(as_type(self)->parent)) : NONE;
}

static Value get_dict(Vm *vm, Value self) {
    if (!type_show_slots(vm, as_type(self))) {
        return UNSET;
    }
    return mappingproxy_new(vm, value_of_object(as_type(self)->dict));
}

static Value get_doc(Vm *vm, Value self) {
    const Value doc = dict_get_str(as_type(self)->dict, vm->names.dunder_doc);
    if (value_is_unset(doc)) {
        return NONE;
    }
    return bind(vm, doc, UNSET, as_type(self));
}

static bool set_doc(Vm *vm, Value self, Value value) {
    return check_settable(vm, self, value, "__doc__") &&
           type_set(vm, as_type(self), vm->names.dunder_doc, value);
}

static Value get_annotations(Vm *vm, Value self) {
    Type *type = as_type(self);
    if (!(type->flags & TYPE_HEAP)) {
        return exception_raise_attribute(vm, self, vm->names.dunder_annotations);
    }
    const Value found = dict_get_str(type->dict, vm->names.dunder_annotations);
    if (!value_is_unset(found)) {
        return bind(vm, found, UNSET, type);
    }
    Dict *made = dict_new(vm);
    if (!made || !type_set(vm, type, vm->names.dunder_annotations, value_of_object(made))) {
        if (made) {
            object_drop(vm, made);
        }
        return UNSET;
    }
    return value_of_object(made);
}

static bool set_annotations(Vm *vm, Value self, Value value) {
    if (value_is_unset(value)) {
        return type_put(vm, as_type(self), vm->names.dunder_annotations, UNSET) >= 0;
    }
    return check_settable(vm, self, value, "__annotations__") &&
           type_set(vm, as_type(self), vm->names.dunder_annotations, value);
}

static Value get_abstract(Vm *vm, Value self) {
    const Value found = dict_get_str(as_type(self)->dict, vm->names.dunder_abstractmethods);
    if (value_is_unset(found) || as_type(self) == vm->types.type) {
        return exception_raise_attribute(vm, self, vm->names.dunder_abstractmethods);
    }
    return value_ref(found);
}

static bool set_abstract(Vm *vm, Value self, Value value) {
    Type *type = as_type(self);
    const int truth = value_is_unset(value) ? 0 : object_truth(vm, value);
    if (truth < 0 || type_put(vm, type, vm->names.dunder_abstractmethods, value) < 0) {
        return false;
    }
    type->flags = (type->flags & ~TYPE_ABSTRACT) | (truth ? TYPE_ABSTRACT : 0);
    return true;
}

static const NativeGetter getters[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__mro__", get_mro, native_readonly},
    {"__bases__", get_bases, NULL},
    {"__base__", get_base, native_readonly},
    {"__dict__", get_dict, NULL},
    {"__doc__", get_doc, set_doc},
    {"__annotations__", get_annotations, set_annotations},
    {"__abstractmethods__", get_abstract, set_abstract},
    {NULL, NULL, NULL},
};

// --- Methods -------------------------------------------------------------------------------------

METHOD(type_mro) {
    Type *type = as_type(args[0]);
    List *list = list_new(vm, type->mro->count);
    if (list && !list_extend(vm, list, value_of_object(type->mro))) {
        object_drop(vm, list);
        list = NULL;
    }
    return list ? value_of_object(list) : UNSET;
}

METHOD(type_subclasses) {
    const Type *type = as_type(args[0]);
    List *list = list_new(vm, 0);
    for (const BelowLink *link = type->first_below; list && link; link = link->next) {
        if (!list_append(vm, list, value_of_object(link->type))) {
            object_drop(vm, list);
            list = NULL;
        }
    }
    return list ? value_of_object(list) : UNSET;
}

METHOD(type_instancecheck) {
    const int truth = type_has_instance(vm, args[0], args[1]);
    return truth < 0 ? UNSET : value_of_bool(truth);
}

METHOD(type_subclasscheck) {
    if (!value_has_type_flag(args[1], TYPE_META)) {
        return vm_raise(vm, vm->exceptions.TypeError, "issubclass() arg 1 must be a class");
    }
    return value_of_bool(type_is_subtype(as_type(args[1]), as_type(args[0])));
}

METHOD(type_prepare) {
    Dict *dict = dict_new(vm);
    return dict ? value_of_object(dict) : UNSET;
}

METHOD(type_dir) {
    return attribute_dir(vm, args[0]);
}

static const NativeDef methods[] = {
    NATIVE("mro", "self, /", type_mro),
    NATIVE("__subclasses__", "self, /", type_subclasses),
    NATIVE("__instancecheck__", "self, instance, /", type_instancecheck),
    NATIVE("__subclasscheck__", "self, subclass, /", type_subclasscheck),
    NATIVE("__prepare__@class", "cls, *args, **kwds", type_prepare),
    NATIVE("__dir__", "self, /", type_dir),
    {0},
};

bool type_setup(Vm *vm) {
    Type *type = vm->types.type;
    type->repr = repr;
    type->call = call;
    type->new_ = type_make_class;
    type->init = init;
    type->binary = binary;
    type->get_attr = get_attr;
    type->set_attr = set_attr;
    return type_ready(vm, type) && native_add_methods(vm, type, methods) &&
           native_add_getters(vm, type, getters);
}
