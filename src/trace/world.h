// What is true at one moment of a run: the fold of its events so far.
//
// Only world_apply changes a world. It holds what is live: tasks that have not ended, frames and
// their variables, the ready queue, timers, shared things, the clock. What only grows (output,
// finished tables, the history of a task) is not here but in the index over the trace, cut at the
// world's event: so a copy stays small and going anywhere stays fast. It knows entities by their
// numbers, never by address; copies share their memory until they change (pages.h).
//
// A trace may come from a file that somebody wrote by hand: an event that does not fit (a step of
// an unknown task) changes nothing and does no harm.

#ifndef TRACE_WORLD_H
#define TRACE_WORLD_H

#include "trace/pages.h"
#include "trace/trace.h"

// More variables of one frame than this are not shown.
#define WORLD_MAX_VARIABLES 256

typedef enum TaskState {
    TASK_STATE_NEW,     // made, not in the ready queue yet
    TASK_STATE_READY,   // in the ready queue
    TASK_STATE_RUNNING, // being served
    TASK_STATE_WAITING, // suspended at an await
    TASK_STATES
} TaskState;

typedef struct WorldTask {
    int64_t id;
    int64_t made;     // index of its task-new
    int64_t since;    // index of the event that put it into its state
    int64_t cause;    // READY and RUNNING: as in its last `ready` event
    int64_t ready_on; // likewise: `on` of that event
    SimTime until;    // WAITING: when it goes on at the latest; TIME_NONE
    int64_t frame;    // number of its innermost frame, -1: none (not started)
    int32_t table;    // 0: one of asyncio's own
    int32_t parent, line;
    TextId name, coro;
    TextId what;       // what it awaits, or awaited last; 0 before its first await
    ListId on;         // the tasks and things that it waits (waited) for
    ChainId chain;     // where it is (was last) suspended
    int32_t awaits;    // how many times it was suspended so far
    int32_t cancels;   // how many times it was asked to stop
    uint8_t state;     // TaskState
    uint8_t why;       // READY and RUNNING: Why of its last `ready`
    uint8_t unused[6]; // no padding: equal tasks are equal bytes
} WorldTask;

typedef struct WorldFrame {
    int64_t frame; // its number; 0: the module
    int64_t below; // the frame under it on its stack, -1: none
    TextId func;
    int32_t line; // the statement that runs in it
    int32_t depth;
    int32_t task;                                     // the task in which it was entered; 0: none
    int32_t first_variable, last_variable, variables; // places + 1, and how many
    uint8_t awaited;                                  // it is the body of an `async def`
    uint8_t parked; // a generator between two of its values, on no stack
    uint8_t unused[2];
} WorldFrame;

typedef struct WorldVariable {
    int64_t frame;
    int64_t object; // the container or instance bound, 0: a plain value
    Shown value;    // as it was bound; world_value knows what it is now
    TextId name;
    int32_t next; // the next one of its frame, + 1; 0: none
} WorldVariable;

typedef struct WorldReady {
    int64_t event; // index of its `ready`
    int32_t id;    // the task, 0: a plain callback
    TextId callback;
} WorldReady;

typedef struct WorldTimer {
    int64_t id;
    SimTime when;
    int64_t event; // index of its `timer`
    TextId func;
    int32_t wakes; // task, 0: a plain callback
} WorldTimer;

typedef struct WorldResource {
    int64_t id;
    int64_t made;    // index of its first event
    int64_t changed; // index of its last one
    int64_t state, limit, unfinished;
    TextId label;
    ListId holders, waiters, putters, items;
    int32_t type; // ResourceType
} WorldResource;

typedef struct WorldFuture {
    int64_t id;
    int64_t made;
    TextId label;
    uint8_t unused[4];
} WorldFuture;

typedef struct WorldWorker {
    int64_t id;
    SimTime until; // while it is parked, else TIME_NONE
    int64_t since;
    TextId func;
    int32_t line;
    int32_t state; // WorkerState; idle after ENDS
    uint8_t unused[4];
} WorldWorker;

typedef struct WorldObject {
    int64_t id;
    Shown value;
    int64_t users; // variables that are bound to it
} WorldObject;

typedef struct World {
    PagePool pool;
    int64_t index; // the last event applied; -1: none yet
    SimTime t;
    int64_t tick;
    int64_t loop;                     // the loop that runs, 0: none
    int32_t task;                     // the task being run, 0: none
    TextId callback;                  // the plain callback being run, 0: none
    int64_t frame;                    // the innermost running frame, -1: none
    int64_t main_frame;               // the innermost frame that belongs to no task, -1: none
    SimTime blocked_from, blocked_to; // while the thread is blocked, else TIME_NONE
    TextId blocked_what;
    TextId error;   // the exception on its way up, 0: none
    bool ended;     // the `end` event came
    int64_t status; // and its fields
    TextId reason;
    int counts[TASK_STATES]; // of live tasks that are not internal
    int ready_first, ready_count, ready_capacity;
    Pages ready; // a ring of WorldReady
    Table tasks, frames, timers, resources, futures, workers, objects;
    Slots variables;
} World;

void world_init(World *world, Alloc *alloc);
void world_deinit(World *world);

// Makes `to`, which is not initialized, an equal world of its own.
void world_copy(World *to, const World *from);

// Makes the event true. Events are applied in their order, each once.
void world_apply(World *world, const Trace *trace, const Event *event);

// Whether all of it is equal, for tests.
bool world_equal(const World *a, const World *b);

// A live task; NULL when it is not made yet or has ended (the index over the trace then knows it).
const WorldTask *world_task(const World *world, int64_t id);

// Goes over live tasks: `int slot = 0; while ((task = world_next_task(world, &slot)))`. The order
// is the same in every run, but not by number.
const WorldTask *world_next_task(const World *world, int *slot);

// The i-th in the ready queue, below ready_count.
WorldReady world_ready(const World *world, int i);

// The statement being run: a line, 0 when none. Of the running task, callback or module.
int world_line(const World *world);

// The innermost frame of a live task, or (task 0) of what runs outside of tasks; NULL when none.
const WorldFrame *world_top_frame(const World *world, int64_t task);

// The one being run.
const WorldFrame *world_running_frame(const World *world);

// The frame that called this one; NULL at the end of the stack.
const WorldFrame *world_frame_below(const World *world, const WorldFrame *frame);
const WorldFrame *world_frame(const World *world, int64_t number);

// Variables of a frame in the order in which they were bound: the first; the next after one.
const WorldVariable *world_first_variable(const World *world, const WorldFrame *frame);
const WorldVariable *world_next_variable(const World *world, const WorldVariable *variable);

// The value that a variable has now: a container may have changed since it was bound.
Shown world_value(const World *world, const WorldVariable *variable);

const WorldResource *world_resource(const World *world, int64_t id);
const WorldResource *world_next_resource(const World *world, int *slot);
const WorldFuture *world_future(const World *world, int64_t id);
const WorldWorker *world_next_worker(const World *world, int *slot);
const WorldTimer *world_next_timer(const World *world, int *slot);

// What will happen next by the clock: a waiting task that goes on, or a callback's deadline.
typedef struct WorldWake {
    SimTime when;
    int64_t order; // index of the event that set it: the earlier one goes first at equal times
    int32_t task;  // 0: a plain callback
    TextId func;   // the callback
} WorldWake;

// The first `max` (at most 64) of them, by time; returns how many. *all, where not NULL, is how
// many there are in all. Tasks of asyncio's own are left out.
int world_next_wakes(const World *world, WorldWake *wakes, int max, int *all);

#endif
