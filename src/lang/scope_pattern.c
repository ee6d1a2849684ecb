#include "lang/scope_state.h"

#include <stdio.h>

// What a compiler finds wrong with the patterns of a match statement.

// The names that a pattern has bound so far.
typedef struct Names {
    TextSeq texts;
} Names;

static bool has_name(const Names *names, Text name) {
    for (int i = 0; i < names->texts.count; i++) {
        if (text_equal(names->texts.items[i], name)) {
            return true;
        }
    }
    return false;
}

static bool add_name(ScopeChecker *c, Names *names, Text name) {
    if (name.bytes == NULL) {
        return true;
    }
    if (!scope_check_name(c, name, CTX_STORE)) {
        return false;
    }
    if (has_name(names, name)) {
        return scope_fail(c->b, c->place, "multiple assignments to name '%.*s' in pattern",
                          (int)name.size, name.bytes);
    }
    TextSeq *texts = &names->texts;
    Text *grown = scope_grow(c->b, texts->items, texts->count, sizeof *texts->items);
    if (grown == NULL) {
        return false;
    }
    texts->items = grown;
    texts->items[texts->count++] = name;
    return true;
}

static bool check_pattern(ScopeChecker *c, const Pattern *pattern, bool irrefutable, Names *names);

// `_` or `*_`, for which a compiler has nothing to do.
static bool is_wildcard(const Pattern *pattern) {
    return (pattern->kind == PATTERN_AS && pattern->as.pattern == NULL &&
            pattern->as.name.bytes == NULL) ||
           (pattern->kind == PATTERN_STAR && pattern->star.name.bytes == NULL);
}

static bool check_parts(ScopeChecker *c, PatternSeq parts, Names *names) {
    for (int i = 0; i < parts.count; i++) {
        if (!is_wildcard(parts.items[i]) && !check_pattern(c, parts.items[i], true, names)) {
            return false;
        }
    }
    return true;
}

static bool check_sequence(ScopeChecker *c, const Pattern *pattern, Names *names) {
    int stars = 0;
    for (int i = 0; i < pattern->sequence.patterns.count; i++) {
        stars += pattern->sequence.patterns.items[i]->kind == PATTERN_STAR;
    }
    if (stars > 1) {
        return scope_fail(c->b, c->place, "multiple starred names in sequence pattern");
    }
    return check_parts(c, pattern->sequence.patterns, names);
}

// A constant, or a number with a sign, or the sum that is a complex number.
static bool is_literal(const Expr *expr) {
    return expr->kind == EXPR_CONSTANT || expr->kind == EXPR_UNARY_OP || expr->kind == EXPR_BIN_OP;
}

static bool is_same_key(const Expr *a, const Expr *b) {
    if (a->kind != EXPR_CONSTANT || b->kind != EXPR_CONSTANT ||
        a->constant.kind != b->constant.kind) {
        return false;
    }
    const Constant *x = &a->constant;
    const Constant *y = &b->constant;
    switch (x->kind) {
    case CONSTANT_NONE:
    case CONSTANT_TRUE:
    case CONSTANT_FALSE:
    case CONSTANT_ELLIPSIS:
        return true;
    case CONSTANT_INT:
        return x->is_big == y->is_big &&
               (x->is_big ? x->base == y->base && text_equal(x->digits, y->digits)
                          : x->integer == y->integer);
    case CONSTANT_FLOAT:
    case CONSTANT_IMAG:
        return x->number == y->number;
    case CONSTANT_STR:
    case CONSTANT_BYTES:
        return text_equal(x->text, y->text);
    }
    return false;
}

static bool fail_key(ScopeChecker *c, const Constant *key) {
    const char *format = "mapping pattern checks duplicate key (%s)";
    char text[120] = "";
    switch (key->kind) {
    case CONSTANT_INT:
        snprintf(text, sizeof text, "%lld", (long long)key->integer);
        break;
    case CONSTANT_STR:
        snprintf(text, sizeof text, "'%.*s'", (int)key->text.size, key->text.bytes);
        break;
    case CONSTANT_NONE:
        return scope_fail(c->b, c->place, format, "None");
    case CONSTANT_TRUE:
        return scope_fail(c->b, c->place, format, "True");
    case CONSTANT_FALSE:
        return scope_fail(c->b, c->place, format, "False");
    default:
        snprintf(text, sizeof text, "a literal");
    }
    return scope_fail(c->b, c->place, format, text);
}

