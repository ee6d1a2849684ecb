// sys: what a program can know about the machine that it runs on.

#include "vm/builtins/print.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/traceback.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/run/frame_object.h"
#include "vm/run/generator.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <limits.h>

#include <limits.h>

METHOD(sys_exit) {
    const bool given = !value_is_none(args[0]);
    // exit((1, 2)) has two arguments, as raising with a tuple always had.
    Value exception =
        value_has_type_flag(args[0], TYPE_TUPLE)
            ? exception_new_args(vm, vm->exceptions.SystemExit, ((Tuple *)args[0].object)->items,
                                 ((Tuple *)args[0].object)->count)
            : exception_new_args(vm, vm->exceptions.SystemExit, args, given ? 1 : 0);
    if (!value_is_unset(exception)) {
        vm_raise_value(vm, exception);
        value_drop(vm, exception);
    }
    return UNSET;
}

METHOD(sys_exc_info) {
    const Value handled = frame_handled_exception(vm);
    if (!value_is_exception(handled)) {
        const Value nothing[] = {NONE, NONE, NONE};
        return value_or_unset(tuple_of(vm, nothing, 3));
    }
    const Value parts[] = {value_of_object(value_type(vm, handled)), handled,
                           traceback_of(value_as_exception(handled))};
    return value_or_unset(tuple_of(vm, parts, 3));
}

METHOD(sys_exception) {
    const Value handled = frame_handled_exception(vm);
    return value_is_exception(handled) ? value_ref(handled) : NONE;
}

METHOD(sys_getframe) {
    int64_t depth;
    if (!int_index(vm, args[0], &depth)) {
        return UNSET;
    }
    Frame *frame = frame_current(vm);
    for (; frame && depth > 0; depth--) {
        frame = frame_caller(frame);
    }
    if (!frame) {
        return vm_raise(vm, vm->exceptions.ValueError, "call stack is not deep enough");
    }
    FrameObject *object = frame_object_of(vm, frame);
    return object ? value_of_object(object_ref(object)) : UNSET;
}

METHOD(sys_getrecursionlimit) {
    return value_of_int(vm->max_depth);
}

// What a C function takes as an int: false with an exception set.
static bool int_argument(Vm *vm, Value value, int *out) {
    int64_t number = 0;
    if (!int_index(vm, value, &number)) {
        return false;
    }
    if (number < INT_MIN || number > INT_MAX) {
        vm_raise(vm, vm->exceptions.OverflowError,
                 number > 0 ? "signed integer is greater than maximum"
                            : "signed integer is less than minimum");
        return false;
    }
    *out = (int)number;
    return true;
}

METHOD(sys_setrecursionlimit) {
    int limit;
    if (!int_argument(vm, args[0], &limit)) {
        return UNSET;
    }
    if (limit < 1) {
        return vm_raise(vm, vm->exceptions.ValueError,
                        "recursion limit must be greater or equal than 1");
    }
    if (limit <= vm->depth) {
        return vm_raise(vm, vm->exceptions.RecursionError,
                        "cannot set the recursion limit to %d at the recursion depth %d: the limit "
                        "is too low",
                        limit, vm->depth);
    }
    vm->max_depth = limit;
    return NONE;
}

METHOD(sys_get_origin_depth) {
    return value_of_int(vm->origin_depth);
}

METHOD(sys_set_origin_depth) {
    int depth;
    if (!int_argument(vm, args[0], &depth)) {
        return UNSET;
    }
    if (depth < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "depth must be >= 0");
    }
    vm->origin_depth = depth;
    return NONE;
}

METHOD(sys_getdefaultencoding) {
    return value_or_unset(str_from_c(vm, "utf-8"));
}

METHOD(sys_getfilesystemencoding) {
    return value_or_unset(str_from_c(vm, "utf-8"));
}

METHOD(sys_getsizeof) {
    if (args[0].kind != VALUE_OBJECT) {
        return value_of_int(28);
    }
    const Type *type = args[0].object->type;
    const size_t size = type->size_of ? type->size_of(args[0].object) : type->size;
    return value_of_int((int64_t)size);
}

// As CPython, the reference that the call itself holds counts.
METHOD(sys_getrefcount) {
    return value_of_int(args[0].kind == VALUE_OBJECT ? (int64_t)args[0].object->refs + 1 : 1000);
}

METHOD(sys_intern) {
    if (!value_is_str(args[0])) {
        return vm_raise(vm, vm->exceptions.TypeError, "intern() argument must be str, not %s",
                        vm_type_name(vm, args[0]));
    }
    return value_or_unset(str_intern(vm, str_text(value_as_str(args[0]))));
}

METHOD(sys_excepthook) {
    Buf text;
    buf_init(&text, &vm->alloc);
    traceback_print_uncaught(vm, args[1], &text);
    print_diagnostic(vm, buf_text(&text));
    buf_deinit(&text);
    return NONE;
}

METHOD(sys_get_asyncgen_hooks) {
    Value first, finalizer;
    generator_hooks(vm, &first, &finalizer);
    const Value parts[] = {value_is_unset(first) ? NONE : first,
                           value_is_unset(finalizer) ? NONE : finalizer};
    return value_or_unset(tuple_of(vm, parts, 2));
}

