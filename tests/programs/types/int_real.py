def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.real", lambda: (0).real)
show("1.real", lambda: (1).real)
show("-1.real", lambda: (-1).real)
show("7.real", lambda: (7).real)
show("255.real", lambda: (255).real)
show("-256.real", lambda: (-256).real)
show("10**20.real", lambda: (10**20).real)
show("-(2**64).real", lambda: (-(2**64)).real)
show("True.real", lambda: True.real)
