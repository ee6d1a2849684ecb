#include "lang/parser_state.h"

#include <stdio.h>

struct ParserName {
    ParserName *next;
    uint32_t hash;
    Text text;
};

// ---- errors ----

static void set_error(Parser *p, DiagKind kind, int line, int column, int end_line, int end_column,
                      const char *text) {
    char message[512];
    snprintf(message, sizeof message, "%s%s",
             p->in_fstring && kind != DIAG_LIMIT ? "f-string: " : "", text);
    p->raised = true;
    p->error = (Diag){.kind = kind,
                      .line = line,
                      .column = column,
                      .end_line = end_line,
                      .end_column = end_column,
                      .message = arena_copy_text(p->arena, text_of(message))};
}

// The line of this parser's text that is line `line` of the file.
static Text own_line(const Parser *p, int line) {
    return diag_source_line(p->source, line - p->first_line + 1);
}

// CPython shows the place inside of an f-string relative to the parenthesized expression.
static int own_column(const Parser *p, int line, int column) {
    column -= p->in_fstring ? p->first_column : 0;
    return diag_column(own_line(p, line), column);
}

static void raise_span(Parser *p, Span span, bool open_end, const char *format, va_list args) {
    if (p->raised) {
        return;
    }
    char text[400];
    vsnprintf(text, sizeof text, format, args);
    set_error(p, DIAG_SYNTAX_ERROR, span.line, own_column(p, span.line, span.column),
              open_end ? 0 : span.end_line,
              open_end ? 0 : own_column(p, span.end_line, span.end_column), text);
}

void *parser_raise(Parser *p, Span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    raise_span(p, span, false, format, args);
    va_end(args);
    return NULL;
}

void *parser_raise_from(Parser *p, Span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    raise_span(p, span, true, format, args);
    va_end(args);
    return NULL;
}

void *parser_raise_here(Parser *p, DiagKind kind, const char *format, ...) {
    if (p->raised || p->tokens.count == 0) {
        return NULL;
    }
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const Token *token = &array_last(&p->tokens).token;
    const bool has_place =
        token->kind != TOKEN_INDENT && token->kind != TOKEN_DEDENT && token->kind != TOKEN_END;
    int column = own_column(p, token->line, token->column);
    if (!has_place) {
        column--; // these tokens stand nowhere: CPython gives the end of what it has read
    }
    set_error(p, kind, token->line, column, has_place ? token->end_line : 0,
              has_place ? own_column(p, token->end_line, token->end_column) : 0, text);
    return NULL;
}

void *parser_raise_limit(Parser *p, const char *what) {
    if (!p->raised) {
        const Token *token = p->tokens.count > 0 ? &array_last(&p->tokens).token : NULL;
        const int line = token == NULL ? 1 : token->line;
        const int column = token == NULL ? 1 : own_column(p, line, token->column);
        set_error(p, DIAG_LIMIT, line, column, 0, 0, what);
    }
    return NULL;
}

void *parser_raise_no_memory(Parser *p) {
    if (!p->raised) {
        p->raised = true;
        p->error = (Diag){.kind = DIAG_NO_MEMORY, .message = TEXT("while reading the program")};
    }
    return NULL;
}

static void raise_unclosed(Parser *p) {
    const LexerBracket open = p->lexer.brackets[p->lexer.bracket_count - 1];
    char text[40];
    snprintf(text, sizeof text, "'%c' was never closed", open.open);
    // The lexer counts columns from the start of its own text.
    const int column = diag_column(own_line(p, open.line), open.column);
    set_error(p, DIAG_SYNTAX_ERROR, open.line, column, 0, 0, text);
    p->error.is_lexical = true;
}

static void raise_lexer_error(Parser *p) {
    const Lexer *lexer = &p->lexer;
    if (lexer->error_is_unclosed) {
        raise_unclosed(p);
        return;
    }
    // The lexer's own messages have no "f-string: " before them in CPython either.
    const bool in_fstring = p->in_fstring;
    p->in_fstring = false;
    set_error(p, lexer->error_kind, lexer->error_line, lexer->error_column,
              lexer->error_end_column > 0 ? lexer->error_line : 0, lexer->error_end_column,
              lexer->error);
    if (lexer->error_hint) {
        p->error.hint = text_of(lexer->error_hint);
    }
    p->error.is_lexical = true;
    p->in_fstring = in_fstring;
}

bool parser_fails(const Parser *p) {
    return p->raised;
}

// ---- tokens ----

