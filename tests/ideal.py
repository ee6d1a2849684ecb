"""The ideal world in which the oracle runs a program: CPython's own asyncio on a clock that jumps.

Everything here replaces a source of chance (the clock, the order of equal deadlines, of tasks in a
set, of threads) by a rule, and leaves all else to CPython: its Task and Future in C, its event
loop's methods, its library. The rules are the project's contract:

- The clock is a whole number of nanoseconds, 0 at the start. It moves when nothing is ready (to the
  earliest deadline) and when the program blocks its thread (time.sleep). Code costs no time.
- Seconds become nanoseconds in one function (nanoseconds), rounded half to even. The deadline of
  loop.call_later is CPython's own sum, loop.time() + delay in floats, rounded afterwards.
- Timers with equal deadlines fire in the order in which they were made.
- Sets of tasks are walked in the order of insertion.
- Threads of pools are agents with one baton between them. An agent runs from its submission to its
  first time.sleep, which parks it until that much later. At equal times agents go before timers.

install() is called once in a process of its own (after a fork), as nothing of it can be undone.
"""

import _thread
import asyncio
import asyncio.base_events
import asyncio.selector_events
import asyncio.taskgroups
import asyncio.tasks
import collections
import concurrent.futures
import concurrent.futures.thread
import ctypes
import datetime
import gc
import heapq
import itertools
import logging
import math
import os
import queue
import random
import sys
import threading
import time

EPOCH = 1704067200
PID = 4242
CPUS = 8
BILLION = 1_000_000_000


def nanoseconds(seconds):
    """The one way from seconds to the clock: half to even; None means never."""
    if seconds == math.inf:
        return None
    if seconds != seconds:
        return 0
    return round(seconds * 1e9)


class Baton:
    """What an agent waits for; threading has nothing of it, as programs see threading's own."""

    def __init__(self):
        self.lock = _thread.allocate_lock()
        self.lock.acquire()
        self.acquire, self.release = self.lock.acquire, self.lock.release


class Agent:
    """A thread of the program: the main one (back is None) or another one.

    `awaited` tells what the end of the program waits for: "work" for a thread of a pool, which ends when
    it has nothing more to do, "end" for others, "" for daemons.
    """

    def __init__(self, awaited=""):
        self.go = Baton()
        self.back = None
        self.parked = None
        self.awaited = awaited


class World:
    """The clock, the agents, and what the run has shown so far.

    Exactly one agent runs at any moment, so nothing below needs a lock.
    """

    def __init__(self, max_time=None, max_ticks=None):
        self.now = 0
        self.sequence = itertools.count()
        self.main = Agent()
        self.current = self.main
        self.parked = []
        self.agents = []
        self.schedule = []
        self.max_time = max_time
        self.max_ticks = max_ticks
        self.ticks = 0
        self.stop = None

    def go_to(self, when):
        """Moves the clock forward; beyond the limit the run ends."""
        if when > self.now:
            if self.max_time is not None and when > self.max_time:
                self.stop("limit")
            self.now = when

    def resume(self, agent):
        """Hands the baton to an agent, and waits until it parks or ends."""
        previous = self.current
        agent.back = previous
        self.current = agent
        agent.go.release()
        previous.go.acquire()
        self.current = previous

    def park(self, due):
        """Stops the current agent, which is not the main one, until due (None: until woken)."""
        agent = self.current
        self.wake_at(agent, due)
        agent.back.go.release()
        agent.go.acquire()

    def wake_at(self, agent, due):
        """Makes an agent continue at that moment; replaces what it waited for before."""
        agent.parked = None
        if due is not None:
            agent.parked = (due, next(self.sequence))
            heapq.heappush(self.parked, (*agent.parked, agent))

    def next_agent(self):
        """When the next agent wants to run, or None."""
        while self.parked and self.parked[0][2].parked != self.parked[0][:2]:
            heapq.heappop(self.parked)
        return self.parked[0][0] if self.parked else None

    def run_agents(self, until):
        """Runs, in order, the agents that are due now or before; not those that park meanwhile."""
        newest = next(self.sequence)
        again = []
        while (due := self.next_agent()) is not None and due <= until:
            entry = heapq.heappop(self.parked)
            if entry[1] > newest and due <= self.now:
                again.append(entry)
                continue
            self.go_to(due)
            entry[2].parked = None
            self.resume(entry[2])
        for entry in again:
            heapq.heappush(self.parked, entry)

    def block(self, until, woken=None):
        """Blocks the current thread until that moment, or until woken() holds; tells which."""
        if self.current is not self.main:
            if woken is None:
                self.park(until)
                return True
            while not woken():
                self.park(until)
                if not woken() and until is not None and self.now >= until:
                    return False
            return True
        while woken is None or not woken():
            due = self.next_agent()
            if due is None or (until is not None and due > until):
                if until is None:
                    self.stop("deadlock")
                self.go_to(until)
                return woken is None
            self.go_to(due)
            self.run_agents(due)
        return True

    def finish(self):
        """Python waits for its threads before it ends, but for daemons."""
        while any(agent.awaited and (agent.awaited == "end" or agent.parked) for agent in self.agents):
            due = self.next_agent()
            if due is None:
                self.stop("deadlock")
            self.run_agents(due)
        # The idle ones of pools are told to end.
        for agent in self.agents:
            for lock in agent.sentinels if agent.awaited == "work" else ():
                lock.release()


