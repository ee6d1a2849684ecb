#include "lang/parser_state.h"

// ---- primaries: what follows an atom ----

static Expr *slice(Parser *p) {
    const int start = p->at;
    Expr *lower = NULL;
    if (parser_kind(p) != TOKEN_COLON) {
        lower = p->second ? parser_expression(p) : parser_named(p);
        if (parser_kind(p) != TOKEN_COLON || lower == NULL || parser_is_naked_walrus(p, start)) {
            if (!p->second) {
                return lower;
            }
            p->at = start;
            return parser_named(p);
        }
    }
    p->at++;
    int good = p->at;
    Expr *upper = parser_expression(p);
    p->at = upper == NULL ? good : p->at;
    Expr *step = NULL;
    if (parser_accept(p, TOKEN_COLON)) {
        good = p->at;
        step = parser_expression(p);
        p->at = step == NULL ? good : p->at;
    }
    if (parser_fails(p)) {
        return NULL;
    }
    Expr *expr = parser_expr(p, EXPR_SLICE, parser_span(p, start));
    expr->slice.lower = lower;
    expr->slice.upper = upper;
    expr->slice.step = step;
    return expr;
}

static Expr *slices(Parser *p) {
    const int start = p->at;
    ExprSeq elts = {0};
    int good = start;
    bool comma = false;
    for (;;) {
        Expr *expr = parser_kind(p) == TOKEN_STAR ? parser_starred(p) : slice(p);
        if (expr == NULL) {
            p->at = good;
            break;
        }
        SEQ_PUSH(p, &elts, expr);
        comma = parser_accept(p, TOKEN_COMMA);
        good = p->at;
        if (!comma) {
            break;
        }
    }
    if (elts.count == 0 || parser_fails(p)) {
        return NULL;
    }
    if (elts.count == 1 && !comma && elts.items[0]->kind != EXPR_STARRED) {
        return elts.items[0];
    }
    return parser_make_elts(p, EXPR_TUPLE, start, elts);
}

// `first` is the token where the whole primary began.
static Expr *call(Parser *p, int first, Expr *func) {
    const int start = p->at;
    CallArguments arguments = {0};
    Expr *genexp = p->second ? parser_genexp(p) : NULL;
    if (genexp != NULL) {
        SEQ_PUSH(p, &arguments.args, genexp);
    } else {
        p->at = start + 1;
        if (!parser_call_arguments(p, &arguments) || !parser_accept(p, TOKEN_RPAR)) {
            return NULL;
        }
    }
    Expr *expr = parser_expr(p, EXPR_CALL, parser_span(p, first));
    expr->call.func = func;
    expr->call.args = arguments.args;
    expr->call.keywords = arguments.keywords;
    return expr;
}

// One step from `value` to what follows it; NULL: nothing does.
static Expr *trailer(Parser *p, int first, Expr *value) {
    switch (parser_kind(p)) {
    case TOKEN_DOT: {
        p->at++;
        const Text attr = parser_name(p);
        if (attr.bytes == NULL) {
            return NULL;
        }
        Expr *expr = parser_expr(p, EXPR_ATTRIBUTE, parser_span(p, first));
        expr->attribute.value = value;
        expr->attribute.attr = attr;
        return expr;
    }
    case TOKEN_LPAR:
        return call(p, first, value);
    case TOKEN_LSQB: {
        p->at++;
        Expr *index = slices(p);
        if (index == NULL || !parser_accept(p, TOKEN_RSQB)) {
            return NULL;
        }
        Expr *expr = parser_expr(p, EXPR_SUBSCRIPT, parser_span(p, first));
        expr->subscript.value = value;
        expr->subscript.slice = index;
        return expr;
    }
    default:
        return NULL;
    }
}

Expr *parser_primary(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_PRIMARY, &result)) {
        return result;
    }
    const int start = p->at;
    Expr *value = parser_atom(p);
    while (value != NULL) {
        const int good = p->at;
        Expr *longer = trailer(p, start, value);
        if (longer == NULL) {
            p->at = good;
            break;
        }
        value = longer;
    }
    return parser_remember(p, MEMO_PRIMARY, start, parser_fails(p) ? NULL : value);
}

// ---- operators ----

static Expr *await_primary(Parser *p) {
    const int start = p->at;
    if (!parser_accept(p, TOKEN_AWAIT)) {
        return parser_primary(p);
    }
    Expr *value = parser_primary(p);
    if (value == NULL) {
        return NULL;
    }
    Expr *expr = parser_expr(p, EXPR_AWAIT, parser_span(p, start));
    expr->await.value = value;
    return expr;
}

