// itertools: all of it. One struct serves all the types; each uses the fields that it needs.

#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"

#include <string.h>

typedef struct Iter {
    Object base;
    Value source;    // an iterator; UNSET: exhausted
    Value function;  // a callable, selector iterator, step, fill value…
    Value last;      // accumulate's total, count's number, groupby's key…
    Value other;     // groupby's newest item, accumulate's initial value
    Value group;     // the key of groupby's current group
    List *pool;      // items kept
    Tuple *sources;  // several iterators or pools
    int64_t *places; // of the combinatoric ones: `place_count` indexes (and cycles of permutations)
    int64_t place_count;
    int64_t start, position, stop, step;
    bool started, ended;
} Iter;

static Iter *iter_of(Value self) {
    return (Iter *)self.object;
}

static Iter *iter_new(Vm *vm, Type *type) {
    Iter *made = object_new(vm, type, sizeof *made);
    if (made) {
        made->stop = -1;
    }
    return made;
}

static void iter_finalize(Vm *vm, Object *object) {
    Iter *iter = (Iter *)object;
    value_drop(vm, iter->source);
    value_drop(vm, iter->function);
    value_drop(vm, iter->last);
    value_drop(vm, iter->other);
    value_drop(vm, iter->group);
    if (iter->pool) {
        object_drop(vm, iter->pool);
    }
    if (iter->sources) {
        object_drop(vm, iter->sources);
    }
    alloc_release(&vm->alloc, iter->places, (size_t)iter->place_count * sizeof *iter->places);
}

static void iter_traverse(Object *object, Visit *visit, void *context) {
    const Iter *iter = (const Iter *)object;
    const Value values[] = {iter->source, iter->function, iter->last, iter->other, iter->group};
    for (int i = 0; i < 5; i++) {
        if (values[i].kind == VALUE_OBJECT) {
            visit(values[i].object, context);
        }
    }
    if (iter->pool) {
        visit(&iter->pool->base, context);
    }
    if (iter->sources) {
        visit(&iter->sources->base, context);
    }
}

// --- Arguments -----------------------------------------------------------------------------------

// A new Iter over an iterable; NULL with an exception set.
static Iter *over(Vm *vm, Type *type, Value iterable) {
    Value source = object_iter(vm, iterable);
    Iter *made = value_is_unset(source) ? NULL : iter_new(vm, type);
    if (!made) {
        value_drop(vm, source);
        return NULL;
    }
    made->source = source;
    return made;
}

// The next item of the source, which is dropped at its end.
static Value next_item(Vm *vm, Iter *iter) {
    if (value_is_unset(iter->source)) {
        return UNSET;
    }
    Value source = value_ref(iter->source);
    Value item = object_next(vm, source);
    value_drop(vm, source);
    if (value_is_unset(item) && !vm_has_error(vm)) {
        value_set(vm, &iter->source, UNSET);
    }
    return item;
}

static List *items_of(Vm *vm, Value iterable) {
    List *list = list_new(vm, 0);
    if (list && !list_extend(vm, list, iterable)) {
        object_drop(vm, list);
        return NULL;
    }
    return list;
}

static bool is_number(Vm *vm, Value value) {
    const Type *type = value_type(vm, value);
    if (value.kind == VALUE_INT || value.kind == VALUE_FLOAT || value_is_int(value)) {
        return true;
    }
    return !(type->flags & (TYPE_STR | TYPE_LIST | TYPE_TUPLE | TYPE_DICT | TYPE_BYTES)) &&
           type->binary && !value_is_none(value);
}

// --- count, cycle, repeat ------------------------------------------------------------------------

static Value count_new(Vm *vm, Type *type, Args args) {
    static const ArgNames parameters = {"count", 0, 2, 2, {"start", "step"}};
    Value parts[2];
    if (!args_bind(vm, &parameters, args, parts)) {
        return UNSET;
    }
    for (int i = 0; i < 2; i++) {
        if (!value_is_unset(parts[i]) && !is_number(vm, parts[i])) {
            return vm_raise(vm, vm->exceptions.TypeError, "a number is required");
        }
    }
    Iter *made = iter_new(vm, type);
    if (made) {
        made->function = value_is_unset(parts[1]) ? value_of_int(1) : value_ref(parts[1]);
        // Counting by one is done in plain ints.
        const bool by_one = made->function.kind == VALUE_INT && made->function.integer == 1;
        made->last = value_is_unset(parts[0])                ? value_of_int(0)
                     : by_one && parts[0].kind == VALUE_BOOL ? value_of_int(parts[0].integer)
                                                             : value_ref(parts[0]);
    }
    return value_or_unset(made);
}

