"""Lists: a sieve, comprehensions, slices and nested loops."""


def sieve(limit):
    prime = [True] * (limit + 1)
    prime[0] = prime[1] = False
    for n in range(2, int(limit ** 0.5) + 1):
        if prime[n]:
            for multiple in range(n * n, limit + 1, n):
                prime[multiple] = False
    return [n for n, is_prime in enumerate(prime) if is_prime]


def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


primes = sieve(2_000_000)
print(len(primes), primes[-1])
matrix = [[(i * j) % 10 for j in range(90)] for i in range(90)]
print(sum(map(sum, multiply(matrix, matrix))))
