#include "vm/method.h"

#include "vm/exception.h"
#include "vm/tuple.h"
#include "vm/type.h"
#include "vm/vm.h"

// The deepest recursion, of calls and of C through the program's values together.
#define MAX_DEPTH 1000

bool type_complete(Vm *vm, Type *type, const NativeDef *methods, const NativeGetter *getters) {
    return type_ready(vm, type) && (!methods || native_add_methods(vm, type, methods)) &&
           (!getters || native_add_getters(vm, type, getters));
}

Value iterator_self(Vm *vm, Value self) {
    (void)vm;
    return value_ref(self);
}

bool args_no_keywords(Vm *vm, const char *name, Args args) {
    if (args.names && args.names->count > 0) {
        vm_raise(vm, vm->exceptions.TypeError, "%s() takes no keyword arguments", name);
        return false;
    }
    return true;
}

bool args_positional(Vm *vm, const char *name, Args args, int least, int most) {
    if (!args_no_keywords(vm, name, args)) {
        return false;
    }
    if (args.count >= least && args.count <= most) {
        return true;
    }
    const int limit = args.count < least ? least : most;
    vm_raise(vm, vm->exceptions.TypeError, "%s expected %s%d argument%s, got %d", name,
             least == most        ? ""
             : args.count < least ? "at least "
                                  : "at most ",
             limit, limit == 1 ? "" : "s", args.count);
    return false;
}

bool repr_enter(Value self) {
    if (self.object->flags & OBJECT_IN_REPR) {
        return false;
    }
    self.object->flags |= OBJECT_IN_REPR;
    return true;
}

void repr_leave(Value self) {
    self.object->flags &= ~OBJECT_IN_REPR;
}

bool recursion_enter(Vm *vm, const char *what) {
    if (vm->depth >= MAX_DEPTH) {
        vm_raise(vm, vm->exceptions.RecursionError, "maximum recursion depth exceeded%s", what);
        return false;
    }
    vm->depth++;
    return true;
}

void recursion_leave(Vm *vm) {
    vm->depth--;
}

const char *argument_type_name(Vm *vm, Value value) {
    return value_is_none(value) ? "None" : vm_type_name(vm, value);
}

Value raise_wrong_type(Vm *vm, const char *what, Value value) {
    return vm_raise(vm, vm->exceptions.TypeError, "%s, not %s", what, vm_type_name(vm, value));
}

Value raise_with(Vm *vm, Type *type, const Value *args, int count) {
    Value error = exception_new_args(vm, type, args, count);
    if (!value_is_unset(error)) {
        vm_raise_value(vm, error);
        value_drop(vm, error);
    }
    return UNSET;
}
