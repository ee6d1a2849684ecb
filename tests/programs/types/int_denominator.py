def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.denominator", lambda: (0).denominator)
show("1.denominator", lambda: (1).denominator)
show("-1.denominator", lambda: (-1).denominator)
show("7.denominator", lambda: (7).denominator)
show("255.denominator", lambda: (255).denominator)
show("-256.denominator", lambda: (-256).denominator)
show("10**20.denominator", lambda: (10**20).denominator)
show("-(2**64).denominator", lambda: (-(2**64)).denominator)
show("True.denominator", lambda: True.denominator)
