#!/usr/bin/env python3
"""Random nestings of statements, from a seed: the same seed gives the same program for ever.

    tests/generate/nestings.py SEED     prints one

A program has a function of compound statements in each other (if, while, for, try, with, match, and what leaves them:
break, continue, return, raise), and runs it some times. Which way it goes is drawn from a sequence of
bits that hangs on the number of the run. Errors that leave the function are printed with their traceback. What
is compared is above all the order in which lines are entered, and the places in tracebacks.
"""

import random
import sys

HEAD = '''import asyncio
import traceback

bits = left = 0


class Done(BaseException):
    pass


def pick():
    global bits, left
    left -= 1
    if left < 0:
        raise Done
    bits = (bits * 1103515245 + 12345) % 2147483648
    return bits >> 20 & 1


def say(word):
    print(word)
    if bits >> 16 & 7 == 0:
        raise ValueError(word)


class Room:
    def __init__(self, number):
        self.number = number

    def __enter__(self):
        if bits >> 16 & 15 == 3:
            raise LookupError(self.number)
        return self.number

    def __exit__(self, kind, error, trace):
        if bits >> 16 & 15 == 5:
            raise KeyError(self.number)
        return self.number % 2

    async def __aenter__(self):
        await pause()
        return self.__enter__()

    async def __aexit__(self, kind, error, trace):
        await pause()
        return self.__exit__(kind, error, trace)


async def pause():
    if bits >> 12 & 3 == 0:
        await asyncio.sleep(0)


async def stream(count):
    for number in range(count):
        await pause()
        yield number
    if bits >> 16 & 7 == 1:
        raise IndexError(count)


'''
PLAIN_TAIL = '''
for run in range(8):
    bits, left = run * 7919 + 1, 25
    try:
        print("gives", work())
    except BaseException:
        traceback.print_exc()
'''
ASYNC_TAIL = '''
async def main():
    global bits, left
    for run in range(8):
        bits, left = run * 7919 + 1, 25
        try:
            print("gives", await work())
        except BaseException:
            traceback.print_exc()


asyncio.run(main())
'''
GENERATOR_TAIL = '''
for run in range(8):
    bits, left = run * 7919 + 1, 25
    try:
        for item in work():
            print("item", item)
    except BaseException:
        traceback.print_exc()
'''
ERRORS = ["ValueError", "KeyError", "(KeyError, IndexError)", "LookupError", "Exception"]


