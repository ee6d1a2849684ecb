"""A name that awaiter has no builtin for, bound by a function for the whole module, or caught or matched."""


def set_up():
    global open

    def open(path):
        return path.upper()


set_up()
print(open("text"))

try:
    int("x")
except ValueError as compile:
    print(compile)

match [1, {"a": 2}]:
    case [exec, {**breakpoint}]:
        print(exec, breakpoint)


def aliases():
    import time as clock

    now = clock
    return [clock.time for clock in (now,)]


print(len(aliases()))
