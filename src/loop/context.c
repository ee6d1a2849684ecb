#include "loop/context.h"

#include "loop/asyncio.h"
#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"

typedef struct Context {
    Object base;
    Dict *values; // counted; shared with copies; NULL: empty
    bool entered;
} Context;

typedef struct ContextVar {
    Object base;
    Str *name;
    Value standard; // the default; UNSET: none
} ContextVar;

typedef struct Token {
    Object base;
    Value context; // counted
    Value variable;
    Value old; // UNSET: there was none
    bool used;
} Token;

static Context *context_of(Value value) {
    return (Context *)value.object;
}

static Value context_new(Vm *vm, Dict *values) {
    Context *context = object_new(vm, asyncio_of(vm)->context_type, sizeof *context);
    if (!context) {
        return UNSET;
    }
    context->values = values ? object_ref(values) : NULL;
    return value_of_object(context);
}

static Dict *current_values(const Vm *vm) {
    const Value current = asyncio_of(vm)->context;
    return value_is_unset(current) ? NULL : context_of(current)->values;
}

Value context_copy(Vm *vm) {
    Dict *values = current_values(vm);
    return values ? context_new(vm, values) : UNSET;
}

Value context_object(Vm *vm, Value context) {
    return value_is_unset(context) ? context_new(vm, NULL) : value_ref(context);
}

Value context_copy_object(Vm *vm) {
    return context_new(vm, current_values(vm));
}

bool context_enter(Vm *vm, Value context, Value *before) {
    if (!value_is_unset(context)) {
        if (context_of(context)->entered) {
            const Value repr = object_repr(vm, context);
            if (!value_is_unset(repr)) {
                vm_raise(vm, vm->exceptions.RuntimeError,
                         "cannot enter context: %s is already entered", value_as_str(repr)->bytes);
                value_drop(vm, repr);
            }
            return false;
        }
        context_of(context)->entered = true;
    }
    *before = asyncio_of(vm)->context;
    asyncio_of(vm)->context = value_ref(context);
    return true;
}

Value context_leave(Vm *vm, Value before) {
    const Value left = asyncio_of(vm)->context;
    asyncio_of(vm)->context = before;
    if (!value_is_unset(left)) {
        context_of(left)->entered = false;
    }
    return left;
}

// The current context's values, for changing: its own, not shared with copies.
static Dict *values_to_change(Vm *vm) {
    Asyncio *asyncio = asyncio_of(vm);
    if (value_is_unset(asyncio->context)) {
        asyncio->context = context_new(vm, NULL);
        if (value_is_unset(asyncio->context)) {
            return NULL;
        }
        context_of(asyncio->context)->entered = true;
    }
    Context *context = context_of(asyncio->context);
    if (context->values && context->values->base.refs == 1) {
        return context->values;
    }
    Dict *own = context->values ? dict_copy(vm, context->values) : dict_new(vm);
    if (own && context->values) {
        object_drop(vm, context->values);
    }
    context->values = own ? own : context->values;
    return own;
}

// ---- ContextVar ----

static Value var_init(Vm *vm, const Value *args, int count) {
    (void)count;
    ContextVar *var = (ContextVar *)args[0].object;
    if (!value_is_str(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError, "context variable name must be a str");
    }
    var->name = object_ref(value_as_str(args[1]));
    var->standard = value_ref(args[2]);
    return NONE;
}

static Value raise_lookup(Vm *vm, Value variable) {
    return vm_call(vm, value_of_object(vm->exceptions.LookupError), &variable, 1);
}

static Value var_get(Vm *vm, const Value *args, int count) {
    (void)count;
    Dict *values = current_values(vm);
    const Value found = values ? dict_get(vm, values, args[0]) : UNSET;
    if (!value_is_unset(found) || vm_has_error(vm)) {
        return value_ref(found);
    }
    const Value standard = ((ContextVar *)args[0].object)->standard;
    if (!value_is_unset(args[1]) || !value_is_unset(standard)) {
        return value_ref(value_is_unset(args[1]) ? standard : args[1]);
    }
    const Value error = raise_lookup(vm, args[0]);
    if (!value_is_unset(error)) {
        vm_raise_value(vm, error);
        value_drop(vm, error);
    }
    return UNSET;
}

static Value var_set(Vm *vm, const Value *args, int count) {
    (void)count;
    Dict *values = values_to_change(vm);
    Token *token = values ? object_new(vm, asyncio_of(vm)->token_type, sizeof *token) : NULL;
    if (!token) {
        return UNSET;
    }
    token->context = value_ref(asyncio_of(vm)->context);
    token->variable = value_ref(args[0]);
    token->old = value_ref(dict_get(vm, values, args[0]));
    if (!dict_set(vm, values, args[0], args[1])) {
        object_drop(vm, token);
        return UNSET;
    }
    return value_of_object(token);
}