static Value count_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    Value sum;
    int64_t small;
    if (iter->last.kind == VALUE_INT && iter->function.kind == VALUE_INT &&
        !__builtin_add_overflow(iter->last.integer, iter->function.integer, &small)) {
        sum = value_of_int(small);
    } else {
        sum = object_binary(vm, BINARY_ADD, iter->last, iter->function);
    }
    if (value_is_unset(sum)) {
        return UNSET;
    }
    Value result = iter->last;
    iter->last = sum;
    return result;
}

static Value shown_call(Vm *vm, const char *name, Value first, Value second) {
    Buf out;
    buf_init(&out, &vm->alloc);
    buf_addf(&out, "%s(", name);
    const Value values[] = {first, second};
    bool done = true;
    for (int i = 0; i < 2 && done && !value_is_unset(values[i]); i++) {
        Value shown = object_repr(vm, values[i]);
        done = !value_is_unset(shown);
        if (done) {
            buf_addf(&out, "%s%s", i ? ", " : "", value_as_str(shown)->bytes);
        }
        value_drop(vm, shown);
    }
    buf_add_char(&out, ')');
    if (!done) {
        buf_deinit(&out);
        return UNSET;
    }
    return value_or_unset(str_from_buf(vm, &out));
}

static Value count_repr(Vm *vm, Value self) {
    const Iter *iter = iter_of(self);
    const bool plain = iter->function.kind == VALUE_INT && iter->function.integer == 1;
    return shown_call(vm, "count", iter->last, plain ? UNSET : iter->function);
}

static Value cycle_new(Vm *vm, Type *type, Args args) {
    if (!args_positional(vm, "cycle", args, 1, 1)) {
        return UNSET;
    }
    Iter *made = over(vm, type, args.values[0]);
    if (made && !(made->pool = list_new(vm, 0))) {
        object_drop(vm, made);
        made = NULL;
    }
    return value_or_unset(made);
}

static Value cycle_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    Value item = next_item(vm, iter);
    if (!value_is_unset(item)) {
        if (!list_append(vm, iter->pool, item)) {
            value_set(vm, &item, UNSET);
        }
        return item;
    }
    if (vm_has_error(vm) || iter->pool->count == 0) {
        return UNSET;
    }
    item = value_ref(iter->pool->items[iter->position]);
    iter->position = (iter->position + 1) % iter->pool->count;
    return item;
}

static Value repeat_new(Vm *vm, Type *type, Args args) {
    static const ArgNames parameters = {"repeat", 1, 2, 2, {"object", "times"}};
    Value parts[2];
    int64_t times = -1;
    if (!args_bind(vm, &parameters, args, parts)) {
        return UNSET;
    }
    if (!value_is_unset(parts[1])) {
        if (!int_index(vm, parts[1], &times)) {
            return UNSET;
        }
        times = times < 0 ? 0 : times;
    }
    Iter *made = iter_new(vm, type);
    if (made) {
        made->last = value_ref(parts[0]);
        made->stop = times;
    }
    return value_or_unset(made);
}

static Value repeat_next(Vm *vm, Value self) {
    (void)vm;
    Iter *iter = iter_of(self);
    if (iter->stop == 0) {
        return UNSET;
    }
    iter->stop -= iter->stop > 0;
    return value_ref(iter->last);
}

static Value repeat_repr(Vm *vm, Value self) {
    const Iter *iter = iter_of(self);
    return shown_call(vm, "repeat", iter->last, iter->stop < 0 ? UNSET : value_of_int(iter->stop));
}

METHOD(repeat_length_hint) {
    const Iter *iter = iter_of(args[0]);
    if (iter->stop < 0) {
        return vm_raise(vm, vm->exceptions.TypeError, "len() of unsized object");
    }
    return value_of_int(iter->stop);
}

static const NativeDef repeat_methods[] = {
    NATIVE("__length_hint__", "self, /", repeat_length_hint),
    {0},
};

// --- accumulate, chain, compress -----------------------------------------------------------------

static Value accumulate_new(Vm *vm, Type *type, Args args) {
    static const ArgNames parameters = {"accumulate", 1, 2, 3, {"iterable", "func", "initial"}};
    Value parts[3];
    if (!args_bind(vm, &parameters, args, parts)) {
        return UNSET;
    }
    Iter *made = over(vm, type, parts[0]);
    if (made) {
        made->function = value_is_none(parts[1]) ? UNSET : value_ref(parts[1]);
        made->other = value_is_none(parts[2]) ? UNSET : value_ref(parts[2]);
    }
    return value_or_unset(made);
}

