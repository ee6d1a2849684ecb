"""asyncio.exceptions: those that need no C. Streams raise them; a program may, too."""


class SendfileNotAvailableError(RuntimeError):
    """The operating system can not send files."""


class IncompleteReadError(EOFError):
    """A stream ended too early: `partial` is what came of the `expected` bytes."""

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial, self.expected = partial, expected


class LimitOverrunError(Exception):
    """No separator within the limit; `consumed` bytes can be read nevertheless."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed
