// Functions written in C: their signatures, and calling them.
//
// A signature is read at the first call of the function and kept with it. A call with as many
// positional arguments as there are parameters, the usual case, passes them on as they are.

#include "vm/run/native.h"

#include "base/check.h"
#include "vm/classes/descriptor.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/module.h"
#include "vm/protocol.h"
#include "vm/run/call.h"
#include "vm/run/frame_stack.h"
#include "vm/run/generator.h"
#include "vm/run/interpreter.h"
#include "vm/run/native_call.h"
#include "vm/types/dict.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <stdio.h>
#include <stdlib.h>

// --- Reading signatures --------------------------------------------------------------------------

static const char *skip_spaces(const char *at) {
    while (*at == ' ') {
        at++;
    }
    return at;
}

static Value read_string(Vm *vm, const char **at) {
    const char quote = *(*at)++;
    Buf text;
    buf_init(&text, &vm->alloc);
    for (; **at && **at != quote; (*at)++) {
        buf_add_char(&text, **at);
    }
    (*at)++;
    return value_or_unset(str_from_buf(vm, &text));
}

// A default value in Python's notation; "…" (or anything else) means that there is none to give.
static Value read_default(Vm *vm, const char **at) {
    const char *text = skip_spaces(*at);
    Value value = UNSET;
    if (*text == '\'' || *text == '"') {
        value = read_string(vm, &text);
    } else if (strncmp(text, "None", 4) == 0) {
        value = NONE;
    } else if (strncmp(text, "True", 4) == 0) {
        value = value_of_bool(true);
    } else if (strncmp(text, "False", 5) == 0) {
        value = value_of_bool(false);
    } else if (strncmp(text, "()", 2) == 0) {
        value = value_or_unset(tuple_new(vm, 0));
    } else if (*text == '-' || (*text >= '0' && *text <= '9')) {
        char *end;
        const long long whole = strtoll(text, &end, 10);
        value =
            *end == '.' || *end == 'e' ? value_of_float(strtod(text, &end)) : value_of_int(whole);
    }
    while (*text && *text != ',') {
        text++;
    }
    *at = text;
    return value;
}

static void add_parameter(Vm *vm, Signature *s, const char **at) {
    const char *start = *at;
    while (**at && **at != ',' && **at != '=' && **at != ' ') {
        (*at)++;
    }
    CHECK(s->count < NATIVE_MAX_PARAMETERS);
    Parameter *parameter = &s->parameters[s->count++];
    parameter->name = (Text){start, (size_t)(*at - start)};
    parameter->fallback = UNSET;
    *at = skip_spaces(*at);
    if (**at == '=') {
        (*at)++;
        parameter->optional = true;
        parameter->fallback = read_default(vm, at);
    }
}

static void read_parameters(Vm *vm, Signature *s, const char *text) {
    bool star = false;
    for (const char *at = skip_spaces(text); *at; at = skip_spaces(at)) {
        if (*at == '/') {
            s->positional_only = s->count;
            at++;
        } else if (at[0] == '*' && at[1] == '*') {
            at += 2;
            add_parameter(vm, s, &at);
            s->keywords = s->count - 1;
        } else if (at[0] == '*' && (at[1] == ',' || !at[1])) {
            star = true;
            at++;
        } else if (*at == '*') {
            at++;
            add_parameter(vm, s, &at);
            s->rest = s->count - 1;
            star = true;
        } else {
            add_parameter(vm, s, &at);
            s->positional += !star;
        }
        at = skip_spaces(at);
        at += *at == ',';
    }
}

static Signature *signature_of(Vm *vm, NativeFunction *self) {
    if (self->signature) {
        return self->signature;
    }
    if (self->from) {
        self->signature = signature_of(vm, self->from);
        return self->signature;
    }
    Signature *s = alloc_try_zero(&vm->alloc, sizeof *s);
    if (!s) {
        vm_raise_memory(vm);
        return NULL;
    }
    s->rest = s->keywords = -1;
    read_parameters(vm, s, self->def->signature);
    for (int i = 0; i < s->positional; i++) {
        s->required += !s->parameters[i].optional;
    }
    // When nothing but positional parameters is there, the order of the values is the arguments'.
    s->direct = s->rest < 0 && s->keywords < 0 && s->positional == s->count;
    self->signature = s;
    self->exact_count = s->direct && value_is_unset(self->self) ? s->count : -1;
    return s;
}

