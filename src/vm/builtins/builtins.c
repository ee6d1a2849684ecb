#include "vm/builtins/builtins.h"

#include "vm/builtins/print.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <stddef.h>

// --- None, Ellipsis, NotImplemented --------------------------------------------------------------

static Value none_repr(Vm *vm, Value self) {
    (void)self;
    return value_or_unset(str_intern(vm, TEXT("None")));
}

static Value ellipsis_repr(Vm *vm, Value self) {
    (void)self;
    return value_or_unset(str_intern(vm, TEXT("Ellipsis")));
}

static Value not_implemented_repr(Vm *vm, Value self) {
    (void)self;
    return value_or_unset(str_intern(vm, TEXT("NotImplemented")));
}

static int none_truth(Vm *vm, Value self) {
    (void)vm, (void)self;
    return 0;
}

static bool no_args(Vm *vm, const char *name, Args args) {
    if (args.count > 0 || (args.names && args.names->count > 0)) {
        vm_raise(vm, vm->exceptions.TypeError, "%s takes no arguments", name);
        return false;
    }
    return true;
}

static Value none_new(Vm *vm, Type *type, Args args) {
    (void)type;
    return no_args(vm, "NoneType", args) ? NONE : UNSET;
}

static Value ellipsis_new(Vm *vm, Type *type, Args args) {
    (void)type;
    return no_args(vm, "EllipsisType", args) ? ELLIPSIS : UNSET;
}

static Value not_implemented_new(Vm *vm, Type *type, Args args) {
    (void)type;
    return no_args(vm, "NotImplementedType", args) ? NOT_IMPLEMENTED : UNSET;
}

// The hash of a value that exists once is a number of its own.
static bool singleton_hash(Vm *vm, Value self, int64_t *hash) {
    (void)vm;
    *hash = 0x5feed00 + self.kind * 16;
    return true;
}

bool singletons_setup(Vm *vm) {
    Type *none = vm->types.none, *ellipsis = vm->types.ellipsis;
    Type *not_implemented = vm->types.not_implemented;
    none->repr = none_repr;
    none->truth = none_truth;
    none->new_ = none_new;
    none->hash = singleton_hash;
    ellipsis->repr = ellipsis_repr;
    ellipsis->new_ = ellipsis_new;
    ellipsis->hash = singleton_hash;
    not_implemented->repr = not_implemented_repr;
    not_implemented->new_ = not_implemented_new;
    not_implemented->hash = singleton_hash;
    return type_ready(vm, none) && type_ready(vm, ellipsis) && type_ready(vm, not_implemented);
}

// --- Filling the dict ----------------------------------------------------------------------------

static bool add_functions(Vm *vm, const NativeDef *def) {
    for (; def->name; def++) {
        Value function = native_function_new(vm, def, "builtins");
        const bool done =
            !value_is_unset(function) && dict_set_c(vm, vm->builtins, def->name, function);
        value_drop(vm, function);
        if (!done) {
            return false;
        }
    }
    return true;
}

static bool add_type(Vm *vm, Type *type) {
    return dict_set_str(vm, vm->builtins, type->name, value_of_object(type));
}

static bool add_types(Vm *vm) {
    const BuiltinTypes *t = &vm->types;
    Type *const types[] = {t->object,    t->type,         t->bool_,       t->int_,    t->float_,
                           t->str,       t->bytes,        t->tuple,       t->list,    t->dict,
                           t->set,       t->frozenset,    t->range,       t->slice,   t->property,
                           t->enumerate, t->staticmethod, t->classmethod, t->super,   t->zip,
                           t->map,       t->filter,       t->reversed,    t->complex, t->bytearray,
                           t->memoryview};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (!add_type(vm, types[i])) {
            return false;
        }
    }
#define X(name, base)                         \
    if (!add_type(vm, vm->exceptions.name)) { \
        return false;                         \
    }
#include "vm/errors/exceptions.def"
#undef X
    return add_type(vm, vm->exceptions.ExceptionGroup) &&
           dict_set_c(vm, vm->builtins, "EnvironmentError",
                      value_of_object(vm->exceptions.OSError)) &&
           dict_set_c(vm, vm->builtins, "IOError", value_of_object(vm->exceptions.OSError));
}

bool builtins_setup(Vm *vm) {
    if (!vm->builtins) {
        vm->builtins = dict_new_sized(vm, 160);
    }
    Str *name = vm->builtins ? str_intern(vm, TEXT("builtins")) : NULL;
    if (!name) {
        return false;
    }
    const bool named = dict_set_str(vm, vm->builtins, vm->names.dunder_name, value_of_object(name));
    object_drop(vm, name);
    return named && add_functions(vm, builtins_of_objects) && add_functions(vm, builtins_of_code) &&
           add_functions(vm, builtins_of_numbers) && add_functions(vm, builtins_of_iterables) &&
           add_functions(vm, print_functions) && add_types(vm) &&
           dict_set_c(vm, vm->builtins, "NotImplemented", NOT_IMPLEMENTED) &&
           dict_set_c(vm, vm->builtins, "Ellipsis", ELLIPSIS) &&
           dict_set_c(vm, vm->builtins, "__debug__", value_of_bool(true));
}
