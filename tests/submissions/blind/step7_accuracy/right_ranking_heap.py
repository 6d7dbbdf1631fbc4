# right: a heap of (negative accuracy, position, name), popped until it is empty
import heapq


def ranking(results):
    heap = [(-result["accuracy"], i, name) for i, (name, result) in enumerate(results.items())]
    heapq.heapify(heap)
    return [heapq.heappop(heap)[2] for _ in range(len(heap))]
