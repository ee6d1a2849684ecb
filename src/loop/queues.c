// asyncio.Queue, PriorityQueue and LifoQueue.
//
// As Lib/asyncio/queues.py: get() on an empty queue and put() on a full one wait in line; whoever
// changes the queue wakes the first in line that still waits, which then looks again.

#include "loop/asyncio.h"
#include "loop/library.h"
#include "loop/record.h"
#include "loop/resource.h"
#include "vm/classes/type.h"
#include "vm/errors/refusal.h"
#include "vm/modules/heapq.h"
#include "vm/protocol.h"
#include "vm/record/shown.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/types/union.h"

// So many items are told to the trace for the queues that give out in another order than they got.
#define SHOWN_ITEMS 12

typedef struct Queue {
    Resource resource; // its `waiters` are the getters
    Waiters putters;
    Waiters joiners;
    Value maxsize; // as given
    List *items;   // counted; a plain queue's begin at `head`, a priority queue's are a heap
    int head;      // items before it are gone (their places are UNSET)
    Value own;     // counted; what the program knows as `_queue`, and items are then in; UNSET:
                   // they are in `items`
    int64_t unfinished; // items not yet marked by task_done()
} Queue;

static Queue *queue_of(Value value) {
    return (Queue *)value.object;
}

static int queue_size(const Queue *queue) {
    return queue->items->count - queue->head;
}

// Whether the items are elsewhere than in `items`.
static bool is_own(const Queue *queue) {
    return value_is_object(queue->own) && queue->own.object != &queue->items->base;
}

static ResourceType kind(const Queue *queue) {
    return queue->resource.type;
}

// ---- The trace ----

// The first items in the order in which they come out; of a priority queue only the first is sure.
static ListId list_items(Vm *vm, const Queue *queue) {
    int64_t ids[SHOWN_ITEMS];
    // Where the program keeps the items, its own code would have to be asked.
    const int size = is_own(queue) ? 0 : queue_size(queue);
    const int count = size < SHOWN_ITEMS ? size : SHOWN_ITEMS;
    for (int i = 0; i < count; i++) {
        const bool last_first = kind(queue) == RESOURCE_TYPE_LIFO_QUEUE;
        const int index = last_first ? queue->items->count - 1 - i : queue->head + i;
        ids[i] = shown_text_of(vm, queue->items->items[index], 0);
    }
    return trace_intern_list(vm->trace, ids, count);
}

static void record_in_trace(Vm *vm, Queue *queue) {
    Resource *resource = &queue->resource;
    if (kind(queue) != RESOURCE_TYPE_QUEUE) {
        resource->items = list_items(vm, queue);
    }
    const int64_t limit = queue->maxsize.kind == VALUE_INT ? queue->maxsize.integer : 0;
    resource->unfinished = queue->unfinished;
    resource_record(vm, resource, queue_size(queue), limit > 0 ? limit : 0);
}

static inline void record_queue(Vm *vm, Queue *queue) {
    if (vm->trace) {
        record_in_trace(vm, queue);
    }
}

// A plain queue's list of items changes at its ends only.
static void show_put(Vm *vm, Queue *queue, Value item) {
    if (vm->trace && kind(queue) == RESOURCE_TYPE_QUEUE) {
        Resource *resource = &queue->resource;
        resource->items = trace_list_add(vm->trace, resource->items, shown_text_of(vm, item, 0));
    }
}

static void show_get(Vm *vm, Queue *queue, Value item) {
    if (vm->trace && kind(queue) == RESOURCE_TYPE_QUEUE) {
        Resource *resource = &queue->resource;
        resource->items = trace_list_drop(vm->trace, resource->items, shown_text_of(vm, item, 0));
    }
}

// ---- Items ----

// Where the program has its items, a method of that is called: append, pop or popleft.
static Value call_own(Vm *vm, Queue *queue, const char *method, const Value *args, int count) {
    const Value own = value_ref(queue->own);
    const Value result = vm_call_method_c(vm, own, method, args, count);
    value_drop(vm, own);
    return result;
}

static bool check_heap(Vm *vm, const Queue *queue) {
    vm_raise(vm, vm->exceptions.TypeError, "heap argument must be a list, not %s",
             vm_type_name(vm, queue->own));
    return false;
}

