// Shapes to pixels, and pixels to files.

#include "support.h"

#include "base/file.h"
#include "canvas/png.h"
#include "golden.h"
#include "sdl/events.h"
#include "sdl/window.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define BLACK 0x000000ff
#define WHITE 0xffffffff

typedef struct Stage {
    Alloc alloc;
    DrawList list;
    Canvas canvas;
    Buf text;
} Stage;

static void stage_init(Stage *stage) {
    alloc_init(&stage->alloc, 0);
    draw_init(&stage->list, &stage->alloc);
    canvas_init(&stage->canvas, &stage->alloc);
    canvas_resize(&stage->canvas, 200, 100);
    buf_init(&stage->text, &stage->alloc);
}

static void stage_deinit(Stage *stage) {
    draw_deinit(&stage->list);
    canvas_deinit(&stage->canvas);
    buf_deinit(&stage->text);
    alloc_deinit(&stage->alloc);
}

static void paint(Stage *stage, float scale) {
    draw_end(&stage->list);
    canvas_paint(&stage->canvas, &stage->list, scale, WHITE, NULL);
    draw_clear(&stage->list);
}

static uint32_t pixel(const Stage *stage, int x, int y) {
    return stage->canvas.pixels[y * stage->canvas.width + x];
}

// The black there is on the white picture, in pixels.
static double ink(const Stage *stage) {
    double sum = 0;
    for (int i = 0; i < stage->canvas.width * stage->canvas.height; i++) {
        sum += 255 - (double)(stage->canvas.pixels[i] & 255);
    }
    return sum / 255;
}

static void assert_near(double value, double wanted, double slack) {
    if (value < wanted - slack || value > wanted + slack) {
        fail_msg("%f is not within %f of %f", value, slack, wanted);
    }
}

static void test_shapes_cover_the_area_that_they_have(void **state) {
    (void)state;
    const double pi = 3.14159265;
    Stage stage;
    stage_init(&stage);
    for (int i = 0; i < 20; i++) {
        // The place between pixels must not matter.
        const Point at = {100 + (float)i * 0.13f, 50 + (float)i * 0.29f};
        draw_disc(&stage.list, at, 20, BLACK);
        paint(&stage, 1);
        assert_near(ink(&stage), pi * 400, 4);
        draw_ring(&stage.list, at, 30, (Stroke){.width = 4, .color = BLACK});
        paint(&stage, 1);
        assert_near(ink(&stage), pi * (32 * 32 - 28 * 28), 6);
        draw_arc(&stage.list, at, 30, (float)i * 0.07f, 0.3f, (Stroke){.width = 4, .color = BLACK});
        paint(&stage, 1);
        assert_near(ink(&stage), pi * (32 * 32 - 28 * 28) * 0.3, 4);
        draw_arc(&stage.list, at, 30, (float)i * 0.07f, 0.8f, (Stroke){.width = 4, .color = BLACK});
        paint(&stage, 1);
        assert_near(ink(&stage), pi * (32 * 32 - 28 * 28) * 0.8, 5);
        const Point to = {at.x + 40, at.y + (float)i - 10};
        const double length = sqrt(1600 + ((double)i - 10) * ((double)i - 10));
        draw_line(&stage.list, at, to, (Stroke){.width = 3, .color = BLACK});
        paint(&stage, 1);
        assert_near(ink(&stage), 3 * length, 2);
        draw_line(&stage.list, at, to, (Stroke){.width = 3, .round = true, .color = BLACK});
        paint(&stage, 1);
        assert_near(ink(&stage), 3 * length + pi * 2.25, 2.5);
        draw_line(&stage.list, at, to, (Stroke){.width = 0.5f, .color = BLACK});
        paint(&stage, 1);
        assert_near(ink(&stage), 0.5 * length, 1.5);
        draw_triangle(&stage.list, at, (Point){at.x + 30, at.y}, (Point){at.x, at.y + 20}, BLACK);
        paint(&stage, 1);
        assert_near(ink(&stage), 300, 3);
    }
    stage_deinit(&stage);
}

