#include "base/array.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

bool array_grow(Alloc *alloc, void **items, int count, int *capacity, int more, size_t item_size) {
    if (more <= *capacity - count) {
        return true;
    }
    if (more > INT_MAX / 2 - count) {
        return false;
    }
    int wanted = count + more;
    int grown = *capacity < 8 ? 8 : *capacity + *capacity / 2;
    if (grown < wanted) {
        grown = wanted;
    }
    void *moved =
        alloc_try_resize(alloc, *items, (size_t)*capacity * item_size, (size_t)grown * item_size);
    if (!moved) {
        return false;
    }
    *items = moved;
    *capacity = grown;
    return true;
}

void array_need_grow(Alloc *alloc, void **items, int count, int *capacity, int more,
                     size_t item_size) {
    if (!array_grow(alloc, items, count, capacity, more, item_size)) {
        fputs("awaiter: out of memory\n", stderr);
        exit(3);
    }
}
