#include "vm/types/slice.h"

#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

Value slice_new(Vm *vm, Value start, Value stop, Value step) {
    Slice *slice = object_new(vm, vm->types.slice, sizeof *slice);
    if (!slice) {
        return UNSET;
    }
    slice->start = value_ref(start);
    slice->stop = value_ref(stop);
    slice->step = value_ref(step);
    return value_of_object(slice);
}

bool value_is_slice(const Vm *vm, Value value) {
    return value.kind == VALUE_OBJECT && value.object->type == vm->types.slice;
}

// An index given to a method, e.g. `find`: None and UNSET leave *out as it is, too large numbers
// are cut. False with TypeError set.
static bool slice_index(Vm *vm, Value value, int64_t *out) {
    if (value.kind == VALUE_INT) {
        *out = value.integer;
        return true;
    }
    if (value.kind == VALUE_NONE || value.kind == VALUE_UNSET) {
        return true;
    }
    if (!value_is_int(value) &&
        value_is_unset(type_lookup(vm, value_type(vm, value), vm->names.dunder_index))) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return int_index_or(vm, value, NULL, out);
}

bool slice_index_not_none(Vm *vm, Value value, int64_t *out) {
    if (!value_is_int(value) &&
        value_is_unset(type_lookup(vm, value_type(vm, value), vm->names.dunder_index))) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "slice indices must be integers or have an __index__ method");
        return false;
    }
    return int_index_or(vm, value, NULL, out);
}

bool slice_range(Vm *vm, Value start, Value stop, int64_t length, int64_t *from, int64_t *to) {
    *from = 0;
    *to = INT64_MAX;
    if (!slice_index(vm, start, from) || !slice_index(vm, stop, to)) {
        return false;
    }
    if (*to > length) {
        *to = length;
    } else if (*to < 0) {
        *to = *to + length < 0 ? 0 : *to + length;
    }
    if (*from < 0) {
        *from = *from + length < 0 ? 0 : *from + length;
    }
    return true;
}

bool slice_unpack(Vm *vm, Value value, SliceBounds *bounds) {
    const Slice *slice = (const Slice *)value.object;
    bounds->step = 1;
    if (!slice_index(vm, slice->step, &bounds->step)) {
        return false;
    }
    if (bounds->step == 0) {
        vm_raise(vm, vm->exceptions.ValueError, "slice step cannot be zero");
        return false;
    }
    // Minus the smallest number is no number.
    if (bounds->step < -INT64_MAX) {
        bounds->step = -INT64_MAX;
    }
    bounds->start = bounds->step < 0 ? INT64_MAX : 0;
    bounds->stop = bounds->step < 0 ? INT64_MIN : INT64_MAX;
    return slice_index(vm, slice->start, &bounds->start) &&
           slice_index(vm, slice->stop, &bounds->stop);
}

// Where an end of a slice comes to lie in a sequence.
static int64_t fit(int64_t index, int64_t length, bool backwards) {
    if (index < 0) {
        index += length;
        return index < 0 ? (backwards ? -1 : 0) : index;
    }
    return index < length ? index : (backwards ? length - 1 : length);
}

void slice_adjust(SliceBounds *bounds, int64_t length) {
    const bool backwards = bounds->step < 0;
    bounds->start = fit(bounds->start, length, backwards);
    bounds->stop = fit(bounds->stop, length, backwards);
    bounds->count = 0;
    if (backwards && bounds->stop < bounds->start) {
        bounds->count = (bounds->start - bounds->stop - 1) / -bounds->step + 1;
    } else if (!backwards && bounds->start < bounds->stop) {
        bounds->count = (bounds->stop - bounds->start - 1) / bounds->step + 1;
    }
}

static Value new_slice(Vm *vm, Type *type, Args args) {
    (void)type;
    if (!args_positional(vm, "slice", args, 1, 3)) {
        return UNSET;
    }
    if (args.count == 1) {
        return slice_new(vm, NONE, args.values[0], NONE);
    }
    return slice_new(vm, args.values[0], args.values[1], args.count == 3 ? args.values[2] : NONE);
}

static void finalize(Vm *vm, Object *object) {
    Slice *slice = (Slice *)object;
    value_drop(vm, slice->start);
    value_drop(vm, slice->stop);
    value_drop(vm, slice->step);
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Slice *slice = (const Slice *)object;
    const Value parts[] = {slice->start, slice->stop, slice->step};
    for (int i = 0; i < 3; i++) {
        if (parts[i].kind == VALUE_OBJECT) {
            visit(parts[i].object, context);
        }
    }
}

