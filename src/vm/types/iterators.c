#include "vm/types/iterators.h"

#include "vm/classes/slots.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/int.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"
#include "vm/walk.h"

static Iterator *self_of(Value self) {
    return (Iterator *)self.object;
}

static void finalize(Vm *vm, Object *object) {
    Iterator *iterator = (Iterator *)object;
    value_drop(vm, iterator->function);
    value_drop(vm, iterator->source);
    value_drop(vm, iterator->index);
    if (iterator->sources) {
        object_drop(vm, iterator->sources);
    }
    if (iterator->row) {
        object_drop(vm, iterator->row);
    }
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Iterator *iterator = (const Iterator *)object;
    if (iterator->function.kind == VALUE_OBJECT) {
        visit(iterator->function.object, context);
    }
    if (iterator->source.kind == VALUE_OBJECT) {
        visit(iterator->source.object, context);
    }
    if (iterator->sources) {
        visit(&iterator->sources->base, context);
    }
    if (iterator->row) {
        visit(&iterator->row->base, context);
    }
}

static Iterator *iterator_new(Vm *vm, Type *type) {
    return object_new(vm, type, sizeof(Iterator));
}

// One over several iterators, which it takes; NULL: an exception is set already.
static Iterator *iterator_over(Vm *vm, Type *type, Tuple *sources) {
    Iterator *made = sources ? iterator_new(vm, type) : NULL;
    if (made) {
        made->sources = sources;
    } else if (sources) {
        object_drop(vm, sources);
    }
    return made;
}

// The iterators over some iterables; NULL with an exception set ("zip argument #2 …" when named).
static Tuple *iterators_of(Vm *vm, const Value *values, int count, const char *name) {
    Tuple *iterators = tuple_new(vm, count);
    for (int i = 0; iterators && i < count; i++) {
        Type *type = value_type(vm, values[i]);
        if (name && !type->iter && !type->get_item) {
            vm_raise(vm, vm->exceptions.TypeError, "'%s' object is not iterable",
                     type->name->bytes);
        } else {
            iterators->items[i] = object_iter(vm, values[i]);
        }
        if (value_is_unset(iterators->items[i])) {
            object_drop(vm, iterators);
            return NULL;
        }
    }
    return iterators;
}

// --- enumerate -----------------------------------------------------------------------------------

// enumerate() has rules of its own: both parameters may be given by name, but with only one name
// that must be what it needs next.
static bool enumerate_bind(Vm *vm, Args args, Value out[2]) {
    static const char *const names[] = {"iterable", "start"};
    const int keywords = args.names ? args.names->count : 0;
    const int given = args.count + keywords;
    if (given == 0 || (args.count == 0 && given > 2)) {
        vm_raise(vm, vm->exceptions.TypeError, "enumerate() missing required argument 'iterable'");
        return false;
    }
    if (given > 2) {
        vm_raise(vm, vm->exceptions.TypeError, "enumerate() takes at most 2 arguments (%d given)",
                 given);
        return false;
    }
    out[0] = args.count > 0 ? args.values[0] : UNSET;
    out[1] = args.count > 1 ? args.values[1] : UNSET;
    for (int i = 0; i < keywords; i++) {
        const Str *name = value_as_str(args.names->items[i]);
        int place = args.count;
        while (place < given && !str_equals_c(name, names[place])) {
            place++;
        }
        if (place == given) {
            vm_raise(vm, vm->exceptions.TypeError,
                     "'%s' is an invalid keyword argument for enumerate()", name->bytes);
            return false;
        }
        out[place] = args.values[args.count + i];
    }
    return true;
}

