#include "lang/parser_state.h"

static Pattern *pattern(Parser *p);
static bool maybe_sequence(Parser *p, PatternSeq *out);

static Expr *constant_leaf(Parser *p, ConstantKind kind) {
    const int start = p->at++;
    Expr *expr = parser_leaf(p, EXPR_CONSTANT, parser_span(p, start));
    expr->constant.kind = kind;
    return expr;
}

static Expr *signed_number(Parser *p) {
    const int start = p->at;
    const bool negative = parser_accept(p, TOKEN_MINUS);
    Expr *number = parser_kind(p) == TOKEN_NUMBER ? parser_number(p) : NULL;
    if (number == NULL || !negative) {
        return number;
    }
    Expr *expr = parser_expr(p, EXPR_UNARY_OP, parser_span(p, start));
    expr->unary_op.op = UNARY_USUB;
    expr->unary_op.operand = number;
    return expr;
}

// -1, or 1 + 2j.
static Expr *number(Parser *p) {
    const int start = p->at;
    Expr *left = signed_number(p);
    const TokenKind sign = parser_kind(p);
    if (left == NULL || (sign != TOKEN_PLUS && sign != TOKEN_MINUS)) {
        return left;
    }
    const Expr *real = left->kind == EXPR_UNARY_OP ? left->unary_op.operand : left;
    if (real->constant.kind == CONSTANT_IMAG) {
        return parser_raise(p, real->span, "real number required in complex literal");
    }
    p->at++;
    Expr *right = parser_kind(p) == TOKEN_NUMBER ? parser_number(p) : NULL;
    if (right == NULL) {
        return NULL;
    }
    if (right->constant.kind != CONSTANT_IMAG) {
        return parser_raise(p, right->span, "imaginary number required in complex literal");
    }
    Expr *expr = parser_expr(p, EXPR_BIN_OP, parser_span(p, start));
    expr->bin_op.left = left;
    expr->bin_op.op = sign == TOKEN_PLUS ? OPERATOR_ADD : OPERATOR_SUB;
    expr->bin_op.right = right;
    return expr;
}

// A literal; NULL when there is none.
static Expr *literal(Parser *p) {
    switch (parser_kind(p)) {
    case TOKEN_NUMBER:
    case TOKEN_MINUS:
        return number(p);
    case TOKEN_STRING:
        return parser_strings(p);
    case TOKEN_NONE:
        return constant_leaf(p, CONSTANT_NONE);
    case TOKEN_TRUE:
        return constant_leaf(p, CONSTANT_TRUE);
    case TOKEN_FALSE:
        return constant_leaf(p, CONSTANT_FALSE);
    default:
        return NULL;
    }
}

// a or a.b.c
static Expr *name_or_attr(Parser *p) {
    const int start = p->at;
    const Text id = parser_name(p);
    if (id.bytes == NULL) {
        return NULL;
    }
    Expr *expr = parser_leaf(p, EXPR_NAME, parser_span(p, start));
    expr->name.id = id;
    while (parser_kind(p) == TOKEN_DOT && parser_kind_at(p, 1) == TOKEN_NAME) {
        p->at++;
        const Text attr = parser_name(p);
        Expr *longer = parser_expr(p, EXPR_ATTRIBUTE, parser_span(p, start));
        longer->attribute.value = expr;
        longer->attribute.attr = attr;
        expr = longer;
    }
    return parser_fails(p) ? NULL : expr;
}

// A name to bind; bytes NULL: none stands here.
static Text capture(Parser *p) {
    const int start = p->at;
    if (parser_word(p, "_")) {
        return (Text){NULL, 0};
    }
    const Text name = parser_name(p);
    const TokenKind next = parser_kind(p);
    if (name.bytes == NULL || next == TOKEN_DOT || next == TOKEN_LPAR || next == TOKEN_EQUAL) {
        p->at = start;
        return (Text){NULL, 0};
    }
    return name;
}

static bool push_keyword(Parser *p, Pattern *out) {
    const int start = p->at;
    if (parser_kind(p) != TOKEN_NAME || parser_kind_at(p, 1) != TOKEN_EQUAL) {
        return false;
    }
    const Text name = parser_name(p);
    p->at++;
    Pattern *value = pattern(p);
    if (value == NULL) {
        p->at = start;
        return false;
    }
    SEQ_PUSH(p, &out->class_.kwd_attrs, name);
    SEQ_PUSH(p, &out->class_.kwd_patterns, value);
    return true;
}

