#include "vm/run/function.h"

#include "vm/classes/attribute.h"
#include "vm/classes/descriptor.h"
#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/call.h"
#include "vm/run/frame.h"
#include "vm/run/frame_stack.h"
#include "vm/run/interpreter.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

// --- Life ----------------------------------------------------------------------------------------

Function *function_new(Vm *vm, CodeObject *code, Dict *globals) {
    Function *self = object_new(vm, vm->types.function, sizeof *self);
    if (!self) {
        return NULL;
    }
    self->code = object_ref(code);
    self->globals = object_ref(globals);
    self->name = object_ref(code->name);
    self->qualname = object_ref(code->qualname);
    self->module = value_ref(dict_get_str(globals, vm->names.dunder_name));
    self->doc = code->code->flags & CODE_HAS_DOC ? value_ref(code->constants[0]) : NONE;
    return self;
}

static void finalize(Vm *vm, Object *object) {
    Function *self = (Function *)object;
    value_set(vm, &self->module, UNSET);
    value_set(vm, &self->doc, UNSET);
    value_set(vm, &self->annotations, UNSET);
    value_set(vm, &self->fields, UNSET);
    Object *parts[] = {(Object *)self->defaults, (Object *)self->kwdefaults,
                       (Object *)self->closure,  (Object *)self->globals,
                       (Object *)self->code,     (Object *)self->name,
                       (Object *)self->qualname, (Object *)self->builtins};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i]) {
            object_drop(vm, parts[i]);
        }
    }
}

static void visit_value(Value value, Visit *visit, void *context) {
    if (value.kind == VALUE_OBJECT) {
        visit(value.object, context);
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Function *self = (const Function *)object;
    visit_value(self->module, visit, context);
    visit_value(self->annotations, visit, context);
    visit_value(self->fields, visit, context);
    Object *parts[] = {(Object *)self->defaults, (Object *)self->kwdefaults,
                       (Object *)self->closure, (Object *)self->globals, (Object *)self->builtins};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i]) {
            visit(parts[i], context);
        }
    }
}

static void clear(Vm *vm, Object *object) {
    Function *self = (Function *)object;
    value_set(vm, &self->annotations, UNSET);
    value_set(vm, &self->fields, UNSET);
    Tuple *defaults = self->defaults;
    Dict *kwdefaults = self->kwdefaults;
    Tuple *closure = self->closure;
    self->defaults = NULL;
    self->kwdefaults = NULL;
    self->closure = NULL;
    Object *parts[] = {(Object *)defaults, (Object *)kwdefaults, (Object *)closure};
    for (int i = 0; i < 3; i++) {
        if (parts[i]) {
            object_drop(vm, parts[i]);
        }
    }
}

bool value_is_function(const Vm *vm, Value value) {
    return value.kind == VALUE_OBJECT && value.object->type == vm->types.function;
}

Function *value_as_function(Value value) {
    return (Function *)value.object;
}

// --- Attributes ----------------------------------------------------------------------------------

static Function *self_of(Value self) {
    return (Function *)self.object;
}

static Value get_name(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(self_of(self)->name));
}

static bool set_text(Vm *vm, Str **place, Value value, const char *name) {
    if (!value_is_str(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "%s must be set to a string object", name);
        return false;
    }
    Str *old = *place;
    *place = object_ref(value.object);
    object_drop(vm, old);
    return true;
}

static bool set_name(Vm *vm, Value self, Value value) {
    return set_text(vm, &self_of(self)->name, value, "__name__");
}

static Value get_qualname(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(self_of(self)->qualname));
}

static bool set_qualname(Vm *vm, Value self, Value value) {
    return set_text(vm, &self_of(self)->qualname, value, "__qualname__");
}

static Value get_module(Vm *vm, Value self) {
    (void)vm;
    const Value module = self_of(self)->module;
    return value_is_unset(module) ? NONE : value_ref(module);
}

static bool set_module(Vm *vm, Value self, Value value) {
    value_set(vm, &self_of(self)->module, value_is_unset(value) ? NONE : value_ref(value));
    return true;
}

static Value get_doc(Vm *vm, Value self) {
    (void)vm;
    return value_ref(self_of(self)->doc);
}

static bool set_doc(Vm *vm, Value self, Value value) {
    value_set(vm, &self_of(self)->doc, value_is_unset(value) ? NONE : value_ref(value));
    return true;
}

static Value get_code(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(self_of(self)->code));
}

static Value get_globals(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(self_of(self)->globals));
}

static Value get_closure(Vm *vm, Value self) {
    (void)vm;
    Tuple *closure = self_of(self)->closure;
    return closure ? value_of_object(object_ref(closure)) : NONE;
}

static Value get_defaults(Vm *vm, Value self) {
    (void)vm;
    Tuple *defaults = self_of(self)->defaults;
    return defaults ? value_of_object(object_ref(defaults)) : NONE;
}

static bool set_defaults(Vm *vm, Value self, Value value) {
    Function *function = self_of(self);
    const bool none = value_is_unset(value) || value_is_none(value);
    if (!none && !value_has_type_flag(value, TYPE_TUPLE)) {
        vm_raise(vm, vm->exceptions.TypeError, "__defaults__ must be set to a tuple object");
        return false;
    }
    Tuple *old = function->defaults;
    function->defaults = none ? NULL : object_ref(value.object);
    function->version++;
    if (old) {
        object_drop(vm, old);
    }
    return true;
}

static Value get_kwdefaults(Vm *vm, Value self) {
    (void)vm;
    Dict *defaults = self_of(self)->kwdefaults;
    return defaults ? value_of_object(object_ref(defaults)) : NONE;
}

