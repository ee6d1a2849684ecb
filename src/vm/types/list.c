#include "vm/types/list.h"

#include "base/check.h"
#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/int.h"
#include "vm/types/sequence.h"
#include "vm/types/slice.h"
#include "vm/types/sort.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"
#include "vm/walk.h"

#include <string.h>

#define MAX_COUNT (1 << 30)

// --- The row of items ----------------------------------------------------------------------------

static bool set_capacity(Vm *vm, List *list, int64_t capacity) {
    Value *items = NULL;
    if (capacity <= MAX_COUNT) {
        items = alloc_try_resize(&vm->alloc, list->items, (size_t)list->capacity * sizeof *items,
                                 (size_t)capacity * sizeof *items);
    }
    if (!items) {
        vm_raise_memory(vm);
        return false;
    }
    list->items = items;
    list->capacity = (int)capacity;
    return true;
}

// Makes room for `more` items, with some to spare when it has to grow.
static bool reserve(Vm *vm, List *list, int64_t more) {
    const int64_t wanted = list->count + more;
    if (wanted <= list->capacity) {
        return true;
    }
    const int64_t grown = (int64_t)list->capacity + list->capacity / 2 + 4;
    return set_capacity(vm, list, wanted > grown || grown > MAX_COUNT ? wanted : grown);
}

List *list_new(Vm *vm, int capacity) {
    List *list = object_new(vm, vm->types.list, sizeof *list);
    if (list && capacity > 0 && !set_capacity(vm, list, capacity)) {
        object_drop(vm, list);
        return NULL;
    }
    return list;
}

List *list_of(Vm *vm, const Value *items, int count) {
    List *list = list_new(vm, count);
    for (int i = 0; list && i < count; i++) {
        list->items[list->count++] = value_ref(items[i]);
    }
    return list;
}

bool list_append_take(Vm *vm, List *list, Value item) {
    if (list->count == list->capacity && !reserve(vm, list, 1)) {
        value_drop(vm, item);
        return false;
    }
    list->items[list->count++] = item;
    object_changed_from(vm, &list->base, list->count - 1);
    return true;
}

bool list_append(Vm *vm, List *list, Value item) {
    return list_append_take(vm, list, value_ref(item));
}

bool list_insert(Vm *vm, List *list, int64_t index, Value item) {
    if (!reserve(vm, list, 1)) {
        return false;
    }
    index += index < 0 ? list->count : 0;
    index = index < 0 ? 0 : index > list->count ? list->count : index;
    memmove(list->items + index + 1, list->items + index,
            (size_t)(list->count - index) * sizeof *list->items);
    list->items[index] = value_ref(item);
    list->count++;
    object_changed_from(vm, &list->base, index);
    return true;
}

static bool append_items(Vm *vm, List *list, const Value *items, int count) {
    if (!reserve(vm, list, count)) {
        return false;
    }
    object_changed_from(vm, &list->base, list->count);
    for (int i = 0; i < count; i++) {
        list->items[list->count++] = value_ref(items[i]);
    }
    return true;
}

static bool append_characters(Vm *vm, List *list, const Str *str) {
    bool done = reserve(vm, list, (int64_t)str->count);
    for (size_t at = 0; done && at < str->size;) {
        Str *character = str_from_code_point(vm, text_next(str_text(str), &at));
        done = character && list_append_take(vm, list, value_of_object(character));
    }
    return done;
}

