print("before")
code = compile("1 + 1", "<typed>", "single")
