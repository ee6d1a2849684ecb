#include "run_fixture.h"

#include <stdio.h>

#define PROLOGUE                                                               \
    "import asyncio\n"                                                         \
    "async def main():\n"                                                      \
    "    q, lock, event = asyncio.Queue(2), asyncio.Lock(), asyncio.Event()\n" \
    "    event.set()\n"                                                        \
    "    for n in range(%d):\n"                                                \
    "%s"                                                                       \
    "asyncio.run(main())\n"

// How many blocks of memory a program asks for whose loop runs so often.
static uint64_t blocks_of(const char *body, int turns) {
    char source[600];
    snprintf(source, sizeof source, PROLOGUE, turns, body);
    Run run;
    begin(&run, source, 0, 0);
    assert_int_equal(interpreter_run(run.vm, 0), VM_ENDED);
    assert_int_equal(run.vm->interpreter->main->state, STACK_RETURNED);
    const uint64_t count = run.vm->alloc.count;
    end(&run);
    return count;
}

static void test_what_need_not_wait_is_awaited_without_making_anything(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "        await q.put(n); await q.get(); q.task_done()\n",
        "        await lock.acquire(); lock.release()\n",
        "        await event.wait()\n",
        "        await q.join()\n",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        // A queue's own list may grow meanwhile.
        assert_in_range(blocks_of(bodies[i], 1010) - blocks_of(bodies[i], 10), 0, 9);
    }
}

static void test_what_waits_is_a_coroutine_that_the_program_can_look_at(void **state) {
    (void)state;
    expect("import asyncio\n"
           "async def wait(q): return await q.get()\n"
           "async def main():\n"
           "    q = asyncio.Queue()\n"
           "    task = asyncio.create_task(wait(q))\n"
           "    await asyncio.sleep(0)\n"
           "    waits = task.get_coro().cr_await\n"
           "    print(waits.__qualname__, waits.cr_running, type(waits).__name__)\n"
           "    await q.put(5)\n"
           "    print(await task)\n"
           "asyncio.run(main())\n",
           "Queue.get False coroutine\n5\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_need_not_wait_is_awaited_without_making_anything),
        cmocka_unit_test(test_what_waits_is_a_coroutine_that_the_program_can_look_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