bool list_extend(Vm *vm, List *list, Value iterable) {
    if (iterable.kind == VALUE_OBJECT && iterable.object->type == vm->types.tuple) {
        const Tuple *tuple = (const Tuple *)iterable.object;
        return append_items(vm, list, tuple->items, tuple->count);
    }
    if (iterable.kind == VALUE_OBJECT && iterable.object->type == vm->types.list) {
        const List *other = (const List *)iterable.object;
        // The room first: the other list may be this one.
        return reserve(vm, list, other->count) &&
               append_items(vm, list, other->items, other->count);
    }
    if (iterable.kind == VALUE_OBJECT && iterable.object->type == vm->types.str) {
        return append_characters(vm, list, (const Str *)iterable.object);
    }
    Value iterator = object_iter(vm, iterable);
    if (value_is_unset(iterator)) {
        return false;
    }
    const int64_t hint = object_length_hint(vm, iterable, 8);
    bool done = hint >= 0;
    // A hint may be wrong: much too large ones must not take memory.
    if (done && hint < 1 << 16) {
        done = reserve(vm, list, hint);
    }
    while (done) {
        Value item = object_next(vm, iterator);
        if (value_is_unset(item)) {
            break;
        }
        done = list_append_take(vm, list, item);
    }
    value_drop(vm, iterator);
    return done && !vm_has_error(vm);
}

List *list_from_iterable(Vm *vm, Value iterable) {
    List *list = list_new(vm, 0);
    if (list && !list_extend(vm, list, iterable)) {
        object_drop(vm, list);
        return NULL;
    }
    return list;
}

Value list_pop(Vm *vm, List *list, int index) {
    const Value item = list->items[index];
    list->count--;
    object_changed_from(vm, &list->base, index);
    memmove(list->items + index, list->items + index + 1,
            (size_t)(list->count - index) * sizeof *list->items);
    return item;
}

static void list_clear(Vm *vm, List *list) {
    Value *items = list->items;
    const int count = list->count, capacity = list->capacity;
    // Empty before the first item goes: its end may run code that looks at the list.
    list->items = NULL;
    list->count = list->capacity = 0;
    object_changed(vm, &list->base);
    for (int i = count - 1; i >= 0; i--) {
        value_drop(vm, items[i]);
    }
    alloc_release(&vm->alloc, items, (size_t)capacity * sizeof *items);
}

void list_reverse(Vm *vm, List *list) {
    object_changed(vm, &list->base);
    for (int i = 0, j = list->count - 1; i < j; i++, j--) {
        const Value item = list->items[i];
        list->items[i] = list->items[j];
        list->items[j] = item;
    }
}

bool value_is_list(Value value) {
    return value_has_type_flag(value, TYPE_LIST);
}

List *value_as_list(Value value) {
    CHECK(value_is_list(value));
    return (List *)value.object;
}

// --- Sorting -------------------------------------------------------------------------------------

// The keys of the items; NULL with an exception set.
static Value *make_keys(Vm *vm, const Value *items, int count, Value key) {
    Value *keys = alloc_try(&vm->alloc, (size_t)count * sizeof *keys);
    if (!keys) {
        vm_raise_memory(vm);
        return NULL;
    }
    for (int i = 0; i < count; i++) {
        keys[i] = vm_call(vm, key, &items[i], 1);
        if (value_is_unset(keys[i])) {
            while (i > 0) {
                value_drop(vm, keys[--i]);
            }
            alloc_release(&vm->alloc, keys, (size_t)count * sizeof *keys);
            return NULL;
        }
    }
    return keys;
}

