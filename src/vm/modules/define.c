// What library modules written in Python need of the machine and programs do not get: `_awaiter`.

#include "lang/compiler.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/refusal.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/run/frame.h"
#include "vm/run/function.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

// define(source, names): runs text made by the library as a module whose globals are the dict.
METHOD(awaiter_define) {
    if (!value_is_str(args[0]) || !value_is_dict(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "define() takes text and a dict");
    }
    Diags diags;
    diags_init(&diags, &vm->alloc);
    Code *code = compiler_compile(str_text(value_as_str(args[0])), (CompilerOptions){0}, &vm->alloc,
                                  &diags, NULL);
    const bool lacks_memory = diags_lack_memory(&diags);
    diags_deinit(&diags);
    if (!code) {
        return lacks_memory ? vm_raise_memory(vm)
                            : vm_raise(vm, vm->exceptions.SyntaxError, "invalid syntax");
    }
    CodeObject *object = code_object_new(vm, code, "<string>", true);
    Function *body = object ? function_new(vm, object, (Dict *)args[1].object) : NULL;
    if (object) {
        object_drop(vm, object);
    }
    if (!body) {
        return UNSET;
    }
    Value result = vm_call(vm, value_of_object(body), NULL, 0);
    object_drop(vm, body);
    return result;
}

// (file, line, function, module) of a frame, as the functions below give it.
static Value place_of(Vm *vm, const Frame *frame) {
    const Value module = dict_get_str(frame->function->globals, vm->names.dunder_name);
    const Value items[] = {value_of_object(frame->code->filename), value_of_int(frame_line(frame)),
                           value_of_object(frame->code->name),
                           value_is_unset(module) ? NONE : module};
    return value_or_unset(tuple_of(vm, items, 4));
}

// caller(level): the place of the newest frame of the program itself, or of one `level - 1` such
// frames below; None when there is none. logging tells where it was called.
METHOD(awaiter_caller) {
    int64_t level = args[0].kind == VALUE_INT ? args[0].integer : 1;
    for (const Frame *frame = frame_current(vm); frame; frame = frame->back) {
        if (frame->code && !frame->code->is_library && --level <= 0) {
            return place_of(vm, frame);
        }
    }
    return NONE;
}

// frame_below(level): the place of the frame, whosever it is, so many below the function that asks;
// None when there is none. warnings counts so.
METHOD(awaiter_frame_below) {
    int64_t level = args[0].integer;
    for (const Frame *frame = frame_current(vm); frame; frame = frame->back) {
        if (frame->code && --level < 0) {
            return place_of(vm, frame);
        }
    }
    return NONE;
}

// name_in_full(*classes): see type_name_in_full; for classes that CPython has in C.
METHOD(awaiter_name_in_full) {
    const Tuple *classes = (const Tuple *)args[0].object;
    for (int i = 0; i < classes->count; i++) {
        if (!value_has_type_flag(classes->items[i], TYPE_META)) {
            return vm_raise(vm, vm->exceptions.TypeError, "name_in_full() takes classes");
        }
        if (!type_name_in_full(vm, (Type *)classes->items[i].object)) {
            return UNSET;
        }
    }
    return NONE;
}

// share_patterns(from, to): see type_share_patterns; for abstract classes.
METHOD(awaiter_share_patterns) {
    if (!value_has_type_flag(args[0], TYPE_META) || !value_has_type_flag(args[1], TYPE_META)) {
        return vm_raise(vm, vm->exceptions.TypeError, "share_patterns() takes classes");
    }
    type_share_patterns((Type *)args[0].object, (Type *)args[1].object);
    return NONE;
}

// refuse(what, hint=''): ends the run, as what is being done is not supported.
METHOD(awaiter_refuse) {
    const Text hint = value_is_str(args[1]) ? str_text(value_as_str(args[1])) : TEXT("");
    if (!value_is_str(args[0])) {
        return vm_raise(vm, vm->exceptions.TypeError, "refuse() takes text");
    }
    return refusal_raise(vm, str_text(value_as_str(args[0])),
                         hint.size > 0 ? hint : (Text){NULL, 0});
}

// is_coroutine_function(function): whether a function in C is what CPython has as `async def`.
METHOD(awaiter_is_coroutine_function) {
    const bool native = value_is_a(vm, args[0], vm->types.builtin_function) ||
                        value_is_a(vm, args[0], vm->types.method_descriptor);
    return value_of_bool(native &&
                         ((NativeFunction *)args[0].object)->def->kind == NATIVE_COROUTINE);
}

// make_awaitable(function): the generators that it makes can be awaited.
METHOD(awaiter_make_awaitable) {
    if (!value_is_function(vm, args[0])) {
        return vm_raise(vm, vm->exceptions.TypeError, "make_awaitable() takes a function");
    }
    value_as_function(args[0])->code->is_awaitable = true;
    return NONE;
}

static const NativeDef functions[] = {
    NATIVE("make_awaitable", "function, /", awaiter_make_awaitable),
    NATIVE("refuse", "what, hint='', /", awaiter_refuse),
    NATIVE("name_in_full", "*classes", awaiter_name_in_full),
    NATIVE("share_patterns", "from, to, /", awaiter_share_patterns),
    NATIVE("caller", "level=1, /", awaiter_caller),
    NATIVE("frame_below", "level, /", awaiter_frame_below),
    NATIVE("is_coroutine_function", "function, /", awaiter_is_coroutine_function),
    NATIVE("define", "source, names, /", awaiter_define),
    {0},
};

const NativeModule MODULE_AWAITER = {"_awaiter", functions, NULL, NULL};
