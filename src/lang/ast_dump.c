#include "lang/ast.h"

#include <stdio.h>
#include <stdlib.h>

// The text form of a tree. tests/syntax/oracle.py makes the same from CPython's tree.

typedef struct Dump {
    Buf *out;
    bool positions;
} Dump;

static void dump_expr(const Dump *d, const Expr *expr);
static void dump_body(const Dump *d, const char *name, StmtSeq body);

static void add(const Dump *d, const char *text) {
    buf_add_text(d->out, text_of(text));
}

static void add_span(const Dump *d, Span span) {
    if (d->positions) {
        buf_addf(d->out, "@%d:%d-%d:%d", span.line, span.column, span.end_line, span.end_column);
    }
}

// A text in quotes; all but printable ASCII as \xhh.
static void add_quoted(const Dump *d, Text text) {
    if (text.bytes == NULL) {
        add(d, "None");
        return;
    }
    buf_add_char(d->out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char c = (unsigned char)text.bytes[i];
        if (c < 32 || c > 126 || c == '\'' || c == '\\') {
            buf_addf(d->out, "\\x%02x", c);
        } else {
            buf_add_char(d->out, (char)c);
        }
    }
    buf_add_char(d->out, '\'');
}

#define DUMP_LIST(d, name, seq, function)       \
    do {                                        \
        add((d), name "=[");                    \
        for (int i = 0; i < (seq).count; i++) { \
            add((d), i > 0 ? ", " : "");        \
            function((d), (seq).items[i]);      \
        }                                       \
        add((d), "]");                          \
    } while (0)

static void dump_optional(const Dump *d, const Expr *expr) {
    if (expr == NULL) {
        add(d, "None");
    } else {
        dump_expr(d, expr);
    }
}

static void dump_arg(const Dump *d, const Arg *arg) {
    if (arg == NULL) {
        add(d, "None");
        return;
    }
    add(d, "arg(arg=");
    add_quoted(d, arg->arg);
    add(d, ", annotation=");
    dump_optional(d, arg->annotation);
    add(d, ")");
    add_span(d, arg->span);
}

static void dump_arguments(const Dump *d, const Arguments *args) {
    add(d, "arguments(");
    DUMP_LIST(d, "posonlyargs", args->posonlyargs, dump_arg);
    DUMP_LIST(d, ", args", args->args, dump_arg);
    add(d, ", vararg=");
    dump_arg(d, args->vararg);
    DUMP_LIST(d, ", kwonlyargs", args->kwonlyargs, dump_arg);
    DUMP_LIST(d, ", kw_defaults", args->kw_defaults, dump_optional);
    add(d, ", kwarg=");
    dump_arg(d, args->kwarg);
    DUMP_LIST(d, ", defaults", args->defaults, dump_optional);
    add(d, ")");
}

static void dump_keyword(const Dump *d, const Keyword *keyword) {
    add(d, "keyword(arg=");
    add_quoted(d, keyword->arg);
    add(d, ", value=");
    dump_expr(d, keyword->value);
    add(d, ")");
    add_span(d, keyword->span);
}

static void dump_clause(const Dump *d, const Comprehension *clause) {
    add(d, "comprehension(target=");
    dump_expr(d, clause->target);
    add(d, ", iter=");
    dump_expr(d, clause->iter);
    DUMP_LIST(d, ", ifs", clause->ifs, dump_expr);
    buf_addf(d->out, ", is_async=%d)", clause->is_async);
}

static void dump_context(const Dump *d, ExprContext ctx) {
    add(d, ctx == CTX_LOAD ? ", ctx=Load" : ctx == CTX_STORE ? ", ctx=Store" : ", ctx=Del");
}

static void dump_float(const Dump *d, double number) {
    char text[40];
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number) {
            break;
        }
    }
    add(d, text);
}

