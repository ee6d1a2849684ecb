#include "lang/ast_visit.h"
#include "lang/scope_state.h"

#include <stdio.h>
#include <stdlib.h>

// ---- errors and memory ----

bool scope_fail(ScopeBuilder *b, Span span, const char *format, ...) {
    if (b->failed) {
        return false;
    }
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    b->failed = true;
    Diag diag = diag_at(DIAG_SYNTAX_ERROR, b->source, span);
    diag.message = text_of(text);
    diags_add(b->diags, diag);
    return false;
}

static void fail_memory(ScopeBuilder *b) {
    b->failed = true;
    b->diags->out_of_memory = true;
}

void *scope_grow(ScopeBuilder *b, void *items, int count, size_t item_size) {
    if (count != 0 && (count < 4 || (count & (count - 1)) != 0)) {
        return items;
    }
    void *grown = arena_take(b->arena, (count == 0 ? 4 : (size_t)count * 2) * item_size);
    if (grown == NULL) {
        fail_memory(b);
        return NULL;
    }
    return count == 0 ? grown : memcpy(grown, items, (size_t)count * item_size);
}

void scope_push_text(ScopeBuilder *b, TextSeq *seq, Text text) {
    Text *grown = scope_grow(b, seq->items, seq->count, sizeof *seq->items);
    if (grown != NULL) {
        seq->items = grown;
        seq->items[seq->count++] = text;
    }
}

// ---- symbols ----

static uint32_t hash_text(Text text) {
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < text.size; i++) {
        hash = (hash ^ (unsigned char)text.bytes[i]) * 16777619U;
    }
    return hash;
}

static int *table_place(const Scope *scope, Text name) {
    const uint32_t mask = (uint32_t)scope->table_size - 1;
    for (uint32_t i = hash_text(name) & mask;; i = (i + 1) & mask) {
        int *place = &scope->table[i];
        if (*place == 0 || text_equal(scope->symbols[*place - 1].name, name)) {
            return place;
        }
    }
}

static bool grow_table(ScopeBuilder *b, Scope *scope) {
    const int size = scope->table_size == 0 ? 16 : scope->table_size * 2;
    int *table = arena_take(b->arena, (size_t)size * sizeof *table);
    if (table == NULL) {
        fail_memory(b);
        return false;
    }
    scope->table = table;
    scope->table_size = size;
    for (int i = 0; i < scope->symbol_count; i++) {
        *table_place(scope, scope->symbols[i].name) = i + 1;
    }
    return true;
}

Symbol *scope_symbol(const Scope *scope, Text name) {
    if (scope->table_size == 0) {
        return NULL;
    }
    const int index = *table_place(scope, name);
    return index == 0 ? NULL : &scope->symbols[index - 1];
}

Symbol *scope_add_symbol(ScopeBuilder *b, Scope *scope, Text mangled, Span span) {
    Symbol *found = scope_symbol(scope, mangled);
    if (found != NULL) {
        return found;
    }
    if (scope->symbol_count * 2 >= scope->table_size && !grow_table(b, scope)) {
        return NULL;
    }
    Symbol *grown = scope_grow(b, scope->symbols, scope->symbol_count, sizeof *scope->symbols);
    if (grown == NULL) {
        return NULL;
    }
    int *place = table_place(scope, mangled);
    scope->symbols = grown;
    grown[scope->symbol_count] = (Symbol){.name = mangled, .span = span, .index = -1};
    *place = ++scope->symbol_count;
    return &grown[scope->symbol_count - 1];
}

// `__x` in class `_C` is `_C__x`; names that end with __ or have a dot are left alone.
static Text mangle(Text private_class, Text name, Arena *arena) {
    size_t strip = 0;
    while (strip < private_class.size && private_class.bytes[strip] == '_') {
        strip++;
    }
    const bool is_private = name.size > 2 && name.bytes[0] == '_' && name.bytes[1] == '_' &&
                            !(name.bytes[name.size - 1] == '_' && name.bytes[name.size - 2] == '_');
    if (!is_private || strip == private_class.size || memchr(name.bytes, '.', name.size) != NULL) {
        return name;
    }
    const size_t class_size = private_class.size - strip;
    char *bytes = arena_take(arena, class_size + name.size + 2);
    if (bytes == NULL) {
        return name;
    }
    bytes[0] = '_';
    memcpy(bytes + 1, private_class.bytes + strip, class_size);
    memcpy(bytes + 1 + class_size, name.bytes, name.size);
    return (Text){bytes, class_size + name.size + 1};
}

