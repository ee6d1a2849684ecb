#include "trace/pages.h"

#include "base/check.h"

#include <string.h>

// ---- Pages ----

void pages_init(Pages *pages, size_t item_size) {
    *pages = (Pages){.item_size = (int32_t)item_size};
    while (item_size << (pages->shift + 1) <= PAGE_BYTES) {
        pages->shift++;
    }
}

static size_t page_size(const Pages *pages) {
    return sizeof(Page) + ((size_t)pages->item_size << pages->shift);
}

static void drop_shelf(const Pages *pages, PagePool *pool, Shelf *shelf) {
    if (--shelf->users > 0) {
        return;
    }
    for (int i = 0; i < shelf->count; i++) {
        if (--shelf->pages[i]->users == 0) {
            alloc_release(pool->alloc, shelf->pages[i], page_size(pages));
        }
    }
    alloc_release(pool->alloc, shelf, sizeof *shelf);
}

void pages_deinit(Pages *pages, PagePool *pool) {
    for (int i = 0; i < pages->shelf_count; i++) {
        drop_shelf(pages, pool, pages->shelves[i]);
    }
    alloc_release(pool->alloc, pages->shelves, (size_t)pages->capacity * sizeof(Shelf *));
    pages->shelves = NULL;
    pages->count = pages->shelf_count = pages->capacity = 0;
}

void pages_copy(Pages *to, const Pages *from, PagePool *pool) {
    *to = *from;
    to->capacity = from->shelf_count;
    to->shelves = NULL;
    if (from->count == 0) {
        return;
    }
    to->shelves = alloc_need(pool->alloc, (size_t)from->shelf_count * sizeof(Shelf *));
    memcpy(to->shelves, from->shelves, (size_t)from->shelf_count * sizeof(Shelf *));
    for (int i = 0; i < to->shelf_count; i++) {
        to->shelves[i]->users++;
    }
}

// Puts an empty shelf behind the others.
static void add_shelf(Pages *pages, PagePool *pool) {
    if (pages->shelf_count == pages->capacity) {
        const int capacity = pages->capacity + pages->capacity / 2 + 1;
        pages->shelves = alloc_need_resize(pool->alloc, pages->shelves,
                                           (size_t)pages->capacity * sizeof(Shelf *),
                                           (size_t)capacity * sizeof(Shelf *));
        pages->capacity = capacity;
    }
    Shelf *shelf = alloc_need_zero(pool->alloc, sizeof *shelf);
    shelf->users = 1;
    pool->owned += sizeof *shelf;
    pages->shelves[pages->shelf_count++] = shelf;
}

// The shelf with this number, made one's own.
static Shelf *own_shelf(Pages *pages, PagePool *pool, int number) {
    Shelf *shelf = pages->shelves[number];
    if (shelf->users == 1) {
        return shelf;
    }
    Shelf *copy = alloc_need(pool->alloc, sizeof *copy);
    *copy = *shelf;
    copy->users = 1;
    for (int i = 0; i < copy->count; i++) {
        copy->pages[i]->users++;
    }
    shelf->users--;
    pages->shelves[number] = copy;
    pool->owned += sizeof *copy;
    return copy;
}

void pages_reserve(Pages *pages, PagePool *pool, int count) {
    const int wanted = (count + (1 << pages->shift) - 1) >> pages->shift;
    for (; pages->count < wanted; pages->count++) {
        if (pages->count % SHELF_PAGES == 0) {
            add_shelf(pages, pool);
        }
        Shelf *shelf = own_shelf(pages, pool, pages->count >> SHELF_SHIFT);
        Page *page = alloc_need_zero(pool->alloc, page_size(pages));
        page->users = 1;
        pool->owned += page_size(pages);
        shelf->pages[shelf->count++] = page;
    }
}

void pages_own(Pages *pages, PagePool *pool, int i) {
    const int number = i >> pages->shift;
    Shelf *shelf = own_shelf(pages, pool, number >> SHELF_SHIFT);
    Page **page = &shelf->pages[number & (SHELF_PAGES - 1)];
    if ((*page)->users == 1) {
        return;
    }
    Page *copy = alloc_need(pool->alloc, page_size(pages));
    memcpy(copy, *page, page_size(pages));
    copy->users = 1;
    (*page)->users--;
    *page = copy;
    pool->owned += page_size(pages);
}

