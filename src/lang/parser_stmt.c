#include "lang/parser_state.h"

// Each is one more level of the tree for those who walk it; CPython takes fewer than 3000.
#define PARSER_MAX_ELIFS 2500

// ---- compound statements ----

static bool block_rule(Parser *p, StmtSeq *out) {
    const int start = p->at;
    if (parser_accept(p, TOKEN_NEWLINE)) {
        if (parser_accept(p, TOKEN_INDENT)) {
            return parser_statements(p, out) && parser_accept(p, TOKEN_DEDENT);
        }
        if (p->second && !parser_fails(p)) {
            parser_raise_here(p, DIAG_INDENTATION_ERROR, "expected an indented block");
        }
        p->at = start;
        return false;
    }
    return parser_simple_statements(p, out);
}

bool parser_block(Parser *p, StmtSeq *out) {
    void *result = NULL;
    if (parser_recall(p, MEMO_BLOCK, &result)) {
        if (result != NULL) {
            *out = *(StmtSeq *)result;
        }
        return result != NULL;
    }
    const int start = p->at;
    if (!parser_enter(p)) {
        return false;
    }
    const bool good = block_rule(p, out) && !parser_fails(p);
    parser_leave(p);
    if (p->second) {
        StmtSeq *copy = good ? parser_take(p, sizeof *copy) : NULL;
        if (copy != NULL) {
            *copy = *out;
        }
        parser_remember(p, MEMO_BLOCK, start, copy);
    }
    return good;
}

// ':' that CPython insists on.
static bool forced(Parser *p, TokenKind kind) {
    if (parser_accept(p, kind)) {
        return true;
    }
    if (!parser_fails(p)) {
        parser_raise(p, parser_token_span(p, p->at), "expected '%s'", token_kind_text(kind));
    }
    return false;
}

static void wrong_header(Parser *p) {
    if (p->second) {
        const int start = p->at;
        parser_wrong_header(p);
        p->at = start;
    }
}

// `else` or `finally` with its block, where it stands here.
static bool clause(Parser *p, TokenKind keyword, StmtSeq *out) {
    if (parser_kind(p) != keyword) {
        return !parser_fails(p);
    }
    wrong_header(p);
    const int start = p->at++;
    if (!forced(p, TOKEN_COLON)) {
        return false;
    }
    if (!parser_block(p, out)) {
        *out = (StmtSeq){0};
        p->at = start;
    }
    return !parser_fails(p);
}

// From `if` or `elif` to the end of its block. NULL: it is none.
static Stmt *if_branch(Parser *p) {
    wrong_header(p);
    const int start = p->at++;
    Expr *test = parser_named(p);
    StmtSeq body = {0};
    if (test == NULL || !parser_accept(p, TOKEN_COLON) || !parser_block(p, &body) ||
        parser_fails(p)) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, STMT_IF, parser_span(p, start));
    stmt->if_.test = test;
    stmt->if_.body = body;
    return parser_fails(p) ? NULL : stmt;
}

// In the tree each `elif` is a statement in the `else` of the one before, and ends where the last
// one does. A loop finds them: programs have hundreds, and the parser's own recursion is dear.
static Stmt *if_stmt(Parser *p) {
    const int start = p->at;
    Stmt *first = if_branch(p);
    Stmt *last = first;
    for (int count = 0; last != NULL && parser_kind(p) == TOKEN_ELIF; count++) {
        if (count >= PARSER_MAX_ELIFS) {
            parser_raise_limit(p, "an if statement with too many elifs");
            return NULL;
        }
        const int good = p->at;
        Stmt *other = if_branch(p);
        if (other == NULL) {
            p->at = good;
            break;
        }
        SEQ_PUSH(p, &last->if_.orelse, other);
        last = other;
    }
    if (last == NULL ||
        (last->if_.orelse.count == 0 && !clause(p, TOKEN_ELSE, &last->if_.orelse)) ||
        parser_fails(p)) {
        return NULL;
    }
    const Span whole = parser_span(p, start);
    for (Stmt *stmt = first;; stmt = stmt->if_.orelse.items[0]) {
        stmt->span = parser_span_range(stmt->span, whole);
        if (stmt == last) {
            return first;
        }
    }
}

