def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__sub__(3)", lambda: (0).__sub__(3))
show("0.__sub__(10**20)", lambda: (0).__sub__(10**20))
show("1.__sub__(3)", lambda: (1).__sub__(3))
show("1.__sub__(10**20)", lambda: (1).__sub__(10**20))
show("-1.__sub__(3)", lambda: (-1).__sub__(3))
show("-1.__sub__(10**20)", lambda: (-1).__sub__(10**20))
show("7.__sub__(3)", lambda: (7).__sub__(3))
show("7.__sub__(10**20)", lambda: (7).__sub__(10**20))
show("255.__sub__(3)", lambda: (255).__sub__(3))
show("255.__sub__(10**20)", lambda: (255).__sub__(10**20))
show("-256.__sub__(3)", lambda: (-256).__sub__(3))
show("-256.__sub__(10**20)", lambda: (-256).__sub__(10**20))
show("10**20.__sub__(3)", lambda: (10**20).__sub__(3))
show("10**20.__sub__(10**20)", lambda: (10**20).__sub__(10**20))
show("-(2**64).__sub__(3)", lambda: (-(2**64)).__sub__(3))
show("-(2**64).__sub__(10**20)", lambda: (-(2**64)).__sub__(10**20))
show("True.__sub__(3)", lambda: True.__sub__(3))
show("True.__sub__(10**20)", lambda: True.__sub__(10**20))
