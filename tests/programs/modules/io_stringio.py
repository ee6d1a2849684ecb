import io
s = io.StringIO()
print("a", 1, file=s)
s.write("more\n")
print(repr(s.getvalue()), s.tell())
r = io.StringIO("one\ntwo\nthree")
print(r.readline(), list(r), r.read(), r.seek(0), r.read(3))
