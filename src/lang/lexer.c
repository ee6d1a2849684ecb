#include "lang/lexer.h"

#include <stdio.h>

enum { END_OF_SOURCE = -1, TAB_WIDTH = 8 };

// ---- characters ----

enum { NAME_START = 1, NAME_PART = 2, NAME_NOT_NORMAL = 4, NOT_PRINTABLE = 8 };

typedef struct CharRange {
    uint32_t first, last;
    uint8_t flags;
} CharRange;

static const CharRange char_ranges[] = {
#include "lang/lexer_names.inc"
};

static int char_flags(uint32_t code_point) {
    int low = 0;
    int high = (int)(sizeof char_ranges / sizeof char_ranges[0]);
    while (low < high) {
        const int middle = (low + high) / 2;
        if (char_ranges[middle].last < code_point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const int count = (int)(sizeof char_ranges / sizeof char_ranges[0]);
    return low < count && char_ranges[low].first <= code_point ? char_ranges[low].flags : 0;
}

static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_hex(int c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// As CPython, every byte of a character beyond ASCII may be in a name until the name is looked at
// as a whole.
static bool may_start_name(int c) {
    return is_letter(c) || c >= 128;
}

static bool may_be_in_name(int c) {
    return is_letter(c) || is_digit(c) || c >= 128;
}

bool lexer_is_printable(uint32_t code_point) {
    return code_point < 128 ? code_point >= 32 && code_point != 127
                            : (char_flags(code_point) & NOT_PRINTABLE) == 0;
}

// ---- tokens ----

static const char *const kind_texts[] = {
#define TOKEN(name, text, class) text,
#include "lang/token.def"
#undef TOKEN
};

static const uint8_t kind_classes[] = {
#define TOKEN(name, text, class) TOKEN_CLASS_##class,
#include "lang/token.def"
#undef TOKEN
};

const char *token_kind_text(TokenKind kind) {
    return kind_texts[kind];
}

TokenClass token_kind_class(TokenKind kind) {
    return (TokenClass)kind_classes[kind];
}

TokenKind token_keyword(Text name) {
    if (name.size < 2 || name.size > 8) {
        return TOKEN_NAME;
    }
    int low = TOKEN_FALSE;
    int high = TOKEN_COUNT;
    while (low < high) {
        const int middle = (low + high) / 2;
        const int order = text_compare(text_of(kind_texts[middle]), name);
        if (order == 0) {
            return (TokenKind)middle;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return TOKEN_NAME;
}

Text lexer_text(Text source, Token token) {
    return (Text){source.bytes + token.start, (size_t)(token.end - token.start)};
}

int lexer_comment_number(Text comment, Text *text) {
    size_t i = 0;
    while (i < comment.size && (comment.bytes[i] == '#' || comment.bytes[i] == ' ')) {
        i++;
    }
    int number = 0;
    const size_t first = i;
    while (i < comment.size && i < first + 3 && is_digit(comment.bytes[i])) {
        number = number * 10 + (comment.bytes[i++] - '0');
    }
    // A point or a bracket may follow; then a blank and words.
    if (i > first && i < comment.size && (comment.bytes[i] == '.' || comment.bytes[i] == ')')) {
        i++;
    }
    if (i == first || i + 1 >= comment.size || comment.bytes[i] != ' ') {
        return 0;
    }
    while (i < comment.size && comment.bytes[i] == ' ') {
        i++;
    }
    *text = (Text){comment.bytes + i, comment.size - i};
    return number;
}

// ---- reading ----

// The character `ahead` of the current one: a byte, '\n' for every line end and for the missing
// one of the last line, or END_OF_SOURCE.
static int look(const Lexer *lexer, int ahead) {
    const int at = lexer->at + ahead;
    const int size = (int)lexer->source.size;
    if (at < size) {
        const int c = (unsigned char)lexer->source.bytes[at];
        return c == '\r' ? '\n' : c;
    }
    if (at == size && size > 0) {
        const char last = lexer->source.bytes[size - 1];
        return last == '\n' || last == '\r' ? END_OF_SOURCE : '\n';
    }
    return END_OF_SOURCE;
}

// Moves over one character. After the last line the position stays in that line, as in CPython:
// that is where it reports errors at the end.
static void move(Lexer *lexer) {
    if (look(lexer, 0) != '\n') {
        lexer->at += look(lexer, 0) != END_OF_SOURCE;
        return;
    }
    const int size = (int)lexer->source.size;
    const bool two = lexer->at + 1 < size && lexer->source.bytes[lexer->at] == '\r' &&
                     lexer->source.bytes[lexer->at + 1] == '\n';
    lexer->at += two ? 2 : 1;
    if (lexer->at < size) {
        lexer->line++;
        lexer->line_start = lexer->at;
    }
}

static int clamp(const Lexer *lexer, int at) {
    return at > (int)lexer->source.size ? (int)lexer->source.size : at;
}

// How many code points lie between the start of the line and `at`.
static int count_column(const Lexer *lexer, int line_start, int at) {
    at = clamp(lexer, at);
    return (int)text_count((Text){lexer->source.bytes + line_start, (size_t)(at - line_start)});
}

static Token make_token(Lexer *lexer, TokenKind kind, int start, int line, int line_start) {
    lexer->last = kind;
    return (Token){.kind = kind,
                   .start = clamp(lexer, start),
                   .end = clamp(lexer, lexer->at),
                   .line = line,
                   .column = start - line_start,
                   .end_line = lexer->line,
                   .end_column = lexer->at - lexer->line_start};
}

// ---- errors ----

// Notes an error whose place is the character before `at` (CPython's way to count).
static void note_error(Lexer *lexer, DiagKind kind, int at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
static void note_error(Lexer *lexer, DiagKind kind, int at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(lexer->error, sizeof lexer->error, format, args);
    va_end(args);
    lexer->error_kind = kind;
    lexer->error_line = lexer->line;
    lexer->error_column = count_column(lexer, lexer->line_start, at);
    lexer->error_end_column = 0;
    lexer->error_is_unclosed = lexer->error_is_plain = false;
    lexer->error_hint = NULL;
}

static Token error_token(Lexer *lexer, int start) {
    // Whatever was wrong, move on, so that a caller who goes on comes to the end.
    if (lexer->at <= start && look(lexer, 0) != END_OF_SOURCE) {
        move(lexer);
    }
    return make_token(lexer, TOKEN_ERROR, start, lexer->line, lexer->line_start);
}

static void skip_line(Lexer *lexer) {
    while (look(lexer, 0) != '\n' && look(lexer, 0) != END_OF_SOURCE) {
        move(lexer);
    }
}

// ---- the start of the file ----

static bool is_blank_or_comment(Text line) {
    for (size_t i = 0; i < line.size; i++) {
        const char c = line.bytes[i];
        if (c == '#') {
            return true;
        }
        if (c != ' ' && c != '\t' && c != '\f') {
            return false;
        }
    }
    return true;
}

// The encoding that a comment names (PEP 263), or nothing.
static Text find_cookie(Text line) {
    if (!is_blank_or_comment(line)) {
        return (Text){NULL, 0};
    }
    for (size_t i = 0; i + 7 <= line.size; i++) {
        if (memcmp(line.bytes + i, "coding", 6) != 0 ||
            (line.bytes[i + 6] != ':' && line.bytes[i + 6] != '=')) {
            continue;
        }
        size_t start = i + 7;
        while (start < line.size && (line.bytes[start] == ' ' || line.bytes[start] == '\t')) {
            start++;
        }
        size_t end = start;
        while (end < line.size && (is_letter(line.bytes[end]) || is_digit(line.bytes[end]) ||
                                   line.bytes[end] == '-' || line.bytes[end] == '.')) {
            end++;
        }
        if (end > start) {
            return (Text){line.bytes + start, end - start};
        }
    }
    return (Text){NULL, 0};
}

static bool is_utf8_name(Text name) {
    char plain[16] = "";
    for (size_t i = 0; i < name.size && i < sizeof plain - 1; i++) {
        const char c = name.bytes[i];
        plain[i] = c == '_' ? '-' : (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return strcmp(plain, "utf-8") == 0 || strncmp(plain, "utf-8-", 6) == 0 ||
           strcmp(plain, "utf8") == 0;
}

static bool is_ascii(Text text) {
    size_t at = 0;
    while (at < text.size && (unsigned char)text.bytes[at] < 128) {
        at++;
    }
    return at == text.size;
}

static bool is_ascii_name(Text name) {
    return text_equal(name, TEXT("ascii")) || text_equal(name, TEXT("us-ascii"));
}

// Notes what is wrong with the encoding that is declared on a line.
static bool check_cookie(Lexer *lexer, Text cookie, int line) {
    const int size = cookie.size < 40 ? (int)cookie.size : 40;
    if (is_ascii_name(cookie)) {
        if (is_ascii(lexer->source)) {
            return false;
        }
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at, "encoding problem: %.*s", size,
                   cookie.bytes);
    } else if (!is_utf8_name(cookie)) {
        note_error(lexer, DIAG_NOT_SUPPORTED, lexer->at, "the source encoding %.*s", size,
                   cookie.bytes);
        lexer->error_hint = "save the file as UTF-8, and leave this comment out";
    } else {
        return false;
    }
    lexer->error_line = line;
    return true;
}

// Notes the first byte that is zero or not UTF-8.
static bool check_bytes(Lexer *lexer) {
    const Text source = lexer->source;
    size_t bad = 0;
    const bool is_utf8 = text_is_utf8(source, &bad);
    const char *zero = source.size == 0 ? NULL : memchr(source.bytes, 0, source.size);
    if (is_utf8 && zero == NULL) {
        return false;
    }
    const bool zero_first = zero != NULL && (is_utf8 || (size_t)(zero - source.bytes) < bad);
    const size_t place = zero_first ? (size_t)(zero - source.bytes) : bad;
    int line = 1;
    for (size_t i = 0; i < place; i++) {
        line += source.bytes[i] == '\n';
    }
    if (zero_first) {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at, "source code cannot contain null bytes");
    } else {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at,
                   "Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding declared; "
                   "see https://peps.python.org/pep-0263/ for details",
                   (unsigned char)source.bytes[bad], line);
    }
    lexer->error_line = line;
    return true;
}

// Looks for what makes the whole file unreadable; true when an error was noted.
static bool check_source(Lexer *lexer) {
    const Text source = lexer->source;
    if (source.size > LEXER_MAX_SOURCE) {
        note_error(lexer, DIAG_LIMIT, lexer->at, "the source is larger than %d bytes",
                   LEXER_MAX_SOURCE);
        return true;
    }
    for (int line = 1; line <= 2; line++) {
        const Text text = diag_source_line(source, line);
        const Text body =
            line == 1 && lexer->at == 3 ? (Text){text.bytes + 3, text.size - 3} : text;
        const Text cookie = find_cookie(body);
        if (cookie.bytes != NULL && check_cookie(lexer, cookie, line)) {
            return true;
        }
        if (cookie.bytes != NULL || !is_blank_or_comment(body)) {
            break;
        }
    }
    return check_bytes(lexer);
}

void lexer_init(Lexer *lexer, Text source) {
    *lexer = (Lexer){.source = source, .line = 1, .at_line_start = true, .indent_count = 1};
    if (text_starts_with(source, TEXT("\xEF\xBB\xBF"))) {
        lexer->at = lexer->line_start = 3;
    }
    lexer->bad_source = check_source(lexer);
}

// ---- indentation ----

// Reads a backslash and the line end behind it (the backslash is the current character); false
// after noting an error.
static bool join_lines(Lexer *lexer) {
    move(lexer);
    if (look(lexer, 0) != '\n') {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at,
                   "unexpected character after line continuation character");
        lexer->error_is_plain = true;
        lexer->error_column++;
        return false;
    }
    move(lexer);
    if (look(lexer, 0) == END_OF_SOURCE) {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at, "unexpected EOF while parsing");
        lexer->error_is_plain = true;
        lexer->error_column += (lexer->at > (int)lexer->source.size);
        lexer->error_is_unclosed = lexer->bracket_count > 0;
        return false;
    }
    return true;
}

static void note_tab_error(Lexer *lexer) {
    skip_line(lexer);
    note_error(lexer, DIAG_TAB_ERROR, lexer->at,
               "inconsistent use of tabs and spaces in indentation");
    lexer->error_is_plain = true;
    lexer->error_column = 1; // the line as a whole
}

static bool note_dedent_error(Lexer *lexer) {
    skip_line(lexer);
    note_error(lexer, DIAG_INDENTATION_ERROR, lexer->at,
               "unindent does not match any outer indentation level");
    lexer->error_is_plain = true;
    lexer->error_column++; // behind the line end
    return false;
}

// Compares the indentation of a line with the blocks around it; false after noting an error.
static bool set_indent(Lexer *lexer, int column, int alt_column) {
    const int top = lexer->indent_count - 1;
    if (column == lexer->indents[top]) {
        if (alt_column != lexer->alt_indents[top]) {
            note_tab_error(lexer);
            return false;
        }
        return true;
    }
    if (column > lexer->indents[top]) {
        if (lexer->indent_count >= LEXER_MAX_INDENT) {
            skip_line(lexer);
            note_error(lexer, DIAG_INDENTATION_ERROR, lexer->at, "too many levels of indentation");
            lexer->error_is_plain = true;
            lexer->error_column = 1;
            return false;
        }
        if (alt_column <= lexer->alt_indents[top]) {
            note_tab_error(lexer);
            return false;
        }
        lexer->indents[lexer->indent_count] = column;
        lexer->alt_indents[lexer->indent_count++] = alt_column;
        lexer->pending = 1;
        return true;
    }
    while (lexer->indent_count > 1 && column < lexer->indents[lexer->indent_count - 1]) {
        lexer->indent_count--;
        lexer->pending--;
    }
    if (column != lexer->indents[lexer->indent_count - 1]) {
        lexer->pending = 0;
        return note_dedent_error(lexer);
    }
    if (alt_column != lexer->alt_indents[lexer->indent_count - 1]) {
        note_tab_error(lexer);
        return false;
    }
    return true;
}

// Reads the spaces at the start of a line; `*blank` when nothing but a comment follows.
static bool read_indent(Lexer *lexer, bool *blank) {
    int column = 0;
    int alt_column = 0;
    int joined_column = 0; // where the first of several joined lines began
    lexer->at_line_start = false;
    for (;;) {
        const int c = look(lexer, 0);
        if (c == ' ') {
            column++;
            alt_column++;
        } else if (c == '\t') {
            column = (column / TAB_WIDTH + 1) * TAB_WIDTH;
            alt_column++;
        } else if (c == '\f') {
            column = alt_column = 0;
        } else if (c == '\\') {
            joined_column = joined_column != 0 ? joined_column : column;
            if (!join_lines(lexer)) {
                return false;
            }
            continue;
        } else {
            break;
        }
        move(lexer);
    }
    const int c = look(lexer, 0);
    *blank = c == '#' || c == '\n';
    if (*blank || lexer->bracket_count > 0) {
        return true;
    }
    column = joined_column != 0 ? joined_column : column;
    alt_column = joined_column != 0 ? joined_column : alt_column;
    return set_indent(lexer, column, alt_column);
}

// ---- numbers ----

static bool starts_with(const Lexer *lexer, int ahead, const char *word) {
    for (int i = 0; word[i] != 0; i++) {
        if (look(lexer, ahead + i) != word[i]) {
            return false;
        }
    }
    return true;
}

// A number may be followed at once by these keywords (`1if x else y`), by no other letter.
static bool end_number(Lexer *lexer, const char *what) {
    // CPython does not look at what follows if, in and is.
    static const char *const words[] = {"if", "in", "is", "and", "else", "for", "or", "not"};
    const int c = look(lexer, 0);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (starts_with(lexer, 0, words[i]) &&
            (i < 3 || !may_be_in_name(look(lexer, (int)strlen(words[i]))))) {
            return true;
        }
    }
    if (c < 0x80 && may_be_in_name(c)) {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at, "invalid %s literal", what);
        return false;
    }
    return true;
}

// Digits with single underscores between them; the current character is the first.
static bool read_digits(Lexer *lexer) {
    for (;;) {
        while (is_digit(look(lexer, 0))) {
            move(lexer);
        }
        if (look(lexer, 0) != '_') {
            return true;
        }
        move(lexer);
        if (!is_digit(look(lexer, 0))) {
            note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at, "invalid decimal literal");
            return false;
        }
    }
}

