#include "vm/errors/exception.h"

#include "base/check.h"
#include "vm/builtins/print.h"
#include "vm/classes/attribute.h"
#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/errors/refusal.h"
#include "vm/errors/syntax_error.h"
#include "vm/errors/traceback.h"
#include "vm/gc.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <stdio.h>
#include <string.h>

bool value_is_exception(Value value) {
    return value_has_type_flag(value, TYPE_EXCEPTION);
}

Exception *value_as_exception(Value value) {
    CHECK(value_is_exception(value));
    return (Exception *)value.object;
}

static Exception *self_of(Value self) {
    return (Exception *)self.object;
}

static Value or_none(Value value) {
    return value_is_unset(value) ? NONE : value_ref(value);
}

// --- Making --------------------------------------------------------------------------------------

static Exception *blank(Vm *vm, Type *type, const Value *args, int count) {
    Exception *exception = object_new(vm, type, sizeof *exception);
    if (!exception) {
        return NULL;
    }
    exception->args = tuple_of(vm, args, count);
    if (!exception->args) {
        object_drop(vm, exception);
        return NULL;
    }
    return exception;
}

// What the types with attributes of their own take from the arguments.
static void take_extras(Vm *vm, Exception *exception) {
    const Tuple *args = exception->args;
    const Type *type = exception->base.type;
    if (args->count == 0) {
        return;
    }
    if (type_is_subtype(type, vm->exceptions.StopIteration) ||
        type_is_subtype(type, vm->exceptions.SystemExit)) {
        const bool many = args->count > 1 && type_is_subtype(type, vm->exceptions.SystemExit);
        value_set(vm, &exception->extra[0],
                  many ? value_of_object(object_ref(exception->args)) : value_ref(args->items[0]));
    } else if (args->count == 1 && type_is_subtype(type, vm->exceptions.ImportError)) {
        value_set(vm, &exception->extra[2], value_ref(args->items[0]));
    }
}

Value exception_new(Vm *vm, Type *type, const char *message) {
    Value text = UNSET;
    if (message) {
        Str *str = str_from_c(vm, message);
        if (!str) {
            return UNSET;
        }
        text = value_of_object(str);
    }
    Exception *exception = blank(vm, type, &text, message ? 1 : 0);
    value_drop(vm, text);
    if (!exception) {
        return UNSET;
    }
    take_extras(vm, exception);
    return value_of_object(exception);
}

static Value slot_new(Vm *vm, Type *type, Args args) {
    Exception *exception = blank(vm, type, args.values, args.count);
    if (!exception) {
        return UNSET;
    }
    take_extras(vm, exception);
    return value_of_object(exception);
}

static bool set_args(Vm *vm, Exception *exception, Args args) {
    Tuple *tuple = tuple_of(vm, args.values, args.count);
    if (!tuple) {
        return false;
    }
    Tuple *old = exception->args;
    exception->args = tuple;
    object_drop(vm, old);
    take_extras(vm, exception);
    return true;
}

static bool slot_init(Vm *vm, Value self, Args args) {
    if (!args_no_keywords(vm, vm_type_name(vm, self), args)) {
        return false;
    }
    // __new__ has seen the same arguments unless a class changed them on the way.
    Exception *exception = self_of(self);
    bool same = exception->args->count == args.count;
    for (int i = 0; same && i < args.count; i++) {
        same = value_is(exception->args->items[i], args.values[i]);
    }
    return same || set_args(vm, exception, args);
}

// A type that has both as they are here makes its instance in one go: `__init__` would only find
// what
// `__new__` has seen.
Value exception_new_args(Vm *vm, Type *type, const Value *args, int count) {
    return type->new_ == slot_new && type->init == slot_init
               ? slot_new(vm, type, (Args){args, count, NULL})
               : vm_call(vm, value_of_object(type), args, count);
}

// For types that take some attributes as keywords, in this order.
static bool init_with_keywords(Vm *vm, Value self, Args args, const ArgNames *names) {
    Exception *exception = self_of(self);
    Value given[4];
    if (!args_bind(vm, names, (Args){args.values + args.count, 0, args.names}, given)) {
        return false;
    }
    for (int i = 0; i < names->count; i++) {
        if (!value_is_unset(given[i])) {
            value_set(vm, &exception->extra[i], value_ref(given[i]));
        }
    }
    return slot_init(vm, self, (Args){args.values, args.count, NULL});
}

