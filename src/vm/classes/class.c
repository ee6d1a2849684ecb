// Classes of the program: what the class statement and type(name, bases, dict) do.

#include "base/check.h"
#include "vm/classes/attribute.h"
#include "vm/classes/descriptor.h"
#include "vm/classes/instance.h"
#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/protocol.h"
#include "vm/run/frame.h"
#include "vm/run/function.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/sort.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"
#include "vm/walk.h"
#include "vm/weak.h"

static Type *base_at(const Tuple *bases, int index) {
    return (Type *)bases->items[index].object;
}

// --- Which metaclass, which layout ---------------------------------------------------------------

// The most derived of the metaclass and those of the bases; NULL with TypeError set.
static Type *winning_meta(Vm *vm, Type *meta, const Tuple *bases) {
    for (int i = 0; i < bases->count; i++) {
        Type *other = value_type(vm, bases->items[i]);
        if (type_is_subtype(meta, other)) {
            continue;
        }
        if (!type_is_subtype(other, meta)) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                     "subclass of the metaclasses of all its bases");
            return NULL;
        }
        meta = other;
    }
    return meta;
}

// The type at or above this one that decides how instances are laid out.
static Type *layout_of(Type *type) {
    while (type->parent) {
        const Type *parent = type->parent;
        const bool extends = type->flags & TYPE_HEAP
                                 ? type->member_count != parent->member_count
                                 : type->size != parent->size || type->size_of != parent->size_of;
        if (extends) {
            break;
        }
        type = type->parent;
    }
    return type;
}

static bool no_base_twice(Vm *vm, const Tuple *bases) {
    for (int i = 0; i < bases->count; i++) {
        for (int k = i + 1; k < bases->count; k++) {
            if (value_is(bases->items[i], bases->items[k])) {
                vm_raise(vm, vm->exceptions.TypeError, "duplicate base class %s",
                         base_at(bases, i)->name->bytes);
                return false;
            }
        }
    }
    return true;
}

