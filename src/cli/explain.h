// `awaiter explain`: the story of a trace in words, a line a step.
//
// Each frame of the trace is a row: the time, the table, the sentence. On a terminal rows are
// wrapped to its width under the sentence, the time is shown where it changes, and code is
// coloured; anywhere else a step is exactly one line, complete in itself.

#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "trace/trace.h"

#include <stdio.h>

typedef struct ExplainStyle {
    int width;  // columns to wrap at; 0: a line a step
    bool color; // ANSI colours
} ExplainStyle;

// What suits the stream: a terminal's width and colours (unless NO_COLOR is set), else plain.
ExplainStyle explain_style_for(FILE *out);

// Writes the whole story. False when the stream can't be written to (errno says why).
bool explain_write(Alloc *alloc, const Trace *trace, ExplainStyle style, FILE *out);

#endif
