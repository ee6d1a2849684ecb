#include "trace/world.h"

#include "base/check.h"

#include <string.h>

void world_init(World *world, Alloc *alloc) {
    *world = (World){.pool = {.alloc = alloc},
                     .index = -1,
                     .frame = -1,
                     .main_frame = -1,
                     .blocked_from = TIME_NONE,
                     .blocked_to = TIME_NONE};
    pages_init(&world->ready, sizeof(WorldReady));
    table_init(&world->tasks, sizeof(WorldTask));
    table_init(&world->frames, sizeof(WorldFrame));
    table_init(&world->timers, sizeof(WorldTimer));
    table_init(&world->resources, sizeof(WorldResource));
    table_init(&world->futures, sizeof(WorldFuture));
    table_init(&world->workers, sizeof(WorldWorker));
    table_init(&world->objects, sizeof(WorldObject));
    slots_init(&world->variables, sizeof(WorldVariable));
}

void world_deinit(World *world) {
    PagePool *pool = &world->pool;
    pages_deinit(&world->ready, pool);
    table_deinit(&world->tasks, pool);
    table_deinit(&world->frames, pool);
    table_deinit(&world->timers, pool);
    table_deinit(&world->resources, pool);
    table_deinit(&world->futures, pool);
    table_deinit(&world->workers, pool);
    table_deinit(&world->objects, pool);
    pages_deinit(&world->variables.items, pool);
}

void world_copy(World *to, const World *from) {
    *to = *from;
    PagePool *pool = &to->pool;
    pages_copy(&to->ready, &from->ready, pool);
    table_copy(&to->tasks, &from->tasks, pool);
    table_copy(&to->frames, &from->frames, pool);
    table_copy(&to->timers, &from->timers, pool);
    table_copy(&to->resources, &from->resources, pool);
    table_copy(&to->futures, &from->futures, pool);
    table_copy(&to->workers, &from->workers, pool);
    table_copy(&to->objects, &from->objects, pool);
    slots_copy(&to->variables, &from->variables, pool);
}

// ---- Tasks ----

static WorldTask *edit_task(World *world, int64_t id) {
    return table_edit(&world->tasks, &world->pool, id);
}

static void set_state(World *world, WorldTask *task, TaskState state) {
    if (task->table) {
        world->counts[task->state]--;
        world->counts[state]++;
    }
    task->state = (uint8_t)state;
    task->since = world->index;
}

static void apply_task_new(World *world, const Event *event) {
    if (event->as.task_new.id <= 0 || table_find(&world->tasks, event->as.task_new.id)) {
        return;
    }
    WorldTask *task = table_add(&world->tasks, &world->pool, event->as.task_new.id);
    task->made = task->since = event->index;
    task->cause = -1;
    task->until = TIME_NONE;
    task->frame = -1;
    task->table = (int32_t)event->as.task_new.table;
    task->parent = event->as.task_new.parent;
    task->line = event->as.task_new.line;
    task->name = event->as.task_new.name;
    task->coro = event->as.task_new.coro;
    world->counts[TASK_STATE_NEW] += task->table != 0;
}

static void push_ready(World *world, const Event *event) {
    if (world->ready_count == world->ready_capacity) {
        // The ring is unrolled into a larger one.
        int capacity = world->ready_capacity ? world->ready_capacity * 2 : 64;
        Pages grown;
        pages_init(&grown, sizeof(WorldReady));
        pages_reserve(&grown, &world->pool, capacity);
        for (int i = 0; i < world->ready_count; i++) {
            *(WorldReady *)pages_edit(&grown, &world->pool, i) = world_ready(world, i);
        }
        pages_deinit(&world->ready, &world->pool);
        world->ready = grown;
        world->ready_capacity = capacity;
        world->ready_first = 0;
    }
    int place = (world->ready_first + world->ready_count) & (world->ready_capacity - 1);
    WorldReady *ready = pages_edit(&world->ready, &world->pool, place);
    *ready = (WorldReady){event->index, event->as.ready.id, event->as.ready.callback};
    world->ready_count++;
}

