// An arena: many small things that are made one by one and released all at once.
//
// A parse makes thousands of nodes whose life ends together, when the code is made. Nothing in an
// arena is released by itself, so nothing in it owns anything outside of it. Running out of memory
// sets `failed`; it stays set, so a user may check once, at the end.

#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/text.h"

typedef struct ArenaChunk ArenaChunk;

typedef struct Arena {
    Alloc *alloc;
    ArenaChunk *chunks; // newest first
    char *cut, *cut_end;
    bool failed;
} Arena;

void arena_init(Arena *arena, Alloc *alloc);

// Releases everything that was taken from the arena.
void arena_deinit(Arena *arena);

// `size` cleared bytes, aligned for any type; NULL when there is no memory.
void *arena_take(Arena *arena, size_t size);

// A copy of the bytes, ended by a zero byte that is not counted; {NULL, 0} without memory.
Text arena_copy_text(Arena *arena, Text text);

// A cleared thing of a type, or NULL.
#define arena_new(arena, Type) ((Type *)arena_take((arena), sizeof(Type)))

#endif