// --- Binding -------------------------------------------------------------------------------------

static int find_parameter(const Signature *s, const Str *name) {
    for (int i = s->positional_only; i < s->count; i++) {
        if (i != s->rest && i != s->keywords && text_equal(s->parameters[i].name, str_text(name))) {
            return i;
        }
    }
    return -1;
}

static bool bind_keyword(Vm *vm, const Signature *s, Str *name, Value value, Value *values) {
    const int place = find_parameter(s, name);
    if (place >= 0 && value_is_unset(values[place])) {
        values[place] = value;
        return true;
    }
    return place < 0 && s->keywords >= 0 &&
           dict_set_str(vm, (Dict *)values[s->keywords].object, name, value);
}

static bool fill_defaults(const Signature *s, Value *values) {
    for (int i = 0; i < s->count; i++) {
        if (i == s->rest || i == s->keywords || !value_is_unset(values[i])) {
            continue;
        }
        if (!s->parameters[i].optional) {
            return false;
        }
        values[i] = s->parameters[i].fallback;
    }
    return true;
}

// Fills `values` (borrowed, but for *rest and **keywords, which are new: `owned`). False when the
// arguments do not fit, without an exception, or with MemoryError set.
static bool bind(Vm *vm, const Signature *s, Args args, Value *values, Value owned[2]) {
    owned[0] = owned[1] = UNSET;
    const int positional = args.count < s->positional ? args.count : s->positional;
    for (int i = 0; i < s->count; i++) {
        values[i] = i < positional ? args.values[i] : UNSET;
    }
    if (s->rest >= 0) {
        owned[0] = value_or_unset(tuple_of(vm, args.values + positional, args.count - positional));
        values[s->rest] = owned[0];
    } else if (args.count > s->positional) {
        return false;
    }
    if (s->keywords >= 0) {
        owned[1] = value_or_unset(dict_new(vm));
        values[s->keywords] = owned[1];
    }
    if ((s->rest >= 0 && value_is_unset(owned[0])) ||
        (s->keywords >= 0 && value_is_unset(owned[1]))) {
        return false;
    }
    for (int i = 0; args.names && i < args.names->count; i++) {
        Str *name = (Str *)args.names->items[i].object;
        if (!bind_keyword(vm, s, name, args.values[args.count + i], values)) {
            return false;
        }
    }
    return fill_defaults(s, values);
}

// --- Calling -------------------------------------------------------------------------------------

static bool check_self(Vm *vm, const NativeFunction *self, Args args) {
    if (!self->owner || args.count == 0 ||
        (args.values[0].kind == VALUE_OBJECT && args.values[0].object->type == self->owner) ||
        value_is_a(vm, args.values[0], self->owner)) {
        return true;
    }
    const Text name = native_name(self->def);
    vm_raise(vm, vm->exceptions.TypeError,
             "descriptor '%.*s' for '%s' objects doesn't apply to a '%s' object", (int)name.size,
             name.bytes, self->owner->name->bytes, vm_type_name(vm, args.values[0]));
    return false;
}

static Frame *native_frame_push(Vm *vm, const NativeDef *def, const Value *values, int count) {
    const int words = (int)(native_frame_size(def->slots + count) / sizeof(Value));
    if (vm->depth >= vm->max_depth) {
        vm_raise(vm, vm->exceptions.RecursionError, "maximum recursion depth exceeded");
        return NULL;
    }
    Frame *frame = frame_push(vm, words);
    if (!frame) {
        return NULL;
    }
    native_frame_init(frame, def, values, count);
    for (int i = 0; i < count; i++) {
        value_ref(values[i]);
    }
    vm->depth++;
    frame->back = vm->stack->frame;
    vm->stack->frame = frame;
    return frame;
}

