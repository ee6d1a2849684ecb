import queue

print(queue.Queue().qsize())
