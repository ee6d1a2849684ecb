#include "lang/parser_state.h"

#include <stdlib.h>

enum { MAX_INT_DIGITS = 4300 }; // CPython's limit for decimal literals

// ---- numbers ----

static int digit_value(char c) {
    return c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
}

// The digits without prefix and underscores, in the arena.
static Text clean_digits(Parser *p, Text text) {
    const Text copy = arena_copy_text(p->arena, text);
    if (copy.bytes == NULL) {
        parser_raise_no_memory(p);
        return TEXT("0");
    }
    char *bytes = (char *)copy.bytes;
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] != '_') {
            bytes[size++] = text.bytes[i];
        }
    }
    bytes[size] = 0;
    return (Text){bytes, size};
}

static void set_int(Parser *p, Constant *constant, Text digits, int base, int token) {
    constant->kind = CONSTANT_INT;
    constant->base = base;
    size_t zeros = 0;
    while (zeros + 1 < digits.size && digits.bytes[zeros] == '0') {
        zeros++;
    }
    digits.bytes += zeros;
    digits.size -= zeros;
    int64_t value = 0;
    for (size_t i = 0; i < digits.size && !constant->is_big; i++) {
        constant->is_big =
            __builtin_mul_overflow(value, (int64_t)base, &value) ||
            __builtin_add_overflow(value, (int64_t)digit_value(digits.bytes[i]), &value);
    }
    if (!constant->is_big) {
        constant->integer = value;
        return;
    }
    constant->digits = digits;
    if (base == 10 && digits.size > MAX_INT_DIGITS) {
        Span span = parser_token_span(p, token);
        parser_raise(p, span,
                     "Exceeds the limit (4300 digits) for integer string conversion: value has %zu "
                     "digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
                     "hexadecimal for huge integer literals to avoid decimal conversion limits.",
                     digits.size);
    }
}

Expr *parser_number(Parser *p) {
    const int start = p->at++;
    Expr *expr = parser_leaf(p, EXPR_CONSTANT, parser_span(p, start));
    Constant *constant = &expr->constant;
    const Text text = clean_digits(p, parser_text(p, start));
    const char second = text.size > 1 ? (char)(text.bytes[1] | 32) : 0;
    if (text.bytes[0] == '0' && (second == 'x' || second == 'o' || second == 'b')) {
        const int base = second == 'x' ? 16 : second == 'o' ? 8 : 2;
        set_int(p, constant, (Text){text.bytes + 2, text.size - 2}, base, start);
        return expr;
    }
    const char last = text.bytes[text.size - 1];
    bool is_float = false;
    for (size_t i = 0; i < text.size; i++) {
        is_float = is_float || text.bytes[i] == '.' || (text.bytes[i] | 32) == 'e';
    }
    if (last == 'j' || last == 'J' || is_float) {
        // The copy is ended by a zero byte, and strtod stops before a j.
        constant->kind = last == 'j' || last == 'J' ? CONSTANT_IMAG : CONSTANT_FLOAT;
        constant->number = strtod(text.bytes, NULL);
        return expr;
    }
    set_int(p, constant, text, 10, start);
    return parser_fails(p) ? NULL : expr;
}

// ---- escapes ----

// What one string token is: its prefix, and its text between the quotes.
typedef struct Literal {
    int token;
    bool is_raw, is_bytes, is_format;
    Text body;
} Literal;

static Literal read_literal(Parser *p, int token) {
    Literal literal = {.token = token};
    const Text text = parser_text(p, token);
    size_t i = 0;
    for (; text.bytes[i] != '"' && text.bytes[i] != '\''; i++) {
        const char c = text.bytes[i] | 32;
        literal.is_raw = literal.is_raw || c == 'r';
        literal.is_bytes = literal.is_bytes || c == 'b';
        literal.is_format = literal.is_format || c == 'f';
    }
    const bool triple = text.size - i >= 6 && text.bytes[i + 1] == text.bytes[i] &&
                        text.bytes[i + 2] == text.bytes[i];
    const size_t quotes = triple ? 3 : 1;
    literal.body = (Text){text.bytes + i + quotes, text.size - i - 2 * quotes};
    return literal;
}

