#include "lang/meaning.h"

#include "lang/reach.h"

#include <stdlib.h>

#define MAX_DEPTH 8 // of names that are assigned other names

// ---- collecting ----

static void bind(Meanings *meanings, Binding binding) {
    if (binding.scope && !array_try_push(&meanings->bindings, meanings->arena->alloc, binding)) {
        meanings->out_of_memory = true;
    }
}

// The scope in which a name that is used here is bound; NULL when it is no scope's.
static const Scope *scope_of_name(const Meanings *meanings, const Scope *here, Text name) {
    for (const Scope *scope = here; scope; scope = scope->parent) {
        const Symbol *symbol = scope_find(scope, name);
        if (!symbol || (scope != here && scope->kind == SCOPE_CLASS)) {
            continue; // what a class binds is not seen by the functions inside of it
        }
        if (symbol->kind == NAME_LOCAL || symbol->kind == NAME_CELL) {
            return scope;
        }
        if (symbol->kind != NAME_FREE) {
            return meanings->module->scope;
        }
    }
    return NULL;
}

static void bind_name(Meanings *meanings, Text name, Meaning meaning) {
    const Scope *scope = scope_of_name(meanings, meanings->here, name);
    bind(meanings, (Binding){.scope = scope, .name = name, .meaning = meaning});
}

static Meaning meaning_of_function(const Stmt *stmt) {
    const Scope *scope = stmt->function_def.scope;
    MeaningKind kind = MEANING_UNKNOWN;
    if (stmt->function_def.decorator_list.count > 0) {
        kind = MEANING_UNKNOWN;
    } else if (scope->is_async_generator) {
        kind = MEANING_ASYNC_GENERATOR_FUNCTION;
    } else if (stmt->kind == STMT_ASYNC_FUNCTION_DEF) {
        kind = MEANING_COROUTINE_FUNCTION;
    } else if (!scope->has_return_value && !scope->is_generator) {
        kind = MEANING_FUNCTION_WITHOUT_RESULT;
    }
    return (Meaning){.kind = kind};
}

// The class whose method this scope is, when it has a `self`; NULL otherwise.
static const Scope *class_of_method(const Scope *scope) {
    if (scope->kind != SCOPE_FUNCTION || !scope->parent || scope->parent->kind != SCOPE_CLASS ||
        scope->arg_count == 0) {
        return NULL;
    }
    const Stmt *def = scope->node;
    return def->function_def.decorator_list.count == 0 ? scope->parent : NULL;
}

// The class when the name is the `self` of the method around, be it in a function inside of it.
static const Scope *class_of_self(const Meanings *meanings, const Scope *here, Text name) {
    const Scope *scope = scope_of_name(meanings, here, name);
    const Scope *class = scope ? class_of_method(scope) : NULL;
    return class && text_equal(scope->locals.items[0], name) ? class : NULL;
}

Text meaning_join(Arena *arena, Text module, Text name) {
    char *bytes = arena_take(arena, module.size + name.size + 1);
    if (!bytes) {
        return (Text){NULL, 0};
    }
    memcpy(bytes, module.bytes, module.size);
    bytes[module.size] = '.';
    memcpy(bytes + module.size + 1, name.bytes, name.size);
    return (Text){bytes, module.size + 1 + name.size};
}

static void bind_import(Meanings *meanings, const Alias *alias, Text module) {
    const Text name = ast_alias_name(alias);
    const Text path = module.bytes          ? meaning_join(meanings->arena, module, alias->name)
                      : alias->asname.bytes ? alias->name
                                            : name;
    bind_name(meanings, name, (Meaning){.kind = MEANING_LIBRARY, .path = path});
}

static void bind_imports(Meanings *meanings, const Stmt *stmt) {
    const bool from = stmt->kind == STMT_IMPORT_FROM;
    const AliasSeq names = from ? stmt->import_from.names : stmt->import.names;
    for (int i = 0; i < names.count; i++) {
        bind_import(meanings, names.items[i], from ? stmt->import_from.module : (Text){NULL, 0});
    }
}

// `name = value` and `self.name = value`; false: it is another target.
static bool bind_assigned(Meanings *meanings, const Expr *target, const Expr *value) {
    Binding binding = {.value = value, .where = meanings->here};
    if (target->kind == EXPR_NAME) {
        binding.name = target->name.id;
        binding.scope = scope_of_name(meanings, meanings->here, binding.name);
    } else if (target->kind == EXPR_ATTRIBUTE && target->attribute.value->kind == EXPR_NAME) {
        binding.name = target->attribute.attr;
        binding.scope = class_of_self(meanings, meanings->here, target->attribute.value->name.id);
    } else {
        return false;
    }
    bind(meanings, binding);
    return true;
}

