#include "support.h"

#include "syntax/scope_text.h"

#include "base/file.h"
#include "lang/parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Front {
    Alloc alloc;
    Arena arena;
    Diags diags;
    Module *module;
} Front;

static void start(Front *f, Text source) {
    alloc_init(&f->alloc, 0);
    arena_init(&f->arena, &f->alloc);
    diags_init(&f->diags, &f->alloc);
    f->module = parser_parse_module(source, &f->arena, &f->diags);
    assert_non_null(f->module);
    assert_true(scope_build(f->module, source, &f->arena, &f->diags));
}

static void stop(Front *f) {
    diags_deinit(&f->diags);
    arena_deinit(&f->arena);
    alloc_deinit(&f->alloc);
}

static int compare_lines(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// The lines of a text, sorted; they are cut in place.
static int sort_lines(char *text, char **lines, int room) {
    int count = 0;
    for (char *line = strtok(text, "\n"); line != NULL && count < room; line = strtok(NULL, "\n")) {
        lines[count++] = line;
    }
    qsort(lines, (size_t)count, sizeof *lines, compare_lines);
    return count;
}

static void expect_same_scopes(const char *name) {
    enum { ROOM = 200 };
    Alloc alloc;
    Buf source;
    Buf expected;
    Buf got;
    alloc_init(&alloc, 0);
    buf_init(&source, &alloc);
    buf_init(&expected, &alloc);
    buf_init(&got, &alloc);
    char path[120];
    snprintf(path, sizeof path, "tests/syntax/programs/%s.py", name);
    assert_true(file_read(path, 0, &source, &got));
    snprintf(path, sizeof path, "tests/syntax/programs/%s.scopes", name);
    assert_true(file_read(path, 0, &expected, &got));
    Front f;
    start(&f, buf_text(&source));
    scope_text_write(&got, f.module->scope);
    char *got_lines[ROOM];
    char *expected_lines[ROOM];
    const int count = sort_lines(got.bytes, got_lines, ROOM);
    assert_int_equal(sort_lines(expected.bytes, expected_lines, ROOM), count);
    for (int i = 0; i < count; i++) {
        assert_string_equal(got_lines[i], expected_lines[i]);
    }
    stop(&f);
    buf_deinit(&source);
    buf_deinit(&expected);
    buf_deinit(&got);
    alloc_deinit(&alloc);
}

static void test_variables_and_flags_are_those_of_cpython(void **state) {
    (void)state;
    static const char *const names[] = {"functions", "expressions", "compound",
                                        "fstrings",  "crlf",        "comments"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        expect_same_scopes(names[i]);
    }
}

static const Scope *child(const Scope *scope, const char *name) {
    for (const Scope *c = scope->first_child; c != NULL; c = c->next_sibling) {
        if (text_equal(c->name, text_of(name))) {
            return c;
        }
    }
    fail_msg("no scope %s", name);
    return NULL;
}

static void test_a_name_is_local_cell_free_or_global(void **state) {
    (void)state;
    Front f;
    start(&f, TEXT("x = 1\n"
                   "def f(a, b):\n"
                   "    global y\n"
                   "    y = c = x\n"
                   "    def g():\n"
                   "        nonlocal b\n"
                   "        b = a\n"));
    const Scope *scope = child(f.module->scope, "f");
    assert_int_equal(scope_name_kind(f.module->scope, TEXT("x")), NAME_LOCAL);
    assert_int_equal(scope_name_kind(scope, TEXT("a")), NAME_CELL);
    assert_int_equal(scope_name_kind(scope, TEXT("c")), NAME_LOCAL);
    assert_int_equal(scope_name_kind(scope, TEXT("x")), NAME_GLOBAL_IMPLICIT);
    assert_int_equal(scope_name_kind(scope, TEXT("y")), NAME_GLOBAL_EXPLICIT);
    assert_int_equal(scope_name_kind(scope, TEXT("unknown")), NAME_GLOBAL_IMPLICIT);
    assert_int_equal(scope_name_kind(child(scope, "g"), TEXT("b")), NAME_FREE);
    assert_int_equal(scope_local_index(scope, TEXT("b")), 1);
    assert_int_equal(scope_cell_index(scope, TEXT("b")), 1);
    assert_int_equal(scope_free_index(child(scope, "g"), TEXT("a")), 0);
    assert_int_equal(scope_free_index(child(scope, "g"), TEXT("c")), -1);
    stop(&f);
}

static void test_super_makes_a_cell_in_the_class(void **state) {
    (void)state;
    Front f;
    start(&f, TEXT("class A:\n def f(self): return super()\n def g(self): pass\n"));
    const Scope *scope = child(f.module->scope, "A");
    assert_true(scope->needs_class_closure);
    assert_int_equal(scope_cell_index(scope, TEXT("__class__")), 0);
    assert_int_equal(scope_free_index(child(scope, "f"), TEXT("__class__")), 0);
    assert_int_equal(scope_free_index(child(scope, "g"), TEXT("__class__")), -1);
    stop(&f);
}

static void test_private_names_get_the_name_of_their_class(void **state) {
    (void)state;
    Front f;
    start(&f, TEXT("class _A:\n def f(self, __x): self.__y = __x; __z__ = 1\n"));
    const Scope *scope = child(child(f.module->scope, "_A"), "f");
    assert_true(text_equal(scope_mangle(scope, TEXT("__x"), &f.arena), TEXT("_A__x")));
    assert_true(text_equal(scope_mangle(scope, TEXT("__z__"), &f.arena), TEXT("__z__")));
    assert_true(text_equal(scope_mangle(f.module->scope, TEXT("__x"), &f.arena), TEXT("__x")));
    assert_int_equal(scope_local_index(scope, TEXT("_A__x")), 1);
    stop(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_variables_and_flags_are_those_of_cpython),
        cmocka_unit_test(test_a_name_is_local_cell_free_or_global),
        cmocka_unit_test(test_super_makes_a_cell_in_the_class),
        cmocka_unit_test(test_private_names_get_the_name_of_their_class),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
