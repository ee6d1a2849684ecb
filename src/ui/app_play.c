// Where in time: going to an event, and playing.

#include "ui/app.h"

#include <math.h>
#include <stdio.h>

// At the fastest, so many frames a tick; the rest of the time is dropped.
#define MAX_FRAMES_A_TICK 400

static const float SPEEDS[] = {0.25f, 0.5f, 1, 2, 4, 8, 16};

float app_speed(const App *app) {
    return SPEEDS[app->speed];
}

// The time of the position: of two traces, the later one's.
static SimTime position_time(const App *app) {
    SimTime t = 0;
    for (int i = 0; i < app->view_count; i++) {
        const SimTime own = replay_world(app->views[i].replay)->t;
        t = own > t ? own : t;
    }
    return t;
}

SimTime app_time(const App *app) {
    return app->pinned != TIME_NONE ? app->pinned : position_time(app);
}

void app_settle(App *app) {
    for (int i = 0; i < app->view_count; i++) {
        Scene scene = view_scene(&app->views[i]);
        app->from[i] = app->to[i] = scene.to;
    }
    app->from_time = app->to_time = position_time(app);
    app->pinned = TIME_NONE;
    app->elapsed = app->length = 0;
    app->code_is_new = true;
    app->needs_draw = true;
}

// Lets the clock stand at a time between the event that is shown and the next one: the world is the
// same there, only the time that is left of a wait is not.
void app_pin(App *app, SimTime t) {
    SimTime end = INT64_MAX;
    for (int i = 0; i < app->view_count; i++) {
        Replay *replay = app->views[i].replay;
        const Event *next = replay_event_at(replay, replay_index(replay) + 1);
        if (next) {
            end = next->t < end ? next->t : end;
        } else if (app->view_count == 1) {
            end = position_time(app);
        }
    }
    app->pinned = t > position_time(app) && t < end ? t : TIME_NONE;
    app->needs_draw = true;
}

static Replay *replay_of(App *app, int view) {
    return app->views[view].replay;
}

static int64_t first_frame(App *app, int view) {
    return trace_frame_count(app->views[view].trace) > 0
               ? trace_frame_index(app->views[view].trace, 0)
               : -1;
}

// Seeks the view and, when there are two, puts the other where it belongs: at equal times the left
// one's frames come first.
static void seek(App *app, int view, int64_t event) {
    replay_seek(replay_of(app, view), event);
    if (app->view_count < 2) {
        return;
    }
    const int other = 1 - view;
    const SimTime t = replay_world(replay_of(app, view))->t;
    const SimTime until = other == 0 ? t : t - 1;
    const Event *first = replay_event_at(replay_of(app, other), first_frame(app, other));
    int64_t at = first ? first->index : -1;
    if (first && first->t <= until) {
        at = replay_frame_at_time(replay_of(app, other), until);
    }
    replay_seek(replay_of(app, other), at);
}

void app_go_event(App *app, int view, int64_t event) {
    const SimTime before = app_time(app);
    Place old[2];
    for (int i = 0; i < app->view_count; i++) {
        old[i] = app->to[i];
    }
    seek(app, view, event);
    app_settle(app);
    // From now on everything is on its way from the old place to the new one.
    const SimTime passed = app->to_time - before;
    bool walks = false;
    for (int i = 0; i < app->view_count; i++) {
        app->from[i] = old[i];
        walks |= old[i].kind != app->to[i].kind || old[i].number != app->to[i].number;
    }
    app->from_time = before;
    app->length = walks ? WALK_S : 0;
    app->length += fminf((float)fabs((double)passed) / 1e9f, 0.9f);
    app->elapsed = 0;
    app->code_is_new = false;
    app->code_is_free = false;
    app->code_scroll_x = 0;
    app->output_scroll = 0;
    if (!app->moves) {
        app_settle(app);
    }
}

// Of two views, the one whose event came last: it is where the position is. The first frame of the
// right one is shown from the start, and so is before all others.
static int leading_view(App *app) {
    if (app->view_count < 2 || replay_index(replay_of(app, 1)) <= first_frame(app, 1)) {
        return 0;
    }
    return replay_world(replay_of(app, 1))->t >= replay_world(replay_of(app, 0))->t ? 1 : 0;
}

// The stop of one view nearest to the position; -1: none. Back from the leading view's event, what
// the other one shows is itself a stop.
static int64_t stop_of(App *app, int view, StopKind kind, int64_t which, bool is_forward) {
    Replay *replay = replay_of(app, view);
    const int64_t at = replay_index(replay);
    if (is_forward) {
        return replay_next(replay, kind, which, at);
    }
    const bool leads = view == leading_view(app);
    const int64_t found = replay_previous(replay, kind, which, leads ? at : at + 1);
    return view == 1 && found <= first_frame(app, 1) ? -1 : found;
}

