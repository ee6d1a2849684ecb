// The abstract syntax tree: CPython 3.11's `ast` module, node by node and field by field.
//
// The names are Python's, so that its documentation is this header's documentation and a test can
// compare our tree with the one that CPython makes. Nodes are tagged unions that live in one arena
// and are released together with it. A field that Python says may be None may be NULL here (or a
// Text whose bytes are NULL); sequences are never NULL but may be empty.
//
// Identifiers are interned for one parse: equal ones have the same bytes pointer. They are not
// mangled (scope.h does that).

#ifndef LANG_AST_H
#define LANG_AST_H

#include "lang/diag.h"

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct Pattern Pattern;
typedef struct Arg Arg;
typedef struct Arguments Arguments;
typedef struct Keyword Keyword;
typedef struct Alias Alias;
typedef struct WithItem WithItem;
typedef struct ExceptHandler ExceptHandler;
typedef struct Comprehension Comprehension;
typedef struct MatchCase MatchCase;
typedef struct Scope Scope; // lang/scope.h; NULL until scope_build

// Sequences: `items` has `count` pointers.
typedef struct ExprSeq {
    Expr **items;
    int count;
} ExprSeq;
typedef struct StmtSeq {
    Stmt **items;
    int count;
} StmtSeq;
typedef struct PatternSeq {
    Pattern **items;
    int count;
} PatternSeq;
typedef struct TextSeq {
    Text *items;
    int count;
} TextSeq;
typedef struct ArgSeq {
    Arg **items;
    int count;
} ArgSeq;
typedef struct KeywordSeq {
    Keyword **items;
    int count;
} KeywordSeq;
typedef struct AliasSeq {
    Alias **items;
    int count;
} AliasSeq;
typedef struct WithItemSeq {
    WithItem **items;
    int count;
} WithItemSeq;
typedef struct ExceptHandlerSeq {
    ExceptHandler **items;
    int count;
} ExceptHandlerSeq;
typedef struct ComprehensionSeq {
    Comprehension **items;
    int count;
} ComprehensionSeq;
typedef struct MatchCaseSeq {
    MatchCase **items;
    int count;
} MatchCaseSeq;

typedef enum ExprContext { CTX_LOAD, CTX_STORE, CTX_DEL } ExprContext;

typedef enum BoolOperator { BOOL_AND, BOOL_OR } BoolOperator;

// operator: name of the enum, Python's class, the sign.
#define AST_OPERATORS(X)        \
    X(ADD, "Add", "+")          \
    X(SUB, "Sub", "-")          \
    X(MULT, "Mult", "*")        \
    X(MAT_MULT, "MatMult", "@") \
    X(DIV, "Div", "/")          \
    X(MOD, "Mod", "%")          \
    X(POW, "Pow", "**")         \
    X(LSHIFT, "LShift", "<<")   \
    X(RSHIFT, "RShift", ">>")   \
    X(BIT_OR, "BitOr", "|")     \
    X(BIT_XOR, "BitXor", "^")   \
    X(BIT_AND, "BitAnd", "&")   \
    X(FLOOR_DIV, "FloorDiv", "//")
typedef enum Operator {
#define X(name, python, sign) OPERATOR_##name,
    AST_OPERATORS(X)
#undef X
} Operator;

typedef enum UnaryOperator { UNARY_TILDE, UNARY_NOT, UNARY_UADD, UNARY_USUB } UnaryOperator;

typedef enum CmpOp {
    CMP_EQ,
    CMP_NOT_EQ,
    CMP_LT,
    CMP_LT_E,
    CMP_GT,
    CMP_GT_E,
    CMP_IS,
    CMP_IS_NOT,
    CMP_IN,
    CMP_NOT_IN
} CmpOp;

