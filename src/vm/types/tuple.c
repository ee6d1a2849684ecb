#include "vm/types/tuple.h"

#include "base/check.h"
#include "vm/classes/type.h"
#include "vm/gc.h"
#include "vm/hash.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/list.h"
#include "vm/types/sequence.h"
#include "vm/types/slice.h"
#include "vm/types/str.h"
#include "vm/vm.h"

#include <stdarg.h>
#include <stddef.h>

static size_t size_for(int count) {
    return sizeof(Tuple) + (size_t)count * sizeof(Value);
}

static size_t size_of(const Object *object) {
    return size_for(((const Tuple *)object)->count);
}

// A tuple whose type is `type` (tuple or below), e.g. a named tuple; items UNSET.
static Tuple *new_of_type(Vm *vm, Type *type, int count) {
    Tuple *tuple = object_new(vm, type, size_for(count));
    if (tuple) {
        tuple->count = count;
    }
    return tuple;
}

Tuple *tuple_new(Vm *vm, int count) {
    Tuple *tuple = gc_new_object(vm, vm->types.tuple, size_for(count));
    if (tuple) {
        tuple->count = count;
        for (int i = 0; i < count; i++) {
            tuple->items[i].kind = VALUE_UNSET;
        }
    }
    return tuple;
}

// Whether an iterator may give its own tuple again.
static inline bool is_free(const Tuple *own) {
    return own && own->base.refs == 1 && own->base.flags == OBJECT_TRACKED;
}

Tuple *tuple_again(Vm *vm, Tuple **row, int count) {
    Tuple *own = *row;
    if (is_free(own)) {
        return object_ref(own);
    }
    Tuple *made = tuple_new(vm, count);
    if (!own && made) {
        *row = object_ref(made);
    }
    return made;
}

Tuple *tuple_pair_again(Vm *vm, Tuple **row, Value first, Value second) {
    Tuple *pair = tuple_again(vm, row, 2);
    if (!pair) {
        value_drop(vm, first);
        value_drop(vm, second);
        return NULL;
    }
    value_set(vm, &pair->items[0], first);
    value_set(vm, &pair->items[1], second);
    return pair;
}

bool tuple_keep(Vm *vm, Tuple **row, Value *items, int count) {
    Tuple *own = *row;
    if (!is_free(own)) {
        own = tuple_again(vm, row, count);
        if (!own) {
            for (int i = 0; i < count; i++) {
                value_set(vm, &items[i], UNSET);
            }
            return false;
        }
        object_drop(vm, own);
    }
    for (int i = 0; own == *row && i < count; i++) {
        value_set(vm, &own->items[i], value_ref(items[i]));
    }
    return true;
}

Tuple *tuple_of(Vm *vm, const Value *items, int count) {
    Tuple *tuple = tuple_new(vm, count);
    for (int i = 0; tuple && i < count; i++) {
        tuple->items[i] = value_ref(items[i]);
    }
    return tuple;
}

Tuple *tuple_of_objects(Vm *vm, int count, ...) {
    Tuple *tuple = tuple_new(vm, count);
    va_list objects;
    va_start(objects, count);
    for (int i = 0; tuple && i < count; i++) {
        tuple->items[i] = value_of_object(object_ref(va_arg(objects, void *)));
    }
    va_end(objects);
    return tuple;
}

Tuple *tuple_from_iterable(Vm *vm, Value iterable) {
    if (iterable.kind == VALUE_OBJECT && iterable.object->type == vm->types.tuple) {
        return object_ref(iterable.object);
    }
    if (iterable.kind == VALUE_OBJECT && iterable.object->type == vm->types.list) {
        const List *list = (const List *)iterable.object;
        return tuple_of(vm, list->items, list->count);
    }
    List *list = list_from_iterable(vm, iterable);
    if (!list) {
        return NULL;
    }
    Tuple *tuple = tuple_new(vm, list->count);
    for (int i = 0; tuple && i < list->count; i++) {
        tuple->items[i] = list->items[i];
    }
    if (tuple) {
        list->count = 0;
    }
    object_drop(vm, list);
    return tuple;
}

bool value_is_tuple(Value value) {
    return value_has_type_flag(value, TYPE_TUPLE);
}

Tuple *value_as_tuple(Value value) {
    CHECK(value_is_tuple(value));
    return (Tuple *)value.object;
}

// --- Slots ---------------------------------------------------------------------------------------

