#include "trace/replay.h"

#include "base/check.h"

// Keyframes are as far apart as their bytes are worth events, but at least so many events (for
// small worlds) and at most so many that going anywhere is not felt; where there are very many
// tasks, an event takes longer to apply, as its task is in no cache, so there the most is less.
#define KEYFRAME_MIN_EVENTS  2048
#define KEYFRAME_MAX_EVENTS  256000
#define KEYFRAME_HUGE_TASKS  40000
#define KEYFRAME_HUGE_EVENTS 100000
#define KEYFRAME_EVENT_BYTES 9 // what an event may cost in keyframes

typedef struct Keyframe {
    int64_t next; // index of the first event that is not in its world
    World world;
} Keyframe;

struct Replay {
    Alloc *alloc;
    const Trace *trace;
    TraceIndex index;
    World newest; // the world after the last event taken in
    World world;  // the world here
    ARRAY(Keyframe) keyframes;
    size_t keyframe_owned; // newest.pool.owned when the last keyframe was made
    size_t keyframe_bytes;
    TraceCursor intake, here, asked;
};

Replay *replay_new(Alloc *alloc, const Trace *trace) {
    Replay *replay = alloc_need_zero(alloc, sizeof *replay);
    replay->alloc = alloc;
    replay->trace = trace;
    index_init(&replay->index, alloc, trace);
    world_init(&replay->newest, alloc);
    world_init(&replay->world, alloc);
    trace_cursor_init(&replay->intake, trace);
    trace_cursor_init(&replay->here, trace);
    trace_cursor_init(&replay->asked, trace);
    return replay;
}

void replay_free(Replay *replay) {
    if (!replay) {
        return;
    }
    Alloc *alloc = replay->alloc;
    for (int i = 0; i < replay->keyframes.count; i++) {
        world_deinit(&replay->keyframes.items[i].world);
    }
    array_free(&replay->keyframes, alloc);
    world_deinit(&replay->newest);
    world_deinit(&replay->world);
    index_deinit(&replay->index);
    alloc_release(alloc, replay, sizeof *replay);
}

// Reading through a cursor; it reads a block again when that has grown.
static const Event *read(TraceCursor *cursor, int64_t n) {
    return trace_cursor_at(cursor, n);
}

// What a copy of the world costs by itself: its lists of shelves.
static size_t copy_bytes(const World *world) {
    const Table *tables[] = {&world->tasks,   &world->frames,  &world->timers, &world->resources,
                             &world->futures, &world->workers, &world->objects};
    size_t shelves = (size_t)world->ready.shelf_count + (size_t)world->variables.items.shelf_count;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        shelves += (size_t)tables[i]->slots.items.shelf_count +
                   (size_t)tables[i]->leaves.items.shelf_count + (size_t)tables[i]->map.shelf_count;
    }
    return sizeof(Keyframe) + shelves * sizeof(Shelf *);
}

static void consider_keyframe(Replay *replay) {
    const World *world = &replay->newest;
    int64_t last = replay->keyframes.count ? array_last(&replay->keyframes).next : 0;
    int64_t since = world->index + 1 - last;
    if (since < KEYFRAME_MIN_EVENTS) {
        return;
    }
    // The pages that changed since the last keyframe are what that one keeps alive.
    size_t lists = copy_bytes(world);
    size_t cost = lists + (world->pool.owned - replay->keyframe_owned);
    int64_t most =
        world->tasks.slots.count > KEYFRAME_HUGE_TASKS ? KEYFRAME_HUGE_EVENTS : KEYFRAME_MAX_EVENTS;
    if (since < most && (size_t)since * KEYFRAME_EVENT_BYTES < cost) {
        return;
    }
    Keyframe keyframe = {.next = world->index + 1};
    world_copy(&keyframe.world, world);
    array_push(&replay->keyframes, replay->alloc, keyframe);
    replay->keyframe_bytes += cost;
    replay->keyframe_owned = world->pool.owned;
}

bool replay_update(Replay *replay, int64_t max) {
    int64_t count = trace_count(replay->trace);
    int64_t end = max > 0 && count - replay->index.count > max ? replay->index.count + max : count;
    for (int64_t i = replay->index.count; i < end; i++) {
        const Event *event = read(&replay->intake, i);
        index_add(&replay->index, event);
        world_apply(&replay->newest, replay->trace, event);
        if ((i + 1) % TRACE_BLOCK == 0) {
            consider_keyframe(replay);
        }
    }
    return end == count;
}

int64_t replay_count(const Replay *replay) {
    return replay->index.count;
}

// The last keyframe whose world is at or before event n; NULL: the empty world is.
static const Keyframe *keyframe_before(const Replay *replay, int64_t n) {
    int low = 0, high = replay->keyframes.count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (replay->keyframes.items[middle].next <= n + 1) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low ? &replay->keyframes.items[low - 1] : NULL;
}

void replay_seek(Replay *replay, int64_t n) {
    n = n < -1 ? -1 : n;
    n = n >= replay->index.count ? replay->index.count - 1 : n;
    const Keyframe *keyframe = keyframe_before(replay, n);
    int64_t start = keyframe ? keyframe->next : 0;
    if (n < replay->world.index || start > replay->world.index + 1) {
        world_deinit(&replay->world);
        if (n == replay->newest.index) {
            world_copy(&replay->world, &replay->newest);
        } else if (keyframe) {
            world_copy(&replay->world, &keyframe->world);
        } else {
            world_init(&replay->world, replay->alloc);
        }
    }
    while (replay->world.index < n) {
        const Event *event = read(&replay->here, replay->world.index + 1);
        world_apply(&replay->world, replay->trace, event);
    }
}

int64_t replay_index(const Replay *replay) {
    return replay->world.index;
}

