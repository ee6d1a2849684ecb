// How much of a pixel a shape covers, from distances between the shape and the pixel's middle.
//
// Private to the folder canvas. Coverages are floats from 0 to 1, then ints from 0 to 256.

#ifndef CANVAS_COVERAGE_H
#define CANVAS_COVERAGE_H

#include "canvas/canvas.h"

#include <math.h>

// Written so that it compiles to two instructions without a jump: edges are not predictable.
static inline float clamp_unit(float value) {
    value = value > 0 ? value : 0;
    return value < 1 ? value : 1;
}

static inline int coverage_of(float part) {
    return (int)(part * 256 + 0.5f);
}

// The next whole number below; far beyond any picture (and for no number at all) a limit.
static inline int floor_int(float value) {
    const float limit = 1 << 20;
    if (!(value > -limit)) {
        return -(1 << 20);
    }
    if (value > limit) {
        return 1 << 20;
    }
    const int whole = (int)value;
    return (float)whole > value ? whole - 1 : whole;
}

static inline int ceil_int(float value) {
    return -floor_int(-value);
}

static inline int round_int(float value) {
    return floor_int(value + 0.5f);
}

static inline int min_int(int a, int b) {
    return a < b ? a : b;
}

static inline int max_int(int a, int b) {
    return a > b ? a : b;
}

// The area that a float rectangle touches, within the clip.
static inline PixelRect touched(const Canvas *canvas, float left, float top, float right,
                                float bottom) {
    return (PixelRect){max_int(floor_int(left), canvas->clip.left),
                       max_int(floor_int(top), canvas->clip.top),
                       min_int(ceil_int(right), canvas->clip.right),
                       min_int(ceil_int(bottom), canvas->clip.bottom)};
}

static inline uint32_t *pixel_row(const Canvas *canvas, int y) {
    return canvas->pixels + (size_t)y * (size_t)canvas->width;
}

static inline float distance_of(float x, float y) {
    return sqrtf(x * x + y * y);
}

// A line of half width `half` at this distance from its middle; thinner ones cover less.
static inline float line_coverage(float distance, float half) {
    return clamp_unit(half + 0.5f - distance) - clamp_unit(0.5f - half - distance);
}

#endif
