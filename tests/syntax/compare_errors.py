"""Breaks small programs at random and compares the first error with CPython's:

    python3 tests/syntax/compare_errors.py [SEED [COUNT]]

Kind, message, line and column must agree. Prints how many do, and the shortest program of every
sort of difference.
"""
import os
import random
import re
import sys

import oracle
from front import Front

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = ("( ) [ ] { } : , = == := * ** if else for in not is lambda async await yield return def "
         "class import from as with try: except finally: print x 1 \"s\" f'{x}' -> @ ... . global "
         "None True match case _ + - / del raise assert != \" ''' \\ f\"{ } ; +=").split()
WORDS += ["\n", "\n  "]


def mutate(source):
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        parts = re.findall(r"\w+|\n[ ]*|[ ]+|[^\w\s]", source)
        if not parts:
            break
        place = random.randrange(len(parts))
        action = random.randrange(4)
        if action == 0:
            del parts[place]
        elif action == 1:
            parts.insert(place, random.choice(WORDS))
        elif action == 2:
            parts[place] = random.choice(WORDS)
        else:
            other = random.randrange(len(parts))
            parts[place], parts[other] = parts[other], parts[place]
        source = "".join(parts)
    return source


def is_comparable(want, got):
    if got and got[0] in ("not supported", "limit"):
        return False
    if want and want[0] in ("ValueError", "MemoryError", "RecursionError", "OverflowError"):
        return False
    # compile() of a string counts this column from the start of the string, python3 FILE does not.
    return not (want and "line continuation" in want[1] and want[2] > 1)


def main():
    random.seed(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    seeds = open(os.path.join(HERE, "seeds.txt")).read().split("\n%%\n")
    front = Front()
    compared = 0
    differing = {}
    for _ in range(count):
        source = mutate(random.choice(seeds))
        want, got = oracle.error(source), front.error(source)
        if not is_comparable(want, got):
            continue
        compared += 1
        if want != got:
            key = tuple(e and re.sub("'[^']*'", "", e[1]) for e in (want, got))
            differing.setdefault(key, []).append((source, want, got))
    for cases in differing.values():
        source, want, got = min(cases, key=lambda case: len(case[0]))
        print("%d times: %r\n    want %s\n    got  %s" % (len(cases), source, want, got))
    different = sum(map(len, differing.values()))
    print("%d compared, %d differ" % (compared, different))


main()