static Value enumerate_new(Vm *vm, Type *type, Args args) {
    Value parts[2];
    if (!enumerate_bind(vm, args, parts)) {
        return UNSET;
    }
    Value start = value_is_unset(parts[1]) ? value_of_int(0) : int_from_index(vm, parts[1]);
    Value source = value_is_unset(start) ? UNSET : object_iter(vm, parts[0]);
    Iterator *made = value_is_unset(source) ? NULL : iterator_new(vm, type);
    if (!made) {
        value_drop(vm, start);
        value_drop(vm, source);
        return UNSET;
    }
    made->source = source;
    made->index = start;
    return value_of_object(made);
}

// The next number and the next item; false at the end, or with an exception set.
static bool enumerate_step(Vm *vm, Iterator *iterator, Value pair[2]) {
    pair[1] = object_next(vm, iterator->source);
    if (value_is_unset(pair[1])) {
        return false;
    }
    pair[0] = value_ref(iterator->index);
    if (iterator->index.kind == VALUE_INT && iterator->index.integer < INT64_MAX) {
        iterator->index.integer++;
    } else {
        value_set(vm, &iterator->index,
                  int_binary(vm, BINARY_ADD, iterator->index, value_of_int(1)));
    }
    return true;
}

static Value enumerate_next(Vm *vm, Value self) {
    Iterator *iterator = self_of(self);
    Value pair[2];
    if (!enumerate_step(vm, iterator, pair)) {
        return UNSET;
    }
    return value_or_unset(tuple_pair_again(vm, &iterator->row, pair[0], pair[1]));
}

static int enumerate_next_apart(Vm *vm, Value self, Value *items, int count) {
    Iterator *iterator = self_of(self);
    return count != 2
               ? -1
               : enumerate_step(vm, iterator, items) && tuple_keep(vm, &iterator->row, items, 2);
}

// --- zip -----------------------------------------------------------------------------------------

// Takes the one keyword `strict`; false with an exception set.
static bool take_strict(Vm *vm, Args args, bool *strict) {
    static const ArgNames parameters = {"zip", 0, 0, 1, {"strict"}};
    Value given;
    if (!args_bind(vm, &parameters, (Args){args.values + args.count, 0, args.names}, &given)) {
        return false;
    }
    const int truth = value_is_unset(given) ? 0 : object_truth(vm, given);
    *strict = truth > 0;
    return truth >= 0;
}

static Value zip_new(Vm *vm, Type *type, Args args) {
    bool strict;
    if (!take_strict(vm, args, &strict)) {
        return UNSET;
    }
    Iterator *made = iterator_over(vm, type, iterators_of(vm, args.values, args.count, "zip"));
    if (made) {
        made->strict = strict;
    }
    return value_or_unset(made);
}

static Value raise_length(Vm *vm, int index, const char *what) {
    if (index == 1) {
        return vm_raise(vm, vm->exceptions.ValueError, "zip() argument 2 is %s than argument 1",
                        what);
    }
    return vm_raise(vm, vm->exceptions.ValueError, "zip() argument %d is %s than arguments 1-%d",
                    index + 1, what, index);
}

// Iterator `ended` has no more items, and all are to end together.
static Value check_strict(Vm *vm, const Tuple *sources, int ended) {
    if (ended > 0) {
        return raise_length(vm, ended, "shorter");
    }
    for (int i = 1; i < sources->count; i++) {
        Value item = object_next(vm, sources->items[i]);
        if (!value_is_unset(item)) {
            value_drop(vm, item);
            return raise_length(vm, i, "longer");
        }
        if (vm_has_error(vm)) {
            return UNSET;
        }
    }
    return UNSET;
}

static Value zip_next(Vm *vm, Value self) {
    Iterator *iterator = self_of(self);
    const Tuple *sources = iterator->sources;
    if (sources->count == 0) {
        return UNSET;
    }
    Tuple *row = tuple_again(vm, &iterator->row, sources->count);
    for (int i = 0; row && i < sources->count; i++) {
        const Value item = object_next(vm, sources->items[i]);
        if (value_is_unset(item)) {
            object_drop(vm, row);
            return iterator->strict && !vm_has_error(vm) ? check_strict(vm, sources, i) : UNSET;
        }
        value_set(vm, &row->items[i], item);
    }
    return value_or_unset(row);
}

