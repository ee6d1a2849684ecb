// Numbers beside objects: a hash table by address, for what few objects need and no field is worth.
//
// Nothing depends on the order of its places, so addresses do not show. Whoever notes something of
// an object has to take it out again before the object's memory is given back.

#ifndef VM_NOTES_H
#define VM_NOTES_H

#include "base/alloc.h"

typedef struct Object Object;

typedef struct Notes {
    const Object **objects; // NULL: a free place
    int64_t *numbers;
    size_t count, capacity; // a power of two
} Notes;

// The object's number, to be read and written until the next call; NULL: it has none.
int64_t *notes_find(const Notes *notes, const Object *object);

// The same; a new one is 0. NULL without memory.
int64_t *notes_add(Notes *notes, Alloc *alloc, const Object *object);

void notes_remove(Notes *notes, const Object *object);
void notes_free(Notes *notes, Alloc *alloc);

#endif
