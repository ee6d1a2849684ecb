def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__float__()", lambda: (0).__float__())
show("1.__float__()", lambda: (1).__float__())
show("-1.__float__()", lambda: (-1).__float__())
show("7.__float__()", lambda: (7).__float__())
show("255.__float__()", lambda: (255).__float__())
show("-256.__float__()", lambda: (-256).__float__())
show("10**20.__float__()", lambda: (10**20).__float__())
show("-(2**64).__float__()", lambda: (-(2**64)).__float__())
show("True.__float__()", lambda: True.__float__())
