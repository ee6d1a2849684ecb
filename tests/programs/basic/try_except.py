try:
    print(1 / 0)
except ZeroDivisionError:
    print("divided by zero")
try:
    [1][5]
except (KeyError, IndexError) as error:
    print(type(error).__name__, error)
try:
    {}["missing"]
except Exception as error:
    print(repr(error), error.args)
