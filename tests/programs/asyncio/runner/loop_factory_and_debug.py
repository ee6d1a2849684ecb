import asyncio
async def main():
    return asyncio.get_running_loop().get_debug()
made = []
def factory():
    made.append(asyncio.new_event_loop())
    return made[-1]
with asyncio.Runner(loop_factory=factory, debug=True) as runner:
    print(runner.run(main()), len(made))
with asyncio.Runner(debug=False) as runner:
    print(runner.run(main()))
