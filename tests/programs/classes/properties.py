class T:
    def __init__(self):
        self._c = 0
    @property
    def celsius(self):
        "The temperature."
        return self._c
    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value
    @celsius.deleter
    def celsius(self):
        print("deleted")
    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32
t = T()
t.celsius = 100
print(t.celsius, t.fahrenheit, T.celsius.__doc__)
del t.celsius
for f in (lambda: setattr(t, "fahrenheit", 1), lambda: setattr(t, "celsius", -300), lambda: delattr(t, "fahrenheit")):
    try:
        f()
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)
