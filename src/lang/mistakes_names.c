#include "lang/mistakes_names.h"

#include "lang/ast_visit.h"
#include "lang/refuse.h"

#include <stdlib.h>

// A name of a function's own, where it is read or bound.
typedef struct Use {
    const Scope *scope;
    Text name;
    Span span;
    int line, column; // when it happens, as a place: what is assigned is bound behind the value
    bool reads;
    bool only_shows; // a builtin such as print or an f-string reads it
} Use;

typedef struct Names {
    const Meanings *meanings;
    Text source;
    Diags *diags;
    const Scope *here;
    Span bound_at;       // ends where names that are bound now have their values; line 0: at once
    bool expects_errors; // inside of what expects a NameError
    bool shows;          // what is visited now is only shown
    ARRAY(Use) uses;
} Names;

// The formats have a place each for one name.
__attribute__((format(printf, 3, 0), format(printf, 5, 0))) static void
say(const Names *names, Span span, const char *message, Text of, const char *hint, Text other) {
    if (!diags_want(names->diags)) {
        return;
    }
    Buf words, way_out;
    buf_init(&words, names->meanings->arena->alloc);
    buf_init(&way_out, names->meanings->arena->alloc);
    buf_addf(&words, message, (int)of.size, of.bytes);
    buf_addf(&way_out, hint, (int)other.size, other.bytes);
    Diag diag = diag_at(DIAG_MISTAKE, names->source, span);
    diag.message = buf_text(&words);
    diag.hint = buf_text(&way_out);
    diags_add(names->diags, diag);
    buf_deinit(&way_out);
    buf_deinit(&words);
}

// ---- names that nothing gives ----

// Whether the scope or one inside of it reads a name that can give other names their values.
static bool has_other_ways(const Scope *scope) {
    static const char *const ways[] = {"globals", "vars", "exec", "eval", "__import__", "builtins"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (scope_find(scope, text_of(ways[i]))) {
            return true;
        }
    }
    for (const Scope *inner = scope->first_child; inner; inner = inner->next_sibling) {
        if (has_other_ways(inner)) {
            return true;
        }
    }
    return false;
}

static bool is_dunder(Text name) {
    return name.size > 4 && text_starts_with(name, TEXT("__")) &&
           memcmp(name.bytes + name.size - 2, "__", 2) == 0;
}

// Whether one letter more, less or other, or two that have changed places, make one of the other.
static bool is_like(Text a, Text b) {
    if (a.size > b.size) {
        return is_like(b, a);
    }
    size_t same = 0;
    while (same < a.size && a.bytes[same] == b.bytes[same]) {
        same++;
    }
    const Text rest = {a.bytes + same, a.size - same}, other = {b.bytes + same, b.size - same};
    if (b.size < 3 || other.size == 0) {
        return false;
    }
    if (rest.size < other.size) {
        return text_equal(rest, (Text){other.bytes + 1, other.size - 1});
    }
    const bool swaps = rest.size > 1 && rest.bytes[0] == other.bytes[1] &&
                       rest.bytes[1] == other.bytes[0] &&
                       memcmp(rest.bytes + 2, other.bytes + 2, rest.size - 2) == 0;
    return swaps || memcmp(rest.bytes + 1, other.bytes + 1, rest.size - 1) == 0;
}

// A name that can be read here and is like this one; bytes NULL: none is.
static Text name_like(const Scope *here, Text name) {
    for (const Scope *scope = here; scope; scope = scope->parent) {
        for (int i = 0; i < scope->symbol_count; i++) {
            const Symbol *symbol = &scope->symbols[i];
            const bool is_bound =
                symbol->is_assigned || symbol->is_imported || symbol->is_parameter;
            if (is_bound && is_like(symbol->name, name)) {
                return symbol->name;
            }
        }
    }
    return refuse_python_name_like(TEXT("builtins"), name, is_like);
}

