#include "support.h"

#include "base/file.h"
#include "lang/parser.h"
#include "lang/scope.h"

#include <stdio.h>
#include <string.h>

// The expectations in tests/syntax were made by CPython (tests/syntax/make.py).

typedef struct Front {
    Alloc alloc;
    Arena arena;
    Diags diags;
    Module *module; // NULL: there is an error
} Front;

static void start(Front *f) {
    alloc_init(&f->alloc, 0);
    arena_init(&f->arena, &f->alloc);
    diags_init(&f->diags, &f->alloc);
    f->module = NULL;
}

static void stop(Front *f) {
    diags_deinit(&f->diags);
    arena_deinit(&f->arena);
    alloc_deinit(&f->alloc);
}

// Parses, and looks at the scopes, as far as there is no error.
static void front(Front *f, Text source) {
    f->module = parser_parse_module(source, &f->arena, &f->diags);
    if (f->module != NULL && !scope_build(f->module, source, &f->arena, &f->diags)) {
        f->module = NULL;
    }
}

static Text read(Front *f, const char *path) {
    Buf text;
    Buf message;
    buf_init(&text, &f->alloc);
    buf_init(&message, &f->alloc);
    if (!file_read(path, 0, &text, &message)) {
        fail_msg("%s", buf_string(&message));
    }
    const Text copy = arena_copy_text(&f->arena, buf_text(&text));
    buf_deinit(&text);
    buf_deinit(&message);
    return copy;
}

// What stands before the first `mark`, which is removed with it.
static Text cut(Text *text, Text mark) {
    for (size_t i = 0; i + mark.size <= text->size; i++) {
        if (memcmp(text->bytes + i, mark.bytes, mark.size) == 0) {
            const Text head = {text->bytes, i};
            text->bytes += i + mark.size;
            text->size -= i + mark.size;
            return head;
        }
    }
    const Text head = *text;
    *text = (Text){text->bytes + text->size, 0};
    return head;
}

static void expect_same_tree(const char *name) {
    Front f;
    start(&f);
    char path[120];
    snprintf(path, sizeof path, "tests/syntax/programs/%s.py", name);
    const Text source = read(&f, path);
    snprintf(path, sizeof path, "tests/syntax/programs/%s.dump", name);
    const Text expected = read(&f, path);
    f.module = parser_parse_module(source, &f.arena, &f.diags);
    assert_non_null(f.module);
    Buf out;
    buf_init(&out, &f.alloc);
    ast_dump(f.module, true, &out);
    buf_add_char(&out, '\n');
    assert_string_equal(buf_string(&out), expected.bytes);
    buf_deinit(&out);
    stop(&f);
}

static void test_trees_and_positions_are_those_of_cpython(void **state) {
    (void)state;
    static const char *const names[] = {"simple",   "expressions", "fstrings", "functions",
                                        "compound", "match",       "crlf",     "comments"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        expect_same_tree(names[i]);
    }
}

static void test_errors_have_the_words_and_places_of_cpython(void **state) {
    (void)state;
    Front files;
    start(&files);
    Text sources = read(&files, "tests/syntax/errors.txt");
    Text expected = read(&files, "tests/syntax/errors.expected");
    sources.size--; // the last line end
    int count = 0;
    while (expected.size > 0) {
        const Text source = cut(&sources, TEXT("\n%%\n"));
        const Text line = cut(&expected, TEXT("\n"));
        Front f;
        start(&f);
        front(&f, source);
        Buf out;
        buf_init(&out, &f.alloc);
        if (f.diags.items.count > 0) {
            const Diag *diag = &f.diags.items.items[0];
            buf_addf(&out, "%s\t%d\t%d\t", diag_kind_name(diag->kind), diag->line, diag->column);
            buf_add_text(&out, diag->message);
        }
        if (!text_equal(buf_text(&out), line)) {
            fail_msg("%.*s\n  expected %.*s\n  got      %s", (int)source.size, source.bytes,
                     (int)line.size, line.bytes, buf_string(&out));
        }
        count++;
        buf_deinit(&out);
        stop(&f);
    }
    assert_true(count > 300);
    stop(&files);
}

static void test_expressions_are_written_back_as_annotations_show_them(void **state) {
    (void)state;
    Front files;
    start(&files);
    Text sources = read(&files, "tests/syntax/expressions.txt");
    Text expected = read(&files, "tests/syntax/expressions.expected");
    while (sources.size > 0) {
        const Text source = cut(&sources, TEXT("\n"));
        const Text line = cut(&expected, TEXT("\n"));
        Front f;
        start(&f);
        const Expr *expr = parser_parse_expression(source, &f.arena, &f.diags);
        Buf out;
        buf_init(&out, &f.alloc);
        assert_non_null(expr);
        ast_unparse(expr, &out);
        if (!text_equal(buf_text(&out), line)) {
            fail_msg("%.*s: expected %.*s, got %s", (int)source.size, source.bytes, (int)line.size,
                     line.bytes, buf_string(&out));
        }
        buf_deinit(&out);
        stop(&f);
    }
    stop(&files);
}

