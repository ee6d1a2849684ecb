// Expressions.
//
// Invariant: compile_into writes its destination last, and may use it as a temporary before when it
// is one (it may be equal to `top`). So a local can be the destination of any expression: it keeps
// its old value until the new one is there, also when the expression raises.

#include "lang/compiler_state.h"

#define MAX_DISPLAY 64 // values built at once from registers

// --- Constants -----------------------------------------------------------------------------------

void constant_free(Compiler *c, CodeConstant *constant) {
    if (constant->kind == CODE_TUPLE || constant->kind == CODE_FROZENSET) {
        for (int i = 0; i < constant->count; i++) {
            constant_free(c, &constant->items[i]);
        }
        alloc_release(c->alloc, constant->items, (size_t)constant->count * sizeof *constant->items);
    }
    if (constant->kind == CODE_CODE) {
        code_free(constant->code);
    }
    alloc_release(c->alloc, (char *)(uintptr_t)constant->text.bytes, constant->text.size);
    *constant = (CodeConstant){.kind = CODE_NONE};
}

static Text own_text(Compiler *c, Text text) {
    char *bytes = alloc_try(c->alloc, text.size);
    if (!bytes) {
        if (text.size > 0) {
            compile_limit(c, "no memory to compile");
        }
        return (Text){NULL, 0};
    }
    memcpy(bytes, text.bytes, text.size);
    return (Text){bytes, text.size};
}

static bool plain_constant(Compiler *c, const Constant *from, CodeConstant *out) {
    *out = (CodeConstant){.kind = CODE_NONE};
    switch (from->kind) {
    case CONSTANT_NONE:
        break;
    case CONSTANT_TRUE:
        out->kind = CODE_TRUE;
        break;
    case CONSTANT_FALSE:
        out->kind = CODE_FALSE;
        break;
    case CONSTANT_ELLIPSIS:
        out->kind = CODE_ELLIPSIS;
        break;
    case CONSTANT_INT:
        out->kind = from->is_big ? CODE_BIG_INT : CODE_INT;
        out->integer = from->is_big ? from->base : from->integer;
        if (from->is_big) {
            out->text = own_text(c, from->digits);
        }
        break;
    case CONSTANT_FLOAT:
    case CONSTANT_IMAG:
        out->kind = from->kind == CONSTANT_FLOAT ? CODE_FLOAT : CODE_IMAGINARY;
        out->number = from->number;
        break;
    case CONSTANT_STR:
    case CONSTANT_BYTES:
        out->kind = from->kind == CONSTANT_STR ? CODE_STR : CODE_BYTES;
        out->text = own_text(c, from->text);
        break;
    }
    return true;
}

static bool fold_ints(Operator op, int64_t a, int64_t b, CodeConstant *out) {
    int64_t result = 0;
    switch (op) {
    case OPERATOR_ADD:
        if (__builtin_add_overflow(a, b, &result)) {
            return false;
        }
        break;
    case OPERATOR_SUB:
        if (__builtin_sub_overflow(a, b, &result)) {
            return false;
        }
        break;
    case OPERATOR_MULT:
        if (__builtin_mul_overflow(a, b, &result)) {
            return false;
        }
        break;
    case OPERATOR_POW:
        result = 1;
        for (int64_t i = 0; i < b; i++) {
            if (i > 64 || __builtin_mul_overflow(result, a, &result)) {
                return false;
            }
        }
        if (b < 0) {
            return false;
        }
        break;
    case OPERATOR_DIV:
        if (b == 0 || a > (INT64_C(1) << 52) || a < -(INT64_C(1) << 52) || b > (INT64_C(1) << 52) ||
            b < -(INT64_C(1) << 52)) {
            return false;
        }
        *out = (CodeConstant){.kind = CODE_FLOAT, .number = (double)a / (double)b};
        return true;
    default: // the others are rare among constants
        return false;
    }
    *out = (CodeConstant){.kind = CODE_INT, .integer = result};
    return true;
}

static bool fold_floats(Operator op, double a, double b, CodeConstant *out) {
    double result;
    switch (op) {
    case OPERATOR_ADD:
        result = a + b;
        break;
    case OPERATOR_SUB:
        result = a - b;
        break;
    case OPERATOR_MULT:
        result = a * b;
        break;
    case OPERATOR_DIV:
        if (b == 0) {
            return false;
        }
        result = a / b;
        break;
    default:
        return false;
    }
    *out = (CodeConstant){.kind = CODE_FLOAT, .number = result};
    return true;
}

static bool as_double(const CodeConstant *constant, double *out) {
    if (constant->kind == CODE_FLOAT) {
        *out = constant->number;
        return true;
    }
    *out = (double)constant->integer;
    return constant->kind == CODE_INT && constant->integer < (INT64_C(1) << 53) &&
           constant->integer > -(INT64_C(1) << 53);
}

static bool fold_binary(Compiler *c, const Expr *expr, CodeConstant *out) {
    CodeConstant left, right;
    if (!constant_of(c, expr->bin_op.left, &left)) {
        return false;
    }
    if (!constant_of(c, expr->bin_op.right, &right)) {
        constant_free(c, &left);
        return false;
    }
    bool folded = false;
    double a, b;
    if (left.kind == CODE_INT && right.kind == CODE_INT) {
        folded = fold_ints(expr->bin_op.op, left.integer, right.integer, out);
    } else if (as_double(&left, &a) && as_double(&right, &b)) {
        folded = fold_floats(expr->bin_op.op, a, b, out);
    }
    constant_free(c, &left);
    constant_free(c, &right);
    return folded;
}

