// How long the window takes for a frame of a real run, without a graphics processor: what the app
// does while it plays, what it draws, and the painting, at 1920 x 1080 with 10, 200, 1,000 and
// 5,000 tables. The goal is 16 ms (60 frames a second); presenting comes on top.

#include "cli/machine.h"
#include "sdl/paint.h"
#include "ui/app.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define FRAMES 120

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare_doubles(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *times) {
    qsort(times, FRAMES, sizeof *times, compare_doubles);
    return times[FRAMES / 2];
}

static void measure(Alloc *alloc, Paint *paint, const Trace *trace, int tables) {
    const MeasureText text = paint_measure(paint);
    double ui[FRAMES], all[FRAMES];
    App app;
    app_init(&app, alloc, &text);
    app_resize(&app, 1920, 1080, 1);
    paint->scale = app_scale(&app);
    app_show(&app, trace, NULL, NULL);
    app_go_time(&app, 3000000000);
    app_do(&app, ACTION_PLAY, 0);
    for (int i = 0; i < FRAMES; i++) {
        const double start = milliseconds();
        app_tick(&app, 0.016f);
        const DrawList *list = app_draw(&app);
        ui[i] = milliseconds() - start;
        paint_list(paint, list, 1920, 1080, app_ground(&app));
        all[i] = milliseconds() - start;
    }
    const double worst = all[0];
    printf("%5d tables playing: %6.2f ms median (%.2f ms of it in the ui), the first %6.2f ms\n",
           tables, median(all), median(ui), worst);
    app_deinit(&app);
}

// So many that a semaphore lets in by tens.
static Machine *crowd(Alloc *alloc, const Options *options, int tables, Buf *source) {
    Diags diags;
    diags_init(&diags, alloc);
    buf_clear(source);
    buf_addf(source,
             "import asyncio\n"
             "async def request(number, limit):\n"
             "    async with limit:\n"
             "        await asyncio.sleep(0.5 + number %% 15 / 10)\n"
             "async def main():\n"
             "    limit = asyncio.Semaphore(%d)\n"
             "    await asyncio.gather(*(request(n, limit) for n in range(%d)))\n"
             "asyncio.run(main())\n",
             tables / 10 + 2, tables);
    const MachineSetup setup = {
        .path = "crowd.py", .source = buf_text(source), .options = options, .record = true};
    Machine *machine = machine_new(alloc, &setup, &diags);
    diags_deinit(&diags);
    if (machine) {
        machine_run(machine, 0);
    }
    return machine;
}

int main(void) {
    static const int COUNTS[] = {10, 200, 1000, 5000};
    const Options options = {
        .max_steps = -1, .max_memory = 512 << 20, .at = -1, .time_s = NAN, .line = -1};
    Alloc alloc;
    Buf message, source;
    Paint paint;
    alloc_init(&alloc, 0);
    buf_init(&message, &alloc);
    buf_init(&source, &alloc);
    if (!paint_init(&paint, &alloc, &message)) {
        fprintf(stderr, "%s\n", buf_string(&message));
        return 1;
    }
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++) {
        Machine *machine = crowd(&alloc, &options, COUNTS[i], &source);
        if (!machine) {
            fprintf(stderr, "the program can't be run\n");
            return 1;
        }
        measure(&alloc, &paint, machine_trace(machine), COUNTS[i]);
        machine_free(machine);
    }
    paint_deinit(&paint);
    buf_deinit(&source);
    buf_deinit(&message);
    alloc_deinit(&alloc);
    return 0;
}
