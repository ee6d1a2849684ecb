// Pictures of the window at a choice of moments, compared with those in tests/pictures pixel by
// pixel: the scenarios of the lesson, every kind of floor, the themes, the menu, a mistake.
//
// Other fonts give other pixels, and so does another FreeType: they are compared only where both
// are those of the pictures, which tests/pictures/fonts.txt tells by a number. `make golden` writes
// them anew.

#include "support.h"

#include "canvas/png.h"
#include "cli/menu.h"
#include "golden.h"
#include "real_traces.h"
#include "sdl/paint.h"
#include "ui/app.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FONTS "tests/pictures/fonts.txt"

typedef enum Extra {
    EXTRA_NONE,
    EXTRA_MENU,
    EXTRA_KEYS,
    EXTRA_CARD,    // of the second table
    EXTRA_MISTAKE, // in the file
} Extra;

typedef struct Picture {
    const char *name;
    const char *left, *right; // scenarios by the beginnings of their names; NULL: none
    double time_s;
    int width, height;
    ThemeId theme;
    float zoom;
    Extra extra;
} Picture;

static const Picture PICTURES[] = {
    {"01-line", "01-", NULL, 1.4, 960, 600, THEME_LIGHT, 1, EXTRA_NONE},
    {"02-ring", "02-", NULL, 1, 960, 600, THEME_LIGHT, 1, EXTRA_NONE},
    {"03-start", "03-", NULL, 0, 960, 600, THEME_LIGHT, 1, EXTRA_NONE},
    {"04-end", "04-", NULL, 9, 960, 600, THEME_LIGHT, 1, EXTRA_NONE},
    {"05-lesson", "05-", NULL, 1, 1280, 720, THEME_LIGHT, 1, EXTRA_CARD},
    {"05-dark", "05-", NULL, 1, 960, 600, THEME_DARK, 1, EXTRA_NONE},
    {"05-contrast-large", "05-", NULL, 1.5, 960, 600, THEME_CONTRAST, 1.4f, EXTRA_NONE},
    {"07-blocked", "07-", NULL, 1, 960, 600, THEME_LIGHT, 1, EXTRA_NONE},
    {"10-queue", "10-", NULL, 1.2, 960, 600, THEME_LIGHT, 1, EXTRA_NONE},
    {"13-failed", "13-", NULL, 9, 960, 600, THEME_CONTRAST, 1, EXTRA_NONE},
    {"19-crowd", "19-", NULL, 1, 960, 600, THEME_LIGHT, 1, EXTRA_NONE},
    {"20-staff", "20-", NULL, 1, 960, 600, THEME_DARK, 1, EXTRA_NONE},
    {"compare", "01-", "02-", 1.4, 960, 600, THEME_LIGHT, 1, EXTRA_NONE},
    {"menu", NULL, NULL, 0, 960, 600, THEME_LIGHT, 1, EXTRA_MENU},
    {"keys", "05-", NULL, 0, 960, 600, THEME_DARK, 1, EXTRA_KEYS},
    {"mistake", NULL, NULL, 0, 960, 600, THEME_LIGHT, 1, EXTRA_MISTAKE},
};
#define PICTURE_COUNT (int)(sizeof PICTURES / sizeof *PICTURES)

// ---- The fonts ----

static uint64_t mix(uint64_t hash, const void *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ ((const unsigned char *)bytes)[i]) * 1099511628211u;
    }
    return hash;
}

static uint64_t hash_of_fonts(const Paint *paint) {
    uint64_t hash = 14695981039346656037u;
    int count = 0;
    const EmbeddedFile *files = embedded_files(&count);
    for (int i = 0; i < count; i++) {
        if (text_starts_with(text_of(files[i].name), TEXT("fonts/"))) {
            hash = mix(hash, files[i].bytes, (size_t)files[i].size);
        }
    }
    const int version = font_freetype_version(paint->font);
    return mix(hash, &version, sizeof version);
}

static bool has_fonts_of_the_pictures(const Paint *paint) {
    FILE *file = fopen(FONTS, "r");
    if (!file) {
        fail_msg("%s is missing; make golden writes it", FONTS);
    }
    uint64_t hash = 0;
    const bool is_read = fscanf(file, "%" SCNx64, &hash) == 1;
    fclose(file);
    assert_true(is_read);
    return hash == hash_of_fonts(paint);
}

static void write_fonts(const Paint *paint) {
    FILE *file = fopen(FONTS, "w");
    assert_non_null(file);
    fprintf(file, "%016" PRIx64 "\n", hash_of_fonts(paint));
    fclose(file);
}

// ---- Drawing ----

typedef struct Studio {
    Alloc alloc;
    Paint paint;
    Menu menu;
    Options options;
} Studio;

static void studio_init(Studio *studio) {
    Buf message;
    alloc_init(&studio->alloc, 0);
    buf_init(&message, &studio->alloc);
    if (!paint_init(&studio->paint, &studio->alloc, &message)) {
        fail_msg("%s", buf_string(&message));
    }
    buf_deinit(&message);
    menu_init(&studio->menu, &studio->alloc);
    while (menu_draw_next(&studio->menu)) {
    }
    studio->options = real_options();
}