static bool fold_unary(Compiler *c, const Expr *expr, CodeConstant *out) {
    if (expr->unary_op.op != UNARY_USUB || !constant_of(c, expr->unary_op.operand, out)) {
        return false;
    }
    if (out->kind == CODE_INT && out->integer != INT64_MIN) {
        out->integer = -out->integer;
        return true;
    }
    if (out->kind == CODE_FLOAT) {
        out->number = -out->number;
        return true;
    }
    constant_free(c, out);
    return false;
}

static bool fold_sequence(Compiler *c, ExprSeq elts, CodeConstantKind kind, CodeConstant *out) {
    *out = (CodeConstant){.kind = kind};
    out->items = alloc_try_zero(c->alloc, (size_t)elts.count * sizeof *out->items);
    if (!out->items && elts.count > 0) {
        return false;
    }
    out->count = elts.count;
    for (int i = 0; i < elts.count; i++) {
        if (!constant_of(c, elts.items[i], &out->items[i])) {
            constant_free(c, out);
            return false;
        }
    }
    return true;
}

bool constant_of(Compiler *c, const Expr *expr, CodeConstant *out) {
    *out = (CodeConstant){.kind = CODE_NONE};
    switch (expr->kind) {
    case EXPR_CONSTANT:
        return plain_constant(c, &expr->constant, out);
    case EXPR_UNARY_OP:
        return fold_unary(c, expr, out);
    case EXPR_BIN_OP:
        return fold_binary(c, expr, out);
    case EXPR_TUPLE:
        return expr->list.ctx == CTX_LOAD && fold_sequence(c, expr->list.elts, CODE_TUPLE, out);
    default:
        return false;
    }
}

static bool small_int(const Expr *expr, int *out) {
    bool negative = false;
    if (expr->kind == EXPR_UNARY_OP && expr->unary_op.op == UNARY_USUB) {
        negative = true;
        expr = expr->unary_op.operand;
    }
    if (expr->kind != EXPR_CONSTANT || expr->constant.kind != CONSTANT_INT ||
        expr->constant.is_big || expr->constant.integer > INT16_MAX) {
        return false;
    }
    *out = negative ? -(int)expr->constant.integer : (int)expr->constant.integer;
    return true;
}

// --- Anywhere, into, temporary -------------------------------------------------------------------

Reg compile_any(Compiler *c, const Expr *expr) {
    if (expr->kind == EXPR_NAME) {
        set_span(c, expr->span);
        const Reg reg = name_in_place(c, expr->name.id);
        if (reg != NO_REG) {
            return reg;
        }
    }
    return compile_temp(c, expr);
}

Reg compile_temp(Compiler *c, const Expr *expr) {
    const Reg reg = c->unit->top;
    use_registers(c, 1);
    compile_into(c, expr, reg);
    c->unit->top = reg + 1;
    return reg;
}

// The destination may be the first free temporary: from here on it is in use.
static void reserve(Compiler *c, Reg dest) {
    if (is_temp(c, dest) && dest >= c->unit->top) {
        c->unit->top = dest + 1;
        use_registers(c, 1);
    }
}

// --- Operators -----------------------------------------------------------------------------------

Opcode binary_opcode(Operator op, bool inplace) {
    static const Opcode plain[] = {
        [OPERATOR_ADD] = OP_ADD,           [OPERATOR_SUB] = OP_SUB,
        [OPERATOR_MULT] = OP_MUL,          [OPERATOR_MAT_MULT] = OP_MATMUL,
        [OPERATOR_DIV] = OP_TRUEDIV,       [OPERATOR_MOD] = OP_MOD,
        [OPERATOR_POW] = OP_POW,           [OPERATOR_LSHIFT] = OP_LSHIFT,
        [OPERATOR_RSHIFT] = OP_RSHIFT,     [OPERATOR_BIT_OR] = OP_OR,
        [OPERATOR_BIT_XOR] = OP_XOR,       [OPERATOR_BIT_AND] = OP_AND,
        [OPERATOR_FLOOR_DIV] = OP_FLOORDIV};
    return plain[op] + (inplace ? OP_INPLACE_ADD - OP_ADD : 0);
}

static bool int_opcode(Operator op, int number, Opcode *out) {
    switch (op) {
    case OPERATOR_ADD:
        *out = OP_ADD_INT;
        return true;
    case OPERATOR_SUB:
        *out = OP_SUB_INT;
        return true;
    case OPERATOR_MULT:
        *out = OP_MUL_INT;
        return true;
    case OPERATOR_FLOOR_DIV:
        *out = OP_FLOORDIV_INT;
        return number > 0;
    case OPERATOR_MOD:
        *out = OP_MOD_INT;
        return number > 0;
    case OPERATOR_BIT_AND:
        *out = OP_AND_INT;
        return true;
    default:
        return false;
    }
}

