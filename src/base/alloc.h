// The one door to the allocator.
//
// Every block belongs to an Alloc, which counts it, limits the sum, and in tests fails on demand.
// Sizes are given back on release, so a block has no header; they are counted rounded up to 16
// bytes, so that a limit is reached at the same place on every build. Small blocks come from pools
// (not under a sanitizer, which must see each of them).

#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ALLOC_SMALL_MAX 512
#define ALLOC_CLASSES   (ALLOC_SMALL_MAX / 16 + 1)

typedef struct Alloc {
    size_t used;      // bytes given out now
    size_t peak;      // the largest value `used` had
    size_t limit;     // `used` never passes this; 0: no limit
    uint64_t count;   // how many times a block was asked for
    uint64_t fail_at; // the request with this number fails, and all later ones; 0: never
    void *free_blocks[ALLOC_CLASSES]; // released small blocks, by size / 16
    void *chunks;                     // what small blocks are cut from, linked by first word
    char *cut, *cut_end;              // the uncut rest of the newest chunk
} Alloc;

void alloc_init(Alloc *alloc, size_t limit);

// Gives the pools back to the system. CHECKs that every block was released.
void alloc_deinit(Alloc *alloc);

// The same without the CHECK, for a user that gives up many small blocks at once.
void alloc_drop(Alloc *alloc);

// A block of `size` bytes, not cleared; NULL when the limit is reached or no memory is left.
void *alloc_try(Alloc *alloc, size_t size);

// The same, cleared.
void *alloc_try_zero(Alloc *alloc, size_t size);

// Changes the size of a block (NULL: none yet); NULL on failure, the old block then stays valid.
void *alloc_try_resize(Alloc *alloc, void *block, size_t old_size, size_t size);

// As the three above, but for code that can't go on without: says so on stderr, exits with 3.
void *alloc_need(Alloc *alloc, size_t size);
void *alloc_need_zero(Alloc *alloc, size_t size);
void *alloc_need_resize(Alloc *alloc, void *block, size_t old_size, size_t size);

// Releases a block of exactly this size; NULL is allowed.
void alloc_release(Alloc *alloc, void *block, size_t size);

#endif