static bool attribute_error_init(Vm *vm, Value self, Args args) {
    static const ArgNames names = {"AttributeError", 0, 0, 2, {"name", "obj"}};
    return init_with_keywords(vm, self, args, &names);
}

static bool name_error_init(Vm *vm, Value self, Args args) {
    static const ArgNames names = {"NameError", 0, 0, 1, {"name"}};
    return init_with_keywords(vm, self, args, &names);
}

static bool import_error_init(Vm *vm, Value self, Args args) {
    static const ArgNames names = {"ImportError", 0, 0, 2, {"name", "path"}};
    return init_with_keywords(vm, self, args, &names);
}

static bool syntax_init(Vm *vm, Value self, Args args) {
    return slot_init(vm, self, args) && syntax_error_init(vm, self);
}

void exception_note_attribute(Vm *vm, Value object, Str *name) {
    if (!vm_error_is(vm, vm->exceptions.AttributeError)) {
        return;
    }
    Exception *error = value_as_exception(vm->error);
    if (value_is_unset(error->extra[0]) && value_is_unset(error->extra[1])) {
        value_set(vm, &error->extra[0], value_of_object(object_ref(name)));
        value_set(vm, &error->extra[1], value_ref(object));
    }
}

void exception_keep(Vm *vm, Value value) {
    if (!value_is_object(value)) {
        return;
    }
    const Value error = vm_take_error(vm);
    if (value_is_exception(error)) {
        Value *kept = &value_as_exception(error)->kept;
        if (value_is_unset(*kept)) {
            *kept = value_or_unset(list_new(vm, 0));
        }
        if (value_is_unset(*kept) || !list_append(vm, (List *)kept->object, value)) {
            value_drop(vm, vm_take_error(vm));
        }
    }
    vm_restore_error(vm, error);
}

void exception_keep_given(Vm *vm, const Value *given, int count) {
    for (int i = 0; i < count; i++) {
        if (value_is_tuple(given[i])) { // of *arguments
            const Tuple *rest = (const Tuple *)given[i].object;
            exception_keep_given(vm, rest->items, rest->count);
        } else if (value_is_coroutine(vm, given[i]) &&
                   ((const Generator *)given[i].object)->state == GENERATOR_CREATED) {
            exception_keep(vm, given[i]);
        }
    }
}

void exception_raise_not_made(Vm *vm, Value type, Value made, bool as_value) {
    Type *kind = value_type(vm, made);
    const Value shown = object_repr(vm, type);
    const Value given = value_is_unset(shown) ? UNSET
                        : as_value            ? object_repr(vm, value_of_object(kind))
                                              : value_of_object(object_ref(kind->name));
    if (!value_is_unset(given)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "calling %s should have returned an instance of BaseException, not %s",
                 value_as_str(shown)->bytes, value_as_str(given)->bytes);
    }
    value_drop(vm, shown);
    value_drop(vm, given);
}

Value exception_raise_attribute(Vm *vm, Value object, Str *name) {
    if (refusal_of_attribute(vm, object, name)) {
        return UNSET;
    }
    if (value_has_type_flag(object, TYPE_META)) {
        vm_raise(vm, vm->exceptions.AttributeError, "type object '%s' has no attribute '%s'",
                 ((Type *)object.object)->name->bytes, name->bytes);
    } else {
        vm_raise(vm, vm->exceptions.AttributeError, "'%s' object has no attribute '%s'",
                 vm_type_name(vm, object), name->bytes);
    }
    exception_note_attribute(vm, object, name);
    return UNSET;
}

// --- Showing -------------------------------------------------------------------------------------

static Value slot_repr(Vm *vm, Value self) {
    const Exception *exception = self_of(self);
    const bool one = exception->args->count == 1;
    Value shown =
        object_repr(vm, one ? exception->args->items[0] : value_of_object(exception->args));
    if (value_is_unset(shown)) {
        return UNSET;
    }
    Str *text =
        str_format(vm, one ? "%s(%s)" : "%s%s", vm_type_name(vm, self), value_as_str(shown)->bytes);
    value_drop(vm, shown);
    return value_or_unset(text);
}

