// What the trace says of things that tasks share is what the program itself finds in them, at every
// moment: also between the waking of a task and its turn.

#include "real_traces.h"
#include "trace/replay.h"

#include <stdio.h>
#include <string.h>

// Each line that a program prints is "NAME WAITERS PUTTERS STATE", from what CPython keeps in the
// thing's own attributes.
static int check_prints(const Trace *trace, Alloc *alloc) {
    Replay *replay = replay_new(alloc, trace);
    int checked = 0;
    replay_update(replay, 0);
    for (int64_t i = 0; i < trace_count(trace); i++) {
        replay_seek(replay, i);
        const Event *event = replay_event(replay);
        char name[32];
        int waiters, putters, state;
        if (event->kind != EVENT_PRINT ||
            sscanf(trace_text(trace, event->as.print.text).bytes, "%31s %d %d %d", name, &waiters,
                   &putters, &state) != 4) {
            continue;
        }
        int slot = 0;
        const WorldResource *thing;
        while ((thing = world_next_resource(replay_world(replay), &slot)) &&
               !text_equal(trace_text(trace, thing->label), text_of(name))) {
        }
        assert_non_null(thing);
        assert_int_equal(waiters, trace_list_count(trace, thing->waiters));
        assert_int_equal(putters, trace_list_count(trace, thing->putters));
        assert_int_equal(state, thing->state);
        checked++;
    }
    replay_free(replay);
    return checked;
}

static void check_program(const char *source, int least) {
    Alloc alloc;
    alloc_init(&alloc, 0);
    const Options options = real_options();
    Machine *machine = real_run(&alloc, &options, "test.py", text_of(source));
    assert_non_null(machine);
    assert_true(check_prints(machine_trace(machine), &alloc) >= least);
    machine_free(machine);
    alloc_deinit(&alloc);
}

static void test_lines_of_a_queue_are_shorter_from_the_waking_on(void **state) {
    (void)state;
    check_program("import asyncio\n"
                  "def look(q):\n"
                  "    print('q', len(q._getters), len(q._putters), q.qsize())\n"
                  "async def put(q, n):\n"
                  "    look(q)\n"
                  "    await q.put(n)\n"
                  "    look(q)\n"
                  "async def get(q):\n"
                  "    for _ in range(2):\n"
                  "        look(q)\n"
                  "        await q.get()\n"
                  "        look(q)\n"
                  "async def main():\n"
                  "    q = asyncio.Queue(2)\n"
                  "    getters = [asyncio.create_task(get(q)) for _ in range(3)]\n"
                  "    await asyncio.sleep(0)\n"
                  "    getters[1].cancel()\n"
                  "    look(q)\n"
                  "    await asyncio.gather(*(put(q, n) for n in range(6)), getters[0],\n"
                  "                         getters[2])\n"
                  "    look(q)\n"
                  "    await asyncio.sleep(0)\n"
                  "    late = [asyncio.create_task(put(q, n)) for n in range(4)]\n"
                  "    await asyncio.sleep(0)\n"
                  "    q.get_nowait()\n"
                  "    look(q)\n"
                  "    late[2].cancel()\n"
                  "    q.get_nowait()\n"
                  "    look(q)\n"
                  "    await asyncio.sleep(0)\n"
                  "    look(q)\n"
                  "asyncio.run(asyncio.wait_for(main(), 1))\n",
                  30);
}

static void test_a_semaphore_hands_its_place_on_at_once(void **state) {
    (void)state;
    check_program("import asyncio\n"
                  "def look(s):\n"
                  "    print('s', len(s._waiters or ()), 0, s._value)\n"
                  "async def job(s):\n"
                  "    async with s:\n"
                  "        look(s)\n"
                  "        await asyncio.sleep(1)\n"
                  "        look(s)\n"
                  "    look(s)\n"
                  "    await asyncio.sleep(0)\n"
                  "    look(s)\n"
                  "async def main():\n"
                  "    s = asyncio.Semaphore(2)\n"
                  "    tasks = [asyncio.create_task(job(s)) for _ in range(7)]\n"
                  "    await asyncio.sleep(1)\n"
                  "    look(s)\n"
                  "    tasks[2].cancel()\n"
                  "    await asyncio.sleep(0)\n"
                  "    look(s)\n"
                  "    await asyncio.wait(tasks)\n"
                  "    look(s)\n"
                  "asyncio.run(main())\n",
                  20);
}

