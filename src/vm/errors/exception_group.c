// BaseExceptionGroup and ExceptionGroup: several exceptions as one.

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"
#include "vm/vm.h"
#include "vm/walk.h"

// extra[0] is the message, extra[1] the tuple of exceptions.
static Exception *self_of(Value self) {
    return (Exception *)self.object;
}

static Tuple *members_of(Value group) {
    return (Tuple *)self_of(group)->extra[1].object;
}

bool value_is_group(const Vm *vm, Value value) {
    return value_is_exception(value) &&
           type_is_subtype(value.object->type, vm->exceptions.BaseExceptionGroup);
}

// --- Making --------------------------------------------------------------------------------------

// The exceptions as a tuple: a new reference; NULL with an exception set.
static Tuple *take_members(Vm *vm, Value sequence) {
    const Type *type = value_type(vm, sequence);
    if (!type->get_item || (type->flags & TYPE_DICT) || !type->length) {
        vm_raise(vm, vm->exceptions.TypeError, "second argument (exceptions) must be a sequence");
        return NULL;
    }
    List *list = list_new(vm, 0);
    Tuple *members = NULL;
    if (list && list_extend(vm, list, sequence)) {
        if (list->count == 0) {
            vm_raise(vm, vm->exceptions.ValueError,
                     "second argument (exceptions) must be a non-empty sequence");
        } else {
            members = tuple_of(vm, list->items, list->count);
        }
    }
    if (list) {
        object_drop(vm, list);
    }
    for (int i = 0; members && i < members->count; i++) {
        if (!value_is_exception(members->items[i])) {
            vm_raise(vm, vm->exceptions.ValueError,
                     "Item %d of second argument (exceptions) is not an exception", i);
            object_drop(vm, members);
            members = NULL;
        }
    }
    return members;
}

// Plain exceptions make an ExceptionGroup; that may hold nothing else.
static Type *fitting_type(Vm *vm, Type *type, const Tuple *members) {
    bool plain = true;
    for (int i = 0; i < members->count; i++) {
        plain &= value_is_a(vm, members->items[i], vm->exceptions.Exception);
    }
    if (type == vm->exceptions.BaseExceptionGroup) {
        return plain ? vm->exceptions.ExceptionGroup : type;
    }
    if (plain || !type_is_subtype(type, vm->exceptions.Exception)) {
        return type;
    }
    if (type == vm->exceptions.ExceptionGroup) {
        vm_raise(vm, vm->exceptions.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    } else {
        vm_raise(vm, vm->exceptions.TypeError, "Cannot nest BaseExceptions in '%s'",
                 type->name->bytes);
    }
    return NULL;
}

static Value group_new(Vm *vm, Type *type, Args args) {
    if (args.names && args.names->count > 0) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "BaseExceptionGroup.__new__() takes no keyword arguments");
    }
    if (args.count != 2) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)",
                        args.count);
    }
    if (!value_is_str(args.values[0])) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
                        argument_type_name(vm, args.values[0]));
    }
    Tuple *members = take_members(vm, args.values[1]);
    if (!members) {
        return UNSET;
    }
    Type *fitting = fitting_type(vm, type, members);
    Value made = fitting ? vm->exceptions.BaseException->new_(vm, fitting, args) : UNSET;
    if (value_is_unset(made)) {
        object_drop(vm, members);
        return UNSET;
    }
    self_of(made)->extra[0] = value_ref(args.values[0]);
    self_of(made)->extra[1] = value_of_object(members);
    return made;
}

static Value group_str(Vm *vm, Value self) {
    const int count = members_of(self)->count;
    Value message = object_str(vm, self_of(self)->extra[0]);
    if (value_is_unset(message)) {
        return UNSET;
    }
    Str *text = str_format(vm, "%s (%d sub-exception%s)", value_as_str(message)->bytes, count,
                           count == 1 ? "" : "s");
    value_drop(vm, message);
    return value_or_unset(text);
}

// --- Deriving and splitting ----------------------------------------------------------------------

// What a derived group has in common with the one that it comes from.
static bool copy_circumstances(Vm *vm, const Exception *from, Value to) {
    Exception *group = self_of(to);
    value_set(vm, &group->traceback, value_ref(from->traceback));
    value_set(vm, &group->cause, value_ref(from->cause));
    value_set(vm, &group->context, value_ref(from->context));
    group->suppress_context = true; // as setting a cause does, be there one or not
    if (value_has_type_flag(from->notes, TYPE_LIST)) {
        List *notes = list_new(vm, 0);
        if (!notes || !list_extend(vm, notes, from->notes)) {
            if (notes) {
                object_drop(vm, notes);
            }
            return false;
        }
        value_set(vm, &group->notes, value_of_object(notes));
    }
    return true;
}

Value exception_group_derive(Vm *vm, Value group, Value exceptions) {
    Value derived = vm_call_method(vm, group, vm->names.derive, &exceptions, 1);
    if (value_is_unset(derived)) {
        return UNSET;
    }
    if (!value_is_group(vm, derived)) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "derive must return an instance of BaseExceptionGroup");
        value_drop(vm, derived);
        return UNSET;
    }
    if (!copy_circumstances(vm, self_of(group), derived)) {
        value_set(vm, &derived, UNSET);
    }
    return derived;
}

// Whether an exception is meant: by type, tuple of types, or a function's answer; 1, 0, -1.
static int matches(Vm *vm, Value exception, Value matching) {
    const bool by_type =
        value_has_type_flag(matching, TYPE_META) || value_has_type_flag(matching, TYPE_TUPLE);
    if (by_type) {
        return object_is_instance(vm, exception, matching);
    }
    Value answer = vm_call(vm, matching, &exception, 1);
    const int truth = value_is_unset(answer) ? -1 : object_truth(vm, answer);
    value_drop(vm, answer);
    return truth;
}

