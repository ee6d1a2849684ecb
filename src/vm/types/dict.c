#include "vm/types/dict.h"

#include "base/check.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/hash.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/sequence.h"
#include "vm/types/str.h"
#include "vm/types/str_methods.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"
#include "vm/walk.h"

#include <string.h>

#define EMPTY        (-1)
#define FIRST_SIZE   8  // places of the smallest table, of which CPython fills two thirds
#define FIRST_INDEX  32 // places of the first index; smaller dicts have none
#define MAX_CAPACITY (1 << 28)
#define ABSENT       (-1)
#define FAILED       (-2)

// --- The table -----------------------------------------------------------------------------------

static size_t block_size(int entry_capacity, int index_size) {
    return (size_t)entry_capacity * sizeof(DictEntry) + (size_t)index_size * sizeof(int32_t);
}

// The place in the index where the search for a hash begins. Multiplying spreads regular keys.
static uint32_t home(int64_t hash, int index_size) {
    const int bits = __builtin_ctz((unsigned)index_size);
    return (uint32_t)((uint64_t)hash * UINT64_C(0x9e3779b97f4a7c15) >> (64 - bits));
}

static void index_entry(Dict *dict, int at) {
    const uint32_t mask = (uint32_t)dict->index_size - 1;
    uint32_t place = home(dict->entries[at].hash, dict->index_size);
    while (dict->index[place] != EMPTY) {
        place = (place + 1) & mask;
    }
    dict->index[place] = at;
}

// How many entries CPython's table takes that is the smallest of at least so many places. Ours move
// together when CPython's do, as a program sees that changes the keys of a dict that it walks.
static int capacity_of_table(int64_t places) {
    int64_t size = FIRST_SIZE;
    while (size < places) {
        size *= 2;
    }
    return size * 2 / 3 > MAX_CAPACITY ? MAX_CAPACITY + 1 : (int)(size * 2 / 3);
}

// The capacity for a known number of entries.
static int capacity_for(int64_t count) {
    return capacity_of_table((count * 3 + 1) / 2);
}

// Moves the live entries into a new table with room for `capacity`.
static bool rebuild(Vm *vm, Dict *dict, int capacity) {
    int index_size = 0;
    if (capacity > DICT_SMALL) {
        index_size = FIRST_INDEX;
        while (index_size / 3 * 2 < capacity) {
            index_size *= 2;
        }
    }
    char *block =
        capacity > MAX_CAPACITY ? NULL : alloc_try(&vm->alloc, block_size(capacity, index_size));
    if (!block) {
        vm_raise_memory(vm);
        return false;
    }
    DictEntry *entries = (DictEntry *)block;
    int count = 0;
    for (int i = 0; i < dict->entry_count; i++) {
        if (dict->entries[i].key.kind != VALUE_UNSET) {
            entries[count++] = dict->entries[i];
        }
    }
    alloc_release(&vm->alloc, dict->entries, block_size(dict->entry_capacity, dict->index_size));
    dict->entries = entries;
    dict->entry_count = count;
    dict->first = 0;
    dict->entry_capacity = capacity;
    dict->index_size = index_size;
    dict->index = index_size ? (int32_t *)(block + block_size(capacity, 0)) : NULL;
    if (index_size) {
        memset(dict->index, 0xff, (size_t)index_size * sizeof *dict->index);
        for (int i = 0; i < count; i++) {
            index_entry(dict, i);
        }
    }
    dict->layout++;
    dict->version++;
    return true;
}

// Makes room for one more entry.
static bool make_room(Vm *vm, Dict *dict) {
    if (dict->entry_count < dict->entry_capacity) {
        return true;
    }
    return rebuild(vm, dict, capacity_of_table((int64_t)dict->used * 3));
}

// 1, 0; -1 with an exception set. The hashes are equal.
static inline int same_key(Vm *vm, Value a, Value b) {
    if (value_is(a, b)) {
        return 1;
    }
    if (a.kind == VALUE_OBJECT && b.kind == VALUE_OBJECT && a.object->type == vm->types.str &&
        b.object->type == vm->types.str) {
        return str_equal((const Str *)a.object, (const Str *)b.object);
    }
    if (a.kind == VALUE_INT && b.kind == VALUE_INT) {
        return 0;
    }
    return object_equal(vm, a, b);
}

