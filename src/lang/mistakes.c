#include "lang/mistakes.h"

#include "lang/meaning.h"
#include "lang/parser.h"
#include "lang/reach.h"
#include "lang/refuse.h"

typedef struct Finder {
    Meanings meanings;
    Text source;
    Diags *diags;
    const Scope *here;
    bool may_fail; // imports here
} Finder;

// ---- what is looked for in asyncio ----

static const char *const COROUTINE_FUNCTIONS[] = {
    "asyncio.sleep",
    "asyncio.wait",
    "asyncio.wait_for",
    "asyncio.to_thread",
    "asyncio.Lock.acquire",
    "asyncio.Semaphore.acquire",
    "asyncio.BoundedSemaphore.acquire",
    "asyncio.Condition.acquire",
    "asyncio.Condition.wait",
    "asyncio.Condition.wait_for",
    "asyncio.Event.wait",
    "asyncio.Barrier.wait",
    "asyncio.Queue.get",
    "asyncio.Queue.put",
    "asyncio.Queue.join",
    "asyncio.LifoQueue.get",
    "asyncio.LifoQueue.put",
    "asyncio.LifoQueue.join",
    "asyncio.PriorityQueue.get",
    "asyncio.PriorityQueue.put",
    "asyncio.PriorityQueue.join",
    NULL,
};

// What takes a coroutine, so that a function there was meant to be called.
static const char *const COROUTINE_TAKERS[] = {
    "asyncio.run",
    "asyncio.create_task",
    "asyncio.ensure_future",
    "asyncio.gather",
    "asyncio.wait_for",
    "asyncio.shield",
    "asyncio.loop.create_task",
    "asyncio.loop.run_until_complete",
    NULL,
};

// What calls a plain function, and at which argument it is given.
static const struct {
    const char *path;
    int argument;
} PLAIN_CALLERS[] = {
    {"asyncio.to_thread", 0},
    {"asyncio.loop.call_soon", 0},
    {"asyncio.loop.call_soon_threadsafe", 0},
    {"asyncio.loop.call_later", 1},
    {"asyncio.loop.call_at", 1},
    {"asyncio.loop.run_in_executor", 1},
};

// What can only be entered by `async with`.
static const char *const ASYNC_MANAGERS[] = {
    "asyncio.Lock",      "asyncio.Semaphore",  "asyncio.BoundedSemaphore",
    "asyncio.Condition", "asyncio.Barrier",    "asyncio.TaskGroup",
    "asyncio.timeout",   "asyncio.timeout_at", NULL,
};

// Builtins that have no use for a coroutine.
static const char *const VALUE_TAKERS[] = {
    "builtins.print", "builtins.len",    "builtins.sum",
    "builtins.list",  "builtins.int",    "builtins.str",
    "builtins.float", "builtins.sorted", NULL,
};

static bool is_one_of(Meaning meaning, const char *const *paths) {
    const bool is_named =
        meaning.kind == MEANING_LIBRARY || meaning.kind == MEANING_LIBRARY_INSTANCE;
    for (int i = 0; is_named && paths[i]; i++) {
        if (text_equal(meaning.path, text_of(paths[i]))) {
            return true;
        }
    }
    return false;
}

static Meaning meaning_here(const Finder *finder, const Expr *expr) {
    return meaning_of(&finder->meanings, finder->here, expr);
}

static bool makes_coroutine(const Finder *finder, const Expr *expr) {
    if (expr->kind != EXPR_CALL) {
        return false;
    }
    const Meaning func = meaning_here(finder, expr->call.func);
    return func.kind == MEANING_COROUTINE_FUNCTION || is_one_of(func, COROUTINE_FUNCTIONS);
}

// Whether this runs while a coroutine has the thread: in its body, or in a class there.
static bool in_coroutine(const Finder *finder) {
    const Scope *scope = finder->here;
    while (scope->kind == SCOPE_COMP || scope->kind == SCOPE_CLASS) {
        scope = scope->parent;
    }
    return scope->kind == SCOPE_FUNCTION && scope->is_coroutine;
}

// ---- saying ----

static void add_kind(const Finder *finder, DiagKind kind, Span span, Text message, Text hint) {
    if (!diags_want(finder->diags)) {
        return;
    }
    Diag diag = diag_at(kind, finder->source, span);
    diag.message = message;
    diag.hint = hint;
    diags_add(finder->diags, diag);
}

static void add(const Finder *finder, Span span, Text message, Text hint) {
    add_kind(finder, DIAG_MISTAKE, span, message, hint);
}

// ---- imports ----

// A module that comes from elsewhere: when it runs Python says that there is none.
static void look_at_module(const Finder *finder, Span span, Text module) {
    const char *dot = memchr(module.bytes, '.', module.size);
    const Text first = {module.bytes, dot ? (size_t)(dot - module.bytes) : module.size};
    if (finder->may_fail || refuse_python_has_module(first)) {
        return;
    }
    Buf message;
    buf_init(&message, finder->meanings.arena->alloc);
    buf_addf(&message, "%.*s, which is not of Python's own library", (int)first.size, first.bytes);
    add_kind(finder, DIAG_NOT_SUPPORTED, span, buf_text(&message),
             TEXT("nothing can be installed here: let `await asyncio.sleep(seconds)` stand for the "
                  "time that it takes"));
    buf_deinit(&message);
}

