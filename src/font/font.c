#include "font/font.h"

#include "base/check.h"
#include "font/cache.h"
#include "font/ttf.h"

struct Font {
    Alloc *alloc;
    Ttf ttf;
    Cache cache;
    Buf text; // the zero-ended text that SDL_ttf is given
    FontMetrics metrics[4];
    int metrics_size[4]; // for which size `metrics` was asked for last
};

Font *font_new(Alloc *alloc, Buf *message) {
    Font *font = alloc_need_zero(alloc, sizeof *font);
    font->alloc = alloc;
    if (!ttf_init(&font->ttf, message)) {
        alloc_release(alloc, font, sizeof *font);
        return NULL;
    }
    cache_init(&font->cache, alloc);
    buf_init(&font->text, alloc);
    return font;
}

void font_free(Font *font) {
    if (font == NULL) {
        return;
    }
    buf_deinit(&font->text);
    cache_deinit(&font->cache);
    ttf_deinit(&font->ttf);
    alloc_release(font->alloc, font, sizeof *font);
}

int font_freetype_version(const Font *font) {
    int major = 0, minor = 0, patch = 0;
    font->ttf.api.TTF_GetFreeTypeVersion(&major, &minor, &patch);
    return major * 10000 + minor * 100 + patch;
}

size_t font_cache_size(const Font *font) {
    return font->cache.young->bytes + font->cache.old->bytes;
}

static int usable_size(int size) {
    return size < 1 ? 1 : size > FONT_SIZE_MAX ? FONT_SIZE_MAX : size;
}

static bool is_mono(FontFace face) {
    return face == FONT_MONO || face == FONT_MONO_BOLD;
}

static int round_up_half(double value) {
    return (int)(value + 0.5);
}

FontMetrics font_metrics(Font *font, FontFace face, int size) {
    size = usable_size(size);
    if (font->metrics_size[face] != size) {
        const TtfApi *api = &font->ttf.api;
        TTF_Font *ttf = ttf_font(&font->ttf, (TtfFile)face, size);
        int top = 0, advance = 0;
        api->TTF_GlyphMetrics32(ttf, 'H', NULL, NULL, NULL, &top, &advance);
        font->metrics[face] = (FontMetrics){.ascent = api->TTF_FontAscent(ttf),
                                            .descent = -api->TTF_FontDescent(ttf),
                                            .line_height = api->TTF_FontLineSkip(ttf),
                                            .cap_height = top,
                                            .advance = is_mono(face) ? advance : 0};
        font->metrics_size[face] = size;
    }
    return font->metrics[face];
}

// Signs that steer how text is laid out and are never seen, even where a font has a glyph for them.
static bool is_control(uint32_t code_point) {
    return (code_point >= 0x200b && code_point <= 0x200f) ||
           (code_point >= 0x202a && code_point <= 0x202e) ||
           (code_point >= 0x2060 && code_point <= 0x206f) ||
           (code_point >= 0xfe00 && code_point <= 0xfe0f) || code_point == 0xfeff ||
           (code_point >= 0xe0000 && code_point <= 0xe01ef);
}

// Where a character's glyph comes from; TTF_FILE_COUNT: from nowhere.
static TtfFile file_with(Font *font, FontFace face, int size, uint32_t code_point) {
    const TtfFile files[] = {(TtfFile)face, is_mono(face) ? TTF_SYMBOLS_MONO : TTF_SYMBOLS,
                             TTF_SYMBOLS};
    for (int i = 0; i < 3; i++) {
        TTF_Font *ttf = ttf_font(&font->ttf, files[i], size);
        if (font->ttf.api.TTF_GlyphIsProvided32(ttf, code_point)) {
            return files[i];
        }
    }
    return TTF_FILE_COUNT;
}

// Copies the alpha of the part of the surface that is not empty.
static void add_surface(Font *font, Run *run, SDL_Surface *surface, int x, int y) {
    int left = surface->w, right = 0, top = surface->h, bottom = 0;
    for (int row = 0; row < surface->h; row++) {
        const uint32_t *pixels =
            (const uint32_t *)((const char *)surface->pixels + row * surface->pitch);
        for (int column = 0; column < surface->w; column++) {
            if (pixels[column] >> 24 != 0) {
                left = column < left ? column : left;
                right = column >= right ? column + 1 : right;
                top = row < top ? row : top;
                bottom = row + 1;
            }
        }
    }
    if (right <= left || bottom <= top) {
        return;
    }
    const FontMask place = {NULL, x + left, y + top, right - left, bottom - top};
    uint8_t *coverage = cache_add_mask(&font->cache, run, place);
    for (int row = top; row < bottom; row++) {
        const uint32_t *pixels =
            (const uint32_t *)((const char *)surface->pixels + row * surface->pitch);
        for (int column = left; column < right; column++) {
            *coverage++ = (uint8_t)(pixels[column] >> 24);
        }
    }
}

// The box that stands for a character that no font has: as high as a capital.
static void add_box(Font *font, Run *run, int x, int width) {
    const int height = font_metrics(font, run->face, run->size).cap_height;
    const int line = run->size < 24 ? 1 : run->size / 16;
    const int gap = width > 6 ? 1 : 0;
    const FontMask place = {NULL, x + gap, -height, width - 2 * gap, height};
    if (place.width < 1 || height < 1) {
        return;
    }
    uint8_t *coverage = cache_add_mask(&font->cache, run, place);
    for (int row = 0; row < height; row++) {
        for (int column = 0; column < place.width; column++) {
            const bool edge =
                row < line || column < line || row >= height - line || column >= place.width - line;
            coverage[row * place.width + column] = edge ? 255 : 0;
        }
    }
}