// Whether the entry holds the key: 1, 0, -1; 2 when the comparison changed the dict, so that the
// search must begin anew.
static int compare_entry(Vm *vm, Dict *dict, int at, Value key) {
    const Value held = dict->entries[at].key;
    const uint64_t layout = dict->layout;
    if (value_is(held, key)) {
        return 1;
    }
    if (held.kind == VALUE_OBJECT && key.kind == VALUE_OBJECT &&
        held.object->type == vm->types.str && key.object->type == vm->types.str) {
        return str_equal((const Str *)held.object, (const Str *)key.object);
    }
    if (held.kind == VALUE_INT && key.kind == VALUE_INT) {
        return 0;
    }
    value_ref(held);
    const int same = same_key(vm, held, key);
    value_drop(vm, held);
    return same >= 0 && dict->layout != layout ? 2 : same;
}

static int find_in_index(Vm *vm, Dict *dict, Value key, int64_t hash) {
    const uint32_t mask = (uint32_t)dict->index_size - 1;
    for (uint32_t place = home(hash, dict->index_size);; place = (place + 1) & mask) {
        const int at = dict->index[place];
        if (at == EMPTY) {
            return ABSENT;
        }
        if (dict->entries[at].hash == hash) {
            const int same = compare_entry(vm, dict, at, key);
            if (same) {
                return same == 1 ? at : same == 2 ? dict_find(vm, dict, key, hash) : FAILED;
            }
        }
    }
}

int dict_find(Vm *vm, Dict *dict, Value key, int64_t hash) {
    if (dict->index_size) {
        return find_in_index(vm, dict, key, hash);
    }
    for (int i = 0; i < dict->entry_count; i++) {
        if (dict->entries[i].hash == hash && dict->entries[i].key.kind != VALUE_UNSET) {
            const int same = compare_entry(vm, dict, i, key);
            if (same) {
                return same == 1 ? i : same == 2 ? dict_find(vm, dict, key, hash) : FAILED;
            }
        }
    }
    return ABSENT;
}

// Whether an entry with the same hash holds this text. Only the bytes are compared: an instance of
// a subclass of str with a `__eq__` of its own is found by its text.
static inline bool holds_text(const DictEntry *entry, Text text) {
    return value_is_str(entry->key) && text_equal(str_text((const Str *)entry->key.object), text);
}

static int find_text(const Dict *dict, Text text, int64_t hash) {
    if (!dict->index_size) {
        for (int i = 0; i < dict->entry_count; i++) {
            if (dict->entries[i].hash == hash && holds_text(&dict->entries[i], text)) {
                return i;
            }
        }
        return ABSENT;
    }
    const uint32_t mask = (uint32_t)dict->index_size - 1;
    for (uint32_t place = home(hash, dict->index_size);; place = (place + 1) & mask) {
        const int at = dict->index[place];
        if (at == EMPTY ||
            (dict->entries[at].hash == hash && holds_text(&dict->entries[at], text))) {
            return at;
        }
    }
}

Str *dict_find_text(const Dict *dict, Text text, int64_t hash) {
    const int at = dict->used ? find_text(dict, text, hash) : ABSENT;
    return at < 0 ? NULL : (Str *)dict->entries[at].key.object;
}

int dict_find_str(const Dict *dict, Str *key) {
    const int64_t hash = (int64_t)str_hash(key);
    if (!dict->index_size) {
        for (int i = 0; i < dict->entry_count; i++) {
            const DictEntry *entry = &dict->entries[i];
            if (entry->hash == hash && entry->key.kind == VALUE_OBJECT &&
                (entry->key.object == &key->base || holds_text(entry, str_text(key)))) {
                return i;
            }
        }
        return ABSENT;
    }
    const uint32_t mask = (uint32_t)dict->index_size - 1;
    for (uint32_t place = home(hash, dict->index_size);; place = (place + 1) & mask) {
        const int at = dict->index[place];
        if (at == EMPTY) {
            return ABSENT;
        }
        const DictEntry *entry = &dict->entries[at];
        if (entry->hash == hash && entry->key.kind == VALUE_OBJECT &&
            (entry->key.object == &key->base || holds_text(entry, str_text(key)))) {
            return at;
        }
    }
}

