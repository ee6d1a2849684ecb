#!/usr/bin/env python3
"""Random asyncio programs, from a seed: the same seed gives the same program for ever.

    tests/generate/asyncio_programs.py SEED     prints one

A program has a few coroutines in levels (each starts only those of lower levels, and a budget ends the rest),
which share locks, semaphores, events, queues, conditions, barriers, futures and a list of
tasks, and do to them what asyncio has to offer: nested tasks, equal deadlines, cancellation at any
moment, timeouts, shields, callbacks, errors, groups, all kinds of waiting. Every program ends: main is cut by a
timeout, what it leaves is cancelled by asyncio.run, and what even then can't go on is a deadlock.

Objects die when nothing refers to them, at the same moment as in CPython; the collector, which comes after a
number of allocations that is each implementation's own, is turned off.
"""

import random
import sys

HEAD = '''import asyncio
import contextlib
import contextvars
import gc
import sys
import time
from concurrent.futures import ThreadPoolExecutor

gc.disable()

left = {budget}
tasks = []
trash = []
level = contextvars.ContextVar("level", default=0)


def say(*words):
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    print(loop.time(), task.get_name() if task else "-", *words)


def short(value):
    if isinstance(value, asyncio.Task):
        return value.get_name()
    if isinstance(value, (list, set)):
        return [short(item) for item in value]
    if type(value).__repr__ is object.__repr__ or isinstance(value, asyncio.Future):
        return type(value).__name__
    return repr(value)


def chain(error):
    """An exception and those that it came from; of a group also the members."""
    rows = []
    while error is not None and len(rows) < 6:
        inside = [chain(member) for member in error.exceptions] if isinstance(error, BaseExceptionGroup) else ""
        rows.append(f"{error!r}{'!' * error.__suppress_context__}{inside}")
        error = error.__cause__ or error.__context__
    return " < ".join(rows)


def stop_task(number, message=None):
    if tasks:
        task = tasks[number % len(tasks)]
        say("cancel", task.get_name(), task.cancel(message) if message else task.cancel())


def set_future(future, value):
    if not future.done():
        if value is None:
            future.set_exception(KeyError("future"))
        else:
            future.set_result(value)


def keep(task):
    tasks.append(task)
    return task


def outcome(task):
    if task.cancelled():
        return "cancelled"
    return repr(task.exception() or task.result())


def finished(task):
    say("callback", task.get_name(), outcome(task))


def handler(loop, context):
    if "handle" in context:  # the other messages come when something is dropped
        print("handler", loop.time(), repr(context["exception"]), sorted(context))


def angry_handler(loop, context):
    if "handle" in context:
        print("angry", loop.time(), repr(context["exception"]), chain(sys.exc_info()[1]))
        raise TypeError("angry")


def bad(*words):
    say("bad", len(words))
    raise KeyError("callback")


def job(number, pause):
    time.sleep(pause)
    print("job", time.monotonic(), number, level.get())
    if number % 5 == 4:
        raise OSError(number)
    return number * 10


class Later:
    """Something with __await__, which is no coroutine."""

    def __init__(self, pause, value):
        self.pause, self.value = pause, value

    def __await__(self):
        if self.value % 2:
            yield
        yield from asyncio.sleep(self.pause).__await__()
        if self.value == 7:
            raise LookupError("later")
        return self.value


async def careful(count, pause):
    try:
        for number in range(count):
            try:
                got = yield number
                if got:
                    say("sent", got)
            except KeyError as error:
                say("thrown", repr(error))
            await asyncio.sleep(pause)
    finally:
        say("closing")
        await asyncio.sleep(pause)
        say("closed")


@contextlib.asynccontextmanager
async def scope_of(number, pause):
    token = level.set(level.get() + number)
    await asyncio.sleep(pause)
    try:
        yield level.get()
    except LookupError as error:
        say("swallowed", repr(error))
    finally:
        await asyncio.sleep(pause)
        say("left", number, level.get())
        with contextlib.suppress(ValueError):
            level.reset(token)


async def numbers(count, pause):
    for number in range(count):
        await asyncio.sleep(pause)
        yield number


def move(scope, later):
    try:
        scope.reschedule(asyncio.get_running_loop().time() + later)
    except RuntimeError as error:
        say("not moved", repr(error))


async def adds_to(group, pause):
    await asyncio.sleep(pause)
    keep(group.create_task(asyncio.sleep(pause, "added")))
    say("group", repr(group))


async def worried(what):
    """Cancels itself, and others, while it handles something."""
    try:
        raise LookupError("worried")
    except LookupError:
        try:
            return await what
        finally:
            say("worried", chain(sys.exc_info()[1]))


class Ticker:
    """An async iterator that is no generator."""

    def __init__(self, count, pause):
        self.count, self.pause = count, pause

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.count -= 1
        if self.count < 0:
            raise StopAsyncIteration
        await asyncio.sleep(self.pause)
        if self.count == 3:
            raise ValueError("ticker")
        return self.count


pool = ThreadPoolExecutor(2)


class Room:
    def __init__(self, name, pause):
        self.name, self.pause = name, pause

    async def __aenter__(self):
        await asyncio.sleep(self.pause)
        say("enter", self.name)
        return self

    async def __aexit__(self, kind, error, trace):
        say("exit", self.name, kind and kind.__name__)
        await asyncio.sleep(self.pause)
        return kind is ValueError


'''