static bool read_token(Parser *p) {
    ParserToken token = {.token = lexer_next(&p->lexer), .level = p->lexer.bracket_count};
    Token *t = &token.token;
    if (p->in_fstring) {
        t->column += t->line == p->first_line ? p->first_column : 0;
        t->end_column += t->end_line == p->first_line ? p->first_column : 0;
    }
    if (!array_try_push(&p->tokens, p->diags->arena.alloc, token)) {
        parser_raise_no_memory(p);
        return false;
    }
    if (t->kind == TOKEN_ERROR) {
        raise_lexer_error(p);
        return false;
    }
    return true;
}

TokenKind parser_kind_at(Parser *p, int ahead) {
    while (!p->raised && p->at + ahead >= p->tokens.count) {
        if (p->tokens.count > 0 && array_last(&p->tokens).token.kind == TOKEN_END) {
            return TOKEN_END;
        }
        read_token(p);
    }
    return p->raised ? TOKEN_ERROR : p->tokens.items[p->at + ahead].token.kind;
}

TokenKind parser_kind(Parser *p) {
    return parser_kind_at(p, 0);
}

const Token *parser_token(const Parser *p, int index) {
    return &p->tokens.items[index].token;
}

Text parser_text(const Parser *p, int index) {
    return lexer_text(p->source, *parser_token(p, index));
}

bool parser_accept(Parser *p, TokenKind kind) {
    if (parser_kind(p) != kind) {
        return false;
    }
    // `<>` is read as `!=` by the lexer; no rule takes it.
    if (kind == TOKEN_NOT_EQUAL && parser_text(p, p->at).bytes[0] == '<') {
        return false;
    }
    p->at++;
    return true;
}

bool parser_word(Parser *p, const char *word) {
    return parser_kind(p) == TOKEN_NAME && text_equal(parser_text(p, p->at), text_of(word));
}

Span parser_token_span(const Parser *p, int index) {
    const Token *token = parser_token(p, index);
    return (Span){token->line, token->column, token->end_line, token->end_column};
}

Span parser_span_range(Span first, Span last) {
    return (Span){first.line, first.column, last.end_line, last.end_column};
}

static bool is_layout(TokenKind kind) {
    return kind == TOKEN_NEWLINE || kind == TOKEN_INDENT || kind == TOKEN_DEDENT ||
           kind == TOKEN_END;
}

Span parser_span(const Parser *p, int start) {
    if (p->raised) {
        return (Span){0};
    }
    // A compound statement ends at the last word of its block.
    int last = p->at > start ? p->at - 1 : start;
    while (last > start && is_layout(parser_token(p, last)->kind)) {
        last--;
    }
    return parser_span_range(parser_token_span(p, start), parser_token_span(p, last));
}

// ---- nodes ----

void *parser_take(Parser *p, size_t size) {
    void *block = arena_take(p->arena, size);
    if (block == NULL) {
        parser_raise_no_memory(p);
        memset(p->spare, 0, sizeof p->spare);
        return p->spare;
    }
    return block;
}

void *parser_grow(Parser *p, void *items, int count, size_t item_size) {
    // The room is 4, 8, 16…: it follows from the count alone.
    if (count != 0 && (count < 4 || (count & (count - 1)) != 0)) {
        return items;
    }
    const size_t room = count == 0 ? 4 : (size_t)count * 2;
    void *grown = arena_take(p->arena, room * item_size);
    if (grown == NULL) {
        parser_raise_no_memory(p);
        return NULL;
    }
    return count == 0 ? grown : memcpy(grown, items, (size_t)count * item_size);
}

Expr *parser_leaf(Parser *p, ExprKind kind, Span span) {
    Expr *expr = arena_new(p->arena, Expr);
    if (expr == NULL) {
        parser_raise_no_memory(p);
        expr = &p->spare_expr;
        memset(expr, 0, sizeof *expr);
    }
    expr->kind = kind;
    expr->span = span;
    return expr;
}

Expr *parser_expr(Parser *p, ExprKind kind, Span span) {
    if (++p->height > PARSER_MAX_DEPTH) {
        parser_raise_limit(p, "an expression with too many operators inside of each other");
    }
    return parser_leaf(p, kind, span);
}

Stmt *parser_stmt(Parser *p, StmtKind kind, Span span) {
    Stmt *stmt = arena_new(p->arena, Stmt);
    if (stmt == NULL) {
        parser_raise_no_memory(p);
        stmt = &p->spare_stmt;
        memset(stmt, 0, sizeof *stmt);
    }
    stmt->kind = kind;
    stmt->span = span;
    return stmt;
}

Pattern *parser_pattern(Parser *p, PatternKind kind, Span span) {
    Pattern *pattern = arena_new(p->arena, Pattern);
    if (pattern == NULL) {
        parser_raise_no_memory(p);
        pattern = &p->spare_pattern;
        memset(pattern, 0, sizeof *pattern);
    }
    pattern->kind = kind;
    pattern->span = span;
    return pattern;
}

