print("before")
exec("x = 1\nimport socket\nprint(x)")