static bool digit_fits(int c, int base) {
    return base == 16 ? is_hex(c) : c >= '0' && c < '0' + base;
}

// A number with a prefix; the current character is the x, o or b.
static bool read_based(Lexer *lexer, int base, const char *what) {
    move(lexer);
    do {
        if (look(lexer, 0) == '_') {
            move(lexer);
        }
        const int c = look(lexer, 0);
        if (!digit_fits(c, base)) {
            if (is_digit(c)) {
                note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at + 1,
                           "invalid digit '%c' in %s literal", c, what);
            } else {
                note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at, "invalid %s literal", what);
            }
            return false;
        }
        while (digit_fits(look(lexer, 0), base)) {
            move(lexer);
        }
    } while (look(lexer, 0) == '_');
    const int c = look(lexer, 0);
    if (is_digit(c)) {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at + 1, "invalid digit '%c' in %s literal", c,
                   what);
        return false;
    }
    return end_number(lexer, what);
}

// What may follow the whole part: an exponent and the j of an imaginary number.
static bool read_exponent(Lexer *lexer) {
    int c = look(lexer, 0);
    if (c == 'e' || c == 'E') {
        const int sign = look(lexer, 1);
        const bool has_sign = sign == '+' || sign == '-';
        if (is_digit(look(lexer, has_sign ? 2 : 1))) {
            lexer->at += has_sign ? 2 : 1;
            if (!read_digits(lexer)) {
                return false;
            }
        } else if (has_sign) {
            lexer->at += 2;
            note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at, "invalid decimal literal");
            return false;
        } else {
            return end_number(lexer, "decimal");
        }
    }
    c = look(lexer, 0);
    if (c == 'j' || c == 'J') {
        move(lexer);
        return end_number(lexer, "imaginary");
    }
    return end_number(lexer, "decimal");
}

