#include "base/arena.h"

#include <string.h>

struct ArenaChunk {
    ArenaChunk *next;
    size_t size;
};

enum { CHUNK_SIZE = 16 * 1024 - 64, ALIGNMENT = 16 };

void arena_init(Arena *arena, Alloc *alloc) {
    *arena = (Arena){.alloc = alloc};
}

void arena_deinit(Arena *arena) {
    while (arena->chunks != NULL) {
        ArenaChunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        alloc_release(arena->alloc, chunk, chunk->size);
    }
    arena->cut = arena->cut_end = NULL;
}

// A large thing gets a chunk of its own, so that the rest of the current chunk is not lost.
static void *take_chunk(Arena *arena, size_t size) {
    const size_t head = (sizeof(ArenaChunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    const bool own = size > CHUNK_SIZE / 4;
    const size_t total = head + (own ? size : CHUNK_SIZE);
    ArenaChunk *chunk = alloc_try(arena->alloc, total);
    if (chunk == NULL) {
        arena->failed = true;
        return NULL;
    }
    *chunk = (ArenaChunk){.next = arena->chunks, .size = total};
    arena->chunks = chunk;
    char *bytes = (char *)chunk + head;
    if (!own) {
        arena->cut = bytes + size;
        arena->cut_end = bytes + CHUNK_SIZE;
    }
    return bytes;
}

void *arena_take(Arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    char *bytes = arena->cut;
    if (bytes != NULL && (size_t)(arena->cut_end - bytes) >= size) {
        arena->cut += size;
    } else {
        bytes = take_chunk(arena, size);
    }
    return bytes == NULL ? NULL : memset(bytes, 0, size);
}

Text arena_copy_text(Arena *arena, Text text) {
    char *bytes = arena_take(arena, text.size + 1);
    if (bytes == NULL) {
        return (Text){NULL, 0};
    }
    if (text.size != 0) {
        memcpy(bytes, text.bytes, text.size);
    }
    return (Text){bytes, text.size};
}
