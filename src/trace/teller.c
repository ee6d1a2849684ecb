#include "trace/teller.h"

#include <stdarg.h>
#include <stdio.h>

#define MAX_SHOWN     72  // characters of code quoted in a sentence
#define MAX_LOOK_BACK 256 // events looked through for the job that a task has given away

// ---- Words and code ----

static void tell_text(Teller *teller, StoryStyle style, Text text) {
    Story *story = teller->story;
    int start = (int)story->text.size;
    buf_add_text(&story->text, text);
    int size = (int)story->text.size - start;
    if (size == 0) {
        return;
    }
    if (story->runs.count && array_last(&story->runs).style == style) {
        array_last(&story->runs).size += size;
        return;
    }
    array_push(&story->runs, story->text.alloc, (StoryRun){style, start, size});
}

void tell_words(Teller *teller, const char *text) {
    tell_text(teller, STORY_WORDS, text_of(text));
}

void tell_wordsf(Teller *teller, const char *format, ...) {
    char text[160];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    tell_text(teller, STORY_WORDS, text_of(text));
}

void tell_keyword(Teller *teller, const char *word) {
    tell_text(teller, STORY_KEYWORD, text_of(word));
}

void tell_code(Teller *teller, Text text) {
    size_t size = 0;
    for (int count = 0; size < text.size && text.bytes[size] != '\n' && count < MAX_SHOWN;
         count++) {
        text_next(text, &size);
    }
    tell_text(teller, STORY_CODE, (Text){text.bytes, size});
    if (size < text.size) {
        tell_text(teller, STORY_CODE, TEXT("…"));
    }
}

void tell_code_id(Teller *teller, TextId id) {
    tell_code(teller, trace_text(teller->trace, id));
}

void tell_shown(Teller *teller, Shown shown) {
    Buf buf;
    buf_init(&buf, teller->story->text.alloc);
    trace_show(teller->trace, shown, &buf);
    tell_code(teller, buf_text(&buf));
    buf_deinit(&buf);
}

void tell_time(Teller *teller, SimTime t) {
    Buf buf;
    buf_init(&buf, teller->story->text.alloc);
    story_time(t, true, &buf);
    tell_text(teller, STORY_WORDS, buf_text(&buf));
    buf_deinit(&buf);
}

bool tell_until(Teller *teller, const char *words, SimTime t) {
    if (t == TIME_NONE || t == INT64_MAX) {
        return false;
    }
    tell_words(teller, words);
    tell_time(teller, t);
    return true;
}

// ---- Who, and what ----

void tell_begin(Teller *teller, bool is_begin, const char *words) {
    if (is_begin) {
        tell_words(teller, words);
    } else {
        tell_wordsf(teller, "%c%s", words[0] - 'A' + 'a', words + 1);
    }
}

void tell_table(Teller *teller, int64_t id, bool is_begin) {
    const IndexTask *task = index_task(teller->index, id);
    if (task && task->table) {
        tell_begin(teller, is_begin, "Table ");
        tell_wordsf(teller, "%d", task->table);
    } else {
        tell_begin(teller, is_begin, id ? "One of asyncio’s own tasks" : "The program");
    }
}

// How a task has ended until now; OUTCOME_COUNT: it has not.
static TaskOutcome outcome_of(const Teller *teller, int64_t id) {
    const IndexTask *task = index_task(teller->index, id);
    if (!task || task->done > teller->event->index) {
        return OUTCOME_COUNT;
    }
    Event done;
    trace_get(teller->trace, task->done, &done);
    return done.as.task_done.outcome;
}

void tell_outcome(Teller *teller, int64_t id) {
    switch (outcome_of(teller, id)) {
    case OUTCOME_ERROR:
        tell_words(teller, " has failed");
        return;
    case OUTCOME_CANCELLED:
        tell_words(teller, " was cancelled");
        return;
    case OUTCOME_RESULT:
    case OUTCOME_COUNT:
        tell_words(teller, " is done");
        return;
    }
}

bool story_has_failed(const Teller *teller, int64_t id) {
    return outcome_of(teller, id) == OUTCOME_ERROR;
}

bool story_any_goes_on(const Teller *teller, ListId tasks) {
    int64_t items[MAX_LOOK_BACK];
    const int count = trace_list_read(teller->trace, tasks, items, MAX_LOOK_BACK);
    for (int i = 0; i < count; i++) {
        if (items[i] > 0 && outcome_of(teller, items[i]) == OUTCOME_COUNT) {
            return true;
        }
    }
    return false;
}

