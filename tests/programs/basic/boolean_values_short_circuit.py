def say(value):
    print("asked", value)
    return value


print(say(0) or say("x"))
print(say(1) and say(""))
print(say(1) or say(2))
print(not [], not "a", bool({}), bool((0,)))
print(say(3) if say(0) else say(4))
