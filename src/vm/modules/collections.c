// collections: deque, defaultdict and the counting of Counter; the rest is in collections.py.

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/sequence.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"
#include "vm/walk.h"

// --- deque: a ring of values ---------------------------------------------------------------------

typedef struct Deque {
    Object base;
    Value *items; // `capacity` places, a power of two; UNSET outside of the ring
    int64_t first, count, capacity;
    int64_t most;     // -1: any number
    uint64_t version; // changes with every item that comes or goes
} Deque;

typedef struct DequeIterator {
    Object base;
    Deque *deque; // counted; NULL: exhausted
    int64_t left;
    uint64_t version;
    bool backward;
} DequeIterator;

static Deque *deque_of(Value self) {
    return (Deque *)self.object;
}

static Value *place(const Deque *deque, int64_t index) {
    return &deque->items[(deque->first + index) & (deque->capacity - 1)];
}

static bool is_deque(Value value);

static bool grow(Vm *vm, Deque *deque) {
    if (deque->count < deque->capacity) {
        return true;
    }
    const int64_t capacity = deque->capacity ? deque->capacity * 2 : 8;
    Value *items = alloc_try_zero(&vm->alloc, (size_t)capacity * sizeof *items);
    if (!items) {
        vm_raise_memory(vm);
        return false;
    }
    for (int64_t i = 0; i < deque->count; i++) {
        items[i] = *place(deque, i);
    }
    alloc_release(&vm->alloc, deque->items, (size_t)deque->capacity * sizeof *items);
    deque->items = items;
    deque->capacity = capacity;
    deque->first = 0;
    return true;
}

// Takes an item off an end (new reference).
static Value take(Vm *vm, Deque *deque, bool left) {
    Value *at = place(deque, left ? 0 : deque->count - 1);
    const Value item = *at;
    *at = UNSET;
    deque->first += left;
    deque->count--;
    deque->version++;
    object_changed_from(vm, &deque->base, left ? 0 : deque->count);
    return item;
}

// Puts an item (borrowed) at an end; what is too many leaves at the other.
static bool put(Vm *vm, Deque *deque, Value item, bool left) {
    if (deque->most == 0) {
        return true;
    }
    if (!grow(vm, deque)) {
        return false;
    }
    if (left) {
        deque->first = (deque->first - 1) & (deque->capacity - 1);
    }
    object_changed_from(vm, &deque->base, left ? 0 : deque->count);
    deque->count++;
    deque->version++;
    *place(deque, left ? 0 : deque->count - 1) = value_ref(item);
    if (deque->most >= 0 && deque->count > deque->most) {
        value_drop(vm, take(vm, deque, !left));
    }
    return true;
}

static bool put_all(Vm *vm, Deque *deque, Value iterable, bool left) {
    // Of itself: what is there now.
    List *copy = NULL;
    if (iterable.kind == VALUE_OBJECT && iterable.object == &deque->base) {
        copy = list_new(vm, 0);
        if (!copy || !list_extend(vm, copy, iterable)) {
            if (copy) {
                object_drop(vm, copy);
            }
            return false;
        }
        iterable = value_of_object(copy);
    }
    Walk walk;
    bool done = walk_begin(vm, &walk, iterable);
    if (done) {
        Value item;
        while (done && !value_is_unset(item = walk_next(vm, &walk))) {
            done = put(vm, deque, item, left);
            value_drop(vm, item);
        }
        walk_end(vm, &walk);
    }
    if (copy) {
        object_drop(vm, copy);
    }
    return done && !vm_has_error(vm);
}

static void empty(Vm *vm, Deque *deque) {
    while (deque->count > 0) {
        value_drop(vm, take(vm, deque, true));
    }
}

static Deque *deque_new(Vm *vm, Type *type, int64_t most) {
    Deque *made = object_new(vm, type, sizeof *made);
    if (made) {
        made->most = most;
    }
    return made;
}

static Value slot_new(Vm *vm, Type *type, Args args) {
    (void)args;
    return value_or_unset(deque_new(vm, type, -1));
}

