#include "support.h"

#include "lang/parser.h"
#include "lang/refuse.h"
#include "lang/scope.h"

#include <string.h>

// A library with the modules asyncio and time, which have a few names.
static bool module_exists(void *user, Text module) {
    (void)user;
    return text_equal(module, TEXT("asyncio")) || text_equal(module, TEXT("time")) ||
           text_equal(module, TEXT("concurrent.futures")) ||
           text_equal(module, TEXT("concurrent")) || text_equal(module, TEXT("sys"));
}

static bool module_has(void *user, Text module, Text name) {
    (void)user;
    if (text_equal(module, TEXT("builtins"))) {
        return !text_equal(name, TEXT("open"));
    }
    return text_equal(name, TEXT("sleep")) || text_equal(name, TEXT("run")) ||
           text_equal(name, TEXT("platform"));
}

static void module_names(void *user, Text module, Buf *out) {
    (void)user;
    buf_add_text(out, module.size == 0 ? TEXT("asyncio, time") : TEXT("run, sleep"));
}

static void expect_refused(const char *source, const char *expected) {
    const RefuseLibrary library = {NULL, module_exists, module_has, module_names};
    Alloc alloc;
    Arena arena;
    Diags diags;
    Buf out;
    alloc_init(&alloc, 0);
    arena_init(&arena, &alloc);
    diags_init(&diags, &alloc);
    buf_init(&out, &alloc);
    Module *module = parser_parse_module(text_of(source), &arena, &diags);
    assert_non_null(module);
    assert_true(scope_build(module, text_of(source), &arena, &diags));
    const bool good = refuse_check(module, text_of(source), &library, &alloc, &diags);
    for (int i = 0; i < diags.items.count; i++) {
        const Diag *diag = &diags.items.items[i];
        assert_int_equal(diag->kind, DIAG_NOT_SUPPORTED);
        buf_addf(&out, "%d:%d %.*s;", diag->line, diag->column, (int)diag->message.size,
                 diag->message.bytes);
    }
    assert_string_equal(buf_string(&out), expected);
    assert_int_equal(good, expected[0] == 0);
    buf_deinit(&out);
    diags_deinit(&diags);
    arena_deinit(&arena);
    alloc_deinit(&alloc);
}

static void test_modules_that_cpython_has_and_the_library_lacks_are_refused(void **state) {
    (void)state;
    expect_refused("import asyncio, socket\nfrom subprocess import run\nimport os.path as p\n",
                   "1:17 import socket;2:1 from subprocess;3:8 import os.path;");
}

static void test_modules_that_cpython_lacks_are_left_to_the_run(void **state) {
    (void)state;
    expect_refused("from __future__ import annotations\nimport aiohttp\n"
                   "from requests import get\nimport asyncio.nope\nfrom . import x\n"
                   "from asyncio import nope\n",
                   "");
}

static void test_names_of_modules_are_refused_all_at_once(void **state) {
    (void)state;
    expect_refused("import asyncio, time as t\n"
                   "from asyncio import sleep, open_connection\n"
                   "async def main():\n"
                   "    await asyncio.start_server(1)\n"
                   "    t.sleep(1); t.perf_counter(); t.nope()\n",
                   "2:28 asyncio.open_connection;4:11 asyncio.start_server;"
                   "5:17 time.perf_counter;");
}

static void test_only_what_certainly_is_the_module_counts(void **state) {
    (void)state;
    expect_refused("import asyncio\n"
                   "def f(asyncio): return asyncio.start_server\n"
                   "def g():\n"
                   "    import time\n"
                   "    return lambda: time.ctime\n"
                   "class A: time = 1; x = time.ctime\n"
                   "def h():\n"
                   "    asyncio = 1\n"
                   "    return asyncio.Queue\n"
                   "def i(): return [asyncio.Queue for x in y]\n",
                   "5:20 time.ctime;10:18 asyncio.Queue;");
}

static void test_submodules_are_followed(void **state) {
    (void)state;
    expect_refused("import concurrent.futures\nfrom concurrent import futures as c\n"
                   "concurrent.futures.wait\nc.wait\nc.run\n",
                   "3:1 concurrent.futures.wait;4:1 concurrent.futures.wait;");
}

static void test_imports_that_may_fail_are_left_to_the_run(void **state) {
    (void)state;
    expect_refused("try:\n    import socket\n    from asyncio import Queue\n"
                   "except ImportError:\n    socket = None\n"
                   "try: import ssl\nexcept ValueError: pass\n",
                   "6:13 import ssl;");
}

static void test_code_for_other_systems_and_type_checkers_is_not_looked_at(void **state) {
    (void)state;
    expect_refused("import sys, asyncio\nfrom typing_ import TYPE_CHECKING\n"
                   "if sys.platform == 'win32': asyncio.Queue\n"
                   "if sys.platform.startswith('win'): asyncio.Queue\n"
                   "if TYPE_CHECKING: import socket\n"
                   "if sys.platform == 'linux': asyncio.Queue\n",
                   "6:29 asyncio.Queue;");
}

static void test_builtins_that_are_missing_are_refused(void **state) {
    (void)state;
    expect_refused("with open('x') as f: pass\nx = 1j\n", "1:6 open;");
    expect_refused("def open(x): pass\nopen(1)\n", "");
    expect_refused("def f(open): return open(1)\n", "");
}

static void test_the_lists_know_cpython(void **state) {
    (void)state;
    assert_true(refuse_python_has_module(TEXT("asyncio")));
    assert_true(refuse_python_has_module(TEXT("concurrent.futures")));
    assert_false(refuse_python_has_module(TEXT("aiohttp")));
    assert_int_equal(refuse_python_module_has(TEXT("asyncio"), TEXT("open_connection")), 1);
    assert_int_equal(refuse_python_module_has(TEXT("socket"), TEXT("timeout")), 1);
    assert_int_equal(refuse_python_module_has(TEXT("asyncio"), TEXT("nope")), 0);
    assert_int_equal(refuse_python_module_has(TEXT("nope"), TEXT("nope")), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_modules_that_cpython_has_and_the_library_lacks_are_refused),
        cmocka_unit_test(test_modules_that_cpython_lacks_are_left_to_the_run),
        cmocka_unit_test(test_names_of_modules_are_refused_all_at_once),
        cmocka_unit_test(test_only_what_certainly_is_the_module_counts),
        cmocka_unit_test(test_submodules_are_followed),
        cmocka_unit_test(test_imports_that_may_fail_are_left_to_the_run),
        cmocka_unit_test(test_code_for_other_systems_and_type_checkers_is_not_looked_at),
        cmocka_unit_test(test_builtins_that_are_missing_are_refused),
        cmocka_unit_test(test_the_lists_know_cpython),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
