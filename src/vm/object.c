#include "vm/object.h"

#include "base/check.h"
#include "vm/classes/instance.h"
#include "vm/gc.h"
#include "vm/record/recorded.h"
#include "vm/vm.h"
#include "vm/weak.h"

#include <string.h>

#define IDENTITY_SHIFT 8
#define IDENTITY_MAX   ((1u << 24) - 1) // what fits the flags
#define FLAGS_MASK     0xffu

#define MAX_DESTROY_DEPTH 50 // as in CPython

// --- Life ----------------------------------------------------------------------------------------

static size_t prefix_size(uint32_t flags) {
    return (flags & OBJECT_TRACKED ? sizeof(GcHead) : 0) +
           (flags & OBJECT_FIELDS ? sizeof(Fields) : 0);
}

static void *new_with_fields(Vm *vm, Type *type, size_t size) {
    const size_t prefix = sizeof(Fields) + sizeof(GcHead);
    char *block = alloc_try(&vm->alloc, prefix + size);
    if (!block) {
        vm_raise_memory(vm);
        return NULL;
    }
    memset(block, 0, prefix + size);
    if (!fields_init(vm, type, (Fields *)block)) {
        alloc_release(&vm->alloc, block, prefix + size);
        return NULL;
    }
    Object *object = (Object *)(block + prefix);
    object->flags = OBJECT_TRACKED | OBJECT_FIELDS;
    return object;
}

void *object_new_part(Vm *vm, Type *type, size_t size, size_t cleared) {
    Object *object;
    if (type->flags & TYPE_FIELDS) {
        object = new_with_fields(vm, type, size);
        if (!object) {
            return NULL;
        }
    } else {
        const size_t prefix = type->traverse ? sizeof(GcHead) : 0;
        char *block = alloc_try(&vm->alloc, prefix + size);
        if (!block) {
            vm_raise_memory(vm);
            return NULL;
        }
        memset(block, 0, prefix + cleared);
        object = (Object *)(block + prefix);
        object->flags = prefix ? OBJECT_TRACKED : 0;
    }
    object->refs = 1;
    object->type = type;
    if (type->flags & TYPE_HEAP) {
        type->base.refs++;
    }
    if (object->flags & OBJECT_TRACKED) {
        gc_track(vm, object);
    }
    return object;
}

void *object_new(Vm *vm, Type *type, size_t size) {
    return object_new_part(vm, type, size, size);
}

// What others have noted about it.
static void forget_notes(Vm *vm, Object *object) {
    if (object->flags & OBJECT_WEAK) {
        weak_forget(vm, object);
    }
    if (object->flags & OBJECT_RECORDED) {
        recorded_forget(vm->recorded, object);
    }
}

static inline void destroy(Vm *vm, Object *object) {
    Type *type = object->type;
    if (type->finish && !(object->flags & OBJECT_FINALIZED)) {
        // The object lives while its finalizer runs, which may keep it.
        object->flags |= OBJECT_FINALIZED;
        object->refs = 1;
        type->finish(vm, object);
        if (--object->refs > 0) {
            return;
        }
    }
    // First of all the collector loses sight of it: callbacks of weak references may ask for a
    // collection.
    if (object->flags & OBJECT_TRACKED) {
        gc_untrack(vm, object);
    }
    if (object->flags & (OBJECT_WEAK | OBJECT_RECORDED)) {
        forget_notes(vm, object);
    }
    const size_t size = type->size_of ? type->size_of(object) : type->size;
    if (type->finalize) {
        type->finalize(vm, object);
    }
    if (object->flags & OBJECT_FIELDS) {
        fields_deinit(vm, object_fields(object));
    }
    if (__builtin_expect(object->flags >> IDENTITY_SHIFT == IDENTITY_MAX, 0)) {
        notes_remove(&vm->identities, object);
    }
    const size_t prefix = prefix_size(object->flags);
    alloc_release(&vm->alloc, (char *)object - prefix, prefix + size);
    if (type->flags & TYPE_HEAP) {
        object_drop(vm, type);
    }
}

// Keeps an object, and off the collector's list, until what is being destroyed has gone.
static void destroy_later(Vm *vm, Object *object) {
    gc_untrack(vm, object);
    object->refs = 1;
    object_gc_head(object)->next = (GcHead *)(void *)vm->destroy_later;
    vm->destroy_later = object;
}

static void destroy_delayed(Vm *vm) {
    while (vm->destroy_later) {
        Object *object = vm->destroy_later;
        vm->destroy_later = (Object *)(void *)object_gc_head(object)->next;
        gc_track(vm, object);
        // A weak reference may have brought it back meanwhile.
        if (--object->refs == 0) {
            vm->destroy_depth++;
            destroy(vm, object);
            vm->destroy_depth--;
        }
    }
}

// Of a long chain, each object holding the next, only so many go inside of each other: C's stack
// has an end.
void object_destroy(Vm *vm, Object *object) {
    if (!(object->flags & OBJECT_TRACKED)) {
        destroy(vm, object);
        return;
    }
    if (vm->destroy_depth >= MAX_DESTROY_DEPTH) {
        destroy_later(vm, object);
        return;
    }
    vm->destroy_depth++;
    destroy(vm, object);
    vm->destroy_depth--;
    if (vm->destroy_later && vm->destroy_depth == 0) {
        destroy_delayed(vm);
    }
}

// --- Identity ------------------------------------------------------------------------------------

static int64_t identity_in_table(Vm *vm, const Object *object) {
    int64_t *number = notes_add(&vm->identities, &vm->alloc, object);
    if (!number) {
        return IDENTITY_MAX;
    }
    if (*number == 0) {
        *number = vm->next_identity++;
    }
    return *number;
}

static int64_t object_number(Vm *vm, Object *object) {
    uint32_t number = object->flags >> IDENTITY_SHIFT;
    if (number == 0) {
        if (vm->next_identity == 0) {
            vm->next_identity = 1;
        }
        number = vm->next_identity < IDENTITY_MAX ? (uint32_t)vm->next_identity++ : IDENTITY_MAX;
        object->flags = (object->flags & FLAGS_MASK) | number << IDENTITY_SHIFT;
        if (number == IDENTITY_MAX && vm->next_identity < IDENTITY_MAX + 1) {
            vm->next_identity = IDENTITY_MAX + 1;
        }
    }
    return number == IDENTITY_MAX ? identity_in_table(vm, object) : number;
}

int64_t object_identity(Vm *vm, Value value) {
    // As in CPython, ids are multiples of 16 in a region of their own; small things without an
    // object have numbers that follow from their value.
    switch (value.kind) {
    case VALUE_OBJECT:
        return 0x7f0000000000 + object_number(vm, value.object) * 16;
    case VALUE_INT:
    case VALUE_FLOAT:
        return 0x550000000000 + (int64_t)((uint64_t)value.integer * 32 % 0x10000000000) +
               (value.kind == VALUE_FLOAT ? 16 : 0);
    case VALUE_UNSET:
    case VALUE_NONE:
    case VALUE_BOOL:
    case VALUE_ELLIPSIS:
    case VALUE_NOT_IMPLEMENTED:
        break;
    }
    return 0x540000000000 + value.kind * 64 + (value.kind == VALUE_BOOL ? value.integer * 32 : 0);
}
