def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__add__(1)", lambda: (0.0).__add__(1))
show("0.0.__add__(0.2)", lambda: (0.0).__add__(0.2))
show("-0.0.__add__(1)", lambda: (-0.0).__add__(1))
show("-0.0.__add__(0.2)", lambda: (-0.0).__add__(0.2))
show("1.5.__add__(1)", lambda: (1.5).__add__(1))
show("1.5.__add__(0.2)", lambda: (1.5).__add__(0.2))
show("-2.25.__add__(1)", lambda: (-2.25).__add__(1))
show("-2.25.__add__(0.2)", lambda: (-2.25).__add__(0.2))
show("1e300.__add__(1)", lambda: (1e300).__add__(1))
show("1e300.__add__(0.2)", lambda: (1e300).__add__(0.2))
show("0.1.__add__(1)", lambda: (0.1).__add__(1))
show("0.1.__add__(0.2)", lambda: (0.1).__add__(0.2))
show("float('inf').__add__(1)", lambda: float('inf').__add__(1))
show("float('inf').__add__(0.2)", lambda: float('inf').__add__(0.2))
show("float('nan').__add__(1)", lambda: float('nan').__add__(1))
show("float('nan').__add__(0.2)", lambda: float('nan').__add__(0.2))
show("3.0.__add__(1)", lambda: (3.0).__add__(1))
show("3.0.__add__(0.2)", lambda: (3.0).__add__(0.2))
