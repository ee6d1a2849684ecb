#include "lang/mistakes.h"

#include "lang/meaning.h"
#include "lang/mistakes_names.h"
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

// What gives None, so that awaiting it fails.
static const char *const GIVES_NONE[] = {
    "builtins.print",
    "asyncio.Lock.release",
    "asyncio.Semaphore.release",
    "asyncio.BoundedSemaphore.release",
    "asyncio.Condition.release",
    "asyncio.Condition.notify",
    "asyncio.Condition.notify_all",
    "asyncio.Event.set",
    "asyncio.Event.clear",
    "asyncio.Queue.put_nowait",
    "asyncio.Queue.task_done",
    "asyncio.PriorityQueue.put_nowait",
    "asyncio.PriorityQueue.task_done",
    "asyncio.LifoQueue.put_nowait",
    "asyncio.LifoQueue.task_done",
    NULL,
};

// What wants a loop that runs.
static const char *const LOOP_TAKERS[] = {
    "asyncio.create_task",
    "asyncio.current_task",
    "asyncio.get_running_loop",
    "asyncio.timeout",
    NULL,
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

static Meaning meaning_here(const Finder *finder, const Expr *expr) {
    return meaning_of(&finder->meanings, finder->here, expr);
}

static bool makes_coroutine(const Finder *finder, const Expr *expr) {
    return expr->kind == EXPR_CALL && meaning_here(finder, expr).kind == MEANING_COROUTINE;
}

static bool gives_none(const Finder *finder, const Expr *expr) {
    if (expr->kind != EXPR_CALL) {
        return false;
    }
    const Meaning func = meaning_here(finder, expr->call.func);
    return func.kind == MEANING_FUNCTION_WITHOUT_RESULT || meaning_is_one_of(func, GIVES_NONE);
}

// A list, tuple, set or dict that stands here, or a comprehension of one.
static bool is_display(const Expr *expr) {
    switch (expr->kind) {
    case EXPR_LIST:
    case EXPR_TUPLE:
    case EXPR_SET:
    case EXPR_DICT:
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
        return true;
    default:
        return false;
    }
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

// What is to be called later, or by another thread.
static void look_at_function_called(const Finder *finder, const Expr *given) {
    if (meaning_here(finder, given).kind == MEANING_COROUTINE_FUNCTION) {
        add(finder, given->span, TEXT("calling a coroutine function runs nothing of it"),
            TEXT("a plain function is wanted here; give coroutines to asyncio.create_task"));
    } else if (gives_none(finder, given)) {
        add(finder, given->span, TEXT("this is called here and now, and gives None"),
            TEXT("give the function, and what it is called with behind it"));
    }
}

// What gather and its like are given.
static void look_at_coroutine_given(const Finder *finder, const Expr *given, bool is_gather) {
    look_at_function_given(finder, given);
    if (gives_none(finder, given)) {
        add(finder, given->span, TEXT("this is no coroutine: it gives None"),
            TEXT("write `async def` where it is defined, or give something that is a coroutine"));
    } else if (given->kind == EXPR_AWAIT && makes_coroutine(finder, given->await.value)) {
        add(finder, given->span,
            TEXT("this awaits the coroutine here, and gives on what it returned"),
            TEXT("leave `await` out: a coroutine is what is wanted"));
    } else if (is_gather && (is_display(given) || given->kind == EXPR_GENERATOR_EXP)) {
        add(finder, given->span, TEXT("gather wants the coroutines one by one"),
            TEXT("write `*` before it"));
    }
}

// What wait is given: a row of tasks, no coroutines.
static void look_at_waited(const Finder *finder, const Expr *given) {
    const bool is_row = given->kind == EXPR_LIST || given->kind == EXPR_TUPLE;
    const ExprSeq items = is_row                    ? given->list.elts
                          : given->kind == EXPR_SET ? given->set.elts
                                                    : (ExprSeq){0};
    const bool is_comp = given->kind == EXPR_LIST_COMP || given->kind == EXPR_SET_COMP;
    if (makes_coroutine(finder, given)) {
        add(finder, given->span, TEXT("wait wants a list of tasks, not a coroutine"),
            TEXT("write `[asyncio.create_task(…)]`"));
    } else if ((items.count > 0 && makes_coroutine(finder, items.items[0])) ||
               (is_comp && makes_coroutine(finder, given->comp.elt))) {
        add(finder, given->span, TEXT("wait wants tasks, and these are coroutines"),
            TEXT("give each to asyncio.create_task, or use asyncio.gather"));
    }
}

static void look_at_arguments(const Finder *finder, const Expr *call, Meaning func) {
    for (int i = 0; i < call->call.args.count; i++) {
        const Expr *given = call->call.args.items[i];
        if (meaning_is_one_of(func, COROUTINE_TAKERS)) {
            look_at_coroutine_given(finder, given, meaning_is(func, "asyncio.gather"));
        } else if (meaning_is_one_of(func, VALUE_TAKERS) && makes_coroutine(finder, given)) {
            add(finder, given->span, TEXT("this is the coroutine, not what it will return"),
                TEXT("write `await` before it"));
        }
    }
    if (meaning_is(func, "asyncio.wait") && call->call.args.count > 0) {
        look_at_waited(finder, call->call.args.items[0]);
    }
    for (size_t i = 0; i < sizeof PLAIN_CALLERS / sizeof *PLAIN_CALLERS; i++) {
        if (meaning_is(func, PLAIN_CALLERS[i].path) &&
            PLAIN_CALLERS[i].argument < call->call.args.count) {
            look_at_function_called(finder, call->call.args.items[PLAIN_CALLERS[i].argument]);
        }
    }
    if (meaning_is_one_of(func, LOOP_TAKERS) && finder->here->kind == SCOPE_MODULE) {
        add(finder, call->span, TEXT("no loop runs here"),
            TEXT("write it in a coroutine that asyncio.run runs"));
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

// Where nothing can be done with a coroutine, also not with one that has a name.
static void look_at_operand(const Finder *finder, const Expr *expr) {
    look_at_value(finder, expr);
    if (expr->kind == EXPR_NAME && meaning_here(finder, expr).kind == MEANING_COROUTINE) {
        add(finder, expr->span, TEXT("this is the coroutine, not what it will return"),
            TEXT("write `await` where it is made"));
    }
}

static bool is_of_coroutines(Text attribute) {
    return text_equal(attribute, TEXT("send")) || text_equal(attribute, TEXT("throw")) ||
           text_equal(attribute, TEXT("close")) || text_starts_with(attribute, TEXT("cr_")) ||
           text_starts_with(attribute, TEXT("__"));
}

static void look_at_await(const Finder *finder, const Expr *value) {
    look_at_function_given(finder, value);
    if (gives_none(finder, value)) {
        add(finder, value->span,
            TEXT("this is no coroutine: it gives None, which can't be awaited"),
            meaning_is_one_of(meaning_here(finder, value->call.func), GIVES_NONE)
                ? TEXT("leave `await` out")
                : TEXT("write `async def` where it is defined, or leave `await` out"));
    } else if (is_display(value)) {
        add(finder, value->span, TEXT("this can't be awaited: it is no coroutine"),
            TEXT("write `asyncio.gather(*…)`, or `await` before each"));
    } else if (value->kind == EXPR_CALL &&
               meaning_here(finder, value->call.func).kind == MEANING_ASYNC_GENERATOR_FUNCTION) {
        add(finder, value->span, TEXT("an async generator can't be awaited"),
            TEXT("go over it with `async for`"));
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
        look_at_operand(finder, expr->bin_op.left);
        look_at_operand(finder, expr->bin_op.right);
        break;
    case EXPR_COMPARE:
        look_at_value(finder, expr->compare.left);
        look_at_value(finder, expr->compare.comparators.items[0]);
        break;
    case EXPR_UNARY_OP:
        look_at_operand(finder, expr->unary_op.operand);
        break;
    case EXPR_SUBSCRIPT:
        look_at_operand(finder, expr->subscript.value);
        break;
    case EXPR_FORMATTED_VALUE:
        look_at_value(finder, expr->formatted_value.value);
        break;
    case EXPR_ATTRIBUTE:
        if (!is_of_coroutines(expr->attribute.attr)) {
            look_at_operand(finder, expr->attribute.value);
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
        if (meaning_is_one_of(made, ASYNC_MANAGERS)) {
            add(finder, manager->span, TEXT("this can't be entered by `with`"),
                TEXT("write `async with`"));
        }
    }
}

static void look_at_for(const Finder *finder, const Expr *iter) {
    look_at_operand(finder, iter);
    if (iter->kind == EXPR_CALL &&
        meaning_here(finder, iter->call.func).kind == MEANING_ASYNC_GENERATOR_FUNCTION) {
        add(finder, iter->span, TEXT("an async generator can't be gone over by `for`"),
            TEXT("write `async for`"));
    }
}

static void look_at_async_for(const Finder *finder, const Expr *iter) {
    look_at_operand(finder, iter);
    if (is_display(iter) || (iter->kind == EXPR_CALL &&
                             meaning_is(meaning_here(finder, iter->call.func), "builtins.range"))) {
        add(finder, iter->span, TEXT("this can't be gone over by `async for`"),
            TEXT("write `for`"));
    }
}

// Methods that CPython itself calls, and does not await.
static void look_at_method(const Finder *finder, const Stmt *def) {
    const Text name = def->function_def.name;
    if (finder->here->kind != SCOPE_CLASS || def->function_def.scope->is_async_generator) {
        return;
    }
    if (text_equal(name, TEXT("__init__"))) {
        add(finder, def->span, TEXT("nobody awaits __init__, so it can't be a coroutine function"),
            TEXT("await in another method, which is called when the object is made"));
    } else if (text_equal(name, TEXT("__aiter__"))) {
        add(finder, def->span, TEXT("nobody awaits __aiter__, only __anext__"),
            TEXT("write `def __aiter__`"));
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
        look_at_async_for(finder, stmt->for_.iter);
        break;
    case STMT_ASYNC_FUNCTION_DEF:
        look_at_method(finder, stmt);
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
        mistakes_find_names(&finder.meanings, source, diags);
        diags->out_of_memory |= finder.meanings.out_of_memory || arena.failed;
        meanings_deinit(&finder.meanings);
        diags_sort(diags);
    }
    arena_deinit(&arena);
}