// How a name appears.
typedef enum Use {
    USE_READ,
    USE_BIND,
    USE_PARAMETER,
    USE_GLOBAL,
    USE_NONLOCAL,
    USE_IMPORT,
    USE_ANNOTATION // bound by an annotation, with or without a value
} Use;

bool scope_is_bound(const Symbol *symbol) {
    return symbol->is_assigned || symbol->is_parameter || symbol->is_imported;
}

static bool check_comp_target(ScopeBuilder *b, Symbol *symbol, Span span) {
    if (symbol->is_global || symbol->is_nonlocal) {
        return scope_fail(
            b, span, "comprehension inner loop cannot rebind assignment expression target '%.*s'",
            (int)symbol->name.size, symbol->name.bytes);
    }
    symbol->is_comp_iter = true;
    return true;
}

static bool add_name_to(ScopeBuilder *b, Scope *scope, Text name, Use use, Span span,
                        bool comp_target) {
    const Text mangled = mangle(b->private_class, name, b->arena);
    Symbol *symbol = scope_add_symbol(b, scope, mangled, span);
    if (symbol == NULL) {
        return false;
    }
    if (use == USE_PARAMETER && symbol->is_parameter) {
        return scope_fail(b, span, "duplicate argument '%.*s' in function definition",
                          (int)name.size, name.bytes);
    }
    if (comp_target && !check_comp_target(b, symbol, span)) {
        return false;
    }
    symbol->is_referenced |= use == USE_READ;
    symbol->is_assigned |= use == USE_BIND || use == USE_ANNOTATION;
    symbol->is_parameter |= use == USE_PARAMETER;
    symbol->is_imported |= use == USE_IMPORT;
    symbol->is_annotated |= use == USE_ANNOTATION;
    symbol->is_global |= use == USE_GLOBAL;
    symbol->is_nonlocal |= use == USE_NONLOCAL;
    if (use == USE_PARAMETER) {
        symbol->index = scope->locals.count;
        scope_push_text(b, &scope->locals, mangled);
    }
    return !b->failed;
}

static bool add_name(ScopeBuilder *b, Text name, Use use, Span span) {
    return add_name_to(b, b->current, name, use, span,
                       b->current->in_comp_target && use != USE_READ);
}

// ---- scopes ----

static bool is_function(const Scope *scope) {
    return scope->kind == SCOPE_FUNCTION || scope->kind == SCOPE_LAMBDA ||
           scope->kind == SCOPE_COMP;
}

// NAME, or OUTER.NAME, or OUTER.<locals>.NAME.
static Text make_qualname(ScopeBuilder *b, const Scope *scope) {
    const Scope *parent = scope->parent;
    if (parent == NULL || parent->kind == SCOPE_MODULE) {
        return scope->name;
    }
    const Symbol *symbol = scope_symbol(parent, mangle(b->private_class, scope->name, b->arena));
    const bool is_named = scope->kind == SCOPE_FUNCTION || scope->kind == SCOPE_CLASS;
    if (is_named && symbol != NULL && symbol->is_global) {
        return scope->name;
    }
    const bool has_locals = parent->kind == SCOPE_FUNCTION || parent->kind == SCOPE_LAMBDA;
    const Text middle = has_locals ? TEXT(".<locals>.") : TEXT(".");
    const size_t size = parent->qualname.size + middle.size + scope->name.size;
    char *bytes = arena_take(b->arena, size + 1);
    if (bytes == NULL) {
        fail_memory(b);
        return scope->name;
    }
    memcpy(bytes, parent->qualname.bytes, parent->qualname.size);
    memcpy(bytes + parent->qualname.size, middle.bytes, middle.size);
    memcpy(bytes + parent->qualname.size + middle.size, scope->name.bytes, scope->name.size);
    return (Text){bytes, size};
}

