import json
data = {"a": [1, 2.5, None, True, False, "é\n\"q\""], "b": {"c": {}}, "d": [], 1: "int key"}
print(json.dumps(data), json.dumps(data, ensure_ascii=False), json.dumps([1, 2], separators=(",", ":")), json.dumps({"b": 1, "a": 2}, sort_keys=True))
print(json.dumps(data, indent=2))
print(json.loads('{"x": [1, -2.5e3, "\\u00e9", null, true], "y": {}}'), json.loads("[]"), json.loads(' "s" '), json.loads("12"), json.dumps("x"), json.dumps((1, 2)), json.dumps(float("inf")))
for f in (lambda: json.loads("{"), lambda: json.loads("[1,]"), lambda: json.loads(""), lambda: json.loads("nope"), lambda: json.dumps({1, 2}), lambda: json.loads('{"a" 1}')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(json.dumps({"t": (1, {"z": 0})}, default=str), json.loads("[1.0, 1, 1e2]"), json.dumps([1e100, 0.1, 10**20]))
