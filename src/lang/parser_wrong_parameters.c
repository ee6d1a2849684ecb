#include "lang/parser_state.h"

// The known mistakes in the parameters of functions and lambdas. These rules only recognize; what a
// right list of parameters means is read by parser_args.c.

static bool ends_parameter(Parser *p, bool is_lambda) {
    return parser_accept(p, TOKEN_COMMA) ||
           parser_kind(p) == (is_lambda ? TOKEN_COLON : TOKEN_RPAR);
}

static bool parameter(Parser *p, bool is_lambda) {
    if (parser_name(p).bytes == NULL) {
        return false;
    }
    const int good = p->at;
    if (!is_lambda && parser_accept(p, TOKEN_COLON) && parser_expression(p) == NULL) {
        p->at = good;
    }
    return !parser_fails(p);
}

// '=' expression; raises when only the '=' is there.
static bool default_value(Parser *p) {
    const int start = p->at;
    if (!parser_accept(p, TOKEN_EQUAL)) {
        return false;
    }
    if (parser_expression(p) != NULL) {
        return true;
    }
    p->at = start + 1;
    const TokenKind kind = parser_kind(p);
    if (kind == TOKEN_RPAR || kind == TOKEN_COMMA) {
        parser_raise(p, parser_token_span(p, start), "expected default value expression");
    }
    return false;
}

enum { DEFAULT_NEVER = 1, DEFAULT_ALWAYS = 2, DEFAULT_MAYBE = 3 };

// One parameter with its comma, with or without a default.
static bool one(Parser *p, bool is_lambda, int defaults) {
    const int start = p->at;
    bool good = parameter(p, is_lambda);
    if (good && defaults != DEFAULT_NEVER) {
        const int behind = p->at;
        const bool has = default_value(p);
        if (!has) {
            p->at = behind;
        }
        good = (has || defaults == DEFAULT_MAYBE) && !parser_fails(p);
    }
    good = good && ends_parameter(p, is_lambda);
    p->at = good ? p->at : start;
    return good;
}

static int some(Parser *p, bool is_lambda, int defaults) {
    int count = 0;
    while (one(p, is_lambda, defaults)) {
        count++;
    }
    return count;
}

// Parameters and a slash; `with_default`: at least one has a default.
static bool slash(Parser *p, bool is_lambda, bool with_default) {
    const int start = p->at;
    const int plain = some(p, is_lambda, DEFAULT_NEVER);
    const int rest = with_default ? some(p, is_lambda, DEFAULT_ALWAYS) : 0;
    const bool good = (with_default ? rest > 0 : plain > 0) && parser_accept(p, TOKEN_SLASH) &&
                      ends_parameter(p, is_lambda);
    p->at = good ? p->at : start;
    return good;
}

static bool any_slash(Parser *p, bool is_lambda) {
    return slash(p, is_lambda, false) || slash(p, is_lambda, true);
}

static void wrong_default_order(Parser *p, bool is_lambda) {
    some(p, is_lambda, DEFAULT_NEVER);
    if (!slash(p, is_lambda, true) && some(p, is_lambda, DEFAULT_ALWAYS) == 0) {
        return;
    }
    const int start = p->at;
    if (one(p, is_lambda, DEFAULT_NEVER)) {
        // The span of a parameter has its annotation, not its comma.
        p->at = start;
        parameter(p, is_lambda);
        parser_raise(p, parser_span(p, start), "non-default argument follows default argument");
    }
}

static void wrong_parenthesis(Parser *p, bool is_lambda) {
    some(p, is_lambda, DEFAULT_NEVER);
    const int open = p->at;
    if (!parser_accept(p, TOKEN_LPAR)) {
        return;
    }
    if (is_lambda) {
        if (!parameter(p, true)) {
            return;
        }
        while (parser_accept(p, TOKEN_COMMA) && parameter(p, true)) {
        }
    } else if (some(p, false, DEFAULT_NEVER) == 0) {
        return;
    }
    parser_accept(p, TOKEN_COMMA);
    if (parser_accept(p, TOKEN_RPAR)) {
        parser_raise(
            p, parser_span_range(parser_token_span(p, open), parser_token_span(p, p->at - 1)),
            "%s parameters cannot be parenthesized", is_lambda ? "Lambda expression" : "Function");
    }
}

static void wrong_slash_behind_star(Parser *p, bool is_lambda) {
    any_slash(p, is_lambda);
    some(p, is_lambda, DEFAULT_MAYBE);
    if (!parser_accept(p, TOKEN_STAR) ||
        (!parser_accept(p, TOKEN_COMMA) && !one(p, is_lambda, DEFAULT_NEVER))) {
        return;
    }
    some(p, is_lambda, DEFAULT_MAYBE);
    if (parser_kind(p) == TOKEN_SLASH) {
        parser_raise(p, parser_token_span(p, p->at), "/ must be ahead of *");
    }
}

