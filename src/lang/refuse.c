#include "lang/refuse.h"

#include "base/check.h"
#include "lang/ast_visit.h"
#include "lang/scope.h"

#include <stdio.h>

// ---- what CPython has ----

static const char *const python_modules[] = {
#define MODULES
#include "lang/refuse_names.inc"
#undef MODULES
};

static const struct {
    const char *module;
    const char *names; // with a space behind each
} python_names[] = {
#define NAMES
#include "lang/refuse_names.inc"
#undef NAMES
};

bool refuse_python_has_module(Text module) {
    int low = 0;
    int high = (int)(sizeof python_modules / sizeof python_modules[0]);
    while (low < high) {
        const int middle = (low + high) / 2;
        const int order = text_compare(text_of(python_modules[middle]), module);
        if (order == 0) {
            return true;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

static bool has_word(const char *words, Text word) {
    for (const char *at = words; *at != 0;) {
        const char *end = strchr(at, ' ');
        const size_t size = end == NULL ? strlen(at) : (size_t)(end - at);
        if (text_equal((Text){at, size}, word)) {
            return true;
        }
        at += size + (end != NULL);
    }
    return false;
}

int refuse_python_module_has(Text module, Text name) {
    int known = -1;
    for (size_t i = 0; i < sizeof python_names / sizeof python_names[0]; i++) {
        if (text_equal(text_of(python_names[i].module), module)) {
            if (has_word(python_names[i].names, name)) {
                return 1;
            }
            known = 0;
        }
    }
    return known;
}

// ---- what to write instead ----

#define NO_FILES "a scenario has no files: write the text into the program as a string"
#define NO_FOLDERS \
    "a scenario has no files or folders: write their names into the program as a list"
#define NO_NETWORK                                                                           \
    "a scenario has no network: let `await asyncio.sleep(seconds)` stand for the time that " \
    "an answer takes"
#define NO_CLIENTS \
    "a scenario has no network: let tasks and an asyncio.Queue stand for clients and requests"
#define NO_PROCESSES                                                                           \
    "a scenario has no processes: let `await asyncio.sleep(seconds)` stand for the time that " \
    "one takes"
#define NO_PROCESS_POOL \
    "a scenario has no processes: use asyncio.to_thread for work beside the loop"
#define NO_DATABASE                                                                             \
    "a scenario has no files: keep the rows in a list, and let `await asyncio.sleep(seconds)` " \
    "stand for a query"
#define NO_WINDOWS     "a scenario has no windows: print what would be shown"
#define NO_SIGNALS     "a scenario gets no signals: let a task or loop.call_later do what one would"
#define NO_SOURCE_CODE "a scenario does not look at source code: write the values into the program"
#define NO_IMPORTER    "write an import statement for each module"
#define NO_PROFILER                                                                            \
    "code costs no simulated time: measure by time.perf_counter what is waited for, or count " \
    "calls in a variable"
#define NO_PACKING "nothing is compressed here: let `time.sleep(seconds)` stand for the time"

static const struct {
    const char *what, *hint;
} hints[] = {
    {"open", NO_FILES},
    {"pathlib", NO_FILES},
    {"tempfile", NO_FILES},
    {"csv.Sniffer", "say what the table is like: csv.reader(lines, delimiter=';')"},
    {"unittest.mock", "write a small class, or coroutine function, that stands for the real one"},
    {"os.open", NO_FILES},
    {"os.path.exists", NO_FILES},
    {"os.path.isfile", NO_FILES},
    {"os.path.getsize", NO_FILES},
    {"glob", NO_FOLDERS},
    {"shutil", NO_FOLDERS},
    {"os.listdir", NO_FOLDERS},
    {"os.scandir", NO_FOLDERS},
    {"os.walk", NO_FOLDERS},
    {"os.getcwd", NO_FOLDERS},
    {"os.chdir", NO_FOLDERS},
    {"os.mkdir", NO_FOLDERS},
    {"os.makedirs", NO_FOLDERS},
    {"os.remove", NO_FOLDERS},
    {"os.rename", NO_FOLDERS},
    {"os.path.isdir", NO_FOLDERS},
    {"os.path.abspath", NO_FOLDERS},
    {"sqlite3", NO_DATABASE},
    {"asyncio.open_connection", NO_NETWORK},
    {"asyncio.open_unix_connection", NO_NETWORK},
    {"asyncio.StreamReader", NO_NETWORK},
    {"asyncio.StreamWriter", NO_NETWORK},
    {"socket", NO_NETWORK},
    {"ssl", NO_NETWORK},
    {"select", NO_NETWORK},
    {"selectors", NO_NETWORK},
    {"smtplib", NO_NETWORK},
    {"ftplib", NO_NETWORK},
    {"urllib.request", NO_NETWORK},
    {"urllib.error", NO_NETWORK},
    {"http.client", NO_NETWORK},
    {"asyncio.start_server", NO_CLIENTS},
    {"asyncio.start_unix_server", NO_CLIENTS},
    {"asyncio.Server", NO_CLIENTS},
    {"asyncio.Protocol", NO_CLIENTS},
    {"asyncio.DatagramProtocol", NO_CLIENTS},
    {"asyncio.Transport", NO_CLIENTS},
    {"http.server", NO_CLIENTS},
    {"socketserver", NO_CLIENTS},
    {"asyncio.create_subprocess_exec", NO_PROCESSES},
    {"asyncio.create_subprocess_shell", NO_PROCESSES},
    {"asyncio.subprocess", NO_PROCESSES},
    {"subprocess",
     "a scenario has no processes: let `time.sleep(seconds)` stand for the time that one takes"},
    {"os.system",
     "a scenario has no processes: let `time.sleep(seconds)` stand for the time that one takes"},
    {"os.fork", NO_PROCESS_POOL},
    {"multiprocessing", NO_PROCESS_POOL},
    {"concurrent.futures.process", NO_PROCESS_POOL},
    {"concurrent.futures.ProcessPoolExecutor",
     "a scenario has no processes: use ThreadPoolExecutor for work beside the loop"},
    {"tkinter", NO_WINDOWS},
    {"turtle", NO_WINDOWS},
    {"curses", NO_WINDOWS},
    {"signal.signal", NO_SIGNALS},
    {"logging.config", "configure by logging.basicConfig, or by handlers that the program makes"},
    {"logging.handlers", "use logging.StreamHandler, or a handler class of the program"},
    {"breakpoint", "step through the program in the window instead: `awaiter FILE`"},
    {"help", "print the docstring: `print(function.__doc__)`"},
    {"eval", "write the expression into the program"},
    {"exec", "write the code into the program"},
    {"compile", "write the code into the program"},
    {"zlib.compress", NO_PACKING},
    {"bz2", NO_PACKING},
    {"gzip", NO_PACKING},
    {"lzma", NO_PACKING},
    {"tarfile", NO_PACKING},
    {"zipfile", NO_PACKING},
    {"configparser", NO_FILES},
    {"fileinput", NO_FILES},
    {"mmap", NO_FILES},
    {"shelve", NO_FILES},
    {"tomllib", "use json, or write the values into the program as a dict"},
    {"pickle", "keep the objects themselves, or use json"},
    {"marshal", "keep the objects themselves, or use json"},
    {"imaplib", NO_NETWORK},
    {"poplib", NO_NETWORK},
    {"xmlrpc", NO_NETWORK},
    {"webbrowser", NO_WINDOWS},
    {"getpass", "use input(): nothing that is typed here is a secret"},
    {"readline", "use input()"},
    {"array", "use a list, or bytes and bytearray"},
    {"cmath", "use math with the real and imag of a complex number"},
    {"getopt", "use argparse"},
    {"optparse", "use argparse"},
    {"locale", "say in the format what a number looks like: f'{number:,.2f}'"},
    {"zoneinfo", "use a fixed offset: datetime.timezone(datetime.timedelta(hours=2))"},
    {"importlib", NO_IMPORTER},
    {"imp", NO_IMPORTER},
    {"pkgutil", NO_IMPORTER},
    {"runpy", NO_IMPORTER},
    {"ast", NO_SOURCE_CODE},
    {"linecache", NO_SOURCE_CODE},
    {"tokenize", NO_SOURCE_CODE},
    {"pdb", "step through the program in the window instead: `awaiter FILE`"},
    {"dis", "step through the program in the window instead: `awaiter FILE`"},
    {"cProfile", NO_PROFILER},
    {"profile", NO_PROFILER},
    {"doctest", "use unittest, or assert"},
};

Text refuse_hint(Text what) {
    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++) {
        if (text_equal(text_of(hints[i].what), what)) {
            return text_of(hints[i].hint);
        }
    }
    return (Text){NULL, 0};
}

typedef struct Import Import;
struct Import {
    Import *next;
    const Scope *scope;
    Text name, module;
    bool is_unsure; // bound by imports of different modules
};

#define IMPORT_LISTS 256

typedef struct Refuser {
    const RefuseLibrary *library;
    const Module *module;
    Text source;
    Alloc *alloc;
    Arena arena;
    Diags *diags;
    const Scope *scope;
    Import *imports[IMPORT_LISTS]; // by name, so that none is long
    bool gathers;                  // the first walk: only note what imports bind
    int lenient;                   // inside of try … except ImportError, an import may fail
    Text told;                     // the last module whose names were told: once is enough
    int count;                     // how many places were refused
} Refuser;

// ---- the answer of the library ----

static bool exists(const Refuser *r, Text module) {
    if (text_equal(module, TEXT("__future__")) || r->library->module_exists == NULL) {
        return true;
    }
    return r->library->module_exists(r->library->user, module);
}

static bool has(const Refuser *r, Text module, Text name) {
    return text_equal(module, TEXT("__future__")) || r->library->module_has == NULL ||
           r->library->module_has(r->library->user, module, name);
}

static Text join(Refuser *r, Text module, Text name) {
    char *bytes = arena_take(&r->arena, module.size + name.size + 2);
    if (bytes == NULL) {
        r->diags->out_of_memory = true;
        return module;
    }
    memcpy(bytes, module.bytes, module.size);
    bytes[module.size] = '.';
    memcpy(bytes + module.size + 1, name.bytes, name.size);
    return (Text){bytes, module.size + name.size + 1};
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

// ---- what imports bind ----

static Import **imports_of(Refuser *r, Text name) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < name.size; i++) {
        hash = (hash ^ (unsigned char)name.bytes[i]) * 16777619u;
    }
    return &r->imports[hash % IMPORT_LISTS];
}

static void note_import(Refuser *r, Text name, Text module) {
    if (!r->gathers) {
        return;
    }
    // `global x; import x` in a function binds the module's name.
    const Scope *scope = r->scope;
    if (scope_name_kind(scope, name) == NAME_GLOBAL_EXPLICIT) {
        scope = r->module->scope;
    }
    Import **list = imports_of(r, name);
    for (Import *import = *list; import != NULL; import = import->next) {
        if (import->scope == scope && text_equal(import->name, name)) {
            import->is_unsure = import->is_unsure || !text_equal(import->module, module);
            return;
        }
    }
    Import *import = arena_new(&r->arena, Import);
    if (import == NULL) {
        r->diags->out_of_memory = true;
        return;
    }
    *import = (Import){*list, scope, name, module, false};
    *list = import;
}

// The scope in which a name that is read in the current scope was bound.
static const Scope *binding_scope(const Refuser *r, Text name) {
    const Scope *scope = r->scope;
    switch (scope_name_kind(scope, name)) {
    case NAME_LOCAL:
    case NAME_CELL:
        return scope;
    case NAME_GLOBAL_IMPLICIT:
    case NAME_GLOBAL_EXPLICIT:
        return r->module->scope;
    case NAME_FREE:
        break;
    }
    for (scope = scope->parent; scope != NULL; scope = scope->parent) {
        const NameKind kind = scope_name_kind(scope, name);
        if (scope->kind != SCOPE_CLASS && (kind == NAME_LOCAL || kind == NAME_CELL)) {
            return scope;
        }
    }
    return NULL;
}

// The module that an expression certainly is; bytes NULL: none.
static Text module_of(Refuser *r, const Expr *expr) {
    if (expr->kind == EXPR_NAME) {
        const Scope *scope = binding_scope(r, expr->name.id);
        const Symbol *symbol = scope == NULL ? NULL : scope_find(scope, expr->name.id);
        if (symbol == NULL || symbol->is_assigned || symbol->is_parameter) {
            return (Text){NULL, 0};
        }
        for (const Import *import = *imports_of(r, expr->name.id); import != NULL;
             import = import->next) {
            if (import->scope == scope && text_equal(import->name, expr->name.id)) {
                return import->is_unsure ? (Text){NULL, 0} : import->module;
            }
        }
        return (Text){NULL, 0};
    }
    if (expr->kind != EXPR_ATTRIBUTE) {
        return (Text){NULL, 0};
    }
    const Text outer = module_of(r, expr->attribute.value);
    if (outer.bytes == NULL) {
        return outer;
    }
    const Text inner = join(r, outer, expr->attribute.attr);
    const bool is_module = refuse_python_has_module(inner) && exists(r, inner);
    return is_module ? inner : (Text){NULL, 0};
}

// ---- imports ----

static void check_import(Refuser *r, const Alias *alias) {
    Text first = alias->name;
    const char *dot = memchr(first.bytes, '.', first.size);
    first.size = dot == NULL ? first.size : (size_t)(dot - first.bytes);
    if (alias->asname.bytes != NULL) {
        note_import(r, alias->asname, alias->name);
    } else {
        note_import(r, first, first);
    }
    if (!r->gathers && r->lenient == 0 && !exists(r, alias->name) &&
        refuse_python_has_module(alias->name)) {
        refuse(r, alias->span, TEXT("import "), alias->name, TEXT(""));
    }
}

static void check_import_from(Refuser *r, const Stmt *stmt) {
    const Text module = stmt->import_from.module;
    if (stmt->import_from.level > 0 || module.bytes == NULL) {
        return; // fails in CPython too, at the run
    }
    const bool known = exists(r, module);
    if (!known && !r->gathers && r->lenient == 0 && refuse_python_has_module(module)) {
        refuse(r, stmt->span, TEXT("from "), module, TEXT(""));
    }
    for (int i = 0; i < stmt->import_from.names.count; i++) {
        const Alias *alias = stmt->import_from.names.items[i];
        if (text_equal(alias->name, TEXT("*"))) {
            continue;
        }
        const Text full = join(r, module, alias->name);
        if (refuse_python_has_module(full) && exists(r, full)) {
            note_import(r, alias->asname.bytes != NULL ? alias->asname : alias->name, full);
        }
        if (known && !r->gathers && r->lenient == 0 && !has(r, module, alias->name) &&
            !exists(r, full) && python_has(r, module, alias->name)) {
            refuse(r, alias->span, TEXT(""), full, module);
        }
    }
}

// ---- expressions ----

static void check_builtin(Refuser *r, const Expr *expr) {
    if (r->gathers || expr->name.ctx != CTX_LOAD) {
        return;
    }
    const Text name = expr->name.id;
    const Scope *global = r->module->scope;
    const Symbol *symbol = scope_find(global, name);
    const NameKind kind = scope_name_kind(r->scope, name);
    const bool is_global = kind == NAME_GLOBAL_IMPLICIT || kind == NAME_GLOBAL_EXPLICIT ||
                           (r->scope == global && kind == NAME_LOCAL);
    const bool is_bound =
        symbol != NULL && (symbol->is_assigned || symbol->is_imported || symbol->is_global);
    if (is_global && !is_bound && !global->has_import_star && !has(r, TEXT("builtins"), name) &&
        refuse_python_module_has(TEXT("builtins"), name) == 1) {
        refuse(r, expr->span, TEXT(""), name, (Text){NULL, 0});
    }
}

static void check_attribute(Refuser *r, const Expr *expr) {
    if (r->gathers || expr->attribute.ctx != CTX_LOAD) {
        return;
    }
    const Text module = module_of(r, expr->attribute.value);
    const Text name = expr->attribute.attr;
    if (module.bytes == NULL || !exists(r, module) || has(r, module, name) ||
        exists(r, join(r, module, name))) {
        return;
    }
    if (python_has(r, module, name)) {
        refuse(r, expr->span, TEXT(""), join(r, module, name), module);
    }
}

// ---- the walk: expressions ----

static bool walk_expr(void *user, Expr *expr);
static bool walk_stmt(void *user, Stmt *stmt);

static AstVisitor visitor(Refuser *r) {
    return (AstVisitor){.user = r, .expr = walk_expr, .stmt = walk_stmt};
}

static void walk_comprehension(Refuser *r, const Expr *expr) {
    const AstVisitor inner = visitor(r);
    const ComprehensionSeq generators = expr->comp.generators;
    walk_expr(r, generators.items[0]->iter);
    const Scope *const outer = r->scope;
    r->scope = expr->comp.scope;
    for (int i = 0; i < generators.count; i++) {
        Expr *first[] = {generators.items[i]->target, i > 0 ? generators.items[i]->iter : NULL};
        ast_visit_exprs(&inner, (ExprSeq){first, 2});
        ast_visit_exprs(&inner, generators.items[i]->ifs);
    }
    Expr *made[] = {expr->comp.elt, expr->comp.key, expr->comp.value};
    ast_visit_exprs(&inner, (ExprSeq){made, 3});
    r->scope = outer;
}

static void walk_lambda(Refuser *r, const Expr *expr) {
    const AstVisitor inner = visitor(r);
    ast_visit_defaults(&inner, expr->lambda.args);
    const Scope *const outer = r->scope;
    r->scope = expr->lambda.scope;
    walk_expr(r, expr->lambda.body);
    r->scope = outer;
}

static bool walk_expr(void *user, Expr *expr) {
    Refuser *r = user;
    const AstVisitor inner = visitor(r);
    switch (expr->kind) {
    case EXPR_LAMBDA:
        walk_lambda(r, expr);
        return true;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        walk_comprehension(r, expr);
        return true;
    case EXPR_NAME:
        check_builtin(r, expr);
        return true;
    case EXPR_ATTRIBUTE:
        check_attribute(r, expr);
        return ast_visit_expr(&inner, expr);
    default:
        return ast_visit_expr(&inner, expr);
    }
}

// ---- code that never runs ----

static bool is_text(const Expr *expr, const char *text) {
    return expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR &&
           text_equal(expr->constant.text, text_of(text));
}

static bool is_attribute(const Expr *expr, const char *module, const char *name) {
    return expr->kind == EXPR_ATTRIBUTE && expr->attribute.value->kind == EXPR_NAME &&
           text_equal(expr->attribute.value->name.id, text_of(module)) &&
           text_equal(expr->attribute.attr, text_of(name));
}

// Whether the expression asks for the system, and the answer that it gets here.
static const char *system_name(const Expr *expr) {
    if (is_attribute(expr, "sys", "platform")) {
        return "linux";
    }
    if (is_attribute(expr, "os", "name")) {
        return "posix";
    }
    if (expr->kind == EXPR_CALL && is_attribute(expr->call.func, "platform", "system")) {
        return "Linux";
    }
    return NULL;
}

// A test that is false here whatever happens: for type checkers, or for another system, as in
// `if sys.platform == "win32"`. What stands behind it is not looked at.
static bool is_never(const Expr *test) {
    if (test->kind == EXPR_NAME) {
        return text_equal(test->name.id, TEXT("TYPE_CHECKING"));
    }
    if (is_attribute(test, "typing", "TYPE_CHECKING")) {
        return true;
    }
    if (test->kind == EXPR_CALL && test->call.func->kind == EXPR_ATTRIBUTE &&
        text_equal(test->call.func->attribute.attr, TEXT("startswith")) &&
        test->call.args.count == 1) {
        return system_name(test->call.func->attribute.value) != NULL &&
               (is_text(test->call.args.items[0], "win") ||
                is_text(test->call.args.items[0], "win32"));
    }
    if (test->kind != EXPR_COMPARE || test->compare.comparators.count != 1 ||
        test->compare.ops[0] != CMP_EQ) {
        return false;
    }
    const char *name = system_name(test->compare.left);
    const Expr *other = test->compare.comparators.items[0];
    return name != NULL && other->kind == EXPR_CONSTANT && other->constant.kind == CONSTANT_STR &&
           !is_text(other, name);
}

// ---- the walk: statements ----

static bool catches_import_error(const Expr *type) {
    if (type == NULL) {
        return true;
    }
    if (type->kind == EXPR_TUPLE) {
        for (int i = 0; i < type->list.elts.count; i++) {
            if (catches_import_error(type->list.elts.items[i])) {
                return true;
            }
        }
        return false;
    }
    static const char *const names = "ImportError ModuleNotFoundError Exception BaseException ";
    return type->kind == EXPR_NAME && has_word(names, type->name.id);
}

static void walk_try(Refuser *r, const Stmt *stmt) {
    const AstVisitor inner = visitor(r);
    const ExceptHandlerSeq handlers = stmt->try_.handlers;
    bool lenient = false;
    for (int i = 0; i < handlers.count; i++) {
        lenient = lenient || catches_import_error(handlers.items[i]->type);
    }
    r->lenient += lenient;
    ast_visit_body(&inner, stmt->try_.body);
    r->lenient -= lenient;
    for (int i = 0; i < handlers.count; i++) {
        ast_visit_exprs(&inner, (ExprSeq){&handlers.items[i]->type, 1});
        ast_visit_body(&inner, handlers.items[i]->body);
    }
    ast_visit_body(&inner, stmt->try_.orelse);
    ast_visit_body(&inner, stmt->try_.finalbody);
}

static void walk_function(Refuser *r, const Stmt *stmt) {
    const AstVisitor inner = visitor(r);
    ast_visit_exprs(&inner, stmt->function_def.decorator_list);
    ast_visit_defaults(&inner, stmt->function_def.args);
    ast_visit_annotations(&inner, stmt->function_def.args);
    ast_visit_exprs(&inner, (ExprSeq){(Expr *[]){stmt->function_def.returns}, 1});
    const Scope *const outer = r->scope;
    const int lenient = r->lenient;
    r->scope = stmt->function_def.scope;
    r->lenient = 0;
    ast_visit_body(&inner, stmt->function_def.body);
    r->lenient = lenient;
    r->scope = outer;
}

static void walk_class(Refuser *r, const Stmt *stmt) {
    const AstVisitor inner = visitor(r);
    ast_visit_exprs(&inner, stmt->class_def.decorator_list);
    ast_visit_exprs(&inner, stmt->class_def.bases);
    ast_visit_keywords(&inner, stmt->class_def.keywords);
    const Scope *const outer = r->scope;
    r->scope = stmt->class_def.scope;
    ast_visit_body(&inner, stmt->class_def.body);
    r->scope = outer;
}

static bool walk_stmt(void *user, Stmt *stmt) {
    Refuser *r = user;
    const AstVisitor inner = visitor(r);
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF:
        walk_function(r, stmt);
        return true;
    case STMT_CLASS_DEF:
        walk_class(r, stmt);
        return true;
    case STMT_TRY:
    case STMT_TRY_STAR:
        walk_try(r, stmt);
        return true;
    case STMT_IMPORT:
        for (int i = 0; i < stmt->import.names.count; i++) {
            check_import(r, stmt->import.names.items[i]);
        }
        return true;
    case STMT_IMPORT_FROM:
        check_import_from(r, stmt);
        return true;
    case STMT_WHILE:
    case STMT_IF:
        if (is_never(stmt->if_.test)) {
            walk_expr(r, stmt->if_.test);
            return ast_visit_body(&inner, stmt->if_.orelse);
        }
        return ast_visit_stmt(&inner, stmt);
    default:
        return ast_visit_stmt(&inner, stmt);
    }
}

bool refuse_check(const Module *module, Text source, const RefuseLibrary *library, Alloc *alloc,
                  Diags *diags) {
    CHECK(module->scope != NULL);
    Refuser refuser = {.library = library,
                       .module = module,
                       .source = source,
                       .alloc = alloc,
                       .diags = diags,
                       .scope = module->scope,
                       .gathers = true};
    arena_init(&refuser.arena, alloc);
    const AstVisitor all = visitor(&refuser);
    ast_visit_body(&all, module->body);
    refuser.gathers = false;
    ast_visit_body(&all, module->body);
    arena_deinit(&refuser.arena);
    diags_sort(diags);
    return refuser.count == 0 && !diags->out_of_memory;
}
