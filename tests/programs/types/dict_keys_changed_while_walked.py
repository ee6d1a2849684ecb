# A loop over a dict that swaps keys: when it goes well, and when CPython notices.


def rename(numbers):
    steps = 0
    try:
        for key in numbers:
            numbers[key + 100] = numbers.pop(key)
            steps += 1
        print("fine", steps, numbers)
    except RuntimeError as error:
        print(error, steps, numbers)


def thinned(count):
    numbers = dict.fromkeys(range(count))
    for key in range(count // 3):
        del numbers[key]
    return numbers


for count in (*range(12), 21, 22, 43):
    rename({key: key for key in range(count)})
    rename(dict.fromkeys(range(count)))
    rename(dict.fromkeys(range(count)).copy())
    rename(dict(zip(range(count), range(count))))
    rename({-1: 0} | {key: key for key in range(count)})
    rename(thinned(count))
rename({1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6})
rename({1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 0, 11: 0, 12: 0, 13: 0, 14: 0, 15: 0, 16: 0})

for walk in (dict.keys, dict.values, dict.items):
    one = {0: 0}
    try:
        for _ in walk(one):
            del one[0]
            one[0] = 0
    except RuntimeError as error:
        print(error)
names = {"a": 1, "b": 2, "c": 3}
for name in names:
    names[name.upper()] = names.pop(name)
print(names)

many = dict.fromkeys(range(5))
walk, back = iter(many), reversed(many)
next(walk), next(walk), next(back)
print(walk.__length_hint__(), back.__length_hint__(), many.popitem(), many.popitem())
many[9] = 9
many[10] = 10
print(list(walk), many)
stack = {}
for number in range(100):
    stack[number] = number
    if number % 3 == 0:
        stack.popitem()
print(len(stack), next(iter(stack)), next(reversed(stack)))
