#include "trace/intern.h"

#include "base/check.h"

#define CHUNK_BYTES  (64 * 1024)
#define VARINT_BYTES 10

struct InternChunk {
    InternChunk *next;
    size_t size; // with this head
};

// The first byte of a list: how the rest says what it is.
enum { LIST_FULL, LIST_WITH, LIST_WITHOUT };

typedef struct ListHead {
    int form;
    int32_t count;
    int32_t depth; // how many differences lie between it and a full list
    int32_t base;
    int64_t item;
    const uint8_t *items; // of a full list
} ListHead;

// Less than 8 bytes as a number; with their count, no two are the same.
static inline uint64_t tail_word(const char *bytes, size_t size) {
    if (size >= 4) {
        uint32_t first, last;
        memcpy(&first, bytes, 4);
        memcpy(&last, bytes + size - 4, 4);
        return (uint64_t)first << 32 | last;
    }
    const unsigned char *at = (const unsigned char *)bytes;
    return size ? (uint64_t)at[0] << 16 | (uint64_t)at[size / 2] << 8 | at[size - 1] : 0;
}

static uint32_t hash_bytes(const char *bytes, size_t size) {
    uint64_t hash = 0x9e3779b97f4a7c15u ^ size;
    while (size >= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        hash = (hash ^ word) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
        bytes += 8;
        size -= 8;
    }
    hash = (hash ^ tail_word(bytes, size)) * 0xc4ceb9fe1a85ec53u;
    return (uint32_t)(hash ^ (hash >> 32));
}

// A copy of the bytes that stays where it is; NULL when there is no memory.
static const char *keep(Interns *interns, const void *bytes, size_t size) {
    if ((size_t)(interns->cut_end - interns->cut) < size) {
        size_t wanted = sizeof(InternChunk) + size;
        size_t chunk_size = wanted > CHUNK_BYTES / 4 || interns->last_chance ? wanted : CHUNK_BYTES;
        InternChunk *chunk = alloc_try(interns->alloc, chunk_size);
        if (!chunk) {
            return NULL;
        }
        *chunk = (InternChunk){interns->chunks, chunk_size};
        interns->chunks = chunk;
        interns->chunk_bytes += chunk_size;
        char *start = (char *)(chunk + 1);
        if (chunk_size == wanted) {
            memcpy(start, bytes, size);
            return start;
        }
        interns->cut = start;
        interns->cut_end = (char *)chunk + chunk_size;
    }
    char *kept = interns->cut;
    memcpy(kept, bytes, size);
    interns->cut += size;
    return kept;
}

static bool grow_slots(Interns *interns) {
    int count = interns->slot_count * 2;
    InternSlot *slots = alloc_try_zero(interns->alloc, (size_t)count * sizeof *slots);
    if (!slots) {
        return false;
    }
    for (int i = 0; i < interns->slot_count; i++) {
        const InternSlot slot = interns->slots[i];
        uint32_t at = slot.hash & (uint32_t)(count - 1);
        while (slot.id && slots[at].id) {
            at = (at + 1) & (uint32_t)(count - 1);
        }
        if (slot.id) {
            slots[at] = slot;
        }
    }
    alloc_release(interns->alloc, interns->slots, (size_t)interns->slot_count * sizeof *slots);
    interns->slots = slots;
    interns->slot_count = count;
    return true;
}

bool interns_init(Interns *interns, Alloc *alloc) {
    *interns = (Interns){.alloc = alloc, .slot_count = 256};
    interns->slots = alloc_try_zero(alloc, 256 * sizeof *interns->slots);
    if (!interns->slots || !array_try_push(&interns->entries, alloc, (InternEntry){"", 0})) {
        interns_deinit(interns);
        return false;
    }
    return true;
}

void interns_deinit(Interns *interns) {
    while (interns->chunks) {
        InternChunk *next = interns->chunks->next;
        alloc_release(interns->alloc, interns->chunks, interns->chunks->size);
        interns->chunks = next;
    }
    if (interns->slots) {
        alloc_release(interns->alloc, interns->slots,
                      (size_t)interns->slot_count * sizeof *interns->slots);
        interns->slots = NULL;
    }
    array_free(&interns->entries, interns->alloc);
}

