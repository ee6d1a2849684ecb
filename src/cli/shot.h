// A picture of one moment of a trace, as a PNG: the same app and the same paint as the window.

#ifndef CLI_SHOT_H
#define CLI_SHOT_H

#include "trace/trace.h"
#include "ui/theme.h"

typedef enum ShotPlace { SHOT_AT_FRAME, SHOT_AT_TIME, SHOT_AT_LINE } ShotPlace;

typedef struct ShotOptions {
    ShotPlace place;
    int64_t frame; // past the end: the last one
    SimTime time;
    int line;
    float width, height, scale; // logical units, and pixels a unit
    ThemeId theme;
    const char *path; // of the PNG
} ShotOptions;

// Frame 0, 1280 by 720, scale 1, the light theme.
ShotOptions shot_defaults(void);

// Reads "1920x1080"; false when it is not two numbers from 64 to 16384 with an x between.
bool shot_read_size(Text text, float *width, float *height);

// Draws the trace and writes the file. False with a sentence in `message`.
bool shot_write(Alloc *alloc, const Trace *trace, const ShotOptions *options, Buf *message);

// Likewise of two traces on one clock; `frame` and `line` then count in the left one.
bool shot_write_compared(Alloc *alloc, const Trace *left, const Trace *right,
                         const ShotOptions *options, Buf *message);

// Likewise of the menu of scenarios; moments mean nothing there.
bool shot_write_menu(Alloc *alloc, const ShotOptions *options, Buf *message);

#endif
