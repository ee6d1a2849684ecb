import random
random.seed(42)
print(random.random(), random.random(), random.randint(1, 100), random.randrange(10), random.randrange(5, 50, 5), random.uniform(1, 10), random.choice("abcdef"), random.getrandbits(40))
l = list(range(10))
random.shuffle(l)
print(l, random.sample(range(100), 5), random.choices("abc", k=5), random.choices([1, 2, 3], weights=[10, 1, 1], k=6), random.sample("abcdefgh", 3))
print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(2), random.triangular(0, 10, 3), random.betavariate(2, 3), random.gammavariate(2, 1), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2))
for seed in (0, 1, -5, 10**30, "text", 2.5, b"bytes", True, "ü"):
    random.seed(seed)
    print(seed, random.random(), random.randint(0, 10**6))
r = random.Random(7)
print(r.random(), r.randint(1, 6), r.choice([1, 2, 3]), r.randbytes(4))
state = random.getstate()
a = random.random()
random.setstate(state)
print(a == random.random(), random.randint(0, 10**30), random.getrandbits(100))
for f in (lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.choices([], k=1), lambda: random.randrange(1.5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