// Takes the handle out of the queue, with those before it: the loop drops cancelled ones silently.
static void pop_ready(World *world, int32_t id, TextId callback) {
    for (int i = 0; i < world->ready_count; i++) {
        WorldReady ready = world_ready(world, i);
        if (ready.id == id && (id != 0 || ready.callback == callback)) {
            world->ready_first = (world->ready_first + i + 1) & (world->ready_capacity - 1);
            world->ready_count -= i + 1;
            return;
        }
    }
}

static void apply_ready(World *world, const Event *event) {
    Why why = event->as.ready.why;
    if (why == WHY_TIMER || why == WHY_SLEEP_OVER || why == WHY_TIMEOUT) {
        table_remove(&world->timers, &world->pool, event->as.ready.on);
    }
    push_ready(world, event);
    WorldTask *task = edit_task(world, event->as.ready.id);
    if (task) {
        set_state(world, task, TASK_STATE_READY);
        task->why = (uint8_t)why;
        task->cause = event->as.ready.cause;
        task->ready_on = event->as.ready.on;
    }
}

// The task that was being run keeps its frames, what runs outside of tasks is on again.
static void end_service(World *world) {
    WorldTask *task = edit_task(world, world->task);
    if (task) {
        task->frame = world->frame;
        if (task->state == TASK_STATE_RUNNING) {
            set_state(world, task, TASK_STATE_WAITING);
        }
    }
    if (world->task) {
        world->frame = world->main_frame;
    }
    world->task = 0;
}

static void apply_step(World *world, const Event *event) {
    pop_ready(world, event->as.step.id, 0);
    world->task = event->as.step.id;
    world->main_frame = world->frame;
    world->frame = -1;
    WorldTask *task = edit_task(world, event->as.step.id);
    if (task) {
        set_state(world, task, TASK_STATE_RUNNING);
        task->name = event->as.step.name;
        world->frame = task->frame;
    }
}

static void apply_await(World *world, const Event *event) {
    WorldTask *task = edit_task(world, event->task);
    if (!task) {
        return;
    }
    set_state(world, task, TASK_STATE_WAITING);
    task->what = event->as.await.what;
    task->on = event->as.await.on;
    task->until = event->as.await.until;
    task->chain = event->as.await.chain;
    task->awaits++;
}

// ---- Frames and variables ----

static WorldFrame *edit_frame(World *world, int64_t number) {
    return table_edit(&world->frames, &world->pool, number);
}

static WorldVariable *edit_variable(World *world, int slot) {
    return pages_edit(&world->variables.items, &world->pool, slot);
}

static const WorldVariable *variable_at(const World *world, int slot) {
    return pages_at(&world->variables.items, slot);
}

// A variable is bound to an object, or not any more; the last one takes the object's value along.
static void use_object(World *world, int64_t id, Shown value) {
    if (!id || id == SLOT_FREE) {
        return;
    }
    WorldObject *object = table_edit(&world->objects, &world->pool, id);
    if (!object) {
        object = table_add(&world->objects, &world->pool, id);
    }
    object->value = value;
    object->users++;
}

static void drop_object(World *world, int64_t id) {
    WorldObject *object = id ? table_edit(&world->objects, &world->pool, id) : NULL;
    if (object && --object->users == 0) {
        table_remove(&world->objects, &world->pool, id);
    }
}

static WorldFrame *add_frame(World *world, int64_t number, TextId func, int32_t line,
                             int64_t depth) {
    WorldFrame *frame = table_add(&world->frames, &world->pool, number);
    frame->below = world->frame;
    frame->func = func;
    frame->line = line;
    frame->depth = (int32_t)depth;
    frame->task = world->task;
    world->frame = number;
    return frame;
}

static void remove_frame(World *world, int64_t number) {
    const WorldFrame *frame = table_find(&world->frames, number);
    for (int slot = frame->first_variable; slot;) {
        const WorldVariable *variable = variable_at(world, slot - 1);
        int next = variable->next;
        drop_object(world, variable->object);
        slots_remove(&world->variables, &world->pool, slot - 1);
        slot = next;
    }
    table_remove(&world->frames, &world->pool, number);
}

// Takes the frame off the stack that begins at *top; false when it is not there.
static bool unlink_from(World *world, int64_t *top, int64_t number) {
    int64_t below = world_frame(world, number)->below;
    if (*top == number) {
        *top = below;
        return true;
    }
    for (const WorldFrame *at = world_frame(world, *top); at; at = world_frame_below(world, at)) {
        if (at->below == number) {
            edit_frame(world, at->frame)->below = below;
            return true;
        }
    }
    return false;
}