static void test_rectangles_stand_on_whole_pixels_and_never_vanish(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    draw_rect(&stage.list, (Rect){10.3f, 10.3f, 20, 10}, BLACK);
    paint(&stage, 1);
    assert_near(ink(&stage), 200, 0);
    draw_rect(&stage.list, (Rect){10.3f, 10.3f, 0.1f, 10}, BLACK);
    paint(&stage, 1);
    assert_near(ink(&stage), 10, 0);
    draw_round_frame(&stage.list, (Rect){10, 10, 20, 10}, 0, (Stroke){.width = 1, .color = BLACK});
    paint(&stage, 1.3f);
    // From 13 to 39 and to 26 the other way, one pixel wide.
    assert_near(ink(&stage), 2 * 26 + 2 * 11, 0);
    draw_round_rect(&stage.list, (Rect){10, 10, 60, 40}, 12, BLACK);
    paint(&stage, 1);
    assert_near(ink(&stage), 2400 - 144 * (4 - 3.14159265), 2);
    draw_round_rect(&stage.list, (Rect){10, 10, 60, 40}, 12, BLACK);
    draw_round_rect(&stage.list, (Rect){12, 12, 56, 36}, 10, WHITE);
    paint(&stage, 1);
    const double two_rects = ink(&stage);
    draw_round_frame(&stage.list, (Rect){10, 10, 60, 40}, 12, (Stroke){.width = 2, .color = BLACK});
    paint(&stage, 1);
    assert_near(ink(&stage), two_rects, 1);
    stage_deinit(&stage);
}

static void test_a_curve_is_not_darker_where_its_parts_meet(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    draw_quadratic(&stage.list, (Point){10, 90}, (Point){100, -60}, (Point){190, 90},
                   (Stroke){.width = 8, .color = 0x00000080});
    paint(&stage, 1);
    for (int i = 0; i < 200 * 100; i++) {
        assert_true((stage.canvas.pixels[i] & 255) >= 126);
    }
    assert_true(ink(&stage) > 500);
    stage_deinit(&stage);
}

static void test_dashes_leave_gaps_of_their_length(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    draw_line(&stage.list, (Point){10, 50}, (Point){170, 50},
              (Stroke){.width = 4, .dash = 6, .gap = 2, .color = BLACK});
    paint(&stage, 1);
    assert_near(ink(&stage), 160 * 4 * 0.75, 1);
    draw_ring(&stage.list, (Point){100, 50}, 40,
              (Stroke){.width = 4, .dash = 6, .gap = 2, .color = BLACK});
    paint(&stage, 1);
    assert_near(ink(&stage), 2 * 3.14159265 * 40 * 4 * 0.75, 12);
    stage_deinit(&stage);
}

static void test_nothing_is_drawn_outside_of_the_clips(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const Rect all = {-50, -50, 400, 400};
    draw_clip(&stage.list, (Rect){20, 10, 60, 50});
    draw_clip(&stage.list, (Rect){50, 0, 100, 30});
    draw_round_rect(&stage.list, all, 9, BLACK);
    draw_disc(&stage.list, (Point){60, 20}, 80, BLACK);
    draw_ring(&stage.list, (Point){60, 20}, 40, (Stroke){.width = 30, .color = BLACK});
    draw_line(&stage.list, (Point){-9, -9}, (Point){300, 90}, (Stroke){.width = 9, .color = BLACK});
    draw_textured(&stage.list, all, 0, DRAW_CROSS, 5, 2, BLACK);
    draw_round_frame(&stage.list, all, 30, (Stroke){.width = 70, .color = BLACK});
    draw_triangle(&stage.list, (Point){0, 0}, (Point){200, 0}, (Point){0, 200}, BLACK);
    draw_cubic(&stage.list, (Point){0, 0}, (Point){200, 0}, (Point){0, 100}, (Point){200, 100},
               (Stroke){.width = 9, .color = BLACK});
    draw_unclip(&stage.list);
    draw_unclip(&stage.list);
    paint(&stage, 1);
    for (int y = 0; y < 100; y++) {
        for (int x = 0; x < 200; x++) {
            const bool inside = x >= 50 && x < 80 && y >= 10 && y < 30;
            assert_int_equal(pixel(&stage, x, y), inside ? 0xff000000 : 0xffffffff);
        }
    }
    stage_deinit(&stage);
}

