// The font and the canvas together: how the ui measures text, and how a list becomes a picture.
//
// Needs no display: `shot`, films and tests draw through it too, so that what they draw is what the
// window shows.

#ifndef SDL_PAINT_H
#define SDL_PAINT_H

#include "canvas/canvas.h"
#include "font/font.h"

typedef struct Paint {
    Font *font;
    float scale; // pixels a logical unit
    Canvas canvas;
} Paint;

// False when SDL_ttf is missing, with the reason in `message`.
bool paint_init(Paint *paint, Alloc *alloc, Buf *message);
void paint_deinit(Paint *paint);

// Text as it will be drawn at the paint's scale at that moment. Valid as long as the paint is.
MeasureText paint_measure(Paint *paint);

// Draws the list into paint->canvas, of this size in pixels, on the ground colour.
void paint_list(Paint *paint, const DrawList *list, int width, int height, Color ground);

#endif
