#include "lang/code.h"

static const struct {
    const char *name;
    OpForm form;
} opcodes[] = {
#define OPCODE(name, form, meaning) {#name, form},
#include "lang/opcode.def"
};

static const char *opcode_name(Opcode op) {
    return opcodes[op].name;
}

OpForm opcode_form(Opcode op) {
    return opcodes[op].form;
}

Code *code_new(Alloc *alloc) {
    Code *code = alloc_try_zero(alloc, sizeof *code);
    if (code) {
        code->alloc = alloc;
    }
    return code;
}

static void free_text(Alloc *alloc, Text text) {
    alloc_release(alloc, (char *)(uintptr_t)text.bytes, text.size);
}

static void free_constant(Alloc *alloc, CodeConstant *constant) {
    if (constant->kind == CODE_CODE) {
        code_free(constant->code);
    }
    if (constant->kind == CODE_TUPLE || constant->kind == CODE_FROZENSET) {
        for (int i = 0; i < constant->count; i++) {
            free_constant(alloc, &constant->items[i]);
        }
        alloc_release(alloc, constant->items, (size_t)constant->count * sizeof *constant->items);
    }
    free_text(alloc, constant->text);
}

void code_free(Code *code) {
    if (!code) {
        return;
    }
    Alloc *alloc = code->alloc;
    for (int i = 0; i < code->constants.count; i++) {
        free_constant(alloc, &code->constants.items[i]);
    }
    for (int i = 0; i < code->names.count; i++) {
        free_text(alloc, code->names.items[i]);
    }
    for (int i = 0; i < code->locals.count; i++) {
        free_text(alloc, code->locals.items[i]);
    }
    for (int i = 0; i < code->cells.count; i++) {
        free_text(alloc, code->cells.items[i]);
    }
    for (int i = 0; i < code->frees.count; i++) {
        free_text(alloc, code->frees.items[i]);
    }
    free_text(alloc, code->name);
    free_text(alloc, code->qualname);
    array_free(&code->instructions, alloc);
    array_free(&code->constants, alloc);
    array_free(&code->names, alloc);
    array_free(&code->sites, alloc);
    array_free(&code->places, alloc);
    array_free(&code->handlers, alloc);
    array_free(&code->locals, alloc);
    array_free(&code->cells, alloc);
    array_free(&code->frees, alloc);
    alloc_release(alloc, code, sizeof *code);
}

Span code_span(const Code *code, int instruction) {
    int low = 0;
    int high = code->places.count - 1;
    if (high < 0 || instruction < 0) {
        return (Span){code->first_line, 0, code->first_line, 0};
    }
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        if (code->places.items[middle].instruction <= instruction) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return code->places.items[low].span;
}

void code_set_lines(Code *code, const int *lines, int count) {
    for (int i = 0; i < code->places.count; i++) {
        Span *span = &code->places.items[i].span;
        span->line = span->line < count ? lines[span->line] : 0;
        span->end_line = span->line;
    }
    code->first_line = code->first_line < count ? lines[code->first_line] : 0;
    for (int i = 0; i < code->constants.count; i++) {
        if (code->constants.items[i].kind == CODE_CODE) {
            code_set_lines(code->constants.items[i].code, lines, count);
        }
    }
}

// --- Showing -------------------------------------------------------------------------------------

static void print_constant(const CodeConstant *constant, Buf *out) {
    switch (constant->kind) {
    case CODE_NONE:
        buf_add_text(out, TEXT("None"));
        break;
    case CODE_TRUE:
        buf_add_text(out, TEXT("True"));
        break;
    case CODE_FALSE:
        buf_add_text(out, TEXT("False"));
        break;
    case CODE_ELLIPSIS:
        buf_add_text(out, TEXT("..."));
        break;
    case CODE_INT:
        buf_addf(out, "%lld", (long long)constant->integer);
        break;
    case CODE_FLOAT:
        buf_addf(out, "%g", constant->number);
        break;
    case CODE_IMAGINARY:
        buf_addf(out, "%gj", constant->number);
        break;
    case CODE_BIG_INT:
    case CODE_STR:
    case CODE_BYTES:
        buf_add_char(out, '\'');
        buf_add_text(out, constant->text);
        buf_add_char(out, '\'');
        break;
    case CODE_TUPLE:
    case CODE_FROZENSET:
        buf_add_char(out, '(');
        for (int i = 0; i < constant->count; i++) {
            print_constant(&constant->items[i], out);
            buf_add_text(out, TEXT(", "));
        }
        buf_add_char(out, ')');
        break;
    case CODE_CODE:
        buf_add_text(out, TEXT("code "));
        buf_add_text(out, constant->code->qualname);
        break;
    }
}

