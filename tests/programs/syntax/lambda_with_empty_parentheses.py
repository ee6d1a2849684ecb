make = lambda(): 1