// --- Getting and setting -------------------------------------------------------------------------

Dict *dict_new(Vm *vm) {
    return object_new(vm, vm->types.dict, sizeof(Dict));
}

Dict *dict_new_sized(Vm *vm, int count) {
    Dict *dict = dict_new(vm);
    if (dict && count > 0 && !rebuild(vm, dict, capacity_for(count))) {
        object_drop(vm, dict);
        return NULL;
    }
    return dict;
}

Value dict_get_str(const Dict *dict, Str *key) {
    const int at = dict->used ? dict_find_str(dict, key) : ABSENT;
    return at < 0 ? UNSET : dict->entries[at].value;
}

Value dict_get(Vm *vm, Dict *dict, Value key) {
    int64_t hash = 0;
    if (!hash_of(vm, key, &hash)) {
        return UNSET;
    }
    const int at = dict_find(vm, dict, key, hash);
    return at < 0 ? UNSET : dict->entries[at].value;
}

// An entry is about to change, or to go. How many are before it is known as long as there are no
// gaps between them.
static void entry_changes(Vm *vm, Dict *dict, int at) {
    const bool has_gaps = dict->used < dict->entry_count - dict->first;
    object_changed_from(vm, &dict->base, has_gaps ? 0 : at - dict->first);
}

static bool add_entry(Vm *vm, Dict *dict, Value key, int64_t hash, Value value) {
    if (!make_room(vm, dict)) {
        return false;
    }
    const int at = dict->entry_count++;
    dict->entries[at] = (DictEntry){hash, value_ref(key), value_ref(value)};
    object_changed_from(vm, &dict->base, dict->used);
    dict->used++;
    dict->version++;
    dict->layout++;
    if (dict->index_size) {
        index_entry(dict, at);
    }
    return true;
}

static void set_entry(Vm *vm, Dict *dict, int at, Value value) {
    dict->version++;
    entry_changes(vm, dict, at);
    value_set(vm, &dict->entries[at].value, value_ref(value));
}

bool dict_set_hashed(Vm *vm, Dict *dict, Value key, int64_t hash, Value value) {
    const int at = dict->used ? dict_find(vm, dict, key, hash) : ABSENT;
    if (at == FAILED) {
        return false;
    }
    if (at >= 0) {
        set_entry(vm, dict, at, value);
        return true;
    }
    return add_entry(vm, dict, key, hash, value);
}

bool dict_set(Vm *vm, Dict *dict, Value key, Value value) {
    int64_t hash = 0;
    return hash_of(vm, key, &hash) && dict_set_hashed(vm, dict, key, hash, value);
}

bool dict_set_str(Vm *vm, Dict *dict, Str *key, Value value) {
    const int at = dict->used ? dict_find_str(dict, key) : ABSENT;
    if (at >= 0) {
        set_entry(vm, dict, at, value);
        return true;
    }
    return add_entry(vm, dict, value_of_object(key), (int64_t)str_hash(key), value);
}

bool dict_set_c(Vm *vm, Dict *dict, const char *key, Value value) {
    Str *name = str_intern(vm, text_of(key));
    if (!name) {
        return false;
    }
    const bool done = dict_set_str(vm, dict, name, value);
    object_drop(vm, name);
    return done;
}

Value dict_get_c(Vm *vm, const Dict *dict, const char *key) {
    Str *name = str_intern(vm, text_of(key));
    if (!name) {
        return UNSET;
    }
    const Value found = dict_get_str(dict, name);
    object_drop(vm, name);
    return found;
}

// Takes an entry out of the index and closes the gap, so that no marks are left behind.
static void unindex_entry(Dict *dict, int at) {
    const uint32_t mask = (uint32_t)dict->index_size - 1;
    uint32_t gap = home(dict->entries[at].hash, dict->index_size);
    while (dict->index[gap] != at) {
        gap = (gap + 1) & mask;
    }
    for (uint32_t place = (gap + 1) & mask; dict->index[place] != EMPTY;
         place = (place + 1) & mask) {
        const uint32_t wanted = home(dict->entries[dict->index[place]].hash, dict->index_size);
        // It may move back to the gap unless its search begins behind it.
        if (((place - wanted) & mask) >= ((place - gap) & mask)) {
            dict->index[gap] = dict->index[place];
            gap = place;
        }
    }
    dict->index[gap] = EMPTY;
}

