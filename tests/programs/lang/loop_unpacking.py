"""A `for` that takes the tuples of items(), enumerate() and zip() apart."""
import weakref


def attempt(loop):
    try:
        return loop()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def three_of_two():
    for a, b, c in zip([1], [2]):
        pass


def two_of_three():
    for a, b in zip("ab", "cd", "ef"):
        pass


def three_of_enumerate():
    for a, b, c in enumerate("xy"):
        pass


def one_of_items():
    for (a,) in {"k": 1}.items():
        pass


def strict():
    seen = []
    try:
        for a, b in zip("abc", "de", strict=True):
            seen.append(a + b)
    except ValueError as error:
        seen.append(str(error))
    return seen


def grows():
    d = {1: 2, 3: 4}
    for k, v in d.items():
        d[k + 10] = v


def exchanges():
    d = {1: 2, 3: 4}
    for k, v in d.items():
        del d[k]
        d[k + 10] = v


def broken_source():
    def numbers():
        yield 1
        raise KeyError("source")

    got = []
    try:
        for i, n in enumerate(numbers(), 5):
            got.append((i, n))
    except KeyError as error:
        got.append(error.args)
    return got


for loop in (three_of_two, two_of_three, three_of_enumerate, one_of_items, strict, grows, exchanges, broken_source):
    print(loop.__name__, attempt(loop))


class Loud(enumerate):
    def __next__(self):
        index, item = super().__next__()
        return index * 10, item.upper()


print([(a, b) for a, b in Loud("abc")])
print([(a, b, c) for a, b, c in zip("ab", (1, 2), [3.0, 4.0])])
print([(a, b) for a, (b, c) in enumerate([(1, 2), (3, 4)])])
print([a for a, *b in {1: 2}.items()], [x for x, y in zip()])

# The iterator gives one tuple again and again, unless somebody keeps it; what it holds, lives.
kept = [pair for pair in enumerate("abc")]
print(kept, len(set(map(id, kept))))


class Thing:
    pass


def lives_until_the_next():
    things = {"a": Thing(), "b": Thing()}
    refs = []
    for name, thing in things.items():
        refs.append(weakref.ref(thing))
        things[name] = None
        del thing
        print(name, [ref() is None for ref in refs])
    print([ref() is None for ref in refs])


lives_until_the_next()

print([c for c in "aé€😀z"], [len(c) for c in "\ud800x"])
for c in "":
    print("never")
for i, c in enumerate("é😀"):
    print(i, c)