// The functions and classes of asyncio are Python in CPython, but for those of the module
// `_asyncio`.
static bool is_python_in_cpython(const NativeFunction *self) {
    const Str *owner = self->owner ? self->owner->module : NULL;
    const char *module = owner ? owner->bytes : self->module;
    return module && strncmp(module, "asyncio.", strlen("asyncio.")) == 0;
}

void native_failed(Vm *vm, const NativeFunction *self, const Value *values, int count) {
    if (vm_has_error(vm) && is_python_in_cpython(self)) {
        exception_keep_given(vm, values, count);
    }
}

// What a call begins: NATIVE_FUNCTION gives *result at once; a coroutine object likewise; a native
// frame is pushed and returned.
static Frame *begin_bound(Vm *vm, NativeFunction *self, const Value *values, int count,
                          Value *result) {
    const NativeDef *def = self->def;
    *result = UNSET;
    if (def->kind == NATIVE_FUNCTION) {
        *result = native_run(vm, self, values, count);
        return NULL;
    }
    if (def->kind == NATIVE_FRAME) {
        return native_frame_push(vm, def, values, count);
    }
    for (int i = 0; i < count; i++) {
        value_ref(values[i]);
    }
    *result = generator_new_native(vm, def, self->owner, values, count);
    return NULL;
}

Value native_coroutine(Vm *vm, const NativeFunction *self, const Value *args, int count) {
    const Signature *s = self->signature;
    Value values[NATIVE_MAX_PARAMETERS];
    for (int i = 0; i < s->count; i++) {
        values[i] = value_ref(i < count ? args[i] : s->parameters[i].fallback);
    }
    return generator_new_native(vm, self->def, self->owner, values, s->count);
}

Frame *native_begin(Vm *vm, NativeFunction *self, Args args, Value *result) {
    *result = UNSET;
    Signature *s = signature_of(vm, self);
    if (!s) {
        return NULL;
    }
    Value shifted[NATIVE_MAX_PARAMETERS + 1];
    Tuple *row = NULL;
    if (!value_is_unset(self->self)) {
        // A bound one: self goes before the arguments.
        const int total = args.count + (args.names ? args.names->count : 0);
        Value *values = shifted;
        if (total + 1 > NATIVE_MAX_PARAMETERS) {
            row = tuple_new(vm, total + 1);
            if (!row) {
                return NULL;
            }
            values = row->items;
            for (int i = 0; i < total; i++) {
                value_ref(args.values[i]);
            }
            value_ref(self->self);
        }
        values[0] = self->self;
        for (int i = 0; i < total; i++) {
            values[i + 1] = args.values[i];
        }
        args.values = values;
        args.count++;
    }
    Frame *frame = NULL;
    if (!check_self(vm, self, args)) {
        // The exception is set.
    } else if (s->direct && !args.names && args.count == s->count) {
        frame = begin_bound(vm, self, args.values, args.count, result);
    } else if (s->direct && !args.names && args.count >= s->required && args.count < s->count) {
        Value values[NATIVE_MAX_PARAMETERS];
        for (int i = 0; i < s->count; i++) {
            values[i] = i < args.count ? args.values[i] : s->parameters[i].fallback;
        }
        frame = begin_bound(vm, self, values, s->count, result);
    } else {
        Value values[NATIVE_MAX_PARAMETERS];
        Value owned[2];
        if (bind(vm, s, args, values, owned)) {
            frame = begin_bound(vm, self, values, s->count, result);
        } else if (!vm_has_error(vm)) {
            native_raise_arguments(vm, self, s, args);
        }
        value_drop(vm, owned[0]);
        value_drop(vm, owned[1]);
    }
    if (row) {
        object_drop(vm, row);
    }
    return frame;
}

