// Discs and pieces of rings. In each row only the pixels near the edge need a root; the inside of a
// disc is one span, and the hole of a ring is skipped.

#include "canvas/coverage.h"
#include "canvas/lanes.h"
#include "canvas/shape.h"

// The inner radius of a ring without a hole.
#define NO_HOLE (-1e6f)

// Half the length of the chord at height `dy` of a circle; -1 when it does not reach there.
static float half_chord(float radius, float dy) {
    const float square = radius * radius - dy * dy;
    return radius > 0 && square > 0 ? sqrtf(square) : -1;
}

// The pixels of one row from `from` to `to`, by how much they lie between the two circles.
static void blend_ring(const Canvas *canvas, Point center, float outer, float inner, int from,
                       int to, int y, Ink ink) {
    const float dy = (float)y + 0.5f - center.y;
    const IntLanes index = {0, 1, 2, 3};
    const Lanes middle = {0.5f, 1.5f, 2.5f, 3.5f};
    for (int x = from; x < to; x += 8) {
        for (int i = x; i < x + 8; i += 4) {
            const Lanes dx = (float)i - center.x + middle;
            const Lanes distance = lanes_root(dx * dx + dy * dy);
            const Lanes part =
                lanes_clamp(outer + 0.5f - distance) - lanes_clamp(inner + 0.5f - distance);
            const IntLanes coverage = __builtin_convertvector(part * 256 + 0.5f, IntLanes);
            const IntLanes strength = (coverage * ink.alpha) >> 8;
            lanes_blend(pixel_row(canvas, y) + i, ink, strength & (index < to - i));
        }
    }
}

void shape_disc(Canvas *canvas, Point center, float radius, Color color) {
    Ink ink = ink_of(color);
    const float reach = radius + 0.5f;
    // A disc smaller than a pixel is a fainter pixel.
    ink.alpha = (int)((float)ink.alpha * clamp_unit(radius * 2));
    const PixelRect area =
        touched(canvas, center.x - reach, center.y - reach, center.x + reach, center.y + reach);
    for (int y = area.top; y < area.bottom; y++) {
        const float dy = (float)y + 0.5f - center.y;
        const float outer = half_chord(reach, dy), inner = half_chord(radius - 0.5f, dy);
        if (outer < 0) {
            continue;
        }
        const int left = max_int(area.left, floor_int(center.x - outer));
        const int right = min_int(area.right, ceil_int(center.x + outer));
        int full_left = right, full_right = right;
        if (inner >= 0) {
            full_left = max_int(left, ceil_int(center.x - inner - 0.5f));
            full_right = min_int(right, floor_int(center.x + inner - 0.5f) + 1);
        }
        if (full_left >= full_right) {
            blend_ring(canvas, center, radius, NO_HOLE, left, right, y, ink);
            continue;
        }
        blend_ring(canvas, center, radius, NO_HOLE, left, full_left, y, ink);
        blend_span(pixel_row(canvas, y) + full_left, full_right - full_left, ink);
        blend_ring(canvas, center, radius, NO_HOLE, full_right, right, y, ink);
    }
}

// What a pixel is compared with: the ring, the two straight cuts, the two round ends.
typedef struct ArcTest {
    Point center;
    float outer, inner; // radii
    float half;         // width
    bool whole;         // no cuts
    bool wide;          // more than half a turn: outside is the smaller wedge
    bool round;
    Point cut[2]; // directions of both ends
    Point cap[2]; // from the center
} ArcTest;

static ArcTest arc_test(const ShapeArc *arc) {
    const Point from = draw_direction(arc->from), to = draw_direction(arc->from + arc->sweep);
    const float half = arc->width / 2;
    return (ArcTest){.center = arc->center,
                     .outer = arc->radius + half,
                     .inner = arc->radius > half ? arc->radius - half : NO_HOLE,
                     .half = half,
                     .whole = arc->sweep >= 1,
                     .wide = arc->sweep > 0.5f,
                     .round = arc->round,
                     .cut = {from, to},
                     .cap = {{from.x * arc->radius, from.y * arc->radius},
                             {to.x * arc->radius, to.y * arc->radius}}};
}

// How far the pixel at this place from the center is behind the first cut, and before the second.
static float after_cut(const ArcTest *test, float x, float y) {
    return test->cut[0].x * y - test->cut[0].y * x;
}

static float before_cut(const ArcTest *test, float x, float y) {
    return test->cut[1].y * x - test->cut[1].x * y;
}