static bool put_own(Vm *vm, Queue *queue, Value item) {
    if (kind(queue) == RESOURCE_TYPE_PRIORITY_QUEUE) {
        return check_heap(vm, queue);
    }
    show_put(vm, queue, item);
    const Value result = call_own(vm, queue, "append", &item, 1);
    value_drop(vm, result);
    return !value_is_unset(result);
}

static Value get_own(Vm *vm, Queue *queue) {
    if (kind(queue) == RESOURCE_TYPE_PRIORITY_QUEUE) {
        check_heap(vm, queue);
        return UNSET;
    }
    const bool last = kind(queue) == RESOURCE_TYPE_LIFO_QUEUE;
    const Value item = call_own(vm, queue, last ? "pop" : "popleft", NULL, 0);
    if (!value_is_unset(item)) {
        show_get(vm, queue, item);
    }
    return item;
}

static bool put_item(Vm *vm, Queue *queue, Value item) {
    if (is_own(queue)) {
        return put_own(vm, queue, item);
    }
    if (kind(queue) == RESOURCE_TYPE_PRIORITY_QUEUE) {
        return heapq_push(vm, queue->items, item);
    }
    if (!list_append(vm, queue->items, item)) {
        return false;
    }
    show_put(vm, queue, item);
    return true;
}

// Forgets the places of items that went, when they are more than those that stay.
static void compact(Queue *queue) {
    List *items = queue->items;
    if (queue->head < 32 || queue->head * 2 < items->count) {
        return;
    }
    for (int i = queue->head; i < items->count; i++) {
        items->items[i - queue->head] = items->items[i];
    }
    items->count -= queue->head;
    queue->head = 0;
}

static Value take_first(Vm *vm, Queue *queue) {
    const Value item = queue->items->items[queue->head];
    queue->items->items[queue->head++] = NONE;
    compact(queue);
    show_get(vm, queue, item);
    return item;
}

// Takes out the next item: a new reference, UNSET with an exception set.
static Value get_item(Vm *vm, Queue *queue) {
    if (is_own(queue)) {
        return get_own(vm, queue);
    }
    // Only a class of the program with a qsize of its own asks an empty one.
    const bool empty = queue_size(queue) == 0;
    switch (kind(queue)) {
    case RESOURCE_TYPE_PRIORITY_QUEUE:
        return heapq_pop(vm, queue->items);
    case RESOURCE_TYPE_LIFO_QUEUE:
        return empty ? vm_raise(vm, vm->exceptions.IndexError, "pop from empty list")
                     : list_pop(vm, queue->items, queue->items->count - 1);
    default:
        return empty ? vm_raise(vm, vm->exceptions.IndexError, "pop from an empty deque")
                     : take_first(vm, queue);
    }
}

// A class of the program may keep its items in another way, by its own _put and _get.
static bool is_overridden(Vm *vm, const Queue *queue, const char *name, Value *method) {
    if (!(queue->resource.base.type->flags & TYPE_HEAP)) {
        return false;
    }
    *method = type_lookup_c(vm, queue->resource.base.type, name);
    return value_is_a(vm, *method, vm->types.function);
}

static bool put_by_any_means(Vm *vm, Queue *queue, Value item) {
    Value method = UNSET;
    if (!is_overridden(vm, queue, "_put", &method)) {
        return put_item(vm, queue, item);
    }
    const Value args[] = {value_of_object(queue), item};
    const Value result = vm_call(vm, method, args, 2);
    value_drop(vm, result);
    return !value_is_unset(result);
}

static Value get_by_any_means(Vm *vm, Queue *queue) {
    Value method = UNSET;
    if (!is_overridden(vm, queue, "_get", &method)) {
        return get_item(vm, queue);
    }
    const Value self = value_of_object(queue);
    return vm_call(vm, method, &self, 1);
}

// How many items there are; -1 with an exception set.
static int64_t count_items(Vm *vm, Queue *queue) {
    return is_own(queue) ? object_length(vm, queue->own) : queue_size(queue);
}

static int64_t size_by_any_means(Vm *vm, Queue *queue) {
    Value method = UNSET;
    if (!is_overridden(vm, queue, "qsize", &method)) {
        return count_items(vm, queue);
    }
    const Value self = value_of_object(queue);
    const Value size = vm_call(vm, method, &self, 1);
    value_drop(vm, size);
    return size.kind == VALUE_INT ? size.integer : value_is_unset(size) ? -1 : 0;
}

