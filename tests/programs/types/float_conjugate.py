def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.conjugate()", lambda: (0.0).conjugate())
show("-0.0.conjugate()", lambda: (-0.0).conjugate())
show("1.5.conjugate()", lambda: (1.5).conjugate())
show("-2.25.conjugate()", lambda: (-2.25).conjugate())
show("1e300.conjugate()", lambda: (1e300).conjugate())
show("0.1.conjugate()", lambda: (0.1).conjugate())
show("float('inf').conjugate()", lambda: float('inf').conjugate())
show("float('nan').conjugate()", lambda: float('nan').conjugate())
show("3.0.conjugate()", lambda: (3.0).conjugate())
