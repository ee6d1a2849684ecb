// The parser's inside, shared by its files: parser.c (tokens, errors, the two runs), parser_expr.c,
// parser_display.c, parser_target.c, parser_args.c, parser_string.c, parser_simple.c,
// parser_stmt.c, parser_match.c, and parser_wrong*.c (the mistakes that are looked for in the
// second run).
//
// Every rule is a function that either returns what it read, or fails: NULL or false. A rule that
// fails may leave `at` anywhere; who tries something else puts it back. As CPython's, a rule reads
// the longest thing it can and leaves the rest to its caller, so `a +` is read as `a`: where an
// error is found depends on that. After a raised error every token looks like TOKEN_ERROR, so all
// rules fail and the descent ends by itself. Without memory nodes come from `spare_*`, so that
// rules need not look; the raised error keeps anybody from using them.

#ifndef LANG_PARSER_STATE_H
#define LANG_PARSER_STATE_H

#include "lang/lexer.h"
#include "lang/parser.h"

#define PARSER_MAX_RECURSION 500 // of the parser's own functions

typedef struct ParserToken {
    Token token;
    int level; // how many brackets are open behind it
} ParserToken;

typedef enum MemoRule {
    MEMO_EXPRESSION,
    MEMO_DISJUNCTION,
    MEMO_CONJUNCTION,
    MEMO_INVERSION,
    MEMO_BITWISE_OR,
    MEMO_FACTOR,
    MEMO_PRIMARY,
    MEMO_ATOM,
    MEMO_GENEXP,
    MEMO_STRINGS,
    MEMO_WRONG_NAMED,
    MEMO_SIMPLE_STATEMENT,
    MEMO_BLOCK,
    MEMO_CLOSED_PATTERN
} MemoRule;

// What a rule gave at a token; kept while `remembers`, when many things are tried twice.
typedef struct Memo Memo;
struct Memo {
    Memo *next;
    MemoRule rule;
    int end;      // where the rule ended
    void *result; // NULL: it failed
};

typedef struct ParserName ParserName;

typedef struct Parser {
    Text source;
    Arena *arena;
    Diags *diags;
    Lexer lexer;
    ARRAY(ParserToken) tokens;
    ARRAY(Memo *) memos; // as many as tokens, in the second run
    int at;              // the next token
    int depth;           // of the parser's recursion
    int height;          // an upper bound for the height of the expression being read
    bool remembers;      // results of rules are kept: the second run, and a dict that failed
    bool second;         // the run that looks for known mistakes
    bool quiet;          // within it, a rule that does not look for them
    bool raised;         // an error was found; it is in `error`
    Diag error;          // its text lives in the arena
    ParserName **names;  // interned identifiers
    int name_count, name_size;

    // An expression inside of an f-string is parsed as a text of its own, put in parentheses.
    bool in_fstring;
    int first_line, first_column; // where that text stands in the file

    Expr spare_expr;
    Stmt spare_stmt;
    Pattern spare_pattern;
    char spare[128];
} Parser;

// What a call's or class's parentheses hold.
typedef struct CallArguments {
    ExprSeq args;
    KeywordSeq keywords;
} CallArguments;

// ---- parser.c ----

TokenKind parser_kind(Parser *p); // of the next token
TokenKind parser_kind_at(Parser *p, int ahead);
const Token *parser_token(const Parser *p, int index);
Text parser_text(const Parser *p, int index);
bool parser_accept(Parser *p, TokenKind kind); // moves over the token if it is of this kind
bool parser_word(Parser *p, const char *word); // whether the next token is this name
bool parser_fails(const Parser *p);            // whether an error was raised

// The span from the token at `start` to the one before `at`; of one token; over two nodes.
Span parser_span(const Parser *p, int start);
Span parser_token_span(const Parser *p, int index);
Span parser_span_range(Span first, Span last);

Expr *parser_expr(Parser *p, ExprKind kind, Span span); // an inner node: one higher than its parts
Expr *parser_leaf(Parser *p, ExprKind kind, Span span);
Stmt *parser_stmt(Parser *p, StmtKind kind, Span span);
Pattern *parser_pattern(Parser *p, PatternKind kind, Span span);
void *parser_take(Parser *p, size_t size); // cleared; never NULL, at most 128 bytes
void *parser_grow(Parser *p, void *items, int count, size_t item_size);
Text parser_intern(Parser *p, Text name);
Text parser_name(Parser *p); // the next token, which must be a NAME; bytes NULL: it is not

// Recursion: every enter that is true needs a leave.
bool parser_enter(Parser *p);
void parser_leave(Parser *p);

bool parser_recall(Parser *p, MemoRule rule, void **result);
void *parser_remember(Parser *p, MemoRule rule, int start, void *result);