// Whether stop `a` of view 0 comes before stop `b` of view 1.
static bool is_left_first(App *app, int64_t a, int64_t b) {
    return replay_event_at(replay_of(app, 0), a)->t <= replay_event_at(replay_of(app, 1), b)->t;
}

// Whether a frame of the other trace at time t may be gone to: what this one does until then must
// be known. At equal times the left one comes first.
static bool is_recorded_until(const App *app, int view, SimTime t) {
    const SimTime end = trace_time(app->views[view].trace);
    return app->recorders[view].record == NULL || (view == 0 ? end > t : end >= t);
}

bool app_step(App *app, StopKind kind, int64_t which, bool is_forward) {
    int64_t stops[2] = {-1, -1};
    for (int i = 0; i < app->view_count; i++) {
        stops[i] = stop_of(app, i, kind, which, is_forward);
    }
    if (stops[0] < 0 && stops[1] < 0) {
        return false;
    }
    int chosen = stops[0] < 0 ? 1 : 0;
    if (stops[0] >= 0 && stops[1] >= 0) {
        // Forward the earlier one, back the later one.
        chosen = is_left_first(app, stops[0], stops[1]) == is_forward ? 0 : 1;
    }
    const SimTime t = replay_event_at(replay_of(app, chosen), stops[chosen])->t;
    if (is_forward && app->view_count > 1 && !is_recorded_until(app, 1 - chosen, t)) {
        app_say(app, NOT_RECORDED);
        return true;
    }
    app_go_event(app, chosen, stops[chosen]);
    return true;
}

// ---- Playing ----

static bool is_breakpoint(const App *app, const Event *event) {
    for (int i = 0; event->kind == EVENT_LINE && i < app->breakpoints.count; i++) {
        if (app->breakpoints.items[i] == event->as.line.line) {
            return true;
        }
    }
    return false;
}

// Whether playing stops before this event.
static bool stops_before(App *app, const Event *event) {
    if (event->kind == EVENT_AWAIT && app->pauses_at_await && !app->has_left_await) {
        app_say(app, "paused before an await: who is next?");
        return true;
    }
    return false;
}

static bool play_next(App *app) {
    Replay *replay = replay_of(app, 0);
    const int64_t next = replay_next(replay, STOP_EVENT, 0, replay_index(replay));
    if (next < 0 && app->view_count == 1) {
        app->is_playing = app_is_recording(app);
        return false;
    }
    if (next >= 0 && app->view_count == 1) {
        const Event event = *replay_event_at(replay, next);
        if (stops_before(app, &event)) {
            app->is_playing = false;
            return false;
        }
        app->has_left_await = false;
        const SimTime pinned = app->pinned;
        app_go_event(app, 0, next);
        SimTime before = next > 0 ? replay_event_at(replay, next - 1)->t : 0;
        before = pinned != TIME_NONE ? pinned : before;
        app->from_time = before < event.t ? before : event.t;
        app->length = (float)((double)pace_of(&event, before) / 1e9);
        if (is_breakpoint(app, &event)) {
            app->is_playing = false;
            app_say(app, "stopped at a breakpoint");
        }
        return true;
    }
    const int64_t left = replay_index(replay), right = replay_index(replay_of(app, 1));
    if (!app_step(app, STOP_EVENT, 0, true)) {
        app->is_playing = app_is_recording(app);
        return false;
    }
    if (replay_index(replay) == left && replay_index(replay_of(app, 1)) == right) {
        return false; // it waits for the recording
    }
    app->length = (float)((double)pace_wait(app->to_time - app->from_time) / 1e9) + 0.15f;
    return true;
}

void app_play(App *app, float dt) {
    const float passed = dt * (app->is_playing ? app_speed(app) : 1);
    app->elapsed += passed;
    float left = app->elapsed - app->length;
    for (int i = 0; app->is_playing && left >= 0 && i < MAX_FRAMES_A_TICK; i++) {
        if (!play_next(app)) {
            break;
        }
        app->elapsed = left;
        left = app->elapsed - app->length;
    }
    if (app->elapsed > app->length) {
        app->elapsed = app->length;
    }
}

// ---- Scenes ----

Scene app_scene(App *app, int i) {
    Scene scene = view_scene(&app->views[i]);
    const float share = app->length > 0 ? app->elapsed / app->length : 1;
    scene.selected = i == 0 ? app->selected : 0;
    scene.hides_finished = app->hides_finished;
    scene.is_recording = app_is_recording(app);
    scene.now = app->view_count > 1 ? app->to_time : scene.now;
    scene.now = app->pinned != TIME_NONE ? app->pinned : scene.now;
    if (!app->moves || share >= 1) {
        return scene;
    }
    scene.from = app->from[i];
    scene.to = app->to[i];
    // The clock runs all the way; the server takes no longer than a walk.
    scene.walked = fminf(app->elapsed / fminf(fmaxf(app->length, 0.001f), WALK_S), 1);
    scene.now = app->from_time + (SimTime)((double)(app->to_time - app->from_time) * (double)share);
    return scene;
}