static Expr *make_binary(Parser *p, int start, Expr *left, Operator op, Expr *right) {
    Expr *expr = parser_expr(p, EXPR_BIN_OP, parser_span(p, start));
    expr->bin_op.left = left;
    expr->bin_op.op = op;
    expr->bin_op.right = right;
    return expr;
}

static Expr *factor(Parser *p);

static Expr *power(Parser *p) {
    const int start = p->at;
    Expr *base = await_primary(p);
    if (base == NULL) {
        return NULL;
    }
    const int good = p->at;
    if (!parser_accept(p, TOKEN_DOUBLE_STAR)) {
        return base;
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    Expr *exponent = factor(p);
    parser_leave(p);
    if (exponent == NULL) {
        p->at = good;
        return parser_fails(p) ? NULL : base;
    }
    return make_binary(p, start, base, OPERATOR_POW, exponent);
}

static Expr *unary(Parser *p, UnaryOperator op, Expr *(*rule)(Parser *p)) {
    const int start = p->at++;
    if (!parser_enter(p)) {
        return NULL;
    }
    Expr *operand = rule(p);
    parser_leave(p);
    if (operand == NULL) {
        return NULL;
    }
    Expr *expr = parser_expr(p, EXPR_UNARY_OP, parser_span(p, start));
    expr->unary_op.op = op;
    expr->unary_op.operand = operand;
    return expr;
}

static Expr *factor(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_FACTOR, &result)) {
        return result;
    }
    const int start = p->at;
    const TokenKind kind = parser_kind(p);
    Expr *expr = kind == TOKEN_PLUS    ? unary(p, UNARY_UADD, factor)
                 : kind == TOKEN_MINUS ? unary(p, UNARY_USUB, factor)
                 : kind == TOKEN_TILDE ? unary(p, UNARY_TILDE, factor)
                                       : power(p);
    return parser_remember(p, MEMO_FACTOR, start, expr);
}

// How strongly a binary operator binds; 0: it is none.
static int binding(TokenKind kind, Operator *op) {
    switch (kind) {
    case TOKEN_VBAR:
        *op = OPERATOR_BIT_OR;
        return 1;
    case TOKEN_CIRCUMFLEX:
        *op = OPERATOR_BIT_XOR;
        return 2;
    case TOKEN_AMPER:
        *op = OPERATOR_BIT_AND;
        return 3;
    case TOKEN_LEFT_SHIFT:
        *op = OPERATOR_LSHIFT;
        return 4;
    case TOKEN_RIGHT_SHIFT:
        *op = OPERATOR_RSHIFT;
        return 4;
    case TOKEN_PLUS:
        *op = OPERATOR_ADD;
        return 5;
    case TOKEN_MINUS:
        *op = OPERATOR_SUB;
        return 5;
    case TOKEN_STAR:
        *op = OPERATOR_MULT;
        return 6;
    case TOKEN_SLASH:
        *op = OPERATOR_DIV;
        return 6;
    case TOKEN_DOUBLE_SLASH:
        *op = OPERATOR_FLOOR_DIV;
        return 6;
    case TOKEN_PERCENT:
        *op = OPERATOR_MOD;
        return 6;
    case TOKEN_AT:
        *op = OPERATOR_MAT_MULT;
        return 6;
    default:
        return 0;
    }
}

// Operands joined by operators that bind at least as strongly as `weakest`.
static Expr *binary(Parser *p, int weakest) {
    const int start = p->at;
    Expr *left = factor(p);
    while (left != NULL) {
        Operator op = OPERATOR_ADD;
        const int strength = binding(parser_kind(p), &op);
        if (strength == 0 || strength < weakest) {
            break;
        }
        const int good = p->at++;
        Expr *right = binary(p, strength + 1);
        if (right == NULL) {
            p->at = good;
            break;
        }
        left = make_binary(p, start, left, op, right);
    }
    return parser_fails(p) ? NULL : left;
}

Expr *parser_bitwise_or(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_BITWISE_OR, &result)) {
        return result;
    }
    const int start = p->at;
    return parser_remember(p, MEMO_BITWISE_OR, start, binary(p, 1));
}

