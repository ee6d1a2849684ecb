// Putting one colour onto pixels, with the coverage that a shape has there.
//
// Private to the folder canvas. Red and blue are blended together in one word, with room between
// them; the strength runs from 0 to 256, so that full strength is the colour itself, to the bit.

#ifndef CANVAS_BLEND_H
#define CANVAS_BLEND_H

#include "ui/draw.h"

#include <string.h>

// A colour as it is blended.
typedef struct Ink {
    uint32_t red_blue, green; // in place: 0x00RR00BB and 0x0000GG00
    int alpha;                // 0 to 256
} Ink;

static inline Ink ink_of(Color color) {
    const uint32_t pixel = color >> 8;
    const int alpha = (int)(color & 255);
    return (Ink){pixel & 0xff00ff, pixel & 0x00ff00, alpha + (alpha >> 7)};
}

static inline uint32_t blend(uint32_t pixel, Ink ink, int strength) {
    const uint32_t part = (uint32_t)strength;
    const uint32_t red_blue = pixel & 0xff00ff, green = pixel & 0x00ff00;
    const uint32_t new_red_blue = red_blue + (((ink.red_blue - red_blue) * part) >> 8);
    const uint32_t new_green = green + (((ink.green - green) * part) >> 8);
    return 0xff000000 | (new_red_blue & 0xff00ff) | (new_green & 0x00ff00);
}

// Coverage from 0 to 256.
static inline void blend_pixel(uint32_t *pixel, Ink ink, int coverage) {
    const int strength = (ink.alpha * coverage) >> 8;
    if (strength > 0) {
        *pixel = blend(*pixel, ink, strength);
    }
}

// Long spans are copied from their own beginning, which is as fast as the memory.
static inline void fill_span(uint32_t *pixels, int count, uint32_t pixel) {
    const int start = count < 64 ? count : 64;
    for (int i = 0; i < start; i++) {
        pixels[i] = pixel;
    }
    for (int done = start; done < count;) {
        const int more = done < count - done ? done : count - done;
        const int part = more < 4096 ? more : 4096;
        memcpy(pixels + done, pixels, (size_t)part * sizeof *pixels);
        done += part;
    }
}

static inline void blend_span(uint32_t *pixels, int count, Ink ink) {
    if (ink.alpha == 256) {
        fill_span(pixels, count, 0xff000000 | ink.red_blue | ink.green);
        return;
    }
    for (int i = 0; i < count; i++) {
        pixels[i] = blend(pixels[i], ink, ink.alpha);
    }
}

#endif
