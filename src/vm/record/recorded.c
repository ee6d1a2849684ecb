#include "vm/record/recorded.h"

#include "base/check.h"
#include "vm/object.h"
#include "vm/record/shown.h"
#include "vm/vm.h"

Recorded *recorded_new(size_t limit) {
    Alloc alloc;
    alloc_init(&alloc, limit);
    Recorded *recorded = alloc_try_zero(&alloc, sizeof *recorded);
    if (recorded) {
        recorded->alloc = alloc;
        buf_init(&recorded->text, &recorded->alloc);
    }
    return recorded;
}

void recorded_free(Recorded *recorded) {
    if (!recorded) {
        return;
    }
    Alloc *alloc = &recorded->alloc;
    notes_free(&recorded->places, alloc);
    array_free(&recorded->objects, alloc);
    array_free(&recorded->links, alloc);
    array_free(&recorded->changed, alloc);
    buf_deinit(&recorded->text);
    Alloc last = *alloc;
    alloc_release(&last, recorded, sizeof *recorded);
    alloc_deinit(&last);
}

// The same of one that was added; 0 when it is not.
static int recorded_find(const Recorded *recorded, const Object *object) {
    const int64_t *place = notes_find(&recorded->places, object);
    return place ? (int)*place : 0;
}

// A place that is free; 0 when there is no memory.
static int free_place(Recorded *recorded) {
    const int place = recorded->free_object;
    if (place) {
        recorded->free_object = recorded->objects.items[place].next_free;
        return place;
    }
    const int more = recorded->objects.count ? 1 : 2; // a first one that is not used
    if (!array_try_reserve(&recorded->objects, &recorded->alloc, more)) {
        return 0;
    }
    recorded->objects.count += more;
    return recorded->objects.count - 1;
}

int recorded_add(Recorded *recorded, Object *object) {
    if (object->flags & OBJECT_RECORDED) {
        return recorded_find(recorded, object);
    }
    int64_t *note = notes_add(&recorded->places, &recorded->alloc, object);
    const int place = note ? free_place(recorded) : 0;
    if (!place) {
        if (note) {
            notes_remove(&recorded->places, object);
        }
        return 0;
    }
    *note = place;
    recorded->objects.items[place] = (RecordedObject){.object = object};
    object->flags |= OBJECT_RECORDED;
    return place;
}

// ---- Parts of others ----

static bool is_linked(const Recorded *recorded, int place, int outer) {
    int at = recorded->objects.items[place].outers;
    while (at && recorded->links.items[at].outer != outer) {
        at = recorded->links.items[at].next;
    }
    return at != 0;
}

bool recorded_link(Recorded *recorded, Object *inner, int outer) {
    const int place = recorded_add(recorded, inner);
    if (!place || place == outer || is_linked(recorded, place, outer)) {
        return place != 0;
    }
    int link = recorded->free_link;
    if (link) {
        recorded->free_link = recorded->links.items[link].next;
    } else {
        const int more = recorded->links.count ? 1 : 2;
        if (!array_try_reserve(&recorded->links, &recorded->alloc, more)) {
            return false;
        }
        recorded->links.count += more;
        link = recorded->links.count - 1;
    }
    RecordedObject *object = &recorded->objects.items[place];
    recorded->links.items[link] = (RecordedLink){outer, object->outers};
    object->outers = link;
    return true;
}

static void drop_links(Recorded *recorded, RecordedObject *object) {
    for (int link = object->outers; link;) {
        RecordedLink *at = &recorded->links.items[link];
        const int next = at->next;
        at->next = recorded->free_link;
        recorded->free_link = link;
        link = next;
    }
}

// ---- Changes ----

void recorded_change(Recorded *recorded, Object *object) {
    RecordedObject *known = &recorded->objects.items[recorded_find(recorded, object)];
    // Without memory it is told when it changes the next time.
    if (!known->change && array_try_push(&recorded->changed, &recorded->alloc,
                                         (int)(known - recorded->objects.items))) {
        known->change = recorded->changed.count;
        object->flags |= OBJECT_CHANGED;
    }
}

void recorded_change_from(Vm *vm, Object *object, int64_t index) {
    // Behind the last item that is shown it says whether there are more.
    if (index <= SHOWN_MAX_ITEMS || !shown_can_change(vm, object)) {
        recorded_change(vm->recorded, object);
    }
}

void recorded_forget_code(Recorded *recorded) {
    memset(recorded->names, 0, sizeof recorded->names);
    memset(recorded->lines, 0, sizeof recorded->lines);
}

void recorded_forget(Recorded *recorded, Object *object) {
    const int place = recorded_find(recorded, object);
    CHECK(place > 0);
    RecordedObject *known = &recorded->objects.items[place];
    if (known->change) {
        recorded->changed.items[known->change - 1] = 0;
    }
    drop_links(recorded, known);
    *known = (RecordedObject){.next_free = recorded->free_object};
    recorded->free_object = place;
    notes_remove(&recorded->places, object);
    object->flags &= ~(OBJECT_RECORDED | OBJECT_CHANGED);
}