static void look_at_global(const Names *names, const Expr *expr) {
    const Text name = expr->name.id;
    if (is_dunder(name) || !meaning_is_builtin(names->meanings, names->here, name) ||
        refuse_python_module_has(TEXT("builtins"), name) != 0) {
        return;
    }
    const Text like = diags_want(names->diags) ? name_like(names->here, name) : (Text){NULL, 0};
    if (refuse_python_has_module(name)) {
        say(names, expr->span, "nothing has the name %.*s", name,
            "write `import %.*s` at the beginning of the file", name);
    } else if (like.bytes) {
        say(names, expr->span, "nothing has the name %.*s", name, "did you mean `%.*s`?", like);
    } else if (refuse_python_module_has(TEXT("asyncio"), name) == 1) {
        say(names, expr->span, "nothing has the name %.*s", name, "write `asyncio.%.*s`", name);
    } else {
        say(names, expr->span, "nothing has the name %.*s", name,
            "look how it is spelt elsewhere, or bind %.*s before it is read", name);
    }
}

// `asyncio.slep`: what CPython's module lacks.
static void look_at_member(const Names *names, const Expr *expr) {
    const Meaning of = meaning_of(names->meanings, names->here, expr->attribute.value);
    const Text name = expr->attribute.attr;
    if (of.kind != MEANING_LIBRARY || expr->attribute.ctx != CTX_LOAD || is_dunder(name) ||
        expr->attribute.value->kind != EXPR_NAME || refuse_python_module_has(of.path, name) != 0) {
        return;
    }
    const Text like = refuse_python_name_like(of.path, name, is_like);
    const Text module = expr->attribute.value->name.id;
    if (like.bytes) {
        say(names, expr->span, "the module %.*s has no such name", module, "did you mean `%.*s`?",
            like);
    } else {
        say(names, expr->span, "the module %.*s has no such name", module,
            "look how %.*s is spelt in Python's documentation", name);
    }
}

// ---- names that are a function's own ----

static void add_use(Names *names, Use use) {
    if (!array_try_push(&names->uses, names->meanings->arena->alloc, use)) {
        names->diags->out_of_memory = true;
    }
}

// `when` ends where the name is bound; it begins where it is read.
static void note_use(Names *names, Text name, Span span, Span when, bool reads) {
    const Symbol *symbol = scope_find(names->here, name);
    if (!symbol || symbol->kind != NAME_LOCAL || symbol->is_parameter || symbol->is_imported ||
        names->here->kind != SCOPE_FUNCTION) {
        return;
    }
    const bool is_read = reads && !names->expects_errors;
    add_use(names, (Use){.scope = names->here,
                         .name = name,
                         .span = span,
                         .line = reads ? when.line : when.end_line,
                         .column = reads ? when.column : when.end_column,
                         .reads = is_read,
                         .only_shows = names->shows});
}

static int compare_uses(const void *a, const void *b) {
    const Use *one = a, *other = b;
    if (one->scope != other->scope) {
        return (uintptr_t)one->scope < (uintptr_t)other->scope ? -1 : 1;
    }
    const int order = text_compare(one->name, other->name);
    return order                      ? order
           : one->line != other->line ? one->line - other->line
                                      : one->column - other->column;
}

// The scope around in which the name was meant; NULL: there is none, so nothing is certain.
static const Scope *meant_scope(const Scope *scope, Text name) {
    for (scope = scope->parent; scope; scope = scope->parent) {
        const Symbol *symbol = scope_find(scope, name);
        if (scope->kind != SCOPE_CLASS && symbol &&
            (symbol->is_assigned || symbol->is_imported || symbol->is_parameter)) {
            return scope;
        }
    }
    return NULL;
}

static void look_at_first_use(const Names *names, const Use *use) {
    const Scope *meant = use->reads ? meant_scope(use->scope, use->name) : NULL;
    if (!meant) {
        return;
    }
    say(names, use->span, "%.*s is the function's own, which assigns it, and has no value here",
        use->name,
        meant->kind == SCOPE_MODULE ? "write `global %.*s` at the beginning of the function"
                                    : "write `nonlocal %.*s` at the beginning of the function",
        use->name);
}