// Takes an entry out; what it held goes to the caller.
static DictEntry remove_entry(Vm *vm, Dict *dict, int at) {
    entry_changes(vm, dict, at);
    if (dict->index_size) {
        unindex_entry(dict, at);
    }
    const DictEntry removed = dict->entries[at];
    dict->entries[at].key = UNSET;
    dict->entries[at].value = UNSET;
    dict->used--;
    dict->version++;
    dict->layout++;
    while (dict->first < dict->entry_count && dict->entries[dict->first].key.kind == VALUE_UNSET) {
        dict->first++;
    }
    return removed;
}

int dict_delete(Vm *vm, Dict *dict, Value key) {
    Value value = dict_pop(vm, dict, key);
    if (value_is_unset(value)) {
        return vm_has_error(vm) ? -1 : 0;
    }
    value_drop(vm, value);
    return 1;
}

Value dict_pop(Vm *vm, Dict *dict, Value key) {
    int64_t hash = 0;
    if (!hash_of(vm, key, &hash)) {
        return UNSET;
    }
    const int at = dict_find(vm, dict, key, hash);
    if (at < 0) {
        return UNSET;
    }
    const DictEntry removed = remove_entry(vm, dict, at);
    value_drop(vm, removed.key);
    return removed.value;
}

int dict_move(Vm *vm, Dict *dict, Value key, bool to_end) {
    int64_t hash = 0;
    if (!hash_of(vm, key, &hash)) {
        return -1;
    }
    int at = dict_find(vm, dict, key, hash);
    if (at < 0) {
        return at == ABSENT ? 0 : -1;
    }
    if (to_end) {
        if (at == dict->entry_count - 1) {
            return 1;
        }
        // Room first: after that nothing can fail.
        if (!make_room(vm, dict)) {
            return -1;
        }
        at = dict_find(vm, dict, key, hash);
        if (at < 0) {
            return at == ABSENT ? 0 : -1;
        }
        const DictEntry moved = remove_entry(vm, dict, at);
        dict->entries[dict->entry_count++] = moved;
        dict->used++;
        if (dict->index_size) {
            index_entry(dict, dict->entry_count - 1);
        }
        return 1;
    }
    const DictEntry moved = dict->entries[at];
    memmove(dict->entries + 1, dict->entries, (size_t)at * sizeof *dict->entries);
    dict->entries[0] = moved;
    dict->version++;
    object_changed(vm, &dict->base);
    return rebuild(vm, dict, dict->entry_capacity) ? 1 : -1;
}

void dict_clear(Vm *vm, Dict *dict) {
    DictEntry *entries = dict->entries;
    const int count = dict->entry_count;
    const size_t size = block_size(dict->entry_capacity, dict->index_size);
    dict->entries = NULL;
    dict->index = NULL;
    dict->used = dict->entry_count = dict->entry_capacity = dict->index_size = dict->first = 0;
    dict->version++;
    object_changed(vm, &dict->base);
    dict->layout++;
    for (int i = 0; i < count; i++) {
        value_drop(vm, entries[i].key);
        value_drop(vm, entries[i].value);
    }
    alloc_release(&vm->alloc, entries, size);
}

bool dict_next(const Dict *dict, int *position, Value *key, Value *value) {
    if (*position < dict->first) {
        *position = dict->first;
    }
    for (; *position < dict->entry_count; (*position)++) {
        const DictEntry *entry = &dict->entries[*position];
        if (entry->key.kind != VALUE_UNSET) {
            if (key) {
                *key = entry->key;
            }
            if (value) {
                *value = entry->value;
            }
            (*position)++;
            return true;
        }
    }
    return false;
}

