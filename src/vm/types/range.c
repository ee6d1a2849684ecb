#include "vm/types/range.h"

#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/int.h"
#include "vm/types/sequence.h"
#include "vm/types/slice.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

// Of ranges whose numbers do not fit int64_t.
typedef struct LongRangeIterator {
    Object base;
    Value next, step, left; // int values
} LongRangeIterator;

// --- Making --------------------------------------------------------------------------------------

// a OP b of int values, dropping a.
static Value step_on(Vm *vm, BinaryOp op, Value a, Value b) {
    if (value_is_unset(a) || value_is_unset(b)) {
        value_drop(vm, a);
        return UNSET;
    }
    Value result = int_binary(vm, op, a, b);
    value_drop(vm, a);
    return result;
}

// How many numbers from start to stop, for steps that are not 0.
static Value count_numbers(Vm *vm, Value start, Value stop, Value step) {
    const bool upward = int_sign(step) > 0;
    const Value low = upward ? start : stop, high = upward ? stop : start;
    if (int_compare_values(low, high) >= 0) {
        return value_of_int(0);
    }
    // (high - low - 1) // |step| + 1
    Value size = upward ? value_ref(step) : int_binary(vm, BINARY_SUB, value_of_int(0), step);
    Value count = int_binary(vm, BINARY_SUB, high, low);
    count = step_on(vm, BINARY_SUB, count, value_of_int(1));
    count = step_on(vm, BINARY_FLOORDIV, count, size);
    count = step_on(vm, BINARY_ADD, count, value_of_int(1));
    value_drop(vm, size);
    return count;
}

static bool is_small(const Range *range) {
    if (range->start.kind == VALUE_OBJECT || range->stop.kind == VALUE_OBJECT ||
        range->step.kind == VALUE_OBJECT || range->length.kind == VALUE_OBJECT) {
        return false;
    }
    // The number behind the last one must fit too: the iterator computes it.
    int64_t end = 0;
    return !__builtin_mul_overflow(range->length.integer, range->step.integer, &end) &&
           !__builtin_add_overflow(end, range->start.integer, &end);
}

// range(start, stop, step) of int values; a Range. ValueError when step is 0.
static Value range_new(Vm *vm, Value start, Value stop, Value step) {
    if (int_sign(step) == 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "range() arg 3 must not be zero");
    }
    Value length = UNSET;
    const bool plain = start.kind == VALUE_INT && stop.kind == VALUE_INT &&
                       step.kind == VALUE_INT && step.integer == 1;
    int64_t difference = 0;
    if (plain && !__builtin_sub_overflow(stop.integer, start.integer, &difference)) {
        length = value_of_int(difference > 0 ? difference : 0);
    } else {
        length = count_numbers(vm, start, stop, step);
    }
    if (value_is_unset(length)) {
        return UNSET;
    }
    Range *range = object_new(vm, vm->types.range, sizeof *range);
    if (!range) {
        value_drop(vm, length);
        return UNSET;
    }
    range->start = value_ref(start);
    range->stop = value_ref(stop);
    range->step = value_ref(step);
    range->length = length;
    range->small = is_small(range);
    return value_of_object(range);
}

static Value new_range(Vm *vm, Type *type, Args args) {
    (void)type;
    if (!args_positional(vm, "range", args, 1, 3)) {
        return UNSET;
    }
    Value bounds[3] = {value_of_int(0), UNSET, value_of_int(1)};
    bool done = true;
    for (int i = 0; done && i < args.count; i++) {
        const int place = args.count == 1 ? 1 : i;
        bounds[place] = int_from_index(vm, args.values[i]);
        done = !value_is_unset(bounds[place]);
    }
    Value range = done ? range_new(vm, bounds[0], bounds[1], bounds[2]) : UNSET;
    for (int i = 0; i < 3; i++) {
        value_drop(vm, bounds[i]);
    }
    return range;
}

static void finalize(Vm *vm, Object *object) {
    const Range *range = (const Range *)object;
    value_drop(vm, range->start);
    value_drop(vm, range->stop);
    value_drop(vm, range->step);
    value_drop(vm, range->length);
}

// --- Asking --------------------------------------------------------------------------------------

// The number at an index that is an int value.
static Value number_at(Vm *vm, const Range *range, Value index) {
    Value number = int_binary(vm, BINARY_MUL, index, range->step);
    return step_on(vm, BINARY_ADD, number, range->start);
}

