"""What a file begins with: its own dir() and globals()."""
print(dir())
print(list(globals()))
print(__annotations__, __builtins__, __cached__, __spec__, __package__)
count: int = 3
print(__annotations__, __builtins__.len("abc"))
print([name for name in globals() if not name.startswith("__")])