static bool set_kwdefaults(Vm *vm, Value self, Value value) {
    Function *function = self_of(self);
    const bool none = value_is_unset(value) || value_is_none(value);
    if (!none && !value_is_dict(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "__kwdefaults__ must be set to a dict object");
        return false;
    }
    Dict *old = function->kwdefaults;
    function->kwdefaults = none ? NULL : object_ref(value.object);
    function->version++;
    if (old) {
        object_drop(vm, old);
    }
    return true;
}

// Annotations are kept as a tuple of names and values until somebody asks for the dict.
static Value get_annotations(Vm *vm, Value self) {
    Function *function = self_of(self);
    if (value_is_dict(function->annotations)) {
        return value_ref(function->annotations);
    }
    Dict *dict = dict_new(vm);
    if (!dict) {
        return UNSET;
    }
    if (function->annotations.kind == VALUE_OBJECT) {
        const Tuple *pairs = (const Tuple *)function->annotations.object;
        for (int i = 0; i + 1 < pairs->count; i += 2) {
            if (!dict_set(vm, dict, pairs->items[i], pairs->items[i + 1])) {
                object_drop(vm, dict);
                return UNSET;
            }
        }
    }
    value_set(vm, &function->annotations, value_of_object(dict));
    return value_ref(function->annotations);
}

static bool set_annotations(Vm *vm, Value self, Value value) {
    value_set(vm, &self_of(self)->annotations, value_is_none(value) ? UNSET : value_ref(value));
    return true;
}

static Value get_dict(Vm *vm, Value self) {
    Function *function = self_of(self);
    if (value_is_unset(function->fields)) {
        function->fields = value_or_unset(dict_new(vm));
    }
    return value_ref(function->fields);
}

static bool set_dict(Vm *vm, Value self, Value value) {
    if (value_is_unset(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "cannot delete __dict__");
        return false;
    }
    if (!value_is_dict(value)) {
        vm_raise(vm, vm->exceptions.TypeError, "__dict__ must be set to a dictionary, not a '%s'",
                 vm_type_name(vm, value));
        return false;
    }
    value_set(vm, &self_of(self)->fields, value_ref(value));
    return true;
}

static Value get_attr(Vm *vm, Value self, Str *name) {
    const Function *function = self_of(self);
    if (function->fields.kind == VALUE_OBJECT) {
        const Value found = dict_get(vm, (Dict *)function->fields.object, value_of_object(name));
        if (!value_is_unset(found)) {
            return value_ref(found);
        }
    }
    return attribute_get(vm, self, name);
}

static bool set_attr(Vm *vm, Value self, Str *name, Value value) {
    const Value known = type_lookup(vm, vm->types.function, name);
    if (!value_is_unset(known)) {
        return attribute_set(vm, self, name, value);
    }
    Value fields = get_dict(vm, self);
    if (value_is_unset(fields)) {
        return false;
    }
    Dict *dict = (Dict *)fields.object;
    bool fine = true;
    if (!value_is_unset(value)) {
        fine = dict_set_str(vm, dict, name, value);
    } else if (dict_delete(vm, dict, value_of_object(name)) <= 0) {
        fine = !value_is_unset(vm_raise(vm, vm->exceptions.AttributeError,
                                        "'function' object has no attribute '%s'", name->bytes));
    }
    value_drop(vm, fields);
    return fine;
}

static Value bind(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    return value_is_unset(instance) ? value_ref(self) : method_new(vm, self, instance);
}

static Value repr(Vm *vm, Value self) {
    return value_or_unset(str_format(vm, "<function %s at 0x%llx>", self_of(self)->qualname->bytes,
                                     (unsigned long long)object_identity(vm, self)));
}

static Value call(Vm *vm, Value self, Args args) {
    Function *function = self_of(self);
    Value result;
    Frame *frame = call_begin(vm, function, args, &result);
    if (!frame) {
        return result;
    }
    frame->on_return = RETURN_TO_C;
    return interpreter_run_nested(vm, &result) == OUTCOME_RETURNED ? result : UNSET;
}

Value function_run_body(Vm *vm, Function *function, Value names) {
    Value result;
    if (!recursion_enter(vm, "")) {
        return UNSET;
    }
    Frame *frame = call_begin(vm, function, (Args){NULL, 0, NULL}, &result);
    if (frame) {
        frame->on_return = RETURN_TO_C;
        frame->names = value_ref(names);
        if (interpreter_run_nested(vm, &result) != OUTCOME_RETURNED) {
            result = UNSET;
        }
    }
    recursion_leave(vm);
    return result;
}

bool function_setup(Vm *vm) {
    static const NativeGetter getters[] = {
        {"__name__", get_name, set_name},
        {"__qualname__", get_qualname, set_qualname},
        {"__module__", get_module, set_module},
        {"__doc__", get_doc, set_doc},
        {"__code__", get_code, NULL},
        {"__globals__", get_globals, native_readonly},
        {"__closure__", get_closure, native_readonly},
        {"__defaults__", get_defaults, set_defaults},
        {"__kwdefaults__", get_kwdefaults, set_kwdefaults},
        {"__annotations__", get_annotations, set_annotations},
        {"__dict__", get_dict, set_dict},
        {NULL, NULL, NULL},
    };
    Type *type = vm->types.function;
    type->size = sizeof(Function);
    type->flags |= TYPE_METHOD;
    type->finalize = finalize;
    type->traverse = traverse;
    type->clear = clear;
    type->repr = repr;
    type->call = call;
    type->get_attr = get_attr;
    type->set_attr = set_attr;
    type->descr_get = bind;
    return type_complete(vm, type, NULL, getters) && cell_setup(vm) && code_setup(vm);
}
