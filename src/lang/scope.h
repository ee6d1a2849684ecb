// Scopes: for every block of code, what each name in it means.
//
// A scope belongs to the module, a function, a lambda, a class or a comprehension (in 3.11 a
// comprehension is a function). It is found through the tree: module->scope, function_def.scope,
// class_def.scope, lambda.scope, comp.scope. Symbols are in the order of their first appearance.
//
// Also checks what CPython's symbol table and compiler check beyond the grammar ('return' outside
// function, name 'x' is parameter and global, …).

#ifndef LANG_SCOPE_H
#define LANG_SCOPE_H

#include "lang/ast.h"
#include "lang/diag.h"

typedef enum ScopeKind {
    SCOPE_MODULE,
    SCOPE_FUNCTION,
    SCOPE_LAMBDA,
    SCOPE_CLASS,
    SCOPE_COMP
} ScopeKind;

// How a name is reached in one scope.
typedef enum NameKind {
    NAME_LOCAL, // a fast local of a function; an entry of the namespace of a class or module
    NAME_CELL,  // local, and captured by an inner scope
    NAME_FREE,  // captured from an outer function (or `__class__`)
    NAME_GLOBAL_IMPLICIT, // not bound here nor in a function around
    NAME_GLOBAL_EXPLICIT  // said to be `global`
} NameKind;

typedef struct Symbol {
    Text name; // mangled
    NameKind kind;
    bool is_parameter;
    bool is_assigned;   // bound here, other than by import or as a parameter
    bool is_referenced; // read here
    bool is_annotated;
    bool is_nonlocal, is_global; // said so
    bool is_imported;
    bool is_comp_iter;  // the target of a comprehension
    bool is_class_free; // of a class: bound here and at the same time free for a method inside
    Span span;          // of the first appearance
    int index;          // in `locals`; -1: not there (cells and frees have lists of their own)
} Symbol;

struct Scope {
    ScopeKind kind;
    Text name; // "<module>", the function's or class's name, "<lambda>", "<listcomp>", …
    Text qualname;
    Scope *parent;      // NULL for the module
    Scope *first_child; // in the order of the source
    Scope *next_sibling;
    Text private_class; // the class whose name mangles __names here; bytes NULL: none
    Span span;

    Symbol *symbols;
    int symbol_count;
    int *table; // hash of name to index + 1
    int table_size;

    TextSeq locals; // fast locals of a function: parameters, *args after keyword-only, **kwargs,
                    // then the others by first appearance (CPython: co_varnames)
    TextSeq cells;  // co_cellvars: parameters keep their place in locals too
    TextSeq frees;  // co_freevars, sorted
    int posonly_count, arg_count, kwonly_count; // arg_count includes posonly
    bool has_varargs, has_varkeywords;

    bool is_nested;          // inside of a function
    bool is_generator;       // has yield
    bool is_coroutine;       // async def, or a comprehension with await or async for
    bool is_async_generator; // both
    bool has_return_value;
    bool needs_class_closure; // of a class: a method uses super() or __class__
    bool has_import_star;
    bool has_annotations; // of a module or class: __annotations__ is to be set up
    const void *node;     // the Stmt or Expr, NULL for the module

    // While it is being built.
    Scope *last_child;
    int comp_iter_depth; // inside of what comprehensions go over
    bool in_comp_target; // names bound now are targets of a comprehension
};

// Builds the scopes of a parsed module and hangs them into its nodes; everything lives in `arena`.
// False when the source has an error, which is then added to `diags`.
bool scope_build(Module *module, Text source, Arena *arena, Diags *diags);

// What a name, as scope_mangle gives it, is in a scope; NULL when the scope does not have it.
const Symbol *scope_find(const Scope *scope, Text name);

// How to reach a name; one that the scope does not know is an implicit global.
NameKind scope_name_kind(const Scope *scope, Text name);

// A name as the class around it changes it: `__x` in class C is `_C__x`. Lives in `arena`; the name
// itself where nothing changes.
Text scope_mangle(const Scope *scope, Text name, Arena *arena);

// Position of a mangled name in locals / cells / frees, or -1.
int scope_local_index(const Scope *scope, Text name);
int scope_cell_index(const Scope *scope, Text name);
int scope_free_index(const Scope *scope, Text name);

#endif
