print(int("10", 2), int(" -7 "), int(3.99), int(-3.99), int(True), int("0xff", 16), int("0b1", 0), float("1e3"), float(5), str(5.0), str(None), bool("False"), list("abc"), tuple({1: 2}), set([1, 1]), dict(a=1, b=2), dict([("x", 1)], y=2), bytes([65, 66]), bytes(3), bytes("é", "utf-8"), bytearray(b"ab"), frozenset([1]), complex if False else "")
print(bin(10), oct(8), hex(255), bin(-5), hex(-255), ord("é"), chr(8364), ascii("é→"), repr("é"), abs(-5), abs(-2.5), round(3.14159, 3), round(7), round(-2.5), divmod(-7, 2), pow(2, 3), pow(2, -1), pow(7, 2, 5), pow(3, -1, 7))
print(callable(print), callable(5), isinstance(5, (str, int)), isinstance(True, int), issubclass(bool, int), type(5) is int, hash(5) == 5, hash(True), id(5) == id(5), isinstance([], list | dict))
print(vars(type("T", (), {"a": 1}))["a"], hasattr("", "upper"), getattr(5, "real"), len({1: 2}), format(5, "03d"), format("x", "^5"), slice(1, 2), Ellipsis, NotImplemented)
b = bytearray(b"abc")
b[0] = 65
b.append(33)
print(b, bytes(b), b.decode(), len(b))
