#include "vm/run/call_any.h"

#include "vm/classes/descriptor.h"
#include "vm/classes/instance.h"
#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/run/native_call.h"
#include "vm/types/dict.h"

Value *call_fill_defaults(const Function *function, Value *to, int missing) {
    for (const Tuple *defaults = function->defaults; missing > 0; missing--, to++) {
        *to = value_ref(defaults->items[defaults->count - missing]);
    }
    return to;
}

// Whether a call with so many positional arguments makes a generator or coroutine and needs
// nothing but moving them.
static inline bool is_plain_generator(const Function *function, int count) {
    const CodeObject *object = function->code;
    const int missing = object->code->arg_count - count;
    return object->is_plain && !object->is_simple && missing >= 0 &&
           missing <= (function->defaults ? function->defaults->count : 0);
}

// A function in C that only runs and returns, which has a `self` that goes before the arguments, or
// parameters behind them that have defaults.
static Value run_filled(Vm *vm, const NativeFunction *native, const Value *args, int count) {
    const Signature *s = native->signature;
    Value values[NATIVE_MAX_PARAMETERS];
    Value *to = values;
    if (native->self.kind != VALUE_UNSET) {
        *to++ = native->self;
    }
    for (int i = 0; i < count; i++) {
        *to++ = args[i];
    }
    for (; to < values + s->count; to++) {
        *to = s->parameters[to - values].fallback;
    }
    return native_run(vm, native, values, s->count);
}

// A class of the library that is called with one argument or more makes its instance at once.
static bool call_library_class(Vm *vm, Type *type, Args args, Value *result) {
    if ((type->flags & (TYPE_HEAP | TYPE_META)) || !type->new_ || type->new_ == object_slot_new) {
        if (type == vm->types.type && args.count == 1) {
            *result = value_of_object(object_ref(value_type(vm, args.values[0])));
            return true;
        }
        return false;
    }
    *result = type_make_instance(vm, type, args);
    return true;
}

bool call_direct(Vm *vm, Value callable, Value *args, int count, Value *result) {
    const Type *type = callable.object->type;
    if (type == vm->types.method_descriptor || type == vm->types.builtin_function) {
        const NativeFunction *native = (const NativeFunction *)callable.object;
        if (native->def->kind == NATIVE_FUNCTION && native_fits_filled(native, args, count)) {
            *result = run_filled(vm, native, args, count);
            return true;
        }
        if (native->def->kind == NATIVE_COROUTINE && native_fits(native, args, count)) {
            *result = native_coroutine(vm, native, args, count);
            return true;
        }
    } else if (type == vm->types.function &&
               is_plain_generator((const Function *)callable.object, count)) {
        Function *function = (Function *)callable.object;
        Generator *generator = generator_new_called(vm, function, args, count);
        if (generator) {
            object_ref(function);
        }
        *result = value_or_unset(generator);
        return true;
    } else if (type == vm->types.type) {
        return call_library_class(vm, (Type *)callable.object, (Args){args, count, NULL}, result);
    }
    return false;
}

// The __init__ of a class whose instances are made in the plain way; NULL when it is not so.
static Function *plain_init(Vm *vm, Type *type) {
    if (type->base.type != vm->types.type || !(type->flags & TYPE_HEAP) ||
        (type->flags & TYPE_ABSTRACT) || type->new_ != object_slot_new) {
        return NULL;
    }
    const Value init = type_lookup(vm, type, vm->names.dunder_init);
    return value_is_function(vm, init) ? value_as_function(init) : NULL;
}

Frame *call_class(Vm *vm, Value *values, int count) {
    Type *type = (Type *)values->object;
    Function *init = plain_init(vm, type);
    if (!init || !call_is_simple(vm, init, count + 1)) {
        return NULL;
    }
    const Value instance = instance_new(vm, type);
    if (value_is_unset(instance)) {
        return NULL;
    }
    *values = instance;
    Frame *frame = call_simple(vm, object_ref(init), values, count + 1);
    frame->instance = object_ref(instance.object);
    frame->on_return = RETURN_INSTANCE;
    object_drop(vm, type);
    return frame;
}

