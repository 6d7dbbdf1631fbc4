# right: a Counter of pairs, in plain Python

from collections import Counter

def precision_recall(is_two, said_two):
    pairs = Counter(zip(is_two.tolist(), said_two.tolist()))
    finds, twos = pairs[True, True] + pairs[False, True], pairs[True, True] + pairs[True, False]
    return [pairs[True, True] / finds if finds else 0.0, pairs[True, True] / twos if twos else 0.0]
