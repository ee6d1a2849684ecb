#include "lang/parser_state.h"

// ---- the arguments of a call ----

static bool positional(Parser *p, ExprSeq *out) {
    const int start = p->at;
    Expr *expr = NULL;
    if (parser_kind(p) == TOKEN_STAR) {
        expr = parser_starred(p);
    } else if (parser_kind(p) == TOKEN_NAME && parser_kind_at(p, 1) == TOKEN_COLON_EQUAL) {
        expr = parser_assignment_expression(p);
    } else if (p->second || parser_kind(p) != TOKEN_NAME || parser_kind_at(p, 1) != TOKEN_EQUAL) {
        expr = parser_expression(p);
        expr = expr != NULL && parser_kind(p) == TOKEN_COLON_EQUAL ? NULL : expr;
    }
    if (expr == NULL || (expr->kind != EXPR_STARRED && parser_kind(p) == TOKEN_EQUAL)) {
        p->at = start;
        return false;
    }
    SEQ_PUSH(p, out, expr);
    return !parser_fails(p);
}

// name=value, and *value or **value, whichever is `stars`.
static bool keyword_or_starred(Parser *p, TokenKind stars, CallArguments *out) {
    const int start = p->at;
    if (p->second && !p->quiet) {
        parser_wrong_keyword(p);
        p->at = start;
    }
    Keyword *keyword = NULL;
    if (parser_kind(p) == TOKEN_NAME && parser_kind_at(p, 1) == TOKEN_EQUAL) {
        keyword = parser_take(p, sizeof *keyword);
        keyword->arg = parser_name(p);
        p->at++;
        keyword->value = parser_expression(p);
    } else if (stars == TOKEN_DOUBLE_STAR && parser_accept(p, TOKEN_DOUBLE_STAR)) {
        keyword = parser_take(p, sizeof *keyword);
        keyword->value = parser_expression(p);
    } else if (stars == TOKEN_STAR && parser_kind(p) == TOKEN_STAR) {
        Expr *expr = parser_starred(p);
        if (expr != NULL) {
            SEQ_PUSH(p, &out->args, expr);
            return !parser_fails(p);
        }
    }
    if (keyword == NULL || keyword->value == NULL || parser_fails(p)) {
        p->at = start;
        return false;
    }
    keyword->span = parser_span(p, start);
    SEQ_PUSH(p, &out->keywords, keyword);
    return true;
}

// Items with commas between; ends before a comma that no item follows. True: at least one.
static bool keywords(Parser *p, TokenKind stars, CallArguments *out) {
    bool any = false;
    for (int good = p->at;; good = p->at) {
        if ((any && !parser_accept(p, TOKEN_COMMA)) || !keyword_or_starred(p, stars, out)) {
            p->at = good;
            return any && !parser_fails(p);
        }
        any = true;
    }
}

static bool kwargs(Parser *p, CallArguments *out) {
    const bool first = keywords(p, TOKEN_STAR, out);
    const int good = p->at;
    if (first && !parser_accept(p, TOKEN_COMMA)) {
        return true;
    }
    const bool second = keywords(p, TOKEN_DOUBLE_STAR, out);
    if (!second) {
        p->at = good;
    }
    return (first || second) && !parser_fails(p);
}

bool parser_args(Parser *p, CallArguments *out) {
    int good = p->at;
    bool any = false;
    for (;; good = p->at) {
        if ((any && !parser_accept(p, TOKEN_COMMA)) || !positional(p, &out->args)) {
            p->at = good;
            break;
        }
        any = true;
    }
    if (parser_fails(p)) {
        return false;
    }
    if (any && !parser_accept(p, TOKEN_COMMA)) {
        return true;
    }
    if (!kwargs(p, out)) {
        p->at = good;
        return any && !parser_fails(p);
    }
    return true;
}

// f(x for x in y): the parentheses belong to the generator expression.
static bool lone_genexp(Parser *p, int start, CallArguments *out) {
    const TokenKind kind = parser_kind(p);
    const bool clause =
        kind == TOKEN_FOR || (kind == TOKEN_ASYNC && parser_kind_at(p, 1) == TOKEN_FOR);
    if (!clause || out->args.count != 1 || out->keywords.count != 0 ||
        out->args.items[0]->kind == EXPR_STARRED ||
        parser_token(p, p->at - 1)->kind == TOKEN_COMMA) {
        return false;
    }
    ComprehensionSeq clauses = {0};
    if (!parser_for_if_clauses(p, &clauses) || parser_kind(p) != TOKEN_RPAR) {
        return false;
    }
    p->at++;
    Expr *expr = parser_expr(p, EXPR_GENERATOR_EXP, parser_span(p, start - 1));
    p->at--;
    expr->comp.elt = out->args.items[0];
    expr->comp.generators = clauses;
    out->args.items[0] = expr;
    return true;
}

