def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__neg__()", lambda: (0.0).__neg__())
show("-0.0.__neg__()", lambda: (-0.0).__neg__())
show("1.5.__neg__()", lambda: (1.5).__neg__())
show("-2.25.__neg__()", lambda: (-2.25).__neg__())
show("1e300.__neg__()", lambda: (1e300).__neg__())
show("0.1.__neg__()", lambda: (0.1).__neg__())
show("float('inf').__neg__()", lambda: float('inf').__neg__())
show("float('nan').__neg__()", lambda: float('nan').__neg__())
show("3.0.__neg__()", lambda: (3.0).__neg__())
