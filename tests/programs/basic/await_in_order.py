import asyncio


async def say(word, seconds):
    await asyncio.sleep(seconds)
    print(word)


async def main():
    await say("slow", 2)
    await say("fast", 1)


asyncio.run(main())