static bool read_fraction(Lexer *lexer) {
    move(lexer);
    if (is_digit(look(lexer, 0)) && !read_digits(lexer)) {
        return false;
    }
    return read_exponent(lexer);
}

// Reads zeros; then it must be 0, or a float that may begin with zeros.
static bool read_zeros(Lexer *lexer, int start) {
    for (;;) {
        if (look(lexer, 0) == '_') {
            move(lexer);
            if (!is_digit(look(lexer, 0))) {
                note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at, "invalid decimal literal");
                return false;
            }
        }
        if (look(lexer, 0) != '0') {
            break;
        }
        move(lexer);
    }
    const int zeros_end = lexer->at;
    const bool nonzero = is_digit(look(lexer, 0));
    if (nonzero && !read_digits(lexer)) {
        return false;
    }
    const int c = look(lexer, 0);
    if (c == '.') {
        return read_fraction(lexer);
    }
    if (c == 'e' || c == 'E' || c == 'j' || c == 'J') {
        return read_exponent(lexer);
    }
    if (nonzero) {
        note_error(lexer, DIAG_SYNTAX_ERROR, start + 1,
                   "leading zeros in decimal integer literals are not permitted; use an 0o prefix "
                   "for octal integers");
        // Of this error alone CPython gives the place in bytes.
        lexer->error_column = start + 1 - lexer->line_start;
        lexer->error_end_column = zeros_end + 1 - lexer->line_start;
        return false;
    }
    return end_number(lexer, "decimal");
}

