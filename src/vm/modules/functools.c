// functools: partial, lru_cache, reduce and cmp_to_key; the rest is in functools.py.

#include "vm/classes/descriptor.h"
#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"
#include "vm/walk.h"

// --- Arguments -----------------------------------------------------------------------------------

// The keywords of a call as a new dict; NULL with MemoryError set.
static Dict *keywords_dict(Vm *vm, Args args) {
    Dict *dict = dict_new(vm);
    for (int i = 0; dict && args.names && i < args.names->count; i++) {
        if (!dict_set(vm, dict, args.names->items[i], args.values[args.count + i])) {
            object_drop(vm, dict);
            dict = NULL;
        }
    }
    return dict;
}

// Calls with a tuple and a dict.
static Value call_with(Vm *vm, Value callable, const Tuple *first, Args args, Dict *keywords) {
    const int total = first->count + args.count;
    Tuple *values = tuple_new(vm, total + keywords->used);
    Tuple *names = values ? tuple_new(vm, keywords->used) : NULL;
    Value result = UNSET;
    if (names) {
        for (int i = 0; i < first->count; i++) {
            values->items[i] = value_ref(first->items[i]);
        }
        for (int i = 0; i < args.count; i++) {
            values->items[first->count + i] = value_ref(args.values[i]);
        }
        int position = 0;
        Value key, value;
        for (int i = 0; dict_next(keywords, &position, &key, &value); i++) {
            names->items[i] = value_ref(key);
            values->items[total + i] = value_ref(value);
        }
        result = vm_call_args(vm, callable, (Args){values->items, total, names});
        object_drop(vm, names);
    }
    if (values) {
        object_drop(vm, values);
    }
    return result;
}

// --- partial -------------------------------------------------------------------------------------

typedef struct Partial {
    Object base;
    Value function;
    Tuple *args;
    Dict *keywords;
} Partial;

static Partial *partial_of(Value self) {
    return (Partial *)self.object;
}

// All of the inner partial's arguments followed by these: a new reference.
static Tuple *joined(Vm *vm, const Tuple *first, const Value *more, int count) {
    Tuple *all = tuple_new(vm, first->count + count);
    for (int i = 0; all && i < all->count; i++) {
        all->items[i] = value_ref(i < first->count ? first->items[i] : more[i - first->count]);
    }
    return all;
}

static Value partial_call(Vm *vm, Value self, Args args);

static Value partial_new(Vm *vm, Type *type, Args args) {
    if (args.count == 0) {
        return vm_raise(vm, vm->exceptions.TypeError, "type 'partial' takes at least one argument");
    }
    Value function = args.values[0];
    if (!value_type(vm, function)->call) {
        return vm_raise(vm, vm->exceptions.TypeError, "the first argument must be callable");
    }
    Partial *made = object_new(vm, type, sizeof *made);
    if (!made) {
        return UNSET;
    }
    // A partial of a partial is one.
    const Partial *inner = value_type(vm, function) == type && type->call == partial_call
                               ? partial_of(function)
                               : NULL;
    Dict *given = keywords_dict(vm, (Args){args.values, args.count, args.names});
    if (inner) {
        made->function = value_ref(inner->function);
        made->args = joined(vm, inner->args, args.values + 1, args.count - 1);
        made->keywords = dict_copy(vm, inner->keywords);
        if (!given || !made->args || !made->keywords ||
            !dict_update(vm, made->keywords, value_of_object(given))) {
            object_drop(vm, made);
            made = NULL;
        }
        if (given) {
            object_drop(vm, given);
        }
    } else {
        made->function = value_ref(function);
        made->args = tuple_of(vm, args.values + 1, args.count - 1);
        made->keywords = given;
        if (!made->args || !given) {
            object_drop(vm, made);
            made = NULL;
        }
    }
    return value_or_unset(made);
}

#define FEW 12