static Stmt *while_stmt(Parser *p) {
    wrong_header(p);
    const int start = p->at++;
    Expr *test = parser_named(p);
    StmtSeq body = {0};
    StmtSeq orelse = {0};
    if (test == NULL || !parser_accept(p, TOKEN_COLON) || !parser_block(p, &body) ||
        !clause(p, TOKEN_ELSE, &orelse)) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, STMT_WHILE, parser_span(p, start));
    stmt->while_.test = test;
    stmt->while_.body = body;
    stmt->while_.orelse = orelse;
    return stmt;
}

static Stmt *for_stmt(Parser *p) {
    wrong_header(p);
    const int start = p->at;
    const bool is_async = parser_accept(p, TOKEN_ASYNC);
    p->at++;
    Expr *target = parser_star_targets(p);
    if (target == NULL || !parser_accept(p, TOKEN_IN)) {
        if (p->second && !parser_fails(p)) {
            p->at = start;
            parser_wrong_for_target(p);
        }
        return NULL;
    }
    Expr *iter = parser_star_expressions(p);
    StmtSeq body = {0};
    StmtSeq orelse = {0};
    if (iter == NULL || !parser_accept(p, TOKEN_COLON) || !parser_block(p, &body) ||
        !clause(p, TOKEN_ELSE, &orelse)) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, is_async ? STMT_ASYNC_FOR : STMT_FOR, parser_span(p, start));
    stmt->for_.target = target;
    stmt->for_.iter = iter;
    stmt->for_.body = body;
    stmt->for_.orelse = orelse;
    return stmt;
}

static bool wrong_with_item(Parser *p, int start) {
    p->at = start;
    if (parser_expression(p) == NULL || !parser_accept(p, TOKEN_AS)) {
        return false;
    }
    Expr *expr = parser_expression(p);
    const TokenKind next = parser_kind(p);
    if (expr == NULL || (next != TOKEN_COMMA && next != TOKEN_RPAR && next != TOKEN_COLON)) {
        return false;
    }
    Expr *wrong = parser_wrong_target(expr, false, false);
    if (wrong != NULL) {
        parser_raise(p, wrong->span, "cannot assign to %s", parser_expr_name(wrong));
    }
    return wrong != NULL;
}

static WithItem *with_item(Parser *p) {
    const int start = p->at;
    WithItem *item = parser_take(p, sizeof *item);
    item->context_expr = parser_expression(p);
    if (item->context_expr == NULL) {
        return NULL;
    }
    const int good = p->at;
    if (parser_accept(p, TOKEN_AS)) {
        item->optional_vars = parser_star_target(p);
        const TokenKind next = parser_kind(p);
        if (item->optional_vars != NULL &&
            (next == TOKEN_COMMA || next == TOKEN_RPAR || next == TOKEN_COLON)) {
            return item;
        }
        item->optional_vars = NULL;
        if (p->second && wrong_with_item(p, start)) {
            return NULL;
        }
        p->at = good;
    }
    return parser_fails(p) ? NULL : item;
}

static bool with_items(Parser *p, bool parenthesized, WithItemSeq *out) {
    if (parenthesized && !parser_accept(p, TOKEN_LPAR)) {
        return false;
    }
    for (int good = p->at;; good = p->at) {
        WithItem *item = NULL;
        if (out->count == 0 || parser_accept(p, TOKEN_COMMA)) {
            item = with_item(p);
        }
        if (item == NULL) {
            p->at = good;
            break;
        }
        SEQ_PUSH(p, out, item);
    }
    if (out->count == 0 || parser_fails(p)) {
        return false;
    }
    if (parenthesized) {
        parser_accept(p, TOKEN_COMMA);
        return parser_accept(p, TOKEN_RPAR);
    }
    return true;
}

