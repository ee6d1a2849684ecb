// Traces that grow while they are shown, and finding one's place again in another run.

#include "ui/app.h"

// A reload may record so many slices at once, so that most programs show the old place at once.
#define SLICES_AT_ONCE 20

// A line that does not come until so much later than it did is no longer waited for.
#define LATER_NS INT64_C(10000000000)

// ---- Recording ----

void app_set_recorder(App *app, int view, AppRecord *record, void *context) {
    app->recorders[view] = (AppRecorder){record, context};
    app->needs_draw = true;
}

bool app_is_recording(const App *app) {
    return app->recorders[0].record != NULL || app->recorders[1].record != NULL;
}

void app_stop_recording(App *app) {
    app->recorders[0].record = app->recorders[1].record = NULL;
    app->was_stopped = true;
    app->needs_draw = true;
}

static void record_slice(App *app, int view) {
    AppRecorder *recorder = &app->recorders[view];
    if (!recorder->record) {
        return;
    }
    const bool goes_on = recorder->record(recorder->context);
    Replay *replay = app->views[view].replay;
    const bool was_empty = replay_count(replay) == 0;
    replay_update(replay, 0);
    if (was_empty && replay_count(replay) > 0) {
        app_go_frame(app, 0);
    }
    if (!goes_on) {
        recorder->record = NULL;
    }
    app->needs_draw = true;
}

// ---- Finding one's place again ----

static Text line_text(const Source *source, int line) {
    if (line < 1 || line > source->lines.count) {
        return (Text){"", 0};
    }
    const SourceLine *found = &source->lines.items[line - 1];
    return (Text){source->text.bytes + found->start, (size_t)(found->end - found->start)};
}

// The line of the new source that says what this one said, the nearest if there are several; the
// same number when none does.
static int same_line(const Source *source, int line, Text text) {
    for (int away = 0; away < source->lines.count + line; away++) {
        if (line - away >= 1 && text_equal(line_text(source, line - away), text)) {
            return line - away;
        }
        if (line + away <= source->lines.count &&
            text_equal(line_text(source, line + away), text)) {
            return line + away;
        }
    }
    return line;
}

static Bookmark bookmark_of(App *app) {
    Replay *replay = app->views[0].replay;
    const Trace *trace = app->views[0].trace;
    const Scene scene = view_scene(&app->views[0]);
    const Event *shown = replay_event(replay);
    Bookmark mark = {.table = scene_table_of(&scene, scene.world->task),
                     .line = code_follow_line(&scene),
                     .kind = shown ? shown->kind : EVENT_LINE,
                     .t = scene.world->t};
    // How often the line has run in this table until now, and how long ago it began.
    int64_t at = replay_index(replay) + 1;
    while (mark.line > 0 && (at = replay_previous(replay, STOP_SOURCE_LINE, mark.line, at)) >= 0) {
        if (scene_table_of(&scene, replay_event_at(replay, at)->task) == mark.table) {
            if (mark.occurrence++ == 0) {
                mark.after = trace_frames_before(trace, replay_index(replay)) -
                             trace_frames_before(trace, at);
            }
        }
    }
    return mark;
}

// As far behind the line's beginning as before, when what is there is of the same kind.
static int64_t finer_place(const App *app, const Bookmark *mark, int64_t at) {
    const View *view = &app->views[0];
    const int64_t frame = trace_frames_before(view->trace, at) + mark->after;
    if (frame >= trace_frame_count(view->trace)) {
        return at;
    }
    const int64_t finer = trace_frame_index(view->trace, frame);
    return finer < replay_count(view->replay) &&
                   replay_event_at(view->replay, finer)->kind == mark->kind
               ? finer
               : at;
}

// Whether the search may be given up: all is recorded, or far more than there was until the moment.
static bool has_passed(const App *app, const Bookmark *mark) {
    const SimTime until = mark->line > 0 ? 2 * mark->t + LATER_NS : mark->t;
    for (int i = 0; i < app->view_count; i++) {
        if (app->recorders[i].record && trace_time(app->views[i].trace) <= until) {
            return false;
        }
    }
    return true;
}

// Goes on searching in what is recorded by now.
static void search_on(App *app) {
    BookmarkSearch *search = &app->search;
    const Bookmark *mark = &search->mark;
    Replay *replay = app->views[0].replay;
    const Scene scene = view_scene(&app->views[0]);
    while (search->is_on && mark->line > 0) {
        const int64_t at = replay_next(replay, STOP_SOURCE_LINE, mark->line, search->at);
        if (at < 0) {
            break;
        }
        search->at = at;
        search->seen += scene_table_of(&scene, replay_event_at(replay, at)->task) == mark->table;
        if (search->seen == mark->occurrence) {
            search->is_on = false;
            app_go_event(app, 0, finer_place(app, mark, at));
            app_settle(app);
        }
    }
    // It does not come: the same time.
    if (search->is_on && has_passed(app, mark)) {
        search->is_on = false;
        app_go_time(app, mark->t);
    }
}

void app_take_in(App *app) {
    for (int i = 0; i < app->view_count; i++) {
        record_slice(app, i);
    }
    if (app->search.is_on) {
        search_on(app);
    }
}

static void begin_search(App *app, Bookmark mark) {
    app->search = (BookmarkSearch){.is_on = true, .mark = mark, .at = -1};
    search_on(app);
    for (int i = 0; i < SLICES_AT_ONCE && app->search.is_on && app_is_recording(app); i++) {
        app_take_in(app);
    }
}

void app_show_again(App *app, const Trace *trace, AppRecord *record, void *context) {
    if (app->view_count != 1) {
        app_show(app, trace, record, context);
        return;
    }
    Bookmark mark = bookmark_of(app);
    const Text text = line_text(&app->views[0].source, mark.line);
    // The text is the old trace's, which lives until this function returns.
    app_show(app, trace, record, context);
    if (mark.line > 0 && text.size > 0) {
        mark.line = same_line(&app->views[0].source, mark.line, text);
    }
    begin_search(app, mark);
}

void app_return_to_time(App *app, SimTime t) {
    begin_search(app, (Bookmark){.t = t});
}
