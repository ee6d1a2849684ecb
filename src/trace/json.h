// The format `awaiter-trace 1`: JSON Lines, a header object and then one object an event.
//
// Writing is plain; reading is strict, because a trace may come from anywhere: every field must be
// there with its type, what a trace derives (i, t, tick, task) must be what it would derive, and
// depth, sizes and UTF-8 are checked. What was read writes the same bytes again.

#ifndef TRACE_JSON_H
#define TRACE_JSON_H

#include "trace/trace.h"

#define JSON_MAX_LINE  (16 * 1024 * 1024) // bytes of a line
#define JSON_MAX_DEPTH 8                  // of lists and objects in each other
#define JSON_MAX_ITEMS 1000000            // of a list

// Appends the header's line.
void json_write_header(const Trace *trace, Buf *out);

// Appends the event's line.
void json_write_event(const Trace *trace, const Event *event, Buf *out);

// Appends the text as a JSON string. Bytes that are no UTF-8 are written as U+FFFD, surrogates as
// \ud800 to \udfff.
void json_write_text(Text text, Buf *out);

// Reads a whole file of this format into a new trace. NULL, with a sentence that names the line
// in `message`, when it is not one, is too large for max_events (0: no limit), or when memory ends.
Trace *json_read(Alloc *alloc, Text text, int64_t max_events, Buf *message);

#endif
