def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.bit_count()", lambda: (0).bit_count())
show("1.bit_count()", lambda: (1).bit_count())
show("-1.bit_count()", lambda: (-1).bit_count())
show("7.bit_count()", lambda: (7).bit_count())
show("255.bit_count()", lambda: (255).bit_count())
show("-256.bit_count()", lambda: (-256).bit_count())
show("10**20.bit_count()", lambda: (10**20).bit_count())
show("-(2**64).bit_count()", lambda: (-(2**64)).bit_count())
show("True.bit_count()", lambda: True.bit_count())
