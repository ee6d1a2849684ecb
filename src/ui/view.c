#include "ui/view.h"

#include "base/check.h"
#include "ui/widget.h"

#include <stdio.h>

// How far back the table that was served last is looked for.
#define LOOK_BACK 64

void view_init(View *view, Alloc *alloc, const Trace *trace) {
    *view = (View){.alloc = alloc, .trace = trace, .story_of = -2};
    view->replay = replay_new(alloc, trace);
    source_init(&view->source, alloc, trace_header(trace).source);
    story_init(&view->story, alloc);
    pace_init(&view->pace, alloc, trace);
}

void view_deinit(View *view) {
    pace_deinit(&view->pace);
    story_deinit(&view->story);
    source_deinit(&view->source);
    array_free(&view->facts, view->alloc);
    replay_free(view->replay);
}

const Story *view_story(View *view) {
    if (view->story_of != replay_index(view->replay)) {
        story_tell(&view->story, view->replay);
        view->story_of = replay_index(view->replay);
    }
    return &view->story;
}

Text view_file_name(const View *view) {
    const Text path = trace_header(view->trace).file;
    size_t start = path.size;
    while (start > 0 && path.bytes[start - 1] != '/') {
        start--;
    }
    return (Text){path.bytes + start, path.size - start};
}

Scene view_scene(View *view) {
    Scene scene = {.view = view,
                   .world = replay_world(view->replay),
                   .index = replay_positions(view->replay),
                   .at = replay_index(view->replay),
                   .walked = 1};
    scene.now = scene.world->t;
    scene.to = scene.from = scene_server(&scene);
    return scene;
}

// ---- The server ----

bool scene_is_line(const Scene *scene) {
    return scene->world->loop == 0 && scene->world->task == 0 &&
           (scene->index->tables == 0 || scene_table_state(scene, 1) == TABLE_ABSENT);
}

// The station that was called last and has not been left; 0, the file, when none.
static int running_station(const Scene *scene) {
    int found = 0;
    int64_t latest = -1;
    for (int i = 1; i < scene->index->stations.count; i++) {
        const IndexStation *station = &scene->index->stations.items[i];
        const int calls = positions_until(&station->calls, scene->at);
        if (calls > positions_until(&station->returns, scene->at) &&
            (int64_t)station->calls.items[calls - 1] > latest) {
            latest = station->calls.items[calls - 1];
            found = i;
        }
    }
    return found;
}

Place scene_server(const Scene *scene) {
    if (scene_is_line(scene)) {
        return (Place){PLACE_STATION, running_station(scene)};
    }
    if (scene->world->task != 0) {
        const int64_t table = scene_table_of(scene, scene->world->task);
        return table > 0 ? (Place){PLACE_TABLE, table} : (Place){PLACE_MIDDLE, 0};
    }
    if (scene->world->ready_count == 0 || scene->world->loop == 0) {
        return (Place){PLACE_MIDDLE, 0};
    }
    // Between two tables it stands where it was last.
    for (int64_t i = scene->at; i >= 0 && i > scene->at - LOOK_BACK; i--) {
        const Event *event = replay_event_at(scene->view->replay, i);
        if (event->kind == EVENT_LEAVE && !event->internal) {
            const int64_t table = scene_table_of(scene, event->as.leave.id);
            return table > 0 ? (Place){PLACE_TABLE, table} : (Place){PLACE_MIDDLE, 0};
        }
        if (event->kind == EVENT_CLOCK || event->kind == EVENT_CALLBACK) {
            break;
        }
    }
    return (Place){PLACE_MIDDLE, 0};
}

// While the loop runs, code outside of tasks runs only in a callback of the program's own; else the
// file stands still at the line that has started the loop.
static bool callback_runs_code(const Scene *scene) {
    for (int64_t i = scene->at; i >= 0 && i > scene->at - LOOK_BACK; i--) {
        const Event *event = replay_event_at(scene->view->replay, i);
        if (event->kind == EVENT_LINE) {
            return true;
        }
        if (event->kind == EVENT_CALLBACK) {
            break;
        }
    }
    return false;
}

int scene_current_line(const Scene *scene) {
    const World *world = scene->world;
    const bool is_between = world->loop != 0 && world->task == 0 && world->tick > 0;
    if (is_between && (world->callback == 0 || !callback_runs_code(scene))) {
        return 0;
    }
    return world_line(world);
}

