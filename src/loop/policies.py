"""Event loop policies: what decides which loop a thread has.

The policy that is there at first keeps its loops in C, where most programs never leave it; every other
one, of a class of the program or not, keeps them here, a loop for each thread.
"""

import _asyncio
from _asyncio import SelectorEventLoop
from _threads import thread_name, thread_number


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    _loop_factory = None

    def __init__(self):
        self._loops = {}  # what set_event_loop was given, by thread

    def get_event_loop(self):
        if self is _first:
            return _asyncio._policy_get_event_loop()
        number = thread_number()
        if number == 0 and number not in self._loops:
            self.set_event_loop(self.new_event_loop())
        loop = self._loops.get(number)
        if loop is None:
            raise RuntimeError(f"There is no current event loop in thread {thread_name()!r}.")
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, _asyncio.AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, "
                            f"not '{type(loop).__name__}'")
        if self is _first:
            _asyncio._policy_set_event_loop(loop)
        else:
            self._loops[thread_number()] = loop

    def new_event_loop(self):
        return self._loop_factory()


class DefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    _loop_factory = SelectorEventLoop


DefaultEventLoopPolicy.__name__ = DefaultEventLoopPolicy.__qualname__ = "_UnixDefaultEventLoopPolicy"
DefaultEventLoopPolicy.__module__ = "asyncio.unix_events"
_first = _policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
        _asyncio._set_policy(_policy)
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    _policy = policy
    if policy is None:
        get_event_loop_policy()
    else:
        _asyncio._set_policy(None if policy is _first else policy)
