"""concurrent.futures._base and .thread: two names for what concurrent.futures has."""

from concurrent.futures import *
from concurrent.futures import BrokenThreadPool, Error, InvalidStateError