#define MAX_WITH_SELF 16

// A call of what is bound to `self`.
static Frame *call_with_self(Vm *vm, Value callable, Value self, Args args, Value *result) {
    const int total = args.count + (args.names ? args.names->count : 0);
    Value values[MAX_WITH_SELF + 1];
    values[0] = self;
    for (int i = 0; i < total; i++) {
        values[i + 1] = args.values[i];
    }
    return call_any(vm, callable, (Args){values, args.count + 1, args.names}, result);
}

Frame *call_any(Vm *vm, Value callable, Args args, Value *result) {
    *result = UNSET;
    if (callable.kind != VALUE_OBJECT) {
        *result = vm_call_args(vm, callable, args);
        return NULL;
    }
    const Type *type = callable.object->type;
    Frame *frame = NULL;
    if (type == vm->types.function) {
        frame = call_begin(vm, (Function *)callable.object, args, result);
        if (frame) {
            frame->on_return = RETURN_TO_REGISTER;
        }
        return frame;
    }
    if (type == vm->types.builtin_function || type == vm->types.method_descriptor) {
        frame = native_begin(vm, (NativeFunction *)callable.object, args, result);
        if (frame) {
            frame->on_return = RETURN_TO_REGISTER;
        }
        return frame;
    }
    const int total = args.count + (args.names ? args.names->count : 0);
    if (type == vm->types.method && total < MAX_WITH_SELF) {
        const Method *method = (const Method *)callable.object;
        return call_with_self(vm, method->function, method->self, args, result);
    }
    if ((type->flags & TYPE_HEAP) && total < MAX_WITH_SELF) {
        const Value function = slots_call_function(vm, type);
        if (value_is_function(vm, function)) {
            return call_with_self(vm, function, callable, args, result);
        }
    }
    if (type == vm->types.type && total < MAX_WITH_SELF) {
        Function *init = plain_init(vm, (Type *)callable.object);
        if (init &&
            !(init->code->code->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR))) {
            const Value instance = instance_new(vm, (Type *)callable.object);
            if (value_is_unset(instance)) {
                return NULL;
            }
            Value values[MAX_WITH_SELF + 1];
            values[0] = instance;
            for (int i = 0; i < total; i++) {
                values[i + 1] = args.values[i];
            }
            frame = call_begin(vm, init, (Args){values, args.count + 1, args.names}, result);
            if (!frame) {
                value_drop(vm, instance);
                return NULL;
            }
            frame->instance = instance.object;
            frame->on_return = RETURN_INSTANCE;
            return frame;
        }
    }
    *result = vm_call_args(vm, callable, args);
    return NULL;
}

Frame *call_spread(Vm *vm, Value callable, Value positional, Value keywords, Value *result) {
    const Tuple *values = (const Tuple *)positional.object;
    *result = UNSET;
    Dict *dict = keywords.kind == VALUE_OBJECT ? (Dict *)keywords.object : NULL;
    if (!dict || dict->used == 0) {
        return call_any(vm, callable, (Args){values->items, values->count, NULL}, result);
    }
    Tuple *row = tuple_new(vm, values->count + dict->used);
    Tuple *names = row ? tuple_new(vm, dict->used) : NULL;
    Frame *frame = NULL;
    if (names) {
        for (int i = 0; i < values->count; i++) {
            row->items[i] = value_ref(values->items[i]);
        }
        int position = 0;
        Value key, value;
        for (int i = 0; dict_next(dict, &position, &key, &value); i++) {
            names->items[i] = value_ref(key);
            row->items[values->count + i] = value_ref(value);
        }
        frame = call_any(vm, callable, (Args){row->items, values->count, names}, result);
    }
    if (names) {
        object_drop(vm, names);
    }
    if (row) {
        object_drop(vm, row);
    }
    return frame;
}
