#include "vm/types/set_methods.h"

#include "vm/hash.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"
#include "vm/walk.h"

// CPython's steps are followed to the letter wherever they decide in which table, and so in which
// order, the members end up.

static Set *self_set(const Value *args) {
    return (Set *)args[0].object;
}

// set for a set or below, else frozenset: what operators and copies return.
static Type *base_type(const Vm *vm, const Set *set) {
    return type_is_subtype(set->base.type, vm->types.set) ? vm->types.set : vm->types.frozenset;
}

static Set *copy_of(Vm *vm, Set *set) {
    return set_from_iterable(vm, base_type(vm, set), value_of_object(set));
}

static bool is_dict(const Vm *vm, Value value) {
    return value.kind == VALUE_OBJECT && value.object->type == vm->types.dict;
}

// A set or frozenset with what the iterable holds: a new reference to it itself if it is one.
static Set *as_set(Vm *vm, Value iterable) {
    return value_is_set(iterable) ? object_ref(iterable.object)
                                  : set_from_iterable(vm, vm->types.set, iterable);
}

// Walks a set whose members' methods may change it: the member is kept.
static bool next_member(const Set *set, int *position, SetEntry *member) {
    const int entry = set_next_entry(set, position);
    if (entry < 0) {
        return false;
    }
    *member = set->entries[entry];
    value_ref(member->item);
    return true;
}

// --- Intersection --------------------------------------------------------------------------------

static bool add_common(Vm *vm, Set *into, Set *walked, Set *asked) {
    SetEntry member;
    for (int position = 0; next_member(walked, &position, &member);) {
        const int found = set_find(vm, asked, member.item, member.hash);
        const bool done =
            found == -1 || (found >= 0 && set_add_hashed(vm, into, member.item, member.hash));
        value_drop(vm, member.item);
        if (!done) {
            return false;
        }
    }
    return true;
}

static bool add_common_items(Vm *vm, Set *into, Set *set, Value iterable) {
    Walk walk;
    if (!walk_begin(vm, &walk, iterable)) {
        return false;
    }
    for (Value item; !value_is_unset(item = walk_next(vm, &walk));) {
        int64_t hash = 0;
        bool done = hash_of(vm, item, &hash);
        const int found = done ? set_find(vm, set, item, hash) : -2;
        done = found == -1 || (found >= 0 && set_add_hashed(vm, into, item, hash));
        value_drop(vm, item);
        if (!done) {
            break;
        }
    }
    walk_end(vm, &walk);
    return !vm_has_error(vm);
}

static Set *intersection(Vm *vm, Set *set, Value other) {
    if (other.kind == VALUE_OBJECT && other.object == &set->base) {
        return copy_of(vm, set);
    }
    Set *result = set_new(vm, base_type(vm, set));
    bool done = result != NULL;
    if (done && value_is_set(other)) {
        Set *second = (Set *)other.object;
        const bool swap = second->used > set->used;
        done = add_common(vm, result, swap ? set : second, swap ? second : set);
    } else if (done) {
        done = add_common_items(vm, result, set, other);
    }
    if (result && !done) {
        object_drop(vm, result);
        return NULL;
    }
    return result;
}

// --- Difference ----------------------------------------------------------------------------------

static bool discard_all(Vm *vm, Set *set, Value iterable) {
    Walk walk;
    if (!walk_begin(vm, &walk, iterable)) {
        return false;
    }
    for (Value item; !value_is_unset(item = walk_next(vm, &walk));) {
        const int removed = set_discard(vm, set, item);
        value_drop(vm, item);
        if (removed < 0) {
            break;
        }
    }
    walk_end(vm, &walk);
    return !vm_has_error(vm);
}

static bool discard_members(Vm *vm, Set *set, Set *other) {
    // Of a much larger set only what this one has matters.
    Set *walked = (other->used >> 3) > set->used ? intersection(vm, set, value_of_object(other))
                                                 : object_ref(other);
    SetEntry member;
    bool done = walked != NULL;
    for (int position = 0; done && next_member(walked, &position, &member);) {
        done = set_discard_hashed(vm, set, member.item, member.hash) >= 0;
        value_drop(vm, member.item);
    }
    if (walked) {
        object_drop(vm, walked);
    }
    return done;
}