def is_steady(item):
    """Whether CPython hashes this value to the same number in every run."""
    kind = type(item)
    return kind in (int, float, bool) or kind is tuple and all(map(is_steady, item))


class OrderedSet(set):
    """A set in awaiter's order: CPython's where every run has the same, else that of insertion."""

    def __init__(self, items=()):
        items = list(items)
        super().__init__(items)
        self._order = dict.fromkeys(items)

    def __iter__(self):
        if all(map(is_steady, self._order)):
            return super().__iter__()
        return self._walk()

    def _walk(self):
        size = len(self._order)
        for item in self._order:
            yield item
            if len(self._order) != size:
                raise RuntimeError("Set changed size during iteration")

    def __repr__(self):
        if not self:
            return "set()"
        return "{" + ", ".join(map(repr, self)) + "}"

    __str__ = __repr__

    def __reduce__(self):
        return (OrderedSet, (list(self),))

    def add(self, item):
        super().add(item)
        self._order.setdefault(item)

    def discard(self, item):
        super().discard(item)
        self._order.pop(item, None)

    def remove(self, item):
        super().remove(item)
        del self._order[item]

    def pop(self):
        if not self:
            raise KeyError("pop from an empty set")
        item = next(iter(self))
        self.remove(item)
        return item

    def clear(self):
        super().clear()
        self._order.clear()

    def copy(self):
        return OrderedSet(self)

    __copy__ = copy

    def update(self, *others):
        for other in others:
            for item in list(other):
                self.add(item)

    def difference_update(self, *others):
        for other in others:
            for item in list(other):
                self.discard(item)

    def intersection_update(self, *others):
        kept = [item for item in self if all(item in other for other in map(set, others))]
        self.clear()
        self.update(kept)

    def symmetric_difference_update(self, other):
        for item in list(dict.fromkeys(other)):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def union(self, *others):
        result = OrderedSet(self)
        result.update(*others)
        return result

    def difference(self, *others):
        result = OrderedSet(self)
        result.difference_update(*others)
        return result

    def intersection(self, *others):
        result = OrderedSet(self)
        result.intersection_update(*others)
        return result

    def symmetric_difference(self, other):
        result = OrderedSet(self)
        result.symmetric_difference_update(other)
        return result


def _operator(method, in_place):
    def operate(self, other):
        if not isinstance(other, (set, frozenset, type({}.keys()), type({}.items()))):
            return NotImplemented
        result = getattr(self, method)(other)
        return self if in_place else result

    return operate


for _name, _plain, _update in (
    ("or", "union", "update"),
    ("and", "intersection", "intersection_update"),
    ("sub", "difference", "difference_update"),
    ("xor", "symmetric_difference", "symmetric_difference_update"),
):
    setattr(OrderedSet, f"__{_name}__", _operator(_plain, False))
    setattr(OrderedSet, f"__i{_name}__", _operator(_update, True))
OrderedSet.__name__ = OrderedSet.__qualname__ = "set"
OrderedSet.__module__ = "builtins"


class Passthrough:
    """A module of which some names are replaced for one of its users."""

    def __init__(self, module, **names):
        self.__dict__.update(names)
        self._module = module

    def __getattr__(self, name):
        return getattr(self._module, name)


