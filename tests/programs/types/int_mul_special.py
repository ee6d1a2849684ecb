def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__mul__(-4)", lambda: (0).__mul__(-4))
show("0.__mul__(10**20)", lambda: (0).__mul__(10**20))
show("1.__mul__(-4)", lambda: (1).__mul__(-4))
show("1.__mul__(10**20)", lambda: (1).__mul__(10**20))
show("-1.__mul__(-4)", lambda: (-1).__mul__(-4))
show("-1.__mul__(10**20)", lambda: (-1).__mul__(10**20))
show("7.__mul__(-4)", lambda: (7).__mul__(-4))
show("7.__mul__(10**20)", lambda: (7).__mul__(10**20))
show("255.__mul__(-4)", lambda: (255).__mul__(-4))
show("255.__mul__(10**20)", lambda: (255).__mul__(10**20))
show("-256.__mul__(-4)", lambda: (-256).__mul__(-4))
show("-256.__mul__(10**20)", lambda: (-256).__mul__(10**20))
show("10**20.__mul__(-4)", lambda: (10**20).__mul__(-4))
show("10**20.__mul__(10**20)", lambda: (10**20).__mul__(10**20))
show("-(2**64).__mul__(-4)", lambda: (-(2**64)).__mul__(-4))
show("-(2**64).__mul__(10**20)", lambda: (-(2**64)).__mul__(10**20))
show("True.__mul__(-4)", lambda: True.__mul__(-4))
show("True.__mul__(10**20)", lambda: True.__mul__(10**20))
