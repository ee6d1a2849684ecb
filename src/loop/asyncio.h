// The asyncio layer's state in one struct, and what its files need of each other.
//
// It hangs on vm->loop; the vm never looks inside. Made by asyncio_setup, released by vm_free.

#ifndef LOOP_ASYNCIO_H
#define LOOP_ASYNCIO_H

#include "loop/future.h"
#include "loop/loop.h"
#include "loop/task.h"
#include "vm/vm.h"

typedef struct Asyncio {
    Type *loop_type, *handle_type, *timer_handle_type;
    Type *future_type, *future_iter_type, *task_type, *gathering_future_type;
    Type *CancelledError, *InvalidStateError;
    Loop *running;     // what get_running_loop gives; counted; NULL: none
    Loop *current;     // what set_event_loop set; counted; NULL: none
    bool current_set;  // set_event_loop was called
    Task *first_task;  // all living tasks in order of creation, linked through Task.next; borrowed
    Task *last_task;
    int64_t next_task_name;
    int next_task_id, next_table, next_loop_id, next_future_id;
} Asyncio;

static inline Asyncio *asyncio_of(const Vm *vm) {
    return (Asyncio *)vm->loop;
}

// Registers `asyncio` and its submodules with a new Vm. False: no memory.
bool asyncio_setup(Vm *vm);

// The loop that code runs under, or the RuntimeError "no running event loop" (NULL). Borrowed.
Loop *asyncio_running_loop(Vm *vm);

// What `events._get_event_loop()` gives: the running loop, else the set one, else (in the main
// thread, none set) a new one. Borrowed; NULL with the exception set.
Loop *asyncio_get_event_loop(Vm *vm);

#endif
