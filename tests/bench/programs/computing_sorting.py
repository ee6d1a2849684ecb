"""Lists: sorting by value, by key, and by hand."""


def numbers(count):
    state = 12345
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        yield state


def quicksort(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    return (quicksort([x for x in items if x < pivot]) + [x for x in items if x == pivot]
            + quicksort([x for x in items if x > pivot]))


data = list(numbers(150_000))
print(sorted(data)[:3], sorted(data, key=lambda n: n % 1000)[:3], sorted(map(str, data))[:3])
print(quicksort(data)[-3:])
