#include "vm/types/union.h"

#include "vm/classes/attribute.h"
#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

static GenericAlias *alias_of(Value value) {
    return (GenericAlias *)value.object;
}

// --- How types are written -----------------------------------------------------------------------

// "int", "module.C", "...", or the repr; false with an exception set.
static bool write_type(Vm *vm, Buf *out, Value value) {
    if (value.kind == VALUE_ELLIPSIS) {
        buf_add_text(out, TEXT("..."));
        return true;
    }
    if (value_is_none(value)) {
        buf_add_text(out, TEXT("None"));
        return true;
    }
    if (value_has_type_flag(value, TYPE_META)) {
        const Type *type = (const Type *)value.object;
        if (type == vm->types.none) {
            buf_add_text(out, TEXT("None"));
            return true;
        }
        if (type->module && !str_equals_c(type->module, "builtins")) {
            buf_addf(out, "%s.", type->module->bytes);
        }
        buf_add_text(out, str_text(type->qualname));
        return true;
    }
    Value shown = object_repr(vm, value);
    if (value_is_unset(shown)) {
        return false;
    }
    buf_add_text(out, str_text(value_as_str(shown)));
    value_drop(vm, shown);
    return true;
}

static bool write_types(Vm *vm, Buf *out, const Tuple *types, const char *between) {
    for (int i = 0; i < types->count; i++) {
        if (i > 0) {
            buf_add_text(out, text_of(between));
        }
        if (value_has_type_flag(types->items[i], TYPE_LIST)) {
            // The parameters of a Callable.
            const List *list = (const List *)types->items[i].object;
            Tuple *inner = tuple_of(vm, list->items, list->count);
            buf_add_char(out, '[');
            const bool done = inner && write_types(vm, out, inner, ", ");
            buf_add_char(out, ']');
            if (inner) {
                object_drop(vm, inner);
            }
            if (!done) {
                return false;
            }
        } else if (!write_type(vm, out, types->items[i])) {
            return false;
        }
    }
    return true;
}

static Value finish_text(Vm *vm, Buf *out, bool done) {
    if (!done) {
        buf_deinit(out);
        return UNSET;
    }
    return value_or_unset(str_from_buf(vm, out));
}

// --- Aliases -------------------------------------------------------------------------------------

static Value alias_of_type(Vm *vm, Type *type, Value origin, Value args) {
    Tuple *tuple =
        value_type(vm, args) == vm->types.tuple ? object_ref(args.object) : tuple_of(vm, &args, 1);
    GenericAlias *alias = tuple ? object_new(vm, type, sizeof *alias) : NULL;
    if (!alias) {
        if (tuple) {
            object_drop(vm, tuple);
        }
        return UNSET;
    }
    alias->origin = value_ref(origin);
    alias->args = tuple;
    return value_of_object(alias);
}

Value generic_alias_new(Vm *vm, Value origin, Value args) {
    return alias_of_type(vm, vm->types.generic_alias, origin, args);
}

static Value alias_new(Vm *vm, Type *type, Args args) {
    if (!args_positional(vm, "GenericAlias", args, 2, 2)) {
        return UNSET;
    }
    return alias_of_type(vm, type, args.values[0], args.values[1]);
}

// What unpacking gives: the alias itself, starred, and nothing else.
static Value alias_iter(Vm *vm, Value self) {
    const GenericAlias *alias = alias_of(self);
    Value starred =
        alias_of_type(vm, vm->types.generic_alias, alias->origin, value_of_object(alias->args));
    if (value_is_unset(starred)) {
        return UNSET;
    }
    alias_of(starred)->starred = true;
    Tuple *only = tuple_of(vm, &starred, 1);
    value_drop(vm, starred);
    if (!only) {
        return UNSET;
    }
    Value result = object_iter(vm, value_of_object(only));
    object_drop(vm, only);
    return result;
}

