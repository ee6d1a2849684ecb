// Builtins that walk: all, any, iter, next, min, max, sorted, sum, aiter, anext.

#include "vm/builtins/builtins.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/generator.h"
#include "vm/run/native.h"
#include "vm/types/iterators.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"
#include "vm/walk.h"

// Whether an item is found whose truth is `wanted`: all() and any().
static Value search_truth(Vm *vm, Value iterable, int wanted) {
    Walk walk;
    if (!walk_begin(vm, &walk, iterable)) {
        return UNSET;
    }
    int truth = !wanted;
    Value item;
    while (truth == !wanted && !value_is_unset(item = walk_next(vm, &walk))) {
        truth = object_truth(vm, item);
        value_drop(vm, item);
    }
    walk_end(vm, &walk);
    return truth < 0 || vm_has_error(vm) ? UNSET : value_of_bool(truth);
}

METHOD(builtin_all) {
    return search_truth(vm, args[0], 0);
}

METHOD(builtin_any) {
    return search_truth(vm, args[0], 1);
}

// --- iter and next -------------------------------------------------------------------------------

METHOD(builtin_iter) {
    if (value_is_unset(args[1])) {
        return object_iter(vm, args[0]);
    }
    if (!value_type(vm, args[0])->call) {
        return vm_raise(vm, vm->exceptions.TypeError, "iter(v, w): v must be callable");
    }
    return callable_iterator_new(vm, args[0], args[1]);
}

METHOD(builtin_next) {
    if (value_is_unset(args[1]) && value_is_generator(vm, args[0]) &&
        value_type(vm, args[0])->next) {
        return generator_next_or_stop(vm, args[0]);
    }
    const Type *type = value_type(vm, args[0]);
    if (!type->next) {
        return vm_raise(vm, vm->exceptions.TypeError, "'%s' object is not an iterator",
                        type->name->bytes);
    }
    // The slot itself: the StopIteration of a `__next__` keeps its value.
    Value item = type->next(vm, args[0]);
    if (!value_is_unset(item)) {
        return item;
    }
    if (!value_is_unset(args[1])) {
        if (vm_has_error(vm)) {
            if (!vm_error_is(vm, vm->exceptions.StopIteration)) {
                return UNSET;
            }
            value_drop(vm, vm_take_error(vm));
        }
        return value_ref(args[1]);
    }
    if (!vm_has_error(vm)) {
        vm_raise_value(vm, value_of_object(vm->exceptions.StopIteration));
    }
    return UNSET;
}

// --- min and max ---------------------------------------------------------------------------------

typedef struct Best {
    Value item, key; // UNSET: none yet
    CompareOp op;
    Value function; // borrowed: None or what makes the key of an item
} Best;

// Looks at one more item (borrowed); false with an exception set.
static bool consider(Vm *vm, Best *best, Value item) {
    const bool keyed = !value_is_none(best->function);
    Value key = keyed ? vm_call(vm, best->function, &item, 1) : value_ref(item);
    if (value_is_unset(key)) {
        return false;
    }
    const int better =
        value_is_unset(best->item) ? 1 : object_compare_truth(vm, key, best->key, best->op);
    if (better > 0) {
        value_set(vm, &best->item, value_ref(item));
        value_set(vm, &best->key, key);
    } else {
        value_drop(vm, key);
    }
    return better >= 0;
}

static Value find_best(Vm *vm, const char *name, const Value *args, CompareOp op) {
    const Tuple *values = (const Tuple *)args[0].object;
    const Value otherwise = args[2];
    if (values->count == 0) {
        return vm_raise(vm, vm->exceptions.TypeError, "%s expected at least 1 argument, got 0",
                        name);
    }
    if (values->count > 1 && !value_is_unset(otherwise)) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "Cannot specify a default for %s() with multiple positional arguments",
                        name);
    }
    Best best = {UNSET, UNSET, op, args[1]};
    Walk walk;
    if (!walk_begin(vm, &walk, values->count == 1 ? values->items[0] : args[0])) {
        return UNSET;
    }
    bool done = true;
    Value item;
    while (done && !value_is_unset(item = walk_next(vm, &walk))) {
        done = consider(vm, &best, item);
        value_drop(vm, item);
    }
    walk_end(vm, &walk);
    value_drop(vm, best.key);
    if (vm_has_error(vm)) {
        value_drop(vm, best.item);
        return UNSET;
    }
    if (!value_is_unset(best.item)) {
        return best.item;
    }
    if (!value_is_unset(otherwise)) {
        return value_ref(otherwise);
    }
    return vm_raise(vm, vm->exceptions.ValueError, "%s() arg is an empty sequence", name);
}

METHOD(builtin_min) {
    return find_best(vm, "min", args, COMPARE_LT);
}

METHOD(builtin_max) {
    return find_best(vm, "max", args, COMPARE_GT);
}

// --- sorted and sum ------------------------------------------------------------------------------

METHOD(builtin_sorted) {
    const Tuple *given = (const Tuple *)args[0].object;
    if (given->count != 1) {
        return vm_raise(vm, vm->exceptions.TypeError, "sorted expected 1 argument, got %d",
                        given->count);
    }
    const int reverse = object_truth(vm, args[2]);
    List *list = reverse < 0 ? NULL : list_new(vm, 0);
    if (list &&
        (!list_extend(vm, list, given->items[0]) || !list_sort(vm, list, args[1], reverse > 0))) {
        object_drop(vm, list);
        return UNSET;
    }
    return value_or_unset(list);
}

