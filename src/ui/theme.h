// Colours, sizes and durations: the only place of the ui that has such numbers.
//
// A theme is one row of three in a table, so that a colour can't be forgotten in one of them. Every
// pair of a text and the ground under it that the panels use stands in THEME_PAIRS; a test computes
// the contrast of each in each theme. Colours never carry a meaning alone: who uses one for a state
// draws a shape, a texture or a letter with it.
//
// Sizes are logical units at zoom 1. The zoom multiplies the scale of the whole display list, so
// no panel knows it: a larger zoom is a smaller window.

#ifndef UI_THEME_H
#define UI_THEME_H

#include "ui/draw.h"

// name, light, dark, high contrast.
#define THEME_COLORS(X)                                                                    \
    X(ground, 0xf6f5f1, 0x14161b, 0x000000)       /* behind all panels */                  \
    X(panel, 0xffffff, 0x1b1e25, 0x000000)        /* paper: header, code, output */        \
    X(floor, 0xfbfaf7, 0x181b21, 0x000000)        /* where the tables stand */             \
    X(edge, 0xe3e0d8, 0x2a2f39, 0xffffff)         /* hairlines and frames */               \
    X(disc, 0xffffff, 0x222731, 0x000000)         /* a table */                            \
    X(disc_edge, 0xe3e0d8, 0x343a46, 0xffffff)    /* its quiet edge */                     \
    X(dim_disc, 0xffffff, 0x1f232a, 0x000000)     /* a table that is no longer used */     \
    X(ink, 0x1d232e, 0xe9ecf1, 0xffffff)          /* words */                              \
    X(quiet, 0x5f6776, 0x959dad, 0xf2f2f2)        /* words that may be overlooked */       \
    X(mark, 0x7b8496, 0x7f8aa0, 0xffffff)         /* rings of waiting tables, arcs */      \
    X(mark_ink, 0xffffff, 0x14161b, 0x000000)     /* letters on a filled mark */           \
    X(track, 0xd8d4c9, 0x343a46, 0x6a6a6a)        /* the part of an arc that is over */    \
    X(lane, 0xd1d4da, 0x3d4350, 0x8a8a8a)         /* waiting, until now */                 \
    X(lane_later, 0xeff0f2, 0x262b33, 0x333333)   /* waiting, after now */                 \
    X(hatch, 0x7b8496, 0x8d95a5, 0xffffff)        /* the lines of a texture */             \
    X(hatch_later, 0xb4b9c3, 0x5f6878, 0x7a7a7a)  /* the same, after now */                \
    X(accent, 0x0b6bcb, 0x5aa9ff, 0xffe14d)       /* the server and whom it serves */      \
    X(accent_ink, 0xffffff, 0x0e1116, 0x000000)   /* letters on the accent */              \
    X(accent_later, 0x8fbdea, 0x3f6c9b, 0x8a7a2a) /* running, after now */                 \
    X(halo, 0xdbe7f1, 0x202d3d, 0x4a4216)         /* round the served table */             \
    X(band, 0xe3f0fd, 0x22364f, 0x2b2a14)         /* under the current line */             \
    X(ready, 0xa66200, 0xf5b83d, 0xffa640)        /* ready, call-outs that are lit */      \
    X(ready_ink, 0xffffff, 0x14161b, 0x000000)    /* letters on it */                      \
    X(done, 0x0a7f5a, 0x4fc79a, 0x6dff9d)         /* finished */                           \
    X(done_ink, 0xffffff, 0x14161b, 0x000000)     /* the tick in its badge */              \
    X(error, 0xc4401c, 0xff7a59, 0xff9a85)        /* failed; the playhead */               \
    X(error_ink, 0xffffff, 0x14161b, 0x000000)    /* the sign in its badge */              \
    X(error_band, 0xfdf1ec, 0x3a2622, 0x3d1610)   /* under a line that has a mistake */    \
    X(blocked, 0xe09a87, 0x9a5443, 0xd0624c)      /* the thread is held, until now */      \
    X(blocked_later, 0xf7e4df, 0x3d2b29, 0x4d251e)                                         \
    X(hover, 0xf0efe9, 0x262b34, 0x2a2a2a)        /* a control under the pointer */        \
    X(code_keyword, 0x7c3aad, 0xc792ea, 0xffb3ff) /* */                                    \
    X(code_name, 0x0b5cad, 0x82aaff, 0x9fd0ff)    /* a function that is defined, called */ \
    X(code_string, 0x1b7a3d, 0xa5d6a7, 0xb6ffb0)  /* */                                    \
    X(code_number, 0xa0560a, 0xf9ae58, 0xffcf8a)  /* */                                    \
    X(shade, 0xc8c5bd, 0x000000, 0x000000)        /* behind a sheet, mostly clear */

