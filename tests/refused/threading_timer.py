import threading

print(threading.current_thread().name)
threading.Timer(1, print).start()
