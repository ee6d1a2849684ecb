#include "sdl/window.h"

#include "base/library.h"
#include "sdl/events.h"

#include <stdlib.h>
#include <string.h>

#define FRAME_SECONDS (1.0 / 60)
#define MOVED_MAX     0.1 // seconds; a longer pause was no motion

#define SDL_FUNCTIONS(X)           \
    X(SDL_InitSubSystem)           \
    X(SDL_QuitSubSystem)           \
    X(SDL_GetError)                \
    X(SDL_GetCurrentVideoDriver)   \
    X(SDL_GetDisplayUsableBounds)  \
    X(SDL_SetHint)                 \
    X(SDL_CreateWindow)            \
    X(SDL_DestroyWindow)           \
    X(SDL_GetWindowSize)           \
    X(SDL_GetWindowSurface)        \
    X(SDL_UpdateWindowSurface)     \
    X(SDL_SetWindowMinimumSize)    \
    X(SDL_GetWindowTitle)          \
    X(SDL_SetWindowTitle)          \
    X(SDL_SetWindowFullscreen)     \
    X(SDL_SetWindowIcon)           \
    X(SDL_CreateRGBSurfaceFrom)    \
    X(SDL_FreeSurface)             \
    X(SDL_ConvertPixels)           \
    X(SDL_WaitEventTimeout)        \
    X(SDL_WaitEvent)               \
    X(SDL_PollEvent)               \
    X(SDL_GetPerformanceCounter)   \
    X(SDL_GetPerformanceFrequency) \
    X(SDL_StartTextInput)          \
    X(SDL_GetClipboardText)        \
    X(SDL_free)

typedef struct SdlApi {
    SDL_FUNCTIONS(LIBRARY_MEMBER)
} SdlApi;

static const LibrarySymbol symbols[] = {
#define X(name) LIBRARY_SYMBOL(SdlApi, name)
    SDL_FUNCTIONS(X)
#undef X
};

typedef struct Window {
    SdlApi api;
    SDL_Window *window;
    Paint *paint;
    const WindowClient *client;
    Events events;
    int width, height;      // of the window in its own units, when the client was told last
    int pixels_x, pixels_y; // the same in pixels
    bool full_screen;       // what SDL was told
    bool stale;             // the screen no longer shows the last picture
    uint64_t start;         // of the clock
    double last_tick, last_frame;
    WindowWish wish;
} Window;

static double now_of(const Window *window) {
    return (double)(window->api.SDL_GetPerformanceCounter() - window->start) /
           (double)window->api.SDL_GetPerformanceFrequency();
}

void window_icon(DrawList *list, float side) {
    const float unit = side / 32;
    draw_disc(list, (Point){16 * unit, 18 * unit}, 11 * unit, 0xffffffff);
    draw_ring(list, (Point){16 * unit, 18 * unit}, 11 * unit,
              (Stroke){.width = 3.6f * unit, .color = 0x1d232eff});
    draw_disc(list, (Point){16 * unit, 7 * unit}, 5 * unit, 0x0b6bcbff);
}

// SDL falls back to drivers that show nothing; that is what a test asks for, but no display.
static bool has_display(const SdlApi *api) {
    const char *driver = api->SDL_GetCurrentVideoDriver();
    if (getenv("SDL_VIDEODRIVER") != NULL) {
        return true;
    }
    return driver != NULL && strcmp(driver, "offscreen") != 0 && strcmp(driver, "dummy") != 0 &&
           strcmp(driver, "evdev") != 0;
}

// Whether it is worth asking SDL at all: without these, a display is not even named.
static bool names_display(void) {
#ifdef __APPLE__
    return true;
#else
    return getenv("DISPLAY") != NULL || getenv("WAYLAND_DISPLAY") != NULL ||
           getenv("SDL_VIDEODRIVER") != NULL;
#endif
}

