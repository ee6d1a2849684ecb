def m(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2:
            return "one or two"
        case -1:
            return "minus one"
        case 2.5:
            return "two and a half"
        case "text":
            return "text"
        case None | True:
            return "singleton"
        case str():
            return "other string"
        case int(n) if n > 100:
            return f"big {n}"
        case _:
            return "something"
for x in (0, 1, 2, -1, 2.5, "text", None, True, "x", 500, 50, [], 1.0):
    print(repr(x), m(x))
