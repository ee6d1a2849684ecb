import socket

print(socket.socket())
