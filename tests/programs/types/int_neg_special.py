def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__neg__()", lambda: (0).__neg__())
show("1.__neg__()", lambda: (1).__neg__())
show("-1.__neg__()", lambda: (-1).__neg__())
show("7.__neg__()", lambda: (7).__neg__())
show("255.__neg__()", lambda: (255).__neg__())
show("-256.__neg__()", lambda: (-256).__neg__())
show("10**20.__neg__()", lambda: (10**20).__neg__())
show("-(2**64).__neg__()", lambda: (-(2**64)).__neg__())
show("True.__neg__()", lambda: True.__neg__())
