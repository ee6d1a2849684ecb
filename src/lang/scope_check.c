#include "lang/ast_visit.h"
#include "lang/scope_state.h"

static bool fail(ScopeChecker *c, const char *message) {
    return scope_fail(c->b, c->place, "%s", message);
}

static bool is_function(const Scope *scope) {
    return scope->kind == SCOPE_FUNCTION || scope->kind == SCOPE_LAMBDA ||
           scope->kind == SCOPE_COMP;
}

static bool is_async_function(const Scope *scope) {
    const Stmt *stmt = scope->node;
    return scope->kind == SCOPE_FUNCTION && stmt->kind == STMT_ASYNC_FUNCTION_DEF;
}

// ---- names ----

static void list_local(ScopeChecker *c, Symbol *symbol) {
    Scope *scope = c->scope;
    if (!is_function(scope) || symbol->kind != NAME_LOCAL || symbol->index >= 0) {
        return;
    }
    Text *grown =
        scope_grow(c->b, scope->locals.items, scope->locals.count, sizeof *scope->locals.items);
    if (grown != NULL) {
        scope->locals.items = grown;
        symbol->index = scope->locals.count;
        grown[scope->locals.count++] = symbol->name;
    }
}

static bool check_forbidden(ScopeChecker *c, Text name, ExprContext ctx) {
    if (ctx == CTX_LOAD || name.bytes == NULL || !text_equal(name, TEXT("__debug__"))) {
        return true;
    }
    return fail(c, ctx == CTX_STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
}

bool scope_check_name(ScopeChecker *c, Text name, ExprContext ctx) {
    if (name.bytes == NULL) {
        return true;
    }
    if (!check_forbidden(c, name, ctx)) {
        return false;
    }
    Symbol *symbol = (Symbol *)scope_find(c->scope, scope_mangle(c->scope, name, c->b->arena));
    if (symbol != NULL) {
        list_local(c, symbol);
    }
    return !c->b->failed;
}

// ---- scopes ----

// What was around while another scope is gone through.
static ScopeChecker enter(ScopeChecker *c, Scope *scope) {
    const ScopeChecker outer = *c;
    c->scope = scope;
    c->inner = INNER_NONE;
    c->in_star = false;
    c->loops = 0;
    c->finals = NULL;
    return outer;
}

static bool leave(ScopeChecker *c, ScopeChecker outer, bool good) {
    // Names that no code mentions (`x: int` alone) come last.
    for (int i = 0; i < c->scope->symbol_count; i++) {
        list_local(c, &c->scope->symbols[i]);
    }
    *c = outer;
    return good;
}

// ---- expressions ----

// Each expression and statement alone; what is inside of it is then visited by check_any and
// check_stmt.
static bool visit_expr(void *user, Expr *expr) {
    return scope_check_expr(user, expr);
}

static bool visit_stmt(void *user, Stmt *stmt);

static AstVisitor visitor(ScopeChecker *c) {
    return (AstVisitor){.user = c, .expr = visit_expr, .stmt = visit_stmt};
}

static bool check_optional(ScopeChecker *c, const Expr *expr) {
    return expr == NULL || scope_check_expr(c, expr);
}

static bool check_exprs(ScopeChecker *c, ExprSeq exprs) {
    const AstVisitor inner = visitor(c);
    return ast_visit_exprs(&inner, exprs);
}

static bool check_defaults(ScopeChecker *c, const Arguments *args) {
    const AstVisitor inner = visitor(c);
    return ast_visit_defaults(&inner, args);
}

// Items among which stars are allowed.
static bool check_starred(ScopeChecker *c, ExprSeq exprs) {
    for (int i = 0; i < exprs.count; i++) {
        const Expr *expr = exprs.items[i];
        if (!scope_check_expr(c, expr->kind == EXPR_STARRED ? expr->starred.value : expr)) {
            return false;
        }
    }
    return true;
}

static bool check_unpacking(ScopeChecker *c, ExprSeq elts) {
    bool starred = false;
    for (int i = 0; i < elts.count; i++) {
        if (elts.items[i]->kind != EXPR_STARRED) {
            continue;
        }
        if (starred) {
            return fail(c, "multiple starred expressions in assignment");
        }
        if (i >= 256) {
            return fail(c, "too many expressions in star-unpacking assignment");
        }
        starred = true;
    }
    return true;
}

static bool check_keywords(ScopeChecker *c, KeywordSeq keywords) {
    for (int i = 0; i < keywords.count; i++) {
        const Text name = keywords.items[i]->arg;
        if (name.bytes == NULL) {
            continue;
        }
        if (!check_forbidden(c, name, CTX_STORE)) {
            return false;
        }
        for (int j = i + 1; j < keywords.count; j++) {
            const Text other = keywords.items[j]->arg;
            if (other.bytes != NULL && text_equal(name, other)) {
                return scope_fail(c->b, keywords.items[j]->span, "keyword argument repeated: %.*s",
                                  (int)name.size, name.bytes);
            }
        }
    }
    return true;
}

static bool check_keyword_values(ScopeChecker *c, KeywordSeq keywords) {
    const AstVisitor inner = visitor(c);
    return ast_visit_keywords(&inner, keywords);
}

static bool check_call(ScopeChecker *c, const Expr *expr) {
    return check_keywords(c, expr->call.keywords) && scope_check_expr(c, expr->call.func) &&
           check_starred(c, expr->call.args) && check_keyword_values(c, expr->call.keywords);
}

static bool check_arg_names(ScopeChecker *c, ArgSeq args) {
    for (int i = 0; i < args.count; i++) {
        if (!check_forbidden(c, args.items[i]->arg, CTX_STORE)) {
            return false;
        }
    }
    return true;
}

static bool check_parameter_names(ScopeChecker *c, const Arguments *args) {
    return check_arg_names(c, args->posonlyargs) && check_arg_names(c, args->args) &&
           (args->vararg == NULL || check_forbidden(c, args->vararg->arg, CTX_STORE)) &&
           check_arg_names(c, args->kwonlyargs) &&
           (args->kwarg == NULL || check_forbidden(c, args->kwarg->arg, CTX_STORE));
}

static bool check_lambda(ScopeChecker *c, const Expr *expr) {
    const Arguments *args = expr->lambda.args;
    if (!check_parameter_names(c, args) || !check_defaults(c, args)) {
        return false;
    }
    const ScopeChecker outer = enter(c, expr->lambda.scope);
    return leave(c, outer, scope_check_expr(c, expr->lambda.body));
}

static bool check_comprehension(ScopeChecker *c, const Expr *expr) {
    Scope *scope = expr->comp.scope;
    const ComprehensionSeq generators = expr->comp.generators;
    if (scope->is_coroutine && expr->kind != EXPR_GENERATOR_EXP && !is_async_function(c->scope) &&
        c->scope->kind != SCOPE_COMP) {
        return fail(c, "asynchronous comprehension outside of an asynchronous function");
    }
    const ScopeChecker outer = enter(c, scope);
    bool good = true;
    for (int i = 0; i < generators.count && good; i++) {
        const Comprehension *clause = generators.items[i];
        good = (i == 0 || scope_check_expr(c, clause->iter)) &&
               scope_check_expr(c, clause->target) && check_exprs(c, clause->ifs);
    }
    good = good && check_optional(c, expr->comp.key) && check_optional(c, expr->comp.value) &&
           check_optional(c, expr->comp.elt);
    return leave(c, outer, good) && scope_check_expr(c, generators.items[0]->iter);
}

static bool check_dict(ScopeChecker *c, const Expr *expr) {
    for (int i = 0; i < expr->dict.values.count; i++) {
        if (!check_optional(c, expr->dict.keys.items[i]) ||
            !scope_check_expr(c, expr->dict.values.items[i])) {
            return false;
        }
    }
    return true;
}

static bool check_yield(ScopeChecker *c, const Expr *expr) {
    if (!is_function(c->scope)) {
        return fail(c, "'yield' outside function");
    }
    if (expr->kind == EXPR_YIELD_FROM && is_async_function(c->scope)) {
        return fail(c, "'yield from' inside async function");
    }
    return check_optional(c, expr->yield.value);
}

static bool check_await(ScopeChecker *c, const Expr *expr) {
    if (!is_function(c->scope)) {
        return fail(c, "'await' outside function");
    }
    if (!is_async_function(c->scope) && c->scope->kind != SCOPE_COMP) {
        return fail(c, "'await' outside async function");
    }
    return scope_check_expr(c, expr->await.value);
}

static bool check_display(ScopeChecker *c, const Expr *expr) {
    if (expr->kind != EXPR_SET && expr->list.ctx == CTX_STORE &&
        !check_unpacking(c, expr->list.elts)) {
        return false;
    }
    return check_starred(c, expr->list.elts);
}

static bool check_any(ScopeChecker *c, const Expr *expr) {
    const AstVisitor inner = visitor(c);
    switch (expr->kind) {
    case EXPR_NAMED_EXPR:
        return scope_check_expr(c, expr->named_expr.value) &&
               scope_check_expr(c, expr->named_expr.target);
    case EXPR_LAMBDA:
        return check_lambda(c, expr);
    case EXPR_DICT:
        return check_dict(c, expr);
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE:
        return check_display(c, expr);
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        return check_comprehension(c, expr);
    case EXPR_AWAIT:
        return check_await(c, expr);
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return check_yield(c, expr);
    case EXPR_CALL:
        return check_call(c, expr);
    case EXPR_ATTRIBUTE:
        return scope_check_expr(c, expr->attribute.value) &&
               check_forbidden(c, expr->attribute.attr, expr->attribute.ctx);
    case EXPR_STARRED:
        return fail(c, expr->starred.ctx == CTX_STORE
                           ? "starred assignment target must be in a list or tuple"
                           : "can't use starred expression here");
    case EXPR_NAME:
        return scope_check_name(c, expr->name.id, expr->name.ctx);
    default:
        return ast_visit_expr(&inner, expr);
    }
}

bool scope_check_expr(ScopeChecker *c, const Expr *expr) {
    if (c->b->failed) {
        return false;
    }
    const Span place = c->place;
    c->place = expr->span;
    const bool good = check_any(c, expr);
    c->place = place;
    return good;
}

// ---- statements ----

// Annotations that are code: with `from __future__ import annotations` they are only text.
static bool check_annotation(ScopeChecker *c, const Expr *annotation) {
    return c->b->module->has_future_annotations || check_optional(c, annotation);
}

static bool check_arg_annotations(ScopeChecker *c, ArgSeq args) {
    for (int i = 0; i < args.count; i++) {
        if (!check_annotation(c, args.items[i]->annotation)) {
            return false;
        }
    }
    return true;
}

static bool check_annotations(ScopeChecker *c, const Arguments *args, const Expr *returns) {
    return check_arg_annotations(c, args->args) && check_arg_annotations(c, args->posonlyargs) &&
           (args->vararg == NULL || args->vararg->annotation == NULL ||
            check_annotation(c, args->vararg->annotation->kind == EXPR_STARRED
                                    ? args->vararg->annotation->starred.value
                                    : args->vararg->annotation)) &&
           check_arg_annotations(c, args->kwonlyargs) &&
           (args->kwarg == NULL || check_annotation(c, args->kwarg->annotation)) &&
           check_annotation(c, returns);
}

static bool check_function(ScopeChecker *c, const Stmt *stmt) {
    const Arguments *args = stmt->function_def.args;
    if (!check_parameter_names(c, args) || !check_exprs(c, stmt->function_def.decorator_list) ||
        !check_defaults(c, args) || !check_annotations(c, args, stmt->function_def.returns)) {
        return false;
    }
    const ScopeChecker outer = enter(c, stmt->function_def.scope);
    return leave(c, outer, scope_check_body(c, stmt->function_def.body)) &&
           scope_check_name(c, stmt->function_def.name, CTX_STORE);
}

static bool check_class(ScopeChecker *c, const Stmt *stmt) {
    if (!check_exprs(c, stmt->class_def.decorator_list)) {
        return false;
    }
    const ScopeChecker outer = enter(c, stmt->class_def.scope);
    if (!leave(c, outer, scope_check_body(c, stmt->class_def.body))) {
        return false;
    }
    return check_keywords(c, stmt->class_def.keywords) && check_starred(c, stmt->class_def.bases) &&
           check_keyword_values(c, stmt->class_def.keywords) &&
           scope_check_name(c, stmt->class_def.name, CTX_STORE);
}

// Goes through the `finally` bodies that a jump runs on its way out of `loops` loops.
static bool check_finals(ScopeChecker *c, int loops) {
    ScopeFinally *const finals = c->finals;
    const Span place = c->place;
    bool good = true;
    for (ScopeFinally *final = finals; final != NULL && final->loops >= loops && good;
         final = final->outer) {
        if (!final->met) {
            final->met = true;
            c->finals = final->outer;
            good = scope_check_body(c, final->body);
        }
    }
    c->finals = finals;
    c->place = place;
    return good;
}

static bool check_return(ScopeChecker *c, const Stmt *stmt) {
    const Scope *scope = c->scope;
    if (!is_function(scope)) {
        return fail(c, "'return' outside function");
    }
    if (stmt->return_.value != NULL && scope->is_coroutine && scope->is_generator) {
        return fail(c, "'return' with value in async generator");
    }
    if (!check_optional(c, stmt->return_.value) || !check_finals(c, 0)) {
        return false;
    }
    if (!c->in_star) {
        return true;
    }
    // A constant is what CPython's compiler comes to last before it looks where it leaves to.
    if (stmt->return_.value && stmt->return_.value->kind == EXPR_CONSTANT) {
        c->place = stmt->return_.value->span;
    }
    return fail(c, "'break', 'continue' and 'return' cannot appear in an except* block");
}

static bool check_jump(ScopeChecker *c, const Stmt *stmt) {
    switch (c->inner) {
    case INNER_LOOP:
        return check_finals(c, c->loops);
    case INNER_STAR:
        return fail(c, "'break', 'continue' and 'return' cannot appear in an except* block");
    case INNER_NONE:
        break;
    }
    return fail(c, stmt->kind == STMT_BREAK ? "'break' outside loop"
                                            : "'continue' not properly in loop");
}

static bool check_loop_body(ScopeChecker *c, StmtSeq body) {
    const ScopeInner inner = c->inner;
    c->inner = INNER_LOOP;
    c->loops++;
    const bool good = scope_check_body(c, body);
    c->loops--;
    c->inner = inner;
    return good;
}

static bool check_for(ScopeChecker *c, const Stmt *stmt) {
    if (stmt->kind == STMT_ASYNC_FOR && !is_async_function(c->scope)) {
        return fail(c, "'async for' outside async function");
    }
    return scope_check_expr(c, stmt->for_.iter) && scope_check_expr(c, stmt->for_.target) &&
           check_loop_body(c, stmt->for_.body) && scope_check_body(c, stmt->for_.orelse);
}

static bool check_with(ScopeChecker *c, const Stmt *stmt) {
    if (stmt->kind == STMT_ASYNC_WITH && !is_async_function(c->scope)) {
        return fail(c, "'async with' outside async function");
    }
    const AstVisitor inner = visitor(c);
    return ast_visit_stmt(&inner, stmt);
}

static bool check_handlers(ScopeChecker *c, const Stmt *stmt) {
    const ExceptHandlerSeq handlers = stmt->try_.handlers;
    for (int i = 0; i < handlers.count; i++) {
        const ExceptHandler *handler = handlers.items[i];
        c->place = handler->span;
        if (handler->type == NULL && i < handlers.count - 1) {
            return fail(c, "default 'except:' must be last");
        }
        if (!check_optional(c, handler->type) || !scope_check_name(c, handler->name, CTX_STORE) ||
            !scope_check_body(c, handler->body)) {
            return false;
        }
    }
    return true;
}

static bool check_try_body(ScopeChecker *c, const Stmt *stmt) {
    if (!scope_check_body(c, stmt->try_.body) || !scope_check_body(c, stmt->try_.orelse)) {
        return false;
    }
    const ScopeInner inner = c->inner;
    const bool in_star = c->in_star;
    if (stmt->kind == STMT_TRY_STAR) {
        c->inner = INNER_STAR;
        c->in_star = true;
    }
    const bool good = check_handlers(c, stmt);
    c->inner = inner;
    c->in_star = in_star;
    return good;
}

static bool check_try(ScopeChecker *c, const Stmt *stmt) {
    if (stmt->try_.finalbody.count == 0) {
        return check_try_body(c, stmt);
    }
    ScopeFinally final = {c->finals, stmt->try_.finalbody, c->loops, false};
    c->finals = &final;
    const bool good = check_try_body(c, stmt);
    c->finals = final.outer;
    return good && scope_check_body(c, stmt->try_.finalbody);
}

static bool check_aliases(ScopeChecker *c, AliasSeq aliases) {
    for (int i = 0; i < aliases.count; i++) {
        if (!scope_check_name(c, ast_alias_name(aliases.items[i]), CTX_STORE)) {
            return false;
        }
    }
    return true;
}

static bool check_import_from(ScopeChecker *c, const Stmt *stmt) {
    const Text module = stmt->import_from.module;
    const bool is_future = module.bytes != NULL && text_equal(module, TEXT("__future__"));
    if (is_future && stmt->span.line > c->b->future_line) {
        return fail(c, "from __future__ imports must occur at the beginning of the file");
    }
    return check_aliases(c, stmt->import_from.names);
}

static bool check_ann_assign(ScopeChecker *c, const Stmt *stmt) {
    if (!check_optional(c, stmt->ann_assign.value)) {
        return false;
    }
    const Expr *target = stmt->ann_assign.target;
    const bool is_name = target->kind == EXPR_NAME;
    if (is_name && stmt->ann_assign.value == NULL) {
        if (!check_forbidden(c, target->name.id, CTX_STORE)) {
            return false;
        }
    } else if (!scope_check_expr(c, target)) {
        return false;
    }
    return is_function(c->scope) || check_annotation(c, stmt->ann_assign.annotation);
}

static bool check_stmt(ScopeChecker *c, const Stmt *stmt) {
    const AstVisitor inner = visitor(c);
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF:
        return check_function(c, stmt);
    case STMT_CLASS_DEF:
        return check_class(c, stmt);
    case STMT_RETURN:
        return check_return(c, stmt);
    case STMT_ASSIGN:
        return scope_check_expr(c, stmt->assign.value) && check_exprs(c, stmt->assign.targets);
    case STMT_ANN_ASSIGN:
        return check_ann_assign(c, stmt);
    case STMT_FOR:
    case STMT_ASYNC_FOR:
        return check_for(c, stmt);
    case STMT_WHILE:
        return scope_check_expr(c, stmt->while_.test) && check_loop_body(c, stmt->while_.body) &&
               scope_check_body(c, stmt->while_.orelse);
    case STMT_WITH:
    case STMT_ASYNC_WITH:
        return check_with(c, stmt);
    case STMT_MATCH:
        return scope_check_match(c, stmt);
    case STMT_TRY:
    case STMT_TRY_STAR:
        return check_try(c, stmt);
    case STMT_IMPORT:
        return check_aliases(c, stmt->import.names);
    case STMT_IMPORT_FROM:
        return check_import_from(c, stmt);
    case STMT_BREAK:
    case STMT_CONTINUE:
        return check_jump(c, stmt);
    default:
        return ast_visit_stmt(&inner, stmt);
    }
}

static bool visit_stmt(void *user, Stmt *stmt) {
    ScopeChecker *c = user;
    c->place = stmt->span;
    return !c->b->failed && check_stmt(c, stmt);
}

bool scope_check_body(ScopeChecker *c, StmtSeq body) {
    const AstVisitor inner = visitor(c);
    return ast_visit_body(&inner, body);
}

bool scope_check(ScopeBuilder *b) {
    ScopeChecker checker = {.b = b, .scope = b->module->scope, .place = {1, 0, 1, 0}};
    return scope_check_body(&checker, b->module->body);
}
