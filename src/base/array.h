// A growable array of any type: `ARRAY(int) lines;`, zero-initialized, then pushed to.
//
// The one macro container. `items` moves when it grows, so keep indexes, not pointers.

#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include "base/alloc.h"

#include <string.h>

#define ARRAY(Type)   \
    struct {          \
        Type *items;  \
        int count;    \
        int capacity; \
    }

// Makes room for `more` items; false when there is no memory (the array is then unchanged).
#define array_try_reserve(array, alloc, more)                                                 \
    array_grow((alloc), (void **)&(array)->items, (array)->count, &(array)->capacity, (more), \
               sizeof *(array)->items)

// Appends an item; false when there is no memory.
#define array_try_push(array, alloc, ...)                           \
    (array_try_reserve((array), (alloc), 1)                         \
         ? ((array)->items[(array)->count++] = (__VA_ARGS__), true) \
         : false)

// Appends an item; without memory, ends the program with a message (alloc_need).
#define array_push(array, alloc, ...)                                                             \
    do {                                                                                          \
        array_need_grow((alloc), (void **)&(array)->items, (array)->count, &(array)->capacity, 1, \
                        sizeof *(array)->items);                                                  \
        (array)->items[(array)->count++] = (__VA_ARGS__);                                         \
    } while (0)

#define array_last(array) ((array)->items[(array)->count - 1])

// Releases the items; the array is then empty and can be used again.
#define array_free(array, alloc)                                           \
    do {                                                                   \
        alloc_release((alloc), (array)->items,                             \
                      (size_t)(array)->capacity * sizeof *(array)->items); \
        (array)->items = NULL;                                             \
        (array)->count = (array)->capacity = 0;                            \
    } while (0)

bool array_grow(Alloc *alloc, void **items, int count, int *capacity, int more, size_t item_size);
void array_need_grow(Alloc *alloc, void **items, int count, int *capacity, int more,
                     size_t item_size);

#endif
