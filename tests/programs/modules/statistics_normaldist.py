import statistics
from statistics import NormalDist

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


n = NormalDist(100, 15)
for i in range(1, 400): print(n.inv_cdf(i / 400), n.cdf(i), n.pdf(i), n.zscore(i), NormalDist().inv_cdf(1e-9 * i))
print(n, n.quantiles(10), n + 5, n - NormalDist(3, 4), n * 2, 3 * n, n / 4, -n, +n, 5 - n, 5 + n, n == NormalDist(100, 15), hash(n) == hash(NormalDist(100, 15)), n.mean, n.variance, n.stdev, n.median, n.mode)
print(NormalDist.from_samples([2.5, 3.1, 2.1, 2.4, 2.7, 3.5]), NormalDist.from_samples([1, 2, 3]), NormalDist(2.4, 1.6).overlap(NormalDist(3.2, 2.0)), NormalDist(1,1).overlap(NormalDist(2,1)))
print(n.samples(3, seed=5))
t(NormalDist.from_samples([2.5, 3.1, 2.1, 2.4, 2.7, 3.5]), NormalDist.from_samples([1, 2, 3]), NormalDist(2.4, 1.6).overlap(NormalDist(3.2, 2.0)), NormalDist(1,1).overlap(NormalDist(2,1)))
print(n.samples(3, seed=5))
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
t(NormalDist, 0, -1); t(n.inv_cdf, 0); t(n.inv_cdf, 1); t(NormalDist(0, 0).pdf, 1); t(n.overlap, 5); t(NormalDist.from_samples, [1])
print(statistics.linear_regression([1,2,3],[2,4,7]), type(statistics.linear_regression([1,2,3],[2,4,7])) is statistics.LinearRegression)
print(statistics.correlation([1,2,3],[2,4,7]), statistics.covariance([1,2,3],[2,4,7]))
t(lambda: statistics.nope)

import statistics
print("NormalDist" in dir(statistics), "mean" in dir(statistics))