// The base whose layout the new class extends; NULL with TypeError set.
static Type *best_base(Vm *vm, const Tuple *bases) {
    Type *best = NULL, *layout = NULL;
    for (int i = 0; i < bases->count; i++) {
        if (!value_has_type_flag(bases->items[i], TYPE_META)) {
            vm_raise(vm, vm->exceptions.TypeError, "bases must be types");
            return NULL;
        }
        Type *base = base_at(bases, i);
        if (!(base->flags & TYPE_BASETYPE)) {
            vm_raise(vm, vm->exceptions.TypeError, "type '%s' is not an acceptable base type",
                     base->name->bytes);
            return NULL;
        }
        Type *candidate = layout_of(base);
        if (!best || (candidate != layout && type_is_subtype(candidate, layout))) {
            best = base;
            layout = candidate;
        } else if (!type_is_subtype(layout, candidate)) {
            vm_raise(vm, vm->exceptions.TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return no_base_twice(vm, bases) ? best : NULL;
}

// --- __slots__ -----------------------------------------------------------------------------------

typedef struct Members {
    Tuple *names; // NULL: no __slots__; counted
    bool dict;    // "__dict__" is among them
    bool weak;    // "__weakref__" is
} Members;

static bool is_identifier(const Str *name) {
    const unsigned char first = (unsigned char)name->bytes[0];
    if (name->size == 0 || (first >= '0' && first <= '9')) {
        return false;
    }
    for (size_t i = 0; i < name->size; i++) {
        const unsigned char byte = (unsigned char)name->bytes[i];
        if (byte < 128 && byte != '_' && !((byte | 32) >= 'a' && (byte | 32) <= 'z') &&
            !(byte >= '0' && byte <= '9')) {
            return false;
        }
    }
    return true;
}

// `__name` inside of class C means `_C__name`; a new reference.
static Str *mangled(Vm *vm, const Str *class_name, Str *name) {
    const char *owner = class_name->bytes;
    const bool private =
        name->size > 2 && name->bytes[0] == '_' && name->bytes[1] == '_' &&
        !(name->bytes[name->size - 1] == '_' && name->bytes[name->size - 2] == '_');
    while (*owner == '_') {
        owner++;
    }
    if (!private || !*owner) {
        return str_intern(vm, str_text(name));
    }
    Str *text = str_format(vm, "_%s%s", owner, name->bytes);
    Str *interned = text ? str_intern(vm, str_text(text)) : NULL;
    if (text) {
        object_drop(vm, text);
    }
    return interned;
}

// Takes one name of `__slots__`; false with an exception set.
static bool add_member(Vm *vm, const Str *class_name, Dict *names, Value item, Members *members,
                       List *found) {
    if (!value_is_str(item)) {
        vm_raise(vm, vm->exceptions.TypeError, "__slots__ items must be strings, not '%s'",
                 vm_type_name(vm, item));
        return false;
    }
    Str *name = value_as_str(item);
    if (!is_identifier(name)) {
        vm_raise(vm, vm->exceptions.TypeError, "__slots__ must be identifiers");
        return false;
    }
    if (str_equals_c(name, "__dict__") || str_equals_c(name, "__weakref__")) {
        members->dict |= str_equals_c(name, "__dict__");
        members->weak |= str_equals_c(name, "__weakref__");
        return true;
    }
    Str *final = mangled(vm, class_name, name);
    if (!final) {
        return false;
    }
    bool done;
    if (!value_is_unset(dict_get_str(names, final))) {
        vm_raise(vm, vm->exceptions.ValueError, "'%s' in __slots__ conflicts with class variable",
                 name->bytes);
        done = false;
    } else {
        done = list_append(vm, found, value_of_object(final));
    }
    object_drop(vm, final);
    return done;
}

static bool read_members(Vm *vm, const Str *class_name, const Type *parent, Dict *names,
                         Members *members) {
    *members = (Members){0};
    const Value slots = dict_get_str(names, vm->names.dunder_slots);
    if (value_is_unset(slots)) {
        return true;
    }
    List *found = list_new(vm, 0);
    if (!found) {
        return false;
    }
    bool done = true;
    if (value_is_str(slots)) {
        done = add_member(vm, class_name, names, slots, members, found);
    } else {
        Walk walk;
        done = walk_begin(vm, &walk, slots);
        if (done) {
            Value item;
            while (done && !value_is_unset(item = walk_next(vm, &walk))) {
                done = add_member(vm, class_name, names, item, members, found);
                value_drop(vm, item);
            }
            walk_end(vm, &walk);
            done = done && !vm_has_error(vm);
        }
    }
    // Objects that differ in size have no room for members in CPython.
    if (done && found->count > 0 && (parent->flags & (TYPE_INT | TYPE_BYTES | TYPE_TUPLE))) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "nonempty __slots__ not supported for subtype of '%s'", parent->name->bytes);
        done = false;
    }
    if (done && sort_values(vm, found->items, NULL, found->count)) {
        members->names = tuple_of(vm, found->items, found->count);
    }
    object_drop(vm, found);
    return done && members->names;
}

// --- The parts of a new class --------------------------------------------------------------------

static void instance_traverse(Object *object, Visit *visit, void *context) {
    const Type *library = object->type;
    visit(&object->type->base, context);
    while (library->flags & TYPE_HEAP) {
        library = library->parent;
    }
    if (library->traverse) {
        library->traverse(object, visit, context);
    }
    // A type of the library with fields has visited them itself.
    if ((object->flags & OBJECT_FIELDS) && !(library->flags & TYPE_FIELDS)) {
        fields_traverse(object_fields(object), visit, context);
    }
}

static void instance_clear(Vm *vm, Object *object) {
    const Type *library = object->type;
    while (library->flags & TYPE_HEAP) {
        library = library->parent;
    }
    if (library->clear) {
        library->clear(vm, object);
    }
    if (object->flags & OBJECT_FIELDS) {
        fields_clear(vm, object_fields(object));
    }
}

#define INHERITED_FLAGS                                                                    \
    (TYPE_EXCEPTION | TYPE_HAS_FIELDS | TYPE_FIELDS | TYPE_TUPLE | TYPE_LIST | TYPE_DICT | \
     TYPE_STR | TYPE_INT | TYPE_BYTES | TYPE_BYTEARRAY | TYPE_FLOAT | TYPE_SET | TYPE_META)

static uint32_t class_flags(const Type *parent, const Tuple *bases, const Members *members) {
    uint32_t flags = TYPE_HEAP | TYPE_BASETYPE | (parent->flags & INHERITED_FLAGS);
    for (int i = 0; i < bases->count; i++) {
        const uint32_t patterns = flags & (TYPE_SEQUENCE | TYPE_MAPPING);
        flags |= base_at(bases, i)->flags & TYPE_HAS_FIELDS;
        flags |= patterns ? 0 : base_at(bases, i)->flags & (TYPE_SEQUENCE | TYPE_MAPPING);
    }
    if (flags & TYPE_META) {
        return flags; // classes keep their attributes in their own dict
    }
    if (!members->names || members->dict) {
        flags |= TYPE_HAS_FIELDS;
    }
    const int own = members->names ? members->names->count : 0;
    if ((flags & TYPE_HAS_FIELDS) || own + parent->member_count > 0) {
        flags |= TYPE_FIELDS;
    }
    return flags;
}

// `__dict__` of instances, and `__weakref__`, where a class is the first to have them.
static Value get_instance_dict(Vm *vm, Value self) {
    Dict *dict = self.kind == VALUE_OBJECT && (self.object->flags & OBJECT_FIELDS)
                     ? fields_dict(vm, self.object)
                     : NULL;
    if (!dict) {
        return vm_has_error(vm) ? UNSET
                                : exception_raise_attribute(vm, self, vm->names.dunder_dict);
    }
    return value_of_object(object_ref(dict));
}

static bool set_instance_dict(Vm *vm, Value self, Value value) {
    if (value_is_unset(value) || !value_has_type_flag(value, TYPE_DICT)) {
        vm_raise(vm, vm->exceptions.TypeError, "__dict__ must be set to a dictionary, not a '%s'",
                 value_is_unset(value) ? "NoneType" : vm_type_name(vm, value));
        return false;
    }
    return fields_set_dict(vm, self.object, (Dict *)value.object);
}

static Value get_weakref(Vm *vm, Value self) {
    (void)vm, (void)self;
    return NONE;
}

static const NativeGetter dict_getter = {"__dict__", get_instance_dict, set_instance_dict};
static const NativeGetter weakref_getter = {"__weakref__", get_weakref, NULL};

static bool put_new(Vm *vm, Type *type, Str *name, Value value) {
    const bool done = !value_is_unset(value) && dict_set_str(vm, type->dict, name, value);
    value_drop(vm, value);
    return done;
}

// Whether a class gets `__weakref__`: not when its parent has it, when its `__slots__` leave it out
// and no other base brings it, or when its objects differ in size and have no room for it in
// CPython.
static bool wants_weakref(Vm *vm, const Type *type, const Members *members) {
    if ((type->flags & (TYPE_INT | TYPE_BYTES | TYPE_TUPLE)) ||
        weak_is_possible(vm, type->parent)) {
        return false;
    }
    bool wanted = !members->names || members->weak;
    for (int i = 0; i < type->bases->count && !wanted; i++) {
        wanted = weak_is_possible(vm, base_at(type->bases, i));
    }
    return wanted;
}

static bool add_members(Vm *vm, Type *type, const Members *members) {
    type->member_count = type->parent->member_count;
    for (int i = 0; members->names && i < members->names->count; i++) {
        Str *name = value_as_str(members->names->items[i]);
        if (!put_new(vm, type, name, member_new(vm, type, name, type->member_count++))) {
            return false;
        }
    }
    if ((type->flags & TYPE_HAS_FIELDS) && !(type->parent->flags & TYPE_HAS_FIELDS) &&
        !put_new(vm, type, vm->names.dunder_dict, getset_new(vm, type, &dict_getter))) {
        return false;
    }
    return !wants_weakref(vm, type, members) ||
           put_new(vm, type, vm->names.dunder_weakref, getset_new(vm, type, &weakref_getter));
}

// Wraps a plain function in the dict: `__new__` is static, the hooks are class methods.
static bool wrap(Vm *vm, Type *type, Str *name, Value (*wrapper)(Vm *, Value)) {
    const Value found = dict_get_str(type->dict, name);
    return !value_is_function(vm, found) || put_new(vm, type, name, wrapper(vm, found));
}

static bool set_default(Vm *vm, Type *type, Str *name, Value value) {
    return !value_is_unset(dict_get_str(type->dict, name)) ||
           dict_set_str(vm, type->dict, name, value);
}

// `__module__` of a class made without one: the module of the code that is running.
static bool set_module(Vm *vm, Type *type) {
    Value module = dict_get_str(type->dict, vm->names.dunder_module);
    if (value_is_unset(module)) {
        const Frame *frame = frame_current(vm);
        if (frame && frame->function) {
            module = dict_get_str(frame->function->globals, vm->names.dunder_name);
        }
        if (!value_is_unset(module) &&
            !dict_set_str(vm, type->dict, vm->names.dunder_module, module)) {
            return false;
        }
    }
    type->module = value_is_str(module) ? object_ref(module.object) : NULL;
    return true;
}

static bool set_qualname(Vm *vm, Type *type) {
    Value qualname = dict_get_str(type->dict, vm->names.dunder_qualname);
    if (value_is_unset(qualname)) {
        type->qualname = object_ref(type->name);
        return true;
    }
    if (!value_is_str(qualname)) {
        vm_raise(vm, vm->exceptions.TypeError, "type __qualname__ must be a str, not %s",
                 vm_type_name(vm, qualname));
        return false;
    }
    type->qualname = object_ref(qualname.object);
    return dict_delete(vm, type->dict, value_of_object(vm->names.dunder_qualname)) == 1;
}

static bool fill_dict(Vm *vm, Type *type) {
    if (!set_qualname(vm, type) || !set_module(vm, type) ||
        !wrap(vm, type, vm->names.dunder_new, staticmethod_new) ||
        !wrap(vm, type, vm->names.dunder_init_subclass, classmethod_new)) {
        return false;
    }
    return wrap(vm, type, vm->names.dunder_class_getitem, classmethod_new);
}

// What stands behind all else in the dict, as in CPython.
static bool set_defaults(Vm *vm, Type *type) {
    if (!set_default(vm, type, vm->names.dunder_doc, NONE)) {
        return false;
    }
    // A class that says what equal means and not how to hash is unhashable.
    const bool has_eq = !value_is_unset(dict_get_str(type->dict, vm->names.dunder_eq));
    return !has_eq || set_default(vm, type, vm->names.dunder_hash, NONE);
}

// Lets the methods that use super() or __class__ see the class.
static bool set_class_cell(Vm *vm, Type *type) {
    const Value cell = dict_get_str(type->dict, vm->names.dunder_classcell);
    if (value_is_unset(cell)) {
        return true;
    }
    if (value_type(vm, cell) != vm->types.cell) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "type.__new__(): __classcell__ must be a nonlocal cell, not %s",
                 vm_type_name(vm, cell));
        return false;
    }
    value_set(vm, &((Cell *)cell.object)->value, value_of_object(object_ref(type)));
    return dict_delete(vm, type->dict, value_of_object(vm->names.dunder_classcell)) == 1;
}