// Takes the frame off its stack: the running one, or, where a suspended coroutine is closed from
// elsewhere, the one of its task. A frame is on one stack or on none, so stacks have no cycles.
static bool unlink_frame(World *world, int64_t number) {
    if (unlink_from(world, &world->frame, number)) {
        return true;
    }
    int32_t owner = world_frame(world, number)->task;
    if (owner == world->task) {
        return false;
    }
    if (owner == 0) {
        return unlink_from(world, &world->main_frame, number);
    }
    WorldTask *task = edit_task(world, owner);
    return task && unlink_from(world, &task->frame, number);
}

static void apply_line(World *world, const Event *event) {
    WorldFrame *frame = edit_frame(world, event->as.line.frame);
    if (frame) {
        frame->line = event->as.line.line;
    } else if (event->as.line.frame == 0) {
        add_frame(world, 0, event->as.line.func, event->as.line.line, 0);
    }
}

static void apply_call(World *world, const Event *event) {
    WorldFrame *frame = edit_frame(world, event->as.call.frame);
    if (frame && frame->parked) {
        frame->parked = 0;
        frame->below = world->frame;
        frame->task = world->task;
        frame->depth = (int32_t)event->as.call.depth;
        world->frame = frame->frame;
        return;
    }
    if (frame || event->as.call.frame < 0) {
        return;
    }
    frame = add_frame(world, event->as.call.frame, event->as.call.func, event->as.call.line,
                      event->as.call.depth);
    frame->awaited = event->as.call.awaited;
}

static void leave_frame(World *world, int64_t number, bool lives_on) {
    const WorldFrame *frame = world_frame(world, number);
    if (!frame || (!frame->parked && !unlink_frame(world, number))) {
        return;
    }
    if (!lives_on) {
        remove_frame(world, number);
        return;
    }
    WorldFrame *parked = edit_frame(world, number);
    parked->parked = 1;
    parked->below = -1;
}

static void set_frame_line(World *world, int64_t number, int32_t line) {
    WorldFrame *frame = edit_frame(world, number);
    if (frame && line > 0) {
        frame->line = line;
    }
}

// The place of a variable of the frame, -1 when it has none of that name.
static int find_variable(const World *world, const WorldFrame *frame, TextId name) {
    for (int slot = frame->first_variable; slot; slot = variable_at(world, slot - 1)->next) {
        if (variable_at(world, slot - 1)->name == name) {
            return slot - 1;
        }
    }
    return -1;
}

static void add_variable(World *world, const Event *event) {
    int slot = slots_add(&world->variables, &world->pool, event->as.set.frame);
    WorldVariable *variable = edit_variable(world, slot);
    variable->name = event->as.set.name;
    variable->value = event->as.set.value;
    variable->object = event->as.set.object;
    WorldFrame *frame = edit_frame(world, event->as.set.frame);
    if (frame->last_variable) {
        edit_variable(world, frame->last_variable - 1)->next = slot + 1;
    } else {
        frame->first_variable = slot + 1;
    }
    frame->last_variable = slot + 1;
    frame->variables++;
}

static void apply_set(World *world, const Event *event) {
    const WorldFrame *frame = world_frame(world, event->as.set.frame);
    if (!frame && event->as.set.frame == 0) {
        frame = add_frame(world, 0, 0, 0, 0);
    }
    if (!frame) {
        return;
    }
    int slot = find_variable(world, frame, event->as.set.name);
    if (slot < 0 && frame->variables >= WORLD_MAX_VARIABLES) {
        return;
    }
    use_object(world, event->as.set.object, event->as.set.value);
    if (slot < 0) {
        add_variable(world, event);
        return;
    }
    WorldVariable *variable = edit_variable(world, slot);
    int64_t before = variable->object;
    variable->value = event->as.set.value;
    variable->object = event->as.set.object;
    drop_object(world, before);
}

