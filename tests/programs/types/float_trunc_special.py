def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__trunc__()", lambda: (0.0).__trunc__())
show("-0.0.__trunc__()", lambda: (-0.0).__trunc__())
show("1.5.__trunc__()", lambda: (1.5).__trunc__())
show("-2.25.__trunc__()", lambda: (-2.25).__trunc__())
show("1e300.__trunc__()", lambda: (1e300).__trunc__())
show("0.1.__trunc__()", lambda: (0.1).__trunc__())
show("float('inf').__trunc__()", lambda: float('inf').__trunc__())
show("float('nan').__trunc__()", lambda: float('nan').__trunc__())
show("3.0.__trunc__()", lambda: (3.0).__trunc__())
