print("%s %r %d %i %5d|%-5d|%05d %+d %x %X %o %#x %c %c %%" % ("s", "r", 1, 2.9, 3, 4, 5, 6, 255, 255, 8, 255, "c", 65))
print("%f %.2f %8.3f|%-8.1f|%e %g %G %s" % (1.5, 2.345, 3.14159, 2.5, 12345.678, 0.00001, 1e20, 1.0))
print("%(a)s and %(b)05.1f" % {"a": 1, "b": 2})
print("%s" % "one", "%s %s" % (1, [2]), "%*d|%-*d" % (5, 1, 5, 2), "%.3s" % "abcdef", "%5s|%-5s|" % ("a", "b"))
for f in (lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%z" % 1, lambda: "%(a)s" % 1, lambda: "%c" % "ab", lambda: "%(x)s" % {}):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
