def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__eq__(1.5)", lambda: (0.0).__eq__(1.5))
show("0.0.__eq__(0)", lambda: (0.0).__eq__(0))
show("-0.0.__eq__(1.5)", lambda: (-0.0).__eq__(1.5))
show("-0.0.__eq__(0)", lambda: (-0.0).__eq__(0))
show("1.5.__eq__(1.5)", lambda: (1.5).__eq__(1.5))
show("1.5.__eq__(0)", lambda: (1.5).__eq__(0))
show("-2.25.__eq__(1.5)", lambda: (-2.25).__eq__(1.5))
show("-2.25.__eq__(0)", lambda: (-2.25).__eq__(0))
show("1e300.__eq__(1.5)", lambda: (1e300).__eq__(1.5))
show("1e300.__eq__(0)", lambda: (1e300).__eq__(0))
show("0.1.__eq__(1.5)", lambda: (0.1).__eq__(1.5))
show("0.1.__eq__(0)", lambda: (0.1).__eq__(0))
show("float('inf').__eq__(1.5)", lambda: float('inf').__eq__(1.5))
show("float('inf').__eq__(0)", lambda: float('inf').__eq__(0))
show("float('nan').__eq__(1.5)", lambda: float('nan').__eq__(1.5))
show("float('nan').__eq__(0)", lambda: float('nan').__eq__(0))
show("3.0.__eq__(1.5)", lambda: (3.0).__eq__(1.5))
show("3.0.__eq__(0)", lambda: (3.0).__eq__(0))
