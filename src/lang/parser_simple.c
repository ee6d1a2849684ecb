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
        parser_raise_no_memory(p);
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
