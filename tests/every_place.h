// The property that stepping back rests on, for any trace.

#ifndef TESTS_EVERY_PLACE_H
#define TESTS_EVERY_PLACE_H

#include "support.h"
#include "trace/replay.h"

// Every place, visited in a scattered order, must be what applying all events up to it gives.
static inline void check_every_place(const Trace *trace, Alloc *alloc, int64_t stride) {
    Replay *replay = replay_new(alloc, trace);
    assert_true(replay_update(replay, 0));
    int64_t count = replay_count(replay);
    World world;
    world_init(&world, alloc);
    TraceCursor cursor;
    trace_cursor_init(&cursor, trace);
    for (int64_t n = 0; n < count; n++) {
        world_apply(&world, trace, trace_cursor_at(&cursor, n));
        if (n % stride != 0) {
            continue;
        }
        replay_seek(replay, (n * 7919) % count);
        replay_seek(replay, n);
        assert_int_equal(replay_index(replay), n);
        assert_int_equal(replay_event(replay)->index, n);
        assert_true(world_equal(replay_world(replay), &world));
    }
    world_deinit(&world);
    replay_free(replay);
}

#endif
