print("module starts")
class A:
    print("class body runs")
    n = len("abc")
    for i in range(2):
        print("loop in class", i)
    def f(self, x=n):
        return x
print(A.n, A.i, A().f())
def later():
    return defined_later()
def defined_later():
    return "ok"
print(later())
