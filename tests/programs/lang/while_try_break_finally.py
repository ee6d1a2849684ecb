def f():
    n = 0
    while True:
        n += 1
        try:
            if n == 1:
                continue
            if n == 3:
                return "returned"
            try:
                raise ValueError(n)
            finally:
                print("inner finally", n)
        except ValueError as e:
            print("except", e)
        finally:
            print("finally", n)
print(f())