static Value accumulate_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    if (!value_is_unset(iter->other)) {
        value_set(vm, &iter->last, iter->other);
        iter->other = UNSET;
        return value_ref(iter->last);
    }
    Value item = next_item(vm, iter);
    if (value_is_unset(item)) {
        return UNSET;
    }
    if (value_is_unset(iter->last)) {
        iter->last = item;
        return value_ref(item);
    }
    const Value pair[] = {iter->last, item};
    Value total = value_is_unset(iter->function) ? object_binary(vm, BINARY_ADD, iter->last, item)
                                                 : vm_call(vm, iter->function, pair, 2);
    value_drop(vm, item);
    if (value_is_unset(total)) {
        return UNSET;
    }
    value_set(vm, &iter->last, total);
    return value_ref(total);
}

// `function` is the iterator over iterables, `source` the one of them being walked.
static Value chain_of(Vm *vm, Type *type, Value iterables) {
    Value all = object_iter(vm, iterables);
    Iter *made = value_is_unset(all) ? NULL : iter_new(vm, type);
    if (!made) {
        value_drop(vm, all);
        return UNSET;
    }
    made->function = all;
    return value_of_object(made);
}

static Value chain_new(Vm *vm, Type *type, Args args) {
    if (!args_no_keywords(vm, "chain", args)) {
        return UNSET;
    }
    Tuple *all = tuple_of(vm, args.values, args.count);
    Value made = all ? chain_of(vm, type, value_of_object(all)) : UNSET;
    if (all) {
        object_drop(vm, all);
    }
    return made;
}

METHOD(chain_from_iterable) {
    return chain_of(vm, (Type *)args[0].object, args[1]);
}

static const NativeDef chain_methods[] = {
    NATIVE("from_iterable@class", "cls, iterable, /", chain_from_iterable),
    CLASS_GETITEM,
    {0},
};

static Value chain_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    for (;;) {
        Value item = next_item(vm, iter);
        if (!value_is_unset(item) || vm_has_error(vm) || value_is_unset(iter->function)) {
            return item;
        }
        Value iterable = object_next(vm, iter->function);
        if (value_is_unset(iterable)) {
            if (!vm_has_error(vm)) {
                value_set(vm, &iter->function, UNSET);
            }
            return UNSET;
        }
        iter->source = object_iter(vm, iterable);
        value_drop(vm, iterable);
        if (value_is_unset(iter->source)) {
            return UNSET;
        }
    }
}

static Value compress_new(Vm *vm, Type *type, Args args) {
    static const ArgNames parameters = {"compress", 2, 2, 2, {"data", "selectors"}};
    Value parts[2];
    if (!args_bind(vm, &parameters, args, parts)) {
        return UNSET;
    }
    Iter *made = over(vm, type, parts[0]);
    if (made && value_is_unset(made->function = object_iter(vm, parts[1]))) {
        object_drop(vm, made);
        made = NULL;
    }
    return value_or_unset(made);
}

static Value compress_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    for (;;) {
        Value item = next_item(vm, iter);
        if (value_is_unset(item)) {
            return UNSET;
        }
        Value selector = object_next(vm, iter->function);
        const int truth = value_is_unset(selector) ? -1 : object_truth(vm, selector);
        value_drop(vm, selector);
        if (truth > 0) {
            return item;
        }
        value_drop(vm, item);
        if (truth < 0) {
            return UNSET;
        }
    }
}

// --- dropwhile, takewhile, filterfalse, starmap --------------------------------------------------

static Value predicate_new(Vm *vm, Type *type, Args args) {
    if (!args_positional(vm, type_short_name(type), args, 2, 2)) {
        return UNSET;
    }
    Iter *made = over(vm, type, args.values[1]);
    if (made) {
        made->function = value_ref(args.values[0]);
    }
    return value_or_unset(made);
}

static int predicate_truth(Vm *vm, const Iter *iter, Value item) {
    Value answer = vm_call(vm, iter->function, &item, 1);
    const int truth = value_is_unset(answer) ? -1 : object_truth(vm, answer);
    value_drop(vm, answer);
    return truth;
}

static Value dropwhile_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    for (;;) {
        Value item = next_item(vm, iter);
        if (value_is_unset(item) || iter->started) {
            return item;
        }
        const int truth = predicate_truth(vm, iter, item);
        if (truth == 0) {
            iter->started = true;
            return item;
        }
        value_drop(vm, item);
        if (truth < 0) {
            return UNSET;
        }
    }
}

static Value takewhile_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    if (iter->ended) {
        return UNSET;
    }
    Value item = next_item(vm, iter);
    if (value_is_unset(item)) {
        return UNSET;
    }
    const int truth = predicate_truth(vm, iter, item);
    if (truth > 0) {
        return item;
    }
    iter->ended = truth == 0;
    value_drop(vm, item);
    return UNSET;
}

