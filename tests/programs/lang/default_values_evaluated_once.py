def make():
    print("default made")
    return []
def f(x=make(), *, y=make()):
    x.append(1)
    return x, y
print(f(), f(), f.__defaults__, f.__kwdefaults__)