static Scope *enter(ScopeBuilder *b, ScopeKind kind, Text name, const void *node, Span span) {
    Scope *scope = arena_new(b->arena, Scope);
    if (scope == NULL) {
        fail_memory(b);
        return NULL;
    }
    Scope *parent = b->current;
    *scope = (Scope){.kind = kind, .name = name, .parent = parent, .node = node, .span = span};
    scope->private_class = b->private_class;
    scope->is_nested = parent != NULL && (parent->is_nested || is_function(parent));
    if (parent != NULL) {
        Scope **last =
            parent->last_child == NULL ? &parent->first_child : &parent->last_child->next_sibling;
        *last = scope;
        parent->last_child = scope;
    }
    scope->qualname = make_qualname(b, scope);
    b->current = scope;
    return scope;
}

static void leave(ScopeBuilder *b) {
    b->current = b->current->parent;
}

// ---- the first walk: expressions ----

static bool add_capture(void *user, Text name, Span span) {
    return name.bytes == NULL || add_name(user, name, USE_BIND, span);
}

static bool visit_expr(void *user, Expr *expr);
static bool visit_stmt(void *user, Stmt *stmt);

static AstVisitor visitor(ScopeBuilder *b) {
    return (AstVisitor){.user = b, .expr = visit_expr, .stmt = visit_stmt, .capture = add_capture};
}

static bool visit_body(ScopeBuilder *b, StmtSeq body) {
    const AstVisitor inner = visitor(b);
    return ast_visit_body(&inner, body);
}

static bool visit_exprs(ScopeBuilder *b, ExprSeq exprs) {
    const AstVisitor inner = visitor(b);
    return ast_visit_exprs(&inner, exprs);
}

static bool visit_optional(ScopeBuilder *b, Expr *expr) {
    return expr == NULL || visit_expr(b, expr);
}

static bool add_args(ScopeBuilder *b, ArgSeq args) {
    for (int i = 0; i < args.count; i++) {
        if (!add_name(b, args.items[i]->arg, USE_PARAMETER, args.items[i]->span)) {
            return false;
        }
    }
    return true;
}

static bool add_parameters(ScopeBuilder *b, const Arguments *args) {
    Scope *scope = b->current;
    scope->posonly_count = args->posonlyargs.count;
    scope->arg_count = args->posonlyargs.count + args->args.count;
    scope->kwonly_count = args->kwonlyargs.count;
    scope->has_varargs = args->vararg != NULL;
    scope->has_varkeywords = args->kwarg != NULL;
    return add_args(b, args->posonlyargs) && add_args(b, args->args) &&
           add_args(b, args->kwonlyargs) &&
           (args->vararg == NULL ||
            add_name(b, args->vararg->arg, USE_PARAMETER, args->vararg->span)) &&
           (args->kwarg == NULL || add_name(b, args->kwarg->arg, USE_PARAMETER, args->kwarg->span));
}

static bool visit_lambda(ScopeBuilder *b, Expr *expr) {
    const Arguments *args = expr->lambda.args;
    const AstVisitor inner = visitor(b);
    if (!ast_visit_defaults(&inner, args)) {
        return false;
    }
    Scope *scope = enter(b, SCOPE_LAMBDA, TEXT("<lambda>"), expr, expr->span);
    if (scope == NULL) {
        return false;
    }
    expr->lambda.scope = scope;
    const bool good = add_parameters(b, args) && visit_expr(b, expr->lambda.body);
    leave(b);
    return good;
}

static bool visit_comp_iter(ScopeBuilder *b, Expr *iter) {
    Scope *scope = b->current;
    scope->comp_iter_depth++;
    const bool good = visit_expr(b, iter);
    scope->comp_iter_depth--;
    return good;
}

static bool visit_comp_target(ScopeBuilder *b, Expr *target) {
    b->current->in_comp_target = true;
    const bool good = visit_expr(b, target);
    b->current->in_comp_target = false;
    return good;
}

