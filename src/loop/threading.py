"""threading: who runs, and what threads wait for. Threads themselves come from pools.

Only one thread runs at a time and none is interrupted (loop/workers.h), so a lock that is free is
simply taken, and whoever has to wait waits for a Signal.
"""

from collections import deque
from _awaiter import name_in_full as _name_in_full
from _asyncio import _monotonic
from _threads import Signal, thread_name, thread_number

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread',
           'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Barrier',
           'BrokenBarrierError', 'ThreadError', 'local', 'get_native_id']

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError

_MAIN = 140000000000000  # numbers as large as those that CPython gives


class _Known:
    """A thread as current_thread() shows it."""

    def __init__(self, number, name):
        self._number = number
        self.name = name
        self.daemon = False

    @property
    def ident(self):
        return _MAIN + self._number * 4096

    @property
    def native_id(self):
        return 4242 + self._number

    def getName(self):
        return self.name

    def is_alive(self):
        return True

    def isDaemon(self):
        return False

    def __repr__(self):
        return f'<{type(self).__name__}({self.name}, started {self.ident})>'


class _MainThread(_Known):
    pass


class _Worker(_Known):
    """A thread of a pool; threading.Thread itself is refused before the run."""


_MainThread.__module__ = _Worker.__module__ = 'threading'
_Worker.__name__ = _Worker.__qualname__ = 'Thread'
_main = _MainThread(0, 'MainThread')
_others = {}


def current_thread():
    number = thread_number()
    if number == 0:
        return _main
    found = _others.get(number)
    if found is None:
        found = _others[number] = _Worker(number, thread_name())
    return found


currentThread = current_thread


def main_thread():
    return _main


def get_ident():
    return _MAIN + thread_number() * 4096


def get_native_id():
    return 4242 + thread_number()


class _Waiting:
    """Those who wait, first come first served."""

    def __init__(self):
        self.signals = deque()

    def wait(self, timeout=None):
        """Whether somebody said so in time."""
        signal = Signal()
        self.signals.append(signal)
        signal.wait(timeout)
        if signal.is_sent():
            return True
        self.signals.remove(signal)
        return False

    def wake(self, count=1):
        while count > 0 and self.signals:
            self.signals.popleft().send()
            count -= 1


def _left(end):
    return None if end is None else max(0.0, end - _monotonic())


def _end(timeout):
    return None if timeout is None else _monotonic() + timeout


def _check_wait(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError('timeout value must be a non-negative number')


class lock:
    def __init__(self):
        self._held = False
        self._waiting = _Waiting()

    def acquire(self, blocking=True, timeout=-1):
        _check_wait(blocking, timeout)
        if self._held:
            if not blocking:
                return False
            end = _end(None if timeout == -1 else timeout)
            while self._held:
                if not self._waiting.wait(_left(end)) and self._held:
                    return False
        self._held = True
        return True

    acquire_lock = acquire

    def release(self):
        if not self._held:
            raise RuntimeError('release unlocked lock')
        self._held = False
        self._waiting.wake()

    release_lock = release

    def locked(self):
        return self._held

    locked_lock = locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        state = 'locked' if self._held else 'unlocked'
        return f'<{state} _thread.lock object at {id(self):#x}>'


lock.__module__ = '_thread'


def Lock():
    return lock()


class _RLock(lock):
    def __init__(self):
        super().__init__()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = thread_number()
        if self._held and self._owner == me:
            self._count += 1
            return True
        if not super().acquire(blocking, timeout):
            return False
        self._owner, self._count = me, 1
        return True

    def release(self):
        if not self._held or self._owner != thread_number():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if self._count == 0:
            self._owner = None
            super().release()

    def _is_owned(self):
        return self._held and self._owner == thread_number()

    def __repr__(self):
        state = 'locked' if self._held else 'unlocked'
        owner = 0 if self._owner is None else _MAIN + self._owner * 4096
        return (f'<{state} _thread.RLock object owner={owner} count={self._count} '
                f'at {id(self):#x}>')


_RLock.__name__ = _RLock.__qualname__ = 'RLock'
_RLock.__module__ = '_thread'


def RLock():
    return _RLock()


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiting = _Waiting()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc_info):
        return self._lock.__exit__(*exc_info)

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiting.signals)})>'

    def _must_own(self, what):
        owned = self._lock._is_owned() if isinstance(self._lock, _RLock) else self._lock.locked()
        if not owned:
            raise RuntimeError(f'cannot {what} on un-acquired lock')

    def wait(self, timeout=None):
        self._must_own('wait')
        depth = getattr(self._lock, '_count', 1)
        for _ in range(depth):
            self._lock.release()
        try:
            return self._waiting.wait(timeout)
        finally:
            for _ in range(depth):
                self._lock.acquire()

    def wait_for(self, predicate, timeout=None):
        end = _end(timeout)
        result = predicate()
        while not result:
            if end is not None and _left(end) <= 0:
                break
            self.wait(_left(end))
            result = predicate()
        return result

    def notify(self, n=1):
        self._must_own('notify')
        self._waiting.wake(n)

    def notify_all(self):
        self.notify(len(self._waiting.signals))

    notifyAll = notify_all


