// SyntaxWarnings: what compiles, but can hardly be meant. Said while compiling, as CPython does.

#include "lang/compiler_state.h"

#include <math.h>
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

// --- What constants make together ----------------------------------------------------------------

// CPython works out operations on constants before it looks for what can hardly be meant, so a
// warning needs the type of the outcome, and whether there is one: numbers near enough tell that.
typedef struct Folded {
    const char *type;
    double value; // of a number; otherwise how many items there are
} Folded;

static const char *constant_type(const Constant *constant);
static bool fold_type(const Expr *expr, Folded *out);

// How far up a type of number stands; 0: it is none.
static int rank_of(const char *type) {
    static const char *const ranks[] = {"bool", "int", "float", "complex"};
    for (int i = 0; i < 4; i++) {
        if (strcmp(type, ranks[i]) == 0) {
            return i + 1;
        }
    }
    return 0;
}

static double constant_size(const Constant *constant) {
    switch (constant->kind) {
    case CONSTANT_INT:
        return constant->is_big ? pow(2, 129) : (double)constant->integer;
    case CONSTANT_FLOAT:
    case CONSTANT_IMAG:
        return constant->number;
    case CONSTANT_STR:
        return (double)text_count(constant->text);
    case CONSTANT_BYTES:
        return (double)constant->text.size;
    default:
        return constant->kind == CONSTANT_TRUE;
    }
}

static bool fold_unary_type(const Expr *expr, Folded *out) {
    if (!fold_type(expr->unary_op.operand, out)) {
        return false;
    }
    const int rank = rank_of(out->type);
    switch (expr->unary_op.op) {
    case UNARY_NOT:
        *out = (Folded){"bool", out->value == 0};
        return true;
    case UNARY_TILDE:
        *out = (Folded){"int", -out->value - 1};
        return rank == 1 || rank == 2;
    case UNARY_USUB:
    case UNARY_UADD:
        out->value = expr->unary_op.op == UNARY_USUB ? -out->value : out->value;
        out->type = rank == 1 ? "int" : out->type;
        return rank > 0;
    }
    return false;
}

// How many bits an int has.
static double bits_of(double value) {
    return value == 0 ? 0 : floor(log2(fabs(value))) + 1;
}

// No int that may get more than 128 bits is worked out; that is guessed from the operands.
static bool has_room(double bits) {
    return bits <= 128;
}

static bool fold_int_types(Operator op, double a, double b, bool bools, Folded *out) {
    *out = (Folded){"int", 0};
    switch (op) {
    case OPERATOR_LSHIFT:
        out->value = a * pow(2, b);
        return b >= 0 && (a == 0 || has_room(bits_of(a) + b));
    case OPERATOR_RSHIFT:
        out->value = floor(a / pow(2, b));
        return b >= 0;
    case OPERATOR_BIT_AND:
    case OPERATOR_BIT_OR:
    case OPERATOR_BIT_XOR: {
        const bool small = fabs(a) < 0x1p62 && fabs(b) < 0x1p62;
        const int64_t x = small ? (int64_t)a : 0, y = small ? (int64_t)b : 0;
        const int64_t both = op == OPERATOR_BIT_AND  ? (x & y)
                             : op == OPERATOR_BIT_OR ? (x | y)
                                                     : (x ^ y);
        *out = (Folded){bools ? "bool" : "int", small ? (double)both : a};
        return true;
    }
    case OPERATOR_MULT:
        out->value = a * b;
        return out->value == 0 || has_room(bits_of(a) + bits_of(b));
    case OPERATOR_POW:
        *out = (Folded){b < 0 ? "float" : "int", pow(a, b)};
        return b < 0 ? a != 0 : has_room(bits_of(a) * b);
    default:
        return false;
    }
}

