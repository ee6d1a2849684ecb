a = 1; b = 2; print(a, b)
if a: print("yes"); print("also")
else: print("no")
for i in range(2): print(i, end=" ")
print()
while a < 3: a += 1
print(a)
def f(x): return x * 2
class C: pass
print(f(3), C.__name__)
try: 1 / 0
except ZeroDivisionError: print("zero")
finally: print("fin")
with len.__class__ and __import__("contextlib").nullcontext(5) as n: print(n)
