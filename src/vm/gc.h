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

#endif
