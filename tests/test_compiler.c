#include "support.h"

#include "base/embedded.h"
#include "lang/compiler.h"

#include <string.h>

static Code *compile(Alloc *alloc, const char *source, bool marks) {
    Diags diags;
    diags_init(&diags, alloc);
    const CompilerOptions options = {.marks = marks};
    Code *code = compiler_compile(text_of(source), options, alloc, &diags, NULL);
    diags_deinit(&diags);
    return code;
}

// Instructions of the first nested code, as text.
static bool function_has(const char *source, const char *wanted) {
    Alloc alloc;
    alloc_init(&alloc, 0);
    Code *code = compile(&alloc, source, false);
    assert_non_null(code);
    Buf text;
    buf_init(&text, &alloc);
    code_print(code, &text);
    const char *nested = strstr(buf_string(&text), "\n\n");
    const bool found = nested && strstr(nested, wanted);
    buf_deinit(&text);
    code_free(code);
    alloc_deinit(&alloc);
    return found;
}

static void test_arithmetic_on_locals_needs_no_temporaries(void **state) {
    (void)state;
    assert_true(function_has("def f(a, b):\n    c = a + b\n    return c\n", "ADD 2 0 1\n"));
    assert_true(function_has("def f(a):\n    a += 1\n    return a\n", "INPLACE_ADD_INT 0 0 1\n"));
}

static void test_a_comparison_jumps_by_itself(void **state) {
    (void)state;
    assert_true(function_has("def f(a, b):\n    if a < b:\n        return a\n", "JUMP_LT 0 1 0\n"));
}

static void test_only_locals_that_may_be_unbound_are_checked(void **state) {
    (void)state;
    assert_false(function_has("def f(a):\n    b = a\n    return b\n", "CHECK_LOCAL"));
    assert_true(function_has("def f(a):\n    if a:\n        b = a\n    return b\n", "CHECK_LOCAL"));
    assert_false(function_has("def f(a):\n    if a:\n        b = 1\n    else:\n        b = 2\n"
                              "    return b\n",
                              "CHECK_LOCAL"));
    assert_true(function_has("def f(a):\n    del a\n    return a\n", "CHECK_LOCAL"));
}

static void test_a_deleted_local_is_checked_also_in_the_next_round_of_a_loop(void **state) {
    (void)state;
    assert_true(function_has("def f(a, n):\n    for i in n:\n        print(a)\n        del a\n",
                             "CHECK_LOCAL 0"));
}

static void test_code_without_marks_has_no_line_instructions(void **state) {
    (void)state;
    const char *source = "def f(a):\n    b = a\n    return b\n";
    assert_false(function_has(source, "LINE"));
    Alloc alloc;
    alloc_init(&alloc, 0);
    Code *code = compile(&alloc, source, true);
    Buf text;
    buf_init(&text, &alloc);
    code_print(code, &text);
    assert_non_null(strstr(buf_string(&text), "LINE 2"));
    buf_deinit(&text);
    code_free(code);
    alloc_deinit(&alloc);
}

// Every way of leaving every block; the checker of code must find nothing wrong.
static const char *const EVERYTHING =
    "import a.b.c as d\nfrom m import x, y as z\n"
    "async def f(a, /, b, *c, d=1, **e):\n"
    "    async with a as q, b:\n        async for i in c:\n            try:\n"
    "                with d(1, *c, k=2, **e) as (u, v):\n"
    "                    if i: break\n                    if u: continue\n"
    "                    return\n"
    "            except (A, B) as err:\n                raise C from err\n"
    "            else:\n                yield i\n            finally:\n                print(i)\n"
    "    x = [p async for p in q if await p]\n"
    "    del x[1:2], x.y\n"
    "class K(*b, metaclass=m, **k):\n    'doc'\n    a: int = 1\n    def g(self):\n"
    "        return super().g() or (lambda v=a: [v, *self.w, {**v, 1: 2}])\n"
    "def h(v):\n    global t\n    t = w = 1 < v < 3 != v\n    w: int\n"
    "    try:\n        pass\n    except* ValueError as e:\n        print(e)\n"
    "    match v:\n        case [1, *r, {'k': u, **o}] | (u, r, o): pass\n"
    "        case K(1, b=None) as n if n: pass\n        case -1 | 'x' | True: pass\n"
    "        case _: pass\n"
    "    (i, *j), k.l, m[n] = v\n    v.a += 1\n    v[0] @= 2\n"
    "    assert v, f'{v!r:>{w}} {w}'\n    while (v := v - 1): pass\n    else: return\n"
    "    def inner():\n        nonlocal w\n        w = not v\n    return inner if w else None\n";

static void test_code_of_the_whole_language_is_well_formed(void **state) {
    (void)state;
    for (int marks = 0; marks < 2; marks++) {
        Alloc alloc;
        alloc_init(&alloc, 0);
        Code *code = compile(&alloc, EVERYTHING, marks);
        assert_non_null(code);
        Buf message;
        buf_init(&message, &alloc);
        if (!code_check(code, &message)) {
            fail_msg("%s", buf_string(&message));
        }
        buf_deinit(&message);
        code_free(code);
        alloc_deinit(&alloc);
    }
}

static void test_running_out_of_memory_anywhere_is_a_message(void **state) {
    (void)state;
    Alloc counting;
    alloc_init(&counting, 0);
    code_free(compile(&counting, EVERYTHING, true));
    const uint64_t count = counting.count;
    alloc_deinit(&counting);
    for (uint64_t at = 1; at <= count; at += 1 + at / 40) {
        Alloc alloc;
        alloc_init(&alloc, 0);
        alloc.fail_at = at;
        Code *code = compile(&alloc, EVERYTHING, true);
        assert_null(code);
        alloc_deinit(&alloc);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arithmetic_on_locals_needs_no_temporaries),
        cmocka_unit_test(test_a_comparison_jumps_by_itself),
        cmocka_unit_test(test_only_locals_that_may_be_unbound_are_checked),
        cmocka_unit_test(test_a_deleted_local_is_checked_also_in_the_next_round_of_a_loop),
        cmocka_unit_test(test_code_without_marks_has_no_line_instructions),
        cmocka_unit_test(test_code_of_the_whole_language_is_well_formed),
        cmocka_unit_test(test_running_out_of_memory_anywhere_is_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