static bool visit_clauses(ScopeBuilder *b, ComprehensionSeq generators) {
    for (int i = 0; i < generators.count; i++) {
        const Comprehension *clause = generators.items[i];
        b->current->is_coroutine |= clause->is_async;
        if (!visit_comp_target(b, clause->target) || (i > 0 && !visit_comp_iter(b, clause->iter)) ||
            !visit_exprs(b, clause->ifs)) {
            return false;
        }
    }
    return true;
}

static bool visit_comprehension(ScopeBuilder *b, Expr *expr) {
    const bool is_generator = expr->kind == EXPR_GENERATOR_EXP;
    if (!visit_comp_iter(b, expr->comp.generators.items[0]->iter)) {
        return false;
    }
    const Text name = is_generator                   ? TEXT("<genexpr>")
                      : expr->kind == EXPR_LIST_COMP ? TEXT("<listcomp>")
                      : expr->kind == EXPR_SET_COMP  ? TEXT("<setcomp>")
                                                     : TEXT("<dictcomp>");
    Scope *scope = enter(b, SCOPE_COMP, name, expr, expr->span);
    if (scope == NULL) {
        return false;
    }
    expr->comp.scope = scope;
    scope->arg_count = 1;
    bool good = add_name(b, TEXT(".0"), USE_PARAMETER, expr->span) &&
                visit_clauses(b, expr->comp.generators) && visit_optional(b, expr->comp.value) &&
                visit_optional(b, expr->comp.key) && visit_optional(b, expr->comp.elt);
    scope->is_generator = is_generator;
    leave(b);
    if (good && scope->is_coroutine && !is_generator) {
        b->current->is_coroutine = true;
    }
    return good;
}

// Where the target of an assignment expression inside of comprehensions belongs: the nearest scope
// that is not one.
static bool extend_walrus(ScopeBuilder *b, const Expr *target) {
    const Text name = target->name.id;
    const Text mangled = mangle(b->private_class, name, b->arena);
    for (Scope *scope = b->current; scope != NULL; scope = scope->parent) {
        const Symbol *symbol = scope_symbol(scope, mangled);
        switch (scope->kind) {
        case SCOPE_COMP:
            if (symbol != NULL && symbol->is_comp_iter) {
                return scope_fail(b, target->span,
                                  "assignment expression cannot rebind comprehension iteration "
                                  "variable '%.*s'",
                                  (int)name.size, name.bytes);
            }
            continue;
        case SCOPE_FUNCTION:
        case SCOPE_LAMBDA:
            return add_name(b, name,
                            symbol != NULL && symbol->is_global ? USE_GLOBAL : USE_NONLOCAL,
                            target->span) &&
                   add_name_to(b, scope, name, USE_BIND, target->span, false);
        case SCOPE_MODULE:
            return add_name(b, name, USE_GLOBAL, target->span) &&
                   add_name_to(b, scope, name, USE_GLOBAL, target->span, false);
        case SCOPE_CLASS:
            return scope_fail(b, target->span,
                              "assignment expression within a comprehension cannot be used in a "
                              "class body");
        }
    }
    return true;
}

static bool visit_walrus(ScopeBuilder *b, Expr *expr) {
    if (b->in_annotation) {
        return scope_fail(b, expr->span, "'named expression' can not be used within an annotation");
    }
    if (b->current->comp_iter_depth > 0) {
        return scope_fail(
            b, expr->span,
            "assignment expression cannot be used in a comprehension iterable expression");
    }
    if (b->current->kind == SCOPE_COMP && !extend_walrus(b, expr->named_expr.target)) {
        return false;
    }
    return visit_expr(b, expr->named_expr.value) && visit_expr(b, expr->named_expr.target);
}

static bool visit_yield(ScopeBuilder *b, Expr *expr) {
    if (b->in_annotation) {
        return scope_fail(b, expr->span, "'yield expression' can not be used within an annotation");
    }
    if (!visit_optional(b, expr->yield.value)) {
        return false;
    }
    Scope *scope = b->current;
    scope->is_generator = true;
    if (scope->kind != SCOPE_COMP) {
        return true;
    }
    const Expr *comp = scope->node;
    const char *what = comp->kind == EXPR_LIST_COMP   ? "list comprehension"
                       : comp->kind == EXPR_SET_COMP  ? "set comprehension"
                       : comp->kind == EXPR_DICT_COMP ? "dict comprehension"
                                                      : "generator expression";
    return scope_fail(b, expr->span, "'yield' inside %s", what);
}

