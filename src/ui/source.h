// A program's text, made ready to be shown: lines, coloured pieces, call-outs.
//
// Made once for each source, not for each frame. A numbered comment at the end of a line (`# 3. can
// be paused`) is a call-out: it is taken out of the line's text, and the code panel shows it as a
// pill at the right. Columns are what a monospace font takes: tabs go to the next multiple of
// SOURCE_TAB; everything else is one column a code point, wide characters two.

#ifndef UI_SOURCE_H
#define UI_SOURCE_H

#include "base/array.h"
#include "base/text.h"

#define SOURCE_TAB  8
#define SOURCE_WIDE 160 // columns: how wide lines are told apart

typedef enum SourceColor {
    SOURCE_PLAIN,
    SOURCE_KEYWORD,
    SOURCE_NAME, // of a function that is defined or called
    SOURCE_STRING,
    SOURCE_NUMBER,
    SOURCE_COMMENT,
} SourceColor;

typedef struct SourceSpan {
    int start, end; // bytes of the source; within one line
    SourceColor color;
} SourceSpan;

typedef struct SourceLine {
    int start, end; // what is shown: without line end, call-out, blanks at the end
    int first_span, span_count;
    int columns; // how wide it is
    int callout; // index of its call-out; -1: none
} SourceLine;

typedef struct SourceCallout {
    int line; // from 1
    int number;
    Text text;
} SourceCallout;

typedef struct Source {
    Alloc *alloc;
    Text text;               // borrowed
    ARRAY(SourceLine) lines; // line 1 is item 0
    ARRAY(SourceSpan) spans;
    ARRAY(SourceCallout) callouts;
    int columns; // of the widest line
    // Which widths there are among the lines that are more than a string or a comment, with their
    // call-outs and without.
    bool has_columns[SOURCE_WIDE];
} Source;

// The text must outlive the source.
void source_init(Source *source, Alloc *alloc, Text text);
void source_deinit(Source *source);

// The width of the widest line of code that takes no more than so many columns: wider ones are cut
// anyway. A docstring's lines don't count.
int source_code_columns(const Source *source, int most);

// The columns that `text` takes when it begins in column `from`.
int source_columns(Text text, int from);

// Columns of one code point: 2 for East Asian wide ones, 0 for marks that combine.
int source_code_point_columns(uint32_t code_point);

#endif