// Whether it is as asyncio made it: a class of the program may keep its items in another way.
static bool is_plain(const Queue *queue) {
    return !(queue->resource.base.type->flags & TYPE_HEAP) && !is_own(queue);
}

static int is_full_by_any_means(Vm *vm, Queue *queue) {
    const int bounded = object_compare_truth(vm, queue->maxsize, value_of_int(0), COMPARE_GT);
    if (bounded <= 0) {
        return bounded;
    }
    const int64_t size = size_by_any_means(vm, queue);
    return size < 0 ? -1 : object_compare_truth(vm, value_of_int(size), queue->maxsize, COMPARE_GE);
}

// 1, 0, -1 with an exception set; likewise the next one.
static inline int is_full(Vm *vm, Queue *queue) {
    if (queue->maxsize.kind == VALUE_INT && is_plain(queue)) {
        return queue->maxsize.integer > 0 && queue_size(queue) >= queue->maxsize.integer;
    }
    return is_full_by_any_means(vm, queue);
}

static inline int is_empty(Vm *vm, Queue *queue) {
    if (is_plain(queue)) {
        return queue_size(queue) == 0;
    }
    const int64_t size = size_by_any_means(vm, queue);
    return size < 0 ? -1 : size == 0;
}

// ---- Waking ----

typedef struct Line {
    Waiters *waiters;
    int (*must_wait)(Vm *vm, Queue *queue);
    const char *what;
    int number; // of the line in the trace
    Why why;
} Line;

static Line getters(Queue *queue) {
    return (Line){&queue->resource.waiters, is_empty, "get()", 0, WHY_ITEM_PUT};
}

static Line putters(Queue *queue) {
    return (Line){&queue->putters, is_full, "put()", 1, WHY_ROOM_FREE};
}

// Takes out of the line those at its front that don't wait any more, and the first that does, which
// is given back as a new reference: NULL when nobody waits.
static Future *leave_first(Vm *vm, Queue *queue, const Line *line) {
    while (line->waiters->count > 0) {
        Future *future = object_ref(waiters_at(line->waiters, 0));
        waiters_remove(vm, line->waiters, future);
        resource_step_out(vm, &queue->resource, line->number, future);
        if (!future_is_done(future)) {
            return future;
        }
        object_drop(vm, future);
    }
    return NULL;
}

// The items of as_completed are futures that ended, None for those that were not in time.
static void explain_ended(Vm *vm, const Queue *queue, Future *waiter) {
    const Value item = queue->items->items[queue->items->count - 1];
    if (!value_is_future(vm, item)) {
        record_explain_timer(vm, waiter, WHY_TIMEOUT);
        return;
    }
    const Future *ended = value_as_future(item);
    future_explain_by(waiter, ended->because.why, ended);
}

// Wakes the first in line that still waits.
static bool wake_first(Vm *vm, Queue *queue, const Line *line) {
    Future *future = leave_first(vm, queue, line);
    record_queue(vm, queue);
    if (future && queue->resource.hidden) {
        explain_ended(vm, queue, future);
    }
    const bool woken = !future || resource_wake(vm, &queue->resource, future, NONE, line->why);
    if (future) {
        object_drop(vm, future);
    }
    return woken;
}

// Mostly nobody waits.
static inline bool wake_next(Vm *vm, Queue *queue, Line line) {
    if (line.waiters->count > 0) {
        return wake_first(vm, queue, &line);
    }
    record_queue(vm, queue);
    return true;
}

static bool put_nowait(Vm *vm, Queue *queue, Value item) {
    const int full = is_full(vm, queue);
    if (full > 0) {
        const Value error = vm_call(vm, value_of_object(asyncio_of(vm)->QueueFull), NULL, 0);
        vm_raise_value(vm, error);
        value_drop(vm, error);
    }
    if (full != 0 || !put_by_any_means(vm, queue, item)) {
        return false;
    }
    queue->unfinished++;
    return wake_next(vm, queue, getters(queue));
}

static Value get_nowait(Vm *vm, Queue *queue) {
    const int empty = is_empty(vm, queue);
    if (empty > 0) {
        const Value error = vm_call(vm, value_of_object(asyncio_of(vm)->QueueEmpty), NULL, 0);
        vm_raise_value(vm, error);
        value_drop(vm, error);
    }
    const Value item = empty == 0 ? get_by_any_means(vm, queue) : UNSET;
    if (value_is_unset(item)) {
        return UNSET;
    }
    if (!wake_next(vm, queue, putters(queue))) {
        value_drop(vm, item);
        return UNSET;
    }
    return item;
}

