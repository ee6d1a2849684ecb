#include "run_fixture.h"

#include "vm/gc.h"

#include <stdio.h>

// The tracked objects that a program's end has left, against those before it.
static int64_t left_by(const char *source) {
    Run run;
    begin(&run, source, 0, 0);
    const int64_t before = run.vm->collector->count;
    assert_int_equal(interpreter_run(run.vm, 0), VM_ENDED);
    gc_collect(run.vm);
    const int64_t left = run.vm->collector->count - before;
    end(&run);
    return left;
}

static void test_cycles_of_any_kind_leave_nothing_behind(void **state) {
    (void)state;
    const int64_t nothing = left_by("def f(): pass\nclass A: pass\n");
    assert_int_equal(left_by("def f(): pass\nclass A: pass\n"
                             "a = A(); a.me = a; b = [a]; b.append(b); d = {1: b}; d[2] = d\n"
                             "s = [lambda: s]; t = (s,); s.append(t)\n"
                             "def g():\n    me = yield\n    yield me\n"
                             "x = g(); next(x); x.send(x)\n"
                             "del a, b, d, s, t, x, g\n"),
                     nothing);
}

static void
test_what_a_finalizer_brings_back_to_life_stays_whole_and_is_not_finished_twice(void **state) {
    (void)state;
    expect("import gc\n"
           "kept = []\n"
           "class A:\n"
           "    def __init__(self): self.me, self.part = self, [1]\n"
           "    def __del__(self): kept.append(self); print('once')\n"
           "A(); gc.collect()\n"
           "print(kept[0].me is kept[0], kept[0].part)\n"
           "kept.clear(); gc.collect(); print(len(kept))\n",
           "once\nTrue [1]\n0\n");
}

// How large the memory was at most, of a program that makes cycles of so many bytes each.
static size_t peak_of_cycles(int bytes, int count) {
    char source[200];
    snprintf(source, sizeof source,
             "for n in range(%d):\n    row = ['x' * %d]\n    row[0] += 'y'\n    row.append(row)\n",
             count, bytes);
    Run run;
    begin(&run, source, 0, (size_t)256 << 20);
    assert_int_equal(interpreter_run(run.vm, 0), VM_ENDED);
    assert_int_equal(run.vm->interpreter->main->state, STACK_RETURNED);
    const size_t peak = run.vm->alloc.peak;
    end(&run);
    return peak;
}

static void test_garbage_is_collected_before_it_fills_the_memory_whatever_its_size(void **state) {
    (void)state;
    // In all each makes more than the 256 MiB that there are.
    assert_true(peak_of_cycles(20 << 20, 40) < (size_t)200 << 20);
    assert_true(peak_of_cycles(1 << 20, 600) < (size_t)200 << 20);
    assert_true(peak_of_cycles(10000, 60000) < (size_t)200 << 20);
    assert_true(peak_of_cycles(10, 2000000) < (size_t)200 << 20);
}

static void test_a_disabled_collector_works_only_when_it_is_asked(void **state) {
    (void)state;
    Run run;
    begin(&run,
          "import gc\ngc.disable()\nfor n in range(200000):\n    row = []\n    row.append(row)\n",
          0, 0);
    const int64_t before = run.vm->collector->count;
    assert_int_equal(interpreter_run(run.vm, 0), VM_ENDED);
    assert_true(run.vm->collector->count - before >= 199999);
    assert_true(gc_collect(run.vm) >= 199999);
    assert_true(run.vm->collector->count - before < 1000);
    end(&run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cycles_of_any_kind_leave_nothing_behind),
        cmocka_unit_test(
            test_what_a_finalizer_brings_back_to_life_stays_whole_and_is_not_finished_twice),
        cmocka_unit_test(test_garbage_is_collected_before_it_fills_the_memory_whatever_its_size),
        cmocka_unit_test(test_a_disabled_collector_works_only_when_it_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
