// Tokens: the words of a program, with where they stand.
//
// A token points into the source by byte offsets and owns nothing. The list is token.def.

#ifndef LANG_TOKEN_H
#define LANG_TOKEN_H

#include "base/text.h"

typedef enum TokenKind {
#define TOKEN(name, text, class) TOKEN_##name,
#include "lang/token.def"
#undef TOKEN
    TOKEN_COUNT
} TokenKind;

// What a reader sees a token as. Soft keywords (match, case, _) are names to the lexer.
typedef enum TokenClass {
    TOKEN_CLASS_NONE,
    TOKEN_CLASS_COMMENT,
    TOKEN_CLASS_ERROR,
    TOKEN_CLASS_NAME,
    TOKEN_CLASS_NUMBER,
    TOKEN_CLASS_STRING,
    TOKEN_CLASS_OPERATOR,
    TOKEN_CLASS_KEYWORD
} TokenClass;

typedef struct Token {
    TokenKind kind;
    int start, end;           // bytes from the start of the source
    int line, column;         // line from 1, column in bytes from 0
    int end_line, end_column; // exclusive
} Token;

// The text of a keyword or operator, or the name of another kind in angle brackets.
const char *token_kind_text(TokenKind kind);

TokenClass token_kind_class(TokenKind kind);

// The keyword that this identifier is, else TOKEN_NAME.
TokenKind token_keyword(Text name);

#endif
