#include "cli/shot.h"

#include "canvas/png.h"
#include "cli/menu.h"
#include "sdl/paint.h"
#include "ui/app.h"

#include <math.h>

ShotOptions shot_defaults(void) {
    return (ShotOptions){.width = 1280, .height = 720, .scale = 1, .theme = THEME_LIGHT};
}

static bool read_number(Text text, size_t *at, float *number) {
    const size_t start = *at;
    int value = 0;
    while (*at < text.size && text.bytes[*at] >= '0' && text.bytes[*at] <= '9' && value < 100000) {
        value = value * 10 + (text.bytes[(*at)++] - '0');
    }
    *number = (float)value;
    return *at > start && value >= 64 && value <= CANVAS_SIDE_MAX;
}

bool shot_read_size(Text text, float *width, float *height) {
    size_t at = 0;
    if (!read_number(text, &at, width) || at >= text.size || text.bytes[at] != 'x') {
        return false;
    }
    at++;
    return read_number(text, &at, height) && at == text.size;
}

static bool go(App *app, const ShotOptions *options, Buf *message) {
    switch (options->place) {
    case SHOT_AT_FRAME:
        app_go_frame(app, options->frame);
        return true;
    case SHOT_AT_TIME:
        app_go_time(app, options->time);
        return true;
    case SHOT_AT_LINE:
        if (!app_go_line(app, options->line)) {
            buf_addf(message, "line %d is never run", options->line);
            return false;
        }
        return true;
    }
    return false;
}

// What is shown: a trace, two of them, or, without any, the menu.
typedef struct Subject {
    const Trace *left, *right;
    const Menu *menu;
} Subject;

static void show(App *app, const Subject *subject) {
    if (subject->menu) {
        app_set_menu(app, subject->menu->items.items, subject->menu->items.count);
    } else if (subject->right) {
        app_compare(app, subject->left, subject->right);
    } else {
        app_show(app, subject->left, NULL, NULL);
    }
}

static bool shoot(Alloc *alloc, Subject subject, const ShotOptions *options, Buf *message) {
    Paint paint;
    if (!paint_init(&paint, alloc, message)) {
        return false;
    }
    const MeasureText measure = paint_measure(&paint);
    App app;
    app_init(&app, alloc, &measure);
    app_set_theme(&app, options->theme);
    app_resize(&app, options->width, options->height, options->scale);
    paint.scale = app_scale(&app);
    show(&app, &subject);
    bool is_done = subject.menu || go(&app, options, message);
    if (is_done) {
        const float scale = options->scale;
        paint_list(&paint, app_draw(&app), (int)roundf(options->width * scale),
                   (int)roundf(options->height * scale), app_ground(&app));
        is_done = png_write(&paint.canvas, options->path, message);
    }
    app_deinit(&app);
    paint_deinit(&paint);
    return is_done;
}

bool shot_write(Alloc *alloc, const Trace *trace, const ShotOptions *options, Buf *message) {
    return shoot(alloc, (Subject){.left = trace}, options, message);
}

bool shot_write_compared(Alloc *alloc, const Trace *left, const Trace *right,
                         const ShotOptions *options, Buf *message) {
    return shoot(alloc, (Subject){.left = left, .right = right}, options, message);
}

bool shot_write_menu(Alloc *alloc, const ShotOptions *options, Buf *message) {
    Menu menu;
    menu_init(&menu, alloc);
    while (menu_draw_next(&menu)) {
    }
    const bool is_done = shoot(alloc, (Subject){.menu = &menu}, options, message);
    menu_deinit(&menu);
    return is_done;
}