// Text on ground: every pair that the panels draw. The lowest contrast that WCAG AA allows is 4.5.
#define THEME_PAIRS(X)     \
    X(ink, panel)          \
    X(ink, floor)          \
    X(ink, ground)         \
    X(ink, disc)           \
    X(ink, band)           \
    X(ink, hover)          \
    X(quiet, panel)        \
    X(quiet, floor)        \
    X(quiet, ground)       \
    X(quiet, band)         \
    X(quiet, disc)         \
    X(quiet, hover)        \
    X(quiet, dim_disc)     \
    X(accent, floor)       \
    X(accent, panel)       \
    X(accent, disc)        \
    X(accent, band)        \
    X(accent_ink, accent)  \
    X(ready, floor)        \
    X(ready, panel)        \
    X(ready, disc)         \
    X(ready_ink, ready)    \
    X(done, floor)         \
    X(done, panel)         \
    X(done, disc)          \
    X(done_ink, done)      \
    X(error, floor)        \
    X(error, panel)        \
    X(error, disc)         \
    X(error_ink, error)    \
    X(error, error_band)   \
    X(ink, error_band)     \
    X(code_keyword, panel) \
    X(code_keyword, band)  \
    X(code_name, panel)    \
    X(code_name, band)     \
    X(code_string, panel) X(code_string, band) X(code_number, panel) X(code_number, band)

typedef struct Theme {
    const char *name; // as typed after --theme
#define X(name, light, dark, contrast) Color name;
    THEME_COLORS(X)
#undef X
} Theme;

typedef enum ThemeId { THEME_LIGHT, THEME_DARK, THEME_CONTRAST, THEME_COUNT } ThemeId;

Theme theme_of(ThemeId id);

// Finds a theme by the name that is typed after --theme; false when there is none.
bool theme_find(Text name, ThemeId *id);

// WCAG's ratio of two opaque colours, 1 to 21.
double theme_contrast(Color a, Color b);

// The same colour with this opacity, 0 to 1.
Color theme_fade(Color color, float opacity);

// A colour between two, for motion: at 0 the first, at 1 the second.
Color theme_mix(Color a, Color b, float share);

// Type sizes. The names say what is set in them.
#define SIZE_TITLE    18.0f
#define SIZE_PATH     15.0f
#define SIZE_CLOCK    26.0f
#define SIZE_CODE     15.0f
#define SIZE_CODE_MIN 13.0f
#define SIZE_STORY    17.0f
#define SIZE_HEAD     13.0f // the small headline of a panel
#define SIZE_WORDS    14.0f
#define SIZE_SMALL    13.0f
#define SIZE_BUTTON   14.0f
#define SIZE_OUTPUT   15.0f
#define SIZE_CALLOUT  12.0f

// Distances.
#define GAP              12.0f // between panels
#define MARGIN           16.0f // around all of them
#define PAD              20.0f // inside of a panel
#define RADIUS           9.0f  // of a panel's corner
#define HEADER_H         56.0f
#define CONTROLS_H       34.0f
#define BUTTON_W         104.0f
#define BUTTON_GAP       8.0f
#define CODE_LEADING     1.49f // line height over type size
#define CODE_LEADING_MIN 1.34f // where all lines are to fit
#define CHIP             20.0f // a table's number in a small circle
#define TABLE_R          50.0f
#define SERVER_R         20.0f

// Durations in seconds at speed 1, for motion that no time of the program stands for.
#define WALK_S    0.45f // the server's way from one table to another
#define SETTLE_S  0.12f // scrolling, hover
#define TOOLTIP_S 0.45f // the pointer rests that long before words appear

#endif
