// Which statement an instruction belongs to that no statement asked for.
//
// CPython's compiler keeps one current place. Each statement sets it, some forget it at their end,
// and what is written to join the parts of a compound statement (a jump over `else`, the end of a
// `finally`) belongs to whatever place was left there by the text before, even if that text does
// not run. So a debugger sees such a line once more. The place that a statement leaves follows from
// the text alone: this file works it out.

#include "lang/compiler_state.h"

// Behind a `return`, `break` or `continue`: at its line, unless what it leaves has code of its own.
static int line_after_jump(const Compiler *c, const Stmt *stmt) {
    for (int i = c->unit->blocks.count - 1; i >= 0; i--) {
        switch (c->unit->blocks.items[i].kind) {
        case BLOCK_LOOP:
        case BLOCK_ASYNC_LOOP:
            if (stmt->kind != STMT_RETURN) {
                return stmt->span.line;
            }
            break;
        case BLOCK_FINALLY:
        case BLOCK_WITH:
        case BLOCK_ASYNC_WITH:
            return 0;
        case BLOCK_TRY:
        case BLOCK_HANDLED:
        case BLOCK_NAME:
        case BLOCK_TEMP:
            break;
        }
    }
    return stmt->span.line;
}

static int line_after_match(const Stmt *stmt) {
    const MatchCase *last = stmt->match.cases.items[stmt->match.cases.count - 1];
    const Pattern *pattern = last->pattern;
    const bool any = stmt->match.cases.count > 1 && pattern->kind == PATTERN_AS &&
                     !pattern->as.pattern && !pattern->as.name.bytes;
    return any ? 0 : pattern->span.line;
}

static int line_after(const Compiler *c, const Stmt *stmt) {
    const int line = stmt->span.line;
    switch (stmt->kind) {
    case STMT_EXPR:
        return stmt->expr.value->kind == EXPR_CONSTANT ? line : 0;
    case STMT_IF:
        return stmt->if_.orelse.count > 0 ? compile_line_after(c, stmt->if_.orelse, line)
                                          : compile_line_after(c, stmt->if_.body, line);
    case STMT_FOR:
        return compile_line_after(c, stmt->for_.orelse, 0);
    case STMT_ASYNC_FOR:
        return compile_line_after(c, stmt->for_.orelse, stmt->for_.iter->span.line);
    case STMT_WHILE:
        return compile_line_after(c, stmt->while_.orelse, line);
    case STMT_RETURN:
    case STMT_BREAK:
    case STMT_CONTINUE:
        return line_after_jump(c, stmt);
    case STMT_WITH:
    case STMT_ASYNC_WITH:
        return 0;
    case STMT_MATCH:
        return line_after_match(stmt);
    case STMT_TRY:
        return compile_line_after(c, stmt->try_.finalbody, 0);
    case STMT_TRY_STAR:
        return stmt->try_.finalbody.count > 0 ? compile_line_after(c, stmt->try_.finalbody, 0)
                                              : compile_line_after(c, stmt->try_.orelse, 0);
    default:
        return line;
    }
}

int compile_line_after(const Compiler *c, StmtSeq body, int before) {
    return body.count > 0 ? line_after(c, body.items[body.count - 1]) : before;
}

// CPython's compiler stays at the last comparison that a condition jumps on, so that an assert
// fails there.
Span compile_place_after_test(const Expr *test, Span before) {
    switch (test->kind) {
    case EXPR_COMPARE:
        return test->span;
    case EXPR_UNARY_OP:
        return test->unary_op.op == UNARY_NOT
                   ? compile_place_after_test(test->unary_op.operand, before)
                   : before;
    case EXPR_BOOL_OP:
        for (int i = 0; i < test->bool_op.values.count; i++) {
            before = compile_place_after_test(test->bool_op.values.items[i], before);
        }
        return before;
    case EXPR_IF_EXP:
        before = compile_place_after_test(test->if_exp.test, before);
        before = compile_place_after_test(test->if_exp.body, before);
        return compile_place_after_test(test->if_exp.orelse, before);
    default:
        return before;
    }
}

void mark_line(Compiler *c, int line) {
    if (c->marks) {
        emit_x(c, OP_LINE, 0, line);
    }
}

void mark_line_left(Compiler *c, int line) {
    if (c->marks && line > 0) {
        emit_x(c, OP_LINE_LEFT, 0, line);
    }
}
