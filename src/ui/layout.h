// Where everything is: rectangles are cut and handed out; no panel knows where it stands.
//
// All of it is a function of the size in logical units (a larger zoom is a smaller size) and of the
// program, so the same size gives the same picture in the window and in `shot`. What does not fit
// goes in this order: hints, words on buttons, the output, lanes of the timeline.

#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "ui/draw.h"

// Pieces are cut off a rectangle, which keeps the rest; never more than there is.
Rect rect_cut_left(Rect *rect, float width);
Rect rect_cut_right(Rect *rect, float width);
Rect rect_cut_top(Rect *rect, float height);
Rect rect_cut_bottom(Rect *rect, float height);

// The same rectangle made smaller on all sides.
Rect rect_inset(Rect rect, float dx, float dy);

Point rect_middle(Rect rect);

// A rectangle with a height of 0 is not shown.
typedef struct Layout {
    Rect header, code, output, floor, story, timeline, controls;
    // Of the second trace, when two are compared.
    Rect other_floor, other_code, other_output, other_story;
    bool is_compact; // less room round things, smaller type in the floor
} Layout;

// What the code takes when none of it is cut: in width its longest lines, in height all of them.
typedef struct CodeWish {
    float width, height;
} CodeWish;

// The code gets more than its usual share of the width where that saves lines from being cut, up to
// layout_code_most; of the height that a short program leaves, the output gets some.
Layout layout_one(float width, float height, CodeWish code);
float layout_code_most(float width);

// Two traces side by side: two floors, below each its code and its sentence, and one timeline.
Layout layout_two(float width, float height);

#endif
