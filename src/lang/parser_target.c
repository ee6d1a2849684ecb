#include "lang/parser_state.h"

// What is assigned to is read as an expression and then looked at: CPython's rules for targets
// accept just those primaries that pass here.

static bool can_be_target(const Expr *expr, ExprContext ctx) {
    switch (expr->kind) {
    case EXPR_NAME:
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT:
        return true;
    case EXPR_STARRED:
        return ctx == CTX_STORE && expr->starred.value->kind != EXPR_STARRED &&
               can_be_target(expr->starred.value, ctx);
    case EXPR_LIST:
    case EXPR_TUPLE:
        for (int i = 0; i < expr->list.elts.count; i++) {
            if (!can_be_target(expr->list.elts.items[i], ctx)) {
                return false;
            }
        }
        return true;
    default:
        return false;
    }
}

static void set_context(Expr *expr, ExprContext ctx) {
    switch (expr->kind) {
    case EXPR_NAME:
        expr->name.ctx = ctx;
        break;
    case EXPR_ATTRIBUTE:
        expr->attribute.ctx = ctx;
        break;
    case EXPR_SUBSCRIPT:
        expr->subscript.ctx = ctx;
        break;
    case EXPR_STARRED:
        expr->starred.ctx = ctx;
        set_context(expr->starred.value, ctx);
        break;
    default:
        expr->list.ctx = ctx;
        for (int i = 0; i < expr->list.elts.count; i++) {
            set_context(expr->list.elts.items[i], ctx);
        }
    }
}

bool parser_make_target(Parser *p, Expr *expr, ExprContext ctx) {
    if (parser_fails(p) || !can_be_target(expr, ctx)) {
        return false;
    }
    set_context(expr, ctx);
    return true;
}

static Expr *target_with_star_atom(Parser *p) {
    Expr *expr = parser_primary(p);
    return expr != NULL && parser_make_target(p, expr, CTX_STORE) ? expr : NULL;
}

Expr *parser_star_target(Parser *p) {
    const int start = p->at;
    if (!parser_accept(p, TOKEN_STAR)) {
        return target_with_star_atom(p);
    }
    Expr *value = parser_kind(p) == TOKEN_STAR ? NULL : target_with_star_atom(p);
    if (value == NULL) {
        return NULL;
    }
    Expr *expr = parser_expr(p, EXPR_STARRED, parser_span(p, start));
    expr->starred.value = value;
    expr->starred.ctx = CTX_STORE;
    return expr;
}

Expr *parser_star_targets(Parser *p) {
    Expr *expr = parser_tuple_of(p, parser_star_target);
    if (expr != NULL && expr->kind == EXPR_TUPLE) {
        expr->list.ctx = CTX_STORE;
    }
    return expr;
}

Expr *parser_single_target(Parser *p, bool allow_name) {
    const int start = p->at;
    const bool parenthesized = parser_kind(p) == TOKEN_LPAR;
    Expr *expr = parser_primary(p);
    if (expr == NULL || (expr->kind == EXPR_NAME && !allow_name && !parenthesized)) {
        return NULL;
    }
    const bool fits =
        expr->kind == EXPR_NAME || expr->kind == EXPR_ATTRIBUTE || expr->kind == EXPR_SUBSCRIPT;
    if (!fits || p->at == start) {
        return NULL;
    }
    return parser_make_target(p, expr, CTX_STORE) ? expr : NULL;
}

bool parser_del_targets(Parser *p, ExprSeq *out) {
    for (;;) {
        const int start = p->at;
        Expr *expr = parser_primary(p);
        if (expr == NULL || !parser_make_target(p, expr, CTX_DEL)) {
            p->at = start;
            return out->count > 0 && !parser_fails(p);
        }
        SEQ_PUSH(p, out, expr);
        if (!parser_accept(p, TOKEN_COMMA)) {
            return true;
        }
    }
}

Expr *parser_wrong_target(Expr *expr, bool is_del, bool is_for) {
    switch (expr->kind) {
    case EXPR_LIST:
    case EXPR_TUPLE:
        for (int i = 0; i < expr->list.elts.count; i++) {
            Expr *wrong = parser_wrong_target(expr->list.elts.items[i], is_del, is_for);
            if (wrong != NULL) {
                return wrong;
            }
        }
        return NULL;
    case EXPR_STARRED:
        return is_del ? expr : parser_wrong_target(expr->starred.value, is_del, is_for);
    case EXPR_COMPARE:
        // `for a + 1 in b` was read as a comparison; its left side is the target.
        if (!is_for) {
            return expr;
        }
        return expr->compare.ops[0] == CMP_IN
                   ? parser_wrong_target(expr->compare.left, is_del, is_for)
                   : NULL;
    case EXPR_NAME:
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT:
        return NULL;
    default:
        return expr;
    }
}
