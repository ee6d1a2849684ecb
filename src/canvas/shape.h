// The shapes that the canvas can draw, each within the clip, all positions in pixels.
//
// Private to the folder canvas. Line widths are in pixels too; a line thinner than a pixel is
// fainter. Angles are directions (draw_direction), so nothing here needs a sine.

#ifndef CANVAS_SHAPE_H
#define CANVAS_SHAPE_H

#include "canvas/canvas.h"

// A rectangle with corners of this radius.
void shape_round_rect(Canvas *canvas, PixelRect rect, float radius, Color color);

// The line inside of its edge.
void shape_round_frame(Canvas *canvas, PixelRect rect, float radius, int width, Color color);

typedef struct ShapeTexture {
    DrawTexture kind;
    float spacing, thickness;
} ShapeTexture;

void shape_textured(Canvas *canvas, PixelRect rect, float radius, ShapeTexture texture,
                    Color color);

void shape_disc(Canvas *canvas, Point center, float radius, Color color);

// The piece of a ring from the direction of `from` turns clockwise for `sweep` turns.
typedef struct ShapeArc {
    Point center;
    float radius, width;
    float from, sweep;
    bool round;
} ShapeArc;

void shape_arc(Canvas *canvas, const ShapeArc *arc, Color color);

void shape_triangle(Canvas *canvas, Point a, Point b, Point c, Color color);

// A path of straight lines that is drawn as one: where its parts meet nothing is drawn twice.
// Without dashes `dash` is 0. `round` are the ends, of each dash too; joints are always round.
void shape_path(Canvas *canvas, const Point *points, int count, Stroke stroke);

#endif