typedef enum ConstantKind {
    CONSTANT_NONE,
    CONSTANT_TRUE,
    CONSTANT_FALSE,
    CONSTANT_ELLIPSIS,
    CONSTANT_INT,   // integer when it fits, else digits and base
    CONSTANT_FLOAT, // number
    CONSTANT_IMAG,  // number, the imaginary part
    CONSTANT_STR,   // text: UTF-8, a lone surrogate as three bytes
    CONSTANT_BYTES  // text: the bytes
} ConstantKind;

typedef struct Constant {
    ConstantKind kind;
    bool is_big;     // an int that does not fit into int64_t
    bool is_unicode; // written u'': the `kind` field of Python's Constant
    int base;        // of `digits`: 2, 8, 10, 16
    int64_t integer;
    double number;
    Text text;   // of str and bytes
    Text digits; // of a big int: without prefix, underscores and leading zeros
} Constant;

#define AST_EXPRS(X)                     \
    X(BOOL_OP, "BoolOp")                 \
    X(NAMED_EXPR, "NamedExpr")           \
    X(BIN_OP, "BinOp")                   \
    X(UNARY_OP, "UnaryOp")               \
    X(LAMBDA, "Lambda")                  \
    X(IF_EXP, "IfExp")                   \
    X(DICT, "Dict")                      \
    X(SET, "Set")                        \
    X(LIST_COMP, "ListComp")             \
    X(SET_COMP, "SetComp")               \
    X(DICT_COMP, "DictComp")             \
    X(GENERATOR_EXP, "GeneratorExp")     \
    X(AWAIT, "Await")                    \
    X(YIELD, "Yield")                    \
    X(YIELD_FROM, "YieldFrom")           \
    X(COMPARE, "Compare")                \
    X(CALL, "Call")                      \
    X(FORMATTED_VALUE, "FormattedValue") \
    X(JOINED_STR, "JoinedStr")           \
    X(CONSTANT, "Constant")              \
    X(ATTRIBUTE, "Attribute")            \
    X(SUBSCRIPT, "Subscript")            \
    X(STARRED, "Starred")                \
    X(NAME, "Name")                      \
    X(LIST, "List")                      \
    X(TUPLE, "Tuple")                    \
    X(SLICE, "Slice")
typedef enum ExprKind {
#define X(name, python) EXPR_##name,
    AST_EXPRS(X)
#undef X
} ExprKind;

struct Expr {
    ExprKind kind;
    Span span;
    union {
        struct {
            BoolOperator op;
            ExprSeq values;
        } bool_op;
        struct {
            Expr *target, *value;
        } named_expr;
        struct {
            Expr *left, *right;
            Operator op;
        } bin_op;
        struct {
            UnaryOperator op;
            Expr *operand;
        } unary_op;
        struct {
            Arguments *args;
            Expr *body;
            Scope *scope;
        } lambda;
        struct {
            Expr *test, *body, *orelse;
        } if_exp;
        struct {
            ExprSeq keys; // a NULL key: the value is unpacked with **
            ExprSeq values;
        } dict;
        struct {
            ExprSeq elts;
        } set;
        // LIST_COMP, SET_COMP, GENERATOR_EXP, and DICT_COMP, which alone has key and value.
        struct {
            Expr *elt;
            Expr *key, *value;
            ComprehensionSeq generators;
            Scope *scope;
        } comp;
        struct {
            Expr *value;
        } await;
        struct {
            Expr *value; // NULL: a bare yield; never NULL for YIELD_FROM
        } yield;
        struct {
            Expr *left;
            CmpOp *ops; // as many as comparators
            ExprSeq comparators;
        } compare;
        struct {
            Expr *func;
            ExprSeq args;
            KeywordSeq keywords;
        } call;
        struct {
            Expr *value;
            int conversion;    // -1, 's', 'r' or 'a'
            Expr *format_spec; // a JOINED_STR, or NULL
        } formatted_value;
        struct {
            ExprSeq values;
        } joined_str;
        Constant constant;
        struct {
            Expr *value;
            Text attr;
            ExprContext ctx;
        } attribute;
        struct {
            Expr *value, *slice;
            ExprContext ctx;
        } subscript;
        struct {
            Expr *value;
            ExprContext ctx;
        } starred;
        struct {
            Text id;
            ExprContext ctx;
        } name;
        // LIST and TUPLE.
        struct {
            ExprSeq elts;
            ExprContext ctx;
        } list;
        struct {
            Expr *lower, *upper, *step; // NULL: left out
        } slice;
    };
};

