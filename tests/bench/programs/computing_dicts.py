"""Dictionaries: counting and looking up."""


def run(rounds):
    counts = {}
    for n in range(rounds):
        key = n * 7919 % 10_007
        counts[key] = counts.get(key, 0) + 1
        word = "w" + str(n % 500)
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return len(counts), sum(counts.values())


print(run(1_500_000))
