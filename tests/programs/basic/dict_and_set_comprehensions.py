print({n: n * n for n in range(4)})
print({word: len(word) for word in ["a", "bb", "ccc"] if len(word) > 1})
print({n % 3 for n in range(10)})
print(sum(n for n in range(5)), list(n + 1 for n in [1, 2]))