static bool slot_init(Vm *vm, Value self, Args args) {
    static const ArgNames parameters = {"deque", 0, 2, 2, {"iterable", "maxlen"}};
    Value parts[2];
    if (!args_bind(vm, &parameters, args, parts)) {
        return false;
    }
    Deque *deque = deque_of(self);
    int64_t most = -1;
    if (!value_is_unset(parts[1]) && !value_is_none(parts[1])) {
        if (!value_is_int(parts[1])) {
            vm_raise(vm, vm->exceptions.TypeError, "an integer is required");
            return false;
        }
        if (!int_index(vm, parts[1], &most)) {
            return false;
        }
        if (most < 0) {
            vm_raise(vm, vm->exceptions.ValueError, "maxlen must be non-negative");
            return false;
        }
    }
    deque->most = most;
    empty(vm, deque);
    return value_is_unset(parts[0]) || put_all(vm, deque, parts[0], false);
}

static Deque *copied(Vm *vm, const Deque *deque, Type *type) {
    Deque *made = deque_new(vm, type, deque->most);
    for (int64_t i = 0; made && i < deque->count; i++) {
        if (!put(vm, made, *place(deque, i), false)) {
            object_drop(vm, made);
            made = NULL;
        }
    }
    return made;
}

static Value slot_repr(Vm *vm, Value self) {
    const Deque *deque = deque_of(self);
    if (!repr_enter(self)) {
        return value_or_unset(str_from_c(vm, "[...]"));
    }
    List *list = list_new(vm, 0);
    Value shown = UNSET;
    if (list && list_extend(vm, list, self)) {
        shown = object_repr(vm, value_of_object(list));
    }
    if (list) {
        object_drop(vm, list);
    }
    repr_leave(self);
    if (value_is_unset(shown)) {
        return UNSET;
    }
    const char *name = type_short_name(self.object->type), *items = value_as_str(shown)->bytes;
    Str *text = deque->most < 0
                    ? str_format(vm, "%s(%s)", name, items)
                    : str_format(vm, "%s(%s, maxlen=%lld)", name, items, (long long)deque->most);
    value_drop(vm, shown);
    return value_or_unset(text);
}

static int64_t slot_length(Vm *vm, Value self) {
    (void)vm;
    return deque_of(self)->count;
}

static bool take_index(Vm *vm, const Deque *deque, Value key, int64_t *index) {
    if (!value_is_int(key) && !(value_type(vm, key)->flags & TYPE_HEAP)) {
        vm_raise(vm, vm->exceptions.TypeError, "sequence index must be integer, not '%s'",
                 vm_type_name(vm, key));
        return false;
    }
    if (!int_index_or(vm, key, vm->exceptions.IndexError, index)) {
        return false;
    }
    *index += *index < 0 ? deque->count : 0;
    if (*index < 0 || *index >= deque->count) {
        vm_raise(vm, vm->exceptions.IndexError, "deque index out of range");
        return false;
    }
    return true;
}

static Value slot_get_item(Vm *vm, Value self, Value key) {
    int64_t index;
    return take_index(vm, deque_of(self), key, &index) ? value_ref(*place(deque_of(self), index))
                                                       : UNSET;
}

static void remove_at(Vm *vm, Deque *deque, int64_t index) {
    const Value gone = *place(deque, index);
    for (int64_t i = index; i + 1 < deque->count; i++) {
        *place(deque, i) = *place(deque, i + 1);
    }
    *place(deque, deque->count - 1) = UNSET;
    deque->count--;
    deque->version++;
    object_changed_from(vm, &deque->base, index);
    value_drop(vm, gone);
}

static bool slot_set_item(Vm *vm, Value self, Value key, Value value) {
    Deque *deque = deque_of(self);
    int64_t index;
    if (!take_index(vm, deque, key, &index)) {
        return false;
    }
    if (value_is_unset(value)) {
        remove_at(vm, deque, index);
    } else {
        object_changed_from(vm, &deque->base, index);
        value_set(vm, place(deque, index), value_ref(value));
    }
    return true;
}

static bool raise_mutated(Vm *vm, Type *type) {
    vm_raise(vm, type, "deque mutated during iteration");
    return false;
}

