"""threading: threads, who runs, and what threads wait for.

Only one thread runs at a time and none is interrupted (loop/workers.h), so a lock that is free is
simply taken, and whoever has to wait waits for a Signal.
"""

from collections import deque as _deque
from _awaiter import name_in_full as _name_in_full
from _asyncio import _monotonic
from _structseq import structure as _structure
from _threads import Signal as _Signal, thread_name as _thread_name, thread_number as _thread_number
from _threads import begin as _begin, end as _end_job, start as _start

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread',
           'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Barrier',
           'BrokenBarrierError', 'ThreadError', 'local', 'get_native_id', 'Thread', 'Timer',
           'excepthook', 'ExceptHookArgs']

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError

_MAIN = 140000000000000  # numbers as large as those that CPython gives


_NOT_MADE = 'Thread.__init__() not called'
_AWAITED_END, _NOT_AWAITED = 1, 2  # what the end of the program waits for
_names = 0
_known = {}  # threads that live, by number; the main one is 0


class Thread:
    """A worker of `_threads`: started, it runs at once to the first place where it has to wait."""

    _number = None
    _begun = _done = False
    _ready = False  # __init__ was called

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _names
        assert group is None, 'group argument must be None for now'
        if name is None:
            _names += 1
            name = f'Thread-{_names}'
            if target is not None and hasattr(target, '__name__'):
                name += f' ({target.__name__})'
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._joining = []
        self._ready = True

    def __repr__(self):
        assert self._ready, _NOT_MADE
        state = 'stopped' if self._done else 'started' if self._begun else 'initial'
        if self._daemonic:
            state += ' daemon'
        if self._number is not None:
            state += f' {self.ident}'
        return f'<{type(self).__name__}({self._name}, {state})>'

    def start(self):
        if not self._ready:
            raise RuntimeError('thread.__init__() not called')
        if self._begun:
            raise RuntimeError('threads can only be started once')
        self._begun = True
        _start(self._work, self._name, _NOT_AWAITED if self._daemonic else _AWAITED_END)

    def _work(self):
        self._number = _thread_number()
        _known[self._number] = self
        _begin(self._target or self.run, self._args)
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            _report(ExceptHookArgs((type(error), error, error.__traceback__, self)))
        _end_job()
        self._done = True
        del _known[self._number]
        for signal in self._joining:
            signal.send()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._ready:
            raise RuntimeError(_NOT_MADE)
        if not self._begun:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if not self._done:
            signal = _Signal()
            self._joining.append(signal)
            signal.wait(None if timeout is None else max(timeout, 0))

    def is_alive(self):
        assert self._ready, _NOT_MADE
        return self._begun and not self._done

    @property
    def name(self):
        assert self._ready, _NOT_MADE
        return self._name

    @name.setter
    def name(self, name):
        assert self._ready, _NOT_MADE
        self._name = str(name)

    @property
    def ident(self):
        assert self._ready, _NOT_MADE
        return None if self._number is None else _MAIN + self._number * 4096

    @property
    def native_id(self):
        assert self._ready, _NOT_MADE
        return None if self._number is None else 4242 + self._number

    @property
    def daemon(self):
        assert self._ready, _NOT_MADE
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._ready:
            raise RuntimeError(_NOT_MADE)
        if self._begun:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        _warn_old('isDaemon() is deprecated, get the daemon attribute instead')
        return self.daemon

    def setDaemon(self, daemonic):
        _warn_old('setDaemon() is deprecated, set the daemon attribute instead')
        self.daemon = daemonic

    def getName(self):
        _warn_old('getName() is deprecated, get the name attribute instead')
        return self.name

    def setName(self, name):
        _warn_old('setName() is deprecated, set the name attribute instead')
        self.name = name


def _warn_old(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


class _MainThread(Thread):
    def __init__(self):
        self._name, self._daemonic, self._joining = 'MainThread', False, []
        self._ready = self._begun = True
        self._number = 0


class _OfPool(Thread):
    """A thread of a pool, which was started without this module."""

    def __init__(self, number, name):
        self._name, self._daemonic, self._joining = name, False, []
        self._ready = self._begun = True
        self._number = number


_MainThread.__module__ = _OfPool.__module__ = 'threading'
_OfPool.__name__ = _OfPool.__qualname__ = 'Thread'
_main = _known[0] = _MainThread()


class Timer(Thread):
    """Calls a function after an interval, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()


ExceptHookArgs = _structure('_thread._ExceptHookArgs', 'exc_type exc_value exc_traceback thread')


def excepthook(args, /):
    """What a thread says when an exception leaves it."""
    import sys
    import traceback
    if args.exc_type is SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    print(f'Exception in thread {name}:', file=sys.stderr)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=sys.stderr)


__excepthook__ = excepthook


def _report(args):
    try:
        excepthook(args)
    except BaseException as error:
        import sys
        print('Exception in threading.excepthook:', file=sys.stderr)
        sys.excepthook(type(error), error, error.__traceback__)


def current_thread():
    number = _thread_number()
    thread = _known.get(number)
    if thread is None:
        thread = _known[number] = _OfPool(number, _thread_name())
    return thread


def currentThread():
    _warn_old('currentThread() is deprecated, use current_thread() instead')
    return current_thread()


def main_thread():
    return _main


def get_ident():
    return _MAIN + _thread_number() * 4096


def get_native_id():
    return 4242 + _thread_number()


class _Waiting:
    """Those who wait, first come first served."""

    def __init__(self):
        self.signals = _deque()

    def wait(self, timeout=None):
        """Whether somebody said so in time."""
        signal = _Signal()
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
        me = _thread_number()
        if self._held and self._owner == me:
            self._count += 1
            return True
        if not super().acquire(blocking, timeout):
            return False
        self._owner, self._count = me, 1
        return True

    def release(self):
        if not self._held or self._owner != _thread_number():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if self._count == 0:
            self._owner = None
            super().release()

    def _is_owned(self):
        return self._held and self._owner == _thread_number()

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

    def notifyAll(self):
        _warn_old('notifyAll() is deprecated, use notify_all() instead')
        self.notify_all()


class Event:
    def __init__(self):
        self._flag = False
        self._waiting = _Waiting()

    def __repr__(self):
        state = 'set' if self._flag else 'unset'
        return f'<threading.Event at {id(self):#x}: {state}>'

    def is_set(self):
        return self._flag

    def isSet(self):
        _warn_old('isSet() is deprecated, use is_set() instead')
        return self.is_set()

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

    def __repr__(self):
        return f'{super().__repr__()[:-1]}/{self._initial_value}>'

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
        object.__setattr__(self, '_local__places', {_thread_number(): {}})
        object.__setattr__(self, '_local__arguments', (args, kwargs))
        return self

    def _local__place(self):
        places = object.__getattribute__(self, '_local__places')
        number = _thread_number()
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
    return [_known[number] for number in (0, *numbers()) if number in _known]


def active_count():
    from _threads import numbers
    return 1 + len(numbers())


def activeCount():
    _warn_old('activeCount() is deprecated, use active_count() instead')
    return active_count()
