#include "lang/scope_state.h"

#include <stdlib.h>

// ---- the second walk: what each name is ----

// Whether a function around `scope` binds the name so that it can be captured.
static bool is_captured(const Scope *scope, Text name) {
    for (const Scope *outer = scope->parent; outer != NULL; outer = outer->parent) {
        if (outer->kind == SCOPE_CLASS) {
            if (text_equal(name, TEXT("__class__"))) {
                return true;
            }
            continue;
        }
        if (outer->kind == SCOPE_MODULE) {
            return false;
        }
        const Symbol *symbol = scope_symbol(outer, name);
        if (symbol == NULL || (symbol->is_nonlocal && !symbol->is_global)) {
            continue;
        }
        if (symbol->is_global) {
            return false;
        }
        if (scope_is_bound(symbol)) {
            return true;
        }
    }
    return false;
}

static bool decide(ScopeBuilder *b, Scope *scope, Symbol *symbol) {
    const int size = (int)symbol->name.size;
    const char *name = symbol->name.bytes;
    if (symbol->is_global) {
        if (symbol->is_nonlocal) {
            return scope_fail(b, symbol->span, "name '%.*s' is nonlocal and global", size, name);
        }
        symbol->kind = NAME_GLOBAL_EXPLICIT;
    } else if (symbol->is_nonlocal) {
        if (scope->kind == SCOPE_MODULE) {
            return scope_fail(b, symbol->span, "nonlocal declaration not allowed at module level");
        }
        if (!is_captured(scope, symbol->name)) {
            return scope_fail(b, symbol->span, "no binding for nonlocal '%.*s' found", size, name);
        }
        symbol->kind = NAME_FREE;
    } else if (scope_is_bound(symbol)) {
        symbol->kind = NAME_LOCAL;
    } else {
        symbol->kind = is_captured(scope, symbol->name) ? NAME_FREE : NAME_GLOBAL_IMPLICIT;
    }
    return true;
}

// A name that a scope inside captures: it is a cell here, or comes from further out.
static bool pass_free(ScopeBuilder *b, Scope *scope, Text name, Span span) {
    if (scope->kind == SCOPE_CLASS && text_equal(name, TEXT("__class__"))) {
        scope->needs_class_closure = true;
        return true;
    }
    Symbol *symbol = scope_symbol(scope, name);
    if (symbol == NULL) {
        symbol = scope_add_symbol(b, scope, name, span);
        if (symbol != NULL) {
            symbol->kind = NAME_FREE;
        }
        return symbol != NULL;
    }
    if (scope->kind == SCOPE_CLASS) {
        symbol->is_class_free = scope_is_bound(symbol) || symbol->is_global;
    } else if (symbol->kind == NAME_LOCAL) {
        symbol->kind = NAME_CELL;
    }
    return true;
}

static int compare_texts(const void *a, const void *b) {
    return text_compare(*(const Text *)a, *(const Text *)b);
}

static void sort_texts(TextSeq *seq) {
    if (seq->count > 1) {
        qsort(seq->items, (size_t)seq->count, sizeof *seq->items, compare_texts);
    }
}

// Lists cells and frees, by name.
static void list_captured(ScopeBuilder *b, Scope *scope) {
    for (int i = 0; i < scope->symbol_count; i++) {
        const Symbol *symbol = &scope->symbols[i];
        if (symbol->kind == NAME_CELL) {
            scope_push_text(b, &scope->cells, symbol->name);
        } else if (symbol->kind == NAME_FREE || symbol->is_class_free) {
            scope_push_text(b, &scope->frees, symbol->name);
        }
    }
    if (scope->needs_class_closure) {
        scope_push_text(b, &scope->cells, TEXT("__class__"));
    }
    sort_texts(&scope->cells);
    sort_texts(&scope->frees);
}

bool scope_analyze(ScopeBuilder *b, Scope *scope) {
    for (int i = 0; i < scope->symbol_count; i++) {
        if (!decide(b, scope, &scope->symbols[i])) {
            return false;
        }
    }
    for (Scope *child = scope->first_child; child != NULL; child = child->next_sibling) {
        if (!scope_analyze(b, child)) {
            return false;
        }
    }
    for (Scope *child = scope->first_child; child != NULL; child = child->next_sibling) {
        for (int i = 0; i < child->frees.count; i++) {
            if (!pass_free(b, scope, child->frees.items[i], child->span)) {
                return false;
            }
        }
    }
    scope->is_async_generator = scope->is_generator && scope->is_coroutine;
    list_captured(b, scope);
    return !b->failed;
}
