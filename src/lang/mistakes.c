#include "lang/mistakes.h"

#include "lang/ast_visit.h"
#include "lang/parser.h"

typedef struct Finder {
    const Module *module;
    Text source;
    Diags *diags;
    bool in_coroutine;
} Finder;

// asyncio's own coroutine functions. gather, create_task and the like begin by themselves.
static const char *const ASYNCIO_COROUTINES[] = {"sleep", "wait", "wait_for", "to_thread"};

static bool is_of(const Expr *expr, const char *module, const char *name) {
    return expr->kind == EXPR_ATTRIBUTE && expr->attribute.value->kind == EXPR_NAME &&
           text_equal(expr->attribute.value->name.id, text_of(module)) &&
           text_equal(expr->attribute.attr, text_of(name));
}

// Whether the name is that of a coroutine function of the module, and of nothing else there.
static bool is_own_coroutine(const Finder *finder, const Expr *expr) {
    bool found = false;
    if (expr->kind != EXPR_NAME) {
        return false;
    }
    for (int i = 0; i < finder->module->body.count; i++) {
        const Stmt *stmt = finder->module->body.items[i];
        const bool is_async = stmt->kind == STMT_ASYNC_FUNCTION_DEF;
        if ((is_async || stmt->kind == STMT_FUNCTION_DEF) &&
            text_equal(stmt->function_def.name, expr->name.id)) {
            if (!is_async || stmt->function_def.decorator_list.count > 0) {
                return false;
            }
            found = true;
        }
    }
    return found;
}

static bool makes_coroutine(const Finder *finder, const Expr *func) {
    const int count = sizeof ASYNCIO_COROUTINES / sizeof *ASYNCIO_COROUTINES;
    for (int i = 0; i < count; i++) {
        if (is_of(func, "asyncio", ASYNCIO_COROUTINES[i])) {
            return true;
        }
    }
    return is_own_coroutine(finder, func);
}

static void add(const Finder *finder, Span span, Text message, Text hint) {
    Diag diag = diag_at(DIAG_MISTAKE, finder->source, span);
    diag.message = message;
    diag.hint = hint;
    diags_add(finder->diags, diag);
}

// A call that stands alone as a statement.
static void look_at_call(const Finder *finder, const Expr *call) {
    if (makes_coroutine(finder, call->call.func)) {
        add(finder, call->span, TEXT("the coroutine is made, but nothing of it runs"),
            finder->in_coroutine
                ? TEXT("write `await` before it, or give it to asyncio.create_task")
                : TEXT("give it to asyncio.run"));
    } else if (finder->in_coroutine && is_of(call->call.func, "time", "sleep")) {
        add(finder, call->span, TEXT("time.sleep holds the thread: no other task can run"),
            TEXT("write `await asyncio.sleep(seconds)`"));
    }
}

static bool look_at(void *user, Stmt *stmt) {
    Finder *finder = user;
    const AstVisitor inner = {.user = finder, .stmt = look_at};
    const bool was_in_coroutine = finder->in_coroutine;
    if (stmt->kind == STMT_EXPR && stmt->expr.value->kind == EXPR_CALL) {
        look_at_call(finder, stmt->expr.value);
    } else if (stmt->kind == STMT_FUNCTION_DEF || stmt->kind == STMT_ASYNC_FUNCTION_DEF) {
        finder->in_coroutine = stmt->kind == STMT_ASYNC_FUNCTION_DEF;
    }
    ast_visit_stmt(&inner, stmt);
    finder->in_coroutine = was_in_coroutine;
    return true;
}

void mistakes_find(Text source, Alloc *alloc, Diags *diags) {
    Arena arena;
    arena_init(&arena, alloc);
    Finder finder = {.source = source, .diags = diags};
    finder.module = parser_parse_module(source, &arena, diags);
    if (finder.module) {
        const AstVisitor all = {.user = &finder, .stmt = look_at};
        ast_visit_body(&all, finder.module->body);
    }
    arena_deinit(&arena);
}