static bool start_video(SdlApi *api, Buf *message) {
    if (!names_display()) {
        buf_addf(message, "there is no display to open a window on");
        return false;
    }
    const char *files = "libSDL2-2.0.so.0 libSDL2-2.0.0.dylib "
                        "/opt/homebrew/lib/libSDL2-2.0.0.dylib "
                        "/usr/local/lib/libSDL2-2.0.0.dylib";
    const int count = (int)(sizeof symbols / sizeof *symbols);
    if (!library_open(files, "SDL2", symbols, count, api, message)) {
        return false;
    }
    if (api->SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        buf_addf(message, "there is no display to open a window on (%s)", api->SDL_GetError());
        return false;
    }
    if (!has_display(api)) {
        api->SDL_QuitSubSystem(SDL_INIT_VIDEO);
        buf_addf(message, "there is no display to open a window on");
        return false;
    }
    // Without a graphics processor the detour over OpenGL takes longer than all the drawing.
    if (strcmp(api->SDL_GetCurrentVideoDriver(), "x11") == 0) {
        api->SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    }
    return true;
}

static void set_icon(Window *window) {
    const int side = 64;
    DrawList list;
    draw_init(&list, window->paint->canvas.alloc);
    window_icon(&list, (float)side);
    const float scale = window->paint->scale;
    window->paint->scale = 1;
    paint_list(window->paint, &list, side, side, 0xffffffff);
    window->paint->scale = scale;
    SDL_Surface *surface = window->api.SDL_CreateRGBSurfaceFrom(
        window->paint->canvas.pixels, side, side, 32, side * 4, 0xff0000, 0xff00, 0xff, 0);
    if (surface != NULL) {
        window->api.SDL_SetWindowIcon(window->window, surface);
        window->api.SDL_FreeSurface(surface);
    }
    draw_deinit(&list);
}

static bool open_window(Window *window, const WindowOptions *options, Buf *message) {
    const SdlApi *api = &window->api;
    int width = options->width > 0 ? options->width : 1280;
    int height = options->height > 0 ? options->height : 800;
    SDL_Rect screen;
    if (options->width <= 0 && api->SDL_GetDisplayUsableBounds(0, &screen) == 0) {
        width = screen.w < width ? screen.w : width;
        height = screen.h < height ? screen.h : height;
    }
    const uint32_t flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI |
                           (options->full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0u);
    window->window = api->SDL_CreateWindow(options->title, SDL_WINDOWPOS_UNDEFINED,
                                           SDL_WINDOWPOS_UNDEFINED, width, height, flags);
    if (window->window == NULL) {
        buf_addf(message, "no window can be opened: %s", api->SDL_GetError());
        return false;
    }
    api->SDL_SetWindowMinimumSize(window->window, 320, 240);
    api->SDL_StartTextInput();
    window->full_screen = options->full_screen;
    set_icon(window);
    return true;
}

static void send_input(Window *window, const InputEvent *event) {
    window->client->input(window->client->context, event);
}

// Tells the client the size when it, the number of pixels, or the zoom is another one.
static void update_size(Window *window) {
    int width, height;
    window->api.SDL_GetWindowSize(window->window, &width, &height);
    const SDL_Surface *surface = window->api.SDL_GetWindowSurface(window->window);
    const int pixels_x = surface != NULL ? surface->w : width;
    const int pixels_y = surface != NULL ? surface->h : height;
    const float zoom = window->wish.zoom > 0 ? window->wish.zoom : 1;
    if (width == window->width && height == window->height && pixels_x == window->pixels_x &&
        pixels_y == window->pixels_y && zoom == window->events.zoom) {
        return;
    }
    window->width = width;
    window->height = height;
    window->pixels_x = pixels_x;
    window->pixels_y = pixels_y;
    window->events.zoom = zoom;
    window->stale = true;
    window->paint->scale = zoom * (float)pixels_x / (float)(width > 0 ? width : 1);
    send_input(window, &(InputEvent){.kind = INPUT_RESIZE,
                                     .width = (float)width / zoom,
                                     .height = (float)height / zoom,
                                     .scale = window->paint->scale});
}

static void paste(Window *window) {
    char *text = window->api.SDL_GetClipboardText();
    if (text != NULL && text[0] != '\0') {
        send_input(window, &(InputEvent){.kind = INPUT_PASTE, .text = text_of(text)});
    }
    window->api.SDL_free(text);
}