static int read_hex(Text text, size_t at, int count, uint32_t *value) {
    *value = 0;
    int i = 0;
    for (; i < count && at + (size_t)i < text.size; i++) {
        const char c = text.bytes[at + (size_t)i];
        const bool is_hex = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
        if (!is_hex) {
            break;
        }
        *value = *value * 16 + (uint32_t)digit_value(c);
    }
    return i;
}

// Where CPython sees a byte of the body: it first writes characters beyond ASCII as \UXXXXXXXX.
static size_t escaped_position(Text body, size_t at) {
    size_t position = 0;
    for (size_t i = 0; i < at;) {
        position += text_next(body, &i) < 128 ? 1 : 10;
    }
    return position;
}

static void raise_escape(Parser *p, const Literal *literal, Text body, size_t start, size_t end,
                         const char *reason) {
    if (literal->is_bytes) {
        parser_raise_here(p, DIAG_SYNTAX_ERROR, "(value error) invalid \\x escape at position %zu",
                          start);
        return;
    }
    const size_t first = escaped_position(body, start);
    const size_t last = first + (end - start) - 1;
    if (first == last) {
        parser_raise_here(p, DIAG_SYNTAX_ERROR,
                          "(unicode error) 'unicodeescape' codec can't decode byte 0x%02x in "
                          "position %zu: %s",
                          (unsigned char)body.bytes[start], first, reason);
    } else {
        parser_raise_here(p, DIAG_SYNTAX_ERROR,
                          "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                          "%zu-%zu: %s",
                          first, last, reason);
    }
}

// \xhh, \uhhhh, \Uhhhhhhhh; *at is behind the letter.
static void add_hex(Parser *p, const Literal *literal, Text body, size_t *at, char letter,
                    Buf *out) {
    const int count = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    const size_t start = *at - 2;
    uint32_t value = 0;
    const int found = read_hex(body, *at, count, &value);
    *at += (size_t)found;
    if (found < count) {
        raise_escape(p, literal, body, start, *at,
                     letter == 'x'   ? "truncated \\xXX escape"
                     : letter == 'u' ? "truncated \\uXXXX escape"
                                     : "truncated \\UXXXXXXXX escape");
    } else if (value > 0x10FFFF) {
        raise_escape(p, literal, body, start, *at, "illegal Unicode character");
    } else if (literal->is_bytes) {
        buf_add_char(out, (char)value);
    } else {
        buf_add_code_point(out, value);
    }
}

static void add_octal(const Literal *literal, Text body, size_t *at, Buf *out) {
    uint32_t value = 0;
    (*at)--;
    for (int i = 0; i < 3 && *at < body.size; i++) {
        const char c = body.bytes[*at];
        if (c < '0' || c > '7') {
            break;
        }
        value = value * 8 + (uint32_t)(c - '0');
        (*at)++;
    }
    if (literal->is_bytes) {
        buf_add_char(out, (char)value);
    } else {
        buf_add_code_point(out, value);
    }
}

static void raise_named(Parser *p, const Literal *literal, Text body, size_t at) {
    if (at < body.size && body.bytes[at] == '{') {
        parser_raise(p, parser_token_span(p, literal->token),
                     "a character by its Unicode name (\\N{...})");
        p->error.kind = DIAG_NOT_SUPPORTED;
        p->error.hint = TEXT("write the character itself, or its number as \\u2014");
    } else {
        raise_escape(p, literal, body, at - 2, at, "malformed \\N character escape");
    }
}

