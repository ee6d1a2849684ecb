for wanted in (3, 7):
    for n in range(5):
        if n == wanted:
            print("found", n)
            break
    else:
        print(wanted, "is not there")
