"""Context managers, of both kinds.

A with statement calls two methods, an async with awaits two others; all that is decided between them
is the same. So each pair here (the managers made from generators, the two exit stacks) has that
decision in one place, and what is left twice is the lines that call and the lines that await.
"""

import sys
from abc import ABC, _recognize, abstractmethod
from functools import wraps

__all__ = ['asynccontextmanager', 'contextmanager', 'closing', 'nullcontext',
           'AbstractContextManager', 'AbstractAsyncContextManager', 'AsyncExitStack',
           'ContextDecorator', 'ExitStack', 'redirect_stdout', 'redirect_stderr', 'suppress',
           'aclosing']

_generic = classmethod(type(list[int]))


class AbstractContextManager(ABC):
    __class_getitem__ = _generic
    __subclasshook__ = _recognize('__enter__', '__exit__')

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        pass


class AbstractAsyncContextManager(ABC):
    __class_getitem__ = _generic
    __subclasshook__ = _recognize('__aenter__', '__aexit__')

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        pass


# --- Managers made from generators ---------------------------------------------------------------

class ContextDecorator:
    def _recreate_cm(self):
        """The manager of one call of a decorated function."""
        return self

    def __call__(self, func):
        @wraps(func)
        def decorated(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return decorated


class AsyncContextDecorator:
    _recreate_cm = ContextDecorator._recreate_cm

    def __call__(self, func):
        @wraps(func)
        async def decorated(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return decorated


class _FromGenerator:
    # The exception that ends the generator, and those that it can only let out as the cause of a
    # RuntimeError.
    _end = _wrapped = StopIteration

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, '__doc__', None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def _answer(self, came, thrown, traceback):
        """What leaving the block answers when an exception came out of the generator, into which
        one was thrown, or None: true to suppress it, None to raise what came."""
        if isinstance(came, self._end):
            return thrown is not None and came is not thrown
        passed_on = came is thrown or (
            isinstance(came, RuntimeError) and isinstance(thrown, self._wrapped)
            and came.__cause__ is thrown)
        if passed_on:
            # The places inside of the generator are no part of the block's own story.
            thrown.__traceback__ = traceback
            return False
        return None


class _GeneratorContextManager(_FromGenerator, AbstractContextManager, ContextDecorator):
    """Helper for @contextmanager decorator."""

    def __enter__(self):
        # Whatever it was called with need not live as long as the block.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)  #: 137
        except self._end:
            raise RuntimeError("generator didn't yield") from None  #: 139

    def __exit__(self, typ, value, traceback):
        if typ is not None and value is None:
            value = typ()
        try:
            if typ is None:
                next(self.gen)  #: 144
            else:
                self.gen.throw(typ, value, traceback)  #: 158
        except BaseException as came:
            answer = self._answer(came, value, traceback)
            if answer is None:
                raise
            return answer
        try:
            raise RuntimeError("generator didn't stop" + (' after throw()' if typ else ''))
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_FromGenerator, AbstractAsyncContextManager,
                                    AsyncContextDecorator):
    """Helper for @asynccontextmanager decorator."""
    _end = StopAsyncIteration
    _wrapped = StopIteration, StopAsyncIteration

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)  #: 210
        except self._end:
            raise RuntimeError("generator didn't yield") from None  #: 212

    async def __aexit__(self, typ, value, traceback):
        if typ is not None and value is None:
            value = typ()
        try:
            if typ is None:
                await anext(self.gen)  #: 217
            else:
                await self.gen.athrow(typ, value, traceback)  #: 231
        except BaseException as came:
            answer = self._answer(came, value, traceback)
            if answer is None:
                raise
            return answer
        try:
            raise RuntimeError("generator didn't stop" + (' after athrow()' if typ else ''))
        finally:
            await self.gen.aclose()


def contextmanager(func):
    return wraps(func)(lambda *args, **kwds: _GeneratorContextManager(func, args, kwds))


def asynccontextmanager(func):
    return wraps(func)(lambda *args, **kwds: _AsyncGeneratorContextManager(func, args, kwds))


# --- Ready-made ones -----------------------------------------------------------------------------

class closing(AbstractContextManager):
    def __enter__(self):
        return self.thing

    def __init__(self, thing):
        self.thing = thing

    def __exit__(self, *exc_info):
        self.thing.close()  #: 360