static bool push_positional(Parser *p, PatternSeq *out) {
    const int start = p->at;
    Pattern *value =
        parser_kind(p) == TOKEN_NAME && parser_kind_at(p, 1) == TOKEN_EQUAL ? NULL : pattern(p);
    if (value == NULL) {
        p->at = start;
        return false;
    }
    SEQ_PUSH(p, out, value);
    return true;
}

// What stands in a class pattern's parentheses, up to the last item that fits.
static void class_arguments(Parser *p, Pattern *out) {
    int good = p->at;
    bool keywords = false;
    for (;; good = p->at) {
        const bool first = out->class_.patterns.count + out->class_.kwd_patterns.count == 0;
        if (!first && !parser_accept(p, TOKEN_COMMA)) {
            break;
        }
        if (!keywords && push_positional(p, &out->class_.patterns)) {
            continue;
        }
        keywords = true;
        if (!push_keyword(p, out)) {
            p->at = good;
            break;
        }
    }
}

// positional after keyword: name_or_attr '(' [positional ','] keyword+ ',' positional+
static void wrong_class_pattern(Parser *p, int open) {
    Pattern probe = {.kind = PATTERN_CLASS};
    PatternSeq late = {0};
    p->at = open + 1;
    class_arguments(p, &probe);
    if (probe.class_.kwd_patterns.count == 0 || !parser_accept(p, TOKEN_COMMA)) {
        return;
    }
    while (push_positional(p, &late)) {
        if (parser_kind(p) != TOKEN_COMMA) {
            break;
        }
        p->at++;
    }
    if (late.count > 0 && !parser_fails(p)) {
        parser_raise(p, parser_span_range(late.items[0]->span, late.items[late.count - 1]->span),
                     "positional patterns follow keyword patterns");
    }
}

static Pattern *class_pattern(Parser *p, int start, Expr *cls) {
    const int open = p->at++;
    Pattern *out = parser_pattern(p, PATTERN_CLASS, parser_span(p, start));
    out->class_.cls = cls;
    class_arguments(p, out);
    if (out->class_.patterns.count + out->class_.kwd_patterns.count > 0) {
        parser_accept(p, TOKEN_COMMA);
    }
    if (!parser_accept(p, TOKEN_RPAR)) {
        if (p->second && !parser_fails(p)) {
            wrong_class_pattern(p, open);
        }
        return NULL;
    }
    out->span = parser_span(p, start);
    return out;
}

static bool mapping_item(Parser *p, Pattern *out) {
    if (parser_accept(p, TOKEN_DOUBLE_STAR)) {
        out->mapping.rest = capture(p);
        return out->mapping.rest.bytes != NULL;
    }
    Expr *key = parser_kind(p) == TOKEN_NAME ? name_or_attr(p) : literal(p);
    if (key == NULL || key->kind == EXPR_NAME || !parser_accept(p, TOKEN_COLON)) {
        return false;
    }
    Pattern *value = pattern(p);
    if (value == NULL) {
        return false;
    }
    SEQ_PUSH(p, &out->mapping.keys, key);
    SEQ_PUSH(p, &out->mapping.patterns, value);
    return true;
}

