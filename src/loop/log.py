"""asyncio.log: the logger that asyncio tells its warnings and errors to."""

import logging

logger = logging.getLogger("asyncio")