static void reverse_values(Value *values, int count) {
    for (int i = 0, j = count - 1; i < j; i++, j--) {
        const Value value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}

static bool sort_items(Vm *vm, Value *items, int count, Value key, bool reverse) {
    Value *keys = NULL;
    if (!value_is_none(key) && count > 0) {
        keys = make_keys(vm, items, count, key);
        if (!keys) {
            return false;
        }
    }
    // Reversing before and after keeps equal items in their order.
    if (reverse) {
        reverse_values(items, count);
        if (keys) {
            reverse_values(keys, count);
        }
    }
    const bool done =
        keys ? sort_values(vm, keys, items, count) : sort_values(vm, items, NULL, count);
    if (reverse) {
        reverse_values(items, count);
    }
    for (int i = 0; keys && i < count; i++) {
        value_drop(vm, keys[i]);
    }
    alloc_release(&vm->alloc, keys, (size_t)count * sizeof *keys);
    return done;
}

bool list_sort(Vm *vm, List *list, Value key, bool reverse) {
    // Whoever looks at the list from a comparison finds it empty, as in CPython.
    const List saved = *list;
    list->items = NULL;
    list->count = list->capacity = 0;
    object_changed(vm, &list->base);
    bool done = sort_items(vm, saved.items, saved.count, key, reverse);
    if (list->items && done) {
        vm_raise(vm, vm->exceptions.ValueError, "list modified during sort");
        done = false;
    }
    Value *changed = list->items;
    const int count = list->count, capacity = list->capacity;
    list->items = saved.items;
    list->count = saved.count;
    list->capacity = saved.capacity;
    object_changed(vm, &list->base);
    for (int i = 0; i < count; i++) {
        value_drop(vm, changed[i]);
    }
    alloc_release(&vm->alloc, changed, (size_t)capacity * sizeof *changed);
    return done;
}

// --- Slots ---------------------------------------------------------------------------------------

static Value new_list(Vm *vm, Type *type, Args args) {
    (void)args;
    return value_or_unset(object_new(vm, type, sizeof(List)));
}

static bool init(Vm *vm, Value self, Args args) {
    List *list = (List *)self.object;
    // Keywords may be for the `__new__` that a subclass has.
    const bool is_new = list->base.type->new_ != vm->types.list->new_;
    const Args positional = {args.values, args.count, is_new ? NULL : args.names};
    if (!args_positional(vm, "list", positional, 0, 1)) {
        return false;
    }
    list_clear(vm, list);
    return args.count == 0 || list_extend(vm, list, args.values[0]);
}

static void finalize(Vm *vm, Object *object) {
    list_clear(vm, (List *)object);
}

static void traverse(Object *object, Visit *visit, void *context) {
    const List *list = (const List *)object;
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].kind == VALUE_OBJECT) {
            visit(list->items[i].object, context);
        }
    }
}

static Value repr(Vm *vm, Value self) {
    return sequence_repr(vm, self, "[", "]");
}

static int64_t length(Vm *vm, Value self) {
    (void)vm;
    return ((const List *)self.object)->count;
}

static Value get_slice(Vm *vm, const List *list, Value key) {
    SliceBounds bounds;
    if (!slice_unpack(vm, key, &bounds)) {
        return UNSET;
    }
    slice_adjust(&bounds, list->count);
    if (bounds.step == 1) {
        return value_or_unset(
            list_of(vm, list->items ? list->items + bounds.start : NULL, (int)bounds.count));
    }
    List *part = list_new(vm, (int)bounds.count);
    for (int64_t i = 0; part && i < bounds.count; i++) {
        part->items[part->count++] = value_ref(list->items[bounds.start + i * bounds.step]);
    }
    return value_or_unset(part);
}

static Value get_item(Vm *vm, Value self, Value key) {
    const List *list = (const List *)self.object;
    int64_t index = 0;
    if (value_is_slice(vm, key)) {
        return get_slice(vm, list, key);
    }
    if (!sequence_index(vm, key, "list", &index)) {
        return UNSET;
    }
    index += index < 0 ? list->count : 0;
    if (index < 0 || index >= list->count) {
        return vm_raise(vm, vm->exceptions.IndexError, "list index out of range");
    }
    return value_ref(list->items[index]);
}