static Value refuse_token(Vm *vm, Type *type, Value token, const char *why) {
    const Value repr = object_repr(vm, token);
    if (!value_is_unset(repr)) {
        vm_raise(vm, type, "%s %s", value_as_str(repr)->bytes, why);
        value_drop(vm, repr);
    }
    return UNSET;
}

static Value var_reset(Vm *vm, const Value *args, int count) {
    (void)count;
    if (!value_is_a(vm, args[1], asyncio_of(vm)->token_type)) {
        return vm_raise(vm, vm->exceptions.TypeError, "expected an instance of Token, got %s",
                        vm_type_name(vm, args[1]));
    }
    Token *token = (Token *)args[1].object;
    if (token->used) {
        return refuse_token(vm, vm->exceptions.RuntimeError, args[1], "has already been used once");
    }
    if (!value_is(token->variable, args[0])) {
        return refuse_token(vm, vm->exceptions.ValueError, args[1],
                            "was created by a different ContextVar");
    }
    if (!value_is(token->context, asyncio_of(vm)->context)) {
        return refuse_token(vm, vm->exceptions.ValueError, args[1],
                            "was created in a different Context");
    }
    Dict *values = values_to_change(vm);
    if (!values) {
        return UNSET;
    }
    token->used = true;
    const bool done = value_is_unset(token->old) ? dict_delete(vm, values, args[0]) >= 0
                                                 : dict_set(vm, values, args[0], token->old);
    return done ? NONE : UNSET;
}

static Value get_name(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of_object(((ContextVar *)self.object)->name));
}

static Value var_repr(Vm *vm, Value self) {
    const ContextVar *var = (const ContextVar *)self.object;
    const Value name = object_repr(vm, value_of_object(var->name));
    const Value standard = value_is_unset(name) || value_is_unset(var->standard)
                               ? UNSET
                               : object_repr(vm, var->standard);
    Str *text = NULL;
    if (!vm_has_error(vm)) {
        text = str_format(vm, "<ContextVar name=%s%s%s at %#llx>", value_as_str(name)->bytes,
                          value_is_unset(standard) ? "" : " default=",
                          value_is_unset(standard) ? "" : value_as_str(standard)->bytes,
                          (unsigned long long)object_identity(vm, self));
    }
    value_drop(vm, name);
    value_drop(vm, standard);
    return text ? value_of_object(text) : UNSET;
}

static const NativeDef VAR_METHODS[] = {
    CLASS_GETITEM,
    NATIVE("__init__", "self, name, /, *, default=...", var_init),
    NATIVE("get", "self, default=..., /", var_get),
    NATIVE("set", "self, value, /", var_set),
    NATIVE("reset", "self, token, /", var_reset),
    {0},
};

static const NativeGetter VAR_GETTERS[] = {{"name", get_name, NULL}, {0}};

static void var_clear(Vm *vm, Object *object) {
    ContextVar *var = (ContextVar *)object;
    value_set(vm, &var->standard, UNSET);
    if (var->name) {
        object_drop(vm, var->name);
        var->name = NULL;
    }
}

static void var_traverse(Object *object, Visit *visit, void *context) {
    const ContextVar *var = (const ContextVar *)object;
    if (var->standard.kind == VALUE_OBJECT) {
        visit(var->standard.object, context);
    }
    if (var->name) {
        visit(&var->name->base, context);
    }
}

// ---- Token ----

static Value token_var(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Token *)self.object)->variable);
}

static Value token_old(Vm *vm, Value self) {
    const Value old = ((Token *)self.object)->old;
    return value_ref(value_is_unset(old) ? value_of_object(asyncio_of(vm)->token_type) : old);
}

static const NativeDef TOKEN_METHODS[] = {CLASS_GETITEM, {0}};

static const NativeGetter TOKEN_GETTERS[] = {
    {"var", token_var, NULL},
    {"old_value", token_old, NULL},
    {0},
};

static Value token_repr(Vm *vm, Value self) {
    const Token *token = (const Token *)self.object;
    const Value var = object_repr(vm, token->variable);
    if (value_is_unset(var)) {
        return UNSET;
    }
    Str *text = str_format(vm, "<Token%s var=%s at %#llx>", token->used ? " used" : "",
                           value_as_str(var)->bytes, (unsigned long long)object_identity(vm, self));
    value_drop(vm, var);
    return text ? value_of_object(text) : UNSET;
}

