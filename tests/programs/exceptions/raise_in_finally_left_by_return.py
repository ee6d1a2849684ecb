# What a `finally` raises while a `return` is under way goes past the handlers of its own try.
def work(first):
    try:
        try:
            return 1
        finally:
            try:
                return 2
            finally:
                print("inner")
    except KeyError:
        print("not here")
    finally:
        print("outer")
        raise KeyError(first)


for number in range(2):
    try:
        work(number)
    except KeyError as error:
        print("out", error)