DELAYS = ["0", "0", "0", "1", "1", "1", "2", "2", "3", "0.5", "0.25", "1.5", "0.1", "1e-9", "-1"]
ERRORS = ["ValueError", "KeyError", "TypeError", "RuntimeError", "OSError", "asyncio.CancelledError"]


class Writer:
    """Writes one program. Statements are methods; each puts rows at the current depth."""

    def __init__(self, seed):
        self.random = random.Random(f"awaiter {seed}")
        self.rows = []
        self.depth = 1
        self.level = 0
        self.names = 0
        self.room = 0

    def row(self, text):
        self.rows.append("    " * self.depth + text)

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def delay(self):
        return self.random.choice(DELAYS)

    def timeout(self):
        return self.pick("0", "0.5", "1", "1", "1", "1.5", "2", "2", "3", "None")

    def name(self):
        self.names += 1
        return f"v{self.names}"

    def coroutine(self):
        """An expression that is a coroutine or another awaitable, to be made a task of or awaited."""
        if self.level > 0 and self.chance(75):
            return f"work{self.random.randrange(self.level)}({self.random.randrange(9)})"
        return self.pick(
            f"asyncio.sleep({self.delay()}, {self.random.randrange(9)})",
            "event0.wait()", "queue0.get()", f"queue0.put({self.random.randrange(9)})", "lock0.acquire()",
            f"asyncio.sleep({self.delay()})")

    def quiet(self):
        """A coroutine that takes nothing for ever: no lock is lost by it."""
        if self.level > 0 and self.chance(75):
            return f"work{self.random.randrange(self.level)}({self.random.randrange(9)})"
        return f"asyncio.sleep({self.delay()}, {self.random.randrange(9)})"

    def body(self, least=1, most=3):
        """An indented block of some statements."""
        self.depth += 1
        self.statements(self.random.randint(least, most))
        self.depth -= 1

    def statements(self, count):
        for _ in range(count):
            self.room -= 1
            if self.room < 0 or self.depth > 5:
                self.row(self.pick(f"await asyncio.sleep({self.delay()})", f"say({self.random.randrange(99)})"))
            else:
                self.random.choice(self.choices)(self)

    def guarded(self, rows):
        """Runs rows in a try that reports errors, and sometimes swallows cancellation."""
        self.row("try:")
        self.depth += 1
        for text in rows:
            self.row(text)
        self.depth -= 1
        if self.chance(40):
            self.row("except asyncio.CancelledError as error:")
            self.row("    say('cancelled', repr(error))")
            if self.chance(60):
                self.row("    raise")
        self.row("except Exception as error:")
        self.row(f"    say({self.pick('repr', 'repr', 'chain')}(error))")
        if self.chance(15):
            self.row("    raise")
        if self.chance(20):
            self.row("else:")
            self.row("    say('well')")
        if self.chance(25):
            self.row("finally:")
            self.row(f"    say('finally'){self.pick('', '; await asyncio.sleep(' + self.delay() + ')')}")

    # What a coroutine can do.

    def sleep(self):
        self.row(f"await asyncio.sleep({self.delay()})")

    def speak(self):
        self.row(f"say({self.random.randrange(99)})")

    def spawn(self):
        name = self.name()
        label = self.pick("", "", f", name='n{self.names}'")
        self.row(f"{name} = keep(asyncio.create_task({self.quiet()}{label}))")
        if self.chance(25):
            self.row(f"{name}.add_done_callback(finished)")
        if self.chance(15):
            self.row(f"{name}.cancel({self.pick('', repr('early'))})")
        if self.chance(35):
            self.sleep()
        if self.chance(35):
            self.guarded([f"say('result', await {name})"])

    def cancel(self):
        self.row(f"stop_task({self.random.randrange(20)}{self.pick('', '', ', ' + repr('reason'))})")

    def cancel_later(self):
        loop = "asyncio.get_running_loop()"
        self.row(f"{loop}.call_later({self.delay()}, stop_task, {self.random.randrange(20)})")

    def await_task(self):
        self.row("if tasks and (other := tasks[%d %% len(tasks)]) is not asyncio.current_task():"
                 % self.random.randrange(20))
        self.depth += 1
        self.guarded([f"say('waited', await asyncio.wait_for({self.pick('other', 'asyncio.shield(other)')}, "
                      f"{self.pick('1', '2', '0.5')}))"])
        self.depth -= 1

    def gather(self):
        count = self.random.randint(0, 4)
        parts = ", ".join(self.quiet() for _ in range(count))
        wanted = self.pick("", "", "return_exceptions=True")
        joined = ", ".join(part for part in (parts, wanted) if part)
        if self.chance(20):
            name = self.name()
            self.row(f"{name} = asyncio.gather({joined})")
            self.row(f"asyncio.get_running_loop().call_later({self.delay()}, {name}.cancel)")
            self.guarded([f"say('gathered', short(await {name}))"])
        else:
            self.guarded([f"say('gathered', short(await asyncio.gather({joined})))"])

    def wait(self):
        name = self.name()
        count = self.random.randint(1, 4)
        parts = ", ".join(f"keep(asyncio.create_task({self.quiet()}))" for _ in range(count))
        when = self.pick("", "", ", return_when=asyncio.FIRST_COMPLETED", ", return_when=asyncio.FIRST_EXCEPTION")
        timeout = self.pick("", "", ", timeout=1", ", timeout=0", ", timeout=2")
        self.row(f"{name} = [{parts}]")
        self.row(f"done, pending = await asyncio.wait({name}{timeout}{when})")
        self.row("say('done', short(done), [outcome(t) for t in done], 'pending', short(pending))")
        if self.chance(40):
            self.row("for task in pending:")
            self.row("    task.cancel()")

    def wait_for(self):
        self.guarded([f"say('in time', await asyncio.wait_for({self.coroutine()}, {self.timeout()}))"])

    def timed(self):
        self.row("try:")
        self.row(f"    async with asyncio.timeout({self.timeout()}) as scope:")
        self.depth += 1
        self.body()
        if self.chance(20):
            self.row(f"    scope.reschedule(asyncio.get_running_loop().time() + {self.delay()})")
            self.row(f"    await asyncio.sleep({self.delay()})")
        self.depth -= 1
        self.row("except TimeoutError as error:")
        self.row("    say('timeout', repr(error), scope.expired())")

    def shield(self):
        name = self.name()
        self.row(f"{name} = keep(asyncio.ensure_future({self.quiet()}))")
        self.guarded([f"say('shielded', await asyncio.wait_for(asyncio.shield({name}), {self.timeout()}))"])

    def group(self):
        self.row("try:")
        self.row("    async with asyncio.TaskGroup() as group:")
        self.depth += 2
        self.row("say('group')")
        for _ in range(self.random.randint(0, 3)):
            self.row(f"keep(group.create_task({self.quiet()}))")
        if self.chance(50):
            self.statements(1)
        self.depth -= 2
        if self.chance(70):
            self.row("except ExceptionGroup as error:")
            self.row("    say(repr(error))")
        else:
            self.row("except* (ValueError, KeyError) as error:")
            self.row("    say('star', repr(error))")

    def locked(self):
        thing = self.pick("lock0", "lock0", "lock1", "semaphore0", "semaphore1")
        self.row(f"async with {thing}:")
        self.row(f"    say('in', '{thing}')")
        self.body()

    def event(self):
        if self.chance(50):
            self.row(self.pick("event0.set()", "event0.clear()", "event0.set(); event0.clear()"))
        else:
            self.guarded([f"say('event', await asyncio.wait_for(event0.wait(), {self.pick('1', '2', '0.5')}))"])

    def queue(self):
        queue = self.pick("queue0", "queue0", "queue1")
        value = self.random.randrange(50)
        what = self.random.randrange(5)
        if what == 0:
            self.row(f"if not {queue}.full():")
            self.row(f"    {queue}.put_nowait({value})")
        elif what == 1:
            self.guarded([f"say('put', await asyncio.wait_for({queue}.put({value}), {self.pick('1', '2')}))"])
        elif what == 2:
            self.guarded([f"say('got', await asyncio.wait_for({queue}.get(), {self.pick('1', '2', '0.5')}))",
                          f"{queue}.task_done()"])
        elif what == 3:
            self.guarded([f"say('got', {queue}.get_nowait(), {queue}.qsize())"])
        else:
            self.guarded([f"say('joined', await asyncio.wait_for({queue}.join(), {self.pick('1', '2')}))"])

    def condition(self):
        self.row("async with condition0:")
        self.depth += 1
        if self.chance(50):
            self.row(self.pick("condition0.notify()", "condition0.notify_all()", "condition0.notify(2)"))
        else:
            self.guarded([f"async with asyncio.timeout({self.pick('1', '2', '0.5')}):",
                          "    say('notified', await condition0.wait())"])
        self.depth -= 1

    def barrier(self):
        self.guarded([f"async with asyncio.timeout({self.pick('1', '2', '0.5')}):",
                      "    say('passed', await barrier0.wait())"])

    def future(self):
        name = self.name()
        self.row("loop = asyncio.get_running_loop()")
        self.row(f"{name} = loop.create_future()")
        if self.chance(30):
            self.row(f"{name}.add_done_callback(lambda future: say('future done', future.cancelled()))")
        value = self.pick("None", "7", "8", "9")
        self.row(f"loop.{self.pick('call_later', 'call_later', 'call_at')}({self.delay()}, set_future, {name}, {value})")
        if self.chance(20):
            self.row(f"loop.call_later({self.delay()}, {name}.cancel)")
        self.guarded([f"say('future', await {name})"])

    def callbacks(self):
        loop = "asyncio.get_running_loop()"
        number = self.random.randrange(99)
        self.row(self.pick(
            f"{loop}.call_soon(say, 'soon', {number})",
            f"{loop}.call_later({self.delay()}, say, 'later', {number})",
            f"{loop}.call_soon({loop}.call_soon, say, 'twice', {number})",
            f"{loop}.call_soon_threadsafe(say, 'safe', {number})",
            f"trash.append({loop}.call_later({self.delay()}, say, 'handle', {number}))",
            "trash and trash.pop().cancel()"))

    def fail(self):
        self.row(f"if number % 3 == {self.random.randrange(3)}:")
        self.row(f"    raise {self.random.choice(ERRORS)}({self.random.randrange(99)})")

    def attempt(self):
        self.row("try:")
        self.body()
        kind = self.pick("asyncio.CancelledError", "Exception", "(asyncio.CancelledError, ValueError)", "BaseException")
        self.row(f"except {kind} as error:")
        self.row("    say('except', repr(error))")
        if self.chance(60):
            self.row(f"    {self.pick('raise', 'raise', 'return -1', 'raise RuntimeError(5) from error')}")
        if self.chance(40):
            self.row("finally:")
            self.body(1, 2)

    def repeat(self):
        self.row(f"for turn in range({self.random.randint(2, 3)}):")
        self.body(1, 2)
        if self.chance(30):
            self.row(f"    if turn == 1: {self.pick('break', 'continue')}")

    def stream(self):
        self.row(f"async for item in numbers({self.random.randint(0, 3)}, {self.delay()}):")
        self.row("    say('item', item)")

    def room_of(self):
        self.row(f"async with Room({self.random.randrange(9)}, {self.delay()}):")
        self.body()

    def completed(self):
        parts = ", ".join(self.quiet() for _ in range(self.random.randint(1, 3)))
        self.guarded([f"for next_one in asyncio.as_completed([{parts}], timeout={self.pick('None', '1', '2')}):",
                      "    say('completed', await next_one)"])

    def call(self):
        self.guarded([f"say('called', await {self.quiet()})"])

    def about_itself(self):
        self.row(self.pick(
            f"asyncio.current_task().set_name('renamed{self.random.randrange(9)}')",
            "say('cancelling', asyncio.current_task().cancelling())",
            "say('uncancel', asyncio.current_task().uncancel())",
            "say(len(asyncio.all_tasks()), [t.get_name() for t in asyncio.all_tasks()][:4])",
            "asyncio.current_task().cancel()",
            "say(asyncio.current_task())",
            "say(lock0.locked(), semaphore0.locked(), event0.is_set(), queue0.qsize())"))

    def nested_timeouts(self):
        outer, inner = self.name(), self.name()
        loop = "asyncio.get_running_loop()"
        self.row("try:")
        self.row(f"    async with asyncio.timeout({self.timeout()}) as {outer}:")
        self.row("        try:")
        self.row(f"            async with asyncio.timeout_at({loop}.time() + {self.delay()}) as {inner}:")
        self.depth += 3
        change = self.random.randrange(4)
        if change == 0:
            self.row(f"    {loop}.call_later({self.delay()}, move, {outer}, {self.delay()})")
        elif change == 1:
            self.row(f"    {inner}.reschedule({self.pick('None', loop + '.time()', loop + '.time() + 1')})")
        self.body()
        self.depth -= 3
        self.row("        except TimeoutError as error:")
        self.row(f"            say('inner', repr(error), {inner}.expired(), {outer}.expired(), {inner}.when())")
        if self.chance(40):
            self.row(f"        await asyncio.sleep({self.delay()})")
        self.row("except TimeoutError as error:")
        self.row(f"    say('outer', repr(error), {inner}.expired(), {outer}.expired(), repr({outer}))")

    def nested_groups(self):
        outer, inner = self.name(), self.name()
        self.row("try:")
        self.row(f"    async with asyncio.TaskGroup() as {outer}:")
        self.row(f"        keep({outer}.create_task({self.quiet()}))")
        if self.chance(30):
            self.row(f"        asyncio.get_running_loop().call_later({self.delay()}, asyncio.current_task().cancel)")
        self.row("        try:")
        self.row(f"            async with asyncio.TaskGroup() as {inner}:")
        self.depth += 4
        for _ in range(self.random.randint(1, 3)):
            self.row(f"keep({self.pick(outer, inner, inner)}.create_task({self.quiet()}))")
        if self.chance(50):
            self.row(f"keep({inner}.create_task(adds_to({outer}, {self.delay()})))")
        self.statements(1)
        self.depth -= 4
        self.row("        except* (ValueError, KeyError) as error:")
        self.row("            say('inner group', short(error.exceptions))")
        if self.chance(30):
            self.row(f"        raise {self.random.choice(ERRORS)}('body')")
        self.row("except BaseExceptionGroup as error:")
        self.row("    say('outer group', repr(error))")

    def by_hand(self):
        """A lock or semaphore without `async with`."""
        thing = self.pick("lock0", "lock1", "semaphore0", "semaphore1", "condition0")
        self.row(f"await {thing}.acquire()")
        self.row("try:")
        self.body(1, 2)
        self.row("finally:")
        self.row(f"    if {thing}.locked(): {thing}.release()")

    def releases(self):
        thing = self.pick("lock0", "semaphore0", "semaphore1", "condition0")
        self.guarded([f"{thing}.release()"])

    def barrier_more(self):
        what = self.random.randrange(4)
        if what == 0:
            self.row(f"await barrier0.{self.pick('reset', 'reset', 'abort')}()")
        elif what == 1:
            self.row("say(barrier0.parties, barrier0.n_waiting, barrier0.broken)")
        elif what == 2:
            self.guarded([f"async with asyncio.timeout({self.pick('1', '2', '3')}), barrier0 as place:",
                          "    say('place', place)"])
        else:
            parts = ", ".join("barrier0.wait()" for _ in range(self.random.randint(1, 4)))
            self.guarded([f"say('all', short(await asyncio.wait_for(asyncio.gather({parts}, "
                          f"return_exceptions=True), {self.pick('1', '2')})))"])

    def condition_more(self):
        self.row("async with condition0:")
        self.depth += 1
        self.guarded([f"async with asyncio.timeout({self.pick('1', '2', '0.5')}):",
                      f"    say('holds', await condition0.wait_for(lambda: left % {self.pick('2', '3')} == 0))"])
        if self.chance(50):
            self.row("condition0.notify_all()")
        self.depth -= 1

    def wait_more(self):
        """Futures, tasks, twice the same, and not consumed."""
        name = self.name()
        parts = [f"keep(asyncio.create_task({self.quiet()}))" for _ in range(self.random.randint(1, 3))]
        self.row(f"{name} = [{', '.join(parts)}, asyncio.get_running_loop().create_future()]")
        self.row(f"asyncio.get_running_loop().call_later({self.delay()}, set_future, {name}[-1], "
                 f"{self.pick('None', '7', '8')})")
        self.row(f"{name}.append({name}[0])")
        when = self.pick("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION")
        self.row(f"done, pending = await asyncio.wait({name}, timeout={self.timeout()}, return_when=asyncio.{when})")
        self.row("say('waited for', len(done), len(pending), sorted(outcome(t) for t in done))")
        if self.chance(50):
            self.row(f"say('gathered', short(await asyncio.gather(*{name}, return_exceptions=True)))")

    def gather_more(self):
        name = self.name()
        self.row(f"{name} = keep(asyncio.create_task({self.quiet()}))")
        inner = f"asyncio.gather({self.quiet()}, {self.quiet()}{self.pick('', ', return_exceptions=True')})"
        parts = [name, name, inner, f"asyncio.shield({name})", f"Later({self.delay()}, {self.random.randrange(9)})"]
        chosen = ", ".join(self.random.sample(parts, self.random.randint(1, 4)))
        outer = self.name()
        self.row(f"{outer} = asyncio.gather({chosen}{self.pick('', ', return_exceptions=True')})")
        if self.chance(40):
            target = self.pick(name, outer)
            self.row(f"asyncio.get_running_loop().call_later({self.delay()}, {target}.cancel, 'outside')")
        if self.chance(85):
            self.guarded([f"say('gathered', short(await {outer}))"])

    def stream_more(self):
        name = self.name()
        self.row(f"{name} = careful({self.random.randint(1, 3)}, {self.delay()})")
        what = self.random.randrange(6)
        if what == 0:
            self.row(f"async for item in {name}:")
            self.row("    say('item', item)")
            self.row(f"    {self.pick('break', 'break', 'pass')}")
            if self.chance(50):
                self.row(f"await {name}.aclose()")
        elif what == 1:
            self.guarded([f"say(await anext({name}), await {name}.asend('word'), await {name}.asend(None))"])
        elif what == 2:
            self.guarded([f"say(await anext({name}))",
                          f"say(await {name}.athrow({self.pick('KeyError(1)', 'KeyError', 'ValueError(2)')}))"])
        elif what == 3:
            self.guarded([f"say(await anext({name}), await anext({name}, 'none'), await anext({name}, 'none'))"])
        elif what == 4:
            self.guarded([f"say([item async for item in {name} if item != 1])"])
        else:
            self.guarded([f"say(await asyncio.wait_for(anext({name}, 'none'), {self.timeout()}))",
                          f"async with contextlib.aclosing({name}):",
                          f"    say(await asyncio.wait_for(anext({name}, 'none'), {self.timeout()}))"])

    def scope(self):
        self.row(f"async with scope_of({self.random.randrange(9)}, {self.delay()}) as deep:")
        self.row("    say('deep', deep, level.get())")
        self.body()

    def variables(self):
        value = self.random.randrange(99)
        self.row(self.pick(
            f"level.set({value})",
            "say('level', level.get())",
            f"contextvars.copy_context().run(level.set, {value})",
            "asyncio.get_running_loop().call_soon(lambda: say('in callback', level.get()))",
            f"keep(asyncio.create_task({self.quiet()}, context=contextvars.copy_context()))"))

    def threads(self):
        work = f"job, {self.random.randrange(20)}, {self.pick('0', '1', '2', '0.5', '0.25')}"
        loop = "asyncio.get_running_loop()"
        self.guarded([self.pick(
            f"say('thread', await asyncio.to_thread({work}))",
            f"say('pool', await {loop}.run_in_executor(None, {work}))",
            f"say('own pool', await {loop}.run_in_executor(pool, {work}))",
            f"say('in time', await asyncio.wait_for(asyncio.to_thread({work}), {self.timeout()}))",
            f"say('threads', short(await asyncio.gather(asyncio.to_thread({work}), asyncio.to_thread({work}), "
            "return_exceptions=True)))")])

    def block(self):
        self.row(f"time.sleep({self.pick('0', '1', '0.5', '0.25')})")

    def later(self):
        what = f"Later({self.delay()}, {self.random.randrange(9)})"
        self.guarded([self.pick(
            f"say('later', await {what})",
            f"say('later', await asyncio.ensure_future({what}))",
            f"say('later', await asyncio.wait_for({what}, {self.timeout()}))",
            f"say('later', short(await asyncio.gather({what}, {what}, return_exceptions=True)))")])

    def callbacks_more(self):
        loop = "asyncio.get_running_loop()"
        number = self.random.randrange(99)
        self.row(self.pick(
            f"{loop}.call_soon(bad, {number})",
            f"{loop}.call_later({self.delay()}, bad)",
            f"{loop}.call_at({loop}.time() + 1, say, 'at', {number}); {loop}.call_later(1, say, 'at too', {number})",
            "tasks and tasks[0].add_done_callback(finished)",
            "tasks and say('removed', tasks[-1].remove_done_callback(finished))",
            "tasks and tasks[-1].add_done_callback(lambda task: trash.append("
            "asyncio.get_running_loop().call_soon(say, 'from callback')))",
            "tasks and tasks[0].add_done_callback(bad)",
            f"{loop}.call_later({self.delay()}, lambda: keep(asyncio.ensure_future(asyncio.sleep({self.delay()}))))",
            "[handle.cancel() for handle in trash]; trash.clear()"))

    def consumed_partly(self):
        parts = ", ".join(self.quiet() for _ in range(self.random.randint(2, 4)))
        self.guarded([f"for next_one in asyncio.as_completed([{parts}]):",
                      "    say('first', await next_one)",
                      "    break"])

    def queues_more(self):
        self.guarded([self.pick(
            "queue1.task_done()", "queue0.put_nowait(1); queue0.put_nowait(2); queue0.put_nowait(3)",
            "while True: say('drained', queue1.get_nowait())",
            "say('both', short(await asyncio.wait_for(asyncio.gather(queue0.get(), queue1.get()), 1)))",
            "say('pair', short(await asyncio.wait_for(asyncio.gather(queue0.put(5), queue0.get()), 1)))",
            "say(queue0.empty(), queue0.full(), queue1.qsize(), queue0.maxsize)",
            f"queue1.put_nowait({self.random.randrange(50)}); await queue1.put({self.random.randrange(50)})")])

    def refused(self):
        """What asyncio does not allow."""
        self.guarded([self.pick(
            "asyncio.get_running_loop().run_until_complete(asyncio.get_running_loop().create_future())",
            "asyncio.get_running_loop().close()",
            "await asyncio.current_task()",
            "await 5",
            "asyncio.current_task().result()",
            "asyncio.current_task().set_result(1)",
            "await asyncio.wait([])",
            "asyncio.get_running_loop().call_later(None, say)",
            "asyncio.get_running_loop().create_future().result()",
            "await asyncio.wait_for(5, 1)",
            "asyncio.create_task(5)",
            "asyncio.timeout(1).reschedule(2)")])

    def uncancel(self):
        """Cancels itself, and takes it back."""
        self.row("try:")
        self.row(f"    asyncio.current_task().cancel({self.pick('', repr('own'))})")
        self.row(f"    await asyncio.sleep({self.delay()})")
        self.row("except asyncio.CancelledError as error:")
        self.row("    say('own', repr(error), asyncio.current_task().cancelling())")
        self.row("    say(asyncio.current_task().uncancel(), asyncio.current_task().cancelling())")
        if self.chance(30):
            self.row("    raise")

    def unawaited(self):
        if self.level > 0:
            self.row(f"work{self.random.randrange(self.level)}(0)")
        else:
            self.row("asyncio.sleep(1)")

    def nest(self, depth=0):
        """An awaitable made of others."""
        what = self.random.randrange(9 if depth < 3 else 2)
        inner = (lambda: self.nest(depth + 1))
        if what < 2:
            return self.quiet()
        if what == 2:
            return f"Later({self.delay()}, {self.random.randrange(9)})"
        if what < 5:
            parts = ", ".join(inner() for _ in range(self.random.randint(1, 3)))
            return f"asyncio.gather({parts}{self.pick('', ', return_exceptions=True')})"
        if what == 5:
            return f"asyncio.shield({inner()})"
        if what == 6:
            return f"asyncio.wait_for({inner()}, {self.timeout()})"
        if what == 7:
            return f"worried({inner()})"
        return f"keep(asyncio.create_task(worried({inner()})))"

    def nested(self):
        name = self.name()
        self.row(f"{name} = asyncio.ensure_future({self.nest()})")
        if self.chance(30):
            self.row(f"asyncio.get_running_loop().call_later({self.delay()}, {name}.cancel)")
        if self.chance(85):
            self.guarded([f"say('nested', short(await {name}))"])

    def nested_at_once(self):
        self.guarded([f"say('nested', short(await {self.nest()}))"])

    def in_finally(self):
        """What is done while an exception is on its way, or a return."""
        self.row("try:")
        self.body(1, 2)
        self.row("finally:")
        self.row("    say('on the way', chain(sys.exc_info()[1]))")
        if self.chance(40):
            self.row(f"    {self.pick('asyncio.current_task().cancel()', 'stop_task(3)', 'asyncio.current_task().uncancel()')}")
        self.row(f"    await {self.pick('asyncio.sleep(' + self.delay() + ')', self.nest(2))}")

    def ticks(self):
        self.guarded([f"async for item in Ticker({self.random.randint(0, 5)}, {self.delay()}):", "    say('tick', item)"])

    def handlers(self):
        self.row(f"asyncio.get_running_loop().set_exception_handler({self.pick('None', 'handler', 'angry_handler')})")

    def closes(self):
        """An async generator that two want to drive or close."""
        name, other = self.name(), self.name()
        self.row(f"{name} = careful({self.random.randint(1, 3)}, {self.delay()})")
        self.row(f"{other} = keep(asyncio.create_task(anext({name}, 'end')))" if self.chance(50) else
                 f"{other} = keep(asyncio.create_task(worried({name}.aclose())))")
        if self.chance(60):
            self.sleep()
        rows = [self.pick(f"say('closes', await anext({name}, 'end'))", f"say('closes', await {name}.aclose())",
                          f"say('closes', await {name}.athrow(ValueError('thrown')))",
                          f"say('closes', await {name}.asend('sent'))") for _ in range(self.random.randint(1, 3))]
        self.guarded(rows)
        if self.chance(40):
            self.row(f"{other}.cancel()")

    def in_context(self):
        value = self.random.randrange(99)
        name = self.name()
        self.row(f"{name} = contextvars.copy_context()")
        self.row(self.pick(
            f"{name}.run(level.set, {value}); say({name}[level], level.get())",
            f"asyncio.get_running_loop().call_soon(lambda: say('level', level.get()), context={name})",
            f"keep(asyncio.create_task(worried({self.quiet()}), context={name}))",
            f"asyncio.get_running_loop().call_later({self.delay()}, level.set, {value}, context={name})"))
        if self.chance(50):
            self.sleep()
            self.row(f"say('in it', {name}.get(level), level.get())")

    def timed_lock(self):
        thing = self.pick("lock0", "lock1", "semaphore0", "condition0")
        self.guarded([f"async with asyncio.timeout({self.timeout()}), {thing}:", f"    say('timed', '{thing}')",
                      f"    await asyncio.sleep({self.delay()})"])

    def leaves(self):
        """What no task can stop."""
        if self.random.randrange(6) == 0:
            self.row(f"if number % 4 == {self.random.randrange(4)}:")
            self.row(f"    raise {self.pick('KeyboardInterrupt', 'SystemExit(3)', 'SystemExit')}")
        else:
            self.speak()

    def head(self):
        """What stands before the random part."""
        return HEAD

    def main_rows(self):
        """How the program is run, from the top level."""
        once = ["asyncio.run(main())"]
        more = [
            ["with asyncio.Runner() as runner:", "    runner.run(main())", "    runner.run(main())"],
            ["asyncio.run(main())", "tasks.clear()", "asyncio.run(main())"],
            ["loop = asyncio.new_event_loop()", "asyncio.set_event_loop(loop)", "try:",
             "    loop.run_until_complete(main())", "finally:", "    loop.close()"],
            ["loop = asyncio.new_event_loop()", "loop.set_exception_handler(handler)",
             "task = loop.create_task(main())", "task.add_done_callback(lambda task: loop.stop())",
             "loop.run_forever()", "loop.run_until_complete(asyncio.sleep(1))",
             "loop.run_until_complete(loop.shutdown_asyncgens())",
             "loop.run_until_complete(loop.shutdown_default_executor())", "loop.close()", "print(outcome(task))"],
            ["with asyncio.Runner(debug=False) as runner:", "    runner.get_loop().set_exception_handler(handler)",
             "    runner.run(main())", "    try:", "        runner.get_loop().run_until_complete(asyncio.sleep(0.5))",
             "    finally:", "        print(runner.get_loop().time())"],
            ["with asyncio.Runner() as runner:", "    runner.get_loop().set_exception_handler(angry_handler)",
             "    try:", "        runner.run(main())", "    except BaseException as error:",
             "        print(chain(error))", "        runner.run(asyncio.sleep(1))", "    else:",
             "        print(runner.run(worried(asyncio.sleep(0.5, 'last'))))"],
            ["async def wrapped():", "    keep(asyncio.create_task(main()))", "    await asyncio.sleep(0)",
             "    await tasks[0]", "asyncio.run(wrapped())"],
        ]
        return self.random.choice([once, once, *more])

    def program(self):
        for level in range(self.random.randint(2, 4)):
            self.level, self.room = level, 9
            self.rows.append(f"async def work{level}(number):")
            self.row("global left")
            self.row("left -= 1")
            self.row("if left < 0:")
            self.row("    return None")
            self.row(f"say('work{level}', number)")
            self.statements(self.random.randint(2, 4))
            self.row(f"return {self.pick('number', 'number + 1', repr('text'), '[number]', 'None')}")
            self.rows += ["", ""]
        self.level, self.room = level + 1, 14
        self.rows.append("async def story(number):")
        self.row("say('begin')")
        self.statements(self.random.randint(3, 6))
        self.row("say('end')")
        self.rows += ["", ""]
        size = self.random.randint(0, 2)
        head = self.head().replace("{budget}", str(self.random.choice([10, 20, 40])))
        shared = [
            "    lock0, lock1 = asyncio.Lock(), asyncio.Lock()",
            f"    semaphore0, semaphore1 = asyncio.Semaphore({self.random.randint(1, 2)}), "
            f"asyncio.BoundedSemaphore({self.random.randint(1, 3)})",
            "    event0, condition0 = asyncio.Event(), asyncio.Condition()",
            f"    queue0, queue1 = asyncio.Queue({size}), asyncio.{self.pick('LifoQueue', 'PriorityQueue')}()",
            f"    barrier0 = asyncio.Barrier({self.random.randint(2, 3)})",
        ]
        if self.chance(40):
            shared.append(f"    asyncio.get_running_loop().set_exception_handler({self.pick('handler', 'angry_handler')})")
        names = "lock0, lock1, semaphore0, semaphore1, event0, condition0, queue0, queue1, barrier0"
        tail = ["async def main():", f"    global {names}", *shared]
        tail += ["    try:", "        print(await asyncio.wait_for(story(4), 40))", "    except TimeoutError:",
                 "        say('too long')", "    except Exception as error:", "        say('failed', repr(error))"]
        if self.chance(50):
            tail += ["    say([(t.get_name(), t.done()) for t in tasks])"]
        return head + "\n".join([
            *self.rows, *tail, "", "", "try:", *("    " + row for row in self.main_rows()),
            "except asyncio.CancelledError as error:", "    print('main was cancelled', repr(error))",
            'print("over")']) + "\n"