// ---- get, put, join ----

// The wait in line was left by an exception, which is set: another one may have to go instead.
static void leave_line(Vm *vm, NativeFrame *frame, Queue *queue, const Line *line) {
    const Value error = vm_take_error(vm);
    Future *future = value_as_future(frame->slots[0]);
    future_cancel(vm, future, UNSET);
    waiters_remove(vm, line->waiters, future);
    record_queue(vm, queue);
    const int blocked = line->must_wait(vm, queue);
    if (blocked == 0 && future->state != FUTURE_STATE_CANCELLED) {
        wake_next(vm, queue, *line);
    }
    if (vm_has_error(vm)) {
        value_drop(vm, error);
    } else {
        vm_restore_error(vm, error);
    }
}

// One round of `while blocked: await a future`: STEP_RETURN when there is no need to wait any more.
static Step wait_in_line(Vm *vm, NativeFrame *frame, Queue *queue, const Line *line, Value *out) {
    if (frame->state > 0) {
        resource_step_out(vm, &queue->resource, line->number, value_as_future(frame->slots[0]));
        if (frame->outcome == OUTCOME_RAISED) {
            leave_line(vm, frame, queue, line);
            return STEP_RAISE;
        }
        const Value result = future_result(vm, value_as_future(frame->slots[0]));
        if (value_is_unset(result)) {
            leave_line(vm, frame, queue, line);
            return STEP_RAISE;
        }
        value_drop(vm, result);
    }
    frame->state = 1;
    const int blocked = line->must_wait(vm, queue);
    if (blocked <= 0) {
        return blocked < 0 ? STEP_RAISE : STEP_RETURN;
    }
    Future *future = resource_wait(vm, &queue->resource, line->waiters, line->what);
    if (!future) {
        return STEP_RAISE;
    }
    value_set(vm, &frame->slots[0], value_ref(value_of_object(future)));
    resource_line_up(vm, &queue->resource, line->number, future);
    record_queue(vm, queue);
    *out = value_ref(frame->slots[0]);
    return STEP_YIELD;
}

// A queue as asyncio made it, that has not been waited for and need not be.
static inline bool goes_at_once(const Queue *queue, const NativeFrame *frame, bool blocked) {
    return frame->state == 0 && queue->maxsize.kind == VALUE_INT && is_plain(queue) && !blocked;
}

static Step step_queue_get(Vm *vm, NativeFrame *frame, Value *out) {
    Queue *queue = queue_of(frame->args[0]);
    if (!goes_at_once(queue, frame, queue_size(queue) == 0)) {
        const Line line = getters(queue);
        const Step step = wait_in_line(vm, frame, queue, &line, out);
        if (step != STEP_RETURN) {
            return step;
        }
    }
    *out = get_nowait(vm, queue);
    return value_is_unset(*out) ? STEP_RAISE : STEP_RETURN;
}

static Step step_queue_put(Vm *vm, NativeFrame *frame, Value *out) {
    Queue *queue = queue_of(frame->args[0]);
    const int64_t maxsize = queue->maxsize.integer;
    if (!goes_at_once(queue, frame, maxsize > 0 && queue_size(queue) >= maxsize)) {
        const Line line = putters(queue);
        const Step step = wait_in_line(vm, frame, queue, &line, out);
        if (step != STEP_RETURN) {
            return step;
        }
    }
    *out = NONE;
    return put_nowait(vm, queue, frame->args[1]) ? STEP_RETURN : STEP_RAISE;
}

static Step step_queue_join(Vm *vm, NativeFrame *frame, Value *out) {
    Queue *queue = queue_of(frame->args[0]);
    *out = NONE;
    if (frame->state++ > 0) {
        Future *future = value_as_future(frame->slots[0]);
        waiters_remove(vm, &queue->joiners, future);
        if (frame->outcome == OUTCOME_RAISED) {
            return STEP_RAISE;
        }
        const Value result = future_result(vm, future);
        value_drop(vm, result);
        return value_is_unset(result) ? STEP_RAISE : STEP_RETURN;
    }
    if (queue->unfinished == 0) {
        return STEP_RETURN;
    }
    Future *future = resource_wait(vm, &queue->resource, &queue->joiners, "join()");
    if (!future) {
        return STEP_RAISE;
    }
    frame->slots[0] = value_ref(value_of_object(future));
    *out = value_ref(frame->slots[0]);
    return STEP_YIELD;
}

