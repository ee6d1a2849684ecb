def m(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case [1, [b, c]]:
            return f"nested {b} {c}"
        case [first, *rest] if len(rest) > 2:
            return f"long {first} {rest}"
        case (a, b):
            return f"pair {a} {b}"
        case [*_, "end"]:
            return "ends with end"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": t, **rest}:
            return f"{t} with {rest}"
        case {}:
            return "mapping"
        case _:
            return "other"
for x in ([], [5], [1, [2, 3]], [1, 2, 3, 4], (1, 2), [7, 8, "end"], {"type": "circle", "r": 2}, {"type": "square", "a": 1}, {"x": 1}, "ab", 5, range(2)):
    print(x, "->", m(x))