static void apply_del(World *world, const Event *event) {
    WorldFrame *frame = edit_frame(world, event->as.del.frame);
    int before = 0;
    for (int slot = frame ? frame->first_variable : 0; slot;) {
        const WorldVariable *variable = variable_at(world, slot - 1);
        if (variable->name != event->as.del.name) {
            before = slot;
            slot = variable->next;
            continue;
        }
        if (before) {
            edit_variable(world, before - 1)->next = variable->next;
        } else {
            frame->first_variable = variable->next;
        }
        if (frame->last_variable == slot) {
            frame->last_variable = before;
        }
        frame->variables--;
        drop_object(world, variable->object);
        slots_remove(&world->variables, &world->pool, slot - 1);
        return;
    }
}

static void apply_task_done(World *world, const Event *event) {
    const WorldTask *task = world_task(world, event->as.task_done.id);
    if (!task) {
        return;
    }
    // Its frames have been left one by one; what an odd trace has forgotten goes now.
    bool running = world->task == task->id;
    int64_t top = running ? world->frame : task->frame;
    while (top >= 0 && world_frame(world, top)) {
        int64_t below = world_frame(world, top)->below;
        remove_frame(world, top);
        top = below;
    }
    if (running) {
        world->frame = -1;
    }
    world->counts[task->state] -= task->table != 0;
    table_remove(&world->tasks, &world->pool, task->id);
    world->error = 0;
}

// ---- Things, timers, workers ----

static void apply_timer(World *world, const Event *event) {
    if (event->as.timer.id <= 0 || table_find(&world->timers, event->as.timer.id)) {
        return;
    }
    WorldTimer *timer = table_add(&world->timers, &world->pool, event->as.timer.id);
    timer->when = event->as.timer.when;
    timer->event = event->index;
    timer->func = event->as.timer.func;
    timer->wakes = event->as.timer.wakes;
}

static void apply_resource(World *world, const Event *event) {
    int64_t id = event->as.resource.id;
    if (id >= 0 || id == SLOT_FREE) {
        return;
    }
    WorldResource *resource = table_edit(&world->resources, &world->pool, id);
    if (!resource) {
        resource = table_add(&world->resources, &world->pool, id);
        resource->made = event->index;
    }
    resource->changed = event->index;
    resource->type = (int32_t)event->as.resource.type;
    resource->label = event->as.resource.label;
    resource->state = event->as.resource.state;
    resource->limit = event->as.resource.limit;
    resource->holders = event->as.resource.holders;
    resource->waiters = event->as.resource.waiters;
    resource->putters = event->as.resource.putters;
    resource->items = event->as.resource.items;
    resource->unfinished = event->as.resource.unfinished;
}

static void apply_future(World *world, const Event *event) {
    int64_t id = event->as.future.id;
    if (event->as.future.state != FUTURE_STATE_PENDING) {
        table_remove(&world->futures, &world->pool, id);
        return;
    }
    if (id >= 0 || id == SLOT_FREE) {
        return;
    }
    WorldFuture *future = table_edit(&world->futures, &world->pool, id);
    if (!future) {
        future = table_add(&world->futures, &world->pool, id);
        future->made = event->index;
    }
    future->label = event->as.future.label;
}

static void apply_worker(World *world, const Event *event) {
    if (event->as.worker.id <= 0) {
        return;
    }
    WorldWorker *worker = table_edit(&world->workers, &world->pool, event->as.worker.id);
    if (!worker) {
        worker = table_add(&world->workers, &world->pool, event->as.worker.id);
    }
    worker->func = event->as.worker.func;
    worker->line = event->as.worker.line;
    worker->state = (int32_t)event->as.worker.state;
    worker->until = event->as.worker.until;
    worker->since = event->index;
}

// ---- All events ----

static void apply_mutate(World *world, const Event *event) {
    WorldObject *object = table_edit(&world->objects, &world->pool, event->as.mutate.object);
    if (object) {
        object->value = event->as.mutate.value;
    }
}

static void apply_block(World *world, const Event *event) {
    world->blocked_from = event->as.block.from;
    world->blocked_to = event->as.block.to;
    world->blocked_what = event->as.block.what;
}

static void apply_end(World *world, const Event *event) {
    world->ended = true;
    world->status = event->as.end.status;
    world->reason = event->as.end.reason;
}