static void handle_event(Window *window, const SDL_Event *event) {
    if (event->type == SDL_WINDOWEVENT && event->window.event == SDL_WINDOWEVENT_EXPOSED) {
        window->stale = true;
    }
    if (event->type == SDL_WINDOWEVENT && event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        update_size(window);
    }
    InputEvent input;
    if (events_translate(&window->events, event, &input)) {
        send_input(window, &input);
        const bool ctrl_v = input.key == 'v' && (input.modifiers & INPUT_CTRL);
        const bool shift_insert = input.key == KEY_INSERT && (input.modifiers & INPUT_SHIFT);
        if (input.kind == INPUT_KEY && (ctrl_v || shift_insert)) {
            paste(window);
        }
    }
    if (event->type == SDL_DROPFILE) {
        window->api.SDL_free(event->drop.file);
    }
}

// Puts the canvas's pixels onto the screen.
static void present(Window *window) {
    const Canvas *canvas = &window->paint->canvas;
    SDL_Surface *surface = window->api.SDL_GetWindowSurface(window->window);
    if (surface == NULL) {
        return;
    }
    const int width = canvas->width < surface->w ? canvas->width : surface->w;
    const int height = canvas->height < surface->h ? canvas->height : surface->h;
    window->api.SDL_ConvertPixels(width, height, SDL_PIXELFORMAT_RGB888, canvas->pixels,
                                  canvas->width * 4, surface->format->format, surface->pixels,
                                  surface->pitch);
    window->api.SDL_UpdateWindowSurface(window->window);
}

static void draw_frame(Window *window) {
    Color ground = 0xffffffff;
    const DrawList *list = window->client->draw(window->client->context, &ground);
    paint_list(window->paint, list, window->pixels_x, window->pixels_y, ground);
    present(window);
    window->stale = false;
    window->last_frame = now_of(window);
}

// Lets time pass for the client, and does what it wishes.
static void tick(Window *window) {
    const double now = now_of(window), passed = now - window->last_tick;
    const double moved = !window->wish.moving ? 0 : passed < MOVED_MAX ? passed : MOVED_MAX;
    // A redraw that had to wait for its frame is still due.
    const bool redraw = window->wish.redraw;
    window->last_tick = now;
    window->wish = window->client->tick(window->client->context, moved, now);
    window->wish.redraw |= redraw;
    const char *title = window->wish.title;
    if (title != NULL && strcmp(title, window->api.SDL_GetWindowTitle(window->window)) != 0) {
        window->api.SDL_SetWindowTitle(window->window, title);
    }
    if (window->wish.full_screen != window->full_screen) {
        window->full_screen = window->wish.full_screen;
        window->api.SDL_SetWindowFullscreen(
            window->window, window->full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    }
    update_size(window);
}

// Waits for input, but not longer than until the next frame or the wished moment.
static void wait_for_input(Window *window) {
    SDL_Event event;
    double seconds = -1;
    if (window->wish.redraw || window->stale || window->wish.moving) {
        seconds = window->last_frame + FRAME_SECONDS - now_of(window);
        seconds = seconds > 0 ? seconds : 0;
    } else if (window->wish.wake_after > 0) {
        seconds = window->wish.wake_after;
    }
    const bool happened =
        seconds < 0 ? window->api.SDL_WaitEvent(&event) != 0
                    : window->api.SDL_WaitEventTimeout(&event, (int)(seconds * 1000 + 0.999)) != 0;
    for (bool more = happened; more; more = window->api.SDL_PollEvent(&event) != 0) {
        handle_event(window, &event);
    }
}

static void run(Window *window) {
    window->start = window->api.SDL_GetPerformanceCounter();
    window->last_frame = -1;
    update_size(window);
    tick(window);
    while (!window->wish.quit) {
        if ((window->wish.redraw || window->stale) &&
            now_of(window) >= window->last_frame + FRAME_SECONDS * 0.9) {
            window->wish.redraw = false;
            draw_frame(window);
        }
        wait_for_input(window);
        tick(window);
    }
}

bool window_run(const WindowOptions *options, Paint *paint, const WindowClient *client,
                Buf *message) {
    Window window = {.paint = paint, .client = client};
    events_init(&window.events);
    if (!start_video(&window.api, message)) {
        return false;
    }
    const bool opened = open_window(&window, options, message);
    if (opened) {
        run(&window);
        window.api.SDL_DestroyWindow(window.window);
    }
    window.api.SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return opened;
}
