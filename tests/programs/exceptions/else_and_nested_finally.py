def f(x):
    log = []
    try:
        try:
            log.append("try")
            if x == 1:
                raise ValueError
            if x == 2:
                raise KeyError
        except ValueError:
            log.append("except")
            if x == 1:
                return log
        else:
            log.append("else")
        finally:
            log.append("finally")
    except KeyError:
        log.append("outer")
    return log
print(f(0), f(1), f(2))
def g():
    try:
        return 1
    except:
        return 2
    else:
        return 3
    finally:
        print("f")
print(g())