static void look_at_imports(const Finder *finder, const Stmt *stmt) {
    for (int i = 0; stmt->kind == STMT_IMPORT && i < stmt->import.names.count; i++) {
        const Alias *alias = stmt->import.names.items[i];
        look_at_module(finder, alias->span, alias->name);
    }
    if (stmt->kind == STMT_IMPORT_FROM && stmt->import_from.level == 0) {
        look_at_module(finder, stmt->span, stmt->import_from.module);
    }
}

// ---- calls ----

static void look_at_lone_call(const Finder *finder, const Expr *call) {
    const Meaning func = meaning_here(finder, call->call.func);
    if (makes_coroutine(finder, call)) {
        add(finder, call->span, TEXT("the coroutine is made, but nothing of it runs"),
            in_coroutine(finder)
                ? TEXT("write `await` before it, or give it to asyncio.create_task")
                : TEXT("give it to asyncio.run"));
    } else if (func.kind == MEANING_ASYNC_GENERATOR_FUNCTION) {
        add(finder, call->span, TEXT("the async generator is made, but nothing of it runs"),
            TEXT("go over it with `async for`"));
    } else if (in_coroutine(finder) && (meaning_is(func, "asyncio.create_task") ||
                                        meaning_is(func, "asyncio.ensure_future"))) {
        add(finder, call->span,
            TEXT(
                "nobody keeps this task: it may vanish before it is done, and its error is missed"),
            TEXT("keep it, as in `task = asyncio.create_task(…)`, and await it; or use "
                 "asyncio.TaskGroup"));
    }
}

// A call that holds the thread, or that wants to run a loop, while a loop runs.
static void look_at_call_in_coroutine(const Finder *finder, const Expr *call, Meaning func) {
    if (meaning_is(func, "time.sleep")) {
        add(finder, call->span, TEXT("time.sleep holds the thread: no other task can run"),
            TEXT("write `await asyncio.sleep(seconds)`"));
    } else if (meaning_is(func, "builtins.input")) {
        add(finder, call->span, TEXT("input holds the thread: no other task can run"),
            TEXT("write `await asyncio.to_thread(input, prompt)`"));
    } else if (meaning_is(func, "asyncio.run") ||
               meaning_is(func, "asyncio.loop.run_until_complete") ||
               meaning_is(func, "asyncio.loop.run_forever")) {
        add(finder, call->span, TEXT("a loop runs already: another can't run inside of it"),
            TEXT("write `await` and the coroutine"));
    }
}

static void look_at_function_given(const Finder *finder, const Expr *given) {
    if (meaning_here(finder, given).kind == MEANING_COROUTINE_FUNCTION) {
        add(finder, given->span, TEXT("this is the function, and a coroutine is what is wanted"),
            TEXT("call it: write `()` behind it"));
    }
}

static void look_at_arguments(const Finder *finder, const Expr *call, Meaning func) {
    for (int i = 0; i < call->call.args.count; i++) {
        const Expr *given = call->call.args.items[i];
        if (is_one_of(func, COROUTINE_TAKERS)) {
            look_at_function_given(finder, given);
        } else if (is_one_of(func, VALUE_TAKERS) && makes_coroutine(finder, given)) {
            add(finder, given->span, TEXT("this is the coroutine, not what it will return"),
                TEXT("write `await` before it"));
        }
    }
    for (size_t i = 0; i < sizeof PLAIN_CALLERS / sizeof *PLAIN_CALLERS; i++) {
        const int at = PLAIN_CALLERS[i].argument;
        if (meaning_is(func, PLAIN_CALLERS[i].path) && at < call->call.args.count &&
            meaning_here(finder, call->call.args.items[at]).kind == MEANING_COROUTINE_FUNCTION) {
            add(finder, call->call.args.items[at]->span,
                TEXT("calling a coroutine function runs nothing of it"),
                TEXT("a plain function is wanted here; give coroutines to asyncio.create_task"));
        }
    }
}

// ---- values ----

// Where a value is needed and a coroutine is given.
static void look_at_value(const Finder *finder, const Expr *expr) {
    if (expr && makes_coroutine(finder, expr)) {
        add(finder, expr->span, TEXT("this is the coroutine, not what it will return"),
            TEXT("write `await` before it"));
    }
}

static bool is_of_coroutines(Text attribute) {
    return text_equal(attribute, TEXT("send")) || text_equal(attribute, TEXT("throw")) ||
           text_equal(attribute, TEXT("close")) || text_starts_with(attribute, TEXT("cr_")) ||
           text_starts_with(attribute, TEXT("__"));
}

