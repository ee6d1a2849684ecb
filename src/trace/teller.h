// What the files of the story share: the words that sentences are made of, and the sentences.
//
// Only for story.c, story_*.c and teller.c; story.h has what others may call. `tell_…` adds a piece
// to the sentence being made; `story_…` makes the whole sentence of one kind of event.

#ifndef TRACE_TELLER_H
#define TRACE_TELLER_H

#include "trace/story.h"

#define MAX_NAMED 4 // tables named one by one

// What a sentence is made from. The story gets it; all else is borrowed and only read.
typedef struct Teller {
    Story *story;
    Replay *replay;
    const Trace *trace;
    const World *world; // after the event
    const TraceIndex *index;
    const Event *event;
} Teller;

void tell_words(Teller *teller, const char *text);
void tell_wordsf(Teller *teller, const char *format, ...) __attribute__((format(printf, 2, 3)));
void tell_keyword(Teller *teller, const char *word);

// Code, on one line and not too long.
void tell_code(Teller *teller, Text text);
void tell_code_id(Teller *teller, TextId id);
void tell_shown(Teller *teller, Shown shown);

void tell_time(Teller *teller, SimTime t);

// The words and then the time; false, and nothing is said, when it never comes.
bool tell_until(Teller *teller, const char *words, SimTime t);

// The words as the begin of a sentence, or in the middle of one: their first letter, which must be
// a capital one, is then a small one.
void tell_begin(Teller *teller, bool is_begin, const char *words);

// "table 3"; asyncio's own tasks and the program outside of tasks have no table.
void tell_table(Teller *teller, int64_t id, bool is_begin);

// " is done", " has failed", " was cancelled": how a task has ended.
void tell_outcome(Teller *teller, int64_t id);

// Whether it has ended with an exception, and whether any of these tasks still goes on.
bool story_has_failed(const Teller *teller, int64_t id);
bool story_any_goes_on(const Teller *teller, ListId tasks);

// What a table is called: the name that the program gave, else the coroutine's.
void tell_table_name(Teller *teller, int64_t id);

// Who runs code now: the worker thread that is at work, else the table or the program.
void tell_runner(Teller *teller);

// The thing with this (negative) number, as the program calls it.
void tell_thing(Teller *teller, int64_t id);

// "tables 2 and 3", "table 2 and orders"; the first few of many.
void tell_list(Teller *teller, ListId list);

// An exception: its repr, or only the name of one of the program's own.
void tell_error(Teller *teller, Shown error);

// What is awaited. The number of things that gather and its like wait for is told in words, so
// that nobody takes it for an argument.
void tell_awaited(Teller *teller, TextId what);

// Who is next and why, as a sentence of its own after a blank: for events with which the server
// becomes free.
void tell_next(Teller *teller);

// Callbacks (story_callback.c): "the alarm of table 3", "the helper of gather", "the callback
// on_done". `woken` is the table that an alarm wakes; 0: not known.
void tell_callback(Teller *teller, TextId func, int64_t woken, bool is_begin);

// "3 helpers of gather", where one of them is told as "the helper of gather".
bool story_is_helper(const Teller *teller, TextId func);
void tell_helpers(Teller *teller, TextId func, int count);

// Whether it brings what a worker thread has done to the loop.
bool story_is_of_thread(const Teller *teller, TextId func);

// What the reason of a `ready` event is about: a task, or as a negative number a thing; 0: nothing
// that has a name.
int64_t story_reason_is_about(const Teller *teller, const Event *ready);

// Whether it tells a task that its time limit has passed.
bool story_is_limit(const Teller *teller, TextId func);

// The callback's name alone: without its arguments, and without the place where it is defined.
void tell_callback_name(Teller *teller, TextId func);

// The table that an alarm wakes: of the timer that made it due, or, while it rings, of the next
// task that becomes ready; 0: not known. For an event of the kind READY or CALLBACK.
int64_t story_woken_by_alarm(const Teller *teller, const Event *event);

// The whole sentence of each kind of event, such as story_ready. story.c has those of the run as a
// whole, story_turn.c of the loop, story_task.c of tasks, story_callback.c of callbacks,
// story_things.c of what tasks share, story_code.c of code.
#define EVENT(NAME, name, json, ...) void story_##name(Teller *teller);
#include "trace/event.def"

#endif