// --- Telling others ------------------------------------------------------------------------------

static bool call_set_name(Vm *vm, Type *type, Value name, Value value) {
    const Value args[] = {value_of_object(type), name};
    bool found;
    Value result = slots_call(vm, value, vm->names.dunder_set_name, args, 2, &found);
    if (!found || !value_is_unset(result)) {
        value_drop(vm, result);
        return true;
    }
    Value cause = vm_take_error(vm);
    Value shown = object_repr(vm, name);
    if (value_is_unset(shown)) {
        value_drop(vm, cause);
        return false;
    }
    vm_raise(vm, vm->exceptions.RuntimeError,
             "Error calling __set_name__ on '%s' instance %s in '%s'", vm_type_name(vm, value),
             value_as_str(shown)->bytes, type->name->bytes);
    value_drop(vm, shown);
    Value error = vm_take_error(vm);
    Exception *exception = value_as_exception(error);
    value_set(vm, &exception->cause, value_ref(cause));
    value_set(vm, &exception->context, cause);
    exception->suppress_context = true;
    vm_restore_error(vm, error);
    return false;
}

static bool call_set_names(Vm *vm, Type *type) {
    Dict *names = dict_copy(vm, type->dict);
    if (!names) {
        return false;
    }
    bool done = true;
    int position = 0;
    Value key, value;
    while (done && dict_next(names, &position, &key, &value)) {
        done = call_set_name(vm, type, key, value);
    }
    object_drop(vm, names);
    return done;
}

