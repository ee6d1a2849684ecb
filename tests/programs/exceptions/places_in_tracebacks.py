import traceback
class B:
    def __bool__(self): raise KeyError(1)
    def __eq__(self, o): return self
    def __lt__(self, o): raise KeyError(2)
    def __contains__(self, o): raise KeyError(2)
    def __hash__(self): raise KeyError(3)
    def __iter__(self): raise KeyError(4)
    def __enter__(self): raise KeyError(4)
    def __exit__(self): raise KeyError(4)
    def __index__(self): raise KeyError(4)
    def __getattr__(self, n): raise KeyError(n)
b = B()
x = 1
def f1():
    if b:
        pass
def f2():
    if x and b: pass
def f3():
    if x == 1 and b:
        pass
def f4():
    while not b:
        pass
def f5():
    return x if b else 2
def f6():
    return [i for i in range(3) if b]
def f7():
    return {b for i in range(3) if i == 0}
def f8():
    return b == 1 and 2
def f9():
    return 1 < 2 < b
def f10():
    for i in b: pass
def f11():
    for i in 5:
        pass
def f12():
    assert b, 1
def f13():
    assert x == 1 and b
def f14():
    with b: pass
def f15():
    with b as c:
        pass
def f16():
    return not b
def f17():
    return {b: 1 for i in range(3) if 0 < i < 2}
def f18():
    return [j for i in range(3) for j in b]
def f19():
    return [j for i in range(3) if i == 1 for j in b]
def f20():
    match b:
        case 1 if b: pass
def f21():
    match b:
        case [1, 2]: pass
        case {"a": 1}: pass
        case int(x): pass
        case B(x=2): pass
def f22():
    x, y = 5
def f23():
    (x, *y), z = 1, 2
def f24():
    b.x.y = 5
def f25():
    b.x += 5
def f26():
    x = [1][
        b]
def f27():
    f(*b, **b)
def f28():
    print(**5)
def f29():
    del b.x, b[1]
def f30():
    return f"{x} {b.y!r:>{b}}"
def f31():
    return (1 if x == 2 else b) if b else 3
def f32():
    if b == 1: pass
def f33():
    if (b ==
        1):
        pass
def f34():
    raise b from b
def f35():
    raise KeyError from 5
def f36():
    @b
    @x
    def g(): pass
def f37():
    class D(x, metaclass=b): pass
def f38():
    class D(B()):
        y = z
def f39():
    import nothing.at_all
def f41():
    yield_ = (lambda: b.z)()
def f42():
    x = y = z = b[1]
def f43():
    a: b.q = 5
def f44():
    global zz
    zz = b.q
def f45():
    print(1, 2,
          b.q, 3)
def f46():
    return x + (1 +
        b)
def f47():
    x = 1; y = b < 2; z = 3
def f48():
    x[1:b] ; x[b] = 1
def f49():
    return -b, ~b
def f50():
    return b @ 2 if x == 1 else 0
def f51():
    return x.y.z(1).w
def f52():
    return [1, 2][5](3)
def f53():
    try:
        1/0
    except b:
        pass
def f54():
    try:
        1/0
    except ZeroDivisionError as e:
        raise KeyError(e) from e
def f55():
    return b in [1] or 1 in b
def f56():
    x = (y := b.zz)
def f57():
    print(x.
          real.q)
def f58():
    return "é" + 1 + "ü"
def f59():
    return "日本" + x.y
def f60():
    def g(a=b.q): pass
def f61():
    while x == 1:
        if b: break
def f62():
    int("a") + int("b")
for i in [*range(1, 40), *range(41, 63)]:
    try:
        globals()[f"f{i}"]()
        print(i, "fine")
    except BaseException:
        traceback.print_exc()
