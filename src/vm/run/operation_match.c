// The instructions of the match statement.

#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/operation.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/set.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

int op_match_sequence(Vm *vm, Value value) {
    return (value_type(vm, value)->flags & TYPE_SEQUENCE) != 0;
}

int op_match_mapping(Vm *vm, Value value) {
    return (value_type(vm, value)->flags & TYPE_MAPPING) != 0;
}

// What a mapping has under a key; UNSET when it has nothing, or with an exception set. As in
// CPython its `get` is asked, so that looking does not fill a defaultdict.
static Value find_key(Vm *vm, Value mapping, Value key) {
    if (mapping.kind == VALUE_OBJECT && mapping.object->type == vm->types.dict) {
        return value_ref(dict_get(vm, (Dict *)mapping.object, key));
    }
    const Value nothing = value_or_unset(object_new(vm, vm->types.object, sizeof(Object)));
    Str *get = str_intern(vm, TEXT("get"));
    Value found = UNSET;
    if (get && !value_is_unset(nothing)) {
        found = vm_call_method(vm, mapping, get, (const Value[]){key, nothing}, 2);
    }
    if (get) {
        object_drop(vm, get);
    }
    if (value_is(found, nothing)) {
        value_drop(vm, found);
        found = UNSET;
    }
    value_drop(vm, nothing);
    return found;
}

// Whether a key was there before, with ValueError set, or comparing failed.
static bool is_doubled(Vm *vm, const Tuple *keys, int at) {
    for (int i = 0; i < at; i++) {
        const int equal = object_equal(vm, keys->items[i], keys->items[at]);
        if (equal > 0) {
            const Value repr = object_repr(vm, keys->items[at]);
            if (!value_is_unset(repr)) {
                vm_raise(vm, vm->exceptions.ValueError, "mapping pattern checks duplicate key (%s)",
                         value_as_str(repr)->bytes);
            }
            value_drop(vm, repr);
        }
        if (equal != 0) {
            return true;
        }
    }
    return false;
}

Value op_match_keys(Vm *vm, Value mapping, Value keys) {
    const Tuple *wanted = (const Tuple *)keys.object;
    Tuple *values = tuple_new(vm, wanted->count);
    for (int i = 0; values && i < wanted->count; i++) {
        if (!is_doubled(vm, wanted, i)) {
            values->items[i] = find_key(vm, mapping, wanted->items[i]);
        }
        if (value_is_unset(values->items[i])) {
            object_drop(vm, values);
            return vm_has_error(vm) ? UNSET : NONE;
        }
    }
    return value_or_unset(values);
}

Value op_match_rest(Vm *vm, Value mapping, Value keys) {
    const Tuple *taken = (const Tuple *)keys.object;
    Dict *rest = dict_new(vm);
    bool fine = rest && dict_update(vm, rest, mapping);
    for (int i = 0; fine && i < taken->count; i++) {
        fine = dict_delete(vm, rest, taken->items[i]) >= 0;
    }
    if (rest && !fine) {
        object_drop(vm, rest);
    }
    return fine ? value_of_object(rest) : UNSET;
}

// Types whose single positional pattern is the value itself.
static bool matches_itself(const Vm *vm, const Type *type) {
    const Type *const types[] = {vm->types.bool_, vm->types.bytearray, vm->types.bytes,
                                 vm->types.dict,  vm->types.float_,    vm->types.frozenset,
                                 vm->types.int_,  vm->types.list,      vm->types.set,
                                 vm->types.str,   vm->types.tuple};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (type_is_subtype(type, types[i])) {
            return true;
        }
    }
    return false;
}

static bool add_attribute(Vm *vm, Value value, Value name, List *out) {
    const Value found = object_find_attr(vm, value, (Str *)name.object);
    if (value_is_unset(found)) {
        return false;
    }
    return list_append_take(vm, out, found);
}

static bool seen(const List *names, Value name) {
    for (int i = 0; i < names->count; i++) {
        if (str_equal((Str *)names->items[i].object, (Str *)name.object)) {
            return true;
        }
    }
    return false;
}

static bool add_named(Vm *vm, Value value, Value name, List *names, List *out, Type *type) {
    if (seen(names, name)) {
        vm_raise(vm, vm->exceptions.TypeError, "%s() got multiple sub-patterns for attribute '%s'",
                 type->name->bytes, ((Str *)name.object)->bytes);
        return false;
    }
    return list_append(vm, names, name) && add_attribute(vm, value, name, out);
}

static bool add_positional(Vm *vm, Value value, Type *type, int count, List *names, List *out) {
    const Value match_args =
        object_find_attr(vm, value_of_object(type), vm->names.dunder_match_args);
    if (value_is_unset(match_args) && vm_has_error(vm)) {
        return false;
    }
    const bool itself = value_is_unset(match_args) && matches_itself(vm, type);
    if (!value_is_unset(match_args) && !value_is_tuple(match_args)) {
        vm_raise(vm, vm->exceptions.TypeError, "%s.__match_args__ must be a tuple (got %s)",
                 type->name->bytes, vm_type_name(vm, match_args));
        value_drop(vm, match_args);
        return false;
    }
    const Tuple *args = value_is_unset(match_args) ? NULL : (const Tuple *)match_args.object;
    const int allowed = itself ? 1 : args ? args->count : 0;
    bool fine = count <= allowed;
    if (!fine) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "%s() accepts %d positional sub-pattern%s (%d given)", type->name->bytes, allowed,
                 allowed == 1 ? "" : "s", count);
    }
    if (fine && itself && count == 1) {
        fine = list_append(vm, out, value);
    } else {
        for (int i = 0; fine && i < count; i++) {
            if (!value_is_str(args->items[i])) {
                vm_raise(vm, vm->exceptions.TypeError,
                         "__match_args__ elements must be strings (got %s)",
                         vm_type_name(vm, args->items[i]));
                fine = false;
            } else {
                fine = add_named(vm, value, args->items[i], names, out, type);
            }
        }
    }
    value_drop(vm, match_args);
    return fine;
}

Value op_match_class(Vm *vm, Value value, Value type, int positional, Value names) {
    if (!value_has_type_flag(type, TYPE_META)) {
        return vm_raise(vm, vm->exceptions.TypeError, "called match pattern must be a class");
    }
    const int is = object_is_instance(vm, value, type);
    if (is <= 0) {
        return is < 0 ? UNSET : NONE;
    }
    List *used = list_new(vm, 0);
    List *out = list_new(vm, 0);
    bool fine = used && out;
    if (fine && positional > 0) {
        fine = add_positional(vm, value, (Type *)type.object, positional, used, out);
    }
    const Tuple *keywords = (const Tuple *)names.object;
    for (int i = 0; fine && i < keywords->count; i++) {
        fine = add_named(vm, value, keywords->items[i], used, out, (Type *)type.object);
    }
    Value result = fine               ? value_or_unset(tuple_of(vm, out->items, out->count))
                   : vm_has_error(vm) ? UNSET
                                      : NONE;
    if (used) {
        object_drop(vm, used);
    }
    if (out) {
        object_drop(vm, out);
    }
    return result;
}
