def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__abs__()", lambda: (0).__abs__())
show("1.__abs__()", lambda: (1).__abs__())
show("-1.__abs__()", lambda: (-1).__abs__())
show("7.__abs__()", lambda: (7).__abs__())
show("255.__abs__()", lambda: (255).__abs__())
show("-256.__abs__()", lambda: (-256).__abs__())
show("10**20.__abs__()", lambda: (10**20).__abs__())
show("-(2**64).__abs__()", lambda: (-(2**64)).__abs__())
show("True.__abs__()", lambda: True.__abs__())