static void compile_binary(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const Reg left = compile_any(c, expr->bin_op.left);
    int number;
    Opcode op;
    if (small_int(expr->bin_op.right, &number) && int_opcode(expr->bin_op.op, number, &op)) {
        set_span(c, expr->span);
        emit(c, op, dest, left, number);
    } else {
        const Reg right = compile_any(c, expr->bin_op.right);
        set_span(c, expr->span);
        emit(c, binary_opcode(expr->bin_op.op, false), dest, left, right);
    }
    c->unit->top = mark;
}

static void compile_unary(Compiler *c, const Expr *expr, Reg dest) {
    static const Opcode opcodes[] = {[UNARY_TILDE] = OP_INVERT,
                                     [UNARY_NOT] = OP_NOT,
                                     [UNARY_UADD] = OP_POSITIVE,
                                     [UNARY_USUB] = OP_NEGATE};
    const Reg mark = c->unit->top;
    const Reg operand = compile_any(c, expr->unary_op.operand);
    set_span(c, expr->span);
    emit(c, opcodes[expr->unary_op.op], dest, operand, 0);
    c->unit->top = mark;
}

static Opcode compare_opcode(CmpOp op) {
    static const Opcode opcodes[] = {
        [CMP_EQ] = OP_EQ, [CMP_NOT_EQ] = OP_NE,    [CMP_LT] = OP_LT, [CMP_LT_E] = OP_LE,
        [CMP_GT] = OP_GT, [CMP_GT_E] = OP_GE,      [CMP_IS] = OP_IS, [CMP_IS_NOT] = OP_IS_NOT,
        [CMP_IN] = OP_IN, [CMP_NOT_IN] = OP_NOT_IN};
    return opcodes[op];
}

Reg compile_unchanged(Compiler *c, const Expr *expr) {
    const bool list = expr->kind == EXPR_LIST && expr->list.ctx == CTX_LOAD;
    CodeConstant constant;
    if ((list && fold_sequence(c, expr->list.elts, CODE_TUPLE, &constant)) ||
        (expr->kind == EXPR_SET && fold_sequence(c, expr->set.elts, CODE_FROZENSET, &constant))) {
        const Reg reg = temp_new(c);
        load_constant(c, constant, reg);
        return reg;
    }
    return compile_any(c, expr);
}

static Reg compile_comparand(Compiler *c, CmpOp op, const Expr *expr) {
    const bool search = op == CMP_IN || op == CMP_NOT_IN;
    return search ? compile_unchanged(c, expr) : compile_any(c, expr);
}

// a < b < c: b is evaluated once and kept for the second comparison; when the first one is false,
// it is dropped on a way of its own.
static void compile_chain(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const int count = expr->compare.comparators.count;
    const Reg result = temp_new(c);
    const Label end = label_new(c);
    Reg left = compile_any(c, expr->compare.left);
    for (int i = 0; i < count - 1; i++) {
        const CmpOp op = expr->compare.ops[i];
        const Reg right = compile_comparand(c, op, expr->compare.comparators.items[i]);
        const Reg used = is_temp(c, right) ? temp_new(c) : right;
        set_span(c, expr->span);
        if (used != right) {
            emit(c, OP_COPY, used, right, 0);
        }
        emit(c, compare_opcode(op), result, left, used);
        const Label stop = label_new(c);
        const Label go_on = label_new(c);
        emit_jump(c, OP_JUMP_IF_FALSE_KEEP, result, stop);
        emit_jump(c, OP_JUMP, 0, go_on);
        label_here(c, stop);
        if (used != right) {
            emit(c, OP_CLEAR, right, 0, 0);
        }
        emit_jump(c, OP_JUMP, 0, end);
        label_here(c, go_on);
        left = right;
        c->unit->conditional++;
    }
    const CmpOp op = expr->compare.ops[count - 1];
    const Reg right = compile_comparand(c, op, expr->compare.comparators.items[count - 1]);
    set_span(c, expr->span);
    emit(c, compare_opcode(op), result, left, right);
    c->unit->conditional -= count - 1;
    label_here(c, end);
    emit(c, OP_MOVE, dest, result, 0);
    c->unit->top = mark;
}

static void compile_compare(Compiler *c, const Expr *expr, Reg dest) {
    warn_of_compare(c, expr);
    if (expr->compare.comparators.count > 1) {
        compile_chain(c, expr, dest);
        return;
    }
    const Reg mark = c->unit->top;
    const CmpOp op = expr->compare.ops[0];
    const Reg left = compile_any(c, expr->compare.left);
    const Reg right = compile_comparand(c, op, expr->compare.comparators.items[0]);
    set_span(c, expr->span);
    emit(c, compare_opcode(op), dest, left, right);
    c->unit->top = mark;
}

static void compile_bool_op(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const Reg result = is_temp(c, dest) ? dest : temp_new(c);
    reserve(c, result);
    const Label end = label_new(c);
    const ExprSeq values = expr->bool_op.values;
    const bool is_and = expr->bool_op.op == BOOL_AND;
    for (int i = 0; i < values.count; i++) {
        const Reg inner = c->unit->top;
        compile_into(c, values.items[i], result);
        c->unit->top = inner;
        if (i < values.count - 1) {
            set_span(c, expr->span);
            emit_jump(c, is_and ? OP_JUMP_IF_FALSE_KEEP : OP_JUMP_IF_TRUE_KEEP, result, end);
        }
        if (i == 0) {
            c->unit->conditional++;
        }
    }
    c->unit->conditional--;
    label_here(c, end);
    if (result != dest) {
        emit(c, OP_MOVE, dest, result, 0);
    }
    c->unit->top = mark;
}