static bool difference_update(Vm *vm, Set *set, Value other) {
    if (other.kind == VALUE_OBJECT && other.object == &set->base) {
        set_clear(vm, set);
        return true;
    }
    if (!(value_is_set(other) ? discard_members(vm, set, (Set *)other.object)
                              : discard_all(vm, set, other))) {
        return false;
    }
    // Too many marks of removed members are cleared away.
    if (set->fill - set->used <= set->mask / 4 || !set->entries) {
        return true;
    }
    return set_resize(vm, set, set_grown(set));
}

// 1, 0, -1: whether a set or dict has the member.
static int other_has(Vm *vm, Value other, SetEntry member) {
    const int found = value_is_set(other)
                          ? set_find(vm, (Set *)other.object, member.item, member.hash)
                          : dict_find(vm, (Dict *)other.object, member.item, member.hash);
    return found == -2 ? -1 : found >= 0;
}

static Set *difference(Vm *vm, Set *set, Value other) {
    const bool is_known = value_is_set(other) || is_dict(vm, other);
    const int theirs = !is_known             ? 0
                       : value_is_set(other) ? ((Set *)other.object)->used
                                             : ((Dict *)other.object)->used;
    if (!is_known || (set->used >> 2) > theirs) {
        Set *copy = copy_of(vm, set);
        if (copy && !difference_update(vm, copy, other)) {
            object_drop(vm, copy);
            return NULL;
        }
        return copy;
    }
    Set *result = set_new(vm, base_type(vm, set));
    SetEntry member;
    bool done = result != NULL;
    for (int position = 0; done && next_member(set, &position, &member);) {
        const int has = other_has(vm, other, member);
        done = has > 0 || (has == 0 && set_add_hashed(vm, result, member.item, member.hash));
        value_drop(vm, member.item);
    }
    if (result && !done) {
        object_drop(vm, result);
        return NULL;
    }
    return result;
}

// --- Symmetric difference and union --------------------------------------------------------------

static bool toggle_members(Vm *vm, Set *set, Set *other) {
    SetEntry member;
    bool done = true;
    for (int position = 0; done && next_member(other, &position, &member);) {
        const int removed = set_discard_hashed(vm, set, member.item, member.hash);
        done = removed > 0 || (removed == 0 && set_add_hashed(vm, set, member.item, member.hash));
        value_drop(vm, member.item);
    }
    return done;
}

static bool symmetric_update(Vm *vm, Set *set, Value other) {
    if (other.kind == VALUE_OBJECT && other.object == &set->base) {
        set_clear(vm, set);
        return true;
    }
    Set *members = as_set(vm, other);
    const bool done = members && toggle_members(vm, set, members);
    if (members) {
        object_drop(vm, members);
    }
    return done;
}

static Set *symmetric(Vm *vm, Set *set, Value other) {
    Set *result = set_from_iterable(vm, base_type(vm, set), other);
    if (result && !symmetric_update(vm, result, value_of_object(set))) {
        object_drop(vm, result);
        return NULL;
    }
    return result;
}

static Set *union_of(Vm *vm, Set *set, const Value *others, int count) {
    Set *result = copy_of(vm, set);
    for (int i = 0; result && i < count; i++) {
        if (others[i].kind == VALUE_OBJECT && others[i].object == &set->base) {
            continue;
        }
        if (!set_update(vm, result, others[i])) {
            object_drop(vm, result);
            return NULL;
        }
    }
    return result;
}

// --- Comparing -----------------------------------------------------------------------------------

// Whether every member of a is in b: 1, 0, -1.
static int is_within(Vm *vm, Set *a, Set *b) {
    SetEntry member;
    if (a->used > b->used) {
        return 0;
    }
    for (int position = 0; next_member(a, &position, &member);) {
        const int found = set_find(vm, b, member.item, member.hash);
        value_drop(vm, member.item);
        if (found < 0) {
            return found == -1 ? 0 : -1;
        }
    }
    return 1;
}

