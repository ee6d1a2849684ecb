def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__bool__()", lambda: (0.0).__bool__())
show("-0.0.__bool__()", lambda: (-0.0).__bool__())
show("1.5.__bool__()", lambda: (1.5).__bool__())
show("-2.25.__bool__()", lambda: (-2.25).__bool__())
show("1e300.__bool__()", lambda: (1e300).__bool__())
show("0.1.__bool__()", lambda: (0.1).__bool__())
show("float('inf').__bool__()", lambda: float('inf').__bool__())
show("float('nan').__bool__()", lambda: float('nan').__bool__())
show("3.0.__bool__()", lambda: (3.0).__bool__())
