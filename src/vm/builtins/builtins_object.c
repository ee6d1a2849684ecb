// Builtins about objects: getattr and its like, repr, format, isinstance, dir, vars, callable,
// globals, locals, the class statement, imports.

#include "vm/builtins/builtins.h"
#include "vm/classes/attribute.h"
#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/refusal.h"
#include "vm/format/format.h"
#include "vm/method.h"
#include "vm/module.h"
#include "vm/protocol.h"
#include "vm/run/frame.h"
#include "vm/run/function.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

static Value truth_value(int truth) {
    return truth < 0 ? UNSET : value_of_bool(truth);
}

// --- Attributes by name --------------------------------------------------------------------------

// The interned name: a new reference; NULL with TypeError set.
static Str *attribute_name(Vm *vm, Value value, const char *function) {
    if (value_is_str(value)) {
        return attribute_intern(vm, value_as_str(value));
    }
    if (*function) {
        vm_raise(vm, vm->exceptions.TypeError, "%s(): attribute name must be string", function);
    } else {
        vm_raise(vm, vm->exceptions.TypeError, "attribute name must be string, not '%s'",
                 vm_type_name(vm, value));
    }
    return NULL;
}

// The attribute, or UNSET without an exception; but where CPython has it the run ends.
static Value find_or_refuse(Vm *vm, Value object, Str *name) {
    const Value found = object_find_attr(vm, object, name);
    if (value_is_unset(found) && !vm_has_error(vm)) {
        if (value_is_a(vm, object, vm->types.module)) {
            refusal_of_module(vm, str_text(((ModuleObject *)object.object)->name), name);
        } else {
            refusal_of_attribute(vm, object, name);
        }
    }
    return found;
}

METHOD(builtin_getattr) {
    Str *name = attribute_name(vm, args[1], "");
    if (!name) {
        return UNSET;
    }
    Value result;
    if (value_is_unset(args[2])) {
        result = object_get_attr(vm, args[0], name);
    } else {
        result = find_or_refuse(vm, args[0], name);
        if (value_is_unset(result) && !vm_has_error(vm)) {
            result = value_ref(args[2]);
        }
    }
    object_drop(vm, name);
    return result;
}

METHOD(builtin_hasattr) {
    Str *name = attribute_name(vm, args[1], "");
    if (!name) {
        return UNSET;
    }
    Value found = find_or_refuse(vm, args[0], name);
    object_drop(vm, name);
    if (value_is_unset(found)) {
        return vm_has_error(vm) ? UNSET : value_of_bool(false);
    }
    value_drop(vm, found);
    return value_of_bool(true);
}

METHOD(builtin_setattr) {
    Str *name = attribute_name(vm, args[1], "");
    const bool done = name && object_set_attr(vm, args[0], name, args[2]);
    if (name) {
        object_drop(vm, name);
    }
    return done ? NONE : UNSET;
}

METHOD(builtin_delattr) {
    Str *name = attribute_name(vm, args[1], "");
    const bool done = name && object_set_attr(vm, args[0], name, UNSET);
    if (name) {
        object_drop(vm, name);
    }
    return done ? NONE : UNSET;
}

// --- Text ----------------------------------------------------------------------------------------

METHOD(builtin_repr) {
    return object_repr(vm, args[0]);
}

METHOD(builtin_ascii) {
    return object_ascii(vm, args[0]);
}

METHOD(builtin_format) {
    if (!value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "format() argument 2 must be str, not %s",
                        argument_type_name(vm, args[1]));
    }
    return format_value(vm, args[0], str_text(value_as_str(args[1])));
}

// --- What things are -----------------------------------------------------------------------------

METHOD(builtin_isinstance) {
    return truth_value(object_is_instance(vm, args[0], args[1]));
}

METHOD(builtin_issubclass) {
    return truth_value(object_is_subclass(vm, args[0], args[1]));
}

METHOD(builtin_callable) {
    return value_of_bool(value_type(vm, args[0])->call != NULL);
}

METHOD(builtin_len) {
    const int64_t length = object_length(vm, args[0]);
    return length < 0 ? UNSET : value_of_int(length);
}

// --- Names ---------------------------------------------------------------------------------------

METHOD(builtin_globals) {
    const Frame *frame = frame_current(vm);
    Dict *globals = frame && frame->function ? frame->function->globals : NULL;
    if (!globals) {
        return vm_raise(vm, vm->exceptions.SystemError, "globals() without a frame");
    }
    return value_of_object(object_ref(globals));
}

