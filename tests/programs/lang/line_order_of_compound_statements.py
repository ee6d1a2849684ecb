def f(n):
    for i in range(
            n):
        if i % 2:
            continue
        elif i == 4:
            break
        else:
            pass
    else:
        print("else")
    while n:
        n -= 1
        if n == 1: break
    try:
        x = [
            i
            for i in range(3)
        ]
        raise ValueError(
            "a",
            "b")
    except KeyError:
        pass
    except (ValueError,
            TypeError) as e:
        print(e)
    finally:
        print("finally")
    with_result = max(
        n,
        len("abc"))
    match with_result:
        case 1:
            return 1
        case 3:
            return 3
print(f(6))
print(f(3))
@(lambda g:
  g)
def decorated(
        a,
        b=1):
    """Docstring."""
    global t
    t = (a
         + b)
    return t
decorated(
    1)
class K(
        object):
    """Doc."""
    x = 1
    def m(self):
        pass
assert t == 2, "no"
del t
lambda: 0
