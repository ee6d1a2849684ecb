// Threads, of pools and the program's own: other staff, each with a stack of frames of its own.
//
// Only one line of execution runs at any moment. A worker runs from its start to the first place
// where it has to wait (time.sleep, a result, its next job), which parks it: its stack is left as
// it is, and whoever had started or resumed it goes on. Time passes only where the main line waits,
// in the event loop or in time.sleep; workers whose time has come are then resumed in order of
// (time, order of parking), and before timers of the same moment. So a run with threads is the
// same every time, without a lock anywhere.

#ifndef LOOP_WORKERS_H
#define LOOP_WORKERS_H

#include "base/array.h"
#include "vm/vm.h"

typedef struct Loop Loop;
typedef struct Worker Worker;

#define WORKER_NEVER INT64_MAX // it waits to be woken

// What the end of the program waits for.
typedef enum WorkerAwaited {
    WORKER_AWAITED_WORK, // until it has nothing more to do: threads of pools
    WORKER_AWAITED_END,  // until it has ended: threading.Thread
    WORKER_NOT_AWAITED,  // not at all: daemons
} WorkerAwaited;

struct Worker {
    int id; // in the trace, from 1
    WorkerAwaited awaited;
    Stack *stack; // NULL once it has ended
    bool parked;
    bool waits_in_loop; // for the event loop that it runs: call_soon_threadsafe wakes it
    SimTime due;        // when it goes on by itself
    uint64_t sequence;  // of parking: who parked first goes first
    Str *name;          // counted: the thread's
    TextId job;         // what it does, for the trace; 0: nothing
    int64_t event;      // index of its latest `worker` event; -1: none
    // What belongs to a thread, while it does not run: see Asyncio.
    Loop *running, *current;
    bool current_set;
    Value context;
};

typedef struct Workers {
    ARRAY(Worker *) all; // those that have not ended
    Worker *running;     // NULL: the main line
    uint64_t next_sequence;
    int next_id;
} Workers;

// When the next worker wants to go on; WORKER_NEVER when none does by itself.
SimTime workers_next_due(const Workers *workers);

// Runs, in order, those that are due at `until` or before; not those that park meanwhile for the
// same moment. Moves the clock to when each is due. False with an exception set or the run halted.
bool workers_run_due(Vm *vm, SimTime until);

// The name of the thread that is running: "MainThread" or a worker's.
const char *workers_thread_name(const Vm *vm);

// Lets the worker go on now if it waits in its event loop. NULL: nobody.
void workers_wake_loop(Vm *vm, Worker *worker);

// What Python does at its end: waits for the threads that are still at work, but for daemons.
void workers_finish(Vm *vm);

void workers_free(Vm *vm);

extern const NativeModule THREADS_MODULE;

#endif