// One escape; *at is behind the backslash.
static void add_escape(Parser *p, const Literal *literal, Text body, size_t *at, Buf *out) {
    static const char letters[] = "abfnrtv\\'\"";
    static const char values[] = "\a\b\f\n\r\t\v\\'\"";
    if (*at >= body.size) {
        buf_add_char(out, '\\'); // before a brace of an f-string: it stands for itself
        return;
    }
    const char c = body.bytes[(*at)++];
    const char *letter = c == 0 ? NULL : strchr(letters, c);
    if (letter != NULL) {
        buf_add_char(out, values[letter - letters]);
    } else if (c == '\n') {
        return; // the line goes on
    } else if (c == '\r') {
        *at += *at < body.size && body.bytes[*at] == '\n';
    } else if (c >= '0' && c <= '7') {
        add_octal(literal, body, at, out);
    } else if (c == 'x' || (!literal->is_bytes && (c == 'u' || c == 'U'))) {
        add_hex(p, literal, body, at, c, out);
    } else if (c == 'N' && !literal->is_bytes) {
        raise_named(p, literal, body, *at);
    } else {
        buf_add_char(out, '\\');
        buf_add_char(out, c);
    }
}

// Appends the value of a part of a literal.
static void add_body(Parser *p, const Literal *literal, Text body, Buf *out) {
    size_t at = 0;
    while (at < body.size && !parser_fails(p)) {
        const char c = body.bytes[at++];
        if (c == '\\' && !literal->is_raw) {
            add_escape(p, literal, body, &at, out);
        } else if (c == '\r') {
            at += at < body.size && body.bytes[at] == '\n';
            buf_add_char(out, '\n');
        } else if (literal->is_bytes && (unsigned char)c >= 128) {
            parser_raise(p, parser_token_span(p, literal->token),
                         "bytes can only contain ASCII literal characters");
        } else {
            buf_add_char(out, c);
        }
    }
}

// ---- f-strings ----

// The parts of a string while it is put together: text that goes on, and values before it.
typedef struct Joiner {
    Parser *p;
    Span span;       // of all the string tokens together
    Span last_span;  // of the whole value and its last text; inside of a format, its own token's
    bool is_unicode; // the first of them is u''
    bool is_format;
    ExprSeq values;
    Buf text; // of the part that is not in values yet
} Joiner;

// A place in an f-string.
typedef struct Field {
    const Literal *literal;
    const char *at, *end;
    const char *counted;    // up to here, from the start of the token, line ends were counted
    const char *line_start; // of the last line begun since; NULL: none was
    int line_ends;
} Field;

static void flush_text(Joiner *joiner, Span span) {
    Parser *p = joiner->p;
    if (joiner->text.size == 0) {
        return;
    }
    Expr *expr = parser_leaf(p, EXPR_CONSTANT, span);
    expr->constant.kind = CONSTANT_STR;
    expr->constant.is_unicode = joiner->is_unicode;
    expr->constant.text = arena_copy_text(p->arena, buf_text(&joiner->text));
    SEQ_PUSH(p, &joiner->values, expr);
    buf_clear(&joiner->text);
}

static Expr *join(Joiner *joiner) {
    flush_text(joiner, joiner->last_span);
    Expr *expr = parser_expr(joiner->p, EXPR_JOINED_STR, joiner->last_span);
    expr->joined_str.values = joiner->values;
    return expr;
}

static void *raise_field(Parser *p, const char *message) {
    return parser_raise_here(p, DIAG_SYNTAX_ERROR, "f-string: %s", message);
}

// Reads text up to a brace that is not doubled (at `level` 0) or any brace (inside of a format).
static bool add_text(Joiner *joiner, Field *field, int level) {
    Parser *p = joiner->p;
    while (field->at < field->end) {
        const char *start = field->at;
        const char *stop = NULL; // behind the text
        while (field->at < field->end && stop == NULL) {
            const char c = *field->at++;
            if (c == '\\' && !field->literal->is_raw && field->at < field->end) {
                const char next = *field->at++;
                if (next == 'N' && field->at < field->end && *field->at == '{') {
                    while (field->at < field->end && *field->at++ != '}') {
                    }
                    continue;
                }
                if (next != '{' && next != '}') {
                    continue;
                }
                field->at--; // a brace behind a backslash is a brace
                continue;
            }
            if (c == '{' || c == '}') {
                if (level == 0 && field->at < field->end && *field->at == c) {
                    stop = field->at++;
                } else if (level == 0 && c == '}') {
                    raise_field(p, "single '}' is not allowed");
                    return false;
                } else {
                    stop = --field->at;
                }
            }
        }
        const bool at_brace = stop != NULL && stop == field->at;
        stop = stop == NULL ? field->at : stop;
        add_body(p, field->literal, (Text){start, (size_t)(stop - start)}, &joiner->text);
        if (at_brace || parser_fails(p)) {
            break;
        }
    }
    return !parser_fails(p);
}

