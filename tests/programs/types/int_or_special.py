def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.__or__(6)", lambda: (0).__or__(6))
show("1.__or__(6)", lambda: (1).__or__(6))
show("-1.__or__(6)", lambda: (-1).__or__(6))
show("7.__or__(6)", lambda: (7).__or__(6))
show("255.__or__(6)", lambda: (255).__or__(6))
show("-256.__or__(6)", lambda: (-256).__or__(6))
show("10**20.__or__(6)", lambda: (10**20).__or__(6))
show("-(2**64).__or__(6)", lambda: (-(2**64)).__or__(6))
show("True.__or__(6)", lambda: True.__or__(6))
