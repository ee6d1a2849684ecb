#include "cli/window.h"

#include "sdl/window.h"

#include <math.h>
#include <stdio.h>

// How often the file on disk is looked at, in seconds.
#define LOOK_S 1.0

typedef struct Stage {
    App app;
    const WindowSetup *setup;
    float zoom; // that the window has told the app in its last size
    bool is_full;
    bool has_begun;
    char title[200];
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

static void take_requests(Stage *shown, WindowWish *wish) {
    const WindowHost *host = &shown->setup->host;
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
        host->open(host->context, &shown->app, app_request_path(&shown->app));
        break;
    case APP_RELOAD:
        host->reload(host->context, &shown->app);
        break;
    }
}

static void look_at_file(Stage *shown, double now) {
    const WindowHost *host = &shown->setup->host;
    if (now < shown->looked_at + LOOK_S) {
        return;
    }
    shown->looked_at = now;
    if (host->has_changed(host->context)) {
        shown->app.request = APP_RELOAD;
    }
}

// "05-annotated.py - awaiter".
static void update_title(Stage *shown) {
    const App *app = &shown->app;
    const Text left = app->view_count > 0 ? view_file_name(&app->views[0]) : TEXT("");
    const Text right = app->view_count > 1 ? view_file_name(&app->views[1]) : TEXT("");
    snprintf(shown->title, sizeof shown->title, "%.*s%s%.*s%s%s",
             (int)(left.size < 80 ? left.size : 80), left.bytes, right.size > 0 ? ", " : "",
             (int)(right.size < 80 ? right.size : 80), right.bytes, left.size > 0 ? " - " : "",
             shown->setup->title);
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
    const WindowHost *host = &shown->setup->host;
    const bool works = host->work(host->context, &shown->app);
    wish.redraw = app_tick(&shown->app, (float)moved);
    wish.moving = app_is_moving(&shown->app) || works;
    wish.full_screen = shown->is_full;
    wish.zoom = shown->zoom = app_zoom(&shown->app);
    wish.wake_after = LOOK_S;
    update_title(shown);
    wish.title = shown->title;
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
    paint_deinit(&paint);
    return has_run;
}