static Value repr(Vm *vm, Value self) {
    const Range *range = (const Range *)self.object;
    Buf buf;
    buf_init(&buf, &vm->alloc);
    buf_add_text(&buf, TEXT("range("));
    bool done = write_repr(vm, &buf, range->start);
    buf_add_text(&buf, TEXT(", "));
    done = done && write_repr(vm, &buf, range->stop);
    if (range->step.kind != VALUE_INT || range->step.integer != 1) {
        buf_add_text(&buf, TEXT(", "));
        done = done && write_repr(vm, &buf, range->step);
    }
    buf_add_char(&buf, ')');
    if (!done) {
        buf_deinit(&buf);
        return UNSET;
    }
    return str_value_from_buf(vm, &buf);
}

static int64_t length(Vm *vm, Value self) {
    int64_t count = 0;
    if (!int_fits(((const Range *)self.object)->length, &count)) {
        vm_raise(vm, vm->exceptions.OverflowError, "Python int too large to convert to C ssize_t");
        return -1;
    }
    return count;
}

static int truth(Vm *vm, Value self) {
    (void)vm;
    return int_sign(((const Range *)self.object)->length) != 0;
}

// An end of a slice of a range: big numbers stay exact, so they are cut here by the length.
static Value get_slice(Vm *vm, const Range *range, Value key) {
    SliceBounds bounds;
    int64_t count = 0;
    if (!int_fits(range->length, &count)) {
        return vm_raise(vm, vm->exceptions.OverflowError,
                        "Python int too large to convert to C ssize_t");
    }
    if (!slice_unpack(vm, key, &bounds)) {
        return UNSET;
    }
    slice_adjust(&bounds, count);
    Value start = number_at(vm, range, value_of_int(bounds.start));
    Value stop = number_at(vm, range, value_of_int(bounds.stop));
    Value step = int_binary(vm, BINARY_MUL, range->step, value_of_int(bounds.step));
    Value part = UNSET;
    if (!value_is_unset(start) && !value_is_unset(stop) && !value_is_unset(step)) {
        part = range_new(vm, start, stop, step);
    }
    value_drop(vm, start);
    value_drop(vm, stop);
    value_drop(vm, step);
    return part;
}

static Value get_item(Vm *vm, Value self, Value key) {
    const Range *range = (const Range *)self.object;
    if (value_is_slice(vm, key)) {
        return get_slice(vm, range, key);
    }
    if (!value_is_int(key) &&
        value_is_unset(type_lookup(vm, value_type(vm, key), vm->names.dunder_index))) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "range indices must be integers or slices, not %s", vm_type_name(vm, key));
    }
    Value index = int_from_index(vm, key);
    if (!value_is_unset(index) && int_sign(index) < 0) {
        index = step_on(vm, BINARY_ADD, index, range->length);
    }
    if (value_is_unset(index)) {
        return UNSET;
    }
    Value number = UNSET;
    if (int_sign(index) < 0 || int_compare_values(index, range->length) >= 0) {
        vm_raise(vm, vm->exceptions.IndexError, "range object index out of range");
    } else {
        number = number_at(vm, range, index);
    }
    value_drop(vm, index);
    return number;
}

// The index of a number in the range; UNSET when it is not there (check vm_has_error).
static Value index_of_number(Vm *vm, const Range *range, Value number) {
    const bool upward = int_sign(range->step) > 0;
    if (int_sign(range->length) == 0 || (upward ? int_compare_values(number, range->start) < 0
                                                : int_compare_values(number, range->start) > 0)) {
        return UNSET;
    }
    Value offset = int_binary(vm, BINARY_SUB, number, range->start);
    if (value_is_unset(offset)) {
        return UNSET;
    }
    Value rest = int_binary(vm, BINARY_MOD, offset, range->step);
    Value index = step_on(vm, BINARY_FLOORDIV, offset, range->step);
    const bool found = !value_is_unset(rest) && !value_is_unset(index) && int_sign(rest) == 0 &&
                       int_compare_values(index, range->length) < 0;
    value_drop(vm, rest);
    if (!found) {
        value_drop(vm, index);
        return UNSET;
    }
    return index;
}

// Whether the value is an int that can only be equal to the number it stands for.
static bool is_plain_int(const Vm *vm, Value value) {
    return value.kind == VALUE_INT || value.kind == VALUE_BOOL ||
           (value.kind == VALUE_OBJECT && value.object->type == vm->types.int_);
}

