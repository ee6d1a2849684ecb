try:
    try:
        raise KeyError("inner")
    except KeyError as error:
        print("first", error)
        raise RuntimeError("second")
except RuntimeError as error:
    print(error, repr(error.__context__))
