// The text, lists and chains that events refer to, each kept once and known by a small number.
//
// All three are runs of bytes in one table; 0 is the empty run. Nothing that was handed out ever
// moves. A list is a value: adding to one makes another that names the first and the difference,
// and is written out in full only when the differences would be longer than the list. Differences
// hardly ever come again much later, so they are looked for among the latest alone.

#ifndef TRACE_INTERN_H
#define TRACE_INTERN_H

#include "base/array.h"
#include "base/text.h"

#include <stdint.h>

typedef struct InternEntry {
    const char *bytes;
    uint32_t size;
} InternEntry;

// With the hash at hand a slot is hardly ever followed in vain.
typedef struct InternSlot {
    uint32_t hash;
    int32_t id; // 0: empty
} InternSlot;

typedef struct InternChunk InternChunk;

#define INTERN_RECENT 256

typedef struct Interns {
    Alloc *alloc;
    ARRAY(InternEntry) entries;    // by number
    InternSlot *slots;             // by hash, open addressing
    int slot_count;                // a power of two
    int slots_used;                // how many entries they hold
    int32_t recent[INTERN_RECENT]; // differences between lists that were made lately, by hash
    InternChunk *chunks;           // the bytes, newest chunk first
    char *cut, *cut_end;           // what is free in the newest
    size_t chunk_bytes;
    bool last_chance; // memory has ended: what was held back for a last text may be used
} Interns;

// False when there is no memory.
bool interns_init(Interns *interns, Alloc *alloc);
void interns_deinit(Interns *interns);

// The number of these bytes; -1 when there is no memory.
int32_t interns_add(Interns *interns, const void *bytes, size_t size);
Text interns_text(const Interns *interns, int32_t id);

// Lists of numbers. -1 when there is no memory.
int32_t interns_add_list(Interns *interns, const int64_t *items, int count);
int32_t interns_list_with(Interns *interns, int32_t list, int64_t item);
int32_t interns_list_without(Interns *interns, int32_t list, int64_t item);
int interns_list_count(const Interns *interns, int32_t list);
int interns_list_read(const Interns *interns, int32_t list, int64_t *items, int max);

size_t interns_bytes(const Interns *interns);

// Whole numbers in as few bytes as they need: 7 bits a byte, the lowest first; signed ones are
// folded so that small negative ones are short, too.
static inline uint64_t varint_fold(int64_t value) {
    return ((uint64_t)value << 1) ^ (uint64_t)(value >> 63);
}

static inline int64_t varint_unfold(uint64_t folded) {
    return (int64_t)(folded >> 1) ^ -(int64_t)(folded & 1);
}

static inline uint8_t *varint_put(uint8_t *at, uint64_t value) {
    while (value >= 0x80) {
        *at++ = (uint8_t)(value | 0x80);
        value >>= 7;
    }
    *at++ = (uint8_t)value;
    return at;
}

static inline const uint8_t *varint_get(const uint8_t *at, uint64_t *value) {
    uint64_t sum = *at++;
    if (sum < 0x80) {
        *value = sum;
        return at;
    }
    sum &= 0x7f;
    for (int shift = 7;; shift += 7) {
        uint64_t byte = *at++;
        sum |= (byte & 0x7f) << shift;
        if (byte < 0x80) {
            *value = sum;
            return at;
        }
    }
}

#endif