// Puts `count` items (whose references are given over) in the place of those from start to stop.
// What was there is dropped only when the list is whole again.
static bool replace(Vm *vm, List *list, int start, int stop, const Value *items, int count) {
    const int removed = stop - start;
    if (!reserve(vm, list, count > removed ? count - removed : 0)) {
        return false;
    }
    Value *old = NULL;
    if (removed) {
        old = alloc_try(&vm->alloc, (size_t)removed * sizeof *old);
        if (!old) {
            vm_raise_memory(vm);
            return false;
        }
        memcpy(old, list->items + start, (size_t)removed * sizeof *old);
    }
    if (list->count > stop) {
        memmove(list->items + start + count, list->items + stop,
                (size_t)(list->count - stop) * sizeof *list->items);
    }
    if (count) {
        memcpy(list->items + start, items, (size_t)count * sizeof *items);
    }
    list->count += count - removed;
    object_changed(vm, &list->base);
    for (int i = removed - 1; i >= 0; i--) {
        value_drop(vm, old[i]);
    }
    alloc_release(&vm->alloc, old, (size_t)removed * sizeof *old);
    return true;
}

// Takes out every step-th item.
static bool delete_stepped(Vm *vm, List *list, SliceBounds bounds) {
    if (bounds.count == 0) {
        return true;
    }
    if (bounds.step < 0) {
        bounds.start += bounds.step * (bounds.count - 1);
        bounds.step = -bounds.step;
    }
    Value *old = alloc_try(&vm->alloc, (size_t)bounds.count * sizeof *old);
    if (!old) {
        vm_raise_memory(vm);
        return false;
    }
    int64_t taken = 0;
    int kept = (int)bounds.start;
    for (int64_t i = bounds.start; i < list->count; i++) {
        if (taken < bounds.count && i == bounds.start + taken * bounds.step) {
            old[taken++] = list->items[i];
        } else {
            list->items[kept++] = list->items[i];
        }
    }
    list->count = kept;
    object_changed(vm, &list->base);
    for (int64_t i = 0; i < taken; i++) {
        value_drop(vm, old[i]);
    }
    alloc_release(&vm->alloc, old, (size_t)bounds.count * sizeof *old);
    return true;
}

static bool assign_stepped(Vm *vm, List *list, const SliceBounds *bounds, const List *from) {
    if (from->count != bounds->count) {
        vm_raise(vm, vm->exceptions.ValueError,
                 "attempt to assign sequence of size %d to extended slice of size %lld",
                 from->count, (long long)bounds->count);
        return false;
    }
    object_changed(vm, &list->base);
    // Swapped with the temporary list, which drops the old ones.
    for (int64_t i = 0; i < bounds->count; i++) {
        Value *place = &list->items[bounds->start + i * bounds->step];
        const Value old = *place;
        *place = from->items[i];
        from->items[i] = old;
    }
    return true;
}

static bool set_slice(Vm *vm, List *list, Value key, Value value) {
    SliceBounds bounds;
    if (!slice_unpack(vm, key, &bounds)) {
        return false;
    }
    List *from = NULL;
    if (!value_is_unset(value)) {
        from = list_from_iterable(vm, value);
        if (!from) {
            if (vm_error_is(vm, vm->exceptions.TypeError) && !value_type(vm, value)->iter) {
                value_drop(vm, vm_take_error(vm));
                vm_raise(vm, vm->exceptions.TypeError,
                         bounds.step == 1 ? "can only assign an iterable"
                                          : "must assign iterable to extended slice");
            }
            return false;
        }
    }
    slice_adjust(&bounds, list->count);
    bool done = true;
    if (bounds.step != 1) {
        done = from ? assign_stepped(vm, list, &bounds, from) : delete_stepped(vm, list, bounds);
    } else {
        const int start = (int)bounds.start;
        const int stop = (int)(bounds.start + bounds.count);
        done = replace(vm, list, start, stop, from ? from->items : NULL, from ? from->count : 0);
        if (from && done) {
            from->count = 0;
        }
    }
    if (from) {
        object_drop(vm, from);
    }
    return done;
}

