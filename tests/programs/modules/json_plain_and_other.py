# Plain values and texts, and at each place something that is not plain: the answers are the same kind.
import collections
import enum
import json


class Number(enum.IntEnum):
    ONE = 1


class Mine(dict):
    pass


Point = collections.namedtuple("Point", "x y")
values = [None, True, False, 0, -5, 10 ** 30, 1.5, -0.0, 1e300, 1e-7, float("inf"), float("nan"), "", "tea",
          "\"\\/\b\f\n\r\t\x00\x1f\x7f", "äöü €", "😀", "\ud83d", "\udc00\ud800", [], [[]], [1, [2, [3]]], (), (1, "a"),
          {}, {"a": {}}, {"a": 1, "b": [1, 2]}, {1: 2}, {1.5: None, True: 1, None: 2}, Number.ONE, [Number.ONE],
          Mine(a=1), collections.OrderedDict(b=1, a=2), Point(1, 2), {"deep": [{"x": (1, {"y": 2.5})}]}]
for value in values:
    print(json.dumps(value), json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"),
          json.dumps(value, indent=2), json.dumps([value], separators=(",", ":"), indent="\t"))
for value in ({1, 2}, object, b"x", {(1,): 2}, [1, {"a": 1j}], {"a": {b"k": 1}}):
    try:
        print(json.dumps(value))
    except TypeError as error:
        print(error)
print(json.dumps({"a": {1, 2}, "b": [{3}]}, default=sorted), json.dumps({"b": 1, "a": [{"d": 1, "c": 2}]}, sort_keys=True))
for bad in (float("inf"), [1, float("nan")]):
    try:
        json.dumps(bad, allow_nan=False)
    except ValueError as error:
        print(error)
loop = [1]
loop.append({"self": loop})
try:
    json.dumps(loop)
except ValueError as error:
    print(error)

texts = ["null", " true ", "false\n", "0", "-0", "-0.0", "12", "123456789012345678901234567890", "1e5", "1E-2", "1.5e+3",
         '""', '"a\\u00e4\\ud83d\\ude00\\n\\/"', '"\\ud83d"', '"\\ud83d\\u0041"', '"ä€😀"', "[]", "[ ]", "[1, 2 ,3]",
         "{}", "{ }", '{"a": 1, "b" : {"a": [true]}, "a": 2}', '[[[{"x": [-1.25]}]]]', "NaN", "[Infinity, -Infinity]",
         "", " ", "nul", "[1,]", "[1 2]", "{", '{"a"}', '{"a":}', '{"a":1,}', "{a: 1}", "[", '"', '"a', '"\\x"', '"\\u12"',
         '"\t"', "01", "-", "1.", ".5", "1e", "+1", "[1] x", "tru", "'a'", "\ufeff1", '{"a":1 "b":2}', "[" * 3 + "]" * 2]
for text in texts:
    try:
        print(repr(text), "->", repr(json.loads(text)).encode("ascii", "backslashreplace").decode())
    except json.JSONDecodeError as error:
        print(repr(text), "->", error, error.pos, error.lineno, error.colno)
keys = json.loads('[{"key one": 1}, {"key one": 2}]')
print([next(iter(row)) for row in keys][0] is [next(iter(row)) for row in keys][1])
print(json.JSONDecoder().raw_decode('xä {"a": 1} y', 3), json.loads('"\t"', strict=False))
print(json.loads('{"a": [1.5, 2]}', parse_float=str, parse_int=float, object_pairs_hook=list))
print(json.loads("[" * 500 + "]" * 500) == json.loads(json.dumps(json.loads("[" * 500 + "]" * 500))))


class Rounded(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        return super().iterencode(round(o, 1) if isinstance(o, float) else o, _one_shot)

    def default(self, o):
        return f"<{type(o).__name__}>"


print(json.dumps(3.14159, cls=Rounded), json.dumps([{1}, b""], cls=Rounded), json.dumps("x", cls=Rounded))
