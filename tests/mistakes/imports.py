"""Modules that Python does not bring along: the run says that there is none, and check what to do about it."""
import asyncio
import requests  # not supported: requests, which is not of Python's own library
import aiohttp, time  # not supported: aiohttp, which is not of Python's own library
import numpy.random as random  # not supported: numpy, which is not of Python's own library
from bs4.element import Tag  # not supported: bs4, which is not of Python's own library
import collections.abc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import Request

try:
    import uvloop
except ImportError:
    uvloop = None


def late():
    from tqdm import tqdm  # not supported: tqdm, which is not of Python's own library

    return tqdm


try:
    import orjson  # not supported: orjson, which is not of Python's own library
finally:
    print("tried")

try:
    import ujson
except ImportError:
    import simplejson  # not supported: simplejson, which is not of Python's own library