static Pattern *mapping_pattern(Parser *p) {
    const int start = p->at++;
    Pattern *out = parser_pattern(p, PATTERN_MAPPING, parser_span(p, start));
    while (parser_kind(p) != TOKEN_RBRACE && out->mapping.rest.bytes == NULL) {
        if (!mapping_item(p, out)) {
            return NULL;
        }
        if (!parser_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (!parser_accept(p, TOKEN_RBRACE)) {
        return NULL;
    }
    out->span = parser_span(p, start);
    return out;
}

static Pattern *make_sequence(Parser *p, int start, PatternSeq patterns) {
    Pattern *out = parser_pattern(p, PATTERN_SEQUENCE, parser_span(p, start));
    out->sequence.patterns = patterns;
    return parser_fails(p) ? NULL : out;
}

// (pattern), (pattern,) or [patterns]
static Pattern *bracketed(Parser *p) {
    const int start = p->at;
    const bool square = parser_kind(p) == TOKEN_LSQB;
    const TokenKind close = square ? TOKEN_RSQB : TOKEN_RPAR;
    p->at++;
    PatternSeq patterns = {0};
    if (parser_accept(p, close)) {
        return make_sequence(p, start, patterns);
    }
    if (!maybe_sequence(p, &patterns)) {
        return NULL;
    }
    const bool comma = parser_token(p, p->at - 1)->kind == TOKEN_COMMA;
    if (!parser_accept(p, close)) {
        return NULL;
    }
    if (!square && patterns.count == 1 && !comma) {
        return patterns.items[0]->kind == PATTERN_STAR ? NULL : patterns.items[0];
    }
    return make_sequence(p, start, patterns);
}

static Pattern *name_pattern(Parser *p) {
    const int start = p->at;
    const Text name = capture(p);
    if (name.bytes != NULL) {
        Pattern *out = parser_pattern(p, PATTERN_AS, parser_span(p, start));
        out->as.name = name;
        return out;
    }
    if (parser_word(p, "_") && parser_kind_at(p, 1) != TOKEN_DOT &&
        parser_kind_at(p, 1) != TOKEN_LPAR) {
        p->at++;
        return parser_pattern(p, PATTERN_AS, parser_span(p, start));
    }
    Expr *expr = name_or_attr(p);
    const TokenKind next = parser_kind(p);
    if (expr == NULL) {
        return NULL;
    }
    if (next == TOKEN_LPAR) {
        return class_pattern(p, start, expr);
    }
    if (expr->kind == EXPR_NAME || next == TOKEN_DOT || next == TOKEN_EQUAL) {
        return NULL;
    }
    Pattern *out = parser_pattern(p, PATTERN_VALUE, expr->span);
    out->value.value = expr;
    return out;
}

static Pattern *literal_pattern(Parser *p) {
    Expr *value = literal(p);
    if (value == NULL) {
        return NULL;
    }
    const ConstantKind kind = value->kind == EXPR_CONSTANT ? value->constant.kind : CONSTANT_INT;
    if (kind == CONSTANT_NONE || kind == CONSTANT_TRUE || kind == CONSTANT_FALSE) {
        Pattern *out = parser_pattern(p, PATTERN_SINGLETON, value->span);
        out->singleton.value = kind;
        return out;
    }
    Pattern *out = parser_pattern(p, PATTERN_VALUE, value->span);
    out->value.value = value;
    return out;
}

static Pattern *closed_rule(Parser *p) {
    switch (parser_kind(p)) {
    case TOKEN_NAME:
        return name_pattern(p);
    case TOKEN_LPAR:
    case TOKEN_LSQB:
        return bracketed(p);
    case TOKEN_LBRACE:
        return mapping_pattern(p);
    default:
        return literal_pattern(p);
    }
}

static Pattern *closed_pattern(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_CLOSED_PATTERN, &result)) {
        return result;
    }
    const int start = p->at;
    if (!parser_enter(p)) {
        return NULL;
    }
    Pattern *out = closed_rule(p);
    parser_leave(p);
    return parser_remember(p, MEMO_CLOSED_PATTERN, start, parser_fails(p) ? NULL : out);
}

static Pattern *or_pattern(Parser *p) {
    const int start = p->at;
    PatternSeq patterns = {0};
    for (int good = p->at;; good = p->at) {
        Pattern *next = NULL;
        if (patterns.count == 0 || parser_accept(p, TOKEN_VBAR)) {
            next = closed_pattern(p);
        }
        if (next == NULL) {
            p->at = good;
            break;
        }
        SEQ_PUSH(p, &patterns, next);
    }
    if (patterns.count <= 1 || parser_fails(p)) {
        return patterns.count == 0 || parser_fails(p) ? NULL : patterns.items[0];
    }
    Pattern *out = parser_pattern(p, PATTERN_OR, parser_span(p, start));
    out->sequence.patterns = patterns;
    return out;
}

static void wrong_as_pattern(Parser *p, int behind_as) {
    p->at = behind_as;
    if (parser_word(p, "_")) {
        parser_raise(p, parser_token_span(p, p->at), "cannot use '_' as a target");
        return;
    }
    if (parser_kind(p) == TOKEN_NAME) {
        return;
    }
    const Expr *expr = parser_expression(p);
    if (expr != NULL) {
        parser_raise(p, expr->span, "invalid pattern target");
    }
}

static Pattern *pattern(Parser *p) {
    const int start = p->at;
    Pattern *inner = or_pattern(p);
    if (inner == NULL || parser_kind(p) != TOKEN_AS) {
        return inner;
    }
    const int good = p->at++;
    const Text name = capture(p);
    if (name.bytes == NULL) {
        if (p->second) {
            wrong_as_pattern(p, good + 1);
        }
        p->at = good;
        return parser_fails(p) ? NULL : inner;
    }
    Pattern *out = parser_pattern(p, PATTERN_AS, parser_span(p, start));
    out->as.pattern = inner;
    out->as.name = name;
    return out;
}