static void dump_constant(const Dump *d, const Constant *constant) {
    add(d, "Constant(value=");
    switch (constant->kind) {
    case CONSTANT_NONE:
        add(d, "None");
        break;
    case CONSTANT_TRUE:
        add(d, "True");
        break;
    case CONSTANT_FALSE:
        add(d, "False");
        break;
    case CONSTANT_ELLIPSIS:
        add(d, "Ellipsis");
        break;
    case CONSTANT_INT:
        if (constant->is_big) {
            const Expr big = {.kind = EXPR_CONSTANT, .constant = *constant};
            ast_unparse(&big, d->out);
        } else {
            buf_addf(d->out, "%lld", (long long)constant->integer);
        }
        break;
    case CONSTANT_FLOAT:
        add(d, "float:");
        dump_float(d, constant->number);
        break;
    case CONSTANT_IMAG:
        add(d, "imag:");
        dump_float(d, constant->number);
        break;
    case CONSTANT_STR:
        add_quoted(d, constant->text);
        break;
    case CONSTANT_BYTES:
        add(d, "b");
        add_quoted(d, constant->text);
        break;
    }
    add(d, constant->is_unicode ? ", kind='u')" : ", kind=None)");
}

static const char *operator_name(Operator op) {
    static const char *const names[] = {
#define X(name, python, sign) python,
        AST_OPERATORS(X)
#undef X
    };
    return names[op];
}

static void dump_compare(const Dump *d, const Expr *expr) {
    static const char *const names[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                        "GtE", "Is",    "IsNot", "In",  "NotIn"};
    add(d, "Compare(left=");
    dump_expr(d, expr->compare.left);
    add(d, ", ops=[");
    for (int i = 0; i < expr->compare.comparators.count; i++) {
        add(d, i > 0 ? ", " : "");
        add(d, names[expr->compare.ops[i]]);
    }
    add(d, "]");
    DUMP_LIST(d, ", comparators", expr->compare.comparators, dump_expr);
    add(d, ")");
}

static void dump_comp(const Dump *d, const Expr *expr) {
    add(d, ast_expr_kind_name(expr->kind));
    if (expr->kind == EXPR_DICT_COMP) {
        add(d, "(key=");
        dump_expr(d, expr->comp.key);
        add(d, ", value=");
        dump_expr(d, expr->comp.value);
    } else {
        add(d, "(elt=");
        dump_expr(d, expr->comp.elt);
    }
    DUMP_LIST(d, ", generators", expr->comp.generators, dump_clause);
    add(d, ")");
}

static void dump_pair(const Dump *d, const char *head, const Expr *a, const char *middle,
                      const Expr *b) {
    add(d, head);
    dump_optional(d, a);
    add(d, middle);
    dump_optional(d, b);
    add(d, ")");
}

static void dump_display(const Dump *d, const Expr *expr) {
    add(d, ast_expr_kind_name(expr->kind));
    add(d, "(");
    DUMP_LIST(d, "elts", expr->list.elts, dump_expr);
    if (expr->kind != EXPR_SET) {
        dump_context(d, expr->list.ctx);
    }
    add(d, ")");
}

static void dump_binary(const Dump *d, const Expr *expr) {
    add(d, "BinOp(left=");
    dump_expr(d, expr->bin_op.left);
    add(d, ", op=");
    add(d, operator_name(expr->bin_op.op));
    add(d, ", right=");
    dump_expr(d, expr->bin_op.right);
    add(d, ")");
}

static void dump_call(const Dump *d, const Expr *expr) {
    add(d, "Call(func=");
    dump_expr(d, expr->call.func);
    DUMP_LIST(d, ", args", expr->call.args, dump_expr);
    DUMP_LIST(d, ", keywords", expr->call.keywords, dump_keyword);
    add(d, ")");
}

static void dump_formatted(const Dump *d, const Expr *expr) {
    add(d, "FormattedValue(value=");
    dump_expr(d, expr->formatted_value.value);
    buf_addf(d->out, ", conversion=%d, format_spec=", expr->formatted_value.conversion);
    dump_optional(d, expr->formatted_value.format_spec);
    add(d, ")");
}

