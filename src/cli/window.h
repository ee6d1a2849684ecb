// The app in a window: sdl's events go into it, its list comes out of it.
//
// Where programs come from is the host's: it opens a path, makes a machine for it, and shows its
// trace in the app (app_show with a function that records a slice, app_show_again for the same
// file, app_show_mistakes when it can't be run). What the app has shown before must live until
// that call has returned, and the path may lie in the app, which opening changes.

#ifndef CLI_WINDOW_H
#define CLI_WINDOW_H

#include "ui/app.h"

typedef struct WindowHost {
    void *context;
    // Shows the file at this path in the app, or says there why not.
    void (*open)(void *context, App *app, Text path);
    // Reads what was opened last again.
    void (*reload)(void *context, App *app);
    // Asked about once a second: whether that has changed on disk since it was read.
    bool (*has_changed)(void *context);
    // Does a little of what has time; true when there may be more.
    bool (*work)(void *context, App *app);
} WindowHost;

typedef struct WindowSetup {
    const char *title;
    int width, height; // 0: as the screen allows
    bool full_screen;
    ThemeId theme;
    bool is_still; // no motion
    WindowHost host;
    // Called once the window is there, to show the first program, two of them, or the menu.
    void (*begin)(void *context, App *app);
    // Called at the end, when the app no longer needs its traces. NULL: nothing to do.
    void (*end)(void *context);
} WindowSetup;

// Runs the window until the user leaves. False without a display, with the reason in `message`.
bool window_show(Alloc *alloc, const WindowSetup *setup, Buf *message);

#endif