METHOD(builtin_locals) {
    Frame *frame = frame_current(vm);
    if (!frame) {
        return vm_raise(vm, vm->exceptions.SystemError, "locals() without a frame");
    }
    return frame_locals(vm, frame);
}

METHOD(builtin_vars) {
    if (value_is_unset(args[0])) {
        return builtin_locals(vm, args, count);
    }
    Value dict = attribute_dict(vm, args[0]);
    if (value_is_unset(dict) && !vm_has_error(vm)) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "vars() argument must have __dict__ attribute");
    }
    return dict;
}

// A sorted list of what is in an iterable; takes it.
static Value sorted_names(Vm *vm, Value names) {
    List *list = value_is_unset(names) ? NULL : list_new(vm, 0);
    if (list && (!list_extend(vm, list, names) || !list_sort(vm, list, NONE, false))) {
        object_drop(vm, list);
        list = NULL;
    }
    value_drop(vm, names);
    return value_or_unset(list);
}

METHOD(builtin_dir) {
    if (value_is_unset(args[0])) {
        return sorted_names(vm, builtin_locals(vm, args, count));
    }
    bool found;
    Value names = slots_call(vm, args[0], vm->names.dunder_dir, NULL, 0, &found);
    return found ? sorted_names(vm, names) : attribute_dir(vm, args[0]);
}

// --- Classes and imports -------------------------------------------------------------------------

METHOD(builtin_build_class) {
    const Tuple *bases = (const Tuple *)args[2].object;
    Dict *keywords = (Dict *)args[3].object;
    const int total = 2 + bases->count + keywords->used;
    Tuple *values = tuple_new(vm, total);
    Tuple *names = values ? tuple_new(vm, keywords->used) : NULL;
    Value made = UNSET;
    if (names) {
        values->items[0] = value_ref(args[0]);
        values->items[1] = value_ref(args[1]);
        for (int i = 0; i < bases->count; i++) {
            values->items[2 + i] = value_ref(bases->items[i]);
        }
        int position = 0, i = 0;
        Value key, value;
        while (dict_next(keywords, &position, &key, &value)) {
            names->items[i] = value_ref(key);
            values->items[2 + bases->count + i++] = value_ref(value);
        }
        made = class_build(vm, (Args){values->items, 2 + bases->count, names});
        object_drop(vm, names);
    }
    if (values) {
        object_drop(vm, values);
    }
    return made;
}

METHOD(builtin_import) {
    if (!value_is_str(args[0])) {
        return vm_raise(vm, vm->exceptions.TypeError, "__import__() argument 1 must be str, not %s",
                        argument_type_name(vm, args[0]));
    }
    int64_t level;
    if (!int_index(vm, args[4], &level)) {
        return UNSET;
    }
    Dict *globals = value_is_dict(args[1]) ? (Dict *)args[1].object : vm->builtins;
    return module_import(vm, globals, value_as_str(args[0]), args[3], level);
}

// exit() and quit(): what site adds for people at a prompt, and programs use.
METHOD(builtin_exit) {
    Value exception =
        exception_new_args(vm, vm->exceptions.SystemExit, args, value_is_unset(args[0]) ? 0 : 1);
    if (!value_is_unset(exception)) {
        vm_raise_value(vm, exception);
        value_drop(vm, exception);
    }
    return UNSET;
}

const NativeDef builtins_of_objects[] = {
    NATIVE("__build_class__", "func, name, /, *bases, **kwds", builtin_build_class),
    NATIVE("__import__", "name, globals=None, locals=None, fromlist=(), level=0", builtin_import),
    NATIVE("ascii", "obj, /", builtin_ascii),
    NATIVE("callable", "obj, /", builtin_callable),
    NATIVE("delattr", "obj, name, /", builtin_delattr),
    NATIVE("dir", "object=…, /", builtin_dir),
    NATIVE("exit", "code=…, /", builtin_exit),
    NATIVE("format", "value, format_spec='', /", builtin_format),
    NATIVE("getattr", "object, name, default=…, /", builtin_getattr),
    NATIVE("globals", "", builtin_globals),
    NATIVE("hasattr", "obj, name, /", builtin_hasattr),
    NATIVE("isinstance", "obj, class_or_tuple, /", builtin_isinstance),
    NATIVE("issubclass", "cls, class_or_tuple, /", builtin_issubclass),
    NATIVE("len", "obj, /", builtin_len),
    NATIVE("locals", "", builtin_locals),
    NATIVE("quit", "code=…, /", builtin_exit),
    NATIVE("repr", "obj, /", builtin_repr),
    NATIVE("setattr", "obj, name, value, /", builtin_setattr),
    NATIVE("vars", "object=…, /", builtin_vars),
    {0},
};
