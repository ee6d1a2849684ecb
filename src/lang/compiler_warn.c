// SyntaxWarnings: what compiles, but can hardly be meant. Said while compiling, as CPython does.

#include "lang/compiler_state.h"

#include <stdio.h>
#include <string.h>

static Text strip(Text text) {
    while (text.size > 0 && strchr(" \t\f\r", text.bytes[0])) {
        text.bytes++;
        text.size--;
    }
    while (text.size > 0 && strchr(" \t\f\r", text.bytes[text.size - 1])) {
        text.size--;
    }
    return text;
}

static void warn(Compiler *c, int line, const char *message) {
    if (!c->warnings) {
        return;
    }
    buf_addf(c->warnings, "%s:%d: SyntaxWarning: %s\n", c->path, line, message);
    const Text text = strip(diag_source_line(c->source, line));
    if (text.size > 0) {
        buf_addf(c->warnings, "  %.*s\n", (int)text.size, text.bytes);
    }
}

// The type that a value certainly has; NULL: not known from the text.
static const char *constant_type(const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_NONE:
        return "NoneType";
    case CONSTANT_TRUE:
    case CONSTANT_FALSE:
        return "bool";
    case CONSTANT_ELLIPSIS:
        return "ellipsis";
    case CONSTANT_INT:
        return "int";
    case CONSTANT_FLOAT:
        return "float";
    case CONSTANT_IMAG:
        return "complex";
    case CONSTANT_STR:
        return "str";
    case CONSTANT_BYTES:
        return "bytes";
    }
    return NULL;
}

static const char *type_of(const Expr *expr) {
    switch (expr->kind) {
    case EXPR_CONSTANT:
        return constant_type(&expr->constant);
    case EXPR_TUPLE:
        return "tuple";
    case EXPR_LIST:
    case EXPR_LIST_COMP:
        return "list";
    case EXPR_DICT:
    case EXPR_DICT_COMP:
        return "dict";
    case EXPR_SET:
    case EXPR_SET_COMP:
        return "set";
    case EXPR_GENERATOR_EXP:
        return "generator";
    case EXPR_LAMBDA:
        return "function";
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE:
        return "str";
    default:
        return NULL;
    }
}

static bool is_number(const char *type) {
    return strcmp(type, "int") == 0 || strcmp(type, "bool") == 0;
}

// `is` with a value of which there may be several equal ones.
static bool is_literal(const Expr *expr) {
    if (expr->kind == EXPR_TUPLE) {
        for (int i = 0; i < expr->list.elts.count; i++) {
            const Expr *item = expr->list.elts.items[i];
            if (item->kind != EXPR_CONSTANT && !(item->kind == EXPR_TUPLE && is_literal(item))) {
                return false;
            }
        }
        return true;
    }
    return expr->kind == EXPR_CONSTANT && expr->constant.kind > CONSTANT_ELLIPSIS;
}

size_t warn_mark(const Compiler *c) {
    return c->warnings ? c->warnings->size : 0;
}

void warn_again(Compiler *c, size_t from, size_t to) {
    for (size_t i = from; i < to && !c->warnings->failed; i++) {
        buf_add_char(c->warnings, c->warnings->bytes[i]);
    }
}

void warn_of_compare(Compiler *c, const Expr *expr) {
    const Expr *left = expr->compare.left;
    for (int i = 0; i < expr->compare.comparators.count; i++) {
        const Expr *right = expr->compare.comparators.items[i];
        const CmpOp op = expr->compare.ops[i];
        if ((op == CMP_IS || op == CMP_IS_NOT) && (is_literal(left) || is_literal(right))) {
            warn(c, expr->span.line,
                 op == CMP_IS ? "\"is\" with a literal. Did you mean \"==\"?"
                              : "\"is not\" with a literal. Did you mean \"!=\"?");
            return;
        }
        left = right;
    }
}

void warn_of_assert(Compiler *c, const Stmt *stmt) {
    const Expr *test = stmt->assert_.test;
    if (test->kind == EXPR_TUPLE && test->list.elts.count > 0) {
        warn(c, stmt->span.line, "assertion is always true, perhaps remove parentheses?");
    }
}

void warn_of_call(Compiler *c, const Expr *expr) {
    const char *type = type_of(expr->call.func);
    char message[120];
    if (type && expr->call.func->kind != EXPR_LAMBDA) {
        snprintf(message, sizeof message,
                 "'%s' object is not callable; perhaps you missed a comma?", type);
        warn(c, expr->span.line, message);
    }
}

static bool has_no_items(const char *type) {
    static const char *const types[] = {"NoneType", "ellipsis", "int",       "bool",    "float",
                                        "complex",  "set",      "generator", "function"};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (strcmp(type, types[i]) == 0) {
            return true;
        }
    }
    return false;
}

void warn_of_subscript(Compiler *c, const Expr *expr) {
    const char *type = type_of(expr->subscript.value);
    const char *index = type_of(expr->subscript.slice);
    char message[160];
    if (!type || strcmp(type, "dict") == 0) {
        return;
    }
    if (has_no_items(type)) {
        snprintf(message, sizeof message,
                 "'%s' object is not subscriptable; perhaps you missed a comma?", type);
        warn(c, expr->span.line, message);
    } else if (index && !is_number(index)) {
        snprintf(message, sizeof message,
                 "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type,
                 index);
        warn(c, expr->span.line, message);
    }
}
