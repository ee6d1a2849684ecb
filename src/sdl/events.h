// SDL's events as the ui's.
//
// A key that types a character is reported when SDL tells the character, not when the key goes
// down: only then '?' or '[' is known on every keyboard. What SDL spreads over several events (the
// held keys, the pointer's place) is remembered here, from events only.

#ifndef SDL_EVENTS_H
#define SDL_EVENTS_H

#include "ui/input.h"

#include <SDL.h>

typedef struct Events {
    float zoom;         // the ui's units are the window's divided by this
    unsigned modifiers; // of the last key that went down
    bool repeat;        // of the same key
    bool reported;      // that key was reported already: its character must not be again
    float x, y;         // the pointer, in the ui's units
} Events;

void events_init(Events *events);

// Makes the ui's event of SDL's; false when it means nothing to the ui. Texts belong to the SDL
// event. Resizing, pasting and full screen need the window: window.c does those.
bool events_translate(Events *events, const SDL_Event *from, InputEvent *to);

#endif