static bool set_item(Vm *vm, Value self, Value key, Value value) {
    List *list = (List *)self.object;
    int64_t index = 0;
    if (value_is_slice(vm, key)) {
        return set_slice(vm, list, key, value);
    }
    if (!sequence_index(vm, key, "list", &index)) {
        return false;
    }
    index += index < 0 ? list->count : 0;
    if (index < 0 || index >= list->count) {
        vm_raise(vm, vm->exceptions.IndexError, "list assignment index out of range");
        return false;
    }
    if (value_is_unset(value)) {
        value_drop(vm, list_pop(vm, list, (int)index));
    } else {
        object_changed_from(vm, &list->base, index);
        value_set(vm, &list->items[index], value_ref(value));
    }
    return true;
}

// object_equal of an item, which lives on even if the comparison takes it out of the list.
static int item_equals(Vm *vm, const List *list, int index, Value value) {
    const Value item = list->items[index];
    if (value_is(item, value)) {
        return 1;
    }
    value_ref(item);
    const int equal = object_equal(vm, item, value);
    value_drop(vm, item);
    return equal;
}

static int contains(Vm *vm, Value self, Value item) {
    const List *list = (const List *)self.object;
    for (int i = 0; i < list->count; i++) {
        const int equal = item_equals(vm, list, i, item);
        if (equal) {
            return equal;
        }
    }
    return 0;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!value_is_list(self) || !value_is_list(other)) {
        return NOT_IMPLEMENTED;
    }
    const List *a = (const List *)self.object, *b = (const List *)other.object;
    if (a->count != b->count && (op == COMPARE_EQ || op == COMPARE_NE)) {
        return value_of_bool(op == COMPARE_NE);
    }
    for (int i = 0; i < a->count && i < b->count; i++) {
        const Value x = value_ref(a->items[i]), y = value_ref(b->items[i]);
        const int equal = object_equal(vm, x, y);
        Value answer = UNSET;
        if (equal == 0) {
            answer = op == COMPARE_EQ   ? value_of_bool(false)
                     : op == COMPARE_NE ? value_of_bool(true)
                                        : object_compare(vm, x, y, op);
        }
        value_drop(vm, x);
        value_drop(vm, y);
        if (equal <= 0) {
            return answer;
        }
    }
    return compare_counts(a->count, b->count, op);
}

static Value concat(Vm *vm, const List *a, const List *b) {
    List *list = a->count > MAX_COUNT - b->count ? NULL : list_new(vm, a->count + b->count);
    if (!list) {
        return vm_has_error(vm) ? UNSET : vm_raise_memory(vm);
    }
    append_items(vm, list, a->items, a->count);
    append_items(vm, list, b->items, b->count);
    return value_of_object(list);
}

static bool repeat_into(Vm *vm, List *into, const Value *items, int count, int64_t times) {
    if (count == 0 || times <= 0) {
        return true;
    }
    if (times > MAX_COUNT / count) {
        vm_raise_memory(vm);
        return false;
    }
    if (!reserve(vm, into, count * times)) {
        return false;
    }
    Value *to = into->items + into->count;
    for (int64_t n = 0; n < times; n++) {
        for (int i = 0; i < count; i++) {
            *to++ = value_ref(items[i]);
        }
    }
    into->count += (int)(count * times);
    return true;
}

static Value repeat(Vm *vm, const List *list, int64_t times) {
    const bool fits = list->count == 0 || times <= MAX_COUNT / list->count;
    List *repeated = fits ? list_new(vm, times > 0 ? (int)(list->count * times) : 0) : NULL;
    if (!repeated) {
        return vm_has_error(vm) ? UNSET : vm_raise_memory(vm);
    }
    repeat_into(vm, repeated, list->items, list->count, times);
    return value_of_object(repeated);
}