const Event *replay_event(const Replay *replay) {
    // Reading does not change where the replay is, only what its cursor has at hand.
    Replay *self = (Replay *)replay;
    return replay->world.index < 0 ? NULL : read(&self->here, replay->world.index);
}

const World *replay_world(const Replay *replay) {
    return &replay->world;
}

const TraceIndex *replay_positions(const Replay *replay) {
    return &replay->index;
}

const Trace *replay_trace(const Replay *replay) {
    return replay->trace;
}

const Event *replay_event_at(Replay *replay, int64_t n) {
    return n >= 0 && n < replay->index.count ? read(&replay->asked, n) : NULL;
}

// ---- Stops ----

static int64_t next_frame(Replay *replay, int64_t n) {
    for (int64_t i = n + 1; i < replay->index.count; i++) {
        if (event_is_frame(read(&replay->asked, i))) {
            return i;
        }
    }
    return -1;
}

static int64_t previous_frame(Replay *replay, int64_t n) {
    for (int64_t i = n - 1; i >= 0; i--) {
        if (event_is_frame(read(&replay->asked, i))) {
            return i;
        }
    }
    return -1;
}

static bool is_line(Replay *replay, int64_t i, int64_t line) {
    const Event *event = read(&replay->asked, i);
    return event->kind == EVENT_LINE && event->as.line.line == line && event_is_frame(event);
}

// Blocks of events that do not run the line are passed over by their mask.
static int64_t next_line(Replay *replay, int64_t line, int64_t n) {
    uint64_t mask = (uint64_t)1 << (line & 63);
    for (int64_t i = n + 1; i < replay->index.count;) {
        int64_t end = (i / TRACE_BLOCK + 1) * TRACE_BLOCK;
        end = end < replay->index.count ? end : replay->index.count;
        bool may = replay->index.line_masks.items[i / TRACE_BLOCK] & mask;
        for (; may && i < end; i++) {
            if (is_line(replay, i, line)) {
                return i;
            }
        }
        i = end;
    }
    return -1;
}

static int64_t previous_line(Replay *replay, int64_t line, int64_t n) {
    uint64_t mask = (uint64_t)1 << (line & 63);
    for (int64_t i = n - 1; i >= 0;) {
        int64_t start = i / TRACE_BLOCK * TRACE_BLOCK;
        bool may = replay->index.line_masks.items[i / TRACE_BLOCK] & mask;
        for (; may && i >= start; i--) {
            if (is_line(replay, i, line)) {
                return i;
            }
        }
        i = start - 1;
    }
    return -1;
}

// Whether the event belongs to the table: it happens while that is served, or is about it.
static bool concerns(const Event *event, int64_t id) {
    return event_is_frame(event) && (event->task == id || event_subject(event) == id);
}

// The nearest event of a table after n, or before it (`step` is 1 or -1). Between a step and its
// leave every event is the task's; outside only those in its history are.
static int64_t nearest_of_table(Replay *replay, int64_t id, int64_t n, int step) {
    const IndexTask *task = index_task(&replay->index, id);
    if (!task) {
        return -1;
    }
    const int64_t other =
        step > 0 ? positions_next(&task->history, n) : positions_previous(&task->history, n);
    const int64_t end = step > 0 && other < 0 ? replay->index.count : other;
    for (int64_t i = n + step; (end - i) * step > 0; i += step) {
        const Event *event = read(&replay->asked, i);
        if (event->task != id) {
            break;
        }
        if (concerns(event, id)) {
            return i;
        }
    }
    return other;
}

static const Positions *positions_of(const Replay *replay, StopKind kind) {
    switch (kind) {
    case STOP_LINE:
        return &replay->index.kinds[POSITION_LINE];
    case STOP_AWAIT:
        return &replay->index.kinds[POSITION_AWAIT];
    case STOP_TURN:
        return &replay->index.kinds[POSITION_TURN];
    case STOP_CLOCK:
        return &replay->index.kinds[POSITION_CLOCK];
    case STOP_PRINT:
        return &replay->index.kinds[POSITION_PRINT];
    case STOP_WARNING:
        return &replay->index.kinds[POSITION_WARNING];
    case STOP_EVENT:
    case STOP_TABLE:
    case STOP_SOURCE_LINE:
        break;
    }
    UNREACHABLE();
}

int64_t replay_next(Replay *replay, StopKind kind, int64_t which, int64_t n) {
    n = n < -1 ? -1 : n;
    switch (kind) {
    case STOP_EVENT:
        return next_frame(replay, n);
    case STOP_TABLE:
        return nearest_of_table(replay, which, n, 1);
    case STOP_SOURCE_LINE:
        return next_line(replay, which, n);
    default:
        return positions_next(positions_of(replay, kind), n);
    }
}

int64_t replay_previous(Replay *replay, StopKind kind, int64_t which, int64_t n) {
    n = n > replay->index.count ? replay->index.count : n;
    switch (kind) {
    case STOP_EVENT:
        return previous_frame(replay, n);
    case STOP_TABLE:
        return nearest_of_table(replay, which, n, -1);
    case STOP_SOURCE_LINE:
        return previous_line(replay, which, n);
    default:
        return positions_previous(positions_of(replay, kind), n);
    }
}

int64_t replay_frame_at_time(Replay *replay, SimTime t) {
    int64_t n = trace_index_at_time(replay->trace, t);
    n = n < replay->index.count ? n : replay->index.count - 1;
    int64_t frame = previous_frame(replay, n + 1);
    return frame >= 0 ? frame : next_frame(replay, -1);
}

ReplaySizes replay_sizes(const Replay *replay) {
    return (ReplaySizes){
        .keyframes = replay->keyframes.count,
        .keyframe_bytes = replay->keyframe_bytes,
        .index_bytes = index_bytes(&replay->index),
    };
}