static bool equal(const Pages *a, const Pages *b, int count) {
    for (int i = 0; i < count; i++) {
        const void *item = pages_at(a, i), *other = pages_at(b, i);
        if (item != other && memcmp(item, other, (size_t)a->item_size) != 0) {
            return false;
        }
    }
    return true;
}

// ---- Slots ----

void slots_init(Slots *slots, size_t item_size) {
    *slots = (Slots){.used = 0};
    pages_init(&slots->items, item_size);
}

void slots_copy(Slots *to, const Slots *from, PagePool *pool) {
    *to = *from;
    pages_copy(&to->items, &from->items, pool);
}

int slots_add(Slots *slots, PagePool *pool, int64_t key) {
    int slot = slots->free_slot - 1;
    if (slot < 0) {
        slot = slots->used++;
        pages_reserve(&slots->items, pool, slots->used);
    }
    int64_t *words = pages_edit(&slots->items, pool, slot);
    if (slots->free_slot) {
        slots->free_slot = (int)words[1];
    }
    memset(words, 0, (size_t)slots->items.item_size);
    words[0] = key;
    slots->count++;
    return slot;
}

void slots_remove(Slots *slots, PagePool *pool, int slot) {
    int64_t *words = pages_edit(&slots->items, pool, slot);
    memset(words, 0, (size_t)slots->items.item_size);
    words[0] = SLOT_FREE;
    words[1] = slots->free_slot;
    slots->free_slot = slot + 1;
    slots->count--;
}

bool slots_equal(const Slots *a, const Slots *b) {
    return a->used == b->used && a->count == b->count && a->free_slot == b->free_slot &&
           equal(&a->items, &b->items, a->used);
}

const void *slots_next(const Slots *slots, int *slot) {
    while (*slot < slots->used) {
        const int64_t *words = pages_at(&slots->items, (*slot)++);
        if (words[0] != SLOT_FREE) {
            return words;
        }
    }
    return NULL;
}

// ---- Table ----

static int64_t group_of(int64_t key) {
    return key >> 4;
}

static int place_in_leaf(int64_t key) {
    return (int)(key & (LEAF_KEYS - 1));
}

static const TableLeaf *leaf_at(const Table *table, int place) {
    return pages_at(&table->leaves.items, place);
}

static int32_t map_at(const Table *table, int i) {
    return *(const int32_t *)pages_at(&table->map, i);
}

static void map_set(Table *table, PagePool *pool, int i, int32_t value) {
    *(int32_t *)pages_edit(&table->map, pool, i) = value;
}

static int map_home(const Table *table, int64_t group) {
    uint64_t mixed = ((uint64_t)group * 0x9e3779b97f4a7c15u) >> 32;
    return (int)(mixed & (uint64_t)(table->map_size - 1));
}

// The place in the map that holds the group's leaf, else the empty place where it would go.
static int map_find(const Table *table, int64_t group) {
    int i = map_home(table, group);
    for (int32_t value; (value = map_at(table, i)) != 0; i = (i + 1) & (table->map_size - 1)) {
        if (leaf_at(table, value - 1)->group == group) {
            break;
        }
    }
    return i;
}

static void grow_map(Table *table, PagePool *pool) {
    pages_deinit(&table->map, pool);
    table->map_size = table->map_size ? table->map_size * 2 : 16;
    pages_reserve(&table->map, pool, table->map_size);
    for (int place = 0; place < table->leaves.used; place++) {
        int64_t group = leaf_at(table, place)->group;
        if (group != SLOT_FREE) {
            map_set(table, pool, map_find(table, group), place + 1);
        }
    }
}

void table_init(Table *table, size_t item_size) {
    *table = (Table){.map_size = 0};
    for (int i = 0; i < TABLE_RECENT; i++) {
        table->recent[i].key = SLOT_FREE;
    }
    slots_init(&table->slots, item_size);
    slots_init(&table->leaves, sizeof(TableLeaf));
    pages_init(&table->map, sizeof(int32_t));
}