static Value binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (op == BINARY_ADD && value_is_list(left) && value_is_list(right)) {
        return concat(vm, (const List *)left.object, (const List *)right.object);
    }
    if (op == BINARY_ADD && value_is_list(left)) {
        return raise_concat(vm, "list", right);
    }
    if (op == BINARY_MUL) {
        const bool is_left = value_is_list(left);
        int64_t times = 0;
        if (!sequence_factor(vm, is_left ? right : left, &times)) {
            return UNSET;
        }
        return repeat(vm, (const List *)(is_left ? left : right).object, times);
    }
    return NOT_IMPLEMENTED;
}

static Value inplace(Vm *vm, BinaryOp op, Value left, Value right) {
    List *list = (List *)left.object;
    if (op == BINARY_ADD) {
        return list_extend(vm, list, right) ? value_ref(left) : UNSET;
    }
    if (op != BINARY_MUL) {
        return NOT_IMPLEMENTED;
    }
    int64_t times = 0;
    if (!sequence_factor(vm, right, &times)) {
        return UNSET;
    }
    if (times <= 0) {
        list_clear(vm, list);
        return value_ref(left);
    }
    if (list->count && times > MAX_COUNT / list->count) {
        return vm_raise_memory(vm);
    }
    // The room first, as the items are in the list itself.
    const int count = list->count;
    if (!reserve(vm, list, count * (times - 1))) {
        return UNSET;
    }
    object_changed_from(vm, &list->base, count);
    repeat_into(vm, list, list->items, count, times - 1);
    return value_ref(left);
}

// --- Iterating -----------------------------------------------------------------------------------

static Value iter(Vm *vm, Value self) {
    return sequence_iterator_new(vm, vm->types.list_iterator, self, 0);
}

METHOD(reversed) {
    const int last = ((const List *)args[0].object)->count - 1;
    return sequence_iterator_new(vm, vm->types.list_reverseiterator, args[0], last);
}

static Value next_forward(Vm *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)self.object;
    const List *list = (const List *)iterator->sequence;
    return list && iterator->index < list->count ? value_ref(list->items[iterator->index++])
                                                 : sequence_iterator_end(vm, iterator);
}

static Value next_backward(Vm *vm, Value self) {
    SequenceIterator *iterator = (SequenceIterator *)self.object;
    const List *list = (const List *)iterator->sequence;
    return list && iterator->index >= 0 && iterator->index < list->count
               ? value_ref(list->items[iterator->index--])
               : sequence_iterator_end(vm, iterator);
}

METHOD(iterator_length_hint) {
    const SequenceIterator *iterator = (const SequenceIterator *)args[0].object;
    const List *list = (const List *)iterator->sequence;
    if (!list || iterator->index >= list->count) {
        return value_of_int(0);
    }
    const bool is_reverse = iterator->base.type == vm->types.list_reverseiterator;
    return value_of_int(is_reverse ? iterator->index + 1 : list->count - iterator->index);
}

// --- Methods -------------------------------------------------------------------------------------

METHOD(append) {
    return list_append(vm, (List *)args[0].object, args[1]) ? NONE : UNSET;
}

METHOD(extend) {
    return list_extend(vm, (List *)args[0].object, args[1]) ? NONE : UNSET;
}

METHOD(insert) {
    int64_t index = 0;
    return int_count_argument(vm, args[1], &index) &&
                   list_insert(vm, (List *)args[0].object, index, args[2])
               ? NONE
               : UNSET;
}

METHOD(pop) {
    List *list = (List *)args[0].object;
    int64_t index = -1;
    if (!int_count_argument(vm, args[1], &index)) {
        return UNSET;
    }
    if (list->count == 0) {
        return vm_raise(vm, vm->exceptions.IndexError, "pop from empty list");
    }
    index += index < 0 ? list->count : 0;
    if (index < 0 || index >= list->count) {
        return vm_raise(vm, vm->exceptions.IndexError, "pop index out of range");
    }
    return list_pop(vm, list, (int)index);
}

