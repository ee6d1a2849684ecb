"""What is drawn from the Mersenne Twister, number for number as CPython draws it.

The generator itself is in random.c. A seeded program sees the same numbers only when each method
takes as many from it, in the same order, and computes with them in the same order of operations; so
the formulas here are those that CPython uses (each says whose it is), whatever else would be possible.
"""

from bisect import bisect as _bisect
from itertools import accumulate as _accumulate
from math import (acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, floor as _floor,
                  isfinite as _isfinite, log as _log, pi as _pi, sin as _sin, sqrt as _sqrt,
                  tau as TWOPI)

NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
LOG4 = _log(4.0)
SG_MAGICCONST = 1.0 + _log(4.5)
BPF = 53
RECIP_BPF = 2 ** -BPF
_ONE = 1


def _as_int(value, which):
    """An argument of randrange as an int; whole floats are still let in, with a warning."""
    try:
        return range(value).stop
    except TypeError:
        whole = int(value)
    import warnings
    if whole != value:
        warnings.warn('randrange() will raise TypeError in the future', DeprecationWarning, 3)
        raise ValueError(f'non-integer {which} for randrange()')
    warnings.warn('non-integer arguments to randrange() have been deprecated since Python 3.10 and '
                  'will be removed in a subsequent version', DeprecationWarning, 3)
    return whole


def _old_hash(text):
    """The hash of text that seed() took in its first version."""
    if not text:
        return 0
    hash = ord(text[0]) << 7
    for letter in text:
        hash = hash * 1000003 & 0xFFFFFFFFFFFFFFFF ^ ord(letter)
    hash ^= len(text)
    return -2 if hash == -1 else hash


# A class that is derived from Random with a source of its own draws numbers below a limit from that.

def _below_by_bits(self, limit):
    width = limit.bit_length()
    while (number := self.getrandbits(width)) >= limit:
        pass
    return number


def _below_by_fraction(self, limit):
    steps = 1 << BPF
    if limit >= steps:
        import warnings
        warnings.warn('Underlying random() generator does not supply \nenough bits to choose from a '
                      'population range this large.\nTo remove the range limitation, add a '
                      'getrandbits() method.')
        return _floor(self.random() * limit)
    # What is beyond the last whole multiple would favour the small numbers.
    fair = (steps - steps % limit) / steps
    while (fraction := self.random()) >= fair:
        pass
    return _floor(fraction * steps) % limit


