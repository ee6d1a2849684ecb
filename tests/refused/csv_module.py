from csv import reader

print(list(reader(["a,b"])))
