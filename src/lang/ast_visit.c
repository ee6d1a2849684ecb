#include "lang/ast_visit.h"

static bool visit(const AstVisitor *visitor, Expr *expr) {
    return expr == NULL || visitor->expr == NULL || visitor->expr(visitor->user, expr);
}

static bool visit_two(const AstVisitor *visitor, Expr *first, Expr *second) {
    return visit(visitor, first) && visit(visitor, second);
}

static bool visit_three(const AstVisitor *visitor, Expr *first, Expr *second, Expr *third) {
    return visit_two(visitor, first, second) && visit(visitor, third);
}

// Changes the scope that is noted; gives the one to come back to.
static const Scope *enter(const AstVisitor *visitor, const Scope *scope) {
    if (visitor->here == NULL) {
        return NULL;
    }
    const Scope *around = *visitor->here;
    *visitor->here = scope;
    return around;
}

static bool leave(const AstVisitor *visitor, const Scope *around, bool good) {
    enter(visitor, around);
    return good;
}

bool ast_visit_exprs(const AstVisitor *visitor, ExprSeq exprs) {
    for (int i = 0; i < exprs.count; i++) {
        if (!visit(visitor, exprs.items[i])) {
            return false;
        }
    }
    return true;
}

bool ast_visit_keywords(const AstVisitor *visitor, KeywordSeq keywords) {
    for (int i = 0; i < keywords.count; i++) {
        if (!visit(visitor, keywords.items[i]->value)) {
            return false;
        }
    }
    return true;
}

bool ast_visit_body(const AstVisitor *visitor, StmtSeq body) {
    for (int i = 0; i < body.count; i++) {
        if (!visitor->stmt(visitor->user, body.items[i])) {
            return false;
        }
    }
    return true;
}

// ---- arguments ----

bool ast_visit_defaults(const AstVisitor *visitor, const Arguments *args) {
    return ast_visit_exprs(visitor, args->defaults) && ast_visit_exprs(visitor, args->kw_defaults);
}

static bool visit_arg(const AstVisitor *visitor, const Arg *arg) {
    return arg == NULL || visit(visitor, arg->annotation);
}

static bool visit_args(const AstVisitor *visitor, ArgSeq args) {
    for (int i = 0; i < args.count; i++) {
        if (!visit_arg(visitor, args.items[i])) {
            return false;
        }
    }
    return true;
}

bool ast_visit_annotations(const AstVisitor *visitor, const Arguments *args) {
    return visit_args(visitor, args->posonlyargs) && visit_args(visitor, args->args) &&
           visit_arg(visitor, args->vararg) && visit_arg(visitor, args->kwarg) &&
           visit_args(visitor, args->kwonlyargs);
}

// ---- expressions ----

static bool visit_lambda(const AstVisitor *visitor, const Expr *expr) {
    if (!ast_visit_defaults(visitor, expr->lambda.args)) {
        return false;
    }
    const Scope *around = enter(visitor, expr->lambda.scope);
    return leave(visitor, around, visit(visitor, expr->lambda.body));
}

static bool visit_clauses(const AstVisitor *visitor, ComprehensionSeq clauses) {
    for (int i = 0; i < clauses.count; i++) {
        const Comprehension *clause = clauses.items[i];
        if (!visit(visitor, clause->target) || (i > 0 && !visit(visitor, clause->iter)) ||
            !ast_visit_exprs(visitor, clause->ifs)) {
            return false;
        }
    }
    return true;
}

// What it goes over first belongs to the scope around it.
static bool visit_comprehension(const AstVisitor *visitor, const Expr *expr) {
    if (!visit(visitor, expr->comp.generators.items[0]->iter)) {
        return false;
    }
    const Scope *around = enter(visitor, expr->comp.scope);
    const bool good = visit_clauses(visitor, expr->comp.generators) &&
                      visit_three(visitor, expr->comp.elt, expr->comp.key, expr->comp.value);
    return leave(visitor, around, good);
}

