#include "vm/classes/type.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/set.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"
#include "vm/vm.h"
#include "vm/walk.h"

// What an iterator or view shows of an entry.
typedef enum Part { PART_KEY, PART_VALUE, PART_ITEM } Part;

static Part view_part(const Vm *vm, const Object *view) {
    return view->type == vm->types.dict_keys     ? PART_KEY
           : view->type == vm->types.dict_values ? PART_VALUE
                                                 : PART_ITEM;
}

// --- Iterators -----------------------------------------------------------------------------------

static Value new_iterator(Vm *vm, Type *type, Dict *dict, bool reversed) {
    DictIterator *iterator = object_new(vm, type, sizeof *iterator);
    if (!iterator) {
        return UNSET;
    }
    iterator->dict = object_ref(dict);
    iterator->used = iterator->left = dict->used;
    iterator->position = reversed ? dict->entry_count - 1 : 0;
    return value_of_object(iterator);
}

static void exhaust(Vm *vm, DictIterator *iterator) {
    Dict *dict = iterator->dict;
    iterator->dict = NULL;
    if (dict) {
        object_drop(vm, dict);
    }
}

// The entry that comes next; NULL at the end, or with an exception set.
static const DictEntry *next_entry(Vm *vm, DictIterator *iterator, int direction) {
    Dict *dict = iterator->dict;
    if (!dict) {
        return NULL;
    }
    if (iterator->used != dict->used) {
        iterator->used = -1; // It stays broken.
        vm_raise(vm, vm->exceptions.RuntimeError, "dictionary changed size during iteration");
        return NULL;
    }
    if (direction < 0 && iterator->position >= dict->entry_count) {
        iterator->position = dict->entry_count - 1;
    } else if (direction > 0 && iterator->position < dict->first) {
        iterator->position = dict->first;
    }
    while (iterator->position >= 0 && iterator->position < dict->entry_count) {
        const DictEntry *entry = &dict->entries[iterator->position];
        iterator->position += direction;
        if (entry->key.kind == VALUE_UNSET) {
            continue;
        }
        if (iterator->left == 0 && direction > 0) {
            vm_raise(vm, vm->exceptions.RuntimeError, "dictionary keys changed during iteration");
            break;
        }
        iterator->left--;
        return entry;
    }
    exhaust(vm, iterator);
    return NULL;
}

// A key and its value, which are held meanwhile: what the tuple held before may end.
static Value row_of_entry(Vm *vm, DictIterator *iterator, Value key, Value value) {
    value_ref(key);
    value_ref(value);
    return value_or_unset(tuple_pair_again(vm, &iterator->row, key, value));
}

static Value next_part(Vm *vm, Value self, Part part, int direction) {
    DictIterator *iterator = (DictIterator *)self.object;
    const DictEntry *entry = next_entry(vm, iterator, direction);
    if (!entry) {
        return UNSET;
    }
    return part == PART_KEY     ? value_ref(entry->key)
           : part == PART_VALUE ? value_ref(entry->value)
                                : row_of_entry(vm, iterator, entry->key, entry->value);
}

static Value next_key(Vm *vm, Value self) {
    return next_part(vm, self, PART_KEY, 1);
}

static Value next_value(Vm *vm, Value self) {
    return next_part(vm, self, PART_VALUE, 1);
}

static Value next_item(Vm *vm, Value self) {
    return next_part(vm, self, PART_ITEM, 1);
}

static int next_item_apart(Vm *vm, Value self, Value *items, int count) {
    DictIterator *iterator = (DictIterator *)self.object;
    if (count != 2) {
        return -1;
    }
    const DictEntry *entry = next_entry(vm, iterator, 1);
    if (!entry) {
        return 0;
    }
    items[0] = value_ref(entry->key);
    items[1] = value_ref(entry->value);
    return tuple_keep(vm, &iterator->row, items, 2);
}

static Value next_key_reversed(Vm *vm, Value self) {
    return next_part(vm, self, PART_KEY, -1);
}

