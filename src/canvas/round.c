// Discs and pieces of rings. In each row only the pixels near the edge need a root; the inside of a
// disc is one span, and the hole of a ring is skipped.

#include "canvas/blend.h"
#include "canvas/coverage.h"
#include "canvas/shape.h"

// Half the length of the chord at height `dy` of a circle; -1 when it does not reach there.
static float half_chord(float radius, float dy) {
    const float square = radius * radius - dy * dy;
    return radius > 0 && square > 0 ? sqrtf(square) : -1;
}

void shape_disc(Canvas *canvas, Point center, float radius, Color color) {
    const Ink ink = ink_of(color);
    const float reach = radius + 0.5f;
    // A disc smaller than a pixel is a fainter pixel.
    const float strength = clamp_unit(radius * 2);
    const PixelRect area =
        touched(canvas, center.x - reach, center.y - reach, center.x + reach, center.y + reach);
    for (int y = area.top; y < area.bottom; y++) {
        const float dy = (float)y + 0.5f - center.y;
        const float outer = half_chord(reach, dy), inner = half_chord(radius - 0.5f, dy);
        if (outer < 0) {
            continue;
        }
        uint32_t *row = pixel_row(canvas, y);
        const int left = max_int(area.left, floor_int(center.x - outer));
        const int right = min_int(area.right, ceil_int(center.x + outer));
        int full_left = right, full_right = right;
        if (inner >= 0) {
            full_left = max_int(left, ceil_int(center.x - inner - 0.5f));
            full_right = min_int(right, floor_int(center.x + inner - 0.5f) + 1);
        }
        for (int x = left; x < right; x++) {
            if (x == full_left && full_right > x) {
                blend_span(row + x, full_right - x, ink);
                x = full_right;
                if (x >= right) {
                    break;
                }
            }
            const float distance = distance_of((float)x + 0.5f - center.x, dy);
            blend_pixel(row + x, ink, coverage_of(strength * clamp_unit(reach - distance)));
        }
    }
}

// What a pixel is compared with: the ring, the two straight cuts, the two round ends.
typedef struct ArcTest {
    float outer, inner; // radii
    bool whole;         // no cuts
    bool wide;          // more than half a turn: outside is the smaller wedge
    bool round;
    float half;   // width
    Point cut[2]; // directions of both ends
    Point cap[2]; // from the center
} ArcTest;

static ArcTest arc_test(const ShapeArc *arc) {
    const Point from = draw_direction(arc->from), to = draw_direction(arc->from + arc->sweep);
    const float half = arc->width / 2;
    return (ArcTest){.outer = arc->radius + half,
                     .inner = arc->radius - half,
                     .whole = arc->sweep >= 1,
                     .wide = arc->sweep > 0.5f,
                     .round = arc->round,
                     .half = half,
                     .cut = {from, to},
                     .cap = {{from.x * arc->radius, from.y * arc->radius},
                             {to.x * arc->radius, to.y * arc->radius}}};
}

// Coverage of the pixel at this place from the center.
static float arc_coverage(const ArcTest *test, float x, float y) {
    const float distance = distance_of(x, y);
    float part = clamp_unit(test->outer + 0.5f - distance);
    if (test->inner > 0) {
        part -= clamp_unit(test->inner + 0.5f - distance);
    }
    if (test->whole || part <= 0) {
        return part;
    }
    // How far behind the first cut and before the second one the pixel is.
    const float after = test->cut[0].x * y - test->cut[0].y * x;
    const float before = test->cut[1].y * x - test->cut[1].x * y;
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
    const Point center = arc->center;
    for (int y = area.top; y < area.bottom; y++) {
        const float dy = (float)y + 0.5f - center.y;
        const float outer = half_chord(test.outer + 0.5f, dy);
        const float inner = half_chord(test.inner - 0.5f, dy);
        if (outer < 0) {
            continue;
        }
        uint32_t *row = pixel_row(canvas, y);
        const int right = min_int(area.right, ceil_int(center.x + outer));
        const int hole_left = inner < 0 ? right : ceil_int(center.x - inner - 0.5f);
        const int hole_right = inner < 0 ? right : floor_int(center.x + inner - 0.5f) + 1;
        for (int x = max_int(area.left, floor_int(center.x - outer)); x < right; x++) {
            if (x >= hole_left && x < hole_right) {
                x = hole_right;
                if (x >= right) {
                    break;
                }
            }
            const float part = arc_coverage(&test, (float)x + 0.5f - center.x, dy);
            if (part > 0) {
                blend_pixel(row + x, ink, coverage_of(part));
            }
        }
    }
}