// The star that is read next: what may be wrong with it.
static void wrong_star(Parser *p, bool is_lambda) {
    const int start = p->at;
    const TokenKind close = is_lambda ? TOKEN_COLON : TOKEN_RPAR;
    p->at++;
    TokenKind next = parser_kind(p);
    if (next == TOKEN_COMMA) {
        next = parser_kind_at(p, 1);
        next = next == TOKEN_DOUBLE_STAR ? close : next;
    }
    if (next == close) {
        if (is_lambda) {
            parser_raise_here(p, DIAG_SYNTAX_ERROR, "named arguments must follow bare *");
        } else {
            parser_raise(p, parser_token_span(p, start), "named arguments must follow bare *");
        }
        return;
    }
    p->at = start + 1;
    if (parameter(p, is_lambda) && parser_kind(p) == TOKEN_EQUAL) {
        parser_raise(p, parser_token_span(p, p->at),
                     "var-positional argument cannot have default value");
        return;
    }
    p->at = start + 1;
    if (!one(p, is_lambda, DEFAULT_NEVER) && !parser_accept(p, TOKEN_COMMA)) {
        return;
    }
    some(p, is_lambda, DEFAULT_MAYBE);
    const int again = p->at;
    if (parser_accept(p, TOKEN_STAR) &&
        (one(p, is_lambda, DEFAULT_NEVER) || parser_accept(p, TOKEN_COMMA))) {
        parser_raise(p, parser_token_span(p, again), "* argument may appear only once");
    }
}

static void wrong_double_star(Parser *p, bool is_lambda) {
    p->at++;
    if (!parameter(p, is_lambda)) {
        return;
    }
    if (parser_kind(p) == TOKEN_EQUAL) {
        parser_raise(p, parser_token_span(p, p->at),
                     "var-keyword argument cannot have default value");
        return;
    }
    if (!parser_accept(p, TOKEN_COMMA)) {
        return;
    }
    const int start = p->at;
    const TokenKind kind = parser_kind(p);
    const bool sign = kind == TOKEN_STAR || kind == TOKEN_DOUBLE_STAR || kind == TOKEN_SLASH;
    if (sign || parameter(p, is_lambda)) {
        p->at = sign ? p->at + 1 : p->at;
        parser_raise(p, parser_span(p, start), "arguments cannot follow var-keyword argument");
    }
}

// What CPython finds when it reads the parameters themselves: at the first star.
static void wrong_stars(Parser *p, bool is_lambda) {
    any_slash(p, is_lambda);
    some(p, is_lambda, DEFAULT_NEVER);
    some(p, is_lambda, DEFAULT_ALWAYS);
    if (parser_kind(p) == TOKEN_STAR) {
        const int start = p->at;
        wrong_star(p, is_lambda);
        p->at = start + 1;
        if (!one(p, is_lambda, DEFAULT_NEVER)) {
            parser_accept(p, TOKEN_COMMA);
        }
        some(p, is_lambda, DEFAULT_MAYBE);
    }
    if (parser_kind(p) == TOKEN_DOUBLE_STAR) {
        wrong_double_star(p, is_lambda);
    }
}

void parser_wrong_parameters(Parser *p, bool is_lambda) {
    const int start = p->at;
    wrong_default_order(p, is_lambda);
    p->at = start;
    wrong_parenthesis(p, is_lambda);
    p->at = start;
    if (parser_kind(p) == TOKEN_SLASH && parser_kind_at(p, 1) == TOKEN_COMMA) {
        parser_raise(p, parser_token_span(p, start), "at least one argument must precede /");
        return;
    }
    if (any_slash(p, is_lambda)) {
        some(p, is_lambda, DEFAULT_MAYBE);
        if (parser_kind(p) == TOKEN_SLASH) {
            parser_raise(p, parser_token_span(p, p->at), "/ may appear only once");
            return;
        }
    }
    p->at = start;
    wrong_slash_behind_star(p, is_lambda);
    p->at = start;
    if (some(p, is_lambda, DEFAULT_MAYBE) > 0 && parser_accept(p, TOKEN_SLASH) &&
        parser_kind(p) == TOKEN_STAR) {
        parser_raise(p, parser_token_span(p, p->at), "expected comma between / and *");
    }
    p->at = start;
    wrong_stars(p, is_lambda);
}
