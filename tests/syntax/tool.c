// Answers for the comparisons with CPython (compare_ast.py, compare_errors.py). Reads lines with a
// letter, a space and a path; writes what the front end says about that file, ended by \x01\n:
// d: the tree; s: the scopes, one line each; c: OK, or the error.

#include "scope_text.h"

#include "base/file.h"
#include "lang/parser.h"

#include <stdio.h>

static void answer(char mode, const char *path, Alloc *alloc, Buf *out) {
    Buf source;
    Arena arena;
    Diags diags;
    buf_init(&source, alloc);
    arena_init(&arena, alloc);
    diags_init(&diags, alloc);
    if (file_read(path, 0, &source, out)) {
        Module *module = parser_parse_module(buf_text(&source), &arena, &diags);
        bool good = module != NULL;
        if (good && mode != 'd') {
            good = scope_build(module, buf_text(&source), &arena, &diags);
        }
        if (!good && diags.items.count > 0) {
            const Diag *diag = &diags.items.items[0];
            buf_addf(out, "ERR\t%s\t%d\t%d\t", diag_kind_name(diag->kind), diag->line,
                     diag->column);
            buf_add_text(out, diag->message);
        } else if (mode == 'd') {
            ast_dump(module, true, out);
        } else if (mode == 's') {
            scope_text_write(out, module->scope);
        } else {
            buf_addf(out, "OK");
        }
    }
    diags_deinit(&diags);
    arena_deinit(&arena);
    buf_deinit(&source);
}

int main(void) {
    char line[4096];
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = 0;
        Alloc alloc;
        Buf out;
        alloc_init(&alloc, 0);
        buf_init(&out, &alloc);
        answer(line[0], line + 2, &alloc, &out);
        fwrite(buf_string(&out), 1, out.size, stdout);
        fputs("\x01\n", stdout);
        fflush(stdout);
        buf_deinit(&out);
        alloc_deinit(&alloc);
    }
    return 0;
}
