import signal

signal.signal(signal.SIGINT, lambda *_: print("interrupted"))
