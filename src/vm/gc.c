// As in CPython: count for each object the references that do not come from other tracked ones;
// what has any, and what that reaches, stays. The rest is unreachable: finalizers run first (each
// once), then, if nothing came back to life, references are cleared.
//
// It runs between two instructions, never inside of an allocation: gc_track only asks for it, by
// taking the interpreter's fuel away.

#include "vm/gc.h"

#include "base/array.h"
#include "vm/classes/type.h"
#include "vm/run/generator.h"
#include "vm/run/interpreter.h"
#include "vm/weak.h"

// So many more tracked objects were made than went since the last collection, at least. A
// collection visits every reference; where that is much (a list of a million ints is one object),
// the next one waits longer, so that collecting stays a small part of the work.
#define GC_THRESHOLD      100000
#define GC_VISITS_FOR_ONE 8

// Or when the objects have grown by so much, and by as much as they were; sooner where the limit of
// memory is near: a cycle of large things must not be what uses it up.
#define GC_GROWTH     ((size_t)32 << 20)
#define GC_MIN_GROWTH ((size_t)4 << 20)

// What the walks over all objects fetch ahead: objects are of some lines of the processor's cache,
// and those made later are often behind those made before.
#define MADE_LATER  2048
#define FETCH_AHEAD 6
#define FETCH_LINES 4

typedef struct Objects {
    ARRAY(Object *) list;
    Alloc *alloc;
    bool failed;
} Objects;

// While it works, `previous` of a head is this: the count of outside references, and a mark.
#define MARK         1u
#define ONE_REF      2u
#define COUNT(head)  ((head)->previous >> 1)
#define IS_MARKED(h) ((h)->previous & MARK)

// When the next collection is due by size.
static void set_due(Vm *vm) {
    Collector *collector = vm->collector;
    const size_t used = vm->alloc.used - collector->base, limit = vm->options.max_memory;
    size_t growth = used > GC_GROWTH ? used : GC_GROWTH;
    const size_t half = used < limit ? (limit - used) / 2 : 0;
    if (limit && growth > half) {
        growth = half > GC_MIN_GROWTH ? half : GC_MIN_GROWTH;
    }
    collector->due_at = vm->alloc.used + growth;
}

bool gc_init(Vm *vm) {
    Collector *collector = alloc_try_zero(&vm->alloc, sizeof *collector);
    if (!collector) {
        return false;
    }
    collector->all.next = &collector->all;
    collector->all.previous = (uintptr_t)&collector->all;
    collector->threshold = GC_THRESHOLD;
    vm->collector = collector;
    set_due(vm);
    return true;
}

void gc_deinit(Vm *vm) {
    alloc_release(&vm->alloc, vm->collector, sizeof(Collector));
    vm->collector = NULL;
}

void gc_begin(Vm *vm) {
    vm->collector->base = vm->alloc.used;
    set_due(vm);
}

void gc_ask(Vm *vm) {
    if (!vm->collector->due && vm->interpreter) {
        vm->collector->due = true;
        interpreter_look_soon(vm);
    }
}

// Back to the limit from the reserve that a MemoryError opened.
static void close_reserve(Vm *vm) {
    if (vm->alloc.limit) {
        vm->alloc.limit = vm->options.max_memory;
    }
}

void gc_memory_error_gone(Vm *vm) {
    const Collector *collector = vm->collector;
    if (collector->allocated >= collector->threshold / 16) {
        gc_ask(vm);
    } else {
        close_reserve(vm);
    }
}

// --- Finding -------------------------------------------------------------------------------------

static void subtract(Object *object, void *context) {
    ((Collector *)context)->visits++;
    if (object->flags & OBJECT_TRACKED) {
        object_gc_head(object)->previous -= ONE_REF;
    }
}

static void reach(Object *object, void *context) {
    Objects *work = context;
    if (!(object->flags & OBJECT_TRACKED) || IS_MARKED(object_gc_head(object))) {
        return;
    }
    object_gc_head(object)->previous |= MARK;
    work->failed |= !array_try_push(&work->list, work->alloc, object);
}

static void traverse(Object *object, Visit *visit, void *context) {
    if (object->type->traverse) {
        object->type->traverse(object, visit, context);
    }
}

// Lists every object of the ring, and counts its references. Many are in no cache of the processor,
// and one that is only linked to can't be fetched ahead: so the walks that follow go along a list.
// `held`: objects with one reference more that is the collector's own.
static void count_all(Vm *vm, const Objects *held, Objects *every) {
    const GcHead *all = &vm->collector->all;
    every->failed |= !array_try_reserve(&every->list, every->alloc, (int)vm->collector->count);
    for (GcHead *head = all->next; head != all && !every->failed; head = head->next) {
        __builtin_prefetch((const char *)head + MADE_LATER);
        Object *object = object_of_gc_head(head);
        head->previous = (uintptr_t)object->refs * ONE_REF;
        every->list.items[every->list.count++] = object;
    }
    for (int i = 0; held && i < held->list.count && !every->failed; i++) {
        object_gc_head(held->list.items[i])->previous -= ONE_REF;
    }
}

// An object of the list, while one that comes later is fetched.
static inline Object *object_at(const Objects *every, int index) {
    if (index + FETCH_AHEAD < every->list.count) {
        const char *later = (const char *)every->list.items[index + FETCH_AHEAD];
        for (int line = 0; line < FETCH_LINES; line++) {
            __builtin_prefetch(later + (ptrdiff_t)64 * line);
        }
    }
    return every->list.items[index];
}