// The index of the first equal item between two indexes; -1: none, -2: an exception is set.
static int64_t find(Vm *vm, Deque *deque, Value item, int64_t from, int64_t end) {
    const uint64_t version = deque->version;
    for (int64_t i = from; i < end && i < deque->count; i++) {
        Value here = value_ref(*place(deque, i));
        const int same = object_equal(vm, here, item);
        value_drop(vm, here);
        if (same < 0) {
            return -2;
        }
        if (version != deque->version) {
            raise_mutated(vm, vm->exceptions.RuntimeError);
            return -2;
        }
        if (same) {
            return i;
        }
    }
    return -1;
}

static int slot_contains(Vm *vm, Value self, Value item) {
    const int64_t index = find(vm, deque_of(self), item, 0, INT64_MAX);
    return index == -2 ? -1 : index >= 0;
}

static Value slot_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_deque(other)) {
        return NOT_IMPLEMENTED;
    }
    Deque *a = deque_of(self), *b = deque_of(other);
    if ((op == COMPARE_EQ || op == COMPARE_NE) && a->count != b->count) {
        return value_of_bool(op == COMPARE_NE);
    }
    for (int64_t i = 0; i < a->count && i < b->count; i++) {
        Value x = value_ref(*place(a, i)), y = value_ref(*place(b, i));
        const int same = object_equal(vm, x, y);
        Value result = same == 0 && op != COMPARE_EQ && op != COMPARE_NE
                           ? object_compare(vm, x, y, op)
                           : value_of_bool(op == COMPARE_NE);
        value_drop(vm, x);
        value_drop(vm, y);
        if (same < 0) {
            return UNSET;
        }
        if (same == 0) {
            return result;
        }
    }
    return compare_counts(a->count, b->count, op);
}

static bool repeat_items(Vm *vm, Deque *deque, int64_t times) {
    const int64_t count = deque->count;
    if (times <= 0) {
        empty(vm, deque);
        return true;
    }
    if (count > 0 && times > (INT64_MAX / 32) / count) {
        vm_raise_memory(vm);
        return false;
    }
    Deque *copy = copied(vm, deque, deque->base.type);
    bool done = copy != NULL;
    for (int64_t t = 1; done && t < times; t++) {
        for (int64_t i = 0; done && i < count; i++) {
            done = put(vm, deque, *place(copy, i), false);
        }
    }
    if (copy) {
        object_drop(vm, copy);
    }
    return done;
}

static Value slot_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    int64_t times;
    if (op == BINARY_ADD && is_deque(left)) {
        if (!is_deque(right)) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "can only concatenate deque (not \"%s\") to deque",
                            vm_type_name(vm, right));
        }
        Deque *made = copied(vm, deque_of(left), left.object->type);
        if (made && !put_all(vm, made, right, false)) {
            object_drop(vm, made);
            made = NULL;
        }
        return value_or_unset(made);
    }
    if (op != BINARY_MUL) {
        return NOT_IMPLEMENTED;
    }
    const Value self = is_deque(left) ? left : right, factor = is_deque(left) ? right : left;
    if (!value_is_int(factor)) {
        return NOT_IMPLEMENTED;
    }
    if (!int_index(vm, factor, &times)) {
        return UNSET;
    }
    Deque *made = copied(vm, deque_of(self), self.object->type);
    if (made && !repeat_items(vm, made, times)) {
        object_drop(vm, made);
        made = NULL;
    }
    return value_or_unset(made);
}

static Value slot_inplace(Vm *vm, BinaryOp op, Value left, Value right) {
    int64_t times;
    if (op == BINARY_ADD) {
        return put_all(vm, deque_of(left), right, false) ? value_ref(left) : UNSET;
    }
    if (op == BINARY_MUL && value_is_int(right)) {
        return int_index(vm, right, &times) && repeat_items(vm, deque_of(left), times)
                   ? value_ref(left)
                   : UNSET;
    }
    return NOT_IMPLEMENTED;
}

// --- Its iterators -------------------------------------------------------------------------------

static Value iterator_new(Vm *vm, Value self, bool backward) {
    Type *type = (Type *)(uintptr_t)deque_of(self)->base.type->extra;
    // A class that inherits from deque has no `extra` of its own.
    for (const Type *of = self.object->type; !type && of; of = of->parent) {
        type = (Type *)(uintptr_t)of->extra;
    }
    if (type && backward) {
        type = (Type *)(uintptr_t)type->extra;
    }
    DequeIterator *made = object_new(vm, type, sizeof *made);
    if (!made) {
        return UNSET;
    }
    made->deque = object_ref(self.object);
    made->left = made->deque->count;
    made->version = made->deque->version;
    made->backward = backward;
    return value_of_object(made);
}