static void compile_if_exp(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const Label orelse = label_new(c);
    const Label end = label_new(c);
    set_span(c, expr->span);
    compile_jump_if(c, expr->if_exp.test, false, orelse);
    c->unit->conditional++;
    compile_into(c, expr->if_exp.body, dest);
    c->unit->top = mark;
    emit_jump(c, OP_JUMP, 0, end);
    label_here(c, orelse);
    compile_into(c, expr->if_exp.orelse, dest);
    c->unit->top = mark;
    c->unit->conditional--;
    label_here(c, end);
}

// --- Jumps ---------------------------------------------------------------------------------------

static Opcode jump_opcode(CmpOp op, bool *negate) {
    *negate = op == CMP_IS_NOT || op == CMP_NOT_IN;
    switch (op) {
    case CMP_EQ:
        return OP_JUMP_EQ;
    case CMP_NOT_EQ:
        return OP_JUMP_NE;
    case CMP_LT:
        return OP_JUMP_LT;
    case CMP_LT_E:
        return OP_JUMP_LE;
    case CMP_GT:
        return OP_JUMP_GT;
    case CMP_GT_E:
        return OP_JUMP_GE;
    case CMP_IS:
    case CMP_IS_NOT:
        return OP_JUMP_IS;
    case CMP_IN:
    case CMP_NOT_IN:
        break;
    }
    return OP_JUMP_IN;
}

static void compile_jump_compare(Compiler *c, const Expr *expr, bool truth, Label label) {
    const Reg mark = c->unit->top;
    const CmpOp op = expr->compare.ops[0];
    const Expr *right_expr = expr->compare.comparators.items[0];
    bool negate;
    const Opcode jump = jump_opcode(op, &negate);
    const int wanted = truth != negate;
    const Reg left = compile_any(c, expr->compare.left);
    int number;
    if (jump == OP_JUMP_IS && right_expr->kind == EXPR_CONSTANT &&
        right_expr->constant.kind == CONSTANT_NONE) {
        set_span(c, expr->span);
        emit(c, OP_JUMP_NONE, left, 0, wanted);
    } else if (jump >= OP_JUMP_LT && jump <= OP_JUMP_GE && small_int(right_expr, &number)) {
        set_span(c, expr->span);
        emit(c, jump + (OP_JUMP_LT_INT - OP_JUMP_LT), left, number, wanted);
    } else {
        const Reg right = compile_comparand(c, op, right_expr);
        set_span(c, expr->span);
        emit(c, jump, left, right, wanted);
    }
    emit_extra_jump(c, label);
    c->unit->top = mark;
}

static void compile_jump_bool(Compiler *c, const Expr *expr, bool truth, Label label) {
    const ExprSeq values = expr->bool_op.values;
    // `and` is decided by a false value, `or` by a true one.
    const bool decides = expr->bool_op.op == BOOL_OR;
    const Label skip = label_new(c);
    for (int i = 0; i < values.count; i++) {
        if (i == values.count - 1) {
            compile_jump_if(c, values.items[i], truth, label);
        } else {
            compile_jump_if(c, values.items[i], decides, decides == truth ? label : skip);
        }
        if (i == 0) {
            c->unit->conditional++;
        }
    }
    c->unit->conditional--;
    label_here(c, skip);
}

static int constant_truth(const Expr *expr) {
    if (expr->kind != EXPR_CONSTANT) {
        return -1;
    }
    switch (expr->constant.kind) {
    case CONSTANT_NONE:
    case CONSTANT_FALSE:
        return 0;
    case CONSTANT_TRUE:
    case CONSTANT_ELLIPSIS:
        return 1;
    case CONSTANT_INT:
        return expr->constant.is_big || expr->constant.integer != 0;
    case CONSTANT_FLOAT:
    case CONSTANT_IMAG:
        return expr->constant.number != 0;
    case CONSTANT_STR:
    case CONSTANT_BYTES:
        return expr->constant.text.size > 0;
    }
    return -1;
}

// Asking for the truth of a value belongs to the place where the compiler is, and comparing to the
// comparison, which then is the place of what follows.
void compile_jump_if(Compiler *c, const Expr *expr, bool truth, Label label) {
    const Span place = c->unit->span;
    const Reg mark = c->unit->top;
    const int known = constant_truth(expr);
    if (known >= 0) {
        if ((known == 1) == truth) {
            emit_jump(c, OP_JUMP, 0, label);
        }
    } else if (expr->kind == EXPR_UNARY_OP && expr->unary_op.op == UNARY_NOT) {
        compile_jump_if(c, expr->unary_op.operand, !truth, label);
    } else if (expr->kind == EXPR_BOOL_OP) {
        compile_jump_bool(c, expr, truth, label);
    } else if (expr->kind == EXPR_COMPARE && expr->compare.comparators.count == 1) {
        warn_of_compare(c, expr);
        compile_jump_compare(c, expr, truth, label);
    } else {
        const Reg reg = compile_any(c, expr);
        set_span(c, expr->kind == EXPR_COMPARE ? expr->span : place);
        emit_jump(c, truth ? OP_JUMP_IF_TRUE : OP_JUMP_IF_FALSE, reg, label);
    }
    c->unit->top = mark;
    set_span(c, compile_place_after_test(expr, place));
}

