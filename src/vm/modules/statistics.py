"""Means, medians and deviations; sums are exact and rounded once."""

import math as _math
from fractions import Fraction as _Fraction

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean',
           'harmonic_mean', 'linear_regression', 'mean', 'median', 'median_grouped', 'median_high',
           'median_low', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev',
           'variance']


class StatisticsError(ValueError):
    pass


def _ratio(x):
    """A number as numerator and denominator; (x, None) when it is infinite or no number."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _common(T, S):
    """The type of a result made of values of both types."""
    if T is S or S is int or S is bool:
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, S) or issubclass(S, int):
        return T
    if issubclass(T, int) or issubclass(T, _Fraction) and issubclass(S, float):
        return S
    if issubclass(T, float) and issubclass(S, _Fraction):
        return T
    raise TypeError("don't know how to coerce %s and %s" % (T.__name__, S.__name__))


def _sum(data):
    """The type of the result, the exact sum, the count."""
    count, T, partials = 0, int, {}
    for x in data:
        if type(x) is not T:
            T = _common(T, type(x))
        n, d = _ratio(x)
        partials[d] = partials.get(d, 0) + n
        count += 1
    if None in partials:
        return T, partials[None], count
    total = _Fraction(0)
    for d, n in partials.items():
        total += _Fraction(n, d)
    return T, total, count


def _square_sum(data, c=None):
    """The type of the result, the sum of squared distances from the mean, the mean, the count."""
    if c is not None:
        T, total, count = _sum((x - c) * (x - c) for x in data)
        return T, total, c, count
    data = list(data)
    T, total, count = _sum(data)
    if not count:
        return T, _Fraction(0), _Fraction(0), 0
    if not isinstance(total, _Fraction):
        return T, total, total, count
    squares = _Fraction(0)
    for x in data:
        squares += _Fraction(*_ratio(x)) ** 2
    return T, (count * squares - total * total) / count, total / count, count


def _is_decimal(T):
    return any(base.__module__ == 'decimal' for base in T.__mro__)


def _convert(value, T):
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    return T(value.numerator) / value.denominator if _is_decimal(T) else T(value)


def _sqrt_of(n, m):
    """The square root of n/m as the nearest float: of an integer root with bits to spare whose
    last bit says whether there was a rest."""
    if not n:
        return 0.0
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        m <<= 2 * shift
    else:
        n <<= -2 * shift
    root = _math.isqrt(n // m)
    root |= root * root * m != n
    return (root << shift) / 1 if shift >= 0 else root / (1 << -shift)


def _positive(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


def mean(data):
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')  #: 432
    return _convert(total / n, T)


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        total = _math.fsum(data)
        if not data:
            raise StatisticsError('fmean requires at least one data point')  #: 458
        return total / len(data)
    weights = list(weights)
    top = _math.fsum(x * w for x, w in zip(data, weights))
    if len(data) != len(weights):
        raise StatisticsError('data and weights must be the same length')  #: 467
    bottom = _math.fsum(weights)
    if not bottom:
        raise StatisticsError('sum of weights must be non-zero')  #: 470
    return top / bottom


def geometric_mean(data):
    try:
        return _math.exp(fmean(map(_math.log, data)))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset '  #: 489
                              'containing positive numbers') from None


def harmonic_mean(data, weights=None):
    values = list(data)
    negative = 'harmonic mean does not support negative values'
    if not values:
        raise StatisticsError('harmonic_mean requires at least one data point')  #: 521
    if weights is None and len(values) == 1:
        from numbers import Real
        if not isinstance(values[0], Real) and type(values[0]).__name__ != 'Decimal':
            raise TypeError('unsupported type')  #: 529
        return next(_positive(values, negative))
    whole = len(values)
    if weights is None:
        weights = [1] * whole
    else:
        weights = list(weights)
        if len(weights) != whole:
            raise StatisticsError('Number of weights does not match data size')  #: 537
        whole = _sum(_positive(weights, negative))[1]
    parts = (weight / value if weight else 0
             for weight, value in zip(weights, _positive(values, negative)))
    try:
        kind, total, _ = _sum(parts)
    except ZeroDivisionError:
        return 0  # something is infinitely slow
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')  #: 545
    return _convert(whole / total, kind)


def _ordered(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data


def median(data):
    data = _ordered(data)
    i = len(data) // 2
    return data[i] if len(data) % 2 else (data[i - 1] + data[i]) / 2


def median_low(data):
    data = _ordered(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _ordered(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    from bisect import bisect_left, bisect_right
    data = _ordered(data)
    x = data[len(data) // 2]
    below = bisect_left(data, x)
    within = bisect_right(data, x, lo=below) - below
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return x - interval / 2.0 + interval * (len(data) / 2 - below) / within


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError('no mode for empty data')  #: 713
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')  #: 790
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError('must have at least two data points')  #: 794
    result = []
    if method == 'inclusive':
        for i in range(1, n):
            j, delta = divmod(i * (count - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method != 'exclusive':
        raise ValueError(f'Unknown method: {method!r}')  #: 813
    for i in range(1, n):
        j = min(max(i * (count + 1) // n, 1), count - 1)
        delta = i * (count + 1) - j * n
        result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def variance(data, xbar=None):
    T, squares, _, n = _square_sum(data, xbar)
    if n < 2:
        raise StatisticsError('variance requires at least two data points')  #: 862
    return _convert(squares / (n - 1), T)


def pvariance(data, mu=None):
    T, squares, _, n = _square_sum(data, mu)
    if n < 1:
        raise StatisticsError('pvariance requires at least one data point')  #: 903
    return _convert(squares / n, T)


def _root(value, T=float):
    """The square root of a Fraction: a float, or a Decimal for those."""
    if _is_decimal(T):
        from decimal import Decimal, localcontext
        with localcontext() as context:
            context.prec += 15
            root = (Decimal(value.numerator) / value.denominator).sqrt()
        return +root
    return _sqrt_of(value.numerator, value.denominator)


def stdev(data, xbar=None):
    T, squares, _, n = _square_sum(data, xbar)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')  #: 918
    return _root(squares / (n - 1), T)


def pstdev(data, mu=None):
    T, squares, _, n = _square_sum(data, mu)
    if n < 1:
        raise StatisticsError('pstdev requires at least one data point')  #: 936
    return _root(squares / n, T)


def _pairs(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f'{what} requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError(f'{what} requires at least two data points')
    xbar, ybar = _math.fsum(x) / n, _math.fsum(y) / n
    return n, xbar, ybar, _math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))


def covariance(x, y, /):
    n, _, _, sxy = _pairs(x, y, 'covariance')
    return sxy / (n - 1)


def correlation(x, y, /):
    n, xbar, ybar, sxy = _pairs(x, y, 'correlation')
    sxx = _math.fsum((d := xi - xbar) * d for xi in x)
    syy = _math.fsum((d := yi - ybar) * d for yi in y)
    try:
        return sxy / _math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')  #: 1021


def __dir__():
    return sorted({*globals(), *__all__})


def __getattr__(name):
    """What few programs use is made when it is asked for."""
    if name == 'LinearRegression':
        from collections import namedtuple
        made = namedtuple(name, ('slope', 'intercept'), module='statistics')
    elif name == 'NormalDist':
        from _normaldist import NormalDist as made
    else:
        raise AttributeError(f"module 'statistics' has no attribute {name!r}")
    globals()[name] = made
    return made


def linear_regression(x, y, /, *, proportional=False):
    n, xbar, ybar, sxy = _pairs(x, y, 'linear regression')
    if proportional:
        sxy = _math.fsum(xi * yi for xi, yi in zip(x, y))
        sxx = _math.fsum(xi * xi for xi in x)
    else:
        sxx = _math.fsum((d := xi - xbar) * d for xi in x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError('x is constant')  #: 1081
    line = globals().get('LinearRegression') or __getattr__('LinearRegression')
    return line(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)