static bool skip_string(Field *field) {
    const char quote = *field->at;
    const bool triple =
        field->at + 2 < field->end && field->at[1] == quote && field->at[2] == quote;
    for (field->at += triple ? 3 : 1; field->at < field->end; field->at++) {
        if (*field->at == '\\') {
            return true; // found again, and refused, by the caller
        }
        if (*field->at != quote) {
            continue;
        }
        if (!triple) {
            field->at++;
            return true;
        }
        if (field->at + 2 < field->end && field->at[1] == quote && field->at[2] == quote) {
            field->at += 3;
            return true;
        }
    }
    return false;
}

// Moves over a bracket inside of an expression; false after raising.
static bool skip_bracket(Parser *p, char c, char *stack, int *depth) {
    if (c == '(' || c == '[' || c == '{') {
        if (*depth >= LEXER_MAX_NESTING) {
            raise_field(p, "too many nested parenthesis");
            return false;
        }
        stack[(*depth)++] = c;
        return true;
    }
    if (*depth == 0) {
        parser_raise_here(p, DIAG_SYNTAX_ERROR, "f-string: unmatched '%c'", c);
        return false;
    }
    const char open = stack[--*depth];
    if (c != (open == '(' ? ')' : open == '[' ? ']' : '}')) {
        parser_raise_here(p, DIAG_SYNTAX_ERROR,
                          "f-string: closing parenthesis '%c' does not match opening parenthesis "
                          "'%c'",
                          c, open);
        return false;
    }
    return true;
}

// Whether the character ends the expression; moves over comparisons that only look like an end.
static bool ends_field(Field *field) {
    const char c = *field->at;
    const char next = (char)(field->at + 1 < field->end ? field->at[1] : 0);
    if (next == '=' && (c == '!' || c == '=' || c == '<' || c == '>')) {
        field->at++;
        return false;
    }
    return c == '!' || c == ':' || c == '}' || c == '=';
}

// Finds the end of an expression: where its '}', '!', ':' or '=' stands.
static bool find_field_end(Parser *p, Field *field) {
    char stack[LEXER_MAX_NESTING];
    int depth = 0;
    while (field->at < field->end) {
        const char c = *field->at;
        if (c == '\\') {
            parser_raise_here(p, DIAG_SYNTAX_ERROR,
                              "f-string expression part cannot include a backslash");
            return false;
        }
        if (c == '\'' || c == '"') {
            if (!skip_string(field)) {
                raise_field(p, "unterminated string");
                return false;
            }
            continue;
        }
        if (c == '#') {
            parser_raise_here(p, DIAG_SYNTAX_ERROR, "f-string expression part cannot include '#'");
            return false;
        }
        if (depth == 0 && strchr("!:}=<>", c) != NULL && c != 0) {
            if (ends_field(field)) {
                return true;
            }
        } else if (c != 0 && strchr("()[]{}", c) != NULL && !skip_bracket(p, c, stack, &depth)) {
            return false;
        }
        field->at++;
    }
    if (depth > 0) {
        parser_raise_here(p, DIAG_SYNTAX_ERROR, "f-string: unmatched '%c'", stack[depth - 1]);
        return false;
    }
    raise_field(p, "expecting '}'");
    return false;
}

