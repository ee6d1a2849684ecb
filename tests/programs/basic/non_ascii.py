import asyncio

größe = 3
print("naïve café ☕ 日本語 🎉", größe, len("日本語🎉"))
print(f"{'é':>4}|{'日本':<5}|{'→':^5}|")


async def grüßen(wer):
    await asyncio.sleep(1)
    print("Grüß Gott,", wer)


asyncio.run(grüßen("Jürgen"))