SimTime scene_long_wait(const Scene *scene) {
    if (scene->at < 0 || scene->now == scene->world->t) {
        return 0;
    }
    // Before this event on the way to it, or behind it where a time was chosen.
    const int64_t other = scene->now < scene->world->t ? scene->at - 1 : scene->at + 1;
    if (other < 0 || other >= replay_count(scene->view->replay)) {
        return 0;
    }
    const SimTime t = replay_event_at(scene->view->replay, other)->t;
    const SimTime length = t < scene->world->t ? scene->world->t - t : t - scene->world->t;
    return length > PACE_LONG_NS ? length : 0;
}

// ---- Tables ----

// What the trace says about a task once and for all, read at the first question.
static const TaskFacts *facts_of(const Scene *scene, int64_t id) {
    View *view = scene->view;
    const IndexTask *task = index_task(scene->index, id);
    while (view->facts.count < id) {
        array_push(&view->facts, view->alloc, (TaskFacts){0});
    }
    TaskFacts *facts = &view->facts.items[id - 1];
    if (!facts->has_name) {
        const Event *made = replay_event_at(view->replay, task->made);
        facts->name = made->as.task_new.name;
        facts->coro = made->as.task_new.coro;
        facts->line = made->as.task_new.line;
        facts->has_name = true;
    }
    if (!facts->has_end && task->done != UINT32_MAX) {
        const Event *done = replay_event_at(view->replay, task->done);
        facts->outcome = done->as.task_done.outcome;
        facts->value = done->as.task_done.value;
        facts->end = done->t;
        facts->has_end = true;
    }
    return facts;
}

int64_t scene_tables(const Scene *scene) {
    return scene->index->tables;
}

int64_t scene_table_of(const Scene *scene, int64_t id) {
    const IndexTask *task = id > 0 ? index_task(scene->index, id) : NULL;
    return task ? task->table : 0;
}

static bool is_resource(const Scene *scene, int64_t id) {
    return id < 0 && world_resource(scene->world, id) != NULL;
}

static TableState live_state(const Scene *scene, const WorldTask *task) {
    switch ((TaskState)task->state) {
    case TASK_STATE_NEW:
        return TABLE_NEW;
    case TASK_STATE_READY:
        return task->why == WHY_CREATED ? TABLE_NEW : TABLE_READY;
    case TASK_STATE_RUNNING:
        return scene->world->blocked_to != TIME_NONE ? TABLE_BLOCKED : TABLE_SERVED;
    case TASK_STATE_WAITING:
        break;
    case TASK_STATES:
        UNREACHABLE();
    }
    int64_t on[8];
    const int count = trace_list_read(scene->view->trace, task->on, on, 8);
    for (int i = 0; i < count; i++) {
        if (is_resource(scene, on[i])) {
            return TABLE_IN_LINE;
        }
        if (on[i] > 0) {
            return TABLE_WAITS;
        }
    }
    return task->until != TIME_NONE ? TABLE_ASLEEP : TABLE_WAITS;
}

TableState scene_table_state(const Scene *scene, int64_t table) {
    const int32_t id = table > 0 ? index_table_task(scene->index, table) : 0;
    const IndexTask *task = id > 0 ? index_task(scene->index, id) : NULL;
    if (!task || (int64_t)task->made > scene->at) {
        return TABLE_ABSENT;
    }
    if (task->done != UINT32_MAX && (int64_t)task->done <= scene->at) {
        switch (facts_of(scene, id)->outcome) {
        case OUTCOME_RESULT:
            return TABLE_FINISHED;
        case OUTCOME_ERROR:
            return TABLE_FAILED;
        case OUTCOME_CANCELLED:
            return TABLE_CANCELLED;
        case OUTCOME_COUNT:
            UNREACHABLE();
        }
    }
    const WorldTask *live = world_task(scene->world, id);
    return live ? live_state(scene, live) : TABLE_FINISHED;
}

// The name that asyncio gives says nothing; the coroutine's does.
static bool is_given_name(Text name) {
    if (!text_starts_with(name, TEXT("Task-"))) {
        return false;
    }
    for (size_t i = 5; i < name.size; i++) {
        if (name.bytes[i] < '0' || name.bytes[i] > '9') {
            return false;
        }
    }
    return name.size > 5;
}

// The name that a task that has ended had: that of its last `rename`.
static TextId last_name(const Scene *scene, int64_t id, TextId name) {
    const IndexTask *task = index_task(scene->index, id);
    for (int i = positions_until(&task->history, scene->at) - 1; i > 0; i--) {
        const Event *event = replay_event_at(scene->view->replay, task->history.items[i]);
        if (event->kind == EVENT_RENAME) {
            return event->as.rename.name;
        }
    }
    return name;
}

