print("{} {} {0}".format(1, 2) if False else "{} {}".format(1, 2), "{1} {0} {name}".format("a", "b", name="c"))
print("{:>8.2f}|{:<6}|{:^6}|{!r}|{:,}".format(3.14159, "ab", "cd", "ef", 1234567))
print("{0[1]} {0[key]} {1.real}".format({"key": "v", 1: "one"}, 5), "{:{}}|".format("x", 5), "{{}}".format())
for f in (lambda: "{} {0}".format(1), lambda: "{2}".format(1), lambda: "{x}".format(), lambda: "{".format(), lambda: "}".format(),
          lambda: "{:d}".format("x"), lambda: "{!z}".format(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(format(3.5, ".2f"), format("x", ">3"), format(5), format(1234, ","), "{0:b} {0:o} {0:x}".format(10))
print("{a}{b}".format_map({"a": 1, "b": 2}))
