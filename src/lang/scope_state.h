// What the parts of the symbol table share. Only for src/lang/scope*.c.
//
// Three walks, as in CPython, because that is the order in which its errors come: scope.c gathers
// the names of every scope; scope_analyze.c decides what each of them is; scope_check.c goes
// through the tree once more as a compiler would, finds what only a compiler notices, and lists the
// local variables in the order in which the compiler meets them.

#ifndef LANG_SCOPE_STATE_H
#define LANG_SCOPE_STATE_H

#include "lang/scope.h"

typedef struct ScopeBuilder {
    Arena *arena;
    Diags *diags;
    Text source;
    Module *module;
    Scope *current;
    Text private_class;
    int future_line;    // of the last import from __future__ at the start; 0: none
    bool in_annotation; // of a file with `from __future__ import annotations`
    bool failed;        // the error is in diags
} ScopeBuilder;

// Adds the error; false, for `return`. Only the first one counts.
bool scope_fail(ScopeBuilder *b, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// The symbol of a mangled name, made when it is new; NULL without memory.
Symbol *scope_add_symbol(ScopeBuilder *b, Scope *scope, Text mangled, Span span);

Symbol *scope_symbol(const Scope *scope, Text mangled); // NULL: it has none of this name
bool scope_is_bound(const Symbol *symbol);
void scope_push_text(ScopeBuilder *b, TextSeq *seq, Text text);

// Appends to a list in the arena whose room follows from its count.
void *scope_grow(ScopeBuilder *b, void *items, int count, size_t item_size);

// The second walk (scope_analyze.c): decides what each name is; false when it found an error.
bool scope_analyze(ScopeBuilder *b, Scope *scope);

// What the third walk knows about the place where it is.
typedef enum ScopeInner { INNER_NONE, INNER_LOOP, INNER_STAR } ScopeInner;

// A `finally` whose statement is being gone through. CPython compiles its body once more at every
// return, break and continue that leaves the statement, so its names may be met there first.
typedef struct ScopeFinally ScopeFinally;
struct ScopeFinally {
    ScopeFinally *outer;
    StmtSeq body;
    int loops; // how many loops are around the statement, in its function
    bool met;
};

typedef struct ScopeChecker {
    ScopeBuilder *b;
    Scope *scope;
    Span place;           // of what is being compiled: where CPython puts its errors
    ScopeInner inner;     // the nearest of loop and except* around, in this function
    bool in_star;         // somewhere inside of except*
    int loops;            // how many loops are around, in this function
    ScopeFinally *finals; // those around, in this function
} ScopeChecker;

// The third walk; false when it found an error.
bool scope_check(ScopeBuilder *b);

bool scope_check_expr(ScopeChecker *c, const Expr *expr);
bool scope_check_body(ScopeChecker *c, StmtSeq body);

// Notes that the name is bound, read or deleted here; false when it may not be.
bool scope_check_name(ScopeChecker *c, Text name, ExprContext ctx);

// match (scope_pattern.c).
bool scope_check_match(ScopeChecker *c, const Stmt *stmt);

#endif