// The table of a dict without gaps, as it is, for one that has none yet.
static bool clone_table(Vm *vm, Dict *copy, const Dict *dict) {
    const size_t size = block_size(dict->entry_capacity, dict->index_size);
    char *block = alloc_try(&vm->alloc, size);
    if (!block) {
        vm_raise_memory(vm);
        return false;
    }
    copy->entries = (DictEntry *)block;
    memcpy(copy->entries, dict->entries, (size_t)dict->entry_count * sizeof *dict->entries);
    for (int i = 0; i < dict->entry_count; i++) {
        value_ref(copy->entries[i].key);
        value_ref(copy->entries[i].value);
    }
    if (dict->index_size) {
        copy->index = (int32_t *)(block + block_size(dict->entry_capacity, 0));
        memcpy(copy->index, dict->index, (size_t)dict->index_size * sizeof *dict->index);
    }
    copy->used = copy->entry_count = dict->entry_count;
    copy->entry_capacity = dict->entry_capacity;
    copy->index_size = dict->index_size;
    copy->version++;
    copy->layout++;
    return true;
}

Dict *dict_copy(Vm *vm, Dict *dict) {
    Dict *copy = dict_new(vm);
    if (copy && dict->used > 0 && dict->used == dict->entry_count) {
        if (!clone_table(vm, copy, dict)) {
            object_drop(vm, copy);
            return NULL;
        }
        return copy;
    }
    const bool is_dense = dict->used >= dict->entry_count * 2 / 3;
    const int capacity = is_dense ? dict->entry_capacity : capacity_for(dict->used);
    if (copy && dict->used > 0 && !rebuild(vm, copy, capacity)) {
        object_drop(vm, copy);
        return NULL;
    }
    for (int i = 0; copy && i < dict->entry_count; i++) {
        const DictEntry *entry = &dict->entries[i];
        // The keys are all different: there is nothing to search for.
        if (entry->key.kind != VALUE_UNSET &&
            !add_entry(vm, copy, entry->key, entry->hash, entry->value)) {
            object_drop(vm, copy);
            return NULL;
        }
    }
    return copy;
}

bool value_is_dict(Value value) {
    return value_has_type_flag(value, TYPE_DICT);
}

Value dict_raise_key_error(Vm *vm, Value key) {
    Value error = exception_new_args(vm, vm->exceptions.KeyError, &key, 1);
    if (!value_is_unset(error)) {
        vm_raise_value(vm, error);
        value_drop(vm, error);
    }
    return UNSET;
}

// --- Updating ------------------------------------------------------------------------------------

static bool update_from_dict(Vm *vm, Dict *dict, Dict *from) {
    if (dict == from) {
        return true;
    }
    const int64_t together = (int64_t)dict->used + from->used;
    if (from->used > dict->entry_capacity && !rebuild(vm, dict, capacity_for(together))) {
        return false;
    }
    for (int i = 0; i < from->entry_count; i++) {
        const DictEntry entry = from->entries[i];
        if (entry.key.kind == VALUE_UNSET) {
            continue;
        }
        const int used = from->used;
        value_ref(entry.key);
        value_ref(entry.value);
        const bool done = dict_set_hashed(vm, dict, entry.key, entry.hash, entry.value);
        value_drop(vm, entry.key);
        value_drop(vm, entry.value);
        if (!done) {
            return false;
        }
        if (from->used != used) {
            vm_raise(vm, vm->exceptions.RuntimeError, "dict mutated during update");
            return false;
        }
    }
    return true;
}

// From anything with `keys()` and `[]`.
static bool update_from_mapping(Vm *vm, Dict *dict, Value mapping, Value keys_method) {
    Value keys = vm_call(vm, keys_method, NULL, 0);
    Walk walk;
    if (value_is_unset(keys)) {
        return false;
    }
    const bool begun = walk_begin(vm, &walk, keys);
    value_drop(vm, keys);
    if (!begun) {
        return false;
    }
    for (Value key; !value_is_unset(key = walk_next(vm, &walk));) {
        Value value = object_get_item(vm, mapping, key);
        const bool done = !value_is_unset(value) && dict_set(vm, dict, key, value);
        value_drop(vm, key);
        value_drop(vm, value);
        if (!done) {
            break;
        }
    }
    walk_end(vm, &walk);
    return !vm_has_error(vm);
}