static void test_alpha_is_straight_and_full_strength_is_exact(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    draw_rect(&stage.list, (Rect){0, 0, 10, 10}, 0x123456ff);
    draw_rect(&stage.list, (Rect){10, 0, 10, 10}, 0xff000080);
    draw_rect(&stage.list, (Rect){20, 0, 10, 10}, 0xff000000);
    draw_disc(&stage.list, (Point){45, 15}, 9, 0x123456ff);
    paint(&stage, 1);
    assert_int_equal(pixel(&stage, 5, 5), 0xff123456);
    assert_int_equal(pixel(&stage, 15, 5) >> 16, 0xffff);
    assert_near(pixel(&stage, 15, 5) & 255, 127, 1);
    assert_int_equal(pixel(&stage, 25, 5), 0xffffffff);
    assert_int_equal(pixel(&stage, 45, 15), 0xff123456);
    stage_deinit(&stage);
}

static void test_places_far_outside_and_no_numbers_do_no_harm(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    const float far[] = {1e9f, -1e9f, 1e30f, INFINITY, -INFINITY, NAN};
    for (int i = 0; i < 6; i++) {
        const float v = far[i];
        const Stroke stroke = {.width = 3, .dash = 4, .gap = 4, .color = BLACK};
        draw_rect(&stage.list, (Rect){v, 10, 50, 50}, BLACK);
        draw_round_frame(&stage.list, (Rect){-v, -v, v, v}, v, stroke);
        draw_textured(&stage.list, (Rect){v, v, v, v}, v, DRAW_DOTS, 3, v, BLACK);
        draw_disc(&stage.list, (Point){v, 5}, 9, BLACK);
        draw_disc(&stage.list, (Point){5, 5}, -9, BLACK);
        draw_arc(&stage.list, (Point){5, v}, 9, 0, 0.5f, stroke);
        draw_line(&stage.list, (Point){v, 0}, (Point){0, v}, stroke);
        draw_quadratic(&stage.list, (Point){v, 0}, (Point){0, v}, (Point){5, 5}, stroke);
        draw_triangle(&stage.list, (Point){v, 0}, (Point){0, v}, (Point){5, 5}, BLACK);
        draw_clip(&stage.list, (Rect){v, v, v, v});
        draw_unclip(&stage.list);
    }
    paint(&stage, 1);
    stage_deinit(&stage);
}

// A picture with every kind of shape.
static void draw_sampler(DrawList *list) {
    const Color colors[] = {0x0b6bcbff, 0xc4401ccc, 0x7b849680, 0x1d232eff};
    for (int i = 0; i < 5; i++) {
        draw_textured(list, (Rect){4 + (float)i * 38, 4, 34, 14}, 5, (DrawTexture)i, 5, 1.3f,
                      colors[3]);
    }
    for (int i = 0; i < 40; i++) {
        const Point way = draw_direction((float)i / 40);
        const Point at = {50 + way.x * 28, 58 + way.y * 28};
        draw_disc(list, at, 1 + (float)i * 0.15f, colors[i % 4]);
        draw_arc(list, (Point){150 + way.x * 20, 58 + way.y * 20}, 12, (float)i * 0.11f,
                 (float)i / 40,
                 (Stroke){.width = 1.5f, .round = i % 2 == 0, .color = colors[i % 4]});
        draw_line(list, at, (Point){150, 58},
                  (Stroke){.width = 0.3f + (float)i * 0.05f,
                           .dash = (float)(i % 3),
                           .gap = 2,
                           .round = i % 5 == 0,
                           .color = colors[i % 4]});
    }
    draw_cubic(list, (Point){5, 95}, (Point){90, -20}, (Point){120, 160}, (Point){195, 30},
               (Stroke){.width = 3.3f, .color = colors[1]});
}

static uint64_t hash_of(const Canvas *canvas) {
    uint64_t hash = 14695981039346656037u;
    for (int i = 0; i < canvas->width * canvas->height; i++) {
        hash = (hash ^ canvas->pixels[i]) * 1099511628211u;
    }
    return hash;
}

static void test_pixels_are_the_same_on_every_build(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    draw_sampler(&stage.list);
    paint(&stage, 1);
    assert_int_equal(hash_of(&stage.canvas), 0xf784ec129f3b74e1);
    stage_deinit(&stage);
}

