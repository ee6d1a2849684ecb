def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__invert__()", lambda: (0).__invert__())
show("1.__invert__()", lambda: (1).__invert__())
show("-1.__invert__()", lambda: (-1).__invert__())
show("7.__invert__()", lambda: (7).__invert__())
show("255.__invert__()", lambda: (255).__invert__())
show("-256.__invert__()", lambda: (-256).__invert__())
show("10**20.__invert__()", lambda: (10**20).__invert__())
show("-(2**64).__invert__()", lambda: (-(2**64)).__invert__())
show("True.__invert__()", lambda: True.__invert__())
