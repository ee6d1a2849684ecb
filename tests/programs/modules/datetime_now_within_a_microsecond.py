"""datetime.now() is the microsecond that has begun; today() and fromtimestamp() round to the nearest."""

import asyncio
import datetime
import time


class Moment(datetime.datetime):
    pass


async def main():
    for delay in (0.6840029, 0.0000006, 0.123456789, 0.0000004, 0.5):
        await asyncio.sleep(delay)
        now = time.time()
        print(time.monotonic_ns(), datetime.datetime.now().time(), datetime.datetime.utcnow().time())
        print(datetime.datetime.now(datetime.timezone.utc), datetime.datetime.now(tz=None))
        print(datetime.datetime.today(), datetime.datetime.fromtimestamp(now))
        print(datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=2))))
        print(repr(Moment.now()))


asyncio.run(main())
