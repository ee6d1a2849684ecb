def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.as_integer_ratio()", lambda: (0).as_integer_ratio())
show("1.as_integer_ratio()", lambda: (1).as_integer_ratio())
show("-1.as_integer_ratio()", lambda: (-1).as_integer_ratio())
show("7.as_integer_ratio()", lambda: (7).as_integer_ratio())
show("255.as_integer_ratio()", lambda: (255).as_integer_ratio())
show("-256.as_integer_ratio()", lambda: (-256).as_integer_ratio())
show("10**20.as_integer_ratio()", lambda: (10**20).as_integer_ratio())
show("-(2**64).as_integer_ratio()", lambda: (-(2**64)).as_integer_ratio())
show("True.as_integer_ratio()", lambda: True.as_integer_ratio())