static Stmt *with_stmt(Parser *p) {
    const int start = p->at;
    if (p->second) {
        parser_wrong_with_indent(p);
        p->at = start;
    }
    const bool is_async = parser_accept(p, TOKEN_ASYNC);
    const int first = ++p->at;
    WithItemSeq items = {0};
    StmtSeq body = {0};
    bool good =
        with_items(p, true, &items) && parser_accept(p, TOKEN_COLON) && parser_block(p, &body);
    if (!good && !parser_fails(p)) {
        p->at = first;
        items = (WithItemSeq){0};
        body = (StmtSeq){0};
        good =
            with_items(p, false, &items) && parser_accept(p, TOKEN_COLON) && parser_block(p, &body);
    }
    if (!good) {
        if (p->second && !parser_fails(p)) {
            p->at = start;
            parser_wrong_with(p);
        }
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, is_async ? STMT_ASYNC_WITH : STMT_WITH, parser_span(p, start));
    stmt->with.items = items;
    stmt->with.body = body;
    return stmt;
}

// ---- try ----

// One except block, or with `is_star` one except* block.
static ExceptHandler *except_block(Parser *p, bool is_star) {
    if (parser_kind(p) != TOKEN_EXCEPT) {
        return NULL;
    }
    wrong_header(p);
    const int start = p->at++;
    ExceptHandler *handler = parser_take(p, sizeof *handler);
    bool good = true;
    if (is_star) {
        good = parser_accept(p, TOKEN_STAR);
    }
    if (good && (is_star || parser_kind(p) != TOKEN_COLON)) {
        handler->type = parser_expression(p);
        good = handler->type != NULL;
        if (good && parser_accept(p, TOKEN_AS)) {
            handler->name = parser_name(p);
            good = handler->name.bytes != NULL;
        }
    }
    if (good && parser_accept(p, TOKEN_COLON) && parser_block(p, &handler->body)) {
        handler->span = parser_span(p, start);
        return handler;
    }
    p->at = start;
    if (p->second && !parser_fails(p)) {
        parser_wrong_except(p);
        p->at = start;
    }
    return NULL;
}

static Stmt *try_stmt(Parser *p) {
    const int start = p->at;
    if (p->second) {
        parser_wrong_try(p);
        p->at = start;
    }
    p->at++;
    StmtSeq body = {0};
    ExceptHandlerSeq handlers = {0};
    StmtSeq orelse = {0};
    StmtSeq finalbody = {0};
    if (!forced(p, TOKEN_COLON) || !parser_block(p, &body)) {
        return NULL;
    }
    bool is_star = false;
    if (!p->second) {
        is_star = parser_kind(p) == TOKEN_EXCEPT && parser_kind_at(p, 1) == TOKEN_STAR;
    }
    for (int tries = 0; tries < 2 && handlers.count == 0; tries++) {
        ExceptHandler *handler = NULL;
        while ((handler = except_block(p, is_star)) != NULL) {
            SEQ_PUSH(p, &handlers, handler);
        }
        if (handlers.count == 0 && p->second) {
            is_star = true;
        }
    }
    if (parser_fails(p) || (handlers.count > 0 && !clause(p, TOKEN_ELSE, &orelse)) ||
        !clause(p, TOKEN_FINALLY, &finalbody)) {
        return NULL;
    }
    if (handlers.count == 0 && finalbody.count == 0) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, is_star ? STMT_TRY_STAR : STMT_TRY, parser_span(p, start));
    stmt->try_.body = body;
    stmt->try_.handlers = handlers;
    stmt->try_.orelse = orelse;
    stmt->try_.finalbody = finalbody;
    return stmt;
}

// ---- functions and classes ----

static Stmt *function_def(Parser *p, ExprSeq decorators) {
    wrong_header(p);
    const int start = p->at;
    const bool is_async = parser_accept(p, TOKEN_ASYNC);
    p->at++;
    const Text name = parser_name(p);
    if (name.bytes == NULL || !forced(p, TOKEN_LPAR)) {
        return NULL;
    }
    Arguments *args = parser_parameters(p, false);
    if (args == NULL || !parser_accept(p, TOKEN_RPAR)) {
        return NULL;
    }
    Expr *returns = NULL;
    const int good = p->at;
    if (parser_accept(p, TOKEN_ARROW)) {
        returns = parser_expression(p);
        p->at = returns == NULL ? good : p->at;
    }
    StmtSeq body = {0};
    if (!forced(p, TOKEN_COLON) || !parser_block(p, &body)) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, is_async ? STMT_ASYNC_FUNCTION_DEF : STMT_FUNCTION_DEF,
                             parser_span(p, start));
    stmt->function_def.name = name;
    stmt->function_def.args = args;
    stmt->function_def.body = body;
    stmt->function_def.decorator_list = decorators;
    stmt->function_def.returns = returns;
    return stmt;
}