// A group of the list's exceptions, or NONE when there are none.
static Value derived_or_none(Vm *vm, Value group, List *list) {
    return list->count == 0 ? NONE : exception_group_derive(vm, group, value_of_object(list));
}

static bool split_group(Vm *vm, Value group, Value matching, Value *match, Value *rest);

// Splits one member, which may be a group, into the two lists.
static bool split_member(Vm *vm, Value member, Value matching, List *matched, List *others) {
    Value match, rest;
    if (!exception_group_split(vm, member, matching, &match, &rest)) {
        return false;
    }
    const bool done = (value_is_none(match) || list_append(vm, matched, match)) &&
                      (value_is_none(rest) || list_append(vm, others, rest));
    value_drop(vm, match);
    value_drop(vm, rest);
    return done;
}

static bool split_group(Vm *vm, Value group, Value matching, Value *match, Value *rest) {
    List *matched = list_new(vm, 0), *others = matched ? list_new(vm, 0) : NULL;
    bool done = others != NULL && recursion_enter(vm, " in exceptiongroup_split_recursive");
    if (done) {
        const Tuple *members = members_of(group);
        for (int i = 0; done && i < members->count; i++) {
            done = split_member(vm, members->items[i], matching, matched, others);
        }
        recursion_leave(vm);
    }
    if (done) {
        *match = derived_or_none(vm, group, matched);
        *rest = value_is_unset(*match) ? UNSET : derived_or_none(vm, group, others);
        done = !value_is_unset(*rest);
        if (!done) {
            value_drop(vm, *match);
        }
    }
    if (matched) {
        object_drop(vm, matched);
    }
    if (others) {
        object_drop(vm, others);
    }
    return done;
}

bool exception_group_split(Vm *vm, Value group, Value matching, Value *match, Value *rest) {
    const int all = matches(vm, group, matching);
    if (all < 0) {
        return false;
    }
    if (all) {
        *match = value_ref(group);
        *rest = NONE;
        return true;
    }
    if (!value_is_group(vm, group)) {
        *match = NONE;
        *rest = value_ref(group);
        return true;
    }
    return split_group(vm, group, matching, match, rest);
}

// --- Methods -------------------------------------------------------------------------------------

static bool is_exception_type(Value value) {
    return value_has_type_flag(value, TYPE_META) &&
           (((Type *)value.object)->flags & TYPE_EXCEPTION);
}

static bool check_condition(Vm *vm, Value condition) {
    bool good = is_exception_type(condition);
    if (value_has_type_flag(condition, TYPE_TUPLE)) {
        const Tuple *types = (const Tuple *)condition.object;
        good = true;
        for (int i = 0; i < types->count; i++) {
            good &= is_exception_type(types->items[i]);
        }
    } else if (!good) {
        good = value_type(vm, condition)->call && !value_has_type_flag(condition, TYPE_META);
    }
    if (!good) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "expected a function, exception type or tuple of exception types");
    }
    return good;
}

METHOD(group_derive) {
    const Value parts[] = {self_of(args[0])->extra[0], args[1]};
    return vm_call(vm, value_of_object(vm->exceptions.BaseExceptionGroup), parts, 2);
}

METHOD(group_split) {
    Value match, rest;
    if (!check_condition(vm, args[1]) ||
        !exception_group_split(vm, args[0], args[1], &match, &rest)) {
        return UNSET;
    }
    const Value parts[] = {match, rest};
    Tuple *pair = tuple_of(vm, parts, 2);
    value_drop(vm, match);
    value_drop(vm, rest);
    return value_or_unset(pair);
}

METHOD(group_subgroup) {
    Value match, rest;
    if (!check_condition(vm, args[1]) ||
        !exception_group_split(vm, args[0], args[1], &match, &rest)) {
        return UNSET;
    }
    value_drop(vm, rest);
    return match;
}

METHOD(group_class_getitem) {
    return generic_alias_new(vm, args[0], args[1]);
}

static const NativeDef methods[] = {
    NATIVE("derive", "self, excs, /", group_derive),
    NATIVE("split", "self, condition, /", group_split),
    NATIVE("subgroup", "self, condition, /", group_subgroup),
    NATIVE("__class_getitem__@class", "cls, item, /", group_class_getitem),
    {0},
};

static Value get_message(Vm *vm, Value self) {
    (void)vm;
    return value_ref(self_of(self)->extra[0]);
}

static Value get_exceptions(Vm *vm, Value self) {
    (void)vm;
    return value_ref(self_of(self)->extra[1]);
}

static const NativeGetter getters[] = {
    {"message", get_message, native_readonly},
    {"exceptions", get_exceptions, native_readonly},
    {NULL, NULL, NULL},
};

bool exception_group_setup(Vm *vm) {
    Type *base = vm->exceptions.BaseExceptionGroup;
    // It is ready already; what it had from its parent is replaced before anything inherits it.
    base->new_ = group_new;
    base->str = group_str;
    Type *plain =
        type_new(vm, "ExceptionGroup", "builtins", base, sizeof(Exception), TYPE_BASETYPE);
    if (!plain) {
        return false;
    }
    vm->exceptions.ExceptionGroup = plain;
    plain->bases = tuple_of_objects(vm, 2, base, vm->exceptions.Exception);
    return plain->bases && type_ready(vm, plain) && native_add_methods(vm, base, methods) &&
           native_add_getters(vm, base, getters);
}
