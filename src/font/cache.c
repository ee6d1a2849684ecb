#include "font/cache.h"

void cache_init(Cache *cache, Alloc *alloc) {
    *cache = (Cache){alloc, alloc_need_zero(alloc, sizeof(Generation)),
                     alloc_need_zero(alloc, sizeof(Generation))};
}

static size_t mask_bytes(const FontMask *mask) {
    return (size_t)mask->width * (size_t)mask->height;
}

static void free_run(Cache *cache, Run *run) {
    for (int i = 0; i < run->masks.count; i++) {
        const FontMask *mask = &run->masks.items[i];
        alloc_release(cache->alloc, (void *)mask->coverage, mask_bytes(mask));
    }
    array_free(&run->masks, cache->alloc);
    alloc_release(cache->alloc, run, sizeof *run + run->text_size);
}

static void clear_generation(Cache *cache, Generation *generation) {
    for (int i = 0; i < CACHE_BUCKETS; i++) {
        while (generation->buckets[i] != NULL) {
            Run *run = generation->buckets[i];
            generation->buckets[i] = run->next;
            free_run(cache, run);
        }
    }
    generation->bytes = 0;
}

void cache_deinit(Cache *cache) {
    clear_generation(cache, cache->young);
    clear_generation(cache, cache->old);
    alloc_release(cache->alloc, cache->young, sizeof(Generation));
    alloc_release(cache->alloc, cache->old, sizeof(Generation));
}

static uint64_t hash_of(FontFace face, int size, Text text) {
    uint64_t hash = 14695981039346656037u ^ (uint64_t)face ^ ((uint64_t)size << 8);
    for (size_t i = 0; i < text.size; i++) {
        hash = (hash ^ (unsigned char)text.bytes[i]) * 1099511628211u;
    }
    return hash ^ (hash >> 29);
}

static Run **find(Generation *generation, uint64_t hash, FontFace face, int size, Text text) {
    Run **link = &generation->buckets[hash % CACHE_BUCKETS];
    while (*link != NULL) {
        const Run *run = *link;
        if (run->hash == hash && run->face == face && run->size == size &&
            text_equal((Text){run->text, run->text_size}, text)) {
            break;
        }
        link = &(*link)->next;
    }
    return link;
}

static size_t bytes_of(const Run *run) {
    size_t bytes = sizeof *run + run->text_size;
    for (int i = 0; i < run->masks.count; i++) {
        bytes += mask_bytes(&run->masks.items[i]) + sizeof(FontMask);
    }
    return bytes;
}

static void add_young(Cache *cache, Run *run) {
    if (cache->young->bytes > FONT_CACHE_BYTES / 2) {
        Generation *dropped = cache->old;
        clear_generation(cache, dropped);
        cache->old = cache->young;
        cache->young = dropped;
    }
    Run **bucket = &cache->young->buckets[run->hash % CACHE_BUCKETS];
    run->next = *bucket;
    *bucket = run;
    cache->young->bytes += bytes_of(run);
}

Run *cache_find(Cache *cache, FontFace face, int size, Text text) {
    const uint64_t hash = hash_of(face, size, text);
    Run *run = *find(cache->young, hash, face, size, text);
    if (run != NULL) {
        return run;
    }
    Run **link = find(cache->old, hash, face, size, text);
    run = *link;
    if (run != NULL) {
        *link = run->next;
        cache->old->bytes -= bytes_of(run);
    } else {
        run = alloc_need_zero(cache->alloc, sizeof *run + text.size);
        run->hash = hash;
        run->face = face;
        run->size = size;
        run->width = -1;
        run->text_size = text.size;
        memcpy(run->text, text.bytes, text.size);
    }
    add_young(cache, run);
    return run;
}

uint8_t *cache_add_mask(Cache *cache, Run *run, FontMask place) {
    const size_t bytes = mask_bytes(&place);
    uint8_t *coverage = alloc_need_zero(cache->alloc, bytes);
    place.coverage = coverage;
    array_push(&run->masks, cache->alloc, place);
    cache->young->bytes += bytes + sizeof(FontMask);
    return coverage;
}