def install_clock(world):
    """time and datetime tell and spend simulated time."""
    real = {name: getattr(time, name) for name in dir(time)}

    def sleep(secs, /):
        """What it refuses, time.sleep itself refuses."""
        if not isinstance(secs, (int, float)) or secs < 0 or secs != secs or secs > 9e9:
            return real["sleep"](secs)
        world.block(world.now + nanoseconds(secs))

    def wall(secs):
        return EPOCH + world.now / 1e9 if secs is None else secs

    replaced = {
        "time": lambda: (EPOCH * BILLION + world.now) / 1e9,
        "time_ns": lambda: EPOCH * BILLION + world.now,
        "process_time": lambda: 0.0,
        "process_time_ns": lambda: 0,
        "thread_time": lambda: 0.0,
        "thread_time_ns": lambda: 0,
        "ctime": lambda secs=None: real["ctime"](wall(secs)),
        "localtime": lambda secs=None: real["localtime"](wall(secs)),
        "gmtime": lambda secs=None: real["gmtime"](wall(secs)),
        "asctime": lambda t=None: real["asctime"](*([time.localtime()] if t is None else [t])),
        "strftime": lambda form, t=None: real["strftime"](form, time.localtime() if t is None else t),
        "sleep": sleep,
    }
    for name in ("monotonic", "perf_counter"):
        replaced[name] = lambda: world.now / 1e9
        replaced[name + "_ns"] = lambda: world.now
    for name, function in replaced.items():
        function.__name__ = function.__qualname__ = name
        setattr(time, name, function)

    def moment(cls, zone):
        micro = world.now // 1000
        since = datetime.timedelta(seconds=EPOCH + micro // 1_000_000, microseconds=micro % 1_000_000)
        at = datetime.datetime(1970, 1, 1) + since
        if zone is not None:
            at = zone.fromutc(at.replace(tzinfo=zone))
        return cls(at.year, at.month, at.day, at.hour, at.minute, at.second, at.microsecond, at.tzinfo)

    names = gc.get_referents(datetime.datetime.__dict__)[0]
    names["now"] = classmethod(lambda cls, tz=None: moment(cls, tz))
    names["utcnow"] = classmethod(lambda cls: moment(cls, None))
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(datetime.datetime))


def install_chance():
    """random begins as if seeded with 0, and the process has made-up numbers and no environment."""
    seed = random.Random.seed

    def seed_from(self, a=None, version=2):
        seed(self, 0 if a is None else a, version)

    random.Random.seed = seed_from
    random.seed = random._inst.seed
    random.seed(0)
    os.getpid = lambda: PID
    os.cpu_count = lambda: CPUS
    logging._startTime = float(EPOCH)
    os.environ.clear()
    os.environ["TZ"] = "UTC"
    time.tzset()
    os.environ.clear()


def install_sets():
    """The sets in which asyncio keeps tasks are walked in the order of insertion."""
    for module in (asyncio.tasks, asyncio.taskgroups):
        module.set = OrderedSet
    registry = asyncio.tasks._all_tasks
    registry.data = OrderedSet()
    all_tasks = asyncio.tasks.all_tasks

    def ordered(loop=None):
        alive = all_tasks(loop)
        return OrderedSet(task for task in registry if task in alive)

    ordered.__name__ = ordered.__qualname__ = "all_tasks"
    asyncio.all_tasks = asyncio.tasks.all_tasks = ordered
    create = asyncio.base_events.BaseEventLoop.__init__

    def __init__(self):
        create(self)
        self._asyncgens.data = OrderedSet()
        self._tick = 0
        self._agent = None

    asyncio.base_events.BaseEventLoop.__init__ = __init__


def install_timers(world):
    """The loop keeps (deadline, order made, handle) instead of bare handles."""

    def push(heap, timer):
        when = timer._when
        due = world.now if when != when else nanoseconds(when)
        if due is not None:
            heapq.heappush(heap, (due, next(world.sequence), timer))

    asyncio.base_events.heapq = Passthrough(heapq, heappush=push)



def task_of(callback):
    """The task whose step or wake-up this callback is, or None for a plain callback."""
    kind = type(callback).__name__
    if kind == "TaskStepMethWrapper":
        return callback.__self__
    if kind == "builtin_function_or_method" and callback.__name__ == "task_wakeup":
        return callback.__self__
    return None


def in_place_of(code, original):
    """The code in the place of another, so that tracebacks and warnings show that one: their last lines are the
    same."""
    last = [max(line for _, _, line in part.co_lines() if line) for part in (code, original)]
    first = code.co_firstlineno + last[1] - last[0]
    return code.replace(co_filename=original.co_filename, co_firstlineno=first)