static Value task_done(Vm *vm, const Value *args, int count) {
    (void)count;
    Queue *queue = queue_of(args[0]);
    if (queue->unfinished <= 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "task_done() called too many times");
    }
    queue->unfinished--;
    record_queue(vm, queue);
    for (int i = 0; queue->unfinished == 0 && i < queue->joiners.count; i++) {
        Future *future = waiters_at(&queue->joiners, i);
        if (!future_is_done(future) &&
            !resource_wake(vm, &queue->resource, future, value_of_bool(true), WHY_QUEUE_DONE)) {
            return UNSET;
        }
    }
    return NONE;
}

// ---- What the program sees ----

static Value queue_get_nowait(Vm *vm, const Value *args, int count) {
    (void)count;
    return get_nowait(vm, queue_of(args[0]));
}

static Value queue_put_nowait(Vm *vm, const Value *args, int count) {
    (void)count;
    return put_nowait(vm, queue_of(args[0]), args[1]) ? NONE : UNSET;
}

static Value queue_qsize(Vm *vm, const Value *args, int count) {
    (void)vm, (void)count;
    const int64_t size = count_items(vm, queue_of(args[0]));
    return size < 0 ? UNSET : value_of_int(size);
}

static Value truth_value(int truth) {
    return truth < 0 ? UNSET : value_of_bool(truth);
}

static Value queue_empty(Vm *vm, const Value *args, int count) {
    (void)count;
    return truth_value(is_empty(vm, queue_of(args[0])));
}

static Value queue_full(Vm *vm, const Value *args, int count) {
    (void)count;
    return truth_value(is_full(vm, queue_of(args[0])));
}

static Value queue_init_items(Vm *vm, const Value *args, int count) {
    (void)vm, (void)args, (void)count;
    return NONE;
}

static Value queue_put_item(Vm *vm, const Value *args, int count) {
    (void)count;
    return put_item(vm, queue_of(args[0]), args[1]) ? NONE : UNSET;
}

static Value queue_get_item(Vm *vm, const Value *args, int count) {
    (void)count;
    return get_item(vm, queue_of(args[0]));
}

static bool init_queue(Vm *vm, Value self, Value maxsize) {
    const Asyncio *asyncio = asyncio_of(vm);
    Queue *queue = queue_of(self);
    const Type *type = self.object->type;
    const ResourceType order =
        type_is_subtype(type, asyncio->priority_queue_type) ? RESOURCE_TYPE_PRIORITY_QUEUE
        : type_is_subtype(type, asyncio->lifo_queue_type)   ? RESOURCE_TYPE_LIFO_QUEUE
                                                            : RESOURCE_TYPE_QUEUE;
    resource_init(vm, &queue->resource, order);
    value_set(vm, &queue->maxsize, value_ref(maxsize));
    List *items = list_new(vm, 0);
    if (!items) {
        return false;
    }
    if (queue->items) {
        object_drop(vm, queue->items);
    }
    queue->items = items;
    queue->head = 0;
    value_set(vm, &queue->own, UNSET);
    record_queue(vm, queue);
    return true;
}

// A class of the program may set up its own storage in _init.
static Value queue_init(Vm *vm, const Value *args, int count) {
    (void)count;
    Value method = UNSET;
    if (!init_queue(vm, args[0], args[1])) {
        return UNSET;
    }
    if (!is_overridden(vm, queue_of(args[0]), "_init", &method)) {
        return NONE;
    }
    const Value result = vm_call(vm, method, args, 2);
    value_drop(vm, result);
    return value_is_unset(result) ? UNSET : NONE;
}

static Value get_maxsize(Vm *vm, Value self) {
    (void)vm;
    return value_ref(queue_of(self)->maxsize);
}

static bool add_repr(Vm *vm, const char *label, Value value, Buf *out) {
    const Value repr = object_repr(vm, value);
    if (value_is_unset(repr)) {
        return false;
    }
    buf_addf(out, "%s%s", label, value_as_str(repr)->bytes);
    value_drop(vm, repr);
    return true;
}

