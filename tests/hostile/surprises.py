# run -> 0: survived
# trace --stats -> 0: events
# Containers that change under the hands of those who walk, sort, compare, print or call them.
import asyncio
import functools


def tries():
    made = [3, 1, 2]

    def clear(x):
        made.clear()
        return x

    yield lambda: made.sort(key=clear)

    class Changing:
        def __init__(self, of):
            self.of = of

        def __eq__(self, other):
            self.of.clear()
            return True

        def __lt__(self, other):
            self.of.clear()
            return True

        def __hash__(self):
            self.of.clear()
            return 1

        def __repr__(self):
            self.of.clear()
            return "changing"

        def __index__(self):
            self.of.clear()
            return 1

        def __del__(self):
            self.of.clear()

        def __iter__(self):
            self.of.clear()
            return iter([1, 2])

        def __len__(self):
            self.of.clear()
            return 2

        def __getitem__(self, n):
            self.of.clear()
            return n

        def __call__(self, *args):
            self.of.clear()

        def __bool__(self):
            self.of.clear()
            return True

        def __str__(self):
            self.of.clear()
            return "s"

        def __format__(self, spec):
            self.of.clear()
            return "f"

        def __contains__(self, x):
            self.of.clear()
            return False

        def __add__(self, x):
            self.of.clear()
            return 1

    def with_list(use):
        made = []
        made.extend([Changing(made) for _ in range(5)])
        return lambda: use(made)

    def with_dict(use):
        made = {}
        for n in range(5):
            made[n] = Changing(made)
        return lambda: use(made)

    for use in (
        repr, str, sorted, lambda m: m.sort(), lambda m: m == list(m), lambda m: m < list(m),
        lambda m: m.index(7), lambda m: m.count(7), lambda m: m.remove(7), lambda m: 7 in m,
        lambda m: m.pop(m[0]), lambda m: m[m[0]], lambda m: m[m[0] : m[1]], min, max,
        lambda m: m.insert(m[0], 1), lambda m: set(m), lambda m: dict.fromkeys(m), any, all,
        lambda m: [x in m for x in m], lambda m: m.__setitem__(m[0], 1), lambda m: m * m[0],
        lambda m: "".join(m), lambda m: "%s%s%s%s%s" % tuple(m), lambda m: f"{m[0]}{m[1]}",
        lambda m: print(*m), lambda m: list(map(str, m)), lambda m: list(zip(m, *m)),
        lambda m: functools.reduce(lambda a, b: a + b, m), lambda m: sum(m),
        lambda m: m.__setitem__(slice(0, 3), m[0]), lambda m: m.extend(m[0]),
        lambda m: m.__delitem__(slice(0, 3)), lambda m: m.clear(), lambda m: m.__imul__(m[0]),
        lambda m: [f(*m) for f in m], lambda m: range(*m[:3]), lambda m: list(reversed(m)),
        lambda m: bytes(m), lambda m: tuple(m) < tuple(m), lambda m: hash(tuple(m)),
        lambda m: list(filter(m[0], m)), lambda m: enumerate(m, m[0]), lambda m: m.append(m[0] == m[1]),
        lambda m: m.sort(key=m[0]), lambda m: m.sort(key=str, reverse=True), lambda m: m.copy() == m,
        lambda m: m.reverse() or m.pop(), lambda m: m.__iadd__(m[0]),
    ):
        yield with_list(use)
    for use in (
        repr, lambda m: m == dict(m), lambda m: list(m.values()), lambda m: m.pop(0),
        lambda m: [m.clear() for _ in m], lambda m: m.update(m), lambda m: m.setdefault(9, m[0]) == 1,
        lambda m: {v: k for k, v in m.items()}, lambda m: sorted(m.values()), lambda m: str(m.items()),
        lambda m: m.items() == dict(m).items(), lambda m: m.popitem()[1] == 1, lambda m: m | m,
        lambda m: (lambda **k: k)(**{str(k): v for k, v in m.items()}), lambda m: dict(m.values()),
        lambda m: 7 in m.values(), lambda m: m.__delitem__(3), lambda m: set(m.values()) & {1},
        lambda m: m.__setitem__(m[0], m[1]), lambda m: max(m.values()),
    ):
        yield with_dict(use)

    def grow_dict():
        made = {1: 1}
        for key in made:
            made[key + 1] = 1

    yield grow_dict

    def grow_set():
        made = {1}
        for key in made:
            made.add(key + 1)

    yield grow_set

    def reenter():
        def generate():
            next(self)
            yield 1

        self = generate()
        next(self)

    yield reenter

    def bad_key():
        class Key:
            def __hash__(self):
                return 1

            def __eq__(self, other):
                made.pop(1, None)
                for n in range(100):
                    made[n] = n
                return False

        made = {1: 1, Key(): 2}
        made[Key()] = 3
        return made[Key()]

    yield bad_key

    def no_next():
        class Iterator:
            def __iter__(self):
                return self

            def __next__(self):
                del Iterator.__next__
                return 1

        return list(Iterator())

    yield no_next

    def change_class():
        class A:
            def __eq__(self, other):
                self.__class__ = B
                del A.__eq__
                return NotImplemented

        class B:
            pass

        return A() == A()

    yield change_class

    def raise_in_del():
        class A:
            def __del__(self):
                raise ValueError("in del")

        [A() for _ in range(3)]

    yield raise_in_del

    def revive():
        kept = []

        class A:
            def __del__(self):
                kept.append(self)

        A()
        kept.clear()
        cycle = A()
        cycle.me = cycle

    yield revive

    def close_running():
        def generate():
            try:
                yield 1
            finally:
                self.close()

        self = generate()
        next(self)
        self.close()

    yield close_running

    def ignore_exit():
        def generate():
            while True:
                try:
                    yield 1
                except GeneratorExit:
                    pass

        self = generate()
        next(self)
        self.close()

    yield ignore_exit

    def strange_bases():
        class M(type):
            def mro(cls):
                return [1]

        class A(metaclass=M):
            pass

    yield strange_bases

    def wrong_results():
        class A:
            __len__ = lambda self: -1
            __hash__ = lambda self: "a"
            __bool__ = lambda self: 5
            __repr__ = lambda self: 5
            __iter__ = lambda self: 5
            __index__ = lambda self: "a"
            __enter__ = 5
            __await__ = lambda self: 5
            __contains__ = 7
            __call__ = None

        for f in len, hash, bool, repr, iter, range, list, str, A.__call__, set, sorted, lambda a: a():
            try:
                f(A())
            except TypeError:
                pass
            except ValueError:
                pass

        async def wait():
            await A()

        try:
            wait().send(None)
        except TypeError:
            pass

    yield wrong_results

    async def await_itself():
        await asyncio.current_task()

    yield lambda: asyncio.run(await_itself())

    async def run_in_run():
        asyncio.run(asyncio.sleep(1))

    yield lambda: asyncio.run(run_in_run())

    async def await_twice():
        coro = asyncio.sleep(1)
        await asyncio.gather(coro, coro)
        await coro

    yield lambda: asyncio.run(await_twice())

    async def close_loop():
        asyncio.get_running_loop().close()

    yield lambda: asyncio.run(close_loop())

    async def stop_loop():
        asyncio.get_running_loop().stop()
        await asyncio.sleep(1)

    yield lambda: asyncio.run(stop_loop())

    async def cancel_all():
        for task in asyncio.all_tasks():
            task.cancel()
        await asyncio.sleep(1)

    yield lambda: asyncio.run(cancel_all())

    async def yield_rubbish():
        class Rubbish:
            def __await__(self):
                yield 5

        await Rubbish()

    yield lambda: asyncio.run(yield_rubbish())

    async def cancel_in_callback():
        task = asyncio.create_task(asyncio.sleep(1))
        task.add_done_callback(lambda t: t.cancel() or t.add_done_callback(print) or t.result())
        await task

    yield lambda: asyncio.run(cancel_in_callback())


for attempt in tries():
    try:
        attempt()
    except (Exception, asyncio.CancelledError):
        pass
print("survived")
