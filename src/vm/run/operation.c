#include "vm/run/operation.h"

#include "vm/classes/attribute.h"
#include "vm/classes/descriptor.h"
#include "vm/classes/instance.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/errors/refusal.h"
#include "vm/format/format.h"
#include "vm/method.h"
#include "vm/module.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/set.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"

#include <stdio.h>

// --- Names ---------------------------------------------------------------------------------------

static Value raise_name(Vm *vm, Str *name) {
    vm_raise(vm, vm->exceptions.NameError, "name '%s' is not defined", name->bytes);
    if (value_is_exception(vm->error)) {
        value_set(vm, &value_as_exception(vm->error)->extra[0], value_of_object(object_ref(name)));
    }
    return UNSET;
}

Value op_load_global(Vm *vm, Frame *frame, Site *site) {
    Dict *globals = frame->function->globals;
    int index = dict_find_str(globals, site->name);
    if (index >= 0) {
        *site = (Site){.name = site->name,
                       .kind = SITE_GLOBAL,
                       .index = index,
                       .owner = globals,
                       .layout = globals->layout};
        return value_ref(globals->entries[index].value);
    }
    if (frame->function->builtins) {
        const Value own = dict_get_str(frame->function->builtins, site->name);
        return value_is_unset(own) ? raise_name(vm, site->name) : value_ref(own);
    }
    index = dict_find_str(vm->builtins, site->name);
    if (index < 0) {
        return refusal_of_module(vm, TEXT("builtins"), site->name) ? UNSET
                                                                   : raise_name(vm, site->name);
    }
    *site = (Site){.name = site->name,
                   .kind = SITE_BUILTIN,
                   .index = index,
                   .owner = globals,
                   .layout = globals->layout,
                   .builtins_layout = vm->builtins->layout};
    return value_ref(vm->builtins->entries[index].value);
}

bool op_store_global(Vm *vm, Frame *frame, Site *site, Value value) {
    Dict *globals = frame->function->globals;
    if (!dict_set_str(vm, globals, site->name, value)) {
        return false;
    }
    *site = (Site){.name = site->name,
                   .kind = SITE_GLOBAL,
                   .index = dict_find_str(globals, site->name),
                   .owner = globals,
                   .layout = globals->layout};
    return true;
}

bool op_delete_global(Vm *vm, Frame *frame, Site *site) {
    const int deleted = dict_delete(vm, frame->function->globals, value_of_object(site->name));
    if (deleted == 0) {
        raise_name(vm, site->name);
    }
    return deleted > 0;
}

// A name in the namespace of a class body, borrowed-or-new made equal: a new reference; UNSET
// without an exception when it is not there.
static Value find_in_names(Vm *vm, Frame *frame, Str *name) {
    if (frame->names.kind != VALUE_OBJECT) {
        return UNSET;
    }
    if (frame->names.object->type == vm->types.dict) {
        return value_ref(dict_get_str((Dict *)frame->names.object, name));
    }
    const Value found = object_get_item(vm, frame->names, value_of_object(name));
    if (value_is_unset(found) && vm_error_is(vm, vm->exceptions.KeyError)) {
        value_drop(vm, vm_take_error(vm));
    }
    return found;
}

Value op_load_name(Vm *vm, Frame *frame, Site *site) {
    const Value found = find_in_names(vm, frame, site->name);
    if (!value_is_unset(found) || vm_has_error(vm)) {
        return found;
    }
    return op_load_global(vm, frame, site);
}

Value op_load_class_cell(Vm *vm, Frame *frame, int cell, Site *site) {
    const Value found = find_in_names(vm, frame, site->name);
    if (!value_is_unset(found) || vm_has_error(vm)) {
        return found;
    }
    const Value value = ((Cell *)frame->registers[cell].object)->value;
    if (value_is_unset(value)) {
        op_raise_unbound(vm, frame, cell);
    }
    return value_ref(value);
}

bool op_store_name(Vm *vm, Frame *frame, Site *site, Value value) {
    if (value_is_unset(frame->names)) {
        return dict_set_str(vm, frame->function->globals, site->name, value);
    }
    return object_set_item(vm, frame->names, value_of_object(site->name), value);
}

bool op_delete_name(Vm *vm, Frame *frame, Site *site) {
    if (value_is_unset(frame->names)) {
        return op_delete_global(vm, frame, site);
    }
    if (object_set_item(vm, frame->names, value_of_object(site->name), UNSET)) {
        return true;
    }
    if (vm_error_is(vm, vm->exceptions.KeyError)) {
        value_drop(vm, vm_take_error(vm));
        raise_name(vm, site->name);
    }
    return false;
}

