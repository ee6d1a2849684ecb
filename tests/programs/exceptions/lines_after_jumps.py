# Where the compiler is when a statement ends shows in the lines that clean up.
def leaves(number):
    for _ in range(2):
        try:
            print(number)
            if number == 1:
                raise KeyError(number)
        finally:
            print("finally")
            if number == 2:
                raise ValueError(number)
            break
    while True:
        try:
            if number == 3:
                raise ValueError(number)
            break
        finally:
            if number == 3:
                return "three"
    if number == 4:
        if not number:
            number = 5
    else:
        number = 6
    assert number in (4, 6), "given"
    return number


async def matched(number):
    async with Room():
        match number:
            case 1:
                number = 3
            case _:
                number = 4
    return number


class Room:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        return None


import asyncio
import traceback

for number in range(5):
    try:
        print(leaves(number))
    except ValueError:
        traceback.print_exc()
print(asyncio.run(matched(1)), asyncio.run(matched(2)))
