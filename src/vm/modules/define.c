// What library modules written in Python need of the machine and programs do not get: `_awaiter`.

#include "lang/compiler.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/function.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/str.h"
#include "vm/type.h"

// define(source, names): runs text made by the library as a module whose globals are the dict.
METHOD(awaiter_define) {
    if (!value_is_str(args[0]) || !value_is_dict(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "define() takes text and a dict");
    }
    Diags diags;
    diags_init(&diags, &vm->alloc);
    Code *code = compiler_compile(str_text(value_as_str(args[0])), (CompilerOptions){false, NULL},
                                  &vm->alloc, &diags, NULL);
    diags_deinit(&diags);
    if (!code) {
        return vm_raise(vm, vm->exceptions.SyntaxError, "invalid syntax");
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

static const NativeDef functions[] = {
    NATIVE("define", "source, names, /", awaiter_define),
    {NULL, NULL, NATIVE_FUNCTION, NULL, NULL},
};

const NativeModule MODULE_AWAITER = {"_awaiter", functions, NULL, NULL};
