def say(x):
    print("eval", x)
    return x
def f(*args, **kw):
    print(args, kw)
f(say(1), b=say(2), *[say(3)], **{"c": say(4)}, d=say(5))