static Value partial_call(Vm *vm, Value self, Args args) {
    const Partial *partial = partial_of(self);
    const int total = partial->args->count + args.count;
    if (partial->keywords->used == 0 && total <= FEW && (!args.names || args.names->count == 0)) {
        Value all[FEW];
        for (int i = 0; i < total; i++) {
            all[i] = i < partial->args->count ? partial->args->items[i]
                                              : args.values[i - partial->args->count];
        }
        value_ref(self);
        Value result = vm_call(vm, partial->function, all, total);
        value_drop(vm, self);
        return result;
    }
    Dict *keywords = dict_copy(vm, partial->keywords);
    Dict *given = keywords ? keywords_dict(vm, args) : NULL;
    Value result = UNSET;
    if (given && dict_update(vm, keywords, value_of_object(given))) {
        value_ref(self);
        result = call_with(vm, partial->function, partial->args, args, keywords);
        value_drop(vm, self);
    }
    if (given) {
        object_drop(vm, given);
    }
    if (keywords) {
        object_drop(vm, keywords);
    }
    return result;
}

static bool write_repr(Vm *vm, Buf *out, const char *before, Value value) {
    Value shown = object_repr(vm, value);
    if (value_is_unset(shown)) {
        return false;
    }
    buf_add_text(out, text_of(before));
    buf_add_text(out, str_text(value_as_str(shown)));
    value_drop(vm, shown);
    return true;
}

static Value partial_repr(Vm *vm, Value self) {
    const Partial *partial = partial_of(self);
    if (!repr_enter(self)) {
        return value_or_unset(str_from_c(vm, "..."));
    }
    Buf out;
    buf_init(&out, &vm->alloc);
    buf_addf(&out, "%s(",
             self.object->type->flags & TYPE_HEAP ? self.object->type->qualname->bytes
                                                  : "functools.partial");
    bool done = write_repr(vm, &out, "", partial->function);
    for (int i = 0; done && i < partial->args->count; i++) {
        done = write_repr(vm, &out, ", ", partial->args->items[i]);
    }
    int position = 0;
    Value key, value;
    while (done && dict_next(partial->keywords, &position, &key, &value)) {
        buf_addf(&out, ", %s", value_is_str(key) ? value_as_str(key)->bytes : "?");
        done = write_repr(vm, &out, "=", value);
    }
    buf_add_char(&out, ')');
    repr_leave(self);
    if (!done) {
        buf_deinit(&out);
        return UNSET;
    }
    return value_or_unset(str_from_buf(vm, &out));
}

static Value partial_func(Vm *vm, Value self) {
    (void)vm;
    return value_ref(partial_of(self)->function);
}

static Value partial_args(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(partial_of(self)->args));
}

static Value partial_keywords(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(partial_of(self)->keywords));
}

static Value get_fields(Vm *vm, Value self) {
    Dict *dict = fields_dict(vm, self.object);
    return dict ? value_of_object(object_ref(dict)) : UNSET;
}

static const NativeGetter partial_getters[] = {
    {"func", partial_func, native_readonly},
    {"args", partial_args, native_readonly},
    {"keywords", partial_keywords, native_readonly},
    {"__dict__", get_fields, NULL},
    {NULL, NULL, NULL},
};

static const NativeDef partial_methods[] = {
    CLASS_GETITEM,
    {0},
};

static void partial_finalize(Vm *vm, Object *object) {
    Partial *partial = (Partial *)object;
    value_drop(vm, partial->function);
    if (partial->args) {
        object_drop(vm, partial->args);
    }
    if (partial->keywords) {
        object_drop(vm, partial->keywords);
    }
}

static void partial_traverse(Object *object, Visit *visit, void *context) {
    const Partial *partial = (const Partial *)object;
    if (partial->function.kind == VALUE_OBJECT) {
        visit(partial->function.object, context);
    }
    if (partial->args) {
        visit(&partial->args->base, context);
    }
    if (partial->keywords) {
        visit(&partial->keywords->base, context);
    }
    if (object->flags & OBJECT_FIELDS) {
        fields_traverse(object_fields(object), visit, context);
    }
}

