#include "lang/parser_state.h"

// ---- simple statements ----

static bool augmented(TokenKind kind, Operator *op) {
    static const struct {
        TokenKind kind;
        Operator op;
    } table[] = {{TOKEN_PLUS_EQUAL, OPERATOR_ADD},
                 {TOKEN_MINUS_EQUAL, OPERATOR_SUB},
                 {TOKEN_STAR_EQUAL, OPERATOR_MULT},
                 {TOKEN_AT_EQUAL, OPERATOR_MAT_MULT},
                 {TOKEN_SLASH_EQUAL, OPERATOR_DIV},
                 {TOKEN_PERCENT_EQUAL, OPERATOR_MOD},
                 {TOKEN_AMPER_EQUAL, OPERATOR_BIT_AND},
                 {TOKEN_VBAR_EQUAL, OPERATOR_BIT_OR},
                 {TOKEN_CIRCUMFLEX_EQUAL, OPERATOR_BIT_XOR},
                 {TOKEN_LEFT_SHIFT_EQUAL, OPERATOR_LSHIFT},
                 {TOKEN_RIGHT_SHIFT_EQUAL, OPERATOR_RSHIFT},
                 {TOKEN_DOUBLE_STAR_EQUAL, OPERATOR_POW},
                 {TOKEN_DOUBLE_SLASH_EQUAL, OPERATOR_FLOOR_DIV}};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i].kind == kind) {
            *op = table[i].op;
            return true;
        }
    }
    return false;
}

// What follows the target and the colon of an annotated assignment.
static Stmt *annotation(Parser *p, int start, Expr *target, bool simple) {
    Expr *annotated = parser_expression(p);
    if (annotated == NULL) {
        return NULL;
    }
    const int good = p->at;
    Expr *value = parser_accept(p, TOKEN_EQUAL) ? parser_yield_or_star(p) : NULL;
    p->at = value == NULL ? good : p->at;
    if (parser_fails(p)) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, STMT_ANN_ASSIGN, parser_span(p, start));
    stmt->ann_assign.target = target;
    stmt->ann_assign.annotation = annotated;
    stmt->ann_assign.value = value;
    stmt->ann_assign.simple = simple;
    return stmt;
}

static Stmt *make_assign(Parser *p, int start, ExprSeq targets, Expr *value) {
    Stmt *stmt = parser_stmt(p, STMT_ASSIGN, parser_span(p, start));
    stmt->assign.targets = targets;
    stmt->assign.value = value;
    return stmt;
}

static Stmt *aug_assign(Parser *p, int start, Expr *target, Operator op) {
    p->at++;
    Expr *value = parser_yield_or_star(p);
    if (value == NULL) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, STMT_AUG_ASSIGN, parser_span(p, start));
    stmt->aug_assign.target = target;
    stmt->aug_assign.op = op;
    stmt->aug_assign.value = value;
    return stmt;
}

static Stmt *expr_stmt(Parser *p, int start, Expr *value) {
    Stmt *stmt = parser_stmt(p, STMT_EXPR, parser_span(p, start));
    stmt->expr.value = value;
    return stmt;
}

// The first run's way: read an expression, then see what it is the beginning of.
static Stmt *quick_assignment_or_expression(Parser *p) {
    const int start = p->at;
    const bool bare_name = parser_kind(p) == TOKEN_NAME;
    const bool parenthesis = parser_kind(p) == TOKEN_LPAR;
    Expr *expr = parser_star_expressions(p);
    if (expr == NULL) {
        return NULL;
    }
    const TokenKind next = parser_kind(p);
    Operator op = OPERATOR_ADD;
    const bool single =
        expr->kind == EXPR_NAME || expr->kind == EXPR_ATTRIBUTE || expr->kind == EXPR_SUBSCRIPT;
    if (next == TOKEN_COLON && single && (bare_name || parenthesis || expr->kind != EXPR_NAME)) {
        const bool simple = bare_name && expr->kind == EXPR_NAME;
        parser_make_target(p, expr, CTX_STORE);
        p->at++;
        return annotation(p, start, expr, simple);
    }
    if (augmented(next, &op)) {
        return single && parser_make_target(p, expr, CTX_STORE) ? aug_assign(p, start, expr, op)
                                                                : NULL;
    }
    if (next != TOKEN_EQUAL) {
        return expr_stmt(p, start, expr);
    }
    ExprSeq targets = {0};
    while (parser_accept(p, TOKEN_EQUAL)) {
        if (expr->kind == EXPR_YIELD || expr->kind == EXPR_YIELD_FROM ||
            !parser_make_target(p, expr, CTX_STORE)) {
            return NULL;
        }
        SEQ_PUSH(p, &targets, expr);
        expr = parser_yield_or_star(p);
        if (expr == NULL) {
            return NULL;
        }
    }
    return make_assign(p, start, targets, expr);
}

