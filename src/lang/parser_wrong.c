#include "lang/parser_state.h"

// The known mistakes, in the order in which CPython looks for them. Most of them read on with the
// ordinary rules as far as the mistake would reach, and raise when it is all there.

const char *parser_expr_name(const Expr *expr) {
    switch (expr->kind) {
    case EXPR_ATTRIBUTE:
        return "attribute";
    case EXPR_SUBSCRIPT:
        return "subscript";
    case EXPR_STARRED:
        return "starred";
    case EXPR_NAME:
        return "name";
    case EXPR_LIST:
        return "list";
    case EXPR_TUPLE:
        return "tuple";
    case EXPR_LAMBDA:
        return "lambda";
    case EXPR_CALL:
        return "function call";
    case EXPR_BOOL_OP:
    case EXPR_BIN_OP:
    case EXPR_UNARY_OP:
        return "expression";
    case EXPR_GENERATOR_EXP:
        return "generator expression";
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return "yield expression";
    case EXPR_AWAIT:
        return "await expression";
    case EXPR_LIST_COMP:
        return "list comprehension";
    case EXPR_SET_COMP:
        return "set comprehension";
    case EXPR_DICT_COMP:
        return "dict comprehension";
    case EXPR_DICT:
        return "dict literal";
    case EXPR_SET:
        return "set display";
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE:
        return "f-string expression";
    case EXPR_CONSTANT:
        switch (expr->constant.kind) {
        case CONSTANT_NONE:
            return "None";
        case CONSTANT_TRUE:
            return "True";
        case CONSTANT_FALSE:
            return "False";
        case CONSTANT_ELLIPSIS:
            return "ellipsis";
        default:
            return "literal";
        }
    case EXPR_COMPARE:
        return "comparison";
    case EXPR_IF_EXP:
        return "conditional expression";
    case EXPR_NAMED_EXPR:
        return "named expression";
    case EXPR_SLICE:
        break;
    }
    return "expression";
}

static void raise_target(Parser *p, Expr *expr, bool is_for) {
    Expr *wrong = parser_wrong_target(expr, false, is_for);
    if (wrong != NULL) {
        parser_raise(p, wrong->span, "cannot assign to %s", parser_expr_name(wrong));
    }
}

// Whether it is a name that was a statement in Python 2.
static bool is_legacy(const Expr *expr) {
    return expr->kind == EXPR_NAME &&
           (text_equal(expr->name.id, TEXT("print")) || text_equal(expr->name.id, TEXT("exec")));
}

// CPython takes the beginning of a soft keyword for one here: `c d` gets no hint, `a b` does.
static bool is_soft_keyword(Parser *p) {
    if (parser_kind(p) != TOKEN_NAME) {
        return false;
    }
    const Text name = parser_text(p, p->at);
    return text_starts_with(TEXT("match"), name) || text_starts_with(TEXT("case"), name) ||
           text_starts_with(TEXT("_"), name);
}

// a b, inside of brackets: a comma is missing.
static void missing_comma(Parser *p) {
    if ((parser_kind(p) == TOKEN_NAME && parser_kind_at(p, 1) == TOKEN_STRING) ||
        is_soft_keyword(p)) {
        return;
    }
    const Expr *a = parser_disjunction(p);
    if (a == NULL || parser_fails(p)) {
        return;
    }
    const bool quiet = p->quiet;
    p->quiet = true;
    const Expr *b = parser_plain_expression(p);
    p->quiet = quiet;
    if (b != NULL && !parser_fails(p) && !is_legacy(a) && p->tokens.items[p->at - 1].level != 0) {
        parser_raise(p, parser_span_range(a->span, b->span),
                     "invalid syntax. Perhaps you forgot a comma?");
    }
}