bool ast_visit_expr(const AstVisitor *visitor, const Expr *expr) {
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        return ast_visit_exprs(visitor, expr->bool_op.values);
    case EXPR_NAMED_EXPR:
        return visit_two(visitor, expr->named_expr.target, expr->named_expr.value);
    case EXPR_BIN_OP:
        return visit_two(visitor, expr->bin_op.left, expr->bin_op.right);
    case EXPR_UNARY_OP:
        return visit(visitor, expr->unary_op.operand);
    case EXPR_LAMBDA:
        return visit_lambda(visitor, expr);
    case EXPR_IF_EXP:
        return visit_three(visitor, expr->if_exp.test, expr->if_exp.body, expr->if_exp.orelse);
    case EXPR_DICT:
        return ast_visit_exprs(visitor, expr->dict.keys) &&
               ast_visit_exprs(visitor, expr->dict.values);
    case EXPR_SET:
        return ast_visit_exprs(visitor, expr->set.elts);
    case EXPR_LIST:
    case EXPR_TUPLE:
        return ast_visit_exprs(visitor, expr->list.elts);
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        return visit_comprehension(visitor, expr);
    case EXPR_AWAIT:
        return visit(visitor, expr->await.value);
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return visit(visitor, expr->yield.value);
    case EXPR_COMPARE:
        return visit(visitor, expr->compare.left) &&
               ast_visit_exprs(visitor, expr->compare.comparators);
    case EXPR_CALL:
        return visit(visitor, expr->call.func) && ast_visit_exprs(visitor, expr->call.args) &&
               ast_visit_keywords(visitor, expr->call.keywords);
    case EXPR_FORMATTED_VALUE:
        return visit_two(visitor, expr->formatted_value.value, expr->formatted_value.format_spec);
    case EXPR_JOINED_STR:
        return ast_visit_exprs(visitor, expr->joined_str.values);
    case EXPR_ATTRIBUTE:
        return visit(visitor, expr->attribute.value);
    case EXPR_SUBSCRIPT:
        return visit_two(visitor, expr->subscript.value, expr->subscript.slice);
    case EXPR_STARRED:
        return visit(visitor, expr->starred.value);
    case EXPR_SLICE:
        return visit_three(visitor, expr->slice.lower, expr->slice.upper, expr->slice.step);
    case EXPR_CONSTANT:
    case EXPR_NAME:
        return true;
    }
    return true;
}

// ---- patterns ----

static bool capture(const AstVisitor *visitor, Text name, Span span) {
    return name.bytes == NULL || visitor->capture == NULL ||
           visitor->capture(visitor->user, name, span);
}

static bool visit_pattern(const AstVisitor *visitor, const Pattern *pattern);

static bool visit_patterns(const AstVisitor *visitor, PatternSeq patterns) {
    for (int i = 0; i < patterns.count; i++) {
        if (!visit_pattern(visitor, patterns.items[i])) {
            return false;
        }
    }
    return true;
}

static bool visit_pattern(const AstVisitor *visitor, const Pattern *pattern) {
    switch (pattern->kind) {
    case PATTERN_VALUE:
        return visit(visitor, pattern->value.value);
    case PATTERN_SEQUENCE:
    case PATTERN_OR:
        return visit_patterns(visitor, pattern->sequence.patterns);
    case PATTERN_MAPPING:
        return ast_visit_exprs(visitor, pattern->mapping.keys) &&
               visit_patterns(visitor, pattern->mapping.patterns) &&
               capture(visitor, pattern->mapping.rest, pattern->span);
    case PATTERN_CLASS:
        return visit(visitor, pattern->class_.cls) &&
               visit_patterns(visitor, pattern->class_.patterns) &&
               visit_patterns(visitor, pattern->class_.kwd_patterns);
    case PATTERN_AS:
        return (pattern->as.pattern == NULL || visit_pattern(visitor, pattern->as.pattern)) &&
               capture(visitor, pattern->as.name, pattern->span);
    case PATTERN_STAR:
        return capture(visitor, pattern->star.name, pattern->span);
    case PATTERN_SINGLETON:
        return true;
    }
    return true;
}

// ---- statements ----

static bool visit_body_in(const AstVisitor *visitor, const Scope *scope, StmtSeq body) {
    const Scope *around = enter(visitor, scope);
    return leave(visitor, around, ast_visit_body(visitor, body));
}

static bool visit_function(const AstVisitor *visitor, const Stmt *stmt) {
    return ast_visit_exprs(visitor, stmt->function_def.decorator_list) &&
           ast_visit_defaults(visitor, stmt->function_def.args) &&
           ast_visit_annotations(visitor, stmt->function_def.args) &&
           visit(visitor, stmt->function_def.returns) &&
           visit_body_in(visitor, stmt->function_def.scope, stmt->function_def.body);
}

