def g():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned up")
for x in g():
    print(x)
    break
print("after the loop")
x = g()
next(x)
del x
print("after del")
def use():
    y = g()
    next(y)
    print("leaving")
use()
print("left")
