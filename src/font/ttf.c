#include "font/ttf.h"

#include "base/check.h"
#include "base/embedded.h"

static const LibrarySymbol sdl_symbols[] = {
#define X(name) LIBRARY_SYMBOL(TtfApi, name)
    TTF_SDL_FUNCTIONS(X)
#undef X
};

static const LibrarySymbol ttf_symbols[] = {
#define X(name) LIBRARY_SYMBOL(TtfApi, name)
    TTF_FUNCTIONS(X)
#undef X
};

static const char *const file_names[TTF_FILE_COUNT] = {
    [TTF_UI] = "fonts/ui.otf",           [TTF_UI_BOLD] = "fonts/ui-bold.otf",
    [TTF_MONO] = "fonts/mono.ttf",       [TTF_MONO_BOLD] = "fonts/mono-bold.ttf",
    [TTF_SYMBOLS] = "fonts/symbols.ttf", [TTF_SYMBOLS_MONO] = "fonts/symbols-mono.ttf",
};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

bool ttf_init(Ttf *ttf, Buf *message) {
    *ttf = (Ttf){0};
    const char *sdl = "libSDL2-2.0.so.0 libSDL2-2.0.0.dylib /opt/homebrew/lib/libSDL2-2.0.0.dylib "
                      "/usr/local/lib/libSDL2-2.0.0.dylib";
    const char *sdl_ttf = "libSDL2_ttf-2.0.so.0 libSDL2_ttf-2.0.0.dylib "
                          "/opt/homebrew/lib/libSDL2_ttf-2.0.0.dylib "
                          "/usr/local/lib/libSDL2_ttf-2.0.0.dylib";
    if (!library_open(sdl, "SDL2", sdl_symbols, COUNT(sdl_symbols), &ttf->api, message) ||
        !library_open(sdl_ttf, "SDL2_ttf", ttf_symbols, COUNT(ttf_symbols), &ttf->api, message)) {
        return false;
    }
    if (ttf->api.TTF_Init() != 0) {
        buf_addf(message, "SDL2_ttf can't start: %s", ttf->api.SDL_GetError());
        return false;
    }
    return true;
}

void ttf_deinit(Ttf *ttf) {
    for (int i = 0; i < ttf->open_count; i++) {
        ttf->api.TTF_CloseFont(ttf->open[i].font);
    }
    ttf->api.TTF_Quit();
}

static TTF_Font *open_font(Ttf *ttf, TtfFile file, int size) {
    const Text bytes = embedded_file(file_names[file]);
    CHECK(bytes.bytes != NULL);
    TTF_Font *font =
        ttf->api.TTF_OpenFontRW(ttf->api.SDL_RWFromConstMem(bytes.bytes, (int)bytes.size), 1, size);
    CHECK(font != NULL);
    // Words are set between pixels, so that their spaces and letters keep an even distance; the
    // columns of code are whole pixels.
    const bool is_words = file == TTF_UI || file == TTF_UI_BOLD;
    ttf->api.TTF_SetFontHinting(font, is_words ? TTF_HINTING_LIGHT_SUBPIXEL : TTF_HINTING_LIGHT);
    return font;
}

// A free place among the open fonts, made by closing one if need be.
static TtfFont *free_place(Ttf *ttf) {
    if (ttf->open_count < TTF_OPEN_MAX) {
        return &ttf->open[ttf->open_count++];
    }
    TtfFont *oldest = &ttf->open[0];
    for (int i = 1; i < ttf->open_count; i++) {
        if (ttf->open[i].last_use < oldest->last_use) {
            oldest = &ttf->open[i];
        }
    }
    ttf->api.TTF_CloseFont(oldest->font);
    return oldest;
}

TTF_Font *ttf_font(Ttf *ttf, TtfFile file, int size) {
    ttf->uses++;
    for (int i = 0; i < ttf->open_count; i++) {
        TtfFont *entry = &ttf->open[i];
        if (entry->file == file && entry->size == size) {
            entry->last_use = ttf->uses;
            return entry->font;
        }
    }
    TtfFont *entry = free_place(ttf);
    *entry = (TtfFont){file, size, ttf->uses, open_font(ttf, file, size)};
    return entry->font;
}

SDL_Surface *ttf_render(Ttf *ttf, TTF_Font *font, const char *text, int *x, int *y) {
    // SDL_ttf moves the picture right where the first glyph begins left of the pen, and down where
    // a glyph is higher than the font's ascent; it does not say so.
    const Text whole = text_of(text);
    int top = ttf->api.TTF_FontAscent(font), left = 0;
    for (size_t at = 0; at < whole.size;) {
        const bool first = at == 0;
        int min_x = 0, max_y = 0;
        ttf->api.TTF_GlyphMetrics32(font, text_next(whole, &at), &min_x, NULL, NULL, &max_y, NULL);
        top = max_y > top ? max_y : top;
        left = first && min_x < 0 ? min_x : left;
    }
    *x = left;
    *y = -top;
    const SDL_Color white = {255, 255, 255, 255};
    return ttf->api.TTF_RenderUTF8_Blended(font, text, white);
}

int ttf_width(Ttf *ttf, TTF_Font *font, const char *text) {
    int width = 0;
    ttf->api.TTF_SizeUTF8(font, text, &width, NULL);
    return width;
}
