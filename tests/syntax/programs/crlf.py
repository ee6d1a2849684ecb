x = 1
if x:
    y = """a
b"""  # comment

    z = (1,
         2)
