def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.bit_length()", lambda: (0).bit_length())
show("1.bit_length()", lambda: (1).bit_length())
show("-1.bit_length()", lambda: (-1).bit_length())
show("7.bit_length()", lambda: (7).bit_length())
show("255.bit_length()", lambda: (255).bit_length())
show("-256.bit_length()", lambda: (-256).bit_length())
show("10**20.bit_length()", lambda: (10**20).bit_length())
show("-(2**64).bit_length()", lambda: (-(2**64)).bit_length())
show("True.bit_length()", lambda: True.bit_length())
