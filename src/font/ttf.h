// The opened fonts: one of SDL_ttf's for each font file and size in pixels, opened when needed.
//
// Private to the folder font. Shapes and metrics are asked for here and nowhere else, so that this
// file alone knows SDL_ttf.

#ifndef FONT_TTF_H
#define FONT_TTF_H

#include "base/library.h"

#include <SDL.h>
#include <SDL_ttf.h>

// The font files in the program: the four faces, in the order of FontFace, and what stands in.
typedef enum TtfFile {
    TTF_UI,
    TTF_UI_BOLD,
    TTF_MONO,
    TTF_MONO_BOLD,
    TTF_SYMBOLS,
    TTF_SYMBOLS_MONO,
    TTF_FILE_COUNT
} TtfFile;

#define TTF_SDL_FUNCTIONS(X) \
    X(SDL_RWFromConstMem)    \
    X(SDL_FreeSurface)       \
    X(SDL_GetError)

#define TTF_FUNCTIONS(X)      \
    X(TTF_Init)               \
    X(TTF_GetFreeTypeVersion) \
    X(TTF_Quit)               \
    X(TTF_OpenFontRW)         \
    X(TTF_CloseFont)          \
    X(TTF_SetFontHinting)     \
    X(TTF_FontAscent)         \
    X(TTF_FontDescent)        \
    X(TTF_FontLineSkip)       \
    X(TTF_GlyphIsProvided32)  \
    X(TTF_GlyphMetrics32)     \
    X(TTF_SizeUTF8)           \
    X(TTF_RenderUTF8_Blended)

typedef struct TtfApi {
    TTF_SDL_FUNCTIONS(LIBRARY_MEMBER)
    TTF_FUNCTIONS(LIBRARY_MEMBER)
} TtfApi;

typedef struct TtfFont {
    TtfFile file;
    int size; // pixels
    uint64_t last_use;
    TTF_Font *font;
} TtfFont;

// More sizes than a picture has; beyond, the one not used for longest is closed.
#define TTF_OPEN_MAX 48

typedef struct Ttf {
    TtfApi api;
    TtfFont open[TTF_OPEN_MAX];
    int open_count;
    uint64_t uses;
} Ttf;

// Opens the libraries. False with a reason in `message`.
bool ttf_init(Ttf *ttf, Buf *message);
void ttf_deinit(Ttf *ttf);

// The font of this file and size; valid until the next call.
TTF_Font *ttf_font(Ttf *ttf, TtfFile file, int size);

// A picture of the text, as coverage in its alpha channel; NULL when there is nothing to see. The
// corner of the picture is at (*x, *y) from the start of the baseline. Release it with
// api.SDL_FreeSurface.
SDL_Surface *ttf_render(Ttf *ttf, TTF_Font *font, const char *text, int *x, int *y);

// How far the text moves the pen.
int ttf_width(Ttf *ttf, TTF_Font *font, const char *text);

#endif
