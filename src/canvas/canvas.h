// Pictures in memory: a buffer of pixels, and a display list drawn into it.
//
// The canvas is a rasterizer of its own. The edge of a shape is a distance, and a pixel's coverage
// follows from how far its middle is from the edge; so every position may be between pixels, a
// slowly moving disc moves smoothly, and there is nothing to tessellate. Only sums, products and
// square roots are used, which are the same on every machine: so are the pixels.
//
// The picture has no holes: pixels are 0xffRRGGBB, and colours with alpha are blended onto
// what is there. Rectangles and their frames, clips and text are moved to whole pixels, because
// their edges must be crisp at every scale; all else stays where it is.

#ifndef CANVAS_CANVAS_H
#define CANVAS_CANVAS_H

#include "base/alloc.h"
#include "ui/draw.h"

#define CANVAS_SIDE_MAX 16384 // pixels
#define CANVAS_CLIP_MAX 32    // how deep clips nest

typedef struct PixelRect {
    int left, top, right, bottom; // right and bottom are outside
} PixelRect;

typedef struct Canvas {
    Alloc *alloc;
    uint32_t *pixels; // rows from the top, without gaps
    int width, height;
    PixelRect clip; // nothing outside of it is drawn
    uint8_t *mask;  // coverage of a shape that is drawn in several parts; all 0 between shapes
    size_t mask_capacity;
} Canvas;

// A small picture of coverage, one byte a pixel, rows without gaps; corner from the baseline's
// start.
typedef struct CanvasMask {
    const uint8_t *coverage;
    int x, y, width, height;
} CanvasMask;

typedef void CanvasEmit(void *context, const CanvasMask *mask);

// Where letters come from: calls `emit` for each mask of the text. The size is in whole pixels.
typedef struct CanvasGlyphs {
    void *context;
    void (*each)(void *context, DrawFace face, int size, Text text, CanvasEmit *emit,
                 void *emit_context);
} CanvasGlyphs;

void canvas_init(Canvas *canvas, Alloc *alloc);
void canvas_deinit(Canvas *canvas);

// Sets the size in pixels, at most CANVAS_SIDE_MAX each; what was drawn is lost.
void canvas_resize(Canvas *canvas, int width, int height);

// Draws the list at `scale` pixels a logical unit onto the ground colour, over all that was there.
// Texts are left out when `glyphs` is NULL.
void canvas_paint(Canvas *canvas, const DrawList *list, float scale, Color ground,
                  const CanvasGlyphs *glyphs);

#endif