static Value next_value_reversed(Vm *vm, Value self) {
    return next_part(vm, self, PART_VALUE, -1);
}

static Value next_item_reversed(Vm *vm, Value self) {
    return next_part(vm, self, PART_ITEM, -1);
}

static void iterator_finalize(Vm *vm, Object *object) {
    DictIterator *iterator = (DictIterator *)object;
    exhaust(vm, iterator);
    if (iterator->row) {
        object_drop(vm, iterator->row);
    }
}

static void iterator_traverse(Object *object, Visit *visit, void *context) {
    const DictIterator *iterator = (const DictIterator *)object;
    if (iterator->dict) {
        visit(&iterator->dict->base, context);
    }
    if (iterator->row) {
        visit(&iterator->row->base, context);
    }
}

METHOD(iterator_length_hint) {
    const DictIterator *iterator = (const DictIterator *)args[0].object;
    const Dict *dict = iterator->dict;
    if (!dict || dict->used != iterator->used) {
        return value_of_int(0);
    }
    return value_of_int(iterator->left);
}

// --- Views ---------------------------------------------------------------------------------------

static Value new_view(Vm *vm, Type *type, Value dict) {
    DictView *view = object_new(vm, type, sizeof *view);
    if (!view) {
        return UNSET;
    }
    view->dict = object_ref(dict.object);
    return value_of_object(view);
}

static void view_finalize(Vm *vm, Object *object) {
    object_drop(vm, ((DictView *)object)->dict);
}

static void view_traverse(Object *object, Visit *visit, void *context) {
    visit(&((DictView *)object)->dict->base, context);
}

static Value view_iter(Vm *vm, Value self) {
    Type *const types[] = {vm->types.dict_keyiterator, vm->types.dict_valueiterator,
                           vm->types.dict_itemiterator};
    return new_iterator(vm, types[view_part(vm, self.object)], ((DictView *)self.object)->dict,
                        false);
}

METHOD(view_reversed) {
    Type *const types[] = {vm->types.dict_reversekeyiterator, vm->types.dict_reversevalueiterator,
                           vm->types.dict_reverseitemiterator};
    return new_iterator(vm, types[view_part(vm, args[0].object)],
                        ((DictView *)args[0].object)->dict, true);
}

static int64_t view_length(Vm *vm, Value self) {
    (void)vm;
    return ((const DictView *)self.object)->dict->used;
}

static Value view_repr(Vm *vm, Value self) {
    const char *name = vm_type_name(vm, self);
    if (!repr_enter(self)) {
        return value_or_unset(str_from_c(vm, "..."));
    }
    List *list = list_from_iterable(vm, self);
    Value inner = list ? object_repr(vm, value_of_object(list)) : UNSET;
    repr_leave(self);
    if (list) {
        object_drop(vm, list);
    }
    if (value_is_unset(inner)) {
        return UNSET;
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    buf_addf(&buf, "%s(", name);
    buf_add_text(&buf, str_text((const Str *)inner.object));
    buf_add_char(&buf, ')');
    value_drop(vm, inner);
    return str_value_from_buf(vm, &buf);
}

static int keys_contains(Vm *vm, Value self, Value item) {
    Dict *dict = ((DictView *)self.object)->dict;
    return value_is_unset(dict_get(vm, dict, item)) ? (vm_has_error(vm) ? -1 : 0) : 1;
}

static int items_contains(Vm *vm, Value self, Value item) {
    Dict *dict = ((DictView *)self.object)->dict;
    if (!value_is_tuple(item) || ((const Tuple *)item.object)->count != 2) {
        return 0;
    }
    const Tuple *pair = (const Tuple *)item.object;
    const Value found = dict_get(vm, dict, pair->items[0]);
    if (value_is_unset(found)) {
        return vm_has_error(vm) ? -1 : 0;
    }
    value_ref(found);
    const int equal = object_equal(vm, found, pair->items[1]);
    value_drop(vm, found);
    return equal;
}

// --- Views as sets -------------------------------------------------------------------------------

static bool is_set_view(const Vm *vm, Value value) {
    return value.kind == VALUE_OBJECT && (value.object->type == vm->types.dict_keys ||
                                          value.object->type == vm->types.dict_items);
}

// Whether every item of a is in b: 1, 0, -1.
static int all_in(Vm *vm, Value a, Value b) {
    Walk walk;
    if (!walk_begin(vm, &walk, a)) {
        return -1;
    }
    int result = 1;
    for (Value item; result == 1 && !value_is_unset(item = walk_next(vm, &walk));) {
        result = object_contains(vm, b, item);
        value_drop(vm, item);
    }
    walk_end(vm, &walk);
    return vm_has_error(vm) ? -1 : result;
}

static Value view_compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_set_view(vm, other) && !value_is_set(other)) {
        return NOT_IMPLEMENTED;
    }
    const int64_t ours = object_length(vm, self), theirs = object_length(vm, other);
    if (ours < 0 || theirs < 0) {
        return UNSET;
    }
    int result = 0;
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_NE:
        result = ours == theirs ? all_in(vm, self, other) : 0;
        break;
    case COMPARE_LT:
    case COMPARE_LE:
        result = ours < theirs + (op == COMPARE_LE) ? all_in(vm, self, other) : 0;
        break;
    case COMPARE_GT:
    case COMPARE_GE:
        result = ours + (op == COMPARE_GE) > theirs ? all_in(vm, other, self) : 0;
        break;
    }
    return result < 0 ? UNSET : value_of_bool(op == COMPARE_NE ? !result : result);
}

