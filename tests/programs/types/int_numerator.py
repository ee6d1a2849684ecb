def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.numerator", lambda: (0).numerator)
show("1.numerator", lambda: (1).numerator)
show("-1.numerator", lambda: (-1).numerator)
show("7.numerator", lambda: (7).numerator)
show("255.numerator", lambda: (255).numerator)
show("-256.numerator", lambda: (-256).numerator)
show("10**20.numerator", lambda: (10**20).numerator)
show("-(2**64).numerator", lambda: (-(2**64)).numerator)
show("True.numerator", lambda: True.numerator)