// A new entry; -1 when there is no memory.
static int32_t add_entry(Interns *interns, const void *bytes, size_t size) {
    // A place more than is needed is always kept, for the text of an `end` when memory has ended.
    if (!array_try_reserve(&interns->entries, interns->alloc, interns->last_chance ? 1 : 2)) {
        return -1;
    }
    const char *kept = keep(interns, bytes, size);
    if (!kept) {
        return -1;
    }
    interns->entries.items[interns->entries.count] = (InternEntry){kept, (uint32_t)size};
    return interns->entries.count++;
}

// A difference: bytes that are as good as never there already.
static int32_t add_recent(Interns *interns, const void *bytes, size_t size) {
    int32_t *recent = &interns->recent[hash_bytes(bytes, size) % INTERN_RECENT];
    const InternEntry *entry = &interns->entries.items[*recent];
    if (entry->size == size && memcmp(entry->bytes, bytes, size) == 0) {
        return *recent;
    }
    const int32_t id = add_entry(interns, bytes, size);
    *recent = id < 0 ? 0 : id;
    return id;
}

int32_t interns_add(Interns *interns, const void *bytes, size_t size) {
    if (size == 0) {
        return 0;
    }
    if (size > INT32_MAX) {
        return -1;
    }
    uint32_t hash = hash_bytes(bytes, size);
    uint32_t mask = (uint32_t)interns->slot_count - 1;
    uint32_t at = hash & mask;
    for (; interns->slots[at].id; at = (at + 1) & mask) {
        const InternEntry *entry = &interns->entries.items[interns->slots[at].id];
        if (interns->slots[at].hash == hash && entry->size == size &&
            !memcmp(entry->bytes, bytes, size)) {
            return interns->slots[at].id;
        }
    }
    const int32_t id = add_entry(interns, bytes, size);
    if (id < 0) {
        return -1;
    }
    interns->slots[at] = (InternSlot){hash, id};
    interns->slots_used++;
    // An entry that is not in the slots could not be found again, so growing comes after placing;
    // when it fails, the table is only fuller, until it would be full.
    if (interns->slots_used >= interns->slot_count / 4 * 3 && !grow_slots(interns) &&
        interns->slots_used >= interns->slot_count - 2) {
        interns->slots[at].id = 0;
        interns->slots_used--;
        interns->entries.count--;
        return -1;
    }
    return id;
}

Text interns_text(const Interns *interns, int32_t id) {
    CHECK(id >= 0 && id < interns->entries.count);
    const InternEntry *entry = &interns->entries.items[id];
    return (Text){entry->bytes, entry->size};
}

static ListHead list_head(const Interns *interns, int32_t list) {
    Text text = interns_text(interns, list);
    if (text.size == 0) {
        return (ListHead){.form = LIST_FULL};
    }
    const uint8_t *at = (const uint8_t *)text.bytes;
    ListHead head = {.form = *at++};
    uint64_t word;
    at = varint_get(at, &word);
    head.count = (int32_t)word;
    if (head.form == LIST_FULL) {
        head.items = at;
        return head;
    }
    at = varint_get(at, &word);
    head.depth = (int32_t)word;
    at = varint_get(at, &word);
    head.base = (int32_t)word;
    varint_get(at, &word);
    head.item = varint_unfold(word);
    return head;
}

int32_t interns_add_list(Interns *interns, const int64_t *items, int count) {
    if (count == 0) {
        return 0;
    }
    size_t room = 1 + ((size_t)count + 1) * VARINT_BYTES;
    uint8_t small[256];
    uint8_t *bytes = room <= sizeof small ? small : alloc_try(interns->alloc, room);
    if (!bytes) {
        return -1;
    }
    uint8_t *at = bytes;
    *at++ = LIST_FULL;
    at = varint_put(at, (uint64_t)count);
    uint64_t before = 0;
    for (int i = 0; i < count; i++) {
        at = varint_put(at, varint_fold((int64_t)((uint64_t)items[i] - before)));
        before = (uint64_t)items[i];
    }
    int32_t id = interns_add(interns, bytes, (size_t)(at - bytes));
    if (bytes != small) {
        alloc_release(interns->alloc, bytes, room);
    }
    return id;
}

static void read_full(const ListHead *head, int64_t *items) {
    const uint8_t *at = head->items;
    uint64_t before = 0;
    for (int i = 0; i < head->count; i++) {
        uint64_t word;
        at = varint_get(at, &word);
        before += (uint64_t)varint_unfold(word);
        items[i] = (int64_t)before;
    }
}

