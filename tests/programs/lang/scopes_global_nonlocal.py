x = "module"
def outer():
    x = "outer"
    def read():
        return x
    def write():
        nonlocal x
        x = "written"
    def make_global():
        global x
        x = "global written"
    print(read())
    write()
    print(read(), x)
    make_global()
    print(x)
outer()
print(x)
def unbound():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1
unbound()
def deleted():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as e:
        print(e)
    def inner():
        return z
    try:
        inner()
    except NameError as e:
        print(e)
    z = 1
    return inner()
print(deleted())
try:
    del nothing
except NameError as e:
    print(e)
