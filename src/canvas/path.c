// Lines and curves: paths of straight pieces, with dashes, and triangles.
//
// A path of one piece goes straight onto the picture. One of several goes into the canvas's mask
// first, where the largest coverage wins, so that a transparent curve has no darker joints.

#include "base/check.h"
#include "canvas/blend.h"
#include "canvas/coverage.h"
#include "canvas/shape.h"

// Where coverage goes: onto the picture, or into a mask of the size of `area`.
typedef struct Target {
    Canvas *canvas;
    PixelRect area;
    Ink ink;
    uint8_t *mask; // NULL: onto the picture
} Target;

// One straight piece. An end that is not round is cut straight across.
typedef struct Piece {
    Point from, to;
    float half; // width
    bool round_from, round_to;
} Piece;

static void put(const Target *target, int x, int y, float part) {
    if (target->mask == NULL) {
        blend_pixel(pixel_row(target->canvas, y) + x, target->ink, coverage_of(part));
        return;
    }
    const size_t width = (size_t)(target->area.right - target->area.left);
    uint8_t *cell = target->mask + (size_t)(y - target->area.top) * width + (x - target->area.left);
    const uint8_t value = (uint8_t)(part * 255 + 0.5f);
    *cell = value > *cell ? value : *cell;
}

// A pixel at `along` from the start of the piece in its direction, `across` from its line.
static float piece_coverage(const Piece *piece, float length, float along, float across) {
    across = across < 0 ? -across : across;
    const float outside = along < 0 ? -along : along > length ? along - length : 0;
    if (outside > 0 && (along < 0 ? piece->round_from : piece->round_to)) {
        return line_coverage(distance_of(outside, across), piece->half);
    }
    float part = line_coverage(across, piece->half);
    part *= piece->round_from ? 1 : clamp_unit(along + 0.5f);
    part *= piece->round_to ? 1 : clamp_unit(length - along + 0.5f);
    return part;
}

// Narrows [*from, *to] to the x where low <= slope * x + start <= high.
static void narrow(float slope, float start, float low, float high, float *from, float *to) {
    if (slope > -1e-3f && slope < 1e-3f) {
        return;
    }
    float a = (low - start) / slope, b = (high - start) / slope;
    if (a > b) {
        const float swap = a;
        a = b;
        b = swap;
    }
    *from = a > *from ? a : *from;
    *to = b < *to ? b : *to;
}

static void draw_piece(const Target *target, const Piece *piece) {
    const float dx = piece->to.x - piece->from.x, dy = piece->to.y - piece->from.y;
    const float length = distance_of(dx, dy);
    const Point ahead = length > 0 ? (Point){dx / length, dy / length} : (Point){1, 0};
    const float margin = piece->half + 1;
    const bool right = dx > 0, down = dy > 0;
    PixelRect area = touched(target->canvas, (right ? piece->from.x : piece->to.x) - margin,
                             (down ? piece->from.y : piece->to.y) - margin,
                             (right ? piece->to.x : piece->from.x) + margin,
                             (down ? piece->to.y : piece->from.y) + margin);
    area.top = max_int(area.top, target->area.top);
    area.bottom = min_int(area.bottom, target->area.bottom);
    for (int y = area.top; y < area.bottom; y++) {
        // Only the part of the row that the piece can touch.
        const float py = (float)y + 0.5f - piece->from.y;
        float from = (float)area.left - piece->from.x, to = (float)area.right - piece->from.x;
        narrow(ahead.y, -ahead.x * py, -margin, margin, &from, &to);
        narrow(ahead.x, ahead.y * py, -margin, length + margin, &from, &to);
        const int first =
            max_int(max_int(area.left, target->area.left), floor_int(from + piece->from.x - 0.5f));
        const int end =
            min_int(min_int(area.right, target->area.right), ceil_int(to + piece->from.x + 0.5f));
        for (int x = first; x < end; x++) {
            const float px = (float)x + 0.5f - piece->from.x;
            const float part = piece_coverage(piece, length, px * ahead.x + py * ahead.y,
                                              px * ahead.y - py * ahead.x);
            if (part > 0) {
                put(target, x, y, part);
            }
        }
    }
}

// A path longer than this, mostly outside of the picture, is drawn without its dashes.
#define DASHED_LENGTH_MAX 65536.0f

