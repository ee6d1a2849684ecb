from asyncio import StreamReader, run

print(StreamReader, run)