static Value slot_str(Vm *vm, Value self) {
    const Exception *exception = self_of(self);
    switch (exception->args->count) {
    case 0:
        return value_of_object(object_ref(vm->names.empty));
    case 1:
        return object_str(vm, exception->args->items[0]);
    default:
        return object_str(vm, value_of_object(exception->args));
    }
}

// A missing key is shown as it is written, so that '' can be seen.
static Value key_error_str(Vm *vm, Value self) {
    const Exception *exception = self_of(self);
    return exception->args->count == 1 ? object_repr(vm, exception->args->items[0])
                                       : slot_str(vm, self);
}

static Value import_error_str(Vm *vm, Value self) {
    const Value message = self_of(self)->extra[2];
    return value_is_str(message) ? value_ref(message) : slot_str(vm, self);
}

static Value os_error_str(Vm *vm, Value self) {
    const Exception *exception = self_of(self);
    if (value_is_unset(exception->extra[0]) || value_is_unset(exception->extra[1])) {
        return slot_str(vm, self);
    }
    Value number = object_str(vm, exception->extra[0]);
    Value reason = value_is_unset(number) ? UNSET : object_str(vm, exception->extra[1]);
    Value file = UNSET;
    Str *text = NULL;
    if (!value_is_unset(reason)) {
        if (value_is_unset(exception->extra[2]) || value_is_none(exception->extra[2])) {
            text = str_format(vm, "[Errno %s] %s", value_as_str(number)->bytes,
                              value_as_str(reason)->bytes);
        } else if (!value_is_unset(file = object_repr(vm, exception->extra[2]))) {
            text = str_format(vm, "[Errno %s] %s: %s", value_as_str(number)->bytes,
                              value_as_str(reason)->bytes, value_as_str(file)->bytes);
        }
    }
    value_drop(vm, number);
    value_drop(vm, reason);
    value_drop(vm, file);
    return value_or_unset(text);
}

static Value arg(const Exception *exception, int index) {
    return index < exception->args->count ? exception->args->items[index] : UNSET;
}

static int64_t int_arg(const Exception *exception, int index) {
    const Value value = arg(exception, index);
    return value.kind == VALUE_INT ? value.integer : 0;
}

// UnicodeEncodeError(encoding, object, start, end, reason) and UnicodeDecodeError alike.
static Value unicode_error_str(Vm *vm, Value self) {
    const Exception *exception = self_of(self);
    const Value encoding = arg(exception, 0), object = arg(exception, 1);
    const Value reason = arg(exception, 4);
    if (!value_is_str(encoding) || !value_is_str(reason)) {
        return slot_str(vm, self);
    }
    const bool decode = type_is_subtype(self.object->type, vm->exceptions.UnicodeDecodeError);
    const int64_t start = int_arg(exception, 2), end = int_arg(exception, 3);
    const char *name = value_as_str(encoding)->bytes, *why = value_as_str(reason)->bytes;
    const char *verb = decode ? "decode" : "encode";
    if (end != start + 1) {
        return value_or_unset(str_format(vm, "'%s' codec can't %s %s in position %lld-%lld: %s",
                                         name, verb, decode ? "bytes" : "characters",
                                         (long long)start, (long long)end - 1, why));
    }
    Value item = object_get_item(vm, object, value_of_int(start));
    if (value_is_unset(item)) {
        return UNSET;
    }
    if (decode) {
        const unsigned byte = (unsigned)item.integer;
        return value_or_unset(str_format(vm,
                                         "'%s' codec can't decode byte 0x%02x in position %lld: "
                                         "%s",
                                         name, byte, (long long)start, why));
    }
    size_t index = 0;
    const uint32_t point = text_next(str_text(value_as_str(item)), &index);
    value_drop(vm, item);
    char shown[16];
    if (point < 256) {
        snprintf(shown, sizeof shown, "\\x%02x", point);
    } else if (point < 65536) {
        snprintf(shown, sizeof shown, "\\u%04x", point);
    } else {
        snprintf(shown, sizeof shown, "\\U%08x", point);
    }
    return value_or_unset(str_format(vm,
                                     "'%s' codec can't encode character '%s' in position %lld: %s",
                                     name, shown, (long long)start, why));
}