static void dump_kind(const Dump *d, const Expr *expr) {
    static const char *const unary_names[] = {"Invert", "Not", "UAdd", "USub"};
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        add(d, expr->bool_op.op == BOOL_AND ? "BoolOp(op=And, " : "BoolOp(op=Or, ");
        DUMP_LIST(d, "values", expr->bool_op.values, dump_expr);
        add(d, ")");
        break;
    case EXPR_NAMED_EXPR:
        dump_pair(d, "NamedExpr(target=", expr->named_expr.target,
                  ", value=", expr->named_expr.value);
        break;
    case EXPR_BIN_OP:
        dump_binary(d, expr);
        break;
    case EXPR_UNARY_OP:
        buf_addf(d->out, "UnaryOp(op=%s, operand=", unary_names[expr->unary_op.op]);
        dump_expr(d, expr->unary_op.operand);
        add(d, ")");
        break;
    case EXPR_LAMBDA:
        add(d, "Lambda(args=");
        dump_arguments(d, expr->lambda.args);
        add(d, ", body=");
        dump_expr(d, expr->lambda.body);
        add(d, ")");
        break;
    case EXPR_IF_EXP:
        add(d, "IfExp(test=");
        dump_expr(d, expr->if_exp.test);
        dump_pair(d, ", body=", expr->if_exp.body, ", orelse=", expr->if_exp.orelse);
        break;
    case EXPR_DICT:
        DUMP_LIST(d, "Dict(keys", expr->dict.keys, dump_optional);
        DUMP_LIST(d, ", values", expr->dict.values, dump_expr);
        add(d, ")");
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        dump_comp(d, expr);
        break;
    case EXPR_AWAIT:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        add(d, ast_expr_kind_name(expr->kind));
        add(d, "(value=");
        dump_optional(d, expr->yield.value);
        add(d, ")");
        break;
    case EXPR_COMPARE:
        dump_compare(d, expr);
        break;
    case EXPR_CALL:
        dump_call(d, expr);
        break;
    case EXPR_FORMATTED_VALUE:
        dump_formatted(d, expr);
        break;
    case EXPR_JOINED_STR:
        DUMP_LIST(d, "JoinedStr(values", expr->joined_str.values, dump_expr);
        add(d, ")");
        break;
    case EXPR_CONSTANT:
        dump_constant(d, &expr->constant);
        break;
    case EXPR_ATTRIBUTE:
        add(d, "Attribute(value=");
        dump_expr(d, expr->attribute.value);
        add(d, ", attr=");
        add_quoted(d, expr->attribute.attr);
        dump_context(d, expr->attribute.ctx);
        add(d, ")");
        break;
    case EXPR_SUBSCRIPT:
        add(d, "Subscript(value=");
        dump_expr(d, expr->subscript.value);
        add(d, ", slice=");
        dump_expr(d, expr->subscript.slice);
        dump_context(d, expr->subscript.ctx);
        add(d, ")");
        break;
    case EXPR_STARRED:
        add(d, "Starred(value=");
        dump_expr(d, expr->starred.value);
        dump_context(d, expr->starred.ctx);
        add(d, ")");
        break;
    case EXPR_NAME:
        add(d, "Name(id=");
        add_quoted(d, expr->name.id);
        dump_context(d, expr->name.ctx);
        add(d, ")");
        break;
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE:
        dump_display(d, expr);
        break;
    case EXPR_SLICE:
        add(d, "Slice(lower=");
        dump_optional(d, expr->slice.lower);
        dump_pair(d, ", upper=", expr->slice.upper, ", step=", expr->slice.step);
        break;
    }
}

static void dump_expr(const Dump *d, const Expr *expr) {
    dump_kind(d, expr);
    add_span(d, expr->span);
}

// ---- patterns ----

static void dump_pattern(const Dump *d, const Pattern *pattern);

static void add_text(const Dump *d, Text text) {
    add_quoted(d, text);
}

static void dump_class_pattern(const Dump *d, const Pattern *pattern) {
    add(d, "MatchClass(cls=");
    dump_expr(d, pattern->class_.cls);
    DUMP_LIST(d, ", patterns", pattern->class_.patterns, dump_pattern);
    DUMP_LIST(d, ", kwd_attrs", pattern->class_.kwd_attrs, add_text);
    DUMP_LIST(d, ", kwd_patterns", pattern->class_.kwd_patterns, dump_pattern);
    add(d, ")");
}

static void dump_mapping(const Dump *d, const Pattern *pattern) {
    DUMP_LIST(d, "MatchMapping(keys", pattern->mapping.keys, dump_expr);
    DUMP_LIST(d, ", patterns", pattern->mapping.patterns, dump_pattern);
    add(d, ", rest=");
    add_quoted(d, pattern->mapping.rest);
    add(d, ")");
}

