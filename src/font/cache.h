// Texts that were measured or drawn not long ago, with their masks.
//
// Private to the folder font. The cache has two generations: what is asked for moves into the young
// one; when that is half of what the cache may hold, the old one is dropped and the young one
// becomes old. So it stays bounded, and nothing that is drawn every frame is ever dropped.

#ifndef FONT_CACHE_H
#define FONT_CACHE_H

#include "base/array.h"
#include "font/font.h"

#define CACHE_BUCKETS 2048

// A text in one face and size. For a mono face it is one character.
typedef struct Run {
    struct Run *next; // in the bucket
    uint64_t hash;
    FontFace face;
    int size;
    int width;             // how far it moves the pen; pixels
    bool drawn;            // the masks are made; a text that was only measured has none
    ARRAY(FontMask) masks; // their coverage belongs to the run
    size_t text_size;      // bytes of `text`
    char text[];
} Run;

typedef struct Generation {
    Run *buckets[CACHE_BUCKETS];
    size_t bytes;
} Generation;

typedef struct Cache {
    Alloc *alloc;
    Generation *young, *old;
} Cache;

void cache_init(Cache *cache, Alloc *alloc);
void cache_deinit(Cache *cache);

// The run of this text, if need be a new one with `width` -1; valid until the next call.
Run *cache_find(Cache *cache, FontFace face, int size, Text text);

// Room for a mask's coverage, cleared; counted as part of the cache.
uint8_t *cache_add_mask(Cache *cache, Run *run, FontMask place);

#endif
