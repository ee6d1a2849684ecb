def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__hash__()", lambda: (0).__hash__())
show("1.__hash__()", lambda: (1).__hash__())
show("-1.__hash__()", lambda: (-1).__hash__())
show("7.__hash__()", lambda: (7).__hash__())
show("255.__hash__()", lambda: (255).__hash__())
show("-256.__hash__()", lambda: (-256).__hash__())
show("10**20.__hash__()", lambda: (10**20).__hash__())
show("-(2**64).__hash__()", lambda: (-(2**64)).__hash__())
show("True.__hash__()", lambda: True.__hash__())