// A coroutine that gets a name, which nothing but print and the like reads, or nothing at all.
static void look_at_coroutine(const Names *names, const Use *uses, int count) {
    Expr name = {.kind = EXPR_NAME, .name = {.id = uses->name}};
    const Use *bound = NULL, *shown = NULL;
    for (int i = 0; i < count; i++) {
        if (uses[i].reads && !uses[i].only_shows) {
            return;
        }
        bound = uses[i].reads ? bound : &uses[i];
        shown = uses[i].reads && !shown ? &uses[i] : shown;
    }
    if (!bound || meaning_of(names->meanings, uses->scope, &name).kind != MEANING_COROUTINE) {
        return;
    }
    if (shown) {
        say(names, shown->span, "%.*s is the coroutine, not what it will return", uses->name,
            "write `await` where %.*s is made", uses->name);
    } else {
        say(names, bound->span, "the coroutine %.*s is made, but nothing of it runs", uses->name,
            "write `await` before it, or give %.*s to asyncio.create_task", uses->name);
    }
}

// Who reads a name of its own before it binds it, going by the places, means another one.
static void look_at_uses(Names *names) {
    if (names->uses.count > 1) {
        qsort(names->uses.items, (size_t)names->uses.count, sizeof *names->uses.items,
              compare_uses);
    }
    for (int i = 0, count; i < names->uses.count; i += count) {
        const Use *use = &names->uses.items[i];
        for (count = 1; i + count < names->uses.count && use[count].scope == use->scope &&
                        text_equal(use[count].name, use->name);) {
            count++;
        }
        look_at_first_use(names, use);
        look_at_coroutine(names, use, count);
    }
}

// ---- the walk ----

static bool look_at_expr(void *user, Expr *expr);
static bool look_at_stmt(void *user, Stmt *stmt);
static bool look_at_capture(void *user, Text name, Span span);

static AstVisitor visitor(Names *names) {
    return (AstVisitor){.user = names,
                        .expr = look_at_expr,
                        .stmt = look_at_stmt,
                        .capture = look_at_capture,
                        .here = &names->here};
}

static bool look_at_capture(void *user, Text name, Span span) {
    const Span start = {span.line, span.column, span.line, span.column};
    note_use(user, name, span, start, false);
    return true;
}

// Whether it only shows the names that stand right in it: an f-string, or a call of these.
static bool only_shows(const Names *names, const Expr *expr) {
    static const char *const showers[] = {
        "builtins.print", "builtins.str",  "builtins.repr", "builtins.type",  "builtins.len",
        "builtins.int",   "builtins.list", "builtins.sum",  "builtins.float", NULL};
    return expr->kind == EXPR_FORMATTED_VALUE ||
           (expr->kind == EXPR_CALL &&
            meaning_is_one_of(meaning_of(names->meanings, names->here, expr->call.func), showers));
}

static bool look_at_expr(void *user, Expr *expr) {
    Names *names = user;
    const AstVisitor inner = visitor(names);
    const bool loads = expr->kind == EXPR_NAME && expr->name.ctx == CTX_LOAD;
    if (expr->kind == EXPR_NAME) {
        note_use(names, expr->name.id, expr->span,
                 loads || !names->bound_at.line ? expr->span : names->bound_at, loads);
    }
    if (loads && !names->expects_errors) {
        look_at_global(names, expr);
    } else if (expr->kind == EXPR_ATTRIBUTE && !names->expects_errors) {
        look_at_member(names, expr);
    }
    const bool before = names->shows;
    names->shows = only_shows(names, expr);
    const bool goes_on = ast_visit_expr(&inner, expr);
    names->shows = before;
    return goes_on;
}

// Whether it names an error for a name that is missing, or asks what is there.
static bool is_about_names(void *user, Expr *expr) {
    static const char *const about[] = {"NameError", "UnboundLocalError", "AttributeError",
                                        "hasattr", "version_info"};
    bool *found = user;
    const AstVisitor inner = {.user = found, .expr = is_about_names};
    const Text name = expr->kind == EXPR_NAME        ? expr->name.id
                      : expr->kind == EXPR_ATTRIBUTE ? expr->attribute.attr
                                                     : TEXT("");
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
        *found |= text_equal(name, text_of(about[i]));
    }
    return ast_visit_expr(&inner, expr);
}