// Where an expression stands: CPython parses it as a text of its own that begins at this place.
static void field_place(Parser *p, Field *field, const char *brace, int *line, int *column) {
    const Token *token = parser_token(p, field->literal->token);
    const char *start = p->source.bytes + token->start;
    const char *c = field->counted != NULL ? field->counted : start;
    for (; c < brace; c++) {
        if (*c == '\n' || (*c == '\r' && c[1] != '\n')) {
            field->line_ends++;
            field->line_start = c + 1;
        }
    }
    field->counted = c;
    *line = token->line + field->line_ends;
    const char *line_start = field->line_start;
    const char *next = brace + 1;
    while (*next == ' ' || *next == '\t' || *next == '\f') {
        next++;
    }
    const bool breaks = *next == '\n' || *next == '\r' || *next == '}';
    if (breaks) {
        *column = line_start == NULL ? token->column : 0;
    } else {
        *column =
            line_start == NULL ? token->column + (int)(brace - start) : (int)(brace - line_start);
    }
}

static Expr *parse_expression_text(Parser *p, Field *field, const char *start) {
    const char *end = field->at;
    const char *c = start;
    while (c < end && (*c == ' ' || *c == '\t' || *c == '\n' || *c == '\f' || *c == '\r')) {
        c++;
    }
    if (c == end) {
        if (*end == '!' || *end == ':' || *end == '=') {
            return parser_raise_here(p, DIAG_SYNTAX_ERROR,
                                     "f-string: expression required before '%c'", *end);
        }
        return raise_field(p, "empty expression not allowed");
    }
    const size_t size = (size_t)(end - start);
    char *copy = arena_take(p->arena, size + 3);
    if (copy == NULL) {
        return parser_raise_no_memory(p);
    }
    copy[0] = '(';
    memcpy(copy + 1, start, size);
    copy[size + 1] = ')';
    int line = 0;
    int column = 0;
    field_place(p, field, start - 1, &line, &column);
    return parser_parse_field(p, (Text){copy, size + 2}, line, column);
}

static bool add_parts(Joiner *joiner, Field *field, int level);

// The parts behind the expression: conversion and format.
static bool read_conversion(Joiner *joiner, Field *field, int level, Expr *value) {
    Parser *p = joiner->p;
    if (*field->at == '!') {
        field->at++;
        if (field->at >= field->end) {
            raise_field(p, "expecting '}'");
            return false;
        }
        const char c = *field->at++;
        if (c != 's' && c != 'r' && c != 'a') {
            raise_field(p, "invalid conversion character: expected 's', 'r', or 'a'");
            return false;
        }
        value->formatted_value.conversion = c;
    }
    if (field->at < field->end && *field->at == ':') {
        field->at++;
        if (field->at >= field->end) {
            raise_field(p, "expecting '}'");
            return false;
        }
        Joiner inner = {.p = p, .span = joiner->span, .is_unicode = joiner->is_unicode};
        inner.last_span = parser_token_span(p, field->literal->token);
        buf_init(&inner.text, p->diags->arena.alloc);
        if (add_parts(&inner, field, level + 1)) {
            value->formatted_value.format_spec = join(&inner);
        }
        buf_deinit(&inner.text);
    }
    if (!parser_fails(p) && (field->at >= field->end || *field->at != '}')) {
        raise_field(p, "expecting '}'");
    }
    field->at++;
    return !parser_fails(p);
}

