// The collector of cycles: finds objects that only reference each other.
//
// Every tracked object is on its list (GcHead). It runs after a fixed number of allocations of
// tracked objects, so at the same place in every run.

#ifndef VM_GC_H
#define VM_GC_H

#include "vm/object.h"

// Puts a new object on the list (it has a GcHead), or takes it off before it is freed. Called by
// object_new and object_destroy only.
void gc_track(Vm *vm, Object *object);
void gc_untrack(Vm *vm, Object *object);

// Finds and frees cycles now; how many objects were unreachable.
int64_t gc_collect(Vm *vm);

// Likewise when the main module has gone. As CPython's last collection, which has the order in which
// its first one reached things from that module, it finishes tasks before their coroutines.
void gc_collect_at_end(Vm *vm);

// Takes every object apart without running code of the program: the last thing before the end.
void gc_free_all(Vm *vm);

// Collects when so many objects were made that it is time; called between two instructions.
void gc_if_due(Vm *vm);

bool gc_init(Vm *vm);
void gc_deinit(Vm *vm);

#endif