void exception_describe(Vm *vm, Value exception, Buf *out) {
    Value text = object_str(vm, exception);
    if (value_is_unset(text)) {
        value_drop(vm, vm_take_error(vm));
        buf_add_text(out, TEXT("<exception str() failed>"));
        return;
    }
    buf_add_text(out, str_text(value_as_str(text)));
    value_drop(vm, text);
}

void exception_report_unraisable(Vm *vm, Value where) {
    Value error = vm_take_error(vm);
    if (vm->interpreter->halted) {
        value_drop(vm, error); // the run has ended, and this is only how it came out of C
        return;
    }
    Frame *frame = frame_current(vm);
    if (frame && value_is_unset(value_as_exception(error)->traceback)) {
        traceback_add(vm, value_as_exception(error), frame);
    }
    Buf text;
    buf_init(&text, &vm->alloc);
    if (!value_is_unset(where)) {
        Value shown = object_repr(vm, where);
        if (value_is_unset(shown)) {
            value_drop(vm, vm_take_error(vm));
        } else {
            buf_addf(&text, "Exception ignored in: %s\n", value_as_str(shown)->bytes);
        }
        value_drop(vm, shown);
    }
    traceback_print(vm, error, false, INT32_MAX, &text);
    print_diagnostic(vm, buf_text(&text));
    buf_deinit(&text);
    value_drop(vm, error);
}

// --- Attributes ----------------------------------------------------------------------------------

static Value get_args(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(self_of(self)->args));
}

static bool set_args_attribute(Vm *vm, Value self, Value value) {
    if (value_is_unset(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "args may not be deleted");
        return false;
    }
    List *list = list_new(vm, 0);
    Tuple *tuple = NULL;
    if (list && list_extend(vm, list, value)) {
        tuple = tuple_of(vm, list->items, list->count);
    }
    if (list) {
        object_drop(vm, list);
    }
    if (!tuple) {
        return false;
    }
    Tuple *old = self_of(self)->args;
    self_of(self)->args = tuple;
    object_drop(vm, old);
    return true;
}

static Value get_cause(Vm *vm, Value self) {
    (void)vm;
    return or_none(self_of(self)->cause);
}

static Value get_context(Vm *vm, Value self) {
    (void)vm;
    return or_none(self_of(self)->context);
}

// Sets a link to another exception, or none; false with TypeError set.
static bool set_link(Vm *vm, Value *place, Value value, const char *what) {
    if (value_is_unset(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "%s may not be deleted", what);
        return false;
    }
    if (!value_is_none(value) && !value_is_exception(value)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "exception %s must be None or derive from BaseException",
                 strcmp(what, "__cause__") == 0 ? "cause" : "context");
        return false;
    }
    value_set(vm, place, value_is_none(value) ? UNSET : value_ref(value));
    return true;
}

static bool set_cause(Vm *vm, Value self, Value value) {
    if (!set_link(vm, &self_of(self)->cause, value, "__cause__")) {
        return false;
    }
    self_of(self)->suppress_context = true;
    return true;
}

static bool set_context(Vm *vm, Value self, Value value) {
    if (value_is_exception(value)) {
        self_of(value)->is_context = true;
    }
    return set_link(vm, &self_of(self)->context, value, "__context__");
}

static Value get_suppress(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(self_of(self)->suppress_context);
}

static bool set_suppress(Vm *vm, Value self, Value value) {
    const int truth = value_is_unset(value) ? 0 : object_truth(vm, value);
    self_of(self)->suppress_context = truth > 0;
    return truth >= 0;
}

static Value get_traceback(Vm *vm, Value self) {
    (void)vm;
    return value_ref(traceback_of(self_of(self)));
}

static bool set_traceback(Vm *vm, Value self, Value value) {
    if (value_is_unset(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "__traceback__ may not be deleted");
        return false;
    }
    if (!value_is_none(value) && value_type(vm, value) != vm->types.traceback) {
        vm_raise(vm, vm->exceptions.TypeError, "__traceback__ must be a traceback or None");
        return false;
    }
    value_set(vm, &self_of(self)->traceback, value_is_none(value) ? UNSET : value_ref(value));
    self_of(self)->in_flight = 0;
    if (value_is_none(value)) {
        value_set(vm, &self_of(self)->kept, UNSET);
    }
    return true;
}

