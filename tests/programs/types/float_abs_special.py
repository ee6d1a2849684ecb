def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__abs__()", lambda: (0.0).__abs__())
show("-0.0.__abs__()", lambda: (-0.0).__abs__())
show("1.5.__abs__()", lambda: (1.5).__abs__())
show("-2.25.__abs__()", lambda: (-2.25).__abs__())
show("1e300.__abs__()", lambda: (1e300).__abs__())
show("0.1.__abs__()", lambda: (0.1).__abs__())
show("float('inf').__abs__()", lambda: float('inf').__abs__())
show("float('nan').__abs__()", lambda: float('nan').__abs__())
show("3.0.__abs__()", lambda: (3.0).__abs__())
