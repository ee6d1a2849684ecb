"""asyncio.log: the logger that asyncio tells its warnings and errors to."""

import logging

logger = logging.getLogger("asyncio")


def _tell(level, file, line, function, message, error):
    """As logger.log, but from this place of CPython's asyncio, where awaiter has C."""
    if logger.isEnabledFor(level):
        parts = error and (type(error), error, error.__traceback__)
        logger.handle(logger.makeRecord(logger.name, level, "/usr/lib/python3.11/asyncio/" + file, line,
                                        message, (), parts, function))
