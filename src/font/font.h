// Glyphs and text widths, through SDL_ttf but without a window.
//
// A text becomes masks: small pictures of coverage, one byte a pixel, with the place where they
// belong relative to the start of the baseline. All sizes here are whole pixels; whoever draws at a
// scale rounds size times scale first.
//
// Words (the two ui faces) are shaped and kerned as a whole. Code (the two mono faces) is set glyph
// by glyph, because a programming font would turn `==` or `=>` into one sign, and because then a
// column is a multiple of one advance; wide characters take two columns. A character that the face
// lacks comes from DejaVu; one that nobody has is drawn as a box, never left out.
//
// Masks are kept in a cache of bounded size: what was not used for long is dropped. The fonts are
// part of the program (base/embedded.h), so that pictures do not depend on what is installed.

#ifndef FONT_FONT_H
#define FONT_FONT_H

#include "base/text.h"

typedef enum FontFace { FONT_UI, FONT_UI_BOLD, FONT_MONO, FONT_MONO_BOLD } FontFace;

#define FONT_SIZE_MAX    400               // larger sizes are drawn at this one
#define FONT_CACHE_BYTES (8 * 1024 * 1024) // of masks and texts

typedef struct Font Font;

// All in pixels and positive; `advance` is 0 for proportional faces.
typedef struct FontMetrics {
    int ascent, descent, line_height, cap_height, advance;
} FontMetrics;

typedef struct FontMask {
    const uint8_t *coverage; // rows of `width` bytes, without gaps between them
    int x, y;                // of the upper left corner, from the start of the baseline
    int width, height;
} FontMask;

// Called once for each mask of a text; the mask is valid only during the call.
typedef void FontEmit(void *context, const FontMask *mask);

// Loads SDL_ttf. NULL with a reason in `message` when that is not installed.
Font *font_new(Alloc *alloc, Buf *message);
void font_free(Font *font);

FontMetrics font_metrics(Font *font, FontFace face, int size);

// How far the text moves the pen, in pixels.
int font_width(Font *font, FontFace face, int size, Text text);

void font_draw(Font *font, FontFace face, int size, Text text, FontEmit *emit, void *context);

// How many columns of a monospace face the character takes: 0 (combining marks and other invisible
// ones), 1 or 2.
int font_columns(uint32_t code_point);

// The version of FreeType as one number, 2.12.1 as 21201: another one draws other masks.
int font_freetype_version(const Font *font);

// How many bytes of FONT_CACHE_BYTES are in use.
size_t font_cache_size(const Font *font);

#endif