static Pattern *maybe_star(Parser *p) {
    const int start = p->at;
    if (!parser_accept(p, TOKEN_STAR)) {
        return pattern(p);
    }
    const Text name = capture(p);
    if (name.bytes == NULL) {
        if (!parser_word(p, "_")) {
            return NULL;
        }
        p->at++;
    }
    Pattern *out = parser_pattern(p, PATTERN_STAR, parser_span(p, start));
    out->star.name = name;
    return out;
}

// One or more, a comma may end it.
static bool maybe_sequence(Parser *p, PatternSeq *out) {
    for (;;) {
        const int start = p->at;
        Pattern *next = maybe_star(p);
        if (next == NULL) {
            p->at = start;
            return out->count > 0 && !parser_fails(p);
        }
        SEQ_PUSH(p, out, next);
        if (!parser_accept(p, TOKEN_COMMA)) {
            return true;
        }
    }
}

// The patterns of a case: several, or one with a comma, are a sequence.
static Pattern *patterns_of_case(Parser *p) {
    const int start = p->at;
    PatternSeq patterns = {0};
    if (!maybe_sequence(p, &patterns)) {
        return NULL;
    }
    const bool comma = parser_token(p, p->at - 1)->kind == TOKEN_COMMA;
    if (patterns.count == 1 && !comma) {
        return patterns.items[0]->kind == PATTERN_STAR ? NULL : patterns.items[0];
    }
    return make_sequence(p, start, patterns);
}

static Expr *subject(Parser *p) {
    const int start = p->at;
    Expr *first = parser_star_named(p);
    if (first != NULL && parser_accept(p, TOKEN_COMMA)) {
        ExprSeq elts = {0};
        SEQ_PUSH(p, &elts, first);
        parser_star_named_list(p, &elts);
        Expr *expr = parser_expr(p, EXPR_TUPLE, parser_span(p, start));
        expr->list.elts = elts;
        return expr;
    }
    return first == NULL || first->kind == EXPR_STARRED ? NULL : first;
}

// A line end where ':' or a block must stand. `word` names the statement.
static void wrong_end(Parser *p, int start, const char *word) {
    if (parser_accept(p, TOKEN_NEWLINE)) {
        parser_raise_here(p, DIAG_SYNTAX_ERROR, "expected ':'");
        return;
    }
    if (parser_accept(p, TOKEN_COLON) && parser_accept(p, TOKEN_NEWLINE) &&
        parser_kind(p) != TOKEN_INDENT && !parser_fails(p)) {
        parser_raise_here(p, DIAG_INDENTATION_ERROR,
                          "expected an indented block after '%s' statement on line %d", word,
                          parser_token(p, start)->line);
    }
}

static Expr *guard(Parser *p) {
    const int start = p->at;
    Expr *test = parser_accept(p, TOKEN_IF) ? parser_named(p) : NULL;
    p->at = test == NULL ? start : p->at;
    return test;
}

static MatchCase *case_block(Parser *p) {
    if (!parser_word(p, "case")) {
        return NULL;
    }
    const int start = p->at;
    if (p->second) {
        p->at++;
        if (patterns_of_case(p) != NULL) {
            guard(p);
            wrong_end(p, start, "case");
        }
        p->at = start;
    }
    p->at++;
    MatchCase *out = parser_take(p, sizeof *out);
    out->pattern = patterns_of_case(p);
    if (out->pattern == NULL) {
        return NULL;
    }
    out->guard = guard(p);
    return parser_accept(p, TOKEN_COLON) && parser_block(p, &out->body) ? out : NULL;
}

Stmt *parser_match(Parser *p) {
    const int start = p->at++;
    Expr *value = subject(p);
    MatchCaseSeq cases = {0};
    if (value != NULL && parser_accept(p, TOKEN_COLON) && parser_accept(p, TOKEN_NEWLINE) &&
        parser_accept(p, TOKEN_INDENT)) {
        for (;;) {
            const int good = p->at;
            MatchCase *next = case_block(p);
            if (next == NULL) {
                p->at = good;
                break;
            }
            SEQ_PUSH(p, &cases, next);
        }
        if (cases.count > 0 && parser_accept(p, TOKEN_DEDENT)) {
            Stmt *stmt = parser_stmt(p, STMT_MATCH, parser_span(p, start));
            stmt->match.subject = value;
            stmt->match.cases = cases;
            return parser_fails(p) ? NULL : stmt;
        }
    }
    if (p->second && !parser_fails(p)) {
        p->at = start + 1;
        if (subject(p) != NULL) {
            wrong_end(p, start, "match");
        }
    }
    return NULL;
}