static bool fold_number_types(Operator op, Folded left, Folded right, Folded *out) {
    const int rank_left = rank_of(left.type), rank_right = rank_of(right.type);
    const int rank = rank_left > rank_right ? rank_left : rank_right;
    const double a = left.value, b = right.value;
    const bool exact = rank <= 2;
    const char *type = rank == 4 ? "complex" : exact ? "int" : "float";
    switch (op) {
    case OPERATOR_ADD:
    case OPERATOR_SUB:
        *out = (Folded){type, op == OPERATOR_ADD ? a + b : a - b};
        return true;
    case OPERATOR_DIV:
        *out = (Folded){rank == 4 ? "complex" : "float", a / b};
        return b != 0;
    case OPERATOR_FLOOR_DIV:
    case OPERATOR_MOD:
        *out = (Folded){type, op == OPERATOR_MOD ? a - floor(a / b) * b : floor(a / b)};
        return b != 0 && rank < 4;
    case OPERATOR_MULT:
    case OPERATOR_POW:
        if (!exact) {
            *out = (Folded){a < 0 && b != floor(b) && op == OPERATOR_POW ? "complex" : type,
                            op == OPERATOR_POW ? pow(a, b) : a * b};
            return op == OPERATOR_MULT || ((a != 0 || b >= 0) && isfinite(out->value));
        }
        break;
    default:
        break;
    }
    return exact && fold_int_types(op, a, b, rank == 1, out);
}

// str, bytes or tuple: joined, or repeated up to a limit.
static bool fold_sequence_types(Operator op, Folded left, Folded right, Folded *out) {
    if (op == OPERATOR_ADD) {
        *out = (Folded){left.type, left.value + right.value};
        return strcmp(left.type, right.type) == 0;
    }
    const bool turned = rank_of(left.type) > 0;
    const Folded items = turned ? right : left, times = turned ? left : right;
    const double limit = strcmp(items.type, "tuple") == 0 ? 256 : 4096;
    *out = (Folded){items.type, items.value * (times.value > 0 ? times.value : 0)};
    const int rank = rank_of(times.type);
    return op == OPERATOR_MULT && (rank == 1 || rank == 2) && out->value <= limit;
}

static bool fold_binary_type(const Expr *expr, Folded *out) {
    Folded left, right;
    if (!fold_type(expr->bin_op.left, &left) || !fold_type(expr->bin_op.right, &right)) {
        return false;
    }
    const Operator op = expr->bin_op.op;
    const bool numbers = rank_of(left.type) > 0 && rank_of(right.type) > 0;
    const bool others = strcmp(left.type, "NoneType") == 0 || strcmp(right.type, "NoneType") == 0 ||
                        strcmp(left.type, "ellipsis") == 0 || strcmp(right.type, "ellipsis") == 0;
    return numbers ? fold_number_types(op, left, right, out)
                   : !others && fold_sequence_types(op, left, right, out);
}

static bool fold_subscript_type(const Expr *expr, Folded *out) {
    const Expr *items = expr->subscript.value;
    Folded value, index;
    if (expr->subscript.ctx != CTX_LOAD || !fold_type(items, &value) ||
        !fold_type(expr->subscript.slice, &index)) {
        return false;
    }
    const double at = index.value < 0 ? index.value + value.value : index.value;
    const int rank = rank_of(index.type);
    if ((rank != 1 && rank != 2) || at < 0 || at >= value.value) {
        return false;
    }
    if (items->kind == EXPR_TUPLE) {
        return fold_type(items->list.elts.items[(int)at], out);
    }
    *out = (Folded){strcmp(value.type, "bytes") == 0 ? "int" : value.type, 1};
    return strcmp(value.type, "str") == 0 || strcmp(value.type, "bytes") == 0;
}

static bool fold_type(const Expr *expr, Folded *out) {
    switch (expr->kind) {
    case EXPR_CONSTANT:
        *out = (Folded){constant_type(&expr->constant), constant_size(&expr->constant)};
        return true;
    case EXPR_UNARY_OP:
        return fold_unary_type(expr, out);
    case EXPR_BIN_OP:
        return fold_binary_type(expr, out);
    case EXPR_SUBSCRIPT:
        return fold_subscript_type(expr, out);
    case EXPR_TUPLE:
        for (int i = 0; i < expr->list.elts.count; i++) {
            if (!fold_type(expr->list.elts.items[i], out)) {
                return false;
            }
        }
        *out = (Folded){"tuple", expr->list.elts.count};
        return expr->list.ctx == CTX_LOAD;
    default:
        return false;
    }
}

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

// The type that a value certainly has; NULL: not known from the text.
static const char *type_of(const Expr *expr) {
    Folded folded;
    if (fold_type(expr, &folded)) {
        return folded.type;
    }
    switch (expr->kind) {
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
    Folded folded;
    return fold_type(expr, &folded) && strcmp(folded.type, "NoneType") != 0 &&
           strcmp(folded.type, "bool") != 0 && strcmp(folded.type, "ellipsis") != 0;
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
