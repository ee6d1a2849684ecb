#include "ui/theme.h"

#include "base/check.h"

#include <math.h>

#define OPAQUE(rgb) (((Color)(rgb) << 8) | 0xff)

static const Theme THEMES[THEME_COUNT] = {
    [THEME_LIGHT] = {.name = "light",
#define X(name, light, dark, contrast) .name = OPAQUE(light),
                     THEME_COLORS(X)
#undef X
    },
    [THEME_DARK] = {.name = "dark",
#define X(name, light, dark, contrast) .name = OPAQUE(dark),
                    THEME_COLORS(X)
#undef X
    },
    [THEME_CONTRAST] = {.name = "contrast",
#define X(name, light, dark, contrast) .name = OPAQUE(contrast),
                        THEME_COLORS(X)
#undef X
    },
};

Theme theme_of(ThemeId id) {
    CHECK(id >= 0 && id < THEME_COUNT);
    return THEMES[id];
}

bool theme_find(Text name, ThemeId *id) {
    for (int i = 0; i < THEME_COUNT; i++) {
        if (text_equal(name, text_of(THEMES[i].name))) {
            *id = (ThemeId)i;
            return true;
        }
    }
    return false;
}

static double linear(uint32_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(Color c) {
    return 0.2126 * linear(c >> 24) + 0.7152 * linear(c >> 16 & 0xff) +
           0.0722 * linear(c >> 8 & 0xff);
}

double theme_contrast(Color a, Color b) {
    const double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

Color theme_fade(Color color, float opacity) {
    const float alpha = (float)(color & 0xff) * fminf(fmaxf(opacity, 0), 1);
    return (color & ~(Color)0xff) | (Color)(alpha + 0.5f);
}

Color theme_mix(Color a, Color b, float share) {
    Color mixed = 0;
    const float part = fminf(fmaxf(share, 0), 1);
    for (int shift = 0; shift < 32; shift += 8) {
        const float from = (float)(a >> shift & 0xff), to = (float)(b >> shift & 0xff);
        mixed |= (Color)(from + (to - from) * part + 0.5f) << shift;
    }
    return mixed;
}