def install_turns(world):
    """One pass of the loop: CPython's, with a clock that jumps, and noting each task's step."""

    def drop_cancelled(loop):
        while loop._scheduled and loop._scheduled[0][2]._cancelled:
            heapq.heappop(loop._scheduled)[2]._scheduled = False

    def wait_main(loop):
        """Nothing is ready: time goes to the next agent or timer, until something is."""
        while not loop._ready:
            drop_cancelled(loop)
            timer = loop._scheduled[0][0] if loop._scheduled else None
            agent = world.next_agent()
            if timer is None and agent is None:
                world.stop("deadlock")
            if agent is None or (timer is not None and timer < agent):
                world.go_to(timer)
                return
            world.go_to(agent)
            world.run_agents(agent)
            if loop._scheduled and loop._scheduled[0][0] <= world.now:
                return

    def wait(loop):
        drop_cancelled(loop)
        if world.current is world.main:
            world.run_agents(world.now)
            if not loop._ready and not loop._stopping:
                wait_main(loop)
        while not loop._ready and not loop._stopping:
            drop_cancelled(loop)
            timer = loop._scheduled[0][0] if loop._scheduled else None
            if timer is not None and timer <= world.now:
                return
            world.park(timer)

    def take_due(loop):
        while loop._scheduled and loop._scheduled[0][0] <= world.now:
            timer = heapq.heappop(loop._scheduled)[2]
            timer._scheduled = False
            loop._ready.append(timer)

    def note_step(loop, handle):
        task = task_of(handle._callback)
        if task is not None:
            world.schedule.append((loop._tick, world.now, task.get_name()))

    def _run_once(self):
        self._agent = world.current
        wait(self)
        take_due(self)
        self._tick += 1
        world.ticks += 1
        if world.max_ticks is not None and world.ticks > world.max_ticks:
            world.stop("limit")
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if handle._cancelled or note_step(self, handle):
                continue
            if self._debug:
                try:
                    self._current_handle = handle
                    begin = self.time()
                    handle._run()
                    spent = self.time() - begin
                    if spent >= self.slow_callback_duration:
                        asyncio.base_events.logger.warning("Executing %s took %.3f seconds",
                            asyncio.base_events._format_handle(handle), spent)
                finally:
                    self._current_handle = None
            else:
                handle._run()
        handle = None  # this frame can live on in a traceback, and must not keep a task alive

    _run_once.__code__ = in_place_of(
        _run_once.__code__, asyncio.base_events.BaseEventLoop._run_once.__code__)

    def _write_to_self(self):
        """Instead of a byte in a pipe: a loop that waits in a pool's thread goes on."""
        agent = self._agent
        if agent not in (None, world.main, world.current):
            world.wake_at(agent, world.now)

    asyncio.base_events.BaseEventLoop._run_once = _run_once
    asyncio.selector_events.BaseSelectorEventLoop._write_to_self = _write_to_self


def install_starting(world):
    """threading.Thread, and the locks that all of threading is made of, with one baton."""

    def start_new_thread(function, args):
        """The thread begins at once, and gives the baton back when it parks or ends."""
        thread = getattr(function, "__self__", None)
        agent = Agent(getattr(thread, "awaited", "" if getattr(thread, "daemon", True) else "end"))
        agent.sentinels = []

        def run():
            agent.go.acquire()
            function(*args)
            world.agents.remove(agent)
            for lock in agent.sentinels:
                lock.release()
            agent.back.go.release()

        world.agents.append(agent)
        _thread.start_new_thread(run, ())
        world.resume(agent)

    class Lock:
        def __init__(self):
            self._held = False
            self._waiting = []

        def acquire(self, blocking=True, timeout=-1):
            if not blocking and timeout != -1:
                raise ValueError("can't specify a timeout for a non-blocking call")
            if timeout < 0 and timeout != -1:
                raise ValueError("timeout value must be a non-negative number")
            until = None if timeout == -1 else world.now + nanoseconds(timeout)
            while self._held:
                if not blocking:
                    return False
                entry = [world.current, False]
                self._waiting.append(entry)
                if not world.block(until, lambda: entry[1]):
                    self._waiting.remove(entry)
                    if self._held:
                        return False
            self._held = True
            return True

        __enter__ = acquire

        def release(self):
            if not self._held:
                raise RuntimeError("release unlocked lock")
            self._held = False
            if self._waiting:
                entry = self._waiting.pop(0)
                entry[1] = True
                if entry[0] not in (world.main, world.current):
                    world.wake_at(entry[0], world.now)

        def __exit__(self, *error):
            self.release()

        def locked(self):
            return self._held

        def __repr__(self):
            return f"<{'locked' if self._held else 'unlocked'} _thread.lock object at {id(self):#x}>"

    class RLock(threading._PyRLock):
        def __repr__(self):
            return super().__repr__().replace("threading._RLock", "_thread.RLock")

    def set_sentinel():
        lock = Lock()
        world.current.sentinels.append(lock)
        return lock

    Lock.__module__, Lock.__name__, Lock.__qualname__ = "_thread", "lock", "lock"
    threading.Lock = threading._allocate_lock = Lock
    threading._CRLock = RLock
    threading._start_new_thread = start_new_thread
    threading._set_sentinel = set_sentinel
    threading._time = queue.time = time.monotonic
    queue.SimpleQueue = queue._PySimpleQueue


