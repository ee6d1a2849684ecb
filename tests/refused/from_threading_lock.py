from threading import Lock

print(Lock())
