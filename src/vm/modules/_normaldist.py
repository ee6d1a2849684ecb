"""statistics.NormalDist."""

import operator
from math import erf, exp, fabs, hypot, log, sqrt, tau
from statistics import StatisticsError, fmean, _root, _square_sum

_SQRT2 = sqrt(2.0)

# The quantile of the standard normal distribution by P. J. Wichura's algorithm AS 241: a quotient
# of two polynomials for each of three ranges; the coefficient of the highest power comes first.
_MIDDLE = (
    (2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
     4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
     1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
    (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
     2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
     4.23133_30701_60091_1252e+1, 1.0))
_NEAR = (
    (7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
     1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
     4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
    (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
     1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
     2.05319_16266_37758_82187e+0, 1.0))
_FAR = (
    (2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
     2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
     5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
    (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
     7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
     5.99832_20655_58879_37690e-1, 1.0))


def _quotient(polynomials, r):
    above, below = 0.0, 0.0
    for a, b in zip(*polynomials):
        above = above * r + a
        below = below * r + b
    return above, below


def _inv_cdf(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        above, below = _quotient(_MIDDLE, 0.180625 - q * q)
        return mu + above * q / below * sigma
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    above, below = _quotient(_NEAR, r - 1.6) if r <= 5.0 else _quotient(_FAR, r - 5.0)
    x = above / below
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    __slots__ = {'_mu': 'Arithmetic mean of a normal distribution',
                 '_sigma': 'Standard deviation of a normal distribution'}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        T, squares, mean, n = _square_sum(data)
        if n < 2:
            raise StatisticsError('stdev requires at least two data points')
        return cls(float(mean), _root(squares / (n - 1)))

    def samples(self, n, *, seed=None):
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        mu, sigma = self._mu, self._sigma
        return [gauss(mu, sigma) for _ in range(n)]

    def pdf(self, x):
        distance, variance = x - self._mu, self._sigma * self._sigma
        if variance:
            return exp(distance * distance / (-2.0 * variance)) / sqrt(tau * variance)
        raise StatisticsError('pdf() not defined when sigma is zero')

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * _SQRT2)))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        if self._sigma <= 0.0:
            raise StatisticsError('cdf() not defined when sigma at or below zero')
        return _inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        # The order is always the same, so that the result is the same both ways.
        a, b = sorted((self, other), key=lambda one: (one._sigma, one._mu))
        a_variance, b_variance = a.variance, b.variance
        if not a_variance or not b_variance:
            raise StatisticsError('overlap() not defined when sigma is zero')
        wider = b_variance - a_variance
        apart = fabs(b._mu - a._mu)
        if not wider:
            return 1.0 - erf(apart / (2.0 * a._sigma * _SQRT2))
        # Where the two curves cross.
        middle = a._mu * b_variance - b._mu * a_variance
        reach = a._sigma * b._sigma * sqrt(
            apart * apart + wider * log(b_variance / a_variance))
        first, second = [(middle + side) / wider for side in (reach, -reach)]
        return 1.0 - (fabs(b.cdf(first) - a.cdf(first)) + fabs(b.cdf(second) - a.cdf(second)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def _moved(self, change, other):
        if isinstance(other, NormalDist):
            return NormalDist(change(self._mu, other._mu), hypot(self._sigma, other._sigma))
        return NormalDist(change(self._mu, other), self._sigma)

    def __add__(self, other):
        return self._moved(operator.add, other)

    def __sub__(self, other):
        return self._moved(operator.sub, other)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__

    def __rsub__(self, other):
        return -(self - other)

    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'


NormalDist.__module__ = 'statistics'
