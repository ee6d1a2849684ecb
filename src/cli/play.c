#include "cli/play.h"

#include "cli/explain.h"
#include "ui/pace.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#define SLICE       100000   // instructions between two looks
#define EVENTS_LEFT 64       // so many are recorded beyond the one that is told
#define NAP_NS      20000000 // between two looks at the keyboard

typedef struct Play {
    Machine *machine;
    MachineState state;
    const Options *options;
    Explain explain;
    bool is_paced;
    bool has_begun; // the moment that the options ask for has come
    int64_t frame;
    SimTime t; // of the last row
} Play;

// Ctrl-C is held back while playing, so that no row is cut in two, and asked for where one ends.
static void hold_interrupt(sigset_t *before) {
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigprocmask(SIG_BLOCK, &held, before);
}

static bool is_interrupted(void) {
    sigset_t pending;
    return sigpending(&pending) == 0 && sigismember(&pending, SIGINT);
}

// False when Ctrl-C came.
static bool pass_time(int64_t wait_ns) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const int64_t end = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec + wait_ns;
    for (int64_t left = wait_ns; left > 0;) {
        if (is_interrupted()) {
            return false;
        }
        const int64_t nap = left < NAP_NS ? left : NAP_NS;
        nanosleep(&(struct timespec){.tv_nsec = (long)nap}, NULL);
        clock_gettime(CLOCK_MONOTONIC, &now);
        left = end - ((int64_t)now.tv_sec * 1000000000 + now.tv_nsec);
    }
    return !is_interrupted();
}

// Records until the next step and what follows it is there, or the program has ended.
static bool next_step(Play *play, Event *event) {
    const Trace *trace = machine_trace(play->machine);
    while (play->state == MACHINE_RUNNING && !is_interrupted() &&
           trace_count(trace) <= play->explain.at + EVENTS_LEFT) {
        play->state = machine_run(play->machine, SLICE);
    }
    return !is_interrupted() && explain_next(&play->explain, event);
}

static bool is_wanted(const Play *play, const Event *event) {
    const Options *options = play->options;
    if (options->line >= 0) {
        return event->kind == EVENT_LINE && event->as.line.line == options->line;
    }
    if (!isnan(options->time_s)) {
        return (double)event->t / 1e9 >= options->time_s;
    }
    return play->frame >= options->at;
}

// Lets the clock run to the event's time. False when Ctrl-C came.
static bool wait_for(Play *play, const Event *event) {
    const SimTime wait = event->t - play->t;
    const int64_t shown = play->is_paced ? pace_wait(wait) : 0;
    if (play->is_paced && shown < wait) {
        fprintf(stdout, "%16s(the next %.9g s take %.1f s here)\n", "", (double)wait / 1e9,
                (double)shown / 1e9);
    }
    if (shown > 0) {
        fflush(stdout);
    }
    if (!pass_time(shown)) {
        return false;
    }
    play->t = event->t;
    return true;
}

static bool tell(Play *play) {
    Event event;
    bool written = true;
    for (; written && next_step(play, &event); play->frame++) {
        if (!play->has_begun && is_wanted(play, &event)) {
            play->has_begun = true;
            play->t = event.t;
        }
        if (play->has_begun) {
            written = wait_for(play, &event) && explain_row(&play->explain);
        }
    }
    return fflush(stdout) == 0 && !ferror(stdout);
}

int play_in_terminal(Alloc *alloc, Machine *machine, const Options *options) {
    const ExplainStyle style = explain_style_for(stdout);
    Play play = {
        .machine = machine, .options = options, .is_paced = style.width > 0 && !options->still};
    sigset_t before;
    hold_interrupt(&before);
    explain_begin(&play.explain, alloc, machine_trace(machine), style, stdout);
    int status = tell(&play) ? 0 : 2;
    explain_end(&play.explain);
    if (is_interrupted()) {
        // The shell has shown ^C in the row that was about to begin.
        fprintf(stderr, "\nawaiter: stopped at %.9g s\n", (double)play.t / 1e9);
        status = 130;
    }
    // A pending Ctrl-C has been obeyed: it is ignored before it can come through.
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old;
    sigaction(SIGINT, &ignore, &old);
    sigprocmask(SIG_SETMASK, &before, NULL);
    sigaction(SIGINT, &old, NULL);
    return status;
}
