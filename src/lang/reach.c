#include "lang/reach.h"

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

// ---- imports that may fail ----

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
    static const char *const names[] = {"ImportError", "ModuleNotFoundError", "Exception",
                                        "BaseException"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (type->kind == EXPR_NAME && text_equal(type->name.id, text_of(names[i]))) {
            return true;
        }
    }
    return false;
}

static bool expects_import_error(const Stmt *stmt) {
    for (int i = 0; i < stmt->try_.handlers.count; i++) {
        if (catches_import_error(stmt->try_.handlers.items[i]->type)) {
            return true;
        }
    }
    return false;
}

static bool visit_try(const AstVisitor *visitor, const Stmt *stmt, bool *may_fail) {
    const bool around = *may_fail;
    *may_fail = around || expects_import_error(stmt);
    bool good = ast_visit_body(visitor, stmt->try_.body);
    *may_fail = around;
    Stmt rest = *stmt;
    rest.try_.body.count = 0;
    return good && ast_visit_stmt(visitor, &rest);
}

// Its body runs when it is called, where nothing catches the error.
static bool visit_function(const AstVisitor *visitor, const Stmt *stmt, bool *may_fail) {
    const bool around = *may_fail;
    *may_fail = false;
    const bool good = ast_visit_stmt(visitor, stmt);
    *may_fail = around;
    return good;
}

static bool visit_else(const AstVisitor *visitor, Expr *test, StmtSeq orelse) {
    return ast_visit_exprs(visitor, (ExprSeq){&test, 1}) && ast_visit_body(visitor, orelse);
}

bool reach_visit_stmt(const AstVisitor *visitor, const Stmt *stmt, bool *may_fail) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF:
        return visit_function(visitor, stmt, may_fail);
    case STMT_TRY:
    case STMT_TRY_STAR:
        return visit_try(visitor, stmt, may_fail);
    case STMT_WHILE:
        return is_never(stmt->while_.test)
                   ? visit_else(visitor, stmt->while_.test, stmt->while_.orelse)
                   : ast_visit_stmt(visitor, stmt);
    case STMT_IF:
        return is_never(stmt->if_.test) ? visit_else(visitor, stmt->if_.test, stmt->if_.orelse)
                                        : ast_visit_stmt(visitor, stmt);
    default:
        return ast_visit_stmt(visitor, stmt);
    }
}