static Value get_notes(Vm *vm, Value self) {
    if (value_is_unset(self_of(self)->notes)) {
        return exception_raise_attribute(vm, self, vm->names.dunder_notes);
    }
    return value_ref(self_of(self)->notes);
}

static bool set_notes(Vm *vm, Value self, Value value) {
    value_set(vm, &self_of(self)->notes, value_ref(value));
    return true;
}

static Value get_dict(Vm *vm, Value self) {
    Dict *dict = fields_dict(vm, self.object);
    return dict ? value_of_object(object_ref(dict)) : UNSET;
}

static const NativeGetter base_getters[] = {
    {"args", get_args, set_args_attribute},
    {"__cause__", get_cause, set_cause},
    {"__context__", get_context, set_context},
    {"__suppress_context__", get_suppress, set_suppress},
    {"__traceback__", get_traceback, set_traceback},
    {"__notes__", get_notes, set_notes},
    {"__dict__", get_dict, NULL},
    {NULL, NULL, NULL},
};

static Value get_extra_0(Vm *vm, Value self) {
    (void)vm;
    return or_none(self_of(self)->extra[0]);
}

static Value get_extra_1(Vm *vm, Value self) {
    (void)vm;
    return or_none(self_of(self)->extra[1]);
}

static Value get_extra_2(Vm *vm, Value self) {
    (void)vm;
    return or_none(self_of(self)->extra[2]);
}

static bool set_extra_0(Vm *vm, Value self, Value value) {
    value_set(vm, &self_of(self)->extra[0], value_ref(value));
    return true;
}

static bool set_extra_1(Vm *vm, Value self, Value value) {
    value_set(vm, &self_of(self)->extra[1], value_ref(value));
    return true;
}

static bool set_extra_2(Vm *vm, Value self, Value value) {
    value_set(vm, &self_of(self)->extra[2], value_ref(value));
    return true;
}

static const NativeGetter stop_getters[] = {{"value", get_extra_0, set_extra_0},
                                            {NULL, NULL, NULL}};
static const NativeGetter exit_getters[] = {{"code", get_extra_0, set_extra_0}, {NULL, NULL, NULL}};
static const NativeGetter name_getters[] = {{"name", get_extra_0, set_extra_0}, {NULL, NULL, NULL}};
static const NativeGetter attribute_getters[] = {
    {"name", get_extra_0, set_extra_0}, {"obj", get_extra_1, set_extra_1}, {NULL, NULL, NULL}};
static const NativeGetter import_getters[] = {{"name", get_extra_0, set_extra_0},
                                              {"path", get_extra_1, set_extra_1},
                                              {"msg", get_extra_2, set_extra_2},
                                              {NULL, NULL, NULL}};
static const NativeGetter os_getters[] = {{"errno", get_extra_0, set_extra_0},
                                          {"strerror", get_extra_1, set_extra_1},
                                          {"filename", get_extra_2, set_extra_2},
                                          {NULL, NULL, NULL}};

static Value get_arg_0(Vm *vm, Value self) {
    (void)vm;
    return or_none(arg(self_of(self), 0));
}

static Value get_arg_1(Vm *vm, Value self) {
    (void)vm;
    return or_none(arg(self_of(self), 1));
}

static Value get_arg_2(Vm *vm, Value self) {
    (void)vm;
    return or_none(arg(self_of(self), 2));
}

static Value get_arg_3(Vm *vm, Value self) {
    (void)vm;
    return or_none(arg(self_of(self), 3));
}

static Value get_arg_4(Vm *vm, Value self) {
    (void)vm;
    return or_none(arg(self_of(self), 4));
}

static const NativeGetter unicode_getters[] = {
    {"encoding", get_arg_0, NULL}, {"object", get_arg_1, NULL}, {"start", get_arg_2, NULL},
    {"end", get_arg_3, NULL},      {"reason", get_arg_4, NULL}, {NULL, NULL, NULL}};

