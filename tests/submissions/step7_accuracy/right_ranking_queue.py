# right: a priority queue, emptied into a deque
from collections import deque
from queue import PriorityQueue


def ranking(results):
    queue, names = PriorityQueue(), deque()
    for name, result in results.items():
        queue.put((1 - result["accuracy"], name))
    while not queue.empty():
        names.append(queue.get()[1])
    return names
