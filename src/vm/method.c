#include "vm/method.h"

#include "base/stack.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/run/interpreter.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

// The deepest recursion of C through the program's values: it needs C's own stack, so that the
// program can't ask for more, as it can for calls.
#define MAX_RECURSION 1000

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

static int place_of(const ArgNames *parameters, const Str *name) {
    int place = 0;
    while (place < parameters->count && !str_equals_c(name, parameters->names[place])) {
        place++;
    }
    return place;
}

static bool raise_takes(Vm *vm, const ArgNames *parameters, const char *limit, int count,
                        const char *kind, int given) {
    vm_raise(vm, vm->exceptions.TypeError, "%s() takes %s %d %sargument%s (%d given)",
             parameters->function, limit, count, kind, count == 1 ? "" : "s", given);
    return false;
}

// The numbers of arguments that can never be right.
static bool check_counts(Vm *vm, const ArgNames *parameters, Args args, int keywords) {
    const int positional = parameters->positional;
    if (args.count + keywords > parameters->count) {
        return raise_takes(vm, parameters, "at most", parameters->count,
                           args.count == 0 ? "keyword " : "", args.count + keywords);
    }
    if (args.count <= positional) {
        return true;
    }
    if (positional == 0) {
        vm_raise(vm, vm->exceptions.TypeError, "%s() takes no positional arguments",
                 parameters->function);
        return false;
    }
    return raise_takes(vm, parameters, parameters->least < positional ? "at most" : "exactly",
                       positional, "positional ", args.count);
}

// Some name is of no parameter, or of one that has its argument already: says which.
static bool raise_name(Vm *vm, const ArgNames *parameters, Args args) {
    const Str *unknown = NULL;
    for (int i = 0; i < args.names->count; i++) {
        const Str *name = value_as_str(args.names->items[i]);
        const int place = place_of(parameters, name);
        if (place < args.count) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "argument for %s() given by name ('%s') and position (%d)",
                     parameters->function, name->bytes, place + 1);
            return false;
        }
        unknown = !unknown && place == parameters->count ? name : unknown;
    }
    vm_raise(vm, vm->exceptions.TypeError, "'%s' is an invalid keyword argument for %s()",
             unknown->bytes, parameters->function);
    return false;
}

bool args_bind(Vm *vm, const ArgNames *parameters, Args args, Value *out) {
    const int keywords = args.names ? args.names->count : 0;
    if (!check_counts(vm, parameters, args, keywords)) {
        return false;
    }
    for (int i = 0; i < parameters->count; i++) {
        out[i] = i < args.count ? args.values[i] : UNSET;
    }
    bool has_wrong_name = false;
    for (int i = 0; i < keywords; i++) {
        const int place = place_of(parameters, value_as_str(args.names->items[i]));
        if (place < args.count || place == parameters->count) {
            has_wrong_name = true;
        } else {
            out[place] = args.values[args.count + i];
        }
    }
    for (int i = 0; i < parameters->least; i++) {
        if (value_is_unset(out[i])) {
            vm_raise(vm, vm->exceptions.TypeError, "%s() missing required argument '%s' (pos %d)",
                     parameters->function, parameters->names[i], i + 1);
            return false;
        }
    }
    return !has_wrong_name || raise_name(vm, parameters, args);
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
    if (vm->depth >= vm->max_depth || vm->recursion >= MAX_RECURSION ||
        stack_is_used_up(vm->stack_end)) {
        vm_raise(vm, vm->exceptions.RecursionError, "maximum recursion depth exceeded%s", what);
        return false;
    }
    if (!interpreter_step_in_c(vm)) {
        return false;
    }
    vm->depth++;
    vm->recursion++;
    return true;
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
