#include "lang/parser_state.h"

// ---- atoms ----

Expr *parser_starred(Parser *p) {
    const int start = p->at;
    if (!parser_accept(p, TOKEN_STAR)) {
        return NULL;
    }
    Expr *value = parser_expression(p);
    if (value == NULL) {
        return NULL;
    }
    Expr *expr = parser_expr(p, EXPR_STARRED, parser_span(p, start));
    expr->starred.value = value;
    return expr;
}

// '*' bitwise_or, the form of displays and tuples; NULL when there is no star.
Expr *parser_starred_or_null(Parser *p) {
    const int start = p->at;
    if (!parser_accept(p, TOKEN_STAR)) {
        return NULL;
    }
    Expr *value = parser_bitwise_or(p);
    if (value == NULL) {
        return NULL;
    }
    Expr *expr = parser_expr(p, EXPR_STARRED, parser_span(p, start));
    expr->starred.value = value;
    return expr;
}

Expr *parser_star_named(Parser *p) {
    return parser_kind(p) == TOKEN_STAR ? parser_starred_or_null(p) : parser_named(p);
}

bool parser_star_named_list(Parser *p, ExprSeq *out) {
    for (;;) {
        const int start = p->at;
        Expr *expr = parser_star_named(p);
        if (expr == NULL) {
            p->at = start;
            return out->count > 0 && !parser_fails(p);
        }
        SEQ_PUSH(p, out, expr);
        if (!parser_accept(p, TOKEN_COMMA)) {
            return true;
        }
    }
}

// Whether an assignment expression without parentheses begins at a token that was read.
bool parser_is_naked_walrus(const Parser *p, int start) {
    return parser_token(p, start)->kind == TOKEN_NAME &&
           parser_token(p, start + 1)->kind == TOKEN_COLON_EQUAL;
}

static bool starts_clause(Parser *p) {
    const TokenKind kind = parser_kind(p);
    return kind == TOKEN_FOR || (kind == TOKEN_ASYNC && parser_kind_at(p, 1) == TOKEN_FOR);
}

// Sets `*cut` behind `in`: from there on CPython does not go back to look for another reading.
static bool for_if_clause(Parser *p, Comprehension *clause, bool *cut) {
    clause->is_async = parser_accept(p, TOKEN_ASYNC);
    if (!parser_accept(p, TOKEN_FOR)) {
        return false;
    }
    clause->target = parser_star_targets(p);
    if (clause->target == NULL || !parser_accept(p, TOKEN_IN)) {
        return false;
    }
    *cut = true;
    clause->iter = parser_disjunction(p);
    if (clause->iter == NULL) {
        return false;
    }
    while (parser_kind(p) == TOKEN_IF) {
        const int start = p->at++;
        Expr *test = parser_disjunction(p);
        if (test == NULL) {
            p->at = start;
            break;
        }
        SEQ_PUSH(p, &clause->ifs, test);
    }
    return !parser_fails(p);
}

bool parser_for_if_clauses(Parser *p, ComprehensionSeq *out) {
    while (starts_clause(p)) {
        const int start = p->at;
        bool cut = false;
        Comprehension *clause = parser_take(p, sizeof *clause);
        if (!for_if_clause(p, clause, &cut)) {
            p->at = start;
            if (!cut) {
                parser_wrong_for_target(p);
            }
            p->at = start;
            break;
        }
        SEQ_PUSH(p, out, clause);
    }
    return out->count > 0 && !parser_fails(p);
}

static Expr *make_comp(Parser *p, ExprKind kind, int start, Expr *elt,
                       ComprehensionSeq generators) {
    Expr *expr = parser_expr(p, kind, parser_span(p, start));
    expr->comp.elt = elt;
    expr->comp.generators = generators;
    return expr;
}

Expr *parser_make_elts(Parser *p, ExprKind kind, int start, ExprSeq elts) {
    Expr *expr = parser_expr(p, kind, parser_span(p, start));
    expr->list.elts = elts;
    return expr;
}

