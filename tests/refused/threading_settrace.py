import threading

threading.settrace(lambda *args: None)
thread = threading.Thread(target=print, args=("hello",))
thread.start()
thread.join()
