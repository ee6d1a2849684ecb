// A list as a heap, for what is written in C (asyncio.PriorityQueue).

#ifndef VM_MODULES_HEAPQ_H
#define VM_MODULES_HEAPQ_H

#include "vm/types/list.h"

// heapq.heappush: borrows the item. False with an exception set; the item may then be in the list.
bool heapq_push(Vm *vm, List *heap, Value item);

// heapq.heappop: a new reference, UNSET with an exception set (IndexError when it is empty).
Value heapq_pop(Vm *vm, List *heap);

#endif