static Value filterfalse_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    for (;;) {
        Value item = next_item(vm, iter);
        if (value_is_unset(item)) {
            return UNSET;
        }
        const int truth = value_is_none(iter->function) ? object_truth(vm, item)
                                                        : predicate_truth(vm, iter, item);
        if (truth == 0) {
            return item;
        }
        value_drop(vm, item);
        if (truth < 0) {
            return UNSET;
        }
    }
}

static Value starmap_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    Value item = next_item(vm, iter);
    if (value_is_unset(item)) {
        return UNSET;
    }
    List *row = items_of(vm, item);
    value_drop(vm, item);
    if (!row) {
        return UNSET;
    }
    Value result = vm_call(vm, iter->function, row->items, row->count);
    object_drop(vm, row);
    return result;
}

// --- groupby -------------------------------------------------------------------------------------

// Of groupby itself: `function` is the key function or None, `last` the newest item's key, `other`
// that item (UNSET: handed out already), `position` the number of the group that is being walked.
// Of a group: `source` is the groupby, `last` its key, `position` its number.
static Value groupby_new(Vm *vm, Type *type, Args args) {
    static const ArgNames parameters = {"groupby", 1, 2, 2, {"iterable", "key"}};
    Value parts[2];
    if (!args_bind(vm, &parameters, args, parts)) {
        return UNSET;
    }
    Iter *made = over(vm, type, parts[0]);
    if (made) {
        made->function = value_is_unset(parts[1]) ? NONE : value_ref(parts[1]);
    }
    return value_or_unset(made);
}

// Takes the next item and its key; false at the end or with an exception set.
static bool groupby_step(Vm *vm, Iter *iter) {
    Value item = next_item(vm, iter);
    if (value_is_unset(item)) {
        return false;
    }
    Value key =
        value_is_none(iter->function) ? value_ref(item) : vm_call(vm, iter->function, &item, 1);
    if (value_is_unset(key)) {
        value_drop(vm, item);
        return false;
    }
    value_set(vm, &iter->last, key);
    value_set(vm, &iter->other, item);
    return true;
}

static Value group_new(Vm *vm, Value groupby) {
    const Iter *iter = iter_of(groupby);
    Iter *group = iter_new(vm, (Type *)(uintptr_t)groupby.object->type->extra);
    if (!group) {
        return UNSET;
    }
    group->source = value_ref(groupby);
    group->last = value_ref(iter->last);
    group->position = iter->position;
    const Value parts[] = {iter->last, value_of_object(group)};
    Tuple *pair = tuple_of(vm, parts, 2);
    object_drop(vm, group);
    return value_or_unset(pair);
}

static Value groupby_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    iter->position++;
    // What is left of the group before is passed over.
    while (value_is_unset(iter->last) || !value_is_unset(iter->group)) {
        if (!value_is_unset(iter->last)) {
            const int same = object_equal(vm, iter->group, iter->last);
            if (same < 0) {
                return UNSET;
            }
            if (same == 0) {
                break;
            }
        }
        if (!groupby_step(vm, iter)) {
            return UNSET;
        }
        if (value_is_unset(iter->group)) {
            break;
        }
    }
    value_set(vm, &iter->group, value_ref(iter->last));
    return group_new(vm, self);
}

static Value group_next(Vm *vm, Value self) {
    Iter *group = iter_of(self);
    if (value_is_unset(group->source)) {
        return UNSET;
    }
    Iter *iter = iter_of(group->source);
    if (iter->position != group->position) {
        return UNSET;
    }
    if (value_is_unset(iter->other) && !groupby_step(vm, iter)) {
        return UNSET;
    }
    const int same = object_equal(vm, iter->last, group->last);
    if (same <= 0) {
        return UNSET;
    }
    Value item = iter->other;
    iter->other = UNSET;
    return item;
}

// --- islice, pairwise, tee, zip_longest ----------------------------------------------------------

static bool slice_number(Vm *vm, Value value, int64_t otherwise, int64_t least, const char *message,
                         int64_t *out) {
    if (value_is_none(value)) {
        *out = otherwise;
        return true;
    }
    if (value_is_int(value) || value_type(vm, value)->flags & TYPE_HEAP) {
        if (int_index_or(vm, value, NULL, out) && *out >= least) {
            return true;
        }
        value_drop(vm, vm_take_error(vm));
    }
    vm_raise(vm, vm->exceptions.ValueError, "%s", message);
    return false;
}

// The stop: -1 and what is no number get other words than what is below.
static bool slice_stop(Vm *vm, Value value, int64_t *out) {
    static const char no_number[] =
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    static const char negative[] =
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    if (value_is_none(value)) {
        *out = -1;
        return true;
    }
    if (!slice_number(vm, value, -1, INT64_MIN, no_number, out)) {
        return false;
    }
    if (*out < 0) {
        vm_raise(vm, vm->exceptions.ValueError, "%s", *out == -1 ? no_number : negative);
    }
    return *out >= 0;
}

