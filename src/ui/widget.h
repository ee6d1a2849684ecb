// What panels are built from: labels, buttons, chips, and the places that answer to the pointer.
//
// Nothing here keeps state from frame to frame. While a frame is drawn, whatever can be clicked,
// focused or explained by a tooltip is put on the list of hot places; the app reads that list when
// the next input comes. So what the user sees is what can be clicked, always, and a test finds
// every control of a frame in one array.

#ifndef UI_WIDGET_H
#define UI_WIDGET_H

#include "ui/action.h"
#include "ui/layout.h"
#include "ui/theme.h"

// A place that answers.
typedef struct Hot {
    Rect rect;
    Action action; // ACTION_NONE: it only has a tooltip
    int64_t value;
    int view;                      // to which of two traces the value belongs
    bool can_focus;                // Tab stops here
    uint32_t words_at, words_size; // of the tooltip, in Ui.words
} Hot;

// What is said about a place: which of the hot ones it is over frames.
typedef struct HotKey {
    Action action;
    int64_t value;
    int view;
} HotKey;

typedef struct Ui {
    DrawList *list;
    const MeasureText *measure;
    Theme theme;
    Alloc *alloc;
    ARRAY(Hot) hots; // later ones lie above earlier ones
    ARRAY(char) words;
    int view; // which of two traces is being drawn
    Point pointer;
    bool has_pointer; // it is over the window
    HotKey hovered;   // the place under the pointer, from the frame before
    HotKey pressed;
    HotKey focus; // ACTION_NONE: nowhere
} Ui;

void ui_init(Ui *ui, Alloc *alloc, DrawList *list, const MeasureText *measure);
void ui_deinit(Ui *ui);

// Begins a frame: no hot places, nothing moves.
void ui_begin(Ui *ui);

// Puts a place on the list; `words` (copied) is its tooltip, which may be empty.
void ui_hot(Ui *ui, Rect rect, Action action, int64_t value, bool can_focus, Text words);

// Covers all that is on the list by now: the focus can't go there.
void ui_cover(Ui *ui);

// The topmost hot place at this point; NULL when there is none.
const Hot *ui_hot_at(const Ui *ui, Point point);
Text ui_hot_words(const Ui *ui, const Hot *hot);

// Whether the key is that of a place of the trace that is being drawn.
bool ui_is(const Ui *ui, HotKey key, Action action, int64_t value);

float ui_width(const Ui *ui, TextStyle style, Text text);

// One line of text in the rectangle. Where it must be cut, it ends with an ellipsis and has its
// full text as tooltip. Returns the width that it took.
float ui_label(Ui *ui, TextStyle style, DrawAlign align, Rect rect, Text text);

// The same in somewhat smaller type where that saves words from being cut.
float ui_fit(Ui *ui, TextStyle style, DrawAlign align, Rect rect, Text text);

// Text broken into lines of the rectangle's width; what is too much for its height is cut. Returns
// the height used.
float ui_paragraph(Ui *ui, TextStyle style, float leading, Rect rect, Text text);

// The height that all of the text needs.
float ui_paragraph_height(Ui *ui, TextStyle style, float leading, float width, Text text);

// A sheet of paper with a hairline round it.
void ui_paper(Ui *ui, Rect rect, Color ground);

typedef enum ButtonLook { BUTTON_PLAIN, BUTTON_MAIN, BUTTON_ON, BUTTON_QUIET } ButtonLook;

// What is drawn on a button instead of words where there is no room for them.
typedef enum Icon {
    ICON_NONE,
    ICON_START,
    ICON_LAST_AWAIT,
    ICON_BACK,
    ICON_PLAY,
    ICON_PAUSE,
    ICON_STEP,
    ICON_NEXT_AWAIT,
    ICON_END,
} Icon;

// A button with the action's words and key as tooltip. With too little room for the label the icon
// is shown.
void ui_button(Ui *ui, Rect rect, ButtonLook look, Text label, Icon icon, Action action);

// The frame that shows where the focus is.
void ui_focus_frame(Ui *ui, Rect rect, float radius);

typedef enum ChipLook {
    CHIP_RING,   // waiting
    CHIP_FILLED, // served
    CHIP_DASHED, // in line
    CHIP_BARE,   // no circle
} ChipLook;

// A table's number in a small circle of this diameter. Numbers of many digits make it smaller.
void ui_chip(Ui *ui, Point center, float size, ChipLook look, Color color, Color ground,
             int number);

// Tooltip words for a hot place near the pointer, kept inside of the window.
void ui_tooltip(Ui *ui, Rect window, Rect place, Text words);

// "1.00 s": two decimals, three where the time has them, six below 10 ms. Returns `out`.
#define TIME_SIZE 40
Text ui_time(int64_t time_ns, char out[TIME_SIZE]);

// 12345 as "12 345", with thin gaps that any font has.
Text ui_number(int64_t number, char out[TIME_SIZE]);

// A value on its way: moves towards the target so that nine tenths are done after `settle_s`; sets
// *moving while it is not there. With settle_s of 0 it is there at once.
float ui_approach(float value, float target, float dt, float settle_s, float close_enough,
                  bool *moving);

#endif