// Takes the first `item` out of items[first …]; returns the new first.
static int take_out(int64_t *items, int first, int *count, int64_t item) {
    for (int i = first; i < first + *count; i++) {
        if (items[i] != item) {
            continue;
        }
        memmove(&items[first + 1], &items[first], (size_t)(i - first) * sizeof *items);
        (*count)--;
        return first + 1;
    }
    return first;
}

// The list in full, in a block of *room items, of which *first is its first; NULL: no memory.
static int64_t *read_list(const Interns *interns, int32_t list, int *first, int *count,
                          size_t *room) {
    ListHead top = list_head(interns, list);
    *room = (size_t)top.count + 2 * (size_t)top.depth + 1;
    int64_t *items = alloc_try(interns->alloc, *room * sizeof *items);
    if (!items) {
        return NULL;
    }
    // The differences, last one first, wait at the end of the block, as the lists that they make.
    ListHead head = top;
    int32_t at = list;
    for (int i = 0; i < top.depth; i++) {
        items[*room - 1 - (size_t)i] = at;
        at = head.base;
        head = list_head(interns, at);
    }
    read_full(&head, items);
    *first = 0;
    *count = head.count;
    for (int i = top.depth - 1; i >= 0; i--) {
        ListHead step = list_head(interns, (int32_t)items[*room - 1 - (size_t)i]);
        if (step.form == LIST_WITH) {
            items[*first + (*count)++] = step.item;
        } else {
            *first = take_out(items, *first, count, step.item);
        }
    }
    return items;
}

// The list written out in full, so that the next differences start from it.
static int32_t flatten(Interns *interns, int32_t list) {
    int first, count;
    size_t room;
    int64_t *items = read_list(interns, list, &first, &count, &room);
    if (!items) {
        return -1;
    }
    int32_t id = interns_add_list(interns, items + first, count);
    alloc_release(interns->alloc, items, room * sizeof *items);
    return id;
}

static int32_t add_difference(Interns *interns, int32_t list, int form, int count, int64_t item) {
    ListHead head = list_head(interns, list);
    uint8_t bytes[1 + 4 * VARINT_BYTES];
    uint8_t *at = bytes;
    *at++ = (uint8_t)form;
    at = varint_put(at, (uint64_t)count);
    at = varint_put(at, (uint64_t)head.depth + 1);
    at = varint_put(at, (uint64_t)list);
    at = varint_put(at, varint_fold(item));
    int32_t id = add_recent(interns, bytes, (size_t)(at - bytes));
    if (id < 0 || head.depth + 1 <= count) {
        return id;
    }
    return flatten(interns, id);
}

int32_t interns_list_with(Interns *interns, int32_t list, int64_t item) {
    int count = list_head(interns, list).count;
    return count == 0 ? interns_add_list(interns, &item, 1)
                      : add_difference(interns, list, LIST_WITH, count + 1, item);
}

int32_t interns_list_without(Interns *interns, int32_t list, int64_t item) {
    int count = list_head(interns, list).count;
    if (count == 0) {
        return list;
    }
    if (count > 8) {
        return add_difference(interns, list, LIST_WITHOUT, count - 1, item);
    }
    int first, left;
    size_t room;
    int64_t *items = read_list(interns, list, &first, &left, &room);
    if (!items) {
        return -1;
    }
    first = take_out(items, first, &left, item);
    int32_t id = interns_add_list(interns, items + first, left);
    alloc_release(interns->alloc, items, room * sizeof *items);
    return id;
}

int interns_list_count(const Interns *interns, int32_t list) {
    return list_head(interns, list).count;
}

int interns_list_read(const Interns *interns, int32_t list, int64_t *items, int max) {
    int first, count;
    size_t room;
    int64_t *all = read_list(interns, list, &first, &count, &room);
    if (!all) {
        return 0;
    }
    int copied = count < max ? count : max;
    memcpy(items, all + first, (size_t)copied * sizeof *items);
    alloc_release(interns->alloc, all, room * sizeof *all);
    return copied;
}

size_t interns_bytes(const Interns *interns) {
    return interns->chunk_bytes + (size_t)interns->entries.capacity * sizeof(InternEntry) +
           (size_t)interns->slot_count * sizeof *interns->slots;
}
