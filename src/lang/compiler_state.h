// What the parts of the compiler share. Only for src/lang/compiler*.c.
//
// A Unit is one block of source being compiled. `top` is the first free temporary: code that needs
// one takes it from there and puts `top` back when the value has been used. `definite` knows the
// locals that are certainly bound at this place; reading another one is preceded by a check.

#ifndef LANG_COMPILER_STATE_H
#define LANG_COMPILER_STATE_H

#include "lang/ast.h"
#include "lang/code.h"
#include "lang/diag.h"
#include "lang/scope.h"

typedef int Label;
typedef int Reg;
#define NO_REG (-1)

typedef enum BlockKind {
    BLOCK_LOOP,       // reg: the state of a for loop, or NO_REG
    BLOCK_ASYNC_LOOP, // reg: the asynchronous iterator
    BLOCK_TRY,        // a range with a handler, nothing to do when it is left
    BLOCK_FINALLY,    // finalbody runs when it is left
    BLOCK_HANDLED,    // reg: the exception that is being handled
    BLOCK_NAME,       // `except … as name`: the name is unbound
    BLOCK_WITH,       // reg: the exit method
    BLOCK_ASYNC_WITH,
    BLOCK_TEMP, // reg: a temporary that is dropped
} BlockKind;

typedef struct Block {
    BlockKind kind;
    Reg reg;
    Label next, end; // of a loop: continue, break
    StmtSeq finalbody;
    Text name;
    Span span;
    int start;     // of the range that is open now; -1: the block has no handler
    Label handler; // where exceptions go
    int level;
} Block;

typedef struct Fixup {
    int instruction;
    Label label;
} Fixup;

typedef struct Table {
    int *places; // index + 1; 0: free
    int size;
} Table;

// What a site is for. A variable's has the wide operand of its instruction, and each variable needs
// one only. An attribute's has a narrow operand; as each remembers what it found, every place has
// one of its own, until there are very many: then places of one use and name share it. The others
// only say the name.
typedef enum SiteUse { SITE_VARIABLE, SITE_NAME, SITE_LOAD, SITE_STORE, SITE_CALL } SiteUse;

typedef struct NameSites {
    int sites[SITE_CALL + 1]; // by use: the latest one, and 1; 0: none
} NameSites;

typedef struct Unit {
    struct Unit *parent;
    Code *code;
    Scope *scope;
    Reg top, local_count, first_temporary;
    Reg returning; // what a return statement takes along while it leaves blocks; or NO_REG
    ARRAY(Block) blocks;
    ARRAY(int32_t) labels; // label to instruction
    ARRAY(Fixup) fixups;
    ARRAY(CodeHandler) handlers; // target: a label
    Table names, constants;
    ARRAY(NameSites) name_sites;    // by name
    ARRAY(int32_t) variable_sites;  // as Code.sites; they come behind those of attributes
    uint64_t *definite, *uncertain; // bits of locals
    int words;
    int conditional; // above 0: what is being compiled may not run
    bool unreachable;
    bool last; // nothing of the unit follows the statement that is being compiled
    Span span;
} Unit;

typedef struct Compiler {
    Alloc *alloc;
    Arena *arena;
    Diags *diags;
    Unit *unit;
    bool marks, in_namespace, has_walrus, future_annotations;
    Text source;
    const char *path; // of the source, in warnings
    Buf *warnings;    // NULL: nobody wants them
    bool failed;      // a message is in diags, or memory ended
} Compiler;

// --- compiler.c: emitting ------------------------------------------------------------------------

bool unit_begin(Compiler *c, Unit *unit, Scope *scope);
Code *unit_end(Compiler *c, Unit *unit);

int emit(Compiler *c, Opcode op, int a, int b, int x);
int emit_x(Compiler *c, Opcode op, int a, int32_t x);
void emit_return(Compiler *c, Reg reg);
void emit_extra(Compiler *c, int32_t x);
void emit_jump(Compiler *c, Opcode op, int a, Label label);
void emit_extra_jump(Compiler *c, Label label);
Label label_new(Compiler *c);
void label_here(Compiler *c, Label label);

Reg temp_new(Compiler *c);
bool is_temp(const Compiler *c, Reg reg);
void use_registers(Compiler *c, int count); // up to `count` above top
void compile_limit(Compiler *c, const char *what);
void set_span(Compiler *c, Span span);

