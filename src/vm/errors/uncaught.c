#include "vm/errors/uncaught.h"

#include "vm/builtins/print.h"
#include "vm/errors/exception.h"
#include "vm/errors/traceback.h"
#include "vm/module.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"

#include <string.h>

static void print_traceback(Vm *vm, const char *before, Value exception) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_add_text(&text, text_of(before));
    traceback_print_uncaught(vm, exception, &text);
    print_diagnostic(vm, buf_text(&text));
    buf_deinit(&text);
}

// Borrowed; UNSET when the program never asked for sys, and so can't have another hook, or when it
// deleted the name.
static Value in_sys(Vm *vm, const char *name) {
    const Value found = module_find(vm, "sys", name);
    value_drop(vm, vm_take_error(vm)); // without memory it is not found
    return found;
}

// The hook failed: its own exception is told too, unless that is a SystemExit.
static Value end_of_hook(Vm *vm, Value exception) {
    const Value error = vm_take_error(vm);
    if (value_is_a(vm, error, vm->exceptions.SystemExit)) {
        return error;
    }
    print_traceback(vm, "Error in sys.excepthook:\n", error);
    print_traceback(vm, "\nOriginal exception was:\n", exception);
    value_drop(vm, error);
    return UNSET;
}

Value uncaught_show(Vm *vm, Value exception) {
    const Value hook = value_ref(in_sys(vm, "excepthook"));
    if (value_is_unset(hook) || value_is(hook, in_sys(vm, "__excepthook__"))) {
        print_traceback(vm, "", exception);
        value_drop(vm, hook);
        return UNSET;
    }
    const Exception *error = value_as_exception(exception);
    const Value parts[] = {value_of_object(error->base.type), exception, traceback_of(error)};
    const Value result = vm_call(vm, hook, parts, 3);
    value_drop(vm, hook);
    if (value_is_unset(result)) {
        return end_of_hook(vm, exception);
    }
    value_drop(vm, result);
    return UNSET;
}