static Value alias_repr(Vm *vm, Value self) {
    const GenericAlias *alias = alias_of(self);
    Buf out;
    buf_init(&out, &vm->alloc);
    buf_add_text(&out, alias->starred ? TEXT("*") : TEXT(""));
    bool done = write_type(vm, &out, alias->origin);
    buf_add_char(&out, '[');
    done = done && write_types(vm, &out, alias->args, ", ");
    buf_add_text(&out, alias->args->count ? TEXT("]") : TEXT("()]"));
    return finish_text(vm, &out, done);
}

static Value alias_compare(Vm *vm, Value a, Value b, CompareOp op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_a(vm, b, vm->types.generic_alias)) {
        return NOT_IMPLEMENTED;
    }
    int same = alias_of(a)->starred == alias_of(b)->starred;
    if (same > 0) {
        same = object_equal(vm, alias_of(a)->origin, alias_of(b)->origin);
    }
    if (same > 0) {
        same = object_equal(vm, value_of_object(alias_of(a)->args),
                            value_of_object(alias_of(b)->args));
    }
    return same < 0 ? UNSET : value_of_bool(same == (op == COMPARE_EQ));
}

static bool alias_hash(Vm *vm, Value self, int64_t *hash) {
    int64_t of_args;
    if (!object_hash(vm, alias_of(self)->origin, hash) ||
        !object_hash(vm, value_of_object(alias_of(self)->args), &of_args)) {
        return false;
    }
    *hash ^= of_args;
    return true;
}

// Calling `C[int]` makes a C, which remembers how it was made where it can.
static Value alias_call(Vm *vm, Value self, Args args) {
    Value made = vm_call_args(vm, alias_of(self)->origin, args);
    if (!value_is_unset(made) && made.kind == VALUE_OBJECT &&
        (made.object->type->flags & (TYPE_HEAP | TYPE_HAS_FIELDS)) ==
            (TYPE_HEAP | TYPE_HAS_FIELDS)) {
        Str *name = str_intern(vm, TEXT("__orig_class__"));
        if (!name || !object_set_attr(vm, made, name, self)) {
            value_drop(vm, vm_take_error(vm));
        }
        if (name) {
            object_drop(vm, name);
        }
    }
    return made;
}

// What an alias does not answer itself is asked of its origin.
static Value alias_get_attr(Vm *vm, Value self, Str *name) {
    static const char *const own[] = {"__class__",      "__origin__",      "__args__",
                                      "__parameters__", "__mro_entries__", "__unpacked__"};
    const bool special = name->size > 4 && name->bytes[0] == '_' && name->bytes[1] == '_';
    bool mine = false;
    for (size_t i = 0; special && i < sizeof own / sizeof own[0]; i++) {
        mine |= str_equals_c(name, own[i]);
    }
    return mine ? attribute_get(vm, self, name) : object_get_attr(vm, alias_of(self)->origin, name);
}

static Value alias_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    return op == BINARY_OR ? union_or(vm, left, right) : NOT_IMPLEMENTED;
}

// `list[T][int]`: type variables are replaced in order of their first use.
static Value alias_get_item(Vm *vm, Value self, Value key);

METHOD(alias_mro_entries) {
    return value_or_unset(tuple_of(vm, &alias_of(args[0])->origin, 1));
}

METHOD(alias_instancecheck) {
    return vm_raise(vm, vm->exceptions.TypeError,
                    "isinstance() argument 2 cannot be a parameterized generic");
}

METHOD(alias_subclasscheck) {
    return vm_raise(vm, vm->exceptions.TypeError,
                    "issubclass() argument 2 cannot be a parameterized generic");
}

static const NativeDef alias_methods[] = {
    NATIVE("__mro_entries__", "self, bases, /", alias_mro_entries),
    NATIVE("__instancecheck__", "self, instance, /", alias_instancecheck),
    NATIVE("__subclasscheck__", "self, cls, /", alias_subclasscheck),
    {0},
};

static Value get_unpacked(Vm *vm, Value self) {
    (void)vm;
    return value_of_bool(alias_of(self)->starred);
}

static Value get_origin(Vm *vm, Value self) {
    (void)vm;
    return value_ref(alias_of(self)->origin);
}