class Writer:
    """Writes one program. Each method puts one statement at the current depth."""

    def __init__(self, seed):
        self.random = random.Random(f"nesting {seed}")
        self.rows = []
        self.depth = 1
        self.loops = 0  # loops around this place that break and continue can mean
        self.room = 0
        self.kind = self.random.choice(["plain", "plain", "async", "generator"])
        self.star = 0  # except* around: it allows no return
        self.number = 0

    def row(self, text):
        self.rows.append("    " * self.depth + text)

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def count(self):
        self.number += 1
        return self.number

    def simple(self):
        choices = [f"say({self.count()})", f"say({self.count()})", "pass", f"x = {self.count()}", "'text'", "x = pick()"]
        if self.kind == "async":
            choices += ["await pause()", "x = await asyncio.sleep(0, 4)"]
        if self.kind == "generator":
            choices += [f"yield {self.count()}", "x = yield"]
        self.row(self.random.choice(choices))

    def condition(self):
        return self.random.choice([
            "pick()", "pick()", "pick()", "not pick()", "pick() and pick()", "pick() or pick()", "pick() == 1",
            "pick() is not None", "x", "True", "not (pick() and pick())", "pick() if x else pick()", "0 < pick() <= 1"])

    def leave(self):
        choices = [f"raise KeyError({self.count()})", "raise"] if self.chance(30) else []
        if not self.star:
            choices += ["return", "return", f"return {self.count()}", "return pick()"]
        if self.loops:
            choices += ["break", "continue"] * 4
        if choices:
            self.row(self.random.choice(choices))
        else:
            self.simple()

    def body(self, most=3):
        self.depth += 1
        count = self.random.randint(1, most)
        for i in range(count):
            self.statement(last=i == count - 1)
        self.depth -= 1

    def statement(self, last):
        self.room -= 1
        if last and self.depth > 1 and self.chance(25):
            self.leave()
        elif self.room < 0 or self.depth > 6 or self.chance(25):
            self.simple()
        else:
            self.random.choice(STATEMENTS)(self)

    def if_(self):
        self.row(f"if {self.condition()}:")
        self.body()
        while self.chance(20):
            self.row(f"elif {self.condition()}:")
            self.body()
        if self.chance(40):
            self.row("else:")
            self.body()

    def loop(self, head):
        self.row(head)
        self.row("    pick()")
        self.loops += 1
        self.body()
        self.loops -= 1
        if self.chance(35):
            self.row("else:")
            self.body(2)

    def while_(self):
        self.loop(f"while {self.random.choice(['pick()', 'pick()', 'True', '1', self.condition()])}:")

    def for_(self):
        if self.kind == "async" and self.chance(50):
            self.loop(f"async for i in stream({self.random.randint(0, 3)}):")
        else:
            self.loop(f"for i in range({self.random.randint(0, 3)}):")

    def try_(self):
        self.row("try:")
        self.body()
        what = self.random.randrange(4)
        if what != 0:
            for error in self.random.sample(ERRORS, self.random.randint(1, 2)):
                self.row(f"except {error}{self.random.choice(['', ' as error'])}:")
                self.body()
            if self.chance(20):
                self.row("except:")
                self.body()
            if self.chance(35):
                self.row("else:")
                self.body()
        if what in (0, 1):
            self.row("finally:")
            self.body()

    def try_star(self):
        self.row("try:")
        self.body()
        for error in self.random.sample(ERRORS, self.random.randint(1, 2)):
            self.row(f"except* {error}{self.random.choice(['', ' as error'])}:")
            loops, self.loops = self.loops, 0
            self.star += 1
            self.body()
            self.star -= 1
            self.loops = loops
        if self.chance(35):
            self.row("else:")
            self.body()
        if self.chance(35):
            self.row("finally:")
            self.body()

    def with_(self):
        word = "async with" if self.kind == "async" and self.chance(60) else "with"
        items = [f"Room({self.count()}){self.random.choice(['', ' as x'])}" for _ in range(self.random.choice([1, 1, 1, 2]))]
        self.row(f"{word} {', '.join(items)}:")
        self.body()

    def match(self):
        self.row(f"match {self.random.choice(['pick()', 'pick() + pick()', '(pick(), pick())'])}:")
        self.depth += 1
        for pattern in self.random.sample(
                ["0", "1 | 2", "(0, 1)", "(x, 1)", "[0, *_]", "int() as y if pick()", "y if pick()", "2"],
                self.random.randint(1, 3)):
            self.row(f"case {pattern}:")
            self.body(2)
        if self.chance(50):
            self.row(f"case {self.random.choice(['_', 'y'])}:")
            self.body(2)
        self.depth -= 1

    def assert_(self):
        self.row(f"assert {self.condition()}{self.random.choice(['', ', 5'])}")

    def del_(self):
        self.row("x = 1")
        self.row("del x")
        self.row("x = 2")

    def program(self):
        self.rows.append("async def work():" if self.kind == "async" else "def work():")
        self.row("x = 3")
        self.room = self.random.randint(4, 16)
        for _ in range(self.random.randint(1, 4)):
            self.statement(last=False)
        if self.kind == "generator":
            self.row("yield 'last'")
        elif self.chance(40):
            self.row("return 'last'")
        tail = {"plain": PLAIN_TAIL, "async": ASYNC_TAIL, "generator": GENERATOR_TAIL}[self.kind]
        return HEAD + "\n".join(self.rows) + "\n\n" + tail


STATEMENTS = [
    Writer.if_, Writer.if_, Writer.while_, Writer.while_, Writer.for_, Writer.for_, Writer.try_, Writer.try_, Writer.try_,
    Writer.try_, Writer.try_star, Writer.with_, Writer.with_, Writer.with_, Writer.match, Writer.assert_, Writer.del_,
]


def program(seed):
    """The source of program number `seed`."""
    return Writer(seed).program()


if __name__ == "__main__":
    print(program(int(sys.argv[1])), end="")
