#include "base/alloc.h"

#include "base/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

// Chunks of a program that has many objects are as large as the pages that the system may have for
// such (fewer of them to be given out and to be found).
#define CHUNK_SIZE  ((size_t)64 * 1024)
#define LARGE_CHUNK ((size_t)2 * 1024 * 1024)
#define LARGE_FROM  16 // so many small ones come first

void alloc_init(Alloc *alloc, size_t limit) {
    *alloc = (Alloc){.limit = limit};
}

void alloc_deinit(Alloc *alloc) {
    CHECK(alloc->used == 0);
    while (alloc->chunks) {
        void *next = *(void **)alloc->chunks;
        free(alloc->chunks);
        alloc->chunks = next;
    }
}

static size_t rounded(size_t size) {
    return size == 0 ? 16 : (size + 15) & ~(size_t)15;
}

static bool is_small(size_t size) {
    return ALLOC_POOLED && size <= ALLOC_SMALL_MAX;
}

// Whether `size` more bytes may be given out, counted as one request.
static bool admit(Alloc *alloc, size_t size) {
    alloc->count++;
    if (alloc->fail_at && alloc->count >= alloc->fail_at) {
        return false;
    }
    return !alloc->limit || (size <= alloc->limit && alloc->used <= alloc->limit - size);
}

static void count_in(Alloc *alloc, size_t size) {
    alloc->used += size;
    if (alloc->used > alloc->peak) {
        alloc->peak = alloc->used;
    }
}

static void *large_chunk(void) {
    void *chunk = NULL;
    if (posix_memalign(&chunk, LARGE_CHUNK, LARGE_CHUNK) != 0) {
        return NULL;
    }
#ifdef MADV_HUGEPAGE
    (void)madvise(chunk, LARGE_CHUNK, MADV_HUGEPAGE); // a wish
#endif
    return chunk;
}

static bool new_chunk(Alloc *alloc) {
    const bool large = alloc->chunk_count >= LARGE_FROM;
    char *chunk = large ? large_chunk() : malloc(CHUNK_SIZE);
    if (!chunk) {
        return false;
    }
    *(void **)chunk = alloc->chunks;
    alloc->chunks = chunk;
    alloc->chunk_count++;
    alloc->cut = chunk + 16;
    alloc->cut_end = chunk + (large ? LARGE_CHUNK : CHUNK_SIZE);
    return true;
}

static void *small_block(Alloc *alloc, size_t size) {
    void **head = &alloc->free_blocks[size / 16];
    if (*head) {
        void *block = *head;
        *head = *(void **)block;
        return block;
    }
    if ((size_t)(alloc->cut_end - alloc->cut) < size && !new_chunk(alloc)) {
        return NULL;
    }
    void *block = alloc->cut;
    alloc->cut += size;
    return block;
}

void *alloc_try_slow(Alloc *alloc, size_t size) {
    if (size > PTRDIFF_MAX) {
        return NULL;
    }
    size = rounded(size);
    if (!admit(alloc, size)) {
        return NULL;
    }
    void *block = is_small(size) ? small_block(alloc, size) : malloc(size);
    if (block) {
        count_in(alloc, size);
    }
    return block;
}

void *alloc_try_zero(Alloc *alloc, size_t size) {
    void *block = alloc_try(alloc, size);
    if (block) {
        memset(block, 0, size);
    }
    return block;
}

void *alloc_try_resize(Alloc *alloc, void *block, size_t old_size, size_t size) {
    if (!block) {
        return alloc_try(alloc, size);
    }
    if (size > PTRDIFF_MAX) {
        return NULL;
    }
    size_t from = rounded(old_size), to = rounded(size);
    if (from == to) {
        return block;
    }
    if (is_small(from) || is_small(to)) {
        void *moved = alloc_try(alloc, size);
        if (moved) {
            memcpy(moved, block, old_size < size ? old_size : size);
            alloc_release(alloc, block, old_size);
        }
        return moved;
    }
    if (to > from && !admit(alloc, to - from)) {
        return NULL;
    }
    void *moved = realloc(block, to);
    if (moved) {
        alloc->used -= from;
        count_in(alloc, to);
    }
    return moved;
}

static void *needed(void *block) {
    if (!block) {
        fputs("awaiter: out of memory\n", stderr);
        exit(3);
    }
    return block;
}

void *alloc_need(Alloc *alloc, size_t size) {
    return needed(alloc_try(alloc, size));
}

void *alloc_need_zero(Alloc *alloc, size_t size) {
    return needed(alloc_try_zero(alloc, size));
}

void *alloc_need_resize(Alloc *alloc, void *block, size_t old_size, size_t size) {
    return needed(alloc_try_resize(alloc, block, old_size, size));
}

void alloc_release_slow(Alloc *alloc, void *block, size_t size) {
    if (!block) {
        return;
    }
    size = rounded(size);
    CHECK(alloc->used >= size);
    alloc->used -= size;
    if (is_small(size)) {
        *(void **)block = alloc->free_blocks[size / 16];
        alloc->free_blocks[size / 16] = block;
    } else {
        free(block);
    }
}