bool value_is_partial(const Vm *vm, Value value) {
    const Type *type = value_type(vm, value);
    while (type && type->finalize != partial_finalize) {
        type = type->parent;
    }
    return type != NULL;
}

static bool setup_partial(Vm *vm, Dict *globals) {
    Type *type = module_add_type(vm, globals, "partial", "functools", sizeof(Partial));
    if (!type) {
        return false;
    }
    type->flags |= TYPE_FIELDS | TYPE_HAS_FIELDS;
    type->new_ = partial_new;
    type->call = partial_call;
    type->repr = partial_repr;
    type->finalize = partial_finalize;
    type->traverse = partial_traverse;
    return type_complete(vm, type, partial_methods, partial_getters);
}

// --- lru_cache -----------------------------------------------------------------------------------

// The wrapper that functools.py puts around a function. Found results stand in a dict in order of
// use, the latest last.
typedef struct Cached {
    Object base;
    Value function;
    Dict *results;
    int64_t most; // entries; -1: any number
    int64_t hits, misses;
    bool typed;
} Cached;

static Cached *cached_of(Value self) {
    return (Cached *)self.object;
}

static Value cached_new(Vm *vm, Type *type, Args args) {
    if (!args_positional(vm, "_lru_cache_wrapper", args, 3, 3)) {
        return UNSET;
    }
    Cached *made = object_new(vm, type, sizeof *made);
    if (!made) {
        return UNSET;
    }
    made->function = value_ref(args.values[0]);
    made->most = -1;
    made->typed = object_truth(vm, args.values[2]) > 0;
    made->results = dict_new(vm);
    if (!made->results ||
        (!value_is_none(args.values[1]) && !int_index(vm, args.values[1], &made->most))) {
        object_drop(vm, made);
        return UNSET;
    }
    return value_of_object(made);
}

// The arguments as a key: a lone int or str is its own; else a tuple of values, names and types.
static Value key_of(Vm *vm, const Cached *cached, Args args) {
    const int names = args.names ? args.names->count : 0;
    if (!cached->typed && names == 0 && args.count == 1 &&
        (args.values[0].kind == VALUE_INT ||
         (args.values[0].kind == VALUE_OBJECT && args.values[0].object->type == vm->types.str))) {
        return value_ref(args.values[0]);
    }
    const int total = args.count + names;
    Tuple *key = tuple_new(vm, total + (names ? names + 1 : 0) + (cached->typed ? total : 0));
    if (!key) {
        return UNSET;
    }
    int count = 0;
    for (int i = 0; i < args.count; i++) {
        key->items[count++] = value_ref(args.values[i]);
    }
    if (names) {
        // Something that no argument can be stands between values and keywords.
        key->items[count++] = value_of_object(object_ref(cached->base.type));
    }
    for (int i = 0; i < names; i++) {
        key->items[count++] = value_ref(args.names->items[i]);
        key->items[count++] = value_ref(args.values[args.count + i]);
    }
    for (int i = 0; cached->typed && i < total; i++) {
        key->items[count++] = value_of_object(object_ref(value_type(vm, args.values[i])));
    }
    return value_of_object(key);
}

static bool keep(Vm *vm, Cached *cached, Value key, Value result) {
    if (cached->most >= 0 && cached->results->used >= cached->most) {
        int position = 0;
        Value oldest;
        if (dict_next(cached->results, &position, &oldest, NULL)) {
            value_ref(oldest);
            const int gone = dict_delete(vm, cached->results, oldest);
            value_drop(vm, oldest);
            if (gone < 0) {
                return false;
            }
        }
    }
    return dict_set(vm, cached->results, key, result);
}

