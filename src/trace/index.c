#include "trace/index.h"

#include "base/check.h"

void index_init(TraceIndex *index, Alloc *alloc, const Trace *trace) {
    *index = (TraceIndex){.alloc = alloc, .trace = trace, .station_frame = -1};
    array_push(&index->stations, alloc, (IndexStation){.func = 0});
    trace_cursor_init(&index->cursor, trace);
}

void index_deinit(TraceIndex *index) {
    Alloc *alloc = index->alloc;
    for (int i = 0; i < POSITION_KINDS; i++) {
        array_free(&index->kinds[i], alloc);
    }
    for (int i = 0; i < index->tasks.count; i++) {
        array_free(&index->tasks.items[i].history, alloc);
    }
    for (int i = 0; i < index->stations.count; i++) {
        array_free(&index->stations.items[i].calls, alloc);
        array_free(&index->stations.items[i].returns, alloc);
    }
    array_free(&index->tasks, alloc);
    array_free(&index->table_tasks, alloc);
    array_free(&index->stations, alloc);
    array_free(&index->output, alloc);
    array_free(&index->line_masks, alloc);
}

static void add_position(TraceIndex *index, Positions *positions, const Event *event) {
    if (positions->count < positions->capacity) {
        positions->items[positions->count++] = (uint32_t)event->index;
        return;
    }
    array_push(positions, index->alloc, (uint32_t)event->index);
}

static void add_task(TraceIndex *index, const Event *event) {
    int64_t table = event->as.task_new.table;
    // Ids count up by one; what a trace from a file says otherwise, its reader has refused.
    if (event->as.task_new.id != index->tasks.count + 1) {
        return;
    }
    array_push(
        &index->tasks, index->alloc,
        (IndexTask){.made = (uint32_t)event->index, .done = UINT32_MAX, .table = (int32_t)table});
    if (table == index->tables + 1) {
        index->tables = table;
        array_push(&index->table_tasks, index->alloc, event->as.task_new.id);
    }
}

static void add_history(TraceIndex *index, int64_t id, const Event *event) {
    if (id > 0 && id <= index->tasks.count) {
        add_position(index, &index->tasks.items[id - 1].history, event);
    }
}

// Which lines of output the text begins: one at its start, unless the last one is still open, and
// one behind every line end but the last byte.
static void add_output(TraceIndex *index, const Event *event) {
    Text text = trace_text(index->trace, event->as.print.text);
    for (size_t at = 0; at < text.size; at++) {
        if (!index->line_open) {
            array_push(&index->output, index->alloc,
                       (IndexOutput){(uint32_t)event->index, (uint32_t)at});
            index->line_open = true;
        }
        const char *end = memchr(text.bytes + at, '\n', text.size - at);
        if (!end) {
            return;
        }
        index->line_open = false;
        at = (size_t)(end - text.bytes);
    }
}

// A function that the module itself calls, outside of the loop, is a station.
static void add_station(TraceIndex *index, const Event *event) {
    if (event->as.call.depth != 1 || event->task || event->tick || index->station_frame >= 0) {
        return;
    }
    int at = 1;
    while (at < index->stations.count && index->stations.items[at].func != event->as.call.func) {
        at++;
    }
    if (at == index->stations.count) {
        array_push(&index->stations, index->alloc,
                   (IndexStation){.func = event->as.call.func, .line = event->as.call.line});
    }
    index->station_frame = event->as.call.frame;
    index->station = at;
    add_position(index, &index->stations.items[at].calls, event);
}

static void leave_station(TraceIndex *index, int64_t frame, const Event *event) {
    if (index->station_frame == frame && frame >= 0) {
        add_position(index, &index->stations.items[index->station].returns, event);
        index->station_frame = -1;
    }
}

static void add_line(TraceIndex *index, const Event *event) {
    add_position(index, &index->kinds[POSITION_LINE], event);
    int block = (int)(event->index / TRACE_BLOCK);
    index->line_masks.items[block] |= (uint64_t)1 << (event->as.line.line & 63);
}

static void end_task(TraceIndex *index, const Event *event) {
    const int64_t id = event->as.task_done.id;
    if (id > 0 && id <= index->tasks.count) {
        index->tasks.items[id - 1].done = (uint32_t)event->index;
    }
}

static void count_thing(TraceIndex *index, const Event *event) {
    if (event->as.resource.id < index->newest_thing) {
        // What a thing is made of is made, and told, before it.
        index->things++;
        index->newest_thing = event->as.resource.id;
    }
}

static void count_worker(TraceIndex *index, const Event *event) {
    if (event->as.worker.id > index->workers) {
        index->workers = event->as.worker.id;
    }
}

// Of what is asyncio's own there are no positions, only its tasks, its things and what it prints.
static void add_internal(TraceIndex *index, const Event *event) {
    if (event->kind == EVENT_TASK_NEW) {
        add_task(index, event);
    } else if (event->kind == EVENT_TASK_DONE) {
        end_task(index, event);
    } else if (event->kind == EVENT_PRINT) {
        add_output(index, event);
    } else if (event->kind == EVENT_RESOURCE) {
        count_thing(index, event);
    } else if (event->kind == EVENT_WORKER) {
        count_worker(index, event);
    }
}