static void token_clear(Vm *vm, Object *object) {
    Token *token = (Token *)object;
    value_set(vm, &token->context, UNSET);
    value_set(vm, &token->variable, UNSET);
    value_set(vm, &token->old, UNSET);
}

static void token_traverse(Object *object, Visit *visit, void *context) {
    const Token *token = (const Token *)object;
    const Value held[] = {token->context, token->variable, token->old};
    for (int i = 0; i < 3; i++) {
        if (value_is_object(held[i])) {
            visit(held[i].object, context);
        }
    }
}

// ---- Context ----

static Value make_context(Vm *vm, Type *type, Args args) {
    (void)type; // nothing can inherit it
    if (args.count > 0 || (args.names && args.names->count > 0)) {
        return vm_raise(vm, vm->exceptions.TypeError, "Context() does not accept any arguments");
    }
    return context_new(vm, NULL);
}

static Value mapping_of(Vm *vm, Value self) {
    Dict *values = context_of(self)->values;
    Dict *shown = values ? object_ref(values) : dict_new(vm);
    return shown ? value_of_object(shown) : UNSET;
}

// Calls a method of the dict of values.
static Value on_mapping(Vm *vm, const char *method, const Value *args, int count) {
    const Value mapping = mapping_of(vm, args[0]);
    const Value result = value_is_unset(mapping)
                             ? UNSET
                             : vm_call_method_c(vm, mapping, method, args + 1, count - 1);
    value_drop(vm, mapping);
    return result;
}

static bool is_variable(Vm *vm, Value key) {
    if (value_is_a(vm, key, asyncio_of(vm)->context_var_type)) {
        return true;
    }
    const Value shown = object_repr(vm, key);
    if (!value_is_unset(shown)) {
        vm_raise(vm, vm->exceptions.TypeError, "a ContextVar key was expected, got %s",
                 value_as_str(shown)->bytes);
    }
    value_drop(vm, shown);
    return false;
}

static Value get(Vm *vm, const Value *args, int count) {
    return is_variable(vm, args[1]) ? on_mapping(vm, "get", args, count) : UNSET;
}

static Value keys(Vm *vm, const Value *args, int count) {
    return on_mapping(vm, "keys", args, count);
}

static Value context_values(Vm *vm, const Value *args, int count) {
    return on_mapping(vm, "values", args, count);
}

static Value items(Vm *vm, const Value *args, int count) {
    return on_mapping(vm, "items", args, count);
}

static Value copy_method(Vm *vm, const Value *args, int count) {
    (void)count;
    return context_new(vm, context_of(args[0])->values);
}

// Context.run(callable, *args, **kwargs), without recursion in C.
static Step step_context_run(Vm *vm, NativeFrame *frame, Value *out) {
    if (frame->state++ > 0) {
        value_drop(vm, context_leave(vm, frame->slots[0]));
        frame->slots[0] = UNSET;
        *out = value_ref(frame->in);
        return frame->outcome == OUTCOME_RAISED ? STEP_RAISE : STEP_RETURN;
    }
    const Tuple *given = (const Tuple *)frame->args[1].object;
    if (given->count == 0) {
        vm_raise(vm, vm->exceptions.TypeError, "run() missing 1 required positional argument");
        return STEP_RAISE;
    }
    const Value rest = value_or_unset(tuple_of(vm, given->items + 1, given->count - 1));
    if (value_is_unset(rest) || !context_enter(vm, frame->args[0], &frame->slots[0])) {
        value_drop(vm, rest);
        return STEP_RAISE;
    }
    const bool pushed = asyncio_push_call(vm, given->items[0], rest, frame->args[2]);
    value_drop(vm, rest);
    if (pushed) {
        return STEP_CALL;
    }
    value_drop(vm, context_leave(vm, frame->slots[0]));
    frame->slots[0] = UNSET;
    return STEP_RAISE;
}

static const NativeDef CONTEXT_METHODS[] = {
    NATIVE_IN_FRAME("run", "self, /, *args, **kwargs", step_context_run),
    NATIVE("get", "self, key, default=None, /", get),
    NATIVE("keys", "self, /", keys),
    NATIVE("values", "self, /", context_values),
    NATIVE("items", "self, /", items),
    NATIVE("copy", "self, /", copy_method),
    {0},
};

static Value get_item(Vm *vm, Value self, Value key) {
    if (!is_variable(vm, key)) {
        return UNSET;
    }
    const Value mapping = mapping_of(vm, self);
    const Value item = value_is_unset(mapping) ? UNSET : object_get_item(vm, mapping, key);
    value_drop(vm, mapping);
    return item;
}