static void finalize(Vm *vm, Object *object) {
    Tuple *tuple = (Tuple *)object;
    for (int i = tuple->count - 1; i >= 0; i--) {
        value_drop(vm, tuple->items[i]);
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Tuple *tuple = (const Tuple *)object;
    for (int i = 0; i < tuple->count; i++) {
        if (tuple->items[i].kind == VALUE_OBJECT) {
            visit(tuple->items[i].object, context);
        }
    }
}

static Value new_tuple(Vm *vm, Type *type, Args args) {
    const bool has_init = type->init != vm->types.tuple->init;
    const Args positional = {args.values, args.count, has_init ? NULL : args.names};
    if (!args_positional(vm, "tuple", positional, 0, 1)) {
        return UNSET;
    }
    Tuple *items = args.count ? tuple_from_iterable(vm, args.values[0]) : tuple_new(vm, 0);
    if (!items || type == vm->types.tuple) {
        return value_or_unset(items);
    }
    Tuple *tuple = new_of_type(vm, type, items->count);
    for (int i = 0; tuple && i < items->count; i++) {
        tuple->items[i] = value_ref(items->items[i]);
    }
    object_drop(vm, items);
    return value_or_unset(tuple);
}

static Value repr(Vm *vm, Value self) {
    return sequence_repr(vm, self, "(", ((const Tuple *)self.object)->count == 1 ? ",)" : ")");
}

// CPython's way of mixing the hashes of the items (from xxHash).
static bool mix_items(Vm *vm, const Tuple *tuple, int64_t *out) {
    const uint64_t prime1 = UINT64_C(11400714785074694791);
    const uint64_t prime2 = UINT64_C(14029467366897019727);
    const uint64_t prime5 = UINT64_C(2870177450012600261);
    uint64_t mixed = prime5;
    for (int i = 0; i < tuple->count; i++) {
        int64_t lane = 0;
        if (!hash_of(vm, tuple->items[i], &lane)) {
            return false;
        }
        mixed += (uint64_t)lane * prime2;
        mixed = (mixed << 31 | mixed >> 33) * prime1;
    }
    mixed += (uint64_t)tuple->count ^ (prime5 ^ UINT64_C(3527539));
    *out = mixed == UINT64_MAX ? 1546275796 : (int64_t)mixed;
    return true;
}

static bool hash(Vm *vm, Value self, int64_t *out) {
    if (!recursion_enter(vm, "")) {
        return false;
    }
    const bool done = mix_items(vm, (const Tuple *)self.object, out);
    recursion_leave(vm);
    return done;
}

static int64_t length(Vm *vm, Value self) {
    (void)vm;
    return ((const Tuple *)self.object)->count;
}

static Value get_item(Vm *vm, Value self, Value key) {
    Tuple *tuple = (Tuple *)self.object;
    if (value_is_slice(vm, key)) {
        SliceBounds bounds;
        if (!slice_unpack(vm, key, &bounds)) {
            return UNSET;
        }
        slice_adjust(&bounds, tuple->count);
        if (bounds.count == tuple->count && bounds.step == 1 &&
            tuple->base.type == vm->types.tuple) {
            return value_ref(self);
        }
        Tuple *part = tuple_new(vm, (int)bounds.count);
        for (int64_t i = 0; part && i < bounds.count; i++) {
            part->items[i] = value_ref(tuple->items[bounds.start + i * bounds.step]);
        }
        return value_or_unset(part);
    }
    int64_t index = 0;
    if (!sequence_index(vm, key, "tuple", &index)) {
        return UNSET;
    }
    index += index < 0 ? tuple->count : 0;
    if (index < 0 || index >= tuple->count) {
        return vm_raise(vm, vm->exceptions.IndexError, "tuple index out of range");
    }
    return value_ref(tuple->items[index]);
}

static int contains(Vm *vm, Value self, Value item) {
    const Tuple *tuple = (const Tuple *)self.object;
    for (int i = 0; i < tuple->count; i++) {
        const int equal = object_equal(vm, tuple->items[i], item);
        if (equal) {
            return equal;
        }
    }
    return 0;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!value_is_tuple(self) || !value_is_tuple(other)) {
        return NOT_IMPLEMENTED;
    }
    const Tuple *a = (const Tuple *)self.object, *b = (const Tuple *)other.object;
    for (int i = 0; i < a->count && i < b->count; i++) {
        const int equal = object_equal(vm, a->items[i], b->items[i]);
        if (equal < 0) {
            return UNSET;
        }
        if (!equal) {
            return op == COMPARE_EQ   ? value_of_bool(false)
                   : op == COMPARE_NE ? value_of_bool(true)
                                      : object_compare(vm, a->items[i], b->items[i], op);
        }
    }
    return compare_counts(a->count, b->count, op);
}

// The first items that differ, or else the lengths, decide.
static int compare_items(Vm *vm, const Tuple *a, const Tuple *b, CompareOp op) {
    for (int i = 0; i < a->count && i < b->count; i++) {
        const int equal = object_equal(vm, a->items[i], b->items[i]);
        if (equal != 1) {
            return equal < 0          ? -1
                   : op == COMPARE_EQ ? 0
                   : op == COMPARE_NE ? 1
                                      : object_compare_truth(vm, a->items[i], b->items[i], op);
        }
    }
    return (int)compare_counts(a->count, b->count, op).integer;
}

