"""The same place in the code reads an attribute that one instance has, and another, made before, has not."""


class Box:
    pass


def look(box):
    try:
        return box.content
    except AttributeError as error:
        return str(error)


empty, full = Box(), Box()
full.label, full.content = "a", 1
print([look(box) for box in (full, full, empty, full, empty)])
empty.content = 2
print([look(box) for box in (full, empty, full)])
del full.content
print([look(box) for box in (empty, full)])
