// Rounded rectangles: filled, as a frame, and filled with a texture. Their edges are whole pixels;
// only the corners have pixels that are covered in part.

#include "canvas/blend.h"
#include "canvas/coverage.h"
#include "canvas/shape.h"

static PixelRect within_clip(const Canvas *canvas, PixelRect rect) {
    return (PixelRect){max_int(rect.left, canvas->clip.left), max_int(rect.top, canvas->clip.top),
                       min_int(rect.right, canvas->clip.right),
                       min_int(rect.bottom, canvas->clip.bottom)};
}

// The largest radius that the rectangle has room for.
static float usable_radius(PixelRect rect, float radius) {
    const int side = min_int(rect.right - rect.left, rect.bottom - rect.top);
    const float half = (float)side / 2;
    return radius > half ? half : radius > 0 ? radius : 0;
}

// How far the pixel's middle lies beyond the middle of the nearest corner's circle; up to 0: not.
static float beyond(int pixel, int low, int high, float radius) {
    const float middle = (float)pixel + 0.5f;
    const float before = (float)low + radius - middle, after = middle - ((float)high - radius);
    return before > after ? before : after;
}

// Coverage of the pixel, which may be outside.
static float cover(PixelRect rect, float radius, int x, int y) {
    if (x < rect.left || x >= rect.right || y < rect.top || y >= rect.bottom) {
        return 0;
    }
    const float dx = beyond(x, rect.left, rect.right, radius);
    const float dy = beyond(y, rect.top, rect.bottom, radius);
    if (dx <= 0 || dy <= 0) {
        return 1;
    }
    return clamp_unit(radius + 0.5f - distance_of(dx, dy));
}

// The pixels from `from` to `to` that are inside of the clip.
static void fill_row(Canvas *canvas, int from, int to, int y, Ink ink) {
    from = max_int(from, canvas->clip.left);
    to = min_int(to, canvas->clip.right);
    if (from < to) {
        blend_span(pixel_row(canvas, y) + from, to - from, ink);
    }
}

void shape_round_rect(Canvas *canvas, PixelRect rect, float radius, Color color) {
    const Ink ink = ink_of(color);
    const PixelRect area = within_clip(canvas, rect);
    radius = usable_radius(rect, radius);
    const int corner = ceil_int(radius);
    for (int y = area.top; y < area.bottom; y++) {
        if (beyond(y, rect.top, rect.bottom, radius) <= 0) {
            fill_row(canvas, rect.left, rect.right, y, ink);
            continue;
        }
        uint32_t *row = pixel_row(canvas, y);
        const int middle = min_int(rect.left + corner, rect.right);
        for (int x = max_int(rect.left, area.left); x < min_int(middle, area.right); x++) {
            blend_pixel(row + x, ink, coverage_of(cover(rect, radius, x, y)));
        }
        const int end = max_int(rect.right - corner, middle);
        fill_row(canvas, middle, end, y, ink);
        for (int x = max_int(end, area.left); x < area.right; x++) {
            blend_pixel(row + x, ink, coverage_of(cover(rect, radius, x, y)));
        }
    }
}

void shape_round_frame(Canvas *canvas, PixelRect rect, float radius, int width, Color color) {
    const Ink ink = ink_of(color);
    const PixelRect area = within_clip(canvas, rect);
    radius = usable_radius(rect, radius);
    const PixelRect hole = {rect.left + width, rect.top + width, rect.right - width,
                            rect.bottom - width};
    const float hole_radius = radius > (float)width ? radius - (float)width : 0;
    const int edge = max_int(ceil_int(radius), width);
    for (int y = area.top; y < area.bottom; y++) {
        // Left and right pixel by pixel; between them the row is all line or all hole.
        const int middle = min_int(rect.left + edge, rect.right);
        const int end = max_int(rect.right - edge, middle);
        uint32_t *row = pixel_row(canvas, y);
        for (int x = area.left; x < area.right; x++) {
            if (x == max_int(middle, area.left) && end > x) {
                if (y < hole.top || y >= hole.bottom) {
                    fill_row(canvas, middle, end, y, ink);
                }
                x = end;
                if (x >= area.right) {
                    break;
                }
            }
            const float part = cover(rect, radius, x, y) - cover(hole, hole_radius, x, y);
            blend_pixel(row + x, ink, coverage_of(clamp_unit(part)));
        }
    }
}

// Coverage by parallel lines of which one goes through the middle of each period.
static float stripes(float across, float spacing, float thickness) {
    const float periods = across / spacing;
    const float rest = across - spacing * (float)floor_int(periods);
    const float off = rest - spacing / 2;
    return line_coverage(off < 0 ? -off : off, thickness / 2);
}

// Coverage by the texture at this distance from the rectangle's corner.
static float texture_at(ShapeTexture texture, float x, float y) {
    const float diagonal = 0.70710678f;
    const float spacing = texture.spacing, thickness = texture.thickness;
    switch (texture.kind) {
    case DRAW_HATCH:
        return stripes((x + y) * diagonal, spacing, thickness);
    case DRAW_BACK_HATCH:
        return stripes((x - y) * diagonal, spacing, thickness);
    case DRAW_CROSS: {
        const float rising = stripes((x + y) * diagonal, spacing, thickness);
        const float falling = stripes((x - y) * diagonal, spacing, thickness);
        return rising > falling ? rising : falling;
    }
    case DRAW_DOTS: {
        const float dx = x - spacing * ((float)floor_int(x / spacing) + 0.5f);
        const float dy = y - spacing * ((float)floor_int(y / spacing) + 0.5f);
        return clamp_unit(thickness / 2 + 0.5f - distance_of(dx, dy));
    }
    case DRAW_BARS:
        return stripes(x, spacing, thickness);
    }
    return 0;
}

void shape_textured(Canvas *canvas, PixelRect rect, float radius, ShapeTexture texture,
                    Color color) {
    const Ink ink = ink_of(color);
    const PixelRect area = within_clip(canvas, rect);
    radius = usable_radius(rect, radius);
    for (int y = area.top; y < area.bottom; y++) {
        uint32_t *row = pixel_row(canvas, y);
        for (int x = area.left; x < area.right; x++) {
            const float part =
                texture_at(texture, (float)(x - rect.left) + 0.5f, (float)(y - rect.top) + 0.5f);
            if (part > 0) {
                blend_pixel(row + x, ink, coverage_of(part * cover(rect, radius, x, y)));
            }
        }
    }
}
