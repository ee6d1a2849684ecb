# Each test has a loop of its own; setUp, the test, tearDown and the cleanups are tasks in it.
import asyncio
import contextlib
import contextvars
import unittest

user = contextvars.ContextVar("user")


class TestQueue(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        user.set("Ada")
        self.queue = asyncio.Queue(maxsize=1)

    async def asyncSetUp(self):
        print("setting up", user.get())
        await asyncio.sleep(1)

    async def asyncTearDown(self):
        print("tearing down", user.get(), asyncio.get_running_loop().time())

    async def test_get_waits(self):
        getter = asyncio.create_task(self.queue.get())
        await asyncio.sleep(0)
        self.assertFalse(getter.done())
        await self.queue.put("tea")
        self.assertEqual(await getter, "tea")

    async def test_timeout(self):
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(2):
                await self.queue.get()

    async def test_failure(self):
        await self.queue.put(1)
        self.assertEqual(self.queue.qsize(), 2)

    async def test_error_in_a_task(self):
        async def bad():
            await asyncio.sleep(1)
            raise ValueError("in a task")

        async with asyncio.TaskGroup() as group:
            group.create_task(bad())

    async def test_cleanups(self):
        @contextlib.asynccontextmanager
        async def table():
            print("laid")
            yield "table"
            print("cleared")

        self.addAsyncCleanup(asyncio.sleep, 3)
        self.assertEqual(await self.enterAsyncContext(table()), "table")

    async def test_task_left_behind(self):
        async def waiter():
            try:
                await asyncio.sleep(100)
            finally:
                print("waiter goes")

        self.waiter = asyncio.create_task(waiter())
        await asyncio.sleep(0)

    def test_plain(self):
        self.assertEqual(user.get(), "Ada")


class TestInThreads(unittest.IsolatedAsyncioTestCase):
    async def test_to_thread(self):
        self.assertEqual(await asyncio.to_thread(sum, [1, 2]), 3)


unittest.main()
