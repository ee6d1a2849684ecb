// The one plain sentence for each event: who is served next, and for what reason.
//
// It is made from the event, the world after it, the event's cause and what comes right after it
// in the trace; it never guesses. It comes as runs of one style each, so that the window can set
// code in monospace; put together they are plain text for `explain`.

#ifndef TRACE_STORY_H
#define TRACE_STORY_H

#include "trace/replay.h"

typedef enum StoryStyle {
    STORY_WORDS,
    STORY_CODE,    // names and values of the scenario: monospace
    STORY_KEYWORD, // await, async: monospace, in the colour of keywords
} StoryStyle;

typedef struct StoryRun {
    StoryStyle style;
    int start, size; // bytes in the story's text
} StoryRun;

typedef struct Story {
    Buf text;
    ARRAY(StoryRun) runs;
} Story;

void story_init(Story *story, Alloc *alloc);
void story_deinit(Story *story);

// Makes the sentence for the event at which the replay stands; before the first event it says how
// the program begins. The old one is dropped.
void story_tell(Story *story, Replay *replay);

// The run's text.
Text story_run(const Story *story, int i);

// A few words for an event, for a status line: "coroutine resumes".
const char *story_event_words(EventKind kind);

// A few words for a plain callback, by the text that the trace has for it: "helper of gather".
void story_callback_words(Text func, Buf *out);

// Who works for a task that waits for a future of a pool's thread: the event with which the worker
// took the job, in the step that led to this await. -1: it waits for something else.
int64_t story_worker_event(Replay *replay, const WorldTask *task);

// A time as the pictures show it, in seconds with at least two digits behind the point and more
// only where needed, but never so many that nobody reads them: "1.00 s", "0.0005 s"; "1.838 s" for
// 1.837768741. Without " s" when `unit` is false.
void story_time(SimTime t, bool unit, Buf *out);

// A duration as Python would be written: "2", "0.5", "1.25".
void story_seconds(SimTime duration, Buf *out);

#endif
