#include "lang/ast.h"

const char *ast_expr_kind_name(ExprKind kind) {
    static const char *const names[] = {
#define X(name, python) python,
        AST_EXPRS(X)
#undef X
    };
    return names[kind];
}

Text ast_docstring(StmtSeq body) {
    if (body.count == 0 || body.items[0]->kind != STMT_EXPR) {
        return (Text){NULL, 0};
    }
    const Expr *value = body.items[0]->expr.value;
    const bool is_string = value->kind == EXPR_CONSTANT && value->constant.kind == CONSTANT_STR;
    return is_string ? value->constant.text : (Text){NULL, 0};
}

Text ast_alias_name(const Alias *alias) {
    if (alias->asname.bytes != NULL) {
        return alias->asname;
    }
    const Text name = alias->name;
    const char *dot = memchr(name.bytes, '.', name.size);
    return dot == NULL ? name : (Text){name.bytes, (size_t)(dot - name.bytes)};
}
