#include "vm/types/sequence.h"

#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

bool sequence_index(Vm *vm, Value key, const char *name, int64_t *index) {
    if (key.kind == VALUE_INT) {
        *index = key.integer;
        return true;
    }
    if (int_has_index(vm, key)) {
        return int_index_or(vm, key, vm->exceptions.IndexError, index);
    }
    vm_raise(vm, vm->exceptions.TypeError, "%s indices must be integers or slices, not %s", name,
             vm_type_name(vm, key));
    return false;
}

bool sequence_factor(Vm *vm, Value factor, int64_t *times) {
    if (factor.kind == VALUE_INT) {
        *times = factor.integer;
        return true;
    }
    if (int_has_index(vm, factor)) {
        return int_index_or(vm, factor, vm->exceptions.OverflowError, times);
    }
    vm_raise(vm, vm->exceptions.TypeError, "can't multiply sequence by non-int of type '%s'",
             vm_type_name(vm, factor));
    return false;
}

Value raise_concat(Vm *vm, const char *name, Value other) {
    return vm_raise(vm, vm->exceptions.TypeError, "can only concatenate %s (not \"%s\") to %s",
                    name, vm_type_name(vm, other), name);
}

bool order_answers(int order, CompareOp op) {
    switch (op) {
    case COMPARE_LT:
        return order < 0;
    case COMPARE_LE:
        return order <= 0;
    case COMPARE_EQ:
        return order == 0;
    case COMPARE_NE:
        return order != 0;
    case COMPARE_GT:
        return order > 0;
    case COMPARE_GE:
        return order >= 0;
    }
    return false;
}

Value compare_counts(int64_t a, int64_t b, CompareOp op) {
    return value_of_bool(order_answers((a > b) - (a < b), op));
}

Value sequence_count(Vm *vm, const Value *items, int count, Value value) {
    int64_t found = 0;
    for (int i = 0; i < count; i++) {
        const int equal = object_equal(vm, items[i], value);
        if (equal < 0) {
            return UNSET;
        }
        found += equal;
    }
    return value_of_int(found);
}

bool write_repr(Vm *vm, Buf *out, Value value) {
    Value text = object_repr(vm, value);
    if (value_is_unset(text)) {
        return false;
    }
    buf_add_text(out, str_text((const Str *)text.object));
    value_drop(vm, text);
    return true;
}

// The item at an index of a list or tuple, which the reprs of other items may have changed.
static bool item_at(Value self, int index, Value *item) {
    if (value_is_list(self)) {
        const List *list = (const List *)self.object;
        *item = index < list->count ? list->items[index] : UNSET;
    } else {
        const Tuple *tuple = (const Tuple *)self.object;
        *item = index < tuple->count ? tuple->items[index] : UNSET;
    }
    return !value_is_unset(*item);
}

Value sequence_repr(Vm *vm, Value self, const char *open, const char *close) {
    Buf buf;
    buf_init(&buf, &vm->alloc);
    buf_add_text(&buf, text_of(open));
    if (!repr_enter(self)) {
        buf_addf(&buf, "...%s", close[0] == ',' ? close + 1 : close);
        return str_value_from_buf(vm, &buf);
    }
    bool done = true;
    Value item;
    for (int i = 0; done && item_at(self, i, &item); i++) {
        value_ref(item);
        buf_add_text(&buf, i ? TEXT(", ") : TEXT(""));
        done = write_repr(vm, &buf, item);
        value_drop(vm, item);
    }
    repr_leave(self);
    if (!done) {
        buf_deinit(&buf);
        return UNSET;
    }
    buf_add_text(&buf, text_of(close));
    return str_value_from_buf(vm, &buf);
}

// --- Iterators -----------------------------------------------------------------------------------

Value sequence_iterator_new(Vm *vm, Type *type, Value sequence, int64_t index) {
    SequenceIterator *iterator = object_new(vm, type, sizeof *iterator);
    if (!iterator) {
        return UNSET;
    }
    iterator->sequence = object_ref(sequence.object);
    iterator->index = index;
    return value_of_object(iterator);
}

Value sequence_iterator_end(Vm *vm, SequenceIterator *iterator) {
    Object *sequence = iterator->sequence;
    iterator->sequence = NULL;
    if (sequence) {
        object_drop(vm, sequence);
    }
    return UNSET;
}

static void iterator_finalize(Vm *vm, Object *object) {
    sequence_iterator_end(vm, (SequenceIterator *)object);
}

static void iterator_traverse(Object *object, Visit *visit, void *context) {
    const SequenceIterator *iterator = (const SequenceIterator *)object;
    if (iterator->sequence) {
        visit(iterator->sequence, context);
    }
}

bool sequence_iterator_setup(Vm *vm, Type *type, Value (*next)(Vm *vm, Value self),
                             const NativeDef *methods) {
    type->size = sizeof(SequenceIterator);
    type->flags |= TYPE_NO_NEW;
    type->finalize = iterator_finalize;
    type->traverse = iterator_traverse;
    type->iter = iterator_self;
    type->next = next;
    return type_complete(vm, type, methods, NULL);
}