static void dump_pattern(const Dump *d, const Pattern *pattern) {
    switch (pattern->kind) {
    case PATTERN_VALUE:
        add(d, "MatchValue(value=");
        dump_expr(d, pattern->value.value);
        add(d, ")");
        break;
    case PATTERN_SINGLETON:
        add(d, pattern->singleton.value == CONSTANT_NONE   ? "MatchSingleton(value=None)"
               : pattern->singleton.value == CONSTANT_TRUE ? "MatchSingleton(value=True)"
                                                           : "MatchSingleton(value=False)");
        break;
    case PATTERN_SEQUENCE:
        DUMP_LIST(d, "MatchSequence(patterns", pattern->sequence.patterns, dump_pattern);
        add(d, ")");
        break;
    case PATTERN_OR:
        DUMP_LIST(d, "MatchOr(patterns", pattern->sequence.patterns, dump_pattern);
        add(d, ")");
        break;
    case PATTERN_MAPPING:
        dump_mapping(d, pattern);
        break;
    case PATTERN_CLASS:
        dump_class_pattern(d, pattern);
        break;
    case PATTERN_STAR:
        add(d, "MatchStar(name=");
        add_quoted(d, pattern->star.name);
        add(d, ")");
        break;
    case PATTERN_AS:
        add(d, "MatchAs(pattern=");
        if (pattern->as.pattern == NULL) {
            add(d, "None");
        } else {
            dump_pattern(d, pattern->as.pattern);
        }
        add(d, ", name=");
        add_quoted(d, pattern->as.name);
        add(d, ")");
        break;
    }
    add_span(d, pattern->span);
}

// ---- statements ----

static void dump_alias(const Dump *d, const Alias *alias) {
    add(d, "alias(name=");
    add_quoted(d, alias->name);
    add(d, ", asname=");
    add_quoted(d, alias->asname);
    add(d, ")");
    add_span(d, alias->span);
}

static void dump_with_item(const Dump *d, const WithItem *item) {
    dump_pair(d, "withitem(context_expr=", item->context_expr,
              ", optional_vars=", item->optional_vars);
}

static void dump_handler(const Dump *d, const ExceptHandler *handler) {
    add(d, "ExceptHandler(type=");
    dump_optional(d, handler->type);
    add(d, ", name=");
    add_quoted(d, handler->name);
    dump_body(d, ", body", handler->body);
    add(d, ")");
    add_span(d, handler->span);
}

static void dump_case(const Dump *d, const MatchCase *match_case) {
    add(d, "match_case(pattern=");
    dump_pattern(d, match_case->pattern);
    add(d, ", guard=");
    dump_optional(d, match_case->guard);
    dump_body(d, ", body", match_case->body);
    add(d, ")");
}

static void dump_function(const Dump *d, const Stmt *stmt) {
    add(d, "(name=");
    add_quoted(d, stmt->function_def.name);
    add(d, ", args=");
    dump_arguments(d, stmt->function_def.args);
    dump_body(d, ", body", stmt->function_def.body);
    DUMP_LIST(d, ", decorator_list", stmt->function_def.decorator_list, dump_expr);
    add(d, ", returns=");
    dump_optional(d, stmt->function_def.returns);
}

static void dump_class(const Dump *d, const Stmt *stmt) {
    add(d, "(name=");
    add_quoted(d, stmt->class_def.name);
    DUMP_LIST(d, ", bases", stmt->class_def.bases, dump_expr);
    DUMP_LIST(d, ", keywords", stmt->class_def.keywords, dump_keyword);
    dump_body(d, ", body", stmt->class_def.body);
    DUMP_LIST(d, ", decorator_list", stmt->class_def.decorator_list, dump_expr);
}

static void dump_try(const Dump *d, const Stmt *stmt) {
    dump_body(d, "(body", stmt->try_.body);
    DUMP_LIST(d, ", handlers", stmt->try_.handlers, dump_handler);
    dump_body(d, ", orelse", stmt->try_.orelse);
    dump_body(d, ", finalbody", stmt->try_.finalbody);
}

static void dump_aug(const Dump *d, const Stmt *stmt) {
    add(d, "(target=");
    dump_expr(d, stmt->aug_assign.target);
    add(d, ", op=");
    add(d, operator_name(stmt->aug_assign.op));
    add(d, ", value=");
    dump_expr(d, stmt->aug_assign.value);
}