static Value call(Vm *vm, Value self, Args args) {
    Value result;
    Frame *frame = native_begin(vm, (NativeFunction *)self.object, args, &result);
    if (!frame) {
        return result;
    }
    frame->on_return = RETURN_TO_C;
    return interpreter_run_nested(vm, &result) == OUTCOME_RETURNED ? result : UNSET;
}

// --- The objects ---------------------------------------------------------------------------------

static NativeFunction *new_of_type(Vm *vm, Type *type, const NativeDef *def, const char *module) {
    NativeFunction *self = object_new(vm, type, sizeof *self);
    if (self) {
        self->def = def;
        self->module = module;
        self->self = UNSET;
        self->exact_count = -1;
    }
    return self;
}

bool native_readonly(Vm *vm, Value self, Value value) {
    (void)self, (void)value;
    vm_raise(vm, vm->exceptions.AttributeError, "readonly attribute");
    return false;
}

Value native_function_new(Vm *vm, const NativeDef *def, const char *module) {
    return value_or_unset(new_of_type(vm, vm->types.builtin_function, def, module));
}

// Adds one method; the name may end in "@static" or "@class".
static bool add_method(Vm *vm, Type *type, const NativeDef *def) {
    const char *at = strchr(def->name, '@');
    const Text name = {def->name, at ? (size_t)(at - def->name) : strlen(def->name)};
    Type *kind = at ? vm->types.builtin_function : vm->types.method_descriptor;
    NativeFunction *function = new_of_type(vm, kind, def, NULL);
    if (!function) {
        return false;
    }
    function->owner = at ? NULL : type;
    Value value = value_of_object(function);
    if (at) {
        const Value wrapped =
            strcmp(at, "@class") == 0 ? classmethod_new(vm, value) : staticmethod_new(vm, value);
        value_drop(vm, value);
        value = wrapped;
    }
    Str *key = value_is_unset(value) ? NULL : str_intern(vm, name);
    const bool fine = key && type_set(vm, type, key, value);
    if (key) {
        object_drop(vm, key);
    }
    value_drop(vm, value);
    return fine;
}

bool native_add_methods(Vm *vm, Type *type, const NativeDef *methods) {
    for (const NativeDef *def = methods; def->name; def++) {
        if (!add_method(vm, type, def)) {
            return false;
        }
    }
    return true;
}

static void finalize(Vm *vm, Object *object) {
    NativeFunction *self = (NativeFunction *)object;
    value_set(vm, &self->self, UNSET);
    if (self->from) {
        object_drop(vm, self->from);
    } else if (self->signature) {
        for (int i = 0; i < self->signature->count; i++) {
            value_drop(vm, self->signature->parameters[i].fallback);
        }
        alloc_release(&vm->alloc, self->signature, sizeof *self->signature);
    }
}

// A method in C bound to an object is a built-in method; one that runs in a frame of its own looks
// like a function of Python and so is bound like one.
Value native_bind(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    NativeFunction *from = (NativeFunction *)self.object;
    if (value_is_unset(instance)) {
        return value_ref(self);
    }
    if (from->def->kind != NATIVE_FUNCTION) {
        return method_new(vm, self, instance);
    }
    NativeFunction *bound = new_of_type(vm, vm->types.builtin_function, from->def, from->module);
    if (bound) {
        bound->self = value_ref(instance);
        bound->from = object_ref(from);
        bound->owner = from->owner;
        bound->signature = from->signature;
    }
    return value_or_unset(bound);
}

static Value compare(Vm *vm, Value a, Value b, CompareOp op) {
    if (value_type(vm, b) != a.object->type || (op != COMPARE_EQ && op != COMPARE_NE)) {
        return NOT_IMPLEMENTED;
    }
    const NativeFunction *left = (NativeFunction *)a.object, *right = (NativeFunction *)b.object;
    const bool same = left == right || (left->from && left->from == right->from &&
                                        value_is(left->self, right->self));
    return value_of_bool(same == (op == COMPARE_EQ));
}

