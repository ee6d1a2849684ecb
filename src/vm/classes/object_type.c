// The type `object`: what every value can do when its own type says nothing else.

#include "base/check.h"
#include "vm/classes/attribute.h"
#include "vm/classes/instance.h"
#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

static Value text_value(Str *text) {
    return text ? value_of_object(text) : UNSET;
}

static Value repr(Vm *vm, Value self) {
    const Type *type = value_type(vm, self);
    const unsigned long long address = (unsigned long long)object_identity(vm, self);
    if (!type->module || str_equals_c(type->module, "builtins")) {
        return text_value(str_format(vm, "<%s object at 0x%llx>", type->qualname->bytes, address));
    }
    return text_value(str_format(vm, "<%s.%s object at 0x%llx>", type->module->bytes,
                                 type->qualname->bytes, address));
}

static Value str(Vm *vm, Value self) {
    return object_repr(vm, self);
}

static Value format(Vm *vm, Value self, Str *spec) {
    if (spec->size > 0) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "unsupported format string passed to %s.__format__",
                        vm_type_name(vm, self));
    }
    return object_str(vm, self);
}

static bool object_slot_hash(Vm *vm, Value self, int64_t *hash) {
    *hash = object_identity(vm, self) >> 4;
    return true;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (op == COMPARE_EQ) {
        return value_is(self, other) ? value_of_bool(true) : NOT_IMPLEMENTED;
    }
    if (op == COMPARE_NE) {
        // != is the opposite of == unless that does not know.
        Type *type = value_type(vm, self);
        Value equal = type->compare(vm, self, other, COMPARE_EQ);
        if (value_is_unset(equal) || equal.kind == VALUE_NOT_IMPLEMENTED) {
            return equal;
        }
        const int truth = object_truth(vm, equal);
        value_drop(vm, equal);
        return truth < 0 ? UNSET : value_of_bool(!truth);
    }
    return NOT_IMPLEMENTED;
}

// --- Attributes ----------------------------------------------------------------------------------

static Value get_class(Vm *vm, Value self) {
    return value_of_object(object_ref(value_type(vm, self)));
}

// Whether instances of both are laid out the same, so that `__class__` may be assigned.
static bool same_layout(const Type *a, const Type *b) {
    while (a->flags & TYPE_HEAP) {
        a = a->parent;
    }
    while (b->flags & TYPE_HEAP) {
        b = b->parent;
    }
    return a == b;
}

static bool set_class(Vm *vm, Value self, Value value) {
    if (value_is_unset(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "can't delete __class__ attribute");
        return false;
    }
    if (!value_has_type_flag(value, TYPE_META)) {
        vm_raise(vm, vm->exceptions.TypeError, "__class__ must be set to a class, not '%s' object",
                 vm_type_name(vm, value));
        return false;
    }
    Type *to = (Type *)value.object, *from = value_type(vm, self);
    if (!(to->flags & TYPE_HEAP) || !(from->flags & TYPE_HEAP)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return false;
    }
    const uint32_t kind = TYPE_FIELDS | TYPE_HAS_FIELDS;
    if (!same_layout(from, to) || from->member_count != to->member_count ||
        (from->flags & kind) != (to->flags & kind)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "__class__ assignment: '%s' object layout differs from '%s'", to->name->bytes,
                 from->name->bytes);
        return false;
    }
    // The shapes belong to the old class.
    if ((from->flags & TYPE_FIELDS) && !fields_dict(vm, self.object)) {
        return false;
    }
    self.object->type = object_ref(to);
    object_drop(vm, from);
    return true;
}

static const NativeGetter getters[] = {
    {"__class__", get_class, set_class},
    {NULL, NULL, NULL},
};

// --- Methods -------------------------------------------------------------------------------------

METHOD(object_dir) {
    return attribute_dir(vm, args[0]);
}

METHOD(object_init_subclass) {
    const char *name = ((const Type *)args[0].object)->name->bytes;
    if (((const Dict *)args[2].object)->used > 0) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "%s.__init_subclass__() takes no keyword arguments", name);
    }
    const int given = ((const Tuple *)args[1].object)->count;
    if (given > 0) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "%s.__init_subclass__() takes no arguments (%d given)", name, given);
    }
    return NONE;
}

METHOD(object_subclasshook) {
    return NOT_IMPLEMENTED;
}

METHOD(object_sizeof) {
    const Type *type = value_type(vm, args[0]);
    if (args[0].kind != VALUE_OBJECT) {
        return value_of_int(28);
    }
    return value_of_int((int64_t)(type->size_of ? type->size_of(args[0].object) : type->size));
}

static const NativeDef methods[] = {
    NATIVE("__dir__", "self, /", object_dir),
    NATIVE("__init_subclass__@class", "cls, /, *args, **kwds", object_init_subclass),
    NATIVE("__subclasshook__@class", "cls, subclass, /", object_subclasshook),
    NATIVE("__sizeof__", "self, /", object_sizeof),
    {0},
};

bool object_setup(Vm *vm) {
    Type *type = vm->types.object;
    type->repr = repr;
    type->str = str;
    type->format = format;
    type->hash = object_slot_hash;
    type->compare = compare;
    type->get_attr = attribute_get;
    type->set_attr = attribute_set;
    type->new_ = object_slot_new;
    type->init = object_slot_init;
    return type_ready(vm, type) && native_add_methods(vm, type, methods) &&
           native_add_getters(vm, type, getters) && type_set(vm, type, vm->names.dunder_doc, NONE);
}
