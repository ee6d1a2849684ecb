// A scope and those inside of it, one line each, in the form that oracle.py makes from CPython's
// code objects: qualified name, flags, counts of parameters, locals, cells, free variables.

#ifndef TESTS_SYNTAX_SCOPE_TEXT_H
#define TESTS_SYNTAX_SCOPE_TEXT_H

#include "lang/scope.h"

static inline void scope_text_names(Buf *out, const char *title, const TextSeq *names) {
    buf_addf(out, "|%s", title);
    for (int i = 0; i < names->count; i++) {
        buf_add_char(out, ' ');
        buf_add_text(out, names->items[i]);
    }
    if (names->count == 0) {
        buf_add_char(out, ' ');
    }
}

static inline void scope_text_flag(Buf *out, bool wanted, const char *flag) {
    if (wanted) {
        buf_addf(out, "%s%s", out->bytes[out->size - 1] == '|' ? "" : " ", flag);
    }
}

static inline void scope_text_write(Buf *out, const Scope *scope) {
    const bool is_function = scope->kind != SCOPE_MODULE && scope->kind != SCOPE_CLASS;
    const TextSeq none = {0};
    buf_add_text(out, scope->qualname);
    buf_add_char(out, '|');
    scope_text_flag(out, scope->is_generator && !scope->is_coroutine, "generator");
    scope_text_flag(out, scope->is_coroutine && !scope->is_generator && is_function, "coroutine");
    scope_text_flag(out, scope->is_async_generator, "async_generator");
    scope_text_flag(out, scope->has_varargs, "args");
    scope_text_flag(out, scope->has_varkeywords, "kwargs");
    scope_text_flag(out, scope->is_nested && is_function, "nested");
    buf_addf(out, "|%d %d %d", scope->posonly_count, scope->arg_count, scope->kwonly_count);
    scope_text_names(out, "locals", is_function ? &scope->locals : &none);
    scope_text_names(out, "cells", &scope->cells);
    scope_text_names(out, "frees", &scope->frees);
    buf_add_char(out, '\n');
    for (const Scope *child = scope->first_child; child != NULL; child = child->next_sibling) {
        scope_text_write(out, child);
    }
}

#endif