static Value slot_iter(Vm *vm, Value self) {
    return iterator_new(vm, self, false);
}

static Value iterator_next(Vm *vm, Value self) {
    DequeIterator *iterator = (DequeIterator *)self.object;
    Deque *deque = iterator->deque;
    if (!deque) {
        return UNSET;
    }
    if (iterator->version != deque->version) {
        iterator->left = 0;
        raise_mutated(vm, vm->exceptions.RuntimeError);
        return UNSET;
    }
    if (iterator->left == 0) {
        iterator->deque = NULL;
        object_drop(vm, deque);
        return UNSET;
    }
    const int64_t index = iterator->backward ? iterator->left - 1 : deque->count - iterator->left;
    iterator->left--;
    return value_ref(*place(deque, index));
}

METHOD(iterator_length_hint) {
    return value_of_int(((const DequeIterator *)args[0].object)->left);
}

static const NativeDef iterator_methods[] = {
    NATIVE("__length_hint__", "self, /", iterator_length_hint),
    {0},
};

static void iterator_finalize(Vm *vm, Object *object) {
    if (((DequeIterator *)object)->deque) {
        object_drop(vm, ((DequeIterator *)object)->deque);
    }
}

static void iterator_traverse(Object *object, Visit *visit, void *context) {
    if (((DequeIterator *)object)->deque) {
        visit(&((DequeIterator *)object)->deque->base, context);
    }
}

// --- Its methods ---------------------------------------------------------------------------------

METHOD(deque_append) {
    return put(vm, deque_of(args[0]), args[1], false) ? NONE : UNSET;
}

METHOD(deque_appendleft) {
    return put(vm, deque_of(args[0]), args[1], true) ? NONE : UNSET;
}

METHOD(deque_extend) {
    return put_all(vm, deque_of(args[0]), args[1], false) ? NONE : UNSET;
}

METHOD(deque_extendleft) {
    return put_all(vm, deque_of(args[0]), args[1], true) ? NONE : UNSET;
}

static Value pop(Vm *vm, Deque *deque, bool left) {
    return deque->count ? take(vm, deque, left)
                        : vm_raise(vm, vm->exceptions.IndexError, "pop from an empty deque");
}

METHOD(deque_pop) {
    return pop(vm, deque_of(args[0]), false);
}

METHOD(deque_popleft) {
    return pop(vm, deque_of(args[0]), true);
}

METHOD(deque_clear) {
    empty(vm, deque_of(args[0]));
    return NONE;
}

METHOD(deque_copy) {
    return value_or_unset(copied(vm, deque_of(args[0]), args[0].object->type));
}

METHOD(deque_count) {
    Deque *deque = deque_of(args[0]);
    int64_t found = 0;
    for (int64_t i = 0; (i = find(vm, deque, args[1], i, INT64_MAX)) >= 0; i++) {
        found++;
    }
    return vm_has_error(vm) ? UNSET : value_of_int(found);
}

METHOD(deque_index) {
    Deque *deque = deque_of(args[0]);
    int64_t from = 0, end = INT64_MAX;
    if ((!value_is_unset(args[2]) && !int_index_or(vm, args[2], NULL, &from)) ||
        (!value_is_unset(args[3]) && !int_index_or(vm, args[3], NULL, &end))) {
        return UNSET;
    }
    from += from < 0 ? deque->count : 0;
    end += end < 0 ? deque->count : 0;
    const int64_t index = find(vm, deque, args[1], from < 0 ? 0 : from, end);
    if (index >= 0) {
        return value_of_int(index);
    }
    Value shown = index == -1 ? object_repr(vm, args[1]) : UNSET;
    if (!value_is_unset(shown)) {
        vm_raise(vm, vm->exceptions.ValueError, "%s is not in deque", value_as_str(shown)->bytes);
    }
    value_drop(vm, shown);
    return UNSET;
}

