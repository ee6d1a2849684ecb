#include "vm/walk.h"

#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

bool walk_begin(Vm *vm, Walk *walk, Value iterable) {
    *walk = (Walk){.source = UNSET};
    if (iterable.kind == VALUE_OBJECT &&
        (iterable.object->type == vm->types.list || iterable.object->type == vm->types.tuple ||
         iterable.object->type == vm->types.str)) {
        walk->source = value_ref(iterable);
        return true;
    }
    walk->position = -1;
    walk->source = object_iter(vm, iterable);
    return !value_is_unset(walk->source);
}

static Value next_character(Vm *vm, Walk *walk) {
    const Str *str = (const Str *)walk->source.object;
    if (walk->offset == str->size) {
        return UNSET;
    }
    return value_or_unset(str_from_code_point(vm, text_next(str_text(str), &walk->offset)));
}

Value walk_next(Vm *vm, Walk *walk) {
    if (walk->position < 0) {
        return object_next(vm, walk->source);
    }
    if (walk->source.object->type == vm->types.list) {
        const List *list = (const List *)walk->source.object;
        return walk->position < list->count ? value_ref(list->items[walk->position++]) : UNSET;
    }
    if (walk->source.object->type == vm->types.str) {
        return next_character(vm, walk);
    }
    const Tuple *tuple = (const Tuple *)walk->source.object;
    return walk->position < tuple->count ? value_ref(tuple->items[walk->position++]) : UNSET;
}

void walk_end(Vm *vm, Walk *walk) {
    value_drop(vm, walk->source);
    walk->source = UNSET;
}

int64_t object_length_hint(Vm *vm, Value value, int64_t otherwise) {
    if (value_type(vm, value)->length) {
        const int64_t length = object_length(vm, value);
        if (length >= 0 || !vm_error_is(vm, vm->exceptions.TypeError)) {
            return length;
        }
        value_drop(vm, vm_take_error(vm));
    }
    if (value_is_unset(type_lookup(vm, value_type(vm, value), vm->names.dunder_length_hint))) {
        return otherwise;
    }
    Value hint = vm_call_method(vm, value, vm->names.dunder_length_hint, NULL, 0);
    if (value_is_unset(hint)) {
        if (!vm_error_is(vm, vm->exceptions.TypeError)) {
            return -1;
        }
        value_drop(vm, vm_take_error(vm));
        return otherwise;
    }
    int64_t length = otherwise;
    if (hint.kind == VALUE_NOT_IMPLEMENTED) {
        return otherwise;
    }
    if (!value_is_int(hint)) {
        vm_raise(vm, vm->exceptions.TypeError, "__length_hint__ must be an integer, not %s",
                 vm_type_name(vm, hint));
        length = -1;
    } else if (!int_index(vm, hint, &length)) {
        length = -1;
    } else if (length < 0) {
        vm_raise(vm, vm->exceptions.ValueError, "__length_hint__() should return >= 0");
        length = -1;
    }
    value_drop(vm, hint);
    return length;
}