static bool visit_name(ScopeBuilder *b, Expr *expr) {
    const bool reads = expr->name.ctx == CTX_LOAD;
    if (!add_name(b, expr->name.id, reads ? USE_READ : USE_BIND, expr->span)) {
        return false;
    }
    if (reads && is_function(b->current) && text_equal(expr->name.id, TEXT("super"))) {
        return add_name(b, TEXT("__class__"), USE_READ, expr->span);
    }
    return true;
}

static bool visit_await(ScopeBuilder *b, Expr *expr) {
    if (b->in_annotation) {
        return scope_fail(b, expr->span, "'await expression' can not be used within an annotation");
    }
    if (!visit_expr(b, expr->await.value)) {
        return false;
    }
    b->current->is_coroutine = true;
    return true;
}

static bool visit_expr(void *user, Expr *expr) {
    ScopeBuilder *b = user;
    const AstVisitor inner = visitor(b);
    if (b->failed) {
        return false;
    }
    switch (expr->kind) {
    case EXPR_NAMED_EXPR:
        return visit_walrus(b, expr);
    case EXPR_LAMBDA:
        return visit_lambda(b, expr);
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        return visit_comprehension(b, expr);
    case EXPR_AWAIT:
        return visit_await(b, expr);
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return visit_yield(b, expr);
    case EXPR_NAME:
        return visit_name(b, expr);
    default:
        return ast_visit_expr(&inner, expr);
    }
}

// ---- the first walk: statements ----

// With `from __future__ import annotations` an annotation is only text: its names are looked at for
// errors in a scope that nobody sees.
static bool visit_annotation(void *user, Expr *annotation) {
    ScopeBuilder *b = user;
    if (!b->module->has_future_annotations) {
        return visit_expr(b, annotation);
    }
    Scope *const current = b->current;
    Scope unseen = {.kind = SCOPE_FUNCTION, .name = TEXT("_annotation"), .parent = current};
    b->current = &unseen;
    b->in_annotation = true;
    const bool good = visit_expr(b, annotation);
    b->in_annotation = false;
    b->current = current;
    return good;
}

static bool visit_annotations(ScopeBuilder *b, const Arguments *args, Expr *returns) {
    const AstVisitor annotations = {.user = b, .expr = visit_annotation};
    return ast_visit_annotations(&annotations, args) &&
           (returns == NULL || visit_annotation(b, returns));
}

static bool visit_function(ScopeBuilder *b, Stmt *stmt) {
    const Arguments *args = stmt->function_def.args;
    const AstVisitor inner = visitor(b);
    if (!add_name(b, stmt->function_def.name, USE_BIND, stmt->span) ||
        !ast_visit_defaults(&inner, args) ||
        !visit_annotations(b, args, stmt->function_def.returns) ||
        !visit_exprs(b, stmt->function_def.decorator_list)) {
        return false;
    }
    Scope *scope = enter(b, SCOPE_FUNCTION, stmt->function_def.name, stmt, stmt->span);
    if (scope == NULL) {
        return false;
    }
    stmt->function_def.scope = scope;
    scope->is_coroutine = stmt->kind == STMT_ASYNC_FUNCTION_DEF;
    const bool good = add_parameters(b, args) && visit_body(b, stmt->function_def.body);
    leave(b);
    return good;
}

static bool visit_class(ScopeBuilder *b, Stmt *stmt) {
    const AstVisitor inner = visitor(b);
    if (!add_name(b, stmt->class_def.name, USE_BIND, stmt->span) ||
        !visit_exprs(b, stmt->class_def.bases) ||
        !ast_visit_keywords(&inner, stmt->class_def.keywords) ||
        !visit_exprs(b, stmt->class_def.decorator_list)) {
        return false;
    }
    const Text outer = b->private_class;
    Scope *scope = enter(b, SCOPE_CLASS, stmt->class_def.name, stmt, stmt->span);
    if (scope == NULL) {
        return false;
    }
    stmt->class_def.scope = scope;
    b->private_class = scope->private_class = stmt->class_def.name;
    const bool good = visit_body(b, stmt->class_def.body);
    b->private_class = outer;
    leave(b);
    return good;
}