static bool native_hash(Vm *vm, Value self, int64_t *hash) {
    const NativeFunction *native = (NativeFunction *)self.object;
    *hash = object_identity(vm, native->from ? value_of_object(native->from) : self) >> 4;
    if (native->from) {
        *hash ^= object_identity(vm, native->self);
    }
    return true;
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Value self = ((const NativeFunction *)object)->self;
    if (self.kind == VALUE_OBJECT) {
        visit(self.object, context);
    }
}

static Value get_name(Vm *vm, Value self) {
    return value_or_unset(str_intern(vm, native_name(((NativeFunction *)self.object)->def)));
}

void native_add_qualname(const NativeDef *def, const Type *owner, Buf *out) {
    const char *class = def->owner ? def->owner : owner ? owner->qualname->bytes : NULL;
    if (class) {
        buf_addf(out, "%s.", class);
    }
    buf_add_text(out, native_name(def));
}

static Value get_qualname(Vm *vm, Value self) {
    const NativeFunction *native = (NativeFunction *)self.object;
    Buf text;
    buf_init(&text, &vm->alloc);
    native_add_qualname(native->def, native->owner, &text);
    return str_value_from_buf(vm, &text);
}

static Value get_module(Vm *vm, Value self) {
    const NativeFunction *native = (NativeFunction *)self.object;
    return native->module ? value_or_unset(str_intern(vm, text_of(native->module))) : NONE;
}

static Value get_doc(Vm *vm, Value self) {
    (void)vm;
    (void)self;
    return NONE;
}

static Value get_self(Vm *vm, Value self) {
    (void)vm;
    const NativeFunction *native = (NativeFunction *)self.object;
    return value_is_unset(native->self) ? NONE : value_ref(native->self);
}

static Value repr(Vm *vm, Value self) {
    const NativeFunction *native = (NativeFunction *)self.object;
    const Text name = native_name(native->def);
    if (native->owner && value_is_unset(native->self)) {
        return value_or_unset(str_format(vm, "<method '%.*s' of '%s' objects>", (int)name.size,
                                         name.bytes, native->owner->name->bytes));
    }
    if (native->def->kind != NATIVE_FUNCTION ||
        (native->module && strncmp(native->module, "asyncio", 7) == 0)) {
        return value_or_unset(str_format(vm, "<function %.*s at 0x%llx>", (int)name.size,
                                         name.bytes,
                                         (unsigned long long)object_identity(vm, self)));
    }
    if (value_is_unset(native->self) || value_is_module(vm, native->self)) {
        return value_or_unset(
            str_format(vm, "<built-in function %.*s>", (int)name.size, name.bytes));
    }
    return value_or_unset(str_format(vm, "<built-in method %.*s of %s object at 0x%llx>",
                                     (int)name.size, name.bytes, vm_type_name(vm, native->self),
                                     (unsigned long long)object_identity(vm, native->self)));
}

void native_setup_life(Vm *vm) {
    Type *const types[] = {vm->types.builtin_function, vm->types.method_descriptor};
    for (int i = 0; i < 2; i++) {
        types[i]->size = sizeof(NativeFunction);
        types[i]->finalize = finalize;
    }
}

bool native_setup(Vm *vm) {
    static const NativeGetter getters[] = {
        {"__name__", get_name, NULL},     {"__qualname__", get_qualname, NULL},
        {"__module__", get_module, NULL}, {"__doc__", get_doc, NULL},
        {"__self__", get_self, NULL},     {NULL, NULL, NULL},
    };
    Type *types[] = {vm->types.builtin_function, vm->types.method_descriptor};
    for (int i = 0; i < 2; i++) {
        Type *type = types[i];
        type->repr = repr;
        type->call = call;
        type->compare = compare;
        type->hash = native_hash;
        if (i == 0) {
            type->traverse = traverse;
        }
        if (i == 1) {
            type->descr_get = native_bind;
            type->flags |= TYPE_METHOD;
        }
        if (!type_complete(vm, type, NULL, getters)) {
            return false;
        }
    }
    return true;
}
