words = ["pear", "fig", "apple", "kiwi"]
print(sorted(words, key=lambda word: (len(word), word)))
add = lambda a, b=1: a + b
print(add(1), add(1, 5))
print(max(words, key=lambda word: word[-1]))
