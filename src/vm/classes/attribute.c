#include "vm/classes/attribute.h"

#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

Str *attribute_intern(Vm *vm, Str *name) {
    return name->interned ? object_ref(name) : str_intern(vm, str_text(name));
}

static bool has_fields(Value value) {
    return value.kind == VALUE_OBJECT && (value.object->flags & OBJECT_FIELDS);
}

// --- Getting -------------------------------------------------------------------------------------

// `name` is interned.
static Value find(Vm *vm, Value self, Str *name) {
    Type *type = value_type(vm, self);
    const Value descriptor = type_lookup(vm, type, name);
    const Type *kind = value_is_unset(descriptor) ? NULL : value_type(vm, descriptor);
    if (kind && kind->descr_get && kind->descr_set) {
        value_ref(descriptor);
        Value result = kind->descr_get(vm, descriptor, self, type);
        value_drop(vm, descriptor);
        return result;
    }
    if (has_fields(self)) {
        const Value own = fields_get(self.object, name);
        if (!value_is_unset(own)) {
            return value_ref(own);
        }
    }
    if (kind && kind->descr_get) {
        value_ref(descriptor);
        Value result = kind->descr_get(vm, descriptor, self, type);
        value_drop(vm, descriptor);
        return result;
    }
    return value_ref(descriptor);
}

Value attribute_find(Vm *vm, Value self, Str *name) {
    if (name->interned) {
        return find(vm, self, name);
    }
    Str *interned = attribute_intern(vm, name);
    if (!interned) {
        return UNSET;
    }
    Value result = find(vm, self, interned);
    object_drop(vm, interned);
    return result;
}

Value attribute_get(Vm *vm, Value self, Str *name) {
    Value result = attribute_find(vm, self, name);
    if (value_is_unset(result) && !vm_has_error(vm)) {
        return exception_raise_attribute(vm, self, name);
    }
    return result;
}

// --- Setting -------------------------------------------------------------------------------------

static bool raise_cannot_set(Vm *vm, Value self, Str *name, bool known) {
    const char *type = vm_type_name(vm, self);
    if (known) {
        vm_raise(vm, vm->exceptions.AttributeError, "'%s' object attribute '%s' is read-only", type,
                 name->bytes);
    } else {
        exception_raise_attribute(vm, self, name);
    }
    return false;
}

static bool set(Vm *vm, Value self, Str *name, Value value) {
    Type *type = value_type(vm, self);
    const Value descriptor = type_lookup(vm, type, name);
    const Type *kind = value_is_unset(descriptor) ? NULL : value_type(vm, descriptor);
    if (kind && kind->descr_set) {
        value_ref(descriptor);
        const bool done = kind->descr_set(vm, descriptor, self, value);
        value_drop(vm, descriptor);
        return done;
    }
    if (!has_fields(self) || !(type->flags & TYPE_HAS_FIELDS)) {
        return raise_cannot_set(vm, self, name, kind != NULL);
    }
    const int done = fields_set(vm, self.object, name, value);
    if (done == 0) {
        exception_raise_attribute(vm, self, name);
    }
    return done == 1;
}

bool attribute_set(Vm *vm, Value self, Str *name, Value value) {
    if (name->interned) {
        return set(vm, self, name, value);
    }
    Str *interned = attribute_intern(vm, name);
    if (!interned) {
        return false;
    }
    const bool done = set(vm, self, interned, value);
    object_drop(vm, interned);
    return done;
}

// --- vars() and dir() ----------------------------------------------------------------------------

Value attribute_dict(Vm *vm, Value value) {
    return object_find_attr(vm, value, vm->names.dunder_dict);
}

static bool add_keys(Vm *vm, Dict *into, Dict *from) {
    int position = 0;
    Value key;
    while (dict_next(from, &position, &key, NULL)) {
        if (value_is_str(key) && !dict_set(vm, into, key, NONE)) {
            return false;
        }
    }
    return true;
}

static bool add_type_names(Vm *vm, Dict *into, Type *type) {
    for (int i = 0; type->mro && i < type->mro->count; i++) {
        Type *from = (Type *)type->mro->items[i].object;
        if (!type_show_slots(vm, from) || !add_keys(vm, into, from->dict)) {
            return false;
        }
    }
    return true;
}

static bool add_own_names(Vm *vm, Dict *into, Value value) {
    Value own = attribute_dict(vm, value);
    if (value_is_unset(own)) {
        return !vm_has_error(vm);
    }
    const bool done =
        !value_has_type_flag(own, TYPE_DICT) || add_keys(vm, into, (Dict *)own.object);
    value_drop(vm, own);
    return done;
}

// The names without `__dir__`: of a module its globals, of a class its mro, else both kinds.
static bool collect(Vm *vm, Dict *into, Value value) {
    if (value_type(vm, value) == vm->types.module) {
        return add_own_names(vm, into, value);
    }
    if (value_has_type_flag(value, TYPE_META)) {
        return add_type_names(vm, into, (Type *)value.object);
    }
    return add_own_names(vm, into, value) && add_type_names(vm, into, value_type(vm, value));
}

static Value sorted_list(Vm *vm, Value iterable) {
    List *list = list_new(vm, 0);
    if (!list) {
        return UNSET;
    }
    if (!list_extend(vm, list, iterable) || !list_sort(vm, list, NONE, false)) {
        object_drop(vm, list);
        return UNSET;
    }
    return value_of_object(list);
}

// What a module's own function `__dir__` says; *found false when it has none.
static Value module_dir(Vm *vm, Value value, bool *found) {
    const Value own = attribute_dict(vm, value);
    const Value function =
        value_is_unset(own) ? UNSET : dict_get_str((Dict *)own.object, vm->names.dunder_dir);
    *found = !value_is_unset(function);
    const Value names = *found ? vm_call(vm, function, NULL, 0) : UNSET;
    value_drop(vm, own);
    return names;
}

Value attribute_dir(Vm *vm, Value value) {
    if (value_type(vm, value) == vm->types.module) {
        bool found;
        const Value listed = module_dir(vm, value, &found);
        if (found) {
            const Value sorted = value_is_unset(listed) ? UNSET : sorted_list(vm, listed);
            value_drop(vm, listed);
            return sorted;
        }
    }
    Dict *names = dict_new(vm);
    if (!names) {
        return UNSET;
    }
    Value result = UNSET;
    if (collect(vm, names, value)) {
        result = sorted_list(vm, value_of_object(names));
    }
    object_drop(vm, names);
    return result;
}