static bool collect_expr(void *user, Expr *expr);
static bool collect_stmt(void *user, Stmt *stmt);

static bool collect_capture(void *user, Text name, Span span) {
    (void)span;
    bind_name(user, name, (Meaning){0});
    return true;
}

static AstVisitor collector(Meanings *meanings) {
    return (AstVisitor){.user = meanings,
                        .expr = collect_expr,
                        .stmt = collect_stmt,
                        .capture = collect_capture,
                        .here = &meanings->here};
}

static bool collect_expr(void *user, Expr *expr) {
    Meanings *meanings = user;
    const AstVisitor inner = collector(meanings);
    if (expr->kind == EXPR_NAME && expr->name.ctx != CTX_LOAD) {
        bind_name(meanings, expr->name.id, (Meaning){0});
    }
    return ast_visit_expr(&inner, expr);
}

static bool collect_stmt(void *user, Stmt *stmt) {
    Meanings *meanings = user;
    const AstVisitor inner = collector(meanings);
    const Expr *target = NULL;
    bool may_fail = false;
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF:
        bind_name(meanings, stmt->function_def.name, meaning_of_function(stmt));
        break;
    case STMT_CLASS_DEF:
        bind_name(meanings, stmt->class_def.name,
                  (Meaning){.kind = MEANING_CLASS, .scope = stmt->class_def.scope});
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        bind_imports(meanings, stmt);
        break;
    case STMT_ASSIGN:
        target = stmt->assign.targets.count == 1 ? stmt->assign.targets.items[0] : NULL;
        if (target && bind_assigned(meanings, target, stmt->assign.value)) {
            return collect_expr(meanings, stmt->assign.value);
        }
        break;
    case STMT_ANN_ASSIGN:
        if (stmt->ann_assign.value &&
            bind_assigned(meanings, stmt->ann_assign.target, stmt->ann_assign.value)) {
            return collect_expr(meanings, stmt->ann_assign.value);
        }
        break;
    default:
        break;
    }
    return reach_visit_stmt(&inner, stmt, &may_fail);
}

static int compare_bindings(const void *a, const void *b) {
    const Binding *one = a, *other = b;
    if (one->scope != other->scope) {
        return (uintptr_t)one->scope < (uintptr_t)other->scope ? -1 : 1;
    }
    return text_compare(one->name, other->name);
}

static bool is_same(const Binding *a, const Binding *b) {
    return !a->value && !b->value && a->meaning.kind == b->meaning.kind &&
           a->meaning.scope == b->meaning.scope && text_equal(a->meaning.path, b->meaning.path);
}

// Each name once; one that is bound in different ways is unknown.
static void merge(Meanings *meanings) {
    Binding *items = meanings->bindings.items;
    int kept = 0;
    for (int i = 0; i < meanings->bindings.count; i++) {
        if (kept == 0 || compare_bindings(&items[kept - 1], &items[i]) != 0) {
            items[kept++] = items[i];
        } else if (!is_same(&items[kept - 1], &items[i])) {
            items[kept - 1].meaning = (Meaning){0};
            items[kept - 1].value = NULL;
        }
    }
    meanings->bindings.count = kept;
}

void meanings_init(Meanings *meanings, const Module *module, Arena *arena) {
    *meanings = (Meanings){.arena = arena, .module = module, .here = module->scope};
    const AstVisitor all = collector(meanings);
    ast_visit_body(&all, module->body);
    if (meanings->bindings.count > 1) {
        qsort(meanings->bindings.items, (size_t)meanings->bindings.count,
              sizeof *meanings->bindings.items, compare_bindings);
    }
    merge(meanings);
}

void meanings_deinit(Meanings *meanings) {
    array_free(&meanings->bindings, meanings->arena->alloc);
}

// ---- asking ----

static Meaning find_meaning(const Meanings *meanings, const Scope *here, const Expr *expr,
                            int depth);

static const Binding *find_binding(const Meanings *meanings, const Scope *scope, Text name) {
    const Binding key = {.scope = scope, .name = name};
    return meanings->bindings.count == 0
               ? NULL
               : bsearch(&key, meanings->bindings.items, (size_t)meanings->bindings.count,
                         sizeof key, compare_bindings);
}

static Meaning meaning_of_binding(const Meanings *meanings, const Binding *binding, int depth) {
    if (!binding) {
        return (Meaning){0};
    }
    return binding->value ? find_meaning(meanings, binding->where, binding->value, depth + 1)
                          : binding->meaning;
}