static Value get_args(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(alias_of(self)->args));
}

static bool is_type_variable(Vm *vm, Value value) {
    const Type *type = value_type(vm, value);
    return type->module && str_equals_c(type->module, "typing") &&
           (str_equals_c(type->name, "TypeVar") || str_equals_c(type->name, "ParamSpec") ||
            str_equals_c(type->name, "TypeVarTuple"));
}

// Adds the type variables of a value to the list, each once; false with an exception set.
static bool add_parameters(Vm *vm, List *into, Value value) {
    Value inner = UNSET;
    if (is_type_variable(vm, value)) {
        for (int i = 0; i < into->count; i++) {
            if (value_is(into->items[i], value)) {
                return true;
            }
        }
        return list_append(vm, into, value);
    }
    if (value_has_type_flag(value, TYPE_META)) {
        return true;
    }
    inner = object_find_attr(vm, value, vm->names.dunder_parameters);
    bool done = !vm_has_error(vm);
    if (value_has_type_flag(inner, TYPE_TUPLE)) {
        const Tuple *tuple = (const Tuple *)inner.object;
        for (int i = 0; done && i < tuple->count; i++) {
            done = add_parameters(vm, into, tuple->items[i]);
        }
    }
    value_drop(vm, inner);
    return done;
}

static Tuple *parameters_of(Vm *vm, const Tuple *args) {
    List *list = list_new(vm, 0);
    bool done = list != NULL;
    for (int i = 0; done && i < args->count; i++) {
        done = add_parameters(vm, list, args->items[i]);
    }
    Tuple *found = done ? tuple_of(vm, list->items, list->count) : NULL;
    if (list) {
        object_drop(vm, list);
    }
    return found;
}

static Value get_parameters(Vm *vm, Value self) {
    GenericAlias *alias = alias_of(self);
    if (!alias->parameters) {
        alias->parameters = parameters_of(vm, alias->args);
    }
    return alias->parameters ? value_of_object(object_ref(alias->parameters)) : UNSET;
}

// One argument with the variables replaced: a new reference.
static Value replaced(Vm *vm, Value arg, const Tuple *parameters, const Tuple *values) {
    for (int i = 0; i < parameters->count; i++) {
        if (value_is(parameters->items[i], arg)) {
            return value_ref(values->items[i]);
        }
    }
    if (!value_is_a(vm, arg, vm->types.generic_alias)) {
        return value_ref(arg);
    }
    Value inner = get_parameters(vm, arg);
    if (value_is_unset(inner)) {
        return UNSET;
    }
    const Tuple *wanted = (const Tuple *)inner.object;
    Tuple *given = tuple_new(vm, wanted->count);
    for (int i = 0; given && i < wanted->count; i++) {
        given->items[i] = replaced(vm, wanted->items[i], parameters, values);
    }
    Value result = UNSET;
    if (given) {
        result = wanted->count ? alias_get_item(vm, arg, value_of_object(given)) : value_ref(arg);
        object_drop(vm, given);
    }
    value_drop(vm, inner);
    return result;
}

static Value alias_get_item(Vm *vm, Value self, Value key) {
    const GenericAlias *alias = alias_of(self);
    Value all = get_parameters(vm, self);
    if (value_is_unset(all)) {
        return UNSET;
    }
    const Tuple *parameters = (const Tuple *)all.object;
    Tuple *values =
        value_has_type_flag(key, TYPE_TUPLE) ? object_ref(key.object) : tuple_of(vm, &key, 1);
    Value result = UNSET;
    Value shown = object_repr(vm, self);
    if (!values || value_is_unset(shown)) {
        // Without memory for these there is an exception already.
    } else if (parameters->count == 0) {
        vm_raise(vm, vm->exceptions.TypeError, "%s is not a generic class",
                 value_as_str(shown)->bytes);
    } else if (parameters->count != values->count) {
        vm_raise(vm, vm->exceptions.TypeError, "Too %s arguments for %s; actual %d, expected %d",
                 values->count > parameters->count ? "many" : "few", value_as_str(shown)->bytes,
                 values->count, parameters->count);
    } else {
        Tuple *args = tuple_new(vm, alias->args->count);
        bool done = args != NULL;
        for (int i = 0; done && i < args->count; i++) {
            args->items[i] = replaced(vm, alias->args->items[i], parameters, values);
            done = !value_is_unset(args->items[i]);
        }
        if (done) {
            result = generic_alias_new(vm, alias->origin, value_of_object(args));
        }
        if (args) {
            object_drop(vm, args);
        }
    }
    value_drop(vm, shown);
    if (values) {
        object_drop(vm, values);
    }
    value_drop(vm, all);
    return result;
}

