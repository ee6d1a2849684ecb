def show(a, b=2, *, c=3):
    print(a, b, c)


show(1)
show(1, 5)
show(1, c=9)
show(b=7, a=8, c=0)
