n = 2**200
print(n, -n, n // 3**50, n % 10**9, n * n == 2**400, hex(n), len(str(n)), int(str(n)) == n)
print(divmod(-n, 10**30), n >> 190, (1 << 100) | 1, -n & 0xFFFF, ~n, n ^ (n - 1), n.bit_length())
print(pow(3, 1000, 10**9 + 7), 10**40 / 10**38, float(2**70), int(1e25), round(12345678901234567890, -5), 2**64 == 2.0**64)
import math
print(math.factorial(30), math.comb(50, 25), math.gcd(2**60, 6**30), math.isqrt(10**30))
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: 0**-1, lambda: 10**400 / 3.0, lambda: float(10**400), lambda: 1 << -1, lambda: int(float("nan")), lambda: int(float("inf"))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
