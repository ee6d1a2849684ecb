// `awaiter trace`: a trace as JSON Lines, or only its figures.

#ifndef CLI_TRACE_CMD_H
#define CLI_TRACE_CMD_H

#include "trace/trace.h"

#include <stdio.h>

// Writes the header and the events from *next on that are there by now; *next is -1 at first, and
// then the index of the first event not written. So a growing trace is written as it grows. False
// when the stream can't be written to (errno says why).
bool trace_cmd_write(Alloc *alloc, const Trace *trace, int64_t *next, FILE *out);

// Writes what `trace --stats` prints: events by kind, bytes an event, texts, keyframes.
bool trace_cmd_stats(Alloc *alloc, const Trace *trace, FILE *out);

#endif