#define AST_STMTS(X)                          \
    X(FUNCTION_DEF, "FunctionDef")            \
    X(ASYNC_FUNCTION_DEF, "AsyncFunctionDef") \
    X(CLASS_DEF, "ClassDef")                  \
    X(RETURN, "Return")                       \
    X(DELETE, "Delete")                       \
    X(ASSIGN, "Assign")                       \
    X(AUG_ASSIGN, "AugAssign")                \
    X(ANN_ASSIGN, "AnnAssign")                \
    X(FOR, "For")                             \
    X(ASYNC_FOR, "AsyncFor")                  \
    X(WHILE, "While")                         \
    X(IF, "If")                               \
    X(WITH, "With")                           \
    X(ASYNC_WITH, "AsyncWith")                \
    X(MATCH, "Match")                         \
    X(RAISE, "Raise")                         \
    X(TRY, "Try")                             \
    X(TRY_STAR, "TryStar")                    \
    X(ASSERT, "Assert")                       \
    X(IMPORT, "Import")                       \
    X(IMPORT_FROM, "ImportFrom")              \
    X(GLOBAL, "Global")                       \
    X(NONLOCAL, "Nonlocal")                   \
    X(EXPR, "Expr")                           \
    X(PASS, "Pass")                           \
    X(BREAK, "Break")                         \
    X(CONTINUE, "Continue")
typedef enum StmtKind {
#define X(name, python) STMT_##name,
    AST_STMTS(X)
#undef X
} StmtKind;

struct Stmt {
    StmtKind kind;
    Span span;
    union {
        // FUNCTION_DEF and ASYNC_FUNCTION_DEF. The span begins at `def` or `async`, not at a
        // decorator.
        struct {
            Text name;
            Arguments *args;
            StmtSeq body;
            ExprSeq decorator_list;
            Expr *returns;
            Scope *scope;
        } function_def;
        struct {
            Text name;
            ExprSeq bases;
            KeywordSeq keywords;
            StmtSeq body;
            ExprSeq decorator_list;
            Scope *scope;
        } class_def;
        struct {
            Expr *value; // may be NULL
        } return_;
        struct {
            ExprSeq targets;
        } delete;
        struct {
            ExprSeq targets;
            Expr *value;
        } assign;
        struct {
            Expr *target;
            Operator op;
            Expr *value;
        } aug_assign;
        struct {
            Expr *target, *annotation;
            Expr *value; // may be NULL
            bool simple; // a name without parentheses
        } ann_assign;
        // FOR and ASYNC_FOR.
        struct {
            Expr *target, *iter;
            StmtSeq body, orelse;
        } for_;
        struct {
            Expr *test;
            StmtSeq body, orelse;
        } while_;
        struct {
            Expr *test;
            StmtSeq body, orelse; // `elif` is an IF alone in orelse
        } if_;
        // WITH and ASYNC_WITH.
        struct {
            WithItemSeq items;
            StmtSeq body;
        } with;
        struct {
            Expr *subject;
            MatchCaseSeq cases;
        } match;
        struct {
            Expr *exc, *cause; // may be NULL
        } raise;
        // TRY and TRY_STAR (except*).
        struct {
            StmtSeq body;
            ExceptHandlerSeq handlers;
            StmtSeq orelse, finalbody;
        } try_;
        struct {
            Expr *test;
            Expr *msg; // may be NULL
        } assert_;
        struct {
            AliasSeq names;
        } import;
        struct {
            Text module; // bytes NULL for `from . import x`
            AliasSeq names;
            int level; // how many dots
        } import_from;
        // GLOBAL and NONLOCAL.
        struct {
            TextSeq names;
        } global;
        struct {
            Expr *value;
        } expr;
    };
};