// Calls a set's method that changes it, with a new set of what `left` holds.
static Value with_set(Vm *vm, Value left, Value right, const char *method) {
    Set *set = set_from_iterable(vm, vm->types.set, left);
    if (!set) {
        return UNSET;
    }
    Value done = vm_call_method_c(vm, value_of_object(set), method, &right, 1);
    if (value_is_unset(done)) {
        object_drop(vm, set);
        return UNSET;
    }
    value_drop(vm, done);
    return value_of_object(set);
}

// The items of the other that the view has; the longer of two views or sets is only asked.
static Value intersection(Vm *vm, Value view, Value other) {
    if (is_set_view(vm, other) && object_length(vm, other) > object_length(vm, view)) {
        const Value swapped = view;
        view = other;
        other = swapped;
    }
    if (value_is_set(other) && object_length(vm, view) <= object_length(vm, other)) {
        return with_set(vm, view, other, "intersection_update");
    }
    Walk walk;
    Set *set = set_new(vm, vm->types.set);
    if (!set || !walk_begin(vm, &walk, other)) {
        if (set) {
            object_drop(vm, set);
        }
        return UNSET;
    }
    for (Value item; !value_is_unset(item = walk_next(vm, &walk));) {
        const int has = object_contains(vm, view, item);
        const bool done = has == 0 || (has > 0 && set_add(vm, set, item));
        value_drop(vm, item);
        if (!done) {
            break;
        }
    }
    walk_end(vm, &walk);
    if (vm_has_error(vm)) {
        object_drop(vm, set);
        return UNSET;
    }
    return value_of_object(set);
}

static Value view_binary(Vm *vm, BinaryOp op, Value left, Value right) {
    switch (op) {
    case BINARY_SUB:
        return with_set(vm, left, right, "difference_update");
    case BINARY_OR:
        return with_set(vm, left, right, "update");
    case BINARY_XOR:
        return with_set(vm, left, right, "symmetric_difference_update");
    case BINARY_AND:
        return is_set_view(vm, left) ? intersection(vm, left, right)
                                     : intersection(vm, right, left);
    default:
        return NOT_IMPLEMENTED;
    }
}

