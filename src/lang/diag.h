// A message about the source, with its place: what the user reads when a program can't be run.
//
// Syntax errors have CPython's words and CPython's place, and there is at most one, because its
// parser stops at the first. What awaiter does not support are diagnostics too; all of them are
// collected before anything runs. Positions are what a person counts: lines and columns from 1,
// columns in code points.

#ifndef LANG_DIAG_H
#define LANG_DIAG_H

#include "base/arena.h"
#include "base/array.h"

// Where something stands in the source: CPython's lineno, col_offset, end_lineno, end_col_offset.
// Lines count from 1; columns are bytes from the start of the line, from 0; the end is exclusive.
typedef struct Span {
    int line, column, end_line, end_column;
} Span;

// kind, the words in the message
#define DIAG_KINDS(X)                        \
    X(SYNTAX_ERROR, "SyntaxError")           \
    X(INDENTATION_ERROR, "IndentationError") \
    X(TAB_ERROR, "TabError")                 \
    X(NOT_SUPPORTED, "not supported")        \
    X(MISTAKE, "probably a mistake")         \
    X(LIMIT, "limit")                        \
    X(NO_MEMORY, "out of memory")
typedef enum DiagKind {
#define X(name, words) DIAG_##name,
    DIAG_KINDS(X)
#undef X
} DiagKind;

typedef struct Diag {
    DiagKind kind;
    int line;        // from 1; 0: no place
    int column;      // from 1, in code points; 0: the line as a whole
    int end_line;    // 0: unknown
    int end_column;  // exclusive; 0: unknown
    bool is_lexical; // a token is wrong in itself
    Text message;    // what is wrong, without a full stop, as CPython writes it
    Text hint;       // what to write instead or what exists; bytes NULL: nothing to say
} Diag;

// A diagnostic at this place, without words.
Diag diag_at(DiagKind kind, Text source, Span span);

#define DIAGS_MAX 500 // more are not read by anybody

// Diagnostics and the memory of their texts. Zero-initialize through diags_init.
typedef struct Diags {
    Arena arena;
    ARRAY(Diag) items;
    int left_out;        // messages beyond the first DIAGS_MAX, which diags_print counts only
    bool out_of_memory;  // a message was lost; diags_print says so
    bool is_grammatical; // the parser had nothing to say: they are about the tree
} Diags;

void diags_init(Diags *diags, Alloc *alloc);
void diags_deinit(Diags *diags);

// Whether another message about the program is wanted; otherwise it is counted. To be asked by
// those who may find very many, before they go to any trouble.
bool diags_want(Diags *diags);

// Adds a message, its texts are copied. Without memory sets out_of_memory.
void diags_add(Diags *diags, Diag diag);

// Whether there is anything to say.
bool diags_any(const Diags *diags);

// Whether it is that there was no memory.
bool diags_lack_memory(const Diags *diags);

// "SyntaxError" and the like.
const char *diag_kind_name(DiagKind kind);

// The exit status that DESIGN asks for: 1 for errors of the program, 2 for what is not supported,
// 3 for limits and memory.
int diags_status(const Diags *diags);

// Puts them in the order of their places (stable).
void diags_sort(Diags *diags);

// Appends FILE:LINE:COL: KIND: MESSAGE, the source line, a caret line and the hint.
void diag_print(const Diag *diag, Text file, Text source, Buf *out);

// All of them, in order.
void diags_print(const Diags *diags, Text file, Text source, Buf *out);

// Line `line` (from 1) of a text without its end; lines end with \n, \r or \r\n.
Text diag_source_line(Text source, int line);

// The column in code points, from 1, of byte `byte_column` (from 0) in a line.
int diag_column(Text line, int byte_column);

#endif
