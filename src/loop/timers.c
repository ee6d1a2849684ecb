#include "loop/timers.h"

#include "base/check.h"

// Time and sequence as one number: which of two timers comes first is anybody's guess, and so told
// without a branch.
__extension__ typedef __int128 Rank;

static inline Rank rank_of(const Timer *timer) {
    return (Rank)timer->when * ((Rank)1 << 64) + timer->sequence;
}

static inline bool is_before(const Timer *a, const Timer *b) {
    return rank_of(a) < rank_of(b);
}

// The one that moves is held back until its place is known; the others each move once. `top` is as
// high as it may come.
static void sift_up(Timer *heap, int index, int top) {
    const Timer moving = heap[index];
    while (index > top) {
        const int parent = (index - 1) / 2;
        if (!is_before(&moving, &heap[parent])) {
            break;
        }
        heap[index] = heap[parent];
        index = parent;
    }
    heap[index] = moving;
}

// What has come to the top was among the last ones, and nearly always belongs there again: the
// place is moved down to the end, past the earlier of each two, and the timer up from there.
static void sift_down(Timer *heap, int count, int index) {
    const Timer moving = heap[index];
    const int top = index;
    int child = 2 * index + 1;
    for (; child + 1 < count; child = 2 * index + 1) {
        child += is_before(&heap[child + 1], &heap[child]);
        heap[index] = heap[child];
        index = child;
    }
    if (child < count) {
        heap[index] = heap[child];
        index = child;
    }
    heap[index] = moving;
    sift_up(heap, index, top);
}

bool timers_push(TimerHeap *timers, Alloc *alloc, SimTime when, Handle *handle) {
    const Timer timer = {when, timers->next_sequence, handle};
    if (!array_try_push(&timers->heap, alloc, timer)) {
        return false;
    }
    timers->next_sequence++;
    sift_up(timers->heap.items, timers->heap.count - 1, 0);
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