// The index of the first number that is equal to a value of any type, by asking each; -1 when there
// is none, -2 with an exception set. Counts instead when `count` is not NULL.
static int64_t search(Vm *vm, const Range *range, Value value, int64_t *count) {
    Value iterator = object_iter(vm, value_of_object((void *)(uintptr_t)range));
    if (value_is_unset(iterator)) {
        return -2;
    }
    int64_t found = -1, at = 0;
    for (Value number; found == -1 && !value_is_unset(number = object_next(vm, iterator)); at++) {
        const int equal = object_equal(vm, number, value);
        value_drop(vm, number);
        if (equal < 0) {
            found = -2;
        } else if (equal && count) {
            ++*count;
        } else if (equal) {
            found = at;
        }
    }
    value_drop(vm, iterator);
    return vm_has_error(vm) ? -2 : found;
}

static int contains(Vm *vm, Value self, Value item) {
    const Range *range = (const Range *)self.object;
    if (!is_plain_int(vm, item)) {
        const int64_t at = search(vm, range, item, NULL);
        return at == -2 ? -1 : at >= 0;
    }
    Value index = index_of_number(vm, range, item);
    if (value_is_unset(index)) {
        return vm_has_error(vm) ? -1 : 0;
    }
    value_drop(vm, index);
    return 1;
}

static bool same_numbers(const Range *a, const Range *b) {
    if (int_compare_values(a->length, b->length) != 0) {
        return false;
    }
    if (int_sign(a->length) == 0) {
        return true;
    }
    if (int_compare_values(a->start, b->start) != 0) {
        return false;
    }
    return int_compare_values(a->length, value_of_int(1)) == 0 ||
           int_compare_values(a->step, b->step) == 0;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || other.kind != VALUE_OBJECT ||
        other.object->type != vm->types.range) {
        return NOT_IMPLEMENTED;
    }
    const bool same = same_numbers((const Range *)self.object, (const Range *)other.object);
    return value_of_bool(same == (op == COMPARE_EQ));
}

static bool hash(Vm *vm, Value self, int64_t *out) {
    const Range *range = (const Range *)self.object;
    Value parts[] = {range->length, NONE, NONE};
    if (int_sign(range->length) != 0) {
        parts[1] = range->start;
        if (int_compare_values(range->length, value_of_int(1)) != 0) {
            parts[2] = range->step;
        }
    }
    Tuple *tuple = tuple_of(vm, parts, 3);
    if (!tuple) {
        return false;
    }
    const bool done = object_hash(vm, value_of_object(tuple), out);
    object_drop(vm, tuple);
    return done;
}

// --- Iterating -----------------------------------------------------------------------------------

static Value new_iterator(Vm *vm, Value first, Value step, Value count, bool small) {
    if (small) {
        RangeIterator *iterator = object_new(vm, vm->types.range_iterator, sizeof *iterator);
        if (iterator) {
            iterator->next = first.integer;
            iterator->step = step.integer;
            iterator->left = (uint64_t)count.integer;
        }
        return value_or_unset(iterator);
    }
    LongRangeIterator *iterator = object_new(vm, vm->types.longrange_iterator, sizeof *iterator);
    if (iterator) {
        iterator->next = value_ref(first);
        iterator->step = value_ref(step);
        iterator->left = value_ref(count);
    }
    return value_or_unset(iterator);
}

static Value iter(Vm *vm, Value self) {
    const Range *range = (const Range *)self.object;
    return new_iterator(vm, range->start, range->step, range->length, range->small);
}

METHOD(reversed) {
    const Range *range = (const Range *)args[0].object;
    Value last = int_binary(vm, BINARY_SUB, range->length, value_of_int(1));
    last = step_on(vm, BINARY_MUL, last, range->step);
    last = step_on(vm, BINARY_ADD, last, range->start);
    Value step = int_binary(vm, BINARY_SUB, value_of_int(0), range->step);
    Value iterator = UNSET;
    if (!value_is_unset(last) && !value_is_unset(step)) {
        const bool small = range->small && last.kind == VALUE_INT && step.kind == VALUE_INT;
        iterator = new_iterator(vm, last, step, range->length, small);
    }
    value_drop(vm, last);
    value_drop(vm, step);
    return iterator;
}

static Value next_small(Vm *vm, Value self) {
    RangeIterator *iterator = (RangeIterator *)self.object;
    (void)vm;
    if (iterator->left == 0) {
        return UNSET;
    }
    iterator->left--;
    const int64_t number = iterator->next;
    iterator->next = (int64_t)((uint64_t)number + (uint64_t)iterator->step);
    return value_of_int(number);
}

