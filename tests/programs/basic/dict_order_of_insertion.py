d = {}
for key in ["z", "a", "m"]:
    d[key] = len(d)
d["a"] = 99
del d["z"]
d["z"] = 100
print(d)