// Marks everything that can be reached from outside.
static void mark(Vm *vm, const Objects *every, Objects *work) {
    for (int i = 0; i < every->list.count; i++) {
        traverse(object_at(every, i), subtract, vm->collector);
    }
    for (int i = 0; i < every->list.count; i++) {
        Object *object = object_at(every, i);
        if (COUNT(object_gc_head(object)) > 0) {
            reach(object, work);
        }
        while (work->list.count > 0 && !work->failed) {
            traverse(work->list.items[--work->list.count], reach, work);
        }
    }
}

// Puts the ring's back links in order again, and lists the objects without a mark.
static void list_unmarked(Vm *vm, const Objects *every, Objects *out) {
    GcHead *previous = &vm->collector->all;
    for (int i = 0; i < every->list.count; i++) {
        Object *object = object_at(every, i);
        GcHead *head = object_gc_head(object);
        if (!IS_MARKED(head) && !out->failed) {
            out->failed |= !array_try_push(&out->list, out->alloc, object);
        }
        head->previous = (uintptr_t)previous;
        previous = head;
    }
}

// Its lists are not the program's, and needed most when the program has no memory left.
static void find_unreachable(Vm *vm, const Objects *held, Objects *out) {
    const size_t limit = vm->alloc.limit;
    vm->alloc.limit = 0;
    Objects every = {.alloc = &vm->alloc}, work = every;
    count_all(vm, held, &every);
    mark(vm, &every, &work);
    // Without memory to list or to mark them, all objects are kept.
    out->failed |= every.failed || work.failed;
    list_unmarked(vm, &every, out);
    if (out->failed) {
        out->list.count = 0;
    }
    array_free(&work.list, &vm->alloc);
    array_free(&every.list, &vm->alloc);
    vm->alloc.limit = limit;
}

// --- Freeing -------------------------------------------------------------------------------------

static void hold(Objects *objects) {
    for (int i = 0; i < objects->list.count; i++) {
        objects->list.items[i]->refs++;
    }
}

static void release(Vm *vm, Objects *objects) {
    for (int i = 0; i < objects->list.count; i++) {
        object_drop(vm, objects->list.items[i]);
    }
    array_free(&objects->list, objects->alloc);
}

// `only`: those of generators (1) or of all else (0); -1: all, in the order in which they were
// made.
static bool run_finalizers(Vm *vm, const Objects *objects, int only) {
    bool any = false;
    for (int i = 0; i < objects->list.count; i++) {
        Object *object = objects->list.items[i];
        if ((only < 0 || value_is_generator(vm, value_of_object(object)) == only) &&
            object->type->finish && !(object->flags & OBJECT_FINALIZED)) {
            object->flags |= OBJECT_FINALIZED;
            object->type->finish(vm, object);
            any = true;
        }
    }
    return any;
}

static void clear(Vm *vm, const Objects *objects) {
    for (int i = 0; i < objects->list.count; i++) {
        Object *object = objects->list.items[i];
        if (object->type->clear) {
            object->type->clear(vm, object);
        }
    }
}

// Weak references to garbage are emptied while all of it is whole, as their callbacks are code that
// may still need it; those that are garbage themselves tell nobody.
static void forget_weakly(Vm *vm, const Objects *objects) {
    for (int i = 0; i < objects->list.count; i++) {
        Object *object = objects->list.items[i];
        if (weak_is_one(vm, object)) {
            weak_forget_callback(vm, object);
        }
    }
    for (int i = 0; i < objects->list.count; i++) {
        if (objects->list.items[i]->flags & OBJECT_WEAK) {
            weak_forget(vm, objects->list.items[i]);
        }
    }
}

static bool run_all_finalizers(Vm *vm, const Objects *objects) {
    if (!vm->collector->ending) {
        return run_finalizers(vm, objects, -1);
    }
    const bool others = run_finalizers(vm, objects, 0);
    return run_finalizers(vm, objects, 1) || others;
}

int64_t gc_collect(Vm *vm) {
    Collector *collector = vm->collector;
    if (collector->running) {
        return 0;
    }
    collector->running = true;
    collector->visits = 0;
    const Value error = vm_take_error(vm);
    Objects found = {.alloc = &vm->alloc};
    find_unreachable(vm, NULL, &found);
    hold(&found);
    if (run_all_finalizers(vm, &found)) {
        Objects still = {.alloc = &vm->alloc};
        find_unreachable(vm, &found, &still);
        hold(&still);
        release(vm, &found);
        found = still;
    }
    const int64_t count = found.list.count;
    forget_weakly(vm, &found);
    clear(vm, &found);
    release(vm, &found);
    vm_restore_error(vm, error);
    collector->allocated = 0;
    const int64_t visited = collector->visits / GC_VISITS_FOR_ONE;
    collector->threshold = visited > GC_THRESHOLD ? visited : GC_THRESHOLD;
    if (collector->count > collector->threshold) {
        collector->threshold = collector->count;
    }
    collector->due = false;
    set_due(vm);
    close_reserve(vm);
    collector->running = false;
    return count;
}

void gc_collect_at_end(Vm *vm) {
    vm->collector->ending = true;
    gc_collect(vm);
    vm->collector->ending = false;
}

void gc_if_due(Vm *vm) {
    if (vm->collector->due && !vm->collector->disabled) {
        gc_collect(vm);
    }
}

void gc_free_all(Vm *vm) {
    GcHead *all = &vm->collector->all;
    vm->collector->running = true;
    Objects objects = {.alloc = &vm->alloc};
    for (GcHead *head = all->next; head != all; head = head->next) {
        Object *object = object_of_gc_head(head);
        object->flags |= OBJECT_FINALIZED;
        // Types of the library are needed until the last object has gone.
        if ((object->type->flags & TYPE_META) && !(((Type *)object)->flags & TYPE_HEAP)) {
            continue;
        }
        if (!array_try_push(&objects.list, &vm->alloc, object)) {
            break;
        }
    }
    hold(&objects);
    clear(vm, &objects);
    release(vm, &objects);
}
