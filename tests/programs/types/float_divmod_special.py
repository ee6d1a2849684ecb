def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__divmod__(0.7)", lambda: (0.0).__divmod__(0.7))
show("0.0.__divmod__(0)", lambda: (0.0).__divmod__(0))
show("-0.0.__divmod__(0.7)", lambda: (-0.0).__divmod__(0.7))
show("-0.0.__divmod__(0)", lambda: (-0.0).__divmod__(0))
show("1.5.__divmod__(0.7)", lambda: (1.5).__divmod__(0.7))
show("1.5.__divmod__(0)", lambda: (1.5).__divmod__(0))
show("-2.25.__divmod__(0.7)", lambda: (-2.25).__divmod__(0.7))
show("-2.25.__divmod__(0)", lambda: (-2.25).__divmod__(0))
show("1e300.__divmod__(0.7)", lambda: (1e300).__divmod__(0.7))
show("1e300.__divmod__(0)", lambda: (1e300).__divmod__(0))
show("0.1.__divmod__(0.7)", lambda: (0.1).__divmod__(0.7))
show("0.1.__divmod__(0)", lambda: (0.1).__divmod__(0))
show("float('inf').__divmod__(0.7)", lambda: float('inf').__divmod__(0.7))
show("float('inf').__divmod__(0)", lambda: float('inf').__divmod__(0))
show("float('nan').__divmod__(0.7)", lambda: float('nan').__divmod__(0.7))
show("float('nan').__divmod__(0)", lambda: float('nan').__divmod__(0))
show("3.0.__divmod__(0.7)", lambda: (3.0).__divmod__(0.7))
show("3.0.__divmod__(0)", lambda: (3.0).__divmod__(0))
