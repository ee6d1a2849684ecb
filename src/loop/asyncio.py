"""The package `asyncio`: what its parts offer, under one name."""

from _asyncio import *
from _asyncio import _get_running_loop
from asyncio.tasks import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, as_completed, shield, wait, wait_for,
)
from asyncio.timeouts import Timeout, timeout, timeout_at
from asyncio.taskgroups import TaskGroup
from asyncio.locks import Barrier, Condition
