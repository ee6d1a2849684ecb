// heapq: a list as a heap, in which no item is smaller than its parent at (index - 1) / 2.
//
// Comparing may run code of the program, which may do anything to the list; so items are counted
// while they are compared, and a list whose length changed meanwhile is given up, as in CPython.
// The order of comparisons is CPython's too, because programs can see it. merge, nlargest and
// nsmallest are in heapq.py.

#include "vm/modules/heapq.h"

#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/types/list.h"

// Whether items[a] < items[b]: 1, 0, or -1 with an exception set.
static int is_less(Vm *vm, const List *heap, int a, int b) {
    const int count = heap->count;
    const Value left = value_ref(heap->items[a]);
    const Value right = value_ref(heap->items[b]);
    if (left.kind == VALUE_INT && right.kind == VALUE_INT) {
        return left.integer < right.integer;
    }
    const int less = object_compare_truth(vm, left, right, COMPARE_LT);
    value_drop(vm, left);
    value_drop(vm, right);
    if (less >= 0 && heap->count != count) {
        vm_raise(vm, vm->exceptions.RuntimeError, "list changed size during iteration");
        return -1;
    }
    return less;
}

static void swap(Vm *vm, List *heap, int a, int b) {
    object_changed(vm, &heap->base);
    const Value item = heap->items[a];
    heap->items[a] = heap->items[b];
    heap->items[b] = item;
}

// Moves an item towards the root until its parent is not larger, at most to `top`.
static bool rise(Vm *vm, List *heap, int index, int top) {
    while (index > top) {
        const int parent = (index - 1) / 2;
        const int less = is_less(vm, heap, index, parent);
        if (less <= 0) {
            return less == 0;
        }
        swap(vm, heap, index, parent);
        index = parent;
    }
    return true;
}

// Moves an item to a leaf, each time below the smaller child, and from there up to its place. What
// sinks was mostly a leaf before, so that it would go down all the way; asking at each step whether
// it has arrived costs more comparisons than going back the little that was too far.
static bool sink(Vm *vm, List *heap, int index) {
    const int top = index;
    const int first_leaf = heap->count / 2;
    while (index < first_leaf) {
        int child = 2 * index + 1;
        if (child + 1 < heap->count) {
            const int less = is_less(vm, heap, child, child + 1);
            if (less < 0) {
                return false;
            }
            child += !less;
        }
        swap(vm, heap, index, child);
        index = child;
    }
    return rise(vm, heap, index, top);
}

// The list that was given; NULL with TypeError set. `which` is "argument" or "argument 1".
static List *heap_of(Vm *vm, Value value, const char *function, const char *which) {
    if (value_is_list(value)) {
        return value_as_list(value);
    }
    vm_raise(vm, vm->exceptions.TypeError, "%s() %s must be list, not %s", function, which,
             value_is_none(value) ? "None" : vm_type_name(vm, value));
    return NULL;
}

// Puts an item (borrowed) in the root's place; what was there is the result (new reference).
static Value replace_root(Vm *vm, List *heap, Value item) {
    const Value root = heap->items[0];
    heap->items[0] = value_ref(item);
    object_changed(vm, &heap->base);
    if (!sink(vm, heap, 0)) {
        value_drop(vm, root);
        return UNSET;
    }
    return root;
}

static Value raise_empty(Vm *vm) {
    return vm_raise(vm, vm->exceptions.IndexError, "index out of range");
}

bool heapq_push(Vm *vm, List *heap, Value item) {
    return list_append(vm, heap, item) && rise(vm, heap, heap->count - 1, 0);
}

Value heapq_pop(Vm *vm, List *heap) {
    if (heap->count == 0) {
        return raise_empty(vm);
    }
    const Value last = list_pop(vm, heap, heap->count - 1);
    if (value_is_unset(last) || heap->count == 0) {
        return last;
    }
    const Value root = replace_root(vm, heap, last);
    value_drop(vm, last);
    return root;
}

METHOD(heapq_heappush) {
    List *heap = heap_of(vm, args[0], "heappush", "argument 1");
    return heap && heapq_push(vm, heap, args[1]) ? NONE : UNSET;
}

METHOD(heapq_heappop) {
    List *heap = heap_of(vm, args[0], "heappop", "argument");
    return heap ? heapq_pop(vm, heap) : UNSET;
}

METHOD(heapq_heapreplace) {
    List *heap = heap_of(vm, args[0], "heapreplace", "argument 1");
    if (!heap) {
        return UNSET;
    }
    return heap->count == 0 ? raise_empty(vm) : replace_root(vm, heap, args[1]);
}

METHOD(heapq_heappushpop) {
    List *heap = heap_of(vm, args[0], "heappushpop", "argument 1");
    if (!heap) {
        return UNSET;
    }
    if (heap->count == 0) {
        return value_ref(args[1]);
    }
    const Value root = value_ref(heap->items[0]);
    const int less = object_compare_truth(vm, root, args[1], COMPARE_LT);
    value_drop(vm, root);
    if (less <= 0) {
        return less < 0 ? UNSET : value_ref(args[1]);
    }
    return heap->count == 0 ? raise_empty(vm) : replace_root(vm, heap, args[1]);
}

METHOD(heapq_heapify) {
    List *heap = heap_of(vm, args[0], "heapify", "argument");
    if (!heap) {
        return UNSET;
    }
    for (int index = heap->count / 2 - 1; index >= 0; index--) {
        if (!sink(vm, heap, index)) {
            return UNSET;
        }
    }
    return NONE;
}

static const NativeDef functions[] = {
    NATIVE("heappush", "heap, item, /", heapq_heappush),
    NATIVE("heappop", "heap, /", heapq_heappop),
    NATIVE("heapify", "heap, /", heapq_heapify),
    NATIVE("heapreplace", "heap, item, /", heapq_heapreplace),
    NATIVE("heappushpop", "heap, item, /", heapq_heappushpop),
    {0},
};

const NativeModule MODULE_HEAPQ = {"heapq", functions, NULL, NULL};