static Value as_tuple(Vm *vm, Value self) {
    const Slice *slice = (const Slice *)self.object;
    const Value parts[] = {slice->start, slice->stop, slice->step};
    Tuple *tuple = tuple_of(vm, parts, 3);
    return tuple ? value_of_object(tuple) : UNSET;
}

static Value repr(Vm *vm, Value self) {
    Value tuple = as_tuple(vm, self);
    if (value_is_unset(tuple)) {
        return UNSET;
    }
    Value inner = object_repr(vm, tuple);
    value_drop(vm, tuple);
    if (value_is_unset(inner)) {
        return UNSET;
    }
    Str *text = str_format(vm, "slice%s", value_as_str(inner)->bytes);
    value_drop(vm, inner);
    return text ? value_of_object(text) : UNSET;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!value_is_slice(vm, other)) {
        return NOT_IMPLEMENTED;
    }
    Value left = as_tuple(vm, self), right = as_tuple(vm, other), result = UNSET;
    if (!value_is_unset(left) && !value_is_unset(right)) {
        result = object_compare(vm, left, right, op);
    }
    value_drop(vm, left);
    value_drop(vm, right);
    return result;
}

static Value get_start(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((const Slice *)self.object)->start);
}

static Value get_stop(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((const Slice *)self.object)->stop);
}

static Value get_step(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((const Slice *)self.object)->step);
}

// One end of a slice as an int of any size, counted from the front, between `low` and `high`; NONE
// gives `otherwise`. A new reference.
static Value end_of_slice(Vm *vm, Value end, Value length, Value low, Value high, Value otherwise) {
    if (value_is_none(end)) {
        return value_ref(otherwise);
    }
    int64_t ignored = 0;
    Value index = slice_index(vm, end, &ignored) ? int_from_index(vm, end) : UNSET;
    if (!value_is_unset(index) && int_sign(index) < 0) {
        const Value sum = int_binary(vm, BINARY_ADD, index, length);
        value_drop(vm, index);
        index = sum;
    }
    if (value_is_unset(index)) {
        return UNSET;
    }
    const Value limit = int_compare_values(index, low) < 0    ? low
                        : int_compare_values(index, high) > 0 ? high
                                                              : index;
    value_ref(limit);
    value_drop(vm, index);
    return limit;
}

// The step as an int that is not 0; a new reference.
static Value step_of_slice(Vm *vm, const Slice *slice) {
    if (value_is_none(slice->step)) {
        return value_of_int(1);
    }
    int64_t ignored = 0;
    const Value step =
        slice_index(vm, slice->step, &ignored) ? int_from_index(vm, slice->step) : UNSET;
    if (!value_is_unset(step) && int_sign(step) == 0) {
        value_drop(vm, step);
        return vm_raise(vm, vm->exceptions.ValueError, "slice step cannot be zero");
    }
    return step;
}

// (start, stop, step) for a sequence of so many items, as ints of any size.
METHOD(indices) {
    const Slice *slice = (const Slice *)args[0].object;
    Value length = int_from_index(vm, args[1]);
    if (value_is_unset(length)) {
        return UNSET;
    }
    if (int_sign(length) < 0) {
        value_drop(vm, length);
        return vm_raise(vm, vm->exceptions.ValueError, "length should not be negative");
    }
    const Value step = step_of_slice(vm, slice);
    if (value_is_unset(step)) {
        value_drop(vm, length);
        return UNSET;
    }
    const bool back = int_sign(step) < 0;
    const Value low = value_of_int(back ? -1 : 0);
    const Value high =
        back ? int_binary(vm, BINARY_SUB, length, value_of_int(1)) : value_ref(length);
    const Value start = value_is_unset(high)
                            ? UNSET
                            : end_of_slice(vm, slice->start, length, low, high, back ? high : low);
    const Value stop = value_is_unset(start)
                           ? UNSET
                           : end_of_slice(vm, slice->stop, length, low, high, back ? low : high);
    const Value parts[] = {start, stop, step};
    Tuple *tuple = value_is_unset(stop) ? NULL : tuple_of(vm, parts, 3);
    const Value used[] = {length, step, high, start, stop};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++) {
        value_drop(vm, used[i]);
    }
    return tuple ? value_of_object(tuple) : UNSET;
}

static const NativeDef methods[] = {NATIVE("indices", "self, object, /", indices), {0}};

static const NativeGetter getters[] = {{"start", get_start, native_readonly},
                                       {"stop", get_stop, native_readonly},
                                       {"step", get_step, native_readonly},
                                       {0}};

bool slice_setup(Vm *vm) {
    Type *type = vm->types.slice;
    type->size = sizeof(Slice);
    type->finalize = finalize;
    type->traverse = traverse;
    type->new_ = new_slice;
    type->repr = repr;
    type->compare = compare;
    return type_complete(vm, type, methods, getters);
}