static Value next_long(Vm *vm, Value self) {
    LongRangeIterator *iterator = (LongRangeIterator *)self.object;
    if (int_sign(iterator->left) == 0) {
        return UNSET;
    }
    Value after = int_binary(vm, BINARY_ADD, iterator->next, iterator->step);
    Value left = int_binary(vm, BINARY_SUB, iterator->left, value_of_int(1));
    if (value_is_unset(after) || value_is_unset(left)) {
        value_drop(vm, after);
        value_drop(vm, left);
        return UNSET;
    }
    value_set(vm, &iterator->left, left);
    const Value number = iterator->next;
    iterator->next = after;
    return number;
}

static void long_finalize(Vm *vm, Object *object) {
    const LongRangeIterator *iterator = (const LongRangeIterator *)object;
    value_drop(vm, iterator->next);
    value_drop(vm, iterator->step);
    value_drop(vm, iterator->left);
}

METHOD(small_length_hint) {
    return int_from_uint(vm, ((const RangeIterator *)args[0].object)->left);
}

METHOD(long_length_hint) {
    return value_ref(((const LongRangeIterator *)args[0].object)->left);
}

// --- Methods -------------------------------------------------------------------------------------

METHOD(count_number) {
    const Range *range = (const Range *)args[0].object;
    if (is_plain_int(vm, args[1])) {
        const int found = contains(vm, args[0], args[1]);
        return found < 0 ? UNSET : value_of_int(found);
    }
    int64_t found = 0;
    return search(vm, range, args[1], &found) == -2 ? UNSET : value_of_int(found);
}

METHOD(find_index) {
    const Range *range = (const Range *)args[0].object;
    if (is_plain_int(vm, args[1])) {
        Value index = index_of_number(vm, range, args[1]);
        if (!value_is_unset(index) || vm_has_error(vm)) {
            return index;
        }
        Value shown = object_repr(vm, args[1]);
        if (!value_is_unset(shown)) {
            vm_raise(vm, vm->exceptions.ValueError, "%s is not in range",
                     ((const Str *)shown.object)->bytes);
            value_drop(vm, shown);
        }
        return UNSET;
    }
    const int64_t at = search(vm, range, args[1], NULL);
    if (at == -1) {
        return vm_raise(vm, vm->exceptions.ValueError, "sequence.index(x): x not in sequence");
    }
    return at < 0 ? UNSET : value_of_int(at);
}

static Value get_start(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((const Range *)self.object)->start);
}

static Value get_stop(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((const Range *)self.object)->stop);
}

static Value get_step(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((const Range *)self.object)->step);
}

static bool set_up_iterators(Vm *vm) {
    static const NativeDef small_methods[] = {
        NATIVE("__length_hint__", "self, /", small_length_hint), {0}};
    static const NativeDef long_methods[] = {NATIVE("__length_hint__", "self, /", long_length_hint),
                                             {0}};
    Type *small = vm->types.range_iterator;
    small->size = sizeof(RangeIterator);
    small->flags |= TYPE_NO_NEW;
    small->iter = iterator_self;
    small->next = next_small;
    Type *big = vm->types.longrange_iterator;
    big->size = sizeof(LongRangeIterator);
    big->flags |= TYPE_NO_NEW;
    big->finalize = long_finalize;
    big->iter = iterator_self;
    big->next = next_long;
    return type_complete(vm, small, small_methods, NULL) &&
           type_complete(vm, big, long_methods, NULL);
}

bool range_setup(Vm *vm) {
    static const NativeDef methods[] = {NATIVE("count", "self, value, /", count_number),
                                        NATIVE("index", "self, value, /", find_index),
                                        NATIVE("__reversed__", "self, /", reversed),
                                        {0}};
    static const NativeGetter getters[] = {{"start", get_start, native_readonly},
                                           {"stop", get_stop, native_readonly},
                                           {"step", get_step, native_readonly},
                                           {0}};
    Type *type = vm->types.range;
    type->size = sizeof(Range);
    type->finalize = finalize;
    type->flags |= TYPE_SEQUENCE;
    type->new_ = new_range;
    type->repr = repr;
    type->hash = hash;
    type->truth = truth;
    type->length = length;
    type->get_item = get_item;
    type->contains = contains;
    type->compare = compare;
    type->iter = iter;
    return type_complete(vm, type, methods, getters) && set_up_iterators(vm);
}
