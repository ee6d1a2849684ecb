#include "lang/diag.h"

#include <stdlib.h>

Diag diag_at(DiagKind kind, Text source, Span span) {
    return (Diag){.kind = kind,
                  .line = span.line,
                  .column = diag_column(diag_source_line(source, span.line), span.column),
                  .end_line = span.end_line,
                  .end_column =
                      diag_column(diag_source_line(source, span.end_line), span.end_column)};
}

void diags_init(Diags *diags, Alloc *alloc) {
    *diags = (Diags){0};
    arena_init(&diags->arena, alloc);
}

void diags_deinit(Diags *diags) {
    array_free(&diags->items, diags->arena.alloc);
    arena_deinit(&diags->arena);
}

bool diags_want(Diags *diags) {
    if (diags->items.count < DIAGS_MAX) {
        return true;
    }
    diags->left_out++;
    return false;
}

void diags_add(Diags *diags, Diag diag) {
    diag.message = arena_copy_text(&diags->arena, diag.message);
    if (diag.hint.bytes != NULL) {
        diag.hint = arena_copy_text(&diags->arena, diag.hint);
    }
    if (diags->arena.failed || !array_try_push(&diags->items, diags->arena.alloc, diag)) {
        diags->out_of_memory = true;
    }
}

bool diags_any(const Diags *diags) {
    return diags->items.count > 0 || diags->out_of_memory;
}

bool diags_lack_memory(const Diags *diags) {
    bool lack = diags->out_of_memory;
    for (int i = 0; i < diags->items.count; i++) {
        lack = lack || diags->items.items[i].kind == DIAG_NO_MEMORY;
    }
    return lack;
}

const char *diag_kind_name(DiagKind kind) {
    static const char *const names[] = {
#define X(name, words) words,
        DIAG_KINDS(X)
#undef X
    };
    return names[kind];
}

static int kind_status(DiagKind kind) {
    switch (kind) {
    case DIAG_SYNTAX_ERROR:
    case DIAG_INDENTATION_ERROR:
    case DIAG_TAB_ERROR:
    case DIAG_MISTAKE:
        return 1;
    case DIAG_NOT_SUPPORTED:
        return 2;
    case DIAG_LIMIT:
    case DIAG_NO_MEMORY:
        return 3;
    }
    return 3;
}

int diags_status(const Diags *diags) {
    int status = diags->out_of_memory ? 3 : 0;
    for (int i = 0; i < diags->items.count; i++) {
        const int other = kind_status(diags->items.items[i].kind);
        status = other > status ? other : status;
    }
    return status;
}

static bool stands_before(const Diag *a, const Diag *b) {
    return a->line != b->line ? a->line < b->line : a->column < b->column;
}

// By insertion: there are few, and they come nearly in order.
void diags_sort(Diags *diags) {
    Diag *items = diags->items.items;
    for (int i = 1; i < diags->items.count; i++) {
        const Diag moved = items[i];
        int place = i;
        while (place > 0 && stands_before(&moved, &items[place - 1])) {
            items[place] = items[place - 1];
            place--;
        }
        items[place] = moved;
    }
}

Text diag_source_line(Text source, int line) {
    size_t start = 0;
    for (int current = 1;; current++) {
        size_t end = start;
        while (end < source.size && source.bytes[end] != '\n' && source.bytes[end] != '\r') {
            end++;
        }
        if (current >= line) {
            return (Text){source.bytes + start, end - start};
        }
        if (end >= source.size) {
            return (Text){source.bytes + source.size, 0};
        }
        const bool two =
            source.bytes[end] == '\r' && end + 1 < source.size && source.bytes[end + 1] == '\n';
        start = end + (two ? 2 : 1);
    }
}

int diag_column(Text line, int byte_column) {
    if (byte_column < 0) {
        return 1;
    }
    const size_t over = (size_t)byte_column > line.size ? (size_t)byte_column - line.size : 0;
    return (int)(text_count((Text){line.bytes, (size_t)byte_column - over}) + over) + 1;
}

enum { MAX_SHOWN_LINE = 200 }; // code points; a line of a megabyte helps nobody

// The line and the marks under it. A long line is cut around the place.
static void print_place(const Diag *diag, Text line, Buf *out) {
    const int column = diag->column < 1 ? 1 : diag->column;
    const int first = column > MAX_SHOWN_LINE / 2 ? column - MAX_SHOWN_LINE / 2 : 1;
    Buf marks;
    buf_init(&marks, out->alloc);
    buf_add_text(out, TEXT("    "));
    buf_add_text(&marks, TEXT("    "));
    size_t at = 0;
    for (int current = 1; at < line.size && current < first + MAX_SHOWN_LINE; current++) {
        const uint32_t c = text_next(line, &at);
        if (current < first) {
            continue;
        }
        // What is no text, or would steer the terminal, is shown as such.
        const bool is_text = c == '\t' || (c >= 0x20 && c != 0x7f);
        buf_add_code_point(out, is_text ? c : 0xfffd);
        if (current < column) {
            buf_add_char(&marks, c == '\t' ? '\t' : ' ');
        }
    }
    buf_add_char(out, '\n');
    const bool same_line = diag->end_line == diag->line;
    int count = same_line && diag->end_column > column ? diag->end_column - column : 1;
    count = count > MAX_SHOWN_LINE ? MAX_SHOWN_LINE : count;
    buf_add_text(out, buf_text(&marks));
    buf_fill(out, '^', (size_t)count);
    buf_add_char(out, '\n');
    out->failed = out->failed || marks.failed;
    buf_deinit(&marks);
}

void diag_print(const Diag *diag, Text file, Text source, Buf *out) {
    buf_add_text(out, file);
    if (diag->line > 0) {
        buf_addf(out, ":%d:%d", diag->line, diag->column < 1 ? 1 : diag->column);
    }
    buf_addf(out, ": %s: ", diag_kind_name(diag->kind));
    buf_add_text(out, diag->message);
    buf_add_char(out, '\n');
    if (diag->line > 0 && source.bytes != NULL) {
        print_place(diag, diag_source_line(source, diag->line), out);
    }
    if (diag->hint.bytes != NULL && diag->hint.size > 0) {
        buf_add_text(out, TEXT("    "));
        buf_add_text(out, diag->hint);
        buf_add_char(out, '\n');
    }
}

void diags_print(const Diags *diags, Text file, Text source, Buf *out) {
    for (int i = 0; i < diags->items.count; i++) {
        diag_print(&diags->items.items[i], file, source, out);
    }
    if (diags->left_out > 0) {
        buf_add_text(out, file);
        buf_addf(out, ": and %d more\n", diags->left_out);
    }
    if (diags->out_of_memory) {
        buf_add_text(out, file);
        buf_add_text(out, TEXT(": out of memory while reading the program\n"));
    }
}
