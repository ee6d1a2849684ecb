#include "cli/trace_cmd.h"

#include "trace/json.h"
#include "trace/replay.h"

#include <time.h>

#define FLUSH_BYTES (256 * 1024)

static bool flush(Buf *buf, FILE *out) {
    bool written = fwrite(buf_string(buf), 1, buf->size, out) == buf->size;
    buf_clear(buf);
    return written;
}

bool trace_cmd_write(Alloc *alloc, const Trace *trace, int64_t *next, FILE *out) {
    Buf buf;
    buf_init(&buf, alloc);
    if (*next < 0) {
        json_write_header(trace, &buf);
        *next = 0;
    }
    TraceCursor cursor;
    trace_cursor_init(&cursor, trace);
    bool written = true;
    for (; *next < trace_count(trace) && written; (*next)++) {
        json_write_event(trace, trace_cursor_at(&cursor, *next), &buf);
        if (buf.size > FLUSH_BYTES) {
            written = flush(&buf, out);
        }
    }
    written = written && !buf.failed && flush(&buf, out);
    buf_deinit(&buf);
    return written;
}

static void write_kinds(const TraceSizes *sizes, FILE *out) {
    for (int kind = 0; kind < EVENT_KINDS; kind++) {
        if (sizes->kinds[kind]) {
            fprintf(out, "  %-14s %12lld\n", event_kind_name((EventKind)kind),
                    (long long)sizes->kinds[kind]);
        }
    }
}

// Processor seconds of this process so far.
static double seconds_spent(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

bool trace_cmd_stats(Alloc *alloc, const Trace *trace, FILE *out) {
    const double recorded = seconds_spent();
    TraceSizes sizes = trace_sizes(trace);
    Replay *replay = replay_new(alloc, trace);
    replay_update(replay, 0);
    ReplaySizes more = replay_sizes(replay);
    replay_free(replay);
    const double taken_in = seconds_spent() - recorded;
    fprintf(out, "%-16s %12lld\n", "events", (long long)sizes.events);
    write_kinds(&sizes, out);
    fprintf(out, "%-16s %12lld\n", "frames", (long long)sizes.frames);
    fprintf(out, "%-16s %12d\n", "texts and lists", sizes.texts);
    fprintf(out, "%-16s %12d\n", "keyframes", more.keyframes);
    double count = sizes.events ? (double)sizes.events : 1;
    size_t all = sizes.log_bytes + sizes.index_bytes + more.index_bytes + more.keyframe_bytes;
    fprintf(out, "bytes an event   %12.2f\n", (double)all / count);
    fprintf(out, "  log            %12.2f\n", (double)sizes.log_bytes / count);
    fprintf(out, "  indexes        %12.2f\n",
            (double)(sizes.index_bytes + more.index_bytes) / count);
    fprintf(out, "  keyframes      %12.2f\n", (double)more.keyframe_bytes / count);
    fprintf(out, "  text apart     %12.2f\n", (double)sizes.text_bytes / count);
    fprintf(out, "processor time\n");
    fprintf(out, "  recorded after %12.3f s\n", recorded);
    fprintf(out, "  taken in for   %12.3f s\n", taken_in);
    return fflush(out) == 0 && !ferror(out);
}