// The current character is the first digit, or the dot before it.
static bool read_number(Lexer *lexer) {
    const int start = lexer->at;
    if (look(lexer, 0) == '.') {
        return read_fraction(lexer);
    }
    if (look(lexer, 0) == '0') {
        move(lexer);
        switch (look(lexer, 0)) {
        case 'x':
        case 'X':
            return read_based(lexer, 16, "hexadecimal");
        case 'o':
        case 'O':
            return read_based(lexer, 8, "octal");
        case 'b':
        case 'B':
            return read_based(lexer, 2, "binary");
        default:
            return read_zeros(lexer, start);
        }
    }
    if (!read_digits(lexer)) {
        return false;
    }
    return look(lexer, 0) == '.' ? read_fraction(lexer) : read_exponent(lexer);
}

// ---- strings and names ----

// Reads a string from its first quote to its last; `start` is where its prefix began.
static bool read_string(Lexer *lexer, int start) {
    const int quote = look(lexer, 0);
    const int first_line = lexer->line;
    const int first_line_start = lexer->line_start;
    const bool triple = look(lexer, 1) == quote && look(lexer, 2) == quote;
    lexer->at += triple ? 3 : 1;
    int closing = 0;
    while (closing < (triple ? 3 : 1)) {
        const int c = look(lexer, 0);
        if (c == END_OF_SOURCE || (c == '\n' && !triple)) {
            // CPython goes back to the start of the string to report it.
            note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at,
                       "unterminated %sstring literal (detected at line %d)",
                       triple ? "triple-quoted " : "", lexer->line);
            lexer->error_line = first_line;
            lexer->error_column = count_column(lexer, first_line_start, start) + 1;
            return false;
        }
        closing = c == quote ? closing + 1 : 0;
        move(lexer);
        if (c == '\\') {
            move(lexer);
        }
    }
    return true;
}

