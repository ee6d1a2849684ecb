// The panels: functions from a scene and a rectangle to draw commands.
//
// They keep nothing. What the user has scrolled to, selected or typed comes as a parameter; what
// can be clicked goes onto the list of hot places (widget.h). Each panel is one box of the display
// list, so that a test can find what overlaps or is cut.

#ifndef UI_PANEL_H
#define UI_PANEL_H

#include "ui/view.h"
#include "ui/widget.h"

// ---- Above and below: panel_controls.c ----

typedef struct ControlsState {
    bool is_playing, pauses_at_await, shows_two;
    float speed;
    Text status;     // a message that stands where the hints are; empty: none
    bool is_warning; // the status is one
} ControlsState;

void panel_header(Ui *ui, const Scene *scene, const Scene *other, const ControlsState *state,
                  Rect rect);
void panel_controls(Ui *ui, const Scene *scene, const ControlsState *state, Rect rect);

// ---- The program: panel_code.c ----

// Something wrong with the file, shown at its place.
typedef struct CodeMistake {
    int line, column; // from 1; line 0: none
    Text message, hint;
} CodeMistake;

typedef struct CodeState {
    float scroll;     // lines above the panel
    int scroll_x;     // columns left of it
    bool is_scrolled; // by the user: no line is broken into rows
    const int *breakpoints;
    int breakpoint_count;
    const CodeMistake *mistakes;
    int mistake_count;
    float size_most; // of letters; 0: as large as is good
} CodeState;

// How the source is set in a panel of this size.
typedef struct CodeLayout {
    float size, leading;
    float marker_x, number_end, text_x; // from the panel's left edge
    float lines;                        // how many fit
    int columns;                        // the same
} CodeLayout;

// In letters no larger than `most`; 0: as large as is good for this panel.
CodeLayout code_layout(const Ui *ui, const Source *source, Rect rect, float most);

// How large a panel has to be so that no line of code is cut but those that a panel of the width
// `most` has no room for either.
CodeWish code_wish(const Ui *ui, const Source *source, float most);

// The line by which the panel scrolls: the one that runs or ran last; 0: none yet.
int code_follow_line(const Scene *scene);

// Where the panel scrolls to, so that this line is seen in the middle: in lines. And to the side:
// in columns, so that code that is far to the right is seen from its beginning.
float code_scroll_target(const CodeLayout *layout, const Source *source, int line);
int code_scroll_x_target(const CodeLayout *layout, const Source *source, int line);

// The farthest that one can scroll; the current line (0: none) may take several rows.
float code_scroll_most(const CodeLayout *layout, const Source *source, int current);

// scene may be NULL when there are only mistakes to show.
void panel_code(Ui *ui, const Scene *scene, const Source *source, const CodeState *state,
                Rect rect);

// ---- What it printed: panel_output.c ----

typedef struct OutputState {
    float scroll; // lines back from the end
    Text search;  // lines that have it are marked; empty: none
    bool is_searching;
} OutputState;

// Whether a line has what is searched for; capitals don't matter.
bool output_has(Text line, Text wanted);

void panel_output(Ui *ui, const Scene *scene, const OutputState *state, Rect rect);

// ---- Why: panel_story.c ----

void panel_story(Ui *ui, const Scene *scene, Rect rect);

// ---- The floor: panel_floor.c, with what floor.h names ----

// The floor with all that is on it, and, where it is wide, the card of the selected table.
void panel_floor(Ui *ui, const Scene *scene, Rect rect);
bool panel_floor_has_card(const Scene *scene, Rect rect);

// The floor of one of two traces: it has its own title and end, and no lists.
void panel_floor_compared(Ui *ui, const Scene *scene, bool is_later, Rect rect);

// ---- Time: lanes.c, panel_timeline.c ----

#define LANES_MAX 16 // tables that have a lane each; more share rows

// A piece of a lane in one state.
typedef struct LanePiece {
    SimTime from, to;
    uint8_t state; // TableState
} LanePiece;

typedef struct Lane {
    int first, count; // pieces
    int table;
} Lane;

// What the lanes of a view are made of. Made anew when the trace has grown or another stretch of
// time is shown, not for every frame.
typedef struct Lanes {
    Alloc *alloc;
    ARRAY(LanePiece) pieces;
    ARRAY(Lane) lanes;
    ARRAY(SimTime) errors; // when tables have failed, in order
    int64_t made_of;       // events that were there
    SimTime from, to;      // the stretch that is shown
} Lanes;

void lanes_init(Lanes *lanes, Alloc *alloc);
void lanes_deinit(Lanes *lanes);
void lanes_make(Lanes *lanes, const Scene *scene, SimTime from, SimTime to);

// Only the lane of one table.
void lanes_make_one(Lanes *lanes, const Scene *scene, int64_t table, SimTime from, SimTime to);

// The lanes alone, as small as they are made to fit.
void lanes_draw_small(Ui *ui, const Lanes *lanes, Rect rect);

// Where time is on the screen.
typedef struct TimeScale {
    float left, right;
    SimTime from, to;
    // The lanes of each trace: where they are, the first that is seen, and the last that may be.
    Rect rooms[2];
    int first[2], last_first[2];
} TimeScale;

float time_scale_x(const TimeScale *scale, SimTime t);
SimTime time_scale_at(const TimeScale *scale, float x);

// A trace on the timeline.
typedef struct TimelineView {
    const Scene *scene;
    const Lanes *lanes;
    int first; // the lane that the user has scrolled to; -1: the page of the table that matters
} TimelineView;

// Draws one trace, or two on one scale. Returns the scale, by which dragging finds times.
TimeScale panel_timeline(Ui *ui, const TimelineView *views, int count, Rect rect);

// What the textures of lanes mean, in one line, as far as it has room.
void timeline_legend(Ui *ui, Rect rect);

// ---- In place of a run that can't be: panel_mistakes.c ----

typedef struct MistakesState {
    Text file;
    const Source *source;
    const CodeMistake *items;
    int count, chosen;
    bool has_good_run; // that can be gone back to
    Text status;       // a message; empty: none
} MistakesState;

void panel_mistakes(Ui *ui, const MistakesState *state, Rect rect);

// ---- Over everything: panel_sheet.c ----

void panel_help(Ui *ui, Rect window);

// What is known of the selected table: its state, what it waits for, the calls in which it stands,
// its result or error, its awaits so far. It fills the rectangle.
void panel_card(Ui *ui, const Scene *scene, Rect rect);

typedef struct MenuItem {
    Text path, title; // the title is the first line of its docstring
    Lanes picture;    // empty: none yet
} MenuItem;

typedef struct MenuState {
    const MenuItem *items;
    int count, chosen;
    Text typed;
    Text status; // a message; empty: none
} MenuState;

void panel_menu(Ui *ui, const MenuState *state, Rect window);

#endif