void table_deinit(Table *table, PagePool *pool) {
    pages_deinit(&table->slots.items, pool);
    pages_deinit(&table->leaves.items, pool);
    pages_deinit(&table->map, pool);
}

void table_copy(Table *to, const Table *from, PagePool *pool) {
    to->map_size = from->map_size;
    memcpy(to->recent, from->recent, sizeof to->recent);
    slots_copy(&to->slots, &from->slots, pool);
    slots_copy(&to->leaves, &from->leaves, pool);
    pages_copy(&to->map, &from->map, pool);
}

bool table_equal(const Table *a, const Table *b) {
    return a->map_size == b->map_size && slots_equal(&a->slots, &b->slots) &&
           slots_equal(&a->leaves, &b->leaves) && equal(&a->map, &b->map, a->map_size);
}

static int search_slot(const Table *table, int64_t key) {
    if (table->slots.count == 0) {
        return -1;
    }
    int leaf = map_at(table, map_find(table, group_of(key))) - 1;
    return leaf < 0 ? -1 : leaf_at(table, leaf)->places[place_in_leaf(key)] - 1;
}

static inline int recent_place(int64_t key) {
    return (int)(key & (TABLE_RECENT - 1));
}

// The slot of a key, -1 when there is none.
static inline int find_slot(const Table *table, int64_t key) {
    const TablePlace *recent = &table->recent[recent_place(key)];
    return recent->key == key ? recent->slot : search_slot(table, key);
}

const void *table_find(const Table *table, int64_t key) {
    int slot = find_slot(table, key);
    return slot < 0 ? NULL : pages_at(&table->slots.items, slot);
}

void *table_edit(Table *table, PagePool *pool, int64_t key) {
    int slot = find_slot(table, key);
    if (slot < 0) {
        return NULL;
    }
    table->recent[recent_place(key)] = (TablePlace){key, slot};
    return pages_edit(&table->slots.items, pool, slot);
}

void *table_add(Table *table, PagePool *pool, int64_t key) {
    CHECK(key != SLOT_FREE);
    if (table->leaves.count * 2 >= table->map_size) {
        grow_map(table, pool);
    }
    int place = map_find(table, group_of(key));
    if (map_at(table, place) == 0) {
        map_set(table, pool, place, slots_add(&table->leaves, pool, group_of(key)) + 1);
    }
    TableLeaf *leaf = pages_edit(&table->leaves.items, pool, map_at(table, place) - 1);
    CHECK(leaf->places[place_in_leaf(key)] == 0);
    int slot = slots_add(&table->slots, pool, key);
    leaf->places[place_in_leaf(key)] = slot + 1;
    leaf->count++;
    table->recent[recent_place(key)] = (TablePlace){key, slot};
    return pages_edit(&table->slots.items, pool, slot);
}

static void remove_leaf(Table *table, PagePool *pool, int hole) {
    slots_remove(&table->leaves, pool, map_at(table, hole) - 1);
    int mask = table->map_size - 1;
    // Whatever follows and may stand in the hole moves there, so that finding needs no grave marks.
    for (int i = (hole + 1) & mask, value; (value = map_at(table, i)) != 0; i = (i + 1) & mask) {
        int home = map_home(table, leaf_at(table, value - 1)->group);
        if (((i - home) & mask) >= ((i - hole) & mask)) {
            map_set(table, pool, hole, value);
            hole = i;
        }
    }
    map_set(table, pool, hole, 0);
}

void table_remove(Table *table, PagePool *pool, int64_t key) {
    int slot = find_slot(table, key);
    if (slot < 0) {
        return;
    }
    int place = map_find(table, group_of(key));
    TableLeaf *leaf = pages_edit(&table->leaves.items, pool, map_at(table, place) - 1);
    leaf->places[place_in_leaf(key)] = 0;
    slots_remove(&table->slots, pool, slot);
    table->recent[recent_place(key)].key = SLOT_FREE;
    if (--leaf->count == 0) {
        remove_leaf(table, pool, place);
    }
}