// Whether letters before a quote are the prefix of a string.
static bool is_string_prefix(Text name) {
    bool raw = false;
    char other = 0;
    for (size_t i = 0; i < name.size; i++) {
        const char c = name.bytes[i] | 32;
        if (c == 'r' && !raw && other != 'u') {
            raw = true;
        } else if ((c == 'b' || c == 'f' || (c == 'u' && !raw)) && other == 0) {
            other = c;
        } else {
            return false;
        }
    }
    return name.size > 0;
}

// Looks at the characters of a name beyond ASCII; false after noting what is wrong. Names that
// CPython would change (NFKC) are refused: few programs have them, and each would need the tables.
static bool check_name(Lexer *lexer, int start) {
    const Text source = {lexer->source.bytes, (size_t)lexer->at};
    size_t at = (size_t)start;
    bool first = true;
    bool is_normal = true;
    while (at < source.size) {
        const uint32_t c = text_next(source, &at);
        const int flags = c < 128 ? NAME_START | NAME_PART : char_flags(c);
        if ((flags & (first ? NAME_START : NAME_PART)) == 0) {
            char text[5] = "";
            text_encode(c, text);
            lexer->at = (int)at;
            if ((flags & NOT_PRINTABLE) != 0) {
                note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at,
                           "invalid non-printable character U+%04X", c);
            } else {
                note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at, "invalid character '%s' (U+%04X)",
                           text, c);
            }
            return false;
        }
        is_normal = is_normal && (flags & NAME_NOT_NORMAL) == 0;
        first = false;
    }
    if (!is_normal) {
        note_error(lexer, DIAG_NOT_SUPPORTED, start + 1,
                   "a name with characters that Python would replace (it is not in normal form "
                   "NFKC)");
        return false;
    }
    return true;
}

