// traceback: what vm/errors/traceback.c prints, as text for programs; the rest is in traceback.py.

#include "vm/errors/traceback.h"

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/run/frame.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <limits.h>

static bool take_limit(Vm *vm, Value value, int *limit) {
    int64_t number = INT_MAX;
    if (!value_is_none(value) && !int_index_or(vm, value, NULL, &number)) {
        return false;
    }
    *limit = number > INT_MAX ? INT_MAX : number < -INT_MAX ? -INT_MAX : (int)number;
    return true;
}

// _whole(exception, chain, limit)
METHOD(traceback_whole) {
    int limit;
    if (!value_is_exception(args[0]) || !take_limit(vm, args[2], &limit)) {
        return vm_has_error(vm)
                   ? UNSET
                   : vm_raise(vm, vm->exceptions.TypeError,
                              "Exception expected for value, %s found", vm_type_name(vm, args[0]));
    }
    Buf out;
    buf_init(&out, &vm->alloc);
    traceback_print(vm, args[0], args[1].integer != 0, limit, &out);
    return value_or_unset(str_from_buf(vm, &out));
}

// _entries(traceback, limit)
METHOD(traceback_entries) {
    int limit;
    if (!take_limit(vm, args[1], &limit)) {
        return UNSET;
    }
    Buf out;
    buf_init(&out, &vm->alloc);
    if (value_type(vm, args[0]) == vm->types.traceback) {
        traceback_print_entries(vm, (Traceback *)args[0].object, limit, &out);
    }
    return value_or_unset(str_from_buf(vm, &out));
}

// _only(exception)
METHOD(traceback_only) {
    Buf out;
    buf_init(&out, &vm->alloc);
    if (value_is_exception(args[0])) {
        traceback_print_exception_only(vm, args[0], &out);
    }
    return value_or_unset(str_from_buf(vm, &out));
}

// _source(filename, line)
METHOD(traceback_source) {
    int64_t line;
    if (!value_is_str(args[0]) || !int_index(vm, args[1], &line)) {
        return vm_has_error(vm) ? UNSET : value_of_object(object_ref(vm->names.empty));
    }
    return value_or_unset(
        str_from_text(vm, traceback_source_line(vm, value_as_str(args[0])->bytes, (int)line)));
}

// _stack(): (filename, line, name) of every frame that is running, outermost last; the line is 0
// where CPython's file has none.
METHOD(traceback_stack) {
    List *list = list_new(vm, 0);
    for (const Frame *frame = frame_current(vm); list && frame; frame = frame->back) {
        if (!frame->code) {
            continue;
        }
        const Value parts[] = {value_of_object(frame->code->filename),
                               value_of_int(frame_line(frame)), value_of_object(frame->code->name)};
        Tuple *entry = tuple_of(vm, parts, 3);
        if (!entry || !list_append(vm, list, value_of_object(entry))) {
            object_drop(vm, list);
            list = NULL;
        }
        if (entry) {
            object_drop(vm, entry);
        }
    }
    return value_or_unset(list);
}

static const NativeDef functions[] = {
    NATIVE("_whole", "exception, chain, limit, /", traceback_whole),
    NATIVE("_entries", "traceback, limit, /", traceback_entries),
    NATIVE("_only", "exception, /", traceback_only),
    NATIVE("_source", "filename, line, /", traceback_source),
    NATIVE("_stack", "", traceback_stack),
    {0},
};

const NativeModule MODULE_TRACEBACK = {"traceback", functions, NULL, "vm/modules/traceback.py"};