void world_apply(World *world, const Trace *trace, const Event *event) {
    (void)trace;
    world->index = event->index;
    world->t = event->t;
    world->tick = event->tick;
    if (event->kind == EVENT_STEP) {
        end_service(world); // nothing to end, unless the trace is odd
    }
    world->task = event->task;
    if (world->blocked_to != TIME_NONE) {
        world->blocked_from = world->blocked_to = TIME_NONE;
        world->blocked_what = 0;
    }
    if (event->kind == EVENT_LINE) { // by far the most frequent
        apply_line(world, event);
        return;
    }
    WorldTask *task;
    switch (event->kind) {
    case EVENT_LOOP_START:
        world->loop = event->as.loop_start.loop;
        break;
    case EVENT_LOOP_END:
        world->loop = 0;
        break;
    case EVENT_TASK_NEW:
        apply_task_new(world, event);
        break;
    case EVENT_RENAME:
        if ((task = edit_task(world, event->as.rename.id))) {
            task->name = event->as.rename.name;
        }
        break;
    case EVENT_READY:
        apply_ready(world, event);
        break;
    case EVENT_STEP:
        apply_step(world, event);
        break;
    case EVENT_LEAVE:
        end_service(world);
        break;
    case EVENT_CALLBACK:
        pop_ready(world, 0, event->as.callback.func);
        world->callback = event->as.callback.func;
        break;
    case EVENT_CALLBACK_END:
        world->callback = 0;
        break;
    case EVENT_CALL:
        apply_call(world, event);
        break;
    case EVENT_RETURN:
        leave_frame(world, event->as.ret.frame, event->as.ret.yields);
        break;
    case EVENT_RAISE:
        set_frame_line(world, event->as.raise.frame, event->as.raise.line);
        world->error = event->as.raise.error;
        break;
    case EVENT_UNWIND:
        leave_frame(world, event->as.unwind.frame, false);
        world->error = event->as.unwind.error;
        break;
    case EVENT_CATCH:
        set_frame_line(world, event->as.catch.frame, event->as.catch.line);
        world->error = 0;
        break;
    case EVENT_AWAIT:
        apply_await(world, event);
        break;
    case EVENT_RESUME:
        world->error = event->as.resume.error;
        break;
    case EVENT_TIMER:
        apply_timer(world, event);
        break;
    case EVENT_TIMER_CANCEL:
        table_remove(&world->timers, &world->pool, event->as.timer_cancel.id);
        break;
    case EVENT_BLOCK:
        apply_block(world, event);
        break;
    case EVENT_SET:
        apply_set(world, event);
        break;
    case EVENT_DEL:
        apply_del(world, event);
        break;
    case EVENT_MUTATE:
        apply_mutate(world, event);
        break;
    case EVENT_RESOURCE:
        apply_resource(world, event);
        break;
    case EVENT_FUTURE:
        apply_future(world, event);
        break;
    case EVENT_WORKER:
        apply_worker(world, event);
        break;
    case EVENT_CANCEL:
        if ((task = edit_task(world, event->as.cancel.id))) {
            task->cancels++;
        }
        break;
    case EVENT_TASK_DONE:
        apply_task_done(world, event);
        break;
    case EVENT_END:
        apply_end(world, event);
        break;
    // The clock's time is taken above; these say what happened, not what is.
    case EVENT_LINE:
    case EVENT_CLOCK:
    case EVENT_TICK:
    case EVENT_NO_WAIT:
    case EVENT_PRINT:
    case EVENT_WARNING:
    case EVENT_KINDS:
        break;
    }
}

// ---- Reading ----

static bool ready_equal(const World *a, const World *b) {
    for (int i = 0; i < a->ready_count; i++) {
        WorldReady x = world_ready(a, i), y = world_ready(b, i);
        if (x.event != y.event || x.id != y.id || x.callback != y.callback) {
            return false;
        }
    }
    return true;
}

bool world_equal(const World *a, const World *b) {
    return a->index == b->index && a->t == b->t && a->tick == b->tick && a->loop == b->loop &&
           a->task == b->task && a->callback == b->callback && a->frame == b->frame &&
           a->main_frame == b->main_frame && a->blocked_from == b->blocked_from &&
           a->blocked_to == b->blocked_to && a->blocked_what == b->blocked_what &&
           a->error == b->error && a->ended == b->ended && a->status == b->status &&
           a->reason == b->reason && !memcmp(a->counts, b->counts, sizeof a->counts) &&
           a->ready_count == b->ready_count && ready_equal(a, b) &&
           table_equal(&a->tasks, &b->tasks) && table_equal(&a->frames, &b->frames) &&
           table_equal(&a->timers, &b->timers) && table_equal(&a->resources, &b->resources) &&
           table_equal(&a->futures, &b->futures) && table_equal(&a->workers, &b->workers) &&
           table_equal(&a->objects, &b->objects) && slots_equal(&a->variables, &b->variables);
}