static void dump_ann(const Dump *d, const Stmt *stmt) {
    add(d, "(target=");
    dump_expr(d, stmt->ann_assign.target);
    add(d, ", annotation=");
    dump_expr(d, stmt->ann_assign.annotation);
    add(d, ", value=");
    dump_optional(d, stmt->ann_assign.value);
    buf_addf(d->out, ", simple=%d", stmt->ann_assign.simple);
}

static void dump_for(const Dump *d, const Stmt *stmt) {
    add(d, "(target=");
    dump_expr(d, stmt->for_.target);
    add(d, ", iter=");
    dump_expr(d, stmt->for_.iter);
    dump_body(d, ", body", stmt->for_.body);
    dump_body(d, ", orelse", stmt->for_.orelse);
}

static void dump_fields(const Dump *d, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
    case STMT_ASYNC_FUNCTION_DEF:
        dump_function(d, stmt);
        break;
    case STMT_CLASS_DEF:
        dump_class(d, stmt);
        break;
    case STMT_RETURN:
        add(d, "(value=");
        dump_optional(d, stmt->return_.value);
        break;
    case STMT_DELETE:
        DUMP_LIST(d, "(targets", stmt->delete.targets, dump_expr);
        break;
    case STMT_ASSIGN:
        DUMP_LIST(d, "(targets", stmt->assign.targets, dump_expr);
        add(d, ", value=");
        dump_expr(d, stmt->assign.value);
        break;
    case STMT_AUG_ASSIGN:
        dump_aug(d, stmt);
        break;
    case STMT_ANN_ASSIGN:
        dump_ann(d, stmt);
        break;
    case STMT_FOR:
    case STMT_ASYNC_FOR:
        dump_for(d, stmt);
        break;
    case STMT_WHILE:
    case STMT_IF:
        add(d, "(test=");
        dump_expr(d, stmt->if_.test);
        dump_body(d, ", body", stmt->if_.body);
        dump_body(d, ", orelse", stmt->if_.orelse);
        break;
    case STMT_WITH:
    case STMT_ASYNC_WITH:
        DUMP_LIST(d, "(items", stmt->with.items, dump_with_item);
        dump_body(d, ", body", stmt->with.body);
        break;
    case STMT_MATCH:
        add(d, "(subject=");
        dump_expr(d, stmt->match.subject);
        DUMP_LIST(d, ", cases", stmt->match.cases, dump_case);
        break;
    case STMT_RAISE:
        add(d, "(exc=");
        dump_optional(d, stmt->raise.exc);
        add(d, ", cause=");
        dump_optional(d, stmt->raise.cause);
        break;
    case STMT_TRY:
    case STMT_TRY_STAR:
        dump_try(d, stmt);
        break;
    case STMT_ASSERT:
        add(d, "(test=");
        dump_expr(d, stmt->assert_.test);
        add(d, ", msg=");
        dump_optional(d, stmt->assert_.msg);
        break;
    case STMT_IMPORT:
        DUMP_LIST(d, "(names", stmt->import.names, dump_alias);
        break;
    case STMT_IMPORT_FROM:
        add(d, "(module=");
        add_quoted(d, stmt->import_from.module);
        DUMP_LIST(d, ", names", stmt->import_from.names, dump_alias);
        buf_addf(d->out, ", level=%d", stmt->import_from.level);
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        DUMP_LIST(d, "(names", stmt->global.names, add_text);
        break;
    case STMT_EXPR:
        add(d, "(value=");
        dump_expr(d, stmt->expr.value);
        break;
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE:
        add(d, "(");
        break;
    }
}

static void dump_stmt(const Dump *d, const Stmt *stmt) {
    static const char *const names[] = {
#define X(name, python) python,
        AST_STMTS(X)
#undef X
    };
    add(d, names[stmt->kind]);
    dump_fields(d, stmt);
    add(d, ")");
    add_span(d, stmt->span);
}

static void dump_body(const Dump *d, const char *name, StmtSeq body) {
    add(d, name);
    DUMP_LIST(d, "", body, dump_stmt);
}

void ast_dump(const Module *module, bool positions, Buf *out) {
    const Dump d = {out, positions};
    dump_body(&d, "Module(body", module->body);
    add(&d, ")");
}
