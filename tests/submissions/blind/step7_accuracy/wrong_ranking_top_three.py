# why: gives the best three only, because step 6 has three classifiers; a fourth model is missing
import heapq


def ranking(results):
    return heapq.nlargest(3, results, key=lambda name: results[name]["accuracy"])
