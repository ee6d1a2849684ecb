#include "loop/timers.h"

#include "base/check.h"

static bool is_before(const Timer *a, const Timer *b) {
    // Without a branch: which of two comes first is anybody's guess.
    return (a->when < b->when) | ((a->when == b->when) & (a->sequence < b->sequence));
}

// The one that moves is held back until its place is known; the others each move once.
static void sift_up(Timer *heap, int index) {
    const Timer moving = heap[index];
    while (index > 0) {
        const int parent = (index - 1) / 2;
        if (!is_before(&moving, &heap[parent])) {
            break;
        }
        heap[index] = heap[parent];
        index = parent;
    }
    heap[index] = moving;
}

static void sift_down(Timer *heap, int count, int index) {
    const Timer moving = heap[index];
    for (int child = 2 * index + 1; child < count; child = 2 * index + 1) {
        if (child + 1 < count) {
            child += is_before(&heap[child + 1], &heap[child]);
        }
        if (!is_before(&heap[child], &moving)) {
            break;
        }
        heap[index] = heap[child];
        index = child;
    }
    heap[index] = moving;
}

bool timers_push(TimerHeap *timers, Alloc *alloc, SimTime when, Handle *handle) {
    const Timer timer = {when, timers->next_sequence, handle};
    if (!array_try_push(&timers->heap, alloc, timer)) {
        return false;
    }
    timers->next_sequence++;
    sift_up(timers->heap.items, timers->heap.count - 1);
    return true;
}

const Timer *timers_first(const TimerHeap *timers) {
    CHECK(timers->heap.count > 0);
    return &timers->heap.items[0];
}

Timer timers_pop(TimerHeap *timers) {
    const Timer first = *timers_first(timers);
    timers->heap.items[0] = array_last(&timers->heap);
    timers->heap.count--;
    sift_down(timers->heap.items, timers->heap.count, 0);
    return first;
}

void timers_filter(TimerHeap *timers, bool (*drop)(const Timer *timer, void *context),
                   void *context) {
    int kept = 0;
    for (int i = 0; i < timers->heap.count; i++) {
        if (!drop(&timers->heap.items[i], context)) {
            timers->heap.items[kept++] = timers->heap.items[i];
        }
    }
    timers->heap.count = kept;
    for (int i = kept / 2 - 1; i >= 0; i--) {
        sift_down(timers->heap.items, kept, i);
    }
}
