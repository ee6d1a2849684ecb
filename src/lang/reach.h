// What of a program can run here, for whoever looks for what it needs.
//
// Code for type checkers or for another system only (`if sys.platform == "win32":`) is passed over.
// An import that the program itself expects to fail (try … except ImportError) may fail.

#ifndef LANG_REACH_H
#define LANG_REACH_H

#include "lang/ast_visit.h"

// As ast_visit_stmt, without what can't run. Where an import may fail *may_fail is true meanwhile;
// it begins false.
bool reach_visit_stmt(const AstVisitor *visitor, const Stmt *stmt, bool *may_fail);

#endif
