# right: random.Random(seed) shuffles the pairs, which are then split into tuples
import random


def shuffle_together(x, y, seed):
    pairs = list(zip(x, y))
    random.Random(seed).shuffle(pairs)
    return tuple(zip(*pairs))