// What a comprehension computes, in brackets: `kind` ends with `close`.
static Expr *comprehension(Parser *p, TokenKind close, ExprKind kind) {
    const int start = p->at++;
    Expr *elt = parser_named(p);
    ComprehensionSeq clauses = {0};
    if (elt != NULL && parser_for_if_clauses(p, &clauses) && parser_accept(p, close)) {
        return make_comp(p, kind, start, elt, clauses);
    }
    p->at = start;
    parser_wrong_comprehension(p);
    p->at = start;
    return NULL;
}

static Expr *genexp_rule(Parser *p) {
    const int start = p->at;
    if (!parser_accept(p, TOKEN_LPAR)) {
        return NULL;
    }
    Expr *elt = parser_assignment_expression(p);
    if (elt == NULL) {
        p->at = start + 1;
        elt = parser_expression(p);
        if (elt != NULL && parser_kind(p) == TOKEN_COLON_EQUAL) {
            elt = NULL;
        }
    }
    ComprehensionSeq clauses = {0};
    if (elt != NULL && parser_for_if_clauses(p, &clauses) && parser_accept(p, TOKEN_RPAR)) {
        return make_comp(p, EXPR_GENERATOR_EXP, start, elt, clauses);
    }
    p->at = start;
    parser_wrong_comprehension(p);
    p->at = start;
    return NULL;
}

Expr *parser_genexp(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_GENEXP, &result)) {
        return result;
    }
    const int start = p->at;
    return parser_remember(p, MEMO_GENEXP, start, genexp_rule(p));
}

// A list or set, or in the first run also a comprehension, without reading its first item twice.
// `first` is an item that was read already, or NULL.
static Expr *list_or_comp(Parser *p, int start, Expr *first, ExprKind list, ExprKind comp) {
    const TokenKind close = list == EXPR_LIST ? TOKEN_RSQB : TOKEN_RBRACE;
    ExprSeq elts = {0};
    if (first != NULL) {
        SEQ_PUSH(p, &elts, first);
    }
    if (first == NULL || parser_accept(p, TOKEN_COMMA)) {
        parser_star_named_list(p, &elts);
    }
    if (!p->second && elts.count == 1 && starts_clause(p) &&
        parser_token(p, p->at - 1)->kind != TOKEN_COMMA && elts.items[0]->kind != EXPR_STARRED) {
        ComprehensionSeq clauses = {0};
        return parser_for_if_clauses(p, &clauses) && parser_accept(p, close)
                   ? make_comp(p, comp, start, elts.items[0], clauses)
                   : NULL;
    }
    if ((elts.count > 0 || list == EXPR_LIST) && parser_accept(p, close)) {
        return parser_make_elts(p, list, start, elts);
    }
    if (!p->second || parser_fails(p)) {
        return NULL;
    }
    p->at = start;
    return comprehension(p, close, comp);
}

// The second run's parenthesis: tuple, then group, then generator expression, as CPython tries
// them.
static Expr *slow_parenthesis(Parser *p) {
    const int start = p->at++;
    ExprSeq elts = {0};
    const bool empty = parser_accept(p, TOKEN_RPAR);
    if (empty) {
        return parser_make_elts(p, EXPR_TUPLE, start, elts);
    }
    Expr *first = parser_star_named(p);
    if (first != NULL && parser_accept(p, TOKEN_COMMA)) {
        SEQ_PUSH(p, &elts, first);
        parser_star_named_list(p, &elts);
        if (parser_accept(p, TOKEN_RPAR)) {
            return parser_make_elts(p, EXPR_TUPLE, start, elts);
        }
    }
    p->at = start + 1;
    Expr *inner = parser_kind(p) == TOKEN_YIELD ? parser_yield(p) : parser_named(p);
    if (inner != NULL && parser_accept(p, TOKEN_RPAR)) {
        return inner;
    }
    p->at = start;
    parser_wrong_group(p);
    p->at = start;
    return parser_genexp(p);
}