void op_raise_unbound(Vm *vm, Frame *frame, int reg) {
    const Code *code = frame->code->code;
    const int cells = code->locals.count + code->cells.count;
    if (reg >= cells) {
        const Text name = code->frees.items[reg - cells];
        vm_raise(vm, vm->exceptions.NameError,
                 "cannot access free variable '%.*s' where it is not associated with a value in "
                 "enclosing scope",
                 (int)name.size, name.bytes);
        return;
    }
    const Text name = reg < code->locals.count ? code->locals.items[reg]
                                               : code->cells.items[reg - code->locals.count];
    vm_raise(vm, vm->exceptions.UnboundLocalError,
             "cannot access local variable '%.*s' where it is not associated with a value",
             (int)name.size, name.bytes);
}

// --- Attributes ----------------------------------------------------------------------------------

// Whether attributes of the type's instances are found by the plain rules, so that a cache holds.
static bool has_plain_attributes(const Type *type) {
    return type->get_attr == attribute_get && !(type->flags & TYPE_GETATTR);
}

static void fill_module_site(Vm *vm, Site *site, Value object) {
    Dict *globals = ((ModuleObject *)object.object)->globals;
    const int index = dict_find_str(globals, site->name);
    (void)vm;
    if (index >= 0) {
        *site = (Site){.name = site->name,
                       .kind = SITE_MODULE,
                       .index = index,
                       .owner = globals,
                       .layout = globals->layout};
    }
}

// Two answers are remembered: places that see objects of two classes in turn are common, and would
// otherwise look everything up each time.
static void replace_site(Vm *vm, Site *site, Site filled) {
    Site *second = site->second;
    if (site->kind != SITE_EMPTY && site->type != 0) {
        if (!second) {
            second = alloc_try(&vm->alloc, sizeof *second);
        }
        if (second) {
            *second = *site;
            second->second = NULL;
        }
    }
    *site = filled;
    site->second = second;
}

// The older answer of a site, when it is right for this object; else NULL.
static const Site *second_answer(const Site *site, Value object) {
    const Site *second = site->second;
    if (!second || object.kind != VALUE_OBJECT || second->type != object.object->type->version ||
        ((object.object->flags & OBJECT_FIELDS) &&
         object_fields(object.object)->shape != second->shape)) {
        return NULL;
    }
    return second;
}

// The place of one of `__slots__` in the fields of an instance of the type; -1: it is none.
static int member_place(const Vm *vm, const Type *type, Value found) {
    if (found.kind != VALUE_OBJECT || found.object->type != vm->types.member_descriptor) {
        return -1;
    }
    const Member *member = (const Member *)found.object;
    return type_is_subtype(type, member->owner) ? member->index : -1;
}

// A property whose getter is a function: that function; else UNSET.
static Value plain_getter(const Vm *vm, Value found) {
    if (found.kind != VALUE_OBJECT || found.object->type != vm->types.property) {
        return UNSET;
    }
    const Value getter = ((const Property *)found.object)->getter;
    return value_is_function(vm, getter) ? getter : UNSET;
}

// Remembers how the attribute of such an object was found.
static void fill_site(Vm *vm, Site *site, Value object, bool method) {
    Type *type = object.object->type;
    if (type == vm->types.module) {
        fill_module_site(vm, site, object);
        return;
    }
    if (!has_plain_attributes(type)) {
        return;
    }
    const Value found = type_lookup(vm, type, site->name);
    const bool has_fields = object.object->flags & OBJECT_FIELDS;
    struct Shape *shape = has_fields ? object_fields(object.object)->shape : NULL;
    if (has_fields && !shape) {
        return;
    }
    const Type *of_found = found.kind == VALUE_OBJECT ? found.object->type : NULL;
    const bool data = of_found && of_found->descr_set;
    const int index = !shape ? -1
                      : data ? member_place(vm, type, found)
                             : shape_find(shape, site->name);
    Site filled = {.name = site->name, .type = type->version, .index = index, .shape = shape};
    if (index >= 0) {
        filled.kind = SITE_FIELD;
    } else if (data) {
        filled.kind = SITE_PROPERTY;
        filled.found = plain_getter(vm, found);
        if (method || value_is_unset(filled.found)) {
            return;
        }
    } else if (method && of_found && (of_found->flags & TYPE_METHOD)) {
        filled.kind = SITE_METHOD;
        filled.found = found;
    } else if (!value_is_unset(found) && !(of_found && of_found->descr_get)) {
        filled.kind = SITE_VALUE;
        filled.found = found;
    } else {
        return;
    }
    replace_site(vm, site, filled);
}

