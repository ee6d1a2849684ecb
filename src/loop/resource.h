// What the things that tasks share have in common: a row of waiters, a loop, and a name on the
// floor.
//
// Lock, Semaphore, Event, Condition, Barrier and the queues begin with a Resource. Like asyncio's
// mixins._LoopBoundMixin it belongs to the loop under which it first had to wait. The trace gets an
// event whenever something about it changes.

#ifndef LOOP_RESOURCE_H
#define LOOP_RESOURCE_H

#include "loop/future.h"

// Futures in the order in which their tasks came. Mostly the first one goes, so the row is a ring.
typedef struct Waiters {
    Future **ring; // counted
    int first, count, capacity;
} Waiters;

// What the trace is told of a resource, to notice when nothing has changed.
typedef struct Said {
    int64_t state, limit, unfinished;
    TextId label;
    ListId holders, lines[2], items;
    int32_t unused; // no padding: equal ones are equal bytes
} Said;

typedef struct Resource {
    Object base;
    Loop *loop; // counted; NULL: not bound to one yet
    int id;     // in the trace, below 0
    ResourceType type;
    TextId label;           // the first name bound to it
    const char *named_verb; // the latest way in which awaiting it was called, for the trace:
    TextId named_label, named;
    ListId holders;     // tasks that hold it
    Waiters waiters;    // what acquire(), wait(), get() or join() suspended on
    ListId lines[2];    // ids of tasks: [0] those in `waiters`, [1] those in line to put, or
                        // for the lock of a Condition
    int64_t event;      // index of its latest event; -1: none
    const char *hidden; // a tool of asyncio's own, which the trace does not know: what awaiting it
                        // is called instead, for `holders`; NULL: it is shown
    int64_t state, limit, unfinished; // for the trace: what is true now
    ListId items;                     // likewise, of a queue
    Said said;                        // what the trace was told last
    struct Resource *owner; // counted: the Condition that has made a Lock, the Barrier of a
                            // Condition, which the trace shows instead; NULL: itself
} Resource;

void resource_init(Vm *vm, Resource *resource, ResourceType type);
void resource_clear(Vm *vm, Resource *resource);
void resource_traverse(Resource *resource, Visit *visit, void *context);

// Makes the trace show `owner` whenever something about the resource changes.
void resource_set_owner(Vm *vm, Resource *resource, Resource *owner);

// A new future of that loop, ready to be yielded, at the end of the row (borrowed; the row holds
// it). `what` is how awaiting it is called, without the resource's name: "acquire()". The caller
// records the change.
Future *resource_wait(Vm *vm, Resource *resource, Waiters *waiters, const char *what);

// Takes a future out of the row, wherever it stands.
void waiters_remove(Vm *vm, Waiters *waiters, Future *future);
void waiters_clear(Vm *vm, Waiters *waiters);
void waiters_traverse(const Waiters *waiters, Visit *visit, void *context);

// For attributes that programs look at (`_waiters`, `_getters`): a new collections.deque.
Value deque_from(Vm *vm, Value iterable);
Value waiters_deque(Vm *vm, const Waiters *waiters);

static inline Future *waiters_at(const Waiters *waiters, int index) {
    return waiters->ring[(waiters->first + index) & (waiters->capacity - 1)];
}

// The first one that is not done, NULL when there is none.
Future *waiters_first_pending(const Waiters *waiters);

// The running task joins one of the lines that the trace shows, with the future that it then waits
// for; who waits for the future leaves the line, if it still stands there.
void resource_line_up(Vm *vm, Resource *resource, int line, Future *future);
void resource_step_out(Vm *vm, Resource *resource, int line, Future *future);

// Completes a waiting future with True or None, and tells the trace that the resource is why.
bool resource_wake(Vm *vm, Resource *resource, Future *future, Value result, Why why);

// The running task joins or leaves the holders.
void resource_hold(Vm *vm, Resource *resource);
void resource_let_go(Vm *vm, Resource *resource);

// Appends a `resource` event with what is true now, if anything has changed; `state` and `limit` as
// RESOURCE_TYPE in trace/event.def says for each type.
void resource_record(Vm *vm, Resource *resource, int64_t state, int64_t limit);

// The type `_asyncio.Shared`: a Resource for what is written in Python (Condition, Barrier).
bool shared_setup(Vm *vm);

// "<asyncio.locks.Lock object at 0x… [unlocked, waiters:1]>"; `extra` is what stands in brackets.
Value resource_repr(Vm *vm, Resource *resource, const char *extra);

#endif
