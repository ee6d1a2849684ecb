// Programs that run out of memory at many different places: --max-memory in small steps, up to
// what is enough. Each run ends with a MemoryError, or well, and nothing is left behind:
// alloc_deinit CHECKs it, and the sanitizers look on.

#include "support.h"

#include "real_traces.h"

#include <stdio.h>

#define STEPS 30
#define LEAST (1 << 20) // bytes; what --max-memory can ask for

static const char *const PROGRAMS[] = {
    // Exceptions in exceptions, whose handlers need memory, too.
    "def fail(n):\n"
    "    try:\n"
    "        return fail(n - 1) if n else [][n]\n"
    "    except IndexError as error:\n"
    "        raise ValueError(f'{n:>50}') from error\n"
    "    finally:\n"
    "        kept.append({n: 'x' * n * 500})\n"
    "kept = []\n"
    "try:\n"
    "    fail(60)\n"
    "except* ValueError as group:\n"
    "    print(repr(group)[:10], len(kept))\n",
    // Classes, generators, and data of each kind.
    "import dataclasses, json, re\n"
    "@dataclasses.dataclass(order=True)\n"
    "class Point:\n"
    "    x: int\n"
    "    y: list = dataclasses.field(default_factory=list)\n"
    "def generate():\n"
    "    for n in range(40):\n"
    "        yield Point(n, [n] * n)\n"
    "points = sorted(generate(), reverse=True)\n"
    "text = json.dumps({str(p.x): p.y for p in points}, indent=1)\n"
    "print(len(re.findall('[0-9]+', text)), {*json.loads(text)} == {str(n) for n in range(40)})\n"
    "print(2 ** 5000 % 10 ** 50, '%s' % (points[:2],), text.upper().split()[3:5])\n",
};

// The exit status of a run with this much memory; -1: the machine did not come about.
static int status_with(const char *program, int64_t max_memory) {
    Alloc alloc;
    alloc_init(&alloc, 0);
    Options options = real_options();
    options.max_memory = max_memory;
    Machine *machine = real_run(&alloc, &options, "memory.py", text_of(program));
    const int status = machine ? machine_status(machine) : -1;
    if (machine) {
        machine_free(machine);
    }
    alloc_deinit(&alloc);
    return status;
}

static void run_out_of_memory(const char *program) {
    int64_t enough = LEAST;
    while (status_with(program, enough) != 0) {
        enough *= 2;
        assert_true(enough <= 64 << 20);
    }
    int failed = 0;
    for (int64_t k = 1; k <= STEPS; k++) {
        const int status = status_with(program, LEAST + (enough - LEAST) * k / STEPS);
        if (status < -1 || status > 1) {
            fail_msg("status %d with %lld bytes", status,
                     (long long)(LEAST + (enough - LEAST) * k / STEPS));
        }
        failed += status != 0;
    }
    assert_true(failed > STEPS / 8);
}

static void test_exceptions_without_memory(void **state) {
    (void)state;
    run_out_of_memory(PROGRAMS[0]);
}

static void test_data_without_memory(void **state) {
    (void)state;
    run_out_of_memory(PROGRAMS[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exceptions_without_memory),
        cmocka_unit_test(test_data_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