static Value islice_new(Vm *vm, Type *type, Args args) {
    static const char start_message[] =
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    if (!args_positional(vm, "islice", args, 2, 4)) {
        return UNSET;
    }
    int64_t start = 0, stop, step = 1;
    const Value stop_value = args.values[args.count == 2 ? 1 : 2];
    if ((args.count > 2 && !slice_number(vm, args.values[1], 0, 0, start_message, &start)) ||
        !slice_stop(vm, stop_value, &stop) ||
        (args.count == 4 &&
         !slice_number(vm, args.values[3], 1, 1,
                       "Step for islice() must be a positive integer or None.", &step))) {
        return UNSET;
    }
    Iter *made = over(vm, type, args.values[0]);
    if (made) {
        made->start = start;
        made->stop = stop;
        made->step = step;
    }
    return value_or_unset(made);
}

// `start` is the index of the next item to give out, `position` that of the next to read.
static Value islice_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    const int64_t wanted = iter->start;
    if (iter->stop >= 0 && wanted >= iter->stop) {
        // As CPython, what lies between is still read when stop was not reached yet.
        while (iter->position < iter->stop) {
            Value passed = next_item(vm, iter);
            if (value_is_unset(passed)) {
                return UNSET;
            }
            iter->position++;
            value_drop(vm, passed);
        }
        value_set(vm, &iter->source, UNSET);
        return UNSET;
    }
    for (;;) {
        Value item = next_item(vm, iter);
        if (value_is_unset(item)) {
            return UNSET;
        }
        if (iter->position++ == wanted) {
            if (__builtin_add_overflow(wanted, iter->step, &iter->start)) {
                iter->start = INT64_MAX;
            }
            if (iter->stop >= 0 && iter->start > iter->stop) {
                iter->start = iter->stop;
            }
            return item;
        }
        value_drop(vm, item);
    }
}

static Value pairwise_new(Vm *vm, Type *type, Args args) {
    return args_positional(vm, "pairwise", args, 1, 1)
               ? value_or_unset(over(vm, type, args.values[0]))
               : UNSET;
}

static Value pairwise_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    if (value_is_unset(iter->last)) {
        // The source may ask this iterator in turn, which then has had its items and its end.
        Value item = next_item(vm, iter);
        value_set(vm, &iter->last, item);
        if (value_is_unset(item) || value_is_unset(iter->source)) {
            value_set(vm, &iter->last, UNSET);
            return UNSET;
        }
    }
    Value first = value_ref(iter->last);
    Value item = next_item(vm, iter);
    if (value_is_unset(item)) {
        value_drop(vm, first);
        value_set(vm, &iter->source, UNSET);
        value_set(vm, &iter->last, UNSET);
        return UNSET;
    }
    const Value parts[] = {first, item};
    Tuple *pair = tuple_of(vm, parts, 2);
    value_drop(vm, first);
    value_set(vm, &iter->last, item);
    return value_or_unset(pair);
}

// The iterators made by one tee share a chain of nodes: one-element-at-a-time links, each a tuple
// (item, next node) in a list of two, freed as soon as the slowest has passed. `pool` is the node
// that is next for this iterator, and the last node holds the source.
static Value tee_of(Vm *vm, Type *type, List *node) {
    Iter *made = iter_new(vm, type);
    if (!made) {
        return UNSET;
    }
    made->pool = object_ref(node);
    return value_of_object(made);
}

// A node that is not filled: [source].
static List *tee_node(Vm *vm, Value source) {
    List *node = list_new(vm, 2);
    if (node && !list_append(vm, node, source)) {
        object_drop(vm, node);
        return NULL;
    }
    return node;
}

static Value tee_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    List *node = iter->pool;
    if (node->count == 1) {
        Value source = value_ref(node->items[0]);
        Value item = object_next(vm, source);
        List *next = value_is_unset(item) ? NULL : tee_node(vm, source);
        value_drop(vm, source);
        if (!next || !list_append(vm, node, value_of_object(next))) {
            if (next) {
                object_drop(vm, next);
            }
            value_drop(vm, item);
            return UNSET;
        }
        value_set(vm, &node->items[0], item);
        object_drop(vm, next);
    }
    Value item = value_ref(node->items[0]);
    iter->pool = object_ref(node->items[1].object);
    object_drop(vm, node);
    return item;
}

METHOD(tee_copy) {
    return tee_of(vm, args[0].object->type, iter_of(args[0])->pool);
}