static bool grow_names(Parser *p) {
    const int size = p->name_size == 0 ? 64 : p->name_size * 2;
    ParserName **names = arena_take(p->arena, (size_t)size * sizeof *names);
    if (names == NULL) {
        parser_raise_no_memory(p);
        return false;
    }
    for (int i = 0; i < p->name_size; i++) {
        for (ParserName *name = p->names[i], *next; name != NULL; name = next) {
            next = name->next;
            name->next = names[name->hash % (uint32_t)size];
            names[name->hash % (uint32_t)size] = name;
        }
    }
    p->names = names;
    p->name_size = size;
    return true;
}

Text parser_intern(Parser *p, Text text) {
    if (p->name_count >= p->name_size && !grow_names(p)) {
        return TEXT("");
    }
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < text.size; i++) {
        hash = (hash ^ (unsigned char)text.bytes[i]) * 16777619U;
    }
    ParserName **place = &p->names[hash % (uint32_t)p->name_size];
    for (ParserName *name = *place; name != NULL; name = name->next) {
        if (name->hash == hash && text_equal(name->text, text)) {
            return name->text;
        }
    }
    ParserName *name = parser_take(p, sizeof *name);
    *name = (ParserName){.next = *place, .hash = hash, .text = arena_copy_text(p->arena, text)};
    if (p->raised || name->text.bytes == NULL) {
        parser_raise_no_memory(p);
        return TEXT("");
    }
    *place = name;
    p->name_count++;
    return name->text;
}

Text parser_name(Parser *p) {
    if (parser_kind(p) != TOKEN_NAME) {
        return (Text){NULL, 0};
    }
    return parser_intern(p, parser_text(p, p->at++));
}

bool parser_enter(Parser *p) {
    if (p->raised) {
        return false;
    }
    if (p->depth >= PARSER_MAX_RECURSION) {
        parser_raise_limit(p, "the program is nested too deeply");
        return false;
    }
    p->depth++;
    return true;
}

void parser_leave(Parser *p) {
    p->depth--;
}

// ---- what the second run remembers ----

bool parser_recall(Parser *p, MemoRule rule, void **result) {
    if (!p->remembers || p->at >= p->memos.count) {
        return false;
    }
    for (const Memo *memo = p->memos.items[p->at]; memo != NULL; memo = memo->next) {
        if (memo->rule == rule) {
            p->at = memo->end;
            *result = memo->result;
            return true;
        }
    }
    return false;
}

void *parser_remember(Parser *p, MemoRule rule, int start, void *result) {
    if (!p->remembers || p->raised) {
        return result;
    }
    while (p->memos.count <= start) {
        if (!array_try_push(&p->memos, p->diags->arena.alloc, NULL)) {
            parser_raise_no_memory(p);
            return NULL;
        }
    }
    Memo *memo = parser_take(p, sizeof *memo);
    *memo = (Memo){.next = p->memos.items[start], .rule = rule, .end = p->at, .result = result};
    p->memos.items[start] = memo;
    return result;
}

// ---- the two runs ----

// Reads on to the end, because an error of the lexer, or a bracket left open before the line of the
// error, is a better explanation than the error that was found.
static void check_rest(Parser *p) {
    const int error_line = array_last(&p->tokens).token.line;
    for (;;) {
        const Token token = lexer_next(&p->lexer);
        if (token.kind == TOKEN_END) {
            return;
        }
        if (token.kind != TOKEN_ERROR) {
            continue;
        }
        const Lexer *lexer = &p->lexer;
        if (lexer->error_is_plain) {
            const int count = lexer->bracket_count;
            if (count > 0 && error_line > lexer->brackets[count - 1].line) {
                raise_unclosed(p);
            }
        } else {
            raise_lexer_error(p);
        }
        return;
    }
}

