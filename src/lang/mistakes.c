#include "lang/mistakes.h"

#include "lang/ast_visit.h"
#include "lang/parser.h"

#include <stdlib.h>

// A function of the module, by name; `makes_coroutine` when calling any of that name does nothing
// but that.
typedef struct Known {
    Text name;
    bool makes_coroutine;
} Known;

typedef struct Finder {
    const Module *module;
    ARRAY(Known) functions; // sorted, each name once
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

static int compare_known(const void *a, const void *b) {
    return text_compare(((const Known *)a)->name, ((const Known *)b)->name);
}

// Whether the name is that of a coroutine function of the module, and of nothing else there.
static bool is_own_coroutine(const Finder *finder, const Expr *expr) {
    if (expr->kind != EXPR_NAME || finder->functions.count == 0) {
        return false;
    }
    const Known key = {.name = expr->name.id};
    const Known *found = bsearch(&key, finder->functions.items, (size_t)finder->functions.count,
                                 sizeof key, compare_known);
    return found && found->makes_coroutine;
}

// Lists the functions of the module; without memory that is what is said.
static void list_functions(Finder *finder, Alloc *alloc) {
    for (int i = 0; i < finder->module->body.count; i++) {
        const Stmt *stmt = finder->module->body.items[i];
        const bool is_async = stmt->kind == STMT_ASYNC_FUNCTION_DEF;
        if (is_async || stmt->kind == STMT_FUNCTION_DEF) {
            const bool is_plain = stmt->function_def.decorator_list.count == 0;
            const Known known = {stmt->function_def.name, is_async && is_plain};
            if (!array_try_push(&finder->functions, alloc, known)) {
                finder->diags->out_of_memory = true;
            }
        }
    }
    Known *items = finder->functions.items;
    if (finder->functions.count > 1) {
        qsort(items, (size_t)finder->functions.count, sizeof *items, compare_known);
    }
    int kept = 0;
    for (int i = 0; i < finder->functions.count; i++) {
        if (kept > 0 && text_equal(items[kept - 1].name, items[i].name)) {
            items[kept - 1].makes_coroutine &= items[i].makes_coroutine;
        } else {
            items[kept++] = items[i];
        }
    }
    finder->functions.count = kept;
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
    if (!diags_want(finder->diags)) {
        return;
    }
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
        list_functions(&finder, alloc);
        const AstVisitor all = {.user = &finder, .stmt = look_at};
        ast_visit_body(&all, finder.module->body);
    }
    array_free(&finder.functions, alloc);
    arena_deinit(&arena);
}
