// How fast and how large: what recording, taking in and seeking cost as a trace grows, then 10
// million events with 1,000 and with 100,000 tasks. Prints the bytes of
// an event and what each kind of work takes; nobody checks it, so it is not part of `make test`.
//
//     cc -O2 -Isrc -Itests tests/bench/seek.c src/trace/*.c src/base/*.c -o seek && ./seek

#include "trace/replay.h"
#include "trace_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// A line of the table that shows that nothing gets slower as a trace grows.
static void measure_growth(int64_t events) {
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    const double start = now();
    fixture_crowd(trace, 1000, events);
    const double recorded = now();
    Replay *replay = replay_new(&alloc, trace);
    replay_update(replay, 0);
    const double taken_in = now();
    enum { SEEKS = 200 };
    uint64_t seed = 9;
    for (int i = 0; i < SEEKS; i++) {
        replay_seek(replay, (int64_t)fixture_below(&seed, replay_count(replay)));
    }
    const double sought = now();
    printf("%10lld events: record %5.1f ns, take in %5.1f ns an event; seek %6.3f ms on average\n",
           (long long)events, (recorded - start) / (double)events * 1e9,
           (taken_in - recorded) / (double)events * 1e9, (sought - taken_in) / SEEKS * 1e3);
    replay_free(replay);
    trace_free(trace);
    alloc_deinit(&alloc);
}

static void measure(int tasks, int64_t events) {
    Alloc alloc;
    alloc_init(&alloc, 0);
    Trace *trace = fixture_trace(&alloc, 0);
    double start = now();
    fixture_crowd(trace, tasks, events);
    double recorded = now();
    Replay *replay = replay_new(&alloc, trace);
    replay_update(replay, 0);
    double taken_in = now();
    enum { SEEKS = 400 };
    double times[SEEKS];
    uint64_t seed = 5;
    for (int i = 0; i < SEEKS; i++) {
        int64_t n = fixture_below(&seed, replay_count(replay));
        double before = now();
        replay_seek(replay, n);
        times[i] = (now() - before) * 1e3;
    }
    qsort(times, SEEKS, sizeof *times, compare);
    TraceSizes sizes = trace_sizes(trace);
    ReplaySizes more = replay_sizes(replay);
    double count = (double)sizes.events;
    printf("%d tasks, %lld events: record %.1f ns, take in %.1f ns an event\n", tasks,
           (long long)sizes.events, (recorded - start) / count * 1e9,
           (taken_in - recorded) / count * 1e9);
    printf("  bytes an event: log %.2f, blocks %.2f, text %.2f, index %.2f, keyframes %.2f (%d)\n",
           (double)sizes.log_bytes / count, (double)sizes.index_bytes / count,
           (double)sizes.text_bytes / count, (double)more.index_bytes / count,
           (double)more.keyframe_bytes / count, more.keyframes);
    printf("  seek: median %.3f ms, 95%% %.3f ms, worst %.3f ms; memory %.1f bytes an event\n",
           times[SEEKS / 2], times[SEEKS * 95 / 100], times[SEEKS - 1], (double)alloc.used / count);
    replay_free(replay);
    trace_free(trace);
    alloc_deinit(&alloc);
}

int main(void) {
    for (int64_t events = 100000; events <= 10000000; events *= 10) {
        measure_growth(events);
    }
    measure(1000, 10000000);
    measure(100000, 10000000);
    return 0;
}
