def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.imag", lambda: (0).imag)
show("1.imag", lambda: (1).imag)
show("-1.imag", lambda: (-1).imag)
show("7.imag", lambda: (7).imag)
show("255.imag", lambda: (255).imag)
show("-256.imag", lambda: (-256).imag)
show("10**20.imag", lambda: (10**20).imag)
show("-(2**64).imag", lambda: (-(2**64)).imag)
show("True.imag", lambda: True.imag)
