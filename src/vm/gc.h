// The collector of cycles: finds objects that only reference each other.
//
// Every tracked object is on its list (GcHead). It runs when so many tracked objects were made, or
// the program's objects have become so much larger, since the last time: never by the clock, so at
// the same place in every run.

#ifndef VM_GC_H
#define VM_GC_H

#include "vm/vm.h"

// `allocated` is how many more tracked objects were made than went since the last collection.
// `base` are the bytes that were in use when the program began (its code among them, which is
// longer when a trace is kept), `due_at` those at which a collection is due.
typedef struct Collector {
    GcHead all; // a ring; new ones at the end
    int64_t count, allocated, threshold;
    size_t base, due_at;
    int64_t visits; // references seen by the collection that runs
    bool running, due;
    bool disabled; // gc.disable(): no collection but those that are asked for
    bool ending;   // the last time: generators are finished after all else
} Collector;

// Asks for a collection before long, when there are enough objects.
void gc_ask(Vm *vm);

// The program begins: what is in use now is not its objects.
void gc_begin(Vm *vm);

static inline bool gc_is_due(const Vm *vm) {
    const Collector *collector = vm->collector;
    return collector->allocated >= collector->threshold || vm->alloc.used >= collector->due_at;
}

// A MemoryError has been dealt with: what it held may be cycles that fill the memory, so a
// collection is asked for sooner, but not again before it can be worth its cost. After it the
// reserve closes that vm_raise_memory opened.
void gc_memory_error_gone(Vm *vm);

// Puts a new object on the list (it has a GcHead), or takes it off before it is freed. Called by
// object_new and object_destroy only.
static inline void gc_track(Vm *vm, Object *object) {
    Collector *collector = vm->collector;
    GcHead *head = object_gc_head(object);
    GcHead *last = (GcHead *)collector->all.previous;
    head->next = &collector->all;
    head->previous = (uintptr_t)last;
    last->next = head;
    collector->all.previous = (uintptr_t)head;
    collector->count++;
    collector->allocated++;
    if (__builtin_expect(gc_is_due(vm), 0)) {
        gc_ask(vm);
    }
}

// An object was made and has gone without being made: collections come as if it had been.
static inline void gc_pass(Vm *vm) {
    if (__builtin_expect(vm->collector->allocated + 1 >= vm->collector->threshold, 0)) {
        gc_ask(vm);
    }
}

// object_new for a type of the library that is tracked and whose instances have no Fields: behind
// its header nothing is cleared, so all of it must be filled in before anything else is done.
static inline void *gc_new_object(Vm *vm, Type *type, size_t size) {
    char *block = alloc_try(&vm->alloc, sizeof(GcHead) + size);
    if (!block) {
        vm_raise_memory(vm);
        return NULL;
    }
    Object *object = (Object *)(block + sizeof(GcHead));
    object->type = type;
    object->refs = 1;
    object->flags = OBJECT_TRACKED;
    gc_track(vm, object);
    return object;
}

static inline void gc_untrack(Vm *vm, Object *object) {
    GcHead *head = object_gc_head(object);
    ((GcHead *)head->previous)->next = head->next;
    head->next->previous = head->previous;
    Collector *collector = vm->collector;
    collector->count--;
    collector->allocated -= collector->allocated > 0;
}

// Finds and frees cycles now; how many objects were unreachable.
int64_t gc_collect(Vm *vm);

// Likewise when the main module has gone. As CPython's last collection, which has the order in
// which its first one reached things from that module, it finishes tasks before their coroutines.
void gc_collect_at_end(Vm *vm);

// Takes every object apart without running code of the program: the last thing before the end.
void gc_free_all(Vm *vm);

// Collects when so many objects were made that it is time; called between two instructions.
void gc_if_due(Vm *vm);

bool gc_init(Vm *vm);
void gc_deinit(Vm *vm);

#endif