// The second run's way: as CPython tries it. NULL: it is no assignment.
static Stmt *slow_assignment(Parser *p) {
    const int start = p->at;
    if (parser_kind(p) == TOKEN_NAME && parser_kind_at(p, 1) == TOKEN_COLON) {
        Expr *target = parser_single_target(p, true);
        p->at = start + 2;
        Stmt *stmt = target == NULL ? NULL : annotation(p, start, target, true);
        if (stmt != NULL) {
            return stmt;
        }
        p->at = start;
    }
    Expr *target = parser_single_target(p, false);
    if (target != NULL && parser_accept(p, TOKEN_COLON)) {
        Stmt *stmt = annotation(p, start, target, false);
        if (stmt != NULL) {
            return stmt;
        }
    }
    ExprSeq targets = {0};
    int good = p->at = start;
    for (;; good = p->at) {
        target = parser_star_targets(p);
        if (target == NULL || !parser_accept(p, TOKEN_EQUAL)) {
            p->at = good;
            break;
        }
        SEQ_PUSH(p, &targets, target);
    }
    if (targets.count > 0) {
        Expr *value = parser_yield_or_star(p);
        if (value != NULL && parser_kind(p) != TOKEN_EQUAL) {
            return make_assign(p, start, targets, value);
        }
    }
    p->at = start;
    target = parser_single_target(p, true);
    Operator op = OPERATOR_ADD;
    if (target != NULL && augmented(parser_kind(p), &op)) {
        return aug_assign(p, start, target, op); // CPython does not go back behind this
    }
    p->at = start;
    parser_wrong_assignment(p);
    p->at = start;
    return NULL;
}

static Stmt *assignment_or_expression(Parser *p) {
    if (!p->second) {
        return quick_assignment_or_expression(p);
    }
    const int start = p->at;
    Stmt *stmt = slow_assignment(p);
    if (stmt != NULL || parser_fails(p)) {
        return stmt;
    }
    p->at = start;
    Expr *expr = parser_star_expressions(p);
    return expr == NULL ? NULL : expr_stmt(p, start, expr);
}

static Stmt *return_stmt(Parser *p) {
    const int start = p->at++;
    Expr *value = parser_star_expressions(p);
    p->at = value == NULL ? start + 1 : p->at;
    Stmt *stmt = parser_stmt(p, STMT_RETURN, parser_span(p, start));
    stmt->return_.value = value;
    return stmt;
}

static Stmt *raise_stmt(Parser *p) {
    const int start = p->at++;
    Expr *exc = parser_expression(p);
    Expr *cause = NULL;
    p->at = exc == NULL ? start + 1 : p->at;
    const int good = p->at;
    if (exc != NULL && parser_accept(p, TOKEN_FROM)) {
        cause = parser_expression(p);
        p->at = cause == NULL ? good : p->at;
    }
    Stmt *stmt = parser_stmt(p, STMT_RAISE, parser_span(p, start));
    stmt->raise.exc = exc;
    stmt->raise.cause = cause;
    return stmt;
}

static Stmt *del_stmt(Parser *p) {
    const int start = p->at++;
    ExprSeq targets = {0};
    if (parser_del_targets(p, &targets) &&
        (parser_kind(p) == TOKEN_SEMI || parser_kind(p) == TOKEN_NEWLINE)) {
        Stmt *stmt = parser_stmt(p, STMT_DELETE, parser_span(p, start));
        stmt->delete.targets = targets;
        return stmt;
    }
    if (!p->second) {
        return NULL;
    }
    p->at = start + 1;
    Expr *expr = parser_star_expressions(p);
    Expr *wrong = expr == NULL ? NULL : parser_wrong_target(expr, true, false);
    return wrong == NULL
               ? NULL
               : parser_raise(p, wrong->span, "cannot delete %s", parser_expr_name(wrong));
}

static Stmt *assert_stmt(Parser *p) {
    const int start = p->at++;
    Expr *test = parser_expression(p);
    if (test == NULL) {
        return NULL;
    }
    const int good = p->at;
    Expr *msg = parser_accept(p, TOKEN_COMMA) ? parser_expression(p) : NULL;
    p->at = msg == NULL ? good : p->at;
    Stmt *stmt = parser_stmt(p, STMT_ASSERT, parser_span(p, start));
    stmt->assert_.test = test;
    stmt->assert_.msg = msg;
    return stmt;
}

