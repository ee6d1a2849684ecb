#include "ui/source.h"

#include "base/check.h"
#include "lang/lexer.h"

// Wide and combining code points, as ranges: what the common scripts and signs need.
static const struct {
    uint32_t first, last;
    int columns;
} COLUMNS[] = {
    {0x0300, 0x036f, 0},   {0x0483, 0x0489, 0},   {0x0591, 0x05bd, 0},   {0x0610, 0x061a, 0},
    {0x064b, 0x065f, 0},   {0x1100, 0x115f, 2},   {0x1ab0, 0x1aff, 0},   {0x1dc0, 0x1dff, 0},
    {0x200b, 0x200f, 0},   {0x20d0, 0x20ff, 0},   {0x231a, 0x231b, 2},   {0x23e9, 0x23ec, 2},
    {0x2e80, 0x303e, 2},   {0x3041, 0x33ff, 2},   {0x3400, 0x4dbf, 2},   {0x4e00, 0x9fff, 2},
    {0xa000, 0xa4cf, 2},   {0xac00, 0xd7a3, 2},   {0xf900, 0xfaff, 2},   {0xfe00, 0xfe0f, 0},
    {0xfe20, 0xfe2f, 0},   {0xfe30, 0xfe6f, 2},   {0xff00, 0xff60, 2},   {0xffe0, 0xffe6, 2},
    {0x1f300, 0x1f64f, 2}, {0x1f680, 0x1f6ff, 2}, {0x1f900, 0x1f9ff, 2}, {0x20000, 0x3fffd, 2},
};

int source_code_point_columns(uint32_t code_point) {
    if (code_point < 0x300) {
        return 1;
    }
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++) {
        if (code_point >= COLUMNS[i].first && code_point <= COLUMNS[i].last) {
            return COLUMNS[i].columns;
        }
    }
    return 1;
}

int source_columns(Text text, int from) {
    int column = from;
    for (size_t at = 0; at < text.size;) {
        const uint32_t c = text_next(text, &at);
        column += c == '\t' ? SOURCE_TAB - column % SOURCE_TAB : source_code_point_columns(c);
    }
    return column - from;
}

static Text piece(const Source *source, int start, int end) {
    return (Text){source->text.bytes + start, (size_t)(end - start)};
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}

static void split_lines(Source *source) {
    const Text text = source->text;
    int start = text_starts_with(text, TEXT("\xef\xbb\xbf")) ? 3 : 0;
    for (int at = start; at <= (int)text.size; at++) {
        const bool at_end = at == (int)text.size;
        if (!at_end && text.bytes[at] != '\n' && text.bytes[at] != '\r') {
            continue;
        }
        // What follows the last line end is a line only when there is something in it.
        if (!at_end || at > start || source->lines.count == 0) {
            array_push(&source->lines, source->alloc,
                       (SourceLine){.start = start, .end = at, .callout = -1});
        }
        if (!at_end && text.bytes[at] == '\r' && at + 1 < (int)text.size &&
            text.bytes[at + 1] == '\n') {
            at++;
        }
        start = at + 1;
    }
}

// A token of several lines (a string in triple quotes) becomes one span a line.
static void add_spans(Source *source, Token token, SourceColor color) {
    for (int line = token.line; line <= token.end_line && line <= source->lines.count; line++) {
        SourceLine *shown = &source->lines.items[line - 1];
        const int start = token.start > shown->start ? token.start : shown->start;
        const int end = token.end < shown->end ? token.end : shown->end;
        if (end <= start) {
            continue;
        }
        if (shown->span_count++ == 0) {
            shown->first_span = source->spans.count;
        }
        array_push(&source->spans, source->alloc, (SourceSpan){start, end, color});
    }
}

