def nothing():
    pass


def early(n):
    if n:
        return
    return "late"


print(nothing(), early(1), early(0))
