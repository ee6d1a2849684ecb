def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__floor__()", lambda: (0.0).__floor__())
show("-0.0.__floor__()", lambda: (-0.0).__floor__())
show("1.5.__floor__()", lambda: (1.5).__floor__())
show("-2.25.__floor__()", lambda: (-2.25).__floor__())
show("1e300.__floor__()", lambda: (1e300).__floor__())
show("0.1.__floor__()", lambda: (0.1).__floor__())
show("float('inf').__floor__()", lambda: float('inf').__floor__())
show("float('nan').__floor__()", lambda: float('nan').__floor__())
show("3.0.__floor__()", lambda: (3.0).__floor__())