static float length_of(const Point *points, int count) {
    float length = 0;
    for (int i = 1; i < count; i++) {
        length += distance_of(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    }
    return length;
}

// Walks along the path and draws what is not a gap.
static void draw_pieces(const Target *target, const Point *points, int count, Stroke stroke) {
    const bool dashed =
        stroke.dash > 0 && stroke.gap > 0 && length_of(points, count) < DASHED_LENGTH_MAX;
    float left = stroke.dash;           // of this dash or gap
    bool in_gap = false, begins = true; // begins: the next piece is the first of its dash
    for (int i = 1; i < count; i++) {
        Point at = points[i - 1];
        float rest = distance_of(points[i].x - at.x, points[i].y - at.y);
        bool cut;
        do {
            cut = dashed && left < rest;
            const float used = cut ? left : rest, part = cut ? left / rest : 1;
            const Point to = {at.x + (points[i].x - at.x) * part,
                              at.y + (points[i].y - at.y) * part};
            const bool ends = cut || i == count - 1;
            if (!in_gap) {
                draw_piece(target, &(Piece){at, to, stroke.width / 2, stroke.round || !begins,
                                            stroke.round || !ends});
            }
            left -= used;
            rest -= used;
            begins = cut;
            in_gap ^= cut;
            left = cut ? (in_gap ? stroke.gap : stroke.dash) : left;
            at = to;
        } while (cut);
    }
}

// The area that the path touches, within the clip.
static PixelRect path_area(const Canvas *canvas, const Point *points, int count, float margin) {
    Point low = points[0], high = points[0];
    for (int i = 1; i < count; i++) {
        low.x = points[i].x < low.x ? points[i].x : low.x;
        low.y = points[i].y < low.y ? points[i].y : low.y;
        high.x = points[i].x > high.x ? points[i].x : high.x;
        high.y = points[i].y > high.y ? points[i].y : high.y;
    }
    return touched(canvas, low.x - margin, low.y - margin, high.x + margin, high.y + margin);
}

static void blend_mask(const Target *target) {
    uint8_t *cell = target->mask;
    for (int y = target->area.top; y < target->area.bottom; y++) {
        uint32_t *row = pixel_row(target->canvas, y);
        for (int x = target->area.left; x < target->area.right; x++, cell++) {
            if (*cell > 0) {
                blend_pixel(row + x, target->ink, *cell + (*cell >> 7));
                *cell = 0;
            }
        }
    }
}

void shape_path(Canvas *canvas, const Point *points, int count, Stroke stroke) {
    CHECK(count >= 2);
    const PixelRect area = path_area(canvas, points, count, stroke.width / 2 + 1);
    if (area.left >= area.right || area.top >= area.bottom) {
        return;
    }
    Target target = {canvas, area, ink_of(stroke.color), NULL};
    if (count > 2) {
        const size_t size = (size_t)(area.right - area.left) * (size_t)(area.bottom - area.top);
        if (size > canvas->mask_capacity) {
            alloc_release(canvas->alloc, canvas->mask, canvas->mask_capacity);
            canvas->mask = alloc_need_zero(canvas->alloc, size);
            canvas->mask_capacity = size;
        }
        target.mask = canvas->mask;
    }
    draw_pieces(&target, points, count, stroke);
    if (target.mask != NULL) {
        blend_mask(&target);
    }
}

// How far the pixel is inside of the line from a to b, which the triangle lies right of.
static float inside_of(Point a, Point b, float x, float y) {
    const float dx = b.x - a.x, dy = b.y - a.y;
    const float length = distance_of(dx, dy);
    return length > 0 ? (dx * (y - a.y) - dy * (x - a.x)) / length : 0;
}

void shape_triangle(Canvas *canvas, Point a, Point b, Point c, Color color) {
    const Ink ink = ink_of(color);
    if ((b.x - a.x) * (c.y - a.y) < (b.y - a.y) * (c.x - a.x)) {
        const Point swap = b;
        b = c;
        c = swap;
    }
    const PixelRect area = path_area(canvas, (const Point[]){a, b, c}, 3, 1);
    for (int y = area.top; y < area.bottom; y++) {
        uint32_t *row = pixel_row(canvas, y);
        for (int x = area.left; x < area.right; x++) {
            const float px = (float)x + 0.5f, py = (float)y + 0.5f;
            const float part = clamp_unit(0.5f + inside_of(a, b, px, py)) *
                               clamp_unit(0.5f + inside_of(b, c, px, py)) *
                               clamp_unit(0.5f + inside_of(c, a, px, py));
            if (part > 0) {
                blend_pixel(row + x, ink, coverage_of(part));
            }
        }
    }
}