// super(cls, cls).__init_subclass__(**keywords)
static bool call_init_subclass(Vm *vm, Type *type, Args args) {
    Value above = super_new(vm, type, value_of_object(type));
    if (value_is_unset(above)) {
        return false;
    }
    Value hook = object_get_attr(vm, above, vm->names.dunder_init_subclass);
    value_drop(vm, above);
    if (value_is_unset(hook)) {
        return false;
    }
    Value result = vm_call_args(vm, hook, (Args){args.values + args.count, 0, args.names});
    value_drop(vm, hook);
    value_drop(vm, result);
    return !value_is_unset(result);
}

// --- type.__new__ --------------------------------------------------------------------------------

static bool build(Vm *vm, Type *type, const Members *members) {
    type->size = type->parent->size;
    type->size_of = type->parent->size_of;
    type->finalize = type->parent->finalize;
    type->traverse = instance_traverse;
    type->clear = instance_clear;
    type->module = NULL;
    return fill_dict(vm, type) && add_members(vm, type, members) && set_defaults(vm, type) &&
           type_compute_mro(vm, type) && set_class_cell(vm, type);
}

// What the C fields of Type must hold before anything can fail: an object that can be dropped.
static Type *blank_class(Vm *vm, Type *meta, Type *parent, Str *name, Tuple *bases, Dict *names) {
    Type *type = object_new(vm, meta, sizeof *type);
    if (!type) {
        return NULL;
    }
    type->flags = TYPE_HEAP;
    type->name = object_ref(name);
    type->qualname = NULL;
    type->bases = object_ref(bases);
    type->parent = object_ref(parent);
    type->dict = dict_copy(vm, names);
    if (!type->dict) {
        object_drop(vm, type);
        return NULL;
    }
    return type;
}

