#include "sdl/paint.h"

// The faces of the display list are the font's.
_Static_assert((int)DRAW_UI == (int)FONT_UI, "");
_Static_assert((int)DRAW_UI_BOLD == (int)FONT_UI_BOLD, "");
_Static_assert((int)DRAW_MONO == (int)FONT_MONO, "");
_Static_assert((int)DRAW_MONO_BOLD == (int)FONT_MONO_BOLD, "");

bool paint_init(Paint *paint, Alloc *alloc, Buf *message) {
    *paint = (Paint){.scale = 1};
    canvas_init(&paint->canvas, alloc);
    paint->font = font_new(alloc, message);
    return paint->font != NULL;
}

void paint_deinit(Paint *paint) {
    canvas_deinit(&paint->canvas);
    font_free(paint->font);
}

static int pixels_of(const Paint *paint, float size) {
    const int pixels = (int)(size * paint->scale + 0.5f);
    return pixels < 1 ? 1 : pixels;
}

static float width_of(void *context, DrawFace face, float size, Text text) {
    const Paint *paint = context;
    return (float)font_width(paint->font, (FontFace)face, pixels_of(paint, size), text) /
           paint->scale;
}

static FaceMetrics metrics_of(void *context, DrawFace face, float size) {
    const Paint *paint = context;
    const FontMetrics metrics = font_metrics(paint->font, (FontFace)face, pixels_of(paint, size));
    return (FaceMetrics){.ascent = (float)metrics.ascent / paint->scale,
                         .descent = (float)metrics.descent / paint->scale,
                         .line_height = (float)metrics.line_height / paint->scale,
                         .cap_height = (float)metrics.cap_height / paint->scale,
                         .advance = (float)metrics.advance / paint->scale};
}

MeasureText paint_measure(Paint *paint) {
    return (MeasureText){paint, width_of, metrics_of};
}

// The font's masks become the canvas's, which does not know the font.
typedef struct Relay {
    CanvasEmit *emit;
    void *context;
} Relay;

static void relay_mask(void *context, const FontMask *mask) {
    const Relay *relay = context;
    relay->emit(relay->context,
                &(CanvasMask){mask->coverage, mask->x, mask->y, mask->width, mask->height});
}

static void draw_glyphs(void *context, DrawFace face, int size, Text text, CanvasEmit *emit,
                        void *emit_context) {
    Relay relay = {emit, emit_context};
    font_draw(context, (FontFace)face, size, text, relay_mask, &relay);
}

void paint_list(Paint *paint, const DrawList *list, int width, int height, Color ground) {
    const CanvasGlyphs glyphs = {paint->font, draw_glyphs};
    canvas_resize(&paint->canvas, width, height);
    canvas_paint(&paint->canvas, list, paint->scale, ground, &glyphs);
}
