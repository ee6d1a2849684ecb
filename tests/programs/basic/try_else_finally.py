def attempt(n):
    try:
        print("try", 10 // n)
    except ZeroDivisionError as error:
        print("except", error)
    else:
        print("else")
    finally:
        print("finally")


attempt(5)
attempt(0)
