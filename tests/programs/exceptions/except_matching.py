def f(e, *kinds):
    try:
        raise e
    except kinds as x:
        return f"matched {type(x).__name__}"
    except Exception:
        return "other"
print(f(KeyError(1), KeyError), f(KeyError(1), LookupError, ValueError), f(KeyError(1)), f(IndexError(), ValueError))
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("bare")
    except:
        print("bare except")
        raise
except ValueError as e:
    print(e)