class aclosing(AbstractAsyncContextManager):
    async def __aenter__(self):
        return self.thing

    def __init__(self, thing):
        self.thing = thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()  #: 386


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    async def __aenter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aexit__(self, *excinfo):
        pass


class suppress(AbstractContextManager):
    def __enter__(self):
        pass

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class _RedirectStream(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target
        self._replaced = []  # it may be entered while it is entered

    def __enter__(self):
        self._replaced.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._replaced.pop())


class redirect_stdout(_RedirectStream):
    _stream = 'stdout'


class redirect_stderr(_RedirectStream):
    _stream = 'stderr'


# --- Stacks of managers --------------------------------------------------------------------------

class _Leaving:
    """What is on its way while a stack is left, as if its managers were nested with statements."""

    def __init__(self, details):
        self.details = details  # type, exception, traceback for the next to leave
        self.arrived_with_one = details[0] is not None
        self.handled_outside = sys.exc_info()[1]
        self.suppressed = self.is_new = False

    def hear(self, answer):
        if answer:
            self.details = None, None, None
            self.suppressed = True
            self.is_new = False

    def take(self, exception):
        """One that an exit method raised: it is on its way from now on."""
        self._hang_in(exception)
        self.details = type(exception), exception, exception.__traceback__
        self.is_new = True

    def _hang_in(self, exception):
        # What was handled around the whole stack is the context of everything that is raised in
        # it; there belongs what was on its way just now.
        current = self.details[1]
        while (context := exception.__context__) is not None and context is not current:
            if context is self.handled_outside:
                exception.__context__ = current
                return
            exception = context

    def end(self):
        """Raises what is new; else says whether what the stack was left with is suppressed."""
        if not self.is_new:
            return self.arrived_with_one and self.suppressed
        exception = self.details[1]
        context = exception.__context__
        try:
            raise exception
        finally:
            exception.__context__ = context  # raising it has put another one there


def _methods(manager, enter, exit, kind='context manager'):
    cls = type(manager)
    try:
        return getattr(cls, enter), getattr(cls, exit)
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the "
                        f'{kind} protocol') from None


class _BaseExitStack:
    def __init__(self):
        self._exits = []  # pairs: a callable for type, exception, traceback; whether to await it

    def _add(self, exit, of=None, awaited=False):
        if of is not None:
            exit = exit.__get__(of, type(of))
        self._exits.append((exit, awaited))

    def _add_thing(self, thing, method, awaited=False):
        """Something with an exit method, or that can be called as if it were one."""
        found = getattr(type(thing), method, None)
        if found is None:
            self._add(thing, awaited=awaited)
        else:
            self._add(found, thing, awaited)
        return thing

    def push(self, exit):
        return self._add_thing(exit, '__exit__')

    def enter_context(self, cm):
        enter, leave = _methods(cm, '__enter__', '__exit__')
        entered = enter(cm)
        self._add(leave, cm)
        return entered

    def callback(self, callback, /, *args, **kwds):
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        _exit_wrapper.__wrapped__ = callback
        self._add(_exit_wrapper)
        return callback

    def pop_all(self):
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other


class ExitStack(_BaseExitStack, AbstractContextManager):
    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        leaving = _Leaving(exc_details)
        while self._exits:
            leave, _ = self._exits.pop()
            try:
                leaving.hear(leave(*leaving.details))
            except BaseException as raised:
                leaving.take(raised)
        return leaving.end()

    def close(self):
        self.__exit__(None, None, None)  #: 609


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        enter, leave = _methods(cm, '__aenter__', '__aexit__', 'asynchronous context manager')
        entered = await enter(cm)
        self._add(leave, cm, awaited=True)
        return entered

    def push_async_exit(self, exit):
        return self._add_thing(exit, '__aexit__', awaited=True)

    def push_async_callback(self, callback, /, *args, **kwds):
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)
        _exit_wrapper.__wrapped__ = callback
        self._add(_exit_wrapper, awaited=True)
        return callback

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        leaving = _Leaving(exc_details)
        while self._exits:
            leave, awaited = self._exits.pop()
            try:
                answer = leave(*leaving.details)
                leaving.hear(await answer if awaited else answer)
            except BaseException as raised:
                leaving.take(raised)
        return leaving.end()

    async def aclose(self):
        await self.__aexit__(None, None, None)  #: 687