static float arc_coverage(const ArcTest *test, float x, float y) {
    const float distance = distance_of(x, y);
    const float after = after_cut(test, x, y), before = before_cut(test, x, y);
    float part =
        clamp_unit(test->outer + 0.5f - distance) - clamp_unit(test->inner + 0.5f - distance);
    if (test->wide) {
        part *= 1 - clamp_unit(0.5f - after) * clamp_unit(0.5f - before);
    } else {
        part *= clamp_unit(0.5f + after) * clamp_unit(0.5f + before);
    }
    for (int i = 0; test->round && i < 2; i++) {
        const float away = distance_of(x - test->cap[i].x, y - test->cap[i].y);
        const float cap = line_coverage(away, test->half);
        part = cap > part ? cap : part;
    }
    return part;
}

typedef enum Side { SIDE_IN, SIDE_OUT, SIDE_NEAR } Side;

// Whether all of a row's pixels are in the wedge, none is, or an end of the arc may be among them.
// Distances from a cut are linear along the row, so its two ends tell.
static Side side_of(const ArcTest *test, float from, float to, float y) {
    if (test->whole) {
        return SIDE_IN;
    }
    const float reach = test->round ? test->half + 1 : 1;
    const float after_a = after_cut(test, from, y), after_b = after_cut(test, to, y);
    const float before_a = before_cut(test, from, y), before_b = before_cut(test, to, y);
    const bool behind = after_a > 0.5f && after_b > 0.5f;
    const bool ahead = before_a > 0.5f && before_b > 0.5f;
    const bool not_behind = after_a < -reach && after_b < -reach;
    const bool not_ahead = before_a < -reach && before_b < -reach;
    if (test->wide ? behind || ahead : behind && ahead) {
        return SIDE_IN;
    }
    return (test->wide ? not_behind && not_ahead : not_behind || not_ahead) ? SIDE_OUT : SIDE_NEAR;
}

// The pixels of one row that may be on the ring.
static void blend_arc(const Canvas *canvas, const ArcTest *test, int from, int to, int y, Ink ink) {
    const float left = (float)from + 0.5f - test->center.x;
    const float right = (float)to - 0.5f - test->center.x;
    const float dy = (float)y + 0.5f - test->center.y;
    const Side side = from < to ? side_of(test, left, right, dy) : SIDE_OUT;
    if (side == SIDE_IN) {
        blend_ring(canvas, test->center, test->outer, test->inner, from, to, y, ink);
    }
    for (int x = from; side == SIDE_NEAR && x < to; x++) {
        const float part = arc_coverage(test, (float)x + 0.5f - test->center.x, dy);
        blend_pixel(pixel_row(canvas, y) + x, ink, coverage_of(part));
    }
}

// Whether the piece passes the direction of `quarter` quarters of a turn.
static bool passes(const ShapeArc *arc, int quarter) {
    float ahead = (float)quarter / 4 - arc->from;
    ahead -= (float)floor_int(ahead);
    return ahead <= arc->sweep;
}

// The smallest area round the piece.
static PixelRect arc_area(const Canvas *canvas, const ShapeArc *arc, const ArcTest *test) {
    const float margin = test->half + 1, reach = arc->radius;
    float left = test->cap[0].x, right = left, top = test->cap[0].y, bottom = top;
    left = test->cap[1].x < left ? test->cap[1].x : left;
    right = test->cap[1].x > right ? test->cap[1].x : right;
    top = test->cap[1].y < top ? test->cap[1].y : top;
    bottom = test->cap[1].y > bottom ? test->cap[1].y : bottom;
    top = test->whole || passes(arc, 0) ? -reach : top;
    right = test->whole || passes(arc, 1) ? reach : right;
    bottom = test->whole || passes(arc, 2) ? reach : bottom;
    left = test->whole || passes(arc, 3) ? -reach : left;
    return touched(canvas, arc->center.x + left - margin, arc->center.y + top - margin,
                   arc->center.x + right + margin, arc->center.y + bottom + margin);
}

void shape_arc(Canvas *canvas, const ShapeArc *arc, Color color) {
    const Ink ink = ink_of(color);
    const ArcTest test = arc_test(arc);
    const PixelRect area = arc_area(canvas, arc, &test);
    for (int y = area.top; y < area.bottom; y++) {
        const float dy = (float)y + 0.5f - arc->center.y;
        const float outer = half_chord(test.outer + 0.5f, dy);
        const float inner = half_chord(test.inner - 0.5f, dy);
        if (outer < 0) {
            continue;
        }
        const int left = max_int(area.left, floor_int(arc->center.x - outer));
        const int right = min_int(area.right, ceil_int(arc->center.x + outer));
        if (inner < 0) {
            blend_arc(canvas, &test, left, right, y, ink);
            continue;
        }
        // The row crosses the ring twice; between lies the hole.
        const int hole_left = ceil_int(arc->center.x - inner - 0.5f);
        const int hole_right = floor_int(arc->center.x + inner - 0.5f) + 1;
        blend_arc(canvas, &test, left, min_int(right, hole_left), y, ink);
        blend_arc(canvas, &test, max_int(left, max_int(hole_left, hole_right)), right, y, ink);
    }
}