Value op_load_attr(Vm *vm, Site *site, Value object) {
    const Site *second = second_answer(site, object);
    if (second && second->kind == SITE_FIELD) {
        const Value value = object_fields(object.object)->values[second->index];
        if (!value_is_unset(value)) {
            return value_ref(value);
        }
    }
    if (second && second->kind == SITE_VALUE) {
        return value_ref(second->found);
    }
    const Value value = object_get_attr(vm, object, site->name);
    if (!value_is_unset(value) && object.kind == VALUE_OBJECT) {
        fill_site(vm, site, object, false);
    }
    return value;
}

// A bound method that was made for this call alone, of a class or of super(), is a function and its
// first argument.
static void take_apart(Vm *vm, Value method[2]) {
    const Value bound = method[0];
    if (bound.kind == VALUE_OBJECT && bound.object->type == vm->types.method &&
        bound.object->refs == 1) {
        method[0] = value_ref(((const Method *)bound.object)->function);
        method[1] = value_ref(((const Method *)bound.object)->self);
        value_drop(vm, bound);
    }
}

bool op_load_method(Vm *vm, Site *site, Value object, Value method[2]) {
    const Site *second = second_answer(site, object);
    if (second && second->kind == SITE_METHOD) {
        method[0] = value_ref(second->found);
        method[1] = value_ref(object);
        return true;
    }
    if (!object_get_method(vm, object, site->name, &method[0], &method[1])) {
        return false;
    }
    take_apart(vm, method);
    if (object.kind == VALUE_OBJECT) {
        fill_site(vm, site, object, true);
    }
    return true;
}

bool op_store_attr(Vm *vm, Site *site, Value object, Value value) {
    const Site *second = second_answer(site, object);
    if (second && (object.object->flags & OBJECT_FIELDS)) {
        Fields *fields = object_fields(object.object);
        if (second->kind == SITE_FIELD) {
            value_set(vm, &fields->values[second->index], value_ref(value));
            return true;
        }
        if (second->kind == SITE_NEW_FIELD && second->index < fields->capacity) {
            fields->shape = second->next;
            fields->values[second->index] = value_ref(value);
            return true;
        }
    }
    const bool known = object.kind == VALUE_OBJECT && (object.object->flags & OBJECT_FIELDS) &&
                       object.object->type->set_attr == attribute_set;
    struct Shape *before = known ? object_fields(object.object)->shape : NULL;
    if (!object_set_attr(vm, object, site->name, value)) {
        return false;
    }
    if (!before) {
        return true;
    }
    const Type *type = object.object->type;
    const Value found = type_lookup(vm, object.object->type, site->name);
    struct Shape *after = object_fields(object.object)->shape;
    const int index = !after                  ? -1
                      : value_is_unset(found) ? shape_find(after, site->name)
                                              : member_place(vm, type, found);
    if (index >= 0 && (after == before || after->parent == before)) {
        const Site filled = {.name = site->name,
                             .kind = after == before ? SITE_FIELD : SITE_NEW_FIELD,
                             .type = type->version,
                             .index = index,
                             .shape = before,
                             .next = after};
        replace_site(vm, site, filled);
    }
    return true;
}

// --- Items ---------------------------------------------------------------------------------------

Value op_get_item(Vm *vm, Value object, Value key) {
    if (object.kind == VALUE_OBJECT && object.object->type == vm->types.dict) {
        const Value found = dict_get(vm, (Dict *)object.object, key);
        if (!value_is_unset(found)) {
            return value_ref(found);
        }
        return vm_has_error(vm) ? UNSET : dict_raise_key_error(vm, key);
    }
    return object_get_item(vm, object, key);
}

bool op_set_item(Vm *vm, Value object, Value key, Value value) {
    if (object.kind == VALUE_OBJECT && object.object->type == vm->types.dict) {
        return dict_set(vm, (Dict *)object.object, key, value);
    }
    return object_set_item(vm, object, key, value);
}

// --- Unpacking -----------------------------------------------------------------------------------

static bool raise_too_many(Vm *vm, int count) {
    vm_raise(vm, vm->exceptions.ValueError, "too many values to unpack (expected %d)", count);
    return false;
}

static bool raise_too_few(Vm *vm, int count, int got, bool star) {
    vm_raise(vm, vm->exceptions.ValueError, "not enough values to unpack (expected %s%d, got %d)",
             star ? "at least " : "", count, got);
    return false;
}

static Value iterate(Vm *vm, Value source) {
    const Value iterator = object_iter(vm, source);
    if (value_is_unset(iterator) && vm_error_is(vm, vm->exceptions.TypeError) &&
        !value_type(vm, source)->iter && !value_type(vm, source)->get_item) {
        value_drop(vm, vm_take_error(vm));
        vm_raise(vm, vm->exceptions.TypeError, "cannot unpack non-iterable %s object",
                 vm_type_name(vm, source));
    }
    return iterator;
}

static void drop_all(Vm *vm, Value *values, int count) {
    for (int i = 0; i < count; i++) {
        value_set(vm, &values[i], UNSET);
    }
}