class Random(_Random):
    VERSION = 3

    def __init_subclass__(cls, /, **kwargs):
        for base in cls.__mro__:
            own = vars(base)
            if '_randbelow' in own:
                return
            if 'getrandbits' in own or 'random' in own:
                cls._randbelow = _below_by_bits if 'getrandbits' in own else _below_by_fraction
                return

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    # --- The state -------------------------------------------------------------------------------

    def seed(self, a=None, version=2):
        if version == 1 and isinstance(a, (str, bytes)):
            a = _old_hash(a if isinstance(a, str) else a.decode('latin-1'))
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        if state[0] not in (2, 3):
            raise ValueError(f'state with version {state[0]} passed to Random.setstate() of version '
                             f'{self.VERSION}')
        _, words, self.gauss_next = state
        super().setstate(words)

    # --- Whole numbers ---------------------------------------------------------------------------

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=_ONE):
        first = start if type(start) is int else _as_int(start, 'arg 1')
        if stop is None:
            if step is not _ONE:
                raise TypeError('Missing a non-None stop argument')  #: 310
            if first <= 0:
                raise ValueError('empty range for randrange()')  #: 313
            return self._randbelow(first)
        last = stop if type(stop) is int else _as_int(stop, 'stop')
        stride = step if type(step) is int else _as_int(step, 'step')
        if stride == 0:
            raise ValueError('zero step for randrange()')  #: 353
        count = -((first - last) // stride)
        if count > 0:
            return first + stride * self._randbelow(count)
        if stride == 1:
            raise ValueError(f'empty range for randrange() ({first}, {last}, {last - first})')  #: 345
        raise ValueError('empty range for randrange()')  #: 355

    def randint(self, a, b):
        return self.randrange(a, b + 1)  #: 362

    # --- Of sequences ----------------------------------------------------------------------------

    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')  #: 373
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        below = self._randbelow
        for place in range(len(x) - 1, 0, -1):
            other = below(place + 1)
            x[place], x[other] = x[other], x[place]

    def sample(self, population, k, *, counts=None):
        if not hasattr(type(population), '__getitem__') or isinstance(population, (dict, set)):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')  #: 439
        size = len(population)
        if counts is not None:
            return self._sample_counted(population, size, k, list(_accumulate(counts)))
        if not 0 <= k <= size:
            raise ValueError('Sample larger than population or is negative')  #: 456
        # A copy to take from is used while it is not larger than the set of what was taken.
        set_size = 21 + (4 ** _ceil(_log(k * 3, 4)) if k > 5 else 0)
        return (self._take if size <= set_size else self._find)(population, size, k)

    def _take(self, population, size, k):
        left = list(population)
        taken = []
        for last in range(size - 1, size - 1 - k, -1):
            index = self._randbelow(last + 1)
            taken.append(left[index])
            left[index] = left[last]
        return taken

    def _find(self, population, size, k):
        found = {}
        while len(found) < k:
            index = self._randbelow(size)
            if index not in found:
                found[index] = population[index]
        return list(found.values())

    def _sample_counted(self, population, size, k, sums):
        if len(sums) != size:
            raise ValueError('The number of counts does not match the population')
        total = sums.pop()
        if not isinstance(total, int):
            raise TypeError('Counts must be integers')
        if total <= 0:
            raise ValueError('Total of counts must be greater than zero')
        return [population[_bisect(sums, number)] for number in self.sample(range(total), k=k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        draw = self.random
        size = len(population)
        if cum_weights is None:
            if weights is None:
                scale = size + 0.0
                return [population[_floor(draw() * scale)] for _ in range(k)]
            if isinstance(weights, int):
                raise TypeError(f'The number of choices must be a keyword argument: k={weights}')
            cum_weights = list(_accumulate(weights))
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')  #: 504
        if len(cum_weights) != size:
            raise ValueError('The number of weights does not match the population')  #: 506
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')  #: 509
        if not _isfinite(total):
            raise ValueError('Total of weights must be finite')  #: 511
        return [population[_bisect(cum_weights, draw() * total, 0, size - 1)] for _ in range(k)]

    # --- Distributions ---------------------------------------------------------------------------

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        share = self.random()
        try:
            peak = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if share <= peak:
            return low + (high - low) * _sqrt(share * peak)
        return high + (low - high) * _sqrt((1.0 - share) * (1.0 - peak))

    def normalvariate(self, mu=0.0, sigma=1.0):
        # Kinderman and Monahan: the ratio of two uniform numbers, if it is not too far out.
        while True:
            first = self.random()
            second = 1.0 - self.random()
            z = NV_MAGICCONST * (first - 0.5) / second
            if z * z / 4.0 <= -_log(second):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        # Box and Muller: two come at once; the second waits for the next call.
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return TWOPI * self.random()  # the mean direction of nearly nothing: any
        # Best and Fisher: a wrapped Cauchy distribution as the envelope.
        half = 0.5 / kappa
        reach = half + _sqrt(1.0 + half * half)
        accepted = False
        while not accepted:
            z = _cos(_pi * self.random())
            d = z / (reach + z)
            height = self.random()
            accepted = height < 1.0 - d * d or height <= (1.0 - d) * _exp(d)
        inverse = 1.0 / reach
        turn = _acos((inverse + z) / (1.0 + inverse * z))
        return (mu + turn if self.random() > 0.5 else mu - turn) % TWOPI

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')  #: 689
        if alpha > 1.0:
            return self._gamma_above(alpha) * beta
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return self._gamma_below(alpha) * beta

    def _gamma_above(self, alpha):
        # Cheng: a log-logistic distribution as the envelope, and first a test without logarithm.
        root = _sqrt(2.0 * alpha - 1.0)
        shift = alpha - LOG4
        slope = alpha + root
        while True:
            u = self.random()
            if 1e-7 < u < 0.9999999:
                height = 1.0 - self.random()
                v = _log(u / (1.0 - u)) / root
                x = alpha * _exp(v)
                z = u * u * height
                r = shift + slope * v - x
                if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                    return x

    def _gamma_below(self, alpha):
        # Ahrens and Dieter: a power up to 1 and an exponential function beyond it as the envelope.
        whole = (_e + alpha) / _e
        while True:
            p = whole * self.random()
            if p <= 1.0:
                x = p ** (1.0 / alpha)
                bound = _exp(-x)
            else:
                x = -_log((whole - p) / alpha)
                bound = x ** (alpha - 1.0)
            if self.random() <= bound:
                return x

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)  #: 759
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0  #: 761

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)


# The functions of the module are the methods of one generator.
_inst = Random()
_FUNCTIONS = ['betavariate', 'choice', 'choices', 'expovariate', 'gammavariate', 'gauss',
              'getrandbits', 'getstate', 'lognormvariate', 'normalvariate', 'paretovariate',
              'randbytes', 'randint', 'random', 'randrange', 'sample', 'seed', 'setstate',
              'shuffle', 'triangular', 'uniform', 'vonmisesvariate', 'weibullvariate']
globals().update({name: getattr(_inst, name) for name in _FUNCTIONS})
