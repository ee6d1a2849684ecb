def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__index__()", lambda: (0).__index__())
show("1.__index__()", lambda: (1).__index__())
show("-1.__index__()", lambda: (-1).__index__())
show("7.__index__()", lambda: (7).__index__())
show("255.__index__()", lambda: (255).__index__())
show("-256.__index__()", lambda: (-256).__index__())
show("10**20.__index__()", lambda: (10**20).__index__())
show("-(2**64).__index__()", lambda: (-(2**64)).__index__())
show("True.__index__()", lambda: True.__index__())