static const NativeDef tee_methods[] = {
    NATIVE("__copy__", "self, /", tee_copy),
    {0},
};

static Value tee_new(Vm *vm, Type *type, Args args) {
    if (!args_positional(vm, "_tee", args, 1, 1)) {
        return UNSET;
    }
    if (value_type(vm, args.values[0]) == type) {
        return tee_of(vm, type, iter_of(args.values[0])->pool);
    }
    Value source = object_iter(vm, args.values[0]);
    List *node = value_is_unset(source) ? NULL : tee_node(vm, source);
    Value made = node ? tee_of(vm, type, node) : UNSET;
    if (node) {
        object_drop(vm, node);
    }
    value_drop(vm, source);
    return made;
}

static Value zip_longest_new(Vm *vm, Type *type, Args args) {
    Value fill = NONE;
    for (int i = 0; args.names && i < args.names->count; i++) {
        if (!str_equals_c(value_as_str(args.names->items[i]), "fillvalue")) {
            return vm_raise(vm, vm->exceptions.TypeError,
                            "zip_longest() got an unexpected keyword argument");
        }
        fill = args.values[args.count + i];
    }
    Iter *made = iter_new(vm, type);
    if (!made) {
        return UNSET;
    }
    made->function = value_ref(fill);
    made->sources = tuple_new(vm, args.count);
    made->stop = args.count;
    for (int i = 0; made->sources && i < args.count; i++) {
        made->sources->items[i] = object_iter(vm, args.values[i]);
        if (value_is_unset(made->sources->items[i])) {
            object_drop(vm, made);
            return UNSET;
        }
    }
    if (!made->sources) {
        object_drop(vm, made);
        return UNSET;
    }
    return value_of_object(made);
}

// `stop` counts the sources that still have items; an exhausted one is None in `sources`.
static Value zip_longest_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    Tuple *sources = iter->sources;
    if (iter->stop <= 0) {
        return UNSET;
    }
    Tuple *row = tuple_new(vm, sources->count);
    for (int i = 0; row && i < sources->count; i++) {
        Value item = UNSET;
        if (!value_is_none(sources->items[i])) {
            item = object_next(vm, sources->items[i]);
            if (value_is_unset(item)) {
                if (vm_has_error(vm) || --iter->stop == 0) {
                    iter->stop = 0;
                    object_drop(vm, row);
                    return UNSET;
                }
                value_set(vm, &sources->items[i], NONE);
            }
        }
        row->items[i] = value_is_unset(item) ? value_ref(iter->function) : item;
    }
    return value_or_unset(row);
}

// --- product, permutations, combinations ---------------------------------------------------------

static bool make_places(Vm *vm, Iter *iter, int64_t count) {
    if (count > INT32_MAX) {
        vm_raise_memory(vm);
        return false;
    }
    iter->places = alloc_try_zero(&vm->alloc, (size_t)count * sizeof *iter->places);
    if (!iter->places) {
        vm_raise_memory(vm);
        return false;
    }
    iter->place_count = count;
    return true;
}

static Value product_new(Vm *vm, Type *type, Args args) {
    static const ArgNames parameters = {"product", 0, 0, 1, {"repeat"}};
    const Args named = {args.values + args.count, 0, args.names};
    int64_t repeat = 1;
    Value given;
    if (!args_bind(vm, &parameters, named, &given) ||
        (!value_is_unset(given) && !int_index(vm, given, &repeat))) {
        return UNSET;
    }
    if (repeat < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "repeat argument cannot be negative");
    }
    if (args.count > 0 && repeat > INT32_MAX / args.count) {
        return vm_raise_memory(vm);
    }
    Iter *made = iter_new(vm, type);
    const int count = args.count * (int)(args.count ? repeat : 0);
    if (!made || !(made->sources = tuple_new(vm, count)) || !make_places(vm, made, count)) {
        if (made) {
            object_drop(vm, made);
        }
        return UNSET;
    }
    for (int i = 0; i < args.count && repeat > 0; i++) {
        List *pool = items_of(vm, args.values[i]);
        if (!pool) {
            object_drop(vm, made);
            return UNSET;
        }
        made->ended |= pool->count == 0;
        for (int k = i; k < count; k += args.count) {
            made->sources->items[k] = value_of_object(object_ref(pool));
        }
        object_drop(vm, pool);
    }
    return value_of_object(made);
}