METHOD(deque_insert) {
    Deque *deque = deque_of(args[0]);
    int64_t index;
    if (!int_index(vm, args[1], &index)) {
        return UNSET;
    }
    if (deque->most >= 0 && deque->count >= deque->most) {
        return vm_raise(vm, vm->exceptions.IndexError, "deque already at its maximum size");
    }
    index += index < 0 ? deque->count : 0;
    index = index < 0 ? 0 : index > deque->count ? deque->count : index;
    if (!put(vm, deque, args[2], false)) {
        return UNSET;
    }
    object_changed_from(vm, &deque->base, index);
    const Value item = *place(deque, deque->count - 1);
    for (int64_t i = deque->count - 1; i > index; i--) {
        *place(deque, i) = *place(deque, i - 1);
    }
    *place(deque, index) = item;
    return NONE;
}

METHOD(deque_remove) {
    Deque *deque = deque_of(args[0]);
    const int64_t index = find(vm, deque, args[1], 0, INT64_MAX);
    if (index == -1) {
        Value shown = object_repr(vm, args[1]);
        if (!value_is_unset(shown)) {
            vm_raise(vm, vm->exceptions.ValueError, "%s is not in deque",
                     value_as_str(shown)->bytes);
        }
        value_drop(vm, shown);
    }
    if (index < 0) {
        return UNSET;
    }
    remove_at(vm, deque, index);
    return NONE;
}

METHOD(deque_reverse) {
    Deque *deque = deque_of(args[0]);
    object_changed(vm, &deque->base);
    for (int64_t i = 0, k = deque->count - 1; i < k; i++, k--) {
        const Value swap = *place(deque, i);
        *place(deque, i) = *place(deque, k);
        *place(deque, k) = swap;
    }
    return NONE;
}

METHOD(deque_rotate) {
    Deque *deque = deque_of(args[0]);
    int64_t n;
    if (!int_index_or(vm, args[1], NULL, &n)) {
        return UNSET;
    }
    if (deque->count < 2) {
        return NONE;
    }
    object_changed(vm, &deque->base);
    n %= deque->count;
    for (; n > 0; n--) {
        const Value item = take(vm, deque, false);
        deque->first = (deque->first - 1) & (deque->capacity - 1);
        deque->count++;
        *place(deque, 0) = item;
    }
    for (; n < 0; n++) {
        const Value item = take(vm, deque, true);
        deque->count++;
        *place(deque, deque->count - 1) = item;
    }
    return NONE;
}

METHOD(deque_reversed) {
    return iterator_new(vm, args[0], true);
}

static const NativeDef deque_methods[] = {
    NATIVE("append", "self, x, /", deque_append),
    NATIVE("appendleft", "self, x, /", deque_appendleft),
    NATIVE("extend", "self, iterable, /", deque_extend),
    NATIVE("extendleft", "self, iterable, /", deque_extendleft),
    NATIVE("pop", "self, /", deque_pop),
    NATIVE("popleft", "self, /", deque_popleft),
    NATIVE("clear", "self, /", deque_clear),
    NATIVE("copy", "self, /", deque_copy),
    NATIVE("__copy__", "self, /", deque_copy),
    NATIVE("count", "self, value, /", deque_count),
    NATIVE("index", "self, value, start=…, stop=…, /", deque_index),
    NATIVE("insert", "self, index, object, /", deque_insert),
    NATIVE("remove", "self, value, /", deque_remove),
    NATIVE("reverse", "self, /", deque_reverse),
    NATIVE("rotate", "self, n=1, /", deque_rotate),
    NATIVE("__reversed__", "self, /", deque_reversed),
    CLASS_GETITEM,
    {0},
};

static Value get_maxlen(Vm *vm, Value self) {
    (void)vm;
    const int64_t most = deque_of(self)->most;
    return most < 0 ? NONE : value_of_int(most);
}

static const NativeGetter deque_getters[] = {{"maxlen", get_maxlen, NULL}, {NULL, NULL, NULL}};

static void slot_finalize(Vm *vm, Object *object) {
    Deque *deque = (Deque *)object;
    empty(vm, deque);
    alloc_release(&vm->alloc, deque->items, (size_t)deque->capacity * sizeof *deque->items);
}

static void slot_traverse(Object *object, Visit *visit, void *context) {
    const Deque *deque = (const Deque *)object;
    for (int64_t i = 0; i < deque->count; i++) {
        if (place(deque, i)->kind == VALUE_OBJECT) {
            visit(place(deque, i)->object, context);
        }
    }
}

