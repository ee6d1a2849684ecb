def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__ceil__()", lambda: (0.0).__ceil__())
show("-0.0.__ceil__()", lambda: (-0.0).__ceil__())
show("1.5.__ceil__()", lambda: (1.5).__ceil__())
show("-2.25.__ceil__()", lambda: (-2.25).__ceil__())
show("1e300.__ceil__()", lambda: (1e300).__ceil__())
show("0.1.__ceil__()", lambda: (0.1).__ceil__())
show("float('inf').__ceil__()", lambda: float('inf').__ceil__())
show("float('nan').__ceil__()", lambda: float('nan').__ceil__())
show("3.0.__ceil__()", lambda: (3.0).__ceil__())
