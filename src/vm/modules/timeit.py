"""How long code takes: on a simulated clock only what sleeps takes time."""

from time import perf_counter as default_timer

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5


def _body(what, names):
    """A function that does what a text or a function says."""
    if callable(what):
        return what
    if not isinstance(what, str):
        raise ValueError('stmt is neither a string nor callable')
    from _awaiter import define
    place = names if names is not None else {}
    lines = ''.join('\n    ' + line for line in what.split('\n'))
    define(f'def _timed():{lines}\n    pass', place)
    return place.pop('_timed')


class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        if isinstance(setup, str):
            if isinstance(stmt, str) and setup != 'pass':
                # Names that the setup binds are seen by the statement, so they share a namespace.
                from _awaiter import define
                names = dict(globals) if globals is not None else {}
                self._setup = lambda: define(setup, names)
                self._stmt = _body(stmt, names)
                return
            self._setup = _body(setup, globals)
        elif callable(setup):
            self._setup = setup
        else:
            raise ValueError('setup is neither a string nor callable')
        self._stmt = _body(stmt, globals)

    def timeit(self, number=default_number):
        self._setup()
        stmt, timer = self._stmt, self.timer
        start = timer()
        for _ in range(number):
            stmt()
        return timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while number < 1000000000:
            for factor in 1, 2, 5:
                taken = self.timeit(number * factor)
                if callback:
                    callback(number * factor, taken)
                if taken >= 0.2:
                    return number * factor, taken
            number *= 10
        return number, taken


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
