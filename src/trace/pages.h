// Arrays that are copied by sharing: what a World is made of.
//
// Items lie in pages, and pages on shelves, each with a count of users. Copying an array shares all
// its shelves; changing an item first makes the shelf and the page one's own. So a keyframe of a
// world with 100,000 tasks costs only the pages that change after it, and little to make.
//
// Slots are such an array with a list of free places; a Table finds its items by a number, too.
// Worlds are made by readers (the window, explain), which can't go on without memory, so these use
// alloc_need.

#ifndef TRACE_PAGES_H
#define TRACE_PAGES_H

#include "base/alloc.h"

#include <stdint.h>

#define PAGE_BYTES 256 // at most, of items

typedef struct Page {
    int32_t users;
    _Alignas(8) char bytes[]; // 2 to the power of `shift` items
} Page;

#define SHELF_SHIFT 4
#define SHELF_PAGES (1 << SHELF_SHIFT)

typedef struct Shelf {
    int32_t users;
    int32_t count; // pages on it; their `users` are shelves
    Page *pages[SHELF_PAGES];
} Shelf;

typedef struct Pages {
    Shelf **shelves;
    int count;                 // pages
    int shelf_count, capacity; // of shelves
    int32_t item_size, shift;
} Pages;

// What all the arrays of one world share: the allocator, and how many bytes were made its own.
typedef struct PagePool {
    Alloc *alloc;
    size_t owned; // bytes of pages made or copied so far, ever
} PagePool;

void pages_init(Pages *pages, size_t item_size);
void pages_deinit(Pages *pages, PagePool *pool);
void pages_copy(Pages *to, const Pages *from, PagePool *pool);

// Makes room for items 0 … count - 1; new ones are zero.
void pages_reserve(Pages *pages, PagePool *pool, int count);

static inline const void *pages_at(const Pages *pages, int i) {
    const int page = i >> pages->shift;
    return pages->shelves[page >> SHELF_SHIFT]->pages[page & (SHELF_PAGES - 1)]->bytes +
           (size_t)(i & ((1 << pages->shift) - 1)) * (size_t)pages->item_size;
}

// Makes the page that holds item i one's own, and its shelf.
void pages_own(Pages *pages, PagePool *pool, int i);

// The item, to be changed.
static inline void *pages_edit(Pages *pages, PagePool *pool, int i) {
    const int page = i >> pages->shift;
    const Shelf *shelf = pages->shelves[page >> SHELF_SHIFT];
    if (shelf->users > 1 || shelf->pages[page & (SHELF_PAGES - 1)]->users > 1) {
        pages_own(pages, pool, i);
    }
    return (void *)(uintptr_t)pages_at(pages, i);
}

// Items begin with an int64_t key; a free one has SLOT_FREE there.
#define SLOT_FREE INT64_MIN

typedef struct Slots {
    Pages items;
    int used;      // places ever used
    int count;     // of them now in use
    int free_slot; // the first free place, + 1; each holds the next in its second word; 0: none
} Slots;

void slots_init(Slots *slots, size_t item_size);
void slots_copy(Slots *to, const Slots *from, PagePool *pool);

// A zeroed item with this key; its place.
int slots_add(Slots *slots, PagePool *pool, int64_t key);
void slots_remove(Slots *slots, PagePool *pool, int slot);
bool slots_equal(const Slots *a, const Slots *b);

// The next item in use at or after *slot, which moves behind it; NULL at the end.
const void *slots_next(const Slots *slots, int *slot);

// Keys that follow each other, as those of tasks and frames do, share a leaf: so things made
// together change the same few pages, and only the leaves are hashed.
#define LEAF_KEYS 16

typedef struct TableLeaf {
    int64_t group;             // key / LEAF_KEYS
    int32_t places[LEAF_KEYS]; // places of the items + 1; 0: no item
    int32_t count;
    int32_t unused;
} TableLeaf;

// Where a key was found lately.
typedef struct TablePlace {
    int64_t key; // SLOT_FREE: nothing
    int slot;
} TablePlace;

#define TABLE_RECENT 8

typedef struct Table {
    Slots slots;
    Slots leaves;
    Pages map;                       // places of leaves + 1 by group, open addressing; 0: empty
    int map_size;                    // a power of two, at least twice the leaves; 0 at first
    TablePlace recent[TABLE_RECENT]; // by key; most likely one of them is asked for next
} Table;

void table_init(Table *table, size_t item_size);
void table_deinit(Table *table, PagePool *pool);
void table_copy(Table *to, const Table *from, PagePool *pool);
bool table_equal(const Table *a, const Table *b);
const void *table_find(const Table *table, int64_t key);

// The item, to be changed; NULL when there is none.
void *table_edit(Table *table, PagePool *pool, int64_t key);

// A zeroed item with this key, which must not be there yet.
void *table_add(Table *table, PagePool *pool, int64_t key);
void table_remove(Table *table, PagePool *pool, int64_t key);

#endif
