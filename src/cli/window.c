#include "cli/window.h"

#include "sdl/window.h"

#include <math.h>

// How often the file on disk is looked at, in seconds.
#define LOOK_S 1.0

typedef struct Stage {
    App app;
    const WindowSetup *setup;
    Buf path;   // of the file that is shown
    float zoom; // that the window has told the app in its last size
    bool is_full;
    bool has_begun;
    double looked_at;
} Stage;

// The window makes its units larger by the zoom; the app knows the zoom itself, and wants the
// window's own units.
static void input(void *context, const InputEvent *event) {
    Stage *shown = context;
    InputEvent own = *event;
    const float zoom = shown->zoom;
    own.x *= zoom;
    own.y *= zoom;
    if (own.kind == INPUT_RESIZE) {
        // Window sizes are whole; dividing and multiplying may have left a trace.
        own.width = roundf(own.width * zoom);
        own.height = roundf(own.height * zoom);
        own.scale /= zoom;
    }
    app_input(&shown->app, &own);
}

static void open_path(Stage *shown, Text path, bool again) {
    const WindowHost *host = &shown->setup->host;
    if (!host->open) {
        app_say(&shown->app, "no other file can be opened here");
        return;
    }
    // The path may lie in the app, which opening changes.
    Buf copy;
    buf_init(&copy, shown->app.alloc);
    buf_add_text(&copy, path);
    host->open(host->context, &shown->app, buf_text(&copy), again);
    buf_clear(&shown->path);
    buf_add_text(&shown->path, buf_text(&copy));
    buf_deinit(&copy);
}

static void take_requests(Stage *shown, WindowWish *wish) {
    switch (app_take_request(&shown->app)) {
    case APP_NOTHING:
        break;
    case APP_QUIT:
        wish->quit = true;
        break;
    case APP_FULL_SCREEN:
        shown->is_full = !shown->is_full;
        break;
    case APP_OPEN:
        open_path(shown, app_request_path(&shown->app), false);
        break;
    case APP_RELOAD: {
        Text path = buf_text(&shown->path);
        if (path.size == 0 && shown->app.view_count > 0) {
            path = trace_header(shown->app.views[0].trace).file;
        }
        open_path(shown, path, true);
        break;
    }
    }
}

static void look_at_file(Stage *shown, double now) {
    const WindowHost *host = &shown->setup->host;
    if (!host->has_changed || now < shown->looked_at + LOOK_S) {
        return;
    }
    shown->looked_at = now;
    if (host->has_changed(host->context)) {
        shown->app.request = APP_RELOAD;
    }
}

static WindowWish tick(void *context, double moved, double now) {
    Stage *shown = context;
    WindowWish wish = {0};
    // Not before there is a window: without one, standard input must be left to who plays it.
    if (!shown->has_begun) {
        shown->has_begun = true;
        shown->setup->begin(shown->setup->host.context, &shown->app);
    }
    look_at_file(shown, now);
    take_requests(shown, &wish);
    wish.redraw = app_tick(&shown->app, (float)moved);
    wish.moving = app_is_moving(&shown->app);
    wish.full_screen = shown->is_full;
    wish.zoom = shown->zoom = app_zoom(&shown->app);
    wish.wake_after = shown->setup->host.has_changed ? LOOK_S : 0;
    wish.title = shown->setup->title;
    return wish;
}

static const DrawList *draw(void *context, Color *ground) {
    Stage *shown = context;
    *ground = app_ground(&shown->app);
    return app_draw(&shown->app);
}

bool window_show(Alloc *alloc, const WindowSetup *setup, Buf *message) {
    Paint paint;
    if (!paint_init(&paint, alloc, message)) {
        return false;
    }
    const MeasureText measure = paint_measure(&paint);
    Stage shown = {.setup = setup, .zoom = 1, .is_full = setup->full_screen};
    buf_init(&shown.path, alloc);
    app_init(&shown.app, alloc, &measure);
    app_set_theme(&shown.app, setup->theme);
    app_set_motion(&shown.app, !setup->is_still);
    const WindowOptions options = {.title = setup->title,
                                   .width = setup->width,
                                   .height = setup->height,
                                   .full_screen = setup->full_screen};
    const WindowClient client = {&shown, input, tick, draw};
    const bool has_run = window_run(&options, &paint, &client, message);
    app_deinit(&shown.app);
    if (setup->end) {
        setup->end(setup->host.context);
    }
    buf_deinit(&shown.path);
    paint_deinit(&paint);
    return has_run;
}