void parser_wrong_expression(Parser *p) {
    const int start = p->at;
    missing_comma(p);
    p->at = start;
    const Expr *a = parser_disjunction(p);
    if (a != NULL && parser_accept(p, TOKEN_IF)) {
        const Expr *b = parser_disjunction(p);
        const TokenKind next = parser_kind(p);
        if (b != NULL && next != TOKEN_ELSE && next != TOKEN_COLON) {
            parser_raise(p, parser_span_range(a->span, b->span),
                         "expected 'else' after 'if' expression");
        }
    }
    p->at = start;
    if (parser_kind(p) != TOKEN_NAME || parser_kind_at(p, 1) == TOKEN_LPAR) {
        return;
    }
    const Text name = parser_text(p, start);
    p->at++;
    // Whatever the name is, what follows is read, and may have a mistake of its own.
    const Expr *b = parser_star_expressions(p);
    if (b != NULL && !parser_fails(p) &&
        (text_equal(name, TEXT("print")) || text_equal(name, TEXT("exec")))) {
        parser_raise(p, parser_span_range(parser_token_span(p, start), b->span),
                     "Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?",
                     (int)name.size, name.bytes, (int)name.size, name.bytes);
    }
}

static bool at_equal(Parser *p) {
    return parser_kind(p) == TOKEN_EQUAL || parser_kind(p) == TOKEN_COLON_EQUAL;
}

// Whether a list, tuple or generator expression, or True, None, False, stands here.
static bool at_display(Parser *p) {
    const TokenKind kind = parser_kind(p);
    if (kind == TOKEN_TRUE || kind == TOKEN_NONE || kind == TOKEN_FALSE) {
        return true;
    }
    if (kind != TOKEN_LPAR && kind != TOKEN_LSQB) {
        return false;
    }
    const int start = p->at;
    const Expr *atom = parser_atom(p);
    p->at = start;
    if (atom == NULL || parser_fails(p)) {
        return false;
    }
    const Span span = parser_token_span(p, start);
    const bool direct = atom->span.line == span.line && atom->span.column == span.column;
    return direct && (atom->kind == EXPR_LIST || atom->kind == EXPR_TUPLE ||
                      atom->kind == EXPR_GENERATOR_EXP);
}