bool parser_call_arguments(Parser *p, CallArguments *out) {
    const int start = p->at;
    if (parser_kind(p) == TOKEN_RPAR) {
        return true;
    }
    if (parser_args(p, out)) {
        if (!p->second && lone_genexp(p, start, out)) {
            return true;
        }
        parser_accept(p, TOKEN_COMMA);
        if (parser_kind(p) == TOKEN_RPAR) {
            return true;
        }
    }
    p->at = start;
    if (p->second && !p->quiet) {
        parser_wrong_arguments(p);
    }
    p->at = start;
    *out = (CallArguments){0};
    return !parser_fails(p); // no arguments; the caller finds no parenthesis
}

// ---- the parameters of a function ----

typedef struct Reader {
    Parser *p;
    Arguments *out;
    TokenKind close;
    bool is_lambda;
} Reader;

static Arg *parameter(Reader *r, bool is_vararg) {
    Parser *p = r->p;
    const int start = p->at;
    Arg *arg = parser_take(p, sizeof *arg);
    arg->arg = parser_name(p);
    if (arg->arg.bytes == NULL) {
        return NULL;
    }
    if (!r->is_lambda && parser_accept(p, TOKEN_COLON)) {
        arg->annotation = is_vararg ? parser_star_expression(p) : parser_expression(p);
        if (arg->annotation == NULL) {
            return NULL;
        }
    }
    arg->span = parser_span(p, start);
    return parser_fails(p) ? NULL : arg;
}

// '=' expression; NULL in *out when there is none. False: it is wrong.
static bool default_value(Reader *r, Expr **out) {
    Parser *p = r->p;
    *out = NULL;
    if (parser_kind(p) != TOKEN_EQUAL) {
        return true;
    }
    const int start = p->at++;
    *out = parser_expression(p);
    if (*out == NULL && !parser_fails(p)) {
        p->at = start + 1;
        const TokenKind kind = parser_kind(p);
        if (p->second && (kind == TOKEN_RPAR || kind == TOKEN_COMMA)) {
            parser_raise(p, parser_token_span(p, start), "expected default value expression");
        }
    }
    return *out != NULL;
}

// A comma, or nothing before the end.
static bool ends_parameter(Reader *r) {
    return parser_accept(r->p, TOKEN_COMMA) || parser_kind(r->p) == r->close;
}

static bool keyword_only(Reader *r) {
    Expr *value = NULL;
    Arg *arg = parameter(r, false);
    if (arg == NULL || !default_value(r, &value) || !ends_parameter(r)) {
        return false;
    }
    SEQ_PUSH(r->p, &r->out->kwonlyargs, arg);
    SEQ_PUSH(r->p, &r->out->kw_defaults, value);
    return true;
}

static bool double_star(Reader *r) {
    r->p->at++;
    r->out->kwarg = parameter(r, false);
    return r->out->kwarg != NULL && ends_parameter(r);
}

static bool star(Reader *r) {
    Parser *p = r->p;
    p->at++;
    if (parser_accept(p, TOKEN_COMMA)) {
        if (!keyword_only(r)) {
            return false;
        }
    } else {
        r->out->vararg = parameter(r, true);
        if (r->out->vararg == NULL || !ends_parameter(r)) {
            return false;
        }
    }
    while (parser_kind(p) == TOKEN_NAME) {
        if (!keyword_only(r)) {
            return false;
        }
    }
    return parser_kind(p) != TOKEN_DOUBLE_STAR || double_star(r);
}

static bool slash(Reader *r) {
    r->p->at++;
    if (r->out->args.count == 0 || r->out->posonlyargs.count > 0) {
        return false;
    }
    r->out->posonlyargs = r->out->args;
    r->out->args = (ArgSeq){0};
    return ends_parameter(r);
}

static bool parameters(Reader *r) {
    Parser *p = r->p;
    for (;;) {
        switch (parser_kind(p)) {
        case TOKEN_NAME: {
            Expr *value = NULL;
            Arg *arg = parameter(r, false);
            if (arg == NULL || !default_value(r, &value) || !ends_parameter(r) ||
                (value == NULL && r->out->defaults.count > 0)) {
                return false;
            }
            SEQ_PUSH(p, &r->out->args, arg);
            if (value != NULL) {
                SEQ_PUSH(p, &r->out->defaults, value);
            }
            break;
        }
        case TOKEN_SLASH:
            if (!slash(r)) {
                return false;
            }
            break;
        case TOKEN_STAR:
            return star(r);
        case TOKEN_DOUBLE_STAR:
            return double_star(r);
        default:
            return !parser_fails(p);
        }
    }
}

Arguments *parser_parameters(Parser *p, bool is_lambda) {
    Arguments *out = arena_new(p->arena, Arguments);
    if (out == NULL) {
        return parser_raise_no_memory(p);
    }
    const int start = p->at;
    if (p->second && !p->quiet) {
        parser_wrong_parameters(p, is_lambda);
        p->at = start;
    }
    Reader reader = {p, out, is_lambda ? TOKEN_COLON : TOKEN_RPAR, is_lambda};
    if (!parameters(&reader)) {
        return NULL;
    }
    return parser_fails(p) ? NULL : out;
}