static const NativeGetter alias_getters[] = {
    {"__origin__", get_origin, native_readonly},
    {"__unpacked__", get_unpacked, native_readonly},
    {"__args__", get_args, native_readonly},
    {"__parameters__", get_parameters, NULL},
    {NULL, NULL, NULL},
};

static void alias_finalize(Vm *vm, Object *object) {
    GenericAlias *alias = (GenericAlias *)object;
    value_drop(vm, alias->origin);
    if (alias->args) {
        object_drop(vm, alias->args);
    }
    if (alias->parameters) {
        object_drop(vm, alias->parameters);
    }
}

static void alias_traverse(Object *object, Visit *visit, void *context) {
    const GenericAlias *alias = (const GenericAlias *)object;
    if (alias->origin.kind == VALUE_OBJECT) {
        visit(alias->origin.object, context);
    }
    if (alias->args) {
        visit(&alias->args->base, context);
    }
    if (alias->parameters) {
        visit(&alias->parameters->base, context);
    }
}

// --- Unions --------------------------------------------------------------------------------------

static bool can_be_in_union(Vm *vm, Value value) {
    const Type *type = value_type(vm, value);
    return value_is_none(value) || (type->flags & TYPE_META) || type == vm->types.union_type ||
           type_is_subtype(type, vm->types.generic_alias);
}

static bool add_unique(Vm *vm, List *list, Value value) {
    if (value_is_none(value)) {
        value = value_of_object(vm->types.none);
    }
    for (int i = 0; i < list->count; i++) {
        const int same = object_equal(vm, list->items[i], value);
        if (same != 0) {
            return same > 0;
        }
    }
    return list_append(vm, list, value);
}

static bool add_side(Vm *vm, List *list, Value side) {
    if (value_type(vm, side) != vm->types.union_type) {
        return add_unique(vm, list, side);
    }
    const Tuple *args = ((Union *)side.object)->args;
    for (int i = 0; i < args->count; i++) {
        if (!add_unique(vm, list, args->items[i])) {
            return false;
        }
    }
    return true;
}

Value union_or(Vm *vm, Value left, Value right) {
    if (!can_be_in_union(vm, left) || !can_be_in_union(vm, right)) {
        return NOT_IMPLEMENTED;
    }
    List *list = list_new(vm, 2);
    Value result = UNSET;
    if (list && add_side(vm, list, left) && add_side(vm, list, right)) {
        if (list->count == 1) {
            result = value_ref(list->items[0]);
        } else {
            Union *made = object_new(vm, vm->types.union_type, sizeof *made);
            if (made) {
                made->args = tuple_of(vm, list->items, list->count);
                if (made->args) {
                    result = value_of_object(made);
                } else {
                    object_drop(vm, made);
                }
            }
        }
    }
    if (list) {
        object_drop(vm, list);
    }
    return result;
}

static const Tuple *union_args(Value self) {
    return ((const Union *)self.object)->args;
}

static Value repr(Vm *vm, Value self) {
    Buf out;
    buf_init(&out, &vm->alloc);
    const bool done = write_types(vm, &out, union_args(self), " | ");
    return finish_text(vm, &out, done);
}