static bool check_mapping(ScopeChecker *c, const Pattern *pattern, Names *names) {
    const ExprSeq keys = pattern->mapping.keys;
    for (int i = 0; i < keys.count; i++) {
        const Expr *key = keys.items[i];
        for (int j = 0; j < i; j++) {
            if (is_same_key(key, keys.items[j])) {
                return fail_key(c, &key->constant);
            }
        }
        if (!is_literal(key) && key->kind != EXPR_ATTRIBUTE) {
            return scope_fail(c->b, c->place,
                              "mapping pattern keys may only match literals and attribute lookups");
        }
        if (!scope_check_expr(c, key)) {
            return false;
        }
    }
    return check_parts(c, pattern->mapping.patterns, names) &&
           add_name(c, names, pattern->mapping.rest);
}

static bool check_class(ScopeChecker *c, const Pattern *pattern, Names *names) {
    const TextSeq attrs = pattern->class_.kwd_attrs;
    for (int i = 0; i < attrs.count; i++) {
        for (int j = i + 1; j < attrs.count; j++) {
            if (text_equal(attrs.items[i], attrs.items[j])) {
                return scope_fail(c->b, pattern->class_.kwd_patterns.items[j]->span,
                                  "attribute name repeated in class pattern: %.*s",
                                  (int)attrs.items[i].size, attrs.items[i].bytes);
            }
        }
    }
    return scope_check_expr(c, pattern->class_.cls) &&
           check_parts(c, pattern->class_.patterns, names) &&
           check_parts(c, pattern->class_.kwd_patterns, names);
}

static bool same_names(const Names *a, const Names *b) {
    for (int i = 0; i < a->texts.count; i++) {
        if (!has_name(b, a->texts.items[i])) {
            return false;
        }
    }
    return a->texts.count == b->texts.count;
}

static bool check_or(ScopeChecker *c, const Pattern *pattern, bool irrefutable, Names *names) {
    const PatternSeq parts = pattern->sequence.patterns;
    Names first = {0};
    for (int i = 0; i < parts.count; i++) {
        Names mine = {0};
        if (!check_pattern(c, parts.items[i], irrefutable && i == parts.count - 1, &mine)) {
            return false;
        }
        if (i == 0) {
            first = mine;
        } else if (!same_names(&first, &mine)) {
            return scope_fail(c->b, c->place, "alternative patterns bind different names");
        }
    }
    for (int i = 0; i < first.texts.count; i++) {
        if (!add_name(c, names, first.texts.items[i])) {
            return false;
        }
    }
    return true;
}

static bool check_as(ScopeChecker *c, const Pattern *pattern, bool irrefutable, Names *names) {
    const Text name = pattern->as.name;
    if (pattern->as.pattern != NULL) {
        return check_pattern(c, pattern->as.pattern, irrefutable, names) &&
               add_name(c, names, name);
    }
    if (irrefutable) {
        return add_name(c, names, name);
    }
    if (name.bytes == NULL) {
        return scope_fail(c->b, c->place, "wildcard makes remaining patterns unreachable");
    }
    return scope_fail(c->b, c->place, "name capture '%.*s' makes remaining patterns unreachable",
                      (int)name.size, name.bytes);
}

static bool check_value(ScopeChecker *c, const Expr *value) {
    if (!is_literal(value) && value->kind != EXPR_ATTRIBUTE) {
        return scope_fail(c->b, c->place, "patterns may only match literals and attribute lookups");
    }
    return scope_check_expr(c, value);
}

static bool check_pattern(ScopeChecker *c, const Pattern *pattern, bool irrefutable, Names *names) {
    bool good = true;
    c->place = pattern->span; // it stays: CPython reports errors at the last pattern it came to
    switch (pattern->kind) {
    case PATTERN_VALUE:
        good = check_value(c, pattern->value.value);
        break;
    case PATTERN_SINGLETON:
        break;
    case PATTERN_SEQUENCE:
        good = check_sequence(c, pattern, names);
        break;
    case PATTERN_MAPPING:
        good = check_mapping(c, pattern, names);
        break;
    case PATTERN_CLASS:
        good = check_class(c, pattern, names);
        break;
    case PATTERN_STAR:
        good = add_name(c, names, pattern->star.name);
        break;
    case PATTERN_AS:
        good = check_as(c, pattern, irrefutable, names);
        break;
    case PATTERN_OR:
        good = check_or(c, pattern, irrefutable, names);
        break;
    }
    return good;
}

bool scope_check_match(ScopeChecker *c, const Stmt *stmt) {
    if (!scope_check_expr(c, stmt->match.subject)) {
        return false;
    }
    const MatchCaseSeq cases = stmt->match.cases;
    for (int i = 0; i < cases.count; i++) {
        const MatchCase *match_case = cases.items[i];
        const bool irrefutable = match_case->guard != NULL || i == cases.count - 1;
        Names names = {0};
        if (!check_pattern(c, match_case->pattern, irrefutable, &names) ||
            (match_case->guard != NULL && !scope_check_expr(c, match_case->guard)) ||
            !scope_check_body(c, match_case->body)) {
            return false;
        }
    }
    return true;
}
