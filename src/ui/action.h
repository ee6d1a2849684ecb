// What the user can do: one list, and from it the keys, the help sheet and the tooltips.
//
// A control on the screen, a key and an entry of a test script all name an action; what it does is
// in app.c, in one place.

#ifndef UI_ACTION_H
#define UI_ACTION_H

#include "ui/input.h"

// name, key, modifiers, the key as it is written, what it does in words.
//
// The order is that of the help sheet. Several lines may name the same action with another key: the
// first is the one that is shown on controls.
#define ACTIONS(X)                                                                 \
    X(PLAY, KEY_SPACE, 0, "Space", "play or pause")                                \
    X(STEP, KEY_RIGHT, 0, "\u2192", "one event on")                                \
    X(BACK, KEY_LEFT, 0, "\u2190", "one event back")                               \
    X(NEXT_AWAIT, KEY_RIGHT, INPUT_SHIFT, "Shift \u2192", "to the next await")     \
    X(LAST_AWAIT, KEY_LEFT, INPUT_SHIFT, "Shift \u2190", "back to the last await") \
    X(NEXT_LINE, KEY_DOWN, 0, "\u2193", "to the next line")                        \
    X(LAST_LINE, KEY_UP, 0, "\u2191", "back one line")                             \
    X(NEXT_TURN, ']', 0, "]", "to the next turn of the loop")                      \
    X(LAST_TURN, '[', 0, "[", "back one turn of the loop")                         \
    X(NEXT_CLOCK, '.', 0, ".", "to the next moment at which time moves")           \
    X(LAST_CLOCK, ',', 0, ",", "back to the last such moment")                     \
    X(NEXT_PRINT, 'o', 0, "O", "to the next output")                               \
    X(LAST_PRINT, 'o', INPUT_SHIFT, "Shift O", "back to the last output")          \
    X(NEXT_OF_TABLE, 'n', 0, "N", "next event of this table")                      \
    X(LAST_OF_TABLE, 'n', INPUT_SHIFT, "Shift N", "last event of this table")      \
    X(NEXT_WARNING, 'w', 0, "W", "to the next warning")                            \
    X(LAST_WARNING, 'w', INPUT_SHIFT, "Shift W", "back to the last warning")       \
    X(START, KEY_HOME, 0, "Home", "to the start")                                  \
    X(END, KEY_END, 0, "End", "to the end")                                        \
    X(PAUSE_AT_AWAIT, 'p', 0, "P", "pause by itself before every await")           \
    X(SLOWER, '-', 0, "\u2212", "slower")                                          \
    X(FASTER, '+', 0, "+", "faster")                                               \
    X(SELECT_NEXT, 's', 0, "S", "select the next table")                           \
    X(SELECT_LAST, 's', INPUT_SHIFT, "Shift S", "select the table before")         \
    X(BREAKPOINT, 'b', 0, "B", "breakpoint at the current line, on or off")        \
    X(GO_LINE, 'g', 0, "G", "run to a line: type its number")                      \
    X(SEARCH, '/', 0, "/", "search in the output; then N, Shift N")                \
    X(HIDE_FINISHED, 'h', 0, "H", "hide finished tables")                          \
    X(LANES_IN, '}', 0, "}", "timeline: a shorter stretch of time")                \
    X(LANES_OUT, '{', 0, "{", "timeline: a longer stretch of time")                \
    X(THEME, 't', 0, "T", "light, dark, high contrast")                            \
    X(MOTION, 'm', 0, "M", "motion on or off")                                     \
    X(ZOOM_IN, '+', INPUT_CTRL, "Ctrl +", "everything larger")                     \
    X(ZOOM_OUT, '-', INPUT_CTRL, "Ctrl \u2212", "everything smaller")              \
    X(ZOOM_RESET, '0', INPUT_CTRL, "Ctrl 0", "the normal size")                    \
    X(FULL_SCREEN, KEY_F11, 0, "F11", "full screen")                               \
    X(OPEN, 'o', INPUT_CTRL, "Ctrl O", "the menu of scenarios")                    \
    X(RELOAD, 'r', 0, "R", "read the file again")                                  \
    X(HELP, '?', 0, "?", "this sheet")                                             \
    X(ESCAPE, KEY_ESCAPE, 0, "Esc", "close, unselect, stop recording")             \
    X(QUIT, 'q', INPUT_CTRL, "Ctrl Q", "leave")

// Other keys for the same things: presenter remotes, keyboards where `+` needs Shift.
#define ACTION_KEYS(X)              \
    X(NEXT_AWAIT, KEY_PAGE_DOWN, 0) \
    X(LAST_AWAIT, KEY_PAGE_UP, 0)   \
    X(FASTER, '=', 0)               \
    X(ZOOM_IN, '=', INPUT_CTRL)     \
    X(FULL_SCREEN, 'f', 0)          \
    X(RELOAD, KEY_F5, 0)            \
    X(SEARCH, 'f', INPUT_CTRL)      \
    X(HELP, KEY_F1, 0)

typedef enum Action {
    ACTION_NONE,
#define X(name, key, modifiers, shown, words) ACTION_##name,
    ACTIONS(X)
#undef X
    // Those that only the pointer can name, because they have a value.
    ACTION_SELECT,     // value: task id
    ACTION_LINE,       // value: line; run to here
    ACTION_BREAK_LINE, // value: line; breakpoint on or off
    ACTION_GO_EVENT,   // value: event index
    ACTION_TIMELINE,   // where the pointer is
    ACTION_OPEN_ITEM,  // value: index in the menu
    ACTION_MISTAKE,    // value: which of the places in a file that can't be run
    ACTION_CLOSE,
    ACTION_COUNT
} Action;

// The action of a key; ACTION_NONE when it has none. Shift is ignored for keys that are signs,
// since it may be what makes the sign on this keyboard.
Action action_of_key(int key, unsigned modifiers);

// "Shift →" and "to the next await"; empty for actions that have no key.
const char *action_key(Action action);
const char *action_words(Action action);

#endif
