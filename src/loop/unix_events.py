"""asyncio.unix_events: the loop and the policy of the system."""

from asyncio.events import DefaultEventLoopPolicy

_UnixSelectorEventLoop, _UnixDefaultEventLoopPolicy = SelectorEventLoop, DefaultEventLoopPolicy
