def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__eq__(1)", lambda: (0).__eq__(1))
show("0.__eq__(1.0)", lambda: (0).__eq__(1.0))
show("1.__eq__(1)", lambda: (1).__eq__(1))
show("1.__eq__(1.0)", lambda: (1).__eq__(1.0))
show("-1.__eq__(1)", lambda: (-1).__eq__(1))
show("-1.__eq__(1.0)", lambda: (-1).__eq__(1.0))
show("7.__eq__(1)", lambda: (7).__eq__(1))
show("7.__eq__(1.0)", lambda: (7).__eq__(1.0))
show("255.__eq__(1)", lambda: (255).__eq__(1))
show("255.__eq__(1.0)", lambda: (255).__eq__(1.0))
show("-256.__eq__(1)", lambda: (-256).__eq__(1))
show("-256.__eq__(1.0)", lambda: (-256).__eq__(1.0))
show("10**20.__eq__(1)", lambda: (10**20).__eq__(1))
show("10**20.__eq__(1.0)", lambda: (10**20).__eq__(1.0))
show("-(2**64).__eq__(1)", lambda: (-(2**64)).__eq__(1))
show("-(2**64).__eq__(1.0)", lambda: (-(2**64)).__eq__(1.0))
show("True.__eq__(1)", lambda: True.__eq__(1))
show("True.__eq__(1.0)", lambda: True.__eq__(1.0))