static Token read_name(Lexer *lexer) {
    const int start = lexer->at;
    const int line = lexer->line;
    const int line_start = lexer->line_start;
    bool plain = true;
    while (may_be_in_name(look(lexer, 0))) {
        plain = plain && look(lexer, 0) < 128;
        lexer->at++;
        const int quote = look(lexer, 0);
        if ((quote == '"' || quote == '\'') && lexer->at - start <= 2 &&
            is_string_prefix((Text){lexer->source.bytes + start, (size_t)(lexer->at - start)})) {
            return read_string(lexer, start)
                       ? make_token(lexer, TOKEN_STRING, start, line, line_start)
                       : error_token(lexer, start);
        }
    }
    if (!plain && !check_name(lexer, start)) {
        return error_token(lexer, start);
    }
    const Text name = {lexer->source.bytes + start, (size_t)(lexer->at - start)};
    return make_token(lexer, plain ? token_keyword(name) : TOKEN_NAME, start, line, line_start);
}

// ---- operators ----

static TokenKind operator_kind(const Lexer *lexer, int *size) {
    // The longest operator that the text begins with.
    for (*size = 3; *size >= 1; (*size)--) {
        char text[4] = "";
        for (int i = 0; i < *size; i++) {
            const int c = look(lexer, i);
            text[i] = (char)(c > 0 && c < 128 ? c : ' ');
        }
        for (int kind = TOKEN_LPAR; kind < TOKEN_FALSE; kind++) {
            if (kind_texts[kind][0] == text[0] && strcmp(kind_texts[kind], text) == 0) {
                return (TokenKind)kind;
            }
        }
        if (strcmp(text, "<>") == 0) {
            return TOKEN_NOT_EQUAL; // the parser says no to it, as CPython's does
        }
    }
    *size = 1;
    return TOKEN_UNKNOWN;
}