METHOD(view_isdisjoint) {
    Value self = args[0], other = args[1];
    const Type *type = value_type(vm, other);
    // The smaller one is walked where the other one can be asked quickly too.
    if ((type == vm->types.set || type == vm->types.frozenset || is_set_view(vm, other)) &&
        type->length(vm, other) > view_length(vm, self)) {
        self = args[1];
        other = args[0];
    }
    Walk walk;
    if (!walk_begin(vm, &walk, other)) {
        return UNSET;
    }
    int found = 0;
    for (Value item; !found && !value_is_unset(item = walk_next(vm, &walk));) {
        found = object_contains(vm, self, item);
        value_drop(vm, item);
    }
    walk_end(vm, &walk);
    return vm_has_error(vm) ? UNSET : value_of_bool(!found);
}

// --- What dict itself has of these ---------------------------------------------------------------

static Value iter(Vm *vm, Value self) {
    return new_iterator(vm, vm->types.dict_keyiterator, (Dict *)self.object, false);
}

METHOD(dict_reversed) {
    return new_iterator(vm, vm->types.dict_reversekeyiterator, (Dict *)args[0].object, true);
}

METHOD(keys) {
    return new_view(vm, vm->types.dict_keys, args[0]);
}

METHOD(values) {
    return new_view(vm, vm->types.dict_values, args[0]);
}

METHOD(items) {
    return new_view(vm, vm->types.dict_items, args[0]);
}

static bool set_up_iterator(Vm *vm, Type *type, Value (*next)(Vm *, Value)) {
    static const NativeDef methods[] = {NATIVE("__length_hint__", "self, /", iterator_length_hint),
                                        {0}};
    type->size = sizeof(DictIterator);
    type->flags |= TYPE_NO_NEW;
    type->finalize = iterator_finalize;
    type->traverse = iterator_traverse;
    type->iter = iterator_self;
    type->next = next;
    return type_complete(vm, type, methods, NULL);
}

static Value view_mapping(Vm *vm, Value self) {
    return mappingproxy_new(vm, value_of_object(((const DictView *)self.object)->dict));
}

static bool set_up_view(Vm *vm, Type *type, int (*contains)(Vm *, Value, Value)) {
    static const NativeDef methods[] = {NATIVE("__reversed__", "self, /", view_reversed),
                                        NATIVE("isdisjoint", "self, other, /", view_isdisjoint),
                                        {0}};
    static const NativeDef values_methods[] = {NATIVE("__reversed__", "self, /", view_reversed),
                                               {0}};
    static const NativeGetter getters[] = {{"mapping", view_mapping, NULL}, {NULL, NULL, NULL}};
    type->size = sizeof(DictView);
    type->flags |= TYPE_NO_NEW;
    type->finalize = view_finalize;
    type->traverse = view_traverse;
    type->iter = view_iter;
    type->length = view_length;
    type->repr = view_repr;
    if (contains) {
        type->contains = contains;
        type->compare = view_compare;
        type->binary = view_binary;
    }
    return type_complete(vm, type, contains ? methods : values_methods, getters);
}

bool dict_setup_views(Vm *vm) {
    static const NativeDef dict_methods[] = {NATIVE("__reversed__", "self, /", dict_reversed),
                                             NATIVE("keys", "self, /", keys),
                                             NATIVE("values", "self, /", values),
                                             NATIVE("items", "self, /", items),
                                             {0}};
    BuiltinTypes *types = &vm->types;
    types->dict->iter = iter;
    types->dict_itemiterator->next_apart = next_item_apart;
    return native_add_methods(vm, types->dict, dict_methods) &&
           set_up_iterator(vm, types->dict_keyiterator, next_key) &&
           set_up_iterator(vm, types->dict_valueiterator, next_value) &&
           set_up_iterator(vm, types->dict_itemiterator, next_item) &&
           set_up_iterator(vm, types->dict_reversekeyiterator, next_key_reversed) &&
           set_up_iterator(vm, types->dict_reversevalueiterator, next_value_reversed) &&
           set_up_iterator(vm, types->dict_reverseitemiterator, next_item_reversed) &&
           set_up_view(vm, types->dict_keys, keys_contains) &&
           set_up_view(vm, types->dict_values, NULL) &&
           set_up_view(vm, types->dict_items, items_contains);
}