// A new list of the items.
static List *list_all(Vm *vm, Queue *queue) {
    if (is_own(queue)) {
        return list_from_iterable(vm, queue->own);
    }
    List *list = list_new(vm, queue_size(queue));
    bool done = list != NULL;
    for (int i = queue->head; done && i < queue->items->count; i++) {
        done = list_append(vm, list, queue->items->items[i]);
    }
    if (!done && list) {
        object_drop(vm, list);
    }
    return done ? list : NULL;
}

// `_queue`: a plain queue's items move into a deque, where the program can change them as well.
static Value get_queue(Vm *vm, Value self) {
    Queue *queue = queue_of(self);
    if (value_is_unset(queue->own) && kind(queue) != RESOURCE_TYPE_QUEUE) {
        queue->own = value_ref(value_of_object(queue->items));
    }
    if (value_is_unset(queue->own)) {
        List *items = list_all(vm, queue);
        const Value deque = items ? deque_from(vm, value_of_object(items)) : UNSET;
        if (items) {
            object_drop(vm, items);
        }
        if (value_is_unset(deque)) {
            return UNSET;
        }
        queue->own = deque;
    }
    return value_ref(queue->own);
}

static bool set_queue(Vm *vm, Value self, Value value) {
    Queue *queue = queue_of(self);
    if (value_is_unset(value)) {
        vm_raise(vm, vm->exceptions.AttributeError, "_queue");
        return false;
    }
    value_set(vm, &queue->own, value_ref(value));
    if (kind(queue) != RESOURCE_TYPE_QUEUE && value_type(vm, value) == vm->types.list) {
        object_drop(vm, queue->items);
        queue->items = (List *)value_ref(value).object;
    }
    return true;
}

static Value get_unfinished(Vm *vm, Value self) {
    (void)vm;
    return value_of_int(queue_of(self)->unfinished);
}

static bool set_unfinished(Vm *vm, Value self, Value value) {
    if (value.kind != VALUE_INT) {
        return refusal_raise(vm, TEXT("a queue's _unfinished_tasks that is no int"),
                             (Text){NULL, 0}),
               false;
    }
    queue_of(self)->unfinished = value.integer;
    return true;
}

static Value get_getters(Vm *vm, Value self) {
    return waiters_deque(vm, &queue_of(self)->resource.waiters);
}

static Value get_putters(Vm *vm, Value self) {
    return waiters_deque(vm, &queue_of(self)->putters);
}

// As Queue._format: "maxsize=3 _queue=[1, 2] _getters[1] tasks=2".
static bool format_queue(Vm *vm, Queue *queue, Buf *out) {
    if (!add_repr(vm, " maxsize=", queue->maxsize, out)) {
        return false;
    }
    List *shown = list_all(vm, queue);
    const bool listed =
        shown && (shown->count == 0 || add_repr(vm, " _queue=", value_of_object(shown), out));
    if (shown) {
        object_drop(vm, shown);
    }
    if (!listed) {
        return false;
    }
    if (queue->resource.waiters.count) {
        buf_addf(out, " _getters[%d]", queue->resource.waiters.count);
    }
    if (queue->putters.count) {
        buf_addf(out, " _putters[%d]", queue->putters.count);
    }
    if (queue->unfinished) {
        buf_addf(out, " tasks=%lld", (long long)queue->unfinished);
    }
    return true;
}

static Value finish_text(Vm *vm, Buf *text, bool done) {
    Str *str = done ? str_new(vm, buf_string(text), text->size) : NULL;
    buf_deinit(text);
    return str ? value_of_object(str) : UNSET;
}

static Value queue_repr(Vm *vm, Value self) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "<%s at %#llx", vm_type_name(vm, self),
             (unsigned long long)object_identity(vm, self));
    const bool done = format_queue(vm, queue_of(self), &text);
    buf_add_char(&text, '>');
    return finish_text(vm, &text, done);
}

static Value queue_str(Vm *vm, Value self) {
    Buf text;
    buf_init(&text, &vm->alloc);
    buf_addf(&text, "<%s", vm_type_name(vm, self));
    const bool done = format_queue(vm, queue_of(self), &text);
    buf_add_char(&text, '>');
    return finish_text(vm, &text, done);
}

