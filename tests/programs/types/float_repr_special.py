def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__repr__()", lambda: (0.0).__repr__())
show("-0.0.__repr__()", lambda: (-0.0).__repr__())
show("1.5.__repr__()", lambda: (1.5).__repr__())
show("-2.25.__repr__()", lambda: (-2.25).__repr__())
show("1e300.__repr__()", lambda: (1e300).__repr__())
show("0.1.__repr__()", lambda: (0.1).__repr__())
show("float('inf').__repr__()", lambda: float('inf').__repr__())
show("float('nan').__repr__()", lambda: float('nan').__repr__())
show("3.0.__repr__()", lambda: (3.0).__repr__())