bool op_unpack(Vm *vm, Value source, int count, Value *out) {
    const Value *items = NULL;
    int have = 0;
    if (source.kind == VALUE_OBJECT && source.object->type == vm->types.tuple) {
        items = ((Tuple *)source.object)->items;
        have = ((Tuple *)source.object)->count;
    } else if (source.kind == VALUE_OBJECT && source.object->type == vm->types.list) {
        items = ((List *)source.object)->items;
        have = ((List *)source.object)->count;
    }
    if (items || have) {
        if (have != count) {
            return have > count ? raise_too_many(vm, count) : raise_too_few(vm, count, have, false);
        }
        for (int i = 0; i < count; i++) {
            out[i] = value_ref(items[i]);
        }
        return true;
    }
    const Value iterator = iterate(vm, source);
    if (value_is_unset(iterator)) {
        return false;
    }
    int got = 0;
    bool fine = true;
    for (; got < count; got++) {
        const Value item = object_next(vm, iterator);
        if (value_is_unset(item)) {
            fine = vm_has_error(vm) ? false : raise_too_few(vm, count, got, false);
            break;
        }
        out[got] = item;
    }
    if (fine) {
        const Value extra = object_next(vm, iterator);
        if (!value_is_unset(extra)) {
            value_drop(vm, extra);
            fine = raise_too_many(vm, count);
        }
        fine = fine && !vm_has_error(vm);
    }
    value_drop(vm, iterator);
    if (!fine) {
        drop_all(vm, out, got);
    }
    return fine;
}

bool op_unpack_star(Vm *vm, Value source, int before, int after, Value *out) {
    const Value iterator = iterate(vm, source);
    if (value_is_unset(iterator)) {
        return false;
    }
    int got = 0;
    for (; got < before; got++) {
        const Value item = object_next(vm, iterator);
        if (value_is_unset(item)) {
            if (!vm_has_error(vm)) {
                raise_too_few(vm, before + after, got, true);
            }
            drop_all(vm, out, got);
            value_drop(vm, iterator);
            return false;
        }
        out[got] = item;
    }
    List *rest = list_from_iterable(vm, iterator);
    value_drop(vm, iterator);
    if (!rest || rest->count < after) {
        if (rest) {
            raise_too_few(vm, before + after, before + rest->count, true);
            object_drop(vm, rest);
        }
        drop_all(vm, out, got);
        return false;
    }
    rest->count -= after;
    out[before] = value_of_object(rest);
    for (int i = 0; i < after; i++) {
        out[before + 1 + i] = rest->items[rest->count + i];
    }
    return true;
}

// --- Building ------------------------------------------------------------------------------------

// CPython makes room at once for what a display of at most 15 pairs holds.
#define MAX_SIZED_DISPLAY 15

Value op_build_dict(Vm *vm, const Value *pairs, int count) {
    Dict *dict = dict_new_sized(vm, count <= MAX_SIZED_DISPLAY ? count : 0);
    for (int i = 0; dict && i < count; i++) {
        if (!dict_set(vm, dict, pairs[2 * i], pairs[2 * i + 1])) {
            object_drop(vm, dict);
            return UNSET;
        }
    }
    return value_or_unset(dict);
}

Value op_build_set(Vm *vm, const Value *items, int count) {
    Set *set = set_new(vm, vm->types.set);
    for (int i = 0; set && i < count; i++) {
        if (!set_add(vm, set, items[i])) {
            object_drop(vm, set);
            return UNSET;
        }
    }
    return value_or_unset(set);
}

Value op_format(Vm *vm, Value value, int how, Value spec) {
    const int conversion = how & 3;
    if (value.kind != VALUE_OBJECT && how == 0) {
        return object_str(vm, value);
    }
    Value converted = conversion == 0   ? value_ref(value)
                      : conversion == 1 ? object_str(vm, value)
                      : conversion == 2 ? object_repr(vm, value)
                                        : object_ascii(vm, value);
    if (value_is_unset(converted)) {
        return UNSET;
    }
    const Text text = spec.kind == VALUE_OBJECT ? str_text((Str *)spec.object) : TEXT("");
    if (text.size == 0 && converted.kind == VALUE_OBJECT &&
        converted.object->type == vm->types.str) {
        return converted;
    }
    const Value result = format_value(vm, converted, text);
    value_drop(vm, converted);
    return result;
}

bool op_list_extend(Vm *vm, Value list, Value more) {
    if (list_extend(vm, (List *)list.object, more)) {
        return true;
    }
    if (vm_error_is(vm, vm->exceptions.TypeError) && !value_type(vm, more)->iter &&
        !value_type(vm, more)->get_item) {
        value_drop(vm, vm_take_error(vm));
        vm_raise(vm, vm->exceptions.TypeError, "Value after * must be an iterable, not %s",
                 vm_type_name(vm, more));
    }
    return false;
}

