def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__int__()", lambda: (0.0).__int__())
show("-0.0.__int__()", lambda: (-0.0).__int__())
show("1.5.__int__()", lambda: (1.5).__int__())
show("-2.25.__int__()", lambda: (-2.25).__int__())
show("1e300.__int__()", lambda: (1e300).__int__())
show("0.1.__int__()", lambda: (0.1).__int__())
show("float('inf').__int__()", lambda: float('inf').__int__())
show("float('nan').__int__()", lambda: float('nan').__int__())
show("3.0.__int__()", lambda: (3.0).__int__())
