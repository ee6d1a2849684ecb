#include "vm/types/set.h"

#include "base/check.h"
#include "vm/classes/type.h"
#include "vm/errors/exception.h"
#include "vm/hash.h"
#include "vm/method.h"
#include "vm/protocol.h"
#include "vm/run/native.h"
#include "vm/types/dict.h"
#include "vm/types/list.h"
#include "vm/types/sequence.h"
#include "vm/types/set_methods.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"
#include "vm/walk.h"

#include <string.h>

#define EMPTY    (-1)
#define REMOVED  (-2)
#define MIN_SIZE 8
#define MAX_SIZE (1 << 28)

// CPython looks at so many places in a row before it jumps.
#define NEIGHBOURS 9

// --- The table -----------------------------------------------------------------------------------

// Twice the members that a table of this size may have: places of removed ones in the table are
// used again, those in the row are only when it is moved together, which must be worth its while.
static int entry_capacity(int size) {
    return size / 5 * 6 + 8;
}

static size_t block_size(int size) {
    return (size_t)entry_capacity(size) * sizeof(SetEntry) + (size_t)size * sizeof(int32_t);
}

static int table_size(const Set *set) {
    return set->entries ? set->mask + 1 : 0;
}

// The places that are looked at for a hash, in order.
typedef struct Probe {
    uint64_t perturb;
    uint32_t mask, base, place;
    uint32_t left; // of this row of neighbours
} Probe;

static void probe_row(Probe *probe) {
    probe->place = probe->base;
    probe->left = probe->base + NEIGHBOURS <= probe->mask ? NEIGHBOURS : 0;
}

static Probe probe_begin(int64_t hash, int mask) {
    Probe probe = {.perturb = (uint64_t)hash, .mask = (uint32_t)mask};
    probe.base = (uint32_t)hash & probe.mask;
    probe_row(&probe);
    return probe;
}

static void probe_next(Probe *probe) {
    if (probe->left > 0) {
        probe->left--;
        probe->place++;
        return;
    }
    probe->perturb >>= 5;
    // In 64 bits, as the mask is applied last.
    probe->base = (uint32_t)((uint64_t)probe->base * 5 + 1 + probe->perturb) & probe->mask;
    probe_row(probe);
}

static void insert_clean(Set *set, int entry) {
    Probe probe = probe_begin(set->entries[entry].hash, set->mask);
    while (set->table[probe.place] != EMPTY) {
        probe_next(&probe);
    }
    set->table[probe.place] = entry;
}

static bool new_table(Vm *vm, Set *set, int size) {
    char *block = size > MAX_SIZE ? NULL : alloc_try(&vm->alloc, block_size(size));
    if (!block) {
        vm_raise_memory(vm);
        return false;
    }
    set->entries = (SetEntry *)block;
    set->table = (int32_t *)(block + (size_t)entry_capacity(size) * sizeof(SetEntry));
    memset(set->table, 0xff, (size_t)size * sizeof *set->table);
    set->mask = size - 1;
    set->entry_count = 0;
    set->fill = 0;
    return true;
}

bool set_resize(Vm *vm, Set *set, int64_t wanted) {
    int64_t size = MIN_SIZE;
    while (size <= wanted) {
        size <<= 1;
    }
    const Set old = *set;
    if (!new_table(vm, set, size > MAX_SIZE ? MAX_SIZE + 1 : (int)size)) {
        return false;
    }
    // Two orders are kept: the row's (that of insertion) and, when members share places, the one
    // in which CPython finds them in the old table.
    int *moved = NULL;
    if (old.entries) {
        moved = alloc_try(&vm->alloc, (size_t)(old.entry_count + 1) * sizeof *moved);
        if (!moved) {
            alloc_release(&vm->alloc, set->entries, block_size(set->mask + 1));
            *set = old;
            vm_raise_memory(vm);
            return false;
        }
    }
    for (int i = 0; i < old.entry_count; i++) {
        if (old.entries[i].item.kind != VALUE_UNSET) {
            moved[i] = set->entry_count;
            set->entries[set->entry_count++] = old.entries[i];
        }
    }
    for (int i = 0; old.entries && i <= old.mask; i++) {
        if (old.table[i] >= 0) {
            insert_clean(set, moved[old.table[i]]);
        }
    }
    set->fill = set->entry_count;
    if (old.entries) {
        alloc_release(&vm->alloc, moved, (size_t)(old.entry_count + 1) * sizeof *moved);
        alloc_release(&vm->alloc, old.entries, block_size(old.mask + 1));
    }
    return true;
}