// A prefix, many times a middle, many times an end.
static void expect_kind(const char *head, const char *open, int count, const char *middle,
                        const char *close, int kind) {
    Front f;
    start(&f);
    Buf source;
    buf_init(&source, &f.alloc);
    buf_add_text(&source, text_of(head));
    for (int i = 0; i < count; i++) {
        buf_add_text(&source, text_of(open));
    }
    buf_add_text(&source, text_of(middle));
    for (int i = 0; i < count; i++) {
        buf_add_text(&source, text_of(close));
    }
    front(&f, buf_text(&source));
    if (kind < 0) {
        assert_non_null(f.module);
    } else {
        assert_int_equal(f.diags.items.count, 1);
        assert_int_equal(f.diags.items.items[0].kind, kind);
    }
    buf_deinit(&source);
    stop(&f);
}

static void test_deep_nesting_ends_in_a_message(void **state) {
    (void)state;
    expect_kind("x = ", "(", 200, "1", ")", -1);
    expect_kind("x = ", "(", 201, "1", ")", DIAG_SYNTAX_ERROR);
    expect_kind("x = ", "[", 100000, "", "", DIAG_SYNTAX_ERROR);
    expect_kind("x = ", "-", 100000, "1", "", DIAG_LIMIT);
    expect_kind("x = ", "not ", 100000, "1", "", DIAG_LIMIT);
    expect_kind("x = ", "lambda: ", 100000, "1", "", DIAG_LIMIT);
    expect_kind("x = ", "a if b else ", 50000, "1", "", DIAG_LIMIT);
    expect_kind("x = ", "2 ** ", 100000, "1", "", DIAG_LIMIT);
    expect_kind("x = 1", " + 1", 100000, "", "", DIAG_LIMIT);
    expect_kind("x = a", ".b", 100000, "", "", DIAG_LIMIT);
    expect_kind("x = a", "()", 100000, "", "", DIAG_LIMIT);
    expect_kind("if a: pass\n", "elif a: pass\n", 20000, "", "", DIAG_LIMIT);
    expect_kind("x = [", "1, ", 100000, "]", "", -1);
}

static void test_broken_nesting_does_not_take_for_ever(void **state) {
    (void)state;
    expect_kind("x = ", "(", 190, "a b", ")", DIAG_SYNTAX_ERROR);
    expect_kind("x = ", "[", 190, "a +", "]", DIAG_SYNTAX_ERROR);
    expect_kind("x = ", "{1: ", 190, "a +", "}", DIAG_SYNTAX_ERROR);
    expect_kind("x = ", "{", 190, "a +", "}", DIAG_SYNTAX_ERROR);
    expect_kind("x = ", "f(a, ", 190, "a +", ")", DIAG_SYNTAX_ERROR);
    expect_kind("", "(", 190, "*", ")", DIAG_SYNTAX_ERROR);
    expect_kind("for ", "(", 190, "1", ")", DIAG_SYNTAX_ERROR);
    expect_kind("x = ", "lambda a=", 100, "+", "", DIAG_SYNTAX_ERROR);
    expect_kind("with ", "(", 100, "a as", ")", DIAG_SYNTAX_ERROR);
}

static void test_memory_may_end_at_any_moment(void **state) {
    (void)state;
    const Text source = TEXT("async def f(a, *b, c=1):\n"
                             "    x = [f'{y!r:>{z}}' for y, z in a if y] + {1: 2}\n"
                             "    match x:\n"
                             "        case [A(b=1), *c] | {'k': c}: return lambda q: q + c\n"
                             "class B: __p = 99999999999999999999\n");
    for (uint64_t at = 1;; at++) {
        Front f;
        start(&f);
        f.alloc.fail_at = f.alloc.count + at;
        front(&f, source);
        const bool reached = f.alloc.count >= f.alloc.fail_at;
        assert_true((f.module == NULL) == reached);
        assert_true(diags_any(&f.diags) == reached);
        if (reached) {
            assert_int_equal(diags_status(&f.diags), 3);
        }
        stop(&f);
        if (!reached) {
            assert_true(at > 5);
            return;
        }
    }
}

static void test_every_beginning_of_a_program_is_parsed_or_explained(void **state) {
    (void)state;
    Front files;
    start(&files);
    const Text source = read(&files, "tests/syntax/programs/functions.py");
    for (size_t size = 0; size < source.size; size++) {
        Front f;
        start(&f);
        front(&f, (Text){source.bytes, size});
        assert_true((f.module != NULL) != diags_any(&f.diags));
        stop(&f);
    }
    stop(&files);
}

static void test_equal_names_are_one_text(void **state) {
    (void)state;
    Front f;
    start(&f);
    front(&f, TEXT("abc = abc\n"));
    const Stmt *stmt = f.module->body.items[0];
    assert_ptr_equal(stmt->assign.targets.items[0]->name.id.bytes,
                     stmt->assign.value->name.id.bytes);
    stop(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees_and_positions_are_those_of_cpython),
        cmocka_unit_test(test_errors_have_the_words_and_places_of_cpython),
        cmocka_unit_test(test_expressions_are_written_back_as_annotations_show_them),
        cmocka_unit_test(test_deep_nesting_ends_in_a_message),
        cmocka_unit_test(test_broken_nesting_does_not_take_for_ever),
        cmocka_unit_test(test_memory_may_end_at_any_moment),
        cmocka_unit_test(test_every_beginning_of_a_program_is_parsed_or_explained),
        cmocka_unit_test(test_equal_names_are_one_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