// "math.hypot()", "f()": how messages about spread arguments name a callable.
static void describe_callable(Vm *vm, Value callable, Buf *out) {
    const Value name = object_find_attr(vm, callable, vm->names.dunder_qualname);
    if (value_is_str(name)) {
        const Value module = object_find_attr(vm, callable, vm->names.dunder_module);
        if (value_is_str(module) && !text_equal(str_text(value_as_str(module)), TEXT("builtins"))) {
            buf_addf(out, "%s.", value_as_str(module)->bytes);
        }
        buf_addf(out, "%s()", value_as_str(name)->bytes);
        value_drop(vm, module);
    } else {
        const Value shown = object_str(vm, callable);
        if (value_is_str(shown)) {
            buf_add_text(out, str_text(value_as_str(shown)));
        }
        value_drop(vm, shown);
    }
    value_drop(vm, name);
    if (vm_has_error(vm)) {
        value_drop(vm, vm_take_error(vm));
    }
}

static void raise_about_spread(Vm *vm, Value callable, const char *message, const char *what) {
    Buf name;
    buf_init(&name, &vm->alloc);
    describe_callable(vm, callable, &name);
    vm_raise(vm, vm->exceptions.TypeError, message, name.size ? name.bytes : "?", what);
    buf_deinit(&name);
}

Value op_list_to_tuple(Vm *vm, Value list, Value callable) {
    if (list.kind == VALUE_OBJECT && list.object->type == vm->types.tuple) {
        return value_ref(list);
    }
    Tuple *tuple = tuple_from_iterable(vm, list);
    if (!tuple && vm_error_is(vm, vm->exceptions.TypeError) && !value_type(vm, list)->iter &&
        !value_type(vm, list)->get_item) {
        value_drop(vm, vm_take_error(vm));
        raise_about_spread(vm, callable, "%s argument after * must be an iterable, not %s",
                           vm_type_name(vm, list));
    }
    return value_or_unset(tuple);
}

static bool is_mapping(Vm *vm, Value value) {
    if (value_is_dict(value)) {
        return true;
    }
    Str *keys = str_intern(vm, TEXT("keys"));
    const bool found = keys && !value_is_unset(type_lookup(vm, value_type(vm, value), keys));
    if (keys) {
        object_drop(vm, keys);
    }
    return found;
}

bool op_dict_update(Vm *vm, Value dict, Value more) {
    if (!is_mapping(vm, more)) {
        vm_raise(vm, vm->exceptions.TypeError, "'%s' object is not a mapping",
                 vm_type_name(vm, more));
        return false;
    }
    return dict_update(vm, (Dict *)dict.object, more);
}

bool op_dict_merge(Vm *vm, Value dict, Value more, Value callable) {
    if (!is_mapping(vm, more)) {
        raise_about_spread(vm, callable, "%s argument after ** must be a mapping, not %s",
                           vm_type_name(vm, more));
        return false;
    }
    Dict *target = (Dict *)dict.object;
    Dict *source;
    if (value_is_dict(more)) {
        source = object_ref(more.object);
    } else {
        source = dict_new(vm);
        if (!source) {
            return false;
        }
    }
    int position = 0;
    Value key, value;
    bool fine = value_is_dict(more) || dict_update(vm, source, more);
    while (fine && dict_next(source, &position, &key, &value)) {
        if (!value_is_str(key)) {
            vm_raise(vm, vm->exceptions.TypeError, "keywords must be strings");
            fine = false;
        } else if (!value_is_unset(dict_get(vm, target, key))) {
            raise_about_spread(vm, callable, "%s got multiple values for keyword argument '%s'",
                               value_as_str(key)->bytes);
            fine = false;
        } else {
            fine = dict_set(vm, target, key, value);
        }
    }
    object_drop(vm, source);
    return fine;
}

Value op_make_function(Vm *vm, Frame *frame, Value code, Value *parts, int flags) {
    Function *function = function_new(vm, (CodeObject *)code.object, frame->function->globals);
    if (!function) {
        return UNSET;
    }
    const Dict *builtins = frame->function->builtins;
    function->builtins = builtins ? object_ref((Dict *)(uintptr_t)builtins) : NULL;
    int next = 0;
    Value taken[4] = {UNSET, UNSET, UNSET, UNSET};
    for (int i = 0; i < 4; i++) {
        if (flags & 1 << i) {
            taken[i] = parts[next];
            parts[next++] = UNSET;
        }
    }
    function->defaults = (Tuple *)(taken[0].kind == VALUE_OBJECT ? taken[0].object : NULL);
    function->kwdefaults = (Dict *)(taken[1].kind == VALUE_OBJECT ? taken[1].object : NULL);
    function->annotations = taken[2];
    function->closure = (Tuple *)(taken[3].kind == VALUE_OBJECT ? taken[3].object : NULL);
    return value_of_object(function);
}