static const NativeDef QUEUE_METHODS[] = {
    CLASS_GETITEM,
    NATIVE("__init__", "self, maxsize=0", queue_init),
    NATIVE("qsize", "self", queue_qsize),
    NATIVE("empty", "self", queue_empty),
    NATIVE("full", "self", queue_full),
    NATIVE_ASYNC("put", "self, item", step_queue_put),
    NATIVE_ASYNC("get", "self", step_queue_get),
    NATIVE("put_nowait", "self, item", queue_put_nowait),
    NATIVE("get_nowait", "self", queue_get_nowait),
    NATIVE("task_done", "self", task_done),
    NATIVE_ASYNC("join", "self", step_queue_join),
    NATIVE("_init", "self, maxsize", queue_init_items),
    NATIVE("_put", "self, item", queue_put_item),
    NATIVE("_get", "self", queue_get_item),
    {0},
};

static const NativeGetter QUEUE_GETTERS[] = {
    {"maxsize", get_maxsize, NULL},
    {"_maxsize", get_maxsize, NULL},
    {"_queue", get_queue, set_queue},
    {"_unfinished_tasks", get_unfinished, set_unfinished},
    {"_getters", get_getters, NULL},
    {"_putters", get_putters, NULL},
    {0},
};

static void queue_clear(Vm *vm, Object *object) {
    Queue *queue = (Queue *)object;
    waiters_clear(vm, &queue->putters);
    waiters_clear(vm, &queue->joiners);
    value_set(vm, &queue->maxsize, UNSET);
    value_set(vm, &queue->own, UNSET);
    List *items = queue->items;
    queue->items = NULL;
    // A plain queue's are a deque in CPython, of which the first goes first.
    if (items && items->base.refs == 1 && kind(queue) == RESOURCE_TYPE_QUEUE) {
        while (queue->head < items->count) {
            value_set(vm, &items->items[queue->head++], NONE);
        }
    }
    if (items) {
        object_drop(vm, items);
    }
    resource_clear(vm, &queue->resource);
}

static void queue_traverse(Object *object, Visit *visit, void *context) {
    Queue *queue = (Queue *)object;
    waiters_traverse(&queue->putters, visit, context);
    waiters_traverse(&queue->joiners, visit, context);
    if (queue->items) {
        visit(&queue->items->base, context);
    }
    if (value_is_object(queue->own)) {
        visit(queue->own.object, context);
    }
    resource_traverse(&queue->resource, visit, context);
}

static Type *make_type(Vm *vm, const char *name, Type *parent) {
    Type *type = asyncio_type_new(vm, name, "asyncio.queues", parent, sizeof(Queue), TYPE_BASETYPE);
    if (!type) {
        return NULL;
    }
    type->finalize = queue_clear;
    type->clear = queue_clear;
    type->traverse = queue_traverse;
    type->init = asyncio_init_by_method;
    type->repr = queue_repr;
    type->str = queue_str;
    const bool made = parent || (native_add_methods(vm, type, QUEUE_METHODS) &&
                                 native_add_getters(vm, type, QUEUE_GETTERS));
    return made && type_ready(vm, type) ? type : NULL;
}

// _describe_queue(queue, *on): it is not shown; awaiting it is to wait for one of those.
static Value describe_queue(Vm *vm, const Value *args, int count) {
    (void)count;
    Resource *resource = &queue_of(args[0])->resource;
    const Tuple *on = (const Tuple *)args[1].object;
    resource->hidden = "as_completed()";
    resource->holders = 0;
    for (int i = 0; vm->trace && i < on->count; i++) {
        resource->holders =
            trace_list_add(vm->trace, resource->holders, value_as_future(on->items[i])->id);
    }
    return NONE;
}

const NativeDef QUEUE_FUNCTIONS[] = {
    NATIVE("_describe_queue", "queue, *on", describe_queue),
    {0},
};

bool queues_setup(Vm *vm) {
    Asyncio *asyncio = asyncio_of(vm);
    asyncio->queue_type = make_type(vm, "Queue", NULL);
    if (!asyncio->queue_type) {
        return false;
    }
    asyncio->priority_queue_type = make_type(vm, "PriorityQueue", asyncio->queue_type);
    asyncio->lifo_queue_type = make_type(vm, "LifoQueue", asyncio->queue_type);
    return asyncio->priority_queue_type && asyncio->lifo_queue_type;
}
