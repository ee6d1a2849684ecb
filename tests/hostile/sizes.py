# run --max-memory 32 -> 0: all refused
# trace --stats --max-memory 32 -> 0: events
BIG = 10**12
HUGE = 10**18


def tries():
    yield lambda: "a" * BIG
    yield lambda: "ab" * HUGE
    yield lambda: "a" * 10**30
    yield lambda: b"a" * BIG
    yield lambda: bytes(BIG)
    yield lambda: [0] * BIG
    yield lambda: [0] * HUGE
    yield lambda: (0,) * BIG
    yield lambda: [0] * 10**30
    yield lambda: 2 ** 10**9
    yield lambda: 2 ** 10**18
    yield lambda: 2 ** 10**30
    yield lambda: 10 ** 10**9
    yield lambda: (-3) ** 10**10
    yield lambda: pow(7, 10**10)
    yield lambda: 1 << 10**12
    yield lambda: 1 << 10**30
    yield lambda: 1 << 2**62
    yield lambda: (1 << 40) << 2**40
    yield lambda: "%*d" % (10**9, 1)
    yield lambda: "%.*f" % (10**9, 1.0)
    yield lambda: "%.*d" % (10**9, 1)
    yield lambda: "%999999999999999999999d" % 1
    yield lambda: "%10000000000d" % 1
    yield lambda: "%1000000000s" % 1
    yield lambda: "%.1000000000f" % 1
    yield lambda: f"{1:{10**9}}"
    yield lambda: f"{1:{10**20}}"
    yield lambda: f"{1.5:.{10**9}f}"
    yield lambda: f"{1.5:.{10**9}e}"
    yield lambda: f"{1.5:.{10**9}%}"
    yield lambda: f"{'a':{10**10}}"
    yield lambda: f"{1:0{10**10},}"
    yield lambda: format(1, "10000000000")
    yield lambda: "{:>10000000000}".format("a")
    yield lambda: "a".ljust(BIG)
    yield lambda: "a".rjust(HUGE)
    yield lambda: "a".center(BIG)
    yield lambda: "a".zfill(BIG)
    yield lambda: b"a".ljust(BIG)
    yield lambda: b"a".zfill(BIG)
    yield lambda: ("a" * 100000).join(["b"] * 1000000)
    yield lambda: ("a" * 100000).replace("a", "b" * 100000)
    yield lambda: ("a" * 100000).replace("", "b" * 100000)
    yield lambda: (b"a" * 100000).replace(b"a", b"b" * 100000)
    yield lambda: ("\t" * 100000).expandtabs(1000000)
    yield lambda: "\t".expandtabs(10**10)
    yield lambda: ("\t" * 3).expandtabs(2**62)
    yield lambda: ("a" * 100000).translate({97: "b" * 100000})
    yield lambda: list(range(HUGE))
    yield lambda: tuple(range(HUGE))
    yield lambda: set(range(HUGE))
    yield lambda: dict.fromkeys(range(HUGE))
    yield lambda: sorted(range(HUGE))
    yield lambda: [x for x in range(HUGE)]
    yield lambda: [*range(HUGE)]
    yield lambda: print(*range(HUGE))
    yield lambda: [].extend(range(HUGE))
    yield lambda: bytes(range(HUGE)) and 1
    yield lambda: "".join(str(x) for x in range(HUGE))
    yield lambda: list(zip(range(HUGE)))
    yield lambda: len(range(10**30))
    yield lambda: (10).to_bytes(BIG, "big")
    yield lambda: round(1, -10**10) or 1 << HUGE
    yield lambda: math.factorial(10**9)
    yield lambda: math.factorial(10**19)
    yield lambda: math.comb(10**9, 5 * 10**8)
    yield lambda: math.perm(10**9, 10**9)
    yield lambda: math.lcm(*range(1, 10**7))
    yield lambda: list(itertools.product(range(10**5), repeat=10**8))
    yield lambda: list(itertools.product(*[[1, 2]] * 100))
    yield lambda: list(itertools.permutations(range(100)))
    yield lambda: list(itertools.combinations(range(100), 50))
    yield lambda: collections.deque(range(HUGE))
    yield lambda: collections.deque([1]) * BIG
    yield lambda: collections.Counter(range(HUGE))
    yield lambda: json.dumps([1], indent=10**10)
    yield lambda: random.getrandbits(10**12)
    yield lambda: random.randbytes(10**12)
    yield lambda: random.choices([1], k=10**12)
    yield lambda: int("9" * 10**6)
    yield lambda: str(10**5000)
    yield lambda: int("1" * 5000)
    yield lambda: heapq.nlargest(BIG, range(HUGE))
    yield lambda: dict(zip(range(HUGE), range(HUGE)))
    yield lambda: 3 ** (3**300)
    yield lambda: float(10**400)
    yield lambda: 10**400 / 1.5
    yield lambda: divmod(10**400, 0.5)
    yield lambda: [1][BIG * BIG]
    yield lambda: (1).__lshift__(10**15)
    yield lambda: "é" * BIG
    yield lambda: "𝄞" * 10**11
    yield lambda: ("a" * 10**8).encode("utf-32") * 1000


import collections
import heapq
import itertools
import json
import math
import random

count = 0
for number, attempt in enumerate(tries()):
    try:
        attempt()
    except (MemoryError, OverflowError, ValueError, IndexError):
        count += 1
    else:
        print("not refused:", number)
print("all refused" if count == number + 1 else "some were not refused")