// --- Displays ------------------------------------------------------------------------------------

static bool has_star(ExprSeq elts) {
    for (int i = 0; i < elts.count; i++) {
        if (elts.items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    return false;
}

// Builds a list or set item by item, for stars and long displays.
static void compile_display_slowly(Compiler *c, ExprSeq elts, Opcode build, Reg dest, Span span) {
    const bool set = build == OP_BUILD_SET;
    const Reg mark = c->unit->top;
    const Reg result = temp_new(c);
    set_span(c, span);
    emit(c, build, result, result, 0);
    for (int i = 0; i < elts.count; i++) {
        const Expr *elt = elts.items[i];
        const bool star = elt->kind == EXPR_STARRED;
        const Reg item = compile_any(c, star ? elt->starred.value : elt);
        set_span(c, star ? elt->span : span);
        const Opcode add =
            set ? (star ? OP_SET_UPDATE : OP_SET_ADD) : (star ? OP_LIST_EXTEND : OP_LIST_APPEND);
        emit(c, add, result, item, 0);
        c->unit->top = result + 1;
    }
    set_span(c, span);
    c->unit->top = mark;
    emit(c, OP_MOVE, dest, result, 0);
}

static void compile_sequence(Compiler *c, const Expr *expr, ExprSeq elts, Opcode build, Reg dest) {
    const Reg mark = c->unit->top;
    if (has_star(elts) || elts.count > MAX_DISPLAY) {
        const bool tuple = build == OP_BUILD_TUPLE;
        const Reg list = tuple ? temp_new(c) : dest;
        compile_display_slowly(c, elts, tuple ? OP_BUILD_LIST : build, list, expr->span);
        if (tuple) {
            emit(c, OP_LIST_TO_TUPLE, dest, list, 0);
        }
        c->unit->top = mark;
        return;
    }
    CodeConstant constant;
    const bool is_set = build == OP_BUILD_SET;
    if ((build == OP_BUILD_LIST || is_set) && elts.count > 2 &&
        fold_sequence(c, elts, is_set ? CODE_FROZENSET : CODE_TUPLE, &constant)) {
        const Reg list = temp_new(c);
        const Reg items = temp_new(c);
        set_span(c, expr->span);
        emit(c, build, list, list, 0);
        load_constant(c, constant, items);
        emit(c, is_set ? OP_SET_UPDATE : OP_LIST_EXTEND, list, items, 0);
        emit(c, OP_MOVE, dest, list, 0);
        c->unit->top = mark;
        return;
    }
    for (int i = 0; i < elts.count; i++) {
        compile_temp(c, elts.items[i]);
    }
    set_span(c, expr->span);
    emit(c, build, dest, mark, elts.count);
    c->unit->top = mark;
}

static void compile_dict(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const ExprSeq keys = expr->dict.keys;
    int simple = 0;
    while (simple < keys.count && simple < MAX_DISPLAY / 2 && keys.items[simple]) {
        simple++;
    }
    const bool all = simple == keys.count;
    const Reg result = all ? dest : temp_new(c);
    const Reg first = c->unit->top;
    for (int i = 0; i < simple; i++) {
        compile_temp(c, keys.items[i]);
        compile_temp(c, expr->dict.values.items[i]);
    }
    set_span(c, expr->span);
    emit(c, OP_BUILD_DICT, result, first, simple);
    c->unit->top = all ? mark : result + 1;
    for (int i = simple; i < keys.count; i++) {
        if (keys.items[i]) {
            const Reg key = compile_any(c, keys.items[i]);
            const Reg value = compile_any(c, expr->dict.values.items[i]);
            set_span(c, expr->span);
            emit(c, OP_DICT_SET, result, key, value);
        } else {
            const Reg more = compile_any(c, expr->dict.values.items[i]);
            set_span(c, expr->span);
            emit(c, OP_DICT_UPDATE, result, more, 0);
        }
        c->unit->top = result + 1;
    }
    if (!all) {
        emit(c, OP_MOVE, dest, result, 0);
    }
    c->unit->top = mark;
}

// --- Text ----------------------------------------------------------------------------------------

static void compile_formatted(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const int conversion = expr->formatted_value.conversion;
    int how = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    Reg value;
    if (expr->formatted_value.format_spec) {
        value = compile_temp(c, expr->formatted_value.value);
        compile_temp(c, expr->formatted_value.format_spec);
        how |= 4;
    } else {
        value = compile_any(c, expr->formatted_value.value);
    }
    set_span(c, expr->span);
    emit(c, OP_FORMAT, dest, value, how);
    c->unit->top = mark;
}

static void compile_joined(Compiler *c, const Expr *expr, Reg dest) {
    const ExprSeq values = expr->joined_str.values;
    const Reg mark = c->unit->top;
    if (values.count == 1 && values.items[0]->kind == EXPR_FORMATTED_VALUE) {
        compile_into(c, values.items[0], dest);
        return;
    }
    if (values.count == 0) {
        load_text(c, TEXT(""), dest);
        return;
    }
    for (int i = 0; i < values.count; i++) {
        compile_temp(c, values.items[i]);
    }
    set_span(c, expr->span);
    emit(c, OP_BUILD_STRING, dest, mark, values.count);
    c->unit->top = mark;
}

// --- Calls ---------------------------------------------------------------------------------------

// A method call that spans lines has the line of the method's name, as in CPython.
static Span method_span(const Expr *expr, const Expr *attribute) {
    Span span = expr->span;
    if (span.line != attribute->span.end_line) {
        span.line = attribute->span.end_line;
        const int size = (int)attribute->attribute.attr.size;
        if (size <= attribute->span.end_column) {
            span.column = attribute->span.end_column - size;
        }
    }
    return span;
}

static bool is_spread(ExprSeq args, KeywordSeq keywords) {
    if (has_star(args) || args.count + keywords.count > MAX_DISPLAY) {
        return true;
    }
    for (int i = 0; i < keywords.count; i++) {
        if (!keywords.items[i]->arg.bytes) {
            return true;
        }
    }
    return false;
}

static int keyword_names(Compiler *c, KeywordSeq keywords) {
    CodeConstant names = {.kind = CODE_TUPLE};
    names.items = alloc_try_zero(c->alloc, (size_t)keywords.count * sizeof *names.items);
    if (!names.items) {
        compile_limit(c, "no memory to compile");
        return 0;
    }
    names.count = keywords.count;
    for (int i = 0; i < keywords.count; i++) {
        names.items[i] = (CodeConstant){.kind = CODE_STR};
        names.items[i].text =
            own_text(c, scope_mangle(c->unit->scope, keywords.items[i]->arg, c->arena));
    }
    return constant_index(c, names);
}

// Keyword arguments in groups: runs of names become dicts, ** mappings are merged.
static void compile_keyword_dict(Compiler *c, KeywordSeq keywords, Reg callable, Span span) {
    const Reg dict = temp_new(c);
    bool made = false;
    for (int i = 0; i < keywords.count;) {
        const Reg inner = c->unit->top;
        const Keyword *keyword = keywords.items[i];
        if (!keyword->arg.bytes) {
            if (!made) {
                emit(c, OP_BUILD_DICT, dict, dict, 0);
            }
            const Reg more = compile_any(c, keyword->value);
            set_span(c, span);
            emit(c, OP_DICT_MERGE, dict, more, callable);
            i++;
        } else {
            const Reg part = made ? temp_new(c) : dict;
            const Reg first = c->unit->top;
            int count = 0;
            for (; i < keywords.count && keywords.items[i]->arg.bytes && count < MAX_DISPLAY / 2;
                 i++, count++) {
                load_text(c, scope_mangle(c->unit->scope, keywords.items[i]->arg, c->arena),
                          temp_new(c));
                compile_temp(c, keywords.items[i]->value);
            }
            emit(c, OP_BUILD_DICT, part, first, count);
            if (made) {
                set_span(c, span);
                emit(c, OP_DICT_MERGE, dict, part, callable);
            }
        }
        made = true;
        c->unit->top = inner;
    }
}

static void compile_spread(Compiler *c, Reg base, ExprSeq args, KeywordSeq keywords, Reg dest,
                           Span span) {
    const Reg values = temp_new(c);
    const Reg list = temp_new(c);
    c->unit->top = list;
    if (args.count == 1 && args.items[0]->kind == EXPR_STARRED) {
        const Reg only = compile_any(c, args.items[0]->starred.value);
        set_span(c, span);
        emit(c, OP_LIST_TO_TUPLE, values, only, 0);
    } else {
        compile_display_slowly(c, args, OP_BUILD_LIST, list, span);
        emit(c, OP_LIST_TO_TUPLE, values, list, 0);
    }
    c->unit->top = values + 1;
    if (keywords.count > 0) {
        compile_keyword_dict(c, keywords, base, span);
    } else {
        emit(c, OP_CLEAR, temp_new(c), 0, 0);
    }
    set_span(c, span);
    emit(c, OP_CALL_SPREAD, base, 0, dest);
    c->unit->top = base;
}

// Arguments none of which is unpacked, and the call: by `op` when there are no keywords.
static void compile_plain_call(Compiler *c, Opcode op, Reg base, ExprSeq args, KeywordSeq keywords,
                               Reg dest, Span span) {
    for (int i = 0; i < args.count; i++) {
        compile_temp(c, args.items[i]);
    }
    for (int i = 0; i < keywords.count; i++) {
        compile_temp(c, keywords.items[i]->value);
    }
    set_span(c, span);
    if (keywords.count > 0) {
        emit(c, OP_CALL_KEYWORDS, base, args.count + keywords.count, dest);
        emit_extra(c, keyword_names(c, keywords));
    } else {
        emit(c, op, base, args.count, dest);
    }
    c->unit->top = base;
}

// The arguments and the call, when the callable is in `base` and top behind it.
static void compile_call_parts(Compiler *c, Reg base, ExprSeq args, KeywordSeq keywords, Reg dest) {
    const Span span = c->unit->span;
    if (is_spread(args, keywords)) {
        compile_spread(c, base, args, keywords, dest, span);
        return;
    }
    if (keywords.count > 0) {
        emit(c, OP_CLEAR, temp_new(c), 0, 0);
    }
    compile_plain_call(c, OP_CALL, base, args, keywords, dest, span);
}

static void compile_method_call(Compiler *c, const Expr *expr, Reg dest) {
    const Expr *attribute = expr->call.func;
    const Reg base = c->unit->top;
    const Reg object = compile_any(c, attribute->attribute.value);
    c->unit->top = base;
    temp_new(c);
    temp_new(c);
    set_span(c, method_span(attribute, attribute));
    emit(c, OP_LOAD_METHOD, base, object, site_of(c, SITE_CALL, attribute->attribute.attr));
    compile_plain_call(c, OP_CALL_METHOD, base, expr->call.args, expr->call.keywords, dest,
                       method_span(expr, attribute));
}

static void compile_call(Compiler *c, const Expr *expr, Reg dest) {
    warn_of_call(c, expr);
    const Reg mark = c->unit->top;
    if (expr->call.func->kind == EXPR_ATTRIBUTE &&
        !is_spread(expr->call.args, expr->call.keywords)) {
        compile_method_call(c, expr, dest);
    } else {
        const Reg base = compile_temp(c, expr->call.func);
        set_span(c, expr->span);
        compile_call_parts(c, base, expr->call.args, expr->call.keywords, dest);
    }
    c->unit->top = mark;
}

// --- Attributes, items, names --------------------------------------------------------------------

static void compile_attribute(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const Reg object = compile_any(c, expr->attribute.value);
    set_span(c, method_span(expr, expr));
    emit(c, OP_LOAD_ATTR, dest, object, site_of(c, SITE_LOAD, expr->attribute.attr));
    c->unit->top = mark;
}

static void compile_slice(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const Expr *parts[3] = {expr->slice.lower, expr->slice.upper, expr->slice.step};
    for (int i = 0; i < 3; i++) {
        if (parts[i]) {
            compile_temp(c, parts[i]);
        } else {
            load_none(c, temp_new(c));
        }
    }
    set_span(c, expr->span);
    emit(c, OP_BUILD_SLICE, dest, mark, 0);
    c->unit->top = mark;
}

static void compile_subscript(Compiler *c, const Expr *expr, Reg dest) {
    warn_of_subscript(c, expr);
    const Reg mark = c->unit->top;
    const Reg object = compile_any(c, expr->subscript.value);
    int number;
    if (small_int(expr->subscript.slice, &number)) {
        set_span(c, expr->span);
        emit(c, OP_GET_ITEM_INT, dest, object, number);
    } else {
        const Reg key = compile_any(c, expr->subscript.slice);
        set_span(c, expr->span);
        emit(c, OP_GET_ITEM, dest, object, key);
    }
    c->unit->top = mark;
}

static void compile_named(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const Reg value = compile_temp(c, expr->named_expr.value);
    const Reg copy = temp_new(c);
    set_span(c, expr->span);
    emit(c, OP_COPY, copy, value, 0);
    store_name(c, expr->named_expr.target->name.id, copy, false);
    emit(c, OP_MOVE, dest, value, 0);
    c->unit->top = mark;
}

// --- Generators ----------------------------------------------------------------------------------

// Three instructions: see AWAIT_SEND in code.h.
void compile_await(Compiler *c, Reg awaitable, Reg dest, int kind) {
    const Reg mark = c->unit->top;
    const Reg iterator = temp_new(c);
    const Reg value = temp_new(c);
    emit(c, OP_GET_AWAITABLE, iterator, awaitable, kind);
    load_none(c, value);
    emit(c, OP_SEND, dest, iterator, value);
    c->unit->top = mark;
}

static void compile_await_expr(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const Reg awaitable = compile_any(c, expr->await.value);
    set_span(c, expr->span);
    compile_await(c, awaitable, dest, 0);
    c->unit->top = mark;
}

static void compile_yield(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    Reg value;
    if (expr->yield.value) {
        value = compile_any(c, expr->yield.value);
    } else {
        value = temp_new(c);
        load_none(c, value);
    }
    set_span(c, expr->span);
    emit(c, OP_YIELD, dest, value, 0);
    c->unit->top = mark;
}

static void compile_yield_from(Compiler *c, const Expr *expr, Reg dest) {
    const Reg mark = c->unit->top;
    const Reg source = compile_any(c, expr->yield.value);
    c->unit->top = mark;
    const Reg iterator = temp_new(c);
    const Reg value = temp_new(c);
    set_span(c, expr->span);
    emit(c, OP_GET_YIELD_FROM_ITER, iterator, source, 0);
    load_none(c, value);
    emit(c, OP_SEND, dest, iterator, value);
    c->unit->top = mark;
}

// --- All of them ---------------------------------------------------------------------------------

static void compile_into_by_kind(Compiler *c, const Expr *expr, Reg dest) {
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        compile_bool_op(c, expr, dest);
        break;
    case EXPR_NAMED_EXPR:
        compile_named(c, expr, dest);
        break;
    case EXPR_BIN_OP:
        compile_binary(c, expr, dest);
        break;
    case EXPR_UNARY_OP:
        compile_unary(c, expr, dest);
        break;
    case EXPR_LAMBDA:
        compile_lambda(c, expr, dest);
        break;
    case EXPR_IF_EXP:
        compile_if_exp(c, expr, dest);
        break;
    case EXPR_DICT:
        compile_dict(c, expr, dest);
        break;
    case EXPR_SET:
        compile_sequence(c, expr, expr->set.elts, OP_BUILD_SET, dest);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        compile_comprehension(c, expr, dest);
        break;
    case EXPR_AWAIT:
        compile_await_expr(c, expr, dest);
        break;
    case EXPR_YIELD:
        compile_yield(c, expr, dest);
        break;
    case EXPR_YIELD_FROM:
        compile_yield_from(c, expr, dest);
        break;
    case EXPR_COMPARE:
        compile_compare(c, expr, dest);
        break;
    case EXPR_CALL:
        compile_call(c, expr, dest);
        break;
    case EXPR_FORMATTED_VALUE:
        compile_formatted(c, expr, dest);
        break;
    case EXPR_JOINED_STR:
        compile_joined(c, expr, dest);
        break;
    case EXPR_ATTRIBUTE:
        compile_attribute(c, expr, dest);
        break;
    case EXPR_SUBSCRIPT:
        compile_subscript(c, expr, dest);
        break;
    case EXPR_NAME:
        set_span(c, expr->span);
        load_name(c, expr->name.id, dest);
        break;
    case EXPR_LIST:
        compile_sequence(c, expr, expr->list.elts, OP_BUILD_LIST, dest);
        break;
    case EXPR_TUPLE:
        compile_sequence(c, expr, expr->list.elts, OP_BUILD_TUPLE, dest);
        break;
    case EXPR_SLICE:
        compile_slice(c, expr, dest);
        break;
    case EXPR_CONSTANT:
    case EXPR_STARRED:
        break; // a constant was handled before; a star alone is a syntax error
    }
}

void compile_into(Compiler *c, const Expr *expr, Reg dest) {
    if (c->failed) {
        return;
    }
    use_registers(c, 1);
    CodeConstant constant;
    if (constant_of(c, expr, &constant)) {
        set_span(c, expr->span);
        load_constant(c, constant, dest);
        return;
    }
    compile_into_by_kind(c, expr, dest);
}

// --- Storing -------------------------------------------------------------------------------------

static void store_sequence(Compiler *c, const Expr *target, Reg value) {
    const Reg mark = c->unit->top;
    const ExprSeq elts = target->list.elts;
    int star = -1;
    for (int i = 0; i < elts.count; i++) {
        if (elts.items[i]->kind == EXPR_STARRED) {
            star = i;
        }
    }
    const Reg first = c->unit->top;
    for (int i = 0; i < elts.count; i++) {
        temp_new(c);
    }
    use_registers(c, 1);
    set_span(c, target->span);
    if (star < 0) {
        emit(c, OP_UNPACK, first, value, elts.count);
    } else {
        emit(c, OP_UNPACK_STAR, first, value, star);
        emit_extra(c, elts.count - star - 1);
    }
    for (int i = 0; i < elts.count; i++) {
        const Expr *elt = elts.items[i];
        compile_store(c, i == star ? elt->starred.value : elt, first + i);
    }
    c->unit->top = mark;
}

static bool is_attribute_of_self(const Expr *target) {
    return target->attribute.value->kind == EXPR_NAME &&
           text_equal(target->attribute.value->name.id, TEXT("self"));
}

void emit_attribute_mark(Compiler *c, const Expr *target, Reg object) {
    if (is_attribute_of_self(target)) {
        emit(c, OP_MARK_ATTR, object, 0, site_of(c, SITE_NAME, target->attribute.attr));
    } else {
        emit(c, OP_MARK_CHANGED, object, 0, 0);
    }
}

static void store_attribute(Compiler *c, const Expr *target, Reg value) {
    const Reg mark = c->unit->top;
    const Reg object = compile_any(c, target->attribute.value);
    set_span(c, method_span(target, target));
    // The mark needs the object, which storing takes where it is a temporary.
    const bool copies = c->marks && is_temp(c, object);
    const Reg taken = copies ? temp_new(c) : object;
    if (copies) {
        emit(c, OP_COPY, taken, object, 0);
    }
    emit(c, OP_STORE_ATTR, taken, value, site_of(c, SITE_STORE, target->attribute.attr));
    if (c->marks) {
        emit_attribute_mark(c, target, object);
    }
    if (copies) {
        emit(c, OP_CLEAR, object, 0, 0);
    }
    c->unit->top = mark;
}

void compile_store(Compiler *c, const Expr *target, Reg value) {
    const Reg mark = c->unit->top;
    switch (target->kind) {
    case EXPR_NAME:
        set_span(c, target->span);
        store_name(c, target->name.id, value, true);
        break;
    case EXPR_ATTRIBUTE:
        store_attribute(c, target, value);
        break;
    case EXPR_SUBSCRIPT: {
        const Reg object = compile_any(c, target->subscript.value);
        const Reg key = compile_any(c, target->subscript.slice);
        set_span(c, target->span);
        emit(c, OP_SET_ITEM, object, key, value);
        break;
    }
    case EXPR_TUPLE:
    case EXPR_LIST:
        store_sequence(c, target, value);
        break;
    case EXPR_STARRED:
        compile_store(c, target->starred.value, value);
        break;
    default:
        break; // the parser accepts no other target
    }
    c->unit->top = mark;
}