def install_threads(world):
    """Pools of threads, and what a program can wait for in them, on the simulated clock."""

    class Condition:
        """threading.Condition, for a world in which only one thread runs at a time."""

        def __init__(self, lock=None):
            self.waiting = []

        def __enter__(self):
            return True

        def __exit__(self, *error):
            return None

        acquire = __enter__
        release = __exit__

        def wait(self, timeout=None):
            entry = [world.current, False]
            self.waiting.append(entry)
            limit = None if timeout is None else nanoseconds(max(timeout, 0))
            until = None if limit is None else world.now + limit
            return world.block(until, lambda: entry[1])

        def notify(self, n=1):
            for entry in self.waiting[:n]:
                entry[1] = True
                if entry[0] is not world.main and entry[0] is not world.current:
                    world.wake_at(entry[0], world.now)
            del self.waiting[:n]

        def notify_all(self):
            self.notify(len(self.waiting))

    class Event:
        """threading.Event likewise."""

        def __init__(self):
            self.condition = Condition()
            self.flag = False

        def is_set(self):
            return self.flag

        def set(self):
            self.flag = True
            self.condition.notify_all()

        def clear(self):
            self.flag = False

        def wait(self, timeout=None):
            return self.flag or self.condition.wait(timeout) and self.flag

    class Thread(threading.Thread):
        """A thread of a pool: it ends when there is no more to do."""

        awaited = "work"

    class Pool:
        """The methods of ThreadPoolExecutor that start, feed and end threads."""

        def submit(self, fn, /, *args, **kwargs):
            module = concurrent.futures.thread
            if self._broken:
                raise module.BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = concurrent.futures.Future()
            queue = self.__dict__.setdefault("_items", collections.deque())
            idle = self.__dict__.setdefault("_idle", [])
            queue.append(module._WorkItem(future, fn, args, kwargs))
            if idle:
                worker = idle.pop(0)
                world.resume(worker)
            elif len(self._threads) < self._max_workers:
                name = f"{self._thread_name_prefix or self}_{len(self._threads)}"
                worker = Thread(target=Pool.work, args=(self,), name=name)
                self._threads.add(worker)
                worker.start()
            return future

        def work(self):
            if self._initializer is not None:
                try:
                    self._initializer(*self._initargs)
                except BaseException:
                    logging.getLogger("concurrent.futures").critical(
                        "Exception in initializer:", exc_info=True)
                    self._initializer_failed()
                    return
            while True:
                while self._items:
                    self._items.popleft().run()
                if self._shutdown:
                    return
                self._idle.append(world.current)
                world.park(None)

        def _initializer_failed(self):
            self._broken = ("A thread initializer failed, the thread pool "
                            "is not usable anymore")
            while self._items:
                broken = concurrent.futures.thread.BrokenThreadPool(self._broken)
                self._items.popleft().future.set_exception(broken)

        def shutdown(self, wait=True, *, cancel_futures=False):
            self._shutdown = True
            items = self.__dict__.get("_items", ())
            while cancel_futures and items:
                items.popleft().future.cancel()
            idle = self.__dict__.get("_idle", [])
            while idle:
                world.resume(idle.pop(0))
            if wait:
                for thread in list(self._threads):
                    thread.join()

    executor = concurrent.futures.thread.ThreadPoolExecutor
    for name in ("submit", "shutdown", "_initializer_failed"):
        setattr(executor, name, getattr(Pool, name))
    concurrent.futures._base.threading = Passthrough(threading, Condition=Condition, Event=Event)


def install(world):
    """Makes this process the ideal world. There is no way back: fork first."""
    install_clock(world)
    install_chance()
    install_sets()
    install_timers(world)
    install_turns(world)
    install_starting(world)
    install_threads(world)
