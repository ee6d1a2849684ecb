"""Random asyncio programs of a wider kind: what asyncio_programs.py does, mixed with whole little scenes.

A scene is what programs are made of: workers at a queue, a pipeline of async generators, a group under a timeout that
is cancelled from outside, threads that call back, contexts, exit stacks. `program(seed)` gives the source text; the
same seed gives the same program.

    tests/generate/asyncio_wide.py SEED    prints one
"""

import sys

import asyncio_programs
from asyncio_programs import STATEMENTS, Writer

MORE_HEAD = '''import re


class Counted(asyncio.Task):
    """A task that knows how often it was cancelled."""

    cancels = 0

    def cancel(self, msg=None):
        self.cancels += 1
        return super().cancel(msg)


def factory(loop, coro, **kwargs):
    return Counted(coro, loop=loop, **kwargs)


async def worker(queue, number, pause):
    """Takes what is in a queue until it is cancelled."""
    done = 0
    try:
        while True:
            item = await queue.get()
            try:
                await asyncio.sleep(pause)
                if item == 5:
                    raise ValueError(item)
                done += 1
            finally:
                queue.task_done()
                say("worker", number, item)
    finally:
        say("worker", number, "leaves", done, chain(sys.exc_info()[1]))


async def doubled(source, pause):
    """One stage of a pipeline of async generators."""
    try:
        async for item in source:
            await asyncio.sleep(pause)
            yield item * 2
    finally:
        say("stage closes", chain(sys.exc_info()[1]))
        await source.aclose()


async def stubborn(times, pause):
    """Has to be cancelled more than once."""
    while True:
        try:
            await asyncio.sleep(pause)
            return "stubborn"
        except asyncio.CancelledError as error:
            say("stubborn", times, repr(error))
            times -= 1
            if times < 0:
                raise


async def fails(pause, error):
    await asyncio.sleep(pause)
    raise error


def from_thread(loop, number, pause):
    """What a thread does to a loop that is not its own."""
    time.sleep(pause)
    loop.call_soon_threadsafe(say, "from thread", number)
    future = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.5, number), loop)
    time.sleep(0.25)
    return number, future.done()


def leave(kind):
    raise kind("from a callback")


def show(*things):
    """Their reprs, without addresses and what the run's number of the library's frames shows."""
    say(*(re.sub(r" (object )?at 0x[0-9a-f]+", "", repr(thing)) for thing in things))


def chained(inner):
    try:
        try:
            raise LookupError(inner)
        finally:
            raise OSError(inner)
    except OSError as error:
        error.add_note(f"noted {inner}")
        raise RuntimeError(inner) from error


'''