static Expr *parenthesis(Parser *p) {
    if (p->second) {
        return slow_parenthesis(p);
    }
    const int start = p->at++;
    ExprSeq elts = {0};
    if (parser_kind(p) == TOKEN_YIELD) {
        Expr *inner = parser_yield(p);
        return inner != NULL && parser_accept(p, TOKEN_RPAR) ? inner : NULL;
    }
    if (parser_accept(p, TOKEN_RPAR)) {
        return parser_make_elts(p, EXPR_TUPLE, start, elts);
    }
    Expr *first = parser_star_named(p);
    if (first == NULL) {
        return NULL;
    }
    const bool starred = first->kind == EXPR_STARRED;
    if (!starred && parser_accept(p, TOKEN_RPAR)) {
        return first;
    }
    if (!starred && starts_clause(p)) {
        ComprehensionSeq clauses = {0};
        return parser_for_if_clauses(p, &clauses) && parser_accept(p, TOKEN_RPAR)
                   ? make_comp(p, EXPR_GENERATOR_EXP, start, first, clauses)
                   : NULL;
    }
    if (!parser_accept(p, TOKEN_COMMA)) {
        return NULL;
    }
    SEQ_PUSH(p, &elts, first);
    parser_star_named_list(p, &elts);
    return parser_accept(p, TOKEN_RPAR) ? parser_make_elts(p, EXPR_TUPLE, start, elts) : NULL;
}

static bool kvpair(Parser *p, Expr **key, Expr **value) {
    *key = parser_expression(p);
    if (*key == NULL || !parser_accept(p, TOKEN_COLON)) {
        return false;
    }
    *value = parser_expression(p);
    return *value != NULL;
}

bool parser_double_starred_kvpair(Parser *p, Expr **key, Expr **value) {
    if (parser_accept(p, TOKEN_DOUBLE_STAR)) {
        *key = NULL;
        *value = parser_bitwise_or(p);
        return *value != NULL;
    }
    return kvpair(p, key, value);
}

// The items of a dict as far as they can be read; the last item read ends before `at`.
static void dict_items(Parser *p, ExprSeq *keys, ExprSeq *values) {
    int good = p->at;
    for (;;) {
        Expr *key = NULL;
        Expr *value = NULL;
        if (!parser_double_starred_kvpair(p, &key, &value)) {
            p->at = good;
            break;
        }
        SEQ_PUSH(p, keys, key);
        SEQ_PUSH(p, values, value);
        if (!parser_accept(p, TOKEN_COMMA)) {
            return;
        }
        good = p->at;
    }
}

static Expr *make_dict(Parser *p, int start, ExprSeq keys, ExprSeq values) {
    Expr *expr = parser_expr(p, EXPR_DICT, parser_span(p, start));
    expr->dict.keys = keys;
    expr->dict.values = values;
    return expr;
}

static Expr *dict_comp(Parser *p, int start, Expr *key, Expr *value) {
    ComprehensionSeq clauses = {0};
    if (!parser_for_if_clauses(p, &clauses) || !parser_accept(p, TOKEN_RBRACE)) {
        return NULL;
    }
    Expr *expr = make_comp(p, EXPR_DICT_COMP, start, NULL, clauses);
    expr->comp.key = key;
    expr->comp.value = value;
    return expr;
}

// The second run's brace: dict, set, dict comprehension, set comprehension.
static Expr *slow_brace(Parser *p) {
    const int start = p->at++;
    ExprSeq keys = {0};
    ExprSeq values = {0};
    dict_items(p, &keys, &values);
    if (parser_accept(p, TOKEN_RBRACE)) {
        return make_dict(p, start, keys, values);
    }
    p->at = start + 1;
    parser_wrong_dict(p);
    p->at = start + 1;
    ExprSeq elts = {0};
    if (parser_star_named_list(p, &elts) && parser_accept(p, TOKEN_RBRACE)) {
        return parser_make_elts(p, EXPR_SET, start, elts);
    }
    p->at = start + 1;
    Expr *key = NULL;
    Expr *value = NULL;
    if (kvpair(p, &key, &value)) {
        Expr *comp = dict_comp(p, start, key, value);
        if (comp != NULL) {
            return comp;
        }
    }
    p->at = start;
    parser_wrong_dict_comprehension(p);
    p->at = start;
    return comprehension(p, TOKEN_RBRACE, EXPR_SET_COMP);
}

