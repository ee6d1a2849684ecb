#include "run_fixture.h"

#include "vm/errors/exception.h"
#include "vm/errors/traceback.h"
#include "vm/gc.h"

#include <limits.h>
#include <string.h>

static const char *const LONG_PROGRAM = "def gen(n):\n"
                                        "    for i in range(n):\n"
                                        "        yield i\n"
                                        "class C:\n"
                                        "    def __init__(self, v):\n"
                                        "        self.v = v\n"
                                        "    def add(self, w):\n"
                                        "        return C(self.v + w)\n"
                                        "c = C(0)\n"
                                        "for k in gen(200):\n"
                                        "    try:\n"
                                        "        c = c.add(k)\n"
                                        "        if k % 7 == 0:\n"
                                        "            raise ValueError(k)\n"
                                        "    except ValueError as e:\n"
                                        "        c = c.add(e.args[0])\n"
                                        "    finally:\n"
                                        "        c = c.add(1)\n"
                                        "print(c.v, [x * x for x in gen(5)])\n";

static void test_a_run_in_slices_of_any_size_prints_the_same(void **state) {
    (void)state;
    expect(LONG_PROGRAM, "22942 [0, 1, 4, 9, 16]\n");
    for (uint64_t budget = 1; budget < 300; budget = budget * 3 + 1) {
        Run run;
        begin(&run, LONG_PROGRAM, 0, 0);
        int slices = 1;
        while (interpreter_run(run.vm, budget) == VM_PAUSED) {
            slices++;
        }
        assert_string_equal(buf_string(&run.output), "22942 [0, 1, 4, 9, 16]\n");
        assert_true(slices > 1);
        end(&run);
    }
}

static void test_a_run_can_be_given_up_in_the_middle(void **state) {
    (void)state;
    Run run;
    begin(&run, LONG_PROGRAM, 0, 0);
    assert_int_equal(interpreter_run(run.vm, 500), VM_PAUSED);
    end(&run);
}

static void test_an_endless_program_ends_at_the_limit_of_steps_whatever_it_catches(void **state) {
    (void)state;
    Run run;
    begin(&run,
          "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n"
          "    finally: print('never')\n",
          100000, 0);
    assert_int_equal(interpreter_run(run.vm, 0), VM_LIMIT);
    assert_int_equal(run.vm->interpreter->status, 3);
    assert_non_null(strstr(buf_string(&run.vm->interpreter->message), "--max-steps"));
    assert_string_equal(buf_string(&run.output), "");
    end(&run);
}

static void test_a_limit_is_also_reached_inside_of_a_function_that_c_called(void **state) {
    (void)state;
    Run run;
    begin(&run, "def key(v):\n    while True: pass\nsorted([1, 2], key=key)\n", 100000, 0);
    assert_int_equal(interpreter_run(run.vm, 1000), VM_LIMIT);
    end(&run);
}

static void test_memory_that_ends_is_an_exception_that_can_be_caught(void **state) {
    (void)state;
    Run run;
    begin(&run,
          "a = []\ntry:\n    while True:\n        a.append([0] * 1000)\n"
          "except MemoryError:\n    a = None\n    print('caught')\n",
          0, (size_t)16 << 20);
    assert_int_equal(interpreter_run(run.vm, 0), VM_ENDED);
    assert_string_equal(buf_string(&run.output), "caught\n");
    end(&run);
}

static void test_python_calls_do_not_use_the_stack_of_c(void **state) {
    (void)state;
    expect("def f(n):\n    return n and 1 + f(n - 1)\n"
           "def g(n):\n    if n: yield from g(n - 1)\n    yield n\n"
           "print(f(900), sum(g(400)))\n",
           "900 80200\n");
}

static void test_an_object_goes_when_the_last_reference_to_it_goes(void **state) {
    (void)state;
    expect("class D:\n    def __init__(self, n): self.n = n\n"
           "    def __del__(self): print('del', self.n)\n"
           "def f(): D(1); print('after'); x = D(2); return 3\n"
           "print(f())\n"
           "d = D(4); d = D(5); print('end'); del d; print('last')\n",
           "del 1\nafter\ndel 2\n3\ndel 4\nend\ndel 5\nlast\n");
}

static void test_cycles_are_found_and_their_finalizers_run_once(void **state) {
    (void)state;
    Run run;
    begin(&run,
          "class N:\n    def __del__(self): print('gone')\n"
          "n = N(); n.me = n; m = N(); m.other = [m]\n"
          "del n, m\n",
          0, 0);
    assert_int_equal(interpreter_run(run.vm, 0), VM_ENDED);
    assert_string_equal(buf_string(&run.output), "");
    assert_true(gc_collect(run.vm) > 0);
    assert_string_equal(buf_string(&run.output), "gone\ngone\n");
    gc_collect(run.vm);
    assert_string_equal(buf_string(&run.output), "gone\ngone\n");
    end(&run);
}

static void test_garbage_in_cycles_does_not_grow_without_end(void **state) {
    (void)state;
    Run run;
    begin(&run, "for i in range(100000):\n    a = []\n    a.append(a)\nprint('fine')\n", 0,
          (size_t)16 << 20);
    assert_int_equal(interpreter_run(run.vm, 0), VM_ENDED);
    assert_string_equal(buf_string(&run.output), "fine\n");
    end(&run);
}

static void test_a_generator_in_a_cycle_is_closed_by_the_collector(void **state) {
    (void)state;
    Run run;
    begin(&run,
          "def g():\n    me = yield\n    try:\n        yield me\n"
          "    finally:\n        print('closed')\n"
          "x = g(); next(x); x.send(x); del x\n",
          0, 0);
    assert_int_equal(interpreter_run(run.vm, 0), VM_ENDED);
    gc_collect(run.vm);
    assert_string_equal(buf_string(&run.output), "closed\n");
    end(&run);
}

static void test_a_place_that_sees_several_classes_finds_the_right_method_each_time(void **state) {
    (void)state;
    expect("class A:\n    def m(self): return 'A'\n"
           "class B:\n    def m(self): return 'B'\n"
           "class C(A): pass\n"
           "def call(o): return o.m()\n"
           "a, b, c = A(), B(), C()\n"
           "print(*[call(o) for o in (a, b, c, b, a, c)])\n"
           "A.m = lambda self: 'new'\nb.m = lambda: 'own'\n"
           "print(*[call(o) for o in (a, b, c, b, a, c)])\n",
           "A B A B A A\nnew own new own new new\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_run_in_slices_of_any_size_prints_the_same),
        cmocka_unit_test(test_a_run_can_be_given_up_in_the_middle),
        cmocka_unit_test(test_an_endless_program_ends_at_the_limit_of_steps_whatever_it_catches),
        cmocka_unit_test(test_a_limit_is_also_reached_inside_of_a_function_that_c_called),
        cmocka_unit_test(test_memory_that_ends_is_an_exception_that_can_be_caught),
        cmocka_unit_test(test_python_calls_do_not_use_the_stack_of_c),
        cmocka_unit_test(test_an_object_goes_when_the_last_reference_to_it_goes),
        cmocka_unit_test(test_cycles_are_found_and_their_finalizers_run_once),
        cmocka_unit_test(test_garbage_in_cycles_does_not_grow_without_end),
        cmocka_unit_test(test_a_generator_in_a_cycle_is_closed_by_the_collector),
        cmocka_unit_test(test_a_place_that_sees_several_classes_finds_the_right_method_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
