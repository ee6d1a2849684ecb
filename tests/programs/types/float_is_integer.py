def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.is_integer()", lambda: (0.0).is_integer())
show("-0.0.is_integer()", lambda: (-0.0).is_integer())
show("1.5.is_integer()", lambda: (1.5).is_integer())
show("-2.25.is_integer()", lambda: (-2.25).is_integer())
show("1e300.is_integer()", lambda: (1e300).is_integer())
show("0.1.is_integer()", lambda: (0.1).is_integer())
show("float('inf').is_integer()", lambda: float('inf').is_integer())
show("float('nan').is_integer()", lambda: float('nan').is_integer())
show("3.0.is_integer()", lambda: (3.0).is_integer())