Value set_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!value_is_set(self) || !value_is_set(other)) {
        return NOT_IMPLEMENTED;
    }
    Set *a = (Set *)self.object, *b = (Set *)other.object;
    int result = 0;
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_NE:
        result = a->used == b->used ? is_within(vm, a, b) : 0;
        break;
    case COMPARE_LE:
        result = is_within(vm, a, b);
        break;
    case COMPARE_LT:
        result = a->used < b->used ? is_within(vm, a, b) : 0;
        break;
    case COMPARE_GE:
        result = is_within(vm, b, a);
        break;
    case COMPARE_GT:
        result = b->used < a->used ? is_within(vm, b, a) : 0;
        break;
    }
    return result < 0 ? UNSET : value_of_bool(op == COMPARE_NE ? !result : result);
}

// --- Operators -----------------------------------------------------------------------------------

Value set_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (!value_is_set(left) || !value_is_set(right)) {
        return NOT_IMPLEMENTED;
    }
    Set *set = (Set *)left.object;
    switch (op) {
    case BINARY_AND:
        return value_or_unset(intersection(vm, set, right));
    case BINARY_OR:
        return value_or_unset(union_of(vm, set, &right, 1));
    case BINARY_SUB:
        return value_or_unset(difference(vm, set, right));
    case BINARY_XOR:
        return value_or_unset(symmetric(vm, set, right));
    default:
        return NOT_IMPLEMENTED;
    }
}

static bool intersection_update(Vm *vm, Set *set, Value other) {
    Set *result = intersection(vm, set, other);
    if (!result) {
        return false;
    }
    set_swap(vm, set, result);
    object_drop(vm, result);
    return true;
}

Value set_inplace(Vm *vm, BinaryOp op, Value left, Value right) {
    Set *set = (Set *)left.object;
    bool done;
    if (!value_is_set(right)) {
        return NOT_IMPLEMENTED;
    }
    switch (op) {
    case BINARY_AND:
        done = intersection_update(vm, set, right);
        break;
    case BINARY_OR:
        done = set_update(vm, set, right);
        break;
    case BINARY_SUB:
        done = difference_update(vm, set, right);
        break;
    case BINARY_XOR:
        done = symmetric_update(vm, set, right);
        break;
    default:
        return NOT_IMPLEMENTED;
    }
    return done ? value_ref(left) : UNSET;
}

// --- Methods -------------------------------------------------------------------------------------

METHOD(add) {
    return set_add(vm, self_set(args), args[1]) ? NONE : UNSET;
}

METHOD(discard) {
    return set_discard(vm, self_set(args), args[1]) < 0 ? UNSET : NONE;
}

METHOD(remove_item) {
    const int removed = set_discard(vm, self_set(args), args[1]);
    return removed == 1 ? NONE : removed < 0 ? UNSET : dict_raise_key_error(vm, args[1]);
}

METHOD(pop) {
    return set_pop(vm, self_set(args));
}

METHOD(clear) {
    set_clear(vm, self_set(args));
    return NONE;
}

METHOD(copy) {
    if (args[0].object->type == vm->types.frozenset) {
        return value_ref(args[0]);
    }
    return value_or_unset(copy_of(vm, self_set(args)));
}

METHOD(update) {
    const Tuple *others = (const Tuple *)args[1].object;
    for (int i = 0; i < others->count; i++) {
        if (!set_update(vm, self_set(args), others->items[i])) {
            return UNSET;
        }
    }
    return NONE;
}

METHOD(union_method) {
    const Tuple *others = (const Tuple *)args[1].object;
    return value_or_unset(union_of(vm, self_set(args), others->items, others->count));
}

METHOD(intersection_method) {
    const Tuple *others = (const Tuple *)args[1].object;
    Set *result = others->count ? object_ref(self_set(args)) : copy_of(vm, self_set(args));
    for (int i = 0; result && i < others->count; i++) {
        Set *smaller = intersection(vm, result, others->items[i]);
        object_drop(vm, result);
        result = smaller;
    }
    return value_or_unset(result);
}

METHOD(intersection_update_method) {
    Value result = intersection_method(vm, args, count);
    if (value_is_unset(result)) {
        return UNSET;
    }
    set_swap(vm, self_set(args), (Set *)result.object);
    value_drop(vm, result);
    return NONE;
}