static Value call_cached(Vm *vm, Cached *cached, Value key, Args args) {
    const Value known = dict_get(vm, cached->results, key);
    if (!value_is_unset(known)) {
        cached->hits++;
        value_ref(known);
        if (cached->most >= 0 && dict_move(vm, cached->results, key, true) < 0) {
            value_drop(vm, known);
            return UNSET;
        }
        return known;
    }
    if (vm_has_error(vm)) {
        return UNSET;
    }
    cached->misses++;
    Value result = vm_call_args(vm, cached->function, args);
    if (!value_is_unset(result) && !keep(vm, cached, key, result)) {
        value_set(vm, &result, UNSET);
    }
    return result;
}

static Value cached_call(Vm *vm, Value self, Args args) {
    Cached *cached = cached_of(self);
    value_ref(self);
    Value result = UNSET;
    if (cached->most == 0) {
        cached->misses++;
        result = vm_call_args(vm, cached->function, args);
    } else {
        Value key = key_of(vm, cached, args);
        if (!value_is_unset(key)) {
            result = call_cached(vm, cached, key, args);
        }
        value_drop(vm, key);
    }
    value_drop(vm, self);
    return result;
}

METHOD(cached_figures) {
    const Cached *cached = cached_of(args[0]);
    const Value parts[] = {value_of_int(cached->hits), value_of_int(cached->misses),
                           cached->most < 0 ? NONE : value_of_int(cached->most),
                           value_of_int(cached->results->used)};
    return value_or_unset(tuple_of(vm, parts, 4));
}

METHOD(cached_clear) {
    Cached *cached = cached_of(args[0]);
    cached->hits = cached->misses = 0;
    dict_clear(vm, cached->results);
    return NONE;
}

// A function is what it is, also when it is cached.
METHOD(cached_copy) {
    (void)vm;
    return value_ref(args[0]);
}

static Value cached_descr_get(Vm *vm, Value self, Value instance, Type *owner) {
    (void)owner;
    return value_is_unset(instance) ? value_ref(self) : method_new(vm, self, instance);
}

static void cached_finalize(Vm *vm, Object *object) {
    value_drop(vm, ((Cached *)object)->function);
    if (((Cached *)object)->results) {
        object_drop(vm, ((Cached *)object)->results);
    }
}

static void cached_traverse(Object *object, Visit *visit, void *context) {
    const Cached *cached = (const Cached *)object;
    if (cached->function.kind == VALUE_OBJECT) {
        visit(cached->function.object, context);
    }
    if (cached->results) {
        visit(&cached->results->base, context);
    }
    if (object->flags & OBJECT_FIELDS) {
        fields_traverse(object_fields(object), visit, context);
    }
}

static const NativeDef cached_methods[] = {
    NATIVE("_figures", "self, /", cached_figures),
    NATIVE("__copy__", "self, /", cached_copy),
    NATIVE("__deepcopy__", "self, memo, /", cached_copy),
    NATIVE("cache_clear", "self, /", cached_clear),
    {0},
};

static const NativeGetter cached_getters[] = {
    {"__dict__", get_fields, NULL},
    {NULL, NULL, NULL},
};

static bool setup_cached(Vm *vm, Dict *globals) {
    Type *type = module_add_type(vm, globals, "_lru_cache_wrapper", "functools", sizeof(Cached));
    if (!type) {
        return false;
    }
    type->flags |= TYPE_FIELDS | TYPE_HAS_FIELDS;
    type->new_ = cached_new;
    type->call = cached_call;
    type->descr_get = cached_descr_get;
    type->finalize = cached_finalize;
    type->traverse = cached_traverse;
    return type_complete(vm, type, cached_methods, cached_getters);
}

// --- cmp_to_key ----------------------------------------------------------------------------------

// K(item): compares by calling a function of two.
typedef struct Key {
    Object base;
    Value function, item; // item UNSET: K itself
} Key;

