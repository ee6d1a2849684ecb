// How long a full frame takes without a graphics processor: 1,000 tables and 2,500 letters at
// 1920 x 1080, drawn into memory. The goal is 16 ms (60 frames a second); presenting comes on top.

#include "sdl/paint.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define FRAMES 60

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

// Tables on rings round the middle, each with an arc, some with a texture.
static void add_tables(DrawList *list, int count, float turn) {
    int ring = 0, place = 0;
    for (int i = 0; i < count; i++) {
        const int places = 12 + ring * 10;
        const Point way = draw_direction((float)place / (float)places + turn);
        const float away = 90 + 30 * (float)ring;
        const Point center = {960 + way.x * away * 1.6f, 540 + way.y * away};
        draw_disc(list, center, 12, 0xffffffff);
        draw_ring(list, center, 12, (Stroke){.width = 1.2f, .color = 0xe3e0d8ff});
        draw_arc(list, center, 14, 0, 0.7f,
                 (Stroke){.width = 2.5f, .color = 0x7b8496ff, .round = true});
        if (++place == places) {
            place = 0;
            ring++;
        }
    }
}

static void add_text(DrawList *list, int letters) {
    static const char line[] = "    print(\"foursquare call finished\", x)  ";
    const int length = (int)sizeof line - 1;
    for (int i = 0; i * length < letters; i++) {
        const float y = 60 + 15 * (float)i;
        draw_text(list, (TextStyle){DRAW_MONO, 13, 0x1d232eff}, (Point){30, y},
                  (Rect){30, y - 14, 600, 20}, TEXT(line));
    }
}

static int compare_doubles(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(Paint *paint, DrawList *list, const char *name, int tables, int letters,
                    int width, int height, float scale) {
    double times[FRAMES];
    paint->scale = scale;
    for (int frame = 0; frame < FRAMES; frame++) {
        draw_clear(list);
        draw_round_rect(list, (Rect){16, 16, 600, 1040}, 10, 0xffffffff);
        draw_round_rect(list, (Rect){630, 16, 1270, 1040}, 10, 0xfbfaf7ff);
        add_tables(list, tables, (float)frame * 0.001f);
        add_text(list, letters);
        draw_end(list);
        const double start = milliseconds();
        paint_list(paint, list, width, height, 0xf6f5f1ff);
        times[frame] = milliseconds() - start;
    }
    qsort(times, FRAMES, sizeof *times, compare_doubles);
    printf("%-44s %6.2f ms median, %6.2f ms at worst\n", name, times[FRAMES / 2],
           times[FRAMES - 1]);
}

int main(void) {
    Alloc alloc;
    alloc_init(&alloc, 0);
    Buf message;
    buf_init(&message, &alloc);
    Paint paint;
    if (!paint_init(&paint, &alloc, &message)) {
        fprintf(stderr, "%s\n", buf_string(&message));
        return 1;
    }
    DrawList list;
    draw_init(&list, &alloc);
    measure(&paint, &list, "10 tables, 2,500 letters, 1280 x 720", 10, 2500, 1280, 720, 0.6667f);
    measure(&paint, &list, "200 tables, 2,500 letters, 1920 x 1080", 200, 2500, 1920, 1080, 1);
    measure(&paint, &list, "1,000 tables, 2,500 letters, 1920 x 1080", 1000, 2500, 1920, 1080, 1);
    measure(&paint, &list, "1,000 tables, 2,500 letters, 3840 x 2160", 1000, 2500, 3840, 2160, 2);
    draw_deinit(&list);
    paint_deinit(&paint);
    buf_deinit(&message);
    alloc_deinit(&alloc);
    return 0;
}
