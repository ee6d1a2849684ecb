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

// A stretch of the timeline that does not have the position goes with it.
static void follow_lanes(App *app, SimTime t) {
    const SimTime whole = app->lane_to - app->lane_from;
    if (whole > 0 && (t < app->lane_from || t > app->lane_to)) {
        app->lane_from = t > whole / 4 ? t - whole / 4 : 0;
        app->lane_to = app->lane_from + whole;
    }
}

void app_settle(App *app) {
    for (int i = 0; i < app->view_count; i++) {
        Scene scene = view_scene(&app->views[i]);
        app->from[i] = app->to[i] = scene.to;
    }
    app->from_time = app->to_time = position_time(app);
    follow_lanes(app, app->to_time);
    app->pinned = TIME_NONE;
    app->elapsed = app->length = 0;
    app->codes[0].is_new = app->codes[1].is_new = true;
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
    for (int i = 0; i < 2; i++) {
        app->codes[i].is_new = app->codes[i].is_free = false;
        app->lane_first[i] = -1;
        app->outputs[i].scroll = 0;
    }
    if (!app->moves) {
        app_settle(app);
    }
}

// Of two views, the one whose event came last: it is where the position is. The first frame of the
// right one is shown from the start, and so is before all others.
int app_leading_view(App *app) {
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
    if (kind == STOP_TABLE && view != app->selected_view) {
        return -1;
    }
    if (is_forward) {
        return replay_next(replay, kind, which, at);
    }
    const bool leads = view == app_leading_view(app);
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

// Where a step goes to: of two views, forward to the earlier stop, back to the later one.
typedef struct Stop {
    int view;
    int64_t event;     // -1: there is none
    bool is_not_known; // whether the other trace comes first is not recorded yet
} Stop;

static Stop choose_stop(App *app, StopKind kind, int64_t which, bool is_forward) {
    int64_t stops[2] = {-1, -1};
    for (int i = 0; i < app->view_count; i++) {
        stops[i] = stop_of(app, i, kind, which, is_forward);
    }
    Stop stop = {.view = stops[0] < 0 && stops[1] >= 0 ? 1 : 0};
    if (stops[0] >= 0 && stops[1] >= 0) {
        stop.view = is_left_first(app, stops[0], stops[1]) == is_forward ? 0 : 1;
    }
    stop.event = stops[stop.view];
    if (stop.event >= 0 && is_forward && app->view_count > 1) {
        const SimTime t = replay_event_at(replay_of(app, stop.view), stop.event)->t;
        stop.is_not_known = !is_recorded_until(app, 1 - stop.view, t);
    }
    return stop;
}

bool app_step(App *app, StopKind kind, int64_t which, bool is_forward) {
    const Stop stop = choose_stop(app, kind, which, is_forward);
    if (stop.event < 0) {
        return false;
    }
    if (stop.is_not_known) {
        app_say(app, NOT_RECORDED);
    } else {
        app_go_event(app, stop.view, stop.event);
    }
    return true;
}

// ---- Playing ----

// Whether playing stops before this event.
static bool stops_before(App *app, const Event *event) {
    if (event->kind == EVENT_AWAIT && app->pauses_at_await && !app->has_left_await) {
        app_say(app, "paused before an await: who is next?");
        return true;
    }
    return false;
}

// How long the way to the next event takes. Of two traces, all others of the other one lie between,
// so that only the wait counts, and a little.
static float way_of(const App *app, const Event *event, SimTime before) {
    return app->view_count > 1 ? (float)((double)pace_wait(event->t - before) / 1e9) + 0.15f
                               : (float)((double)pace_of(event, before) / 1e9);
}

static bool play_next(App *app) {
    const Stop stop = choose_stop(app, STOP_EVENT, 0, true);
    if (stop.event < 0 || stop.is_not_known) {
        app->is_playing = app_is_recording(app);
        return false;
    }
    Replay *replay = replay_of(app, stop.view);
    const Event event = *replay_event_at(replay, stop.event);
    if (stops_before(app, &event)) {
        app->is_playing = false;
        return false;
    }
    app->has_left_await = false;
    // What asyncio does by itself in between is no frame, but takes its time.
    SimTime before = app_time(app);
    if (app->view_count == 1 && app->pinned == TIME_NONE && stop.event > 0) {
        before = replay_event_at(replay, stop.event - 1)->t;
    }
    app_go_event(app, stop.view, stop.event);
    app->from_time = before < event.t ? before : event.t;
    app->length = way_of(app, &event, app->from_time);
    if (app_is_breakpoint(app, stop.view, &event)) {
        app->is_playing = false;
        app_say(app, "stopped at a breakpoint");
    }
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
    scene.selected = i == app->selected_view ? app->selected : 0;
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