// --- Awaiting ------------------------------------------------------------------------------------

Value op_get_awaitable(Vm *vm, Value value, int kind) {
    if (value_is_coroutine(vm, value)) {
        Generator *coroutine = (Generator *)value.object;
        if (!value_is_unset(generator_awaited(coroutine)) &&
            coroutine->state == GENERATOR_SUSPENDED) {
            return vm_raise(vm, vm->exceptions.RuntimeError, "coroutine is being awaited already");
        }
        return value_ref(value);
    }
    const Type *type = value_type(vm, value);
    if (!type->await && (kind == 1 || kind == 2)) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "'async with' received an object from %s that does not implement "
                        "__await__: %s",
                        kind == 1 ? "__aenter__" : "__aexit__", type->name->bytes);
    }
    const Value iterator = object_await(vm, value);
    if (value_is_unset(iterator) && kind == 3) {
        Value cause = vm_take_error(vm);
        vm_raise(vm, vm->exceptions.TypeError,
                 "'async for' received an invalid object from __anext__: %s", type->name->bytes);
        Exception *error = value_as_exception(vm->error);
        value_set(vm, &error->context, value_ref(cause));
        value_set(vm, &error->cause, cause);
        error->suppress_context = true;
    }
    return iterator;
}

Value op_get_yield_from_iter(Vm *vm, Frame *frame, Value value) {
    if (value_is_coroutine(vm, value)) {
        if (!(frame->code->code->flags & CODE_COROUTINE) && !frame->code->is_awaitable) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        return value_ref(value);
    }
    return value_is_generator(vm, value) ? value_ref(value) : object_iter(vm, value);
}

Value op_get_aiter(Vm *vm, Value value) {
    const Type *type = value_type(vm, value);
    if (!type->aiter) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "'async for' requires an object with __aiter__ method, got %s",
                        type->name->bytes);
    }
    const Value iterator = type->aiter(vm, value);
    if (!value_is_unset(iterator) && !value_type(vm, iterator)->anext) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "'async for' received an object from __aiter__ that does not implement "
                 "__anext__: %s",
                 vm_type_name(vm, iterator));
        value_drop(vm, iterator);
        return UNSET;
    }
    return iterator;
}

Value op_get_anext(Vm *vm, Value value) {
    const Type *type = value_type(vm, value);
    if (!type->anext) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "'async for' requires an iterator with __anext__ method, got %s",
                        type->name->bytes);
    }
    return type->anext(vm, value);
}

// --- with ----------------------------------------------------------------------------------------

// A method that only binds the object need not be made: it is the function, and the object.
static bool bind_special(Vm *vm, Value object, Value found, Value method[2]) {
    const Type *type = found.kind == VALUE_OBJECT ? found.object->type : NULL;
    method[1] = UNSET;
    if (type && type->flags & TYPE_METHOD) {
        method[0] = value_ref(found);
        method[1] = value_ref(object);
    } else if (type && type->descr_get) {
        method[0] = type->descr_get(vm, found, object, value_type(vm, object));
    } else {
        method[0] = value_ref(found);
    }
    return !value_is_unset(method[0]);
}

bool op_with_prepare(Vm *vm, Value manager, bool async, Value exit[2], Value enter[2]) {
    Type *type = value_type(vm, manager);
    Str *enter_name = async ? vm->names.dunder_aenter : vm->names.dunder_enter;
    Str *exit_name = async ? vm->names.dunder_aexit : vm->names.dunder_exit;
    const char *protocol = async ? "asynchronous context manager" : "context manager";
    const Value found_enter = type_lookup(vm, type, enter_name);
    if (value_is_unset(found_enter)) {
        vm_raise(vm, vm->exceptions.TypeError, "'%s' object does not support the %s protocol",
                 type->name->bytes, protocol);
        return false;
    }
    const Value found_exit = type_lookup(vm, type, exit_name);
    if (value_is_unset(found_exit)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "'%s' object does not support the %s protocol (missed %s method)",
                 type->name->bytes, protocol, exit_name->bytes);
        return false;
    }
    if (!bind_special(vm, manager, found_enter, enter)) {
        return false;
    }
    if (!bind_special(vm, manager, found_exit, exit)) {
        value_drop(vm, enter[0]);
        value_drop(vm, enter[1]);
        return false;
    }
    return true;
}

// --- Exceptions ----------------------------------------------------------------------------------