static void test_a_picture_drawn_in_bands_has_no_seams(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    // The same shapes on a wide picture, whose bands are low, and on one that is a single band.
    canvas_resize(&stage.canvas, 8000, 100);
    draw_sampler(&stage.list);
    paint(&stage, 1);
    uint32_t *wide = stage.canvas.pixels;
    stage.canvas.pixels = NULL;
    canvas_resize(&stage.canvas, 200, 100);
    draw_sampler(&stage.list);
    paint(&stage, 1);
    for (int y = 0; y < 100; y++) {
        assert_memory_equal(wide + y * 8000, stage.canvas.pixels + y * 200, 200 * sizeof *wide);
    }
    alloc_release(&stage.alloc, wide, (8000 * 100 + 8) * sizeof *wide);
    stage_deinit(&stage);
}

static void test_a_png_is_the_same_bytes_every_time_and_reads_back(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    draw_sampler(&stage.list);
    paint(&stage, 1);
    const uint64_t hash = hash_of(&stage.canvas);
    png_encode(&stage.canvas, &stage.text);
    Buf again;
    buf_init(&again, &stage.alloc);
    png_encode(&stage.canvas, &again);
    assert_true(text_equal(buf_text(&stage.text), buf_text(&again)));
    char path[] = "/tmp/awaiter-test-XXXXXX";
    close(mkstemp(path));
    buf_clear(&again);
    assert_true(png_write(&stage.canvas, path, &again));
    canvas_resize(&stage.canvas, 3, 3);
    assert_true(png_read(&stage.canvas, path, &again));
    assert_int_equal(stage.canvas.width, 200);
    assert_true(hash_of(&stage.canvas) == hash);
    unlink(path);
    buf_deinit(&again);
    stage_deinit(&stage);
}

static void test_files_that_are_no_pictures_are_refused_with_a_message(void **state) {
    (void)state;
    Stage stage;
    stage_init(&stage);
    char path[] = "/tmp/awaiter-test-XXXXXX";
    close(mkstemp(path));
    // An empty file, no PNG, and a PNG that was cut at every length.
    assert_false(png_read(&stage.canvas, path, &stage.text));
    assert_true(file_write(path, TEXT("GIF89a, not a PNG"), &stage.text));
    assert_false(png_read(&stage.canvas, path, &stage.text));
    Buf png, message;
    buf_init(&png, &stage.alloc);
    buf_init(&message, &stage.alloc);
    canvas_resize(&stage.canvas, 20, 10);
    paint(&stage, 1);
    png_encode(&stage.canvas, &png);
    for (size_t size = 8; size + 12 < png.size; size += 5) {
        buf_clear(&message);
        assert_true(file_write(path, (Text){png.bytes, size}, &message));
        assert_false(png_read(&stage.canvas, path, &message));
        assert_true(message.size > 0);
    }
    unlink(path);
    assert_false(png_read(&stage.canvas, path, &message));
    assert_false(png_write(&stage.canvas, "/nonexistent/picture.png", &message));
    buf_deinit(&png);
    buf_deinit(&message);
    stage_deinit(&stage);
}

static void test_the_icon_is_the_one_that_is_installed(void **state) {
    (void)state;
    const char *path = "assets/awaiter.png";
    Stage stage;
    stage_init(&stage);
    canvas_resize(&stage.canvas, 256, 256);
    window_icon(&stage.list, 256);
    paint(&stage, 1);
    const uint64_t drawn = hash_of(&stage.canvas);
    if (golden_is_written()) {
        assert_true(png_write(&stage.canvas, path, &stage.text));
    }
    assert_true(png_read(&stage.canvas, path, &stage.text));
    assert_true(hash_of(&stage.canvas) == drawn);
    stage_deinit(&stage);
}

static SDL_Event key_event(SDL_Keycode code, int held) {
    SDL_Event event = {0};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = code;
    event.key.keysym.mod = (uint16_t)held;
    return event;
}

static SDL_Event text_event(const char *text) {
    SDL_Event event = {0};
    event.type = SDL_TEXTINPUT;
    snprintf(event.text.text, sizeof event.text.text, "%s", text);
    return event;
}