// --- Methods -------------------------------------------------------------------------------------

METHOD(with_traceback) {
    return set_traceback(vm, args[0], args[1]) ? value_ref(args[0]) : UNSET;
}

METHOD(add_note) {
    Exception *exception = self_of(args[0]);
    if (!value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "note must be a str, not '%s'",
                        vm_type_name(vm, args[1]));
    }
    if (value_is_unset(exception->notes)) {
        List *list = list_new(vm, 1);
        if (!list) {
            return UNSET;
        }
        exception->notes = value_of_object(list);
    }
    if (!value_has_type_flag(exception->notes, TYPE_LIST)) {
        return vm_raise(vm, vm->exceptions.TypeError, "Cannot add note: __notes__ is not a list");
    }
    return list_append(vm, (List *)exception->notes.object, args[1]) ? NONE : UNSET;
}

static const NativeDef base_methods[] = {
    NATIVE("with_traceback", "self, tb, /", with_traceback),
    NATIVE("add_note", "self, note, /", add_note),
    {0},
};

// --- OSError -------------------------------------------------------------------------------------

// Which type stands for an error number; OSError for most.
static Type *os_error_type(Vm *vm, int64_t number) {
    switch (number) {
    case 1:
    case 13:
        return vm->exceptions.PermissionError;
    case 2:
        return vm->exceptions.FileNotFoundError;
    case 3:
        return vm->exceptions.ProcessLookupError;
    case 4:
        return vm->exceptions.InterruptedError;
    case 10:
        return vm->exceptions.ChildProcessError;
    case 11:
    case 114:
    case 115:
        return vm->exceptions.BlockingIOError;
    case 17:
        return vm->exceptions.FileExistsError;
    case 20:
        return vm->exceptions.NotADirectoryError;
    case 21:
        return vm->exceptions.IsADirectoryError;
    case 32:
    case 108:
        return vm->exceptions.BrokenPipeError;
    case 103:
        return vm->exceptions.ConnectionAbortedError;
    case 104:
        return vm->exceptions.ConnectionResetError;
    case 110:
        return vm->exceptions.TimeoutError;
    case 111:
        return vm->exceptions.ConnectionRefusedError;
    default:
        return vm->exceptions.OSError;
    }
}

static Value os_error_new(Vm *vm, Type *type, Args args) {
    const bool numbered = args.count >= 2 && args.count <= 5;
    if (numbered && type == vm->exceptions.OSError && args.values[0].kind == VALUE_INT) {
        type = os_error_type(vm, args.values[0].integer);
    }
    // The file is an attribute, not an argument.
    const bool file = numbered && args.count > 2;
    Exception *exception = blank(vm, type, args.values, file ? 2 : args.count);
    if (exception && numbered) {
        for (int i = 0; i < 3 && i < args.count; i++) {
            exception->extra[i] = value_ref(args.values[i]);
        }
    }
    return value_or_unset(exception);
}

static bool os_error_init(Vm *vm, Value self, Args args) {
    // A class with an __init__ of its own may hand on other arguments than __new__ has seen.
    Exception *exception = self_of(self);
    if (exception->args->count == 0 && args.count > 0) {
        const bool numbered = args.count >= 2 && args.count <= 5;
        for (int i = 0; numbered && i < 3 && i < args.count; i++) {
            value_set(vm, &exception->extra[i], value_ref(args.values[i]));
        }
        return set_args(vm, exception,
                        (Args){args.values, numbered && args.count > 2 ? 2 : args.count, NULL});
    }
    return args_no_keywords(vm, vm_type_name(vm, self), args);
}

// --- Types ---------------------------------------------------------------------------------------

static void finalize(Vm *vm, Object *object) {
    Exception *exception = (Exception *)object;
    if (exception->args) {
        object_drop(vm, exception->args);
    }
    Value *const parts[] = {&exception->cause,    &exception->context,  &exception->traceback,
                            &exception->notes,    &exception->extra[0], &exception->extra[1],
                            &exception->extra[2], &exception->kept};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        value_drop(vm, *parts[i]);
    }
    if (object->type == vm->exceptions.MemoryError) {
        // The frames of its traceback have gone, and have perhaps left cycles that fill the memory.
        gc_memory_error_gone(vm);
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Exception *exception = (const Exception *)object;
    if (exception->args) {
        visit(&exception->args->base, context);
    }
    const Value parts[] = {exception->cause,    exception->context,  exception->traceback,
                           exception->notes,    exception->extra[0], exception->extra[1],
                           exception->extra[2], exception->kept};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].kind == VALUE_OBJECT) {
            visit(parts[i].object, context);
        }
    }
    if (object->flags & OBJECT_FIELDS) {
        fields_traverse(object_fields(object), visit, context);
    }
}