static Value make(Vm *vm, Type *meta, Str *name, Tuple *bases, Dict *names, Args args) {
    Type *parent = best_base(vm, bases);
    Members members;
    if (!parent || !read_members(vm, name, parent, names, &members)) {
        return UNSET;
    }
    Type *type = blank_class(vm, meta, parent, name, bases, names);
    bool done = type != NULL;
    if (done) {
        type->flags = class_flags(parent, bases, &members);
        done = build(vm, type, &members) && type_join_bases(vm, type);
    }
    if (members.names) {
        object_drop(vm, members.names);
    }
    if (done) {
        type->version = ++vm->next_type_version;
        type->flags |= TYPE_READY;
        slots_resolve(vm, type);
        done = call_set_names(vm, type) && call_init_subclass(vm, type, args);
    }
    if (!done) {
        if (type) {
            object_drop(vm, type);
        }
        return UNSET;
    }
    return value_of_object(type);
}

static bool check_make_args(Vm *vm, Args args) {
    static const char *const what[] = {"str", "tuple", "dict"};
    if (args.count != 3) {
        vm_raise(vm, vm->exceptions.TypeError, "type() takes 1 or 3 arguments");
        return false;
    }
    const bool good[] = {value_is_str(args.values[0]),
                         value_has_type_flag(args.values[1], TYPE_TUPLE),
                         value_has_type_flag(args.values[2], TYPE_DICT)};
    for (int i = 0; i < 3; i++) {
        if (!good[i]) {
            vm_raise(vm, vm->exceptions.TypeError, "type.__new__() argument %d must be %s, not %s",
                     i + 1, what[i], vm_type_name(vm, args.values[i]));
            return false;
        }
    }
    return true;
}

