// Code: what the compiler makes of one block of source (a module, function, class body…).
//
// A register machine: an instruction names the registers it reads and the one it writes. Locals are
// registers, so `a = b + c` is one instruction; above them come cells, then temporaries. Reading a
// temporary uses it up (an object moves out of it), reading a local does not; the interpreter tells
// them apart by comparing with `first_temporary`. See lang/opcode.def for what each one does.
//
// Code is plain data and knows nothing of the machine that runs it.

#ifndef LANG_CODE_H
#define LANG_CODE_H

#include "lang/diag.h"

typedef enum Opcode {
#define OPCODE(name, form, meaning) OP_##name,
#include "lang/opcode.def"
    OPCODE_COUNT
} Opcode;

// Eight bytes: three operands of 16 bits, or one and a wide one. An instruction that needs more is
// followed by OP_EXTRA, which is never executed by itself.
typedef struct Instruction {
    uint16_t op;
    uint16_t a;
    union {
        struct {
            uint16_t b, c;
        };
        int32_t x;
    };
} Instruction;

// `await` is GET_AWAITABLE, the None that is sent first, and SEND: so far is SEND behind the first.
#define AWAIT_SEND 2

// How the operands are to be read: for the disassembler and the checker of code.
typedef enum OpForm {
    FORM_NONE,   // no operands
    FORM_A,      // register a
    FORM_AB,     // registers a, b
    FORM_ABC,    // registers a, b, c
    FORM_ABI,    // registers a, b, and c is a number
    FORM_AX,     // register a, number x
    FORM_AK,     // register a, constant x
    FORM_AS,     // register a, site x
    FORM_ABS,    // registers a, b, site c
    FORM_JUMP,   // x: distance of the jump, from the next instruction
    FORM_A_JUMP, // register a, and the same
    FORM_X,      // number x
} OpForm;

typedef struct Code Code;

typedef enum CodeConstantKind {
    CODE_NONE,
    CODE_TRUE,
    CODE_FALSE,
    CODE_ELLIPSIS,
    CODE_INT,
    CODE_BIG_INT, // text: digits, `integer`: their base
    CODE_FLOAT,
    CODE_IMAGINARY, // number
    CODE_STR,
    CODE_BYTES,
    CODE_TUPLE,     // items
    CODE_FROZENSET, // items
    CODE_CODE,
} CodeConstantKind;

typedef struct CodeConstant CodeConstant;
struct CodeConstant {
    CodeConstantKind kind;
    int count; // of items
    union {
        int64_t integer;
        double number;
        Code *code;
        CodeConstant *items;
    };
    Text text; // owned
};

// From this instruction on, up to the next entry, code belongs to this place in the source.
typedef struct CodePlace {
    int32_t instruction;
    Span span;
} CodePlace;

// An exception in an instruction from start to end goes to target: temporaries from register
// `level` on are dropped, and the exception is put there. The first entry that fits counts.
typedef struct CodeHandler {
    int32_t start, end, target;
    int32_t level;
} CodeHandler;

typedef enum CodeFlag {
    CODE_VARARGS = 1,
    CODE_VARKEYWORDS = 2,
    CODE_GENERATOR = 4,
    CODE_COROUTINE = 8,
    CODE_ASYNC_GENERATOR = 16,
    CODE_FUNCTION = 32, // a function, lambda or comprehension: its locals are registers
    CODE_NESTED = 64,
    CODE_HAS_DOC = 128, // constant 0 is the docstring
    CODE_CLASS_BODY = 256,
    CODE_MARKED = 512, // compiled with marks for the recorder
    CODE_COMPREHENSION = 1024,
} CodeFlag;

struct Code {
    Alloc *alloc;
    Text name, qualname; // owned
    ARRAY(Instruction) instructions;
    ARRAY(CodeConstant) constants;
    ARRAY(Text) names;    // owned: what sites and imports speak of
    ARRAY(int32_t) sites; // index into names
    ARRAY(CodePlace) places;
    ARRAY(CodeHandler) handlers;
    ARRAY(Text) locals; // names of registers 0…: parameters first
    ARRAY(Text) cells;  // the registers after the locals
    ARRAY(Text) frees;  // and after the cells
    int arg_count, posonly_count, kwonly_count;
    int register_count;
    int first_temporary;
    int first_line;
    uint32_t flags;
};

Code *code_new(Alloc *alloc);

// Releases it and the codes among its constants; NULL is allowed.
void code_free(Code *code);

// The place of an instruction.
Span code_span(const Code *code, int instruction);

// Gives all places in the code, and in those among its constants, other lines: `lines[N]` for line
// N of `count`. Code of the library has those of CPython's files.
void code_set_lines(Code *code, const int *lines, int count);

// Appends the code as text, one instruction a line, for people and tests; nested codes follow.
void code_print(const Code *code, Buf *out);

// Whether every register, constant, site and jump is within bounds; else says in `message` what is
// wrong. Always true for what the compiler makes: tests check that.
bool code_check(const Code *code, Buf *message);

// How its operands are to be read.
OpForm opcode_form(Opcode op);

#endif
