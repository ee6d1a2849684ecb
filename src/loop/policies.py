"""Event loop policies: what decides which loop a thread has.

There is one policy here, CPython's default one. A program may ask for it, and set it again.
"""

import _asyncio


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    def get_event_loop(self):
        return _asyncio._policy_get_event_loop()

    def set_event_loop(self, loop):
        _asyncio.set_event_loop(loop)

    def new_event_loop(self):
        return _asyncio.new_event_loop()


DefaultEventLoopPolicy.__name__ = DefaultEventLoopPolicy.__qualname__ = "_UnixDefaultEventLoopPolicy"
DefaultEventLoopPolicy.__module__ = "asyncio.unix_events"
AbstractEventLoopPolicy.__module__ = "asyncio.events"
_policy = None


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    if policy is not None and type(policy) is not DefaultEventLoopPolicy:
        _asyncio._refuse("an event loop policy of one's own; there is DefaultEventLoopPolicy")
    _policy = policy