class Event:
    def __init__(self):
        self._flag = False
        self._waiting = _Waiting()

    def __repr__(self):
        state = 'set' if self._flag else 'unset'
        return f'<threading.Event at {id(self):#x}: {state}>'

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True
        self._waiting.wake(len(self._waiting.signals))

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return self._flag or self._waiting.wait(timeout)


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value
        self._waiting = _Waiting()

    def __repr__(self):
        return f'<threading.{type(self).__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = _end(timeout)
        while self._value == 0:
            if not blocking or not self._waiting.wait(_left(end)) and self._value == 0:
                return False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n
        self._waiting.wake(n)

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        super().release(n)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._round = []  # a list a round: who is there; replaced when the round is over
        self._broken = False
        self._waiting = _Waiting()

    def __repr__(self):
        if self._broken:
            return f'<threading.Barrier at {id(self):#x}: broken>'
        return (f'<threading.Barrier at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>')

    def _end_round(self):
        self._round = []
        self._waiting.wake(len(self._waiting.signals))

    def wait(self, timeout=None):
        if self._broken:
            raise BrokenBarrierError
        mine = self._round
        place = len(mine)
        mine.append(place)
        if len(mine) == self._parties:
            try:
                if self._action:
                    self._action()
            except BaseException:
                self.abort()
                raise
            self._end_round()
            return place
        self._waiting.wait(self._timeout if timeout is None else timeout)
        if self._round is mine and not self._broken:
            self.abort()
        if self._broken or len(mine) < self._parties:
            raise BrokenBarrierError
        return place

    def reset(self):
        self._broken = False
        self._end_round()

    def abort(self):
        self._broken = True
        self._end_round()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return len(self._round)

    @property
    def broken(self):
        return self._broken


class local:
    """Attributes that every thread has for itself."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        object.__setattr__(self, '_local__places', {thread_number(): {}})
        object.__setattr__(self, '_local__arguments', (args, kwargs))
        return self

    def _local__place(self):
        places = object.__getattribute__(self, '_local__places')
        number = thread_number()
        place = places.get(number)
        if place is None:
            place = places[number] = {}
            args, kwargs = object.__getattribute__(self, '_local__arguments')
            type(self).__init__(self, *args, **kwargs)
        return place

    def __getattribute__(self, name):
        place = object.__getattribute__(self, '_local__place')()
        if name == '__dict__':
            return place
        if name in place:
            return place[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError(f"'_thread._local' object attribute '__dict__' is "
                                 'read-only')
        object.__getattribute__(self, '_local__place')()[name] = value

    def __delattr__(self, name):
        place = object.__getattribute__(self, '_local__place')()
        if name not in place:
            raise AttributeError(name)
        del place[name]


local.__module__, local.__name__, local.__qualname__ = '_thread', '_local', '_local'
_name_in_full(lock, _RLock, local)


def enumerate():
    from _threads import numbers
    current_thread()
    return [_main] + [_others[number] for number in numbers() if number in _others]


def active_count():
    from _threads import numbers
    return 1 + len(numbers())


activeCount = active_count