int64_t set_grown(const Set *set) {
    return set->used > 50000 ? (int64_t)set->used * 2 : (int64_t)set->used * 4;
}

// --- Members -------------------------------------------------------------------------------------

// Whether CPython gives the member the same hash in every run.
static bool is_promised(const Vm *vm, Value item) {
    if (item.kind == VALUE_INT || item.kind == VALUE_BOOL || item.kind == VALUE_FLOAT) {
        return true;
    }
    if (item.kind != VALUE_OBJECT) {
        return false;
    }
    const Type *type = item.object->type;
    if (type->flags & (TYPE_INT | TYPE_FLOAT)) {
        return type->hash == vm->types.int_->hash || type->hash == vm->types.float_->hash;
    }
    if (type == vm->types.frozenset) {
        return ((const Set *)item.object)->strangers == 0;
    }
    if (!(type->flags & TYPE_TUPLE) || type->hash != vm->types.tuple->hash) {
        return false;
    }
    const Tuple *tuple = (const Tuple *)item.object;
    for (int i = 0; i < tuple->count; i++) {
        if (!is_promised(vm, tuple->items[i])) {
            return false;
        }
    }
    return true;
}

// 1, 0; -1 with an exception; 2 when the comparison changed the set.
static int compare_entry(Vm *vm, Set *set, int at, Value item) {
    const Value held = set->entries[at].item;
    if (value_is(held, item)) {
        return 1;
    }
    if (held.kind == VALUE_OBJECT && item.kind == VALUE_OBJECT &&
        held.object->type == vm->types.str && item.object->type == vm->types.str) {
        return str_equal((const Str *)held.object, (const Str *)item.object);
    }
    const SetEntry *entries = set->entries;
    const int used = set->used;
    value_ref(held);
    const int same = object_equal(vm, held, item);
    value_drop(vm, held);
    if (same < 0) {
        return same;
    }
    const bool changed =
        set->entries != entries || set->used != used || !value_is(set->entries[at].item, held);
    return changed ? 2 : same;
}

// The place of the member, or the one where it would be put; *entry is its index, -1, or -2 for
// failure.
static uint32_t look_up(Vm *vm, Set *set, Value item, int64_t hash, int *entry) {
    Probe probe = probe_begin(hash, set->mask);
    int64_t free_place = -1;
    for (;;) {
        const int at = set->table[probe.place];
        if (at == EMPTY) {
            *entry = -1;
            return free_place < 0 ? probe.place : (uint32_t)free_place;
        }
        if (at == REMOVED) {
            free_place = probe.place;
        }
        if (at >= 0 && set->entries[at].hash == hash) {
            const int same = compare_entry(vm, set, at, item);
            if (same == 1 || same < 0) {
                *entry = same == 1 ? at : -2;
                return probe.place;
            }
            if (same == 2) {
                if (!set->entries) {
                    *entry = -1;
                    return 0;
                }
                probe = probe_begin(hash, set->mask);
                free_place = -1;
                continue;
            }
        }
        probe_next(&probe);
    }
}

int set_find(Vm *vm, Set *set, Value item, int64_t hash) {
    int entry = -1;
    if (set->used) {
        look_up(vm, set, item, hash, &entry);
    }
    return entry;
}

// Closes the gaps in the row of members.
static bool move_together(Vm *vm, Set *set) {
    const size_t size = (size_t)set->entry_count * sizeof(int);
    int *moved = alloc_try(&vm->alloc, size);
    if (!moved) {
        vm_raise_memory(vm);
        return false;
    }
    const int old_count = set->entry_count;
    set->entry_count = 0;
    for (int i = 0; i < old_count; i++) {
        if (set->entries[i].item.kind != VALUE_UNSET) {
            moved[i] = set->entry_count;
            set->entries[set->entry_count++] = set->entries[i];
        }
    }
    for (int i = 0; i <= set->mask; i++) {
        if (set->table[i] >= 0) {
            set->table[i] = moved[set->table[i]];
        }
    }
    alloc_release(&vm->alloc, moved, size);
    return true;
}

