"""Loops over integers: how long number sequences get."""


def longest(limit):
    best, best_length = 0, 0
    for start in range(1, limit):
        number, length = start, 1
        while number != 1:
            if number % 2:
                number = 3 * number + 1
            else:
                number //= 2
            length += 1
        if length > best_length:
            best, best_length = start, length
    return best, best_length


print(longest(90_000))
