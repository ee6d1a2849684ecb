#include "lang/refuse.h"

#include "base/check.h"
#include "lang/meaning.h"
#include "lang/reach.h"

typedef struct Refuser {
    const RefuseLibrary *library;
    Meanings meanings;
    Text source;
    Alloc *alloc;
    Arena arena;
    Diags *diags;
    const Scope *here;
    bool may_fail; // imports here
    Text told;     // the last module whose names were told: once is enough
    int count;     // how many places were refused
} Refuser;

// ---- the answer of the library ----

static bool exists(const Refuser *r, Text module) {
    return text_equal(module, TEXT("__future__")) || r->library->module_exists == NULL ||
           r->library->module_exists(r->library->user, module);
}

static bool has(const Refuser *r, Text module, Text name) {
    return text_equal(module, TEXT("__future__")) || r->library->module_has == NULL ||
           r->library->module_has(r->library->user, module, name);
}

static Text join(Refuser *r, Text module, Text name) {
    return meaning_join(&r->arena, module, name);
}

static bool python_has(Refuser *r, Text module, Text name) {
    return refuse_python_module_has(module, name) == 1 ||
           refuse_python_has_module(join(r, module, name));
}

// ---- refusing ----

static void add_names(Refuser *r, Text module, Buf *hint) {
    if (r->library->module_names == NULL ||
        (r->told.bytes != NULL && text_equal(r->told, module))) {
        return;
    }
    r->told = module;
    if (module.size == 0) {
        buf_add_text(hint, TEXT("the modules that exist: "));
    } else {
        buf_add_text(hint, module);
        buf_add_text(hint, TEXT(" has: "));
    }
    r->library->module_names(r->library->user, module, hint);
}

// Adds a refusal. Without a hint of its own it tells what `module` has (empty: which modules
// exist; bytes NULL: nothing).
static void refuse(Refuser *r, Span span, Text prefix, Text what, Text module) {
    if (!diags_want(r->diags)) {
        return;
    }
    Buf message;
    Buf hint;
    buf_init(&message, r->alloc);
    buf_init(&hint, r->alloc);
    buf_add_text(&message, prefix);
    buf_add_text(&message, what);
    buf_add_text(&hint, refuse_hint(what));
    if (hint.size == 0 && module.bytes != NULL) {
        add_names(r, module, &hint);
    }
    if (message.failed || hint.failed) {
        r->diags->out_of_memory = true;
    } else {
        Diag diag = diag_at(DIAG_NOT_SUPPORTED, r->source, span);
        diag.message = buf_text(&message);
        diag.hint = hint.size > 0 ? buf_text(&hint) : (Text){NULL, 0};
        diags_add(r->diags, diag);
    }
    r->count++;
    buf_deinit(&message);
    buf_deinit(&hint);
}

// ---- imports ----

static void check_import(Refuser *r, const Alias *alias) {
    if (!exists(r, alias->name) && refuse_python_has_module(alias->name)) {
        refuse(r, alias->span, TEXT("import "), alias->name, TEXT(""));
    }
}

static void check_import_from(Refuser *r, const Stmt *stmt) {
    const Text module = stmt->import_from.module;
    if (stmt->import_from.level > 0 || module.bytes == NULL) {
        return; // fails in CPython too, at the run
    }
    if (!exists(r, module)) {
        if (refuse_python_has_module(module)) {
            refuse(r, stmt->span, TEXT("from "), module, TEXT(""));
        }
        return;
    }
    for (int i = 0; i < stmt->import_from.names.count; i++) {
        const Alias *alias = stmt->import_from.names.items[i];
        if (text_equal(alias->name, TEXT("*")) || has(r, module, alias->name)) {
            continue;
        }
        const Text full = join(r, module, alias->name);
        if (!exists(r, full) && python_has(r, module, alias->name)) {
            refuse(r, alias->span, TEXT(""), full, module);
        }
    }
}

