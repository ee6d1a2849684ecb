# run --max-memory 8 -> 0: all caught
# trace --stats --max-memory 8 -> 0: events
import asyncio
import collections
import functools
import sys


class Thing:
    def __init__(self):
        self.a = 1


class Slotted:
    __slots__ = ("a",)


def grow_list():
    made = []
    while True:
        made.append(len(made))


def grow_nested():
    made = []
    while True:
        made.append([made])


def grow_dict():
    made = {}
    while True:
        made[len(made)] = 1


def grow_dict_of_str():
    made = {}
    while True:
        made[str(len(made))] = str(len(made))


def grow_set():
    made = set()
    while True:
        made.add(len(made))


def grow_str():
    made = "a"
    while True:
        made += made


def grow_str_slowly():
    made = ""
    kept = []
    while True:
        made += "abc"
        kept.append(made)


def grow_bytes():
    made = b"a"
    while True:
        made += made


def grow_tuple():
    made = (1,)
    while True:
        made += made


def grow_int():
    made = 3
    while True:
        made *= made


def grow_factorial():
    made = 1
    kept = []
    while True:
        made *= len(kept) + 2
        kept.append(made)


def grow_floats():
    made = []
    while True:
        made.append((float(len(made)), str(1.5)))


def grow_instances():
    made = []
    while True:
        made.append(Thing())


def grow_slotted():
    made = []
    while True:
        made.append(Slotted())


def grow_fields():
    thing = Thing()
    n = 0
    while True:
        setattr(thing, f"a{n}", n)
        n += 1


def grow_classes():
    made = []
    while True:
        made.append(type("Made", (Thing,), {"x": 1}))


def grow_functions():
    made = []
    while True:
        made.append(lambda: made)


def grow_generators():
    def generate():
        yield 1

    made = []
    while True:
        made.append(generate())
        next(made[-1])


def grow_exceptions():
    made = []
    while True:
        try:
            raise ValueError(len(made))
        except ValueError as error:
            made.append(error)


def grow_chain():
    made = None
    while True:
        error = ValueError(1)
        error.__cause__ = made
        made = error


def grow_iterators():
    made = []
    while True:
        made.append(zip(made, map(str, made), enumerate(made), reversed(made)))


def grow_partial():
    made = print
    kept = []
    while True:
        made = functools.partial(made, 1)
        kept.append(made)


def grow_deque():
    made = collections.deque()
    while True:
        made.append(1)


def grow_defaultdict():
    made = collections.defaultdict(list)
    n = 0
    while True:
        made[n].append(n)
        n += 1


def grow_globals():
    n = 0
    while True:
        globals()[f"name{n}"] = n
        n += 1


def grow_slices():
    made = list(range(1000))
    kept = []
    while True:
        kept.append(made[:])


def grow_format():
    kept = []
    while True:
        kept.append(f"{len(kept):>100}" + "%100d" % 1)


def grow_sorted():
    kept = []
    while True:
        kept.append(sorted(range(1000), reverse=True))


def grow_comprehension():
    return [[x for x in range(1000)] for _ in range(10**9)]


def grow_dict_comprehension():
    return {x: {x} for x in range(10**9)}


def grow_unpacking():
    made = [1]
    while True:
        made = [*made, *made]


def grow_calls():
    made = [1]
    while True:
        print(*made) if len(made) < 0 else made.extend(made)
        (lambda *args: args)(*made)


def grow_keywords():
    made = {}
    while True:
        made[f"k{len(made)}"] = 1
        (lambda **kwargs: kwargs)(**made)


def grow_splits():
    text = "a " * 100000
    kept = []
    while True:
        kept.append(text.split())


def grow_repr():
    made = [1]
    kept = []
    while True:
        made += made[:1000]
        kept.append(repr(made))


async def grow_tasks():
    made = []
    while True:
        made.append(asyncio.create_task(asyncio.sleep(1)))


async def grow_futures():
    made = []
    while True:
        made.append(asyncio.get_running_loop().create_future())


async def grow_callbacks():
    future = asyncio.get_running_loop().create_future()
    while True:
        future.add_done_callback(print)


async def grow_timers():
    while True:
        asyncio.get_running_loop().call_later(1, print)


async def grow_ready():
    while True:
        asyncio.get_running_loop().call_soon(print)


async def grow_queue():
    queue = asyncio.Queue()
    while True:
        await queue.put(1)


async def grow_locks():
    made = []
    while True:
        made.append((asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Condition()))


async def grow_waiters():
    event = asyncio.Event()
    made = []
    while True:
        made.append(asyncio.create_task(event.wait()))
        await asyncio.sleep(0)


async def grow_coroutines():
    made = []
    while True:
        made.append(asyncio.sleep(1))


async def grow_gather():
    made = []
    while True:
        made.append(asyncio.gather(asyncio.sleep(1), asyncio.sleep(2)))


async def grow_async_generators():
    async def generate():
        yield 1

    made = []
    while True:
        made.append(generate())
        await made[-1].__anext__()


count = 0
for name, grow in list(globals().items()):
    if name.startswith("grow_"):
        for _ in range(2):
            try:
                if asyncio.iscoroutinefunction(grow):
                    asyncio.run(grow())
                else:
                    grow()
            except MemoryError:
                # What filled the memory is still there: the traceback keeps the frame.
                count += 1
                n = 0
                while globals().pop(f"name{n}", None) is not None:
                    n += 1
            else:
                print("not caught:", name)
print("all caught" if count else "")
