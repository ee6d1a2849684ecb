"""Strings: splitting, joining, replacing, formatting."""


def run(times):
    text = "the quick brown fox jumps over the lazy dog"
    total = 0
    for n in range(times):
        words = text.split()
        words.reverse()
        line = " ".join(word.capitalize() for word in words)
        line = line.replace("Fox", f"Fox{n % 10}")
        total += len(line) + line.count("o") + line.find("Dog")
        key = f"{n:05d}-{line[3:9].lower()}-{n / 7:.2f}"
        total += len(key)
    return total


print(run(250_000))