static void wrong_named(Parser *p) {
    const int start = p->at;
    const Expr *a = parser_expression(p);
    if (a != NULL && parser_accept(p, TOKEN_COLON_EQUAL) && parser_expression(p) != NULL) {
        parser_raise(p, a->span, "cannot use assignment expressions with %s", parser_expr_name(a));
        return;
    }
    p->at = start;
    if (parser_kind(p) == TOKEN_NAME && parser_kind_at(p, 1) == TOKEN_EQUAL) {
        p->at += 2;
        const Expr *b = parser_bitwise_or(p);
        if (b != NULL && !at_equal(p)) {
            parser_raise(p, parser_span_range(parser_token_span(p, start), b->span),
                         "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            return;
        }
    }
    p->at = start;
    if (at_display(p)) {
        return;
    }
    a = parser_bitwise_or(p);
    if (a != NULL && parser_accept(p, TOKEN_EQUAL) && parser_bitwise_or(p) != NULL &&
        !at_equal(p)) {
        parser_raise(p, a->span, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                     parser_expr_name(a));
    }
}

void parser_wrong_named(Parser *p) {
    void *result = NULL;
    const int start = p->at;
    if (!parser_recall(p, MEMO_WRONG_NAMED, &result)) {
        wrong_named(p);
        parser_remember(p, MEMO_WRONG_NAMED, start, NULL);
    }
}

// A list, or a tuple in its parentheses, or one of these in more parentheses.
static const Expr *wrong_annotated(Parser *p) {
    const TokenKind kind = parser_kind(p);
    if (kind != TOKEN_LPAR && kind != TOKEN_LSQB) {
        return NULL;
    }
    const Expr *atom = parser_atom(p);
    const bool fits = atom != NULL && (atom->kind == EXPR_LIST || atom->kind == EXPR_TUPLE);
    return fits && !parser_fails(p) ? atom : NULL;
}

static void wrong_annotation(Parser *p) {
    const int start = p->at;
    const Expr *a = wrong_annotated(p);
    if (a != NULL && parser_accept(p, TOKEN_COLON) && parser_expression(p) != NULL) {
        parser_raise(p, a->span, "only single target (not %s) can be annotated",
                     parser_expr_name(a));
        return;
    }
    p->at = start;
    a = parser_star_named(p);
    if (a != NULL && parser_accept(p, TOKEN_COMMA)) {
        // CPython's rule takes one list after the other, without commas between them.
        for (int before = -1; p->at != before && !parser_fails(p);) {
            before = p->at;
            ExprSeq rest = {0};
            parser_star_named_list(p, &rest);
        }
        if (parser_accept(p, TOKEN_COLON) && parser_expression(p) != NULL) {
            parser_raise(p, a->span, "only single target (not tuple) can be annotated");
            return;
        }
    }
    p->at = start;
    a = parser_expression(p);
    if (a != NULL && parser_accept(p, TOKEN_COLON) && parser_expression(p) != NULL) {
        parser_raise(p, a->span, "illegal target for annotation");
    }
}

static void skip_targets(Parser *p) {
    for (int good = p->at;; good = p->at) {
        if (parser_star_targets(p) == NULL || !parser_accept(p, TOKEN_EQUAL)) {
            p->at = good;
            return;
        }
    }
}

void parser_wrong_assignment(Parser *p) {
    const int start = p->at;
    wrong_annotation(p);
    p->at = start;
    skip_targets(p);
    const int last = p->at;
    Expr *a = parser_star_expressions(p);
    if (a != NULL && parser_accept(p, TOKEN_EQUAL)) {
        raise_target(p, a, false);
    }
    p->at = last;
    a = parser_yield(p);
    if (a != NULL && parser_accept(p, TOKEN_EQUAL)) {
        parser_raise(p, a->span, "assignment to yield expression not possible");
    }
    p->at = start;
    a = parser_star_expressions(p);
    const TokenKind kind = parser_kind(p);
    const bool augmented = (kind >= TOKEN_PLUS_EQUAL && kind <= TOKEN_DOUBLE_STAR_EQUAL) ||
                           kind == TOKEN_DOUBLE_SLASH_EQUAL || kind == TOKEN_AT_EQUAL;
    if (a != NULL && augmented) {
        p->at++;
        if (parser_yield_or_star(p) != NULL) {
            parser_raise(p, a->span, "'%s' is an illegal expression for augmented assignment",
                         parser_expr_name(a));
        }
    }
}

// ---- calls ----

static Span last_item_span(const ComprehensionSeq *clauses) {
    const Comprehension *last = clauses->items[clauses->count - 1];
    return last->ifs.count == 0 ? last->iter->span : last->ifs.items[last->ifs.count - 1]->span;
}

static void raise_genexp(Parser *p, const Expr *first, const ComprehensionSeq *clauses) {
    parser_raise(p, parser_span_range(first->span, last_item_span(clauses)),
                 "Generator expression must be parenthesized");
}

// expression for…: *out is the expression.
static bool naked_genexp(Parser *p, Expr **out, ComprehensionSeq *clauses) {
    *out = parser_expression(p);
    return *out != NULL && parser_for_if_clauses(p, clauses);
}

static void wrong_keyword_genexp(Parser *p) {
    const int start = p->at;
    if (parser_kind(p) != TOKEN_NAME || parser_kind_at(p, 1) != TOKEN_EQUAL) {
        return;
    }
    p->at += 2;
    Expr *value = NULL;
    ComprehensionSeq clauses = {0};
    if (naked_genexp(p, &value, &clauses)) {
        parser_raise(
            p, parser_span_range(parser_token_span(p, start), parser_token_span(p, start + 1)),
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
}

// All after `args` at `start`, which were read into `first` and end at `end`.
static void wrong_after_args(Parser *p, const CallArguments *first, int end) {
    ComprehensionSeq clauses = {0};
    p->at = end;
    if (parser_for_if_clauses(p, &clauses) && first->args.count > 1) {
        raise_genexp(p, first->args.items[first->args.count - 1], &clauses);
        return;
    }
    p->at = end;
    Expr *a = NULL;
    clauses = (ComprehensionSeq){0};
    if (parser_accept(p, TOKEN_COMMA) && naked_genexp(p, &a, &clauses)) {
        raise_genexp(p, a, &clauses);
        return;
    }
    p->at = end;
    CallArguments second = {0};
    if (!parser_accept(p, TOKEN_COMMA) || !parser_args(p, &second)) {
        return;
    }
    bool unpacks = false;
    for (int i = 0; i < first->keywords.count; i++) {
        unpacks = unpacks || first->keywords.items[i]->arg.bytes == NULL;
    }
    parser_raise_here(p, DIAG_SYNTAX_ERROR, "positional argument follows keyword argument%s",
                      unpacks ? " unpacking" : "");
}

void parser_wrong_arguments(Parser *p) {
    const int start = p->at;
    CallArguments first = {0};
    const bool any = parser_args(p, &first);
    const int end = p->at;
    if (any && first.keywords.count > 0 && parser_accept(p, TOKEN_COMMA) &&
        parser_kind(p) == TOKEN_STAR) {
        parser_raise(p, parser_token_span(p, p->at),
                     "iterable argument unpacking follows keyword argument unpacking");
        return;
    }
    p->at = start;
    Expr *a = NULL;
    ComprehensionSeq clauses = {0};
    if (naked_genexp(p, &a, &clauses) && parser_accept(p, TOKEN_COMMA)) {
        // CPython reads what follows, which may have a mistake of its own.
        const int behind = p->at;
        CallArguments second = {0};
        if (!parser_args(p, &second)) {
            p->at = behind;
        }
        raise_genexp(p, a, &clauses);
        return;
    }
    p->at = start;
    wrong_keyword_genexp(p);
    if (any && !parser_fails(p)) {
        wrong_after_args(p, &first, end);
    }
}

void parser_wrong_keyword(Parser *p) {
    const int start = p->at;
    const TokenKind kind = parser_kind(p);
    if ((kind == TOKEN_TRUE || kind == TOKEN_FALSE || kind == TOKEN_NONE) &&
        parser_kind_at(p, 1) == TOKEN_EQUAL) {
        parser_raise(
            p, parser_span_range(parser_token_span(p, start), parser_token_span(p, start + 1)),
            "cannot assign to %s", token_kind_text(kind));
        return;
    }
    wrong_keyword_genexp(p);
    p->at = start;
    if (kind == TOKEN_NAME && parser_kind_at(p, 1) == TOKEN_EQUAL) {
        return;
    }
    const Expr *a = parser_expression(p);
    if (a != NULL && parser_accept(p, TOKEN_EQUAL)) {
        parser_raise(p, parser_span_range(a->span, parser_token_span(p, p->at - 1)),
                     "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
}

// ---- displays ----

void parser_wrong_comprehension(Parser *p) {
    if (!p->second || parser_fails(p)) {
        return;
    }
    const int start = p->at;
    const TokenKind open = parser_kind(p);
    p->at++;
    ComprehensionSeq clauses = {0};
    Expr *a = parser_kind(p) == TOKEN_STAR ? parser_starred(p) : NULL;
    if (a != NULL && parser_for_if_clauses(p, &clauses)) {
        parser_raise(p, a->span, "iterable unpacking cannot be used in comprehension");
        return;
    }
    if (open == TOKEN_LPAR) {
        return;
    }
    p->at = start + 1;
    a = parser_star_named(p);
    if (a == NULL || !parser_accept(p, TOKEN_COMMA)) {
        return;
    }
    const int comma = p->at - 1;
    ExprSeq rest = {0};
    clauses = (ComprehensionSeq){0};
    if (parser_star_named_list(p, &rest) && parser_for_if_clauses(p, &clauses)) {
        parser_raise(p, parser_span_range(a->span, rest.items[rest.count - 1]->span),
                     "did you forget parentheses around the comprehension target?");
        return;
    }
    p->at = comma + 1;
    clauses = (ComprehensionSeq){0};
    if (parser_for_if_clauses(p, &clauses)) {
        parser_raise(p, parser_span_range(a->span, parser_token_span(p, comma)),
                     "did you forget parentheses around the comprehension target?");
    }
}

// expression ':' followed by a star, or by nothing.
static void wrong_value(Parser *p) {
    if (parser_expression(p) == NULL || !parser_accept(p, TOKEN_COLON)) {
        return;
    }
    const int colon = p->at - 1;
    const TokenKind next = parser_kind(p);
    if (next == TOKEN_STAR) {
        const int star = p->at++;
        if (parser_bitwise_or(p) != NULL) {
            parser_raise_from(p, parser_token_span(p, star),
                              "cannot use a starred expression in a dictionary value");
        }
    } else if (next == TOKEN_RBRACE || next == TOKEN_COMMA) {
        parser_raise(p, parser_token_span(p, colon),
                     "expression expected after dictionary key and ':'");
    }
}

void parser_wrong_dict(Parser *p) {
    const int start = p->at;
    int end = -1; // of the pairs that are right
    for (;;) {
        Expr *key = NULL;
        Expr *value = NULL;
        if (!parser_double_starred_kvpair(p, &key, &value)) {
            break;
        }
        end = p->at;
        if (!parser_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (end >= 0 && !parser_fails(p)) {
        p->at = end;
        if (parser_accept(p, TOKEN_COMMA)) {
            const int item = p->at;
            const Expr *a = parser_expression(p);
            if (a != NULL && parser_kind(p) != TOKEN_COLON && !parser_fails(p)) {
                Span span = a->span;
                span.column = a->span.end_column - 1;
                parser_raise_from(p, span, "':' expected after dictionary key");
                return;
            }
            p->at = item;
            wrong_value(p);
        }
    }
    p->at = start;
    wrong_value(p);
}

void parser_wrong_dict_comprehension(Parser *p) {
    const int start = p->at++;
    ComprehensionSeq clauses = {0};
    if (parser_accept(p, TOKEN_DOUBLE_STAR) && parser_bitwise_or(p) != NULL &&
        parser_for_if_clauses(p, &clauses) && parser_accept(p, TOKEN_RBRACE)) {
        parser_raise(p, parser_token_span(p, start + 1),
                     "dict unpacking cannot be used in dict comprehension");
    }
}

void parser_wrong_group(Parser *p) {
    const int start = p->at++;
    if (parser_kind(p) == TOKEN_STAR) {
        const Expr *a = parser_starred(p);
        if (a != NULL && parser_accept(p, TOKEN_RPAR)) {
            parser_raise(p, a->span, "cannot use starred expression here");
        }
    } else if (parser_accept(p, TOKEN_DOUBLE_STAR)) {
        if (parser_expression(p) != NULL && parser_accept(p, TOKEN_RPAR)) {
            parser_raise(p, parser_token_span(p, start + 1),
                         "cannot use double starred expression here");
        }
    }
}

void parser_wrong_for_target(Parser *p) {
    if (!p->second || parser_fails(p)) {
        return;
    }
    parser_accept(p, TOKEN_ASYNC);
    if (!parser_accept(p, TOKEN_FOR)) {
        return;
    }
    Expr *a = parser_star_expressions(p);
    if (a != NULL) {
        raise_target(p, a, true);
    }
}

// ---- statements ----

// A line end where ':' must stand, unless the ':' is `forced` elsewhere.
static void missing_colon(Parser *p) {
    if (parser_kind(p) == TOKEN_NEWLINE) {
        p->at++;
        parser_raise_here(p, DIAG_SYNTAX_ERROR, "expected ':'");
    }
}

// ':' and a line end without a block. `what` is "'if' statement" and the like.
static void missing_block(Parser *p, int line, const char *what) {
    if (parser_accept(p, TOKEN_COLON) && parser_accept(p, TOKEN_NEWLINE) &&
        parser_kind(p) != TOKEN_INDENT && !parser_fails(p)) {
        parser_raise_here(p, DIAG_INDENTATION_ERROR,
                          "expected an indented block after %s on line %d", what, line);
    }
}

static void wrong_def(Parser *p, int line) {
    if (parser_name(p).bytes == NULL || !parser_accept(p, TOKEN_LPAR)) {
        return;
    }
    const int start = p->at;
    if (parser_parameters(p, false) == NULL) {
        p->at = start;
    }
    if (!parser_accept(p, TOKEN_RPAR)) {
        return;
    }
    if (parser_accept(p, TOKEN_ARROW) && parser_expression(p) == NULL) {
        return;
    }
    missing_block(p, line, "function definition");
}

static void wrong_class(Parser *p, int line) {
    if (parser_name(p).bytes == NULL) {
        return;
    }
    const int start = p->at;
    CallArguments arguments = {0};
    if (parser_accept(p, TOKEN_LPAR) &&
        (!parser_call_arguments(p, &arguments) || !parser_accept(p, TOKEN_RPAR))) {
        p->at = start;
    }
    missing_colon(p);
    missing_block(p, line, "class definition");
}

static void wrong_except_header(Parser *p, int line) {
    const bool is_star = parser_accept(p, TOKEN_STAR);
    if (is_star || parser_kind(p) != TOKEN_COLON) {
        if (parser_expression(p) == NULL) {
            return;
        }
        if (parser_accept(p, TOKEN_AS) && parser_name(p).bytes == NULL) {
            return;
        }
    }
    missing_block(p, line, is_star ? "'except*' statement" : "'except' statement");
}

void parser_wrong_header(Parser *p) {
    const bool is_async = parser_accept(p, TOKEN_ASYNC);
    const TokenKind kind = parser_kind(p);
    const int line = parser_token(p, p->at)->line;
    p->at++;
    (void)is_async;
    switch (kind) {
    case TOKEN_IF:
    case TOKEN_ELIF:
    case TOKEN_WHILE:
        if (parser_named(p) != NULL) {
            missing_colon(p);
            missing_block(p, line,
                          kind == TOKEN_IF     ? "'if' statement"
                          : kind == TOKEN_ELIF ? "'elif' statement"
                                               : "'while' statement");
        }
        break;
    case TOKEN_FOR:
        if (parser_star_targets(p) != NULL && parser_accept(p, TOKEN_IN) &&
            parser_star_expressions(p) != NULL) {
            missing_colon(p);
            missing_block(p, line, "'for' statement");
        }
        break;
    case TOKEN_ELSE:
        missing_block(p, line, "'else' statement");
        break;
    case TOKEN_FINALLY:
        missing_block(p, line, "'finally' statement");
        break;
    case TOKEN_EXCEPT:
        wrong_except_header(p, line);
        break;
    case TOKEN_DEF:
        wrong_def(p, line);
        break;
    case TOKEN_CLASS:
        wrong_class(p, line);
        break;
    default:
        break;
    }
}

// expression ['as' target], with commas between; `wide`: tuples too.
static bool with_items(Parser *p, bool wide) {
    bool any = false;
    for (int good = p->at;; good = p->at) {
        if (any && !parser_accept(p, TOKEN_COMMA)) {
            break;
        }
        if ((wide ? parser_expressions(p) : parser_expression(p)) == NULL) {
            p->at = good;
            break;
        }
        any = true;
        const int behind = p->at;
        if (parser_accept(p, TOKEN_AS) && parser_star_target(p) == NULL) {
            p->at = behind;
        }
    }
    return any && !parser_fails(p);
}

// The head of a with statement up to its ':', in one of its two forms.
static bool with_head(Parser *p, int start, bool parenthesized, int *line) {
    p->at = start;
    parser_accept(p, TOKEN_ASYNC);
    *line = parser_token(p, p->at)->line;
    p->at++;
    if (!parenthesized) {
        return with_items(p, false);
    }
    if (!parser_accept(p, TOKEN_LPAR) || !with_items(p, true)) {
        return false;
    }
    parser_accept(p, TOKEN_COMMA);
    return parser_accept(p, TOKEN_RPAR);
}

void parser_wrong_with(Parser *p) {
    const int start = p->at;
    int line = 0;
    for (int form = 0; form < 2; form++) {
        if (with_head(p, start, form == 1, &line)) {
            missing_colon(p);
        }
    }
}

void parser_wrong_with_indent(Parser *p) {
    const int start = p->at;
    int line = 0;
    for (int form = 0; form < 2; form++) {
        if (with_head(p, start, form == 1, &line)) {
            missing_block(p, line, "'with' statement");
        }
    }
}

// Whether an except block, or with `is_star` an except* block, can be read.
static bool read_except(Parser *p, bool is_star) {
    const int start = p->at;
    StmtSeq body = {0};
    if (parser_kind(p) == TOKEN_EXCEPT) {
        parser_wrong_header(p);
        p->at = start;
    }
    if (!parser_accept(p, TOKEN_EXCEPT) || (parser_kind(p) == TOKEN_STAR) != is_star) {
        p->at = start;
        return false;
    }
    parser_accept(p, TOKEN_STAR);
    bool good = true;
    if (is_star || parser_kind(p) != TOKEN_COLON) {
        good = parser_expression(p) != NULL &&
               (!parser_accept(p, TOKEN_AS) || parser_name(p).bytes != NULL);
    }
    good = good && parser_accept(p, TOKEN_COLON) && parser_block(p, &body);
    p->at = good ? p->at : start;
    return good;
}

// except blocks, and behind them the head of an except* block, or the other way round.
static void mixed_excepts(Parser *p, bool star_first) {
    bool any = false;
    while (read_except(p, star_first)) {
        any = true;
    }
    const int start = p->at;
    if (!any || !parser_accept(p, TOKEN_EXCEPT) || (!star_first && !parser_accept(p, TOKEN_STAR))) {
        return;
    }
    const Span span = parser_span(p, start);
    const bool bare = star_first && parser_kind(p) == TOKEN_COLON;
    if (!bare && (parser_expression(p) == NULL ||
                  (parser_accept(p, TOKEN_AS) && parser_name(p).bytes == NULL))) {
        return;
    }
    if (parser_accept(p, TOKEN_COLON)) {
        parser_raise(p, span, "cannot have both 'except' and 'except*' on the same 'try'");
    }
}

void parser_wrong_try(Parser *p) {
    const int start = p->at++;
    const int line = parser_token(p, start)->line;
    missing_block(p, line, "'try' statement");
    p->at = start + 1;
    StmtSeq body = {0};
    if (!parser_accept(p, TOKEN_COLON) || !parser_block(p, &body)) {
        return;
    }
    const TokenKind next = parser_kind(p);
    if (next != TOKEN_EXCEPT && next != TOKEN_FINALLY && !parser_fails(p)) {
        parser_raise_here(p, DIAG_SYNTAX_ERROR, "expected 'except' or 'finally' block");
        return;
    }
    const int behind = p->at;
    mixed_excepts(p, false);
    p->at = behind;
    mixed_excepts(p, true);
}

void parser_wrong_except(Parser *p) {
    const int start = p->at++;
    const bool is_star = parser_accept(p, TOKEN_STAR);
    const Expr *a = parser_expression(p);
    const int behind = p->at;
    if (a != NULL && parser_accept(p, TOKEN_COMMA) && parser_expressions(p) != NULL) {
        const int good = p->at;
        if (parser_accept(p, TOKEN_AS) && parser_name(p).bytes == NULL) {
            p->at = good;
        }
        if (parser_accept(p, TOKEN_COLON)) {
            parser_raise_from(p, a->span, "multiple exception types must be parenthesized");
            return;
        }
    }
    if (a != NULL) {
        p->at = behind;
        if (parser_accept(p, TOKEN_AS) && parser_name(p).bytes == NULL) {
            p->at = behind;
        }
        missing_colon(p);
    }
    p->at = start + 1;
    missing_colon(p);
    p->at = start + 2;
    if (is_star && (parser_kind(p) == TOKEN_NEWLINE || parser_kind(p) == TOKEN_COLON)) {
        parser_raise_here(p, DIAG_SYNTAX_ERROR, "expected one or more exception types");
    }
}