static Stmt *global_stmt(Parser *p, StmtKind kind) {
    const int start = p->at++;
    TextSeq names = {0};
    for (;;) {
        const int good = p->at;
        if (names.count > 0 && !parser_accept(p, TOKEN_COMMA)) {
            break;
        }
        const Text name = parser_name(p);
        if (name.bytes == NULL) {
            p->at = good;
            break;
        }
        SEQ_PUSH(p, &names, name);
    }
    if (names.count == 0) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, kind, parser_span(p, start));
    stmt->global.names = names;
    return stmt;
}

static Stmt *word_stmt(Parser *p, StmtKind kind) {
    const int start = p->at++;
    return parser_stmt(p, kind, parser_span(p, start));
}

// ---- imports ----

// a.b.c, as one name; bytes NULL: there is none.
static Text dotted_name(Parser *p) {
    const int start = p->at;
    Text name = parser_name(p);
    if (name.bytes == NULL) {
        return name;
    }
    while (parser_kind(p) == TOKEN_DOT && parser_kind_at(p, 1) == TOKEN_NAME) {
        p->at += 2;
    }
    if (p->at == start + 1) {
        return name;
    }
    // Spaces may stand around the dots, so the parts are put together.
    Buf joined;
    buf_init(&joined, p->diags->arena.alloc);
    for (int i = start; i < p->at; i++) {
        buf_add_text(&joined, parser_text(p, i));
    }
    name = joined.failed ? (Text){NULL, 0} : parser_intern(p, buf_text(&joined));
    if (joined.failed) {
        parser_raise_limit(p, "out of memory");
    }
    buf_deinit(&joined);
    return name;
}

static Alias *alias(Parser *p, bool dotted) {
    const int start = p->at;
    Alias *out = parser_take(p, sizeof *out);
    out->name = dotted ? dotted_name(p) : parser_name(p);
    if (out->name.bytes == NULL) {
        return NULL;
    }
    const int good = p->at;
    if (parser_accept(p, TOKEN_AS)) {
        out->asname = parser_name(p);
        p->at = out->asname.bytes == NULL ? good : p->at;
    }
    out->span = parser_span(p, start);
    return parser_fails(p) ? NULL : out;
}

// One or more; ends before a comma that no name follows.
static bool aliases(Parser *p, bool dotted, AliasSeq *out) {
    for (int good = p->at;; good = p->at) {
        Alias *next = NULL;
        if (out->count == 0 || parser_accept(p, TOKEN_COMMA)) {
            next = alias(p, dotted);
        }
        if (next == NULL) {
            p->at = good;
            return out->count > 0 && !parser_fails(p);
        }
        SEQ_PUSH(p, out, next);
    }
}

static Stmt *import_name(Parser *p) {
    const int start = p->at++;
    AliasSeq names = {0};
    if (!aliases(p, true, &names)) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, STMT_IMPORT, parser_span(p, start));
    stmt->import.names = names;
    return stmt;
}

static bool import_targets(Parser *p, AliasSeq *out) {
    if (parser_accept(p, TOKEN_LPAR)) {
        if (!aliases(p, false, out)) {
            return false;
        }
        parser_accept(p, TOKEN_COMMA);
        return parser_accept(p, TOKEN_RPAR);
    }
    const int start = p->at;
    if (parser_accept(p, TOKEN_STAR)) {
        Alias *star = parser_take(p, sizeof *star);
        star->name = TEXT("*");
        star->span = parser_span(p, start);
        SEQ_PUSH(p, out, star);
        return true;
    }
    if (!aliases(p, false, out)) {
        return false;
    }
    if (parser_kind(p) != TOKEN_COMMA) {
        return true;
    }
    if (p->second && parser_kind_at(p, 1) == TOKEN_NEWLINE) {
        parser_raise_here(p, DIAG_SYNTAX_ERROR,
                          "trailing comma not allowed without surrounding parentheses");
    }
    return false;
}

static Stmt *import_from(Parser *p) {
    const int start = p->at++;
    int level = 0;
    for (;;) {
        if (parser_accept(p, TOKEN_DOT)) {
            level++;
        } else if (parser_accept(p, TOKEN_ELLIPSIS)) {
            level += 3;
        } else {
            break;
        }
    }
    const Text module = dotted_name(p);
    AliasSeq names = {0};
    if ((module.bytes == NULL && level == 0) || !parser_accept(p, TOKEN_IMPORT) ||
        !import_targets(p, &names)) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, STMT_IMPORT_FROM, parser_span(p, start));
    stmt->import_from.module = module;
    stmt->import_from.names = names;
    stmt->import_from.level = level;
    return stmt;
}

static Stmt *yield_stmt(Parser *p) {
    const int start = p->at;
    Expr *value = parser_yield(p);
    return value == NULL ? NULL : expr_stmt(p, start, value);
}