static bool visit_class(const AstVisitor *visitor, const Stmt *stmt) {
    return ast_visit_exprs(visitor, stmt->class_def.decorator_list) &&
           ast_visit_exprs(visitor, stmt->class_def.bases) &&
           ast_visit_keywords(visitor, stmt->class_def.keywords) &&
           visit_body_in(visitor, stmt->class_def.scope, stmt->class_def.body);
}

static bool visit_with(const AstVisitor *visitor, const Stmt *stmt) {
    for (int i = 0; i < stmt->with.items.count; i++) {
        const WithItem *item = stmt->with.items.items[i];
        if (!visit_two(visitor, item->context_expr, item->optional_vars)) {
            return false;
        }
    }
    return ast_visit_body(visitor, stmt->with.body);
}

static bool visit_match(const AstVisitor *visitor, const Stmt *stmt) {
    if (!visit(visitor, stmt->match.subject)) {
        return false;
    }
    for (int i = 0; i < stmt->match.cases.count; i++) {
        const MatchCase *match_case = stmt->match.cases.items[i];
        if (!visit_pattern(visitor, match_case->pattern) || !visit(visitor, match_case->guard) ||
            !ast_visit_body(visitor, match_case->body)) {
            return false;
        }
    }
    return true;
}

static bool visit_try(const AstVisitor *visitor, const Stmt *stmt) {
    if (!ast_visit_body(visitor, stmt->try_.body)) {
        return false;
    }
    for (int i = 0; i < stmt->try_.handlers.count; i++) {
        const ExceptHandler *handler = stmt->try_.handlers.items[i];
        if (!visit(visitor, handler->type) || !capture(visitor, handler->name, handler->span) ||
            !ast_visit_body(visitor, handler->body)) {
            return false;
        }
    }
    return ast_visit_body(visitor, stmt->try_.orelse) &&
           ast_visit_body(visitor, stmt->try_.finalbody);
}

bool ast_visit_stmt(const AstVisitor *visitor, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF:
        return visit_function(visitor, stmt);
    case STMT_CLASS_DEF:
        return visit_class(visitor, stmt);
    case STMT_RETURN:
        return visit(visitor, stmt->return_.value);
    case STMT_DELETE:
        return ast_visit_exprs(visitor, stmt->delete.targets);
    case STMT_ASSIGN:
        return ast_visit_exprs(visitor, stmt->assign.targets) && visit(visitor, stmt->assign.value);
    case STMT_AUG_ASSIGN:
        return visit_two(visitor, stmt->aug_assign.target, stmt->aug_assign.value);
    case STMT_ANN_ASSIGN:
        return visit_three(visitor, stmt->ann_assign.target, stmt->ann_assign.annotation,
                           stmt->ann_assign.value);
    case STMT_FOR:
    case STMT_ASYNC_FOR:
        return visit_two(visitor, stmt->for_.target, stmt->for_.iter) &&
               ast_visit_body(visitor, stmt->for_.body) &&
               ast_visit_body(visitor, stmt->for_.orelse);
    case STMT_WHILE:
        return visit(visitor, stmt->while_.test) && ast_visit_body(visitor, stmt->while_.body) &&
               ast_visit_body(visitor, stmt->while_.orelse);
    case STMT_IF:
        return visit(visitor, stmt->if_.test) && ast_visit_body(visitor, stmt->if_.body) &&
               ast_visit_body(visitor, stmt->if_.orelse);
    case STMT_WITH:
    case STMT_ASYNC_WITH:
        return visit_with(visitor, stmt);
    case STMT_MATCH:
        return visit_match(visitor, stmt);
    case STMT_RAISE:
        return visit_two(visitor, stmt->raise.exc, stmt->raise.cause);
    case STMT_TRY:
    case STMT_TRY_STAR:
        return visit_try(visitor, stmt);
    case STMT_ASSERT:
        return visit_two(visitor, stmt->assert_.test, stmt->assert_.msg);
    case STMT_EXPR:
        return visit(visitor, stmt->expr.value);
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE:
        return true;
    }
    return true;
}