STATEMENTS = [
    Writer.sleep, Writer.sleep, Writer.speak, Writer.spawn, Writer.spawn, Writer.spawn, Writer.cancel, Writer.cancel,
    Writer.cancel_later, Writer.await_task, Writer.gather, Writer.gather, Writer.wait, Writer.wait, Writer.wait_for,
    Writer.wait_for, Writer.timed, Writer.timed, Writer.shield, Writer.group, Writer.group, Writer.locked,
    Writer.locked, Writer.event, Writer.queue, Writer.queue, Writer.condition, Writer.barrier, Writer.future,
    Writer.callbacks, Writer.callbacks, Writer.fail, Writer.attempt, Writer.attempt, Writer.repeat, Writer.stream,
    Writer.room_of, Writer.completed, Writer.call, Writer.about_itself,
    Writer.nested_timeouts, Writer.nested_timeouts, Writer.nested_groups, Writer.nested_groups, Writer.by_hand,
    Writer.releases, Writer.barrier_more, Writer.barrier_more, Writer.condition_more, Writer.wait_more,
    Writer.gather_more, Writer.gather_more, Writer.stream_more, Writer.stream_more, Writer.scope, Writer.variables,
    Writer.threads, Writer.block, Writer.later, Writer.callbacks_more, Writer.callbacks_more, Writer.consumed_partly,
    Writer.queues_more, Writer.refused, Writer.uncancel, Writer.unawaited, Writer.leaves,
    Writer.nested, Writer.nested, Writer.nested_at_once, Writer.nested_at_once, Writer.in_finally, Writer.in_finally,
    Writer.ticks, Writer.handlers, Writer.closes, Writer.in_context, Writer.timed_lock,
]

Writer.choices = STATEMENTS


def program(seed):
    """The source of program number `seed`."""
    return Writer(seed).program()


if __name__ == "__main__":
    print(program(int(sys.argv[1])), end="")
