def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.hex()", lambda: (0.0).hex())
show("-0.0.hex()", lambda: (-0.0).hex())
show("1.5.hex()", lambda: (1.5).hex())
show("-2.25.hex()", lambda: (-2.25).hex())
show("1e300.hex()", lambda: (1e300).hex())
show("0.1.hex()", lambda: (0.1).hex())
show("float('inf').hex()", lambda: float('inf').hex())
show("float('nan').hex()", lambda: float('nan').hex())
show("3.0.hex()", lambda: (3.0).hex())
