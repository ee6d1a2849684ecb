def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.conjugate()", lambda: (0).conjugate())
show("1.conjugate()", lambda: (1).conjugate())
show("-1.conjugate()", lambda: (-1).conjugate())
show("7.conjugate()", lambda: (7).conjugate())
show("255.conjugate()", lambda: (255).conjugate())
show("-256.conjugate()", lambda: (-256).conjugate())
show("10**20.conjugate()", lambda: (10**20).conjugate())
show("-(2**64).conjugate()", lambda: (-(2**64)).conjugate())
show("True.conjugate()", lambda: True.conjugate())