static int zip_next_apart(Vm *vm, Value self, Value *items, int count) {
    if (self_of(self)->sources->count != count) {
        return -1;
    }
    const Value made = zip_next(vm, self);
    if (value_is_unset(made)) {
        return 0;
    }
    Tuple *row = (Tuple *)made.object;
    for (int i = 0; i < count; i++) {
        items[i] = value_ref(row->items[i]);
    }
    object_drop(vm, row);
    return 1;
}

// --- map and filter ------------------------------------------------------------------------------

static Value map_new(Vm *vm, Type *type, Args args) {
    if (!args_no_keywords(vm, "map", args)) {
        return UNSET;
    }
    if (args.count < 2) {
        return vm_raise(vm, vm->exceptions.TypeError, "map() must have at least two arguments.");
    }
    Tuple *sources = iterators_of(vm, args.values + 1, args.count - 1, NULL);
    Iterator *made = iterator_over(vm, type, sources);
    if (made) {
        made->function = value_ref(args.values[0]);
    }
    return value_or_unset(made);
}

#define MAP_FEW 4

static Value map_next(Vm *vm, Value self) {
    const Iterator *iterator = self_of(self);
    const Tuple *sources = iterator->sources;
    Value few[MAP_FEW];
    const size_t size = (size_t)sources->count * sizeof(Value);
    Value *items = sources->count <= MAP_FEW ? few : alloc_try(&vm->alloc, size);
    if (!items) {
        return vm_raise_memory(vm);
    }
    int count = 0;
    while (count < sources->count) {
        items[count] = object_next(vm, sources->items[count]);
        if (value_is_unset(items[count])) {
            break;
        }
        count++;
    }
    Value result = count == sources->count ? vm_call(vm, iterator->function, items, count) : UNSET;
    while (count > 0) {
        value_drop(vm, items[--count]);
    }
    if (items != few) {
        alloc_release(&vm->alloc, items, size);
    }
    return result;
}

static Value filter_new(Vm *vm, Type *type, Args args) {
    if (!args_positional(vm, "filter", args, 2, 2)) {
        return UNSET;
    }
    Value source = object_iter(vm, args.values[1]);
    Iterator *made = value_is_unset(source) ? NULL : iterator_new(vm, type);
    if (!made) {
        value_drop(vm, source);
        return UNSET;
    }
    made->source = source;
    made->function = value_ref(args.values[0]);
    return value_of_object(made);
}

static Value filter_next(Vm *vm, Value self) {
    const Iterator *iterator = self_of(self);
    for (;;) {
        Value item = object_next(vm, iterator->source);
        if (value_is_unset(item)) {
            return UNSET;
        }
        Value answer = value_is_none(iterator->function)
                           ? value_ref(item)
                           : vm_call(vm, iterator->function, &item, 1);
        const int truth = value_is_unset(answer) ? -1 : object_truth(vm, answer);
        value_drop(vm, answer);
        if (truth > 0) {
            return item;
        }
        value_drop(vm, item);
        if (truth < 0) {
            return UNSET;
        }
    }
}

// --- reversed ------------------------------------------------------------------------------------

static Value reversed_new(Vm *vm, Type *type, Args args) {
    if (!args_positional(vm, "reversed", args, 1, 1)) {
        return UNSET;
    }
    const Value source = args.values[0];
    bool found;
    const bool refused =
        value_is_none(type_lookup(vm, value_type(vm, source), vm->names.dunder_reversed));
    if (!refused) {
        Value result = slots_call(vm, source, vm->names.dunder_reversed, NULL, 0, &found);
        if (found) {
            return result;
        }
    }
    const Type *of = value_type(vm, source);
    if (!refused && of->get_item && !of->length && (of->flags & TYPE_HEAP)) {
        object_length(vm, source);
        return UNSET;
    }
    if (refused || !of->get_item || !of->length || (of->flags & TYPE_DICT)) {
        return vm_raise(vm, vm->exceptions.TypeError, "'%s' object is not reversible",
                        of->name->bytes);
    }
    const int64_t length = object_length(vm, source);
    Iterator *made = length < 0 ? NULL : iterator_new(vm, type);
    if (!made) {
        return UNSET;
    }
    made->source = value_ref(source);
    made->index = value_of_int(length - 1);
    return value_of_object(made);
}