static bool visit_ann_assign(ScopeBuilder *b, Stmt *stmt) {
    Expr *target = stmt->ann_assign.target;
    b->current->has_annotations = true;
    if (target->kind != EXPR_NAME) {
        if (!visit_expr(b, target)) {
            return false;
        }
    } else {
        const Text name = target->name.id;
        const Symbol *symbol = scope_symbol(b->current, mangle(b->private_class, name, b->arena));
        const bool declared = symbol != NULL && (symbol->is_global || symbol->is_nonlocal);
        if (declared && b->current->kind != SCOPE_MODULE && stmt->ann_assign.simple) {
            return scope_fail(b, stmt->span, "annotated name '%.*s' can't be %s", (int)name.size,
                              name.bytes, symbol->is_global ? "global" : "nonlocal");
        }
        if (stmt->ann_assign.simple) {
            if (!add_name(b, name, USE_ANNOTATION, target->span)) {
                return false;
            }
        } else if (stmt->ann_assign.value != NULL && !add_name(b, name, USE_BIND, target->span)) {
            return false;
        }
    }
    return visit_annotation(b, stmt->ann_assign.annotation) &&
           visit_optional(b, stmt->ann_assign.value);
}

static bool check_declaration(ScopeBuilder *b, const Symbol *symbol, Text name, const char *word,
                              Span span) {
    const int size = (int)name.size;
    if (symbol->is_parameter) {
        return scope_fail(b, span, "name '%.*s' is parameter and %s", size, name.bytes, word);
    }
    if (symbol->is_referenced) {
        return scope_fail(b, span, "name '%.*s' is used prior to %s declaration", size, name.bytes,
                          word);
    }
    if (symbol->is_annotated) {
        return scope_fail(b, span, "annotated name '%.*s' can't be %s", size, name.bytes, word);
    }
    if (symbol->is_assigned) {
        return scope_fail(b, span, "name '%.*s' is assigned to before %s declaration", size,
                          name.bytes, word);
    }
    return true;
}

static bool visit_declaration(ScopeBuilder *b, const Stmt *stmt) {
    const bool is_global = stmt->kind == STMT_GLOBAL;
    for (int i = 0; i < stmt->global.names.count; i++) {
        const Text name = stmt->global.names.items[i];
        Symbol *symbol = scope_symbol(b->current, mangle(b->private_class, name, b->arena));
        if (symbol != NULL &&
            !check_declaration(b, symbol, name, is_global ? "global" : "nonlocal", stmt->span)) {
            return false;
        }
        // The symbol is new, or was declared before: its span is the declaration's.
        if (!add_name(b, name, is_global ? USE_GLOBAL : USE_NONLOCAL, stmt->span)) {
            return false;
        }
    }
    return true;
}

static bool visit_alias(ScopeBuilder *b, const Alias *alias) {
    if (text_equal(alias->name, TEXT("*"))) {
        if (b->current->kind != SCOPE_MODULE) {
            return scope_fail(b, alias->span, "import * only allowed at module level");
        }
        b->current->has_import_star = true;
        return true;
    }
    return add_name(b, ast_alias_name(alias), USE_IMPORT, alias->span);
}

static bool visit_aliases(ScopeBuilder *b, AliasSeq aliases) {
    for (int i = 0; i < aliases.count; i++) {
        if (!visit_alias(b, aliases.items[i])) {
            return false;
        }
    }
    return true;
}

static bool visit_try(ScopeBuilder *b, Stmt *stmt) {
    if (!visit_body(b, stmt->try_.body) || !visit_body(b, stmt->try_.orelse)) {
        return false;
    }
    for (int i = 0; i < stmt->try_.handlers.count; i++) {
        const ExceptHandler *handler = stmt->try_.handlers.items[i];
        if (!visit_optional(b, handler->type) || !add_capture(b, handler->name, handler->span) ||
            !visit_body(b, handler->body)) {
            return false;
        }
    }
    return visit_body(b, stmt->try_.finalbody);
}