static Value product_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    if (iter->ended) {
        return UNSET;
    }
    const int count = iter->sources->count;
    int at = count - 1;
    for (; iter->started && at >= 0; at--) {
        // The last wheel turns; when it is round, the one before it.
        const List *pool = (const List *)iter->sources->items[at].object;
        if (++iter->places[at] < pool->count) {
            break;
        }
        iter->places[at] = 0;
    }
    if (iter->started && at < 0) {
        iter->ended = true;
        return UNSET;
    }
    iter->started = true;
    Tuple *row = tuple_new(vm, count);
    for (int i = 0; row && i < count; i++) {
        const List *pool = (const List *)iter->sources->items[i].object;
        row->items[i] = value_ref(pool->items[iter->places[i]]);
    }
    return value_or_unset(row);
}

// The iterable's items as pool and r; NULL with an exception set.
static Iter *chooser(Vm *vm, Type *type, Args args, bool optional) {
    const int least = optional ? 1 : 2;
    const ArgNames parameters = {type_short_name(type), least, 2, 2, {"iterable", "r"}};
    Value parts[2];
    if (!args_bind(vm, &parameters, args, parts)) {
        return NULL;
    }
    int64_t r = 0;
    if (!optional && !int_index(vm, parts[1], &r)) {
        return NULL;
    }
    List *pool = items_of(vm, parts[0]);
    if (!pool) {
        return NULL;
    }
    r = optional ? pool->count : r;
    bool done = true;
    if (!value_is_unset(parts[1]) && !(optional && value_is_none(parts[1]))) {
        if (optional && !value_is_int(parts[1])) {
            vm_raise(vm, vm->exceptions.TypeError, "Expected int as r");
            done = false;
        } else {
            done = int_index(vm, parts[1], &r);
        }
        if (done && r < 0) {
            vm_raise(vm, vm->exceptions.ValueError, "r must be non-negative");
            done = false;
        }
    }
    Iter *made = done ? iter_new(vm, type) : NULL;
    if (!made) {
        object_drop(vm, pool);
        return NULL;
    }
    made->pool = pool;
    made->stop = r;
    return made;
}

static Value chosen(Vm *vm, const Iter *iter) {
    Tuple *row = tuple_new(vm, (int)iter->stop);
    for (int i = 0; row && i < iter->stop; i++) {
        row->items[i] = value_ref(iter->pool->items[iter->places[i]]);
    }
    return value_or_unset(row);
}

static Value combinations_new(Vm *vm, Type *type, Args args) {
    Iter *made = chooser(vm, type, args, false);
    if (made) {
        made->ended = made->stop > made->pool->count;
        if (!made->ended && !make_places(vm, made, made->stop)) {
            object_drop(vm, made);
            return UNSET;
        }
        for (int64_t i = 0; i < made->place_count; i++) {
            made->places[i] = i;
        }
    }
    return value_or_unset(made);
}

static Value combinations_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    if (iter->ended) {
        return UNSET;
    }
    const int64_t n = iter->pool->count, r = iter->stop;
    if (iter->started) {
        int64_t at = r - 1;
        while (at >= 0 && iter->places[at] == at + n - r) {
            at--;
        }
        if (at < 0) {
            iter->ended = true;
            return UNSET;
        }
        iter->places[at]++;
        for (int64_t i = at + 1; i < r; i++) {
            iter->places[i] = iter->places[i - 1] + 1;
        }
    }
    iter->started = true;
    return chosen(vm, iter);
}

static Value with_replacement_new(Vm *vm, Type *type, Args args) {
    Iter *made = chooser(vm, type, args, false);
    if (made) {
        made->ended = made->pool->count == 0 && made->stop > 0;
        if (!make_places(vm, made, made->stop)) {
            object_drop(vm, made);
            return UNSET;
        }
    }
    return value_or_unset(made);
}

static Value with_replacement_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    if (iter->ended) {
        return UNSET;
    }
    if (iter->started) {
        int64_t at = iter->stop - 1;
        while (at >= 0 && iter->places[at] == iter->pool->count - 1) {
            at--;
        }
        if (at < 0) {
            iter->ended = true;
            return UNSET;
        }
        const int64_t next = iter->places[at] + 1;
        for (int64_t i = at; i < iter->stop; i++) {
            iter->places[i] = next;
        }
    }
    iter->started = true;
    return chosen(vm, iter);
}

// `places` are the n indexes followed by the r cycles.
static Value permutations_new(Vm *vm, Type *type, Args args) {
    Iter *made = chooser(vm, type, args, true);
    if (made) {
        const int64_t n = made->pool->count, r = made->stop;
        made->ended = r > n;
        if (!made->ended && !make_places(vm, made, n + r)) {
            object_drop(vm, made);
            return UNSET;
        }
        for (int64_t i = 0; i < made->place_count; i++) {
            made->places[i] = i < n ? i : n - (i - n);
        }
    }
    return value_or_unset(made);
}