bool set_add_hashed(Vm *vm, Set *set, Value item, int64_t hash) {
    if (!set->entries && !new_table(vm, set, MIN_SIZE)) {
        return false;
    }
    int entry = -1;
    uint32_t place = look_up(vm, set, item, hash, &entry);
    if (entry != -1) {
        return entry >= 0;
    }
    if (!set->entries) {
        return set_add_hashed(vm, set, item, hash);
    }
    if (set->entry_count == entry_capacity(set->mask + 1) && !move_together(vm, set)) {
        return false;
    }
    const bool is_new_place = set->table[place] == EMPTY;
    set->table[place] = set->entry_count;
    set->entries[set->entry_count++] = (SetEntry){hash, value_ref(item)};
    set->used++;
    object_changed(vm, &set->base);
    set->strangers += !is_promised(vm, item);
    set->has_hash = false;
    if (!is_new_place) {
        return true;
    }
    set->fill++;
    return (int64_t)set->fill * 5 < (int64_t)set->mask * 3 || set_resize(vm, set, set_grown(set));
}

// Takes the member at a place of the table out; the reference goes to the caller.
static Value take_out(Vm *vm, Set *set, uint32_t place) {
    SetEntry *entry = &set->entries[set->table[place]];
    const Value item = entry->item;
    set->table[place] = REMOVED;
    entry->item = UNSET;
    set->used--;
    object_changed(vm, &set->base);
    set->strangers -= !is_promised(vm, item);
    return item;
}

int set_discard_hashed(Vm *vm, Set *set, Value item, int64_t hash) {
    int entry = -1;
    if (set->used == 0) {
        return 0;
    }
    const uint32_t place = look_up(vm, set, item, hash, &entry);
    if (entry < 0) {
        return entry == -1 ? 0 : -1;
    }
    value_drop(vm, take_out(vm, set, place));
    return 1;
}

// The hash of something that is looked for: a set is looked for as a frozenset. *temporary is a
// frozenset to be dropped, or UNSET.
static bool hash_sought(Vm *vm, Value *item, int64_t *hash, Value *temporary) {
    *temporary = UNSET;
    if (!value_is_set(*item) || item->object->type->hash) {
        return hash_of(vm, *item, hash);
    }
    Set *frozen = set_from_iterable(vm, vm->types.frozenset, *item);
    if (!frozen) {
        return false;
    }
    *item = *temporary = value_of_object(frozen);
    return hash_of(vm, *item, hash);
}

Set *set_new(Vm *vm, Type *type) {
    Set *set = object_new(vm, type, sizeof *set);
    if (set) {
        set->mask = MIN_SIZE - 1;
    }
    return set;
}

bool set_add(Vm *vm, Set *set, Value item) {
    int64_t hash = 0;
    return hash_of(vm, item, &hash) && set_add_hashed(vm, set, item, hash);
}

int set_contains(Vm *vm, Set *set, Value item) {
    int64_t hash = 0;
    Value temporary;
    const bool hashed = hash_sought(vm, &item, &hash, &temporary);
    const int entry = hashed ? set_find(vm, set, item, hash) : -2;
    value_drop(vm, temporary);
    return entry == -2 ? -1 : entry >= 0;
}

int set_discard(Vm *vm, Set *set, Value item) {
    int64_t hash = 0;
    Value temporary;
    const bool hashed = hash_sought(vm, &item, &hash, &temporary);
    const int removed = hashed ? set_discard_hashed(vm, set, item, hash) : -1;
    value_drop(vm, temporary);
    return removed;
}

int set_next_entry(const Set *set, int *position) {
    if (!set->entries) {
        return -1;
    }
    if (set->strangers == 0) {
        while (*position <= set->mask) {
            const int entry = set->table[(*position)++];
            if (entry >= 0) {
                return entry;
            }
        }
        return -1;
    }
    while (*position < set->entry_count) {
        const int entry = (*position)++;
        if (set->entries[entry].item.kind != VALUE_UNSET) {
            return entry;
        }
    }
    return -1;
}

bool set_next(const Set *set, int *position, Value *item) {
    const int entry = set_next_entry(set, position);
    if (entry >= 0) {
        *item = set->entries[entry].item;
    }
    return entry >= 0;
}

// Where the table holds an entry.
static uint32_t place_of(const Set *set, int entry) {
    Probe probe = probe_begin(set->entries[entry].hash, set->mask);
    while (set->table[probe.place] != entry) {
        probe_next(&probe);
    }
    return probe.place;
}