static void print_operands(const Code *code, int index, Buf *out) {
    const Instruction *at = &code->instructions.items[index];
    switch (opcodes[at->op].form) {
    case FORM_NONE:
        break;
    case FORM_A:
        buf_addf(out, " %d", at->a);
        break;
    case FORM_AB:
        buf_addf(out, " %d %d", at->a, at->b);
        break;
    case FORM_ABC:
    case FORM_ABI:
        buf_addf(out, " %d %d %d", at->a, at->b, (int16_t)at->c);
        break;
    case FORM_AX:
        buf_addf(out, " %d %d", at->a, at->x);
        break;
    case FORM_AK:
        buf_addf(out, " %d ", at->a);
        print_constant(&code->constants.items[at->x], out);
        break;
    case FORM_AS:
        buf_addf(out, " %d ", at->a);
        buf_add_text(out, code->names.items[code->sites.items[at->x]]);
        break;
    case FORM_ABS:
        buf_addf(out, " %d %d ", at->a, at->b);
        buf_add_text(out, code->names.items[code->sites.items[at->c]]);
        break;
    case FORM_JUMP:
        buf_addf(out, " to %d", index + 1 + at->x);
        break;
    case FORM_A_JUMP:
        buf_addf(out, " %d to %d", at->a, index + 1 + at->x);
        break;
    case FORM_X:
        buf_addf(out, " %d", at->x);
        break;
    }
}

void code_print(const Code *code, Buf *out) {
    buf_addf(out, "%.*s: %d registers, temporaries from %d\n", (int)code->qualname.size,
             code->qualname.bytes, code->register_count, code->first_temporary);
    int line = 0;
    for (int i = 0; i < code->instructions.count; i++) {
        const Span span = code_span(code, i);
        if (span.line != line) {
            buf_addf(out, "%5d", span.line);
            line = span.line;
        } else {
            buf_add_text(out, TEXT("     "));
        }
        buf_addf(out, " %4d %s", i, opcode_name(code->instructions.items[i].op));
        print_operands(code, i, out);
        buf_add_char(out, '\n');
    }
    for (int i = 0; i < code->handlers.count; i++) {
        const CodeHandler *handler = &code->handlers.items[i];
        buf_addf(out, "  handler %d-%d: %d, level %d\n", handler->start, handler->end,
                 handler->target, handler->level);
    }
    for (int i = 0; i < code->constants.count; i++) {
        if (code->constants.items[i].kind == CODE_CODE) {
            buf_add_char(out, '\n');
            code_print(code->constants.items[i].code, out);
        }
    }
}

// --- Checking ------------------------------------------------------------------------------------

static bool jump_is_fine(const Code *code, int index, int32_t distance) {
    const int target = index + 1 + distance;
    return target >= 0 && target < code->instructions.count;
}

static bool operands_are_fine(const Code *code, int index) {
    const Instruction *at = &code->instructions.items[index];
    const int registers = code->register_count;
    switch (opcodes[at->op].form) {
    case FORM_NONE:
    case FORM_X:
        return true;
    case FORM_A:
    case FORM_AX:
        return at->a < registers;
    case FORM_AB:
    case FORM_ABI:
        return at->a < registers && (at->b < registers || at->op == OP_CALL ||
                                     at->op == OP_CALL_METHOD || at->op == OP_CALL_KEYWORDS);
    case FORM_ABC:
        return at->a < registers && at->b < registers && at->c < registers;
    case FORM_AK:
        return at->a < registers && at->x >= 0 && at->x < code->constants.count;
    case FORM_AS:
        return at->a < registers && at->x >= 0 && at->x < code->sites.count;
    case FORM_ABS:
        return at->a < registers && at->b < registers && at->c < code->sites.count;
    case FORM_JUMP:
        return jump_is_fine(code, index, at->x);
    case FORM_A_JUMP:
        return at->a < registers && jump_is_fine(code, index, at->x);
    }
    return false;
}

bool code_check(const Code *code, Buf *message) {
    for (int i = 0; i < code->instructions.count; i++) {
        const Instruction *at = &code->instructions.items[i];
        if (at->op >= OPCODE_COUNT || !operands_are_fine(code, i)) {
            buf_addf(message, "%.*s: instruction %d is wrong", (int)code->qualname.size,
                     code->qualname.bytes, i);
            return false;
        }
    }
    for (int i = 0; i < code->handlers.count; i++) {
        const CodeHandler *handler = &code->handlers.items[i];
        if (handler->start < 0 || handler->start > handler->end ||
            handler->end > code->instructions.count ||
            handler->target >= code->instructions.count || handler->level >= code->register_count ||
            handler->level < code->first_temporary) {
            buf_addf(message, "%.*s: handler %d is wrong", (int)code->qualname.size,
                     code->qualname.bytes, i);
            return false;
        }
    }
    for (int i = 0; i < code->constants.count; i++) {
        if (code->constants.items[i].kind == CODE_CODE &&
            !code_check(code->constants.items[i].code, message)) {
            return false;
        }
    }
    return true;
}
