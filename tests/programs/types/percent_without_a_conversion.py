# A text without a percent sign is its own formatting: the same object, also where it is of a subclass.
class Name(str):
    pass


name = Name("sub")
print((name % []) is name, type(name % {}), type(name % ()))
print(type(Name("") % ()), type(Name("%%") % ()), type(Name("%s") % 1), Name("100%%") % {})
try:
    print(name % 1)
except TypeError as error:
    print(error)