class Wide(Writer):
    """A Writer that has scenes, too."""

    def group_in_time(self):
        """A group under a timeout, with something shielded in it, and cancelled from outside."""
        name, kept = self.name(), self.name()
        self.row(f"{kept} = keep(asyncio.create_task({self.quiet()}))")
        self.row("try:")
        self.row(f"    async with asyncio.timeout({self.timeout()}) as {name}:")
        self.row("        async with asyncio.TaskGroup() as inside:")
        self.depth += 3
        self.row(f"keep(inside.create_task({self.quiet()}))")
        self.row(f"keep(inside.create_task(fails({self.delay()}, {self.random.choice(asyncio_programs.ERRORS)}(1))))"
                 if self.chance(40) else f"keep(inside.create_task(stubborn(1, {self.delay()})))")
        if self.chance(50):
            self.row(f"asyncio.get_running_loop().call_later({self.delay()}, asyncio.current_task().cancel, 'scene')")
        self.guarded([f"say('kept', await asyncio.shield({kept}))"])
        self.statements(1)
        self.depth -= 3
        self.row(self.pick("except TimeoutError as error:", "except* (TimeoutError, ValueError) as error:"))
        self.row(f"    say('group in time', chain(error), {name}.expired())")

    def workers(self):
        queue, crew = self.name(), self.name()
        kind = self.pick("Queue", "LifoQueue", "PriorityQueue")
        self.row(f"{queue} = asyncio.{kind}({self.random.randint(0, 2)})")
        self.row(f"{crew} = [keep(asyncio.create_task(worker({queue}, i, {self.delay()}))) "
                 f"for i in range({self.random.randint(1, 3)})]")
        self.guarded([f"async with asyncio.timeout({self.timeout()}):",
                      f"    for item in [{', '.join(str(self.random.randrange(7)) for _ in range(4))}]:",
                      f"        await {queue}.put(item)",
                      f"    await {queue}.join()",
                      f"say('all worked', {queue}.qsize())"])
        self.row(f"for one in {crew}:")
        self.row("    one.cancel()")
        if self.chance(80):
            self.row(f"say('crew', short(await asyncio.gather(*{crew}, return_exceptions=True)))")

    def pipeline(self):
        name = self.name()
        self.row(f"{name} = doubled(doubled(careful(3, {self.delay()}), {self.delay()}), {self.delay()})")
        what = self.random.randrange(4)
        if what == 0:
            self.guarded([f"async with contextlib.aclosing({name}) as stream:", "    async for item in stream:",
                          "        say('piped', item)", f"        if item == {self.pick('4', '8', '99')}:",
                          "            break"])
        elif what == 1:
            self.guarded([f"say('piped', [item async for item in {name}])"])
        elif what == 2:
            self.guarded([f"async with asyncio.timeout({self.timeout()}):", f"    async for item in {name}:",
                          "        say('piped', item)"])
        else:
            self.row("asyncio.get_running_loop().call_later("
                     f"{self.delay()}, lambda: keep(asyncio.create_task(worried({name}.aclose()))))")
            self.guarded([f"async for item in {name}:", "    say('piped', item)", "    await asyncio.sleep(0.5)"])

    def thrown_at(self):
        name = self.name()
        self.row(f"{name} = careful(3, {self.delay()})")
        self.guarded([f"say('first', await anext({name}))",
                      f"say('thrown', await {name}.athrow({self.pick('KeyError(1)', 'ValueError(2)', 'GeneratorExit')}))",
                      f"say('next', await anext({name}, 'end'))", f"await {name}.aclose()"])

    def stacked(self):
        """An exit stack with things of all kinds."""
        self.row("try:")
        self.row("    async with contextlib.AsyncExitStack() as stack:")
        self.depth += 2
        for _ in range(self.random.randint(1, 3)):
            self.row(self.pick(
                f"await stack.enter_async_context(Room({self.random.randrange(9)}, {self.delay()}))",
                f"await stack.enter_async_context(scope_of({self.random.randrange(9)}, {self.delay()}))",
                f"await stack.enter_async_context(asyncio.timeout({self.timeout()}))",
                "stack.callback(say, 'stack called')",
                f"stack.push_async_callback(asyncio.sleep, {self.delay()})",
                "await stack.enter_async_context(lock1)"))
        self.statements(1)
        self.depth -= 2
        self.row("except (Exception, asyncio.CancelledError) as error:")
        self.row("    say('stack', chain(error))")
        if self.chance(40):
            self.row("    raise")

    def stubborn(self):
        name = self.name()
        self.row(f"{name} = keep(asyncio.create_task(stubborn({self.random.randint(0, 2)}, {self.pick('1', '2')})))")
        self.row("await asyncio.sleep(0)")
        for _ in range(self.random.randint(1, 3)):
            self.row(f"say('again', {name}.cancel(), {name}.cancelling())")
            if self.chance(50):
                self.row(f"await asyncio.sleep({self.pick('0', '0', '0.5')})")
        how = self.pick(f"await {name}", f"await asyncio.wait_for({name}, {self.timeout()})",
                        f"await asyncio.wait([{name}], timeout=1) and {name}.done()")
        self.guarded([f"say('stubborn ends', {how})"])

    def threads_more(self):
        loop = "asyncio.get_running_loop()"
        call = f"from_thread, {loop}, {self.random.randrange(9)}, {self.pick('0', '0.5', '1')}"
        self.guarded([self.pick(
            f"say('calls back', await asyncio.to_thread({call}))",
            f"say('calls back', await asyncio.wait_for(asyncio.to_thread({call}), {self.timeout()}))",
            f"say('mapped', list(pool.map(job, [1, 2, 3], [0, 0.5, 0.25])))",
            f"say('chained', await {loop}.run_in_executor(pool, chained, 3))",
            f"say('futures', [f.result() for f in [pool.submit(job, i, 0.25) for i in range(3)]])",
            f"say('wrapped', await asyncio.wrap_future(pool.submit(job, 2, {self.delay()[-1]})))",
            f"say('context', await asyncio.to_thread(level.get))")])

    def contexts(self):
        name = self.name()
        self.row(f"{name} = level.set({self.random.randrange(99)})")
        self.statements(self.random.randint(1, 2))
        self.row("try:")
        self.row("    " + self.pick(
            f"level.reset({name})", f"contextvars.copy_context().run(level.reset, {name})",
            f"await asyncio.create_task(worried(asyncio.sleep(0))); level.reset({name})",
            "asyncio.get_running_loop().call_soon(level.set, 4)"))
        self.row("except (ValueError, RuntimeError) as error:")
        self.row("    say('reset', type(error).__name__, level.get())  # the message has an address")

    def equal_times(self):
        loop = "asyncio.get_running_loop()"
        name = self.name()
        self.row(f"{name} = {loop}.time() + {self.pick('1', '0.5', '0')}")
        for number in range(self.random.randint(2, 4)):
            self.row(f"trash.append({loop}.call_at({name}, say, 'at the same time', {number}))")
        if self.chance(40):
            self.row("trash[-1].cancel()")
            self.row("say(trash[-1].cancelled(), trash[-2].when())")
        self.row(f"await asyncio.sleep({self.pick('1', '0.5')})")

    def stars(self):
        """What except* does with groups in groups."""
        parts = [f"{kind}({self.random.randrange(9)})" for kind in
                 self.random.sample(["ValueError", "KeyError", "OSError", "TypeError", "LookupError"], 3)]
        self.row("try:")
        self.row("    try:")
        self.row(f"        raise ExceptionGroup('outer', [{parts[0]}, ExceptionGroup('inner', [{parts[1]}, {parts[2]}])])")
        for kind in self.random.sample(["ValueError", "LookupError", "(OSError, TypeError)"], self.random.randint(1, 2)):
            self.row(f"    except* {kind} as error:")
            self.row("        say('star', chain(error))")
            self.row("        " + self.pick("raise", "raise RuntimeError('new')", "raise KeyError from error",
                                            f"await asyncio.sleep({self.delay()})", "pass"))
        self.row("except BaseException as error:")
        self.row("    say('left', chain(error))")

    def notes(self):
        self.guarded([f"chained({self.random.randrange(9)})"])
        self.guarded([f"await fails({self.delay()}, {self.random.choice(asyncio_programs.ERRORS)}('note'))"])

    def raced(self):
        """Who is set, released, put at the time at which who waits is cancelled."""
        name = self.name()
        thing, waits, gives = self.pick(
            ("asyncio.Event()", "wait()", "set()"), ("asyncio.Queue()", "get()", "put_nowait(1)"),
            ("asyncio.Semaphore(0)", "acquire()", "release()"))
        self.row(f"{name} = {thing}")
        self.row(f"race = [keep(asyncio.create_task({name}.{waits})) for _ in range({self.random.randint(1, 3)})]")
        self.row(f"await asyncio.sleep({self.delay()})")
        rows = [f"{name}.{gives}", f"race[{self.pick('0', '-1')}].cancel()"]
        self.random.shuffle(rows)
        for text in rows[:self.random.randint(1, 2)]:
            self.row(text)
        self.row("for one in race: one.add_done_callback(finished)")
        self.row(f"done, pending = await asyncio.wait(race, timeout={self.pick('0', '1')})")
        self.row("say('race', [outcome(one) for one in race if one.done()], len(pending))")
        self.row("for one in pending: one.cancel()")

    def factories(self):
        loop = "asyncio.get_running_loop()"
        self.row(f"{loop}.set_task_factory({self.pick('factory', 'None')})")
        self.row(f"say(type(keep(asyncio.create_task({self.quiet()}))).__name__)")

    def shows(self):
        self.row(self.pick(
            "say(*map(repr, tasks[-2:]))", "say(queue0, queue1)", "say(lock0, semaphore0, event0)",
            "say(barrier0, condition0)", "say(asyncio.current_task().get_coro())", "say(trash[-1:])",
            "say(asyncio.get_running_loop())", "say(asyncio.gather(asyncio.sleep(0), asyncio.sleep(1)))",
            "say(asyncio.timeout(1), asyncio.TaskGroup())").replace("say(", "show("))

    def callback_leaves(self):
        if self.random.randrange(5) == 0:
            self.row("if number % 4 == 1:")
            self.row(f"    asyncio.get_running_loop().call_soon(leave, {self.pick('KeyboardInterrupt', 'SystemExit')})")
        else:
            self.row(f"asyncio.get_running_loop().call_soon(leave, {self.random.choice(asyncio_programs.ERRORS[:5])})")

    def barriers(self):
        name = self.name()
        self.row(f"{name} = asyncio.Barrier({self.random.randint(2, 3)})")
        self.row(f"party = [keep(asyncio.create_task({name}.wait())) for _ in range({self.random.randint(1, 4)})]")
        self.row(f"await asyncio.sleep({self.pick('0', '0', '1')})")
        self.row(self.pick(f"await {name}.abort()", f"await {name}.reset()", "party[0].cancel()",
                           f"say({name}.n_waiting, {name}.broken)"))
        self.row("done, pending = await asyncio.wait(party, timeout=1)")
        self.row(f"say('party', [outcome(one) for one in party if one.done()], len(pending), {name}.broken)")
        self.row("for one in pending: one.cancel()")

    def conditions(self):
        name = self.name()
        self.row(f"{name} = asyncio.Condition({self.pick('', 'asyncio.Lock()')})")
        self.row(f"async def waits{name}(number):")
        self.row(f"    async with {name}:")
        self.row(f"        say('condition', number, await {name}.wait_for(lambda: len(trash) % 2 == number % 2))")
        self.row(f"those = [keep(asyncio.create_task(waits{name}(i))) for i in range({self.random.randint(1, 3)})]")
        self.row(f"await asyncio.sleep({self.pick('0', '1')})")
        for _ in range(self.random.randint(1, 2)):
            self.row(f"async with {name}:")
            self.row(f"    trash.append(asyncio.get_running_loop().call_soon(say, 'trash'))")
            self.row(f"    {name}.{self.pick('notify()', 'notify_all()', 'notify(2)')}")
            self.row(f"    {self.pick('pass', 'those[0].cancel()', 'await asyncio.sleep(0.5)')}")
        self.row("done, pending = await asyncio.wait(those, timeout=1)")
        self.row("for one in pending: one.cancel()")

    def main_rows(self):
        more = [
            ["loop = asyncio.new_event_loop()", "with contextlib.closing(loop):",
             "    for _ in range(2):", "        tasks.clear()", "        print(loop.run_until_complete(worried(main())))"],
            ["def make():", "    loop = asyncio.new_event_loop()", "    loop.set_task_factory(factory)", "    return loop",
             "with asyncio.Runner(loop_factory=make) as runner:", "    runner.run(main())"],
            ["context = contextvars.copy_context()", "context.run(level.set, 7)", "with asyncio.Runner() as runner:",
             "    runner.run(main(), context=context)", "    print(context[level], level.get())"],
            ["async def limited():", f"    async with asyncio.timeout({self.pick('1', '2', '5')}):", "        await main()",
             "try:", "    asyncio.run(limited())", "except TimeoutError as error:", "    print(chain(error))"],
            ["async def two():", "    async with asyncio.TaskGroup() as both:", "        both.create_task(main())",
             "        both.create_task(fails(2, ValueError('two')))", "try:", "    asyncio.run(two())",
             "except ExceptionGroup as error:", "    print(chain(error))"],
        ]
        return self.random.choice(more) if self.chance(50) else super().main_rows()

    def head(self):
        return super().head() + MORE_HEAD


SCENES = [
    Wide.group_in_time, Wide.group_in_time, Wide.workers, Wide.workers, Wide.pipeline, Wide.pipeline, Wide.thrown_at,
    Wide.stacked, Wide.stacked, Wide.stubborn, Wide.threads_more, Wide.contexts, Wide.equal_times, Wide.stars, Wide.stars,
    Wide.notes, Wide.raced, Wide.raced, Wide.factories, Wide.shows, Wide.callback_leaves, Wide.barriers, Wide.conditions,
]
Wide.choices = STATEMENTS + SCENES * 2


def program(seed):
    """The source of program number `seed`."""
    return Wide(seed).program()


if __name__ == "__main__":
    print(program(int(sys.argv[1])), end="")
