# right: the n largest of n names are all of them, in order
import heapq


def ranking(results):
    return heapq.nlargest(len(results), results, key=lambda name: results[name]["accuracy"])