// Raises an error at a place; the first one counts. All return NULL, for `return`.
void *parser_raise(Parser *p, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// The same with an open end.
void *parser_raise_from(Parser *p, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// At the last token that was read from the lexer.
void *parser_raise_here(Parser *p, DiagKind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void *parser_raise_limit(Parser *p, const char *what);
void *parser_raise_no_memory(Parser *p);

// Parses "(expression)", the inside of a replacement field; the text begins in the file at the
// given line and column.
Expr *parser_parse_field(Parser *p, Text text, int line, int column);

// Appends to a sequence that lives in the arena.
#define SEQ_PUSH(p, seq, ...)                                                             \
    do {                                                                                  \
        void *grown = parser_grow((p), (seq)->items, (seq)->count, sizeof *(seq)->items); \
        if (grown != NULL) {                                                              \
            (seq)->items = grown;                                                         \
            (seq)->items[(seq)->count++] = (__VA_ARGS__);                                 \
        }                                                                                 \
    } while (0)

// ---- parser_display.c: atoms, and what stands in brackets ----

Expr *parser_starred_or_null(Parser *p); // '*' bitwise_or, of displays and tuples
Expr *parser_make_elts(Parser *p, ExprKind kind, int start, ExprSeq elts);
// Whether an assignment expression without parentheses begins at a token that was read.
bool parser_is_naked_walrus(const Parser *p, int start);

// ---- parser_expr.c ----

Expr *parser_expression(Parser *p);
Expr *parser_plain_expression(Parser *p); // without looking for mistakes at its top
Expr *parser_disjunction(Parser *p);
Expr *parser_bitwise_or(Parser *p);
Expr *parser_primary(Parser *p); // without await
Expr *parser_atom(Parser *p);
Expr *parser_star_expression(Parser *p);
Expr *parser_star_expressions(Parser *p);
Expr *parser_expressions(Parser *p);
Expr *parser_yield(Parser *p);
Expr *parser_yield_or_star(Parser *p);
Expr *parser_named(Parser *p);

// One or more of a rule with commas between; several, or one with a comma, are a tuple.
Expr *parser_tuple_of(Parser *p, Expr *(*rule)(Parser *p));
Expr *parser_assignment_expression(Parser *p);
Expr *parser_star_named(Parser *p);
bool parser_star_named_list(Parser *p, ExprSeq *out); // one or more, a comma may end it
Expr *parser_starred(Parser *p);                      // *expression, of a call
Expr *parser_genexp(Parser *p);
bool parser_for_if_clauses(Parser *p, ComprehensionSeq *out);
bool parser_double_starred_kvpair(Parser *p, Expr **key, Expr **value);

// ---- parser_target.c ----

Expr *parser_star_targets(Parser *p);
Expr *parser_star_target(Parser *p);
Expr *parser_single_target(Parser *p, bool allow_name); // a.b, a[b]; a name, (target)
bool parser_del_targets(Parser *p, ExprSeq *out);
bool parser_make_target(Parser *p, Expr *expr, ExprContext ctx); // false: it can't be one
Expr *parser_wrong_target(Expr *expr, bool is_del, bool is_for);

// ---- parser_args.c ----

bool parser_call_arguments(Parser *p, CallArguments *out); // up to the parenthesis, maybe empty
bool parser_args(Parser *p, CallArguments *out);
Arguments *parser_parameters(Parser *p, bool is_lambda); // up to ) or :, never NULL but in error

// ---- parser_string.c ----

Expr *parser_strings(Parser *p);
Expr *parser_number(Parser *p);

// ---- parser_stmt.c, parser_match.c ----

bool parser_statements(Parser *p, StmtSeq *out); // one or more
bool parser_block(Parser *p, StmtSeq *out);
bool parser_simple_statements(Parser *p, StmtSeq *out); // parser_simple.c
Stmt *parser_match(Parser *p);

// ---- parser_wrong.c: known mistakes; they raise or do nothing, `at` is kept ----

const char *parser_expr_name(const Expr *expr);
void parser_wrong_expression(Parser *p);
void parser_wrong_named(Parser *p);
void parser_wrong_assignment(Parser *p);
void parser_wrong_arguments(Parser *p);
void parser_wrong_keyword(Parser *p);
void parser_wrong_comprehension(Parser *p);
void parser_wrong_dict(Parser *p);
void parser_wrong_dict_comprehension(Parser *p);
void parser_wrong_group(Parser *p);
void parser_wrong_for_target(Parser *p);
void parser_wrong_with(Parser *p);
void parser_wrong_with_indent(Parser *p);
void parser_wrong_try(Parser *p);
void parser_wrong_except(Parser *p);
void parser_wrong_header(Parser *p); // if, elif, while, for, class, def…: no ':' or no block
void parser_wrong_parameters(Parser *p, bool is_lambda);

#endif