static void slot_clear(Vm *vm, Object *object) {
    empty(vm, (Deque *)object);
}

static bool is_deque(Value value) {
    return value.kind == VALUE_OBJECT && value.object->type->length == slot_length;
}

static Type *setup_iterator(Vm *vm, Dict *globals, const char *name) {
    Type *type = module_add_type(vm, globals, name, "collections", sizeof(DequeIterator));
    if (!type) {
        return NULL;
    }
    type->iter = iterator_self;
    type->next = iterator_next;
    type->finalize = iterator_finalize;
    type->traverse = iterator_traverse;
    return type_complete(vm, type, iterator_methods, NULL) ? type : NULL;
}

static bool setup_deque(Vm *vm, Dict *globals) {
    Type *type = module_add_type(vm, globals, "deque", "collections", sizeof(Deque));
    Type *forward = type ? setup_iterator(vm, globals, "_deque_iterator") : NULL;
    Type *backward = forward ? setup_iterator(vm, globals, "_deque_reverse_iterator") : NULL;
    if (!backward) {
        return false;
    }
    type->extra = forward;
    forward->extra = backward;
    type->flags |= TYPE_SEQUENCE;
    type->new_ = slot_new;
    type->init = slot_init;
    type->repr = slot_repr;
    type->length = slot_length;
    type->get_item = slot_get_item;
    type->set_item = slot_set_item;
    type->contains = slot_contains;
    type->compare = slot_compare;
    type->binary = slot_binary;
    type->inplace = slot_inplace;
    type->iter = slot_iter;
    type->finalize = slot_finalize;
    type->traverse = slot_traverse;
    type->clear = slot_clear;
    return type_complete(vm, type, deque_methods, deque_getters);
}

// --- defaultdict ---------------------------------------------------------------------------------

typedef struct DefaultDict {
    Dict dict;
    Value factory; // UNSET or NONE: none
} DefaultDict;

static DefaultDict *default_of(Value self) {
    return (DefaultDict *)self.object;
}

static bool default_init(Vm *vm, Value self, Args args) {
    Value factory = NONE;
    if (args.count > 0) {
        factory = args.values[0];
        if (!value_is_none(factory) && !value_type(vm, factory)->call) {
            vm_raise(vm, vm->exceptions.TypeError, "first argument must be callable or None");
            return false;
        }
    }
    const int used = args.count > 0;
    if (!vm->types.dict->init(vm, self,
                              (Args){args.values + used, args.count - used, args.names})) {
        return false;
    }
    value_set(vm, &default_of(self)->factory, value_ref(factory));
    return true;
}

METHOD(default_missing) {
    DefaultDict *dict = default_of(args[0]);
    if (value_is_unset(dict->factory) || value_is_none(dict->factory)) {
        return dict_raise_key_error(vm, args[1]);
    }
    Value made = vm_call(vm, dict->factory, NULL, 0);
    if (!value_is_unset(made) && !object_set_item(vm, args[0], args[1], made)) {
        value_set(vm, &made, UNSET);
    }
    return made;
}

static Value default_repr(Vm *vm, Value self) {
    const Value factory = default_of(self)->factory;
    Value items = vm->types.dict->repr(vm, self);
    if (value_is_unset(items)) {
        return UNSET;
    }
    Value shown = UNSET;
    if (!repr_enter(self)) {
        shown = value_or_unset(str_from_c(vm, "..."));
    } else {
        shown = object_repr(vm, value_is_unset(factory) ? NONE : factory);
        repr_leave(self);
    }
    Str *text = NULL;
    if (!value_is_unset(shown)) {
        text = str_format(vm, "%s(%s, %s)", type_short_name(self.object->type),
                          value_as_str(shown)->bytes, value_as_str(items)->bytes);
    }
    value_drop(vm, shown);
    value_drop(vm, items);
    return value_or_unset(text);
}

METHOD(default_copy) {
    const Value factory = default_of(args[0])->factory;
    const Value parts[] = {value_is_unset(factory) ? NONE : factory, args[0]};
    return vm_call(vm, value_of_object(args[0].object->type), parts, 2);
}