void index_add(TraceIndex *index, const Event *event) {
    CHECK(event->index == index->count);
    index->count++;
    if (event->index % TRACE_BLOCK == 0) {
        array_push(&index->line_masks, index->alloc, 0);
    }
    if (!event_is_frame(event)) {
        add_internal(index, event);
        return;
    }
    if (event->kind == EVENT_LINE) { // by far the most frequent
        add_line(index, event);
        return;
    }
    switch (event->kind) {
    case EVENT_AWAIT:
        add_history(index, event->task, event);
        add_position(index, &index->kinds[POSITION_AWAIT], event);
        break;
    case EVENT_RESUME:
        add_position(index, &index->kinds[POSITION_AWAIT], event);
        break;
    case EVENT_TICK:
        add_position(index, &index->kinds[POSITION_TURN], event);
        break;
    case EVENT_CLOCK:
    case EVENT_BLOCK:
        add_position(index, &index->kinds[POSITION_CLOCK], event);
        break;
    case EVENT_PRINT:
        add_output(index, event);
        add_position(index, &index->kinds[POSITION_PRINT], event);
        break;
    case EVENT_WARNING:
        add_position(index, &index->kinds[POSITION_WARNING], event);
        break;
    case EVENT_CALL:
        add_station(index, event);
        break;
    case EVENT_RETURN:
        leave_station(index, event->as.ret.frame, event);
        break;
    case EVENT_UNWIND:
        leave_station(index, event->as.unwind.frame, event);
        break;
    case EVENT_TASK_NEW:
        add_task(index, event);
        add_history(index, event->as.task_new.id, event);
        break;
    case EVENT_TASK_DONE:
        end_task(index, event);
        add_history(index, event->as.task_done.id, event);
        break;
    case EVENT_STEP:
        add_history(index, event->as.step.id, event);
        break;
    case EVENT_LEAVE:
        add_history(index, event->as.leave.id, event);
        break;
    case EVENT_RESOURCE:
        count_thing(index, event);
        break;
    case EVENT_WORKER:
        count_worker(index, event);
        break;
    case EVENT_RENAME:
    case EVENT_READY:
    case EVENT_CANCEL:
        add_history(index, event_subject(event), event);
        break;
    default:
        break;
    }
}

int positions_until(const Positions *positions, int64_t n) {
    int low = 0, high = positions->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if ((int64_t)positions->items[middle] <= n) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

int64_t positions_next(const Positions *positions, int64_t n) {
    int i = positions_until(positions, n);
    return i < positions->count ? (int64_t)positions->items[i] : -1;
}

int64_t positions_previous(const Positions *positions, int64_t n) {
    int i = positions_until(positions, n - 1);
    return i > 0 ? (int64_t)positions->items[i - 1] : -1;
}

const IndexTask *index_task(const TraceIndex *index, int64_t id) {
    return id > 0 && id <= index->tasks.count ? &index->tasks.items[id - 1] : NULL;
}

int32_t index_table_task(const TraceIndex *index, int64_t table) {
    return table > 0 && table <= index->table_tasks.count ? index->table_tasks.items[table - 1] : 0;
}

int index_output_until(const TraceIndex *index, int64_t n) {
    int low = 0, high = index->output.count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if ((int64_t)index->output.items[middle].print <= n) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void index_output_line(const TraceIndex *index, int line, int64_t n, Buf *out) {
    CHECK(line >= 0 && line < index->output.count);
    int64_t at = index->output.items[line].print;
    size_t start = index->output.items[line].start;
    // A line may be put together by several prints, some of which may be internal.
    while (at >= 0 && at <= n && at < index->count) {
        Event event;
        trace_get(index->trace, at, &event);
        Text text = trace_text(index->trace, event.as.print.text);
        const char *end = memchr(text.bytes + start, '\n', text.size - start);
        buf_add(out, text.bytes + start, (end ? (size_t)(end - text.bytes) : text.size) - start);
        if (end) {
            return;
        }
        start = 0;
        at = positions_next(&index->kinds[POSITION_PRINT], at);
    }
}

size_t index_bytes(const TraceIndex *index) {
    size_t bytes = (size_t)index->tasks.capacity * sizeof(IndexTask) +
                   (size_t)index->table_tasks.capacity * sizeof(int32_t) +
                   (size_t)index->stations.capacity * sizeof(IndexStation) +
                   (size_t)index->output.capacity * sizeof(IndexOutput) +
                   (size_t)index->line_masks.capacity * sizeof(uint64_t);
    for (int i = 0; i < POSITION_KINDS; i++) {
        bytes += (size_t)index->kinds[i].capacity * sizeof(uint32_t);
    }
    for (int i = 0; i < index->tasks.count; i++) {
        bytes += (size_t)index->tasks.items[i].history.capacity * sizeof(uint32_t);
    }
    for (int i = 0; i < index->stations.count; i++) {
        bytes += (size_t)(index->stations.items[i].calls.capacity +
                          index->stations.items[i].returns.capacity) *
                 sizeof(uint32_t);
    }
    return bytes;
}