static Stmt *simple_rule(Parser *p) {
    const int start = p->at;
    switch (parser_kind(p)) {
    case TOKEN_RETURN:
    case TOKEN_IMPORT:
    case TOKEN_FROM:
    case TOKEN_RAISE:
    case TOKEN_PASS:
    case TOKEN_DEL:
    case TOKEN_YIELD:
    case TOKEN_ASSERT:
    case TOKEN_BREAK:
    case TOKEN_CONTINUE:
    case TOKEN_GLOBAL:
    case TOKEN_NONLOCAL:
        if (p->second) {
            // An assignment is tried first: `yield = 1` has a message of its own.
            parser_wrong_assignment(p);
            p->at = start;
        }
        break;
    default:
        return assignment_or_expression(p);
    }
    switch (parser_kind(p)) {
    case TOKEN_RETURN:
        return return_stmt(p);
    case TOKEN_IMPORT:
        return import_name(p);
    case TOKEN_FROM:
        return import_from(p);
    case TOKEN_RAISE:
        return raise_stmt(p);
    case TOKEN_PASS:
        return word_stmt(p, STMT_PASS);
    case TOKEN_DEL:
        return del_stmt(p);
    case TOKEN_YIELD:
        return yield_stmt(p);
    case TOKEN_ASSERT:
        return assert_stmt(p);
    case TOKEN_BREAK:
        return word_stmt(p, STMT_BREAK);
    case TOKEN_CONTINUE:
        return word_stmt(p, STMT_CONTINUE);
    case TOKEN_GLOBAL:
        return global_stmt(p, STMT_GLOBAL);
    case TOKEN_NONLOCAL:
        return global_stmt(p, STMT_NONLOCAL);
    default:
        return NULL;
    }
}

static Stmt *simple_statement(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_SIMPLE_STATEMENT, &result)) {
        return result;
    }
    const int start = p->at;
    p->height = 0;
    Stmt *stmt = simple_rule(p);
    return parser_remember(p, MEMO_SIMPLE_STATEMENT, start, parser_fails(p) ? NULL : stmt);
}

bool parser_simple_statements(Parser *p, StmtSeq *out) {
    for (;;) {
        Stmt *stmt = simple_statement(p);
        if (stmt == NULL) {
            return false;
        }
        SEQ_PUSH(p, out, stmt);
        const bool more = parser_accept(p, TOKEN_SEMI);
        if (!more || parser_kind(p) == TOKEN_NEWLINE) {
            return parser_accept(p, TOKEN_NEWLINE);
        }
    }
}

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

static bool else_block(Parser *p, StmtSeq *out) {
    if (parser_kind(p) != TOKEN_ELSE) {
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

static Stmt *if_stmt(Parser *p) {
    wrong_header(p);
    const int start = p->at++;
    Expr *test = parser_named(p);
    StmtSeq body = {0};
    StmtSeq orelse = {0};
    if (test == NULL || !parser_accept(p, TOKEN_COLON) || !parser_block(p, &body)) {
        return NULL;
    }
    if (parser_kind(p) == TOKEN_ELIF) {
        const int good = p->at;
        Stmt *other = NULL;
        if (parser_enter(p)) {
            other = if_stmt(p);
            parser_leave(p);
        }
        if (other != NULL) {
            SEQ_PUSH(p, &orelse, other);
        } else {
            p->at = good;
        }
    } else if (!else_block(p, &orelse)) {
        return NULL;
    }
    if (parser_fails(p)) {
        return NULL;
    }
    Stmt *stmt = parser_stmt(p, STMT_IF, parser_span(p, start));
    stmt->if_.test = test;
    stmt->if_.body = body;
    stmt->if_.orelse = orelse;
    return stmt;
}

static Stmt *while_stmt(Parser *p) {
    wrong_header(p);
    const int start = p->at++;
    Expr *test = parser_named(p);
    StmtSeq body = {0};
    StmtSeq orelse = {0};
    if (test == NULL || !parser_accept(p, TOKEN_COLON) || !parser_block(p, &body) ||
        !else_block(p, &orelse)) {
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
        !else_block(p, &orelse)) {
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

bool parser_with_items(Parser *p, bool parenthesized, WithItemSeq *out) {
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
    bool good = parser_with_items(p, true, &items) && parser_accept(p, TOKEN_COLON) &&
                parser_block(p, &body);
    if (!good && !parser_fails(p)) {
        p->at = first;
        items = (WithItemSeq){0};
        body = (StmtSeq){0};
        good = parser_with_items(p, false, &items) && parser_accept(p, TOKEN_COLON) &&
               parser_block(p, &body);
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

static bool finally_block(Parser *p, StmtSeq *out) {
    if (parser_kind(p) != TOKEN_FINALLY) {
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
    if (parser_fails(p) || (handlers.count > 0 && !else_block(p, &orelse)) ||
        !finally_block(p, &finalbody)) {
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