// One item of a sequence of pairs.
static bool update_from_pair(Vm *vm, Dict *dict, Value pair, int64_t number) {
    Tuple *items = tuple_from_iterable(vm, pair);
    if (!items) {
        if (vm_error_is(vm, vm->exceptions.TypeError)) {
            value_drop(vm, vm_take_error(vm));
            vm_raise(vm, vm->exceptions.TypeError,
                     "cannot convert dictionary update sequence element #%lld to a sequence",
                     (long long)number);
        }
        return false;
    }
    bool done = false;
    if (items->count == 2) {
        done = dict_set(vm, dict, items->items[0], items->items[1]);
    } else {
        vm_raise(vm, vm->exceptions.ValueError,
                 "dictionary update sequence element #%lld has length %d; 2 is required",
                 (long long)number, items->count);
    }
    object_drop(vm, items);
    return done;
}

static bool update_from_pairs(Vm *vm, Dict *dict, Value pairs) {
    Walk walk;
    if (!walk_begin(vm, &walk, pairs)) {
        return false;
    }
    int64_t number = 0;
    for (Value pair; !value_is_unset(pair = walk_next(vm, &walk)); number++) {
        const bool done = update_from_pair(vm, dict, pair, number);
        value_drop(vm, pair);
        if (!done) {
            break;
        }
    }
    walk_end(vm, &walk);
    return !vm_has_error(vm);
}

bool dict_update(Vm *vm, Dict *dict, Value from) {
    if (value_is_dict(from) && from.object->type->iter == vm->types.dict->iter) {
        return update_from_dict(vm, dict, (Dict *)from.object);
    }
    Str *name = str_intern(vm, TEXT("keys"));
    if (!name) {
        return false;
    }
    Value keys = object_find_attr(vm, from, name);
    object_drop(vm, name);
    if (value_is_unset(keys)) {
        return !vm_has_error(vm) && update_from_pairs(vm, dict, from);
    }
    const bool done = update_from_mapping(vm, dict, from, keys);
    value_drop(vm, keys);
    return done;
}

// The keyword arguments of a call.
static bool update_from_names(Vm *vm, Dict *dict, Args args) {
    for (int i = 0; args.names && i < args.names->count; i++) {
        if (!dict_set(vm, dict, args.names->items[i], args.values[args.count + i])) {
            return false;
        }
    }
    return true;
}

// --- Slots ---------------------------------------------------------------------------------------

static Value new_dict(Vm *vm, Type *type, Args args) {
    (void)args;
    Dict *dict = object_new(vm, type, type->size);
    return dict ? value_of_object(dict) : UNSET;
}

static bool init(Vm *vm, Value self, Args args) {
    const Args positional = {args.values, args.count, NULL};
    return args_positional(vm, "dict", positional, 0, 1) &&
           (args.count == 0 || dict_update(vm, (Dict *)self.object, args.values[0])) &&
           update_from_names(vm, (Dict *)self.object, args);
}

static void finalize(Vm *vm, Object *object) {
    dict_clear(vm, (Dict *)object);
}

static void traverse(Object *object, Visit *visit, void *context) {
    const Dict *dict = (const Dict *)object;
    for (int i = 0; i < dict->entry_count; i++) {
        if (dict->entries[i].key.kind == VALUE_OBJECT) {
            visit(dict->entries[i].key.object, context);
        }
        if (dict->entries[i].value.kind == VALUE_OBJECT) {
            visit(dict->entries[i].value.object, context);
        }
    }
}

static void clear_references(Vm *vm, Object *object) {
    dict_clear(vm, (Dict *)object);
}

static bool write_items(Vm *vm, Dict *dict, Buf *out) {
    int position = 0;
    Value key, value;
    for (bool first = true; dict_next(dict, &position, &key, &value); first = false) {
        value_ref(key);
        value_ref(value);
        buf_add_text(out, first ? TEXT("") : TEXT(", "));
        bool done = write_repr(vm, out, key);
        buf_add_text(out, TEXT(": "));
        done = done && write_repr(vm, out, value);
        value_drop(vm, key);
        value_drop(vm, value);
        if (!done) {
            return false;
        }
    }
    return true;
}

static Value repr(Vm *vm, Value self) {
    if (!repr_enter(self)) {
        Str *dots = str_from_c(vm, "{...}");
        return dots ? value_of_object(dots) : UNSET;
    }
    Buf buf;
    buf_init(&buf, &vm->alloc);
    buf_add_char(&buf, '{');
    const bool done = write_items(vm, (Dict *)self.object, &buf);
    repr_leave(self);
    if (!done) {
        buf_deinit(&buf);
        return UNSET;
    }
    buf_add_char(&buf, '}');
    return str_value_from_buf(vm, &buf);
}