Value type_make_class(Vm *vm, Type *metaclass, Args args) {
    if (!check_make_args(vm, args)) {
        return UNSET;
    }
    Str *name = value_as_str(args.values[0]);
    Tuple *bases = (Tuple *)args.values[1].object;
    Type *winner = winning_meta(vm, metaclass, bases);
    if (!winner) {
        return UNSET;
    }
    if (winner != metaclass && winner->new_ != type_make_class) {
        return winner->new_(vm, winner, args);
    }
    Dict *names = (Dict *)args.values[2].object;
    if (bases->count > 0) {
        return make(vm, winner, name, bases, names, args);
    }
    Tuple *object_only = tuple_of_objects(vm, 1, vm->types.object);
    if (!object_only) {
        return UNSET;
    }
    Value made = make(vm, winner, name, object_only, names, args);
    object_drop(vm, object_only);
    return made;
}

// --- The class statement -------------------------------------------------------------------------

// Bases that are no types may say what stands for them (`__mro_entries__`). A new reference: the
// same tuple when there are none.
static Tuple *resolve_bases(Vm *vm, Tuple *bases) {
    List *list = NULL;
    for (int i = 0; i < bases->count; i++) {
        const Value base = bases->items[i];
        Value entries = UNSET;
        if (!value_has_type_flag(base, TYPE_META)) {
            Value hook = object_find_attr(vm, base, vm->names.dunder_mro_entries);
            if (vm_has_error(vm)) {
                goto fail;
            }
            if (!value_is_unset(hook)) {
                const Value all = value_of_object(bases);
                entries = vm_call(vm, hook, &all, 1);
                value_drop(vm, hook);
                if (value_is_unset(entries)) {
                    goto fail;
                }
            }
        }
        if (!value_is_unset(entries) && !list) {
            list = list_new(vm, bases->count);
            for (int k = 0; list && k < i; k++) {
                list_append(vm, list, bases->items[k]);
            }
        }
        bool done = true;
        if (!value_is_unset(entries)) {
            done = value_has_type_flag(entries, TYPE_TUPLE);
            if (!done) {
                vm_raise(vm, vm->exceptions.TypeError, "__mro_entries__ must return a tuple");
            }
            done = done && list && list_extend(vm, list, entries);
            value_drop(vm, entries);
        } else if (list) {
            done = list_append(vm, list, base);
        }
        if (!done) {
            goto fail;
        }
    }
    if (!list) {
        return object_ref(bases);
    }
    Tuple *resolved = tuple_of(vm, list->items, list->count);
    object_drop(vm, list);
    return resolved;
fail:
    if (list) {
        object_drop(vm, list);
    }
    return NULL;
}

// The keywords of the statement without `metaclass`.
typedef struct Keywords {
    Value metaclass; // borrowed; UNSET: none given
    Tuple *names;    // counted; NULL: no other ones
    Tuple *values;   // counted
} Keywords;

static bool split_keywords(Vm *vm, Args args, Keywords *keywords) {
    *keywords = (Keywords){UNSET, NULL, NULL};
    const int count = args.names ? args.names->count : 0;
    const Value *values = args.values + args.count;
    int kept = 0;
    for (int i = 0; i < count; i++) {
        if (str_equals_c(value_as_str(args.names->items[i]), "metaclass")) {
            keywords->metaclass = values[i];
        } else {
            kept++;
        }
    }
    if (kept == 0) {
        return true;
    }
    keywords->names = tuple_new(vm, kept);
    keywords->values = tuple_new(vm, kept);
    if (!keywords->names || !keywords->values) {
        return false;
    }
    for (int i = 0, k = 0; i < count; i++) {
        if (!str_equals_c(value_as_str(args.names->items[i]), "metaclass")) {
            keywords->names->items[k] = value_ref(args.names->items[i]);
            keywords->values->items[k++] = value_ref(values[i]);
        }
    }
    return true;
}