Text scene_table_name(const Scene *scene, int64_t table) {
    const int32_t id = table > 0 ? index_table_task(scene->index, table) : 0;
    if (id == 0) {
        return (Text){NULL, 0};
    }
    const TaskFacts *facts = facts_of(scene, id);
    const Text name = trace_text(scene->view->trace, facts->name);
    const Text coro = trace_text(scene->view->trace, facts->coro);
    return is_given_name(name) && coro.size > 0 ? coro : name;
}

TableInfo scene_table(const Scene *scene, int64_t table) {
    TableInfo info = {.table = table, .until = TIME_NONE, .state = TABLE_ABSENT};
    info.state = scene_table_state(scene, table);
    if (info.state == TABLE_ABSENT) {
        return info;
    }
    const Trace *trace = scene->view->trace;
    info.task = index_table_task(scene->index, table);
    const TaskFacts facts = *facts_of(scene, info.task);
    info.live = world_task(scene->world, info.task);
    const TextId name = info.live ? info.live->name : last_name(scene, info.task, facts.name);
    info.coro = trace_text(trace, facts.coro);
    info.name = trace_text(trace, name);
    if (is_given_name(info.name) && info.coro.size > 0) {
        info.name = info.coro;
    }
    if (!info.live) {
        info.error = facts.value.tag == SHOWN_TEXT ? facts.value.text : 0;
        info.from = info.until = facts.end;
        return info;
    }
    const WorldFrame *frame = world_top_frame(scene->world, info.task);
    const ChainLink link = trace_chain_last(trace, info.live->chain);
    info.line = info.live->state == TASK_STATE_WAITING ? link.line : frame ? frame->line : 0;
    if (info.state == TABLE_BLOCKED) {
        info.from = scene->world->blocked_from;
        info.until = scene->world->blocked_to;
    } else if (info.state == TABLE_ASLEEP || info.live->state == TASK_STATE_WAITING) {
        info.from = replay_event_at(scene->view->replay, info.live->since)->t;
        info.until = info.live->until;
    }
    return info;
}

// Which thing a table stands in line for; NULL when for none.
static const WorldResource *scene_in_line(const Scene *scene, const TableInfo *table) {
    int64_t on[8];
    if (table->state != TABLE_IN_LINE) {
        return NULL;
    }
    const int count = trace_list_read(scene->view->trace, table->live->on, on, 8);
    for (int i = 0; i < count; i++) {
        const WorldResource *resource = on[i] < 0 ? world_resource(scene->world, on[i]) : NULL;
        if (resource) {
            return resource;
        }
    }
    return NULL;
}

void scene_count(const Scene *scene, int counts[TABLE_STATES]) {
    for (int i = 0; i < TABLE_STATES; i++) {
        counts[i] = 0;
    }
    for (int64_t table = 1; table <= scene->index->tables; table++) {
        counts[scene_table_state(scene, table)]++;
    }
}

bool scene_is_overdue(const Scene *scene, const TableInfo *table) {
    return table->state == TABLE_ASLEEP && table->until != TIME_NONE &&
           scene->world->blocked_to != TIME_NONE && table->until < scene->now;
}

// ---- Words ----

// "2 and 3", "2, 3 and 4", "169 of 200".
// False, and nothing is added, when all of them have ended.
static bool add_tables(const Scene *scene, ListId list, Buf *out) {
    int64_t left[4];
    const int count = trace_list_count(scene->view->trace, list);
    const size_t size = sizeof(int64_t) * (size_t)(count > 0 ? count : 1);
    int64_t *on = alloc_need(scene->view->alloc, size);
    trace_list_read(scene->view->trace, list, on, count);
    int open = 0, tables = 0;
    for (int i = 0; i < count; i++) {
        const int64_t table = scene_table_of(scene, on[i]);
        if (table == 0) {
            continue;
        }
        tables++;
        if (world_task(scene->world, on[i])) {
            if (open < 4) {
                left[open] = table;
            }
            open++;
        }
    }
    alloc_release(scene->view->alloc, on, size);
    if (open == 0) {
        return false;
    }
    buf_addf(out, "waits for ");
    if (open > 3) {
        buf_addf(out, "%d of %d", open, tables);
        return true;
    }
    for (int i = 0; i < open; i++) {
        buf_addf(out, "%s%d", i == 0 ? "" : i == open - 1 ? " and " : ", ", (int)left[i]);
    }
    return true;
}

// Rounded: what is exact stands in the sentence and in the trace.
static void add_time(SimTime t, Buf *out) {
    char words[TIME_SIZE];
    buf_add_text(out, ui_time(t, words));
}

static void add_until(SimTime until, const char *before, Buf *out) {
    if (until != TIME_NONE) {
        buf_addf(out, " \u00b7 %s", before);
        add_time(until, out);
    }
}