METHOD(difference_method) {
    const Tuple *others = (const Tuple *)args[1].object;
    if (others->count == 0) {
        return value_or_unset(copy_of(vm, self_set(args)));
    }
    Set *result = difference(vm, self_set(args), others->items[0]);
    for (int i = 1; result && i < others->count; i++) {
        if (!difference_update(vm, result, others->items[i])) {
            object_drop(vm, result);
            return UNSET;
        }
    }
    return value_or_unset(result);
}

METHOD(difference_update_method) {
    const Tuple *others = (const Tuple *)args[1].object;
    for (int i = 0; i < others->count; i++) {
        if (!difference_update(vm, self_set(args), others->items[i])) {
            return UNSET;
        }
    }
    return NONE;
}

METHOD(symmetric_method) {
    return value_or_unset(symmetric(vm, self_set(args), args[1]));
}

METHOD(symmetric_update_method) {
    return symmetric_update(vm, self_set(args), args[1]) ? NONE : UNSET;
}

METHOD(isdisjoint) {
    Set *set = self_set(args);
    if (value_is_set(args[1])) {
        Set *other = (Set *)args[1].object;
        const bool swap = other->used > set->used;
        Set *walked = swap ? set : other, *asked = swap ? other : set;
        SetEntry member;
        for (int position = 0; next_member(walked, &position, &member);) {
            const int found = set_find(vm, asked, member.item, member.hash);
            value_drop(vm, member.item);
            if (found != -1) {
                return found < 0 ? UNSET : value_of_bool(false);
            }
        }
        return value_of_bool(true);
    }
    Walk walk;
    if (!walk_begin(vm, &walk, args[1])) {
        return UNSET;
    }
    int found = 0;
    for (Value item; !found && !value_is_unset(item = walk_next(vm, &walk));) {
        int64_t hash = 0;
        const int at = hash_of(vm, item, &hash) ? set_find(vm, set, item, hash) : -2;
        found = at == -2 ? -1 : at >= 0;
        value_drop(vm, item);
    }
    walk_end(vm, &walk);
    return vm_has_error(vm) ? UNSET : value_of_bool(!found);
}

METHOD(issubset) {
    Set *other = as_set(vm, args[1]);
    const int within = other ? is_within(vm, self_set(args), other) : -1;
    if (other) {
        object_drop(vm, other);
    }
    return within < 0 ? UNSET : value_of_bool(within);
}

METHOD(issuperset) {
    if (value_is_set(args[1])) {
        const int within = is_within(vm, (Set *)args[1].object, self_set(args));
        return within < 0 ? UNSET : value_of_bool(within);
    }
    Walk walk;
    if (!walk_begin(vm, &walk, args[1])) {
        return UNSET;
    }
    int has = 1;
    for (Value item; has > 0 && !value_is_unset(item = walk_next(vm, &walk));) {
        has = set_contains(vm, self_set(args), item);
        value_drop(vm, item);
    }
    walk_end(vm, &walk);
    return vm_has_error(vm) ? UNSET : value_of_bool(has);
}

#define SHARED_METHODS                                                                  \
    NATIVE("copy", "self, /", copy), NATIVE("union", "self, /, *others", union_method), \
        NATIVE("intersection", "self, /, *others", intersection_method),                \
        NATIVE("difference", "self, /, *others", difference_method),                    \
        NATIVE("symmetric_difference", "self, other, /", symmetric_method),             \
        NATIVE("isdisjoint", "self, other, /", isdisjoint),                             \
        NATIVE("issubset", "self, other, /", issubset),                                 \
        NATIVE("issuperset", "self, other, /", issuperset)

static const NativeDef for_set[] = {
    SHARED_METHODS,
    NATIVE("add", "self, item, /", add),
    NATIVE("discard", "self, item, /", discard),
    NATIVE("remove", "self, item, /", remove_item),
    NATIVE("pop", "self, /", pop),
    NATIVE("clear", "self, /", clear),
    NATIVE("update", "self, /, *others", update),
    NATIVE("intersection_update", "self, /, *others", intersection_update_method),
    NATIVE("difference_update", "self, /, *others", difference_update_method),
    NATIVE("symmetric_difference_update", "self, other, /", symmetric_update_method),
    {0}};

static const NativeDef for_frozenset[] = {SHARED_METHODS, {0}};

const NativeDef *set_methods(void) {
    return for_set;
}

const NativeDef *frozenset_methods(void) {
    return for_frozenset;
}
