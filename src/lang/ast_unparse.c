#include "lang/ast.h"
#include "lang/lexer.h"

#include <stdio.h>
#include <stdlib.h>

// The source form of an expression, as CPython writes string annotations: with the fewest
// parentheses, and every constant as repr() shows it.

// How strongly an expression binds; one that binds less than its place asks for gets parentheses.
typedef enum Level {
    LEVEL_TUPLE,
    LEVEL_TEST,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_CMP,
    LEVEL_BOR,
    LEVEL_BXOR,
    LEVEL_BAND,
    LEVEL_SHIFT,
    LEVEL_ARITH,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_AWAIT,
    LEVEL_ATOM
} Level;

static void write_expr(Buf *out, const Expr *expr, int level);

static void add(Buf *out, const char *text) {
    buf_add_text(out, text_of(text));
}

// ---- constants ----

static void write_quoted_char(Buf *out, uint32_t c, char quote, bool is_bytes) {
    if (c == (uint32_t)quote || c == '\\') {
        buf_add_char(out, '\\');
        buf_add_char(out, (char)c);
    } else if (c == '\n') {
        add(out, "\\n");
    } else if (c == '\r') {
        add(out, "\\r");
    } else if (c == '\t') {
        add(out, "\\t");
    } else if (c >= 32 && (is_bytes ? c < 127 : lexer_is_printable(c))) {
        buf_add_code_point(out, c);
    } else if (c < 256) {
        buf_addf(out, "\\x%02x", c);
    } else {
        buf_addf(out, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
}

// The code point at *at, where a lone surrogate stands as three bytes.
static uint32_t next_char(Text text, size_t *at) {
    const unsigned char *b = (const unsigned char *)text.bytes + *at;
    if (*at + 2 < text.size && b[0] == 0xED && b[1] >= 0xA0) {
        *at += 3;
        return 0xD000 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
    }
    return text_next(text, at);
}

static void write_quoted(Buf *out, Text text, bool is_bytes) {
    const bool has_single = text.size > 0 && memchr(text.bytes, '\'', text.size) != NULL;
    const bool has_double = text.size > 0 && memchr(text.bytes, '"', text.size) != NULL;
    const char quote = has_single && !has_double ? '"' : '\'';
    buf_add_char(out, quote);
    for (size_t i = 0; i < text.size;) {
        const uint32_t c = is_bytes ? (unsigned char)text.bytes[i++] : next_char(text, &i);
        write_quoted_char(out, c, quote, is_bytes);
    }
    buf_add_char(out, quote);
}

// repr() of a float: the fewest digits that give the number back. The number of a complex one has
// no `.0` when it is whole.
static void write_float(Buf *out, double number, bool is_complex) {
    char digits[40];
    if (number > 1.7976931348623157e308) {
        add(out, "1e309");
        return;
    }
    for (int count = 0; count < 17; count++) {
        snprintf(digits, sizeof digits, "%.*e", count, number);
        if (strtod(digits, NULL) == number) {
            break;
        }
    }
    char *mark = strchr(digits, 'e');
    const int exponent = atoi(mark + 1);
    *mark = 0;
    int count = 0;
    for (const char *c = digits; *c != 0; c++) {
        count += *c != '.';
    }
    if (exponent < -4 || exponent >= 16) {
        buf_addf(out, "%se%s%02d", digits, exponent < 0 ? "-" : "+", abs(exponent));
    } else {
        const int places = count - 1 - exponent;
        const int least = is_complex ? 0 : 1;
        buf_addf(out, "%.*f", places < least ? least : places, number);
    }
}

// A big int in decimal; its digits may be written in another base.
static void write_big(Buf *out, const Constant *constant) {
    if (constant->base == 10) {
        buf_add_text(out, constant->digits);
        return;
    }
    enum { UNIT = 1000000000 };
    // Every digit has at most 4 bits, and 9 decimal digits hold more than 29.
    const size_t room = constant->digits.size * 4 / 29 + 2;
    uint32_t *units = alloc_try_zero(out->alloc, room * sizeof *units);
    if (units == NULL) {
        out->failed = true;
        return;
    }
    size_t count = 1;
    for (size_t i = 0; i < constant->digits.size; i++) {
        const char c = constant->digits.bytes[i];
        uint64_t carry = (uint64_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
        for (size_t j = 0; j < count; j++) {
            carry += (uint64_t)units[j] * (uint64_t)constant->base;
            units[j] = (uint32_t)(carry % UNIT);
            carry /= UNIT;
        }
        if (carry > 0) {
            units[count++] = (uint32_t)carry;
        }
    }
    buf_addf(out, "%u", units[count - 1]);
    for (size_t j = count - 1; j-- > 0;) {
        buf_addf(out, "%09u", units[j]);
    }
    alloc_release(out->alloc, units, room * sizeof *units);
}

static void write_constant(Buf *out, const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_NONE:
        add(out, "None");
        break;
    case CONSTANT_TRUE:
        add(out, "True");
        break;
    case CONSTANT_FALSE:
        add(out, "False");
        break;
    case CONSTANT_ELLIPSIS:
        add(out, "...");
        break;
    case CONSTANT_INT:
        if (constant->is_big) {
            write_big(out, constant);
        } else {
            buf_addf(out, "%lld", (long long)constant->integer);
        }
        break;
    case CONSTANT_FLOAT:
        write_float(out, constant->number, false);
        break;
    case CONSTANT_IMAG:
        write_float(out, constant->number, true);
        add(out, "j");
        break;
    case CONSTANT_STR:
        add(out, constant->is_unicode ? "u" : "");
        write_quoted(out, constant->text, false);
        break;
    case CONSTANT_BYTES:
        add(out, "b");
        write_quoted(out, constant->text, true);
        break;
    }
}

// ---- f-strings ----

static void write_field(Buf *out, const Expr *expr);

// The parts of an f-string without quotes.
static void write_parts(Buf *out, const Expr *expr) {
    for (int i = 0; i < expr->joined_str.values.count; i++) {
        const Expr *part = expr->joined_str.values.items[i];
        if (part->kind != EXPR_CONSTANT) {
            write_field(out, part);
            continue;
        }
        const Text text = part->constant.text;
        for (size_t j = 0; j < text.size; j++) {
            const char c = text.bytes[j];
            buf_add_char(out, c);
            if (c == '{' || c == '}') {
                buf_add_char(out, c);
            }
        }
    }
}

static void write_field(Buf *out, const Expr *expr) {
    if (expr->kind == EXPR_JOINED_STR) {
        write_parts(out, expr);
        return;
    }
    Buf value;
    buf_init(&value, out->alloc);
    write_expr(&value, expr->formatted_value.value, LEVEL_TEST + 1);
    add(out, value.size > 0 && value.bytes[0] == '{' ? "{ " : "{");
    buf_add_text(out, buf_text(&value));
    out->failed = out->failed || value.failed;
    buf_deinit(&value);
    if (expr->formatted_value.conversion > 0) {
        buf_addf(out, "!%c", expr->formatted_value.conversion);
    }
    if (expr->formatted_value.format_spec != NULL) {
        add(out, ":");
        write_parts(out, expr->formatted_value.format_spec);
    }
    add(out, "}");
}

static void write_joined(Buf *out, const Expr *expr) {
    Buf body;
    buf_init(&body, out->alloc);
    write_field(&body, expr);
    add(out, "f");
    write_quoted(out, buf_text(&body), false);
    out->failed = out->failed || body.failed;
    buf_deinit(&body);
}

// ---- operators ----

static void open_if(Buf *out, bool wanted) {
    add(out, wanted ? "(" : "");
}

static void close_if(Buf *out, bool wanted) {
    add(out, wanted ? ")" : "");
}

static void write_exprs(Buf *out, ExprSeq exprs, int level, const char *between) {
    for (int i = 0; i < exprs.count; i++) {
        add(out, i > 0 ? between : "");
        write_expr(out, exprs.items[i], level);
    }
}

static void write_binary(Buf *out, const Expr *expr, int level) {
    static const struct {
        const char *sign;
        Level level;
    } table[] = {
        [OPERATOR_ADD] = {" + ", LEVEL_ARITH},     [OPERATOR_SUB] = {" - ", LEVEL_ARITH},
        [OPERATOR_MULT] = {" * ", LEVEL_TERM},     [OPERATOR_MAT_MULT] = {" @ ", LEVEL_TERM},
        [OPERATOR_DIV] = {" / ", LEVEL_TERM},      [OPERATOR_MOD] = {" % ", LEVEL_TERM},
        [OPERATOR_LSHIFT] = {" << ", LEVEL_SHIFT}, [OPERATOR_RSHIFT] = {" >> ", LEVEL_SHIFT},
        [OPERATOR_BIT_OR] = {" | ", LEVEL_BOR},    [OPERATOR_BIT_XOR] = {" ^ ", LEVEL_BXOR},
        [OPERATOR_BIT_AND] = {" & ", LEVEL_BAND},  [OPERATOR_FLOOR_DIV] = {" // ", LEVEL_TERM},
        [OPERATOR_POW] = {" ** ", LEVEL_POWER},
    };
    const Operator op = expr->bin_op.op;
    const int own = table[op].level;
    const int right = op == OPERATOR_POW; // it groups from the right
    open_if(out, level > own);
    write_expr(out, expr->bin_op.left, own + right);
    add(out, table[op].sign);
    write_expr(out, expr->bin_op.right, own + !right);
    close_if(out, level > own);
}

static void write_unary(Buf *out, const Expr *expr, int level) {
    static const char *const signs[] = {"~", "not ", "+", "-"};
    const int own = expr->unary_op.op == UNARY_NOT ? LEVEL_NOT : LEVEL_FACTOR;
    open_if(out, level > own);
    add(out, signs[expr->unary_op.op]);
    write_expr(out, expr->unary_op.operand, own);
    close_if(out, level > own);
}

static void write_compare(Buf *out, const Expr *expr, int level) {
    static const char *const signs[] = {" == ", " != ", " < ",      " <= ", " > ",
                                        " >= ", " is ", " is not ", " in ", " not in "};
    open_if(out, level > LEVEL_CMP);
    write_expr(out, expr->compare.left, LEVEL_CMP + 1);
    for (int i = 0; i < expr->compare.comparators.count; i++) {
        add(out, signs[expr->compare.ops[i]]);
        write_expr(out, expr->compare.comparators.items[i], LEVEL_CMP + 1);
    }
    close_if(out, level > LEVEL_CMP);
}

// ---- lambda ----

static void write_arg(Buf *out, const char *star, const Arg *arg, const Expr *value, int *count) {
    add(out, (*count)++ > 0 ? ", " : "");
    add(out, star);
    if (arg != NULL) {
        buf_add_text(out, arg->arg);
    }
    if (value != NULL) {
        add(out, "=");
        write_expr(out, value, LEVEL_TEST);
    }
}

static void write_args(Buf *out, const Arguments *args) {
    int count = 0;
    const int positional = args->posonlyargs.count + args->args.count;
    const int first_default = positional - args->defaults.count;
    for (int i = 0; i < positional; i++) {
        const bool only = i < args->posonlyargs.count;
        const Arg *arg =
            only ? args->posonlyargs.items[i] : args->args.items[i - args->posonlyargs.count];
        write_arg(out, "", arg, i < first_default ? NULL : args->defaults.items[i - first_default],
                  &count);
        if (only && i == args->posonlyargs.count - 1) {
            write_arg(out, "/", NULL, NULL, &count);
        }
    }
    if (args->vararg != NULL || args->kwonlyargs.count > 0) {
        write_arg(out, "*", args->vararg, NULL, &count);
    }
    for (int i = 0; i < args->kwonlyargs.count; i++) {
        write_arg(out, "", args->kwonlyargs.items[i], args->kw_defaults.items[i], &count);
    }
    if (args->kwarg != NULL) {
        write_arg(out, "**", args->kwarg, NULL, &count);
    }
}

static void write_lambda(Buf *out, const Expr *expr, int level) {
    const Arguments *args = expr->lambda.args;
    open_if(out, level > LEVEL_TEST);
    add(out, args->args.count + args->posonlyargs.count > 0 ? "lambda " : "lambda");
    write_args(out, args);
    add(out, ": ");
    write_expr(out, expr->lambda.body, LEVEL_TEST);
    close_if(out, level > LEVEL_TEST);
}

// ---- displays, calls ----

static void write_clauses(Buf *out, ComprehensionSeq clauses) {
    for (int i = 0; i < clauses.count; i++) {
        const Comprehension *clause = clauses.items[i];
        add(out, clause->is_async ? " async for " : " for ");
        write_expr(out, clause->target, LEVEL_TUPLE);
        add(out, " in ");
        write_expr(out, clause->iter, LEVEL_TEST + 1);
        for (int j = 0; j < clause->ifs.count; j++) {
            add(out, " if ");
            write_expr(out, clause->ifs.items[j], LEVEL_TEST + 1);
        }
    }
}

static void write_comprehension(Buf *out, const Expr *expr) {
    const bool square = expr->kind == EXPR_LIST_COMP;
    const bool round = expr->kind == EXPR_GENERATOR_EXP;
    add(out, square ? "[" : round ? "(" : "{");
    if (expr->kind == EXPR_DICT_COMP) {
        write_expr(out, expr->comp.key, LEVEL_TEST);
        add(out, ": ");
        write_expr(out, expr->comp.value, LEVEL_TEST);
    } else {
        write_expr(out, expr->comp.elt, LEVEL_TEST);
    }
    write_clauses(out, expr->comp.generators);
    add(out, square ? "]" : round ? ")" : "}");
}

static void write_dict(Buf *out, const Expr *expr) {
    add(out, "{");
    for (int i = 0; i < expr->dict.values.count; i++) {
        add(out, i > 0 ? ", " : "");
        if (expr->dict.keys.items[i] == NULL) {
            add(out, "**");
            write_expr(out, expr->dict.values.items[i], LEVEL_BOR);
        } else {
            write_expr(out, expr->dict.keys.items[i], LEVEL_TEST);
            add(out, ": ");
            write_expr(out, expr->dict.values.items[i], LEVEL_TEST);
        }
    }
    add(out, "}");
}

static void write_call(Buf *out, const Expr *expr) {
    const ExprSeq args = expr->call.args;
    const KeywordSeq keywords = expr->call.keywords;
    write_expr(out, expr->call.func, LEVEL_ATOM);
    if (args.count == 1 && keywords.count == 0 && args.items[0]->kind == EXPR_GENERATOR_EXP) {
        write_expr(out, args.items[0], LEVEL_TEST);
        return;
    }
    add(out, "(");
    write_exprs(out, args, LEVEL_TEST, ", ");
    for (int i = 0; i < keywords.count; i++) {
        add(out, i + args.count > 0 ? ", " : "");
        if (keywords.items[i]->arg.bytes == NULL) {
            add(out, "**");
        } else {
            buf_add_text(out, keywords.items[i]->arg);
            add(out, "=");
        }
        write_expr(out, keywords.items[i]->value, LEVEL_TEST);
    }
    add(out, ")");
}

static void write_tuple(Buf *out, const Expr *expr, int level) {
    const ExprSeq elts = expr->list.elts;
    if (elts.count == 0) {
        add(out, "()");
        return;
    }
    open_if(out, level > LEVEL_TUPLE);
    write_exprs(out, elts, LEVEL_TEST, ", ");
    add(out, elts.count == 1 ? "," : "");
    close_if(out, level > LEVEL_TUPLE);
}

static void write_slice(Buf *out, const Expr *expr) {
    if (expr->slice.lower != NULL) {
        write_expr(out, expr->slice.lower, LEVEL_TEST);
    }
    add(out, ":");
    if (expr->slice.upper != NULL) {
        write_expr(out, expr->slice.upper, LEVEL_TEST);
    }
    if (expr->slice.step != NULL) {
        add(out, ":");
        write_expr(out, expr->slice.step, LEVEL_TEST);
    }
}

static void write_yield(Buf *out, const Expr *expr) {
    add(out, expr->kind == EXPR_YIELD_FROM ? "(yield from " : "(yield");
    if (expr->yield.value != NULL) {
        add(out, expr->kind == EXPR_YIELD ? " " : "");
        write_expr(out, expr->yield.value, LEVEL_TEST);
    }
    add(out, ")");
}

static void write_if(Buf *out, const Expr *expr, int level) {
    open_if(out, level > LEVEL_TEST);
    write_expr(out, expr->if_exp.body, LEVEL_TEST + 1);
    add(out, " if ");
    write_expr(out, expr->if_exp.test, LEVEL_TEST + 1);
    add(out, " else ");
    write_expr(out, expr->if_exp.orelse, LEVEL_TEST);
    close_if(out, level > LEVEL_TEST);
}

static void write_bool(Buf *out, const Expr *expr, int level) {
    const bool is_and = expr->bool_op.op == BOOL_AND;
    const int own = is_and ? LEVEL_AND : LEVEL_OR;
    open_if(out, level > own);
    write_exprs(out, expr->bool_op.values, own + 1, is_and ? " and " : " or ");
    close_if(out, level > own);
}

static void write_attribute(Buf *out, const Expr *expr) {
    const Expr *value = expr->attribute.value;
    write_expr(out, value, LEVEL_ATOM);
    const bool is_int = value->kind == EXPR_CONSTANT && value->constant.kind == CONSTANT_INT;
    add(out, is_int ? " ." : "."); // `1 .real`
    buf_add_text(out, expr->attribute.attr);
}

static void write_expr(Buf *out, const Expr *expr, int level) {
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        write_bool(out, expr, level);
        break;
    case EXPR_NAMED_EXPR:
        open_if(out, level > LEVEL_TUPLE);
        write_expr(out, expr->named_expr.target, LEVEL_ATOM);
        add(out, " := ");
        write_expr(out, expr->named_expr.value, LEVEL_ATOM);
        close_if(out, level > LEVEL_TUPLE);
        break;
    case EXPR_BIN_OP:
        write_binary(out, expr, level);
        break;
    case EXPR_UNARY_OP:
        write_unary(out, expr, level);
        break;
    case EXPR_LAMBDA:
        write_lambda(out, expr, level);
        break;
    case EXPR_IF_EXP:
        write_if(out, expr, level);
        break;
    case EXPR_DICT:
        write_dict(out, expr);
        break;
    case EXPR_SET:
        add(out, "{");
        write_exprs(out, expr->list.elts, LEVEL_TEST, ", ");
        add(out, "}");
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        write_comprehension(out, expr);
        break;
    case EXPR_AWAIT:
        open_if(out, level > LEVEL_AWAIT);
        add(out, "await ");
        write_expr(out, expr->await.value, LEVEL_ATOM);
        close_if(out, level > LEVEL_AWAIT);
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        write_yield(out, expr);
        break;
    case EXPR_COMPARE:
        write_compare(out, expr, level);
        break;
    case EXPR_CALL:
        write_call(out, expr);
        break;
    case EXPR_FORMATTED_VALUE:
    case EXPR_JOINED_STR:
        write_joined(out, expr);
        break;
    case EXPR_CONSTANT:
        write_constant(out, &expr->constant);
        break;
    case EXPR_ATTRIBUTE:
        write_attribute(out, expr);
        break;
    case EXPR_SUBSCRIPT:
        write_expr(out, expr->subscript.value, LEVEL_ATOM);
        add(out, "[");
        write_expr(out, expr->subscript.slice, LEVEL_TUPLE);
        add(out, "]");
        break;
    case EXPR_STARRED:
        add(out, "*");
        write_expr(out, expr->starred.value, LEVEL_BOR);
        break;
    case EXPR_NAME:
        buf_add_text(out, expr->name.id);
        break;
    case EXPR_LIST:
        add(out, "[");
        write_exprs(out, expr->list.elts, LEVEL_TEST, ", ");
        add(out, "]");
        break;
    case EXPR_TUPLE:
        write_tuple(out, expr, level);
        break;
    case EXPR_SLICE:
        write_slice(out, expr);
        break;
    }
}

void ast_unparse(const Expr *expr, Buf *out) {
    write_expr(out, expr, LEVEL_TEST);
}