void tell_table_name(Teller *teller, int64_t id) {
    const WorldTask *live = world_task(teller->world, id);
    const IndexTask *task = index_task(teller->index, id);
    if (!live && !task) {
        return;
    }
    TextId name = live ? live->name : 0, coro = live ? live->coro : 0;
    if (!live) {
        Event made;
        trace_get(teller->trace, task->made, &made);
        name = made.as.task_new.name;
        coro = made.as.task_new.coro;
    }
    bool given = !text_starts_with(trace_text(teller->trace, name), TEXT("Task-"));
    tell_code_id(teller, given || !coro ? name : coro);
}

void tell_thing(Teller *teller, int64_t id) {
    const WorldResource *resource = world_resource(teller->world, id);
    const WorldFuture *future = world_future(teller->world, id);
    if (resource && resource->label) {
        tell_code_id(teller, resource->label);
    } else if (resource) {
        tell_words(teller, "the ");
        tell_code(teller, text_of(resource_type_word((ResourceType)resource->type)));
    } else if (future && future->label) {
        tell_code_id(teller, future->label);
    } else {
        tell_words(teller, "a future");
    }
}

void tell_runner(Teller *teller) {
    int slot = 0;
    for (const WorldWorker *worker; (worker = world_next_worker(teller->world, &slot));) {
        if (worker->state == WORKER_STATE_STARTS || worker->state == WORKER_STATE_RUNS) {
            tell_wordsf(teller, "Worker thread %lld", (long long)worker->id);
            return;
        }
    }
    tell_table(teller, teller->event->task, true);
}

// Whether all of these are tables, which are then named together.
static bool are_tables(const Teller *teller, const int64_t *items, int count) {
    for (int i = 0; i < count; i++) {
        const IndexTask *task = index_task(teller->index, items[i]);
        if (!task || !task->table) {
            return false;
        }
    }
    return count > 1;
}

int64_t story_worker_event(Replay *replay, const WorldTask *task) {
    const int64_t least = task->since > MAX_LOOK_BACK ? task->since - MAX_LOOK_BACK : 0;
    if (task->state != TASK_STATE_WAITING || task->until != TIME_NONE) {
        return -1;
    }
    for (int64_t i = task->since; i >= least; i--) {
        const Event *event = replay_event_at(replay, i);
        if (event->kind == EVENT_WORKER && event->task == task->id &&
            event->as.worker.state == WORKER_STATE_STARTS) {
            return i;
        }
        if (event->kind == EVENT_STEP || (event->kind == EVENT_AWAIT && i < task->since)) {
            break;
        }
    }
    return -1;
}

// Whether all of these are futures that nothing has a name for.
static bool are_nameless_futures(const Teller *teller, const int64_t *items, int count) {
    for (int i = 0; i < count; i++) {
        const WorldFuture *future = world_future(teller->world, items[i]);
        if (items[i] > 0 || world_resource(teller->world, items[i]) || (future && future->label)) {
            return false;
        }
    }
    return count > 1;
}

void tell_list(Teller *teller, ListId list) {
    int64_t items[MAX_NAMED];
    int all = trace_list_count(teller->trace, list);
    int count = trace_list_read(teller->trace, list, items, MAX_NAMED);
    if (are_nameless_futures(teller, items, count)) {
        tell_wordsf(teller, "%d futures", all);
        return;
    }
    bool tables = are_tables(teller, items, count);
    tell_words(teller, tables ? "tables " : "");
    for (int i = 0; i < count; i++) {
        bool last = i == all - 1;
        tell_words(teller, i == 0 ? "" : last ? " and " : ", ");
        if (tables) {
            tell_wordsf(teller, "%d", index_task(teller->index, items[i])->table);
        } else if (items[i] > 0) {
            tell_table(teller, items[i], false);
        } else {
            tell_thing(teller, items[i]);
        }
    }
    if (all > count) {
        tell_wordsf(teller, " and %d more", all - count);
    }
}

void tell_error(Teller *teller, Shown error) {
    Text text = error.tag == SHOWN_TEXT ? trace_text(teller->trace, error.text) : TEXT("");
    if (text.size > 2 && text.bytes[0] == '<' && text.bytes[text.size - 1] == '>') {
        tell_code(teller, (Text){text.bytes + 1, text.size - 2});
    } else {
        tell_shown(teller, error);
    }
}

void tell_awaited(Teller *teller, TextId what) {
    const Text text = trace_text(teller->trace, what);
    if (text_equal(text, TEXT("future"))) {
        tell_words(teller, "a future");
        return;
    }
    static const Text counted[] = {{"gather(", 7}, {"wait(", 5}, {"as_completed(", 13}};
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        const size_t size = counted[i].size;
        if (text_starts_with(text, counted[i]) && text.size > size && text.bytes[size] >= '0' &&
            text.bytes[size] <= '9') {
            tell_code(teller, counted[i]);
            tell_code(teller, TEXT("…)"));
            return;
        }
    }
    tell_code(teller, text);
}
