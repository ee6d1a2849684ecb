// How fast and how large: 10 million events with 1,000 and with 100,000 tasks. Prints the bytes of
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
    measure(1000, 10000000);
    measure(100000, 10000000);
    return 0;
}
