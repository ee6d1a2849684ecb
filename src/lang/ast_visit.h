// What is directly inside of a node, for whoever goes through whole trees.
//
// A walk is a function for expressions, one for statements, and these functions between them: it
// handles the kinds of nodes it is about and leaves the others to ast_visit_expr or ast_visit_stmt,
// which call it again for every part. The parts come in the order of the fields of CPython's nodes
// (and so of its symbol table); who needs another order visits that kind itself.

#ifndef LANG_AST_VISIT_H
#define LANG_AST_VISIT_H

#include "lang/ast.h"

// Whom to call for the parts, never with NULL. A function gives false to end the walk.
typedef struct AstVisitor {
    void *user;
    bool (*expr)(void *user, Expr *expr); // NULL: expressions are passed over
    bool (*stmt)(void *user, Stmt *stmt); // needed for statements only
    // A name that a pattern or `except … as` binds. NULL: they are passed over.
    bool (*capture)(void *user, Text name, Span span);
    // Where the walk notes the scope in which the part stands that is visited; NULL: scopes are not
    // built yet, or no matter.
    const Scope **here;
} AstVisitor;

// Each gives false when the visitor did.
bool ast_visit_expr(const AstVisitor *visitor, const Expr *expr);
bool ast_visit_stmt(const AstVisitor *visitor, const Stmt *stmt);

// The same for parts of nodes. Of the arguments of a function the defaults belong to the scope
// around it, and so do the annotations.
bool ast_visit_body(const AstVisitor *visitor, StmtSeq body);
bool ast_visit_exprs(const AstVisitor *visitor, ExprSeq exprs); // those that are not NULL
bool ast_visit_keywords(const AstVisitor *visitor, KeywordSeq keywords);
bool ast_visit_defaults(const AstVisitor *visitor, const Arguments *args);
bool ast_visit_annotations(const AstVisitor *visitor, const Arguments *args);

#endif