// total + item; takes the total.
static Value add(Vm *vm, Value total, Value item) {
    if (total.kind == VALUE_INT && item.kind == VALUE_INT) {
        int64_t sum;
        if (!__builtin_add_overflow(total.integer, item.integer, &sum)) {
            return value_of_int(sum);
        }
    } else if (total.kind == VALUE_FLOAT && item.kind == VALUE_FLOAT) {
        return value_of_float(total.number + item.number);
    }
    Value sum = object_binary(vm, BINARY_ADD, total, item);
    value_drop(vm, total);
    return sum;
}

// sum(), min() and max() of one iterable, for the library.
static Value builtin_sum(Vm *vm, Value iterable, Value start) {
    Walk walk;
    if (!walk_begin(vm, &walk, iterable)) {
        return UNSET;
    }
    Value total = value_ref(start), item;
    while (!value_is_unset(total) && !value_is_unset(item = walk_next(vm, &walk))) {
        total = add(vm, total, item);
        value_drop(vm, item);
    }
    walk_end(vm, &walk);
    if (vm_has_error(vm)) {
        value_set(vm, &total, UNSET);
    }
    return total;
}

METHOD(builtin_sum_) {
    static const struct {
        uint32_t type;
        const char *what, *empty;
    } texts[] = {
        {TYPE_STR, "strings", "''"},
        {TYPE_BYTES, "bytes", "b''"},
        {TYPE_BYTEARRAY, "bytearray", "b''"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (value_has_type_flag(args[1], texts[i].type)) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "sum() can't sum %s [use %s.join(seq) instead]", texts[i].what,
                            texts[i].empty);
        }
    }
    return builtin_sum(vm, args[0], args[1]);
}

// --- aiter and anext -----------------------------------------------------------------------------

METHOD(builtin_aiter) {
    const Type *type = value_type(vm, args[0]);
    if (!type->aiter) {
        return vm_raise(vm, vm->exceptions.TypeError, "'%s' object is not an async iterable",
                        type->name->bytes);
    }
    Value iterator = type->aiter(vm, args[0]);
    if (!value_is_unset(iterator) && !value_type(vm, iterator)->anext) {
        vm_raise(vm, vm->exceptions.TypeError,
                 "aiter() returned not an async iterator of type '%s'", vm_type_name(vm, iterator));
        value_set(vm, &iterator, UNSET);
    }
    return iterator;
}

// The awaitable of anext() with a default: arguments are the awaitable of `__anext__` and that.
static Step anext_step(Vm *vm, NativeFrame *frame, Value *out) {
    enum { BEGIN, ASKED, YIELDED };
    Value *inner = &frame->slots[0];
    if (frame->state == BEGIN) {
        const bool thrown = frame->outcome == OUTCOME_RAISED;
        const Value error = thrown ? vm_take_error(vm) : UNSET;
        *inner = object_await(vm, frame->args[0]);
        if (value_is_unset(*inner)) {
            value_drop(vm, error);
            return STEP_RAISE;
        }
        if (thrown) {
            vm_restore_error(vm, error);
        }
        frame->state = ASKED;
        return vm_push_resume(vm, *inner, thrown ? UNSET : NONE) ? STEP_CALL : STEP_RAISE;
    }
    if (frame->state == YIELDED) {
        // Whatever came back goes in.
        const Value sent = frame->outcome == OUTCOME_RAISED ? UNSET : frame->in;
        frame->state = ASKED;
        return vm_push_resume(vm, *inner, sent) ? STEP_CALL : STEP_RAISE;
    }
    if (frame->outcome == OUTCOME_RAISED) {
        if (!vm_error_is(vm, vm->exceptions.StopAsyncIteration)) {
            return STEP_RAISE;
        }
        value_drop(vm, vm_take_error(vm));
        *out = value_ref(frame->args[1]);
        return STEP_RETURN;
    }
    *out = value_ref(frame->in);
    if (frame->outcome == OUTCOME_RETURNED) {
        return STEP_RETURN;
    }
    frame->state = YIELDED;
    return STEP_YIELD;
}

static const NativeDef anext_awaitable = {
    "anext", "awaitable, default, /", NATIVE_AWAITABLE, NULL, anext_step, 2, false, NULL};

METHOD(builtin_anext) {
    const Type *type = value_type(vm, args[0]);
    if (!type->anext) {
        return vm_raise(vm, vm->exceptions.TypeError, "'%s' object is not an async iterator",
                        type->name->bytes);
    }
    Value awaitable = type->anext(vm, args[0]);
    if (value_is_unset(awaitable) || value_is_unset(args[1])) {
        return awaitable;
    }
    Value parts[] = {awaitable, value_ref(args[1])};
    return generator_new_native(vm, &anext_awaitable, NULL, parts, 2);
}

const NativeDef builtins_of_iterables[] = {
    NATIVE("aiter", "async_iterable, /", builtin_aiter),
    NATIVE("all", "iterable, /", builtin_all),
    NATIVE("anext", "aiterator, default=…, /", builtin_anext),
    NATIVE("any", "iterable, /", builtin_any),
    NATIVE("iter", "object, sentinel=…, /", builtin_iter),
    NATIVE("max", "*args, key=None, default=…", builtin_max),
    NATIVE("min", "*args, key=None, default=…", builtin_min),
    NATIVE("next", "iterator, default=…, /", builtin_next),
    NATIVE("sorted", "*args, key=None, reverse=False", builtin_sorted),
    NATIVE("sum", "iterable, /, start=0", builtin_sum_),
    {0},
};
