// `awaiter explain`: the story of a trace in words, a line a step.
//
// Each frame of the trace is a row: the time, the table, the sentence. On a terminal rows are
// wrapped to its width under the sentence, the time is shown where it changes, and code is
// coloured; anywhere else a step is exactly one line, complete in itself.

#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "trace/story.h"

#include <stdio.h>

typedef struct ExplainStyle {
    int width;  // columns to wrap at; 0: a line a step
    bool color; // ANSI colours
} ExplainStyle;

// What suits the stream: a terminal's width and colours (unless NO_COLOR is set), else plain.
ExplainStyle explain_style_for(FILE *out);

// A story that is being told, also of a trace that still grows.
typedef struct Explain {
    Alloc *alloc;
    ExplainStyle style;
    FILE *out;
    Replay *replay;
    Story story;
    int64_t at;    // the event that explain_next has come to
    SimTime shown; // the time in the row before
} Explain;

// The trace must outlive it.
void explain_begin(Explain *explain, Alloc *alloc, const Trace *trace, ExplainStyle style,
                   FILE *out);
void explain_end(Explain *explain);

// Goes to the next step that is recorded by now; false when there is none.
bool explain_next(Explain *explain, Event *event);

// Writes the step's row. A sentence may look at the event after its own, which should be recorded.
// False when the stream can't be written to.
bool explain_row(Explain *explain);

// Writes the whole story. False when the stream can't be written to (errno says why).
bool explain_write(Alloc *alloc, const Trace *trace, ExplainStyle style, FILE *out);

#endif
