import random
print([random.randint(1, 6) for _ in range(10)], random.random())
