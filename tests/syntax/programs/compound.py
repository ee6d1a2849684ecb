if a: pass
if a:
    b
elif c:
    d
elif e: f
else:
    g
while (n := f()) > 1:
    break
else: x
for a, *b in c, *d:
    continue
else:
    pass
for (x) in y: pass
for x[0], y.z in w: pass
with a: pass
with a as b, c as (d, e): pass
with (a as b, c,): pass
with (a, b): pass
with (a): pass
with (a) as b: pass
with (a, b) as c: pass
with (yield_): pass
with open(x) as f, \
     g(): pass
try: a
finally: b
try:
    a
except: b
try:
    a
except A: b
except (B, C) as e:
    c; d
except:
    e
else:
    f
finally:
    g
try: a
except* A: b
except* (B, C) as e: c
if True:
	tabs = 1
	if x:
		y