Value set_pop(Vm *vm, Set *set) {
    if (set->used == 0) {
        return vm_raise(vm, vm->exceptions.KeyError, "pop from an empty set");
    }
    if (set->strangers) {
        // finger: the first entry that may still be there.
        int position = set->finger >= 0 && set->finger < set->entry_count ? set->finger : 0;
        int entry = set_next_entry(set, &position);
        if (entry < 0) {
            position = 0;
            entry = set_next_entry(set, &position);
        }
        return take_out(vm, set, place_of(set, entry));
    }
    uint32_t place = (uint32_t)set->finger & (uint32_t)set->mask;
    while (set->table[place] < 0) {
        place = (place + 1) & (uint32_t)set->mask;
    }
    set->finger = (int)place + 1;
    return take_out(vm, set, place);
}

void set_clear(Vm *vm, Set *set) {
    const Set old = *set;
    set->entries = NULL;
    set->table = NULL;
    set->entry_count = set->fill = set->used = set->strangers = 0;
    set->mask = MIN_SIZE - 1;
    object_changed(vm, &set->base);
    for (int i = 0; i < old.entry_count; i++) {
        value_drop(vm, old.entries[i].item);
    }
    if (old.entries) {
        alloc_release(&vm->alloc, old.entries, block_size(old.mask + 1));
    }
}

void set_swap(Vm *vm, Set *a, Set *b) {
    object_changed(vm, &a->base);
    object_changed(vm, &b->base);
    const Set kept = *a;
    Set *const sets[] = {a, b};
    const Set *const from[] = {b, &kept};
    for (int i = 0; i < 2; i++) {
        // The finger stays: CPython forgets about it here and in clear().
        const Object head = sets[i]->base;
        const int finger = i == 0 ? kept.finger : b->finger;
        *sets[i] = *from[i];
        sets[i]->base = head;
        sets[i]->finger = finger;
    }
}

// --- Updating ------------------------------------------------------------------------------------

// The members of another set, in CPython's steps: they decide the order that follows.
static bool merge(Vm *vm, Set *set, const Set *other) {
    if (other == set || other->used == 0) {
        return true;
    }
    if (((int64_t)set->fill + other->used) * 5 >= (int64_t)set->mask * 3 &&
        !set_resize(vm, set, ((int64_t)set->used + other->used) * 2)) {
        return false;
    }
    if (!set->entries && !new_table(vm, set, MIN_SIZE)) {
        return false;
    }
    if (set->fill > 0) {
        int position = 0;
        // In the table's order, unless that is nobody's.
        for (int entry; (entry = set_next_entry(other, &position)) >= 0;) {
            const SetEntry member = other->entries[entry];
            value_ref(member.item);
            const bool done = set_add_hashed(vm, set, member.item, member.hash);
            value_drop(vm, member.item);
            if (!done) {
                return false;
            }
        }
        return true;
    }
    // Nothing can be equal: the row keeps its order, and so does the table.
    const bool same_table = set->mask == other->mask && other->fill == other->used;
    for (int i = 0; same_table && i < other->entry_count; i++) {
        set->entries[i] = other->entries[i];
        value_ref(other->entries[i].item);
    }
    if (same_table) {
        memcpy(set->table, other->table, (size_t)table_size(other) * sizeof *set->table);
        set->entry_count = other->entry_count;
    } else {
        int *moved = alloc_try(&vm->alloc, (size_t)(other->entry_count + 1) * sizeof *moved);
        if (!moved) {
            vm_raise_memory(vm);
            return false;
        }
        for (int i = 0; i < other->entry_count; i++) {
            if (other->entries[i].item.kind != VALUE_UNSET) {
                moved[i] = set->entry_count;
                set->entries[set->entry_count++] = other->entries[i];
                value_ref(other->entries[i].item);
            }
        }
        for (int i = 0; i <= other->mask; i++) {
            if (other->table[i] >= 0) {
                insert_clean(set, moved[other->table[i]]);
            }
        }
        alloc_release(&vm->alloc, moved, (size_t)(other->entry_count + 1) * sizeof *moved);
    }
    set->fill = set->used = other->used;
    object_changed(vm, &set->base);
    set->strangers = other->strangers;
    return true;
}

static bool update_from_dict(Vm *vm, Set *set, Dict *dict) {
    if (((int64_t)set->fill + dict->used) * 5 >= (int64_t)set->mask * 3 &&
        !set_resize(vm, set, ((int64_t)set->used + dict->used) * 2)) {
        return false;
    }
    for (int i = 0; i < dict->entry_count; i++) {
        const DictEntry entry = dict->entries[i];
        if (entry.key.kind == VALUE_UNSET) {
            continue;
        }
        value_ref(entry.key);
        const bool done = set_add_hashed(vm, set, entry.key, entry.hash);
        value_drop(vm, entry.key);
        if (!done) {
            return false;
        }
    }
    return true;
}

