for cls in (type, int, object):
    try:
        print(cls.__annotations__)
    except AttributeError as error:
        print(error)


class Own:
    x: int


print(Own.__annotations__)