int site_of(Compiler *c, SiteUse use, Text name);
int constant_index(Compiler *c, CodeConstant constant); // takes
void load_constant(Compiler *c, CodeConstant constant, Reg dest);
void load_none(Compiler *c, Reg dest);
void load_text(Compiler *c, Text text, Reg dest);

Block *block_push(Compiler *c, Block block);
void block_pop(Compiler *c);
void block_open(Compiler *c, Block *block);
void block_close(Compiler *c, Block *block);
void add_handler(Compiler *c, int start, int end, Label target, int level);

uint64_t *definite_save(Compiler *c);
void definite_restore(Compiler *c, uint64_t *saved);    // and releases
void definite_copy(Compiler *c, const uint64_t *saved); // keeps
void definite_intersect(Compiler *c, const uint64_t *other);
void definite_free(Compiler *c, uint64_t *saved);

// --- compiler_line.c: which statement is entered -------------------------------------------------

void mark_line(Compiler *c, int line);      // the statement of this line is entered
void mark_line_left(Compiler *c, int line); // come back to, if another was entered since; 0: none

// Where a body leaves the place; 0: nowhere.
int compile_line_after(const Compiler *c, StmtSeq body, int before);

// Where CPython's compiler is after jumping on a condition: at the last comparison in it.
Span compile_place_after_test(const Expr *test, Span before);

// --- compiler_warn.c: what can hardly be meant ---------------------------------------------------

void warn_of_compare(Compiler *c, const Expr *expr);
void warn_of_assert(Compiler *c, const Stmt *stmt);
void warn_of_call(Compiler *c, const Expr *expr);
void warn_of_subscript(Compiler *c, const Expr *expr);
size_t warn_mark(const Compiler *c);                  // how much was said
void warn_again(Compiler *c, size_t from, size_t to); // what was said between two marks

// --- compiler_name.c: variables ------------------------------------------------------------------

void load_name(Compiler *c, Text name, Reg dest);
Reg name_in_place(Compiler *c, Text name); // the register of a local that is bound, or NO_REG
// Whether its own names are looked up in a namespace: that of a class, or of exec.
bool has_namespace(const Compiler *c, const Scope *scope);

void store_name(Compiler *c, Text name, Reg value, bool certain);
void delete_name(Compiler *c, Text name);
Reg store_target(Compiler *c, Text name); // the register of a plain local to write to, or NO_REG
void stored_local(Compiler *c, Text name, Reg reg, bool certain); // after writing to it
void load_closure(Compiler *c, const Scope *child, Reg dest);

// --- compiler_expr.c -----------------------------------------------------------------------------

Reg compile_any(Compiler *c, const Expr *expr);

// The same for what is only looked at, by `in` or a loop: a display of constants is one constant.
Reg compile_unchanged(Compiler *c, const Expr *expr);
void compile_into(Compiler *c, const Expr *expr, Reg dest);
Reg compile_temp(Compiler *c, const Expr *expr);
void compile_jump_if(Compiler *c, const Expr *expr, bool truth, Label label); // moves the place

// Marks that an attribute was bound of the object, which the register keeps.
void emit_attribute_mark(Compiler *c, const Expr *target, Reg object);

void compile_await(Compiler *c, Reg awaitable, Reg dest, int kind);
bool constant_of(Compiler *c, const Expr *expr, CodeConstant *out); // folds; owned by the caller
void constant_free(Compiler *c, CodeConstant *constant);
Opcode binary_opcode(Operator op, bool inplace);
void compile_store(Compiler *c, const Expr *target, Reg value);

// --- compiler_func.c: functions, classes, comprehensions -----------------------------------------

void compile_function(Compiler *c, const Stmt *stmt);
void compile_class(Compiler *c, const Stmt *stmt);
void compile_lambda(Compiler *c, const Expr *expr, Reg dest);
void compile_comprehension(Compiler *c, const Expr *expr, Reg dest);

// --- compiler_stmt.c, compiler_try.c, compiler_match.c -------------------------------------------

void compile_body(Compiler *c, StmtSeq body);
void compile_annotation(Compiler *c, const Expr *annotation, Reg dest);
void compile_try(Compiler *c, const Stmt *stmt);
void compile_try_star(Compiler *c, const Stmt *stmt);
void compile_with(Compiler *c, const Stmt *stmt, int item);
void compile_match(Compiler *c, const Stmt *stmt);
void leave_blocks(Compiler *c, int down_to); // writes out what leaving them means
void leave_name(Compiler *c, Text name);     // of `except … as`: it is None, and then unbound

#endif