METHOD(sys_set_asyncgen_hooks) {
    Value first, finalizer;
    generator_hooks(vm, &first, &finalizer);
    generator_set_hooks(vm, value_is_unset(args[0]) ? first : args[0],
                        value_is_unset(args[1]) ? finalizer : args[1]);
    return NONE;
}

static const NativeDef functions[] = {
    NATIVE("exit", "status=None, /", sys_exit),
    NATIVE("exc_info", "", sys_exc_info),
    NATIVE("exception", "", sys_exception),
    NATIVE("_getframe", "depth=0, /", sys_getframe),
    NATIVE("getrecursionlimit", "", sys_getrecursionlimit),
    NATIVE("setrecursionlimit", "limit, /", sys_setrecursionlimit),
    NATIVE("get_coroutine_origin_tracking_depth", "", sys_get_origin_depth),
    NATIVE("set_coroutine_origin_tracking_depth", "depth", sys_set_origin_depth),
    NATIVE("getdefaultencoding", "", sys_getdefaultencoding),
    NATIVE("getfilesystemencoding", "", sys_getfilesystemencoding),
    NATIVE("getsizeof", "object, default=…", sys_getsizeof),
    NATIVE("getrefcount", "object, /", sys_getrefcount),
    NATIVE("intern", "string, /", sys_intern),
    NATIVE("excepthook", "exctype, value, traceback, /", sys_excepthook),
    NATIVE("get_asyncgen_hooks", "", sys_get_asyncgen_hooks),
    NATIVE("set_asyncgen_hooks", "firstiter=…, finalizer=…", sys_set_asyncgen_hooks),
    {0},
};

static bool put_text(Vm *vm, Dict *globals, const char *name, const char *text) {
    Str *str = str_from_c(vm, text);
    const bool done = str && dict_set_c(vm, globals, name, value_of_object(str));
    if (str) {
        object_drop(vm, str);
    }
    return done;
}

// Puts a value (takes it).
static bool put(Vm *vm, Dict *globals, const char *name, Value value) {
    const bool done = !value_is_unset(value) && dict_set_c(vm, globals, name, value);
    value_drop(vm, value);
    return done;
}

// What came from the command line as a str: bytes that are no UTF-8 become surrogates, as in
// CPython.
static Str *str_of_argument(Vm *vm, const char *argument) {
    const Text text = text_of(argument);
    size_t bad = 0;
    if (text_is_utf8(text, &bad)) {
        return str_from_text(vm, text);
    }
    Buf escaped;
    buf_init(&escaped, &vm->alloc);
    for (size_t at = 0; at < text.size;) {
        const size_t start = at;
        const uint32_t c = text_next(text, &at);
        const Text piece = {text.bytes + start, at - start};
        if (text_is_utf8(piece, &bad)) {
            buf_add_code_point(&escaped, c);
        } else {
            buf_add_code_point(&escaped, 0xdc00u + (unsigned char)text.bytes[start]);
            at = start + 1;
        }
    }
    Str *str = escaped.failed ? NULL : str_from_text(vm, buf_text(&escaped));
    if (escaped.failed) {
        vm_raise_memory(vm);
    }
    buf_deinit(&escaped);
    return str;
}

// sys.argv: the path of the scenario and what followed it on the command line.
static Value argv_new(Vm *vm) {
    List *list = list_new(vm, 1 + vm->options.argument_count);
    for (int i = -1; list && i < vm->options.argument_count; i++) {
        const char *path = vm->options.path ? vm->options.path : "";
        Str *str = str_of_argument(vm, i < 0 ? path : vm->options.arguments[i]);
        if (!str || !list_append(vm, list, value_of_object(str))) {
            object_drop(vm, list);
            list = NULL;
        }
        if (str) {
            object_drop(vm, str);
        }
    }
    return value_or_unset(list);
}

static bool setup(Vm *vm, Dict *globals) {
    static const char *const streams[] = {"stdin", "stdout", "stderr"};
    static const char *const original[] = {"__stdin__", "__stdout__", "__stderr__"};
    for (int i = 0; i < 3; i++) {
        const Value stream = print_stream(vm, i);
        if (value_is_unset(stream) || !dict_set_c(vm, globals, streams[i], stream) ||
            !dict_set_c(vm, globals, original[i], stream)) {
            return false;
        }
    }
    return put_text(vm, globals, "byteorder", "little") &&
           put_text(vm, globals, "platform", "linux") &&
           put_text(vm, globals, "executable", "/usr/bin/python3") &&
           put_text(vm, globals, "prefix", "/usr") &&
           put_text(vm, globals, "version", "3.11.7 (main, Dec  4 2023, 00:00:00) [awaiter]") &&
           put_text(vm, globals, "copyright",
                    "Copyright (c) 2001-2023 Python Software Foundation.") &&
           put(vm, globals, "argv", argv_new(vm)) &&
           put(vm, globals, "path", value_or_unset(list_new(vm, 0))) &&
           put(vm, globals, "maxsize", value_of_int(INT64_MAX)) &&
           put(vm, globals, "maxunicode", value_of_int(0x10ffff)) &&
           put(vm, globals, "hexversion", value_of_int(0x030b07f0)) &&
           put(vm, globals, "dont_write_bytecode", value_of_bool(false)) &&
           put(vm, globals, "modules", value_of_object(object_ref(vm->modules)));
}

const NativeModule MODULE_SYS = {"sys", functions, setup, "vm/modules/sys.py"};
