// Machines that run out of memory at many different places, while they are made and while they run:
// by --max-memory in small steps up to what is enough, and by requests that are refused, the first
// one and all after it. Each run ends with a MemoryError, or well, and nothing is left behind:
// alloc_deinit CHECKs it, and the sanitizers look on.
//
// With AWAITER_EVERY_FAILURE in the environment every request is refused once, which takes minutes;
// else they are taken more and more sparsely.

#include "support.h"

#include "real_traces.h"

#include <stdio.h>
#include <stdlib.h>

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

// ---- Requests that are refused ----

static const char *const SMALL[] = {
    "print(sum(n * n for n in range(9)), f'{1.5:>9}', [*'abc'][1:])\n",
    "class A:\n"
    "    def __init__(self, n):\n"
    "        self.n = {n: [n]}\n"
    "    def __repr__(self):\n"
    "        return f'<{self.n}>'\n"
    "print([A(n) for n in range(3)], 2 ** 200, 'é'.encode())\n",
    "try:\n"
    "    try:\n"
    "        [][1]\n"
    "    except IndexError as error:\n"
    "        raise ValueError('other') from error\n"
    "except* ValueError as group:\n"
    "    print(repr(group))\n"
    "{}['missing']\n",
    "import asyncio\n"
    "async def work(lock, n):\n"
    "    async with lock:\n"
    "        await asyncio.sleep(n)\n"
    "    return n\n"
    "async def main():\n"
    "    lock = asyncio.Lock()\n"
    "    print(await asyncio.gather(*[work(lock, n) for n in range(3)]))\n"
    "    try:\n"
    "        async with asyncio.timeout(1):\n"
    "            await asyncio.Event().wait()\n"
    "    except TimeoutError:\n"
    "        print('late')\n"
    "asyncio.run(main())\n",
    // What the interpreter says by itself, and what it asks the program for.
    "import sys, warnings\n"
    "async def forgotten():\n"
    "    pass\n"
    "class Row(bytearray):\n"
    "    value = type('Own', (property,), {})(len)\n"
    "sys.excepthook = lambda kind, error, traceback: print(f'{1j:#}', kind, 1 / 0)\n"
    "forgotten()\n"
    "match {'a': range(9), 'b': Row(b'xy')}:\n"
    "    case {'a': [0, *_, last], 'b': b, **rest}:\n"
    "        print(last, b, b.value, rest, bool(NotImplemented))\n"
    "{}['missing']\n",
};

// As status_with, but the machine's request with this number fails, and all later ones.
static int status_failing(const char *program, bool record, uint64_t fail_at) {
    Alloc alloc;
    Diags diags;
    alloc_init(&alloc, 0);
    diags_init(&diags, &alloc);
    const Options options = real_options();
    const MachineSetup setup = {.path = "memory.py",
                                .source = text_of(program),
                                .options = &options,
                                .record = record,
                                .fail_at = fail_at};
    Machine *machine = machine_new(&alloc, &setup, &diags);
    int status = -1;
    if (machine) {
        while (machine_run(machine, 0) == MACHINE_RUNNING) {
        }
        status = machine_status(machine);
        machine_free(machine);
    }
    diags_deinit(&diags);
    alloc_deinit(&alloc);
    return status;
}

static uint64_t after(uint64_t count) {
    return getenv("AWAITER_EVERY_FAILURE") ? count + 1 : count + 1 + count / 48;
}

static void fail_at_each_request(const char *program, bool record) {
    const int good = status_failing(program, record, 0);
    int failed = 0;
    uint64_t count = 1;
    for (; count < 1000000; count = after(count)) {
        const int status = status_failing(program, record, count);
        if (status == good && count > 20000 && status_failing(program, record, count * 2) == good) {
            break;
        }
        if (status < -1 || (status > 1 && status != 3)) {
            fail_msg("status %d when request %llu fails", status, (unsigned long long)count);
        }
        failed += status != good;
    }
    assert_true(failed > 100);
    assert_true(count < 1000000);
}

static void test_every_request_for_memory_may_fail(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof SMALL / sizeof *SMALL; i++) {
        fail_at_each_request(SMALL[i], i % 2 == 1);
    }
}

static void test_a_machine_needs_memory(void **state) {
    (void)state;
    int unmade = 0;
    for (int64_t size = 16; size < LEAST; size += 16 + size / 64) {
        const int status = status_with("print(1)\n", size);
        assert_in_range(status + 1, 0, 2);
        unmade += status == -1;
    }
    assert_in_range(unmade, 100, 1000);
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
        cmocka_unit_test(test_a_machine_needs_memory),
        cmocka_unit_test(test_every_request_for_memory_may_fail),
        cmocka_unit_test(test_exceptions_without_memory),
        cmocka_unit_test(test_data_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
