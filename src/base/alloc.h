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

// Whether small blocks come from pools.
#if defined(__SANITIZE_ADDRESS__)
#define ALLOC_POOLED false
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ALLOC_POOLED false
#endif
#endif
#ifndef ALLOC_POOLED
#define ALLOC_POOLED true
#endif

#define ALLOC_SMALL_MAX 1024
#define ALLOC_CLASSES   (ALLOC_SMALL_MAX / 16 + 1)

typedef struct Alloc {
    size_t used;      // bytes given out now
    size_t peak;      // the largest value `used` had
    size_t limit;     // `used` never passes this; 0: no limit
    uint64_t count;   // how many times a block was asked for
    uint64_t fail_at; // the request with this number fails, and all later ones; 0: never
    void *free_blocks[ALLOC_CLASSES]; // released small blocks, by size / 16
    void *chunks;                     // what small blocks are cut from, linked by first word
    int chunk_count;
    char *cut, *cut_end; // the uncut rest of the newest chunk
} Alloc;

void alloc_init(Alloc *alloc, size_t limit);

// Gives the pools back to the system. CHECKs that every block was released.
void alloc_deinit(Alloc *alloc);

// alloc_try and alloc_release for what is not usual: a fresh block, a large one, a limit.
void *alloc_try_slow(Alloc *alloc, size_t size);
void alloc_release_slow(Alloc *alloc, void *block, size_t size);

// A block of `size` bytes, not cleared; NULL when the limit is reached or no memory is left. The
// usual case, a small block that was released before, costs its caller no call: an interpreter
// does little else than to make small objects and let them go.
static inline void *alloc_try(Alloc *alloc, size_t size) {
    const size_t rounded = (size + 15) & ~(size_t)15;
    if (ALLOC_POOLED && rounded - 1 < ALLOC_SMALL_MAX) {
        void *block = alloc->free_blocks[rounded / 16];
        const size_t used = alloc->used + rounded;
        if (block && !alloc->fail_at && (!alloc->limit || used <= alloc->limit)) {
            void *next = *(void **)block;
            alloc->free_blocks[rounded / 16] = next;
            __builtin_prefetch(next); // it may have been released long ago
            alloc->count++;
            alloc->used = used;
            alloc->peak = used > alloc->peak ? used : alloc->peak;
            return block;
        }
    }
    return alloc_try_slow(alloc, size);
}

// The same, cleared.
void *alloc_try_zero(Alloc *alloc, size_t size);

// Changes the size of a block (NULL: none yet); NULL on failure, the old block then stays valid.
void *alloc_try_resize(Alloc *alloc, void *block, size_t old_size, size_t size);

// As the three above, but for code that can't go on without: says so on stderr, exits with 3.
void *alloc_need(Alloc *alloc, size_t size);
void *alloc_need_zero(Alloc *alloc, size_t size);
void *alloc_need_resize(Alloc *alloc, void *block, size_t old_size, size_t size);

// Releases a block of exactly this size; NULL is allowed.
static inline void alloc_release(Alloc *alloc, void *block, size_t size) {
    const size_t rounded = (size + 15) & ~(size_t)15;
    if (ALLOC_POOLED && block && rounded - 1 < ALLOC_SMALL_MAX && alloc->used >= rounded) {
        alloc->used -= rounded;
        *(void **)block = alloc->free_blocks[rounded / 16];
        alloc->free_blocks[rounded / 16] = block;
        return;
    }
    alloc_release_slow(alloc, block, size);
}

#endif