// Reads a comparison operator; false when there is none.
static bool comparison_operator(Parser *p, CmpOp *op) {
    static const struct {
        TokenKind kind;
        CmpOp op;
    } plain[] = {{TOKEN_EQ_EQUAL, CMP_EQ}, {TOKEN_NOT_EQUAL, CMP_NOT_EQ},
                 {TOKEN_LESS, CMP_LT},     {TOKEN_LESS_EQUAL, CMP_LT_E},
                 {TOKEN_GREATER, CMP_GT},  {TOKEN_GREATER_EQUAL, CMP_GT_E},
                 {TOKEN_IN, CMP_IN}};
    const TokenKind kind = parser_kind(p);
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        if (kind == plain[i].kind) {
            *op = plain[i].op;
            return parser_accept(p, kind);
        }
    }
    if (kind == TOKEN_IS) {
        p->at++;
        *op = parser_accept(p, TOKEN_NOT) ? CMP_IS_NOT : CMP_IS;
        return true;
    }
    if (kind == TOKEN_NOT && parser_kind_at(p, 1) == TOKEN_IN) {
        p->at += 2;
        *op = CMP_NOT_IN;
        return true;
    }
    return false;
}

static Expr *comparison(Parser *p) {
    const int start = p->at;
    Expr *left = parser_bitwise_or(p);
    if (left == NULL) {
        return NULL;
    }
    struct {
        CmpOp *items;
        int count;
    } ops = {0};
    ExprSeq comparators = {0};
    for (;;) {
        const int good = p->at;
        CmpOp op = CMP_EQ;
        Expr *right = comparison_operator(p, &op) ? parser_bitwise_or(p) : NULL;
        if (right == NULL) {
            p->at = good;
            break;
        }
        SEQ_PUSH(p, &ops, op);
        SEQ_PUSH(p, &comparators, right);
    }
    if (parser_fails(p) || comparators.count == 0) {
        return parser_fails(p) ? NULL : left;
    }
    Expr *expr = parser_expr(p, EXPR_COMPARE, parser_span(p, start));
    expr->compare.left = left;
    expr->compare.ops = ops.items;
    expr->compare.comparators = comparators;
    return expr;
}

static Expr *inversion(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_INVERSION, &result)) {
        return result;
    }
    const int start = p->at;
    Expr *expr = parser_kind(p) == TOKEN_NOT ? unary(p, UNARY_NOT, inversion) : comparison(p);
    return parser_remember(p, MEMO_INVERSION, start, expr);
}

// One or more operands with `and`, or with `or`, between them.
static Expr *bool_op(Parser *p, BoolOperator op, Expr *(*rule)(Parser *p)) {
    const int start = p->at;
    const TokenKind word = op == BOOL_AND ? TOKEN_AND : TOKEN_OR;
    Expr *first = rule(p);
    if (first == NULL || parser_kind(p) != word) {
        return parser_fails(p) ? NULL : first;
    }
    ExprSeq values = {0};
    SEQ_PUSH(p, &values, first);
    for (;;) {
        const int good = p->at;
        Expr *next = parser_accept(p, word) ? rule(p) : NULL;
        if (next == NULL) {
            p->at = good;
            break;
        }
        SEQ_PUSH(p, &values, next);
    }
    if (parser_fails(p) || values.count == 1) {
        return parser_fails(p) ? NULL : first;
    }
    Expr *expr = parser_expr(p, EXPR_BOOL_OP, parser_span(p, start));
    expr->bool_op.op = op;
    expr->bool_op.values = values;
    return expr;
}

static Expr *conjunction(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_CONJUNCTION, &result)) {
        return result;
    }
    const int start = p->at;
    return parser_remember(p, MEMO_CONJUNCTION, start, bool_op(p, BOOL_AND, inversion));
}

Expr *parser_disjunction(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_DISJUNCTION, &result)) {
        return result;
    }
    const int start = p->at;
    return parser_remember(p, MEMO_DISJUNCTION, start, bool_op(p, BOOL_OR, conjunction));
}

// ---- expressions ----

static Expr *lambda(Parser *p) {
    const int start = p->at++;
    Arguments *args = parser_parameters(p, true);
    if (args == NULL || !parser_accept(p, TOKEN_COLON)) {
        return NULL;
    }
    Expr *body = parser_expression(p);
    if (body == NULL) {
        return NULL;
    }
    Expr *expr = parser_expr(p, EXPR_LAMBDA, parser_span(p, start));
    expr->lambda.args = args;
    expr->lambda.body = body;
    return expr;
}

