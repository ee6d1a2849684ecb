#include "cli/explain.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define TIME_COLUMNS  10
#define TABLE_COLUMNS 6
#define MIN_WIDTH     40

#define COLOR_DIM     "\033[2m"
#define COLOR_CODE    "\033[36m"
#define COLOR_KEYWORD "\033[35m"
#define COLOR_TABLE   "\033[1;34m"
#define COLOR_OFF     "\033[0m"

ExplainStyle explain_style_for(FILE *out) {
    int descriptor = fileno(out);
    if (!isatty(descriptor)) {
        return (ExplainStyle){0, false};
    }
    struct winsize size;
    int width = 0;
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0) {
        width = size.ws_col;
    }
    const char *columns = getenv("COLUMNS");
    if (width == 0 && columns) {
        width = atoi(columns);
    }
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    bool dumb = !term || text_equal(text_of(term), TEXT("dumb"));
    return (ExplainStyle){width < MIN_WIDTH ? 80 : width, !(no_color && *no_color) && !dumb};
}

// A row while it is written, in the columns that are left of it.
typedef struct Row {
    ExplainStyle style;
    FILE *out;
    int column;
    const char *color; // what is on, NULL: nothing
} Row;

static void set_color(Row *row, const char *color) {
    if (!row->style.color || row->color == color) {
        return;
    }
    fputs(color ? color : COLOR_OFF, row->out);
    row->color = color;
}

static void put(Row *row, Text text) {
    fwrite(text.bytes, 1, text.size, row->out);
    row->column += (int)text_count(text);
}

static void break_line(Row *row) {
    const char *color = row->color;
    set_color(row, NULL);
    fprintf(row->out, "\n%*s", TIME_COLUMNS + TABLE_COLUMNS, "");
    row->column = TIME_COLUMNS + TABLE_COLUMNS;
    set_color(row, color);
}

// Where the word that begins at `start` of the whole sentence ends.
static size_t word_end(Text all, size_t start) {
    while (start < all.size && all.bytes[start] != ' ') {
        start++;
    }
    return start;
}

// Writes a run of the sentence. Lines break at spaces; a word may go on in the next run.
static void put_run(Row *row, Text all, StoryRun run) {
    static const char *const colors[] = {NULL, COLOR_CODE, COLOR_KEYWORD};
    set_color(row, colors[run.style]);
    size_t end = (size_t)(run.start + run.size);
    for (size_t at = (size_t)run.start; at < end;) {
        size_t stop = word_end(all, at + (all.bytes[at] == ' '));
        int columns = (int)text_count((Text){all.bytes + at, stop - at});
        bool wraps = row->style.width && row->column + columns > row->style.width - 1;
        if (wraps && all.bytes[at] == ' ') {
            break_line(row);
            at++;
            continue;
        }
        stop = stop < end ? stop : end;
        put(row, (Text){all.bytes + at, stop - at});
        at = stop;
    }
}

static void put_time(Row *row, Alloc *alloc, SimTime t, bool show) {
    Buf time;
    buf_init(&time, alloc);
    if (show) {
        story_time(t, true, &time);
    }
    set_color(row, COLOR_DIM);
    fprintf(row->out, "%*s", TIME_COLUMNS - 2, buf_string(&time));
    set_color(row, NULL);
    fputs("  ", row->out);
    buf_deinit(&time);
}

static void put_table(Row *row, const Replay *replay, const Event *event) {
    const IndexTask *task = index_task(replay_positions(replay), event->task);
    char text[24] = "";
    if (task && task->table) {
        snprintf(text, sizeof text, "(%d)", task->table);
    }
    set_color(row, COLOR_TABLE);
    fprintf(row->out, "%-*s", TABLE_COLUMNS, text);
    set_color(row, NULL);
}

void explain_begin(Explain *explain, Alloc *alloc, const Trace *trace, ExplainStyle style,
                   FILE *out) {
    *explain = (Explain){.alloc = alloc, .style = style, .out = out, .at = -1, .shown = TIME_NONE};
    explain->replay = replay_new(alloc, trace);
    story_init(&explain->story, alloc);
}

void explain_end(Explain *explain) {
    story_deinit(&explain->story);
    replay_free(explain->replay);
}

bool explain_next(Explain *explain, Event *event) {
    replay_update(explain->replay, 0);
    const int64_t next = replay_next(explain->replay, STOP_EVENT, 0, explain->at);
    if (next < 0) {
        return false;
    }
    explain->at = next;
    *event = *replay_event_at(explain->replay, next);
    return true;
}

bool explain_row(Explain *explain) {
    replay_seek(explain->replay, explain->at);
    const Event event = *replay_event(explain->replay);
    const ExplainStyle style = explain->style;
    story_tell(&explain->story, explain->replay);
    Row row = {.style = style, .out = explain->out, .column = TIME_COLUMNS + TABLE_COLUMNS};
    put_time(&row, explain->alloc, event.t, style.width == 0 || event.t != explain->shown);
    explain->shown = event.t;
    put_table(&row, explain->replay, &event);
    for (int i = 0; i < explain->story.runs.count; i++) {
        put_run(&row, buf_text(&explain->story.text), explain->story.runs.items[i]);
    }
    set_color(&row, NULL);
    fputc('\n', explain->out);
    return !ferror(explain->out);
}

bool explain_write(Alloc *alloc, const Trace *trace, ExplainStyle style, FILE *out) {
    Explain explain;
    Event event;
    bool written = true;
    explain_begin(&explain, alloc, trace, style, out);
    while (written && explain_next(&explain, &event)) {
        written = explain_row(&explain);
    }
    explain_end(&explain);
    return written && fflush(out) == 0 && !ferror(out);
}
