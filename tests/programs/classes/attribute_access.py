class C:
    real = 1
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return f"made {name}"
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
c = C()
c.x = 5
print(c.x, c.real, c.other, getattr(c, "_private", "none"))
del c.x
print(c.x)
class G:
    def __getattribute__(self, name):
        return f"all {name}"
print(G().anything)
