#include "vm/notes.h"

static size_t place_of(const Notes *notes, const Object *object) {
    size_t place = ((uintptr_t)object >> 4) * 11400714819323198485u >> 20;
    for (place &= notes->capacity - 1; notes->objects[place] && notes->objects[place] != object;) {
        place = (place + 1) & (notes->capacity - 1);
    }
    return place;
}

void notes_free(Notes *notes, Alloc *alloc) {
    alloc_release(alloc, notes->objects, notes->capacity * sizeof *notes->objects);
    alloc_release(alloc, notes->numbers, notes->capacity * sizeof *notes->numbers);
    *notes = (Notes){0};
}

static bool grow(Notes *notes, Alloc *alloc) {
    const size_t capacity = notes->capacity ? notes->capacity * 2 : 1024;
    Notes grown = {.count = notes->count, .capacity = capacity};
    grown.objects = alloc_try_zero(alloc, capacity * sizeof *grown.objects);
    grown.numbers = alloc_try_zero(alloc, capacity * sizeof *grown.numbers);
    if (!grown.objects || !grown.numbers) {
        notes_free(&grown, alloc);
        return false;
    }
    for (size_t i = 0; i < notes->capacity; i++) {
        if (notes->objects[i]) {
            const size_t place = place_of(&grown, notes->objects[i]);
            grown.objects[place] = notes->objects[i];
            grown.numbers[place] = notes->numbers[i];
        }
    }
    notes_free(notes, alloc);
    *notes = grown;
    return true;
}

int64_t *notes_find(const Notes *notes, const Object *object) {
    const size_t place = notes->capacity ? place_of(notes, object) : 0;
    return notes->capacity && notes->objects[place] ? &notes->numbers[place] : NULL;
}

int64_t *notes_add(Notes *notes, Alloc *alloc, const Object *object) {
    if (notes->count * 2 >= notes->capacity && !grow(notes, alloc)) {
        return NULL;
    }
    const size_t place = place_of(notes, object);
    if (!notes->objects[place]) {
        notes->objects[place] = object;
        notes->numbers[place] = 0;
        notes->count++;
    }
    return &notes->numbers[place];
}

// Closes the gap, so that later ones are still found.
void notes_remove(Notes *notes, const Object *object) {
    const size_t place = notes->capacity ? place_of(notes, object) : 0;
    if (!notes->capacity || !notes->objects[place]) {
        return;
    }
    notes->objects[place] = NULL;
    notes->count--;
    for (size_t next = (place + 1) & (notes->capacity - 1); notes->objects[next];
         next = (next + 1) & (notes->capacity - 1)) {
        const Object *moved = notes->objects[next];
        notes->objects[next] = NULL;
        const size_t better = place_of(notes, moved);
        notes->objects[better] = moved;
        notes->numbers[better] = notes->numbers[next];
    }
}