bool set_update(Vm *vm, Set *set, Value iterable) {
    if (value_is_set(iterable)) {
        return merge(vm, set, (const Set *)iterable.object);
    }
    if (iterable.kind == VALUE_OBJECT && iterable.object->type == vm->types.dict) {
        return update_from_dict(vm, set, (Dict *)iterable.object);
    }
    Walk walk;
    if (!walk_begin(vm, &walk, iterable)) {
        return false;
    }
    for (Value item; !value_is_unset(item = walk_next(vm, &walk));) {
        const bool done = set_add(vm, set, item);
        value_drop(vm, item);
        if (!done) {
            break;
        }
    }
    walk_end(vm, &walk);
    return !vm_has_error(vm);
}

Set *set_from_iterable(Vm *vm, Type *type, Value iterable) {
    Set *set = set_new(vm, type);
    if (set && !set_update(vm, set, iterable)) {
        object_drop(vm, set);
        return NULL;
    }
    return set;
}

static void finalize(Vm *vm, Object *object) {
    set_clear(vm, (Set *)object);
}

Set *set_of_constants(Vm *vm, Value tuple) {
    Set *first = set_from_iterable(vm, vm->types.frozenset, tuple);
    if (!first || first->strangers) {
        return first;
    }
    Tuple *in_order = tuple_from_iterable(vm, value_of_object(first));
    object_drop(vm, first);
    if (!in_order) {
        return NULL;
    }
    Set *second = set_from_iterable(vm, vm->types.frozenset, value_of_object(in_order));
    object_drop(vm, in_order);
    return second;
}

bool value_is_set(Value value) {
    return value_has_type_flag(value, TYPE_SET);
}

// --- Slots ---------------------------------------------------------------------------------------

static void traverse(Object *object, Visit *visit, void *context) {
    const Set *set = (const Set *)object;
    for (int i = 0; i < set->entry_count; i++) {
        if (set->entries[i].item.kind == VALUE_OBJECT) {
            visit(set->entries[i].item.object, context);
        }
    }
}

static Value new_set(Vm *vm, Type *type, Args args) {
    (void)args;
    return value_or_unset(set_new(vm, type));
}

static bool init_set(Vm *vm, Value self, Args args) {
    Set *set = (Set *)self.object;
    if (!args_positional(vm, "set", args, 0, 1)) {
        return false;
    }
    set_clear(vm, set);
    return args.count == 0 || set_update(vm, set, args.values[0]);
}

static Value new_frozenset(Vm *vm, Type *type, Args args) {
    const bool is_exact = type == vm->types.frozenset;
    const bool has_init = type->init != vm->types.frozenset->init;
    const Args positional = {args.values, args.count, has_init ? NULL : args.names};
    if (!args_positional(vm, "frozenset", positional, 0, 1)) {
        return UNSET;
    }
    if (args.count == 0) {
        return value_or_unset(set_new(vm, type));
    }
    if (is_exact && args.values[0].kind == VALUE_OBJECT && args.values[0].object->type == type) {
        return value_ref(args.values[0]);
    }
    return value_or_unset(set_from_iterable(vm, type, args.values[0]));
}

// CPython's way of mixing hashes whose order does not matter.
static uint64_t shuffled(int64_t hash) {
    const uint64_t bits = (uint64_t)hash;
    return ((bits ^ UINT64_C(89869747)) ^ (bits << 16)) * UINT64_C(3644798167);
}

static bool hash_frozenset(Vm *vm, Value self, int64_t *out) {
    Set *set = (Set *)self.object;
    (void)vm;
    if (!set->has_hash) {
        uint64_t mixed = 0;
        for (int i = 0; i < set->entry_count; i++) {
            if (set->entries[i].item.kind != VALUE_UNSET) {
                mixed ^= shuffled(set->entries[i].hash);
            }
        }
        mixed ^= ((uint64_t)set->used + 1) * UINT64_C(1927868237);
        mixed ^= (mixed >> 11) ^ (mixed >> 25);
        mixed = mixed * UINT64_C(69069) + UINT64_C(907133923);
        set->hash = mixed == UINT64_MAX ? 590923713 : (int64_t)mixed;
        set->has_hash = true;
    }
    *out = set->hash;
    return true;
}

static int64_t length(Vm *vm, Value self) {
    (void)vm;
    return ((const Set *)self.object)->used;
}

