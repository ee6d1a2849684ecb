// The display list: a picture as a flat list of commands.
//
// The ui writes one list a frame; the canvas turns it into pixels; tests read it instead of
// looking at pixels. So a command holds everything that it means, in logical units (one unit is one
// pixel at scale 1; y grows downwards), and nothing that depends on a display or a font.
//
// Beside what is visible, a list says which boxes it is made of: draw_box_begin and draw_box_end
// nest, and every text names the rectangle in which it must stay. draw_check finds overlapping
// boxes, boxes outside of the box around them, and text outside of its rectangle, in any panel.
//
// Rectangles, clips and baselines are moved to whole pixels when they are drawn, so their edges are
// crisp at every scale; a rectangle that is there at all is at least a pixel wide. Everything else
// (discs, arcs, lines) stays where it is, between pixels too, so that it can move smoothly.
//
// Angles are in turns: 0 is up, 0.25 right, 1 all the way round, clockwise. draw_direction gives
// the same unit vector on every machine, which sinf and cosf do not promise.

#ifndef UI_DRAW_H
#define UI_DRAW_H

#include "base/alloc.h"
#include "base/array.h"
#include "base/text.h"

// 0xRRGGBBAA, straight alpha.
typedef uint32_t Color;

typedef struct Point {
    float x, y;
} Point;

typedef struct Rect {
    float x, y, w, h;
} Rect;

// The faces that text can be set in. The first two are proportional, for words; the others are
// monospace without ligatures, for code: the width of a text is its columns times one advance.
typedef enum DrawFace { DRAW_UI, DRAW_UI_BOLD, DRAW_MONO, DRAW_MONO_BOLD } DrawFace;

typedef enum DrawAlign { DRAW_LEFT, DRAW_CENTER, DRAW_RIGHT } DrawAlign;

// How a text looks. `size` is the em size in logical units.
typedef struct TextStyle {
    DrawFace face;
    float size;
    Color color;
} TextStyle;

// Distances from the baseline, and what one line takes, in logical units; all positive.
typedef struct FaceMetrics {
    float ascent, descent, line_height;
    float cap_height; // height of a capital: what looks centered is centered by this
    float advance;    // of one column; 0 for proportional faces
} FaceMetrics;

// The one thing that the ui must ask about text. The context is the implementer's.
typedef struct MeasureText {
    void *context;
    float (*width)(void *context, DrawFace face, float size, Text text);
    FaceMetrics (*metrics)(void *context, DrawFace face, float size);
} MeasureText;

// A line's looks. Without dashes `dash` is 0; a dash of nearly no length with round ends is a dot.
typedef struct Stroke {
    float width;
    float dash, gap; // lengths of the drawn part and of the hole after it
    bool round;      // round ends, of each dash too
    Color color;
} Stroke;

// What fills an area beside a colour: states are told apart without colour.
typedef enum DrawTexture {
    DRAW_HATCH,      // lines rising to the right
    DRAW_BACK_HATCH, // lines falling to the right
    DRAW_CROSS,      // both
    DRAW_DOTS,
    DRAW_BARS, // upright lines
} DrawTexture;

typedef enum DrawKind {
    DRAW_ROUND_RECT,  // filled; with a radius of 0 a plain rectangle
    DRAW_ROUND_FRAME, // the line inside of the rectangle's edge, `stroke.width` wide
    DRAW_TEXTURED,    // `texture` clipped to a rounded rectangle, anchored at its corner
    DRAW_DISC,
    DRAW_ARC,      // a piece of a ring: the middle of the line is `radius` from the center
    DRAW_LINE,     // a straight line
    DRAW_CURVE,    // a cubic Bezier curve
    DRAW_TRIANGLE, // filled
    DRAW_TEXT,
    DRAW_CLIP, // until the matching DRAW_UNCLIP only `rect` (and the clips around it) shows
    DRAW_UNCLIP,
    DRAW_BOX, // a named area begins; invisible
    DRAW_BOX_END,
} DrawKind;

// What draw_check allows to a box beyond the rule.
typedef enum DrawBoxFlags {
    DRAW_BOX_FLOATS = 1,  // lies over its siblings on purpose: a tooltip, a sheet, a marker
    DRAW_BOX_SCROLLS = 2, // what is in it may reach outside; it clips it
} DrawBoxFlags;