static void take_comment(Source *source, Token token) {
    Text words;
    SourceLine *line = &source->lines.items[token.line - 1];
    const int number = lexer_comment_number(lexer_text(source->text, token), &words);
    int end = token.start;
    while (end > line->start && is_blank(source->text.bytes[end - 1])) {
        end--;
    }
    // A numbered comment that stands alone on its line is an ordinary comment.
    if (number == 0 || end == line->start) {
        add_spans(source, token, SOURCE_COMMENT);
        return;
    }
    line->callout = source->callouts.count;
    line->end = end;
    array_push(&source->callouts, source->alloc, (SourceCallout){token.line, number, words});
}

static SourceColor color_of(const Source *source, Token token, TokenKind before) {
    switch (token_kind_class(token.kind)) {
    case TOKEN_CLASS_KEYWORD:
        return SOURCE_KEYWORD;
    case TOKEN_CLASS_STRING:
        return SOURCE_STRING;
    case TOKEN_CLASS_NUMBER:
        return SOURCE_NUMBER;
    case TOKEN_CLASS_NAME: {
        const size_t next = (size_t)token.end;
        const bool is_called = next < source->text.size && source->text.bytes[next] == '(';
        return is_called || before == TOKEN_DEF || before == TOKEN_CLASS ? SOURCE_NAME
                                                                         : SOURCE_PLAIN;
    }
    case TOKEN_CLASS_NONE:
    case TOKEN_CLASS_COMMENT:
    case TOKEN_CLASS_ERROR:
    case TOKEN_CLASS_OPERATOR:
        return SOURCE_PLAIN;
    }
    UNREACHABLE();
}

static void color_tokens(Source *source) {
    Lexer lexer;
    lexer_init(&lexer, source->text);
    lexer.keep_comments = true;
    TokenKind before = TOKEN_NEWLINE;
    for (Token token = lexer_next(&lexer); token.kind != TOKEN_END; token = lexer_next(&lexer)) {
        if (token.kind == TOKEN_COMMENT) {
            take_comment(source, token);
            continue;
        }
        const SourceColor color = color_of(source, token, before);
        if (color != SOURCE_PLAIN) {
            add_spans(source, token, color);
        }
        before = token.kind;
    }
}

// A docstring's line, or a comment that stands alone.
static bool is_prose(const Source *source, const SourceLine *line) {
    if (line->span_count != 1) {
        return false;
    }
    const SourceSpan *span = &source->spans.items[line->first_span];
    int begin = line->start;
    while (begin < line->end && is_blank(source->text.bytes[begin])) {
        begin++;
    }
    return span->start <= begin && span->end >= line->end &&
           (span->color == SOURCE_STRING || span->color == SOURCE_COMMENT);
}

// About what a call-out takes beside the code: its words are set smaller.
static int callout_columns(const Source *source, const SourceLine *line) {
    return line->callout < 0 ? 0 : 6 + (int)source->callouts.items[line->callout].text.size * 4 / 5;
}

static void note_columns(Source *source, int columns) {
    if (columns < SOURCE_WIDE) {
        source->has_columns[columns] = true;
    }
}

void source_init(Source *source, Alloc *alloc, Text text) {
    *source = (Source){.alloc = alloc, .text = text};
    split_lines(source);
    if (text.size <= LEXER_MAX_SOURCE) {
        color_tokens(source);
    }
    for (int i = 0; i < source->lines.count; i++) {
        SourceLine *line = &source->lines.items[i];
        while (line->end > line->start && is_blank(text.bytes[line->end - 1])) {
            line->end--;
        }
        line->columns = source_columns(piece(source, line->start, line->end), 0);
        if (line->columns > source->columns) {
            source->columns = line->columns;
        }
        if (!is_prose(source, line)) {
            note_columns(source, line->columns);
            note_columns(source, line->columns + callout_columns(source, line));
        }
    }
}

int source_code_columns(const Source *source, int most) {
    int columns = most < SOURCE_WIDE ? most : SOURCE_WIDE - 1;
    while (columns > 0 && !source->has_columns[columns]) {
        columns--;
    }
    return columns;
}

void source_deinit(Source *source) {
    array_free(&source->lines, source->alloc);
    array_free(&source->spans, source->alloc);
    array_free(&source->callouts, source->alloc);
}