static int contains(Vm *vm, Value self, Value item) {
    if (!is_variable(vm, item)) {
        return -1;
    }
    const Value mapping = mapping_of(vm, self);
    const int answer = value_is_unset(mapping) ? -1 : object_contains(vm, mapping, item);
    value_drop(vm, mapping);
    return answer;
}

// Contexts are equal when they have the same variables with equal values.
static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) ||
        !value_is_a(vm, other, asyncio_of(vm)->context_type)) {
        return NOT_IMPLEMENTED;
    }
    const Value mine = mapping_of(vm, self), theirs = mapping_of(vm, other);
    const bool have = !value_is_unset(mine) && !value_is_unset(theirs);
    const int equal = have ? object_equal(vm, mine, theirs) : -1;
    value_drop(vm, mine);
    value_drop(vm, theirs);
    return equal < 0 ? UNSET : value_of_bool((op == COMPARE_EQ) == equal);
}

static int64_t length(Vm *vm, Value self) {
    (void)vm;
    const Dict *values = context_of(self)->values;
    return values ? values->used : 0;
}

static Value iter(Vm *vm, Value self) {
    const Value mapping = mapping_of(vm, self);
    const Value iterator = value_is_unset(mapping) ? UNSET : object_iter(vm, mapping);
    value_drop(vm, mapping);
    return iterator;
}

static void clear(Vm *vm, Object *object) {
    Context *context = (Context *)object;
    Dict *values = context->values;
    context->values = NULL;
    if (values) {
        object_drop(vm, values);
    }
}

static void traverse(Object *object, Visit *visit, void *arg) {
    const Context *context = (const Context *)object;
    if (context->values) {
        visit(&context->values->base, arg);
    }
}

static Value copy_context(Vm *vm, const Value *args, int count) {
    (void)args, (void)count;
    return context_copy_object(vm);
}

// ---- The module ----

static bool setup_context(Vm *vm) {
    Type *type = type_new(vm, "Context", "_contextvars", NULL, sizeof(Context), 0);
    if (!type) {
        return false;
    }
    asyncio_of(vm)->context_type = type;
    type->finalize = type->clear = clear;
    type->traverse = traverse;
    type->new_ = make_context;
    type->get_item = get_item;
    type->contains = contains;
    type->compare = compare;
    type->length = length;
    type->iter = iter;
    return native_add_methods(vm, type, CONTEXT_METHODS) && type_ready(vm, type) &&
           type_name_in_full(vm, type);
}

static bool setup_token(Vm *vm) {
    Type *type = type_new(vm, "Token", "_contextvars", NULL, sizeof(Token), 0);
    if (!type) {
        return false;
    }
    asyncio_of(vm)->token_type = type;
    type->finalize = type->clear = token_clear;
    type->traverse = token_traverse;
    type->repr = token_repr;
    return native_add_methods(vm, type, TOKEN_METHODS) &&
           native_add_getters(vm, type, TOKEN_GETTERS) && type_ready(vm, type) &&
           type_set_c(vm, type, "MISSING", value_of_object(type));
}

static bool setup_var(Vm *vm) {
    Type *type = type_new(vm, "ContextVar", "_contextvars", NULL, sizeof(ContextVar), 0);
    if (!type) {
        return false;
    }
    asyncio_of(vm)->context_var_type = type;
    type->finalize = type->clear = var_clear;
    type->traverse = var_traverse;
    type->new_ = object_slot_new;
    type->init = asyncio_init_by_method;
    type->repr = var_repr;
    return native_add_methods(vm, type, VAR_METHODS) && native_add_getters(vm, type, VAR_GETTERS) &&
           type_ready(vm, type);
}

bool context_setup(Vm *vm) {
    return asyncio_of(vm)->context_type || (setup_context(vm) && setup_token(vm) && setup_var(vm));
}

static bool setup_module(Vm *vm, Dict *globals) {
    const Asyncio *asyncio = asyncio_of(vm);
    return context_setup(vm) &&
           dict_set_c(vm, globals, "Context", value_of_object(asyncio->context_type)) &&
           dict_set_c(vm, globals, "ContextVar", value_of_object(asyncio->context_var_type)) &&
           dict_set_c(vm, globals, "Token", value_of_object(asyncio->token_type));
}

static const NativeDef MODULE_FUNCTIONS[] = {NATIVE("copy_context", "", copy_context), {0}};

const NativeModule CONTEXTVARS_MODULE = {
    .name = "contextvars",
    .functions = MODULE_FUNCTIONS,
    .setup = setup_module,
};