static void test_a_key_that_types_is_reported_once_by_its_character(void **state) {
    (void)state;
    Events events;
    events_init(&events);
    InputEvent input;
    const SDL_Event slash = key_event(SDLK_SLASH, KMOD_LSHIFT), question = text_event("?");
    assert_false(events_translate(&events, &slash, &input));
    assert_true(events_translate(&events, &question, &input));
    assert_int_equal(input.kind, INPUT_KEY);
    assert_int_equal(input.key, '?');
    assert_int_equal(input.modifiers, INPUT_SHIFT);
    const SDL_Event a = key_event(SDLK_a, KMOD_LSHIFT), capital = text_event("A");
    assert_false(events_translate(&events, &a, &input));
    assert_true(events_translate(&events, &capital, &input));
    assert_int_equal(input.key, 'a');
    assert_true(text_equal(input.text, TEXT("A")));
    const SDL_Event space = key_event(SDLK_SPACE, 0), blank = text_event(" ");
    assert_true(events_translate(&events, &space, &input));
    assert_int_equal(input.key, KEY_SPACE);
    assert_true(text_equal(input.text, TEXT(" ")));
    assert_false(events_translate(&events, &blank, &input));
}

static void test_keys_with_ctrl_are_reported_when_they_go_down(void **state) {
    (void)state;
    Events events;
    events_init(&events);
    InputEvent input;
    const SDL_Event plus = key_event(SDLK_EQUALS, KMOD_LCTRL | KMOD_LSHIFT);
    assert_true(events_translate(&events, &plus, &input));
    assert_int_equal(input.key, '+');
    assert_int_equal(input.modifiers, INPUT_CTRL | INPUT_SHIFT);
    const SDL_Event alt = key_event(SDLK_x, KMOD_LALT), typed = text_event("x");
    assert_true(events_translate(&events, &alt, &input));
    assert_int_equal(input.key, 'x');
    assert_false(events_translate(&events, &typed, &input));
    // The right Alt key types signs on many keyboards.
    const SDL_Event right_alt = key_event(SDLK_8, KMOD_RALT), bracket = text_event("[");
    assert_false(events_translate(&events, &right_alt, &input));
    assert_true(events_translate(&events, &bracket, &input));
    assert_int_equal(input.key, '[');
    const SDL_Event f11 = key_event(SDLK_F11, 0);
    assert_true(events_translate(&events, &f11, &input));
    assert_int_equal(input.key, KEY_F11);
    const SDL_Event word = text_event("\u4f60\u597d");
    events.reported = false;
    assert_true(events_translate(&events, &word, &input));
    assert_int_equal(input.kind, INPUT_TEXT);
}

static void test_the_pointer_is_in_the_units_of_the_zoom(void **state) {
    (void)state;
    Events events;
    events_init(&events);
    events.zoom = 2;
    InputEvent input;
    SDL_Event event = {.motion = {.type = SDL_MOUSEMOTION, .x = 100, .y = 50}};
    assert_true(events_translate(&events, &event, &input));
    assert_true(input.kind == INPUT_MOUSE_MOVE && input.x == 50 && input.y == 25);
    event = (SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .preciseY = 1}};
    assert_true(events_translate(&events, &event, &input));
    assert_true(input.kind == INPUT_WHEEL && input.x == 50 && input.wheel_y == 1);
    event = (SDL_Event){
        .button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_RIGHT, .x = 8, .clicks = 2}};
    assert_true(events_translate(&events, &event, &input));
    assert_true(input.kind == INPUT_MOUSE_DOWN && input.button == INPUT_SECONDARY && input.x == 4);
    assert_int_equal(input.clicks, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shapes_cover_the_area_that_they_have),
        cmocka_unit_test(test_rectangles_stand_on_whole_pixels_and_never_vanish),
        cmocka_unit_test(test_a_curve_is_not_darker_where_its_parts_meet),
        cmocka_unit_test(test_dashes_leave_gaps_of_their_length),
        cmocka_unit_test(test_nothing_is_drawn_outside_of_the_clips),
        cmocka_unit_test(test_alpha_is_straight_and_full_strength_is_exact),
        cmocka_unit_test(test_places_far_outside_and_no_numbers_do_no_harm),
        cmocka_unit_test(test_pixels_are_the_same_on_every_build),
        cmocka_unit_test(test_a_picture_drawn_in_bands_has_no_seams),
        cmocka_unit_test(test_a_png_is_the_same_bytes_every_time_and_reads_back),
        cmocka_unit_test(test_files_that_are_no_pictures_are_refused_with_a_message),
        cmocka_unit_test(test_the_icon_is_the_one_that_is_installed),
        cmocka_unit_test(test_a_key_that_types_is_reported_once_by_its_character),
        cmocka_unit_test(test_keys_with_ctrl_are_reported_when_they_go_down),
        cmocka_unit_test(test_the_pointer_is_in_the_units_of_the_zoom),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
