// An app with real fonts and no window, for the tests that drive it; all of it is freed together.

#ifndef TESTS_STAGE_H
#define TESTS_STAGE_H

#include "support.h"

#include "real_traces.h"
#include "sdl/paint.h"
#include "ui/app.h"

#define STAGE_MACHINES 4

typedef struct Stage {
    Alloc alloc;
    Paint paint;
    MeasureText measure;
    App app;
    Options options;                   // of the machines
    Machine *machines[STAGE_MACHINES]; // owned, as far as there are any
    int machine_count;
    Trace *trace; // made by hand, owned; NULL
} Stage;

static inline void stage_size(Stage *stage, float width, float height, float zoom) {
    stage->app.zoom = zoom;
    app_resize(&stage->app, width, height, 1);
    stage->paint.scale = app_scale(&stage->app);
}

static inline void stage_init(Stage *stage) {
    *stage = (Stage){.options = real_options()};
    Buf message;
    alloc_init(&stage->alloc, 0);
    buf_init(&message, &stage->alloc);
    assert_true(paint_init(&stage->paint, &stage->alloc, &message));
    buf_deinit(&message);
    stage->measure = paint_measure(&stage->paint);
    app_init(&stage->app, &stage->alloc, &stage->measure);
    stage_size(stage, 1280, 720, 1);
}

static inline void stage_deinit(Stage *stage) {
    app_deinit(&stage->app);
    for (int i = 0; i < stage->machine_count; i++) {
        machine_free(stage->machines[i]);
    }
    if (stage->trace) {
        trace_free(stage->trace);
    }
    paint_deinit(&stage->paint);
    alloc_deinit(&stage->alloc);
}

// Runs a program to its end; the machine stays with the stage.
static inline Machine *stage_run(Stage *stage, const char *path, Text source) {
    Machine *machine = real_run(&stage->alloc, &stage->options, path, source);
    assert_non_null(machine);
    assert_true(stage->machine_count < STAGE_MACHINES);
    return stage->machines[stage->machine_count++] = machine;
}

#endif