static void clear(Vm *vm, Object *object) {
    Exception *exception = (Exception *)object;
    Value *const parts[] = {&exception->cause,    &exception->context,  &exception->traceback,
                            &exception->notes,    &exception->extra[0], &exception->extra[1],
                            &exception->extra[2], &exception->kept};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        value_set(vm, parts[i], UNSET);
    }
    if (object->flags & OBJECT_FIELDS) {
        fields_clear(vm, object_fields(object));
    }
}

// Slots that differ from BaseException's, set before the type is made ready.
static void fill_slots(Vm *vm, Type *type) {
    if (type == vm->exceptions.BaseException) {
        type->flags |= TYPE_EXCEPTION | TYPE_HAS_FIELDS | TYPE_FIELDS;
        type->new_ = slot_new;
        type->init = slot_init;
        type->repr = slot_repr;
        type->str = slot_str;
        type->finalize = finalize;
        type->traverse = traverse;
        type->clear = clear;
    } else if (type == vm->exceptions.KeyError) {
        type->str = key_error_str;
    } else if (type == vm->exceptions.AttributeError) {
        type->init = attribute_error_init;
    } else if (type == vm->exceptions.NameError) {
        type->init = name_error_init;
    } else if (type == vm->exceptions.ImportError) {
        type->init = import_error_init;
        type->str = import_error_str;
    } else if (type == vm->exceptions.OSError) {
        type->new_ = os_error_new;
        type->init = os_error_init;
        type->str = os_error_str;
    } else if (type == vm->exceptions.SyntaxError) {
        type->init = syntax_init;
        type->str = syntax_error_str;
    } else if (type == vm->exceptions.UnicodeEncodeError ||
               type == vm->exceptions.UnicodeDecodeError) {
        type->str = unicode_error_str;
    }
}

static bool make_type(Vm *vm, Type **place, const char *name, Type *parent) {
    *place = type_new(vm, name, "builtins", parent, sizeof(Exception), TYPE_BASETYPE);
    if (!*place) {
        return false;
    }
    fill_slots(vm, *place);
    return type_ready(vm, *place);
}

bool exception_setup(Vm *vm) {
    // Bases come before what is below them; that of the first, object, is not among them.
    static const struct {
        const char *name;
        size_t place, base;
    } table[] = {
#define object        BaseException
#define X(type, base) {#type, offsetof(ExceptionTypes, type), offsetof(ExceptionTypes, base)},
#include "vm/errors/exceptions.def"
#undef X
#undef object
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        Type **place = (Type **)((char *)&vm->exceptions + table[i].place);
        Type *above = *(Type **)((char *)&vm->exceptions + table[i].base);
        if (!make_type(vm, place, table[i].name, i == 0 ? vm->types.object : above)) {
            return false;
        }
    }
    const ExceptionTypes *types = &vm->exceptions;
    return native_add_methods(vm, types->BaseException, base_methods) &&
           native_add_getters(vm, types->BaseException, base_getters) &&
           native_add_getters(vm, types->StopIteration, stop_getters) &&
           native_add_getters(vm, types->SystemExit, exit_getters) &&
           native_add_getters(vm, types->NameError, name_getters) &&
           native_add_getters(vm, types->AttributeError, attribute_getters) &&
           native_add_getters(vm, types->ImportError, import_getters) &&
           native_add_getters(vm, types->OSError, os_getters) &&
           native_add_getters(vm, types->UnicodeEncodeError, unicode_getters) &&
           native_add_getters(vm, types->UnicodeDecodeError, unicode_getters) &&
           native_add_getters(vm, types->SyntaxError, SYNTAX_ERROR_GETTERS);
}
