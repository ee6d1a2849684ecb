import asyncio
import socket
import struct
from threading import setprofile
import subprocess as sp

print("never printed")
asyncio.open_connection