static Value default_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (op != BINARY_OR || !value_is_dict(left) || !value_is_dict(right)) {
        return NOT_IMPLEMENTED;
    }
    const bool mine = value_type(vm, left)->binary == default_binary;
    const Value self = mine ? left : right;
    const Value factory = default_of(self)->factory;
    const Value parts[] = {value_is_unset(factory) ? NONE : factory, left};
    Value made = vm_call(vm, value_of_object(self.object->type), parts, 2);
    if (!value_is_unset(made) && !dict_update(vm, (Dict *)made.object, right)) {
        value_set(vm, &made, UNSET);
    }
    return made;
}

static const NativeDef default_methods[] = {
    NATIVE("__missing__", "self, key, /", default_missing),
    NATIVE("copy", "self, /", default_copy),
    NATIVE("__copy__", "self, /", default_copy),
    CLASS_GETITEM,
    {0},
};

static Value get_factory(Vm *vm, Value self) {
    (void)vm;
    const Value factory = default_of(self)->factory;
    return value_is_unset(factory) ? NONE : value_ref(factory);
}

static bool set_factory(Vm *vm, Value self, Value value) {
    value_set(vm, &default_of(self)->factory, value_is_unset(value) ? NONE : value_ref(value));
    return true;
}

static const NativeGetter default_getters[] = {{"default_factory", get_factory, set_factory},
                                               {NULL, NULL, NULL}};

static void default_finalize(Vm *vm, Object *object) {
    value_drop(vm, ((DefaultDict *)object)->factory);
    vm->types.dict->finalize(vm, object);
}

static void default_traverse(Object *object, Visit *visit, void *context) {
    const DefaultDict *dict = (const DefaultDict *)object;
    if (dict->factory.kind == VALUE_OBJECT) {
        visit(dict->factory.object, context);
    }
    int position = 0;
    Value key, value;
    while (dict_next(&dict->dict, &position, &key, &value)) {
        if (key.kind == VALUE_OBJECT) {
            visit(key.object, context);
        }
        if (value.kind == VALUE_OBJECT) {
            visit(value.object, context);
        }
    }
}

static bool setup_defaultdict(Vm *vm, Dict *globals) {
    Type *type = type_new(vm, "defaultdict", "collections", vm->types.dict, sizeof(DefaultDict),
                          TYPE_BASETYPE);
    if (!type || !type_name_in_full(vm, type) ||
        !dict_set_c(vm, globals, "defaultdict", value_of_object(type))) {
        return false;
    }
    type->init = default_init;
    type->repr = default_repr;
    type->binary = default_binary;
    type->finalize = default_finalize;
    type->traverse = default_traverse;
    return type_complete(vm, type, default_methods, default_getters);
}

// --- Counter -------------------------------------------------------------------------------------

// dict[key] + 1, or 1; false with an exception set.
static bool count_one(Vm *vm, Dict *dict, Value key) {
    const Value before = dict_get(vm, dict, key);
    if (value_is_unset(before)) {
        return !vm_has_error(vm) && dict_set(vm, dict, key, value_of_int(1));
    }
    const Value after = object_binary(vm, BINARY_ADD, before, value_of_int(1));
    const bool done = !value_is_unset(after) && dict_set(vm, dict, key, after);
    value_drop(vm, after);
    return done;
}

// _count_elements(mapping, iterable): a Counter counts what it is given.
METHOD(collections_count_elements) {
    if (!value_is_dict(args[0])) {
        return raise_wrong_type(vm, "_count_elements() argument must be dict", args[0]);
    }
    Walk walk;
    if (!walk_begin(vm, &walk, args[1])) {
        return UNSET;
    }
    bool done = true;
    Value key;
    while (done && !value_is_unset(key = walk_next(vm, &walk))) {
        done = count_one(vm, (Dict *)args[0].object, key);
        value_drop(vm, key);
    }
    walk_end(vm, &walk);
    return done && !vm_has_error(vm) ? NONE : UNSET;
}

static bool setup(Vm *vm, Dict *globals) {
    return setup_deque(vm, globals) && setup_defaultdict(vm, globals) &&
           namedtuple_setup(vm, globals);
}

static const NativeDef functions[] = {
    NATIVE("_count_elements", "mapping, iterable, /", collections_count_elements),
    {0},
};

const NativeModule MODULE_COLLECTIONS = {"collections", functions, setup,
                                         "vm/modules/collections.py"};
