class Old:
    pass


class New:
    pass


class Below(Old):
    pass


print("printed before")
try:
    Below.__bases__ = (New,)
except AttributeError:
    print("never reached")
