def averager():
    total, n = 0, 0
    average = None
    while True:
        value = yield average
        if value is None:
            return "done"
        total += value
        n += 1
        average = total / n
g = averager()
print(g.send(None), g.send(10), g.send(20), g.send(30))
try:
    g.send(None)
except StopIteration as e:
    print(e.value)
h = averager()
try:
    h.send(5)
except TypeError as e:
    print(e)
