def show(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as error:
        print(label, "!!", type(error).__name__ + ":", error)


show("0.0.__lt__(1)", lambda: (0.0).__lt__(1))
show("0.0.__lt__(10**400)", lambda: (0.0).__lt__(10**400))
show("-0.0.__lt__(1)", lambda: (-0.0).__lt__(1))
show("-0.0.__lt__(10**400)", lambda: (-0.0).__lt__(10**400))
show("1.5.__lt__(1)", lambda: (1.5).__lt__(1))
show("1.5.__lt__(10**400)", lambda: (1.5).__lt__(10**400))
show("-2.25.__lt__(1)", lambda: (-2.25).__lt__(1))
show("-2.25.__lt__(10**400)", lambda: (-2.25).__lt__(10**400))
show("1e300.__lt__(1)", lambda: (1e300).__lt__(1))
show("1e300.__lt__(10**400)", lambda: (1e300).__lt__(10**400))
show("0.1.__lt__(1)", lambda: (0.1).__lt__(1))
show("0.1.__lt__(10**400)", lambda: (0.1).__lt__(10**400))
show("float('inf').__lt__(1)", lambda: float('inf').__lt__(1))
show("float('inf').__lt__(10**400)", lambda: float('inf').__lt__(10**400))
show("float('nan').__lt__(1)", lambda: float('nan').__lt__(1))
show("float('nan').__lt__(10**400)", lambda: float('nan').__lt__(10**400))
show("3.0.__lt__(1)", lambda: (3.0).__lt__(1))
show("3.0.__lt__(10**400)", lambda: (3.0).__lt__(10**400))
