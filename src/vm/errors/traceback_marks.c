#include "vm/errors/traceback_marks.h"

#include "lang/parser.h"
#include "vm/types/unicode.h"
#include "vm/vm.h"

// The index of the byte at which code point number `index` begins; at most the size.
static size_t byte_of(Text text, size_t index) {
    size_t at = 0;
    while (index > 0 && at < text.size) {
        text_next(text, &at);
        index--;
    }
    return at;
}

static size_t count_to(Text text, size_t byte) {
    return text_count((Text){text.bytes, byte < text.size ? byte : text.size});
}

static char at_count(Text text, size_t index) {
    const size_t byte = byte_of(text, index);
    return byte < text.size ? text.bytes[byte] : 0;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}

static void mark_operator(Text piece, size_t left, size_t right, size_t *from, size_t *to) {
    while (left + 1 < right && (is_space(piece.bytes[left]) || piece.bytes[left] == ')')) {
        left++;
    }
    const bool two = left + 1 < right && !is_space(piece.bytes[left + 1]);
    *from = count_to(piece, left);
    *to = count_to(piece, left + (two ? 2 : 1));
}

// As the module does it: its places are bytes where they are compared with code points.
static void mark_operator_as_module(Text piece, size_t left, size_t right, size_t *from,
                                    size_t *to) {
    size_t spaces = 0;
    while (left + spaces < right && is_space(piece.bytes[left + spaces])) {
        spaces++;
    }
    const bool two = left + spaces + 1 < right && !is_space(piece.bytes[left + spaces + 1]);
    const size_t count = text_count(piece);
    size_t first = left + spaces;
    size_t last = first + (two ? 2 : 1);
    for (char c = 0; first < count; first++, last++) {
        c = at_count(piece, first);
        if (!is_space(c) && c != ')' && c != '#') {
            break;
        }
    }
    *from = count_to(piece, first);
    *to = count_to(piece, last);
}

static void mark_brackets(Text piece, size_t value_end, size_t slice_end, size_t *from,
                          size_t *to) {
    const size_t count = text_count(piece);
    *from = count_to(piece, value_end);
    *to = count_to(piece, slice_end + 1);
    while (*from < count && at_count(piece, *from) != '[') {
        ++*from;
    }
    while (*to < count && at_count(piece, *to) != ']') {
        ++*to;
    }
    *to += *to < count;
}

bool traceback_find_marks(Vm *vm, Text piece, bool as_module, size_t *from, size_t *to) {
    Diags diags;
    diags_init(&diags, &vm->alloc);
    Arena arena;
    arena_init(&arena, &vm->alloc);
    const Expr *expr = parser_parse_expression(piece, &arena, &diags);
    bool found = false;
    if (expr && expr->kind == EXPR_BIN_OP) {
        const size_t left = (size_t)expr->bin_op.left->span.end_column;
        const size_t right = (size_t)expr->bin_op.right->span.column;
        (as_module ? mark_operator_as_module : mark_operator)(piece, left, right, from, to);
        found = true;
    } else if (expr && expr->kind == EXPR_SUBSCRIPT) {
        mark_brackets(piece, (size_t)expr->subscript.value->span.end_column,
                      (size_t)expr->subscript.slice->span.end_column, from, to);
        found = true;
    }
    arena_deinit(&arena);
    diags_deinit(&diags);
    return found;
}

size_t traceback_width(Text text) {
    size_t width = 0;
    for (size_t at = 0; at < text.size;) {
        width += unicode_is(text_next(text, &at), UNICODE_WIDE) ? 2 : 1;
    }
    return width;
}