static bool visit_stmt(void *user, Stmt *stmt) {
    ScopeBuilder *b = user;
    const AstVisitor inner = visitor(b);
    if (b->failed) {
        return false;
    }
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF:
        return visit_function(b, stmt);
    case STMT_CLASS_DEF:
        return visit_class(b, stmt);
    case STMT_RETURN:
        b->current->has_return_value |= stmt->return_.value != NULL;
        return ast_visit_stmt(&inner, stmt);
    case STMT_ANN_ASSIGN:
        return visit_ann_assign(b, stmt);
    case STMT_TRY:
    case STMT_TRY_STAR:
        return visit_try(b, stmt);
    case STMT_IMPORT:
        return visit_aliases(b, stmt->import.names);
    case STMT_IMPORT_FROM:
        return visit_aliases(b, stmt->import_from.names);
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        return visit_declaration(b, stmt);
    default:
        return ast_visit_stmt(&inner, stmt);
    }
}

// ---- from __future__ ----

static bool check_feature(ScopeBuilder *b, const Stmt *stmt, Text name) {
    static const char *const features[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
    if (text_equal(name, TEXT("braces"))) {
        return scope_fail(b, stmt->span, "not a chance");
    }
    for (size_t i = 0; i < sizeof features / sizeof features[0]; i++) {
        if (text_equal(name, text_of(features[i]))) {
            b->module->has_future_annotations |= text_equal(name, TEXT("annotations"));
            return true;
        }
    }
    return scope_fail(b, stmt->span, "future feature %.*s is not defined", (int)name.size,
                      name.bytes);
}

// The imports from __future__ at the start of a module, behind its docstring.
static bool read_future(ScopeBuilder *b) {
    const StmtSeq body = b->module->body;
    int first = b->module->docstring.bytes != NULL ? 1 : 0;
    for (; first < body.count; first++) {
        const Stmt *stmt = body.items[first];
        if (stmt->kind != STMT_IMPORT_FROM || stmt->import_from.level != 0 ||
            !text_equal(stmt->import_from.module, TEXT("__future__"))) {
            break;
        }
        for (int i = 0; i < stmt->import_from.names.count; i++) {
            if (!check_feature(b, stmt, stmt->import_from.names.items[i]->name)) {
                return false;
            }
        }
        b->future_line = stmt->span.line;
    }
    return true;
}

// ---- public ----

bool scope_build(Module *module, Text source, Arena *arena, Diags *diags) {
    ScopeBuilder b = {.arena = arena, .diags = diags, .source = source, .module = module};
    if (!read_future(&b)) {
        return false;
    }
    Scope *scope = enter(&b, SCOPE_MODULE, TEXT("<module>"), NULL, (Span){1, 0, 1, 0});
    if (scope == NULL) {
        return false;
    }
    module->scope = scope;
    if (!visit_body(&b, module->body) || !scope_analyze(&b, scope) || !scope_check(&b) ||
        b.failed) {
        return false;
    }
    if (arena->failed) {
        fail_memory(&b);
    }
    return !b.failed;
}

const Symbol *scope_find(const Scope *scope, Text name) {
    return scope_symbol(scope, name);
}

NameKind scope_name_kind(const Scope *scope, Text name) {
    const Symbol *symbol = scope_symbol(scope, name);
    return symbol == NULL ? NAME_GLOBAL_IMPLICIT : symbol->kind;
}

Text scope_mangle(const Scope *scope, Text name, Arena *arena) {
    return mangle(scope->private_class, name, arena);
}

static int find_text(const TextSeq *seq, Text text) {
    for (int i = 0; i < seq->count; i++) {
        if (text_equal(seq->items[i], text)) {
            return i;
        }
    }
    return -1;
}

int scope_local_index(const Scope *scope, Text name) {
    const Symbol *symbol = scope_symbol(scope, name);
    return symbol == NULL ? -1 : symbol->index;
}

int scope_cell_index(const Scope *scope, Text name) {
    return find_text(&scope->cells, name);
}

int scope_free_index(const Scope *scope, Text name) {
    return find_text(&scope->frees, name);
}
