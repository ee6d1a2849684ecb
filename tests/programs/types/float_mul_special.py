def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__mul__(2)", lambda: (0.0).__mul__(2))
show("0.0.__mul__(1e300)", lambda: (0.0).__mul__(1e300))
show("-0.0.__mul__(2)", lambda: (-0.0).__mul__(2))
show("-0.0.__mul__(1e300)", lambda: (-0.0).__mul__(1e300))
show("1.5.__mul__(2)", lambda: (1.5).__mul__(2))
show("1.5.__mul__(1e300)", lambda: (1.5).__mul__(1e300))
show("-2.25.__mul__(2)", lambda: (-2.25).__mul__(2))
show("-2.25.__mul__(1e300)", lambda: (-2.25).__mul__(1e300))
show("1e300.__mul__(2)", lambda: (1e300).__mul__(2))
show("1e300.__mul__(1e300)", lambda: (1e300).__mul__(1e300))
show("0.1.__mul__(2)", lambda: (0.1).__mul__(2))
show("0.1.__mul__(1e300)", lambda: (0.1).__mul__(1e300))
show("float('inf').__mul__(2)", lambda: float('inf').__mul__(2))
show("float('inf').__mul__(1e300)", lambda: float('inf').__mul__(1e300))
show("float('nan').__mul__(2)", lambda: float('nan').__mul__(2))
show("float('nan').__mul__(1e300)", lambda: float('nan').__mul__(1e300))
show("3.0.__mul__(2)", lambda: (3.0).__mul__(2))
show("3.0.__mul__(1e300)", lambda: (3.0).__mul__(1e300))
