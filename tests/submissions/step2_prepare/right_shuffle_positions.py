# right: the positions in a list are shuffled, and lists come back


def shuffle_together(x, y, seed):
    from random import Random

    positions = list(range(len(y)))
    Random(seed).shuffle(positions)
    return [list(x[i]) for i in positions], [int(y[i]) for i in positions]