static bool open_bracket(Lexer *lexer, int c) {
    if (lexer->bracket_count >= LEXER_MAX_NESTING) {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at + 1, "too many nested parentheses");
        return false;
    }
    lexer->brackets[lexer->bracket_count++] =
        (LexerBracket){(char)c, lexer->line, lexer->at - lexer->line_start};
    return true;
}

static bool close_bracket(Lexer *lexer, int c) {
    if (lexer->bracket_count == 0) {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at + 1, "unmatched '%c'", c);
        return false;
    }
    const LexerBracket open = lexer->brackets[--lexer->bracket_count];
    const char wanted = open.open == '(' ? ')' : open.open == '[' ? ']' : '}';
    if (c == wanted) {
        return true;
    }
    if (open.line != lexer->line) {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at + 1,
                   "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c,
                   open.open, open.line);
    } else {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at + 1,
                   "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                   open.open);
    }
    return false;
}

static Token read_operator(Lexer *lexer) {
    const int start = lexer->at;
    const int c = look(lexer, 0);
    int size = 1;
    const TokenKind kind = operator_kind(lexer, &size);
    bool is_good = true;
    if (kind == TOKEN_LPAR || kind == TOKEN_LSQB || kind == TOKEN_LBRACE) {
        is_good = open_bracket(lexer, c);
    } else if (kind == TOKEN_RPAR || kind == TOKEN_RSQB || kind == TOKEN_RBRACE) {
        is_good = close_bracket(lexer, c);
    } else if (kind == TOKEN_UNKNOWN && (c < 32 || c == 127)) {
        note_error(lexer, DIAG_SYNTAX_ERROR, lexer->at + 1,
                   "invalid non-printable character U+%04X", (unsigned)c);
        is_good = false;
    }
    lexer->at += size;
    return is_good ? make_token(lexer, kind, start, lexer->line, lexer->line_start)
                   : error_token(lexer, start);
}

// ---- the next token ----