static Value permutations_next(Vm *vm, Value self) {
    Iter *iter = iter_of(self);
    if (iter->ended) {
        return UNSET;
    }
    const int64_t n = iter->pool->count, r = iter->stop;
    int64_t *places = iter->places, *cycles = iter->places + n;
    int64_t at = r - 1;
    for (; iter->started && at >= 0; at--) {
        if (--cycles[at] > 0) {
            const int64_t other = n - cycles[at], swap = places[at];
            places[at] = places[other];
            places[other] = swap;
            break;
        }
        // Round: the place goes to the end, the others move up.
        const int64_t first = places[at];
        memmove(places + at, places + at + 1, (size_t)(n - 1 - at) * sizeof *places);
        places[n - 1] = first;
        cycles[at] = n - at;
    }
    if (iter->started && at < 0) {
        iter->ended = true;
        return UNSET;
    }
    iter->started = true;
    return chosen(vm, iter);
}

// --- The module ----------------------------------------------------------------------------------

typedef struct IterDef {
    const char *name;
    Value (*new_)(Vm *vm, Type *type, Args args);
    Value (*next)(Vm *vm, Value self);
    Value (*repr)(Vm *vm, Value self); // NULL: as any object
    const NativeDef *methods;          // or NULL
} IterDef;

static const IterDef definitions[] = {
    {"accumulate", accumulate_new, accumulate_next, NULL, NULL},
    {"chain", chain_new, chain_next, NULL, chain_methods},
    {"combinations", combinations_new, combinations_next, NULL, NULL},
    {"combinations_with_replacement", with_replacement_new, with_replacement_next, NULL, NULL},
    {"compress", compress_new, compress_next, NULL, NULL},
    {"count", count_new, count_next, count_repr, NULL},
    {"cycle", cycle_new, cycle_next, NULL, NULL},
    {"dropwhile", predicate_new, dropwhile_next, NULL, NULL},
    {"filterfalse", predicate_new, filterfalse_next, NULL, NULL},
    {"groupby", groupby_new, groupby_next, NULL, NULL},
    {"_grouper", NULL, group_next, NULL, NULL},
    {"islice", islice_new, islice_next, NULL, NULL},
    {"pairwise", pairwise_new, pairwise_next, NULL, NULL},
    {"permutations", permutations_new, permutations_next, NULL, NULL},
    {"product", product_new, product_next, NULL, NULL},
    {"repeat", repeat_new, repeat_next, repeat_repr, repeat_methods},
    {"starmap", predicate_new, starmap_next, NULL, NULL},
    {"takewhile", predicate_new, takewhile_next, NULL, NULL},
    {"_tee", tee_new, tee_next, NULL, tee_methods},
    {"zip_longest", zip_longest_new, zip_longest_next, NULL, NULL},
};

METHOD(itertools_tee) {
    int64_t n;
    if (!int_index(vm, args[1], &n)) {
        return UNSET;
    }
    if (n < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "n must be >= 0");
    }
    if (n > INT32_MAX) {
        return vm_raise_memory(vm);
    }
    Tuple *all = tuple_new(vm, (int)n);
    if (!all || n == 0) {
        return value_or_unset(all);
    }
    const Value type = vm_import_from(vm, "itertools", "_tee");
    for (int i = 0; !value_is_unset(type) && i < n; i++) {
        const Value from = i == 0 ? args[0] : all->items[0];
        all->items[i] = tee_new(vm, (Type *)type.object, (Args){&from, 1, NULL});
        if (value_is_unset(all->items[i])) {
            break;
        }
    }
    value_drop(vm, type);
    if (vm_has_error(vm)) {
        object_drop(vm, all);
        return UNSET;
    }
    return value_of_object(all);
}

static const NativeDef functions[] = {
    NATIVE("tee", "iterable, n=2, /", itertools_tee),
    {0},
};

static bool setup(Vm *vm, Dict *globals) {
    Type *groupby = NULL;
    for (size_t i = 0; i < sizeof definitions / sizeof definitions[0]; i++) {
        const IterDef *def = &definitions[i];
        Type *type = module_add_type(vm, globals, def->name, "itertools", sizeof(Iter));
        if (!type) {
            return false;
        }
        type->new_ = def->new_;
        type->next = def->next;
        type->repr = def->repr;
        type->iter = iterator_self;
        type->finalize = iter_finalize;
        type->traverse = iter_traverse;
        if (!type_complete(vm, type, def->methods, NULL)) {
            return false;
        }
        // Groups are made by the type that stands behind groupby in the table.
        if (def->next == groupby_next) {
            groupby = type;
        } else if (def->next == group_next) {
            groupby->extra = type;
        }
    }
    return true;
}

const NativeModule MODULE_ITERTOOLS = {"itertools", functions, setup, NULL};
