x = 1
print(x is 1, x is not "a", 1 is x, x is None, x is (), x is True, x == 1 is x)
assert (x, "message")
print("end")
def f():
    if x is 5: pass
    return [1, 2]["a"], (1, 2)["b"], "abc"[1.5]
if 0:
    [(1, 2) (3, 4)]
    "a" (1); f"{x}"(2); 5[1]; None[0]; {1}[0]; {1: 2}["a"]; [1][True]; [1][None]; (lambda: 1)[0]; (lambda: 1)(); [1][1:2]; x["a"]; [1][x]; b"a"["x"]; [1][(1, 2)]
    while x is 3: break
    y = x is 4 or x is not 4.5