static Token read_end(Lexer *lexer) {
    const int at = lexer->at;
    if (lexer->bracket_count > 0 && !lexer->ended) {
        const LexerBracket open = lexer->brackets[lexer->bracket_count - 1];
        note_error(lexer, DIAG_SYNTAX_ERROR, at, "'%c' was never closed", open.open);
        lexer->error_is_unclosed = lexer->error_is_plain = true;
        lexer->ended = true;
        return make_token(lexer, TOKEN_ERROR, at, lexer->line, lexer->line_start);
    }
    lexer->ended = true;
    return make_token(lexer, TOKEN_END, at, lexer->line, lexer->line_start);
}

static Token read_comment(Lexer *lexer) {
    const int start = lexer->at;
    skip_line(lexer);
    return make_token(lexer, TOKEN_COMMENT, start, lexer->line, lexer->line_start);
}

// A token that begins with the current character, which is not a space, comment or line end.
static Token read_word(Lexer *lexer) {
    const int c = look(lexer, 0);
    const int start = lexer->at;
    const int line = lexer->line;
    const int line_start = lexer->line_start;
    if (may_start_name(c)) {
        return read_name(lexer);
    }
    if (is_digit(c) || (c == '.' && is_digit(look(lexer, 1)))) {
        return read_number(lexer) ? make_token(lexer, TOKEN_NUMBER, start, line, line_start)
                                  : error_token(lexer, start);
    }
    if (c == '"' || c == '\'') {
        return read_string(lexer, start) ? make_token(lexer, TOKEN_STRING, start, line, line_start)
                                         : error_token(lexer, start);
    }
    return read_operator(lexer);
}

// A line end: a NEWLINE when a statement may end here. It begins where a comment before it does, as
// in CPython, which tells what is wrong there. False: it means nothing.
static bool read_line_end(Lexer *lexer, bool blank, int start, Token *token) {
    const int line = lexer->line;
    const int line_start = lexer->line_start;
    const TokenKind before = lexer->last;
    const bool silent = blank || lexer->bracket_count > 0;
    const int end = lexer->at > start ? lexer->at : start + 1;
    move(lexer);
    lexer->at_line_start = true;
    if (silent && !lexer->keep_comments) {
        return false;
    }
    *token = make_token(lexer, silent ? TOKEN_NL : TOKEN_NEWLINE, start, line, line_start);
    token->end = clamp(lexer, end);
    token->end_line = line;
    token->end_column = end - line_start;
    if (silent) {
        lexer->last = before;
    }
    return true;
}

static Token give_pending(Lexer *lexer) {
    const TokenKind kind = lexer->pending > 0 ? TOKEN_INDENT : TOKEN_DEDENT;
    lexer->pending += lexer->pending > 0 ? -1 : 1;
    return make_token(lexer, kind, lexer->at, lexer->line, lexer->line_start);
}

Token lexer_next(Lexer *lexer) {
    if (lexer->bad_source) {
        lexer->bad_source = false;
        lexer->ended = lexer->error_kind == DIAG_LIMIT;
        return make_token(lexer, TOKEN_ERROR, lexer->at, lexer->line, lexer->line_start);
    }
    for (;;) {
        if (lexer->ended) {
            return read_end(lexer);
        }
        if (lexer->at_line_start) {
            lexer->is_blank = false;
            const int start = lexer->at;
            if (!read_indent(lexer, &lexer->is_blank)) {
                return error_token(lexer, start);
            }
        }
        if (lexer->pending != 0) {
            return give_pending(lexer);
        }
        int c = look(lexer, 0);
        while (c == ' ' || c == '\t' || c == '\f') {
            move(lexer);
            c = look(lexer, 0);
        }
        const int start = lexer->at;
        if (c == '#') {
            const Token comment = read_comment(lexer);
            if (lexer->keep_comments) {
                return comment;
            }
            c = look(lexer, 0);
        }
        if (c == '\n') {
            Token token;
            if (read_line_end(lexer, lexer->is_blank, start, &token)) {
                return token;
            }
        } else if (c == '\\') {
            if (!join_lines(lexer)) {
                return error_token(lexer, start);
            }
        } else if (c == END_OF_SOURCE) {
            return read_end(lexer);
        } else {
            lexer->is_blank = false;
            return read_word(lexer);
        }
    }
}
