// Source text to tokens.
//
// The lexer never fails: what is wrong becomes one TOKEN_ERROR that says why, and after it the
// lexer goes on behind the bad place, so that a half-typed program can still be coloured. The
// parser stops at the first one, with CPython's message. Tokens are made on demand, because CPython
// reports an error of the lexer only when its parser gets there.
//
// UTF-8 with or without a byte order mark; lines end with \n, \r\n or \r. A coding cookie must name
// utf-8 (or ascii, latin-1 is refused).
//
// Identifiers: ASCII, and beyond it the letters, marks and digits that Unicode calls XID_Start and
// XID_Continue. CPython compares them in normal form NFKC; a name that is not in it already is
// refused rather than taken for another name.

#ifndef LANG_LEXER_H
#define LANG_LEXER_H

#include "lang/diag.h"
#include "lang/token.h"

#define LEXER_MAX_SOURCE  (1024 * 1024) // bytes
#define LEXER_MAX_NESTING 200           // brackets inside of brackets, as in CPython
#define LEXER_MAX_INDENT  100           // blocks inside of blocks, as in CPython

typedef struct LexerBracket {
    char open;
    int line, column;
} LexerBracket;

typedef struct Lexer {
    Text source;
    int at;             // the next byte
    int line;           // of `at`, from 1
    int line_start;     // offset of the line's first byte
    bool keep_comments; // also yield TOKEN_COMMENT and TOKEN_NL; set it after lexer_init
    bool at_line_start; // indentation comes next
    bool is_blank;      // the line has no token yet but a comment or nothing
    bool bad_source;    // an error of the file as a whole waits to be given out
    bool ended;
    int pending;                       // INDENT (+1) or DEDENTs (-n) still to be given out
    int indents[LEXER_MAX_INDENT];     // columns with tabs to 8
    int alt_indents[LEXER_MAX_INDENT]; // columns with tabs of 1, to find inconsistent ones
    int indent_count;
    LexerBracket brackets[LEXER_MAX_NESTING];
    int bracket_count;
    TokenKind last; // the kind given out before

    // Of the latest TOKEN_ERROR.
    DiagKind error_kind;
    char error[160];              // the message, ended by a zero byte
    const char *error_hint;       // what to do about it; NULL: nothing to say
    int error_line, error_column; // the column as CPython's `offset`: in code points, from 1
    int error_end_column;         // 0: unknown
    bool error_is_plain;          // of line structure: what else is wrong may explain it better
    bool error_is_unclosed;       // the end came inside of brackets
} Lexer;

// Begins at the start of the source, which must outlive the lexer and be below 2 GiB.
void lexer_init(Lexer *lexer, Text source);

// The next token; after the end TOKEN_END for ever. Error tokens always move forward.
Token lexer_next(Lexer *lexer);

// The bytes of a token.
Text lexer_text(Text source, Token token);

// Whether a comment is numbered, as `# 3. the coroutine can be paused`: its number (1 to 999) and
// in `*text` what follows. 0: it is not.
int lexer_comment_number(Text comment, Text *text);

// Whether repr() shows the code point as itself (str.isprintable).
bool lexer_is_printable(uint32_t code_point);

#endif
