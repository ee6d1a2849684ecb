#include "vm/slice.h"

#include "vm/int.h"
#include "vm/method.h"
#include "vm/native.h"
#include "vm/protocol.h"
#include "vm/str.h"
#include "vm/tuple.h"
#include "vm/type.h"
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

bool slice_index(Vm *vm, Value value, int64_t *out) {
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

METHOD(indices) {
    int64_t length = 0;
    if (!int_index(vm, args[1], &length)) {
        return UNSET;
    }
    if (length < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "length should not be negative");
    }
    SliceBounds bounds;
    if (!slice_unpack(vm, args[0], &bounds)) {
        return UNSET;
    }
    slice_adjust(&bounds, length);
    const Value parts[] = {value_of_int(bounds.start), value_of_int(bounds.stop),
                           value_of_int(bounds.step)};
    Tuple *tuple = tuple_of(vm, parts, 3);
    return tuple ? value_of_object(tuple) : UNSET;
}

static const NativeDef methods[] = {NATIVE("indices", "self, object, /", indices), {0}};

static const NativeGetter getters[] = {
    {"start", get_start, NULL}, {"stop", get_stop, NULL}, {"step", get_step, NULL}, {0}};

bool slice_setup(Vm *vm) {
    Type *type = vm->types.slice;
    type->size = sizeof(Slice);
    type->finalize = finalize;
    type->new_ = new_slice;
    type->repr = repr;
    type->compare = compare;
    return type_complete(vm, type, methods, getters);
}