static Expr *quick_brace(Parser *p) {
    const int start = p->at++;
    ExprSeq keys = {0};
    ExprSeq values = {0};
    if (parser_kind(p) != TOKEN_DOUBLE_STAR && parser_kind(p) != TOKEN_RBRACE) {
        Expr *first = parser_star_named(p);
        if (first == NULL) {
            return NULL;
        }
        if (parser_kind(p) != TOKEN_COLON || first->kind == EXPR_STARRED ||
            parser_is_naked_walrus(p, start + 1)) {
            return list_or_comp(p, start, first, EXPR_SET, EXPR_SET_COMP);
        }
        p->at++;
        Expr *value = parser_expression(p);
        if (value == NULL) {
            return NULL;
        }
        if (starts_clause(p)) {
            return dict_comp(p, start, first, value);
        }
        SEQ_PUSH(p, &keys, first);
        SEQ_PUSH(p, &values, value);
        if (parser_accept(p, TOKEN_COMMA)) {
            dict_items(p, &keys, &values);
        }
    } else {
        dict_items(p, &keys, &values);
    }
    return parser_accept(p, TOKEN_RBRACE) ? make_dict(p, start, keys, values) : NULL;
}

static Expr *brace(Parser *p) {
    if (p->second) {
        return slow_brace(p);
    }
    const int start = p->at;
    Expr *expr = quick_brace(p);
    if (expr == NULL && !parser_fails(p)) {
        // CPython looks for mistakes in a dict already in the first run. Results are kept from
        // here on, so that dicts inside of each other do not multiply the work.
        p->remembers = true;
        p->at = start + 1;
        parser_wrong_dict(p);
        p->at = start;
    }
    return parser_fails(p) ? NULL : expr;
}

static Expr *constant(Parser *p, ConstantKind kind) {
    const int start = p->at++;
    Expr *expr = parser_leaf(p, EXPR_CONSTANT, parser_span(p, start));
    expr->constant.kind = kind;
    return expr;
}

static Expr *atom_rule(Parser *p) {
    switch (parser_kind(p)) {
    case TOKEN_NAME: {
        const int start = p->at;
        const Text id = parser_name(p);
        Expr *expr = parser_leaf(p, EXPR_NAME, parser_span(p, start));
        expr->name.id = id;
        return expr;
    }
    case TOKEN_TRUE:
        return constant(p, CONSTANT_TRUE);
    case TOKEN_FALSE:
        return constant(p, CONSTANT_FALSE);
    case TOKEN_NONE:
        return constant(p, CONSTANT_NONE);
    case TOKEN_ELLIPSIS:
        return constant(p, CONSTANT_ELLIPSIS);
    case TOKEN_STRING:
        return parser_strings(p);
    case TOKEN_NUMBER:
        return parser_number(p);
    case TOKEN_LPAR:
        return parenthesis(p);
    case TOKEN_LSQB:
        p->at++;
        return list_or_comp(p, p->at - 1, NULL, EXPR_LIST, EXPR_LIST_COMP);
    case TOKEN_LBRACE:
        return brace(p);
    default:
        return NULL;
    }
}

Expr *parser_atom(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_ATOM, &result)) {
        return result;
    }
    const int start = p->at;
    if (!parser_enter(p)) {
        return NULL;
    }
    Expr *expr = atom_rule(p);
    parser_leave(p);
    return parser_remember(p, MEMO_ATOM, start, expr);
}
