def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__floordiv__(2)", lambda: (0.0).__floordiv__(2))
show("0.0.__floordiv__(0.0)", lambda: (0.0).__floordiv__(0.0))
show("-0.0.__floordiv__(2)", lambda: (-0.0).__floordiv__(2))
show("-0.0.__floordiv__(0.0)", lambda: (-0.0).__floordiv__(0.0))
show("1.5.__floordiv__(2)", lambda: (1.5).__floordiv__(2))
show("1.5.__floordiv__(0.0)", lambda: (1.5).__floordiv__(0.0))
show("-2.25.__floordiv__(2)", lambda: (-2.25).__floordiv__(2))
show("-2.25.__floordiv__(0.0)", lambda: (-2.25).__floordiv__(0.0))
show("1e300.__floordiv__(2)", lambda: (1e300).__floordiv__(2))
show("1e300.__floordiv__(0.0)", lambda: (1e300).__floordiv__(0.0))
show("0.1.__floordiv__(2)", lambda: (0.1).__floordiv__(2))
show("0.1.__floordiv__(0.0)", lambda: (0.1).__floordiv__(0.0))
show("float('inf').__floordiv__(2)", lambda: float('inf').__floordiv__(2))
show("float('inf').__floordiv__(0.0)", lambda: float('inf').__floordiv__(0.0))
show("float('nan').__floordiv__(2)", lambda: float('nan').__floordiv__(2))
show("float('nan').__floordiv__(0.0)", lambda: float('nan').__floordiv__(0.0))
show("3.0.__floordiv__(2)", lambda: (3.0).__floordiv__(2))
show("3.0.__floordiv__(0.0)", lambda: (3.0).__floordiv__(0.0))
