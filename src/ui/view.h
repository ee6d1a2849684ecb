// One trace being looked at: its replay, its source, and what is asked about its tables.
//
// A View belongs to a trace; the app has one, or two when it compares. A Scene is one moment of a
// view as the panels draw it: the world at an event, and how far the picture is on its way there
// (the clock that is shown, the server's walk). At rest a scene depends on the event alone.
//
// A table is what the floor shows of a task. Its state here is finer than the world's: whoever
// waits is asleep, in line for a thing, or waits for other tables; whoever has ended has finished,
// failed or was cancelled. What can't change any more is looked up in the trace once and kept.

#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "trace/replay.h"
#include "trace/story.h"
#include "ui/pace.h"
#include "ui/source.h"

// What never changes about a task, from its first and last event.
typedef struct TaskFacts {
    bool has_name, has_end;
    TextId name, coro;
    int32_t line;
    TaskOutcome outcome;
    Shown value;
    SimTime end;
} TaskFacts;

typedef struct View {
    Alloc *alloc;
    const Trace *trace;
    Replay *replay;
    Source source;
    Story story;
    int64_t story_of; // the event that the story tells; -2: none yet
    Pace pace;
    ARRAY(TaskFacts) facts; // by id - 1
} View;

// Looks at a trace, which must outlive the view. Stands before the first event.
void view_init(View *view, Alloc *alloc, const Trace *trace);
void view_deinit(View *view);

// The sentence for the event at which the view stands.
const Story *view_story(View *view);

// The name of the file without its folders.
Text view_file_name(const View *view);

// Where the server stands, in the geometry of the floor: beside a table, in the middle of the ring,
// or at a station of the straight line.
typedef struct Place {
    enum { PLACE_MIDDLE, PLACE_TABLE, PLACE_STATION } kind;
    int64_t number; // table, or station from 0
} Place;

typedef struct Scene {
    View *view;
    const World *world;
    const TraceIndex *index;
    int64_t at;       // index of the event, -1 before the first
    SimTime now;      // the clock that is shown
    Place from, to;   // the server's walk
    float walked;     // 0 to 1: how much of it is done
    int64_t selected; // task id, 0: none
    bool hides_finished;
    bool is_recording; // the trace still grows
} Scene;

// The scene at rest.
Scene view_scene(View *view);

// Where the server is at rest in this scene.
Place scene_server(const Scene *scene);

// Whether the picture is the straight line: nothing of a loop has happened yet.
bool scene_is_line(const Scene *scene);

typedef enum TableState {
    TABLE_ABSENT,    // not made yet, or one of asyncio's own
    TABLE_NEW,       // made, waits to be served for the first time
    TABLE_READY,     //
    TABLE_SERVED,    //
    TABLE_BLOCKED,   // served, and it holds the thread: time.sleep
    TABLE_ASLEEP,    // goes on at a known time
    TABLE_WAITS,     // for other tables, or for something that is not on the floor
    TABLE_IN_LINE,   // for a lock, a place, an item
    TABLE_FINISHED,  //
    TABLE_FAILED,    //
    TABLE_CANCELLED, //
    TABLE_STATES
} TableState;

typedef struct TableInfo {
    int64_t task;  // id
    int64_t table; // number
    TableState state;
    Text name; // what it is called on the floor: its own name, else its coroutine's
    Text coro;
    const WorldTask *live; // NULL when it has ended
    SimTime from, until;   // ASLEEP, BLOCKED: when it began and ends; until may be TIME_NONE
    int line;              // where it stands; 0: nowhere
    TextId error;          // FAILED: shown form of the exception
} TableInfo;

// What is true of a table, by number; TABLE_ABSENT when there is none.
TableInfo scene_table(const Scene *scene, int64_t table);

// The name that a table is made with, whether it is there yet or not: what its place is made for.
Text scene_table_name(const Scene *scene, int64_t table);

// Only its state: cheap enough for thousands.
TableState scene_table_state(const Scene *scene, int64_t table);

// The table of a task; 0: none.
int64_t scene_table_of(const Scene *scene, int64_t task);

// How many table numbers there are in the whole trace.
int64_t scene_tables(const Scene *scene);

// The state in words: "asleep · ready at 2.00 s", "waits for 2 and 3", "in line for stove".
void scene_table_words(const Scene *scene, const TableInfo *table, Buf *out);

// Whether a table's sleep is over but it can't be told so, because the thread is held.
bool scene_is_overdue(const Scene *scene, const TableInfo *table);

// Of all tables, how many are in each state.
void scene_count(const Scene *scene, int counts[TABLE_STATES]);

// The wait in which the clock that is shown stands between two events, when playing shortens it:
// how long it is; 0: none.
SimTime scene_long_wait(const Scene *scene);

// Whether this line is running now or a table stands there at an await.
int scene_current_line(const Scene *scene);

#endif
