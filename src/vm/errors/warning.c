#include "vm/errors/warning.h"

#include "vm/method.h"
#include "vm/module.h"
#include "vm/types/str.h"

bool warning_issue(Vm *vm, Type *category, const char *message) {
    Str *name = str_intern(vm, TEXT("warnings")), *warn = str_intern(vm, TEXT("warn"));
    const Value text = value_or_unset(str_from_c(vm, message));
    Value module = UNSET, result = UNSET;
    if (name && warn && !value_is_unset(text)) {
        module = module_import(vm, NULL, name, NONE, 0);
    }
    if (!value_is_unset(module)) {
        const Value parts[] = {text, value_of_object(category)};
        result = vm_call_method(vm, module, warn, parts, 2);
    }
    if (name) {
        object_drop(vm, name);
    }
    if (warn) {
        object_drop(vm, warn);
    }
    value_drop(vm, text);
    value_drop(vm, module);
    value_drop(vm, result);
    return !value_is_unset(result);
}

bool warning_of_subclass(Vm *vm, const char *whose, const char *method, const char *base,
                         Value answer) {
    Str *message = str_format(vm,
                              "%s%s returned non-%s (type %s).  The ability to return an instance "
                              "of a strict subclass of %s is deprecated, and may be removed in a "
                              "future version of Python.",
                              whose, method, base, vm_type_name(vm, answer), base);
    const bool fine =
        message && warning_issue(vm, vm->exceptions.DeprecationWarning, message->bytes);
    if (message) {
        object_drop(vm, message);
    }
    return fine;
}