METHOD(remove_item) {
    List *list = (List *)args[0].object;
    for (int i = 0; i < list->count; i++) {
        const int equal = item_equals(vm, list, i, args[1]);
        if (equal < 0) {
            return UNSET;
        }
        if (equal) {
            if (i < list->count) {
                value_drop(vm, list_pop(vm, list, i));
            }
            return NONE;
        }
    }
    return vm_raise(vm, vm->exceptions.ValueError, "list.remove(x): x not in list");
}

METHOD(clear) {
    list_clear(vm, (List *)args[0].object);
    return NONE;
}

METHOD(copy) {
    const List *list = (const List *)args[0].object;
    return value_or_unset(list_of(vm, list->items, list->count));
}

METHOD(count_items) {
    const List *list = (const List *)args[0].object;
    int64_t found = 0;
    for (int i = 0; i < list->count; i++) {
        const int equal = item_equals(vm, list, i, args[1]);
        if (equal < 0) {
            return UNSET;
        }
        found += equal;
    }
    return value_of_int(found);
}

METHOD(find_index) {
    const List *list = (const List *)args[0].object;
    int64_t from = 0, to = 0;
    if (!slice_index_not_none(vm, args[2], &from) || !slice_index_not_none(vm, args[3], &to) ||
        !slice_range(vm, value_of_int(from), value_of_int(to), list->count, &from, &to)) {
        return UNSET;
    }
    for (int64_t i = from; i < to && i < list->count; i++) {
        const int equal = item_equals(vm, list, (int)i, args[1]);
        if (equal) {
            return equal < 0 ? UNSET : value_of_int(i);
        }
    }
    Value shown = object_repr(vm, args[1]);
    if (value_is_unset(shown)) {
        return UNSET;
    }
    vm_raise(vm, vm->exceptions.ValueError, "%s is not in list", value_as_str(shown)->bytes);
    value_drop(vm, shown);
    return UNSET;
}

METHOD(reverse) {
    list_reverse(vm, (List *)args[0].object);
    return NONE;
}

METHOD(sort) {
    const int backwards = value_is_unset(args[2]) ? 0 : object_truth(vm, args[2]);
    return backwards >= 0 && list_sort(vm, (List *)args[0].object, args[1], backwards) ? NONE
                                                                                       : UNSET;
}

static const NativeDef methods[] = {
    NATIVE("append", "self, object, /", append),
    NATIVE("extend", "self, iterable, /", extend),
    NATIVE("insert", "self, index, object, /", insert),
    NATIVE("pop", "self, index=-1, /", pop),
    NATIVE("remove", "self, value, /", remove_item),
    NATIVE("clear", "self, /", clear),
    NATIVE("copy", "self, /", copy),
    NATIVE("count", "self, value, /", count_items),
    NATIVE("index", "self, value, start=0, stop=9223372036854775807, /", find_index),
    NATIVE("reverse", "self, /", reverse),
    NATIVE("sort", "self, /, *, key=None, reverse=False", sort),
    NATIVE("__reversed__", "self, /", reversed),
    {0}};

bool list_setup(Vm *vm) {
    static const NativeDef iterator_methods[] = {
        NATIVE("__length_hint__", "self, /", iterator_length_hint), {0}};
    Type *type = vm->types.list;
    type->size = sizeof(List);
    type->flags |= TYPE_LIST | TYPE_SEQUENCE | TYPE_BASETYPE;
    type->new_ = new_list;
    type->init = init;
    type->finalize = finalize;
    type->traverse = traverse;
    type->clear = finalize;
    type->repr = repr;
    type->length = length;
    type->get_item = get_item;
    type->set_item = set_item;
    type->contains = contains;
    type->compare = compare;
    type->binary = binary;
    type->inplace = inplace;
    type->iter = iter;
    return type_complete(vm, type, methods, NULL) &&
           sequence_iterator_setup(vm, vm->types.list_iterator, next_forward, iterator_methods) &&
           sequence_iterator_setup(vm, vm->types.list_reverseiterator, next_backward,
                                   iterator_methods);
}