static Value key_new(Vm *vm, Type *type, Value function, Value item) {
    Key *made = object_new(vm, type, sizeof *made);
    if (!made) {
        return UNSET;
    }
    made->function = value_ref(function);
    made->item = value_ref(item);
    return value_of_object(made);
}

static Value key_slot_new(Vm *vm, Type *type, Args args) {
    return args_positional(vm, "cmp_to_key", args, 1, 1) ? key_new(vm, type, args.values[0], UNSET)
                                                         : UNSET;
}

static Value key_call(Vm *vm, Value self, Args args) {
    if (!args_positional(vm, "K", args, 1, 1)) {
        return UNSET;
    }
    return key_new(vm, self.object->type, ((Key *)self.object)->function, args.values[0]);
}

static Value key_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (value_type(vm, other) != self.object->type) {
        return vm_raise(vm, vm->exceptions.TypeError, "other argument must be K instance");
    }
    const Key *left = (const Key *)self.object, *right = (const Key *)other.object;
    const Value items[] = {left->item, right->item};
    Value answer = vm_call(vm, left->function, items, 2);
    if (value_is_unset(answer)) {
        return UNSET;
    }
    Value result = object_compare(vm, answer, value_of_int(0), op);
    value_drop(vm, answer);
    return result;
}

static Value key_obj(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Key *)self.object)->item);
}

static const NativeGetter key_getters[] = {{"obj", key_obj, NULL}, {NULL, NULL, NULL}};

static void key_finalize(Vm *vm, Object *object) {
    value_drop(vm, ((Key *)object)->function);
    value_drop(vm, ((Key *)object)->item);
}

static void key_traverse(Object *object, Visit *visit, void *context) {
    const Key *key = (const Key *)object;
    if (key->function.kind == VALUE_OBJECT) {
        visit(key->function.object, context);
    }
    if (key->item.kind == VALUE_OBJECT) {
        visit(key->item.object, context);
    }
}

static bool setup_key(Vm *vm, Dict *globals) {
    Type *type = module_add_type(vm, globals, "_Key", "functools", sizeof(Key));
    if (!type) {
        return false;
    }
    type->new_ = key_slot_new;
    type->call = key_call;
    type->compare = key_compare;
    type->finalize = key_finalize;
    type->traverse = key_traverse;
    return type_complete(vm, type, NULL, key_getters);
}

// --- reduce --------------------------------------------------------------------------------------

METHOD(functools_reduce) {
    Walk walk;
    if (!walk_begin(vm, &walk, args[1])) {
        if (vm_error_is(vm, vm->exceptions.TypeError) && !value_type(vm, args[1])->iter) {
            value_drop(vm, vm_take_error(vm));
            vm_raise(vm, vm->exceptions.TypeError, "reduce() arg 2 must support iteration");
        }
        return UNSET;
    }
    Value total = value_is_unset(args[2]) ? walk_next(vm, &walk) : value_ref(args[2]);
    if (value_is_unset(total) && !vm_has_error(vm)) {
        vm_raise(vm, vm->exceptions.TypeError, "reduce() of empty iterable with no initial value");
    }
    Value item;
    while (!value_is_unset(total) && !value_is_unset(item = walk_next(vm, &walk))) {
        const Value pair[] = {total, item};
        Value next = vm_call(vm, args[0], pair, 2);
        value_drop(vm, item);
        value_set(vm, &total, next);
    }
    walk_end(vm, &walk);
    if (vm_has_error(vm)) {
        value_set(vm, &total, UNSET);
    }
    return total;
}

static const NativeDef functions[] = {
    NATIVE("reduce", "function, iterable, initial=…, /", functools_reduce),
    {0},
};

static bool setup(Vm *vm, Dict *globals) {
    return setup_partial(vm, globals) && setup_cached(vm, globals) && setup_key(vm, globals);
}

const NativeModule MODULE_FUNCTOOLS = {"functools", functions, setup, "vm/modules/functools.py"};
