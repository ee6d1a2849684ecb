// What the user did, as data.
//
// The window makes these from the platform's events, a script from a file, a test by hand; the app
// can't tell them apart. Everything that a reader needs is in the event itself: nobody asks where
// the pointer is "now" or whether Shift is "now" held, so a recorded input replays exactly.

#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "base/text.h"

// A key that types one character has that character's code, letters in lower case ('a', '1', '[',
// '?', also where that takes Shift or AltGr on the user's keyboard); others have a code from here.
typedef enum Key {
    KEY_NONE = 0,
    KEY_BACKSPACE = 8,
    KEY_TAB = 9,
    KEY_ENTER = 13,
    KEY_ESCAPE = 27,
    KEY_SPACE = 32,
    KEY_DELETE = 127,
    KEY_LEFT = 256,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_INSERT,
    KEY_F1, // F1 to F12 follow each other
    KEY_F2,
    KEY_F3,
    KEY_F4,
    KEY_F5,
    KEY_F6,
    KEY_F7,
    KEY_F8,
    KEY_F9,
    KEY_F10,
    KEY_F11,
    KEY_F12,
} Key;

// Held keys, as bits. Shift is among them also when it was needed for the character.
typedef enum InputModifier { INPUT_SHIFT = 1, INPUT_CTRL = 2, INPUT_ALT = 4 } InputModifier;

typedef enum InputButton { INPUT_PRIMARY, INPUT_MIDDLE, INPUT_SECONDARY } InputButton;

typedef enum InputKind {
    // A key press: key, modifiers, repeat; text is what it types into a text field, often nothing.
    INPUT_KEY,
    INPUT_TEXT,       // text: characters that no single key typed (an input method)
    INPUT_PASTE,      // text: the clipboard, after Ctrl+V
    INPUT_MOUSE_DOWN, // x, y, button, clicks, modifiers
    INPUT_MOUSE_UP,   // x, y, button, modifiers
    INPUT_MOUSE_MOVE, // x, y, modifiers
    INPUT_MOUSE_LEAVE,
    INPUT_WHEEL,  // x, y: where; wheel_x, wheel_y: how many notches, up and left are positive
    INPUT_RESIZE, // width, height in logical units; scale: pixels a unit
    INPUT_DROP,   // text: the path of a file that was dropped on the window
    INPUT_FOCUS,  // the window has the keyboard, or has it no more
    INPUT_QUIT,   // the window is to be closed
} InputKind;

typedef struct InputEvent {
    InputKind kind;
    int key;            // Key or a character
    unsigned modifiers; // InputModifier
    bool repeat;        // the key is being held down
    float x, y;         // logical units
    InputButton button;
    int clicks; // 2: a double click
    float wheel_x, wheel_y;
    float width, height, scale;
    Text text; // valid only while the event is handled
} InputEvent;

#endif