// Sets font->text, all of it from one file, at the pen; returns how far the pen moves.
static int set_segment(Font *font, Run *run, TtfFile file, int x, bool draw) {
    if (font->text.size == 0) {
        return 0;
    }
    const char *text = buf_string(&font->text);
    if (file == TTF_FILE_COUNT) {
        const int width = round_up_half(run->size * 0.62);
        const int count = (int)text_count(buf_text(&font->text));
        for (int i = 0; draw && i < count; i++) {
            add_box(font, run, x + i * width, width);
        }
        return count * width;
    }
    TTF_Font *ttf = ttf_font(&font->ttf, file, run->size);
    if (draw) {
        int left, top;
        SDL_Surface *surface = ttf_render(&font->ttf, ttf, text, &left, &top);
        if (surface != NULL) {
            add_surface(font, run, surface, x + left, top);
            font->ttf.api.SDL_FreeSurface(surface);
        }
    }
    return ttf_width(&font->ttf, ttf, text);
}

// Shapes a text of words. It is cut only where the next character needs another font.
static void set_words(Font *font, Run *run, bool draw) {
    const Text text = {run->text, run->text_size};
    TtfFile file = (TtfFile)run->face;
    int x = 0;
    buf_clear(&font->text);
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point = text_next(text, &at);
        if (is_control(code_point)) {
            continue;
        }
        code_point = code_point < 32 || code_point == 127 ? ' ' : code_point;
        const TtfFile needed = file_with(font, run->face, run->size, code_point);
        if (needed != file) {
            x += set_segment(font, run, file, x, draw);
            buf_clear(&font->text);
            file = needed;
        }
        buf_add_code_point(&font->text, code_point);
    }
    run->width = x + set_segment(font, run, file, x, draw);
}

// Sets one character into its columns. One from another font is made smaller if it would not fit.
static void set_cell(Font *font, Run *run, bool draw) {
    size_t at = 0;
    const uint32_t code_point = text_next((Text){run->text, run->text_size}, &at);
    const int cell = font_metrics(font, run->face, run->size).advance;
    const int columns = font_columns(code_point);
    run->width = cell * columns;
    if (!draw || code_point <= 32 || code_point == 127 || is_control(code_point)) {
        return;
    }
    const TtfFile file = file_with(font, run->face, run->size, code_point);
    if (file == TTF_FILE_COUNT) {
        add_box(font, run, columns == 0 ? -cell : 0, columns == 0 ? cell : run->width);
        return;
    }
    buf_clear(&font->text);
    buf_add_code_point(&font->text, code_point);
    const char *text = buf_string(&font->text);
    TTF_Font *ttf = ttf_font(&font->ttf, file, run->size);
    int width = ttf_width(&font->ttf, ttf, text);
    const int room = columns == 0 ? cell : run->width;
    if (width > room && file != (TtfFile)run->face) {
        ttf = ttf_font(&font->ttf, file, usable_size(run->size * room / width));
        width = ttf_width(&font->ttf, ttf, text);
    }
    int left, top;
    SDL_Surface *surface = ttf_render(&font->ttf, ttf, text, &left, &top);
    if (surface != NULL) {
        // A mark stands in the middle of the cell before the pen.
        const int start = columns == 0 ? -(cell + surface->w) / 2 - left : (room - width) / 2;
        add_surface(font, run, surface, start + left, top);
        font->ttf.api.SDL_FreeSurface(surface);
    }
}

// The run of a text that is short enough for one: measured, and if asked for with its masks.
static const Run *run_of(Font *font, FontFace face, int size, Text text, bool draw) {
    Run *run = cache_find(&font->cache, face, size, text);
    if (run->width < 0 || (draw && !run->drawn)) {
        if (is_mono(face)) {
            set_cell(font, run, draw);
        } else {
            set_words(font, run, draw);
        }
        run->drawn = draw;
    }
    return run;
}

// How many of the text's bytes make the next run: a character, or as many words as keep the mask
// much smaller than the cache.
static size_t next_run(FontFace face, int size, Text text) {
    size_t end = 0;
    if (is_mono(face)) {
        text_next(text, &end);
        return end;
    }
    const size_t limit = 64 + 16384 / (size_t)size;
    size_t space = 0;
    while (end < text.size && end < limit) {
        space = text.bytes[end] == ' ' ? end + 1 : space;
        text_next(text, &end);
    }
    return end < text.size && space > 0 ? space : end;
}

int font_width(Font *font, FontFace face, int size, Text text) {
    size = usable_size(size);
    int width = 0;
    if (is_mono(face)) {
        const int advance = font_metrics(font, face, size).advance;
        for (size_t at = 0; at < text.size;) {
            width += advance * font_columns(text_next(text, &at));
        }
        return width;
    }
    while (text.size > 0) {
        const size_t length = next_run(face, size, text);
        width += run_of(font, face, size, (Text){text.bytes, length}, false)->width;
        text = (Text){text.bytes + length, text.size - length};
    }
    return width;
}

void font_draw(Font *font, FontFace face, int size, Text text, FontEmit *emit, void *context) {
    size = usable_size(size);
    int x = 0;
    while (text.size > 0) {
        const size_t length = next_run(face, size, text);
        const Run *run = run_of(font, face, size, (Text){text.bytes, length}, true);
        for (int i = 0; i < run->masks.count; i++) {
            FontMask mask = run->masks.items[i];
            mask.x += x;
            emit(context, &mask);
        }
        x += run->width;
        text = (Text){text.bytes + length, text.size - length};
    }
}