// disjunction ['if' disjunction 'else' expression] | lambda
Expr *parser_plain_expression(Parser *p) {
    const int start = p->at;
    if (parser_kind(p) == TOKEN_LAMBDA) {
        return lambda(p);
    }
    Expr *body = parser_disjunction(p);
    if (body == NULL || parser_kind(p) != TOKEN_IF) {
        return parser_fails(p) ? NULL : body;
    }
    const int good = p->at++;
    Expr *test = parser_disjunction(p);
    Expr *orelse = test != NULL && parser_accept(p, TOKEN_ELSE) ? parser_expression(p) : NULL;
    if (orelse == NULL) {
        p->at = good;
        return parser_fails(p) ? NULL : body;
    }
    Expr *expr = parser_expr(p, EXPR_IF_EXP, parser_span(p, start));
    expr->if_exp.test = test;
    expr->if_exp.body = body;
    expr->if_exp.orelse = orelse;
    return expr;
}

Expr *parser_expression(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_EXPRESSION, &result)) {
        return result;
    }
    const int start = p->at;
    if (!parser_enter(p)) {
        return NULL;
    }
    const int height = p->height;
    p->height = 0;
    if (p->second && !p->quiet) {
        parser_wrong_expression(p);
        p->at = start;
    }
    Expr *expr = parser_plain_expression(p);
    p->height = p->height > height ? p->height : height;
    parser_leave(p);
    return parser_remember(p, MEMO_EXPRESSION, start, parser_fails(p) ? NULL : expr);
}

Expr *parser_assignment_expression(Parser *p) {
    const int start = p->at;
    if (parser_kind(p) != TOKEN_NAME || parser_kind_at(p, 1) != TOKEN_COLON_EQUAL) {
        return NULL;
    }
    const Text id = parser_name(p);
    Expr *target = parser_leaf(p, EXPR_NAME, parser_span(p, start));
    target->name.id = id;
    target->name.ctx = CTX_STORE;
    p->at++;
    Expr *value = parser_expression(p);
    if (value == NULL) {
        return NULL;
    }
    Expr *expr = parser_expr(p, EXPR_NAMED_EXPR, parser_span(p, start));
    expr->named_expr.target = target;
    expr->named_expr.value = value;
    return expr;
}

Expr *parser_named(Parser *p) {
    const int start = p->at;
    if (parser_kind(p) == TOKEN_NAME && parser_kind_at(p, 1) == TOKEN_COLON_EQUAL) {
        return parser_assignment_expression(p); // and nothing else: CPython does not go back
    }
    if (p->second && !p->quiet) {
        parser_wrong_named(p);
        p->at = start;
    }
    Expr *expr = parser_expression(p);
    return expr != NULL && parser_kind(p) != TOKEN_COLON_EQUAL ? expr : NULL;
}

Expr *parser_star_expression(Parser *p) {
    return parser_kind(p) == TOKEN_STAR ? parser_starred_or_null(p) : parser_expression(p);
}

Expr *parser_tuple_of(Parser *p, Expr *(*rule)(Parser *p)) {
    const int start = p->at;
    Expr *first = rule(p);
    if (first == NULL || parser_kind(p) != TOKEN_COMMA) {
        return parser_fails(p) ? NULL : first;
    }
    ExprSeq elts = {0};
    SEQ_PUSH(p, &elts, first);
    while (parser_accept(p, TOKEN_COMMA)) {
        const int good = p->at;
        Expr *next = rule(p);
        if (next == NULL) {
            p->at = good;
            break;
        }
        SEQ_PUSH(p, &elts, next);
    }
    return parser_fails(p) ? NULL : parser_make_elts(p, EXPR_TUPLE, start, elts);
}

Expr *parser_star_expressions(Parser *p) {
    return parser_tuple_of(p, parser_star_expression);
}

Expr *parser_expressions(Parser *p) {
    return parser_tuple_of(p, parser_expression);
}

Expr *parser_yield(Parser *p) {
    const int start = p->at;
    if (!parser_accept(p, TOKEN_YIELD)) {
        return NULL;
    }
    const int good = p->at;
    if (parser_accept(p, TOKEN_FROM)) {
        Expr *value = parser_expression(p);
        if (value != NULL) {
            Expr *expr = parser_expr(p, EXPR_YIELD_FROM, parser_span(p, start));
            expr->yield.value = value;
            return expr;
        }
        p->at = good;
    }
    Expr *value = parser_star_expressions(p);
    p->at = value == NULL ? good : p->at;
    if (parser_fails(p)) {
        return NULL;
    }
    Expr *expr = parser_expr(p, EXPR_YIELD, parser_span(p, start));
    expr->yield.value = value;
    return expr;
}

Expr *parser_yield_or_star(Parser *p) {
    return parser_kind(p) == TOKEN_YIELD ? parser_yield(p) : parser_star_expressions(p);
}