static int64_t length(Vm *vm, Value self) {
    (void)vm;
    return ((const Dict *)self.object)->used;
}

// dict[key] as the program sees it: `__missing__`, KeyError; a new reference.
static Value subscript(Vm *vm, Dict *dict, Value key) {
    const Value found = dict_get(vm, dict, key);
    if (!value_is_unset(found)) {
        return value_ref(found);
    }
    if (vm_has_error(vm)) {
        return UNSET;
    }
    if (dict->base.type != vm->types.dict &&
        !value_is_unset(type_lookup(vm, dict->base.type, vm->names.dunder_missing))) {
        return vm_call_method(vm, value_of_object(dict), vm->names.dunder_missing, &key, 1);
    }
    return dict_raise_key_error(vm, key);
}

static Value get_item(Vm *vm, Value self, Value key) {
    return subscript(vm, (Dict *)self.object, key);
}

static bool set_item(Vm *vm, Value self, Value key, Value value) {
    Dict *dict = (Dict *)self.object;
    if (!value_is_unset(value)) {
        return dict_set(vm, dict, key, value);
    }
    const int deleted = dict_delete(vm, dict, key);
    if (deleted == 0) {
        dict_raise_key_error(vm, key);
    }
    return deleted == 1;
}

static int contains(Vm *vm, Value self, Value item) {
    return value_is_unset(dict_get(vm, (Dict *)self.object, item)) ? (vm_has_error(vm) ? -1 : 0)
                                                                   : 1;
}

// 1, 0, -1: whether `other` has the entry with an equal value.
static int has_equal_entry(Vm *vm, Dict *other, DictEntry entry) {
    value_ref(entry.key);
    value_ref(entry.value);
    int result = 0;
    const int at = dict_find(vm, other, entry.key, entry.hash);
    if (at >= 0) {
        const Value theirs = value_ref(other->entries[at].value);
        result = object_equal(vm, entry.value, theirs);
        value_drop(vm, theirs);
    } else if (at == FAILED) {
        result = -1;
    }
    value_drop(vm, entry.key);
    value_drop(vm, entry.value);
    return result;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_dict(other)) {
        return NOT_IMPLEMENTED;
    }
    Dict *a = (Dict *)self.object, *b = (Dict *)other.object;
    int equal = a->used == b->used;
    for (int i = 0; equal == 1 && i < a->entry_count; i++) {
        if (a->entries[i].key.kind != VALUE_UNSET) {
            equal = has_equal_entry(vm, b, a->entries[i]);
        }
    }
    return equal < 0 ? UNSET : value_of_bool(equal == (op == COMPARE_EQ));
}

static Value binary(Vm *vm, BinaryOp op, Value left, Value right) {
    if (op != BINARY_OR || !value_is_dict(left) || !value_is_dict(right)) {
        return NOT_IMPLEMENTED;
    }
    Dict *dict = dict_copy(vm, (Dict *)left.object);
    if (!dict) {
        return UNSET;
    }
    if (!dict_update(vm, dict, right)) {
        object_drop(vm, dict);
        return UNSET;
    }
    return value_of_object(dict);
}

static Value inplace(Vm *vm, BinaryOp op, Value left, Value right) {
    if (op != BINARY_OR) {
        return NOT_IMPLEMENTED;
    }
    return dict_update(vm, (Dict *)left.object, right) ? value_ref(left) : UNSET;
}

// --- Methods -------------------------------------------------------------------------------------

METHOD(get) {
    const Value found = dict_get(vm, (Dict *)args[0].object, args[1]);
    if (!value_is_unset(found)) {
        return value_ref(found);
    }
    return vm_has_error(vm) ? UNSET : value_ref(args[2]);
}

METHOD(setdefault) {
    Dict *dict = (Dict *)args[0].object;
    int64_t hash = 0;
    if (!hash_of(vm, args[1], &hash)) {
        return UNSET;
    }
    const int at = dict_find(vm, dict, args[1], hash);
    if (at >= 0) {
        return value_ref(dict->entries[at].value);
    }
    return at != FAILED && add_entry(vm, dict, args[1], hash, args[2]) ? value_ref(args[2]) : UNSET;
}

