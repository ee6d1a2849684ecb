x = "global"
class A:
    x = "class"
    y = [x for _ in range(1)]
    def f(self):
        return x
    z = x
print(A.y, A().f(), A.z)