bool op_raise(Vm *vm, Value exception, Value cause) {
    Value instance;
    if (value_has_type_flag(exception, TYPE_META) &&
        type_is_subtype((Type *)exception.object, vm->exceptions.BaseException)) {
        instance = vm_call(vm, exception, NULL, 0);
        if (value_is_unset(instance)) {
            return false;
        }
        if (!value_is_exception(instance)) {
            exception_raise_not_made(vm, exception, instance, true);
            value_drop(vm, instance);
            return false;
        }
    } else if (value_is_exception(exception)) {
        instance = value_ref(exception);
    } else {
        vm_raise(vm, vm->exceptions.TypeError, "exceptions must derive from BaseException");
        return false;
    }
    if (!value_is_unset(cause)) {
        Value fixed = value_ref(cause);
        if (value_has_type_flag(cause, TYPE_META) &&
            type_is_subtype((Type *)cause.object, vm->exceptions.BaseException)) {
            value_drop(vm, fixed);
            fixed = vm_call(vm, cause, NULL, 0);
        }
        if (value_is_unset(fixed) || !(value_is_none(fixed) || value_is_exception(fixed))) {
            if (!value_is_unset(fixed)) {
                vm_raise(vm, vm->exceptions.TypeError,
                         "exception causes must derive from BaseException");
            }
            value_drop(vm, fixed);
            value_drop(vm, instance);
            return false;
        }
        Exception *error = value_as_exception(instance);
        value_set(vm, &error->cause, fixed);
        error->suppress_context = true;
    }
    vm_raise_value(vm, instance);
    value_drop(vm, instance);
    return false;
}

void op_raise_again(Vm *vm) {
    const Value handled = frame_handled_exception(vm);
    if (value_is_unset(handled)) {
        vm_raise(vm, vm->exceptions.RuntimeError, "No active exception to reraise");
        return;
    }
    vm_restore_error(vm, value_ref(handled));
}

static bool is_exception_class(const Vm *vm, Value value) {
    return value_has_type_flag(value, TYPE_META) &&
           type_is_subtype((Type *)value.object, vm->exceptions.BaseException);
}

static int raise_not_class(Vm *vm) {
    vm_raise(vm, vm->exceptions.TypeError,
             "catching classes that do not inherit from BaseException is not allowed");
    return -1;
}

int op_check_match(Vm *vm, Value exception, Value classes) {
    if (is_exception_class(vm, classes)) {
        return value_is_a(vm, exception, (Type *)classes.object);
    }
    if (!value_has_type_flag(classes, TYPE_TUPLE)) {
        return raise_not_class(vm);
    }
    const Tuple *tuple = (const Tuple *)classes.object;
    for (int i = 0; i < tuple->count; i++) {
        if (!is_exception_class(vm, tuple->items[i])) {
            return raise_not_class(vm);
        }
    }
    for (int i = 0; i < tuple->count; i++) {
        if (value_is_a(vm, exception, (Type *)tuple->items[i].object)) {
            return 1;
        }
    }
    return 0;
}

static bool names_a_group(const Vm *vm, Value classes) {
    if (is_exception_class(vm, classes)) {
        return type_is_subtype((Type *)classes.object, vm->exceptions.BaseExceptionGroup);
    }
    const Tuple *tuple = (const Tuple *)classes.object;
    for (int i = 0; i < tuple->count; i++) {
        if (type_is_subtype((Type *)tuple->items[i].object, vm->exceptions.BaseExceptionGroup)) {
            return true;
        }
    }
    return false;
}

bool op_check_star_match(Vm *vm, Value *rest, Value classes, Value *match) {
    *match = NONE;
    const int whole = value_is_none(*rest) ? 0 : op_check_match(vm, *rest, classes);
    if (whole < 0) {
        return false;
    }
    if (is_exception_class(vm, classes) || value_has_type_flag(classes, TYPE_TUPLE)) {
        if (names_a_group(vm, classes)) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "catching ExceptionGroup with except* is not allowed. Use except instead.");
            return false;
        }
    }
    if (value_is_none(*rest)) {
        return true;
    }
    if (whole && !value_is_group(vm, *rest)) {
        // A naked exception becomes the only one of a group.
        Tuple *members = tuple_of(vm, rest, 1);
        Value args[2] = {value_or_unset(str_intern(vm, TEXT(""))), value_or_unset(members)};
        const Value group = exception_new_args(vm, vm->exceptions.ExceptionGroup, args, 2);
        value_drop(vm, args[0]);
        value_drop(vm, args[1]);
        if (value_is_unset(group)) {
            return false;
        }
        *match = group;
        value_set(vm, rest, NONE);
        return true;
    }
    if (whole) {
        *match = *rest;
        *rest = NONE;
        return true;
    }
    if (!value_is_group(vm, *rest)) {
        return true;
    }
    Value left;
    if (!exception_group_split(vm, *rest, classes, match, &left)) {
        return false;
    }
    value_set(vm, rest, left);
    return true;
}

