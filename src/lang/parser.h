// Tokens to tree: the whole grammar of Python 3.11, by descent.
//
// As CPython's, the parser runs twice over a broken program: the first run only finds out that it
// is broken, the second one looks for the known mistakes and says what to do about them. So a right
// program never pays for the messages. It stops at the first error, with CPython's words and place.
//
// Recursion is bounded: depth of brackets and blocks by the lexer's limits, other nesting by
// PARSER_MAX_DEPTH, so that neither the parser nor those who walk the tree can run out of C stack.

#ifndef LANG_PARSER_H
#define LANG_PARSER_H

#include "lang/ast.h"
#include "lang/diag.h"

#define PARSER_MAX_DEPTH 1000 // the height of any expression, and of nested statements

// Parses a whole file. The tree lives in the arena; the source may be released afterwards. NULL
// when the source has an error, which is then added to `diags`. Syntax errors that depend on names
// and places ('return' outside function) come from scope_build, as in CPython.
Module *parser_parse_module(Text source, Arena *arena, Diags *diags);

// The same for one expression (eval).
Expr *parser_parse_expression(Text source, Arena *arena, Diags *diags);

#endif
