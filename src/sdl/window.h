// The window: the only place that opens a display.
//
// The window owns time and the platform; what is in it belongs to a client, which it asks three
// things: take this input, let this much time pass, draw. A client that says that nothing moves is
// not asked again before there is input, so an idle window costs nothing; while something moves it
// is asked sixty times a second.

#ifndef SDL_WINDOW_H
#define SDL_WINDOW_H

#include "sdl/paint.h"
#include "ui/input.h"

// What the client wants after a tick.
typedef struct WindowWish {
    bool redraw;       // what it would draw has changed
    bool moving;       // wants the next tick in a sixtieth of a second
    bool quit;         // the window closes
    bool full_screen;  // as long as it is set
    float zoom;        // makes everything larger; 0 means 1. The client sees a smaller window.
    double wake_after; // wants a tick after so many seconds even without input; 0: no
    const char *title; // NULL: stays as it is; the name of the program is always in it
} WindowWish;

typedef struct WindowClient {
    void *context;
    // The first event is INPUT_RESIZE.
    void (*input)(void *context, const InputEvent *event);
    // `moved` is for motion: the seconds since the last tick if something moved then (at most a
    // tenth, so that a stopped machine makes no jump), else 0. `now` counts from the start.
    WindowWish (*tick)(void *context, double moved, double now);
    // The picture, and the colour behind it. The list stays the client's.
    const DrawList *(*draw)(void *context, Color *ground);
} WindowClient;

typedef struct WindowOptions {
    const char *title;
    int width, height; // of the window, in its own units; 0: 1280 x 800, or what the screen allows
    bool full_screen;
} WindowOptions;

// Opens the window and runs it until the client or the user ends it. The paint's scale is the
// window's from then on. False when there is no display, or no SDL: the reason is in `message`, and
// nothing was shown.
bool window_run(const WindowOptions *options, Paint *paint, const WindowClient *client,
                Buf *message);

// The program's sign: a ring with a dot on top of it, in a square of this side at the origin.
void window_icon(DrawList *list, float side);

#endif