static void test_lock_event_and_condition_keep_a_task_in_line_until_its_turn(void **state) {
    (void)state;
    check_program("import asyncio\n"
                  "def look():\n"
                  "    print('lock', len(lock._waiters or ()), 0, int(lock.locked()))\n"
                  "    print('event', len(event._waiters), 0, int(event.is_set()))\n"
                  "    print('cond', len(cond._waiters), len(cond._lock._waiters or ()),\n"
                  "          int(cond.locked()))\n"
                  "    print('given', len(given._waiters), 0, -1)\n"
                  "async def job(n):\n"
                  "    await event.wait()\n"
                  "    look()\n"
                  "    async with lock:\n"
                  "        look()\n"
                  "        await asyncio.sleep(0)\n"
                  "    async with cond:\n"
                  "        look()\n"
                  "        await cond.wait()\n"
                  "        look()\n"
                  "        cond.notify()\n"
                  "        await asyncio.sleep(0)\n"
                  "        look()\n"
                  "    async with given:\n"
                  "        look()\n"
                  "        await given.wait()\n"
                  "        look()\n"
                  "async def main():\n"
                  "    global lock, event, cond, given\n"
                  "    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()\n"
                  "    given = asyncio.Condition(lock)\n"
                  "    tasks = [asyncio.create_task(job(n)) for n in range(4)]\n"
                  "    await asyncio.sleep(1)\n"
                  "    look()\n"
                  "    event.set()\n"
                  "    look()\n"
                  "    await asyncio.sleep(1)\n"
                  "    async with cond:\n"
                  "        cond.notify(2)\n"
                  "        look()\n"
                  "        await asyncio.sleep(1)\n"
                  "        look()\n"
                  "    look()\n"
                  "    await asyncio.sleep(1)\n"
                  "    async with lock:\n"
                  "        given.notify_all()\n"
                  "        look()\n"
                  "    await asyncio.wait(tasks, timeout=1)\n"
                  "    look()\n"
                  "asyncio.run(main())\n",
                  80);
}

static void test_a_barrier_has_those_that_wait_at_it(void **state) {
    (void)state;
    check_program("import asyncio\n"
                  "def look(b):\n"
                  "    n = len(b._cond._waiters) if b.n_waiting else 0\n"
                  "    print('b', n, 0, b.n_waiting)\n"
                  "async def walk(b, n):\n"
                  "    for _ in range(2):\n"
                  "        await asyncio.sleep(n)\n"
                  "        look(b)\n"
                  "        await b.wait()\n"
                  "        look(b)\n"
                  "async def main():\n"
                  "    b = asyncio.Barrier(3)\n"
                  "    await asyncio.gather(*(walk(b, n) for n in range(3)))\n"
                  "asyncio.run(main())\n",
                  12);
}

// One of the program's kinds in the trace.
static int count_resources(const Trace *trace) {
    TraceCursor cursor;
    int count = 0;
    trace_cursor_init(&cursor, trace);
    for (int64_t i = 0; i < trace_count(trace); i++) {
        count += trace_cursor_at(&cursor, i)->kind == EVENT_RESOURCE;
    }
    return count;
}

static void test_the_queue_inside_of_as_completed_is_not_shown(void **state) {
    (void)state;
    Alloc alloc;
    alloc_init(&alloc, 0);
    const Options options = real_options();
    Machine *machine = real_run(&alloc, &options, "test.py",
                                TEXT("import asyncio\n"
                                     "async def main():\n"
                                     "    for first in asyncio.as_completed([asyncio.sleep(1)]):\n"
                                     "        await first\n"
                                     "asyncio.run(main())\n"));
    assert_non_null(machine);
    assert_int_equal(count_resources(machine_trace(machine)), 0);
    machine_free(machine);
    alloc_deinit(&alloc);
}

static void test_things_in_a_list_are_called_by_its_name_and_their_place(void **state) {
    (void)state;
    check_program("import asyncio\n"
                  "class Table:\n"
                  "    def __init__(self):\n"
                  "        self.forks = [asyncio.Lock() for _ in range(2)]\n"
                  "async def main():\n"
                  "    known = asyncio.Event()\n"
                  "    seats = [asyncio.Semaphore(2), asyncio.Semaphore(3), known]\n"
                  "    forks = Table().forks\n"
                  "    await seats[1].acquire()\n"
                  "    await forks[1].acquire()\n"
                  "    print('known 0 0 0')\n"
                  "    print('seats[0] 0 0 2')\n"
                  "    print('seats[1] 0 0 2')\n"
                  "    print('self.forks[0] 0 0 0')\n"
                  "    print('self.forks[1] 0 0 1')\n"
                  "asyncio.run(main())\n",
                  5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_of_a_queue_are_shorter_from_the_waking_on),
        cmocka_unit_test(test_a_semaphore_hands_its_place_on_at_once),
        cmocka_unit_test(test_lock_event_and_condition_keep_a_task_in_line_until_its_turn),
        cmocka_unit_test(test_a_barrier_has_those_that_wait_at_it),
        cmocka_unit_test(test_the_queue_inside_of_as_completed_is_not_shown),
        cmocka_unit_test(test_things_in_a_list_are_called_by_its_name_and_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