static void check_imports(Refuser *r, const Stmt *stmt) {
    if (stmt->kind == STMT_IMPORT_FROM) {
        check_import_from(r, stmt);
        return;
    }
    for (int i = 0; i < stmt->import.names.count; i++) {
        check_import(r, stmt->import.names.items[i]);
    }
}

// ---- expressions ----

static void check_name(Refuser *r, const Expr *expr) {
    const Text name = expr->name.id;
    if (expr->name.ctx == CTX_LOAD && meaning_is_builtin(&r->meanings, r->here, name) &&
        !has(r, TEXT("builtins"), name) && refuse_python_module_has(TEXT("builtins"), name) == 1) {
        refuse(r, expr->span, TEXT(""), name, (Text){NULL, 0});
    }
}

static Text if_module(const Refuser *r, Text path) {
    return refuse_python_has_module(path) && exists(r, path) ? path : (Text){NULL, 0};
}

// The module that an expression certainly is; bytes NULL: none. An attribute of anything but a
// module can be changed from elsewhere.
static Text module_of(Refuser *r, const Expr *expr) {
    if (expr->kind == EXPR_NAME) {
        const Meaning meaning = meaning_of(&r->meanings, r->here, expr);
        return meaning.kind == MEANING_LIBRARY ? if_module(r, meaning.path) : (Text){NULL, 0};
    }
    if (expr->kind == EXPR_ATTRIBUTE) {
        const Text outer = module_of(r, expr->attribute.value);
        return outer.bytes == NULL ? outer : if_module(r, join(r, outer, expr->attribute.attr));
    }
    return (Text){NULL, 0};
}

static void check_attribute(Refuser *r, const Expr *expr) {
    if (expr->attribute.ctx != CTX_LOAD) {
        return;
    }
    const Text module = module_of(r, expr->attribute.value);
    const Text name = expr->attribute.attr;
    if (module.bytes == NULL || has(r, module, name)) {
        return;
    }
    const Text full = join(r, module, name);
    if (!exists(r, full) && python_has(r, module, name)) {
        refuse(r, expr->span, TEXT(""), full, module);
    }
}

// ---- the walk ----

static bool check_expr(void *user, Expr *expr);
static bool check_stmt(void *user, Stmt *stmt);

static AstVisitor visitor(Refuser *r) {
    return (AstVisitor){.user = r, .expr = check_expr, .stmt = check_stmt, .here = &r->here};
}

static bool check_expr(void *user, Expr *expr) {
    Refuser *r = user;
    const AstVisitor inner = visitor(r);
    if (expr->kind == EXPR_NAME) {
        check_name(r, expr);
    } else if (expr->kind == EXPR_ATTRIBUTE) {
        check_attribute(r, expr);
    }
    return ast_visit_expr(&inner, expr);
}

static bool check_stmt(void *user, Stmt *stmt) {
    Refuser *r = user;
    const AstVisitor inner = visitor(r);
    const bool imports = stmt->kind == STMT_IMPORT || stmt->kind == STMT_IMPORT_FROM;
    if (imports && !r->may_fail) {
        check_imports(r, stmt);
    }
    return reach_visit_stmt(&inner, stmt, &r->may_fail);
}

bool refuse_check(const Module *module, Text source, const RefuseLibrary *library, Alloc *alloc,
                  Diags *diags) {
    CHECK(module->scope != NULL);
    Refuser refuser = {
        .library = library,
        .source = source,
        .alloc = alloc,
        .diags = diags,
        .here = module->scope,
    };
    arena_init(&refuser.arena, alloc);
    meanings_init(&refuser.meanings, module, &refuser.arena);
    const AstVisitor all = visitor(&refuser);
    ast_visit_body(&all, module->body);
    diags->out_of_memory |= refuser.meanings.out_of_memory || refuser.arena.failed;
    meanings_deinit(&refuser.meanings);
    arena_deinit(&refuser.arena);
    diags_sort(diags);
    return refuser.count == 0 && !diags->out_of_memory;
}
