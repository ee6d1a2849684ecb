// Four pixels at a time, for the edges of discs and rings.
//
// Private to the folder canvas. Near an edge each row has only a few pixels, never the same number,
// so a loop over single pixels is mostly mispredicted jumps; drawing always eight of them, those
// outside with no strength, takes two thirds of the time (tests/bench). These are the vectors of
// gcc and clang, not those of one processor; each lane computes what one pixel alone would, to the
// bit.

#ifndef CANVAS_LANES_H
#define CANVAS_LANES_H

#include "canvas/blend.h"

#include <math.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef float Lanes __attribute__((vector_size(16)));
typedef int32_t IntLanes __attribute__((vector_size(16)));
typedef uint32_t WordLanes __attribute__((vector_size(16)));

// What drawing may touch behind the last pixel of a row; the canvas has room for it.
#define LANES_OVERHANG 8

static inline Lanes lanes_root(Lanes value) {
#ifdef __SSE2__
    return (Lanes)_mm_sqrt_ps((__m128)value);
#else
    return (Lanes){sqrtf(value[0]), sqrtf(value[1]), sqrtf(value[2]), sqrtf(value[3])};
#endif
}

// As clamp_unit.
static inline Lanes lanes_clamp(Lanes value) {
    const Lanes one = {1, 1, 1, 1};
    const IntLanes positive = (IntLanes)value & (IntLanes)(value > 0);
    const IntLanes small = (IntLanes)((Lanes)positive < one);
    return (Lanes)((positive & small) | ((IntLanes)one & ~small));
}

// As blend, for four pixels; strengths from 0 to 256. A strength of 0 leaves a pixel as it is.
static inline void lanes_blend(uint32_t *pixels, Ink ink, IntLanes strength) {
    WordLanes old;
    memcpy(&old, pixels, sizeof old);
    const WordLanes red_blue = old & 0xff00ff, green = old & 0x00ff00;
    const WordLanes part = (WordLanes)strength;
    const WordLanes new_red_blue = red_blue + (((ink.red_blue - red_blue) * part) >> 8);
    const WordLanes new_green = green + (((ink.green - green) * part) >> 8);
    const WordLanes new = 0xff000000 | (new_red_blue & 0xff00ff) | (new_green & 0x00ff00);
    memcpy(pixels, &new, sizeof new);
}

#endif
