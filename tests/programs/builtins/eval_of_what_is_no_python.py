"""What eval, exec and compile say of text that is no Python: class, message, place."""
for bad in ["1 +", "x = 1", "(", "foo(", "a b", "  ", "'abc", "\n1\n2", "1 if 2", "def f(): pass", "x := 3", "é $ 1", "1;2", ")"]:
    try: print(repr(eval(bad)))
    except SyntaxError as e: print(type(e).__name__, e, e.args)
for bad in ["if 1:\nx", "  x = 1", "x = (\n1", "for", "def f():\n\tx\n        y", "a = 1\nb = = 2\nc = 3\n", "return 1", "break", "'''", "x = 08", "yield 3", "await x", "print 'a'", "f(a=1, 2)"]:
    try: print(exec(bad))
    except SyntaxError as e: print(type(e).__name__, e, e.args)
