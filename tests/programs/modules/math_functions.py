import math
for x in (0, 1, -1.5, 2.5, 10, 0.1, 1e10):
    print(x, math.floor(x), math.ceil(x), math.trunc(x), math.fabs(x), math.sin(x), math.cos(x), math.tan(x), math.atan(x), math.exp(min(x, 50)), math.degrees(x), math.radians(x), math.modf(x), math.frexp(x), math.copysign(1, x), math.isfinite(x), math.erf(x))
for x in (1, 2, 10, 0.5, 100):
    print(math.sqrt(x), math.log(x), math.log2(x), math.log10(x), math.log(x, 3), math.log1p(x), math.cbrt(x), math.exp2(x), math.lgamma(x), math.gamma(x))
print(math.pi, math.e, math.tau, math.inf, math.nan, -math.inf)
print(math.hypot(3, 4), math.dist((0, 0), (1, 1)), math.atan2(1, -1), math.pow(2, 0.5), math.fmod(-7, 3), math.remainder(7, 4), math.ldexp(0.5, 4), math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), math.gcd(12, 18, 27), math.lcm(4, 6), math.perm(5, 2), math.comb(5, 2), math.factorial(10), math.isqrt(99), math.isclose(0.1 + 0.2, 0.3), math.nextafter(1, 2), math.ulp(1.0), math.sumprod if False else "")
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.exp(1000), lambda: math.sqrt("x"), lambda: math.acos(2), lambda: math.floor(math.inf), lambda: math.gcd(1.5), lambda: math.comb(-1, 2), lambda: math.pow(0, -1), lambda: math.isqrt(-1), lambda: math.fmod(1, 0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