// Calls with some positional values followed by the statement's keywords.
static Value call_with_keywords(Vm *vm, Value callable, const Value *values, int count,
                                const Keywords *keywords) {
    const int more = keywords->names ? keywords->names->count : 0;
    Tuple *all = tuple_new(vm, count + more);
    if (!all) {
        return UNSET;
    }
    for (int i = 0; i < count; i++) {
        all->items[i] = value_ref(values[i]);
    }
    for (int i = 0; i < more; i++) {
        all->items[count + i] = value_ref(keywords->values->items[i]);
    }
    Value result = vm_call_args(vm, callable, (Args){all->items, count, keywords->names});
    object_drop(vm, all);
    return result;
}

// The metaclass of the statement: a new reference.
static Value choose_meta(Vm *vm, const Keywords *keywords, const Tuple *bases) {
    Value meta = keywords->metaclass;
    if (value_is_unset(meta)) {
        meta = bases->count ? value_of_object(value_type(vm, bases->items[0]))
                            : value_of_object(vm->types.type);
    }
    if (value_has_type_flag(meta, TYPE_META)) {
        Type *winner = winning_meta(vm, (Type *)meta.object, bases);
        return winner ? value_of_object(object_ref(winner)) : UNSET;
    }
    return value_ref(meta);
}

static Value prepare(Vm *vm, Value meta, Value name, Tuple *bases, const Keywords *keywords) {
    if (meta.object == &vm->types.type->base) {
        Dict *dict = dict_new(vm);
        return dict ? value_of_object(dict) : UNSET;
    }
    Value hook = object_find_attr(vm, meta, vm->names.dunder_prepare);
    if (value_is_unset(hook)) {
        if (vm_has_error(vm)) {
            return UNSET;
        }
        Dict *dict = dict_new(vm);
        return dict ? value_of_object(dict) : UNSET;
    }
    const Value values[] = {name, value_of_object(bases)};
    Value names = call_with_keywords(vm, hook, values, 2, keywords);
    value_drop(vm, hook);
    if (!value_is_unset(names) && !value_type(vm, names)->get_item) {
        const bool is_type = value_has_type_flag(meta, TYPE_META);
        vm_raise(vm, vm->exceptions.TypeError, "%s.__prepare__() must return a mapping, not %s",
                 is_type ? ((Type *)meta.object)->name->bytes : "<metaclass>",
                 vm_type_name(vm, names));
        value_set(vm, &names, UNSET);
    }
    return names;
}

static bool remember_original(Vm *vm, Value names, Tuple *original, Tuple *bases) {
    return original == bases ||
           object_set_item(vm, names, value_of_object(vm->names.dunder_orig_bases),
                           value_of_object(original));
}

// Runs the body in its namespace, then makes the class.
static Value run(Vm *vm, Value body, Value name, Tuple *original, Tuple *bases,
                 const Keywords *keywords) {
    Value meta = choose_meta(vm, keywords, bases);
    if (value_is_unset(meta)) {
        return UNSET;
    }
    Value made = UNSET;
    Value names = prepare(vm, meta, name, bases, keywords);
    if (!value_is_unset(names)) {
        Value ran = function_run_body(vm, value_as_function(body), names);
        if (!value_is_unset(ran) && remember_original(vm, names, original, bases)) {
            const Value values[] = {name, value_of_object(bases), names};
            made = call_with_keywords(vm, meta, values, 3, keywords);
        }
        value_drop(vm, ran);
    }
    value_drop(vm, names);
    value_drop(vm, meta);
    return made;
}

Value class_build(Vm *vm, Args args) {
    CHECK(args.count >= 2);
    Keywords keywords;
    Tuple *original = tuple_of(vm, args.values + 2, args.count - 2);
    Tuple *bases = original ? resolve_bases(vm, original) : NULL;
    Value made = UNSET;
    if (bases && split_keywords(vm, args, &keywords)) {
        made = run(vm, args.values[0], args.values[1], original, bases, &keywords);
    }
    if (bases) {
        if (keywords.names) {
            object_drop(vm, keywords.names);
        }
        if (keywords.values) {
            object_drop(vm, keywords.values);
        }
        object_drop(vm, bases);
    }
    if (original) {
        object_drop(vm, original);
    }
    return made;
}