// {expression}, with all that may stand in it; *at is the brace.
static bool add_field(Joiner *joiner, Field *field, int level) {
    Parser *p = joiner->p;
    if (level >= 2) {
        raise_field(p, "expressions nested too deeply");
        return false;
    }
    const char *start = ++field->at;
    if (!find_field_end(p, field)) {
        return false;
    }
    Expr *inner = parse_expression_text(p, field, start);
    if (inner == NULL) {
        return false;
    }
    bool shows_text = false;
    if (*field->at == '=') {
        field->at++;
        while (field->at < field->end && strchr(" \t\n\r\f\v", *field->at) != NULL &&
               *field->at != 0) {
            field->at++;
        }
        if (field->at >= field->end) {
            raise_field(p, "expecting '}'");
            return false;
        }
        const Literal raw = {.token = field->literal->token, .is_raw = true};
        add_body(p, &raw, (Text){start, (size_t)(field->at - start)}, &joiner->text);
        shows_text = true;
    }
    Expr *value = parser_leaf(p, EXPR_FORMATTED_VALUE, joiner->span);
    value->formatted_value.value = inner;
    value->formatted_value.conversion = -1;
    if (!read_conversion(joiner, field, level, value)) {
        return false;
    }
    if (shows_text && value->formatted_value.format_spec == NULL &&
        value->formatted_value.conversion == -1) {
        value->formatted_value.conversion = 'r';
    }
    flush_text(joiner, joiner->span);
    SEQ_PUSH(p, &joiner->values, value);
    return !parser_fails(p);
}

// All text and fields up to the end, or at a deeper level up to the closing brace.
static bool add_parts(Joiner *joiner, Field *field, int level) {
    for (;;) {
        if (!add_text(joiner, field, level)) {
            return false;
        }
        if (field->at >= field->end || *field->at == '}') {
            break;
        }
        if (!add_field(joiner, field, level)) {
            return false;
        }
    }
    if (level > 0 && (field->at >= field->end || *field->at != '}')) {
        raise_field(joiner->p, "expecting '}'");
        return false;
    }
    return true;
}

// ---- adjacent strings ----

static void add_literal(Joiner *joiner, const Literal *literal) {
    Parser *p = joiner->p;
    if (!literal->is_format) {
        add_body(p, literal, literal->body, &joiner->text);
        return;
    }
    joiner->is_format = true;
    Field field = {.literal = literal,
                   .at = literal->body.bytes,
                   .end = literal->body.bytes + literal->body.size};
    add_parts(joiner, &field, 0);
}

static Expr *finish_strings(Joiner *joiner, bool is_bytes) {
    Parser *p = joiner->p;
    if (joiner->is_format) {
        return join(joiner);
    }
    Expr *expr = parser_leaf(p, EXPR_CONSTANT, joiner->span);
    expr->constant.kind = is_bytes ? CONSTANT_BYTES : CONSTANT_STR;
    expr->constant.is_unicode = joiner->is_unicode;
    expr->constant.text = arena_copy_text(p->arena, buf_text(&joiner->text));
    return expr;
}

static Expr *strings_rule(Parser *p) {
    const int start = p->at;
    while (parser_kind(p) == TOKEN_STRING) {
        p->at++;
    }
    if (parser_fails(p)) {
        return NULL;
    }
    const int end = p->at;
    Joiner joiner = {.p = p, .span = parser_span(p, start)};
    joiner.last_span = joiner.span;
    joiner.is_unicode = parser_text(p, start).bytes[0] == 'u';
    buf_init(&joiner.text, p->diags->arena.alloc);
    bool is_bytes = false;
    for (int i = start; i < end && !parser_fails(p); i++) {
        const Literal literal = read_literal(p, i);
        if (i > start && literal.is_bytes != is_bytes) {
            if (!literal.is_format) {
                add_literal(&joiner, &literal); // what is wrong inside of it comes first
            }
            parser_raise_here(p, DIAG_SYNTAX_ERROR, "cannot mix bytes and nonbytes literals");
            break;
        }
        is_bytes = literal.is_bytes;
        add_literal(&joiner, &literal);
    }
    if (joiner.text.failed) {
        parser_raise_no_memory(p);
    }
    Expr *expr = parser_fails(p) ? NULL : finish_strings(&joiner, is_bytes);
    buf_deinit(&joiner.text);
    return parser_fails(p) ? NULL : expr;
}

Expr *parser_strings(Parser *p) {
    void *result = NULL;
    if (parser_recall(p, MEMO_STRINGS, &result)) {
        return result;
    }
    const int start = p->at;
    return parser_remember(p, MEMO_STRINGS, start, strings_rule(p));
}