int tuple_compare_truth(Vm *vm, const Tuple *a, const Tuple *b, CompareOp op) {
    if (!recursion_enter(vm, " in comparison")) {
        return -1;
    }
    const int truth = compare_items(vm, a, b, op);
    recursion_leave(vm);
    return truth;
}

static Value concat(Vm *vm, const Tuple *a, const Tuple *b) {
    if (a->count > INT32_MAX - b->count) {
        return vm_raise_memory(vm);
    }
    Tuple *tuple = tuple_new(vm, a->count + b->count);
    for (int i = 0; tuple && i < tuple->count; i++) {
        tuple->items[i] = value_ref(i < a->count ? a->items[i] : b->items[i - a->count]);
    }
    return value_or_unset(tuple);
}

static Value repeat(Vm *vm, Value self, int64_t times) {
    const Tuple *tuple = (const Tuple *)self.object;
    if (times == 1 && tuple->base.type == vm->types.tuple) {
        return value_ref(self);
    }
    times = times < 0 ? 0 : times;
    if (tuple->count && times > INT32_MAX / tuple->count) {
        return vm_raise_memory(vm);
    }
    Tuple *repeated = tuple_new(vm, tuple->count ? (int)(tuple->count * times) : 0);
    for (int i = 0; repeated && i < repeated->count; i++) {
        repeated->items[i] = value_ref(tuple->items[i % tuple->count]);
    }
    return value_or_unset(repeated);
}

static Value binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (op == BINARY_ADD && value_is_tuple(left) && value_is_tuple(right)) {
        return concat(vm, (const Tuple *)left.object, (const Tuple *)right.object);
    }
    if (op == BINARY_ADD && value_is_tuple(left)) {
        return raise_concat(vm, "tuple", right);
    }
    if (op == BINARY_MUL) {
        const bool is_left = value_is_tuple(left);
        int64_t times = 0;
        if (!sequence_factor(vm, is_left ? right : left, &times)) {
            return UNSET;
        }
        return repeat(vm, is_left ? left : right, times);
    }
    return NOT_IMPLEMENTED;
}

// --- Iterating and methods -----------------------------------------------------------------------

static Value iter(Vm *vm, Value self) {
    return sequence_iterator_new(vm, vm->types.tuple_iterator, self, 0);
}

static Value iterator_next(Vm *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)self.object;
    const Tuple *tuple = (const Tuple *)iterator->sequence;
    return tuple && iterator->index < tuple->count ? value_ref(tuple->items[iterator->index++])
                                                   : sequence_iterator_end(vm, iterator);
}

METHOD(iterator_length_hint) {
    const SequenceIterator *iterator = (const SequenceIterator *)args[0].object;
    const Tuple *tuple = (const Tuple *)iterator->sequence;
    return value_of_int(tuple ? tuple->count - iterator->index : 0);
}

METHOD(count_items) {
    const Tuple *tuple = (const Tuple *)args[0].object;
    return sequence_count(vm, tuple->items, tuple->count, args[1]);
}

METHOD(index) {
    const Tuple *tuple = (const Tuple *)args[0].object;
    int64_t from = 0, to = 0;
    if (!slice_index_not_none(vm, args[2], &from) || !slice_index_not_none(vm, args[3], &to) ||
        !slice_range(vm, value_of_int(from), value_of_int(to), tuple->count, &from, &to)) {
        return UNSET;
    }
    for (int64_t i = from; i < to; i++) {
        const int equal = object_equal(vm, tuple->items[i], args[1]);
        if (equal) {
            return equal < 0 ? UNSET : value_of_int(i);
        }
    }
    return vm_raise(vm, vm->exceptions.ValueError, "tuple.index(x): x not in tuple");
}

void tuple_setup_life(Vm *vm) {
    Type *type = vm->types.tuple;
    type->size = sizeof(Tuple);
    type->size_of = size_of;
    type->finalize = finalize;
}

bool tuple_setup(Vm *vm) {
    static const NativeDef iterator_methods[] = {
        NATIVE("__length_hint__", "self, /", iterator_length_hint), {0}};
    static const NativeDef methods[] = {
        NATIVE("count", "self, value, /", count_items),
        NATIVE("index", "self, value, start=0, stop=9223372036854775807, /", index),
        {0}};
    Type *type = vm->types.tuple;
    type->flags |= TYPE_TUPLE | TYPE_SEQUENCE | TYPE_BASETYPE;
    type->traverse = traverse;
    type->new_ = new_tuple;
    type->repr = repr;
    type->hash = hash;
    type->length = length;
    type->get_item = get_item;
    type->contains = contains;
    type->compare = compare;
    type->binary = binary;
    type->iter = iter;
    return sequence_iterator_setup(vm, vm->types.tuple_iterator, iterator_next, iterator_methods) &&
           type_complete(vm, type, methods, NULL);
}