// "waits for staff: boil": the job that a thread of a pool does for it.
static bool add_staff_words(const Scene *scene, const TableInfo *table, Buf *out) {
    const int64_t at = story_worker_event(scene->view->replay, table->live);
    if (at < 0) {
        return false;
    }
    const Event *job = replay_event_at(scene->view->replay, at);
    buf_addf(out, "waits for staff: ");
    buf_add_text(out, trace_text(scene->view->trace, job->as.worker.func));
    return true;
}

static void add_waits_words(const Scene *scene, const TableInfo *table, Buf *out) {
    int64_t first = 0;
    trace_list_read(scene->view->trace, table->live->on, &first, 1);
    if (scene_table_of(scene, first) > 0) {
        // That all have ended is what it hears next.
        if (!add_tables(scene, table->live->on, out)) {
            buf_addf(out, "has all it needs");
            return;
        }
    } else if (first >= 0 || !add_staff_words(scene, table, out)) {
        const Text what = trace_text(scene->view->trace, table->live->what);
        const bool is_future = text_equal(what, TEXT("future"));
        buf_addf(out, "waits for ");
        if (is_future) {
            buf_addf(out, "a future");
        } else {
            buf_add_text(out, what.size > 0 ? what : TEXT("something"));
        }
    }
    add_until(table->until, "until ", out);
}

static void add_in_line_words(const Scene *scene, const TableInfo *table, Buf *out) {
    const WorldResource *resource = scene_in_line(scene, table);
    const Text label = resource ? trace_text(scene->view->trace, resource->label) : (Text){NULL, 0};
    const Text what = trace_text(scene->view->trace, table->live->what);
    const bool is_join = what.size > 7 && memcmp(what.bytes + what.size - 7, ".join()", 7) == 0;
    if (is_join && label.size > 0) {
        buf_addf(out, "until ");
        buf_add_text(out, label);
        buf_addf(out, " is done");
        add_until(table->until, "until ", out);
        return;
    }
    const bool is_line = resource && resource->type != RESOURCE_TYPE_EVENT &&
                         resource->type != RESOURCE_TYPE_CONDITION &&
                         resource->type != RESOURCE_TYPE_BARRIER;
    buf_addf(out, is_line ? "in line for " : "waits for ");
    if (label.size > 0) {
        buf_add_text(out, label);
    } else {
        buf_addf(out, "a %s",
                 resource ? resource_type_word((ResourceType)resource->type) : "thing");
    }
    add_until(table->until, "until ", out);
}

// The type of the exception only: "ValueError".
static void add_error_words(const Scene *scene, const TableInfo *table, Buf *out) {
    const Text error = trace_text(scene->view->trace, table->error);
    size_t size = 0;
    while (size < error.size && error.bytes[size] != ':' && error.bytes[size] != '(') {
        size++;
    }
    buf_addf(out, "failed");
    if (size > 0) {
        buf_addf(out, ": %.*s", (int)size, error.bytes);
    }
}

void scene_table_words(const Scene *scene, const TableInfo *table, Buf *out) {
    switch (table->state) {
    case TABLE_ABSENT:
        break;
    case TABLE_NEW:
        buf_addf(out, "not started yet");
        break;
    case TABLE_READY:
        buf_addf(out, "ready");
        break;
    case TABLE_SERVED:
        buf_addf(out, "being served");
        if (table->line > 0) {
            buf_addf(out, " \u00b7 line %d", table->line);
        }
        break;
    case TABLE_BLOCKED:
        buf_add_text(out, trace_text(scene->view->trace, scene->world->blocked_what));
        buf_addf(out, " holds the thread");
        break;
    case TABLE_ASLEEP:
        if (scene_is_overdue(scene, table)) {
            buf_addf(out, "must wait \u00b7 since ");
            add_time(table->until, out);
            break;
        }
        buf_addf(out, "asleep");
        // Where many stand close together the words are short.
        add_until(table->until, scene_tables(scene) > 4 ? "" : "ready at ", out);
        break;
    case TABLE_WAITS:
        add_waits_words(scene, table, out);
        break;
    case TABLE_IN_LINE:
        add_in_line_words(scene, table, out);
        break;
    case TABLE_FINISHED:
        buf_addf(out, "finished at ");
        add_time(table->until, out);
        break;
    case TABLE_FAILED:
        add_error_words(scene, table, out);
        break;
    case TABLE_CANCELLED:
        buf_addf(out, "cancelled");
        break;
    case TABLE_STATES:
        UNREACHABLE();
    }
}