static Value reversed_next(Vm *vm, Value self) {
    Iterator *iterator = self_of(self);
    if (value_is_unset(iterator->source)) {
        return UNSET;
    }
    if (iterator->index.integer >= 0) {
        Value item = object_get_item(vm, iterator->source, iterator->index);
        if (!value_is_unset(item)) {
            iterator->index.integer--;
            return item;
        }
        if (!vm_error_is(vm, vm->exceptions.IndexError) &&
            !vm_error_is(vm, vm->exceptions.StopIteration)) {
            return UNSET;
        }
        value_drop(vm, vm_take_error(vm));
    }
    value_set(vm, &iterator->source, UNSET);
    return UNSET;
}

METHOD(reversed_length_hint) {
    const Iterator *iterator = self_of(args[0]);
    return value_of_int(value_is_unset(iterator->source) ? 0 : iterator->index.integer + 1);
}

static const NativeDef reversed_methods[] = {
    NATIVE("__length_hint__", "self, /", reversed_length_hint),
    {0},
};

// --- iter(callable, sentinel) --------------------------------------------------------------------

Value callable_iterator_new(Vm *vm, Value callable, Value sentinel) {
    Iterator *made = iterator_new(vm, vm->types.callable_iterator);
    if (!made) {
        return UNSET;
    }
    made->function = value_ref(callable);
    made->source = value_ref(sentinel);
    return value_of_object(made);
}

static Value callable_next(Vm *vm, Value self) {
    Iterator *iterator = self_of(self);
    if (value_is_unset(iterator->function)) {
        return UNSET;
    }
    Value function = value_ref(iterator->function);
    Value item = vm_call(vm, function, NULL, 0);
    value_drop(vm, function);
    if (value_is_unset(item)) {
        if (vm_error_is(vm, vm->exceptions.StopIteration)) {
            value_drop(vm, vm_take_error(vm));
            value_set(vm, &iterator->function, UNSET);
        }
        return UNSET;
    }
    const int end = object_equal(vm, item, iterator->source);
    if (end == 0) {
        return item;
    }
    value_drop(vm, item);
    if (end > 0) {
        value_set(vm, &iterator->function, UNSET);
    }
    return UNSET;
}

// --- Types ---------------------------------------------------------------------------------------

static bool setup(Vm *vm, Type *type, Value (*new_)(Vm *, Type *, Args), Value (*next)(Vm *, Value),
                  const NativeDef *methods) {
    type->size = sizeof(Iterator);
    type->flags |= new_ ? TYPE_BASETYPE : 0;
    type->new_ = new_;
    type->next = next;
    type->iter = iterator_self;
    type->finalize = finalize;
    type->traverse = traverse;
    return type_complete(vm, type, methods, NULL);
}

bool iterators_setup(Vm *vm) {
    const BuiltinTypes *t = &vm->types;
    t->enumerate->next_apart = enumerate_next_apart;
    t->zip->next_apart = zip_next_apart;
    return setup(vm, t->enumerate, enumerate_new, enumerate_next, NULL) &&
           setup(vm, t->zip, zip_new, zip_next, NULL) &&
           setup(vm, t->map, map_new, map_next, NULL) &&
           setup(vm, t->filter, filter_new, filter_next, NULL) &&
           setup(vm, t->reversed, reversed_new, reversed_next, reversed_methods) &&
           setup(vm, t->callable_iterator, NULL, callable_next, NULL);
}
