// The app: what is shown, where in time, and what the user does to it.
//
// A frame is: app_input for each event, app_tick with the real time that passed, app_draw into a
// display list. The app sees traces, never the machine that makes them; while a trace still grows
// it calls `record` once a tick and takes in what is new. What it can't do itself (open a file, go
// full screen, end) it asks for by a request, which the owner of the window takes.
//
// All state of the ui is here. At rest the picture depends only on the trace, the frame, the size
// and the options (theme, zoom, selection…), not on how one came there: so `shot --at k` and the
// window after k steps are the same pixels.
//
// Sizes: events come in logical units of the window. The list is to be painted at app_scale, which
// is the display's scale times the zoom.

#ifndef UI_APP_H
#define UI_APP_H

#include "ui/panel.h"

typedef enum AppRequest {
    APP_NOTHING,
    APP_QUIT,
    APP_FULL_SCREEN, // on or off
    APP_OPEN,        // the file app_request_path names
    APP_RELOAD,      // the file that is shown
} AppRequest;

// Records a slice of the trace; false when there is nothing more to record.
typedef bool AppRecord(void *context);

// A message about a file that can't be run.
typedef struct AppMistakes {
    bool is_shown;
    Buf file, source, texts;
    ARRAY(CodeMistake) items;
    int chosen; // the one that the code is scrolled to
    Source lines;
} AppMistakes;

// A moment of one run in words that another run of the same file, perhaps changed, understands.
typedef struct Bookmark {
    int64_t table;        // 0: outside of the loop
    int line, occurrence; // of the line in this table, from 1; line 0: none has run yet
    int64_t after;        // frames after the line began, at which an event of this kind was shown
    EventKind kind;
    SimTime t;
} Bookmark;

// A bookmark that is being looked for in a trace, which may still grow.
typedef struct BookmarkSearch {
    bool is_on;
    Bookmark mark;
    int64_t at; // the last event that was looked at
    int seen;   // occurrences until there
} BookmarkSearch;

// Where the events of a trace that still grows come from.
typedef struct AppRecorder {
    AppRecord *record; // NULL: the trace is complete
    void *context;
} AppRecorder;

// The code of a trace.
typedef struct AppCode {
    Rect rect;      // its panel; with a height of 0 it is not shown
    float scroll;   // lines above the panel
    int scroll_x;   // columns left of it
    bool is_free;   // the user has scrolled: it does not follow until the next step
    bool is_new;    // the next frame scrolls at once
    bool is_moving; // it is on its way to the line that it follows
    ARRAY(int) breakpoints;
} AppCode;

typedef struct AppOutput {
    Rect rect;    // as of AppCode
    float scroll; // lines back from the end
} AppOutput;

typedef struct App {
    Alloc *alloc;
    const MeasureText *measure;
    DrawList list;
    Ui ui;
    // What is shown.
    View views[2];
    Lanes lanes[2];
    AppCode codes[2];
    AppOutput outputs[2];
    int view_count;
    AppMistakes mistakes;
    const MenuItem *menu; // the caller's
    int menu_count, menu_chosen;
    bool shows_menu, shows_help;
    Buf typed;                    // a path in the menu, or what is searched for
    bool is_searching, asks_line; // what is typed is for that
    // Recording.
    AppRecorder recorders[2];
    BookmarkSearch search; // after a reload
    bool was_stopped;      // the user has ended the recording before the program's end
    // Where in time.
    bool is_playing, pauses_at_await;
    bool has_left_await; // playing goes on from the await at which it has paused
    int speed;           // index in a table
    Place from[2], to[2];
    SimTime from_time, to_time;
    SimTime pinned; // a time between two events at which the clock stands; TIME_NONE: at an event
    float elapsed, length; // seconds of the motion that is under way; at rest elapsed = length
    // How it looks.
    ThemeId theme;
    bool moves; // false: no motion at all
    float width, height, scale, zoom;
    int64_t selected;
    int selected_view; // to which trace the selected table belongs
    bool hides_finished;
    SimTime lane_from, lane_to; // the stretch of the timeline; equal: all
    int lane_first[2];          // the lane that the user has scrolled to; -1: none
    float rested_s;             // how long the pointer rests
    bool is_dragging, needs_draw;
    TimeScale time_scale;
    Rect timeline_rect;
    char status[160];
    float status_s; // how long it is still shown
    AppRequest request;
    Buf request_path;
} App;