typedef struct DrawCommand {
    DrawKind kind;
    Color color; // of what is filled; strokes and text have it here too
    union {
        struct { // DRAW_ROUND_RECT, DRAW_ROUND_FRAME, DRAW_TEXTURED, DRAW_CLIP
            Rect rect;
            float radius;
            Stroke stroke; // of the frame
            DrawTexture texture;
            float spacing, thickness; // of the texture's lines; dots: thickness is the diameter
        };
        struct { // DRAW_DISC, DRAW_ARC
            Point center;
            float arc_radius;
            float start, sweep; // turns
            Stroke arc_stroke;
        };
        struct { // DRAW_LINE (2 points), DRAW_TRIANGLE (3), DRAW_CURVE (4)
            Point points[4];
            Stroke line;
        };
        struct { // DRAW_TEXT
            TextStyle style;
            Point baseline;     // where the first letter begins
            Rect text_box;      // the text must stay inside of it
            uint32_t text_at;   // see draw_text_of
            uint32_t text_size; // bytes
            bool is_cut;        // an ellipsis stands for what had no room
        };
        struct { // DRAW_BOX
            Rect box;
            int id;            // the ui's own; 0: none
            unsigned flags;    // DrawBoxFlags
            uint32_t label_at; // what it is, for tests and messages
            uint32_t label_size;
        };
    };
} DrawCommand;

typedef struct DrawList {
    Alloc *alloc;
    ARRAY(DrawCommand) commands;
    ARRAY(char) bytes; // all texts and labels, one after the other
    int clip_depth, box_depth;
} DrawList;

void draw_init(DrawList *list, Alloc *alloc);
void draw_deinit(DrawList *list);

// Empties the list for a new frame and keeps its memory.
void draw_clear(DrawList *list);

// Ends a frame. CHECKs that every clip and every box was ended.
void draw_end(const DrawList *list);

void draw_rect(DrawList *list, Rect rect, Color color);
void draw_round_rect(DrawList *list, Rect rect, float radius, Color color);

// The frame lies inside of the rectangle. The stroke's dashes are ignored.
void draw_round_frame(DrawList *list, Rect rect, float radius, Stroke stroke);

// Only the lines or dots are drawn, in `color`: draw the ground before.
void draw_textured(DrawList *list, Rect rect, float radius, DrawTexture texture, float spacing,
                   float thickness, Color color);

void draw_disc(DrawList *list, Point center, float radius, Color color);

// The line runs in the middle of the stroke's width. Dashes are made a little longer or shorter, so
// that a whole number of them fits.
void draw_ring(DrawList *list, Point center, float radius, Stroke stroke);
void draw_arc(DrawList *list, Point center, float radius, float start, float sweep, Stroke stroke);

void draw_line(DrawList *list, Point from, Point to, Stroke stroke);

// `bend` is the control point of a quadratic curve.
void draw_quadratic(DrawList *list, Point from, Point bend, Point to, Stroke stroke);
void draw_cubic(DrawList *list, Point from, Point a, Point b, Point to, Stroke stroke);
void draw_polyline(DrawList *list, const Point *points, int count, Stroke stroke);
void draw_triangle(DrawList *list, Point a, Point b, Point c, Color color);

// Text from `baseline` on; the bytes are copied. It must stay inside of `box` (draw_check).
void draw_text(DrawList *list, TextStyle style, Point baseline, Rect box, Text text);

// One line of text inside of `box`: aligned, its capitals centered in the height, and, when it is
// too wide, cut with an ellipsis. Returns the width that it took.
float draw_text_in(DrawList *list, const MeasureText *measure, TextStyle style, DrawAlign align,
                   Rect box, Text text);

void draw_clip(DrawList *list, Rect rect);
void draw_unclip(DrawList *list);

// All commands until the matching draw_box_end belong to this box.
void draw_box_begin(DrawList *list, int id, unsigned flags, Rect rect, Text label);
void draw_box_end(DrawList *list);

// The text of a DRAW_TEXT or the label of a DRAW_BOX; valid until the list changes.
Text draw_text_of(const DrawList *list, const DrawCommand *command);

// The area that a visible command can touch, its stroke included.
Rect draw_bounds(const DrawCommand *command, const MeasureText *measure, const DrawList *list);

// How many of the text's bytes fit into `width`, in whole code points.
size_t draw_text_fit(const MeasureText *measure, DrawFace face, float size, Text text, float width);

// Looks for mistakes of layout: boxes of one parent that overlap, boxes that leave their parent,
// text wider or higher than its box, text that a clip cuts sideways where nothing scrolls, text
// over text, and text under a shape that was drawn later. What floats may lie over the rest.
// Returns how many there are, and appends one line about each to `report`.
int draw_check(const DrawList *list, const MeasureText *measure, Buf *report);

// Looks for text that ends in an ellipsis. Returns how many there are, and appends one line about
// each, with the boxes that it is in, to `report`.
int draw_check_cut(const DrawList *list, Buf *report);

// The unit vector at this angle (0 is up, clockwise); equal bits on every machine.
Point draw_direction(float turns);

bool rect_contains(Rect rect, Point point); // right and bottom edges are outside
bool rect_is_inside(Rect inner, Rect outer);
Rect rect_common(Rect a, Rect b); // the part that both share; with w and h of 0 when none

#endif