#define AST_PATTERNS(X)            \
    X(VALUE, "MatchValue")         \
    X(SINGLETON, "MatchSingleton") \
    X(SEQUENCE, "MatchSequence")   \
    X(MAPPING, "MatchMapping")     \
    X(CLASS, "MatchClass")         \
    X(STAR, "MatchStar")           \
    X(AS, "MatchAs")               \
    X(OR, "MatchOr")
typedef enum PatternKind {
#define X(name, python) PATTERN_##name,
    AST_PATTERNS(X)
#undef X
} PatternKind;

struct Pattern {
    PatternKind kind;
    Span span;
    union {
        struct {
            Expr *value;
        } value;
        struct {
            ConstantKind value; // None, True or False
        } singleton;
        struct {
            PatternSeq patterns;
        } sequence; // and OR
        struct {
            ExprSeq keys;
            PatternSeq patterns;
            Text rest; // bytes NULL: none
        } mapping;
        struct {
            Expr *cls;
            PatternSeq patterns;
            TextSeq kwd_attrs;
            PatternSeq kwd_patterns;
        } class_;
        struct {
            Text name; // bytes NULL: `*_`
        } star;
        struct {
            Pattern *pattern; // NULL: a capture, or a wildcard when the name is missing too
            Text name;        // bytes NULL: `_`
        } as;
    };
};

struct Arg {
    Span span;
    Text arg;
    Expr *annotation; // may be NULL
};

struct Arguments {
    ArgSeq posonlyargs, args;
    Arg *vararg; // may be NULL
    ArgSeq kwonlyargs;
    ExprSeq kw_defaults; // as many as kwonlyargs; NULL: no default
    Arg *kwarg;          // may be NULL
    ExprSeq defaults;    // of the last of posonlyargs + args
};

struct Keyword {
    Span span;
    Text arg; // bytes NULL: **value
    Expr *value;
};

struct Alias {
    Span span;
    Text name; // with dots; "*" for a star import
    Text asname;
};

struct WithItem {
    Expr *context_expr;
    Expr *optional_vars; // may be NULL
};

struct ExceptHandler {
    Span span;
    Expr *type; // NULL: a bare except
    Text name;  // bytes NULL: none
    StmtSeq body;
};

struct Comprehension {
    Expr *target, *iter;
    ExprSeq ifs;
    bool is_async;
};

struct MatchCase {
    Pattern *pattern;
    Expr *guard; // may be NULL
    StmtSeq body;
};

typedef struct Module {
    StmtSeq body;
    Text docstring; // bytes NULL: none; the text of the first statement if that is a string
    Scope *scope;
    bool has_future_annotations; // from __future__ import annotations
} Module;

// The docstring of a body: the text of a first statement that is a plain string; bytes NULL: none.
Text ast_docstring(StmtSeq body);

// The name that an import binds: `import a.b` binds `a`.
Text ast_alias_name(const Alias *alias);

// Python's name of an expression kind ("BinOp"), for dumps and messages.
const char *ast_expr_kind_name(ExprKind kind);

// Appends the tree as text: Python's node and field names and every position, one line, in a form
// that tests/syntax/oracle.py can make from CPython's own tree:
//   Name(id='x', ctx=Load)@1:0-1:1
// With `positions` false the part from @ is left out.
void ast_dump(const Module *module, bool positions, Buf *out);

// Appends the source form of an expression as CPython's ast.unparse would write it: what string
// annotations (from __future__ import annotations) hold.
void ast_unparse(const Expr *expr, Buf *out);

#endif