const WorldTask *world_task(const World *world, int64_t id) {
    return table_find(&world->tasks, id);
}

const WorldTask *world_next_task(const World *world, int *slot) {
    return slots_next(&world->tasks.slots, slot);
}

WorldReady world_ready(const World *world, int i) {
    int place = (world->ready_first + i) & (world->ready_capacity - 1);
    return *(const WorldReady *)pages_at(&world->ready, place);
}

int world_line(const World *world) {
    const WorldFrame *frame = world_running_frame(world);
    return frame ? frame->line : 0;
}

const WorldFrame *world_frame(const World *world, int64_t number) {
    return number < 0 ? NULL : table_find(&world->frames, number);
}

const WorldFrame *world_top_frame(const World *world, int64_t task) {
    if (task == world->task) {
        return world_frame(world, world->frame);
    }
    if (task == 0) {
        return world_frame(world, world->main_frame);
    }
    const WorldTask *known = world_task(world, task);
    return known ? world_frame(world, known->frame) : NULL;
}

const WorldFrame *world_running_frame(const World *world) {
    return world_frame(world, world->frame);
}

const WorldFrame *world_frame_below(const World *world, const WorldFrame *frame) {
    return world_frame(world, frame->below);
}

const WorldVariable *world_first_variable(const World *world, const WorldFrame *frame) {
    return frame->first_variable ? variable_at(world, frame->first_variable - 1) : NULL;
}

const WorldVariable *world_next_variable(const World *world, const WorldVariable *variable) {
    return variable->next ? variable_at(world, variable->next - 1) : NULL;
}

Shown world_value(const World *world, const WorldVariable *variable) {
    const WorldObject *object =
        variable->object ? table_find(&world->objects, variable->object) : NULL;
    return object ? object->value : variable->value;
}

const WorldResource *world_resource(const World *world, int64_t id) {
    return table_find(&world->resources, id);
}

const WorldResource *world_next_resource(const World *world, int *slot) {
    return slots_next(&world->resources.slots, slot);
}

const WorldFuture *world_future(const World *world, int64_t id) {
    return table_find(&world->futures, id);
}

const WorldWorker *world_next_worker(const World *world, int *slot) {
    return slots_next(&world->workers.slots, slot);
}

const WorldTimer *world_next_timer(const World *world, int *slot) {
    return slots_next(&world->timers.slots, slot);
}

static bool wakes_before(const WorldWake *a, const WorldWake *b) {
    return a->when != b->when ? a->when < b->when : a->order < b->order;
}

// Puts the wake in its place among the first `max`.
static void place_wake(WorldWake *wakes, int *count, int max, WorldWake wake) {
    if (*count == max && (max == 0 || !wakes_before(&wake, &wakes[max - 1]))) {
        return;
    }
    int at = *count < max ? (*count)++ : max - 1;
    while (at > 0 && wakes_before(&wake, &wakes[at - 1])) {
        wakes[at] = wakes[at - 1];
        at--;
    }
    wakes[at] = wake;
}

int world_next_wakes(const World *world, WorldWake *wakes, int max, int *all) {
    int count = 0, total = 0, slot = 0;
    for (const WorldTask *task; (task = world_next_task(world, &slot));) {
        if (task->state == TASK_STATE_WAITING && task->until != TIME_NONE && task->table) {
            total++;
            place_wake(wakes, &count, max,
                       (WorldWake){task->until, task->since, (int32_t)task->id, 0});
        }
    }
    slot = 0;
    for (const WorldTimer *timer; (timer = world_next_timer(world, &slot));) {
        if (timer->wakes == 0) {
            total++;
            place_wake(wakes, &count, max, (WorldWake){timer->when, timer->event, 0, timer->func});
        }
    }
    if (all) {
        *all = total;
    }
    return count;
}