// The error of a second run that found no known mistake: at the last token that the first run saw.
static void raise_generic(Parser *p, const Token *last) {
    if (last->kind == TOKEN_INDENT || last->kind == TOKEN_DEDENT) {
        parser_raise_here(p, DIAG_INDENTATION_ERROR, "%s",
                          last->kind == TOKEN_INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    const Span span = {last->line, last->column, last->end_line, last->end_column};
    parser_raise(p, span, "invalid syntax");
    if (last->kind == TOKEN_END) {
        p->error.column = p->error.end_column = 0; // the end has no column
    }
    check_rest(p);
}

// Whether the error that was raised may be explained better by what follows: not when it came from
// the lexer, which can't go on as CPython's, or from a limit.
static bool may_check_rest(const Parser *p) {
    return p->tokens.count > 0 && array_last(&p->tokens).token.kind != TOKEN_ERROR &&
           p->error.kind != DIAG_LIMIT && p->error.kind != DIAG_NO_MEMORY;
}

typedef bool (*StartRule)(Parser *p, void *out);

static bool run(Parser *p, StartRule rule, void *out) {
    if (rule(p, out) && !p->raised) {
        return true;
    }
    if (p->raised) {
        if (may_check_rest(p)) {
            check_rest(p);
        }
        return false;
    }
    const Token last = array_last(&p->tokens).token;
    p->second = p->remembers = true;
    p->at = p->depth = p->height = 0;
    p->memos.count = 0; // the first run did not look for mistakes
    rule(p, out);
    if (!p->raised) {
        raise_generic(p, &last);
    } else if (may_check_rest(p)) {
        check_rest(p);
    }
    return false;
}

static void init(Parser *p, Text source, Arena *arena, Diags *diags) {
    *p = (Parser){.source = source, .arena = arena, .diags = diags, .first_line = 1};
    lexer_init(&p->lexer, source);
}

static void deinit(Parser *p) {
    array_free(&p->tokens, p->diags->arena.alloc);
    array_free(&p->memos, p->diags->arena.alloc);
}

// Hands the error to the diagnostics. Without any a limit of memory was met.
static void report(Parser *p) {
    if (p->arena->failed || p->error.message.bytes == NULL) {
        p->error = (Diag){.kind = DIAG_NO_MEMORY, .message = TEXT("while reading the program")};
    }
    diags_add(p->diags, p->error);
}

static bool read_module(Parser *p, void *out) {
    Module *module = out;
    module->body = (StmtSeq){0};
    if (parser_kind(p) != TOKEN_END && !parser_statements(p, &module->body)) {
        return false;
    }
    return parser_accept(p, TOKEN_END);
}

Module *parser_parse_module(Text source, Arena *arena, Diags *diags) {
    Parser *p = alloc_try(arena->alloc, sizeof *p);
    Module *module = arena_new(arena, Module);
    if (p == NULL || module == NULL) {
        alloc_release(arena->alloc, p, sizeof *p);
        diags->out_of_memory = true;
        return NULL;
    }
    init(p, source, arena, diags);
    const bool good = run(p, read_module, module);
    if (!good) {
        report(p);
    }
    deinit(p);
    alloc_release(arena->alloc, p, sizeof *p);
    if (!good) {
        return NULL;
    }
    module->docstring = ast_docstring(module->body);
    return module;
}

static bool read_expression(Parser *p, void *out) {
    Expr **expr = out;
    *expr = parser_expressions(p);
    while (*expr != NULL && parser_accept(p, TOKEN_NEWLINE)) {
    }
    return *expr != NULL && parser_accept(p, TOKEN_END);
}

Expr *parser_parse_expression(Text source, Arena *arena, Diags *diags) {
    Parser *p = alloc_try(arena->alloc, sizeof *p);
    if (p == NULL) {
        diags->out_of_memory = true;
        return NULL;
    }
    Expr *expr = NULL;
    // eval() ignores spaces before the expression, which would be an indentation.
    init(p, source, arena, diags);
    const bool good = run(p, read_expression, &expr);
    if (!good) {
        report(p);
    }
    deinit(p);
    alloc_release(arena->alloc, p, sizeof *p);
    return good ? expr : NULL;
}

static bool read_field(Parser *p, void *out) {
    Expr **expr = out;
    *expr = parser_star_expressions(p);
    return *expr != NULL;
}

Expr *parser_parse_field(Parser *p, Text text, int line, int column) {
    Parser *inner = alloc_try(p->diags->arena.alloc, sizeof *inner);
    if (inner == NULL) {
        parser_raise_no_memory(p);
        return NULL;
    }
    init(inner, text, p->arena, p->diags);
    inner->in_fstring = true;
    inner->first_line = inner->lexer.line = line;
    inner->first_column = column;
    inner->depth = p->depth;
    inner->names = p->names;
    inner->name_count = p->name_count;
    inner->name_size = p->name_size;
    Expr *expr = NULL;
    const bool good = parser_enter(p) && run(inner, read_field, &expr);
    p->names = inner->names;
    p->name_count = inner->name_count;
    p->name_size = inner->name_size;
    // The fields stand beside each other, each in its value, perhaps in the format of another.
    const int height = inner->height + 3;
    p->height = p->height > height ? p->height : height;
    if (!good && !p->raised) {
        p->raised = true;
        p->error = inner->error;
    }
    if (!p->raised) {
        parser_leave(p);
    }
    deinit(inner);
    alloc_release(p->diags->arena.alloc, inner, sizeof *inner);
    return good ? expr : NULL;
}