// Whether the exception came out of the original group unchanged: it has the same traceback, cause
// and context then, as CPython tests it.
static bool is_same_origin(const Exception *a, const Exception *b) {
    return value_is(a->traceback, b->traceback) && value_is(a->cause, b->cause) &&
           value_is(a->context, b->context);
}

// Adds the leaves of an exception (group) to a list.
static bool add_leaves(Vm *vm, Value exception, List *leaves) {
    if (!value_is_group(vm, exception)) {
        return list_append(vm, leaves, exception);
    }
    const Value parts = value_as_exception(exception)->extra[1];
    const Tuple *tuple = (const Tuple *)parts.object;
    for (int i = 0; i < tuple->count; i++) {
        if (!add_leaves(vm, tuple->items[i], leaves)) {
            return false;
        }
    }
    return true;
}

// The part of a group whose leaves are in the list, a new group also where that is all of it: a new
// reference, NONE when there is none.
static Value keep_leaves(Vm *vm, Value group, const List *leaves) {
    if (!value_is_group(vm, group)) {
        for (int i = 0; i < leaves->count; i++) {
            if (value_is(leaves->items[i], group)) {
                return value_ref(group);
            }
        }
        return NONE;
    }
    const Tuple *tuple = (const Tuple *)value_as_exception(group)->extra[1].object;
    List *kept = list_new(vm, 0);
    for (int i = 0; kept && i < tuple->count; i++) {
        const Value part = keep_leaves(vm, tuple->items[i], leaves);
        if (value_is_unset(part) || (!value_is_none(part) && !list_append(vm, kept, part))) {
            value_drop(vm, part);
            object_drop(vm, kept);
            return UNSET;
        }
        value_drop(vm, part);
    }
    if (!kept) {
        return UNSET;
    }
    const Value result =
        kept->count > 0 ? exception_group_derive(vm, group, value_of_object(kept)) : NONE;
    object_drop(vm, kept);
    return result;
}

// PEP 654: what was raised in the handlers, and one group of what was not handled or was re-raised.
// A single one of them is raised as it is.
Value op_star_reraise(Vm *vm, Value original, Value list) {
    const List *all = (const List *)list.object;
    if (!value_is_group(vm, original)) {
        // A naked exception: at most one handler took it, as a group, or none did.
        for (int i = 0; i < all->count; i++) {
            if (!value_is_none(all->items[i])) {
                return value_ref(all->items[i]);
            }
        }
        return NONE;
    }
    List *raised = list_new(vm, 0);
    List *leaves = list_new(vm, 0);
    bool fine = raised && leaves;
    const Exception *origin = value_as_exception(original);
    for (int i = 0; fine && i < all->count; i++) {
        const Value one = all->items[i];
        if (value_is_none(one)) {
            continue;
        }
        if (is_same_origin(value_as_exception(one), origin)) {
            fine = add_leaves(vm, one, leaves);
        } else {
            fine = list_append(vm, raised, one);
        }
    }
    Value again = fine && leaves->count > 0 ? keep_leaves(vm, original, leaves) : NONE;
    fine = fine && !value_is_unset(again);
    Value result = fine ? NONE : UNSET;
    if (fine && raised->count == 0) {
        result = value_ref(again);
    } else if (fine && raised->count == 1 && value_is_none(again)) {
        result = value_ref(raised->items[0]);
    } else if (fine) {
        fine = value_is_none(again) || list_append(vm, raised, again);
        Value args[2] = {value_or_unset(str_intern(vm, TEXT(""))), value_of_object(raised)};
        result = fine ? exception_new_args(vm, vm->exceptions.BaseExceptionGroup, args, 2) : UNSET;
        value_drop(vm, args[0]);
    }
    value_drop(vm, again);
    if (raised) {
        object_drop(vm, raised);
    }
    if (leaves) {
        object_drop(vm, leaves);
    }
    return result;
}

// --- Imports, annotations ------------------------------------------------------------------------

Value op_import_name(Vm *vm, Frame *frame, Str *name, Value level, Value names) {
    return module_import(vm, frame->function->globals, name, names, level.integer);
}

bool op_setup_annotations(Vm *vm, Frame *frame) {
    Site site = {.name = vm->names.dunder_annotations};
    const Value there = value_is_unset(frame->names)
                            ? value_ref(dict_get_str(frame->function->globals, site.name))
                            : find_in_names(vm, frame, site.name);
    if (!value_is_unset(there)) {
        value_drop(vm, there);
        return true;
    }
    if (vm_has_error(vm)) {
        return false;
    }
    Dict *dict = dict_new(vm);
    const bool fine = dict && op_store_name(vm, frame, &site, value_of_object(dict));
    if (dict) {
        object_drop(vm, dict);
    }
    return fine;
}
