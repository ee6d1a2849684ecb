"""Taking results as they arrive.

Watch the order: gather answers in the order of the questions, as_completed in the order of the
answers. The replies are the same.
"""
import asyncio


async def ask(city, seconds):
    await asyncio.sleep(seconds)
    return f"{city} answered after {seconds} s"


def questions():
    return [ask("Lima", 3), ask("Oslo", 1), ask("Cairo", 2)]


async def main():
    for answer in await asyncio.gather(*questions()):
        print("gather:", answer)
    for next_answer in asyncio.as_completed(questions()):
        print("as completed:", await next_answer)


asyncio.run(main())
