"""`from module import name` that fails tells where the module lies, when it is a file."""
for statement in (
    "asyncio", "collections", "time", "functools", "asyncio.tasks", "json", "itertools", "sys", "dataclasses", "typing", "concurrent.futures",
):
    try:
        match statement:
            case "asyncio":
                from asyncio import slep
            case "collections":
                from collections import deck
            case "time":
                from time import slep
            case "functools":
                from functools import wrap
            case "asyncio.tasks":
                from asyncio.tasks import slep
            case "json":
                from json import load_text
            case "itertools":
                from itertools import chains
            case "sys":
                from sys import nothing
            case "dataclasses":
                from dataclasses import dataklass
            case "typing":
                from typing import Lists
            case "concurrent.futures":
                from concurrent.futures import ThreadPool
    except ImportError as error:
        print(error, error.name, error.path)
import asyncio.tasks
import itertools
import typing

print(asyncio, asyncio.tasks, itertools, typing)
from asyncio import taskgroup