// The measure must outlive the app.
void app_init(App *app, Alloc *alloc, const MeasureText *measure);
void app_deinit(App *app);

// Shows a trace, which must outlive the app or the next app_show, paused at its first frame.
// `record` may be NULL when the trace is complete.
void app_show(App *app, const Trace *trace, AppRecord *record, void *context);

// As app_show, but goes to where the app was: the same table, line and occurrence where they can be
// found, else the same time. For a file that was read again; a line is found by its text where
// others have come before it. What is not recorded yet is gone to when it is, unless the user has
// gone somewhere else.
void app_show_again(App *app, const Trace *trace, AppRecord *record, void *context);

// Shows two traces on one clock, paused at the first frame.
void app_compare(App *app, const Trace *left, const Trace *right);

// Says that a trace that is shown still grows, and how. Of two, no frame is gone to before the
// other one is recorded that far.
void app_set_recorder(App *app, int view, AppRecord *record, void *context);

// Whether one of the traces still grows.
bool app_is_recording(const App *app);

// Goes to a time as soon as that is recorded, unless the user goes somewhere else before.
void app_return_to_time(App *app, SimTime t);

// The time at which the clock stands.
SimTime app_time(const App *app);

// Shows what is wrong with a file in place of a run; Esc goes back to the last good one. All texts
// are copied.
void app_show_mistakes(App *app, Text file, Text source, const CodeMistake *mistakes, int count);

// The menu of programs, which is shown when there is no trace. Items are borrowed.
void app_set_menu(App *app, const MenuItem *items, int count);

void app_set_theme(App *app, ThemeId theme);
void app_set_motion(App *app, bool moves);

// Whole-window size in logical units, and the display's pixels a unit.
void app_resize(App *app, float width, float height, float scale);

// Goes to a frame, a time, a line of the source, without motion. The last frame when there are
// fewer; false when the line is never run.
void app_go_frame(App *app, int64_t frame);
void app_go_time(App *app, SimTime t);
bool app_go_line(App *app, int line);

// Does what a key or a control stands for; `value` is explained with the actions. Of two traces,
// app_do_in says which one the value belongs to.
void app_do(App *app, Action action, int64_t value);
void app_do_in(App *app, int view, Action action, int64_t value);
void app_input(App *app, const InputEvent *event);

// Real time passes. True when the picture has to be drawn again.
bool app_tick(App *app, float dt);

// Whether anything is under way, so that ticks should follow each other without waiting.
bool app_is_moving(const App *app);

const DrawList *app_draw(App *app);

// Pixels per unit of the list, and the ground behind it.
float app_scale(const App *app);
Color app_ground(const App *app);

// What the app asks for; asking takes it.
AppRequest app_take_request(App *app);
Text app_request_path(const App *app);

// A few words that stand in the status line for some seconds.
void app_say(App *app, const char *words);

// ---- Private to app.c and its neighbours app_*.c ----

#define NOT_RECORDED "not recorded that far yet"

float app_zoom(const App *app);
Scene app_scene(App *app, int i);
void app_settle(App *app);
void app_pin(App *app, SimTime t);
bool app_step(App *app, StopKind kind, int64_t which, bool is_forward);
void app_go_event(App *app, int view, int64_t event);
void app_play(App *app, float dt);
void app_take_in(App *app);
void app_stop_recording(App *app);
float app_speed(const App *app);
void app_code_show(App *app, int view);
void app_code_follow(App *app, int view, float dt);
// Of the letters in which all traces' code is set, so that two that stand side by side are alike.
float app_code_size(const App *app);
bool app_code_wheel(App *app, const InputEvent *event, Point at);
void app_run_to_line(App *app, int view, int line);
void app_toggle_breakpoint(App *app, int view, int line);
bool app_is_breakpoint(const App *app, int view, const Event *event);
int app_leading_view(App *app);

// Whether a search is on, and the next or last line of output, round the end, that has it.
bool app_has_search(const App *app);
void app_find_output(App *app, bool is_forward);

#endif