static void look_at_await(const Finder *finder, const Expr *value) {
    look_at_function_given(finder, value);
    if (value->kind == EXPR_CALL &&
        meaning_here(finder, value->call.func).kind == MEANING_FUNCTION_WITHOUT_RESULT) {
        add(finder, value->span,
            TEXT("this is no coroutine: it gives None, which can't be awaited"),
            TEXT("write `async def` where it is defined, or leave `await` out"));
    }
}

static bool look_at_expr(void *user, Expr *expr);
static bool look_at_stmt(void *user, Stmt *stmt);

static AstVisitor visitor(Finder *finder) {
    return (AstVisitor){
        .user = finder, .expr = look_at_expr, .stmt = look_at_stmt, .here = &finder->here};
}

static bool look_at_expr(void *user, Expr *expr) {
    Finder *finder = user;
    const AstVisitor inner = visitor(finder);
    switch (expr->kind) {
    case EXPR_CALL: {
        const Meaning func = meaning_here(finder, expr->call.func);
        if (in_coroutine(finder)) {
            look_at_call_in_coroutine(finder, expr, func);
        }
        look_at_arguments(finder, expr, func);
        break;
    }
    case EXPR_AWAIT:
        look_at_await(finder, expr->await.value);
        break;
    case EXPR_BIN_OP:
        look_at_value(finder, expr->bin_op.left);
        look_at_value(finder, expr->bin_op.right);
        break;
    case EXPR_COMPARE:
        look_at_value(finder, expr->compare.left);
        look_at_value(finder, expr->compare.comparators.items[0]);
        break;
    case EXPR_UNARY_OP:
        look_at_value(finder, expr->unary_op.operand);
        break;
    case EXPR_SUBSCRIPT:
        look_at_value(finder, expr->subscript.value);
        break;
    case EXPR_FORMATTED_VALUE:
        look_at_value(finder, expr->formatted_value.value);
        break;
    case EXPR_ATTRIBUTE:
        if (!is_of_coroutines(expr->attribute.attr)) {
            look_at_value(finder, expr->attribute.value);
        }
        break;
    default:
        break;
    }
    return ast_visit_expr(&inner, expr);
}

// ---- statements ----

static void look_at_with(const Finder *finder, const Stmt *stmt) {
    for (int i = 0; i < stmt->with.items.count; i++) {
        const Expr *manager = stmt->with.items.items[i]->context_expr;
        const Meaning made = manager->kind == EXPR_CALL ? meaning_here(finder, manager->call.func)
                                                        : meaning_here(finder, manager);
        if (is_one_of(made, ASYNC_MANAGERS)) {
            add(finder, manager->span, TEXT("this can't be entered by `with`"),
                TEXT("write `async with`"));
        }
    }
}

static void look_at_for(const Finder *finder, const Expr *iter) {
    look_at_value(finder, iter);
    if (iter->kind == EXPR_CALL &&
        meaning_here(finder, iter->call.func).kind == MEANING_ASYNC_GENERATOR_FUNCTION) {
        add(finder, iter->span, TEXT("an async generator can't be gone over by `for`"),
            TEXT("write `async for`"));
    }
}

static bool look_at_stmt(void *user, Stmt *stmt) {
    Finder *finder = user;
    const AstVisitor inner = visitor(finder);
    switch (stmt->kind) {
    case STMT_EXPR:
        if (stmt->expr.value->kind == EXPR_CALL) {
            look_at_lone_call(finder, stmt->expr.value);
        }
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        look_at_imports(finder, stmt);
        break;
    case STMT_WITH:
        look_at_with(finder, stmt);
        break;
    case STMT_FOR:
        look_at_for(finder, stmt->for_.iter);
        break;
    case STMT_ASYNC_FOR:
        look_at_value(finder, stmt->for_.iter);
        break;
    case STMT_ASYNC_WITH:
        for (int i = 0; i < stmt->with.items.count; i++) {
            look_at_value(finder, stmt->with.items.items[i]->context_expr);
        }
        break;
    case STMT_ASSIGN:
        if (stmt->assign.targets.items[0]->kind == EXPR_TUPLE) {
            look_at_value(finder, stmt->assign.value);
        }
        break;
    case STMT_IF:
        look_at_value(finder, stmt->if_.test);
        break;
    case STMT_WHILE:
        look_at_value(finder, stmt->while_.test);
        break;
    default:
        break;
    }
    return reach_visit_stmt(&inner, stmt, &finder->may_fail);
}

void mistakes_find(Text source, Alloc *alloc, Diags *diags) {
    Arena arena;
    arena_init(&arena, alloc);
    Module *module = parser_parse_module(source, &arena, diags);
    if (module && scope_build(module, source, &arena, diags)) {
        Finder finder = {.source = source, .diags = diags, .here = module->scope};
        meanings_init(&finder.meanings, module, &arena);
        const AstVisitor all = visitor(&finder);
        ast_visit_body(&all, module->body);
        diags->out_of_memory |= finder.meanings.out_of_memory || arena.failed;
        meanings_deinit(&finder.meanings);
        diags_sort(diags);
    }
    arena_deinit(&arena);
}