METHOD(pop) {
    // An empty dict has nothing, whether the key could be one or not.
    if (((Dict *)args[0].object)->used == 0) {
        return value_is_unset(args[2]) ? dict_raise_key_error(vm, args[1]) : value_ref(args[2]);
    }
    Value value = dict_pop(vm, (Dict *)args[0].object, args[1]);
    if (!value_is_unset(value) || vm_has_error(vm)) {
        return value;
    }
    return value_is_unset(args[2]) ? dict_raise_key_error(vm, args[1]) : value_ref(args[2]);
}

METHOD(popitem) {
    Dict *dict = (Dict *)args[0].object;
    if (dict->used == 0) {
        return vm_raise(vm, vm->exceptions.KeyError, "popitem(): dictionary is empty");
    }
    Tuple *pair = tuple_new(vm, 2);
    if (!pair) {
        return UNSET;
    }
    // The last place is free again, so that a dict can be used as a stack.
    while (dict->entries[dict->entry_count - 1].key.kind == VALUE_UNSET) {
        dict->entry_count--;
    }
    const DictEntry removed = remove_entry(vm, dict, dict->entry_count - 1);
    dict->entry_count--;
    dict->first = dict->first > dict->entry_count ? dict->entry_count : dict->first;
    pair->items[0] = removed.key;
    pair->items[1] = removed.value;
    return value_of_object(pair);
}

METHOD(update) {
    Dict *dict = (Dict *)args[0].object;
    const Tuple *others = (const Tuple *)args[1].object;
    if (others->count > 1) {
        return vm_raise(vm, vm->exceptions.TypeError, "update expected at most 1 argument, got %d",
                        others->count);
    }
    const bool done = (others->count == 0 || dict_update(vm, dict, others->items[0])) &&
                      (value_is_unset(args[2]) || dict_update(vm, dict, args[2]));
    return done ? NONE : UNSET;
}

METHOD(clear) {
    dict_clear(vm, (Dict *)args[0].object);
    return NONE;
}

METHOD(copy) {
    Dict *dict = dict_copy(vm, (Dict *)args[0].object);
    return dict ? value_of_object(dict) : UNSET;
}

METHOD(fromkeys) {
    Value made = vm_call(vm, args[0], NULL, 0);
    Walk walk;
    if (value_is_unset(made) || !walk_begin(vm, &walk, args[1])) {
        value_drop(vm, made);
        return UNSET;
    }
    const bool is_plain = value_is_dict(made) && made.object->type == vm->types.dict;
    for (Value key; !value_is_unset(key = walk_next(vm, &walk));) {
        const bool done = is_plain ? dict_set(vm, (Dict *)made.object, key, args[2])
                                   : object_set_item(vm, made, key, args[2]);
        value_drop(vm, key);
        if (!done) {
            break;
        }
    }
    walk_end(vm, &walk);
    if (vm_has_error(vm)) {
        value_drop(vm, made);
        return UNSET;
    }
    return made;
}

static const NativeDef methods[] = {
    NATIVE("get", "self, key, default=None, /", get),
    NATIVE("setdefault", "self, key, default=None, /", setdefault),
    NATIVE("pop", "self, key, default=…, /", pop),
    NATIVE("popitem", "self, /", popitem),
    NATIVE("update", "self, /, *args, **kwargs", update),
    NATIVE("clear", "self, /", clear),
    NATIVE("copy", "self, /", copy),
    NATIVE("fromkeys@class", "type, iterable, value=None, /", fromkeys),
    {0}};

void dict_setup_life(Vm *vm) {
    Type *type = vm->types.dict;
    type->size = sizeof(Dict);
    type->finalize = finalize;
}

bool dict_setup(Vm *vm) {
    Type *type = vm->types.dict;
    type->flags |= TYPE_DICT | TYPE_MAPPING | TYPE_BASETYPE;
    type->new_ = new_dict;
    type->init = init;
    type->traverse = traverse;
    type->clear = clear_references;
    type->repr = repr;
    type->length = length;
    type->get_item = get_item;
    type->set_item = set_item;
    type->contains = contains;
    type->compare = compare;
    type->binary = binary;
    type->inplace = inplace;
    return type_complete(vm, type, methods, NULL) && dict_setup_views(vm);
}
