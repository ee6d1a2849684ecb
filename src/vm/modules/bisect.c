// bisect: where something belongs in a sequence that is in order.
//
// All six names are one search. It differs in what it asks an item about x: `left` finds the first
// item that is not less than x, `right` the first that x is less than. Only that one comparison is
// made, in that direction, as programs whose items define one operator rely on it.

#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/str.h"

typedef enum Side { LEFT, RIGHT } Side;

// What a search and an insertion are given, in the order of the signature.
enum { ARG_SEQUENCE, ARG_ITEM, ARG_LOW, ARG_HIGH, ARG_KEY };
#define SIGNATURE "a, x, lo=0, hi=None, *, key=None"

// Whether the place that is sought comes after the index: 1, 0, or -1 with an exception set.
static int is_behind(Vm *vm, const Value *args, Value x, int64_t index, Side side) {
    if (value_is_dict(args[ARG_SEQUENCE])) {
        vm_raise(vm, vm->exceptions.TypeError, "%s is not a sequence",
                 vm_type_name(vm, args[ARG_SEQUENCE]));
        return -1;
    }
    if (!value_type(vm, args[ARG_SEQUENCE])->get_item) {
        vm_raise(vm, vm->exceptions.TypeError, "'%s' object does not support indexing",
                 vm_type_name(vm, args[ARG_SEQUENCE]));
        return -1;
    }
    Value item = object_get_item(vm, args[ARG_SEQUENCE], value_of_int(index));
    if (!value_is_unset(item) && !value_is_none(args[ARG_KEY])) {
        const Value key = vm_call(vm, args[ARG_KEY], &item, 1);
        value_set(vm, &item, key);
    }
    if (value_is_unset(item)) {
        return -1;
    }
    int answer;
    if (side == LEFT) {
        answer = object_compare_truth(vm, item, x, COMPARE_LT);
    } else {
        answer = object_compare_truth(vm, x, item, COMPARE_LT);
        answer = answer < 0 ? -1 : !answer;
    }
    value_drop(vm, item);
    return answer;
}

// A part of a sequence, from `low` up to but without `high`; -1: to its end.
typedef struct Range {
    int64_t low, high;
} Range;

static bool take_range(Vm *vm, const Value *args, Range *range) {
    *range = (Range){0, -1};
    if (!int_index(vm, args[ARG_LOW], &range->low) || value_is_none(args[ARG_HIGH])) {
        return !vm_has_error(vm);
    }
    if (int_index(vm, args[ARG_HIGH], &range->high)) {
        return true;
    }
    if (vm_error_is(vm, vm->exceptions.TypeError)) {
        vm_raise(vm, vm->exceptions.TypeError, "argument should be integer or None, not '%s'",
                 vm_type_name(vm, args[ARG_HIGH]));
    }
    return false;
}

// The index for `x`, which is the item or the key made of it; -1 with an exception set.
static int64_t find(Vm *vm, const Value *args, Range range, Value x, Side side) {
    if (range.low < 0) {
        vm_raise(vm, vm->exceptions.ValueError, "lo must be non-negative");
        return -1;
    }
    if (range.high == -1) {
        range.high = object_length(vm, args[ARG_SEQUENCE]);
        if (range.high < 0) {
            return -1;
        }
    }
    while (range.low < range.high) {
        const int64_t middle = range.low + (range.high - range.low) / 2;
        const int behind = is_behind(vm, args, x, middle, side);
        if (behind < 0) {
            return -1;
        }
        if (behind) {
            range.low = middle + 1;
        } else {
            range.high = middle;
        }
    }
    return range.low;
}

static Value search(Vm *vm, const Value *args, Side side) {
    Range range;
    const int64_t index =
        take_range(vm, args, &range) ? find(vm, args, range, args[ARG_ITEM], side) : -1;
    return index < 0 ? UNSET : value_of_int(index);
}

// sequence.insert(index, item), for anything but a plain list by its own method.
static Value put(Vm *vm, Value sequence, int64_t index, Value item) {
    if (value_type(vm, sequence) == vm->types.list) {
        return list_insert(vm, value_as_list(sequence), index, item) ? NONE : UNSET;
    }
    const Value both[] = {value_of_int(index), item};
    const Value done = vm_call_method_c(vm, sequence, "insert", both, 2);
    value_drop(vm, done);
    return value_is_unset(done) ? UNSET : NONE;
}

static Value insert(Vm *vm, const Value *args, Side side) {
    Range range;
    if (!take_range(vm, args, &range)) {
        return UNSET;
    }
    const Value item = args[ARG_ITEM];
    const Value x =
        value_is_none(args[ARG_KEY]) ? value_ref(item) : vm_call(vm, args[ARG_KEY], &item, 1);
    const int64_t index = value_is_unset(x) ? -1 : find(vm, args, range, x, side);
    value_drop(vm, x);
    return index < 0 ? UNSET : put(vm, args[ARG_SEQUENCE], index, item);
}

METHOD(bisect_left) {
    return search(vm, args, LEFT);
}

METHOD(bisect_right) {
    return search(vm, args, RIGHT);
}

METHOD(bisect_insort_left) {
    return insert(vm, args, LEFT);
}

METHOD(bisect_insort_right) {
    return insert(vm, args, RIGHT);
}

// One function under a second name.
static bool add_alias(Vm *vm, Dict *globals, const char *name, const char *of) {
    return dict_set_c(vm, globals, name, dict_get_c(vm, globals, of));
}

static bool setup(Vm *vm, Dict *globals) {
    return add_alias(vm, globals, "bisect", "bisect_right") &&
           add_alias(vm, globals, "insort", "insort_right");
}

static const NativeDef functions[] = {
    NATIVE("bisect_left", SIGNATURE, bisect_left),
    NATIVE("bisect_right", SIGNATURE, bisect_right),
    NATIVE("insort_left", SIGNATURE, bisect_insort_left),
    NATIVE("insort_right", SIGNATURE, bisect_insort_right),
    {0},
};

const NativeModule MODULE_BISECT = {"bisect", functions, setup, NULL};
