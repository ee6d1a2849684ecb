class C:
    def m(self): pass
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def setx(o):
    o.x = 1
for f in (lambda: C().z, lambda: C.z, lambda: None.z, lambda: (1).z, lambda: "".z, lambda: setx(5), lambda: setx("s"), lambda: setx(None), lambda: C.m.z, lambda: C().m.z, lambda: print.z, lambda: C(1), lambda: C().m(1), lambda: C.m(), lambda: setx(len), lambda: setx([]), lambda: {}.a, lambda: (lambda: 0).q):
    attempt(f)
