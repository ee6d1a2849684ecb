error = "before"
try:
    raise ValueError
except ValueError as error:
    pass
try:
    print(error)
except NameError as other:
    print(other)