static void studio_deinit(Studio *studio) {
    menu_deinit(&studio->menu);
    paint_deinit(&studio->paint);
    alloc_deinit(&studio->alloc);
}

static Machine *machine_of(Studio *studio, const char *begin) {
    if (!begin) {
        return NULL;
    }
    const EmbeddedFile *file = real_scenario(begin);
    assert_non_null(file);
    Machine *machine = real_run(&studio->alloc, &studio->options, file->name,
                                (Text){file->bytes, (size_t)file->size});
    assert_non_null(machine);
    return machine;
}

static void show_mistake(App *app) {
    const Text source = TEXT("import asyncio\n\n\nasync def main():\n    print(\"begin\")\n"
                             "    reader, writer = await asyncio.open_connection(\"a\", 80)\n"
                             "\n\nasyncio.run(main())\n");
    const CodeMistake mistakes[] = {
        {6, 36, TEXT("not supported: asyncio.open_connection"),
         TEXT("a scenario has no network: let `await asyncio.sleep(seconds)` stand for the time")},
        {9, 1, TEXT("not supported: asyncio.run"), TEXT("")},
    };
    app_show_mistakes(app, TEXT("scenarios/client.py"), source, mistakes, 2);
}

static void arrange(App *app, Extra extra) {
    switch (extra) {
    case EXTRA_NONE:
    case EXTRA_MENU:
        break;
    case EXTRA_KEYS:
        app_do(app, ACTION_HELP, 0);
        break;
    case EXTRA_CARD:
        app_do(app, ACTION_SELECT, 2);
        break;
    case EXTRA_MISTAKE:
        show_mistake(app);
        break;
    }
}

// Paints the picture onto the studio's canvas.
static void paint_picture(Studio *studio, const Picture *picture) {
    const MeasureText measure = paint_measure(&studio->paint);
    Machine *left = machine_of(studio, picture->left);
    Machine *right = machine_of(studio, picture->right);
    App app;
    app_init(&app, &studio->alloc, &measure);
    app_set_theme(&app, picture->theme);
    app_resize(&app, (float)picture->width, (float)picture->height, 1);
    app.zoom = picture->zoom;
    studio->paint.scale = app_scale(&app);
    app_set_menu(&app, studio->menu.items.items, studio->menu.items.count);
    if (right) {
        app_compare(&app, machine_trace(left), machine_trace(right));
    } else if (left) {
        app_show(&app, machine_trace(left), NULL, NULL);
    }
    if (left) {
        app_go_time(&app, (SimTime)llround(picture->time_s * 1e9));
    }
    arrange(&app, picture->extra);
    paint_list(&studio->paint, app_draw(&app), picture->width, picture->height, app_ground(&app));
    app_deinit(&app);
    if (left) {
        machine_free(left);
    }
    if (right) {
        machine_free(right);
    }
}

// ---- Comparing ----

static int pixels_that_differ(const Canvas *made, const Canvas *golden) {
    int count = 0;
    assert_int_equal(made->width, golden->width);
    assert_int_equal(made->height, golden->height);
    for (int i = 0; i < made->width * made->height; i++) {
        count += ((made->pixels[i] ^ golden->pixels[i]) & 0xffffff) != 0;
    }
    return count;
}

// True when the picture is as it was. Else the new one is kept where one can look at it.
static bool is_as_it_was(Studio *studio, const Picture *picture, const char *path) {
    Canvas golden;
    Buf message;
    buf_init(&message, &studio->alloc);
    canvas_init(&golden, &studio->alloc);
    int differ = -1;
    if (png_read(&golden, path, &message)) {
        differ = pixels_that_differ(&studio->paint.canvas, &golden);
    }
    if (differ < 0) {
        print_error("%s\n", buf_string(&message));
    } else if (differ > 0) {
        char made[120];
        snprintf(made, sizeof made, "/tmp/awaiter-%s-%d.png", picture->name, (int)getpid());
        png_write(&studio->paint.canvas, made, &message);
        print_error("%s: %d pixels differ from those in %s\n", path, differ, made);
    }
    canvas_deinit(&golden);
    buf_deinit(&message);
    return differ == 0;
}

static void test_the_window_looks_as_it_did(void **state) {
    (void)state;
    Studio studio;
    studio_init(&studio);
    if (golden_is_written()) {
        write_fonts(&studio.paint);
    } else if (!has_fonts_of_the_pictures(&studio.paint)) {
        studio_deinit(&studio);
        skip();
    }
    int differ = 0;
    for (int i = 0; i < PICTURE_COUNT; i++) {
        char path[120];
        snprintf(path, sizeof path, "tests/pictures/%s.png", PICTURES[i].name);
        paint_picture(&studio, &PICTURES[i]);
        if (golden_is_written()) {
            Buf message;
            buf_init(&message, &studio.alloc);
            assert_true(png_write(&studio.paint.canvas, path, &message));
            buf_deinit(&message);
        } else {
            differ += !is_as_it_was(&studio, &PICTURES[i], path);
        }
    }
    studio_deinit(&studio);
    if (differ > 0) {
        fail_msg("%d pictures are others now; look at them: make golden writes them anew", differ);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_window_looks_as_it_did),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