static int contains(Vm *vm, Value self, Value item) {
    return set_contains(vm, (Set *)self.object, item);
}

static Value repr(Vm *vm, Value self) {
    const Set *set = (const Set *)self.object;
    const bool is_set = set->base.type == vm->types.set;
    const char *name = vm_type_name(vm, self);
    Buf buf;
    buf_init(&buf, &vm->alloc);
    if (set->used == 0 || !repr_enter(self)) {
        buf_addf(&buf, set->used == 0 ? "%s()" : "%s(...)", name);
        return str_value_from_buf(vm, &buf);
    }
    // From a copy: the reprs of members may change the set.
    List *list = list_from_iterable(vm, self);
    bool done = list != NULL;
    if (!is_set) {
        buf_addf(&buf, "%s(", name);
    }
    buf_add_char(&buf, '{');
    for (int i = 0; done && i < list->count; i++) {
        buf_add_text(&buf, i ? TEXT(", ") : TEXT(""));
        done = write_repr(vm, &buf, list->items[i]);
    }
    buf_add_text(&buf, is_set ? TEXT("}") : TEXT("})"));
    repr_leave(self);
    if (list) {
        object_drop(vm, list);
    }
    if (!done) {
        buf_deinit(&buf);
        return UNSET;
    }
    return str_value_from_buf(vm, &buf);
}

// --- Iterating -----------------------------------------------------------------------------------

static Value iter(Vm *vm, Value self) {
    SetIterator *iterator = object_new(vm, vm->types.set_iterator, sizeof *iterator);
    if (iterator) {
        iterator->set = object_ref(self.object);
        iterator->used = iterator->set->used;
    }
    return value_or_unset(iterator);
}

static Value iterator_next(Vm *vm, Value self) {
    SetIterator *iterator = (SetIterator *)self.object;
    Set *set = iterator->set;
    Value item;
    if (!set) {
        return UNSET;
    }
    if (set->used != iterator->used) {
        iterator->used = -1; // It stays broken.
        return vm_raise(vm, vm->exceptions.RuntimeError, "Set changed size during iteration");
    }
    if (set_next(set, &iterator->position, &item)) {
        return value_ref(item);
    }
    iterator->set = NULL;
    object_drop(vm, set);
    return UNSET;
}

static void iterator_finalize(Vm *vm, Object *object) {
    SetIterator *iterator = (SetIterator *)object;
    if (iterator->set) {
        object_drop(vm, iterator->set);
    }
}

static void iterator_traverse(Object *object, Visit *visit, void *context) {
    const SetIterator *iterator = (const SetIterator *)object;
    if (iterator->set) {
        visit(&iterator->set->base, context);
    }
}

METHOD(iterator_length_hint) {
    const SetIterator *iterator = (const SetIterator *)args[0].object;
    int position = iterator->position, left = 0;
    if (iterator->set && iterator->set->used == iterator->used) {
        while (set_next_entry(iterator->set, &position) >= 0) {
            left++;
        }
    }
    return value_of_int(left);
}

static void fill_slots(Type *type) {
    type->size = sizeof(Set);
    type->flags |= TYPE_SET | TYPE_BASETYPE;
    type->finalize = finalize;
    type->traverse = traverse;
    type->repr = repr;
    type->length = length;
    type->contains = contains;
    type->compare = set_compare;
    type->binary = set_binary;
    type->iter = iter;
}

bool set_setup(Vm *vm) {
    static const NativeDef iterator_methods[] = {
        NATIVE("__length_hint__", "self, /", iterator_length_hint), {0}};
    Type *iterator = vm->types.set_iterator;
    iterator->size = sizeof(SetIterator);
    iterator->flags |= TYPE_NO_NEW;
    iterator->finalize = iterator_finalize;
    iterator->traverse = iterator_traverse;
    iterator->iter = iterator_self;
    iterator->next = iterator_next;

    Type *set = vm->types.set, *frozenset = vm->types.frozenset;
    fill_slots(set);
    set->clear = finalize;
    set->new_ = new_set;
    set->init = init_set;
    set->inplace = set_inplace;
    fill_slots(frozenset);
    frozenset->new_ = new_frozenset;
    frozenset->hash = hash_frozenset;
    return type_complete(vm, iterator, iterator_methods, NULL) &&
           type_complete(vm, set, set_methods(), NULL) &&
           type_complete(vm, frozenset, frozenset_methods(), NULL);
}
