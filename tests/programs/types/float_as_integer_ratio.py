def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.as_integer_ratio()", lambda: (0.0).as_integer_ratio())
show("-0.0.as_integer_ratio()", lambda: (-0.0).as_integer_ratio())
show("1.5.as_integer_ratio()", lambda: (1.5).as_integer_ratio())
show("-2.25.as_integer_ratio()", lambda: (-2.25).as_integer_ratio())
show("1e300.as_integer_ratio()", lambda: (1e300).as_integer_ratio())
show("0.1.as_integer_ratio()", lambda: (0.1).as_integer_ratio())
show("float('inf').as_integer_ratio()", lambda: float('inf').as_integer_ratio())
show("float('nan').as_integer_ratio()", lambda: float('nan').as_integer_ratio())
show("3.0.as_integer_ratio()", lambda: (3.0).as_integer_ratio())