static Meaning library_member(const Meanings *meanings, Text path, Text name) {
    const Text whole = meaning_join(meanings->arena, path, name);
    return (Meaning){.kind = whole.bytes ? MEANING_LIBRARY : MEANING_UNKNOWN, .path = whole};
}

bool meaning_is_builtin(const Meanings *meanings, const Scope *here, Text name) {
    const Scope *module = meanings->module->scope;
    const Scope *scope = scope_of_name(meanings, here, name);
    return (!scope || scope == module) && !module->has_import_star &&
           !find_binding(meanings, module, name);
}

static Meaning meaning_of_name(const Meanings *meanings, const Scope *here, Text name, int depth) {
    const Scope *scope = scope_of_name(meanings, here, name);
    const Binding *binding = find_binding(meanings, scope ? scope : meanings->module->scope, name);
    const Scope *class = class_of_self(meanings, here, name);
    if (class && !binding) {
        return (Meaning){.kind = MEANING_INSTANCE, .scope = class};
    }
    const Symbol *symbol = scope ? scope_find(scope, name) : NULL;
    if (symbol && symbol->is_parameter) {
        return (Meaning){0};
    }
    return meaning_is_builtin(meanings, here, name)
               ? library_member(meanings, TEXT("builtins"), name)
               : meaning_of_binding(meanings, binding, depth);
}

static Meaning meaning_of_attribute(const Meanings *meanings, Meaning of, Text name, int depth) {
    switch (of.kind) {
    case MEANING_CLASS:
    case MEANING_INSTANCE:
        return meaning_of_binding(meanings, find_binding(meanings, of.scope, name), depth);
    case MEANING_LIBRARY:
    case MEANING_LIBRARY_INSTANCE:
        return library_member(meanings, of.path, name);
    default:
        return (Meaning){0};
    }
}

// The library's own.
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

static bool is_coroutine_function(Meaning meaning) {
    return meaning_is_one_of(meaning, COROUTINE_FUNCTIONS);
}

// What calling it gives: an instance of a class, or a loop.
static Meaning meaning_of_call(Meaning of) {
    if (of.kind == MEANING_CLASS) {
        return (Meaning){.kind = MEANING_INSTANCE, .scope = of.scope};
    }
    if (of.kind == MEANING_COROUTINE_FUNCTION || is_coroutine_function(of)) {
        return (Meaning){.kind = MEANING_COROUTINE};
    }
    if (meaning_is(of, "asyncio.get_event_loop") || meaning_is(of, "asyncio.new_event_loop") ||
        meaning_is(of, "asyncio.get_running_loop")) {
        return (Meaning){.kind = MEANING_LIBRARY_INSTANCE, .path = TEXT("asyncio.loop")};
    }
    const Text asyncio = TEXT("asyncio.");
    const bool is_class = of.kind == MEANING_LIBRARY && text_starts_with(of.path, asyncio) &&
                          of.path.bytes[asyncio.size] >= 'A' && of.path.bytes[asyncio.size] <= 'Z';
    return (Meaning){.kind = is_class ? MEANING_LIBRARY_INSTANCE : MEANING_UNKNOWN,
                     .path = of.path};
}

static Meaning find_meaning(const Meanings *meanings, const Scope *here, const Expr *expr,
                            int depth) {
    if (depth > MAX_DEPTH) {
        return (Meaning){0};
    }
    switch (expr->kind) {
    case EXPR_NAME:
        return meaning_of_name(meanings, here, expr->name.id, depth);
    case EXPR_ATTRIBUTE:
        return meaning_of_attribute(meanings,
                                    find_meaning(meanings, here, expr->attribute.value, depth + 1),
                                    expr->attribute.attr, depth);
    case EXPR_CALL:
        return meaning_of_call(find_meaning(meanings, here, expr->call.func, depth + 1));
    default:
        return (Meaning){0};
    }
}

Meaning meaning_of(const Meanings *meanings, const Scope *here, const Expr *expr) {
    return find_meaning(meanings, here, expr, 0);
}

bool meaning_is(Meaning meaning, const char *path) {
    return meaning.kind == MEANING_LIBRARY && text_equal(meaning.path, text_of(path));
}

bool meaning_is_one_of(Meaning meaning, const char *const *paths) {
    const bool is_named =
        meaning.kind == MEANING_LIBRARY || meaning.kind == MEANING_LIBRARY_INSTANCE;
    for (int i = 0; is_named && paths[i]; i++) {
        if (text_equal(meaning.path, text_of(paths[i]))) {
            return true;
        }
    }
    return false;
}
