"""What a `return` was to give is dropped where its `finally` goes another way."""


class Held:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dropped", self.name)


def goes_on():
    for name in ("a", "b"):
        try:
            return Held(name)
        finally:
            print("finally", name)
            continue
    print("behind the loop")
    return "end"


def leaves():
    while True:
        try:
            return Held("c")
        finally:
            break
    print("behind the loop")


def returns_another():
    try:
        return Held("d")
    finally:
        print("finally d")
        return "another"


def nested():
    for name in ("e", "f"):
        try:
            try:
                return Held(name)
            finally:
                print("inner", name)
                if name == "e":
                    continue
        finally:
            print("outer", name)
    print("never here")


print(goes_on())
print(leaves())
print(returns_another())
print(nested().name)