// Unions are equal when they have the same members, in any order.
static Value compare(Vm *vm, Value a, Value b, CompareOp op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || value_type(vm, b) != vm->types.union_type) {
        return NOT_IMPLEMENTED;
    }
    const Tuple *left = union_args(a), *right = union_args(b);
    int same = left->count == right->count;
    for (int i = 0; same > 0 && i < left->count; i++) {
        same = object_contains(vm, value_of_object((void *)(uintptr_t)right), left->items[i]);
    }
    return same < 0 ? UNSET : value_of_bool(same == (op == COMPARE_EQ));
}

static bool union_hash(Vm *vm, Value self, int64_t *hash) {
    const Tuple *args = union_args(self);
    *hash = 0x756e696f6e;
    for (int i = 0; i < args->count; i++) {
        int64_t of_arg;
        if (!object_hash(vm, args->items[i], &of_arg)) {
            return false;
        }
        *hash ^= of_arg;
    }
    return true;
}

static Value union_get_args(Vm *vm, Value self) {
    (void)vm;
    return value_of_object(object_ref(((Union *)self.object)->args));
}

static Value get_module(Vm *vm, Value self) {
    (void)self;
    return value_or_unset(str_from_c(vm, "types"));
}

static Value union_get_parameters(Vm *vm, Value self) {
    return value_or_unset(parameters_of(vm, union_args(self)));
}

METHOD(union_instancecheck) {
    const int truth = object_is_instance(vm, args[1], args[0]);
    return truth < 0 ? UNSET : value_of_bool(truth);
}

METHOD(union_subclasscheck) {
    const int truth = object_is_subclass(vm, args[1], args[0]);
    return truth < 0 ? UNSET : value_of_bool(truth);
}

static const NativeDef union_methods[] = {
    NATIVE("__instancecheck__", "self, instance, /", union_instancecheck),
    NATIVE("__subclasscheck__", "self, cls, /", union_subclasscheck),
    {0},
};

static const NativeGetter union_getters[] = {
    {"__args__", union_get_args, native_readonly},
    {"__parameters__", union_get_parameters, NULL},
    {"__module__", get_module, NULL},
    {NULL, NULL, NULL},
};

static void finalize(Vm *vm, Object *object) {
    if (((Union *)object)->args) {
        object_drop(vm, ((Union *)object)->args);
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    if (((Union *)object)->args) {
        visit(&((Union *)object)->args->base, context);
    }
}

// --- Types ---------------------------------------------------------------------------------------

Value generic_alias_of_class(Vm *vm, const Value *args, int count) {
    (void)count;
    return generic_alias_new(vm, args[0], args[1]);
}

static bool add_class_getitem(Vm *vm) {
    static const NativeDef methods[] = {CLASS_GETITEM, {0}};
    const BuiltinTypes *t = &vm->types;
    Type *const generic[] = {t->list,      t->dict,      t->tuple,   t->set,
                             t->frozenset, t->enumerate, t->weakref, t->mappingproxy};
    for (size_t i = 0; i < sizeof generic / sizeof generic[0]; i++) {
        if (!native_add_methods(vm, generic[i], methods)) {
            return false;
        }
    }
    return true;
}

bool union_setup(Vm *vm) {
    Type *alias = vm->types.generic_alias, *unions = vm->types.union_type;
    alias->size = sizeof(GenericAlias);
    alias->flags |= TYPE_BASETYPE;
    alias->new_ = alias_new;
    alias->repr = alias_repr;
    alias->compare = alias_compare;
    alias->hash = alias_hash;
    alias->iter = alias_iter;
    alias->call = alias_call;
    alias->get_attr = alias_get_attr;
    alias->get_item = alias_get_item;
    alias->binary = alias_binary;
    alias->finalize = alias_finalize;
    alias->traverse = alias_traverse;
    unions->size = sizeof(Union);
    unions->repr = repr;
    unions->compare = compare;
    unions->hash = union_hash;
    unions->binary = alias_binary;
    unions->finalize = finalize;
    unions->traverse = traverse;
    return type_complete(vm, alias, alias_methods, alias_getters) &&
           type_complete(vm, unions, union_methods, union_getters) &&
           type_name_in_full(vm, alias) && type_name_in_full(vm, unions) && add_class_getitem(vm);
}