static Stmt *class_def(Parser *p, ExprSeq decorators) {
    wrong_header(p);
    const int start = p->at++;
    const Text name = parser_name(p);
    if (name.bytes == NULL) {
        return NULL;
    }
    CallArguments arguments = {0};
    if (parser_accept(p, TOKEN_LPAR) &&
        (!parser_call_arguments(p, &arguments) || !parser_accept(p, TOKEN_RPAR))) {
        return NULL;
    }
    StmtSeq body = {0};
    if (!parser_accept(p, TOKEN_COLON) || !parser_block(p, &body)) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, STMT_CLASS_DEF, parser_span(p, start));
    stmt->class_def.name = name;
    stmt->class_def.bases = arguments.args;
    stmt->class_def.keywords = arguments.keywords;
    stmt->class_def.body = body;
    stmt->class_def.decorator_list = decorators;
    return stmt;
}

static Stmt *decorated(Parser *p) {
    ExprSeq decorators = {0};
    while (parser_accept(p, TOKEN_AT)) {
        Expr *decorator = parser_named(p);
        if (decorator == NULL || !parser_accept(p, TOKEN_NEWLINE)) {
            return NULL;
        }
        SEQ_PUSH(p, &decorators, decorator);
    }
    const TokenKind kind = parser_kind(p);
    if (kind == TOKEN_CLASS) {
        return class_def(p, decorators);
    }
    if (kind == TOKEN_DEF || (kind == TOKEN_ASYNC && parser_kind_at(p, 1) == TOKEN_DEF)) {
        return function_def(p, decorators);
    }
    return NULL;
}

static Stmt *async_stmt(Parser *p) {
    switch (parser_kind_at(p, 1)) {
    case TOKEN_DEF:
        return function_def(p, (ExprSeq){0});
    case TOKEN_WITH:
        return with_stmt(p);
    case TOKEN_FOR:
        return for_stmt(p);
    default:
        return NULL;
    }
}

static Stmt *compound_stmt(Parser *p) {
    switch (parser_kind(p)) {
    case TOKEN_DEF:
        return function_def(p, (ExprSeq){0});
    case TOKEN_AT:
        return decorated(p);
    case TOKEN_ASYNC:
        return async_stmt(p);
    case TOKEN_IF:
        return if_stmt(p);
    case TOKEN_CLASS:
        return class_def(p, (ExprSeq){0});
    case TOKEN_WITH:
        return with_stmt(p);
    case TOKEN_FOR:
        return for_stmt(p);
    case TOKEN_TRY:
        return try_stmt(p);
    case TOKEN_WHILE:
        return while_stmt(p);
    default:
        return parser_word(p, "match") ? parser_match(p) : NULL;
    }
}

static bool statement(Parser *p, StmtSeq *out) {
    const int start = p->at;
    const TokenKind kind = parser_kind(p);
    Stmt *stmt = compound_stmt(p);
    if (stmt != NULL && !parser_fails(p)) {
        SEQ_PUSH(p, out, stmt);
        return true;
    }
    p->at = start;
    const bool starts_compound = kind == TOKEN_DEF || kind == TOKEN_AT || kind == TOKEN_ASYNC ||
                                 kind == TOKEN_IF || kind == TOKEN_CLASS || kind == TOKEN_WITH ||
                                 kind == TOKEN_FOR || kind == TOKEN_TRY || kind == TOKEN_WHILE;
    return !parser_fails(p) && !starts_compound && parser_simple_statements(p, out);
}

// Whether no statement can begin here.
static bool ends_statements(TokenKind kind) {
    return kind == TOKEN_END || kind == TOKEN_DEDENT;
}

bool parser_statements(Parser *p, StmtSeq *out) {
    while (!ends_statements(parser_kind(p))) {
        const int start = p->at;
        const int count = out->count;
        if (!statement(p, out)) {
            out->count = count;
            p->at = start;
            break;
        }
    }
    return out->count > 0 && !parser_fails(p);
}