// Whether the program expects that names are missing inside of this statement.
static bool expects_errors(const Stmt *stmt) {
    bool found = false;
    if (stmt->kind == STMT_TRY || stmt->kind == STMT_TRY_STAR) {
        for (int i = 0; i < stmt->try_.handlers.count; i++) {
            Expr *type = stmt->try_.handlers.items[i]->type;
            if (type) {
                is_about_names(&found, type);
            }
        }
    } else if (stmt->kind == STMT_WITH) {
        for (int i = 0; i < stmt->with.items.count; i++) {
            is_about_names(&found, stmt->with.items.items[i]->context_expr);
        }
    } else if (stmt->kind == STMT_IF) {
        is_about_names(&found, stmt->if_.test);
    }
    return found;
}

// What is bound by the statement itself, and where its targets have their values.
static void look_at_binding(Names *names, const Stmt *stmt) {
    const bool assigns =
        stmt->kind == STMT_ASSIGN || stmt->kind == STMT_AUG_ASSIGN || stmt->kind == STMT_ANN_ASSIGN;
    names->bound_at = assigns ? stmt->span : (Span){0};
    if (stmt->kind == STMT_AUG_ASSIGN && stmt->aug_assign.target->kind == EXPR_NAME) {
        const Expr *target = stmt->aug_assign.target;
        note_use(names, target->name.id, target->span, target->span, true);
    } else if (stmt->kind == STMT_FOR || stmt->kind == STMT_ASYNC_FOR) {
        names->bound_at = stmt->for_.iter->span;
    } else if (stmt->kind == STMT_FUNCTION_DEF || stmt->kind == STMT_ASYNC_FUNCTION_DEF) {
        note_use(names, stmt->function_def.name, stmt->span, stmt->span, false);
    } else if (stmt->kind == STMT_CLASS_DEF) {
        note_use(names, stmt->class_def.name, stmt->span, stmt->span, false);
    }
}

// Annotations that are not evaluated may name anything.
static bool look_at_parts(Names *names, const AstVisitor *inner, const Stmt *stmt) {
    const bool is_def = stmt->kind == STMT_FUNCTION_DEF || stmt->kind == STMT_ASYNC_FUNCTION_DEF;
    const bool is_future = names->meanings->module->has_future_annotations;
    if (stmt->kind == STMT_ANN_ASSIGN && (is_future || names->here->kind == SCOPE_FUNCTION)) {
        return look_at_expr(names, stmt->ann_assign.target) &&
               (!stmt->ann_assign.value || look_at_expr(names, stmt->ann_assign.value));
    }
    if (!is_def || !is_future) {
        return ast_visit_stmt(inner, stmt);
    }
    const Scope *before = names->here;
    ast_visit_exprs(inner, stmt->function_def.decorator_list);
    ast_visit_defaults(inner, stmt->function_def.args);
    names->here = stmt->function_def.scope;
    ast_visit_body(inner, stmt->function_def.body);
    names->here = before;
    return true;
}

static bool look_at_stmt(void *user, Stmt *stmt) {
    Names *names = user;
    const AstVisitor inner = visitor(names);
    const bool before = names->expects_errors;
    look_at_binding(names, stmt);
    names->expects_errors |= expects_errors(stmt);
    const bool goes_on = look_at_parts(names, &inner, stmt);
    names->expects_errors = before;
    return goes_on;
}

void mistakes_find_names(const Meanings *meanings, Text source, Diags *diags) {
    const Module *module = meanings->module;
    if (module->scope->has_import_star || has_other_ways(module->scope)) {
        return;
    }
    Names names = {.meanings = meanings, .source = source, .diags = diags, .here = module->scope};
    const AstVisitor all = visitor(&names);
    ast_visit_body(&all, module->body);
    look_at_uses(&names);
    array_free(&names.uses, meanings->arena->alloc);
}
