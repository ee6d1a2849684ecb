def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__bool__()", lambda: (0).__bool__())
show("1.__bool__()", lambda: (1).__bool__())
show("-1.__bool__()", lambda: (-1).__bool__())
show("7.__bool__()", lambda: (7).__bool__())
show("255.__bool__()", lambda: (255).__bool__())
show("-256.__bool__()", lambda: (-256).__bool__())
show("10**20.__bool__()", lambda: (10**20).__bool__())
show("-(2**64).__bool__()", lambda: (-(2**64)).__bool__())
show("True.__bool__()", lambda: True.__bool__())
